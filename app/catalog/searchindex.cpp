// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/searchindex.h"

#include "app/catalog/searchtext.h"
#include "app/catalog/searchwhy.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace mesh::catalog {

namespace {

constexpr std::size_t infixLength = 3; // shorter parts are in every other word

enum class Match : quint8 { Whole, Prefix, Infix };

/// A word of one part that a term of the query found.
struct Found
{
    quint32 word = 0;
    Match match = Match::Whole;
};

// How much a word in these fields counts: the weightiest field, a little for the others, more where
// it is all the field says.
float weightOf(quint32 bits)
{
    constexpr std::array<float, searchFieldCount> weights{10.F, 9.F, 6.F,  5.F, 5.F,
                                                          4.F,  4.F, 2.5F, 2.F};
    float best = 0;
    float sum = 0;
    for (std::size_t field = 0; field < weights.size(); ++field) {
        if ((bits & 1U << field) != 0) {
            best = std::max(best, weights[field]);
            sum += weights[field];
        }
    }
    constexpr float others = 0.1F;
    constexpr float whole = 1.6F;
    const float weight = best + others * (sum - best);
    return (bits & Posting::wholeBit) != 0 ? weight * whole : weight;
}

using WeightTable = std::array<float, Posting::weightMask + 1>;

const WeightTable &weightTable()
{
    static const WeightTable table = [] {
        WeightTable made{};
        for (quint32 bits = 0; bits < made.size(); ++bits) {
            made[bits] = weightOf(bits);
        }
        return made;
    }();
    return table;
}

constexpr float factorOf(Match match)
{
    return match == Match::Whole ? 1.0F : match == Match::Prefix ? 0.6F : 0.3F;
}

void findInfixes(const SearchSegment &segment, const std::string &term, std::vector<Found> &found)
{
    const std::string &slab = segment.wordSlab();
    const std::vector<quint32> &starts = segment.wordStarts();
    const std::size_t firstPart = segment.prefixRange(std::string_view(&joinedMark, 1)).second;
    std::size_t word = firstPart;
    const char *at = slab.data() + starts[firstPart];
    const char *const end = slab.data() + slab.size();
    while (const auto *hit = static_cast<const char *>(
               ::memmem(at, static_cast<std::size_t>(end - at), term.data(), term.size()))) {
        const auto position = static_cast<quint32>(hit - slab.data());
        // Hits ascend, so the word is sought from the last one on, in growing steps.
        std::size_t step = 1;
        while (word + step < starts.size() && starts[word + step] <= position) {
            word += step;
            step *= 2;
        }
        word = static_cast<std::size_t>(
                   std::upper_bound(starts.begin() + static_cast<std::ptrdiff_t>(word),
                                    starts.begin() + static_cast<std::ptrdiff_t>(
                                                         std::min(word + step + 1, starts.size())),
                                    position) -
                   starts.begin()) -
               1;
        if (starts[word] != position) { // at its beginning it is a prefix, found already
            found.push_back({static_cast<quint32>(word), Match::Infix});
        }
        at = slab.data() + starts[word + 1];
    }
}

std::vector<Found> findWords(const SearchSegment &segment, const std::string &term)
{
    std::vector<Found> found;
    for (const std::string &text : {term, joinedMark + term}) {
        const auto [first, last] = segment.prefixRange(text);
        for (std::size_t word = first; word < last; ++word) {
            const bool whole = segment.word(word).size() == text.size();
            found.push_back({static_cast<quint32>(word), whole ? Match::Whole : Match::Prefix});
        }
    }
    if (term.size() >= infixLength) {
        findInfixes(segment, term, found);
    }
    return found;
}

/// What one search does over all parts.
class Search
{
public:
    Search(const SearchIndex &index, const SearchQuery &query);

    SearchAnswer run();

private:
    struct Candidate
    {
        qint64 key = 0; ///< ascending is better
        quint32 nameRank = 0;
        quint32 document = 0;
        float score = 0;
    };
    struct Placed
    {
        Candidate candidate;
        const SearchSegment *segment = nullptr;
    };

    void lookUp();
    void score(std::size_t part);
    void collect(std::size_t part);
    [[nodiscard]] qint64 keyOf(const SearchSegment &segment, std::size_t document,
                               float score) const;
    void prepareSelections();
    void rankOrdinals();
    /// Bits of the facets whose selection the document does not meet.
    [[nodiscard]] quint32 failing(const SearchSegment &segment, std::size_t document) const;
    void count(const SearchSegment &segment, std::size_t document, quint32 failed);
    void answerFacets();
    void answerHits();

