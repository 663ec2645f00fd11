// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/tabular/samplerecord.h"
#include "tests/support/runner.h"

#include "app/schema/json.h"
#include "app/storage/connection.h"
#include "app/tabular/envelope.h"
#include "app/tabular/exporter.h"
#include "app/tabular/exportwriters.h"
#include "app/tabular/recordfilter.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace Qt::StringLiterals;
using namespace mesh;
using tabular::Encoding;
using tabular::Envelope;
using tabular::ExportFormat;
using tabular::Mask;
using test::SampleRecord;

namespace {

const QByteArray secret = "ana.secret@example.org";

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

Envelope envelopeOf(SampleRecord &record, const tabular::EnvelopeOptions &options = {},
                    const schema::Decoder &decoder = schema::Decoder())
{
    tabular::RecordRow row(u"orders"_s, decoder);
    row.setRecord(record.view());
    return tabular::envelopeOf(row, options);
}

// RFC 4180, read back.
QList<QStringList> parsedCsv(const QByteArray &csv)
{
    QList<QStringList> rows{{}};
    QString field;
    bool quoted = false;
    const QString text = QString::fromUtf8(csv);
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar character = text[at];
        if (quoted && character == u'"' && text.mid(at + 1, 1) == u"\""_s) {
            field += character;
            ++at;
        } else if (character == u'"') {
            quoted = !quoted;
        } else if (!quoted && character == u',') {
            rows.last() += std::exchange(field, {});
        } else if (!quoted && character == u'\r') {
            rows.last() += std::exchange(field, {});
            rows += QStringList();
            ++at;
        } else {
            field += character;
        }
    }
    rows.removeLast();
    return rows;
}

class Export
{
public:
    explicit Export(ExportFormat format)
    {
        m_request.format = format;
        m_request.path = m_folder.filePath(u"out"_s);
        m_request.topic = u"orders"_s;
    }

    tabular::ExportRequest &request() { return m_request; }
    [[nodiscard]] QString path() const { return m_request.path; }
    [[nodiscard]] QStringList files() const
    {
        return QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }

    core::Result<tabular::ExportReceipt> run(std::vector<SampleRecord> records,
                                             const QString &columns = {},
                                             const schema::Decoder &decoder = schema::Decoder(),
                                             std::stop_source stop = {}, size_t stopAfter = 0)
    {
        if (!columns.isEmpty()) {
            m_request.columns = *tabular::parseColumns(columns, {});
        }
        tabular::RecordRow row(m_request.topic, decoder);
        size_t next = 0;
        const auto source = [&]() -> core::Result<const tabular::RecordRow *> {
            if (stopAfter > 0 && next == stopAfter) {
                stop.request_stop();
            }
            if (next == records.size()) {
                return nullptr;
            }
            row.setRecord(records[next++].view());
            return &row;
        };
        // What "shown" means has been decided before; a range is filtered on its way.
        std::shared_ptr<const tabular::RecordFilter> filter;
        if (m_request.selection != u"shown"_s && !m_request.filter.isEmpty()) {
            filter = tabular::RecordFilter::parse(m_request.filter, {});
        }
        return tabular::exportRecords(m_request, source, stop.get_token(), {}, filter.get());
    }

private:
    QTemporaryDir m_folder;
    tabular::ExportRequest m_request;
};

} // namespace

class TestExport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anEnvelopeLosesNothing_data();
    void anEnvelopeLosesNothing();
    void anEnvelopeThatIsNoneNamesTheMember_data();
    void anEnvelopeThatIsNoneNamesTheMember();
    void aDamagedEnvelopeIsAnErrorOrARecord();
    void csvFieldsAreSafe_data();
    void csvFieldsAreSafe();
    void csvReadsBackEqual();
    void jsonLinesReadBackEqual();
    void sqliteReadsBackEqual();
    void whatCannotBeDecodedIsWrittenAsItsBytes();
    void whatAFilterCannotBeAskedAboutIsLeftOutAndCounted();
    void theReceiptSaysWhatIsInTheFile();
    void aCancelledExportLeavesNothing_data();
    void aCancelledExportLeavesNothing();
    void anExportReplacesOnlyWhenComplete();
    void aFolderThatIsNotThereIsToldByItsPath();
    void aMaskedSecretIsInNoExport_data();
    void aMaskedSecretIsInNoExport();
    void masksAreFoundByTagAndClassification();
};

