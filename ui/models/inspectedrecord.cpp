// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/inspectedrecord.h"

namespace mesh::ui {

InspectedRecord::InspectedRecord(const QString &topic, quint64 sequence,
                                 const records::RecordView &record)
    : m_topic(topic)
    , m_sequence(sequence)
    , m_about(record)
    , m_headers(record.encodedHeaders.toByteArray())
{
    if (record.key) {
        m_key = record.key->toByteArray();
    }
    if (record.value) {
        m_value = record.value->toByteArray();
    }
}

records::RecordView InspectedRecord::view() const
{
    records::RecordView record = m_about;
    record.key = m_key ? std::optional<QByteArrayView>(*m_key) : std::nullopt;
    record.value = m_value ? std::optional<QByteArrayView>(*m_value) : std::nullopt;
    record.encodedHeaders = m_headers;
    return record;
}

} // namespace mesh::ui
