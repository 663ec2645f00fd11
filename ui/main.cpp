// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/workspace/workspace.h"
#include "ui/pages/product/productpages.h"
#include "ui/pages/window/mainwindow.h"
#include "ui/state/appearance.h"
#include "ui/state/formats.h"

#include <QApplication>
#include <QCommandLineParser>

using namespace Qt::StringLiterals;

namespace {

/// The profile to begin with: the one named, else the last one, else the sandbox.
QString firstProfile(const QString &named, const mesh::config::Settings &settings)
{
    if (!named.isEmpty()) {
        return named;
    }
    return settings.lastProfile.isEmpty() ? mesh::config::ProfileStore::sandboxProfile().id
                                          : settings.lastProfile;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"meshscope"_s);
    QApplication::setApplicationDisplayName(u"Meshscope"_s);
    QApplication::setApplicationVersion(QStringLiteral(MESHSCOPE_VERSION));
    QGuiApplication::setDesktopFileName(u"meshscope"_s);

    const mesh::core::SystemClock clock;
    mesh::workspace::Workspace workspace(clock);
    const mesh::config::Settings settings =
        workspace.settings().load().valueOr(mesh::config::Settings());

    mesh::ui::Appearance appearance(application);
    appearance.setLanguage(settings.language);
    appearance.prepare(settings.theme);

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "Explorer for data meshes on Apache Kafka"));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption profile(
        u"profile"_s, QCoreApplication::translate("main", "Opens this profile."), u"name"_s);
    parser.addOption(profile);
    parser.process(application);

    mesh::ui::Formats formats;
    formats.setLocale(appearance.locale());
    if (!settings.timeZone.isEmpty()) {
        formats.setTimeZone(QTimeZone(settings.timeZone.toUtf8()));
    }
    mesh::ui::MainWindow window(workspace, appearance, formats, mesh::ui::makeProductPages());
    appearance.apply(settings.theme);
    window.show();
    // After the first paint: nothing may keep the window from being seen.
    QMetaObject::invokeMethod(
        &workspace,
        [&workspace, id = firstProfile(parser.value(profile), settings)] { workspace.open(id); },
        Qt::QueuedConnection);
    return QApplication::exec();
}
