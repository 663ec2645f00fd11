// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/schema/json.h"
#include "app/schema/schema.h"
#include "tests/support/runner.h"

#include <QTest>

using namespace mesh::schema;
using namespace Qt::StringLiterals;

namespace {

const QByteArray order = R"({
  "$schema": "http://json-schema.org/draft-07/schema#", "title": "Order", "type": "object",
  "description": "An order.", "required": ["id", "who"],
  "properties": {
    "id": {"type": "integer", "description": "the number", "confluent:tags": ["PII"]},
    "amount": {"type": "number", "default": 0},
    "note": {"type": ["string", "null"]},
    "either": {"type": ["string", "integer"]},
    "maybe": {"oneOf": [{"type": "null"}, {"$ref": "#/definitions/Line"}]},
    "lines": {"type": "array", "items": {"$ref": "#/definitions/Line"}},
    "tags": {"type": "object", "additionalProperties": {"type": "boolean"}},
    "state": {"enum": ["NEW", "PAID", null]},
    "at": {"type": "string", "format": "date-time"},
    "who": {"$ref": "person.json"},
    "tree": {"$ref": "#/definitions/Tree"},
    "broken": {"$ref": "#/definitions/Nobody"},
    "anything": true
  },
  "definitions": {
    "Line": {"type": "object", "properties": {"sku": {"type": "string"}}},
    "Tree": {"type": "object", "properties": {"children": {"type": "array",
      "items": {"$ref": "#/definitions/Tree"}}}}
  }})";

SchemaPointer compiled()
{
    SchemaSource source{SchemaKind::Json, QString::fromUtf8(order), {}, {}};
    source.imports.push_back(
        {u"person.json"_s,
         u"{\"type\":\"object\",\"properties\":{\"name\":{\"$ref\":\"#/definitions/Name\"}},"
         "\"definitions\":{\"Name\":{\"type\":\"string\"}}}"_s});
    return *Schema::compile(source);
}

} // namespace

class JsonSchemaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typesTellTheShape_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *path, const char *text) {
            QTest::addRow("%s", path) << QString::fromLatin1(path) << QString::fromLatin1(text);
        };
        row("id", "integer");
        row("amount", "decimal");
        row("note", "string?");
        row("either", "string | integer");
        row("maybe.sku", "string");
        row("lines.0.sku", "string");
        row("tags.anything", "boolean");
        row("at", "date-time");
        row("who.name", "string");
        row("tree.children.0.children.0.children", "array<#/definitions/Tree>");
        row("broken", "any");
        row("anything", "any");
    }
    void typesTellTheShape()
    {
        QFETCH(QString, path);
        QFETCH(QString, text);
        const auto type = compiled()->type();
        const Type *found = type->path(path);
        QVERIFY(found);
        QCOMPARE(found->toText(), text);
    }

    void fieldsHaveDocsTagsAndDefaults()
    {
        const auto type = compiled()->type();
        QCOMPARE(type->doc, u"An order."_s);
        QCOMPARE(type->field(u"id")->doc, u"the number"_s);
        QCOMPARE(type->field(u"id")->tags, QStringList(u"PII"_s));
        QVERIFY(type->field(u"id")->required);
        QVERIFY(!type->field(u"note")->required);
        QVERIFY(*type->field(u"amount")->fallback == Value(qint64(0)));
        QVERIFY(type->field(u"maybe")->type->nullable);
        QVERIFY(type->field(u"state")->type->nullable);
        QCOMPARE(type->field(u"state")->type->symbols, QStringList({u"NEW"_s, u"PAID"_s}));
    }

    void documentsStayExactAndErrorsCountTheFraming()
    {
        const auto schema = compiled();
        const QByteArray json = R"({"id":9007199254740993,"amount":0.10})";
        QCOMPARE(toJson(*schema->decode("xxxxx" + json, 5)), json);
        QCOMPARE(*schema->encode(*parseJson(json)), json);
        const auto broken = schema->decode("xxxxx{\"a\":tru}", 5);
        QVERIFY(!broken.ok());
        QCOMPARE(broken.error().where.name, u"byte 10"_s);
    }

    void whatIsNoSchemaIsRefused()
    {
        for (const char *text : {"", "[]", "{", "5"}) {
            const auto schema =
                Schema::compile({SchemaKind::Json, QString::fromLatin1(text), {}, {}});
            QVERIFY(!schema.ok());
            QCOMPARE(schema.error().code, mesh::core::Code::Schema);
        }
        QVERIFY(Schema::compile({SchemaKind::Json, u"true"_s, {}, {}}).ok());
    }
};

MESH_TEST(JsonSchemaTest)
#include "tst_jsonschema.moc"
