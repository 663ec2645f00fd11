// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/expr/completion.h"

#include "app/expr/binder.h"
#include "app/expr/functions.h"

#include "app/sql/lexer.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::expr {

namespace {

using sql::Keyword;
using sql::Symbol;
using sql::Token;
using sql::TokenKind;

/// The text left of the cursor, as tokens, and what is being typed.
struct Situation
{
    std::vector<Token> before; ///< without the word under the cursor
    core::SourceRange word;
    QString typed;
    bool inText = false;   ///< within '…'
    bool inQuotes = false; ///< within `…`
    bool nothing = false;  ///< in a comment or a number: nothing is offered
};

Situation situationAt(QStringView text, qsizetype cursor)
{
    Situation situation;
    situation.word = {cursor, cursor};
    for (const Token &token : sql::tokenize(text)) {
        if (token.range.begin >= cursor || token.kind == TokenKind::End) {
            break;
        }
        const bool lineComment =
            token.kind == TokenKind::Comment && sql::sourceOf(token, text).startsWith("--"_L1);
        const bool inside = token.range.end > cursor ||
                            (token.range.end == cursor && lineComment) ||
                            (token.range.end == cursor &&
                             (token.kind == TokenKind::Word || !token.closed ||
                              token.kind == TokenKind::Number || token.kind == TokenKind::Error));
        if (!inside) {
            situation.before.push_back(token);
            continue;
        }
        situation.nothing = token.kind == TokenKind::Comment || token.kind == TokenKind::Number;
        situation.inText = token.kind == TokenKind::Text;
        situation.inQuotes = token.kind == TokenKind::QuotedWord;
        if (token.kind == TokenKind::Symbol || token.kind == TokenKind::Error) {
            break;
        }
        situation.word = token.range;
        const qsizetype skip = situation.inText || situation.inQuotes ? 1 : 0;
        situation.typed =
            text.sliced(token.range.begin + skip, cursor - token.range.begin - skip).toString();
        break;
    }
    std::erase_if(situation.before,
                  [](const Token &token) { return token.kind == TokenKind::Comment; });
    return situation;
}

bool matches(const QString &candidate, const QString &typed)
{
    return typed.isEmpty() || candidate.contains(typed, Qt::CaseInsensitive);
}

QString written(const QString &name)
{
    return sql::isPlainName(name) ? name : sql::quoteName(name);
}

/// Collects candidates that match; what begins with the typed letters comes first of its sort.
class Collector
{
public:
    explicit Collector(QString typed)
        : m_typed(std::move(typed))
    {}

    void add(Completion completion)
    {
        if (matches(completion.text, m_typed)) {
            m_candidates.push_back(std::move(completion));
        }
    }

    void addField(const QString &name, const Type &type, const QString &doc, bool pseudo)
    {
        add({pseudo ? Completion::Sort::PseudoColumn : Completion::Sort::Field, name, written(name),
             type.isUnknown() ? QString() : type.toString(), doc});
    }

    void addKeywords(std::initializer_list<const char *> words)
    {
        for (const char *word : words) {
            const QString text = QString::fromLatin1(word);
            add({Completion::Sort::Keyword, text, text, {}, {}});
        }
    }

