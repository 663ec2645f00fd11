// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/state/lastprofile.h"

#include "app/workspace/workspace.h"

namespace mesh::ui {

QString profileToOpen(workspace::Workspace &workspace, const QString &named)
{
    if (!named.isEmpty()) {
        return named;
    }
    const QString last = workspace.settings().load().valueOr(config::Settings()).lastProfile;
    return !last.isEmpty() && workspace.profiles().get(last)
               ? last
               : config::ProfileStore::sandboxProfile().id;
}

void rememberProfiles(workspace::Workspace &workspace)
{
    QObject::connect(&workspace, &workspace::Workspace::sessionChanged, &workspace, [&workspace] {
        const workspace::Session *session = workspace.session();
        if (!session) {
            return;
        }
        workspace.tasks().run(core::Pool::Io,
                              [&store = workspace.settings(), id = session->profile().id] {
                                  // A damaged file is left to whoever changes the settings.
                                  auto settings = store.load();
                                  if (!settings || settings->lastProfile == id) {
                                      return;
                                  }
                                  settings->lastProfile = id;
                                  if (const auto saved = store.save(*settings); !saved) {
                                      qWarning("The last profile could not be kept: %s",
                                               qPrintable(saved.error().detail));
                                  }
                              });
    });
}

} // namespace mesh::ui
