// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/ids.h"

#include <QMetaType>
#include <QString>

#include <optional>

namespace mesh::ui {

/// What a page, a preview or a row is about: a product, or a topic that no product claims.
struct Target
{
    std::optional<core::ProductId> product;
    QString topic; ///< the topic; of a product, its chosen port's. Empty: the newest active port's.

    /// "product:sales.orders" or "topic:clicks_tmp": names a tab, also across restarts.
    [[nodiscard]] QString key() const
    {
        return product ? QStringLiteral("product:") + product->toString()
                       : QStringLiteral("topic:") + topic;
    }
    /// The other way round; nothing for another kind of key.
    [[nodiscard]] static std::optional<Target> fromKey(const QString &key);
    [[nodiscard]] bool isEmpty() const { return !product && topic.isEmpty(); }
    friend bool operator==(const Target &, const Target &) = default;
};

} // namespace mesh::ui

Q_DECLARE_METATYPE(mesh::ui::Target)
