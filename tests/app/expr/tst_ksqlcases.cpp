// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/expr/samplelookup.h"
#include "tests/support/runner.h"

#include "app/expr/arithmetic.h"
#include "app/expr/compare.h"
#include "app/expr/condition.h"
#include "app/schema/json.h"
#include "app/sql/lexer.h"
#include "app/sql/parser.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace mesh;
using schema::Value;

namespace {

struct ColumnDefinition
{
    QString name;
    expr::Type type;
    bool isKey = false;
};

struct Selected
{
    QString expression;
    QString name; ///< empty: ksqlDB makes one up
};

/// A text as tokens, to cut a statement at the words that stand outside of brackets.
class Pieces
{
public:
    explicit Pieces(QString text)
        : m_text(std::move(text))
        , m_tokens(sql::tokenize(m_text))
    {}

    [[nodiscard]] size_t count() const { return m_tokens.size() - 1; }
    [[nodiscard]] QString word(size_t index) const
    {
        return index < count() ? sql::sourceOf(m_tokens[index], m_text).toString().toUpper()
                               : QString();
    }
    [[nodiscard]] QString name(size_t index) const
    {
        const QString text = sql::unquoted(m_tokens[index], m_text);
        return m_tokens[index].kind == sql::TokenKind::QuotedWord ? text : text.toUpper();
    }
    [[nodiscard]] QString between(size_t begin, size_t end) const
    {
        return begin >= end
                   ? QString()
                   : m_text.sliced(m_tokens[begin].range.begin,
                                   m_tokens[end - 1].range.end - m_tokens[begin].range.begin);
    }
    [[nodiscard]] size_t find(size_t from, const QStringList &words) const
    {
        static const QStringList opening{u"("_s, u"["_s, u"CASE"_s};
        static const QStringList closing{u")"_s, u"]"_s, u"END"_s};
        int depth = 0;
        for (size_t index = from; index < count(); ++index) {
            if (depth == 0 && words.contains(word(index))) {
                return index;
            }
            depth += opening.contains(word(index)) ? 1 : closing.contains(word(index)) ? -1 : 0;
        }
        return count();
    }

private:
    QString m_text;
    std::vector<sql::Token> m_tokens;
};

/// CREATE STREAM name (column type [KEY], …); nothing where a type is not one of ours.
std::optional<std::vector<ColumnDefinition>> columnsOf(const QString &statement)
{
    const Pieces pieces(statement);
    std::vector<ColumnDefinition> columns;
    size_t begin = 0;
    while (begin < pieces.count() && pieces.word(begin) != u"("_s) {
        ++begin;
    }
    int angles = 0;
    for (size_t end = ++begin; end < pieces.count(); ++end) {
        const QString word = pieces.word(end);
        angles += word == u"<"_s ? 1 : word == u">"_s ? -1 : 0;
        const bool closes =
            word == u")"_s && pieces.word(end - 2) != u"("_s && pieces.word(end - 4) != u"("_s;
        if (angles > 0 || !(word == u","_s || closes) ||
            (word == u","_s && pieces.word(end - 2) == u"("_s)) {
            continue;
        }
        const bool isKey = pieces.word(end - 1) == u"KEY"_s;
        const auto cast = sql::parseCondition(
            u"CAST(x AS "_s + pieces.between(begin + 1, isKey ? end - 1 : end) + u')');
        const auto type =
            cast.ok() ? expr::typeNamed(cast.tree->as<sql::Cast>()->type) : std::nullopt;
        if (!type || type->kind == expr::Kind::Bytes) {
            return {};
        }
        columns.push_back({pieces.name(begin), *type, isKey});
        begin = end + 1;
        if (closes) {
            break;
        }
    }
    return columns;
}

struct Query
{
    std::vector<Selected> selected; ///< empty: *
    QString where;
};

Query queryOf(const QString &statement)
{
    const Pieces pieces(statement);
    Query query;
    const size_t select = pieces.find(0, {u"SELECT"_s});
    const size_t from = pieces.find(select, {u"FROM"_s});
    for (size_t begin = select + 1; begin < from && pieces.word(begin) != u"*"_s;) {
        const size_t end = std::min(pieces.find(begin, {u","_s}), from);
        const size_t as = std::min(pieces.find(begin, {u"AS"_s}), end);
        query.selected.push_back(
            {pieces.between(begin, as), as + 1 < end ? pieces.name(as + 1) : QString()});
        begin = end + 1;
    }
    const size_t where = pieces.find(from, {u"WHERE"_s});
    if (where < pieces.count()) {
        query.where =
            pieces.between(where + 1, pieces.find(where, {u"EMIT"_s, u"PARTITION"_s, u";"_s}));
    }
    return query;
}

/// The cases lie beside the checkout, or beside the folder of its worktrees; nowhere: they are not.
QDir casesFolder()
{
    for (const QString &up : {u"/../"_s, u"/../../"_s}) {
        const QDir folder(QStringLiteral(MESHSCOPE_SOURCE) + up +
                          u"shared/reference/ksqldb-cases"_s);
        if (folder.exists()) {
            return folder;
        }
    }
    return QDir(u"nowhere"_s);
}

/// ksqlDB matches the fields of JSON whatever their case.
const Value *fieldOf(const Value &object, const QString &name)
{
    const auto *fields = object.as<schema::Object>();
    if (const Value *exact = object.field(name); exact || !fields) {
        return exact;
    }
    for (const auto &[candidate, value] : *fields) {
        if (candidate.compare(name, Qt::CaseInsensitive) == 0) {
            return &value;
        }
    }
    return nullptr;
}

Value withNamesOf(const Value &value, const expr::Type &type)
{
    const auto *object = value.as<schema::Object>();
    if (type.kind != expr::Kind::Struct || !object) {
        return expr::convert(value, type, nullptr);
    }
    schema::Object renamed;
    for (const expr::Field &field : type.fields) {
        const Value *found = fieldOf(value, field.name);
        renamed.emplace_back(field.name, found ? withNamesOf(*found, field.type) : Value());
    }
    return renamed;
}

Value rowOf(const Value &record, const std::vector<ColumnDefinition> &columns)
{
    schema::Object row;
    const Value *value = record.field(u"value");
    for (const ColumnDefinition &column : columns) {
        const Value *found = column.isKey ? record.field(u"key")
                             : value      ? fieldOf(*value, column.name)
                                          : nullptr;
        row.emplace_back(column.name, found ? withNamesOf(*found, column.type) : Value());
    }
    return row;
}

bool sameOutcome(const Value &ours, const Value &theirs)
{
    // What compares with NULL is NULL here, FALSE there.
    if (ours.isNull()) {
        return theirs.isNull() || theirs == Value(false);
    }
    if (ours.as<schema::Object>()) {
        return true; // their names are in capitals, in an order of their own
    }
    if (const auto *date = ours.as<schema::Date>()) {
        return theirs == Value(qint64(date->days));
    }
    if (const auto *timestamp = ours.as<schema::Timestamp>()) {
        return theirs == Value(timestamp->micros / 1000);
    }
    if (const auto *text = theirs.as<QString>(); text && expr::isNumber(ours)) {
        const auto number = schema::Decimal::parse(*text);
        return number && expr::equalValues(ours, Value(*number)) == true;
    }
    return expr::equalValues(ours, theirs) == true;
}

} // namespace

