// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/sql/lexer.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mesh::sql {

namespace {

struct KeywordName
{
    QLatin1StringView text;
    Keyword keyword;
};

constexpr std::array keywordNames{
    KeywordName{QLatin1StringView("AND"), Keyword::And},
    KeywordName{QLatin1StringView("BETWEEN"), Keyword::Between},
    KeywordName{QLatin1StringView("CASE"), Keyword::Case},
    KeywordName{QLatin1StringView("CAST"), Keyword::Cast},
    KeywordName{QLatin1StringView("DISTINCT"), Keyword::Distinct},
    KeywordName{QLatin1StringView("ELSE"), Keyword::Else},
    KeywordName{QLatin1StringView("END"), Keyword::End},
    KeywordName{QLatin1StringView("ESCAPE"), Keyword::Escape},
    KeywordName{QLatin1StringView("FALSE"), Keyword::False},
    KeywordName{QLatin1StringView("FROM"), Keyword::From},
    KeywordName{QLatin1StringView("IN"), Keyword::In},
    KeywordName{QLatin1StringView("IS"), Keyword::Is},
    KeywordName{QLatin1StringView("LIKE"), Keyword::Like},
    KeywordName{QLatin1StringView("NOT"), Keyword::Not},
    KeywordName{QLatin1StringView("NULL"), Keyword::Null},
    KeywordName{QLatin1StringView("OR"), Keyword::Or},
    KeywordName{QLatin1StringView("THEN"), Keyword::Then},
    KeywordName{QLatin1StringView("TRUE"), Keyword::True},
    KeywordName{QLatin1StringView("WHEN"), Keyword::When},
};

struct SymbolName
{
    QLatin1StringView text;
    Symbol symbol;
};

// The longer of two with the same beginning stands first; of two spellings, the one that the
// formatter writes.
constexpr std::array symbolNames{
    SymbolName{QLatin1StringView("<>"), Symbol::NotEqual},
    SymbolName{QLatin1StringView("!="), Symbol::NotEqual},
    SymbolName{QLatin1StringView("<="), Symbol::LessEqual},
    SymbolName{QLatin1StringView(">="), Symbol::GreaterEqual},
    SymbolName{QLatin1StringView("=="), Symbol::DoubleEqual},
    SymbolName{QLatin1StringView("=>"), Symbol::DoubleArrow},
    SymbolName{QLatin1StringView("->"), Symbol::Arrow},
    SymbolName{QLatin1StringView("||"), Symbol::Concat},
    SymbolName{QLatin1StringView("&&"), Symbol::DoubleAnd},
    SymbolName{QLatin1StringView(":="), Symbol::Assign},
    SymbolName{QLatin1StringView("="), Symbol::Equal},
    SymbolName{QLatin1StringView("<"), Symbol::Less},
    SymbolName{QLatin1StringView(">"), Symbol::Greater},
    SymbolName{QLatin1StringView("+"), Symbol::Plus},
    SymbolName{QLatin1StringView("-"), Symbol::Minus},
    SymbolName{QLatin1StringView("*"), Symbol::Star},
    SymbolName{QLatin1StringView("/"), Symbol::Slash},
    SymbolName{QLatin1StringView("%"), Symbol::Percent},
    SymbolName{QLatin1StringView("!"), Symbol::Exclamation},
    SymbolName{QLatin1StringView("."), Symbol::Dot},
    SymbolName{QLatin1StringView(","), Symbol::Comma},
    SymbolName{QLatin1StringView(";"), Symbol::Semicolon},
    SymbolName{QLatin1StringView("("), Symbol::OpenParenthesis},
    SymbolName{QLatin1StringView(")"), Symbol::CloseParenthesis},
    SymbolName{QLatin1StringView("["), Symbol::OpenBracket},
    SymbolName{QLatin1StringView("]"), Symbol::CloseBracket},
};

bool isDigit(QChar character)
{
    return character >= u'0' && character <= u'9';
}

// Surrogates count as letters: a name may be written in any script, and half a pair on its own is
// harmless here.
bool beginsWord(QChar character)
{
    return character.isLetter() || character == u'_' || character == u'$' ||
           character.isSurrogate();
}

bool continuesWord(QChar character)
{
    return beginsWord(character) || character.isDigit() || character.isMark() || character == u'@';
}

class Lexer
{
public:
    explicit Lexer(QStringView text)
        : m_text(text)
    {}

    std::vector<Token> run()
    {
        while (true) {
            while (m_position < m_text.size() && m_text[m_position].isSpace()) {
                ++m_position;
            }
            m_begin = m_position;
            if (m_position == m_text.size()) {
                add(TokenKind::End);
                return std::move(m_tokens);
            }
            next();
        }
    }

private:
    [[nodiscard]] QChar peek(qsizetype ahead = 0) const
    {
        const qsizetype at = m_position + ahead;
        return at < m_text.size() ? m_text[at] : QChar();
    }

    Token &add(TokenKind kind)
    {
        return m_tokens.emplace_back(Token{.kind = kind, .range = {m_begin, m_position}});
    }

    void next()
    {
        const QChar first = peek();
        if (first == u'-' && peek(1) == u'-') {
            lineComment();
        } else if (first == u'/' && peek(1) == u'*') {
            blockComment();
        } else if (first == u'\'') {
            quoted(TokenKind::Text, first);
        } else if (first == u'`' || first == u'"') {
            quoted(TokenKind::QuotedWord, first);
        } else if (isDigit(first) || (first == u'.' && isDigit(peek(1)) && !afterOperand())) {
            number();
        } else if (beginsWord(first)) {
            word();
        } else {
            symbol();
        }
    }

