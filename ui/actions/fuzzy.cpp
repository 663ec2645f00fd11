// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/actions/fuzzy.h"

namespace mesh::ui {

namespace {

constexpr int letterPoints = 1;
constexpr int runPoints = 4;
constexpr int wordPoints = 6;

bool beginsWord(QStringView text, qsizetype at)
{
    return at == 0 || !text[at - 1].isLetterOrNumber() ||
           (text[at].isUpper() && text[at - 1].isLower());
}

/// Greedy from `start`; nothing where the letters run out.
std::optional<FuzzyMatch> matchFrom(QStringView pattern, QStringView text, qsizetype start)
{
    FuzzyMatch match;
    qsizetype at = start;
    for (const QChar letter : pattern) {
        while (at < text.size() && text[at].toCaseFolded() != letter.toCaseFolded()) {
            ++at;
        }
        if (at == text.size()) {
            return std::nullopt;
        }
        const bool run = !match.ranges.empty() && match.ranges.back().end == at;
        match.score +=
            letterPoints + (run ? runPoints : 0) + (beginsWord(text, at) ? wordPoints : 0);
        if (run) {
            ++match.ranges.back().end;
        } else {
            match.ranges.push_back({at, at + 1});
        }
        ++at;
    }
    return match;
}

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(QStringView pattern, QStringView text)
{
    if (pattern.isEmpty()) {
        return FuzzyMatch{};
    }
    // Greedy matching misses the better of two places, so each place of the first letter is tried.
    std::optional<FuzzyMatch> best;
    for (qsizetype start = 0; start < text.size(); ++start) {
        if (text[start].toCaseFolded() != pattern[0].toCaseFolded()) {
            continue;
        }
        auto match = matchFrom(pattern, text, start);
        if (!match) {
            break;
        }
        if (!best || match->score > best->score) {
            best = std::move(match);
        }
    }
    return best;
}

} // namespace mesh::ui