/// Expressions of ksqlDB's own cases, which lie beside the checkout and are read there. What needs
/// more of the language than expressions, or a function that is not there, is passed over.
class TestKsqlCases : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void conditionsAndColumnsAreThoseOfKsqlDb_data();
    void conditionsAndColumnsAreThoseOfKsqlDb();
    void whatKsqlDbRefusesIsRefused_data();
    void whatKsqlDbRefusesIsRefused();
    void enoughOfThemWereCompared();

private:
    int m_compared = 0;
};

void TestKsqlCases::conditionsAndColumnsAreThoseOfKsqlDb_data()
{
    QTest::addColumn<QByteArray>("test");
    const QDir folder = casesFolder();
    if (!folder.exists()) {
        QSKIP("ksqlDB's cases are not beside this checkout.");
    }
    for (const auto *name : {"in",
                             "between",
                             "like",
                             "substring",
                             "replace",
                             "concat",
                             "null",
                             "case-expression",
                             "math",
                             "decimal",
                             "cast",
                             "comparison-expression",
                             "literals",
                             "binary-arithmetic",
                             "where",
                             "filter",
                             "simple-struct",
                             "array",
                             "map",
                             "extract-json-field",
                             "project-filter"}) {
        QFile file(folder.filePath(QString::fromLatin1(name) + u".json"_s));
        if (!file.open(QFile::ReadOnly)) {
            continue;
        }
        const auto document = schema::parseJson(file.readAll());
        QVERIFY(document);
        for (const Value &test : *document->field(u"tests")->as<schema::Array>()) {
            QTest::addRow("%s: %s", name, qPrintable(test.field(u"name")->toDisplay()))
                << schema::toJson(test);
        }
    }
}

