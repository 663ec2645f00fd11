// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/tabular/bytesearch.h"

#include <QList>

#include <algorithm>
#include <bit>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace mesh::tabular {

namespace {

constexpr char lowered(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? char(byte + ('a' - 'A')) : byte;
}

bool sameLowered(const char *bytes, const char *small, qsizetype count)
{
    for (qsizetype index = 0; index < count; ++index) {
        if (lowered(bytes[index]) != small[index]) {
            return false;
        }
    }
    return true;
}

template<bool Exactly>
bool same(const char *bytes, QByteArrayView sought)
{
    return Exactly ? std::memcmp(bytes, sought.data(), size_t(sought.size())) == 0
                   : sameLowered(bytes, sought.data(), sought.size());
}

// Compares the first and the last byte of what is sought at 16 places at once; where both fit, the
// rest. (Muła, "SIMD-friendly algorithms for substring searching", generic SIMD.) Not exactly: in
// both cases of ASCII, `sought` in small letters. On texts of some hundred bytes several times as
// fast as memmem, which prepares a table for each call.
template<bool Exactly>
bool findsSequence(QByteArrayView bytes, QByteArrayView sought)
{
    const qsizetype length = sought.size();
    const qsizetype last = bytes.size() - length;
    const char *data = bytes.data();
    qsizetype at = 0;
    if (length == 0) {
        return true;
    }
#if defined(__SSE2__)
    const auto bothCases = [](char byte) {
        const bool letter = !Exactly && byte >= 'a' && byte <= 'z';
        return std::pair(_mm_set1_epi8(byte),
                         _mm_set1_epi8(letter ? char(byte - ('a' - 'A')) : byte));
    };
    const auto [firstSmall, firstLarge] = bothCases(sought.front());
    const auto [lastSmall, lastLarge] = bothCases(sought.back());
    for (; at + 15 <= last; at += 16) {
        const __m128i begins = _mm_loadu_si128(reinterpret_cast<const __m128i *>(data + at));
        const __m128i ends =
            _mm_loadu_si128(reinterpret_cast<const __m128i *>(data + at + length - 1));
        const __m128i fits = _mm_and_si128(
            _mm_or_si128(_mm_cmpeq_epi8(begins, firstSmall), _mm_cmpeq_epi8(begins, firstLarge)),
            _mm_or_si128(_mm_cmpeq_epi8(ends, lastSmall), _mm_cmpeq_epi8(ends, lastLarge)));
        for (auto places = uint(_mm_movemask_epi8(fits)); places != 0; places &= places - 1) {
            if (same<Exactly>(data + at + std::countr_zero(places), sought)) {
                return true;
            }
        }
    }
#endif
    for (; at <= last; ++at) {
        if (same<Exactly>(data + at, sought)) {
            return true;
        }
    }
    return false;
}

QByteArray small(QByteArray bytes)
{
    std::ranges::transform(bytes, bytes.begin(), lowered);
    return bytes;
}

// \u00fc, of code points beyond 16 bits both halves.
QByteArray unicodeEscape(char32_t point)
{
    QByteArray escape;
    const QString units = QString::fromUcs4(&point, 1);
    for (const QChar unit : units) {
        escape += "\\u" + QByteArray::number(unit.unicode(), 16).rightJustified(4, '0');
    }
    return escape;
}

std::vector<QByteArray> jsonEscapes(char32_t point)
{
    std::vector<QByteArray> escapes;
    switch (point) {
    case U'"':
        escapes = {"\\\""};
        break;
    case U'\\':
        escapes = {"\\\\"};
        break;
    case U'/':
        escapes = {"\\/"};
        break;
    case U'\n':
        escapes = {"\\n"};
        break;
    case U'\r':
        escapes = {"\\r"};
        break;
    case U'\t':
        escapes = {"\\t"};
        break;
    default:
        break;
    }
    if (point >= 0x80 || point < 0x20) {
        escapes.push_back(unicodeEscape(point));
    }
    return escapes;
}

// All that a character may look like: both cases, each as it is and escaped.
std::vector<QByteArray> formsOf(char32_t point)
{
    std::vector<QByteArray> forms;
    const auto add = [&forms](QByteArray form) {
        form = small(std::move(form));
        if (std::ranges::find(forms, form) == forms.end()) {
            forms.push_back(std::move(form));
        }
    };
    for (const char32_t variant :
         {point, char32_t(QChar::toLower(point)), char32_t(QChar::toUpper(point))}) {
        add(QString::fromUcs4(&variant, 1).toUtf8());
        for (const QByteArray &escape : jsonEscapes(variant)) {
            add(escape);
        }
    }
    return forms;
}

} // namespace

ByteSearch::ByteSearch(const QString &text)
{
    bool ascii = true;
    for (const uint point : text.toUcs4()) {
        ascii = ascii && point < 0x80;
        m_hasEscapes = m_hasEscapes || !jsonEscapes(point).empty();
        m_forms.push_back(formsOf(point));
    }
    if (ascii) {
        m_ascii = small(text.toLatin1());
    }
    if (!m_forms.empty()) {
        for (const QByteArray &form : m_forms.front()) {
            const char first = form.front();
            m_first[uchar(first)] = true;
            m_first[uchar(first >= 'a' && first <= 'z' ? first - ('a' - 'A') : first)] = true;
        }
    }
}

bool ByteSearch::isIn(QByteArrayView bytes) const
{
    if (m_forms.empty()) {
        return true;
    }
    if (bytes.isEmpty()) {
        return false; // and has perhaps no address
    }
    if (m_ascii.isEmpty()) {
        return findsForms(bytes);
    }
    return findsAscii(bytes) ||
           (m_hasEscapes && std::memchr(bytes.data(), '\\', size_t(bytes.size())) != nullptr &&
            findsForms(bytes));
}

bool ByteSearch::findsAscii(QByteArrayView bytes) const
{
    return findsSequence<false>(bytes, m_ascii);
}

bool ByteSearch::findsForms(QByteArrayView bytes) const
{
    const char *end = bytes.data() + bytes.size();
    for (const char *at = bytes.data(); at != end; ++at) {
        if (m_first[uchar(*at)] && formsMatchAt(at, end)) {
            return true;
        }
    }
    return false;
}

bool ByteSearch::formsMatchAt(const char *begin, const char *end) const
{
    for (const std::vector<QByteArray> &forms : m_forms) {
        const auto found = std::ranges::find_if(forms, [begin, end](const QByteArray &form) {
            return end - begin >= form.size() && sameLowered(begin, form.data(), form.size());
        });
        if (found == forms.end()) {
            return false;
        }
        begin += found->size();
    }
    return true;
}

bool containsBytes(QByteArrayView bytes, QByteArrayView sought)
{
    return findsSequence<true>(bytes, sought);
}

} // namespace mesh::tabular
