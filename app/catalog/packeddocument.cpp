// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/packeddocument.h"

#include <QtEndian>

#include <algorithm>

#include <zlib.h>

namespace mesh::catalog {

namespace {

constexpr qsizetype headLength = 4;
constexpr int rawWindowBits = -15; // no header, no checksum: the bytes never leave the memory
constexpr int memoryLevel = 8;
constexpr int level = 6; // zlib's own choice; less is hardly faster on texts so short

// What most documents say, the most frequent last: the nearer to the text, the shorter a reference.
constexpr QByteArrayView dictionary(
    "customerpaymentinvoiceaccountshipmentwarehousesessiontimestampcurrencyamountquantity"
    R"("sample":{"takenAt":"2026-01-01T00:00:00.000Z","records":[{"sunset":"2027-01-01","successor":")"
    R"("notices":[{"kind":"incident","text":"","from":"until":"restricted","draft","deprecated",)"
    R"("retired","raw","curated","authoritative","public","internal","confidential","personal")"
    R"("inputPorts":[{"name":"outputs":[{"name":""keySubject":"-key","valueSubject":"-value",)"
    R"("format":"avro"},"format":"protobuf"},"format":"jsonschema"},"format":"json"}],)"
    R"("authoritativeDefinitions":[{"type":"documentation","url":"https://","description":"")"
    R"("slaProperties":[{"property":"latency","value":15,"unit":"m"},{"property":"availability",)"
    R"("value":99.9,"unit":"percent"},{"property":"retention","value":7,"unit":"d"},)"
    R"({"property":"endOfSupport","value":"2027-12-31"}],"support":[{"channel":"#","url":"https://)"
    R"(","tool":"slack","scope":"interactive"}],"limitations":"","usage":""},"terms":["","tags":[")"
    R"({"apiVersion":"meshscope/v1","kind":"DataProduct","id":".","domain":"","name":"",)"
    R"("version":"1.0.0","status":"active","description":{"purpose":"The "},"team":{"name":"team-"},)"
    R"("quality":"curated","tier":"tier-1","classification":"internal","outputPorts":[{"name":"",)"
    R"("version":"1","topic":""}],"tags":["",""],"schema":[{"name":"","properties":[{"name":"Id",)"
    R"("description":" of the "},{"name":"","description":"","classification":"personal","tags":[""]}]}],)"
    R"("writtenBy":{"name":"","email":"@example.org","program":"meshscope 0.1.0","at":"2026-01-01T00:00:00.000Z"}})");

const Bytef *bytesOf(QByteArrayView view)
{
    return reinterpret_cast<const Bytef *>(view.data());
}

/// A thread's own: making one costs more than packing a document.
class Deflater
{
public:
    Deflater()
    {
        m_ready = deflateInit2(&m_stream, level, Z_DEFLATED, rawWindowBits, memoryLevel,
                               Z_DEFAULT_STRATEGY) == Z_OK;
    }
    ~Deflater() { deflateEnd(&m_stream); }
    Deflater(const Deflater &) = delete;
    Deflater &operator=(const Deflater &) = delete;

    /// False where the result would not fit.
    bool run(QByteArrayView from, QByteArray &to)
    {
        if (!m_ready || deflateReset(&m_stream) != Z_OK ||
            deflateSetDictionary(&m_stream, bytesOf(dictionary),
                                 static_cast<uInt>(dictionary.size())) != Z_OK) {
            return false;
        }
        m_stream.next_in = const_cast<Bytef *>(bytesOf(from));
        m_stream.avail_in = static_cast<uInt>(from.size());
        m_stream.next_out = reinterpret_cast<Bytef *>(to.data()) + headLength;
        m_stream.avail_out = static_cast<uInt>(to.size() - headLength);
        if (deflate(&m_stream, Z_FINISH) != Z_STREAM_END) {
            return false;
        }
        to.resize(to.size() - static_cast<qsizetype>(m_stream.avail_out));
        return true;
    }

private:
    z_stream m_stream{};
    bool m_ready = false;
};

class Inflater
{
public:
    Inflater() { m_ready = inflateInit2(&m_stream, rawWindowBits) == Z_OK; }
    ~Inflater() { inflateEnd(&m_stream); }
    Inflater(const Inflater &) = delete;
    Inflater &operator=(const Inflater &) = delete;

    void run(QByteArrayView from, QByteArray &to)
    {
        if (!m_ready || inflateReset(&m_stream) != Z_OK ||
            inflateSetDictionary(&m_stream, bytesOf(dictionary),
                                 static_cast<uInt>(dictionary.size())) != Z_OK) {
            return;
        }
        m_stream.next_in = const_cast<Bytef *>(bytesOf(from));
        m_stream.avail_in = static_cast<uInt>(from.size());
        m_stream.next_out = reinterpret_cast<Bytef *>(to.data());
        m_stream.avail_out = static_cast<uInt>(to.size());
        (void)inflate(&m_stream, Z_FINISH);
    }

private:
    z_stream m_stream{};
    bool m_ready = false;
};

} // namespace

PackedDocument::PackedDocument(QByteArrayView document)
{
    thread_local Deflater deflater;
    QByteArray packed(document.size() + headLength, Qt::Uninitialized);
    const bool smaller = deflater.run(document, packed);
    if (!smaller) {
        packed.resize(document.size() + headLength);
        std::copy(document.begin(), document.end(), packed.begin() + headLength);
    }
    qToLittleEndian(static_cast<quint32>(smaller ? document.size() : 0), packed.data());
    m_bytes = QByteArray(packed.constData(), packed.size()); // of exactly this size
}

QByteArray PackedDocument::unpack() const
{
    if (m_bytes.isEmpty()) {
        return {};
    }
    const QByteArrayView body = QByteArrayView(m_bytes).sliced(headLength);
    const auto length = qFromLittleEndian<quint32>(m_bytes.constData());
    if (length == 0) {
        return body.toByteArray();
    }
    thread_local Inflater inflater;
    QByteArray document(static_cast<qsizetype>(length), Qt::Uninitialized);
    inflater.run(body, document);
    return document;
}

} // namespace mesh::catalog
