// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/tabular/samplerecord.h"
#include "tests/support/runner.h"

#include "app/tabular/bytesearch.h"
#include "app/tabular/mask.h"
#include "app/tabular/recordfilter.h"

#include <QTest>

#include <random>

using namespace Qt::StringLiterals;
using namespace mesh;
using tabular::RecordFilter;
using Kind = RecordFilter::Kind;
using Match = RecordFilter::Match;
using test::SampleRecord;

namespace {

Match matched(const RecordFilter &filter, SampleRecord &record,
              const schema::Decoder &decoder = schema::Decoder())
{
    tabular::RecordRow row(u"orders"_s, decoder);
    row.setRecord(record.view());
    return filter.matches(row);
}

Match matched(const QString &text, SampleRecord record)
{
    return matched(*RecordFilter::parse(text, {}), record);
}

} // namespace

class TestRecordFilter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aTextIsToldApartFromACondition_data();
    void aTextIsToldApartFromACondition();
    void saysHowItReadsTheText();
    void findsAText_data();
    void findsAText();
    void findsWhatASlowSearchFinds();
    void aTextAcrossTwoHeadersIsNone();
    void conditionsSeeTheWholeRecord_data();
    void conditionsSeeTheWholeRecord();
    void bytesNeverExcludeAMatch();
    void theValuesFieldComesBeforeTheRecordsShortName();
    void anErrorLetsNothingThrough();
    void namesNotSeenYetAreOnlyWarnedAbout();
    void aKeyThatLooksLikeANumberIsATextToo_data();
    void aKeyThatLooksLikeANumberIsATextToo();
    void aCellsConditionFindsItsRecord();
    void undecodableIsToldApart();
    void numbersOfAFormThatIsNotTextAreFound();
    void whatAvroDoesNotSpellOutIsFound_data();
    void whatAvroDoesNotSpellOutIsFound();
};

void TestRecordFilter::aTextIsToldApartFromACondition_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("kind");
    const auto rows = [](Kind kind, const QStringList &texts) {
        for (const QString &text : texts) {
            QTest::addRow("%s", qPrintable(text)) << text << int(kind);
        }
    };
    rows(Kind::Everything, {u""_s, u"   "_s});
    rows(Kind::Text, {u"orders"_s,
                      u"two words"_s,
                      u"ana@example.org"_s,
                      u"2024-02-29"_s,
                      u"a-b/c.d"_s,
                      u"error in payment"_s,
                      u"what is this"_s,
                      u"looks like trouble"_s,
                      u"null"_s,
                      u"NOT"_s,
                      u"between us"_s,
                      u"{\"status\": \"PAID\"}"_s,
                      u"<order>"_s,
                      u"=5"_s,
                      u"abc=="_s,
                      u"\"a = 1\""_s,
                      u"'it''s'"_s,
                      u"status ="_s,
                      u"100%"_s,
                      u"f(x)"_s,
                      u"(x)"_s,
                      u"C:\\temp"_s,
                      u"https://a.example/b?c"_s,
                      u"->"_s,
                      u"(("_s,
                      u"'open"_s});
    rows(Kind::Condition, {u"status = 'PAID'"_s,
                           u"status=1"_s,
                           u"amount > 500 AND region = 'EU'"_s,
                           u"NOT status = 'x'"_s,
                           u"(a = 1)"_s,
                           u"name LIKE 'A%'"_s,
                           u"id IN (1, 2)"_s,
                           u"id NOT IN (1)"_s,
                           u"x IS NULL"_s,
                           u"x IS NOT NULL"_s,
                           u"a BETWEEN 1 AND 2"_s,
                           u"a == 1"_s,
                           u"a <> b"_s,
                           u"STARTSWITH(name, 'A')"_s,
                           u"headers('x') = 'y'"_s,
                           u"\"two words\" = 1"_s,
                           u"customer->id = 5"_s,
                           u"a = 1 AND"_s,
                           u"-1 < x"_s,
                           u"end > 5"_s,
                           u"a = 1 OR from = 'x'"_s});
}

