// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/searchsegment.h"

#include <memory>

// Inside the room: the index that snapshots search in, and what makes the next one.
namespace mesh::catalog {

class SearchIndex
{
public:
    struct Part
    {
        std::shared_ptr<const SearchSegment> segment;
        std::shared_ptr<const std::vector<quint8>> alive; ///< a byte a document
        std::size_t living = 0;
    };

    [[nodiscard]] SearchAnswer search(const SearchQuery &query) const;
    [[nodiscard]] const std::vector<Part> &parts() const { return m_parts; }
    [[nodiscard]] const FacetDictionary &dictionary() const { return *m_dictionary; }

private:
    friend class SearchIndexBuilder;

    std::vector<Part> m_parts; ///< older and larger ones first
    std::shared_ptr<const FacetDictionary> m_dictionary = std::make_shared<FacetDictionary>();
};

/// Takes changes and makes the next index from the last one: what changed becomes a new segment,
/// segments of a size are merged (the logarithmic method), so one change in 100,000 products costs
/// microseconds, and on average no more than a few merges. One thread.
class SearchIndexBuilder
{
public:
    SearchIndexBuilder();

    void put(std::shared_ptr<const ProductEntry> entry, const Product &product);
    void put(std::shared_ptr<const TopicEntry> entry);
    void remove(const SearchDocument &identity);
    void clear();

    [[nodiscard]] std::shared_ptr<const SearchIndex> publish();

private:
    using Part = SearchIndex::Part;
    void hideOlder(const SearchDocument &identity, std::size_t partCount);
    void finishDraft();
    void mergeParts();
    [[nodiscard]] SearchSegmentDraft &draft();

    std::vector<Part> m_parts;
    std::shared_ptr<FacetDictionary> m_dictionary;
    bool m_dictionaryShared = false;
    std::unique_ptr<SearchSegmentDraft> m_draft;
    std::vector<SearchDocument> m_removed;
};

} // namespace mesh::catalog
