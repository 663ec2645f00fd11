// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/schema/wire.h"

#include <QtEndian>

namespace mesh::schema {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype idSize = 5;
constexpr qsizetype guidSize = 17;
/// Messages within messages deeper than this are nobody's.
constexpr qint64 maximumIndexes = 64;

core::Error brokenIndexes(qsizetype byte)
{
    const QString place = u"byte "_s + QString::number(byte);
    return {core::Code::Decode, u"expected Protobuf's message indexes at "_s + place, place, false};
}

} // namespace

std::optional<Framing> readFraming(QByteArrayView bytes)
{
    if (bytes.size() >= idSize && bytes[0] == 0) {
        const auto id = qFromBigEndian<qint32>(bytes.data() + 1);
        return id > 0 ? std::optional(Framing{id, {}, idSize}) : std::nullopt;
    }
    if (bytes.size() >= guidSize && bytes[0] == 1) {
        const QUuid guid = QUuid::fromRfc4122(bytes.sliced(1, 16));
        if (guid.variant() == QUuid::DCE && guid.version() != QUuid::VerUnknown) {
            return Framing{{}, guid, guidSize};
        }
    }
    return {};
}

QByteArray framingOf(qint32 id)
{
    QByteArray bytes(idSize, '\0');
    qToBigEndian(id, bytes.data() + 1);
    return bytes;
}

QByteArray framingOf(const QUuid &guid)
{
    return '\x01' + guid.toRfc4122();
}

core::Result<MessageIndexes> readMessageIndexes(QByteArrayView bytes, qsizetype &position)
{
    const qsizetype begin = position;
    const auto count = readVarint(bytes, position);
    if (!count || unzigzag(*count) < 0 || unzigzag(*count) > maximumIndexes) {
        return brokenIndexes(begin);
    }
    if (*count == 0) {
        return MessageIndexes{0};
    }
    MessageIndexes indexes;
    for (qint64 i = 0; i < unzigzag(*count); ++i) {
        const qsizetype place = position;
        const auto index = readVarint(bytes, position);
        if (!index || unzigzag(*index) < 0 || unzigzag(*index) > INT32_MAX) {
            return brokenIndexes(place);
        }
        indexes.push_back(static_cast<qint32>(unzigzag(*index)));
    }
    return indexes;
}

QByteArray messageIndexBytes(const MessageIndexes &indexes)
{
    QByteArray bytes;
    if (indexes == MessageIndexes{0}) {
        appendVarint(bytes, 0);
        return bytes;
    }
    appendVarint(bytes, zigzag(qint64(indexes.size())));
    for (const qint32 index : indexes) {
        appendVarint(bytes, zigzag(index));
    }
    return bytes;
}

std::optional<quint64> readVarint(QByteArrayView bytes, qsizetype &position)
{
    quint64 number = 0;
    for (int shift = 0; shift < 70; shift += 7) {
        if (position >= bytes.size()) {
            return {};
        }
        const auto byte = static_cast<quint8>(bytes[position++]);
        if (shift == 63 && byte > 1) {
            return {};
        }
        number |= quint64(byte & 0x7F) << shift;
        if (byte < 0x80) {
            return number;
        }
    }
    return {};
}

void appendVarint(QByteArray &out, quint64 number)
{
    while (number >= 0x80) {
        out.append(static_cast<char>(number | 0x80));
        number >>= 7;
    }
    out.append(static_cast<char>(number));
}

} // namespace mesh::schema