void TestRecordFilter::aTextIsToldApartFromACondition()
{
    QFETCH(QString, text);
    QFETCH(int, kind);
    QCOMPARE(int(RecordFilter::parse(text, {})->kind()), kind);
    if (kind != int(Kind::Everything)) {
        QCOMPARE(RecordFilter::parse(text, {}, RecordFilter::Mode::Text)->kind(), Kind::Text);
        QCOMPARE(RecordFilter::parse(text, {}, RecordFilter::Mode::Condition)->kind(),
                 Kind::Condition);
    }
    // A condition of which nothing is left but a comment holds for every record.
    QCOMPARE(RecordFilter::parse(u"-- later"_s, {}, RecordFilter::Mode::Condition)->kind(),
             Kind::Everything);
}

void TestRecordFilter::saysHowItReadsTheText()
{
    QVERIFY(RecordFilter::parse(u"paid"_s, {})->explanation().contains(u"“paid”"_s));
    QCOMPARE(RecordFilter::parse(u"\"a = 1\""_s, {})->needle(), u"a = 1"_s);
    QVERIFY(RecordFilter::parse(u"a = 1"_s, {})->explanation().contains(u"double quotes"_s));
}

void TestRecordFilter::findsAText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("found");
    QTest::addRow("in the value") << u"paid"_s << true;
    QTest::addRow("in another case") << u"PaId"_s << true;
    QTest::addRow("in the key") << u"O-8812"_s << true;
    QTest::addRow("in a header's name") << u"TRACE"_s << true;
    QTest::addRow("in a header's value") << u"abc-123"_s << true;
    QTest::addRow("UTF-8") << u"zürich"_s << true;
    QTest::addRow("UTF-8 in capitals") << u"ZÜRICH"_s << true;
    QTest::addRow("escaped by JSON") << u"größe"_s << true;
    QTest::addRow("escaped, in capitals") << u"GRÖßE"_s << true;
    QTest::addRow("beyond 16 bits, escaped") << u"😀"_s << true;
    QTest::addRow("an escaped quote") << u"say \"hi\""_s << true;
    QTest::addRow("an escaped slash") << u"a/b"_s << true;
    QTest::addRow("not there") << u"refunded"_s << false;
    QTest::addRow("nearly there") << u"paidx"_s << false;
}

void TestRecordFilter::findsAText()
{
    QFETCH(QString, text);
    QFETCH(bool, found);
    const SampleRecord record{"o-88120440",
                              R"({"status": "PAID", "city": "Zürich", "x": "Gr\u00f6\u00dfe",
                                  "y": "say \"hi\"", "z": "a\/b", "smile": "\ud83d\ude00"})",
                              {{"trace", "ABC-123"}, {"empty", std::nullopt}}};
    QCOMPARE(matched(text, record) == Match::Yes, found);
}

void TestRecordFilter::findsWhatASlowSearchFinds()
{
    const QString letters = u"aAbBäÄ\"\\/é "_s;
    std::mt19937 random(17);
    const auto randomText = [&](size_t most) {
        QString text;
        for (size_t count = random() % (most + 1); count > 0; --count) {
            text += letters[qsizetype(random() % size_t(letters.size()))];
        }
        return text;
    };
    for (int round = 0; round < 20'000; ++round) {
        const QString text = randomText(60);
        const QString sought = randomText(4);
        const bool expected = text.contains(sought, Qt::CaseInsensitive);
        const bool found = tabular::ByteSearch(sought).isIn(text.toUtf8());
        // A backslash before " / \ in the text may be read as an escape: then more is found.
        QVERIFY2(found == expected || (found && text.contains(u'\\')),
                 qPrintable(sought + u" in "_s + text));
    }
}

void TestRecordFilter::aTextAcrossTwoHeadersIsNone()
{
    // The length of the value stands between name and value: 'd' is 100, one more than 99 bytes.
    const SampleRecord record{{}, {}, {{"abc", QByteArray(99, 'x')}}};
    QCOMPARE(matched(u"abcdx"_s, record), Match::No);
    QCOMPARE(matched(u"abc"_s, record), Match::Yes);
}

