// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/kafka/producer.h"
#include "app/sandbox/topicspec.h"

#include <QByteArray>

#include <functional>

namespace mesh::sandbox {

/// A value's bytes as a producer writes them, framing included.
using EncodeValue = std::function<core::Result<QByteArray>(const schema::Value &)>;

/// For the encodings without a schema: Absent, Text, Json.
[[nodiscard]] EncodeValue plainEncoding(Encoding encoding);

/// Turns a topic's events into records.
class EventEncoder
{
public:
    EventEncoder(EncodeValue key, EncodeValue value);

    /// The record without its topic. Error: that of the encoding.
    [[nodiscard]] core::Result<kafka::OutgoingRecord> encode(const Event &event) const;

private:
    EncodeValue m_key;
    EncodeValue m_value;
};

} // namespace mesh::sandbox
