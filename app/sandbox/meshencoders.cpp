// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/meshencoders.h"

#include "app/schema/encoder.h"

namespace mesh::sandbox {

using namespace Qt::StringLiterals;

namespace {

core::Result<EncodeValue> encodingOf(Encoding encoding, const QString &subject,
                                     const std::map<QString, RegisteredSubject> &subjects)
{
    if (encoding == Encoding::Absent || encoding == Encoding::Text || encoding == Encoding::Json) {
        return plainEncoding(encoding);
    }
    const auto found = subjects.find(subject);
    if (found == subjects.end()) {
        return core::Error{core::Code::Schema, u"no schema is registered"_s, subject};
    }
    return EncodeValue([registered = found->second](const schema::Value &value) {
        return schema::encodeFramed(*registered.schema, registered.id, value);
    });
}

} // namespace

schema::SchemaSource sourceOf(const SchemaDefinition &definition)
{
    schema::SchemaSource source;
    source.kind = schema::kindFromName(definition.type).value_or(schema::SchemaKind::Avro);
    source.text = definition.text;
    for (const SchemaReference &reference : definition.references) {
        source.references.push_back({reference.name, reference.subject, reference.version});
    }
    return source;
}

core::Result<void> checkSchema(const SchemaDefinition &definition,
                               const std::vector<std::pair<QString, SchemaDefinition>> &references)
{
    schema::SchemaSource source = sourceOf(definition);
    for (const auto &[name, referred] : references) {
        source.imports.push_back({name, referred.text});
    }
    const auto compiled = schema::Schema::compile(std::move(source));
    if (!compiled) {
        return compiled.error();
    }
    return {};
}

core::Result<std::map<QString, RegisteredSubject>>
registerMeshSchemas(const RegisterSchema &registerSchema)
{
    std::map<QString, RegisteredSubject> subjects;
    for (const MeshSchema &each : meshSchemas()) {
        const auto id = registerSchema(each);
        if (!id) {
            return id.error();
        }
        auto compiled = schema::Schema::compile(sourceOf(each.definition));
        if (!compiled) {
            return compiled.error();
        }
        subjects[each.subject] = {*std::move(compiled), *id};
    }
    return subjects;
}

core::Result<std::vector<EventEncoder>>
encodersOf(const std::vector<TopicSpec> &topics,
           const std::map<QString, RegisteredSubject> &subjects)
{
    std::vector<EventEncoder> encoders;
    for (const TopicSpec &topic : topics) {
        auto key = encodingOf(topic.keyEncoding, topic.name + u"-key"_s, subjects);
        if (!key) {
            return key.error();
        }
        auto value = encodingOf(topic.valueEncoding, topic.name + u"-value"_s, subjects);
        if (!value) {
            return value.error();
        }
        encoders.emplace_back(*std::move(key), *std::move(value));
    }
    return encoders;
}

} // namespace mesh::sandbox
