// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/schema/schema.h"

#include <QByteArray>
#include <QHash>

#include <memory>

#include <google/protobuf/descriptor.h>

namespace mesh::schema {

namespace protobuf = google::protobuf;

/// The names of fields as values have them, made once so that records share them.
using ProtobufNames = QHash<const protobuf::FieldDescriptor *, QString>;

/// A compiled .proto file with all its imports. Immutable after compile.
class ProtobufSchema
{
public:
    /// The text is .proto, or a FileDescriptorProto in base64 (a registry's format=serialized).
    /// Google's well-known types and Confluent's own files need not be among the imports. Error:
    /// Schema, with line and column.
    [[nodiscard]] static core::Result<std::unique_ptr<const ProtobufSchema>>
    compile(const SchemaSource &source);

    /// nullptr where there is no such message.
    [[nodiscard]] const protobuf::Descriptor *message(const MessageIndexes &indexes) const;
    [[nodiscard]] std::optional<MessageIndexes> find(QStringView name) const;
    /// Of every message that the file's own can hold.
    [[nodiscard]] const ProtobufNames &names() const { return m_names; }

private:
    std::unique_ptr<protobuf::DescriptorPool> m_pool;
    const protobuf::FileDescriptor *m_file = nullptr;
    ProtobufNames m_names;
};

/// The messages that are values of their own; see Schema.
enum class ProtobufSpecial { None, Timestamp, Duration, Wrapper, Struct, AnyValue, List, Decimal };
[[nodiscard]] ProtobufSpecial specialOf(const protobuf::Descriptor &message);

/// A field of a message that the schema does not have: "[17]".
[[nodiscard]] QString unknownName(int number);
[[nodiscard]] std::optional<int> unknownNumber(QStringView name);

[[nodiscard]] TypePointer protobufType(const protobuf::Descriptor &message);
[[nodiscard]] core::Result<Value> readProtobuf(const protobuf::Descriptor &message,
                                               const ProtobufNames &names, QByteArrayView bytes,
                                               qsizetype start);
[[nodiscard]] core::Result<QByteArray> writeProtobuf(const protobuf::Descriptor &message,
                                                     const Value &value);

} // namespace mesh::schema
