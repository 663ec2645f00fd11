// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/tabular/samplerecord.h"
#include "tests/support/runner.h"

#include "app/tabular/columns.h"
#include "app/tabular/mask.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mesh;
using tabular::CellState;
using tabular::Column;
using test::SampleRecord;

namespace {

tabular::RecordShape shapeOf(const QList<QByteArray> &values, const QByteArray &key = "k")
{
    const schema::Decoder decoder;
    tabular::RecordRow row(u"t"_s, decoder);
    tabular::RecordShape shape;
    for (const QByteArray &value : values) {
        SampleRecord record{key, value, {}};
        row.setRecord(record.view());
        shape.observe(row);
    }
    return shape;
}

QStringList pathsOf(const std::vector<Column> &columns)
{
    QStringList paths;
    for (const Column &column : columns) {
        paths += column.path;
    }
    return paths;
}

const QStringList meta{u"ROWTIME"_s, u"ROWPARTITION"_s, u"ROWOFFSET"_s};

} // namespace

class TestColumns : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fieldsBecomeColumns_data();
    void fieldsBecomeColumns();
    void moreSamplesNeverReorder();
    void aSchemaDecides();
    void listsOfColumnsAreParsed_data();
    void listsOfColumnsAreParsed();
    void aCellSaysWhyItIsEmpty_data();
    void aCellSaysWhyItIsEmpty();
    void aCellIsOneShortLine();
    void numbersStandRight();
};

void TestColumns::fieldsBecomeColumns_data()
{
    QTest::addColumn<QList<QByteArray>>("values");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QStringList>("paths"); ///< behind the record's own
    QTest::addRow("flat") << QList<QByteArray>{R"({"id": 1, "name": "a"})"} << QByteArray("k")
                          << QStringList{u"key"_s, u"id"_s, u"name"_s};
    QTest::addRow("opened") << QList<QByteArray>{R"({"c": {"city": "x", "zip": 1}, "n": [1]})"}
                            << QByteArray("k")
                            << QStringList{u"key"_s, u"c.city"_s, u"c.zip"_s, u"n"_s};
    QTest::addRow("key with fields")
        << QList<QByteArray>{R"({"id": 1})"} << QByteArray(R"({"region": "EU"})")
        << QStringList{u"key.region"_s, u"id"_s};
    QTest::addRow("a field named key") << QList<QByteArray>{R"({"key": 1})"} << QByteArray("k")
                                       << QStringList{u"ROWKEY"_s, u"key"_s};
    QTest::addRow("odd names") << QList<QByteArray>{R"({"a b": 1, "x": {"from": 2}})"}
                               << QByteArray("k")
                               << QStringList{u"key"_s, u"`a b`"_s, u"x.`from`"_s};
    QTest::addRow("text") << QList<QByteArray>{"hello world"} << QByteArray("k")
                          << QStringList{u"key"_s, u"value"_s};
    QTest::addRow("a text between structs")
        << QList<QByteArray>{R"({"id": 1})", "oops", R"({"id": 2, "x": 1})"} << QByteArray("k")
        << QStringList{u"key"_s, u"id"_s, u"x"_s};
}

void TestColumns::fieldsBecomeColumns()
{
    QFETCH(QList<QByteArray>, values);
    QFETCH(QByteArray, key);
    QFETCH(QStringList, paths);
    QCOMPARE(pathsOf(tabular::inferColumns(shapeOf(values, key))), meta + paths);
}

void TestColumns::moreSamplesNeverReorder()
{
    const QList<QByteArray> values{R"({"b": 1, "a": {"x": 1}})",
                                   R"({"a": {"y": 2, "x": 1}, "c": 1})", R"({"d": null, "b": 2.5})",
                                   R"({"a": {"x": "text"}})"};
    QStringList before;
    for (qsizetype count = 1; count <= values.size(); ++count) {
        const QStringList now = pathsOf(tabular::inferColumns(shapeOf(values.first(count))));
        QStringList kept = now;
        kept.removeIf([&before](const QString &path) { return !before.contains(path); });
        QCOMPARE(kept, before);
        before = now;
    }
    QCOMPARE(before, (meta + QStringList{u"key"_s, u"b"_s, u"a.x"_s, u"a.y"_s, u"c"_s, u"d"_s}));
}

void TestColumns::aSchemaDecides()
{
    schema::Type value;
    value.kind = schema::Type::Kind::Record;
    const auto field = [](const QString &name, schema::Type::Kind kind) {
        schema::Type type;
        type.kind = kind;
        schema::Field made;
        made.name = name;
        made.type = std::make_shared<const schema::Type>(type);
        return made;
    };
    value.fields = {field(u"id"_s, schema::Type::Kind::Integer),
                    field(u"at"_s, schema::Type::Kind::Timestamp)};
    tabular::RecordShape shape;
    shape.setSchemas(nullptr, std::make_shared<const schema::Type>(value));
    QCOMPARE(pathsOf(tabular::inferColumns(shape)),
             (meta + QStringList{u"key"_s, u"id"_s, u"at"_s}));
    const auto missing = tabular::parseColumns(u"id, nope", shape);
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, core::Code::NotFound);
    QCOMPARE(missing.error().where.range->begin, 4);
}

