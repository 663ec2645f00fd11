// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/records/record.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace mesh::ui {

/// A record's own copy: stays when its row has left the table.
class InspectedRecord
{
public:
    InspectedRecord(const QString &topic, quint64 sequence, const records::RecordView &record);

    [[nodiscard]] const QString &topic() const { return m_topic; }
    [[nodiscard]] quint64 sequence() const { return m_sequence; }
    /// Borrowed from this copy.
    [[nodiscard]] records::RecordView view() const;

private:
    QString m_topic;
    quint64 m_sequence;
    records::RecordView m_about; ///< its views are not used
    std::optional<QByteArray> m_key;
    std::optional<QByteArray> m_value;
    QByteArray m_headers;
};

} // namespace mesh::ui
