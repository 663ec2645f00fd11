// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/sql/tokenreader.h"

#include <QCoreApplication>

#include <algorithm>

namespace mesh::sql {

namespace {

using core::SourceRange;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(mesh::sql::Parser)
};

// Characters of a text that stand in a sentence about it.
constexpr qsizetype shownLength = 24;

} // namespace

TokenReader::TokenReader(QStringView text)
    : m_text(text)
{
    for (const Token &token : tokenize(text)) {
        check(token);
        if (token.kind != TokenKind::Comment) {
            m_tokens.push_back(token);
        }
    }
}

const Token &TokenReader::token(size_t ahead) const
{
    return m_tokens[std::min(m_position + ahead, m_tokens.size() - 1)];
}

SourceRange TokenReader::previous() const
{
    return m_position > 0 ? m_tokens[m_position - 1].range : SourceRange{};
}

void TokenReader::advance()
{
    if (m_position + 1 < m_tokens.size()) {
        ++m_position;
    }
}

void TokenReader::stop()
{
    m_stopped = true;
    m_position = m_tokens.size() - 1;
}

bool TokenReader::acceptWord(QLatin1StringView word)
{
    const bool found =
        token().kind == TokenKind::Word && source(token()).compare(word, Qt::CaseInsensitive) == 0;
    if (found) {
        advance();
    }
    return found;
}

QString TokenReader::source(const Token &token) const
{
    return sourceOf(token, m_text).toString();
}

QString TokenReader::unquoted(const Token &token) const
{
    return sql::unquoted(token, m_text);
}

QString TokenReader::shown(SourceRange range) const
{
    const QString text = m_text.sliced(range.begin, range.length()).toString();
    return text.size() > shownLength ? text.left(shownLength - 1) + u'…' : text;
}

SourceRange TokenReader::since(qsizetype begin) const
{
    return {begin, std::max(begin, previous().end)};
}

void TokenReader::report(SourceRange range, QString sentence, std::optional<Fix> fix)
{
    if (range.length() == 0) {
        range = previous();
    }
    if (!m_stopped && m_reported != range.begin) {
        m_reported = range.begin;
        m_diagnostics.push_back({Severity::Error, range, std::move(sentence), std::move(fix)});
    }
}

void TokenReader::replace(SourceRange range, QString sentence, const QString &replacement)
{
    const QString title =
        replacement.isEmpty() ? Text::tr("Remove it") : Text::tr("Write %1").arg(replacement);
    report(range, std::move(sentence), Fix{title, range, replacement});
}

void TokenReader::check(const Token &token)
{
    const SourceRange range = token.range;
    if (token.kind == TokenKind::Error) {
        report(
            range,
            m_text[range.begin].isDigit()
                ? Text::tr("“%1” is neither a number nor a name.").arg(shown(range))
                : Text::tr("“%1” has no meaning here. A text stands between apostrophes: 'text'.")
                      .arg(shown(range)));
    } else if (!token.closed && token.kind == TokenKind::Comment) {
        report(range, Text::tr("The comment has no end: */ is missing."));
    } else if (!token.closed) {
        const QChar mark = m_text[range.begin];
        report(range, Text::tr("The closing %1 is missing.").arg(mark),
               Fix{Text::tr("Add %1").arg(mark), {range.end, range.end}, mark});
    }
}

} // namespace mesh::sql
