// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/schema/json.h"
#include "app/schema/schema.h"
#include "tests/support/runner.h"

#include <QRandomGenerator>
#include <QTest>

#include <array>
#include <charconv>
#include <memory>

#include <avro.h>

using namespace mesh::schema;
using namespace Qt::StringLiterals;

namespace {

SchemaPointer compiled(const QByteArray &text)
{
    auto schema = Schema::compile({SchemaKind::Avro, QString::fromUtf8(text), {}, {}});
    if (!schema) {
        qWarning("%s", qPrintable(schema.error().detail));
        return nullptr;
    }
    return *schema;
}

const QByteArray orderSchema = R"({"type":"record","name":"Order","namespace":"sales","fields":[
 {"name":"id","type":"long"},
 {"name":"customer","type":{"type":"record","name":"Customer","fields":[
   {"name":"name","type":"string"},{"name":"age","type":["null","int"],"default":null}]}},
 {"name":"lines","type":{"type":"array","items":{"type":"record","name":"Line","fields":[
   {"name":"sku","type":"string"},{"name":"quantity","type":"int"},{"name":"price","type":"double"},
   {"name":"weight","type":"float"}]}}},
 {"name":"state","type":{"type":"enum","name":"State","symbols":["NEW","PAID","SENT"]}},
 {"name":"tags","type":{"type":"map","values":"string"}},
 {"name":"gift","type":"boolean"},
 {"name":"hash","type":{"type":"fixed","name":"Hash","size":4}},
 {"name":"raw","type":"bytes"},
 {"name":"note","type":["null","string","long"]}]})";

const QByteArray orderJson = R"({"id":9007199254740993,"customer":{"name":"Zoë","age":42},)"
                             R"("lines":[{"sku":"a-1","quantity":-3,"price":0.1,"weight":21.4},)"
                             R"({"sku":"","quantity":2147483647,"price":-1.5e300,"weight":0}],)"
                             R"("state":"PAID","tags":{"a":"b","c":""},"gift":true,)"
                             R"("hash":"AQID/w==","raw":"AP8=","note":"hello"})";

struct AvroFree
{
    void operator()(avro_schema_t schema) const { avro_schema_decref(schema); }
    void operator()(avro_value_iface_t *interface) const { avro_value_iface_decref(interface); }
    void operator()(avro_reader_t reader) const { avro_reader_free(reader); }
};

/// What avro-c reads, in the form that our values have. Unions are unwrapped as ours are.
Value oracleValue(avro_value_t *value)
{
    switch (avro_value_get_type(value)) {
    case AVRO_NULL:
        return {};
    case AVRO_BOOLEAN: {
        int flag = 0;
        avro_value_get_boolean(value, &flag);
        return flag != 0;
    }
    case AVRO_INT32: {
        int32_t number = 0;
        avro_value_get_int(value, &number);
        return qint64(number);
    }
    case AVRO_INT64: {
        int64_t number = 0;
        avro_value_get_long(value, &number);
        return qint64(number);
    }
    case AVRO_FLOAT: {
        float number = 0;
        avro_value_get_float(value, &number);
        std::array<char, 32> text{};
        const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
        return QByteArray(text.data(), end - text.data()).toDouble();
    }
    case AVRO_DOUBLE: {
        double number = 0;
        avro_value_get_double(value, &number);
        return number;
    }
    case AVRO_STRING: {
        const char *text = nullptr;
        size_t size = 0;
        avro_value_get_string(value, &text, &size);
        return QString::fromUtf8(text, qsizetype(size) - 1);
    }
    case AVRO_BYTES:
    case AVRO_FIXED: {
        const void *bytes = nullptr;
        size_t size = 0;
        if (avro_value_get_type(value) == AVRO_BYTES) {
            avro_value_get_bytes(value, &bytes, &size);
        } else {
            avro_value_get_fixed(value, &bytes, &size);
        }
        return QByteArray(static_cast<const char *>(bytes), qsizetype(size));
    }
    case AVRO_ENUM: {
        int index = 0;
        avro_value_get_enum(value, &index);
        return QString::fromUtf8(avro_schema_enum_get(avro_value_get_schema(value), index));
    }
    case AVRO_UNION: {
        avro_value_t branch;
        avro_value_get_current_branch(value, &branch);
        return oracleValue(&branch);
    }
    default:
        break;
    }
    const bool list = avro_value_get_type(value) == AVRO_ARRAY;
    size_t count = 0;
    avro_value_get_size(value, &count);
    Array elements;
    Object fields;
    for (size_t i = 0; i < count; ++i) {
        avro_value_t child;
        const char *name = nullptr;
        avro_value_get_by_index(value, i, &child, &name);
        if (list) {
            elements.push_back(oracleValue(&child));
        } else {
            fields.emplace_back(QString::fromUtf8(name), oracleValue(&child));
        }
    }
    return list ? Value(std::move(elements)) : Value(std::move(fields));
}

