// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringView>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Inside the room: how text becomes words that can be found.
namespace mesh::catalog {

/// Bytes of a folded word that the index keeps: beyond that nobody types, and blobs would fill it.
inline constexpr std::size_t longestWord = 64;

/// A word in its folded form (UTF-8, lower case, without accents) and where it stands in the text.
struct Word
{
    std::string folded;
    qsizetype begin = 0;
    qsizetype end = 0;
    /// One UTF-16 unit of the text for each of the folded form: a part of the word can be marked.
    bool aligned = true;
};

/// Folds letters and digits of any script; everything else separates. A word with a hump (orderId)
/// gives its parts after the hump too.
void foldInto(QStringView word, std::string &folded);

namespace detail {
[[nodiscard]] bool isWordCharacter(char32_t character);
struct Span
{
    qsizetype begin;
    qsizetype end;
};
/// The next run of word characters from `from` on; empty at the end.
[[nodiscard]] Span nextSpan(QStringView text, qsizetype from);
} // namespace detail

/// Calls visit(std::string_view folded, qsizetype begin, qsizetype end) for each word.
template<typename Visit>
void forEachWord(QStringView text, std::string &buffer, Visit &&visit)
{
    for (auto span = detail::nextSpan(text, 0); span.begin < span.end;
         span = detail::nextSpan(text, span.end)) {
        const QStringView word = text.mid(span.begin, span.end - span.begin);
        foldInto(word, buffer);
        visit(std::string_view(buffer), span.begin, span.end);
        for (qsizetype i = 1; i < word.size(); ++i) {
            if (word[i].isUpper() && word[i - 1].isLower()) {
                foldInto(word.mid(i), buffer);
                visit(std::string_view(buffer), span.begin + i, span.end);
            }
        }
    }
}

[[nodiscard]] std::vector<Word> words(QStringView text);

/// Changes (insert, delete, replace, swap of neighbours) from one to the other; `limit` + 1 where
/// there are more than `limit`.
[[nodiscard]] int editDistance(std::string_view a, std::string_view b, int limit);

} // namespace mesh::catalog
