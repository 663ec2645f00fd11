// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/expr/builtins.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

/// Functions of texts. Positions count from 1 in UTF-16 units, as in ksqlDB; SUBSTRING and LEN take
/// bytes too.
namespace mesh::expr::internal {

namespace {

using schema::Value;

template<typename Change>
Value changed(Arguments arguments, Trouble *trouble, const Change &change)
{
    const auto *text = arguments[0]->as<QString>();
    return text ? Value(change(*text)) : failed(Fault::Types, trouble);
}

Value upper(Arguments arguments, Trouble *trouble)
{
    return changed(arguments, trouble, [](const QString &text) { return text.toUpper(); });
}

Value lower(Arguments arguments, Trouble *trouble)
{
    return changed(arguments, trouble, [](const QString &text) { return text.toLower(); });
}

Value trim(Arguments arguments, Trouble *trouble)
{
    return changed(arguments, trouble, [](const QString &text) { return text.trimmed(); });
}

Value length(Arguments arguments, Trouble *trouble)
{
    if (const auto *bytes = arguments[0]->as<QByteArray>()) {
        return qint64(bytes->size());
    }
    return changed(arguments, trouble, [](const QString &text) { return qint64(text.size()); });
}

template<typename Sequence>
Value part(const Sequence &sequence, qint64 from, qint64 count)
{
    // From the end where it is negative; before the beginning it is the beginning.
    const qint64 size = sequence.size();
    const qint64 begin = std::clamp<qint64>(from < 0    ? size + from
                                            : from == 0 ? 0
                                                        : from - 1,
                                            0, size);
    return Sequence(sequence.mid(begin, std::clamp<qint64>(count, 0, size - begin)));
}

Value substring(Arguments arguments, Trouble *trouble)
{
    const auto *from = arguments[1]->as<qint64>();
    const auto *count = arguments.size() > 2 ? arguments[2]->as<qint64>() : nullptr;
    const auto *text = arguments[0]->as<QString>();
    const auto *bytes = arguments[0]->as<QByteArray>();
    if (!from || (arguments.size() > 2 && !count) || (!text && !bytes)) {
        return failed(Fault::Types, trouble);
    }
    const qint64 wanted = count ? *count : std::numeric_limits<qint64>::max();
    return text ? part(*text, *from, wanted) : part(*bytes, *from, wanted);
}

// NULL is skipped, as in ksqlDB.
Value join(Arguments arguments, const QString &separator, Trouble *trouble)
{
    QString joined;
    bool any = false;
    for (const Value *argument : arguments) {
        if (argument->isNull()) {
            continue;
        }
        const auto *text = argument->as<QString>();
        if (!text) {
            return failed(Fault::Types, trouble);
        }
        joined += any ? separator + *text : *text;
        any = true;
    }
    return joined;
}

Value concat(Arguments arguments, Trouble *trouble)
{
    return join(arguments, {}, trouble);
}

Value concatWithSeparator(Arguments arguments, Trouble *trouble)
{
    if (arguments[0]->isNull()) {
        return {};
    }
    const auto *separator = arguments[0]->as<QString>();
    return separator ? join(arguments.subspan(1), *separator, trouble)
                     : failed(Fault::Types, trouble);
}

Value replace(Arguments arguments, Trouble *trouble)
{
    const auto *text = arguments[0]->as<QString>();
    const auto *before = arguments[1]->as<QString>();
    const auto *after = arguments[2]->as<QString>();
    if (!text || !before || !after) {
        return failed(Fault::Types, trouble);
    }
    return before->isEmpty() ? *text : QString(*text).replace(*before, *after);
}

Value instr(Arguments arguments, Trouble *trouble)
{
    const auto *text = arguments[0]->as<QString>();
    const auto *sought = arguments[1]->as<QString>();
    const auto *from = arguments.size() > 2 ? arguments[2]->as<qint64>() : nullptr;
    const auto *which = arguments.size() > 3 ? arguments[3]->as<qint64>() : nullptr;
    if (!text || !sought || (arguments.size() > 2 && !from) || (arguments.size() > 3 && !which)) {
        return failed(Fault::Types, trouble);
    }
    // A negative start searches backwards from the end.
    const qint64 start = from ? *from : 1;
    qint64 position = start < 0 ? text->size() + start : start - 1;
    for (qint64 left = which ? *which : 1; left > 0; --left) {
        if (position < 0 || position > text->size()) {
            return qint64(0);
        }
        const qsizetype found =
            start < 0 ? text->lastIndexOf(*sought, position) : text->indexOf(*sought, position);
        if (found < 0 || left == 1) {
            return qint64(found + 1);
        }
        position = start < 0 ? found - 1 : found + 1;
    }
    return qint64(0);
}

template<typename Test>
Value tested(Arguments arguments, Trouble *trouble, const Test &test)
{
    const auto *text = arguments[0]->as<QString>();
    const auto *sought = arguments[1]->as<QString>();
    return text && sought ? Value(bool(test(*text, *sought))) : failed(Fault::Types, trouble);
}

Value startsWith(Arguments arguments, Trouble *trouble)
{
    return tested(arguments, trouble, [](const QString &text, const QString &sought) {
        return text.startsWith(sought);
    });
}

Value endsWith(Arguments arguments, Trouble *trouble)
{
    return tested(arguments, trouble,
                  [](const QString &text, const QString &sought) { return text.endsWith(sought); });
}

Value contains(Arguments arguments, Trouble *trouble)
{
    return tested(arguments, trouble, [](const QString &text, const QString &sought) {
        return text.contains(sought, Qt::CaseInsensitive);
    });
}

constexpr size_t many = 100;

} // namespace

std::vector<Function> textFunctions()
{
    return {
        {u"LEN"_s,
         {u"LENGTH"_s, u"CHAR_LENGTH"_s},
         u"LEN(text)"_s,
         QT_TRANSLATE_NOOP("mesh::expr::Function", "The number of characters."),
         {Kind::Unknown},
         1,
         1,
         Kind::BigInt,
         true,
         length},
        {u"UCASE"_s,
         {u"UPPER"_s},
         u"UCASE(text)"_s,
         QT_TRANSLATE_NOOP("mesh::expr::Function", "The text in capital letters."),
         {Kind::Varchar},
         1,
         1,
         Kind::Varchar,
         true,
         upper},
        {u"LCASE"_s,
         {u"LOWER"_s},
         u"LCASE(text)"_s,
         QT_TRANSLATE_NOOP("mesh::expr::Function", "The text in small letters."),
         {Kind::Varchar},
         1,
         1,
         Kind::Varchar,
         true,
         lower},
        {u"TRIM"_s,
         {},
         u"TRIM(text)"_s,
         QT_TRANSLATE_NOOP("mesh::expr::Function", "The text without white space at its ends."),
         {Kind::Varchar},
         1,
         1,
         Kind::Varchar,
         true,
         trim},
        {u"SUBSTRING"_s,
         {u"SUBSTR"_s},
         u"SUBSTRING(text, from [, length])"_s,
         QT_TRANSLATE_NOOP("mesh::expr::Function",
                           "A part of the text; the first character is 1, the last is -1."),
         {Kind::Unknown, Kind::BigInt},
         2,
         3,
         Kind::Unknown,
         true,
         substring},
        {u"CONCAT"_s,
         {},
         u"CONCAT(text, …)"_s,
         QT_TRANSLATE_NOOP("mesh::expr::Function", "All texts in a row; NULL is skipped."),
         {Kind::Varchar},
         1,
         many,
         Kind::Varchar,
         false,
         concat},
        {u"CONCAT_WS"_s,
         {},
         u"CONCAT_WS(separator, text, …)"_s,
         QT_TRANSLATE_NOOP("mesh::expr::Function",
                           "All texts with a separator between them; NULL is skipped."),
         {Kind::Varchar},
         2,
         many,
         Kind::Varchar,
         false,
         concatWithSeparator},
        {u"REPLACE"_s,
         {},
         u"REPLACE(text, old, new)"_s,
         QT_TRANSLATE_NOOP("mesh::expr::Function", "The text with every occurrence replaced."),
         {Kind::Varchar},
         3,
         3,
         Kind::Varchar,
         true,
         replace},
        {u"INSTR"_s,
         {},
         u"INSTR(text, sought [, from [, occurrence]])"_s,
         QT_TRANSLATE_NOOP("mesh::expr::Function",
                           "Where a text occurs in another: 1 is its beginning, 0 is nowhere."),
         {Kind::Varchar, Kind::Varchar, Kind::BigInt},
         2,
         4,
         Kind::BigInt,
         true,
         instr},
        {u"STARTSWITH"_s,
         {u"STARTS_WITH"_s},
         u"STARTSWITH(text, beginning)"_s,
         QT_TRANSLATE_NOOP("mesh::expr::Function", "Whether a text begins with another."),
         {Kind::Varchar},
         2,
         2,
         Kind::Boolean,
         true,
         startsWith},
        {u"ENDSWITH"_s,
         {u"ENDS_WITH"_s},
         u"ENDSWITH(text, end)"_s,
         QT_TRANSLATE_NOOP("mesh::expr::Function", "Whether a text ends with another."),
         {Kind::Varchar},
         2,
         2,
         Kind::Boolean,
         true,
         endsWith},
        {u"CONTAINS"_s,
         {},
         u"CONTAINS(text, sought)"_s,
         QT_TRANSLATE_NOOP("mesh::expr::Function",
                           "Whether a text contains another, whatever the case."),
         {Kind::Varchar},
         2,
         2,
         Kind::Boolean,
         true,
         contains},
    };
}

} // namespace mesh::expr::internal
