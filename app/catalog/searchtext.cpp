// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/searchtext.h"

#include <QString>

#include <algorithm>
#include <cstdlib>

namespace mesh::catalog {

namespace detail {

bool isWordCharacter(char32_t character)
{
    constexpr char32_t asciiEnd = 0x80;
    if (character < asciiEnd) {
        return (character >= U'a' && character <= U'z') ||
               (character >= U'A' && character <= U'Z') || (character >= U'0' && character <= U'9');
    }
    // Emoji are words too: display names hold them.
    return QChar::isLetterOrNumber(character) || QChar::isMark(character) ||
           QChar::category(character) == QChar::Symbol_Other;
}

Span nextSpan(QStringView text, qsizetype from)
{
    qsizetype begin = -1;
    for (qsizetype position = from; position < text.size();) {
        char32_t character = text[position].unicode();
        qsizetype units = 1;
        if (text[position].isHighSurrogate() && position + 1 < text.size() &&
            text[position + 1].isLowSurrogate()) {
            character = QChar::surrogateToUcs4(text[position], text[position + 1]);
            units = 2;
        }
        if (isWordCharacter(character)) {
            begin = begin < 0 ? position : begin;
        } else if (begin >= 0) {
            return {begin, position};
        }
        position += units;
    }
    return begin < 0 ? Span{text.size(), text.size()} : Span{begin, text.size()};
}

} // namespace detail

void foldInto(QStringView word, std::string &folded)
{
    folded.clear();
    constexpr char16_t asciiEnd = 0x80;
    const bool ascii =
        std::all_of(word.begin(), word.end(), [](QChar c) { return c.unicode() < asciiEnd; });
    if (ascii) {
        for (const QChar c : word) {
            const char letter = c.toLatin1();
            const bool upper = letter >= 'A' && letter <= 'Z';
            folded.push_back(upper ? static_cast<char>(letter - 'A' + 'a') : letter);
        }
        return;
    }
    QString text =
        word.toString().toCaseFolded().normalized(QString::NormalizationForm_KD).toCaseFolded();
    text.removeIf([](QChar c) { return c.isMark(); });
    folded = text.toStdString();
}

std::vector<Word> words(QStringView text)
{
    std::vector<Word> result;
    std::string buffer;
    forEachWord(text, buffer, [&result](std::string_view folded, qsizetype begin, qsizetype end) {
        const qsizetype units =
            QString::fromUtf8(folded.data(), static_cast<qsizetype>(folded.size())).size();
        result.push_back({std::string(folded), begin, end, units == end - begin});
    });
    return result;
}

// Optimal string alignment; words are short, so the plain table will do.
int editDistance(std::string_view a, std::string_view b, int limit)
{
    const auto lengthA = static_cast<int>(a.size());
    const auto lengthB = static_cast<int>(b.size());
    if (std::abs(lengthA - lengthB) > limit) {
        return limit + 1;
    }
    std::vector<int> beforeLast(b.size() + 1);
    std::vector<int> last(b.size() + 1);
    std::vector<int> current(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) {
        last[j] = static_cast<int>(j);
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        current[0] = static_cast<int>(i);
        int best = current[0];
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const int replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            current[j] = std::min({last[j] + 1, current[j - 1] + 1, replaced});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                current[j] = std::min(current[j], beforeLast[j - 2] + 1);
            }
            best = std::min(best, current[j]);
        }
        if (best > limit) {
            return limit + 1;
        }
        std::swap(beforeLast, last);
        std::swap(last, current);
    }
    return std::min(last[b.size()], limit + 1);
}

} // namespace mesh::catalog
