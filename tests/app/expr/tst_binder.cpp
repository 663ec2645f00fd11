// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/expr/samplelookup.h"
#include "tests/support/runner.h"

#include "app/expr/completion.h"
#include "app/expr/condition.h"
#include "app/expr/functions.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mesh;
using expr::Kind;
using expr::Severity;
using expr::Type;

namespace {

Type orders()
{
    const Type line = Type::structOf({{u"sku"_s, Kind::Varchar, {}}, {u"n"_s, Kind::BigInt, {}}});
    const Type customer =
        Type::structOf({{u"id"_s, Kind::BigInt, {}}, {u"city"_s, Kind::Varchar, {}}});
    return Type::structOf({{u"id"_s, Kind::BigInt, u"The order's number."_s},
                           {u"status"_s, Kind::Varchar, {}},
                           {u"amount"_s, Kind::Decimal, {}},
                           {u"paid"_s, Kind::Boolean, {}},
                           {u"placedAt"_s, Kind::Timestamp, {}},
                           {u"day"_s, Kind::Date, {}},
                           {u"customer"_s, customer, {}},
                           {u"lines"_s, Type::arrayOf(line), {}},
                           {u"labels"_s, Type::mapOf(Kind::Varchar), {}},
                           {u"two words"_s, Kind::Varchar, {}},
                           {u"rowtime"_s, Kind::BigInt, {}}});
}

test::SampleLookup fromSchema()
{
    return {orders(), true};
}

test::SampleLookup fromSamples()
{
    return {orders(), false, true};
}

QString placeOf(const expr::Diagnostic &diagnostic, const QString &text)
{
    return text.sliced(diagnostic.range.begin, diagnostic.range.length());
}

} // namespace

class TestBinder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhatDoesNotFit_data();
    void saysWhatDoesNotFit();
    void whatSamplesSayOnlyWarns_data();
    void whatSamplesSayOnlyWarns();
    void acceptsWhatFits_data();
    void acceptsWhatFits();
    void errorsOfNamesAreToldBesideErrorsOfSyntax();
    void expressionsHaveTypes_data();
    void expressionsHaveTypes();
    void everyFunctionIsDescribed();
};

void TestBinder::saysWhatDoesNotFit_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("sentence"); ///< a part of it
    QTest::addColumn<QString>("mended");   ///< after the fix; empty: none is offered
    const auto row = [](const QString &text, const QString &place, const QString &sentence,
                        const QString &mended = {}) {
        QTest::addRow("%s", qPrintable(text)) << text << place << sentence << mended;
    };
    row(u"ide = 1"_s, u"ide"_s, u"No field ide. Did you mean id?"_s, u"id = 1"_s);
    row(u"statsu = 'x'"_s, u"statsu"_s, u"Did you mean status?"_s, u"status = 'x'"_s);
    row(u"customer.citi = 'x'"_s, u"citi"_s, u"Did you mean city?"_s, u"customer.city = 'x'"_s);
    row(u"status = SHIPPED"_s, u"SHIPPED"_s, u"'SHIPPED'"_s, u"status = 'SHIPPED'"_s);
    row(u"status = \"SHIPPED\""_s, u"\"SHIPPED\""_s, u"'SHIPPED'"_s, u"status = 'SHIPPED'"_s);
    row(u"twowords = 'x'"_s, u"twowords"_s, u"`two words`"_s, u"`two words` = 'x'"_s);
    row(u"`ID` = 1"_s, u"`ID`"_s, u"Did you mean id?"_s, u"id = 1"_s);
    row(u"id = 'x'"_s, u"'x'"_s, u"never match"_s);
    row(u"status = 5"_s, u"5"_s, u"never match"_s, u"status = '5'"_s);
    row(u"id >= '10'"_s, u"'10'"_s, u"never match"_s, u"id >= 10"_s);
    row(u"id IN (1, 'x')"_s, u"'x'"_s, u"cannot be read as a number"_s);
    row(u"id IN (1, TRUE)"_s, u"TRUE"_s, u"never match"_s);
    row(u"paid IN ('maybe')"_s, u"'maybe'"_s, u"BOOLEAN"_s);
    row(u"placedAt > 'soon'"_s, u"'soon'"_s, u"cannot be read as a time"_s);
    row(u"rowtime > 'soon'"_s, u"'soon'"_s, u"This is no time"_s);
    row(u"status"_s, u"status"_s, u"true or false"_s);
    row(u"id + 1"_s, u"id + 1"_s, u"true or false"_s);
    row(u"paid AND id"_s, u"id"_s, u"true or false"_s);
    row(u"NOT status"_s, u"status"_s, u"true or false"_s);
    row(u"TRUE + 1.5 > 1"_s, u"TRUE"_s, u"Here stands a number"_s);
    row(u"status * 2 = 4"_s, u"status"_s, u"Here stands a number"_s);
    row(u"status || id = 'x'"_s, u"id"_s, u"CAST"_s);
    row(u"-status = 1"_s, u"status"_s, u"sign"_s);
    row(u"id LIKE '1%'"_s, u"id"_s, u"LIKE compares texts"_s);
    row(u"status LIKE 'a' ESCAPE 'bc'"_s, u"'bc'"_s, u"one character"_s);
    row(u"status LIKE 'a!' ESCAPE '!'"_s, u"'a!'"_s, u"escape"_s);
    row(u"lines.sku = 'A'"_s, u"sku"_s, u"[1]"_s);
    row(u"lines['a'] IS NULL"_s, u"'a'"_s, u"numbered"_s);
    row(u"labels[1] IS NULL"_s, u"1"_s, u"named by a text"_s);
    row(u"id[1] IS NULL"_s, u"id"_s, u"no elements"_s);
    row(u"status.x = 1"_s, u"x"_s, u"no field x"_s);
    row(u"customer > customer"_s, u"customer"_s, u"no order"_s);
    row(u"LENN(status) = 1"_s, u"LENN"_s, u"Did you mean LEN?"_s, u"LEN(status) = 1"_s);
    row(u"LEN() = 1"_s, u"LEN()"_s, u"LEN(text)"_s);
    row(u"UCASE(id) = 'X'"_s, u"id"_s, u"UCASE takes a text"_s);
    row(u"CAST(id AS NUMBER) = 1"_s, u"NUMBER"_s, u"There is no type NUMBER"_s);
    row(u"CASE WHEN paid THEN 1 ELSE 'x' END = 1"_s, u"'x'"_s, u"branch"_s);
    row(u"HEADERS('x') = 'y'"_s, u"HEADERS"_s, u"no headers"_s);
}

