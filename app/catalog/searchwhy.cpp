// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/searchwhy.h"

#include "app/catalog/documentfields.h"
#include "app/catalog/fieldnotes.h"
#include "app/catalog/searchtext.h"
#include "app/schema/json.h"

#include <algorithm>
#include <bit>

namespace mesh::catalog {

using namespace Qt::StringLiterals;

std::vector<std::string> searchTerms(QStringView text)
{
    constexpr std::size_t most = 16;
    std::vector<std::string> terms;
    qsizetype covered = 0; // parts of a word with a hump are not asked for again
    for (Word &word : words(text)) {
        word.folded.resize(std::min(word.folded.size(), longestWord));
        if (word.begin >= covered && !word.folded.empty() && terms.size() < most &&
            std::find(terms.begin(), terms.end(), word.folded) == terms.end()) {
            terms.push_back(std::move(word.folded));
        }
        covered = std::max(covered, word.end);
    }
    return terms;
}

namespace {

enum class Fit { None, Infix, Prefix, Whole };

struct Place
{
    Fit quality = Fit::None;
    core::SourceRange range;
};

Place placeIn(const Word &word, const std::string &term)
{
    const std::size_t at = word.folded.find(term);
    if (at == std::string::npos) {
        return {};
    }
    const bool whole = word.folded.size() == term.size();
    const Fit quality = whole ? Fit::Whole : at == 0 ? Fit::Prefix : Fit::Infix;
    if (quality == Fit::Infix && term.size() < 3) {
        return {};
    }
    if (!word.aligned) {
        return {quality, {word.begin, word.end}};
    }
    const auto units = [](std::string_view utf8) {
        return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())).size();
    };
    const qsizetype begin = word.begin + units(std::string_view(word.folded).substr(0, at));
    return {quality, {begin, begin + units(term)}};
}

/// A text of the document with what was found in it.
struct Searched
{
    SearchField field = SearchField::Name;
    QString text;
    std::vector<Word> words;
    std::vector<core::SourceRange> ranges;
};

class Explanation
{
public:
    explicit Explanation(const std::vector<std::string> &terms)
        : m_terms(terms)
        , m_found(terms.size(), false)
    {}

    void look(SearchField field, const QString &text)
    {
        // Taking a text apart is the costly step; most hold none of the words.
        if (mayHold(text)) {
            m_texts.push_back({field, text, words(text), {}});
        }
    }

    /// Marks for each term that is not found yet its best place in the texts so far.
    void mark()
    {
        for (std::size_t term = 0; term < m_terms.size(); ++term) {
            if (!m_found[term]) {
                markTerm(term);
            }
        }
    }

    [[nodiscard]] bool complete() const
    {
        return std::find(m_found.begin(), m_found.end(), false) == m_found.end();
    }

    [[nodiscard]] std::vector<SearchMatch> take();

private:
    [[nodiscard]] bool mayHold(QStringView text) const
    {
        constexpr char16_t asciiEnd = 0x80;
        const auto isPlain = [](QChar c) { return c.unicode() < asciiEnd && c != u'_'; };
        if (!std::all_of(text.begin(), text.end(), isPlain)) {
            return true; // an accent may stand between the letters, or an underscore
        }
        for (std::size_t term = 0; term < m_terms.size(); ++term) {
            const QLatin1String plain(m_terms[term].data(),
                                      static_cast<qsizetype>(m_terms[term].size()));
            if (!m_found[term] && text.contains(plain, Qt::CaseInsensitive)) {
                return true;
            }
        }
        return false;
    }

    void markTerm(std::size_t term)
    {
        Searched *best = nullptr;
        Place bestPlace;
        for (Searched &searched : m_texts) {
            for (const Word &word : searched.words) {
                const Place place = placeIn(word, m_terms[term]);
                // Texts come weightiest first: only a better match wins over an earlier field.
                if (place.quality > bestPlace.quality) {
                    best = &searched;
                    bestPlace = place;
                }
            }
        }
        // stock_trades is indexed as stocktrades too: then the whole name is what matched.
        for (Searched &searched : m_texts) {
            if (best == nullptr && searched.text.contains(u'_')) {
                std::string folded;
                foldInto(QString(searched.text).remove(u'_'), folded);
                if (folded.find(m_terms[term]) != std::string::npos) {
                    best = &searched;
                    bestPlace = {Fit::Infix, {0, searched.text.size()}};
                }
            }
        }
        if (best != nullptr) {
            best->ranges.push_back(bestPlace.range);
            m_found[term] = true;
        }
    }

    const std::vector<std::string> &m_terms;
    std::vector<bool> m_found;
    std::vector<Searched> m_texts;
};

void mergeRanges(std::vector<core::SourceRange> &ranges)
{
    std::sort(ranges.begin(), ranges.end(),
              [](const auto &a, const auto &b) { return a.begin < b.begin; });
    std::vector<core::SourceRange> merged;
    for (const core::SourceRange &range : ranges) {
        if (!merged.empty() && range.begin <= merged.back().end) {
            merged.back().end = std::max(merged.back().end, range.end);
        } else {
            merged.push_back(range);
        }
    }
    ranges = std::move(merged);
}

