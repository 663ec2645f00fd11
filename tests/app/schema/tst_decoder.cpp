// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/schema/decoder.h"
#include "app/schema/encoder.h"
#include "app/schema/json.h"
#include "tests/app/schema/memorystore.h"
#include "tests/support/runner.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace mesh::schema;
using namespace Qt::StringLiterals;
using mesh::test::MemoryStore;

namespace {

const QUuid guid = QUuid::fromString(u"6f1c5b8e-5a5b-4d5a-9c4e-2f0a1b2c3d4e");

/// 1 is Avro, 2 Protobuf, 3 JSON Schema, 4 a text that is no schema; nothing listens at its
/// address.
std::shared_ptr<SchemaRegistry> storedRegistry()
{
    auto store = std::make_shared<MemoryStore>();
    const QString avro =
        QStringLiteral(R"({"type":"record","name":"R","fields":[{"name":"a","type":"long"}]})");
    store->sources[u"id/1"_s] = {SchemaKind::Avro, avro, {}, {}};
    store->sources[u"guid/"_s + guid.toString(QUuid::WithoutBraces)] = store->sources[u"id/1"_s];
    store->sources[u"id/2"_s] = {
        SchemaKind::Protobuf,
        u"syntax = \"proto3\"; message A { int32 x = 1; } message B { message C { string s = 1; } }"_s,
        {},
        {}};
    store->sources[u"id/3"_s] = {SchemaKind::Json, u"{\"type\":\"object\"}"_s, {}, {}};
    store->sources[u"id/4"_s] = {SchemaKind::Avro, u"{\"type\":\"nonsense\"}"_s, {}, {}};
    RegistryOptions options;
    options.url = QUrl(u"http://127.0.0.1:1"_s);
    return std::make_shared<SchemaRegistry>(options, store);
}

QString message(const Decoded &decoded)
{
    return decoded.error ? decoded.error->detail : QString();
}

} // namespace

class DecoderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bytesTellTheirFormat_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("display");
        const auto row = [](const char *name, const QByteArray &bytes, const char *format,
                            const QString &display) {
            QTest::addRow("%s", name) << bytes << QString::fromLatin1(format) << display;
        };
        row("object", "{\"a\": 1}", "json", u"{\"a\":1}"_s);
        row("array", " [1] ", "json", u"[1]"_s);
        row("integer", "42", "json", u"42"_s);
        row("beyond 64 bits", "123456789012345678901234567890", "json",
            u"123456789012345678901234567890"_s);
        row("quoted", "\"x\"", "json", u"x"_s);
        row("null", "null", "json", u"null"_s);
        row("leading zero stays text", "007", "text", u"007"_s);
        row("exponent stays text", "1e5", "text", u"1e5"_s);
        row("broken JSON is text", "{\"a\":", "text", u"{\"a\":"_s);
        row("empty", "", "text", QString());
        row("text", "zażółć\n", "text", u"zażółć\n"_s);
        row("control characters", QByteArray("a\0b", 3), "bytes", u"0x610062"_s);
        row("not UTF-8", "\xff\xfe", "bytes", u"0xfffe"_s);
        row("a big-endian zero", QByteArray(8, '\0'), "bytes", u"0x0000000000000000"_s);
        row("Avro", QByteArray::fromHex("00000000010a"), "avro", u"{\"a\":5}"_s);
        row("Protobuf, first message", QByteArray::fromHex("0000000002000805"), "protobuf",
            u"{\"x\":5}"_s);
        row("Protobuf, nested message", QByteArray::fromHex("00000000020402000a0141"), "protobuf",
            u"{\"s\":\"A\"}"_s);
        row("JSON Schema", QByteArray::fromHex("0000000003") + "{\"b\":1.50}", "jsonschema",
            u"{\"b\":1.50}"_s);
        row("guid before the payload", framingOf(guid) + '\x0a', "avro", u"{\"a\":5}"_s);
    }
    void bytesTellTheirFormat()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, format);
        QFETCH(QString, display);
        const Decoder decoder(storedRegistry());
        const Decoded decoded = decoder.decode(bytes, Part::Value);
        QCOMPARE(message(decoded), QString());
        QCOMPARE(formatName(decoded.format), format);
        QCOMPARE(decoded.value.toDisplay(), display);
    }

    void encodingLikeGivesTheBytesBack_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        for (const char *hex : {"00000000010a", "0000000002000805", "00000000020402000a0141",
                                "00000000037b7d", "7b2261223a317d", "616263", "fffe"}) {
            QTest::addRow("%s", hex) << QByteArray::fromHex(hex);
        }
    }
    void encodingLikeGivesTheBytesBack()
    {
        QFETCH(QByteArray, bytes);
        const auto registry = storedRegistry();
        const Decoded decoded = Decoder(registry).decode(bytes, Part::Value);
        QVERIFY2(!decoded.error, qPrintable(message(decoded)));
        QCOMPARE(*Encoder(registry).encodeLike(decoded.value, decoded), bytes);
    }

    void headersNameTheSchemaOfABarePayload()
    {
        const Decoder decoder(storedRegistry());
        const QByteArray header = framingOf(guid);
        const Decoded decoded =
            decoder.decode("\x0a", Part::Value, Lookup::MayFetch, QByteArrayView(header));
        QVERIFY2(!decoded.error, qPrintable(message(decoded)));
        QCOMPARE(decoded.value.toDisplay(), u"{\"a\":5}"_s);
    }

    void recordsAreReadPartByPart()
    {
        const Decoder decoder(storedRegistry());
        const QByteArray header = framingOf(guid);
        const QByteArray headers =
            mesh::records::encodeHeaders({{"__key_schema_id", QByteArrayView("nonsense")},
                                          {"__value_schema_id", QByteArrayView(header)}});
        mesh::records::RecordView record;
        const QByteArray key = "k";
        record.key = QByteArrayView(key);
        record.encodedHeaders = headers;
        QCOMPARE(decoder.decode(record, Part::Key).format, Format::Text);
        QCOMPARE(decoder.decode(record, Part::Value).format, Format::Absent);
        const QByteArray value = "\x0a";
        record.value = QByteArrayView(value);
        QCOMPARE(decoder.decode(record, Part::Value).format, Format::Avro);
    }

    void forcedFormats_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("display");
        QTest::addColumn<QString>("error");
        QTest::addRow("int32") << u"int32"_s << QByteArray::fromHex("fffffffe") << u"-2"_s
                               << QString();
        QTest::addRow("int64") << u"int64"_s << QByteArray::fromHex("0020000000000001")
                               << u"9007199254740993"_s << QString();
        QTest::addRow("double") << u"double"_s << QByteArray::fromHex("3ff8000000000000")
                                << u"1.5"_s << QString();
        QTest::addRow("int32 of 3 bytes")
            << u"int32"_s << QByteArray("abc") << u"0x616263"_s << u"expected 4 bytes, found 3"_s;
        QTest::addRow("text, not UTF-8")
            << u"text"_s << QByteArray("ab\xff") << u"0x6162ff"_s << u"not UTF-8 at byte 2"_s;
        QTest::addRow("text of digits") << u"text"_s << QByteArray("42") << u"42"_s << QString();
        QTest::addRow("bytes") << u"bytes"_s << QByteArray("{}") << u"0x7b7d"_s << QString();
        QTest::addRow("avro without framing")
            << u"avro"_s << QByteArray("{}") << u"0x7b7d"_s << u"no schema id at byte 0"_s;
        QTest::addRow("json") << u"json"_s << QByteArray("007") << u"0x303037"_s
                              << u"byte 0: no value begins here, or a broken number"_s;
    }
    void forcedFormats()
    {
        QFETCH(QString, format);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, display);
        QFETCH(QString, error);
        const Decoder decoder(storedRegistry(), {}, {formatFromName(format), nullptr, {0}});
        const Decoded decoded = decoder.decode(bytes, Part::Value);
        QCOMPARE(message(decoded), error);
        QCOMPARE(decoded.value.toDisplay(), display);
        QCOMPARE(formatName(decoded.format), error.isEmpty() ? format : u"bytes"_s);
        if (error.isEmpty()) {
            QCOMPARE(*encodePlain(decoded.value, decoded.format), bytes);
        }
    }

    void aSchemaOfOnesOwnReadsBarePayloads()
    {
        const auto registry = storedRegistry();
        const FormatChoice choice{Format::Protobuf, *registry->schemaById(2), {1, 0}};
        const Decoder decoder(nullptr, {}, choice);
        const QByteArray bytes = QByteArray::fromHex("0a0141");
        const Decoded decoded = decoder.decode(bytes, Part::Value);
        QCOMPARE(decoded.value.toDisplay(), u"{\"s\":\"A\"}"_s);
        QCOMPARE(*Encoder(registry).encodeLike(decoded.value, decoded), bytes);
    }

    void whatCannotBeDecodedKeepsItsBytesAndSaysWhy()
    {
        const Decoder decoder(storedRegistry());
        const QByteArray cut = QByteArray::fromHex("0000000001");
        const Decoded decoded = decoder.decode(cut, Part::Value);
        QCOMPARE(decoded.format, Format::Bytes);
        QCOMPARE(*decoded.value.as<QByteArray>(), cut);
        QCOMPARE(decoded.schemaId, 1);
        QCOMPARE(message(decoded), u"a: expected long at byte 5, found end of data"_s);
        QVERIFY(!decoded.isPending());

        const Decoded broken = decoder.decode(QByteArray::fromHex("00000000040a"), Part::Value);
        QCOMPARE(broken.error->code, mesh::core::Code::Schema);
        QVERIFY(!broken.isPending());
    }

    void anAbsentRegistryStallsNobody()
    {
        const Decoder decoder(storedRegistry());
        const QByteArray framed = QByteArray::fromHex("00000000630a");
        const Decoded unknown = decoder.decode(framed, Part::Value, Lookup::CacheOnly);
        QVERIFY(unknown.isPending());
        QCOMPARE(unknown.schemaId, 99);
        QCOMPARE(*unknown.value.as<QByteArray>(), framed);

        QVERIFY(decoder.decode(framed, Part::Value).isPending()); // asks, and finds nobody
        QElapsedTimer timer;
        timer.start();
        for (int id = 100; id < 1'100; ++id) {
            QByteArray other = framingOf(id) + '\x0a';
            QVERIFY(decoder.decode(other, Part::Value).isPending());
        }
        QVERIFY2(timer.elapsed() < 500, "each id waited for the network");
    }

    void withoutARegistryFramedBytesSaySo()
    {
        const Decoded decoded = Decoder().decode(QByteArray::fromHex("00000000630a"), Part::Value);
        QCOMPARE(decoded.format, Format::Bytes);
        QCOMPARE(decoded.schemaId, 99);
        QCOMPARE(decoded.error->code, mesh::core::Code::Schema);
    }

    void hostileBytesNeverCrash()
    {
        const Decoder decoder(storedRegistry());
        QRandomGenerator random(11);
        for (int round = 0; round < 50'000; ++round) {
            QByteArray bytes(qsizetype(random.bounded(40)), Qt::Uninitialized);
            for (char &byte : bytes) {
                byte = char(random.bounded(256));
            }
            if (round % 2 == 0) {
                bytes.prepend(framingOf(qint32(random.bounded(1, 5))));
            }
            const Decoded decoded =
                decoder.decode(bytes, round % 3 == 0 ? Part::Key : Part::Value, Lookup::MayFetch);
            if (decoded.error) {
                QCOMPARE(*decoded.value.as<QByteArray>(), bytes);
            }
        }
    }

    void plainEncodingRefusesWhatDoesNotFit()
    {
        QVERIFY(!encodePlain(Value(qint64(1) << 40), Format::Int32).ok());
        QVERIFY(!encodePlain(Value(u"x"_s), Format::Int64).ok());
        QVERIFY(!encodePlain(Value(u"not base64!"_s), Format::Bytes).ok());
        QCOMPARE(encodePlain(Value(), Format::Avro).error().code, mesh::core::Code::Usage);
    }
};

MESH_TEST(DecoderTest)
#include "tst_decoder.moc"