void TestRecordFilter::conditionsSeeTheWholeRecord_data()
{
    QTest::addColumn<QString>("condition");
    QTest::addColumn<bool>("yes");
    const auto row = [](const QString &condition, bool yes) {
        QTest::addRow("%s", qPrintable(condition)) << condition << yes;
    };
    row(u"status = 'PAID' AND amount > 12.49"_s, true);
    row(u"STATUS = 'PAID'"_s, true);
    row(u"`STATUS` = 'PAID'"_s, false);
    row(u"customer.id = 9007199254740993"_s, true);
    row(u"customer.id = 9007199254740992"_s, false);
    row(u"key = 'o-1'"_s, true);
    row(u"ROWKEY LIKE 'o-%'"_s, true);
    row(u"ROWPARTITION = 3 AND offset = 42"_s, true);
    row(u"topic = 'orders'"_s, true);
    row(u"ROWTIME = 1709211900250"_s, true);
    row(u"ROWTIME >= '2024-02-29T13:05:00.250'"_s, true);
    row(u"ROWTIME BETWEEN '2024-02-29' AND '2024-03-01'"_s, true);
    row(u"timestamp < '2024-02-29T14:05:00+01:00'"_s, false);
    row(u"timestamp <= '2024-02-29T14:05:00.250+01:00'"_s, true);
    row(u"ROWTIME > TIMESTAMP('2024-01-01')"_s, true);
    row(u"headers('trace') = 'abc'"_s, true);
    row(u"headers('none') IS NULL"_s, true);
    row(u"headers['trace'] LIKE 'a%'"_s, true);
    row(u"value.status = 'PAID'"_s, true);
    row(u"missing IS NULL"_s, true);
    row(u"status = 'paid'"_s, false);
}

void TestRecordFilter::conditionsSeeTheWholeRecord()
{
    QFETCH(QString, condition);
    QFETCH(bool, yes);
    const SampleRecord record{
        "o-1",
        R"({"status": "PAID", "amount": 12.5, "customer": {"id": 9007199254740993}})",
        {{"trace", "abc"}},
        3,
        42};
    QCOMPARE(matched(condition, record) == Match::Yes, yes);
}

void TestRecordFilter::bytesNeverExcludeAMatch()
{
    const QList<QByteArray> values{R"("PAID")", R"("\u0050AID")", R"("paid")", R"("PAI")",
                                   "5",         R"("5")",         "null",      "true",
                                   R"("t")",    R"(["PAID"])",    R"("a\/b")"};
    const QStringList atoms{u"s = 'PAID'"_s, u"t LIKE '%AI%'"_s, u"s IN ('PAID', 'x')"_s,
                            u"t IN ('5')"_s, u"s IN ('t')"_s,    u"t <> 'PAID'"_s,
                            u"s = 'a/b'"_s};
    std::mt19937 random(23);
    int yes = 0;
    for (int round = 0; round < 3'000; ++round) {
        const auto atom = [&] { return atoms[qsizetype(random() % size_t(atoms.size()))]; };
        const auto value = [&] { return values[qsizetype(random() % size_t(values.size()))]; };
        const QString condition = atom() + (random() % 2 == 0 ? u" AND "_s : u" OR "_s) + atom();
        SampleRecord record{{}, "{\"s\": " + value() + ", \"t\": " + value() + "}", {}};
        SampleRecord spaced = record;
        spaced.value->prepend(' '); // not excluded by its bytes: only the condition decides
        const Match fast = matched(condition, record);
        QVERIFY2(fast == matched(condition, spaced), qPrintable(condition));
        yes += fast == Match::Yes ? 1 : 0;
    }
    QVERIFY(yes > 300);
}

void TestRecordFilter::theValuesFieldComesBeforeTheRecordsShortName()
{
    const schema::Decoder decoder;
    tabular::RecordRow row(u"t"_s, decoder);
    SampleRecord record{"record key", R"({"key": "field", "value": 5, "offset": 7})", {}, 0, 42};
    row.setRecord(record.view());
    tabular::RecordShape shape;
    shape.observe(row);
    const auto yes = [&](const QString &condition) {
        return RecordFilter::parse(condition, shape)->matches(row) == Match::Yes;
    };
    QVERIFY(yes(u"key = 'field'"_s));
    QVERIFY(yes(u"ROWKEY = 'record key'"_s));
    QVERIFY(yes(u"value = 5"_s));
    QVERIFY(yes(u"value.value = 5"_s));
    QVERIFY(yes(u"offset = 7 AND ROWOFFSET = 42"_s));
}

