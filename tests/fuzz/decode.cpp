// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
// Any bytes under schemas that use everything: a value or an error, never a crash; and what was
// read can be written, or the field is named that cannot.
#include "app/schema/decoder.h"
#include "app/schema/encoder.h"

#include <cstdlib>

using namespace mesh;
using namespace mesh::schema;
using namespace Qt::StringLiterals;

namespace {

QString avro()
{
    return QStringLiteral(
        R"({"type":"record","name":"T","fields":[{"name":"l","type":"long"},)"
        R"({"name":"s","type":["null","string","T"]},)"
        R"({"name":"a","type":{"type":"array","items":["null","T","double","float"]}},)"
        R"({"name":"m","type":{"type":"map","values":{"type":"bytes","logicalType":"decimal",)"
        R"("precision":20,"scale":3}}},{"name":"e","type":{"type":"enum","name":"E",)"
        R"("symbols":["A","B"]}},{"name":"t","type":{"type":"long","logicalType":)"
        R"("timestamp-millis"}},{"name":"f","type":{"type":"fixed","name":"F","size":3}}]})");
}

QString protobuf()
{
    return u"syntax = \"proto3\"; import \"google/protobuf/timestamp.proto\";"
           "import \"google/protobuf/struct.proto\"; import \"google/protobuf/duration.proto\";"
           "import \"confluent/type/decimal.proto\";"
           "message M { int64 i = 1; uint64 u = 2; sint32 z = 3; repeated float f = 4;"
           "map<string, M> m = 5; map<int32, bytes> b = 6; google.protobuf.Timestamp t = 7;"
           "google.protobuf.Value v = 8; google.protobuf.Duration d = 9;"
           "confluent.type.Decimal n = 10; oneof o { string s = 11; M self = 12; }"
           "E e = 13; enum E { A = 0; B = 1; } }"_s;
}

Decoder bare(Format format, SchemaKind kind, const QString &text)
{
    return Decoder(nullptr, {}, {format, Schema::compile({kind, text, {}, {}}).value()});
}

/// The first byte chooses how the rest is read.
const Decoder &decoderOf(unsigned char choice)
{
    static const Decoder ofAvro = bare(Format::Avro, SchemaKind::Avro, avro());
    static const Decoder ofProtobuf = bare(Format::Protobuf, SchemaKind::Protobuf, protobuf());
    static const Decoder ofJson = bare(Format::JsonSchema, SchemaKind::Json, u"true"_s);
    static const Decoder byBytes;
    switch (choice) {
    case 1:
        return ofAvro;
    case 2:
        return ofProtobuf;
    case 3:
        return ofJson;
    default:
        return byBytes;
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    if (size == 0) {
        return 0;
    }
    const Decoder &decoder = decoderOf(data[0]);
    const Decoded decoded =
        decoder.decode(QByteArrayView(data + 1, qsizetype(size - 1)), Part::Value);
    if (decoded.error) {
        return 0;
    }
    // Bytes may hold a decimal of more digits than its schema allows: read, but not written.
    const auto again = Encoder(nullptr).encodeLike(decoded.value, decoded);
    if (!again && (again.error().code != core::Code::Type || again.error().where.name.isEmpty())) {
        std::abort();
    }
    return 0;
}
