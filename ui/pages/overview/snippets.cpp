// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/overview/snippets.h"

#include "ui/state/commandlines.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

using schema::Format;

QString translated(const char *text)
{
    return QCoreApplication::translate("mesh::ui::snippets", text);
}

bool byRegistry(Format format)
{
    return format == Format::Avro || format == Format::Protobuf || format == Format::JsonSchema;
}

bool hasRegistry(const SnippetFacts &facts)
{
    return byRegistry(facts.format) && !facts.profile.registry.url.isEmpty();
}

/// A string literal of Python, Java and JSON.
QString quoted(QString text)
{
    return u'"' + text.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s) + u'"';
}

/// A string literal of SQL.
QString sqlQuoted(QString text)
{
    return u'\'' + text.replace(u'\'', u"''"_s) + u'\'';
}

/// A name that SQL and Python take without quotes.
QString identifier(const QString &topic)
{
    static const QRegularExpression other(u"[^A-Za-z0-9_]"_s);
    QString name = topic.section(u'.', -1);
    name.replace(other, u"_"_s);
    return name.isEmpty() || name.front().isDigit() ? u"t_"_s + name : name;
}

Snippet kcat(const SnippetFacts &facts)
{
    QString command = kcatPrefix(facts.profile) + u" -C -t "_s + shellWord(facts.topic);
    QString note;
    if (facts.format == Format::Avro && hasRegistry(facts)) {
        command += u" -s value=avro -r "_s + shellWord(facts.profile.registry.url);
        note = translated(QT_TRANSLATE_NOOP("mesh::ui::snippets", "Needs a kcat built with Avro."));
    } else if (byRegistry(facts.format)) {
        note = translated(QT_TRANSLATE_NOOP(
            "mesh::ui::snippets", "kcat prints these values as bytes; meshctl decodes them."));
    }
    return {u"kcat"_s, u"kcat"_s, command + u" -o -10 -e"_s, note};
}

/// A Python or Java value: a literal, or the environment variable it names.
QString pythonValue(const QString &value)
{
    return value.startsWith(u'$') ? u"os.environ["_s + quoted(value.mid(1)) + u']' : quoted(value);
}

Snippet python(const SnippetFacts &facts)
{
    const bool avro = facts.format == Format::Avro && hasRegistry(facts);
    QString text = u"import os\n\nfrom confluent_kafka import Consumer\n"_s;
    if (avro) {
        text += u"from confluent_kafka.schema_registry import SchemaRegistryClient\n"
                "from confluent_kafka.schema_registry.avro import AvroDeserializer\n"
                "from confluent_kafka.serialization import MessageField, SerializationContext\n"_s;
    }
    text += u"\nconsumer = Consumer({\n"_s;
    for (const auto &[name, value] : clientProperties(facts.profile)) {
        text += u"    "_s + quoted(name) + u": "_s + pythonValue(value) + u",\n"_s;
    }
    text += u"    \"group.id\": \"my-group\",\n    \"auto.offset.reset\": \"latest\",\n})\n"_s;
    text += u"consumer.subscribe(["_s + quoted(facts.topic) + u"])\n"_s;
    QString decode =
        facts.format == Format::Json ? u"json.loads(message.value())"_s : u"message.value()"_s;
    if (facts.format == Format::Json) {
        text.replace(u"import os\n"_s, u"import json\nimport os\n"_s);
    }
    if (avro) {
        text += u"registry = SchemaRegistryClient({\"url\": "_s +
                quoted(facts.profile.registry.url) +
                u"})\ndecode = AvroDeserializer(registry)\n"
                "where = SerializationContext("_s +
                quoted(facts.topic) + u", MessageField.VALUE)\n"_s;
        decode = u"decode(message.value(), where)"_s;
    }
    text += u"\nwhile True:\n    message = consumer.poll(1.0)\n"
            "    if message is None:\n        continue\n"
            "    if message.error():\n        raise RuntimeError(message.error())\n"
            "    print(message.key(), "_s +
            decode + u")\n"_s;
    return {u"python"_s, u"Python"_s, text,
            translated(QT_TRANSLATE_NOOP("mesh::ui::snippets", "Needs: %1"))
                .arg(avro ? u"pip install \"confluent-kafka[avro,schemaregistry]\""_s
                          : u"pip install confluent-kafka"_s)};
}

