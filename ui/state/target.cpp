// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/state/target.h"

namespace mesh::ui {

using namespace Qt::StringLiterals;

std::optional<Target> Target::fromKey(const QString &key)
{
    const QString productPrefix = u"product:"_s;
    const QString topicPrefix = u"topic:"_s;
    if (key.startsWith(productPrefix)) {
        if (auto id = core::ProductId::parse(QStringView(key).mid(productPrefix.size()))) {
            return Target{std::move(id), {}};
        }
    } else if (key.startsWith(topicPrefix) && key.size() > topicPrefix.size()) {
        return Target{std::nullopt, key.mid(topicPrefix.size())};
    }
    return std::nullopt;
}

} // namespace mesh::ui