void TestRecordFilter::anErrorLetsNothingThrough()
{
    const auto filter = RecordFilter::parse(u"status = 'PAID' AND AND x = 1"_s, {});
    QVERIFY(!filter->usable());
    QCOMPARE(filter->diagnostics().front().range, (core::SourceRange{20, 23}));
    SampleRecord record{{}, R"({"status": "PAID", "x": 1})", {}};
    QCOMPARE(matched(*filter, record), Match::No);
}

void TestRecordFilter::namesNotSeenYetAreOnlyWarnedAbout()
{
    const schema::Decoder decoder;
    tabular::RecordRow row(u"t"_s, decoder);
    SampleRecord record{{}, R"({"status": "PAID"})", {}};
    row.setRecord(record.view());
    tabular::RecordShape shape;
    shape.observe(row);
    const auto filter = RecordFilter::parse(u"statu = 'PAID'"_s, shape);
    QVERIFY(filter->usable());
    QCOMPARE(filter->diagnostics().size(), 1);
    QCOMPARE(filter->diagnostics().front().fix->replacement, u"status"_s);
    SampleRecord later{{}, R"({"statu": "PAID"})", {}};
    QCOMPARE(matched(*filter, later), Match::Yes);
}

void TestRecordFilter::aKeyThatLooksLikeANumberIsATextToo_data()
{
    QTest::addColumn<QString>("condition");
    for (const QString &condition :
         {u"key = '17'"_s, u"key = 17"_s, u"key IN ('17', 'x')"_s, u"key IN (16, 17)"_s,
          u"key LIKE '1%'"_s, u"'17' = key"_s, u"key BETWEEN '16' AND '18'"_s, u"key < 18"_s,
          u"STARTSWITH(key, '1')"_s, u"value = '1.50'"_s, u"value = 1.5"_s}) {
        QTest::addRow("%s", qPrintable(condition)) << condition;
    }
}

void TestRecordFilter::aKeyThatLooksLikeANumberIsATextToo()
{
    QFETCH(QString, condition);
    const schema::Decoder decoder;
    tabular::RecordRow row(u"t"_s, decoder);
    SampleRecord record{"17", "1.50", {}};
    row.setRecord(record.view());
    tabular::RecordShape shape;
    shape.observe(row);
    for (const tabular::RecordShape &known : {tabular::RecordShape(), shape}) {
        const auto filter = RecordFilter::parse(condition, known);
        QVERIFY(filter->diagnostics().empty());
        QCOMPARE(filter->matches(row), Match::Yes);
    }
}

void TestRecordFilter::aCellsConditionFindsItsRecord()
{
    const schema::Decoder decoder;
    tabular::RecordRow row(u"t"_s, decoder);
    SampleRecord record{"17",
                        R"({"id": 9007199254740993, "big": 1e30, "d": -12.50, "t": "it's \"x\"",
                            "b": false, "n": null, "c": {"a b": "ü"}, "list": [1], "key": "k"})",
                        {{"h", "5"}}};
    row.setRecord(record.view());
    tabular::RecordShape shape;
    shape.observe(row);
    auto columns = tabular::inferColumns(shape);
    columns.push_back(tabular::parseColumns(u"headers('h')", shape)->front());
    for (const tabular::Column &column : columns) {
        const QString condition = tabular::conditionFor(row, column, {});
        QCOMPARE(condition.isEmpty(), column.path == u"list"_s);
        if (!condition.isEmpty()) {
            const auto filter = RecordFilter::parse(condition, shape);
            QCOMPARE(filter->kind(), Kind::Condition);
            QVERIFY2(filter->matches(row) == Match::Yes, qPrintable(condition));
        }
    }
    const tabular::MaskRules masks({{tabular::Mask::Part::Value, {u"t"_s}, {}}});
    QVERIFY(
        tabular::conditionFor(row, tabular::parseColumns(u"t", shape)->front(), masks).isEmpty());
}

void TestRecordFilter::undecodableIsToldApart()
{
    const schema::Decoder decoder; // no registry: a framed value cannot be read
    SampleRecord record{"k", QByteArray::fromHex("0000000063") + "body", {}};
    QCOMPARE(matched(*RecordFilter::parse(u"a = 1"_s, {}), record, decoder), Match::Undecodable);
    QCOMPARE(matched(*RecordFilter::parse(u"key = 'k'"_s, {}), record, decoder), Match::Yes);
    QCOMPARE(matched(*RecordFilter::parse(u"key = 'x'"_s, {}), record, decoder), Match::No);
    QCOMPARE(matched(*RecordFilter::parse(u"offset > 5 AND a = 1"_s, {}), record, decoder),
             Match::No);
    QCOMPARE(matched(*RecordFilter::parse(u"offset = 0 OR a = 1"_s, {}), record, decoder),
             Match::Yes);
    QCOMPARE(matched(*RecordFilter::parse(u"body"_s, {}), record, decoder), Match::Yes);
}