Snippet java(const SnippetFacts &facts)
{
    const bool avro = facts.format == Format::Avro && hasRegistry(facts);
    QString text = u"var properties = new Properties();\n"_s;
    const auto put = [&text](const QString &name, const QString &value) {
        text += u"properties.put("_s + quoted(name) + u", "_s + quoted(value) + u");\n"_s;
    };
    for (const auto &[name, value] : javaProperties(facts.profile)) {
        put(name, value);
    }
    const bool sasl = facts.profile.security == config::Security::SaslPlaintext ||
                      facts.profile.security == config::Security::SaslTls;
    if (sasl && facts.profile.mechanism != config::SaslMechanism::OAuthBearer) {
        const QString module = facts.profile.mechanism == config::SaslMechanism::Plain
                                   ? u"org.apache.kafka.common.security.plain.PlainLoginModule"_s
                                   : u"org.apache.kafka.common.security.scram.ScramLoginModule"_s;
        text +=
            u"properties.put(\"sasl.jaas.config\", "_s +
            quoted(module + u" required username=\""_s + facts.profile.user + u"\" password=\""_s) +
            u"\n    + System.getenv(\"KAFKA_PASSWORD\") + \"\\\";\");\n"_s;
    }
    put(u"group.id"_s, u"my-group"_s);
    put(u"key.deserializer"_s, u"org.apache.kafka.common.serialization.StringDeserializer"_s);
    if (avro) {
        put(u"value.deserializer"_s, u"io.confluent.kafka.serializers.KafkaAvroDeserializer"_s);
        put(u"schema.registry.url"_s, facts.profile.registry.url);
    } else {
        put(u"value.deserializer"_s,
            byRegistry(facts.format)
                ? u"org.apache.kafka.common.serialization.ByteArrayDeserializer"_s
                : u"org.apache.kafka.common.serialization.StringDeserializer"_s);
    }
    const QString type = avro ? u"Object"_s : byRegistry(facts.format) ? u"byte[]"_s : u"String"_s;
    text += u"\ntry (var consumer = new KafkaConsumer<String, %1>(properties)) {\n"
            "    consumer.subscribe(List.of(%2));\n"
            "    while (true) {\n"
            "        for (var record : consumer.poll(Duration.ofSeconds(1))) {\n"
            "            System.out.println(record.key() + \" \" + record.value());\n"
            "        }\n    }\n}\n"_s.arg(type, quoted(facts.topic));
    return {u"java"_s, u"Java"_s, text,
            translated(QT_TRANSLATE_NOOP("mesh::ui::snippets", "Needs: %1"))
                .arg(avro ? u"org.apache.kafka:kafka-clients, io.confluent:kafka-avro-serializer"_s
                          : u"org.apache.kafka:kafka-clients"_s)};
}

QString ksqlType(const expr::Type &type)
{
    switch (type.kind) {
    case expr::Kind::Boolean:
        return u"BOOLEAN"_s;
    case expr::Kind::BigInt:
        return u"BIGINT"_s;
    case expr::Kind::Double:
        return u"DOUBLE"_s;
    case expr::Kind::Decimal:
        return type.precision > 0 ? u"DECIMAL(%1, %2)"_s.arg(type.precision).arg(type.scale)
                                  : u"DECIMAL(38, 9)"_s;
    case expr::Kind::Bytes:
        return u"BYTES"_s;
    case expr::Kind::Date:
        return u"DATE"_s;
    case expr::Kind::Time:
        return u"TIME"_s;
    case expr::Kind::Timestamp:
        return u"TIMESTAMP"_s;
    case expr::Kind::Array:
        return u"ARRAY<"_s + (type.element ? ksqlType(*type.element) : u"VARCHAR"_s) + u'>';
    case expr::Kind::Map:
        return u"MAP<VARCHAR, "_s + (type.element ? ksqlType(*type.element) : u"VARCHAR"_s) + u'>';
    case expr::Kind::Struct: {
        QStringList fields;
        for (const expr::Field &field : type.fields) {
            fields << u'`' + field.name + u"` "_s + ksqlType(field.type);
        }
        return u"STRUCT<"_s + fields.join(u", "_s) + u'>';
    }
    default:
        return u"VARCHAR"_s;
    }
}

QString flinkType(const expr::Type &type)
{
    switch (type.kind) {
    case expr::Kind::Varchar:
    case expr::Kind::Unknown:
        return u"STRING"_s;
    case expr::Kind::Timestamp:
        return u"TIMESTAMP_LTZ(3)"_s;
    case expr::Kind::Array:
        return u"ARRAY<"_s + (type.element ? flinkType(*type.element) : u"STRING"_s) + u'>';
    case expr::Kind::Map:
        return u"MAP<STRING, "_s + (type.element ? flinkType(*type.element) : u"STRING"_s) + u'>';
    case expr::Kind::Struct: {
        QStringList fields;
        for (const expr::Field &field : type.fields) {
            fields << u'`' + field.name + u"` "_s + flinkType(field.type);
        }
        return u"ROW<"_s + fields.join(u", "_s) + u'>';
    }
    default:
        return ksqlType(type);
    }
}

QString ksqlFormat(Format format)
{
    switch (format) {
    case Format::Avro:
        return u"AVRO"_s;
    case Format::Protobuf:
        return u"PROTOBUF"_s;
    case Format::JsonSchema:
        return u"JSON_SR"_s;
    case Format::Json:
        return u"JSON"_s;
    default:
        return u"KAFKA"_s;
    }
}

