// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/recordknowledge.h"

#include "app/cli/mesh.h"

#include "app/schema/registry.h"
#include "app/workspace/masks.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mesh::cli {

using core::Code;
using core::Result;
using schema::SchemaRegistry;

namespace {

/// What is known of a part of several topics' records.
struct PartShape
{
    std::optional<expr::Type> type;
    bool certain = true;

    void take(const schema::Schema &schema)
    {
        const schema::TypePointer first = schema.type();
        if (!first) {
            certain = false;
            return;
        }
        const expr::Type more = expr::typeOf(*first);
        type = type ? expr::merged(*type, more) : more;
        // JSON Schema allows fields that it does not name; of several messages any may come.
        certain = certain && (schema.kind() == schema::SchemaKind::Avro ||
                              (schema.kind() == schema::SchemaKind::Protobuf && !schema.type({1})));
    }
};

// A field that only an older version has is in the older records.
Result<void> takeVersions(SchemaRegistry &registry, const QString &subject, PartShape &part,
                          const std::stop_token &stop)
{
    const auto versions = registry.versions(subject, stop);
    if (!versions) {
        part.certain = false;
        return versions.error().code == Code::NotFound ? Result<void>() : versions.error();
    }
    for (const int number : *versions) {
        const auto version = registry.version(subject, number, stop);
        const auto schema = version ? registry.schemaOf(*version, stop)
                                    : Result<schema::SchemaPointer>(version.error());
        if (!schema) {
            part.certain = false;
            return schema.error();
        }
        part.take(**schema);
    }
    return {};
}

} // namespace

tabular::RecordShape registeredShape(Context &context, const workspace::Link &link,
                                     const QStringList &topics)
{
    tabular::RecordShape shape;
    if (!link.registry) {
        return shape;
    }
    PartShape key;
    PartShape value;
    for (const QString &topic : topics) {
        for (const auto &[suffix, part] :
             {std::pair{u"-key"_s, &key}, std::pair{u"-value"_s, &value}}) {
            const auto taken = takeVersions(*link.registry, topic + suffix, *part, context.stop());
            if (!taken) {
                context.say(u"meshctl: "_s + core::explain(taken.error()).sentence());
                return shape;
            }
        }
    }
    shape.key = key.type;
    shape.keyCertain = key.type && key.certain;
    shape.value = value.type;
    shape.valueCertain = value.type && value.certain;
    return shape;
}

QHash<QString, tabular::MaskRules> masksOf(Context &context, const QStringList &topics)
{
    QHash<QString, tabular::MaskRules> masks;
    // What was known a minute ago hides what it hid; waiting would be longer than the reading.
    const Result<Mesh> mesh = readMeshSilently(context, 1min);
    if (!mesh) {
        if (mesh.error().code != Code::Cancelled) {
            context.say(u"meshctl: what the mesh masks is not known, nothing is hidden: "_s +
                        core::explain(mesh.error()).sentence());
        }
        return masks;
    }
    for (const QString &topic : topics) {
        tabular::MaskRules rules = workspace::maskRulesOfTopic(topic, *mesh->snapshot);
        if (!rules.isEmpty()) {
            masks.insert(topic, std::move(rules));
        }
    }
    return masks;
}

} // namespace mesh::cli
