// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/records/record.h"

namespace mesh::records {

namespace {

// Unsigned LEB128, as Protobuf's varint: seven bits a byte, least significant first.
void appendVarint(QByteArray &to, quint64 number)
{
    while (number >= 0x80) {
        to.append(static_cast<char>((number & 0x7f) | 0x80));
        number >>= 7;
    }
    to.append(static_cast<char>(number));
}

/// Reads from the front of `bytes`; an arena holds only what encodeHeaders wrote, but a damaged
/// length still must not leave the bytes.
quint64 takeVarint(QByteArrayView &bytes)
{
    quint64 number = 0;
    for (int shift = 0; !bytes.isEmpty() && shift < 64; shift += 7) {
        const auto byte = static_cast<quint8>(bytes.front());
        bytes = bytes.sliced(1);
        number |= static_cast<quint64>(byte & 0x7f) << shift;
        if (byte < 0x80) {
            break;
        }
    }
    return number;
}

QByteArrayView takeBytes(QByteArrayView &bytes, quint64 length)
{
    const qsizetype count = static_cast<qsizetype>(qMin<quint64>(length, bytes.size()));
    const QByteArrayView taken = bytes.first(count);
    bytes = bytes.sliced(count);
    return taken;
}

} // namespace

std::vector<HeaderView> RecordView::headers() const
{
    std::vector<HeaderView> headers;
    QByteArrayView rest = encodedHeaders;
    while (!rest.isEmpty()) {
        HeaderView header;
        header.name = takeBytes(rest, takeVarint(rest));
        if (const quint64 lengthPlusOne = takeVarint(rest)) {
            header.value = takeBytes(rest, lengthPlusOne - 1);
        }
        headers.push_back(header);
    }
    return headers;
}

void appendHeader(QByteArray &encoded, const HeaderView &header)
{
    appendVarint(encoded, static_cast<quint64>(header.name.size()));
    encoded.append(header.name);
    appendVarint(encoded, header.value ? static_cast<quint64>(header.value->size()) + 1 : 0);
    if (header.value) {
        encoded.append(*header.value);
    }
}

QByteArray encodeHeaders(const std::vector<HeaderView> &headers)
{
    QByteArray encoded;
    for (const HeaderView &header : headers) {
        appendHeader(encoded, header);
    }
    return encoded;
}

} // namespace mesh::records