    const SearchIndex &m_index;
    const SearchQuery &m_query;
    std::vector<std::string> m_terms;
    std::vector<std::vector<std::vector<Found>>> m_found; ///< by term, by part
    std::vector<float> m_rarity;                          ///< by term
    std::array<std::vector<quint8>, facetCount> m_selected;
    quint32 m_constrained = 0; ///< bits of the facets with a selection
    std::array<std::vector<quint32>, facetCount> m_counts;
    std::vector<quint32> m_ordinalRank; ///< of the facet that is sorted by

    std::vector<quint8> m_matched; ///< terms that the document has met so far
    std::vector<float> m_scores;
    std::vector<float> m_best;
    std::vector<Candidate> m_candidates;
    std::vector<Placed> m_placed;
    SearchAnswer m_answer;
};

Search::Search(const SearchIndex &index, const SearchQuery &query)
    : m_index(index)
    , m_query(query)
    , m_terms(searchTerms(query.text))
{
    for (int facet = 0; facet < facetCount; ++facet) {
        const auto size = index.dictionary().values(static_cast<Facet>(facet)).size();
        m_counts.at(static_cast<std::size_t>(facet)).assign(size, 0);
    }
}

void Search::lookUp()
{
    double documents = 0;
    for (const SearchIndex::Part &part : m_index.parts()) {
        documents += static_cast<double>(part.living);
    }
    for (const std::string &term : m_terms) {
        double hits = 0;
        std::vector<std::vector<Found>> byPart;
        for (const SearchIndex::Part &part : m_index.parts()) {
            byPart.push_back(findWords(*part.segment, term));
            for (const Found &found : byPart.back()) {
                const auto [first, last] = part.segment->postings(found.word);
                hits += static_cast<double>(last - first);
            }
        }
        m_found.push_back(std::move(byPart));
        m_rarity.push_back(static_cast<float>(std::log2(2.0 + documents / (1.0 + hits))));
    }
}

void Search::score(std::size_t part)
{
    const SearchSegment &segment = *m_index.parts()[part].segment;
    const std::size_t size = segment.size();
    m_matched.assign(size, 0);
    m_scores.assign(size, 0);
    m_best.assign(size, 0);
    const WeightTable &weights = weightTable();
    for (std::size_t term = 0; term < m_terms.size(); ++term) {
        const auto before = static_cast<quint8>(term);
        const auto after = static_cast<quint8>(term + 1);
        for (const Found &found : m_found[term][part]) {
            const float factor = factorOf(found.match);
            // Only a whole word can be a whole field.
            const quint32 bits = found.match == Match::Whole
                                     ? Posting::weightMask
                                     : Posting::weightMask & ~Posting::wholeBit;
            const auto [first, last] = segment.postings(found.word);
            for (const quint32 *at = first; at != last; ++at) {
                const quint32 document = *at >> Posting::weightBits;
                const float weight = factor * weights[*at & bits];
                if (m_matched[document] == before) {
                    m_matched[document] = after;
                    m_best[document] = weight;
                } else if (m_matched[document] == after) {
                    m_best[document] = std::max(m_best[document], weight);
                }
            }
        }
        for (std::size_t document = 0; document < size; ++document) {
            m_scores[document] += m_best[document] * m_rarity[term];
        }
        std::fill(m_best.begin(), m_best.end(), 0.F);
    }
}

void Search::prepareSelections()
{
    for (const auto &[facet, values] : m_query.selections) {
        if (values.isEmpty()) {
            continue;
        }
        const auto index = static_cast<std::size_t>(facet);
        m_constrained |= 1U << index;
        m_selected.at(index).assign(m_index.dictionary().values(facet).size(), 0);
        for (const QString &value : values) {
            const quint32 number = m_index.dictionary().find(facet, value);
            if (number != FacetDictionary::none) {
                m_selected.at(index)[number] = 1;
            }
        }
    }
}

std::optional<Facet> sortedFacet(SearchOrder order)
{
    switch (order) {
    case SearchOrder::Domain:
        return Facet::Domain;
    case SearchOrder::Owner:
        return Facet::Owner;
    case SearchOrder::Quality:
        return Facet::Quality;
    case SearchOrder::Tier:
        return Facet::Tier;
    default:
        return std::nullopt;
    }
}

// Values in the order people expect, nothing said last.
void Search::rankOrdinals()
{
    const auto facet = sortedFacet(m_query.order);
    if (!facet) {
        return;
    }
    const std::vector<QString> &values = m_index.dictionary().values(*facet);
    std::vector<quint32> order(values.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = static_cast<quint32>(i);
    }
    const auto before = [&](quint32 x, quint32 y) {
        if (values[x].isEmpty() != values[y].isEmpty()) {
            return values[y].isEmpty();
        }
        if (facet == Facet::Quality) {
            return qualityFromName(values[x]) < qualityFromName(values[y]);
        }
        return values[x].compare(values[y], Qt::CaseInsensitive) < 0;
    };
    std::sort(order.begin(), order.end(), before);
    m_ordinalRank.resize(order.size());
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        m_ordinalRank[order[rank]] = static_cast<quint32>(rank);
    }
}

