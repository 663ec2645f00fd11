// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/search.h"
#include "app/catalog/snapshot.h"

#include <QHash>

#include <array>
#include <memory>
#include <memory_resource>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// Inside the room: the inverted index of a set of products and topics. A segment never changes; the
// index is a list of them, newer ones hiding documents of older ones (after LSM trees and Lucene's
// segments).
namespace mesh::catalog {

/// What can be found: exactly one of the two is set.
struct SearchDocument
{
    std::shared_ptr<const ProductEntry> product;
    std::shared_ptr<const TopicEntry> topic;
};
/// Products by id, then topics by name: the identity.
[[nodiscard]] std::strong_ordering compareIdentity(const SearchDocument &a,
                                                   const SearchDocument &b);
/// As lists show them: products by id, topics by name, in one order.
[[nodiscard]] bool nameLess(const SearchDocument &a, const SearchDocument &b);

/// The values of facets by number. Only ever grows, so that numbers stay good across segments.
class FacetDictionary
{
public:
    static constexpr quint32 none = 0xffff'ffff; ///< topics: they have no facets

    [[nodiscard]] quint32 add(Facet facet, const QString &value);
    [[nodiscard]] quint32 find(Facet facet, const QString &value) const; ///< none: never seen
    [[nodiscard]] const std::vector<QString> &values(Facet facet) const
    {
        return m_values.at(static_cast<std::size_t>(facet));
    }

private:
    std::array<std::vector<QString>, facetCount> m_values;
    std::array<QHash<QString, quint32>, facetCount> m_numbers;
};

/// One place where a word was found: 22 bits document, 1 bit "the word is the whole field", a bit a
/// field.
struct Posting
{
    static constexpr quint32 maskBits = searchFieldCount;
    static constexpr quint32 wholeBit = 1U << maskBits;
    static constexpr quint32 weightBits = maskBits + 1;
    static constexpr quint32 weightMask = (1U << weightBits) - 1;
    static constexpr quint32 maximumDocuments = 1U << (32 - weightBits);
};

/// Begins a word that was put together of parts (stock_trades as stocktrades). Such words are found
/// by their beginning alone: what is inside of them stands in their parts already. The mark sorts
/// them before all others.
inline constexpr char joinedMark = '\x01';

class SearchSegment
{
public:
    /// The single-valued facets, in Facet's order without Tag.
    using Ordinals = std::array<quint32, facetCount>;

    [[nodiscard]] std::size_t size() const { return m_documents.size(); }
    [[nodiscard]] const SearchDocument &document(std::size_t index) const
    {
        return m_documents[index];
    }
    /// The document of the same identity, or size().
    [[nodiscard]] std::size_t find(const SearchDocument &identity) const;

    [[nodiscard]] std::size_t wordCount() const { return m_wordStart.size() - 1; }
    [[nodiscard]] std::string_view word(std::size_t index) const
    {
        return {m_words.data() + m_wordStart[index],
                m_wordStart[index + 1] - m_wordStart[index] - 1};
    }
    [[nodiscard]] const std::string &wordSlab() const { return m_words; }
    [[nodiscard]] const std::vector<quint32> &wordStarts() const { return m_wordStart; }
    /// [first, last) of the words that begin with the text.
    [[nodiscard]] std::pair<std::size_t, std::size_t> prefixRange(std::string_view text) const;
    [[nodiscard]] std::pair<const quint32 *, const quint32 *> postings(std::size_t word) const
    {
        return {m_postings.data() + m_postingStart[word],
                m_postings.data() + m_postingStart[word + 1]};
    }

    [[nodiscard]] const Ordinals &ordinals(std::size_t index) const { return m_ordinals[index]; }
    [[nodiscard]] std::pair<const quint32 *, const quint32 *> tags(std::size_t index) const
    {
        return {m_tags.data() + m_tagStart[index], m_tags.data() + m_tagStart[index + 1]};
    }
    [[nodiscard]] float boost(std::size_t index) const { return m_boosts[index]; }
    [[nodiscard]] quint32 nameRank(std::size_t index) const { return m_nameRanks[index]; }

    /// Both in one, without what is not alive any more (a byte a document).
    [[nodiscard]] static std::shared_ptr<const SearchSegment>
    merge(const SearchSegment &a, const std::vector<quint8> &aliveA, const SearchSegment &b,
          const std::vector<quint8> &aliveB);

private:
    friend class SearchSegmentDraft;
    void rankNames(std::vector<quint32> byName);

    std::vector<SearchDocument> m_documents;
    std::vector<quint32> m_byIdentity; ///< documents in order of identity
    std::vector<quint32> m_byName;
    std::vector<quint32> m_nameRanks;
    std::vector<Ordinals> m_ordinals;
    std::vector<quint32> m_tagStart{0};
    std::vector<quint32> m_tags;
    std::vector<float> m_boosts;

    std::string m_words; ///< sorted, each ended by a zero byte
    std::vector<quint32> m_wordStart{0};
    std::vector<quint32> m_postingStart{0};
    std::vector<quint32> m_postings;
};

/// Collects documents; words are taken at once, so that a whole product need not be kept.
class SearchSegmentDraft
{
public:
    explicit SearchSegmentDraft(FacetDictionary &dictionary);

    void add(std::shared_ptr<const ProductEntry> entry, const Product &product);
    void add(std::shared_ptr<const TopicEntry> entry);
    [[nodiscard]] std::size_t size() const { return m_segment->m_documents.size(); }

    /// Of documents with the same identity the last one counts. The draft is used up.
    [[nodiscard]] std::shared_ptr<const SearchSegment> finish(std::vector<quint8> &alive);

private:
    void addText(SearchField field, QStringView text);
    void addWord(SearchField field, std::string_view folded, bool whole);
    void endDocument(SearchDocument document, const SearchSegment::Ordinals &ordinals, float boost);
    [[nodiscard]] quint32 wordNumber(std::string_view folded);
    void sortWords();

    FacetDictionary &m_dictionary;
    std::unique_ptr<SearchSegment> m_segment;
    std::string m_buffer;
    std::string m_joined;

    std::pmr::monotonic_buffer_resource m_arena;
    std::unordered_map<std::string_view, quint32> m_numbers;
    std::vector<std::string_view> m_vocabulary;
    std::vector<std::pair<quint32, quint32>> m_documentWords; ///< word, weight bits
    std::vector<std::pair<quint32, quint32>> m_found;         ///< word, posting
};

} // namespace mesh::catalog
