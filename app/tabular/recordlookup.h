// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/tabular/columns.h"

#include "app/expr/lookup.h"

#include <QHash>

namespace mesh::tabular {

/// Values that were seen in fields, for completion: few a field, the most recent kept. By the
/// column's path: customer.city, key.id.
using SeenValues = QHash<QString, QStringList>;

/// What names mean in a condition over records. Always the record's own: ROWTIME (milliseconds),
/// ROWPARTITION, ROWOFFSET, ROWKEY, ROWVALUE, ROWTOPIC. A bare name is first a field of the value;
/// key, value, topic, partition, offset, timestamp and headers are the record's where the value has
/// no such field.
class RecordLookup final : public expr::Lookup
{
public:
    explicit RecordLookup(RecordShape shape, SeenValues seen = {});

    [[nodiscard]] std::vector<expr::Resolved> resolve(const QString &name,
                                                      bool quoted) const override;
    [[nodiscard]] std::vector<expr::KnownName> names() const override;
    [[nodiscard]] std::optional<expr::Place> openPlace() const override;
    [[nodiscard]] QStringList seenValues(const expr::Place &place) const override;
    [[nodiscard]] QStringList headerNames() const override;
    [[nodiscard]] int headersSlot() const override;

private:
    RecordShape m_shape;
    SeenValues m_seen;
};

} // namespace mesh::tabular
