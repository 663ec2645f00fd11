// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace mesh::catalog {

/// A document of the catalog, kept small: a mesh of 100,000 products is held in memory whole. What
/// all documents have in common stands in a dictionary, the rest is deflated (RFC 1951, RFC 1950
/// preset dictionaries). Packing takes some ten microseconds for each kilobyte, unpacking a few.
/// Immutable and thread-safe.
class PackedDocument
{
public:
    PackedDocument() = default;
    explicit PackedDocument(QByteArrayView document);

    /// The bytes as they were.
    [[nodiscard]] QByteArray unpack() const;
    /// Bytes that are kept.
    [[nodiscard]] qsizetype size() const { return m_bytes.size(); }

private:
    QByteArray m_bytes; ///< the length (4 bytes), then what zlib made; or the document after a 0
};

} // namespace mesh::catalog