    // In a.1 the dot selects, in > .1 it begins a number.
    [[nodiscard]] bool afterOperand() const
    {
        return !m_tokens.empty() && m_tokens.back().endsOperand() &&
               m_tokens.back().range.end == m_begin;
    }

    void lineComment()
    {
        while (m_position < m_text.size() && m_text[m_position] != u'\n') {
            ++m_position;
        }
        add(TokenKind::Comment);
    }

    void blockComment()
    {
        const qsizetype end = m_text.indexOf("*/"_L1, m_position + 2);
        m_position = end < 0 ? m_text.size() : end + 2;
        add(TokenKind::Comment).closed = end >= 0;
    }

    void quoted(TokenKind kind, QChar quote)
    {
        ++m_position;
        bool closed = false;
        while (m_position < m_text.size() && !closed) {
            if (m_text[m_position] != quote) {
                ++m_position;
            } else if (peek(1) == quote) {
                m_position += 2;
            } else {
                ++m_position;
                closed = true;
            }
        }
        add(kind).closed = closed;
    }

    void digits()
    {
        while (isDigit(peek())) {
            ++m_position;
        }
    }

    void number()
    {
        NumberForm form = NumberForm::Integer;
        digits();
        if (peek() == u'.' && isDigit(peek(1))) {
            form = NumberForm::Decimal;
            ++m_position;
            digits();
        }
        if (peek() == u'e' || peek() == u'E') {
            const qsizetype sign = peek(1) == u'+' || peek(1) == u'-' ? 1 : 0;
            if (isDigit(peek(1 + sign))) {
                form = NumberForm::Exponent;
                m_position += 1 + sign;
                digits();
            }
        }
        if (continuesWord(peek())) { // 12abc is neither a number nor a name
            while (continuesWord(peek())) {
                ++m_position;
            }
            add(TokenKind::Error);
            return;
        }
        add(TokenKind::Number).number = form;
    }

    void word()
    {
        while (continuesWord(peek())) {
            ++m_position;
        }
        add(TokenKind::Word).keyword = keywordOf(m_text.sliced(m_begin, m_position - m_begin));
    }

    void symbol()
    {
        const QStringView rest = m_text.sliced(m_position);
        for (const SymbolName &candidate : symbolNames) {
            if (rest.startsWith(candidate.text)) {
                m_position += candidate.text.size();
                add(TokenKind::Symbol).symbol = candidate.symbol;
                return;
            }
        }
        ++m_position;
        add(TokenKind::Error);
    }

    QStringView m_text;
    qsizetype m_position = 0;
    qsizetype m_begin = 0;
    std::vector<Token> m_tokens;
};

QString quote(QStringView text, QChar mark)
{
    QString quoted;
    quoted.reserve(text.size() + 2);
    quoted += mark;
    for (const QChar character : text) {
        quoted += character;
        if (character == mark) {
            quoted += mark;
        }
    }
    return quoted + mark;
}

} // namespace

bool Token::endsOperand() const
{
    switch (kind) {
    case TokenKind::Word:
        return keyword == Keyword::None || keyword == Keyword::Null || keyword == Keyword::True ||
               keyword == Keyword::False || keyword == Keyword::End;
    case TokenKind::QuotedWord:
    case TokenKind::Text:
    case TokenKind::Number:
        return true;
    case TokenKind::Symbol:
        return symbol == Symbol::CloseParenthesis || symbol == Symbol::CloseBracket;
    case TokenKind::Comment:
    case TokenKind::Error:
    case TokenKind::End:
        return false;
    }
    return false;
}

std::vector<Token> tokenize(QStringView text)
{
    return Lexer(text).run();
}

QStringView sourceOf(const Token &token, QStringView text)
{
    return text.sliced(token.range.begin, token.range.length());
}

QString unquoted(const Token &token, QStringView text)
{
    const QStringView source = sourceOf(token, text);
    if (token.kind != TokenKind::Text && token.kind != TokenKind::QuotedWord) {
        return source.toString();
    }
    const QChar mark = source.front();
    const QString inside = source.sliced(1, source.size() - (token.closed ? 2 : 1)).toString();
    return QString(inside).replace(QString(2, mark), QString(mark));
}

QString keywordText(Keyword keyword)
{
    const auto *found = std::ranges::find(keywordNames, keyword, &KeywordName::keyword);
    return found == keywordNames.end() ? QString() : QString(found->text);
}

Keyword keywordOf(QStringView word)
{
    const auto *found = std::ranges::find_if(keywordNames, [word](const KeywordName &name) {
        return word.compare(name.text, Qt::CaseInsensitive) == 0;
    });
    return found == keywordNames.end() ? Keyword::None : found->keyword;
}

QString symbolText(Symbol symbol)
{
    const auto *found = std::ranges::find(symbolNames, symbol, &SymbolName::symbol);
    return found == symbolNames.end() ? QString() : QString(found->text);
}

QString quoteText(QStringView text)
{
    return quote(text, u'\'');
}

QString quoteName(QStringView name)
{
    return quote(name, u'`');
}

bool isPlainName(QStringView name)
{
    return !name.isEmpty() && beginsWord(name.front()) &&
           std::ranges::all_of(name, continuesWord) && keywordOf(name) == Keyword::None;
}

} // namespace mesh::sql