void TestBinder::saysWhatDoesNotFit()
{
    QFETCH(QString, text);
    QFETCH(QString, place);
    QFETCH(QString, sentence);
    QFETCH(QString, mended);
    const auto lookup = fromSchema();
    const auto result = expr::compileCondition(text, lookup);
    QVERIFY(!result.condition);
    const expr::Diagnostic &first = result.diagnostics.front();
    QCOMPARE(first.severity, Severity::Error);
    QCOMPARE(placeOf(first, text), place);
    QVERIFY2(first.sentence.contains(sentence), qPrintable(first.sentence));
    QCOMPARE(first.fix.has_value(), !mended.isEmpty());
    if (first.fix) {
        const QString changed = text.left(first.fix->range.begin) + first.fix->replacement +
                                text.sliced(first.fix->range.end);
        QCOMPARE(changed, mended);
        QVERIFY(expr::compileCondition(changed, lookup).condition);
    }
}

void TestBinder::whatSamplesSayOnlyWarns_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("place");
    for (const auto &[text, place] : std::initializer_list<std::pair<QString, QString>>{
             {u"ide = 1"_s, u"ide"_s},
             {u"customer.citi = 'x'"_s, u"citi"_s},
             {u"id = 'x'"_s, u"'x'"_s},
             {u"status * 2 = 4"_s, u"status"_s},
             {u"id LIKE '1%'"_s, u"id"_s},
             {u"UCASE(id) = 'X'"_s, u"id"_s},
             {u"status = NULL"_s, u"= NULL"_s},
         }) {
        QTest::addRow("%s", qPrintable(text)) << text << place;
    }
}

void TestBinder::whatSamplesSayOnlyWarns()
{
    QFETCH(QString, text);
    QFETCH(QString, place);
    const auto result = expr::compileCondition(text, fromSamples());
    QVERIFY(result.condition);
    QCOMPARE(result.diagnostics.size(), 1U);
    QCOMPARE(result.diagnostics.front().severity, Severity::Warning);
    QCOMPARE(placeOf(result.diagnostics.front(), text), place);
}

