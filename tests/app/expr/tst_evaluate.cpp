// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/expr/samplelookup.h"
#include "tests/support/runner.h"

#include "app/expr/condition.h"
#include "app/schema/json.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <random>

using namespace Qt::StringLiterals;
using namespace mesh;
using expr::Truth;
using schema::Value;

namespace {

Value json(const QString &text)
{
    const auto parsed = schema::parseJson(text.toUtf8());
    return parsed ? *parsed : Value(u"not JSON: "_s + text);
}

// Computed twice, with types from a schema and with none: both must say the same.
QString computed(const QString &expression, const Value &row, bool certain)
{
    const test::SampleLookup lookup(certain ? expr::typeOf(row) : expr::Type(), certain, !certain);
    const expr::ExpressionResult result = expr::compileExpression(expression, lookup);
    if (!result.expression) {
        return u"error: "_s + result.diagnostics.front().sentence;
    }
    Value storage;
    const test::SampleRow sample(row);
    return QString::fromUtf8(schema::toJson(result.expression->evaluate(sample, storage)));
}

Truth truth(const QString &condition, const Value &row)
{
    const test::SampleLookup lookup({}, false, true);
    const expr::ConditionResult result = expr::compileCondition(condition, lookup);
    return result.condition ? result.condition->truth(test::SampleRow(row)) : Truth::Unknown;
}

QString shown(Truth truth)
{
    return truth == Truth::True ? u"TRUE"_s : truth == Truth::False ? u"FALSE"_s : u"NULL"_s;
}

} // namespace

class TestEvaluate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void computesTheCases_data();
    void computesTheCases();
    void logicHasThreeValues_data();
    void logicHasThreeValues();
    void integersBeyondADoubleStayApart_data();
    void integersBeyondADoubleStayApart();
    void comparisonOfIntegersAndDoublesIsExact_data();
    void comparisonOfIntegersAndDoublesIsExact();
    void aDecimalFindsTheDoubleOfItsText();
    void whatCannotBeComputedIsNullAndCounted_data();
    void whatCannotBeComputedIsNullAndCounted();
    void likeFindsWhatASlowSearchFinds();
    void requirementsNeverExcludeAMatch();
    void randomRowsNeverFail();
};

// A case file holds a row as JSON, then, between lines of ====, an expression, a line ----, and its
// value as JSON.
void TestEvaluate::computesTheCases_data()
{
    QTest::addColumn<QString>("row");
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("expected");
    const QDir folder(QStringLiteral(MESH_SQL_CASES));
    for (const QString &name : folder.entryList({u"value_*.case"_s}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QFile::ReadOnly));
        QStringList sections = QString::fromUtf8(file.readAll()).split(u"\n====\n"_s);
        const QString row = sections.takeFirst();
        for (const QString &section : sections) {
            const QStringList parts = section.trimmed().split(u"\n----\n"_s);
            QVERIFY2(parts.size() == 2, qPrintable(name + u": "_s + section));
            QTest::addRow("%s", qPrintable(name + u": "_s + parts[0]))
                << row << parts[0] << parts[1];
        }
    }
}

void TestEvaluate::computesTheCases()
{
    QFETCH(QString, row);
    QFETCH(QString, expression);
    QFETCH(QString, expected);
    QCOMPARE(computed(expression, json(row), true), expected);
    QCOMPARE(computed(expression, json(row), false), expected);
}

void TestEvaluate::logicHasThreeValues_data()
{
    QTest::addColumn<QString>("left");
    QTest::addColumn<QString>("right");
    QTest::addColumn<QString>("both");
    QTest::addColumn<QString>("either");
    const QStringList values{u"TRUE"_s, u"FALSE"_s, u"NULL"_s};
    const QStringList both{u"TRUE"_s,  u"FALSE"_s, u"NULL"_s,  u"FALSE"_s, u"FALSE"_s,
                           u"FALSE"_s, u"NULL"_s,  u"FALSE"_s, u"NULL"_s};
    const QStringList either{u"TRUE"_s, u"TRUE"_s, u"TRUE"_s, u"TRUE"_s, u"FALSE"_s,
                             u"NULL"_s, u"TRUE"_s, u"NULL"_s, u"NULL"_s};
    for (qsizetype index = 0; index < 9; ++index) {
        const QString &left = values[index / 3];
        const QString &right = values[index % 3];
        QTest::addRow("%s %s", qPrintable(left), qPrintable(right))
            << left << right << both[index] << either[index];
    }
}

