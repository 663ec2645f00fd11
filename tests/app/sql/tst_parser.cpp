// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"

#include "app/sql/formatter.h"
#include "app/sql/lexer.h"
#include "app/sql/parser.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <random>

using namespace Qt::StringLiterals;
using namespace mesh::sql;

namespace {

QStringList sections(const QString &fileName)
{
    QFile file(fileName);
    return file.open(QFile::ReadOnly) ? QString::fromUtf8(file.readAll()).split(u"\n====\n"_s)
                                      : QStringList();
}

/// Trees that the parser itself could have made, of any shape.
class TreeMaker
{
public:
    explicit TreeMaker(unsigned seed)
        : m_random(seed)
    {}

    ExpressionPointer make(int depth) { return depth <= 0 ? leaf() : inner(depth - 1); }

private:
    int pick(int count) { return std::uniform_int_distribution(0, count - 1)(m_random); }

    ExpressionPointer leaf()
    {
        static const QStringList names{u"id"_s, u"Umsatz"_s, u"größe"_s, u"a_1"_s};
        static const QStringList odd{u"two words"_s, u"select`"_s, u"AND"_s, u""_s, u"1st"_s};
        static const QStringList texts{u""_s, u"it's"_s, u"''"_s, u"--"_s, u"日本"_s, u"\n"_s};
        switch (pick(7)) {
        case 0:
            return makeExpression(NullLiteral{});
        case 1:
            return makeExpression(BooleanLiteral{pick(2) == 0});
        case 2:
            return makeExpression(NumberLiteral{NumberType::Integer, u"9007199254740993"_s});
        case 3:
            return makeExpression(NumberLiteral{NumberType::Decimal, u"1.50"_s});
        case 4:
            return makeExpression(TextLiteral{texts[pick(int(texts.size()))]});
        case 5:
            return makeExpression(Name{odd[pick(int(odd.size()))], true});
        default:
            return makeExpression(Name{names[pick(int(names.size()))], false});
        }
    }

    ExpressionPointer inner(int depth)
    {
        switch (pick(12)) {
        case 0:
            return makeExpression(Unary{UnaryOperator(pick(3)), make(depth)});
        case 1:
            return makeExpression(Logical{LogicalOperator(pick(2)), list(depth, 2)});
        case 2:
            return makeExpression(IsNull{make(depth), pick(2) == 0});
        case 3:
            return makeExpression(
                Like{make(depth), make(depth), pick(2) == 0 ? make(0) : nullptr, pick(2) == 0});
        case 4:
            return makeExpression(In{make(depth), list(depth, 1), pick(2) == 0});
        case 5:
            return makeExpression(Between{make(depth), make(depth), make(depth), pick(2) == 0});
        case 6:
            return makeExpression(Case{pick(2) == 0 ? make(depth) : nullptr,
                                       {{make(depth), make(depth)}, {make(0), make(0)}},
                                       pick(2) == 0 ? make(depth) : nullptr});
        case 7:
            return makeExpression(Cast{make(depth), {u"DECIMAL"_s, {10, 2}, {}, {}}});
        case 8:
            return makeExpression(Call{u"COALESCE"_s, list(depth, 0), {}});
        case 9:
            return makeExpression(Member{make(depth), u"city"_s, false, pick(2) == 0, {}});
        case 10:
            return makeExpression(Subscript{make(depth), make(depth)});
        default:
            return makeExpression(Binary{BinaryOperator(pick(14)), make(depth), make(depth), {}});
        }
    }

    std::vector<ExpressionPointer> list(int depth, int least)
    {
        std::vector<ExpressionPointer> made;
        for (int count = least + pick(3); count > 0; --count) {
            made.push_back(make(depth));
        }
        return made;
    }

    std::mt19937 m_random;
};

} // namespace

class TestParser : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsTheCases_data();
    void readsTheCases();
    void namesThePlaceOfAnError_data();
    void namesThePlaceOfAnError();
    void aFormattedTreeParsesToItself();
    void noTextExhaustsTheStack_data();
    void noTextExhaustsTheStack();
    void aLongConditionIsNotADeepOne();
    void anyTextIsRead();
    void everyCharacterLiesInOneToken();
};

