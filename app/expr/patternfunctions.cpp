// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/expr/builtins.h"

#include "app/schema/json.h"

#include <QCache>
#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

/// Functions that look for patterns: regular expressions (PCRE2) and paths into JSON text.
namespace mesh::expr::internal {

namespace {

using schema::Value;

// Compiled once a pattern and thread. PCRE2 limits how long one match may take by itself.
const QRegularExpression *compiled(const QString &pattern, Trouble *trouble)
{
    thread_local QCache<QString, QRegularExpression> cache(64);
    QRegularExpression *expression = cache.object(pattern);
    if (!expression) {
        expression =
            new QRegularExpression(pattern, QRegularExpression::UseUnicodePropertiesOption);
        cache.insert(pattern, expression);
    }
    if (!expression->isValid()) {
        if (trouble) {
            trouble->add(Fault::Pattern);
        }
        return nullptr;
    }
    return expression;
}

Value regexp(Arguments arguments, Trouble *trouble)
{
    const auto *text = arguments[0]->as<QString>();
    const auto *pattern = arguments[1]->as<QString>();
    if (!text || !pattern) {
        return failed(Fault::Types, trouble);
    }
    const auto *expression = compiled(*pattern, trouble);
    return expression ? Value(expression->match(*text).hasMatch()) : Value();
}

// The pattern first, as in ksqlDB.
Value regexpExtract(Arguments arguments, Trouble *trouble)
{
    const auto *pattern = arguments[0]->as<QString>();
    const auto *text = arguments[1]->as<QString>();
    const auto *group = arguments.size() > 2 ? arguments[2]->as<qint64>() : nullptr;
    if (!pattern || !text || (arguments.size() > 2 && !group)) {
        return failed(Fault::Types, trouble);
    }
    const auto *expression = compiled(*pattern, trouble);
    if (!expression) {
        return {};
    }
    const QRegularExpressionMatch match = expression->match(*text);
    const qint64 wanted = group ? *group : 0;
    return match.hasMatch() && wanted >= 0 && wanted <= expression->captureCount()
               ? Value(match.captured(int(wanted)))
               : Value();
}

Value regexpReplace(Arguments arguments, Trouble *trouble)
{
    const auto *text = arguments[0]->as<QString>();
    const auto *pattern = arguments[1]->as<QString>();
    const auto *after = arguments[2]->as<QString>();
    if (!text || !pattern || !after) {
        return failed(Fault::Types, trouble);
    }
    const auto *expression = compiled(*pattern, trouble);
    return expression ? Value(QString(*text).replace(*expression, *after)) : Value();
}

// $.name.list[0]; elements count from 0 here, as in JSON path.
const Value *walk(const Value &document, const QString &path)
{
    static const QRegularExpression step(u"\\.([^.\\[\\]]+)|\\[(\\d+)\\]"_s);
    const Value *value = &document;
    qsizetype position = 1;
    while (value && position < path.size()) {
        const auto match = step.match(path, position, QRegularExpression::NormalMatch,
                                      QRegularExpression::AnchorAtOffsetMatchOption);
        if (!match.hasMatch()) {
            return nullptr;
        }
        value = match.capturedLength(1) > 0 ? value->field(match.captured(1))
                                            : value->at(match.captured(2).toInt());
        position = match.capturedEnd();
    }
    return value;
}

Value extractJsonField(Arguments arguments, Trouble *trouble)
{
    const auto *text = arguments[0]->as<QString>();
    const auto *path = arguments[1]->as<QString>();
    if (!text || !path || !path->startsWith(u'$')) {
        return failed(Fault::Types, trouble);
    }
    const auto document = schema::parseJson(text->toUtf8());
    const Value *found = document ? walk(*document, *path) : nullptr;
    return found && !found->isNull() ? Value(found->toDisplay()) : Value();
}

} // namespace

std::vector<Function> patternFunctions()
{
    return {
        {u"REGEXP"_s,
         {u"REGEXP_LIKE"_s},
         u"REGEXP(text, pattern)"_s,
         QT_TRANSLATE_NOOP("mesh::expr::Function",
                           "Whether a regular expression matches somewhere in the text."),
         {Kind::Varchar},
         2,
         2,
         Kind::Boolean,
         true,
         regexp},
        {u"REGEXP_EXTRACT"_s,
         {},
         u"REGEXP_EXTRACT(pattern, text [, group])"_s,
         QT_TRANSLATE_NOOP("mesh::expr::Function",
                           "What a regular expression, or one of its groups, matches first."),
         {Kind::Varchar, Kind::Varchar, Kind::BigInt},
         2,
         3,
         Kind::Varchar,
         true,
         regexpExtract},
        {u"REGEXP_REPLACE"_s,
         {},
         u"REGEXP_REPLACE(text, pattern, new)"_s,
         QT_TRANSLATE_NOOP("mesh::expr::Function",
                           "The text with every match of a regular expression replaced."),
         {Kind::Varchar},
         3,
         3,
         Kind::Varchar,
         true,
         regexpReplace},
        {u"EXTRACTJSONFIELD"_s,
         {},
         u"EXTRACTJSONFIELD(text, '$.a.b[0]')"_s,
         QT_TRANSLATE_NOOP("mesh::expr::Function", "A field of a text that holds JSON, as a text."),
         {Kind::Varchar},
         2,
         2,
         Kind::Varchar,
         true,
         extractJsonField},
    };
}

} // namespace mesh::expr::internal
