// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/expr/rowaccess.h"
#include "app/records/record.h"
#include "app/schema/decoder.h"

#include <QString>

#include <optional>

namespace mesh::tabular {

/// The slots of a record in expressions.
enum RecordSlot : int {
    KeySlot,
    ValueSlot,
    TopicSlot,
    PartitionSlot,
    OffsetSlot,
    TimestampSlot,
    HeadersSlot, ///< an object: name -> text, or bytes where it is not UTF-8; the last of a name
};

/// One record and what it decodes to: each part once, when it is first asked for. Made once for
/// many records; one thread at a time. The decoder and the record's memory must outlive the use. On
/// the GUI thread the lookup is CacheOnly: a schema not known yet is an error that passes.
class RecordRow final : public expr::RowAccess
{
public:
    RecordRow(QString topic, const schema::Decoder &decoder,
              schema::Lookup lookup = schema::Lookup::MayFetch);

    void setRecord(const records::RecordView &record);
    [[nodiscard]] const records::RecordView &record() const { return m_record; }
    [[nodiscard]] const QString &topic() const { return m_topic; }
    [[nodiscard]] const schema::Decoder &decoder() const { return m_decoder; }

    [[nodiscard]] const schema::Decoded &key() const;
    [[nodiscard]] const schema::Decoded &value() const;
    [[nodiscard]] const schema::Value &headers() const;
    /// Whether a part that was decoded so far is only bytes, with a reason.
    [[nodiscard]] bool undecodable() const;

    [[nodiscard]] const schema::Value &at(int slot) const override;

private:
    QString m_topic;
    const schema::Decoder &m_decoder;
    schema::Lookup m_lookup;
    records::RecordView m_record;
    schema::Value m_topicValue;
    schema::Value m_partition;
    schema::Value m_offset;
    schema::Value m_timestamp;
    mutable std::optional<schema::Decoded> m_key;
    mutable std::optional<schema::Decoded> m_value;
    mutable std::optional<schema::Value> m_headers;
};

} // namespace mesh::tabular