void TestExport::anEnvelopeLosesNothing_data()
{
    QTest::addColumn<std::optional<QByteArray>>("key");
    QTest::addColumn<std::optional<QByteArray>>("value");
    QTest::addColumn<int>("encoding");
    const auto row = [](const char *name, std::optional<QByteArray> key,
                        std::optional<QByteArray> value, Encoding encoding) {
        QTest::addRow("%s", name) << key << value << int(encoding);
    };
    row("JSON", "k", R"({"id":9007199254740993,"big":123456789012345678901234567890,"d":1.50})",
        Encoding::Json);
    row("a JSON null", "k", "null", Encoding::Json);
    row("a tombstone", "k", std::nullopt, Encoding::Absent);
    row("no key", std::nullopt, "text", Encoding::Utf8);
    row("empty, not absent", "", "", Encoding::Utf8);
    row("bytes", "k", QByteArray::fromHex("fffe0102"), Encoding::Base64);
    row("a text with quotes", "k", "say \"hi\"\\", Encoding::Utf8);
}

void TestExport::anEnvelopeLosesNothing()
{
    QFETCH(std::optional<QByteArray>, key);
    QFETCH(std::optional<QByteArray>, value);
    QFETCH(int, encoding);
    SampleRecord record{key, value, {{"h", "1"}, {"h", std::nullopt}, {"b", "\xff"}}, 3, 42};
    for (const bool raw : {false, true}) {
        tabular::EnvelopeOptions options;
        options.raw = raw;
        const Envelope written = envelopeOf(record, options);
        const QByteArray line = tabular::toJsonLine(written);
        QVERIFY(!line.contains('\n'));
        const auto read = tabular::parseEnvelope(line);
        QVERIFY2(read, qPrintable(read ? QString() : read.error().detail));
        QCOMPARE(tabular::toJsonLine(*read), line);
        QCOMPARE(read->offset, std::optional<core::Offset>(42));
        QCOMPARE(read->headers.size(), 3U);
        QCOMPARE(read->headers[1].value.encoding, Encoding::Absent);
        QCOMPARE(read->headers[2].value.bytes, "\xff");
        if (raw) {
            QCOMPARE(read->value.encoding, value ? Encoding::Base64 : Encoding::Absent);
            QCOMPARE(read->value.bytes, value.value_or(QByteArray()));
        } else {
            QCOMPARE(int(read->value.encoding), encoding);
            if (read->value.encoding == Encoding::Json) {
                QCOMPARE(schema::toJson(read->value.value), *value);
            } else {
                QCOMPARE(read->value.bytes, value.value_or(QByteArray()));
            }
        }
    }
}

void TestExport::anEnvelopeThatIsNoneNamesTheMember_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("member");
    QTest::addRow("topic") << QByteArray(R"({"topic": 5})") << u"topic"_s;
    QTest::addRow("partition") << QByteArray(R"({"partition": 5000000000})") << u"partition"_s;
    QTest::addRow("encoding") << QByteArray(R"({"keyEncoding": "hex", "key": "00"})")
                              << u"keyEncoding"_s;
    QTest::addRow("base64") << QByteArray(R"({"valueEncoding": "base64", "value": "%%"})")
                            << u"value"_s;
    QTest::addRow("header") << QByteArray(R"({"headers": [{"key": "a", "encoding": "x"}]})")
                            << u"headers.0.encoding"_s;
}

void TestExport::anEnvelopeThatIsNoneNamesTheMember()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, member);
    const auto read = tabular::parseEnvelope(line);
    QVERIFY(!read);
    QCOMPARE(read.error().code, core::Code::Syntax);
    QCOMPARE(read.error().where.name, member);
}

void TestExport::aDamagedEnvelopeIsAnErrorOrARecord()
{
    SampleRecord record{"k", R"({"n": [1, 2.5, "x"]})", {{"h", "1"}, {"b", "\xff"}}, 3, 42};
    const QByteArray line = tabular::toJsonLine(envelopeOf(record));
    std::mt19937 random(29);
    for (int round = 0; round < 20'000; ++round) {
        QByteArray damaged = line;
        for (size_t count = 1 + random() % 3; count > 0; --count) {
            const qsizetype at = qsizetype(random() % size_t(damaged.size()));
            if (random() % 2 == 0) {
                damaged[at] = char(random());
            } else {
                damaged.remove(at, qsizetype(random() % 8));
            }
            if (damaged.isEmpty()) {
                damaged = "{";
            }
        }
        if (const auto read = tabular::parseEnvelope(damaged)) {
            QVERIFY(tabular::parseEnvelope(tabular::toJsonLine(*read)));
        }
    }
}

