// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/schema/json.h"
#include "app/schema/schema.h"
#include "app/schema/wire.h"
#include "tests/support/runner.h"

#include <QRandomGenerator>
#include <QTest>

#include <memory>

#include <google/protobuf/compiler/parser.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor.pb.h>
#include <google/protobuf/dynamic_message.h>
#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/util/json_util.h>

using namespace mesh::schema;
using namespace Qt::StringLiterals;
namespace protobuf = google::protobuf;

namespace {

const QByteArray orderProto = R"(syntax = "proto3";
package sales;
// An order.
message Order {
  int64 id = 1; // the number on the invoice
  uint64 big = 2;
  sint32 delta = 3;
  fixed32 f32 = 4; sfixed64 sf64 = 5;
  float weight = 6; double price = 7;
  bool gift = 8; string note = 9; bytes raw = 10;
  State state = 11;
  repeated int32 numbers = 12;
  repeated string words = 13;
  map<string, Line> lines = 14;
  map<int32, bool> flags = 15;
  optional int32 maybe = 16;
  oneof choice { string text = 17; Line line = 18; }
  Order parent = 19;
  repeated Line more = 20;
  repeated int32 loose = 21 [packed = false];
  enum State { NEW = 0; PAID = 1; SENT = 2; }
  message Line { string sku = 1; int32 quantity = 2; }
}
message Other { message Deep { string x = 1; } Deep deep = 1; }
)";

const QByteArray orderJson =
    R"({"id":9007199254740993,"big":18446744073709551615,"delta":-5,"f32":4294967295,)"
    R"("sf64":-9007199254740993,"weight":21.4,"price":0.1,"gift":true,"note":"Zoë","raw":"AP8=",)"
    R"("state":"PAID","numbers":[1,-1,2147483647],"words":["a",""],)"
    R"("lines":{"x":{"sku":"s","quantity":3}},"flags":{"7":true,"-1":false},"maybe":0,)"
    R"("line":{"sku":"t","quantity":0},"parent":{"id":1},"more":[{"sku":"u"}],"loose":[4,5]})";

SchemaPointer compiled(const QByteArray &text, std::vector<SchemaSource::Import> imports = {})
{
    auto schema =
        Schema::compile({SchemaKind::Protobuf, QString::fromUtf8(text), {}, std::move(imports)});
    if (!schema) {
        qWarning("%s", qPrintable(schema.error().detail));
        return nullptr;
    }
    return *schema;
}

/// What libprotobuf's DynamicMessage makes of bytes: the same message, written anew.
class Oracle
{
public:
    explicit Oracle(const QByteArray &text)
    {
        protobuf::io::ArrayInputStream stream(text.constData(), int(text.size()));
        protobuf::io::Tokenizer tokenizer(&stream, nullptr);
        protobuf::FileDescriptorProto file;
        protobuf::compiler::Parser parser;
        parser.Parse(&tokenizer, &file);
        file.set_name("oracle.proto");
        m_file = m_pool.BuildFile(file);
    }

    std::unique_ptr<protobuf::Message> read(const QByteArray &bytes)
    {
        std::unique_ptr<protobuf::Message> message(
            m_factory.GetPrototype(m_file->message_type(0))->New());
        if (!message->ParseFromArray(bytes.constData(), int(bytes.size()))) {
            return nullptr;
        }
        return message;
    }

private:
    protobuf::DescriptorPool m_pool;
    protobuf::DynamicMessageFactory m_factory;
    const protobuf::FileDescriptor *m_file = nullptr;
};

} // namespace

class ProtobufTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundTripsEveryKindOfField()
    {
        const auto schema = compiled(orderProto);
        QVERIFY(schema);
        const auto bytes = schema->encode(*parseJson(orderJson));
        QVERIFY2(bytes.ok(), qPrintable(bytes.ok() ? QString() : bytes.error().detail));
        const auto value = schema->decode(*bytes);
        QVERIFY2(value.ok(), qPrintable(value.ok() ? QString() : value.error().detail));
        const auto wanted = parseJson(orderJson);
        for (const auto &[name, field] : *wanted->as<Object>()) {
            if (name != u"parent" && name != u"more" && name != u"raw" && name != u"price" &&
                name != u"weight") {
                QCOMPARE(toJson(*value->field(name)), toJson(field));
            }
        }
        QCOMPARE(toJson(*value->field(u"weight")), QByteArray("21.4"));
        QCOMPARE(toJson(*value->field(u"raw")), QByteArray("\"AP8=\""));
        QCOMPARE(value->path(u"parent.id")->toDisplay(), u"1"_s);
        QCOMPARE(value->path(u"parent.state")->toDisplay(), u"NEW"_s); // a default
        QVERIFY(!value->path(u"parent.maybe"));                        // presence, and not there
        QCOMPARE(*schema->encode(*value), *bytes);
    }

    void agreesWithDynamicMessage()
    {
        const auto schema = compiled(orderProto);
        const auto bytes = schema->encode(*parseJson(orderJson));
        Oracle oracle(orderProto);
        const auto message = oracle.read(*bytes);
        QVERIFY(message);
        QCOMPARE(QByteArray::fromStdString(message->SerializeAsString()).size(), bytes->size());
        std::string json;
        QVERIFY(protobuf::util::MessageToJsonString(*message, &json).ok());
        // ProtoJSON writes 64 bits as text and leaves defaults out: compare what both have
        const auto theirs = parseJson(QByteArray::fromStdString(json));
        const auto ours = schema->decode(*bytes);
        for (const auto &[name, field] : *theirs->as<Object>()) {
            if (name == u"parent" || name == u"line" || name == u"lines") {
                continue;
            }
            const Value *own = ours->field(name);
            QVERIFY2(own, qPrintable(name));
            if (name == u"more") {
                QCOMPARE(own->path(u"0.sku")->toDisplay(), field.path(u"0.sku")->toDisplay());
            } else if (name == u"flags") {
                QVERIFY(*own == field);
            } else {
                const QByteArray text = toJson(*own);
                QVERIFY2(text == toJson(field) || '"' + text + '"' == toJson(field) ||
                             *own == field || own->toDisplay() == field.toDisplay(),
                         text.constData());
            }
        }
    }

    void messageIndexesWalkNestedMessages()
    {
        const auto schema = compiled(orderProto);
        QCOMPARE(*schema->findMessage(u"sales.Other.Deep"), (MessageIndexes{1, 0}));
        QCOMPARE(*schema->findMessage(u"Order.Line"),
                 (MessageIndexes{0, 0})); // map entries are not counted
        QVERIFY(!schema->findMessage(u"Nobody"));
        QCOMPARE(messageIndexBytes({1, 0}).toHex(), QByteArray("040200"));
        QCOMPARE(messageIndexBytes({0}).toHex(), QByteArray("00"));
        qsizetype position = 0;
        QCOMPARE(*readMessageIndexes(QByteArray::fromHex("040200"), position),
                 (MessageIndexes{1, 0}));
        QCOMPARE(position, qsizetype(3));
        QCOMPARE(toJson(*schema->decode(QByteArray::fromHex("0a0141"), 0, {1, 0})),
                 QByteArray(R"({"x":"A"})"));
        QVERIFY(!schema->decode("", 0, {5}).ok());
        for (const char *hex : {"", "01", "ff", "0480", "feffffffffffffffff01"}) {
            position = 0;
            QVERIFY(!readMessageIndexes(QByteArray::fromHex(hex), position).ok());
        }
    }

    void wellKnownTypesAreValues_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("json");
        const auto row = [](const char *type, const char *json) {
            QTest::addRow("%s %s", type, json) << QByteArray(type) << QByteArray(json);
        };
        row("google.protobuf.Timestamp", R"("2024-02-29T13:05:00.250Z")");
        row("google.protobuf.Timestamp", R"("1969-12-31T23:59:59.999999Z")");
        row("google.protobuf.Timestamp", R"({"seconds":1,"nanos":1})");
        row("google.protobuf.Duration", R"("-1.5s")");
        row("google.protobuf.Duration", R"("0s")");
        row("google.protobuf.Int64Value", "9007199254740993");
        row("google.protobuf.StringValue", R"("")");
        row("google.protobuf.BoolValue", "false");
        row("google.protobuf.Struct", R"({"a":{"b":[1.5,null,true,"x",{}]}})");
        row("google.protobuf.Value", "null");
        row("google.protobuf.ListValue", R"([[],"x"])");
        row("confluent.type.Decimal", "-123456789012345678901234.50");
        row("google.type.Date", R"({"year":2024,"month":2,"day":29})");
    }
    void wellKnownTypesAreValues()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, json);
        const QByteArray text = "syntax = \"proto3\";\n"
                                "import \"google/protobuf/timestamp.proto\";\n"
                                "import \"google/protobuf/duration.proto\";\n"
                                "import \"google/protobuf/wrappers.proto\";\n"
                                "import \"google/protobuf/struct.proto\";\n"
                                "import \"confluent/type/decimal.proto\";\n"
                                "import \"google/type/date.proto\";\n"
                                "message M { " +
                                type + " v = 1; }";
        const auto schema = compiled(text);
        QVERIFY(schema);
        const QByteArray whole = R"({"v":)" + json + "}";
        const auto bytes = schema->encode(*parseJson(whole));
        QVERIFY2(bytes.ok(), qPrintable(bytes.ok() ? QString() : bytes.error().detail));
        const auto value = schema->decode(*bytes);
        QVERIFY(value.ok());
        QCOMPARE(toJson(*value), whole);
        QCOMPARE(*schema->encode(*value), *bytes);
    }

    void unknownFieldsAreShownAndWrittenBack()
    {
        const auto schema = compiled("syntax = \"proto3\"; message M { int32 a = 1; }");
        // a = 1, field 2 varint 5 twice, 3 bytes "xy", 4 fixed32, 5 fixed64, 6 a group, 1 as bytes
        const QByteArray bytes = QByteArray::fromHex("0801"
                                                     "1005"
                                                     "1006"
                                                     "1a027879"
                                                     "2501000000"
                                                     "290200000000000000"
                                                     "33080134");
        const auto value = schema->decode(bytes);
        QVERIFY2(value.ok(), qPrintable(value.ok() ? QString() : value.error().detail));
        QCOMPARE(toJson(*value),
                 QByteArray(R"({"a":1,"[2]":[5,6],"[3]":"eHk=","[4]":{"fixed32":1},)"
                            R"("[5]":{"fixed64":2},"[6]":{"group":"CAE="}})"));
        QCOMPARE(schema->encode(*value)->toHex(), bytes.toHex());
    }

    void proto2KeepsPresenceAndGroups()
    {
        const auto schema =
            compiled(R"(message M { required int32 a = 1; optional int32 b = 2 [default = 7];
            optional group G = 3 { optional string s = 1; } repeated int32 p = 4 [packed = true]; })");
        QVERIFY(schema);
        const QByteArray json = R"({"a":1,"g":{"s":"x"},"p":[1,2]})";
        const auto bytes = schema->encode(*parseJson(json));
        QVERIFY2(bytes.ok(), qPrintable(bytes.ok() ? QString() : bytes.error().detail));
        QCOMPARE(toJson(*schema->decode(*bytes)), json);
        QCOMPARE(schema->encode(*parseJson("{}")).error().detail, u"a: the field is required"_s);
    }

    void importsAndTheirImports()
    {
        const auto schema = compiled(
            "syntax = \"proto3\"; package a; import \"b.proto\";\n"
            "message M { b.Person who = 1; }",
            {{u"c.proto"_s, u"syntax = \"proto3\"; package c; message City { string name = 1; }"_s},
             {u"b.proto"_s,
              u"syntax = \"proto3\"; package b; import \"c.proto\"; message Person { c.City city = 1; }"_s}});
        QVERIFY(schema);
        const QByteArray json = R"({"who":{"city":{"name":"Oslo"}}})";
        QCOMPARE(toJson(*schema->decode(*schema->encode(*parseJson(json)))), json);
        QCOMPARE(schema->type()->path(u"who.city.name")->toText(), u"string"_s);
    }

    void brokenTextSaysWhere()
    {
        const auto schema = Schema::compile(
            {SchemaKind::Protobuf, u"syntax = \"proto3\";\nmessage M { int32 }"_s, {}, {}});
        QVERIFY(!schema.ok());
        QCOMPARE(schema.error().code, mesh::core::Code::Schema);
        QVERIFY2(schema.error().detail.startsWith(u"line 2"), qPrintable(schema.error().detail));
        QVERIFY(!Schema::compile({SchemaKind::Protobuf,
                                  u"syntax = \"proto3\"; import \"missing.proto\";"_s,
                                  {},
                                  {}})
                     .ok());
        QVERIFY(!Schema::compile({SchemaKind::Protobuf,
                                  u"syntax = \"proto3\"; message M { Nobody n = 1; }"_s,
                                  {},
                                  {}})
                     .ok());
    }

    void serializedDescriptorsAreReadToo()
    {
        protobuf::io::ArrayInputStream stream(orderProto.constData(), int(orderProto.size()));
        protobuf::io::Tokenizer tokenizer(&stream, nullptr);
        protobuf::FileDescriptorProto file;
        protobuf::compiler::Parser parser;
        QVERIFY(parser.Parse(&tokenizer, &file));
        file.set_name("x.proto");
        const auto schema =
            compiled(QByteArray::fromStdString(file.SerializeAsString()).toBase64());
        QVERIFY(schema);
        QVERIFY(schema->type()->field(u"id"));
    }

    void errorsSayWhatAndWhere_data()
    {
        QTest::addColumn<QByteArray>("hex");
        QTest::addColumn<QString>("message");
        QTest::addRow("varint") << QByteArray("08ff")
                                << u"id: expected int64 at byte 1, found end of data"_s;
        QTest::addRow("text")
            << QByteArray("4a0561")
            << u"note: expected string of 5 bytes at byte 1, found end of data after 1"_s;
        QTest::addRow("fixed") << QByteArray("250102")
                               << u"f32: expected fixed32 at byte 1, found end of data"_s;
        QTest::addRow("tag zero") << QByteArray("00") << u"expected a tag at byte 0, found 0"_s;
        QTest::addRow("wire 7") << QByteArray("0f") << u"expected a tag at byte 0, found 15"_s;
        QTest::addRow("group end")
            << QByteArray("0c") << u"the end of group 1 at byte 0, which did not begin"_s;
        QTest::addRow("nested") << QByteArray("9a010208ff")
                                << u"parent.id: expected int64 at byte 4, found end of data"_s;
    }
    void errorsSayWhatAndWhere()
    {
        QFETCH(QByteArray, hex);
        QFETCH(QString, message);
        const auto value = compiled(orderProto)->decode(QByteArray::fromHex(hex));
        QVERIFY(!value.ok());
        QCOMPARE(value.error().detail, message);
        QCOMPARE(value.error().code, mesh::core::Code::Decode);
    }

    /// Fixed seed: an answer, never a crash, and what is read can be written.
    void hostileBytesNeverCrash()
    {
        const auto schema = compiled(orderProto);
        const QByteArray good = *schema->encode(*parseJson(orderJson));
        QRandomGenerator random(5);
        int accepted = 0;
        for (int round = 0; round < 20'000; ++round) {
            QByteArray bytes = good;
            for (quint32 i = random.bounded(1, 4); i > 0; --i) {
                bytes[qsizetype(random.bounded(quint32(bytes.size())))] = char(random.bounded(256));
            }
            if (random.bounded(3) == 0) {
                bytes.truncate(qsizetype(random.bounded(quint32(bytes.size()))));
            }
            const auto value = schema->decode(bytes);
            if (value.ok()) {
                ++accepted;
                const auto again = schema->encode(*value);
                QVERIFY2(again.ok(), qPrintable(again.ok() ? QString() : again.error().detail));
            }
        }
        QVERIFY(accepted > 0);
        const auto deep = schema->decode(QByteArray::fromHex("9a01").repeated(1));
        QVERIFY(!deep.ok());
        QByteArray nested;
        for (int i = 0; i < 2'000; ++i) {
            QByteArray outer = QByteArray::fromHex("9a01");
            appendVarint(outer, quint64(nested.size()));
            nested = outer + nested;
        }
        const auto tooDeep = schema->decode(nested);
        QVERIFY(!tooDeep.ok());
        QCOMPARE(tooDeep.error().code, mesh::core::Code::TooLarge);
    }

    void typesHaveDocsAndTags()
    {
        const auto schema = compiled("syntax = \"proto3\"; import \"confluent/meta.proto\";\n"
                                     "// A person.\nmessage P {\n  // who\n"
                                     "  string name = 1 [(confluent.field_meta).tags = \"PII\"];\n"
                                     "  repeated P friends = 2; }");
        QVERIFY(schema);
        const auto type = schema->type();
        QCOMPARE(type->doc, u"A person."_s);
        QCOMPARE(type->field(u"name")->doc, u"who"_s);
        QCOMPARE(type->field(u"name")->tags, QStringList(u"PII"_s));
        QCOMPARE(type->path(u"friends.0.friends")->toText(), u"array<P>"_s);
    }
};

MESH_TEST(ProtobufTest)
#include "tst_protobuf.moc"
