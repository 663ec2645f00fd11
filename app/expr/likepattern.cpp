// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/expr/likepattern.h"

#include <QList>

#include <algorithm>

namespace mesh::expr {

namespace {

std::vector<char32_t> codePoints(QStringView text)
{
    const QList<uint> points = text.toUcs4();
    return {points.begin(), points.end()};
}

QString textOf(std::vector<char32_t>::const_iterator begin,
               std::vector<char32_t>::const_iterator end)
{
    return begin == end ? QString() : QString::fromUcs4(&*begin, end - begin);
}

} // namespace

std::optional<LikePattern> LikePattern::compile(QStringView pattern, std::optional<QChar> escape)
{
    LikePattern compiled;
    compiled.m_pieces.emplace_back();
    bool escaped = false;
    bool plain = true;
    for (const char32_t point : codePoints(pattern)) {
        if (escaped) {
            compiled.m_pieces.back().push_back(point);
            escaped = false;
        } else if (escape && point == escape->unicode()) {
            escaped = true;
        } else if (point == U'%') {
            compiled.m_pieces.emplace_back();
        } else {
            plain = plain && point != U'_';
            compiled.m_pieces.back().push_back(point == U'_' ? anyone : point);
        }
    }
    if (escaped) {
        return {};
    }
    if (plain) {
        for (const Piece &piece : compiled.m_pieces) {
            compiled.m_plain.push_back(textOf(piece.begin(), piece.end()));
        }
    }
    return compiled;
}

bool LikePattern::matches(QStringView text) const
{
    if (m_plain.empty()) {
        return matchesPieces(codePoints(text));
    }
    if (m_plain.size() == 1) {
        return text == m_plain.front();
    }
    // The ends are fixed; what lies between is found from left to right, each as early as it can
    // be.
    const QString &first = m_plain.front();
    const QString &last = m_plain.back();
    if (text.size() < first.size() + last.size() || !text.startsWith(first) ||
        !text.endsWith(last)) {
        return false;
    }
    QStringView rest = text.sliced(first.size(), text.size() - first.size() - last.size());
    for (size_t index = 1; index + 1 < m_plain.size(); ++index) {
        const qsizetype found = rest.indexOf(m_plain[index]);
        if (found < 0) {
            return false;
        }
        rest = rest.sliced(found + m_plain[index].size());
    }
    return true;
}

bool LikePattern::matchesPieces(const std::vector<char32_t> &text) const
{
    const auto same = [](char32_t wanted, char32_t found) {
        return wanted == anyone || wanted == found;
    };
    const Piece &first = m_pieces.front();
    const Piece &last = m_pieces.back();
    if (m_pieces.size() == 1) {
        return std::ranges::equal(first, text, same);
    }
    if (text.size() < first.size() + last.size() ||
        !std::equal(first.begin(), first.end(), text.begin(), same) ||
        !std::equal(last.begin(), last.end(), text.end() - qsizetype(last.size()), same)) {
        return false;
    }
    auto begin = text.begin() + qsizetype(first.size());
    const auto end = text.end() - qsizetype(last.size());
    for (size_t index = 1; index + 1 < m_pieces.size(); ++index) {
        const Piece &piece = m_pieces[index];
        begin =
            std::search(begin, end, piece.begin(), piece.end(),
                        [&same](char32_t found, char32_t wanted) { return same(wanted, found); });
        if (begin == end && !piece.empty()) {
            return false;
        }
        begin += qsizetype(piece.size());
    }
    return true;
}

QString LikePattern::longestText() const
{
    QString longest;
    for (const Piece &piece : m_pieces) {
        auto begin = piece.begin();
        while (begin != piece.end()) {
            const auto end = std::find(begin, piece.end(), anyone);
            if (end - begin > longest.size()) {
                longest = textOf(begin, end);
            }
            begin = end == piece.end() ? end : end + 1;
        }
    }
    return longest;
}

} // namespace mesh::expr