void TestExport::csvFieldsAreSafe_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("field");
    QTest::addRow("plain") << u"abc"_s << QByteArray("abc");
    QTest::addRow("comma") << u"a,b"_s << QByteArray("\"a,b\"");
    QTest::addRow("quote") << u"a\"b"_s << QByteArray("\"a\"\"b\"");
    QTest::addRow("line") << u"a\nb"_s << QByteArray("\"a\nb\"");
    QTest::addRow("empty") << u""_s << QByteArray("\"\"");
    QTest::addRow("formula") << u"=1+1"_s << QByteArray("\"'=1+1\"");
    QTest::addRow("plus") << u"+49 30"_s << QByteArray("\"'+49 30\"");
    QTest::addRow("minus") << u"-x"_s << QByteArray("\"'-x\"");
    QTest::addRow("at") << u"@SUM(A1)"_s << QByteArray("\"'@SUM(A1)\"");
    QTest::addRow("tab") << u"\t=1"_s << QByteArray("\"'\t=1\"");
    QTest::addRow("a text that is a number") << u"-12.50"_s << QByteArray("-12.50");
}

void TestExport::csvFieldsAreSafe()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, field);
    QCOMPARE(tabular::internal::csvField(text, true), field);
}

void TestExport::csvReadsBackEqual()
{
    Export out(ExportFormat::Csv);
    const auto receipt =
        out.run({{"k,1", R"({"id": 9007199254740993, "t": "a\"b\nc", "n": -5, "o": {"x": 1}})", {}},
                 {"k2", R"({"id": 18446744073709551617.50, "t": "", "n": null})", {}}},
                u"offset, key, id, t, n, o"_s);
    QVERIFY(receipt);
    const auto rows = parsedCsv(contentOf(out.path()));
    QCOMPARE(rows.size(), 3);
    QCOMPARE(rows[0], (QStringList{u"ROWOFFSET"_s, u"key"_s, u"id"_s, u"t"_s, u"n"_s, u"o"_s}));
    QCOMPARE(rows[1], (QStringList{u"0"_s, u"k,1"_s, u"9007199254740993"_s, u"a\"b\nc"_s, u"-5"_s,
                                   u"{\"x\":1}"_s}));
    QCOMPARE(rows[2][2], u"18446744073709551617.50"_s);
    QVERIFY(contentOf(out.path()).contains(",\"\",,\r\n")); // empty text, null, absent
}