    std::vector<Completion> take()
    {
        std::stable_partition(m_candidates.begin(), m_candidates.end(),
                              [this](const Completion &completion) {
                                  return completion.text.startsWith(m_typed, Qt::CaseInsensitive);
                              });
        return std::move(m_candidates);
    }

private:
    QString m_typed;
    std::vector<Completion> m_candidates;
};

// The path of names that ends before `end`, first name first; empty where there is none.
std::vector<size_t> pathBefore(const std::vector<Token> &tokens, size_t end)
{
    std::vector<size_t> path;
    while (end > 0 && (tokens[end - 1].kind == TokenKind::Word ||
                       tokens[end - 1].kind == TokenKind::QuotedWord)) {
        path.insert(path.begin(), end - 1);
        if (end < 3 || !(tokens[end - 2].is(Symbol::Dot) || tokens[end - 2].is(Symbol::Arrow))) {
            break;
        }
        end -= 2;
    }
    return path;
}

struct Target
{
    Place place;
    Type type;
};

std::optional<Target> resolvePath(QStringView text, const std::vector<Token> &tokens,
                                  const std::vector<size_t> &path, const Lookup &lookup)
{
    const auto nameAt = [&](size_t index) { return sql::unquoted(tokens[path[index]], text); };
    const auto quotedAt = [&](size_t index) {
        return tokens[path[index]].kind == TokenKind::QuotedWord;
    };
    if (path.empty()) {
        return {};
    }
    for (const Resolved &reading : lookup.resolve(nameAt(0), quotedAt(0))) {
        Target target{reading.place, reading.type};
        size_t index = 1;
        for (; index < path.size(); ++index) {
            const Field *field = target.type.field(nameAt(index), quotedAt(index));
            if (!field) {
                break;
            }
            target.place.path.push_back(field->name);
            target.type = Type(field->type);
        }
        if (index == path.size()) {
            return target;
        }
    }
    return {};
}

void offerMembers(Collector &collector, const Type &type)
{
    for (const Field &field : type.fields) {
        collector.addField(field.name, field.type, field.doc, false);
    }
}

void offerValues(Collector &collector, const Target &target, const Lookup &lookup)
{
    const bool quoted = !target.type.isNumber() && target.type.kind != Kind::Boolean;
    for (const QString &value : lookup.seenValues(target.place)) {
        collector.add(
            {Completion::Sort::Value, value, quoted ? sql::quoteText(value) : value, {}, {}});
    }
    if (target.type.kind == Kind::Boolean) {
        collector.addKeywords({"TRUE", "FALSE"});
    }
}

void offerOperand(Collector &collector, const Lookup &lookup)
{
    const std::vector<KnownName> names = lookup.names();
    for (const bool pseudo : {false, true}) {
        for (const KnownName &name : names) {
            if (name.pseudo == pseudo) {
                collector.addField(name.name, name.type, name.doc, pseudo);
            }
        }
    }
    for (const Function &function : functions()) {
        collector.add({Completion::Sort::Function, function.name, function.name + u'(',
                       function.signature, function.documentation()});
    }
    collector.addKeywords({"NOT", "NULL", "TRUE", "FALSE", "CASE", "CAST"});
}

// After which tokens a field's values are offered, and where the field's path ends.
std::optional<size_t> comparedPathEnd(const std::vector<Token> &tokens)
{
    size_t end = tokens.size();
    if (end == 0) {
        return {};
    }
    const Token &last = tokens[end - 1];
    const bool comparison = last.is(Symbol::Equal) || last.is(Symbol::NotEqual) ||
                            last.is(Symbol::Less) || last.is(Symbol::LessEqual) ||
                            last.is(Symbol::Greater) || last.is(Symbol::GreaterEqual);
    if (comparison || last.is(Keyword::Like) || last.is(Keyword::Between)) {
        --end;
    } else if (last.is(Symbol::OpenParenthesis) || last.is(Symbol::Comma)) {
        // Back to the parenthesis of IN ( 'a', 'b'
        while (end > 0 && !tokens[end - 1].is(Symbol::OpenParenthesis)) {
            --end;
        }
        if (end < 2 || !tokens[end - 2].is(Keyword::In)) {
            return {};
        }
        end -= 2;
    } else {
        return {};
    }
    return end > 0 && tokens[end - 1].is(Keyword::Not) ? end - 1 : end;
}

bool afterHeaders(QStringView text, const std::vector<Token> &tokens)
{
    const size_t end = tokens.size();
    return end >= 2 && tokens[end - 1].is(Symbol::OpenParenthesis) &&
           sql::sourceOf(tokens[end - 2], text).startsWith("HEADER"_L1, Qt::CaseInsensitive);
}

void offerHeaders(Collector &collector, const Lookup &lookup)
{
    for (const QString &name : lookup.headerNames()) {
        collector.add({Completion::Sort::Value, name, sql::quoteText(name), {}, {}});
    }
}

void offerAfterOperand(Collector &collector, const std::vector<Token> &tokens)
{
    const size_t end = tokens.size();
    if (tokens[end - 1].is(Keyword::Null) || tokens[end - 1].kind == TokenKind::Text ||
        tokens[end - 1].kind == TokenKind::Number) {
        collector.addKeywords({"AND", "OR"});
    }
    collector.addKeywords({"IS NULL", "IS NOT NULL", "LIKE", "NOT LIKE", "IN", "NOT IN", "BETWEEN",
                           "NOT BETWEEN", "AND", "OR"});
}

} // namespace

Completions complete(QStringView text, qsizetype cursor, const Lookup &lookup)
{
    const Situation situation = situationAt(text, std::clamp<qsizetype>(cursor, 0, text.size()));
    Completions completions{situation.word, {}};
    if (situation.nothing) {
        return completions;
    }
    const std::vector<Token> &before = situation.before;
    Collector collector(situation.typed);
    const bool member =
        !before.empty() && (before.back().is(Symbol::Dot) || before.back().is(Symbol::Arrow));
    if (afterHeaders(text, before)) {
        offerHeaders(collector, lookup);
    } else if (member) {
        const auto base = resolvePath(text, before, pathBefore(before, before.size() - 1), lookup);
        if (base) {
            offerMembers(collector, base->type);
        }
    } else if (const auto end = comparedPathEnd(before)) {
        if (const auto target = resolvePath(text, before, pathBefore(before, *end), lookup)) {
            offerValues(collector, *target, lookup);
        }
        if (!situation.inText) {
            offerOperand(collector, lookup);
        }
    } else if (!situation.inText && !before.empty() && before.back().endsOperand()) {
        offerAfterOperand(collector, before);
    } else if (!situation.inText && !before.empty() && before.back().is(Keyword::Is)) {
        collector.addKeywords({"NULL", "NOT NULL", "DISTINCT FROM", "NOT DISTINCT FROM"});
    } else if (!situation.inText && !before.empty() && before.back().is(Keyword::Not)) {
        collector.addKeywords({"LIKE", "IN", "BETWEEN"});
        offerOperand(collector, lookup);
    } else if (!situation.inText) {
        offerOperand(collector, lookup);
    }
    completions.candidates = collector.take();
    return completions;
}

} // namespace mesh::expr
