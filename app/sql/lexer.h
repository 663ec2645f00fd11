// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/sourcerange.h"

#include <QString>

#include <vector>

namespace mesh::sql {

enum class TokenKind : quint8 {
    Word,       ///< a name or a keyword without quotes
    QuotedWord, ///< `x` or "x": a name, exactly as it stands; the quote doubled is the quote itself
    Text,       ///< 'x'; '' is one apostrophe
    Number,     ///< 12, 1.5, 1e-3; its sign is an operator
    Symbol,
    Comment, ///< -- to the end of the line, or between slash-star and star-slash
    Error,   ///< characters that begin nothing
    End,     ///< once, last, empty
};

/// Words with a meaning in the grammar. They are names in quotes, and where no keyword can stand:
/// from = 'x'.
enum class Keyword : quint8 {
    None,
    And,
    Between,
    Case,
    Cast,
    Distinct,
    Else,
    End,
    Escape,
    False,
    From,
    In,
    Is,
    Like,
    Not,
    Null,
    Or,
    Then,
    True,
    When,
};

enum class Symbol : quint8 {
    None,
    Equal,
    DoubleEqual, ///< == of other languages: told apart to say what to write
    NotEqual,    ///< <> or !=
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Plus,
    Minus,
    Star,
    Slash,
    Percent,
    Concat,    ///< ||
    DoubleAnd, ///< && of other languages
    Exclamation,
    Arrow,       ///< ->
    DoubleArrow, ///< =>
    Assign,      ///< :=
    Dot,
    Comma,
    Semicolon,
    OpenParenthesis,
    CloseParenthesis,
    OpenBracket,
    CloseBracket,
};

enum class NumberForm : quint8 { Integer, Decimal, Exponent };

struct Token
{
    TokenKind kind = TokenKind::End;
    core::SourceRange range;
    Keyword keyword = Keyword::None;
    Symbol symbol = Symbol::None;
    NumberForm number = NumberForm::Integer;
    bool closed = true; ///< false: a quote or a comment that never ends

    [[nodiscard]] bool is(Keyword which) const { return keyword == which; }
    [[nodiscard]] bool is(Symbol which) const { return symbol == which; }
    /// Ends an operand: a name, a literal, or a closing bracket.
    [[nodiscard]] bool endsOperand() const;
};

/// All tokens of a text, comments among them, then one of kind End. Never fails; every character
/// that is not white space lies in exactly one token. The same tokens serve the parser, completion
/// and highlighting.
[[nodiscard]] std::vector<Token> tokenize(QStringView text);

/// The token's characters as they stand.
[[nodiscard]] QStringView sourceOf(const Token &token, QStringView text);
/// What a quoted token says: without its quotes, doubled ones made single.
[[nodiscard]] QString unquoted(const Token &token, QStringView text);

/// Upper case, e.g. "BETWEEN"; empty for None.
[[nodiscard]] QString keywordText(Keyword keyword);
[[nodiscard]] Keyword keywordOf(QStringView word);
/// As the formatter writes it, e.g. "<>".
[[nodiscard]] QString symbolText(Symbol symbol);
/// 'it''s'
[[nodiscard]] QString quoteText(QStringView text);
/// `a b`
[[nodiscard]] QString quoteName(QStringView name);
/// Whether a name needs no quotes to be read as this name (apart from its case).
[[nodiscard]] bool isPlainName(QStringView name);

} // namespace mesh::sql