void TestEvaluate::logicHasThreeValues()
{
    QFETCH(QString, left);
    QFETCH(QString, right);
    QFETCH(QString, both);
    QFETCH(QString, either);
    const Value row = json(u"{\"l\": %1, \"r\": %2}"_s.arg(left.toLower(), right.toLower()));
    QCOMPARE(shown(truth(u"l AND r"_s, row)), both);
    QCOMPARE(shown(truth(u"l OR r"_s, row)), either);
    QCOMPARE(truth(u"NOT (l AND r)"_s, row), truth(u"NOT l OR NOT r"_s, row));
    QCOMPARE(truth(u"NOT (l OR r)"_s, row), truth(u"NOT l AND NOT r"_s, row));
}

void TestEvaluate::integersBeyondADoubleStayApart_data()
{
    QTest::addColumn<QString>("condition");
    QTest::addColumn<QString>("expected");
    QTest::addRow("itself") << u"id = 9007199254740993"_s << u"TRUE"_s;
    QTest::addRow("one less") << u"id = 9007199254740992"_s << u"FALSE"_s;
    QTest::addRow("greater by one") << u"id > 9007199254740992"_s << u"TRUE"_s;
    QTest::addRow("as a decimal") << u"id = 9007199254740993.0"_s << u"TRUE"_s;
    QTest::addRow("as a double") << u"id = 9007199254740992e0"_s << u"FALSE"_s;
    QTest::addRow("in a list") << u"id IN (9007199254740992, 9007199254740994)"_s << u"FALSE"_s;
    QTest::addRow("between") << u"id BETWEEN 9007199254740993 AND 9007199254740993"_s << u"TRUE"_s;
    QTest::addRow("sum") << u"id + 1 = 9007199254740994"_s << u"TRUE"_s;
    QTest::addRow("beyond 64 bits") << u"big = 18446744073709551617"_s << u"TRUE"_s;
    QTest::addRow("beyond 64 bits, one less") << u"big > 18446744073709551616"_s << u"TRUE"_s;
    QTest::addRow("least") << u"least = -9223372036854775808"_s << u"TRUE"_s;
}

void TestEvaluate::integersBeyondADoubleStayApart()
{
    QFETCH(QString, condition);
    QFETCH(QString, expected);
    const Value row = json(uR"({"id": 9007199254740993, "big": 18446744073709551617,
                                "least": -9223372036854775808})"_s);
    QCOMPARE(shown(truth(condition, row)), expected);
}

void TestEvaluate::comparisonOfIntegersAndDoublesIsExact_data()
{
    QTest::addColumn<qint64>("integer");
    QTest::addColumn<double>("number");
    QTest::addColumn<QString>("relation");
    const qint64 most = std::numeric_limits<qint64>::max();
    QTest::addRow("2^53 + 1") << qint64(9007199254740993) << 9007199254740992.0 << u">"_s;
    QTest::addRow("equal") << qint64(9007199254740992) << 9007199254740992.0 << u"="_s;
    QTest::addRow("largest") << most << 9223372036854775808.0 << u"<"_s;
    QTest::addRow("least") << std::numeric_limits<qint64>::min() << -9223372036854775808.0
                           << u"="_s;
    QTest::addRow("fraction above") << qint64(3) << 3.5 << u"<"_s;
    QTest::addRow("fraction below zero") << qint64(-3) << -3.5 << u">"_s;
    QTest::addRow("infinity") << most << double(INFINITY) << u"<"_s;
}

void TestEvaluate::comparisonOfIntegersAndDoublesIsExact()
{
    QFETCH(qint64, integer);
    QFETCH(double, number);
    QFETCH(QString, relation);
    const Value row(schema::Object{{u"i"_s, integer}, {u"d"_s, number}});
    for (const QString &operation : {u"<"_s, u"="_s, u">"_s}) {
        QCOMPARE(truth(u"i %1 d"_s.arg(operation), row),
                 operation == relation ? Truth::True : Truth::False);
    }
}

