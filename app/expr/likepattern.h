// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace mesh::expr {

/// A LIKE pattern made ready: % any characters, _ one character (a code point).
class LikePattern
{
public:
    /// Nothing where the pattern ends with its escape character.
    [[nodiscard]] static std::optional<LikePattern> compile(QStringView pattern,
                                                            std::optional<QChar> escape);

    [[nodiscard]] bool matches(QStringView text) const;
    /// The longest run of characters that every match contains.
    [[nodiscard]] QString longestText() const;

private:
    /// What stands between two %: characters, anyone stands for _.
    using Piece = std::vector<char32_t>;
    static constexpr char32_t anyone = 0xFFFF'FFFF;

    [[nodiscard]] bool matchesPieces(const std::vector<char32_t> &text) const;

    std::vector<Piece> m_pieces;  ///< one more than there are %
    std::vector<QString> m_plain; ///< the same as text; empty where there is an _
};

} // namespace mesh::expr