void TestBinder::acceptsWhatFits_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text :
         {u"ID = 1"_s,
          u"id = 1.5 AND amount > 3e2"_s,
          u"placedAt > '2024-02-29'"_s,
          u"day BETWEEN '2024-01-01' AND '2024-02-01'"_s,
          u"day < placedAt"_s,
          u"id IN (1, '2.0')"_s,
          u"paid IN ('yes')"_s,
          u"lines[1].sku = 'A' AND lines[-1].n > 2"_s,
          u"labels['a b'] = 'x' AND labels.color = 'red'"_s,
          u"customer = customer"_s,
          u"COALESCE(status, 'x') = 'x'"_s,
          u"paid"_s,
          u"NOT paid"_s,
          u"NULL"_s,
          u"CASE WHEN paid THEN 1 ELSE 2.5 END > 1"_s,
          u"`two words` IS NULL"_s,
          u"rowtime > '2024-02-29T13:05:00+01:00' AND rowtime < TIMESTAMP('2025-01-01')"_s,
          u"ROWTIME + 1 > UNIX_TIMESTAMP() - 3600000"_s,
          u"status IS DISTINCT FROM NULL"_s,
          u"CAST(status AS DECIMAL(10, 2)) > amount"_s}) {
        QTest::addRow("%s", qPrintable(text)) << text;
    }
}

void TestBinder::acceptsWhatFits()
{
    QFETCH(QString, text);
    for (const auto &lookup : {fromSchema(), fromSamples()}) {
        const auto result = expr::compileCondition(text, lookup);
        QVERIFY2(result.diagnostics.empty(),
                 result.diagnostics.empty() ? "" : qPrintable(result.diagnostics[0].sentence));
        QVERIFY(result.condition);
    }
}

void TestBinder::errorsOfNamesAreToldBesideErrorsOfSyntax()
{
    const QString text = u"ide = 1 AND status >"_s;
    const auto result = expr::compileCondition(text, fromSchema());
    QVERIFY(!result.condition);
    QCOMPARE(result.diagnostics.size(), 2U);
    QCOMPARE(placeOf(result.diagnostics[0], text), u"ide"_s);
    QCOMPARE(placeOf(result.diagnostics[1], text), u">"_s);
}

void TestBinder::expressionsHaveTypes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("type");
    for (const auto &[text, type] : std::initializer_list<std::pair<QString, QString>>{
             {u"id + 1"_s, u"BIGINT"_s},
             {u"id * 1.5"_s, u"DECIMAL"_s},
             {u"amount / 2e0"_s, u"DOUBLE"_s},
             {u"status || 'x'"_s, u"VARCHAR"_s},
             {u"customer.id"_s, u"BIGINT"_s},
             {u"lines[1]"_s, u"STRUCT<sku VARCHAR, n BIGINT>"_s},
             {u"LEN(status)"_s, u"BIGINT"_s},
             {u"CAST(id AS DECIMAL(10, 2))"_s, u"DECIMAL(10, 2)"_s},
             {u"CAST(id AS ARRAY<MAP<VARCHAR, INT>>)"_s, u"ARRAY<MAP<VARCHAR, BIGINT>>"_s},
             {u"id > 1"_s, u"BOOLEAN"_s},
         }) {
        QTest::addRow("%s", qPrintable(text)) << text << type;
    }
}

void TestBinder::expressionsHaveTypes()
{
    QFETCH(QString, text);
    QFETCH(QString, type);
    const auto result = expr::compileExpression(text, fromSchema());
    QVERIFY(result.expression);
    QCOMPARE(result.expression->type().toString(), type);
}

void TestBinder::everyFunctionIsDescribed()
{
    QVERIFY(expr::functions().size() >= 15);
    for (const expr::Function &function : expr::functions()) {
        QVERIFY(function.signature.startsWith(function.name + u'('));
        QVERIFY(!function.documentation().isEmpty());
        QVERIFY(function.compute);
        QCOMPARE(expr::findFunction(function.name.toLower()), &function);
        for (const QString &alias : function.aliases) {
            QCOMPARE(expr::findFunction(alias), &function);
        }
    }
}

class TestCompletion : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void offersWhatFitsTheCursor_data();
    void offersWhatFitsTheCursor();
    void replacesTheWordUnderTheCursor();
    void anyCursorInAnyTextIsAnswered();
};