void TestEvaluate::aDecimalFindsTheDoubleOfItsText()
{
    const Value row(schema::Object{{u"price"_s, 11.01}, {u"nan"_s, double(NAN)}});
    QCOMPARE(truth(u"price = 11.01"_s, row), Truth::True);
    QCOMPARE(truth(u"price > 11.01"_s, row), Truth::False);
    QCOMPARE(truth(u"price IN (11.010)"_s, row), Truth::True);
    QCOMPARE(truth(u"nan = nan"_s, row), Truth::Unknown);
}

void TestEvaluate::whatCannotBeComputedIsNullAndCounted_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<int>("fault");
    const auto row = [](const QString &expression, expr::Fault fault) {
        QTest::addRow("%s", qPrintable(expression)) << expression << int(fault);
    };
    row(u"most + 1"_s, expr::Fault::Overflow);
    row(u"-least"_s, expr::Fault::Overflow);
    row(u"least / -1"_s, expr::Fault::Overflow);
    row(u"most * 2"_s, expr::Fault::Overflow);
    row(u"most / 0"_s, expr::Fault::DivisionByZero);
    row(u"1.5 % 0"_s, expr::Fault::DivisionByZero);
    row(u"CAST(name AS BIGINT)"_s, expr::Fault::Conversion);
    row(u"CAST(most AS DECIMAL(5, 2))"_s, expr::Fault::Overflow);
    row(u"name * 2"_s, expr::Fault::Types);
    row(u"name < 2"_s, expr::Fault::Types);
    row(u"REGEXP(name, '(')"_s, expr::Fault::Pattern);
}

void TestEvaluate::whatCannotBeComputedIsNullAndCounted()
{
    QFETCH(QString, expression);
    QFETCH(int, fault);
    const Value row = json(uR"({"most": 9223372036854775807, "least": -9223372036854775808,
                                "name": "Ana"})"_s);
    const auto result = expr::compileExpression(expression, test::SampleLookup({}, false, true));
    QVERIFY(result.expression);
    Value storage;
    expr::Trouble trouble;
    QVERIFY(result.expression->evaluate(test::SampleRow(row), storage, &trouble).isNull());
    QCOMPARE(trouble.count, 1);
    QCOMPARE(int(*trouble.first), fault);
    QVERIFY(!expr::explain(*trouble.first).isEmpty());
}

namespace {

bool slowLike(QStringView text, QStringView pattern)
{
    if (pattern.isEmpty()) {
        return text.isEmpty();
    }
    if (pattern.front() == u'%') {
        return slowLike(text, pattern.sliced(1)) ||
               (!text.isEmpty() && slowLike(text.sliced(1), pattern));
    }
    return !text.isEmpty() && (pattern.front() == u'_' || pattern.front() == text.front()) &&
           slowLike(text.sliced(1), pattern.sliced(1));
}

QString randomText(std::mt19937 &random, const QString &letters, size_t most)
{
    QString text;
    for (size_t count = random() % (most + 1); count > 0; --count) {
        text += letters[qsizetype(random() % size_t(letters.size()))];
    }
    return text;
}

} // namespace

void TestEvaluate::likeFindsWhatASlowSearchFinds()
{
    std::mt19937 random(11);
    for (int round = 0; round < 5'000; ++round) {
        const QString text = randomText(random, u"aab"_s, 7);
        const QString pattern = randomText(random, u"ab%_"_s, 6);
        const Value row(schema::Object{{u"s"_s, text}, {u"p"_s, pattern}});
        const bool expected = slowLike(text, pattern);
        QVERIFY2((truth(u"s LIKE p"_s, row) == Truth::True) == expected,
                 qPrintable(text + u" LIKE "_s + pattern));
        QVERIFY2((truth(u"s LIKE '%1'"_s.arg(pattern), row) == Truth::True) == expected,
                 qPrintable(text + u" LIKE "_s + pattern));
    }
}