void TestKsqlCases::conditionsAndColumnsAreThoseOfKsqlDb()
{
    QFETCH(QByteArray, test);
    const auto parsed = schema::parseJson(test);
    const auto &statements = *parsed->field(u"statements")->as<schema::Array>();
    const bool streams = statements.size() == 2 &&
                         statements[0].toDisplay().startsWith("CREATE STREAM"_L1) &&
                         statements[1].toDisplay().startsWith("CREATE STREAM"_L1);
    const auto columns = streams ? columnsOf(statements[0].toDisplay()) : std::nullopt;
    const auto *inputs =
        parsed->field(u"inputs") ? parsed->field(u"inputs")->as<schema::Array>() : nullptr;
    const auto *outputs =
        parsed->field(u"outputs") ? parsed->field(u"outputs")->as<schema::Array>() : nullptr;
    if (!columns || !inputs || !outputs || parsed->field(u"properties")) {
        return;
    }
    const bool delimited = std::ranges::any_of(*inputs, [](const Value &input) {
        const Value *value = input.field(u"value");
        return value && !value->isNull() && !value->as<schema::Object>();
    });
    // There the rest of a text behind its JSON is not looked at, and streams qualify names.
    static const QStringList others{u"concat two extracted fields"_s,
                                    u"simple struct select for ambiguity"_s};
    if (delimited || others.contains(parsed->field(u"name")->toDisplay())) {
        return;
    }
    std::vector<expr::Field> fields;
    for (const ColumnDefinition &column : *columns) {
        fields.push_back({column.name, column.type, {}});
    }
    const test::SampleLookup lookup(expr::Type::structOf(fields), true);
    const Query query = queryOf(statements[1].toDisplay());
    std::optional<expr::CompiledCondition> where;
    if (!query.where.isEmpty()) {
        where = expr::compileCondition(query.where, lookup).condition;
        if (!where) {
            return;
        }
    }
    size_t next = 0;
    for (const Value &input : *inputs) {
        const Value *value = input.field(u"value");
        const test::SampleRow row(rowOf(input, *columns));
        if (where && (!value || value->isNull() || where->truth(row) != expr::Truth::True)) {
            continue;
        }
        if (!where && next >= outputs->size()) {
            return;
        }
        QVERIFY2(next < outputs->size(), schema::toJson(input).constData());
        const Value &output = (*outputs)[next++];
        for (const Selected &selected : query.selected) {
            const auto compiled = expr::compileExpression(selected.expression, lookup);
            const Value *outputValue = output.field(u"value");
            const Value *expected = outputValue && !selected.name.isEmpty()
                                        ? outputValue->field(selected.name)
                                        : nullptr;
            if (!compiled.expression || !expected) {
                continue;
            }
            Value storage;
            const Value &ours = compiled.expression->evaluate(row, storage);
            const QByteArray told = selected.expression.toUtf8() + " of " + schema::toJson(input) +
                                    " is " + schema::toJson(ours) + ", expected " +
                                    schema::toJson(*expected);
            QVERIFY2(sameOutcome(ours, *expected), told.constData());
            ++m_compared;
        }
        m_compared += where ? 1 : 0;
    }
    QVERIFY2(!where || next == outputs->size(), "a row is missing");
}

void TestKsqlCases::whatKsqlDbRefusesIsRefused_data()
{
    conditionsAndColumnsAreThoseOfKsqlDb_data();
}

void TestKsqlCases::whatKsqlDbRefusesIsRefused()
{
    QFETCH(QByteArray, test);
    const auto parsed = schema::parseJson(test);
    const Value *message = parsed->path(u"expectedException.message");
    const auto &statements = *parsed->field(u"statements")->as<schema::Array>();
    static const QStringList meant{u"Cannot compare"_s, u"Invalid Predicate"_s,
                                   u"Should evaluate to boolean"_s, u"Unsupported arithmetic"_s};
    const bool ofTypes = message && std::ranges::any_of(meant, [message](const QString &words) {
                             return message->toDisplay().contains(words);
                         });
    const auto columns = ofTypes ? columnsOf(statements[0].toDisplay()) : std::nullopt;
    const Query query = queryOf(statements.back().toDisplay());
    if (!columns || statements.size() != 2 || query.where.isEmpty()) {
        return;
    }
    std::vector<expr::Field> fields;
    for (const ColumnDefinition &column : *columns) {
        fields.push_back({column.name, column.type, {}});
    }
    const test::SampleLookup lookup(expr::Type::structOf(fields), true);
    QVERIFY2(!expr::compileCondition(query.where, lookup).condition, qPrintable(query.where));
}

void TestKsqlCases::enoughOfThemWereCompared()
{
    if (!casesFolder().exists()) {
        QSKIP("ksqlDB's cases are not beside this checkout.");
    }
    qInfo("%d values and rows compared", m_compared);
    QVERIFY(m_compared > 300);
}

MESH_TEST(TestKsqlCases)
#include "tst_ksqlcases.moc"
