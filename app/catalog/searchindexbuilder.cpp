// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/searchindex.h"

#include <algorithm>

namespace mesh::catalog {

namespace {

// A draft takes ten times the memory of the segment that it becomes.
constexpr std::size_t largeDraft = 10'000;

} // namespace

SearchIndexBuilder::SearchIndexBuilder()
    : m_dictionary(std::make_shared<FacetDictionary>())
{}

SearchSegmentDraft &SearchIndexBuilder::draft()
{
    if (m_draft && m_draft->size() >= largeDraft) {
        finishDraft();
    }
    if (!m_draft) {
        // Published indexes keep the dictionary they were made with.
        if (m_dictionaryShared) {
            m_dictionary = std::make_shared<FacetDictionary>(*m_dictionary);
            m_dictionaryShared = false;
        }
        m_draft = std::make_unique<SearchSegmentDraft>(*m_dictionary);
    }
    return *m_draft;
}

void SearchIndexBuilder::put(std::shared_ptr<const ProductEntry> entry, const Product &product)
{
    draft().add(std::move(entry), product);
}

void SearchIndexBuilder::put(std::shared_ptr<const TopicEntry> entry)
{
    draft().add(std::move(entry));
}

void SearchIndexBuilder::remove(const SearchDocument &identity)
{
    // What is still in the draft becomes a part first, so that hiding finds it.
    if (m_draft) {
        (void)publish();
    }
    m_removed.push_back(identity);
}

void SearchIndexBuilder::clear()
{
    m_parts.clear();
    m_draft.reset();
    m_removed.clear();
    m_dictionary = std::make_shared<FacetDictionary>();
    m_dictionaryShared = false;
}

void SearchIndexBuilder::hideOlder(const SearchDocument &identity, std::size_t partCount)
{
    for (std::size_t i = 0; i < partCount; ++i) {
        Part &part = m_parts[i];
        const std::size_t index = part.segment->find(identity);
        if (index == part.segment->size() || (*part.alive)[index] == 0) {
            continue;
        }
        if (part.alive.use_count() > 1) {
            part.alive = std::make_shared<std::vector<quint8>>(*part.alive);
        }
        (*std::const_pointer_cast<std::vector<quint8>>(part.alive))[index] = 0;
        --part.living;
    }
}

void SearchIndexBuilder::mergeParts()
{
    std::erase_if(m_parts, [](const Part &part) { return part.living == 0; });
    constexpr std::size_t ratio = 4;
    while (m_parts.size() >= 2) {
        const Part &last = m_parts.back();
        const Part &before = m_parts[m_parts.size() - 2];
        if (last.living * ratio < before.living) {
            return;
        }
        Part merged;
        merged.segment =
            SearchSegment::merge(*before.segment, *before.alive, *last.segment, *last.alive);
        merged.living = merged.segment->size();
        merged.alive = std::make_shared<std::vector<quint8>>(merged.living, quint8{1});
        m_parts.pop_back();
        m_parts.back() = std::move(merged);
    }
}

// What was removed is older than what the draft holds.
void SearchIndexBuilder::finishDraft()
{
    for (const SearchDocument &identity : m_removed) {
        hideOlder(identity, m_parts.size());
    }
    m_removed.clear();
    if (m_draft && m_draft->size() > 0) {
        auto alive = std::make_shared<std::vector<quint8>>();
        Part part;
        part.segment = m_draft->finish(*alive);
        part.living = static_cast<std::size_t>(std::count(alive->begin(), alive->end(), 1));
        for (std::size_t i = 0; i < part.segment->size(); ++i) {
            if ((*alive)[i] != 0) {
                hideOlder(part.segment->document(i), m_parts.size());
            }
        }
        part.alive = std::move(alive);
        m_parts.push_back(std::move(part));
    }
    m_draft.reset();
}

std::shared_ptr<const SearchIndex> SearchIndexBuilder::publish()
{
    finishDraft();
    mergeParts();

    auto index = std::make_shared<SearchIndex>();
    index->m_parts = m_parts;
    index->m_dictionary = m_dictionary;
    m_dictionaryShared = true;
    return index;
}

} // namespace mesh::catalog