void TestColumns::listsOfColumnsAreParsed_data()
{
    QTest::addColumn<QString>("list");
    QTest::addColumn<QStringList>("paths");
    QTest::addRow("fields") << u"id, c.city"_s << QStringList{u"id"_s, u"c.city"_s};
    QTest::addRow("the record's own") << u"offset, rowtime, topic, partition, key, value"_s
                                      << QStringList{u"ROWOFFSET"_s,    u"ROWTIME"_s, u"ROWTOPIC"_s,
                                                     u"ROWPARTITION"_s, u"key"_s,     u"value"_s};
    QTest::addRow("a header") << u"headers('a b'), headers"_s
                              << QStringList{u"headers('a b')"_s, u"headers"_s};
    QTest::addRow("case of a known name") << u"ID"_s << QStringList{u"id"_s};
    QTest::addRow("not seen yet") << u"later"_s << QStringList{u"later"_s};
    QTest::addRow("no column") << u"id, 1 + 2"_s << QStringList{};
    QTest::addRow("no list") << u"id,"_s << QStringList{};
}

void TestColumns::listsOfColumnsAreParsed()
{
    QFETCH(QString, list);
    QFETCH(QStringList, paths);
    const auto columns = tabular::parseColumns(list, shapeOf({R"({"id": 1, "c": {"city": "x"}})"}));
    QCOMPARE(columns.ok(), !paths.isEmpty());
    if (columns) {
        QCOMPARE(pathsOf(*columns), paths);
    } else {
        QCOMPARE(columns.error().code, core::Code::Syntax);
        QVERIFY(columns.error().where.range.has_value());
    }
}

void TestColumns::aCellSaysWhyItIsEmpty_data()
{
    QTest::addColumn<QString>("column");
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("text");
    const auto row = [](const QString &column, CellState state, const QString &text = {}) {
        QTest::addRow("%s", qPrintable(column)) << column << int(state) << text;
    };
    row(u"id"_s, CellState::Present, u"9007199254740993"_s);
    row(u"amount"_s, CellState::Present, u"12.50"_s);
    row(u"nothing"_s, CellState::Null);
    row(u"absent"_s, CellState::Absent);
    row(u"id.below"_s, CellState::Absent);
    row(u"c"_s, CellState::Present, u"{\"city\":\"Zürich\",\"email\":\"••••••\"}"_s);
    row(u"c.email"_s, CellState::Masked, u"••••••"_s);
    row(u"c.city"_s, CellState::Present, u"Zürich"_s);
    row(u"key"_s, CellState::Present, u"k-1"_s);
    row(u"headers('trace')"_s, CellState::Present, u"t2"_s);
    row(u"headers('none')"_s, CellState::Absent);
    row(u"ROWTIME"_s, CellState::Present, u"2024-02-29 13:05:00.250"_s);
    row(u"ROWPARTITION"_s, CellState::Present, u"3"_s);
}

void TestColumns::aCellSaysWhyItIsEmpty()
{
    QFETCH(QString, column);
    QFETCH(int, state);
    QFETCH(QString, text);
    SampleRecord record{"k-1",
                        R"({"id": 9007199254740993, "amount": 12.50, "nothing": null,
                            "c": {"city": "Zürich", "email": "ana@example.org"}})",
                        {{"trace", "t1"}, {"trace", "t2"}},
                        3};
    const schema::Decoder decoder;
    tabular::RecordRow row(u"t"_s, decoder);
    row.setRecord(record.view());
    const tabular::MaskRules masks({{tabular::Mask::Part::Value, {u"c"_s, u"email"_s}, u"pii"_s}});
    const auto columns = tabular::parseColumns(column, {});
    QVERIFY(columns);
    const tabular::Cell cell = tabular::cell(row, columns->front(), masks);
    QCOMPARE(int(cell.state), state);
    QCOMPARE(cell.text, text);
}

void TestColumns::aCellIsOneShortLine()
{
    SampleRecord record{{},
                        QByteArray("[\"a\nb\", ").replace("\n", "\\n") +
                            QByteArray("7, ").repeated(100'000) + "8]",
                        {}};
    const schema::Decoder decoder;
    tabular::RecordRow row(u"t"_s, decoder);
    row.setRecord(record.view());
    const auto columns = tabular::parseColumns(u"value", {});
    const QString text = tabular::cellText(row, columns->front(), {});
    QCOMPARE(text.size(), 200);
    QVERIFY(text.endsWith(u'…'));
    QVERIFY(!text.contains(u'\n'));
    tabular::CellStyle whole;
    whole.maximumLength = 0;
    QVERIFY(tabular::cellText(row, columns->front(), {}, whole).size() > 200'000);
}

void TestColumns::numbersStandRight()
{
    for (const Column &column : tabular::inferColumns(shapeOf({R"({"id": 1, "name": "a"})"}))) {
        const bool right = column.path == u"id"_s || column.path == u"ROWPARTITION"_s ||
                           column.path == u"ROWOFFSET"_s;
        QCOMPARE(column.alignment == Column::Alignment::Right, right);
    }
}

MESH_TEST(TestColumns)
#include "tst_columns.moc"