void TestRecordFilter::numbersOfAFormThatIsNotTextAreFound()
{
    schema::FormatChoice number;
    number.forced = schema::Format::Int64;
    const schema::Decoder decoder(nullptr, number);
    SampleRecord record{QByteArray::fromHex("0020000000000001"), "x", {}};
    QCOMPARE(matched(*RecordFilter::parse(u"9007199254740993"_s, {}), record, decoder), Match::Yes);
    QCOMPARE(matched(*RecordFilter::parse(u"9007199254740992"_s, {}), record, decoder), Match::No);
    QCOMPARE(matched(*RecordFilter::parse(u"key = 9007199254740993"_s, {}), record, decoder),
             Match::Yes);
}

void TestRecordFilter::whatAvroDoesNotSpellOutIsFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("found");
    QTest::addColumn<bool>("usable");
    const auto row = [](const QString &text, bool found, bool usable = true) {
        QTest::addRow("%s", qPrintable(text)) << text << found << usable;
    };
    row(u"9007199254740993"_s, true);
    row(u"9007199254740992"_s, false);
    row(u"accepted"_s, true); // a symbol of an enum
    row(u"zürich"_s, true);
    row(u"12.50"_s, true);
    row(u"id = 9007199254740993 AND status = 'ACCEPTED'"_s, true);
    row(u"amount BETWEEN 12.49 AND 12.51"_s, true);
    row(u"amount > 12.50"_s, false);
    row(u"placed = '2024-02-29T13:05:00.250Z'"_s, true);
    row(u"placed > '2024-02-29'"_s, true);
    row(u"city LIKE 'Z%'"_s, true);
    row(u"city IS NULL"_s, false);
    row(u"ide = 1"_s, false, false); // a schema knows all names
    row(u"id = 'x'"_s, false, false);
    row(u"placed > 'soon'"_s, false, false);
}

void TestRecordFilter::whatAvroDoesNotSpellOutIsFound()
{
    QFETCH(QString, text);
    QFETCH(bool, found);
    QFETCH(bool, usable);
    const auto compiled = schema::Schema::compile(
        {schema::SchemaKind::Avro, uR"({"type": "record", "name": "Order", "fields": [
             {"name": "id", "type": "long"},
             {"name": "status", "type": {"type": "enum", "name": "Status",
                                         "symbols": ["OPEN", "ACCEPTED"]}},
             {"name": "amount", "type": {"type": "bytes", "logicalType": "decimal",
                                         "precision": 12, "scale": 2}},
             {"name": "placed", "type": {"type": "long", "logicalType": "timestamp-millis"}},
             {"name": "city", "type": ["null", "string"]}]})"_s});
    QVERIFY2(compiled, qPrintable(compiled ? QString() : compiled.error().detail));
    schema::FormatChoice avro;
    avro.forced = schema::Format::Avro;
    avro.schema = *compiled;
    const schema::Decoder decoder(nullptr, {}, avro);
    const auto bytes =
        (*compiled)->encode(schema::Object{{u"id"_s, qint64(9007199254740993)},
                                           {u"status"_s, u"ACCEPTED"_s},
                                           {u"amount"_s, *schema::Decimal::parse(u"12.50")},
                                           {u"placed"_s, schema::Timestamp{1'709'211'900'250'000}},
                                           {u"city"_s, u"Zürich"_s}});
    QVERIFY2(bytes, qPrintable(bytes ? QString() : bytes.error().detail));
    tabular::RecordShape shape;
    shape.setSchemas(nullptr, (*compiled)->type());
    const auto filter = RecordFilter::parse(text, shape);
    SampleRecord record{{}, *bytes, {}};
    QCOMPARE(filter->usable(), usable);
    QCOMPARE(matched(*filter, record, decoder) == Match::Yes, found);
}

MESH_TEST(TestRecordFilter)
#include "tst_recordfilter.moc"
