// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <array>
#include <vector>

namespace mesh::tabular {

/// Finds a text in bytes whatever the case: as UTF-8, and as JSON writes its special characters
/// (\", \\, \/, \n, \u00fc). ASCII texts take a fast path of 16 bytes at a time. Letters that have
/// no single counterpart in the other case (ß) match themselves. Immutable, thread-safe.
class ByteSearch
{
public:
    explicit ByteSearch(const QString &text);

    [[nodiscard]] bool isIn(QByteArrayView bytes) const;

private:
    [[nodiscard]] bool findsAscii(QByteArrayView bytes) const;
    [[nodiscard]] bool findsForms(QByteArrayView bytes) const;
    [[nodiscard]] bool formsMatchAt(const char *begin, const char *end) const;

    QByteArray m_ascii;        ///< in small letters; of an ASCII text
    bool m_hasEscapes = false; ///< JSON may write one of its characters otherwise
    std::vector<std::vector<QByteArray>> m_forms; ///< of each character, in small ASCII letters
    std::array<bool, 256> m_first{};              ///< bytes that a form of the first begins with
};

/// Whether bytes contain others, exactly.
[[nodiscard]] bool containsBytes(QByteArrayView bytes, QByteArrayView sought);

} // namespace mesh::tabular
