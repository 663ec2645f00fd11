// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/tabular/recordrow.h"

#include "app/schema/json.h"

namespace mesh::tabular {

namespace {

schema::Value headerValue(const std::optional<QByteArrayView> &bytes)
{
    if (!bytes) {
        return {};
    }
    return schema::firstInvalidUtf8(*bytes) < 0 ? schema::Value(QString::fromUtf8(*bytes))
                                                : schema::Value(bytes->toByteArray());
}

} // namespace

RecordRow::RecordRow(QString topic, const schema::Decoder &decoder, schema::Lookup lookup)
    : m_topic(std::move(topic))
    , m_decoder(decoder)
    , m_lookup(lookup)
    , m_topicValue(m_topic)
{}

void RecordRow::setRecord(const records::RecordView &record)
{
    m_record = record;
    m_partition = qint64(record.partition);
    m_offset = record.offset;
    m_timestamp = record.timestamp < 0 ? schema::Value() : schema::Value(record.timestamp);
    m_key.reset();
    m_value.reset();
    m_headers.reset();
}

const schema::Decoded &RecordRow::key() const
{
    if (!m_key) {
        m_key = m_decoder.decode(m_record, schema::Part::Key, m_lookup);
    }
    return *m_key;
}

const schema::Decoded &RecordRow::value() const
{
    if (!m_value) {
        m_value = m_decoder.decode(m_record, schema::Part::Value, m_lookup);
    }
    return *m_value;
}

const schema::Value &RecordRow::headers() const
{
    if (!m_headers) {
        m_headers = schema::Value(schema::Object());
        for (const records::HeaderView &header : m_record.headers()) {
            m_headers->setField(QString::fromUtf8(header.name), headerValue(header.value));
        }
    }
    return *m_headers;
}

bool RecordRow::undecodable() const
{
    return (m_key && m_key->error) || (m_value && m_value->error);
}

const schema::Value &RecordRow::at(int slot) const
{
    switch (RecordSlot(slot)) {
    case KeySlot:
        return key().value;
    case ValueSlot:
        return value().value;
    case TopicSlot:
        return m_topicValue;
    case PartitionSlot:
        return m_partition;
    case OffsetSlot:
        return m_offset;
    case TimestampSlot:
        return m_timestamp;
    case HeadersSlot:
        break;
    }
    return headers();
}

} // namespace mesh::tabular