std::optional<Value> readByOracle(const QByteArray &schemaText, const QByteArray &bytes)
{
    avro_schema_t parsed = nullptr;
    if (avro_schema_from_json_length(schemaText.constData(), size_t(schemaText.size()), &parsed)) {
        return {};
    }
    const std::unique_ptr<std::remove_pointer_t<avro_schema_t>, AvroFree> schema(parsed);
    const std::unique_ptr<avro_value_iface_t, AvroFree> interface(
        avro_generic_class_from_schema(parsed));
    avro_value_t value;
    avro_generic_value_new(interface.get(), &value);
    const std::unique_ptr<std::remove_pointer_t<avro_reader_t>, AvroFree> reader(
        avro_reader_memory(bytes.constData(), bytes.size()));
    std::optional<Value> read;
    if (avro_value_read(reader.get(), &value) == 0) {
        read = oracleValue(&value);
    }
    avro_value_decref(&value);
    return read;
}

} // namespace

class AvroTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithAvroC()
    {
        const auto schema = compiled(orderSchema);
        QVERIFY(schema);
        const auto bytes = schema->encode(*parseJson(orderJson));
        QVERIFY2(bytes.ok(), qPrintable(bytes.ok() ? QString() : bytes.error().detail));
        const auto value = schema->decode(*bytes);
        QVERIFY(value.ok());
        QCOMPARE(value->path(u"id")->toDisplay(), u"9007199254740993"_s);
        QCOMPARE(value->path(u"lines.0.weight")->toDisplay(), u"21.4"_s);
        QCOMPARE(value->path(u"note")->toDisplay(), u"hello"_s);
        const auto oracle = readByOracle(orderSchema, *bytes);
        QVERIFY(oracle);
        QCOMPARE(toJson(*value, JsonStyle::Indented), toJson(*oracle, JsonStyle::Indented));
    }

    /// Random values of a fixed seed, written by us, read by both.
    void randomValuesAgreeWithAvroC()
    {
        const auto schema = compiled(orderSchema);
        QRandomGenerator random(7);
        for (int round = 0; round < 300; ++round) {
            Value order = *parseJson(orderJson);
            order.setField(u"id"_s, qint64(random.generate64()));
            Array lines;
            for (quint32 i = random.bounded(5); i > 0; --i) {
                lines.push_back(Object{{u"sku"_s, QString(random.bounded(200), u'x')},
                                       {u"quantity"_s, qint64(qint32(random.generate()))},
                                       {u"price"_s, random.generateDouble() * 1e9},
                                       {u"weight"_s, 0.5 * random.bounded(100)}});
            }
            order.setField(u"lines"_s, std::move(lines));
            order.setField(u"note"_s, round % 3 == 0   ? Value()
                                      : round % 3 == 1 ? Value(qint64(random.generate64()))
                                                       : Value(u"text"_s));
            const auto bytes = schema->encode(order);
            QVERIFY(bytes.ok());
            const auto value = schema->decode(*bytes);
            QVERIFY(value.ok());
            QCOMPARE(toJson(*value), toJson(*readByOracle(orderSchema, *bytes)));
            QCOMPARE(*schema->encode(*value), *bytes);
        }
    }

    void logicalTypesRoundTrip_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("json");
        const auto row = [](const char *name, const char *type, const char *json) {
            QTest::addRow("%s", name) << QByteArray(type) << QByteArray(json);
        };
        row("date", R"({"type":"int","logicalType":"date"})", R"("2024-02-29")");
        row("time-millis", R"({"type":"int","logicalType":"time-millis"})", R"("13:05:00.250")");
        row("time-micros", R"({"type":"long","logicalType":"time-micros"})",
            R"("13:05:00.250001")");
        row("timestamp-millis", R"({"type":"long","logicalType":"timestamp-millis"})",
            R"("2024-02-29T13:05:00.250Z")");
        row("timestamp-micros", R"({"type":"long","logicalType":"timestamp-micros"})",
            R"("1969-12-31T23:59:59.999999Z")");
        row("decimal",
            R"({"type":"fixed","name":"D","size":16,"logicalType":"decimal","precision":38,"scale":2})",
            "-987654321098765432109876543210.55");
        row("decimal scale stays",
            R"({"type":"fixed","name":"D","size":8,"logicalType":"decimal","precision":18,"scale":4})",
            "1.5000");
        row("uuid text", R"({"type":"string","logicalType":"uuid"})",
            R"("6f1c5b8e-5a5b-4d5a-9c4e-2f0a1b2c3d4e")");
        row("uuid fixed", R"({"type":"fixed","name":"U","size":16,"logicalType":"uuid"})",
            R"("6f1c5b8e-5a5b-4d5a-9c4e-2f0a1b2c3d4e")");
        row("duration", R"({"type":"fixed","name":"P","size":12,"logicalType":"duration"})",
            R"({"months":1,"days":2,"millis":4294967295})");
        row("unknown logical type", R"({"type":"long","logicalType":"furlongs"})", "5");
        row("date within a union", R"(["null",{"type":"int","logicalType":"date"}])",
            R"("2024-02-29")");
        row("decimal in a record",
            R"({"type":"record","name":"R","fields":[{"name":"a","type":{"type":"bytes","logicalType":"decimal","precision":20,"scale":3}}]})",
            R"({"a":12345678901234567.890})");
    }
    void logicalTypesRoundTrip()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, json);
        const auto schema = compiled(type);
        QVERIFY(schema);
        const auto bytes = schema->encode(*parseJson(json));
        QVERIFY2(bytes.ok(), qPrintable(bytes.ok() ? QString() : bytes.error().detail));
        const auto value = schema->decode(*bytes);
        QVERIFY(value.ok());
        QCOMPARE(toJson(*value), json);
        QCOMPARE(*schema->encode(*value), *bytes);
    }

    void topLevelBytesAreBare()
    {
        const auto schema = compiled(R"("bytes")");
        QCOMPARE(*schema->encode(Value(QByteArray("abc"))), QByteArray("abc"));
        QCOMPARE(*schema->decode("abc")->as<QByteArray>(), QByteArray("abc"));
        QCOMPARE(*schema->decode("xxabc", 2)->as<QByteArray>(), QByteArray("abc"));
    }

    void recursiveTypes()
    {
        const auto schema = compiled(R"({"type":"record","name":"t.Tree","fields":[
            {"name":"value","type":"int"},{"name":"children","type":{"type":"array","items":"Tree"}}]})");
        QVERIFY(schema);
        const QByteArray json =
            R"({"value":1,"children":[{"value":2,"children":[{"value":3,"children":[]}]}]})";
        const auto bytes = schema->encode(*parseJson(json));
        QVERIFY(bytes.ok());
        QCOMPARE(toJson(*schema->decode(*bytes)), json);
        const auto type = schema->type();
        QCOMPARE(type->path(u"children.0.children.*.value")->toText(), u"int"_s);
        QCOMPARE(type->path(u"children")->toText(), u"array<t.Tree>"_s);

        // a list whose lists never end
        const auto deep = schema->decode(QByteArray(100'000, '\2'));
        QVERIFY(!deep.ok());
        QCOMPARE(deep.error().code, mesh::core::Code::TooLarge);
    }

    void errorsSayWhatAndWhere_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("hex");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *name, const char *type, const char *hex,
                            const QString &message) {
            QTest::addRow("%s", name) << QByteArray(type) << QByteArray::fromHex(hex) << message;
        };
        row("long at the end",
            R"({"type":"record","name":"R","fields":[{"name":"a","type":"long"},{"name":"b","type":"long"}]})",
            "02", u"b: expected long at byte 1, found end of data"_s);
        row("string too short", R"("string")", "0a6162",
            u"expected string of 5 bytes at byte 1, found end of data after 2"_s);
        row("negative length", R"("string")", "01",
            u"expected string at byte 0, found the length -1"_s);
        row("huge length", R"({"type":"array","items":"bytes"})", "02feffffffffffffffff01",
            u"0: expected bytes of 9223372036854775807 bytes at byte 11, found end of data after 0"_s);
        row("boolean", R"("boolean")", "07", u"expected boolean at byte 0, found 0x07"_s);
        row("int range", R"("int")", "8080808020", u"expected int at byte 0, found 4294967296"_s);
        row("too many bits", R"("long")", "ffffffffffffffffffff01",
            u"expected long at byte 0, found a number of more than 64 bits"_s);
        row("enum", R"({"type":"enum","name":"E","symbols":["A","B"]})", "04",
            u"expected one of the 2 symbols of E at byte 0, found index 2"_s);
        row("union", R"(["null","long"])", "08",
            u"expected one of 2 branches of union at byte 0, found branch 4"_s);
        row("trailing", R"("long")", "020304",
            u"the value ends at byte 1, and 2 more bytes follow"_s);
        row("within",
            R"({"type":"record","name":"R","fields":[{"name":"m","type":{"type":"map","values":{"type":"array","items":"int"}}}]})",
            "0202610480", u"m.a.0: expected int at byte 4, found end of data"_s);
    }
    void errorsSayWhatAndWhere()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, hex);
        QFETCH(QString, message);
        const auto value = compiled(type)->decode(hex);
        QVERIFY(!value.ok());
        QCOMPARE(value.error().detail, message);
        QCOMPARE(value.error().code, mesh::core::Code::Decode);
    }

    void countsThatPromiseTooMuchAreRefused()
    {
        // a list of 2^40 nulls takes six bytes
        const auto nulls = compiled(R"({"type":"array","items":"null"})");
        const auto value = nulls->decode(QByteArray::fromHex("80808080804000"));
        QVERIFY(!value.ok());
        QCOMPARE(value.error().code, mesh::core::Code::TooLarge);
        const auto longs = compiled(R"({"type":"array","items":"long"})");
        QVERIFY(!longs->decode(QByteArray::fromHex("feffffffffffffffff01")).ok());
        QVERIFY(!longs->decode(QByteArray::fromHex("ffffffffffffffffff0100")).ok());
    }

    void textThatIsNotUtf8IsBytes()
    {
        const auto schema = compiled(R"("string")");
        const QByteArray bytes = QByteArray::fromHex("04c328");
        const auto value = schema->decode(bytes);
        QVERIFY(value.ok());
        QVERIFY(value->as<QByteArray>());
        QCOMPARE(*schema->encode(*value), bytes);
    }

    /// Truncated and flipped bytes of a fixed seed: an answer, never a crash; and what avro-c
    /// refuses by its end we refuse too.
    void hostileBytesNeverCrash()
    {
        const auto schema = compiled(orderSchema);
        const QByteArray good = *schema->encode(*parseJson(orderJson));
        for (qsizetype size = 0; size < good.size(); ++size) {
            QVERIFY(!schema->decode(good.first(size)).ok());
        }
        QRandomGenerator random(99);
        for (int round = 0; round < 30'000; ++round) {
            QByteArray bytes = good;
            for (quint32 i = random.bounded(1, 6); i > 0; --i) {
                bytes[qsizetype(random.bounded(quint32(bytes.size())))] = char(random.bounded(256));
            }
            if (random.bounded(4) == 0) {
                bytes.truncate(qsizetype(random.bounded(quint32(bytes.size()))));
            }
            const auto value = schema->decode(bytes);
            if (value.ok()) {
                QVERIFY(schema->encode(*value).ok());
            } else {
                QVERIFY(!value.error().detail.isEmpty());
            }
        }
    }

    void brokenSchemasAreRefusedWithWords_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (
            const char *text :
            {"", "{", "5", R"("unknown.Type")", R"({"type":"record","name":"R"})",
             R"({"type":"record","fields":[]})", R"({"type":"array"})", R"({"name":"x"})",
             R"({"type":"enum","name":"E","symbols":[]})",
             R"({"type":"fixed","name":"F","size":-1})", R"([["null"],"int"])",
             R"({"type":"fixed","name":"F"})",
             R"({"type":"record","name":"R","fields":[{"name":"a","type":"int"},{"name":"a","type":"int"}]})",
             R"([{"type":"fixed","name":"F","size":1},{"type":"fixed","name":"F","size":2}])"}) {
            QTest::addRow("%s", text) << QByteArray(text);
        }
    }
    void brokenSchemasAreRefusedWithWords()
    {
        QFETCH(QByteArray, text);
        const auto schema = Schema::compile({SchemaKind::Avro, QString::fromUtf8(text), {}, {}});
        QVERIFY(!schema.ok());
        QCOMPARE(schema.error().code, mesh::core::Code::Schema);
        QVERIFY(!schema.error().detail.isEmpty());
    }

    void referencesBringTypes()
    {
        SchemaSource source;
        source.text = QStringLiteral(
            R"({"type":"record","name":"a.Order","fields":[{"name":"who","type":"b.Person"}]})");
        source.imports.push_back(
            {u"b.Person"_s,
             QStringLiteral(
                 R"({"type":"record","name":"Person","namespace":"b","fields":[{"name":"name","type":"string"}]})")});
        const auto schema = Schema::compile(source);
        QVERIFY(schema.ok());
        const QByteArray json = R"({"who":{"name":"Ana"}})";
        QCOMPARE(toJson(*(*schema)->decode(*(*schema)->encode(*parseJson(json)))), json);
        const auto again = sourceFromBytes(toBytes(source));
        QVERIFY(again.ok());
        QVERIFY(*again == source);
    }

    void encodingSaysWhichFieldDoesNotFit_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("message");
        const auto changed = [](const char *field, const char *value) {
            Value order = *parseJson(orderJson);
            order.setField(QString::fromLatin1(field), *parseJson(value));
            return toJson(order);
        };
        QTest::addRow("missing") << QByteArray("{}")
                                 << u"id: the field is missing, and has no default"_s;
        QTest::addRow("kind") << changed("id", "\"x\"") << u"id: expected long, found a string"_s;
        QTest::addRow("fraction") << changed("id", "1.5")
                                  << u"id: expected long, found a decimal"_s;
        QTest::addRow("symbol") << changed("state", "\"GONE\"")
                                << u"state: sales.State has no symbol GONE"_s;
        QTest::addRow("nested") << changed("customer", R"({"name":"x","age":3000000000})")
                                << u"customer.age: 3000000000 does not fit an int"_s;
        QTest::addRow("list") << changed("lines",
                                         R"([{"sku":"a","quantity":1,"price":1,"weight":true}])")
                              << u"lines.0.weight: expected float, found a boolean"_s;
        QTest::addRow("more than there is")
            << changed("other", "1") << u"sales.Order has no field other"_s;
        QTest::addRow("no branch") << changed("note", "true")
                                   << u"note: expected null or string or long, found a boolean"_s;
    }
    void encodingSaysWhichFieldDoesNotFit()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, message);
        const auto bytes = compiled(orderSchema)->encode(*parseJson(json));
        QVERIFY(!bytes.ok());
        QCOMPARE(bytes.error().code, mesh::core::Code::Type);
        QCOMPARE(bytes.error().detail, message);
    }

    void decimalsThatLoseDigitsAreRefused()
    {
        const auto schema = compiled(
            R"({"type":"fixed","name":"D","size":2,"logicalType":"decimal","precision":4,"scale":2})");
        QVERIFY(schema->encode(*parseJson("-99.99")).ok());
        QVERIFY(!schema->encode(*parseJson("1.234")).ok());
        QVERIFY(!schema->encode(*parseJson("100.00")).ok());
    }

    void unionsOfRecordsCanBeNamed()
    {
        const auto schema =
            compiled(R"([{"type":"record","name":"A","fields":[{"name":"x","type":"int"}]},
            {"type":"record","name":"B","fields":[{"name":"x","type":"int"}]}])");
        QCOMPARE(schema->encode(*parseJson(R"({"x":1})"))->toHex(), QByteArray("0002"));
        QCOMPARE(schema->encode(*parseJson(R"({"B":{"x":1}})"))->toHex(), QByteArray("0202"));
    }

    void typesTellTheShape()
    {
        const auto type = compiled(orderSchema)->type();
        QCOMPARE(type->kind, Type::Kind::Record);
        QCOMPARE(type->path(u"customer.age")->toText(), u"int?"_s);
        QCOMPARE(type->path(u"note")->toText(), u"(string | long)?"_s);
        QCOMPARE(type->path(u"tags.anything")->toText(), u"string"_s);
        QCOMPARE(type->path(u"hash")->toText(), u"fixed(4)"_s);
        QCOMPARE(type->path(u"state")->symbols, QStringList({u"NEW"_s, u"PAID"_s, u"SENT"_s}));
        QVERIFY(!type->path(u"customer.height"));
    }
};

MESH_TEST(AvroTest)
#include "tst_avro.moc"
