// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/eventencoder.h"

#include "app/schema/json.h"

#include <utility>

namespace mesh::sandbox {

EncodeValue plainEncoding(Encoding encoding)
{
    if (encoding == Encoding::Json) {
        return [](const schema::Value &value) -> core::Result<QByteArray> {
            return schema::toJson(value);
        };
    }
    return [](const schema::Value &value) -> core::Result<QByteArray> {
        return value.toDisplay().toUtf8();
    };
}

EventEncoder::EventEncoder(EncodeValue key, EncodeValue value)
    : m_key(std::move(key))
    , m_value(std::move(value))
{}

core::Result<kafka::OutgoingRecord> EventEncoder::encode(const Event &event) const
{
    kafka::OutgoingRecord record;
    record.timestamp = event.time;
    if (event.key) {
        auto key = m_key(*event.key);
        if (!key) {
            return key.error();
        }
        record.key = *std::move(key);
    }
    if (event.value) {
        auto value = m_value(*event.value);
        if (!value) {
            return value.error();
        }
        record.value = *std::move(value);
        if (event.broken) {
            record.value->truncate(record.value->size() * 2 / 3);
        }
    }
    for (const auto &[name, text] : event.headers) {
        record.headers.emplace_back(name, text);
    }
    return record;
}

} // namespace mesh::sandbox
