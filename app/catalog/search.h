// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/sourcerange.h"

#include <QString>
#include <QStringList>

#include <array>
#include <map>
#include <memory>
#include <vector>

namespace mesh::catalog {

struct ProductEntry;
struct TopicEntry;

/// What a product, or an unpublished topic, is found by; in the order of their weight.
enum class SearchField : quint8 {
    Name,
    DisplayName,
    Topic,
    Tag,
    Term,
    Owner,
    Domain,
    Field,
    Purpose,
};
inline constexpr int searchFieldCount = 9;

enum class Facet : quint8 { Domain, Quality, Owner, Classification, Tier, Tag, Lifecycle };
inline constexpr int facetCount = 7;

enum class SearchOrder { Relevance, Name, Domain, Owner, Quality, Tier, Changed };

/// Words are found at the beginning of words, inside them from three characters on, in any case and
/// without accents; every word must be found. Of one facet any selected value will do, of several
/// facets each must be met.
struct SearchQuery
{
    QString text;
    std::map<Facet, QStringList> selections;
    bool includeTopics = false;                 ///< unpublished topics too
    SearchOrder order = SearchOrder::Relevance; ///< without text: by name
    bool descending = false;                    ///< not for Relevance
    qsizetype offset = 0;
    qsizetype limit = 200;
    qsizetype facetLimit = 100; ///< values a facet; selected ones always
};

/// A field that was found: its text (long ones cut around the match) and the ranges to highlight,
/// ascending.
struct SearchMatch
{
    SearchField field = SearchField::Name;
    QString text;
    std::vector<core::SourceRange> ranges;
};

/// Exactly one of the two is set.
struct SearchHit
{
    std::shared_ptr<const ProductEntry> product;
    std::shared_ptr<const TopicEntry> topic;
    double score = 0;
    std::vector<SearchMatch> why; ///< weightiest first; empty without text
};

/// An empty value: products that say nothing.
struct FacetValue
{
    QString value;
    qsizetype count = 0; ///< hits with it, were nothing selected in this facet
    bool selected = false;
};

struct SearchAnswer
{
    std::vector<SearchHit> hits; ///< from offset on, at most limit
    qsizetype total = 0;
    std::array<std::vector<FacetValue>, facetCount> facets; ///< most frequent first
    qsizetype totalUnfiltered =
        0;                   ///< hits of the text alone: says whether the facets are in the way
    QStringList suggestions; ///< texts that do find something, where the text finds nothing

    [[nodiscard]] const std::vector<FacetValue> &facet(Facet which) const
    {
        return facets.at(static_cast<std::size_t>(which));
    }
};

} // namespace mesh::catalog