void TestExport::jsonLinesReadBackEqual()
{
    Export out(ExportFormat::JsonLines);
    std::vector<SampleRecord> records;
    for (int number = 0; number < 3'000; ++number) {
        records.push_back({QByteArray::number(number),
                           "{\"n\":" + QByteArray::number(number) + "}",
                           {{"h", "x"}},
                           number % 3,
                           number});
    }
    QVERIFY(out.run(records));
    const QList<QByteArray> lines = contentOf(out.path()).trimmed().split('\n');
    QCOMPARE(lines.size(), 3'000);
    for (qsizetype number = 0; number < lines.size(); ++number) {
        const auto read = tabular::parseEnvelope(lines[number]);
        QVERIFY(read);
        QCOMPARE(*read->offset, number);
        QCOMPARE(schema::toJson(read->value.value), *records[size_t(number)].value);
    }
}

void TestExport::sqliteReadsBackEqual()
{
    Export out(ExportFormat::Sqlite);
    const auto receipt =
        out.run({{"k", R"({"id": 9007199254740993, "d": 1.50, "o": {"x": [1]}, "b": true})", {}},
                 {{}, R"({"ID": 1})", {}, 1, 7}},
                u"offset, key, id, `ID`, d, o, b, absent"_s);
    QVERIFY2(receipt, qPrintable(receipt ? QString() : receipt.error().detail));
    auto connection = storage::Connection::open(out.path(), storage::Access::ReadOnly);
    QVERIFY(connection);
    auto rows = connection->prepare(u"SELECT * FROM records ORDER BY ROWOFFSET");
    QVERIFY(rows);
    QVERIFY(*rows->step());
    QCOMPARE(rows->text(1), u"k"_s);
    QCOMPARE(rows->integer(2), 9007199254740993);
    QCOMPARE(rows->text(4), u"1.50"_s);
    QCOMPARE(rows->text(5), u"{\"x\":[1]}"_s);
    QCOMPARE(rows->integer(6), 1);
    QVERIFY(rows->isNull(7));
    QVERIFY(*rows->step());
    QVERIFY(rows->isNull(1));
    QCOMPARE(rows->integer(3), 1);
    QVERIFY(!*rows->step());
    QCOMPARE(out.files(), (QStringList{u"out"_s, u"out.receipt.json"_s}));
}

void TestExport::whatCannotBeDecodedIsWrittenAsItsBytes()
{
    Export out(ExportFormat::Csv);
    const QByteArray framed = QByteArray::fromHex("0000000063ff");
    QVERIFY(out.run({{"k", framed, {}}}, u"key, value, value.id"_s));
    QVERIFY(contentOf(out.path()).endsWith("\r\nk,0x0000000063ff,\r\n"));
}

void TestExport::whatAFilterCannotBeAskedAboutIsLeftOutAndCounted()
{
    Export out(ExportFormat::Csv);
    out.request().filter = u"n > 1"_s;
    const QByteArray framed = QByteArray::fromHex("0000000063ff");
    const auto receipt =
        out.run({{"a", R"({"n": 1})", {}}, {"b", R"({"n": 2})", {}}, {"c", framed, {}}}, u"key"_s);
    QVERIFY(receipt);
    QCOMPARE(contentOf(out.path()), QByteArray("key\r\nb\r\n"));
    QCOMPARE(receipt->records, qint64(1));
    QCOMPARE(receipt->undecodable, qint64(0));
    QCOMPARE(receipt->leftOut, qint64(1));
}

void TestExport::theReceiptSaysWhatIsInTheFile()
{
    Export out(ExportFormat::JsonLines);
    out.request().filter = u"n > 1"_s;
    out.request().selection = u"shown"_s;
    out.request().masks = tabular::MaskRules({{Mask::Part::Value, {u"email"_s}, u"personal"_s}});
    const QByteArray framed = QByteArray::fromHex("0000000063") + "x";
    const auto receipt = out.run(
        {{"a", R"({"n": 1})", {}, 0, 5}, {"b", R"({"n": 2})", {}, 0, 9}, {"c", framed, {}, 2, 1}});
    QVERIFY(receipt);
    QCOMPARE(receipt->bytes, contentOf(out.path()).size());
    const auto json = schema::parseJson(contentOf(out.path() + u".receipt.json"_s));
    QVERIFY(json);
    const auto text = [&json](const QString &path) {
        const schema::Value *found = json->path(path);
        return found ? found->toDisplay() : u"absent"_s;
    };
    QCOMPARE(text(u"topic"_s), u"orders"_s);
    QCOMPARE(text(u"records"_s), u"3"_s);
    QCOMPARE(text(u"undecodable"_s), u"1"_s);
    QCOMPARE(text(u"filter"_s), u"n > 1"_s);
    QCOMPARE(text(u"selection"_s), u"shown"_s);
    QCOMPARE(text(u"partitions.0.first"_s), u"5"_s);
    QCOMPARE(text(u"partitions.0.last"_s), u"9"_s);
    QCOMPARE(text(u"partitions.0.records"_s), u"2"_s);
    QCOMPARE(text(u"partitions.1.partition"_s), u"2"_s);
    QCOMPARE(text(u"schemaIds.0"_s), u"99"_s);
    QCOMPARE(text(u"masks.0.path"_s), u"email"_s);
    QCOMPARE(text(u"masks.0.reason"_s), u"personal"_s);
}

namespace {

void eachFormat()
{
    QTest::addColumn<int>("format");
    QTest::addRow("CSV") << int(ExportFormat::Csv);
    QTest::addRow("JSON Lines") << int(ExportFormat::JsonLines);
    QTest::addRow("SQLite") << int(ExportFormat::Sqlite);
}

} // namespace

void TestExport::aCancelledExportLeavesNothing_data()
{
    eachFormat();
}

void TestExport::aCancelledExportLeavesNothing()
{
    QFETCH(int, format);
    Export out{ExportFormat(format)};
    const auto receipt = out.run({{"a", "1", {}}, {"b", "2", {}}, {"c", "3", {}}}, u"key"_s,
                                 schema::Decoder(), {}, 2);
    QVERIFY(!receipt);
    QCOMPARE(receipt.error().code, core::Code::Cancelled);
    QCOMPARE(out.files(), QStringList());
}

void TestExport::anExportReplacesOnlyWhenComplete()
{
    Export out(ExportFormat::Csv);
    QVERIFY(out.run({{"before", "1", {}}}, u"key"_s));
    const QByteArray before = contentOf(out.path());
    QVERIFY(!out.run({{"after", "1", {}}, {"b", "2", {}}}, u"key"_s, schema::Decoder(), {}, 1));
    QCOMPARE(contentOf(out.path()), before);
    QVERIFY(out.run({{"after", "1", {}}}, u"key"_s));
    QVERIFY(contentOf(out.path()).contains("after"));
}

void TestExport::aFolderThatIsNotThereIsToldByItsPath()
{
    Export out(ExportFormat::JsonLines);
    out.request().path = u"/nowhere/at/all/out"_s;
    const auto receipt = out.run({{"a", "1", {}}});
    QVERIFY(!receipt);
    QCOMPARE(receipt.error().code, core::Code::Storage);
    QVERIFY(receipt.error().where.name.startsWith(u"/nowhere"_s));
}

void TestExport::aMaskedSecretIsInNoExport_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<bool>("raw");
    QTest::addRow("CSV") << int(ExportFormat::Csv) << false;
    QTest::addRow("JSON Lines") << int(ExportFormat::JsonLines) << false;
    QTest::addRow("JSON Lines, raw") << int(ExportFormat::JsonLines) << true;
    QTest::addRow("SQLite") << int(ExportFormat::Sqlite) << false;
}

