// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/searchsegment.h"

#include "app/catalog/searchtext.h"

#include <algorithm>
#include <cstring>
#include <numeric>

namespace mesh::catalog {

using namespace Qt::StringLiterals;

std::strong_ordering compareIdentity(const SearchDocument &a, const SearchDocument &b)
{
    if (a.product != nullptr && b.product != nullptr) {
        return a.product->id <=> b.product->id;
    }
    if (a.product != nullptr || b.product != nullptr) {
        return a.product != nullptr ? std::strong_ordering::less : std::strong_ordering::greater;
    }
    return a.topic->name.compare(b.topic->name) <=> 0;
}

bool nameLess(const SearchDocument &a, const SearchDocument &b)
{
    if (a.product != nullptr && b.product != nullptr) {
        return a.product->id < b.product->id;
    }
    const auto name = [](const SearchDocument &document) {
        return document.topic != nullptr ? document.topic->name : document.product->id.toString();
    };
    const int order = name(a).compare(name(b), Qt::CaseInsensitive);
    return order != 0 ? order < 0 : compareIdentity(a, b) < 0;
}

quint32 FacetDictionary::add(Facet facet, const QString &value)
{
    const auto index = static_cast<std::size_t>(facet);
    QHash<QString, quint32> &numbers = m_numbers.at(index);
    const auto found = numbers.constFind(value);
    if (found != numbers.constEnd()) {
        return *found;
    }
    std::vector<QString> &values = m_values.at(index);
    const auto number = static_cast<quint32>(values.size());
    values.push_back(value);
    numbers.insert(value, number);
    return number;
}

quint32 FacetDictionary::find(Facet facet, const QString &value) const
{
    return m_numbers.at(static_cast<std::size_t>(facet)).value(value, none);
}

std::size_t SearchSegment::find(const SearchDocument &identity) const
{
    const auto found = std::lower_bound(m_byIdentity.begin(), m_byIdentity.end(), identity,
                                        [this](quint32 index, const SearchDocument &wanted) {
                                            return compareIdentity(m_documents[index], wanted) < 0;
                                        });
    if (found != m_byIdentity.end() && compareIdentity(m_documents[*found], identity) == 0) {
        return *found;
    }
    return size();
}

std::pair<std::size_t, std::size_t> SearchSegment::prefixRange(std::string_view text) const
{
    const auto boundary = [this, text](bool after) {
        std::size_t low = 0;
        std::size_t high = wordCount();
        while (low < high) {
            const std::size_t middle = (low + high) / 2;
            const int order = word(middle).substr(0, text.size()).compare(text);
            if (order < 0 || (after && order == 0)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    };
    return {boundary(false), boundary(true)};
}

void SearchSegment::rankNames(std::vector<quint32> byName)
{
    m_byName = std::move(byName);
    m_nameRanks.resize(m_byName.size());
    for (std::size_t rank = 0; rank < m_byName.size(); ++rank) {
        m_nameRanks[m_byName[rank]] = static_cast<quint32>(rank);
    }
}

namespace {

constexpr quint32 gone = 0xffff'ffff;

// New numbers of what is alive, from `first` on.
std::vector<quint32> renumber(const std::vector<quint8> &alive, quint32 first)
{
    std::vector<quint32> numbers(alive.size(), gone);
    for (std::size_t i = 0; i < alive.size(); ++i) {
        if (alive[i] != 0) {
            numbers[i] = first++;
        }
    }
    return numbers;
}

} // namespace

std::shared_ptr<const SearchSegment> SearchSegment::merge(const SearchSegment &a,
                                                          const std::vector<quint8> &aliveA,
                                                          const SearchSegment &b,
                                                          const std::vector<quint8> &aliveB)
{
    auto merged = std::make_shared<SearchSegment>();
    const std::vector<quint32> numbersA = renumber(aliveA, 0);
    const auto countA = static_cast<quint32>(std::count(aliveA.begin(), aliveA.end(), 1));
    const std::vector<quint32> numbersB = renumber(aliveB, countA);

    const auto takeDocuments = [&merged](const SearchSegment &from,
                                         const std::vector<quint32> &numbers) {
        for (std::size_t i = 0; i < from.size(); ++i) {
            if (numbers[i] != gone) {
                merged->m_documents.push_back(from.m_documents[i]);
                merged->m_ordinals.push_back(from.m_ordinals[i]);
                merged->m_boosts.push_back(from.m_boosts[i]);
                const auto [first, last] = from.tags(i);
                merged->m_tags.insert(merged->m_tags.end(), first, last);
                merged->m_tagStart.push_back(static_cast<quint32>(merged->m_tags.size()));
            }
        }
    };
    takeDocuments(a, numbersA);
    takeDocuments(b, numbersB);

    const auto takeOrder = [&](const std::vector<quint32> SearchSegment::*order, auto less) {
        const auto renamed = [order](const SearchSegment &from,
                                     const std::vector<quint32> &numbers) {
            std::vector<quint32> result;
            for (const quint32 old : from.*order) {
                if (numbers[old] != gone) {
                    result.push_back(numbers[old]);
                }
            }
            return result;
        };
        const std::vector<quint32> left = renamed(a, numbersA);
        const std::vector<quint32> right = renamed(b, numbersB);
        std::vector<quint32> both(left.size() + right.size());
        std::merge(left.begin(), left.end(), right.begin(), right.end(), both.begin(),
                   [&](quint32 x, quint32 y) {
                       return less(merged->m_documents[x], merged->m_documents[y]);
                   });
        return both;
    };
    merged->m_byIdentity = takeOrder(
        &SearchSegment::m_byIdentity,
        [](const SearchDocument &x, const SearchDocument &y) { return compareIdentity(x, y) < 0; });
    merged->rankNames(takeOrder(&SearchSegment::m_byName, nameLess));

    const auto takePostings = [&merged](const SearchSegment &from, std::size_t word,
                                        const std::vector<quint32> &numbers) {
        const auto [first, last] = from.postings(word);
        for (const quint32 *at = first; at != last; ++at) {
            const quint32 number = numbers[*at >> Posting::weightBits];
            if (number != gone) {
                merged->m_postings.push_back(number << Posting::weightBits |
                                             (*at & Posting::weightMask));
            }
        }
    };
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.wordCount() || j < b.wordCount()) {
        const int order = i == a.wordCount()   ? 1
                          : j == b.wordCount() ? -1
                                               : a.word(i).compare(b.word(j));
        const std::string_view word = order <= 0 ? a.word(i) : b.word(j);
        const std::size_t before = merged->m_postings.size();
        if (order <= 0) {
            takePostings(a, i++, numbersA);
        }
        if (order >= 0) {
            takePostings(b, j++, numbersB);
        }
        if (merged->m_postings.size() > before) {
            merged->m_words.append(word).push_back('\0');
            merged->m_wordStart.push_back(static_cast<quint32>(merged->m_words.size()));
            merged->m_postingStart.push_back(static_cast<quint32>(merged->m_postings.size()));
        }
    }
    merged->m_postings.shrink_to_fit();
    merged->m_words.shrink_to_fit();
    return merged;
}

SearchSegmentDraft::SearchSegmentDraft(FacetDictionary &dictionary)
    : m_dictionary(dictionary)
    , m_segment(std::make_unique<SearchSegment>())
{}

quint32 SearchSegmentDraft::wordNumber(std::string_view folded)
{
    const auto found = m_numbers.find(folded);
    if (found != m_numbers.end()) {
        return found->second;
    }
    auto *bytes = static_cast<char *>(m_arena.allocate(folded.size(), 1));
    std::memcpy(bytes, folded.data(), folded.size());
    const std::string_view kept(bytes, folded.size());
    const auto number = static_cast<quint32>(m_vocabulary.size());
    m_vocabulary.push_back(kept);
    m_numbers.emplace(kept, number);
    return number;
}

void SearchSegmentDraft::addWord(SearchField field, std::string_view folded, bool whole)
{
    if (folded.empty()) {
        return;
    }
    const quint32 bits = 1U << static_cast<quint32>(field) | (whole ? Posting::wholeBit : 0U);
    m_documentWords.emplace_back(wordNumber(folded.substr(0, longestWord)), bits);
}

void SearchSegmentDraft::addText(SearchField field, QStringView text)
{
    constexpr qsizetype longest = 4096;
    text = text.left(longest);
    m_joined.assign(1, joinedMark);
    int parts = 0;
    forEachWord(text, m_buffer, [&](std::string_view folded, qsizetype begin, qsizetype end) {
        const bool whole = begin == 0 && end == text.size();
        addWord(field, folded, whole);
        if (begin == 0 || !detail::isWordCharacter(text[begin - 1].unicode())) {
            m_joined.append(folded);
            ++parts;
        }
    });
    // stock_trades is found as stocktrades too; in prose words stay apart.
    if (parts > 1 && text.contains(u'_') && !text.contains(u' ')) {
        addWord(field, m_joined, true);
    }
}

void SearchSegmentDraft::endDocument(SearchDocument document,
                                     const SearchSegment::Ordinals &ordinals, float boost)
{
    const auto number = static_cast<quint32>(m_segment->m_documents.size());
    if (number >= Posting::maximumDocuments) {
        m_documentWords.clear();
        return;
    }
    // A word once a document, with the fields it stands in.
    std::sort(m_documentWords.begin(), m_documentWords.end());
    for (std::size_t i = 0; i < m_documentWords.size();) {
        const quint32 word = m_documentWords[i].first;
        quint32 bits = 0;
        for (; i < m_documentWords.size() && m_documentWords[i].first == word; ++i) {
            bits |= m_documentWords[i].second;
        }
        m_found.emplace_back(word, number << Posting::weightBits | bits);
    }
    m_documentWords.clear();
    m_segment->m_documents.push_back(std::move(document));
    m_segment->m_ordinals.push_back(ordinals);
    m_segment->m_boosts.push_back(boost);
    m_segment->m_tagStart.push_back(static_cast<quint32>(m_segment->m_tags.size()));
}

namespace {

// What is good comes first, what is on its way out last.
float boostOf(const ProductEntry &entry)
{
    float boost = 1.0F;
    switch (entry.quality) {
    case Quality::Authoritative:
        boost = 1.15F;
        break;
    case Quality::Curated:
        boost = 1.08F;
        break;
    default:
        break;
    }
    switch (entry.lifecycle) {
    case Lifecycle::Deprecated:
        return boost * 0.7F;
    case Lifecycle::Retired:
        return boost * 0.4F;
    default:
        return boost;
    }
}

} // namespace

void SearchSegmentDraft::add(std::shared_ptr<const ProductEntry> entry, const Product &product)
{
    addText(SearchField::Name, product.id.name);
    addText(SearchField::DisplayName, product.displayName);
    for (const Port &port : product.ports) {
        addText(SearchField::Topic, port.topic);
    }
    for (const QString &tag : product.tags) {
        addText(SearchField::Tag, tag);
        m_segment->m_tags.push_back(m_dictionary.add(Facet::Tag, tag));
    }
    for (const QString &term : product.terms) {
        addText(SearchField::Term, term);
    }
    addText(SearchField::Owner, product.owner);
    addText(SearchField::Domain, product.id.domain);
    for (const FieldNote &note : product.fields) {
        addText(SearchField::Field, note.path);
        addText(SearchField::Field, note.description);
        for (const QString &tag : note.tags) {
            addText(SearchField::Field, tag);
        }
    }
    addText(SearchField::Purpose, product.purpose);

    SearchSegment::Ordinals ordinals{};
    const auto set = [&](Facet facet, const QString &value) {
        ordinals.at(static_cast<std::size_t>(facet)) = m_dictionary.add(facet, value);
    };
    set(Facet::Domain, entry->id.domain);
    set(Facet::Quality, qualityName(entry->quality));
    set(Facet::Owner, entry->owner);
    set(Facet::Classification, entry->classification);
    set(Facet::Tier, entry->tier);
    set(Facet::Lifecycle, lifecycleName(entry->lifecycle));
    ordinals.at(static_cast<std::size_t>(Facet::Tag)) = FacetDictionary::none;
    const float boost = boostOf(*entry);
    endDocument({std::move(entry), nullptr}, ordinals, boost);
}

void SearchSegmentDraft::add(std::shared_ptr<const TopicEntry> entry)
{
    constexpr float topicBoost = 0.8F;
    addText(SearchField::Topic, entry->name);
    SearchSegment::Ordinals ordinals{};
    ordinals.fill(FacetDictionary::none);
    endDocument({nullptr, std::move(entry)}, ordinals, topicBoost);
}

// Words in order of their bytes, their postings gathered by counting.
void SearchSegmentDraft::sortWords()
{
    std::vector<quint32> order(m_vocabulary.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(),
              [this](quint32 x, quint32 y) { return m_vocabulary[x] < m_vocabulary[y]; });
    std::vector<quint32> rank(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        rank[order[i]] = static_cast<quint32>(i);
        m_segment->m_words.append(m_vocabulary[order[i]]).push_back('\0');
        m_segment->m_wordStart.push_back(static_cast<quint32>(m_segment->m_words.size()));
    }
    std::vector<quint32> start(order.size() + 1, 0);
    for (const auto &[word, posting] : m_found) {
        ++start[rank[word] + 1];
    }
    std::partial_sum(start.begin(), start.end(), start.begin());
    m_segment->m_postings.resize(m_found.size());
    std::vector<quint32> next = start;
    for (const auto &[word, posting] : m_found) {
        m_segment->m_postings[next[rank[word]]++] = posting;
    }
    m_segment->m_postingStart = std::move(start);
}

std::shared_ptr<const SearchSegment> SearchSegmentDraft::finish(std::vector<quint8> &alive)
{
    sortWords();
    const std::vector<SearchDocument> &documents = m_segment->m_documents;
    std::vector<quint32> order(documents.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&documents](quint32 x, quint32 y) {
        return compareIdentity(documents[x], documents[y]) < 0;
    });
    alive.assign(documents.size(), 1);
    std::vector<quint32> identities;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const bool replaced = i + 1 < order.size() &&
                              compareIdentity(documents[order[i]], documents[order[i + 1]]) == 0;
        if (replaced) {
            alive[order[i]] = 0;
        } else {
            identities.push_back(order[i]);
        }
    }
    m_segment->m_byIdentity = std::move(identities);
    std::vector<quint32> byName(documents.size());
    std::iota(byName.begin(), byName.end(), 0U);
    std::sort(byName.begin(), byName.end(),
              [&documents](quint32 x, quint32 y) { return nameLess(documents[x], documents[y]); });
    m_segment->rankNames(std::move(byName));
    return std::shared_ptr<const SearchSegment>(std::move(m_segment));
}

} // namespace mesh::catalog
