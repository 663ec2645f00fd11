// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHashFunctions>
#include <QMetaType>
#include <QString>

#include <compare>
#include <optional>

namespace mesh::core {

using PartitionId = qint32;
using Offset = qint64;
/// Milliseconds since 1970-01-01 UTC; negative: none.
using TimestampMs = qint64;

/// `domain.name` of a data product. Both parts match [a-z][a-z0-9_]{0,62}.
struct ProductId
{
    QString domain;
    QString name;

    /// Nothing unless the text is exactly domain.name.
    [[nodiscard]] static std::optional<ProductId> parse(QStringView text);
    [[nodiscard]] static bool isValidPart(QStringView text);
    [[nodiscard]] QString toString() const { return domain + u'.' + name; }
    [[nodiscard]] bool isEmpty() const { return domain.isEmpty() && name.isEmpty(); }

    friend bool operator==(const ProductId &, const ProductId &) = default;
    friend auto operator<=>(const ProductId &a, const ProductId &b)
    {
        const int domains = a.domain.compare(b.domain);
        return (domains != 0 ? domains : a.name.compare(b.name)) <=> 0;
    }
    friend size_t qHash(const ProductId &id, size_t seed = 0)
    {
        return qHashMulti(seed, id.domain, id.name);
    }
};

} // namespace mesh::core

Q_DECLARE_METATYPE(mesh::core::ProductId)