/// Fields of the value for a CREATE statement; a bare value is one column.
QStringList columnLines(const SnippetFacts &facts, QString (*typeText)(const expr::Type &))
{
    QStringList lines;
    if (facts.shape.value && facts.shape.value->kind == expr::Kind::Struct) {
        for (const expr::Field &field : facts.shape.value->fields) {
            lines << u"  `"_s + field.name + u"` "_s + typeText(field.type);
        }
    }
    if (lines.isEmpty()) {
        lines << u"  `value` "_s + typeText(expr::Type(expr::Kind::Varchar));
    }
    return lines;
}

Snippet ksqldb(const SnippetFacts &facts)
{
    const QString name = identifier(facts.topic);
    QString columns;
    // With a registry ksqlDB takes the columns from the schema.
    if (!byRegistry(facts.format)) {
        columns = u" (\n"_s + columnLines(facts, ksqlType).join(u",\n"_s) + u"\n)"_s;
    }
    const QString text =
        u"CREATE STREAM %1%2 WITH (\n  KAFKA_TOPIC = %3,\n  VALUE_FORMAT = '%4'\n);\n\n"
        "SELECT * FROM %1 EMIT CHANGES;\n"_s.arg(name, columns, sqlQuoted(facts.topic),
                                                 ksqlFormat(facts.format));
    return {u"ksqldb"_s, u"ksqlDB"_s, text, {}};
}

Snippet flink(const SnippetFacts &facts)
{
    QString options;
    const auto add = [&options](const QString &name, const QString &value) {
        options += u",\n  "_s + sqlQuoted(name) + u" = "_s + sqlQuoted(value);
    };
    add(u"topic"_s, facts.topic);
    for (const auto &[name, value] : javaProperties(facts.profile)) {
        add(u"properties."_s + name, value);
    }
    add(u"scan.startup.mode"_s, u"latest-offset"_s);
    if (facts.format == Format::Avro && hasRegistry(facts)) {
        add(u"value.format"_s, u"avro-confluent"_s);
        add(u"value.avro-confluent.url"_s, facts.profile.registry.url);
    } else if (facts.format == Format::Protobuf || !byRegistry(facts.format)) {
        add(u"value.format"_s, facts.format == Format::Json ? u"json"_s : u"raw"_s);
    } else {
        add(u"value.format"_s, u"json"_s);
    }
    const QString text =
        u"CREATE TABLE %1 (\n%2\n) WITH (\n  'connector' = 'kafka'%3\n);\n\n"
        "SELECT * FROM %1;\n"_s.arg(identifier(facts.topic),
                                    columnLines(facts, flinkType).join(u",\n"_s), options);
    const bool sasl = facts.profile.security == config::Security::SaslPlaintext ||
                      facts.profile.security == config::Security::SaslTls;
    return {u"flink"_s, u"Flink SQL"_s, text,
            sasl ? translated(QT_TRANSLATE_NOOP(
                       "mesh::ui::snippets",
                       "Set properties.sasl.jaas.config with your own credentials."))
                 : QString()};
}

Snippet meshctl(const SnippetFacts &facts)
{
    const QString topic = shellWord(meshctlTopic(facts.topic));
    const QString prefix = meshctlPrefix(facts.profile);
    return {u"meshctl"_s,
            u"meshctl"_s,
            u"%1 records read %2 --from -10\n%1 records read %2 --from end --follow\n"_s.arg(prefix,
                                                                                             topic),
            {}};
}

Snippet pandas(const SnippetFacts &facts)
{
    QStringList arguments;
    const QString command = meshctlPrefix(facts.profile) + u" records read "_s +
                            meshctlTopic(facts.topic) + u" --from -10000 --format csv"_s;
    for (const QString &word : command.split(u' ')) {
        QString bare = word;
        arguments << quoted(bare.remove(u'\''));
    }
    return {u"pandas"_s, u"pandas"_s,
            u"import io\nimport subprocess\n\nimport pandas\n\ncommand = [%1]\n"
            "rows = subprocess.run(command, check=True, capture_output=True).stdout\n"
            "frame = pandas.read_csv(io.BytesIO(rows))\nprint(frame.describe())\n"_s.arg(
                arguments.join(u", "_s)),
            translated(QT_TRANSLATE_NOOP("mesh::ui::snippets", "Needs meshctl in the path."))};
}

Snippet duckdb(const SnippetFacts &facts)
{
    const QString file = identifier(facts.topic) + u".jsonl"_s;
    return {u"duckdb"_s,
            u"DuckDB"_s,
            u"%1 records read %2 --from -10000 --format jsonl > %3\n"
            "duckdb -c \"SELECT value.* FROM read_json_auto('%3') LIMIT 20\"\n"_s.arg(
                meshctlPrefix(facts.profile), shellWord(meshctlTopic(facts.topic)), file),
            {}};
}

} // namespace

std::vector<Snippet> snippets(const SnippetFacts &facts)
{
    return {kcat(facts),   meshctl(facts), python(facts), java(facts),
            ksqldb(facts), flink(facts),   pandas(facts), duckdb(facts)};
}

} // namespace mesh::ui