void TestExport::aMaskedSecretIsInNoExport()
{
    QFETCH(int, format);
    QFETCH(bool, raw);
    Export out{ExportFormat(format)};
    out.request().raw = raw;
    out.request().masks = tabular::MaskRules({{Mask::Part::Value, {u"c"_s, u"email"_s}, u"pii"_s},
                                              {Mask::Part::Value, {u"list[]"_s, u"email"_s}, {}},
                                              {Mask::Part::Key, {u"email"_s}, u"pii"_s},
                                              {Mask::Part::Header, {u"user"_s}, u"pii"_s}});
    const QByteArray masked = R"({"id": 1, "c": {"email": "@"}, "list": [{"email": "@"}]})";
    const auto withSecret = [](QByteArray text) { return text.replace("@", secret); };
    const std::vector<SampleRecord> records{
        {withSecret(R"({"email": "@"})"), withSecret(masked), {{"user", secret}}},
        {secret, withSecret(R"({"c": "{\"email\": \"@\"}"})"), {}},        // JSON within a text
        {withSecret("[\"@\"]"), withSecret("[\"@\"]"), {}},                // another shape
        {{}, withSecret("email=@"), {}},                                   // a text
        {secret + "\xff", QByteArray::fromHex("0000000063") + secret, {}}, // cannot be decoded
    };
    const auto receipt = out.run(records, u"key, key.email, value, id, c, c.email, list, headers, "
                                          "headers('user')"_s);
    QVERIFY(receipt);
    QCOMPARE(receipt->records, 5);
    for (const QString &file : out.files()) {
        const QByteArray content = contentOf(QFileInfo(out.path()).dir().filePath(file));
        QVERIFY2(!content.contains(secret), qPrintable(file));
        QVERIFY2(!content.contains(secret.toBase64().chopped(4)), qPrintable(file));
        QVERIFY2(!content.contains(secret.toHex()), qPrintable(file));
        QVERIFY2(!content.contains("example.org"), qPrintable(file));
    }
    if (!raw) {
        QVERIFY(contentOf(out.path()).contains("••••••"));
    }
}

void TestExport::masksAreFoundByTagAndClassification()
{
    const std::vector<tabular::DescribedField> fields{
        {Mask::Part::Value, {u"email"_s}, {u"PII"_s}, {}},
        {Mask::Part::Value, {u"salary"_s}, {}, u"C3"_s},
        {Mask::Part::Value, {u"city"_s}, {u"geo"_s}, u"C1"_s}};
    const auto masks = tabular::MaskRules::fromDescriptions(fields, {u"pii"_s, u"c3"_s});
    QCOMPARE(masks.masks().size(), 2U);
    QCOMPARE(masks.masks()[0].path(), u"email"_s);
    QCOMPARE(masks.masks()[1].reason, u"C3"_s);
    QVERIFY(!masks.covering(Mask::Part::Value, std::vector{u"city"_s}));
    QVERIFY(masks.covering(Mask::Part::Value, std::vector{u"salary"_s, u"amount"_s}));
}

MESH_TEST(TestExport)
#include "tst_export.moc"
