// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
// Any bytes under schemas that use everything: a value or an error, never a crash, and what was
// read can be written.
#include "app/schema/decoder.h"
#include "app/schema/encoder.h"

#include <cstdlib>

using namespace mesh::schema;
using namespace Qt::StringLiterals;

namespace {

class Store final : public SchemaStore
{
public:
    std::optional<SchemaSource> load(const QString &key) override
    {
        if (key == u"id/1") {
            return SchemaSource{SchemaKind::Avro, avro(), {}, {}};
        }
        if (key == u"id/2") {
            return SchemaSource{SchemaKind::Protobuf, proto(), {}, {}};
        }
        return SchemaSource{SchemaKind::Json, u"true"_s, {}, {}};
    }
    void save(const QString &, const SchemaSource &) override {}

private:
    static QString avro()
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
    static QString proto()
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
};

std::shared_ptr<SchemaRegistry> registry()
{
    RegistryOptions options;
    options.url = QUrl(u"http://127.0.0.1:1"_s);
    return std::make_shared<SchemaRegistry>(options, std::make_shared<Store>());
}

} // namespace

/// The first byte chooses the schema, the rest is the payload.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static const Decoder decoder(registry());
    if (size == 0) {
        return 0;
    }
    QByteArray bytes = data[0] > 3 ? QByteArray() : framingOf(qMax(1, int(data[0])));
    bytes.append(reinterpret_cast<const char *>(data + 1), qsizetype(size - 1));
    const Decoded decoded = decoder.decode(bytes, Part::Value);
    if (decoded.error) {
        return 0;
    }
    if (!Encoder(decoder.registry()).encodeLike(decoded.value, decoded)) {
        std::abort();
    }
    return 0;
}