// A case file holds, between lines of ====, what is typed, a line ----, and how the formatter
// writes what was understood.
void TestParser::readsTheCases_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("formatted");
    const QDir folder(QStringLiteral(MESH_SQL_CASES));
    for (const QString &name : folder.entryList({u"parse_*.case"_s}, QDir::Files, QDir::Name)) {
        for (const QString &section : sections(folder.filePath(name))) {
            const QStringList parts = section.trimmed().split(u"\n----\n"_s);
            QVERIFY2(parts.size() == 2, qPrintable(name + u": "_s + section));
            QTest::addRow("%s", qPrintable(name + u": "_s + parts[0])) << parts[0] << parts[1];
        }
    }
}

void TestParser::readsTheCases()
{
    QFETCH(QString, typed);
    QFETCH(QString, formatted);
    const ParseResult parsed = parseCondition(typed);
    QVERIFY2(parsed.ok(),
             qPrintable(parsed.diagnostics.empty() ? u"no tree"_s
                                                   : parsed.diagnostics.front().sentence));
    QCOMPARE(format(*parsed.tree), formatted);
    QCOMPARE(parsed.tree->range.begin >= 0 && parsed.tree->range.end <= typed.size(), true);
}

void TestParser::namesThePlaceOfAnError_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("places"); ///< the text below each error
    QTest::addColumn<QString>("mended");     ///< after the first fix; empty: none is offered
    const auto row = [](const char *name, const QString &typed, const QStringList &places,
                        const QString &mended = {}) {
        QTest::addRow("%s", name) << typed << places << mended;
    };
    row("nothing after an operator", u"amount >"_s, {u">"_s});
    row("two operators", u"amount > > 3"_s, {u">"_s});
    row("begins with an operator", u"= 3"_s, {u"="_s});
    row("text without end", u"a = 'b"_s, {u"'b"_s}, u"a = 'b'"_s);
    row("parenthesis without end", u"(a = 1"_s, {u"("_s}, u"(a = 1)"_s);
    row("parenthesis without beginning", u"a = 1)"_s, {u")"_s}, u"a = 1"_s);
    row("two equals signs", u"a == 1"_s, {u"=="_s}, u"a = 1"_s);
    row("ampersands", u"a = 1 && b = 2"_s, {u"&&"_s}, u"a = 1 AND b = 2"_s);
    row("exclamation mark", u"!(a = 1)"_s, {u"!"_s}, u"NOT (a = 1)"_s);
    row("no operator between", u"a b"_s, {u"b"_s});
    row("chained", u"1 < a < 3"_s, {u"<"_s});
    row("each error once", u"a = AND b >  AND c = 'x' d"_s, {u"AND"_s, u"AND"_s, u"d"_s});
    row("IN without list", u"a IN"_s, {u"IN"_s});
    row("IN with an empty list", u"a IN ()"_s, {u"("_s});
    row("BETWEEN with one limit", u"a BETWEEN 1"_s, {u"BETWEEN"_s});
    row("IS something", u"a IS TRUE"_s, {u"IS"_s});
    row("CASE without END", u"CASE WHEN a THEN b"_s, {u"CASE"_s}, u"CASE WHEN a THEN b END"_s);
    row("unknown character", u"a = §"_s, {u"§"_s});
    row("neither number nor name", u"a = 12abc"_s, {u"12abc"_s});
    row("a field after the dot", u"a. = 1"_s, {u"."_s});
    row("a semicolon", u"a = 1;"_s, {u";"_s}, u"a = 1"_s);
}

void TestParser::namesThePlaceOfAnError()
{
    QFETCH(QString, typed);
    QFETCH(QStringList, places);
    QFETCH(QString, mended);
    const ParseResult parsed = parseCondition(typed);
    QVERIFY(!parsed.ok());
    QStringList found;
    for (const Diagnostic &diagnostic : parsed.diagnostics) {
        QVERIFY(!diagnostic.sentence.isEmpty());
        found += typed.sliced(diagnostic.range.begin, diagnostic.range.length());
    }
    QCOMPARE(found, places);
    const auto &fix = parsed.diagnostics.front().fix;
    QCOMPARE(fix.has_value(), !mended.isEmpty());
    if (fix) {
        const QString result =
            typed.left(fix->range.begin) + fix->replacement + typed.sliced(fix->range.end);
        QCOMPARE(result.trimmed(), mended);
        QVERIFY(parseCondition(result).ok());
    }
}

