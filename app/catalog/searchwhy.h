// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/searchindex.h"

#include <functional>

// Inside the room: the words of a query, why a document matches, what nearly matches.
namespace mesh::catalog {

/// The folded words of the text, each once; at most 16.
[[nodiscard]] std::vector<std::string> searchTerms(QStringView text);

/// For each term the best place it was found in, gathered by field.
[[nodiscard]] std::vector<SearchMatch> explainMatch(const SearchDocument &document,
                                                    const std::vector<std::string> &terms);

/// Texts near this one for which `finds` is true: misspelt words put right, or a word less.
[[nodiscard]] QStringList suggestTexts(const SearchIndex &index, const QString &text,
                                       const std::function<bool(const QString &)> &finds);

} // namespace mesh::catalog