void TestEvaluate::requirementsNeverExcludeAMatch()
{
    const QStringList values{u"\"PAID\""_s, u"\"OPEN\""_s,  u"\"pa id\""_s, u"5"_s,
                             u"true"_s,     u"null"_s,      u"\"5\""_s,     u"5.0"_s,
                             u"\"\""_s,     u"[\"PAID\"]"_s};
    const QStringList atoms{u"s = 'PAID'"_s,
                            u"'OPEN' = t"_s,
                            u"s LIKE '%AI%'"_s,
                            u"t IN ('OPEN', 'PAID')"_s,
                            u"s IN ('5', 'x')"_s,
                            u"t IN ('t', 'y')"_s,
                            u"s <> 'PAID'"_s,
                            u"NOT t = 'OPEN'"_s,
                            u"s IS NULL"_s,
                            u"t = ''"_s,
                            u"s NOT IN ('PAID')"_s,
                            u"UCASE(s) = 'PAID'"_s,
                            u"t > 'A'"_s};
    std::mt19937 random(3);
    int excluded = 0;
    for (int round = 0; round < 4'000; ++round) {
        const auto atom = [&] { return atoms[qsizetype(random() % size_t(atoms.size()))]; };
        const auto joint = [&] { return random() % 2 == 0 ? u" AND "_s : u" OR "_s; };
        const QString condition = u"("_s + atom() + joint() + atom() + u")"_s + joint() + atom();
        const auto value = [&] { return values[qsizetype(random() % size_t(values.size()))]; };
        const QString text = u"{\"s\": %1, \"t\": %2}"_s.arg(value(), value());
        const auto result = expr::compileCondition(condition, test::SampleLookup({}, false, true));
        QVERIFY(result.condition);
        const bool possible = std::ranges::all_of(
            result.condition->requirements(), [&text](const expr::Requirement &requirement) {
                return std::ranges::any_of(requirement.anyOf, [&text](const QString &sought) {
                    return text.contains(sought);
                });
            });
        excluded += possible ? 0 : 1;
        QVERIFY2(possible || result.condition->truth(test::SampleRow(json(text))) != Truth::True,
                 qPrintable(condition + u" on "_s + text));
    }
    QVERIFY(excluded > 100); // or the property says nothing
}

void TestEvaluate::randomRowsNeverFail()
{
    const QStringList operands{u"a"_s,
                               u"b"_s,
                               u"1"_s,
                               u"1.5"_s,
                               u"2e0"_s,
                               u"'x'"_s,
                               u"NULL"_s,
                               u"a[1]"_s,
                               u"b.c"_s,
                               u"LEN(a)"_s,
                               u"-b"_s,
                               u"ROUND(a, b)"_s,
                               u"SUBSTRING(a, b)"_s,
                               u"CAST(a AS TIMESTAMP)"_s,
                               u"INSTR(a, 'x', b, 2)"_s,
                               u"COALESCE(a, b)"_s,
                               u"DATE(b)"_s};
    const QStringList operators{
        u"+"_s,   u"-"_s, u"*"_s, u"/"_s, u"%"_s, u"||"_s, u"="_s, u"<"_s, u"IS DISTINCT FROM"_s,
        u"LIKE"_s};
    const std::vector<Value> values{Value(),
                                    true,
                                    qint64(-3),
                                    std::numeric_limits<qint64>::min(),
                                    2.5,
                                    double(NAN),
                                    u"2024-02-29"_s,
                                    u"x"_s,
                                    QByteArray("b"),
                                    schema::Date{3},
                                    schema::Timestamp{5},
                                    schema::Time{7},
                                    schema::Array{qint64(1), u"y"_s},
                                    schema::Object{{u"c"_s, qint64(4)}}};
    std::mt19937 random(5);
    const test::SampleLookup lookup({}, false, true);
    for (int round = 0; round < 5'000; ++round) {
        const auto operand = [&] {
            return operands[qsizetype(random() % size_t(operands.size()))];
        };
        const QString text = operand() + u' ' +
                             operators[qsizetype(random() % size_t(operators.size()))] + u' ' +
                             operand();
        const auto result = expr::compileExpression(text, lookup);
        if (!result.expression) {
            continue;
        }
        const Value row(schema::Object{{u"a"_s, values[random() % values.size()]},
                                       {u"b"_s, values[random() % values.size()]}});
        Value storage;
        (void)result.expression->evaluate(test::SampleRow(row), storage).toDisplay();
    }
}

MESH_TEST(TestEvaluate)
#include "tst_evaluate.moc"
