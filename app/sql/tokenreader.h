// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sql/diagnostic.h"
#include "app/sql/lexer.h"

#include <optional>
#include <vector>

namespace mesh::sql {

/// The tokens of a text one after the other, without comments, and what is wrong with the text: the
/// ground that a parser stands on.
class TokenReader
{
public:
    /// Reports what is wrong with single tokens.
    explicit TokenReader(QStringView text);

    /// The next token or one behind it; the last is End.
    [[nodiscard]] const Token &token(size_t ahead = 0) const;
    [[nodiscard]] bool atBegin() const { return m_position == 0; }
    /// Where the token before stands; empty at the beginning.
    [[nodiscard]] core::SourceRange previous() const;
    void advance();
    /// To the end; nothing is reported any more.
    void stop();

    /// Steps over a keyword or symbol, if it is the next.
    template<typename Which>
    bool accept(Which which)
    {
        const bool found = token().is(which);
        if (found) {
            advance();
        }
        return found;
    }
    /// The same with a word that is a keyword only here.
    bool acceptWord(QLatin1StringView word);

    [[nodiscard]] QString source(const Token &token) const;
    [[nodiscard]] QString unquoted(const Token &token) const;
    /// The text of a place, shortened for a sentence.
    [[nodiscard]] QString shown(core::SourceRange range) const;
    /// From there to the end of the token before.
    [[nodiscard]] core::SourceRange since(qsizetype begin) const;

    /// One error a place; an empty one is told of the token before.
    void report(core::SourceRange range, QString sentence, std::optional<Fix> fix = {});
    /// With the fix to put something else there; nothing: to remove it.
    void replace(core::SourceRange range, QString sentence, const QString &replacement);
    /// What was reported, in the order of the text.
    [[nodiscard]] Diagnostics diagnostics() const { return inOrder(m_diagnostics); }

private:
    void check(const Token &token);

    QStringView m_text;
    std::vector<Token> m_tokens;
    size_t m_position = 0;
    bool m_stopped = false;
    qsizetype m_reported = -1;
    Diagnostics m_diagnostics;
};

} // namespace mesh::sql