// Long texts are cut around the first match, at spaces where there are some near.
void cut(SearchMatch &match)
{
    constexpr qsizetype longest = 160;
    constexpr qsizetype before = 40;
    match.text.replace(u'\n', u' ');
    if (match.text.size() <= longest || match.ranges.empty()) {
        return;
    }
    qsizetype begin = std::max<qsizetype>(0, match.ranges.front().begin - before);
    if (begin > 0) {
        const qsizetype space = match.text.indexOf(u' ', begin);
        begin = space >= 0 && space < match.ranges.front().begin ? space + 1 : begin;
    }
    const qsizetype end = std::min(match.text.size(), begin + longest);
    const QString head = begin > 0 ? u"…"_s : QString();
    const QString tail = end < match.text.size() ? u"…"_s : QString();
    match.text = head + match.text.mid(begin, end - begin) + tail;
    std::vector<core::SourceRange> kept;
    for (core::SourceRange range : match.ranges) {
        if (range.begin >= begin && range.end <= end) {
            kept.push_back({range.begin - begin + head.size(), range.end - begin + head.size()});
        }
    }
    match.ranges = std::move(kept);
}

std::vector<SearchMatch> Explanation::take()
{
    std::vector<SearchMatch> matches;
    for (Searched &searched : m_texts) {
        if (!searched.ranges.empty()) {
            mergeRanges(searched.ranges);
            SearchMatch match{searched.field, std::move(searched.text), std::move(searched.ranges)};
            cut(match);
            matches.push_back(std::move(match));
        }
    }
    std::stable_sort(matches.begin(), matches.end(),
                     [](const auto &a, const auto &b) { return a.field < b.field; });
    return matches;
}

} // namespace

std::vector<SearchMatch> explainMatch(const SearchDocument &document,
                                      const std::vector<std::string> &terms)
{
    Explanation explanation(terms);
    if (document.topic != nullptr) {
        explanation.look(SearchField::Topic, document.topic->name);
        explanation.mark();
        return explanation.take();
    }
    const ProductEntry &entry = *document.product;
    explanation.look(SearchField::Name, entry.id.name);
    explanation.look(SearchField::DisplayName, entry.displayName);
    for (const QString &topic : entry.topics) {
        explanation.look(SearchField::Topic, topic);
    }
    for (const QString &tag : entry.tags) {
        explanation.look(SearchField::Tag, tag);
    }
    explanation.look(SearchField::Owner, entry.owner);
    explanation.look(SearchField::Domain, entry.id.domain);
    explanation.mark();
    if (!explanation.complete()) {
        // Only what is looked at is taken out of the document.
        const auto parsed = schema::parseJson(entry.document()).valueOr(schema::Value());
        for (const QString &term : fields::texts(parsed, u"terms")) {
            explanation.look(SearchField::Term, term);
        }
        for (const FieldNote &note : readNotes(parsed)) {
            explanation.look(SearchField::Field, note.path);
            explanation.look(SearchField::Field, note.description);
            for (const QString &tag : note.tags) {
                explanation.look(SearchField::Field, tag);
            }
        }
        explanation.look(SearchField::Purpose, fields::text(parsed, u"description.purpose"));
        explanation.mark();
    }
    return explanation.take();
}

namespace {

// Which letters a word has: words far apart in these are far apart.
quint32 lettersOf(std::string_view word)
{
    constexpr unsigned bits = 31;
    quint32 letters = 0;
    for (const char c : word) {
        letters |= 1U << (static_cast<unsigned char>(c) % bits);
    }
    return letters;
}

std::string nearestWord(const SearchIndex &index, const std::string &term)
{
    constexpr std::size_t shortWord = 4;
    const int limit = term.size() <= shortWord ? 1 : 2;
    const quint32 letters = lettersOf(term);
    std::string best;
    int bestDistance = limit + 1;
    std::ptrdiff_t bestHits = 0;
    for (const SearchIndex::Part &part : index.parts()) {
        const SearchSegment &segment = *part.segment;
        for (std::size_t i = 0; i < segment.wordCount(); ++i) {
            const std::string_view word = segment.word(i);
            const auto longer = static_cast<int>(word.size()) - static_cast<int>(term.size());
            if (word.front() == joinedMark || longer > limit || longer < -limit ||
                std::popcount(lettersOf(word) ^ letters) > 2 * limit) {
                continue;
            }
            const int distance = editDistance(term, word, limit);
            const auto [first, last] = segment.postings(i);
            if (distance < bestDistance || (distance == bestDistance && last - first > bestHits)) {
                best = word;
                bestDistance = distance;
                bestHits = last - first;
            }
        }
    }
    return bestDistance <= limit ? best : std::string();
}

QString joined(const std::vector<std::string> &terms)
{
    QStringList texts;
    for (const std::string &term : terms) {
        texts << QString::fromStdString(term);
    }
    return texts.join(u' ');
}

} // namespace

QStringList suggestTexts(const SearchIndex &index, const QString &text,
                         const std::function<bool(const QString &)> &finds)
{
    constexpr qsizetype most = 3;
    const std::vector<std::string> terms = searchTerms(text);
    std::vector<std::string> corrected = terms;
    for (std::string &term : corrected) {
        if (!finds(QString::fromStdString(term))) {
            const std::string nearest = nearestWord(index, term);
            term = nearest.empty() ? term : nearest;
        }
    }
    QStringList suggestions;
    const auto offer = [&](const std::vector<std::string> &candidate) {
        const QString candidateText = joined(candidate);
        if (!candidate.empty() && suggestions.size() < most &&
            !suggestions.contains(candidateText) && finds(candidateText)) {
            suggestions << candidateText;
        }
    };
    if (corrected != terms) {
        offer(corrected);
    }
    for (std::size_t left = 0; left < corrected.size() && corrected.size() > 1; ++left) {
        std::vector<std::string> fewer = corrected;
        fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(left));
        offer(fewer);
    }
    return suggestions;
}

} // namespace mesh::catalog