void TestCompletion::offersWhatFitsTheCursor_data()
{
    QTest::addColumn<QString>("text"); ///< | is the cursor
    QTest::addColumn<QStringList>("offered");
    QTest::addColumn<QStringList>("missing");
    QTest::addColumn<QString>("first");
    const auto row = [](const QString &text, const QStringList &offered, const QStringList &missing,
                        const QString &first = {}) {
        QTest::addRow("%s", qPrintable(text)) << text << offered << missing << first;
    };
    row(u"|"_s, {u"id"_s, u"customer"_s, u"LEN("_s, u"NOT"_s, u"`two words`"_s}, {u"AND"_s});
    row(u"sta|"_s, {u"status"_s, u"STARTSWITH("_s}, {u"id"_s}, u"status"_s);
    row(u"at|"_s, {u"status"_s, u"placedAt"_s}, {u"id"_s});
    row(u"customer.|"_s, {u"id"_s, u"city"_s}, {u"status"_s, u"LEN("_s});
    row(u"customer->ci|"_s, {u"city"_s}, {u"id"_s});
    row(u"nothing.|"_s, {}, {u"id"_s});
    row(u"status = |"_s, {u"'PAID'"_s, u"'it''s'"_s, u"id"_s}, {u"AND"_s}, u"'PAID'"_s);
    row(u"status = 'P|"_s, {u"'PAID'"_s}, {u"id"_s, u"'it''s'"_s});
    row(u"status = 'P|'"_s, {u"'PAID'"_s}, {u"'it''s'"_s});
    row(u"status IN ('PAID', |"_s, {u"'OPEN'"_s}, {u"AND"_s});
    row(u"status NOT LIKE '|"_s, {u"'PAID'"_s}, {});
    row(u"id = |"_s, {u"7"_s}, {});
    row(u"paid = |"_s, {u"TRUE"_s, u"FALSE"_s}, {});
    row(u"status |"_s, {u"IS NULL"_s, u"LIKE"_s, u"IN"_s, u"AND"_s}, {u"id"_s});
    row(u"status = 'PAID' |"_s, {u"AND"_s, u"OR"_s}, {u"id"_s});
    row(u"status IS |"_s, {u"NOT NULL"_s}, {u"id"_s});
    row(u"a = 1 AND cust|"_s, {u"customer"_s}, {u"id"_s});
    row(u"-- cust|"_s, {}, {u"customer"_s});
    row(u"id > 12|"_s, {}, {u"id"_s});
}

void TestCompletion::offersWhatFitsTheCursor()
{
    QFETCH(QString, text);
    QFETCH(QStringList, offered);
    QFETCH(QStringList, missing);
    QFETCH(QString, first);
    test::SampleLookup lookup = fromSchema();
    lookup.m_seen[u"status"_s] = {u"PAID"_s, u"OPEN"_s, u"it's"_s};
    lookup.m_seen[u"id"_s] = {u"7"_s};
    const qsizetype cursor = text.indexOf(u'|');
    const auto completions = expr::complete(text.remove(cursor, 1), cursor, lookup);
    QStringList inserts;
    for (const expr::Completion &completion : completions.candidates) {
        inserts += completion.insert;
    }
    for (const QString &wanted : offered) {
        QVERIFY2(inserts.contains(wanted), qPrintable(wanted + u" in "_s + inserts.join(u' ')));
    }
    for (const QString &unwanted : missing) {
        QVERIFY2(!inserts.contains(unwanted), qPrintable(unwanted));
    }
    if (!first.isEmpty()) {
        QCOMPARE(inserts.value(0), first);
    }
}

void TestCompletion::replacesTheWordUnderTheCursor()
{
    const auto lookup = fromSchema();
    const auto replaced = [&lookup](const QString &text, qsizetype cursor) {
        return expr::complete(text, cursor, lookup).replaces;
    };
    QCOMPARE(replaced(u"a = 1 AND sta"_s, 13), (core::SourceRange{10, 13}));
    QCOMPARE(replaced(u"statusx = 1"_s, 3), (core::SourceRange{0, 7}));
    QCOMPARE(replaced(u"a = "_s, 4), (core::SourceRange{4, 4}));
    QCOMPARE(replaced(u"a = 'PA'"_s, 7), (core::SourceRange{4, 8}));
    QCOMPARE(replaced(u"customer."_s, 9), (core::SourceRange{9, 9}));
}

void TestCompletion::anyCursorInAnyTextIsAnswered()
{
    const auto lookup = fromSchema();
    const QString text = u"NOT (a.b->`c d` = 'x' AND headers('y') IN (1, 'z')) -- end\n/* "_s;
    for (qsizetype cursor = -1; cursor <= text.size() + 1; ++cursor) {
        const auto completions = expr::complete(text, cursor, lookup);
        QVERIFY(completions.replaces.begin >= 0 && completions.replaces.end <= text.size());
    }
}

MESH_TEST(TestBinder)
MESH_TEST(TestCompletion)
#include "tst_binder.moc"
