// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
// How long one record takes from bytes to a Value, beside the usual libraries. Rounds are
// interleaved and the medians compared, so that the machine's mood cancels out.
#include "app/schema/json.h"
#include "app/schema/schema.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <memory>

#include <avro.h>
#include <google/protobuf/compiler/parser.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor.pb.h>
#include <google/protobuf/dynamic_message.h>
#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

using namespace mesh::schema;
using namespace Qt::StringLiterals;
namespace protobuf = google::protobuf;

namespace {

constexpr int repeats = 20'000;
constexpr int rounds = 7;

const QByteArray json =
    R"({"id":123456789,"customer":"c-000042","amount":129.95,"currency":"EUR","state":"PAID",)"
    R"("created":1709211900250,"items":3,"gift":false,"note":"leave at the door","channel":"web",)"
    R"("address":{"street":"Main Street 5","city":"Springfield"}})";

const QByteArray avroSchema = R"({"type":"record","name":"Order","fields":[
 {"name":"id","type":"long"},{"name":"customer","type":"string"},{"name":"amount","type":"double"},
 {"name":"currency","type":"string"},{"name":"state","type":"string"},{"name":"created","type":"long"},
 {"name":"items","type":"int"},{"name":"gift","type":"boolean"},{"name":"note","type":"string"},
 {"name":"channel","type":"string"},{"name":"address","type":{"type":"record","name":"Address",
 "fields":[{"name":"street","type":"string"},{"name":"city","type":"string"}]}}]})";

const QByteArray protoSchema = R"(syntax = "proto3";
message Order { int64 id = 1; string customer = 2; double amount = 3; string currency = 4;
 string state = 5; int64 created = 6; int32 items = 7; bool gift = 8; string note = 9;
 string channel = 10; Address address = 11; message Address { string street = 1; string city = 2; } })";

struct Contender
{
    const char *name;
    std::function<bool()> run; ///< one record; false: it failed
    std::vector<double> nanoseconds{};
};

void race(const char *title, std::vector<Contender> contenders)
{
    for (int round = 0; round < rounds; ++round) {
        for (Contender &each : contenders) {
            QElapsedTimer timer;
            timer.start();
            bool ok = true;
            for (int i = 0; i < repeats; ++i) {
                ok = each.run() && ok;
            }
            each.nanoseconds.push_back(double(timer.nsecsElapsed()) / repeats);
            if (!ok) {
                std::printf("%s: %s failed\n", title, each.name);
                return;
            }
        }
    }
    std::printf("%s\n", title);
    double first = 0;
    for (Contender &each : contenders) {
        std::sort(each.nanoseconds.begin(), each.nanoseconds.end());
        const double median = each.nanoseconds[rounds / 2];
        first = first == 0 ? median : first;
        std::printf("  %-34s %8.0f ns  %6.2fx\n", each.name, median, first / median);
    }
}

SchemaPointer compiled(SchemaKind kind, const QByteArray &text)
{
    return *Schema::compile({kind, QString::fromUtf8(text), {}, {}});
}

void raceJson()
{
    race("JSON, 250 bytes", {{"QJsonDocument + 5 fields",
                              [] {
                                  const QJsonObject object = QJsonDocument::fromJson(json).object();
                                  return object[u"id"_s].toDouble() > 0 &&
                                         object[u"customer"_s].isString() &&
                                         object[u"amount"_s].isDouble() &&
                                         object[u"state"_s].isString() &&
                                         object[u"address"_s][u"city"_s].isString();
                              }},
                             {"parseJson", [] { return parseJson(json).ok(); }}});
}

void raceAvro()
{
    const SchemaPointer schema = compiled(SchemaKind::Avro, avroSchema);
    const QByteArray bytes = *schema->encode(*parseJson(json));
    avro_schema_t oracle = nullptr;
    avro_schema_from_json_length(avroSchema.constData(), size_t(avroSchema.size()), &oracle);
    avro_value_iface_t *interface = avro_generic_class_from_schema(oracle);
    avro_value_t reused;
    avro_generic_value_new(interface, &reused);
    race("Avro", {{"avro-c generic value, reused",
                   [&] {
                       avro_reader_t reader = avro_reader_memory(bytes.constData(), bytes.size());
                       avro_value_reset(&reused);
                       const bool ok = avro_value_read(reader, &reused) == 0;
                       avro_reader_free(reader);
                       return ok;
                   }},
                  {"Schema::decode", [&] { return schema->decode(bytes).ok(); }}});
    avro_value_decref(&reused);
    avro_value_iface_decref(interface);
    avro_schema_decref(oracle);
}

void raceProtobuf()
{
    const SchemaPointer schema = compiled(SchemaKind::Protobuf, protoSchema);
    const QByteArray bytes = *schema->encode(*parseJson(json));
    protobuf::io::ArrayInputStream stream(protoSchema.constData(), int(protoSchema.size()));
    protobuf::io::Tokenizer tokenizer(&stream, nullptr);
    protobuf::FileDescriptorProto file;
    protobuf::compiler::Parser().Parse(&tokenizer, &file);
    file.set_name("order.proto");
    protobuf::DescriptorPool pool;
    protobuf::DynamicMessageFactory factory;
    const auto *prototype = factory.GetPrototype(pool.BuildFile(file)->message_type(0));
    race("Protobuf", {{"DynamicMessage, new",
                       [&] {
                           const std::unique_ptr<protobuf::Message> message(prototype->New());
                           return message->ParseFromArray(bytes.constData(), int(bytes.size()));
                       }},
                      {"Schema::decode", [&] { return schema->decode(bytes).ok(); }}});
}

} // namespace

int main()
{
    raceJson();
    raceAvro();
    raceProtobuf();
}