quint32 Search::failing(const SearchSegment &segment, std::size_t document) const
{
    quint32 failed = 0;
    const SearchSegment::Ordinals &ordinals = segment.ordinals(document);
    for (quint32 open = m_constrained; open != 0; open &= open - 1) {
        const auto facet = static_cast<std::size_t>(std::countr_zero(open));
        const std::vector<quint8> &selected = m_selected.at(facet);
        bool met = false;
        if (facet == static_cast<std::size_t>(Facet::Tag)) {
            const auto [first, last] = segment.tags(document);
            met = std::any_of(first, last, [&](quint32 tag) { return selected[tag] != 0; });
        } else {
            const quint32 number = ordinals[facet];
            met = number != FacetDictionary::none && selected[number] != 0;
        }
        failed |= met ? 0U : 1U << facet;
    }
    return failed;
}

// A document that fails one facet alone still counts there: that is what choosing another value of
// it would give.
void Search::count(const SearchSegment &segment, std::size_t document, quint32 failed)
{
    const SearchSegment::Ordinals &ordinals = segment.ordinals(document);
    if (ordinals[0] == FacetDictionary::none || (failed & (failed - 1)) != 0) {
        return;
    }
    constexpr auto tag = static_cast<std::size_t>(Facet::Tag);
    for (std::size_t facet = 0; facet < facetCount; ++facet) {
        if (facet != tag && (failed == 0 || failed == 1U << facet)) {
            ++m_counts[facet][ordinals[facet]];
        }
    }
    if (failed == 0 || failed == 1U << tag) {
        const auto [first, last] = segment.tags(document);
        for (const quint32 *at = first; at != last; ++at) {
            ++m_counts[tag][*at];
        }
    }
}

qint64 Search::keyOf(const SearchSegment &segment, std::size_t document, float score) const
{
    constexpr float precision = 1024;
    qint64 key = 0;
    if (m_query.order == SearchOrder::Relevance) {
        return m_terms.empty() ? 0 : -std::llround(score * precision);
    }
    if (m_query.order == SearchOrder::Changed) {
        const SearchDocument &found = segment.document(document);
        key = found.product != nullptr ? found.product->changedAt : -1;
    } else if (const auto facet = sortedFacet(m_query.order)) {
        const quint32 number = segment.ordinals(document)[static_cast<std::size_t>(*facet)];
        key = number == FacetDictionary::none ? static_cast<qint64>(m_ordinalRank.size())
                                              : m_ordinalRank[number];
    } else {
        key = segment.nameRank(document);
    }
    return m_query.descending ? -key : key;
}