void TestParser::aFormattedTreeParsesToItself()
{
    TreeMaker maker(20'240'229);
    for (int round = 0; round < 5'000; ++round) {
        const ExpressionPointer tree = maker.make(round % 5);
        const QString text = format(*tree);
        const ParseResult parsed = parseCondition(text);
        QVERIFY2(parsed.ok(), qPrintable(text + (parsed.diagnostics.empty()
                                                     ? QString()
                                                     : parsed.diagnostics.front().sentence)));
        QVERIFY2(sameTree(*parsed.tree, *tree),
                 qPrintable(text + u" became "_s + format(*parsed.tree)));
    }
}

void TestParser::noTextExhaustsTheStack_data()
{
    QTest::addColumn<QString>("piece");
    QTest::addRow("parentheses") << u"("_s;
    QTest::addRow("brackets") << u"a["_s;
    QTest::addRow("NOT") << u"NOT "_s;
    QTest::addRow("signs") << u"- "_s;
    QTest::addRow("calls") << u"f("_s;
    QTest::addRow("CASE") << u"CASE "_s;
    QTest::addRow("CAST") << u"CAST("_s;
    QTest::addRow("sums") << u"1 + "_s;
    QTest::addRow("members") << u"a."_s;
    QTest::addRow("types") << u"CAST(a AS "_s;
    QTest::addRow("lists") << u"a IN ("_s;
    QTest::addRow("nested types") << u"ARRAY<"_s;
}

void TestParser::noTextExhaustsTheStack()
{
    QFETCH(QString, piece);
    const ParseResult parsed = parseCondition(u"CAST(a AS "_s.left(piece == u"ARRAY<"_s ? 10 : 0) +
                                              piece.repeated(100'000));
    QVERIFY(!parsed.ok());
    QVERIFY(parsed.diagnostics.size() < 6);
}

void TestParser::aLongConditionIsNotADeepOne()
{
    QStringList terms;
    for (int id = 0; id < 5'000; ++id) {
        terms += u"id = %1"_s.arg(id);
    }
    QVERIFY(parseCondition(terms.join(u" OR "_s)).ok());
}

void TestParser::anyTextIsRead()
{
    static const QStringList pieces{u"a"_s,
                                    u"1"_s,
                                    u"'"_s,
                                    u"`"_s,
                                    u"\""_s,
                                    u"("_s,
                                    u")"_s,
                                    u"["_s,
                                    u"]"_s,
                                    u"."_s,
                                    u"->"_s,
                                    u" AND "_s,
                                    u" OR "_s,
                                    u"NOT "_s,
                                    u"="_s,
                                    u"<"_s,
                                    u"IS "_s,
                                    u"NULL "_s,
                                    u"IN "_s,
                                    u"BETWEEN "_s,
                                    u"LIKE "_s,
                                    u"CASE "_s,
                                    u"WHEN "_s,
                                    u"THEN "_s,
                                    u"END "_s,
                                    u"CAST("_s,
                                    u" AS "_s,
                                    u"/*"_s,
                                    u"--"_s,
                                    u"\n"_s,
                                    u","_s,
                                    u"é"_s,
                                    u"\U0001F600"_s,
                                    u"§"_s,
                                    u"1e"_s,
                                    u".5"_s,
                                    u"DISTINCT FROM "_s,
                                    u"\0"_s};
    std::mt19937 random(7);
    for (int round = 0; round < 20'000; ++round) {
        QString text;
        for (int count = int(random() % 12); count > 0; --count) {
            text += pieces[qsizetype(random() % size_t(pieces.size()))];
        }
        const ParseResult parsed = parseCondition(text);
        for (const Diagnostic &diagnostic : parsed.diagnostics) {
            QVERIFY(diagnostic.range.begin >= 0 && diagnostic.range.end <= text.size());
            QVERIFY2(diagnostic.range.length() > 0, qPrintable(text));
        }
        if (parsed.ok()) {
            const ParseResult again = parseCondition(format(*parsed.tree));
            QVERIFY2(again.ok() && sameTree(*again.tree, *parsed.tree), qPrintable(text));
        }
    }
}

void TestParser::everyCharacterLiesInOneToken()
{
    const QString text = u"a<>1.5e3/*x*/ || 'it''s' §§ `b` -- end\n \"c"_s;
    qsizetype end = 0;
    for (const Token &token : tokenize(text)) {
        QVERIFY(QStringView(text).sliced(end, token.range.begin - end).trimmed().isEmpty());
        end = token.range.end;
    }
    QCOMPARE(end, text.size());
}

MESH_TEST(TestParser)
#include "tst_parser.moc"
