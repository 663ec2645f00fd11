// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/schema/protobufschema.h"

#include "app/schema/codec.h"

#include <QStringList>

#include <array>
#include <map>
#include <mutex>
#include <string>

#include <google/protobuf/compiler/parser.h>
#include <google/protobuf/descriptor.pb.h>
#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/stubs/logging.h>

namespace mesh::schema {

using namespace Qt::StringLiterals;

namespace {

struct BuiltIn
{
    const char *name;
    const char *text;
};

/// Files that Confluent's and Google's serializers bring along, so that no registry has them as
/// references: after confluentinc/schema-registry (protobuf-types) and googleapis (google/type).
constexpr std::array builtIns{
    BuiltIn{"confluent/meta.proto", R"(syntax = "proto3";
package confluent;
import "google/protobuf/descriptor.proto";
message Meta { string doc = 1; map<string, string> params = 2; repeated string tags = 3; }
extend google.protobuf.FileOptions { Meta file_meta = 1088; }
extend google.protobuf.MessageOptions { Meta message_meta = 1088; }
extend google.protobuf.FieldOptions { Meta field_meta = 1088; }
extend google.protobuf.EnumOptions { Meta enum_meta = 1088; }
extend google.protobuf.EnumValueOptions { Meta enum_value_meta = 1088; })"},
    BuiltIn{"confluent/type/decimal.proto", R"(syntax = "proto3";
package confluent.type;
message Decimal { bytes value = 1; uint32 precision = 2; int32 scale = 3; })"},
    BuiltIn{"google/type/date.proto", R"(syntax = "proto3";
package google.type;
message Date { int32 year = 1; int32 month = 2; int32 day = 3; })"},
    BuiltIn{"google/type/timeofday.proto", R"(syntax = "proto3";
package google.type;
message TimeOfDay { int32 hours = 1; int32 minutes = 2; int32 seconds = 3; int32 nanos = 4; })"},
    BuiltIn{"google/type/money.proto", R"(syntax = "proto3";
package google.type;
message Money { string currency_code = 1; int64 units = 2; int32 nanos = 3; })"},
};

QString fromStd(const std::string &text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// The first complaint, which the later ones follow from.
class Complaints final : public protobuf::io::ErrorCollector,
                         public protobuf::DescriptorPool::ErrorCollector
{
public:
    void AddError(int line, protobuf::io::ColumnNumber column, const std::string &message) override
    {
        note(u"line %1, column %2: %3"_s.arg(line + 1).arg(column + 1).arg(fromStd(message)));
    }
    void AddError(const std::string &, const std::string &element, const protobuf::Message *,
                  ErrorLocation, const std::string &message) override
    {
        note(fromStd(element) + u": "_s + fromStd(message));
    }
    void AddWarning(int, protobuf::io::ColumnNumber, const std::string &) override {}
    void AddWarning(const std::string &, const std::string &, const protobuf::Message *,
                    ErrorLocation, const std::string &) override
    {}

    [[nodiscard]] const QString &first() const { return m_first; }

private:
    void note(const QString &what)
    {
        if (m_first.isEmpty()) {
            m_first = what;
        }
    }
    QString m_first;
};

std::optional<protobuf::FileDescriptorProto> parseFile(const std::string &name, const QString &text,
                                                       Complaints &complaints)
{
    const QByteArray utf8 = text.toUtf8();
    // a file without "syntax" is proto2, and not worth a line on standard error
    const protobuf::LogSilencer silence;
    protobuf::io::ArrayInputStream stream(utf8.constData(), static_cast<int>(utf8.size()));
    protobuf::io::Tokenizer tokenizer(&stream, &complaints);
    protobuf::compiler::Parser parser;
    parser.RecordErrorsTo(&complaints);
    protobuf::FileDescriptorProto file;
    if (parser.Parse(&tokenizer, &file) && complaints.first().isEmpty()) {
        file.set_name(name);
        return file;
    }
    const auto serialized =
        QByteArray::fromBase64Encoding(utf8.trimmed(), QByteArray::AbortOnBase64DecodingErrors);
    protobuf::FileDescriptorProto binary;
    if (serialized && !serialized.decoded.isEmpty() &&
        binary.ParseFromArray(serialized.decoded.constData(),
                              static_cast<int>(serialized.decoded.size()))) {
        binary.set_name(name);
        return binary;
    }
    return {};
}

const protobuf::FileDescriptor *build(protobuf::DescriptorPool &pool, const std::string &name,
                                      const QString &text, QString &complaint)
{
    Complaints complaints;
    const auto file = parseFile(name, text, complaints);
    if (!file) {
        complaint = complaints.first();
        return nullptr;
    }
    Complaints linking;
    const auto *built = pool.BuildFileCollectingErrors(*file, &linking);
    complaint = linking.first();
    return built;
}

/// Google's well-known files, which libprotobuf holds, and the built-in ones on top.
const protobuf::DescriptorPool &commonPool()
{
    static const auto pool = [] {
        auto made =
            std::make_unique<protobuf::DescriptorPool>(protobuf::DescriptorPool::generated_pool());
        for (const BuiltIn &file : builtIns) {
            QString complaint;
            build(*made, file.name, QString::fromLatin1(file.text), complaint);
        }
        return made;
    }();
    return *pool;
}

/// The messages within a message. Those that stand for the entries of maps have no index: they
/// are not in the text, by which Confluent's serializer counts.
std::vector<const protobuf::Descriptor *> nestedMessages(const protobuf::Descriptor &message)
{
    std::vector<const protobuf::Descriptor *> nested;
    for (int i = 0; i < message.nested_type_count(); ++i) {
        if (!message.nested_type(i)->options().map_entry()) {
            nested.push_back(message.nested_type(i));
        }
    }
    return nested;
}

bool findIn(const protobuf::Descriptor &message, qint32 index, const std::string &wanted,
            const std::string &package, MessageIndexes &indexes)
{
    indexes.push_back(index);
    if (message.full_name() == wanted || package + wanted == message.full_name()) {
        return true;
    }
    qint32 next = 0;
    for (const auto *nested : nestedMessages(message)) {
        if (findIn(*nested, next++, wanted, package, indexes)) {
            return true;
        }
    }
    indexes.pop_back();
    return false;
}

void collectNames(const protobuf::Descriptor &message, ProtobufNames &names)
{
    for (int i = 0; i < message.field_count(); ++i) {
        const protobuf::FieldDescriptor &field = *message.field(i);
        if (names.contains(&field)) {
            return; // the message was here before
        }
        names.insert(&field, fromStd(field.name()));
        if (field.message_type()) {
            collectNames(*field.message_type(), names);
        }
    }
    for (int i = 0; i < message.nested_type_count(); ++i) {
        collectNames(*message.nested_type(i), names);
    }
}

class ProtobufCodec final : public Codec
{
public:
    explicit ProtobufCodec(std::unique_ptr<const ProtobufSchema> schema)
        : m_schema(std::move(schema))
    {}

    TypePointer type(const MessageIndexes &indexes) const override
    {
        const std::lock_guard lock(m_mutex);
        const auto known = m_types.find(indexes);
        if (known != m_types.end()) {
            return known->second;
        }
        const auto *message = m_schema->message(indexes);
        return message ? m_types.emplace(indexes, protobufType(*message)).first->second : nullptr;
    }
    core::Result<Value> decode(QByteArrayView bytes, qsizetype start,
                               const MessageIndexes &indexes) const override
    {
        const auto *message = m_schema->message(indexes);
        return message ? readProtobuf(*message, m_schema->names(), bytes, start) : missing(indexes);
    }
    core::Result<QByteArray> encode(const Value &value,
                                    const MessageIndexes &indexes) const override
    {
        const auto *message = m_schema->message(indexes);
        return message ? writeProtobuf(*message, value) : missing(indexes);
    }
    std::optional<MessageIndexes> findMessage(QStringView name) const override
    {
        return m_schema->find(name);
    }

private:
    static core::Error missing(const MessageIndexes &indexes)
    {
        QStringList numbers;
        for (const qint32 index : indexes) {
            numbers << QString::number(index);
        }
        return schemaError(u"the schema has no message [%1]"_s.arg(numbers.join(u", "_s)));
    }

    std::unique_ptr<const ProtobufSchema> m_schema;
    mutable std::mutex m_mutex;
    mutable std::map<MessageIndexes, TypePointer> m_types; ///< made when first asked for
};

} // namespace

core::Result<std::unique_ptr<const ProtobufSchema>>
ProtobufSchema::compile(const SchemaSource &source)
{
    auto schema = std::make_unique<ProtobufSchema>();
    const protobuf::DescriptorPool &common = commonPool();
    schema->m_pool = std::make_unique<protobuf::DescriptorPool>(&common);
    for (const SchemaSource::Import &import : source.imports) {
        const std::string name = import.name.toStdString();
        QString complaint;
        if (!common.FindFileByName(name) && !build(*schema->m_pool, name, import.text, complaint)) {
            return schemaError(complaint, import.name);
        }
    }
    QString complaint;
    schema->m_file = build(*schema->m_pool, "the schema itself", source.text, complaint);
    if (!schema->m_file) {
        return schemaError(complaint);
    }
    for (int i = 0; i < schema->m_file->message_type_count(); ++i) {
        collectNames(*schema->m_file->message_type(i), schema->m_names);
    }
    return std::unique_ptr<const ProtobufSchema>(std::move(schema));
}

const protobuf::Descriptor *ProtobufSchema::message(const MessageIndexes &indexes) const
{
    const protobuf::Descriptor *found = nullptr;
    for (const qint32 index : indexes) {
        if (!found) {
            const bool there = index >= 0 && index < m_file->message_type_count();
            found = there ? m_file->message_type(index) : nullptr;
        } else {
            const auto nested = nestedMessages(*found);
            found = index >= 0 && size_t(index) < nested.size() ? nested[size_t(index)] : nullptr;
        }
        if (!found) {
            return nullptr;
        }
    }
    return found;
}

std::optional<MessageIndexes> ProtobufSchema::find(QStringView name) const
{
    const std::string wanted = name.toUtf8().toStdString();
    const std::string package = m_file->package().empty() ? "" : m_file->package() + ".";
    for (int i = 0; i < m_file->message_type_count(); ++i) {
        MessageIndexes indexes;
        if (findIn(*m_file->message_type(i), i, wanted, package, indexes)) {
            return indexes;
        }
    }
    return {};
}

ProtobufSpecial specialOf(const protobuf::Descriptor &message)
{
    switch (message.well_known_type()) {
    case protobuf::Descriptor::WELLKNOWNTYPE_TIMESTAMP:
        return ProtobufSpecial::Timestamp;
    case protobuf::Descriptor::WELLKNOWNTYPE_DURATION:
        return ProtobufSpecial::Duration;
    case protobuf::Descriptor::WELLKNOWNTYPE_STRUCT:
        return ProtobufSpecial::Struct;
    case protobuf::Descriptor::WELLKNOWNTYPE_VALUE:
        return ProtobufSpecial::AnyValue;
    case protobuf::Descriptor::WELLKNOWNTYPE_LISTVALUE:
        return ProtobufSpecial::List;
    case protobuf::Descriptor::WELLKNOWNTYPE_DOUBLEVALUE:
    case protobuf::Descriptor::WELLKNOWNTYPE_FLOATVALUE:
    case protobuf::Descriptor::WELLKNOWNTYPE_INT64VALUE:
    case protobuf::Descriptor::WELLKNOWNTYPE_UINT64VALUE:
    case protobuf::Descriptor::WELLKNOWNTYPE_INT32VALUE:
    case protobuf::Descriptor::WELLKNOWNTYPE_UINT32VALUE:
    case protobuf::Descriptor::WELLKNOWNTYPE_STRINGVALUE:
    case protobuf::Descriptor::WELLKNOWNTYPE_BYTESVALUE:
    case protobuf::Descriptor::WELLKNOWNTYPE_BOOLVALUE:
        return ProtobufSpecial::Wrapper;
    default:
        break;
    }
    return message.full_name() == "confluent.type.Decimal" ? ProtobufSpecial::Decimal
                                                           : ProtobufSpecial::None;
}

QString unknownName(int number)
{
    return u'[' + QString::number(number) + u']';
}

std::optional<int> unknownNumber(QStringView name)
{
    if (!name.startsWith(u'[') || !name.endsWith(u']')) {
        return {};
    }
    bool isNumber = false;
    const int number = name.sliced(1, name.size() - 2).toInt(&isNumber);
    return isNumber && number > 0 && number < (1 << 29) ? std::optional(number) : std::nullopt;
}

CodecResult makeProtobufCodec(const SchemaSource &source)
{
    auto schema = ProtobufSchema::compile(source);
    if (!schema) {
        return schema.error();
    }
    return std::unique_ptr<const Codec>(std::make_unique<ProtobufCodec>(*std::move(schema)));
}

} // namespace mesh::schema