void Search::collect(std::size_t part)
{
    const SearchSegment &segment = *m_index.parts()[part].segment;
    const std::vector<quint8> &alive = *m_index.parts()[part].alive;
    const auto all = static_cast<quint8>(m_terms.size());
    m_candidates.clear();
    for (std::size_t document = 0; document < segment.size(); ++document) {
        if (alive[document] == 0 || (all != 0 && m_matched[document] != all)) {
            continue;
        }
        const bool isTopic = segment.ordinals(document)[0] == FacetDictionary::none;
        if (isTopic && !m_query.includeTopics) {
            continue;
        }
        ++m_answer.totalUnfiltered;
        const quint32 failed = m_constrained != 0 ? failing(segment, document) : 0;
        count(segment, document, failed);
        if (failed == 0) {
            const float score = all != 0 ? m_scores[document] * segment.boost(document) : 0;
            m_candidates.push_back({keyOf(segment, document, score), segment.nameRank(document),
                                    static_cast<quint32>(document), score});
        }
    }
    m_answer.total += static_cast<qsizetype>(m_candidates.size());

    const auto better = [](const Candidate &x, const Candidate &y) {
        return x.key != y.key ? x.key < y.key : x.nameRank < y.nameRank;
    };
    const auto wanted = static_cast<std::size_t>(std::max<qsizetype>(
        0, std::min(m_query.offset + m_query.limit, static_cast<qsizetype>(m_candidates.size()))));
    if (wanted < m_candidates.size()) {
        std::nth_element(m_candidates.begin(),
                         m_candidates.begin() + static_cast<std::ptrdiff_t>(wanted),
                         m_candidates.end(), better);
        m_candidates.resize(wanted);
    }
    std::sort(m_candidates.begin(), m_candidates.end(), better);
    const std::size_t middle = m_placed.size();
    for (const Candidate &candidate : m_candidates) {
        m_placed.push_back({candidate, &segment});
    }
    // Ranks by name count within a part; between parts the names themselves decide.
    const bool byName = m_query.order == SearchOrder::Name;
    const auto placedBetter = [this, byName](const Placed &x, const Placed &y) {
        if (!byName && x.candidate.key != y.candidate.key) {
            return x.candidate.key < y.candidate.key;
        }
        const SearchDocument &left = x.segment->document(x.candidate.document);
        const SearchDocument &right = y.segment->document(y.candidate.document);
        return byName && m_query.descending ? nameLess(right, left) : nameLess(left, right);
    };
    std::inplace_merge(m_placed.begin(), m_placed.begin() + static_cast<std::ptrdiff_t>(middle),
                       m_placed.end(), placedBetter);
    m_placed.resize(
        std::min(m_placed.size(), static_cast<std::size_t>(m_query.offset + m_query.limit)));
}

void Search::answerFacets()
{
    for (int index = 0; index < facetCount; ++index) {
        const auto facet = static_cast<Facet>(index);
        const auto at = static_cast<std::size_t>(index);
        const std::vector<QString> &values = m_index.dictionary().values(facet);
        std::vector<quint32> order;
        for (std::size_t number = 0; number < values.size(); ++number) {
            const bool selected = !m_selected[at].empty() && m_selected[at][number] != 0;
            if (m_counts[at][number] > 0 || selected) {
                order.push_back(static_cast<quint32>(number));
            }
        }
        const auto more = [&](quint32 x, quint32 y) {
            const quint32 countX = m_counts[at][x];
            const quint32 countY = m_counts[at][y];
            return countX != countY ? countX > countY : values[x] < values[y];
        };
        const auto limit = std::min(order.size(), static_cast<std::size_t>(m_query.facetLimit));
        std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(limit),
                          order.end(), more);
        for (std::size_t i = 0; i < order.size(); ++i) {
            const bool selected = !m_selected[at].empty() && m_selected[at][order[i]] != 0;
            if (i < limit || selected) {
                m_answer.facets.at(at).push_back(
                    {values[order[i]], static_cast<qsizetype>(m_counts[at][order[i]]), selected});
            }
        }
    }
}

void Search::answerHits()
{
    for (std::size_t i = static_cast<std::size_t>(m_query.offset); i < m_placed.size(); ++i) {
        const SearchDocument &document =
            m_placed[i].segment->document(m_placed[i].candidate.document);
        SearchHit hit;
        hit.product = document.product;
        hit.topic = document.topic;
        hit.score = static_cast<double>(m_placed[i].candidate.score);
        if (!m_terms.empty()) {
            hit.why = explainMatch(document, m_terms);
        }
        m_answer.hits.push_back(std::move(hit));
    }
}

SearchAnswer Search::run()
{
    lookUp();
    prepareSelections();
    rankOrdinals();
    for (std::size_t part = 0; part < m_index.parts().size(); ++part) {
        if (!m_terms.empty()) {
            score(part);
        }
        collect(part);
    }
    answerFacets();
    answerHits();
    return std::move(m_answer);
}

} // namespace

SearchAnswer SearchIndex::search(const SearchQuery &query) const
{
    SearchQuery sane = query;
    sane.offset = std::max<qsizetype>(0, sane.offset);
    sane.limit = std::max<qsizetype>(0, sane.limit);
    sane.facetLimit = std::max<qsizetype>(0, sane.facetLimit);
    SearchAnswer answer = Search(*this, sane).run();
    if (answer.totalUnfiltered == 0 && !query.text.trimmed().isEmpty()) {
        const auto finds = [this, &query](const QString &text) {
            SearchQuery trial;
            trial.text = text;
            trial.includeTopics = query.includeTopics;
            trial.limit = 0;
            trial.facetLimit = 0;
            return Search(*this, trial).run().total > 0;
        };
        answer.suggestions = suggestTexts(*this, query.text, finds);
    }
    return answer;
}

} // namespace mesh::catalog
