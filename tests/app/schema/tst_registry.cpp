// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/schema/decoder.h"
#include "app/schema/encoder.h"
#include "app/schema/json.h"
#include "tests/app/http/standin.h"
#include "tests/app/schema/memorystore.h"
#include "tests/support/runner.h"
#include "tests/support/stack.h"

#include <QDir>
#include <QFile>
#include <QTest>
#include <QUuid>

#include <thread>

using namespace mesh::schema;
using namespace Qt::StringLiterals;
using mesh::core::Code;
using mesh::test::ManualClock;
using mesh::test::MemoryStore;
using mesh::test::StandIn;
using mesh::test::StandInReply;

namespace {

RegistryOptions at(const QUrl &url)
{
    RegistryOptions options;
    options.url = url;
    return options;
}

QByteArray target(const QByteArray &request)
{
    return request.left(request.indexOf(" HTTP/"));
}

QByteArray answer(const char *schema)
{
    return toJson(Object{{u"schema"_s, QString::fromLatin1(schema)}});
}

/// One recorded question to a real registry, and its answer.
struct Exchange
{
    QByteArray request; ///< "GET /subjects"
    QByteArray body;
    int status = 0;
    QByteArray answer;
};

std::optional<Exchange> recorded(const QString &name)
{
    const QString folder =
        qEnvironmentVariable("MESHSCOPE_REFERENCE", QStringLiteral(MESH_REFERENCE)) +
        u"/registry-exchanges"_s;
    const QStringList files = QDir(folder).entryList({u"*-"_s + name + u".json"_s});
    QFile file(folder + u'/' + files.value(0));
    if (files.isEmpty() || !file.open(QIODevice::ReadOnly)) {
        return {};
    }
    const auto document = parseJson(file.readAll());
    const auto text = [&document](QStringView path) {
        const Value *value = document->path(path);
        return value && value->as<QString>() ? value->as<QString>()->toUtf8() : QByteArray();
    };
    return Exchange{text(u"request.method") + ' ' + text(u"request.path"), text(u"request.body"),
                    document->path(u"response.status")->toDisplay().toInt(),
                    text(u"response.body")};
}

SchemaSource sourceOf(const Exchange &exchange)
{
    const auto body = parseJson(exchange.body);
    const auto text = [](const Value &object, QStringView name) {
        const Value *value = object.field(name);
        return value && value->as<QString>() ? *value->as<QString>() : QString();
    };
    SchemaSource source{*kindFromName(text(*body, u"schemaType")), text(*body, u"schema"), {}, {}};
    if (const Value *references = body->field(u"references")) {
        for (qsizetype i = 0; const Value *each = references->at(i); ++i) {
            source.references.push_back({text(*each, u"name"), text(*each, u"subject"),
                                         static_cast<int>(*each->field(u"version")->as<qint64>())});
        }
    }
    return source;
}

#define MESH_RECORDED(variable, name)                                                              \
    const auto variable = recorded(name);                                                          \
    if (!variable) {                                                                               \
        QSKIP("the recorded exchanges are not here: set MESHSCOPE_REFERENCE to their folder");     \
    }

} // namespace

class RegistryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anIdIsAskedOnceForEver()
    {
        StandIn server(
            [](const QByteArray &, int) { return mesh::test::reply(200, answer("\"long\"")); });
        SchemaRegistry registry(at(server.url()));
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&registry] {
                for (int k = 0; k < 50; ++k) {
                    QVERIFY(registry.schemaById(7).ok());
                }
            });
        }
        threads.clear();
        QCOMPARE(server.requests().size(), 1);
        QCOMPARE(target(server.requests().front()), QByteArray("GET /schemas/ids/7"));
        QVERIFY(registry.cachedById(7));
        QVERIFY(!registry.cachedById(8));
    }

    void anIdSaysWhereItIsRegistered()
    {
        StandIn server([](const QByteArray &, int) {
            return mesh::test::reply(200, R"([{"subject":"sales.orders-value","version":4},)"
                                          R"({"subject":"copy-value","version":1}])");
        });
        SchemaRegistry registry(at(server.url()));
        QCOMPARE(*registry.usesOf(100'004),
                 (std::vector<SchemaUse>{{u"sales.orders-value"_s, 4}, {u"copy-value"_s, 1}}));
        QCOMPARE(target(server.requests().front()), QByteArray("GET /schemas/ids/100004/versions"));
    }

    void whatIsMissingIsAskedAgainLaterAndLater()
    {
        StandIn server([](const QByteArray &, int number) {
            return number < 2 ? mesh::test::reply(
                                    404, R"({"error_code":40403,"message":"Schema not found"})")
                              : mesh::test::reply(200, answer("\"long\""));
        });
        const auto clock = std::make_shared<ManualClock>();
        SchemaRegistry registry(at(server.url()), nullptr, clock);
        const auto missing = registry.schemaById(7);
        QCOMPARE(missing.error().code, Code::NotFound);
        QVERIFY(missing.error().retriable);
        QVERIFY(!registry.schemaById(7).ok());
        QCOMPARE(server.requests().size(), 1);
        clock->advance(1'001);
        QVERIFY(!registry.schemaById(7).ok());
        QCOMPARE(server.requests().size(), 2);
        clock->advance(1'001); // the back-off has doubled
        QVERIFY(!registry.schemaById(7).ok());
        QCOMPARE(server.requests().size(), 2);
        clock->advance(1'001);
        QVERIFY(registry.schemaById(7).ok());
    }

    void latestIsBelievedForSeconds()
    {
        StandIn server([](const QByteArray &, int number) {
            return mesh::test::reply(200, toJson(Object{{u"subject"_s, u"s"_s},
                                                        {u"version"_s, qint64(number + 1)},
                                                        {u"id"_s, qint64(5)},
                                                        {u"schema"_s, u"\"long\""_s}}));
        });
        const auto clock = std::make_shared<ManualClock>();
        SchemaRegistry registry(at(server.url()), nullptr, clock);
        QCOMPARE(registry.latest(u"s"_s)->version, 1);
        QCOMPARE(registry.latest(u"s"_s)->version, 1);
        clock->advance(5'001);
        QCOMPARE(registry.latest(u"s"_s)->version, 2);
    }

    void storedSchemasNeedNoRegistry()
    {
        const auto store = std::make_shared<MemoryStore>();
        {
            StandIn server(
                [](const QByteArray &, int) { return mesh::test::reply(200, answer("\"long\"")); });
            QVERIFY(SchemaRegistry(at(server.url()), store).schemaById(7).ok());
        }
        SchemaRegistry offline(at(QUrl(u"http://127.0.0.1:1"_s)), store);
        QVERIFY(offline.schemaById(7).ok());
        QVERIFY(!offline.schemaById(8).ok());
    }

    void pagesThatNeverEndAreNoticed()
    {
        QByteArray page = "[";
        for (int i = 0; i < 1'000; ++i) {
            page += "\"s" + QByteArray::number(i) + "\",";
        }
        page.back() = ']';
        StandIn server([page](const QByteArray &, int) { return mesh::test::reply(200, page); });
        SchemaRegistry registry(at(server.url()));
        QCOMPARE(registry.subjects()->size(), 1'000); // a server that ignores offset and limit
        QCOMPARE(server.requests().size(), 2);
    }

    void subjectsAreEncodedInThePath()
    {
        StandIn server([](const QByteArray &, int) { return mesh::test::reply(200, "[1]"); });
        SchemaRegistry registry(at(server.url(u"/apis/ccompat/v7/"_s)));
        QVERIFY(registry.versions(u":.ctx:a/b c"_s).ok());
        QCOMPARE(target(server.requests().front()),
                 QByteArray("GET /apis/ccompat/v7/subjects/%3A.ctx%3Aa%2Fb%20c/versions"));
    }

    void passwordsGoAsBasicAndNowhereElse()
    {
        StandIn server([](const QByteArray &, int) {
            return mesh::test::reply(401, R"({"error_code":40101,"message":"who are you"})");
        });
        RegistryOptions options = at(server.url());
        options.authorization = mesh::http::BasicCredentials{u"ana"_s, u"s3cret"_s};
        SchemaRegistry registry(options);
        const auto failed = registry.schemaById(1);
        QCOMPARE(failed.error().code, Code::Authentication);
        QVERIFY(!failed.error().detail.contains(u"s3cret"));
        QVERIFY(server.requests().front().contains("Basic " + QByteArray("ana:s3cret").toBase64()));
    }

    void referencesAreFetchedInAnyDepth()
    {
        StandIn server([](const QByteArray &request, int) {
            const auto version = [](const char *schema, const char *references) {
                return mesh::test::reply(
                    200, toJson(Object{{u"subject"_s, u"x"_s},
                                       {u"version"_s, qint64(1)},
                                       {u"id"_s, qint64(1)},
                                       {u"schemaType"_s, u"PROTOBUF"_s},
                                       {u"references"_s, *parseJson(references)},
                                       {u"schema"_s, QString::fromLatin1(schema)}}));
            };
            if (request.contains("/subjects/c/")) {
                return version("syntax = \"proto3\"; message C { string name = 1; }", "[]");
            }
            if (request.contains("/subjects/b/")) {
                return version("syntax = \"proto3\"; import \"c.proto\"; message B { C c = 1; }",
                               R"([{"name":"c.proto","subject":"c","version":1}])");
            }
            return version(
                "syntax = \"proto3\"; import \"b.proto\"; import \"c.proto\"; message A { B b = 1; "
                "C c = 2; }",
                R"([{"name":"b.proto","subject":"b","version":1},{"name":"c.proto","subject":"c","version":1}])");
        });
        SchemaRegistry registry(at(server.url()));
        const auto schema = registry.schemaById(9);
        QVERIFY2(schema.ok(), qPrintable(schema.ok() ? QString() : schema.error().detail));
        QCOMPARE((*schema)->type()->path(u"b.c.name")->toText(), u"string"_s);
        QCOMPARE(server.requests().size(), 3);
    }

    void answersOfARealRegistry_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("code"); // -1: no error
        const auto row = [](const char *name, int code) {
            QTest::addRow("%s", name) << QString::fromLatin1(name) << code;
        };
        row("schema-by-id", -1);
        row("schema-id-unknown", int(Code::NotFound));
        row("versions", -1);
        row("subject-unknown", int(Code::NotFound));
        row("version-latest", -1);
        row("version-unknown", int(Code::NotFound));
        row("register-avro", -1);
        row("register-avro-incompatible", int(Code::Schema));
        row("register-avro-invalid", int(Code::Schema));
        row("register-protobuf-with-reference", -1);
        row("register-json", -1);
        row("compat-all-verbose", -1);
        row("config-global", -1);
        row("config-subject-default-to-global", -1);
        row("config-put-invalid", int(Code::Usage));
        row("lookup", -1);
        row("lookup-not-registered", int(Code::NotFound));
        row("register-while-readonly", int(Code::ReadOnly));
        row("register-reference-missing", int(Code::Schema));
    }
    /// The question is asked as it was recorded, and the recorded answer understood.
    void answersOfARealRegistry()
    {
        QFETCH(QString, name);
        QFETCH(int, code);
        MESH_RECORDED(exchange, name)
        StandIn server([&exchange](const QByteArray &, int) {
            return mesh::test::reply(exchange->status, exchange->answer);
        });
        SchemaRegistry registry(at(server.url()));
        const QString path = QString::fromLatin1(exchange->request.split(' ')[1].split('?')[0]);
        const QStringList parts = path.split(u'/', Qt::SkipEmptyParts);
        std::optional<mesh::core::Error> error;
        const auto note = [&error](const auto &result) {
            if (!result.ok()) {
                error = result.error();
            }
        };
        const bool post = exchange->request.startsWith("POST");
        if (parts[0] == u"schemas") {
            note(registry.schemaById(parts[2].toInt()));
        } else if (parts[0] == u"config") {
            if (exchange->request.startsWith("PUT")) {
                note(registry.setCompatibilityLevel(parts.value(1), u"SIDEWAYS"_s));
            } else {
                const auto level = registry.compatibilityLevel(parts.value(1));
                note(level);
                QVERIFY(!level->isEmpty());
            }
        } else if (parts[0] == u"compatibility") {
            const auto verdict = registry.checkCompatibility(parts[2], sourceOf(*exchange));
            note(verdict);
            QVERIFY(!verdict->compatible && !verdict->messages.isEmpty());
        } else if (post && parts.size() == 2) {
            note(registry.lookup(parts[1], sourceOf(*exchange)));
        } else if (post) {
            note(registry.registerSchema(parts[1], sourceOf(*exchange)));
        } else if (parts.size() == 3) {
            note(registry.versions(parts[1]));
        } else if (parts[3] == u"latest") {
            note(registry.latest(parts[1]));
        } else {
            note(registry.version(parts[1], parts[3].toInt()));
        }
        QCOMPARE(error ? int(error->code) : -1, code);
        const QByteArray first = server.requests().front();
        QCOMPARE(target(first).split('?')[0], exchange->request.split('?')[0]);
        if (post && parts[0] != u"compatibility") {
            const auto sent = parseJson(first.mid(first.indexOf("\r\n\r\n") + 4));
            QVERIFY(*sent == *parseJson(exchange->body));
        }
    }

    void realRegistryRoundTrips_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("referenced");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("schema");
        QTest::addColumn<QByteArray>("json");
        QTest::addRow("Avro")
            << u"AVRO"_s
            << QStringLiteral(
                   R"({"type":"record","name":"Person","namespace":"lab","fields":[{"name":"name","type":"string"}]})")
            << u"lab.Person"_s
            << QStringLiteral(
                   R"({"type":"record","name":"Order","namespace":"lab","fields":[{"name":"id","type":"long"},{"name":"who","type":"lab.Person"}]})")
            << QByteArray(R"({"id":9007199254740993,"who":{"name":"Zoë"}})");
        QTest::addRow("Protobuf")
            << u"PROTOBUF"_s
            << u"syntax = \"proto3\";\npackage lab;\nmessage Person { string name = 1; }\n"_s
            << u"person.proto"_s
            << u"syntax = \"proto3\";\npackage lab;\nimport \"person.proto\";\nimport \"google/protobuf/timestamp.proto\";\nmessage Order { int64 id = 1; Person who = 2; google.protobuf.Timestamp at = 3; }\n"_s
            << QByteArray(
                   R"({"id":9007199254740993,"who":{"name":"Zoë"},"at":"2024-02-29T13:05:00.250Z"})");
        QTest::addRow("JSON Schema")
            << u"JSON"_s
            << QStringLiteral(R"({"type":"object","properties":{"name":{"type":"string"}}})")
            << u"person.json"_s
            << QStringLiteral(
                   R"({"type":"object","properties":{"id":{"type":"integer"},"who":{"$ref":"person.json"}}})")
            << QByteArray(R"({"id":9007199254740993,"who":{"name":"Zoë"}})");
    }
    void realRegistryRoundTrips()
    {
        QFETCH(QString, kind);
        QFETCH(QString, referenced);
        QFETCH(QString, name);
        QFETCH(QString, schema);
        QFETCH(QByteArray, json);
        const auto stack = mesh::test::Stack::fromEnvironment();
        MESH_NEEDS(stack.registry);
        const auto registry = std::make_shared<SchemaRegistry>(at(QUrl(stack.registry)));
        const QString unique = QUuid::createUuid().toString(QUuid::Id128);
        const QString person = u"person-"_s + unique;
        const QString order = u"order/"_s + unique;
        const auto first =
            registry->registerSchema(person, {*kindFromName(kind), referenced, {}, {}});
        QVERIFY2(first.ok(), qPrintable(first.ok() ? QString() : first.error().detail));
        const SchemaSource source{*kindFromName(kind), schema, {{name, person, 1}}, {}};
        const auto id = registry->registerSchema(order, source);
        QVERIFY2(id.ok(), qPrintable(id.ok() ? QString() : id.error().detail));
        QCOMPARE(*registry->registerSchema(order, source), *id); // again is the same

        const auto bytes = Encoder(registry).encodeLatest(*parseJson(json), order);
        QVERIFY2(bytes.ok(), qPrintable(bytes.ok() ? QString() : bytes.error().detail));
        // somebody else's cache is empty
        const Decoder decoder(std::make_shared<SchemaRegistry>(at(QUrl(stack.registry))));
        const Decoded decoded = decoder.decode(*bytes, Part::Value);
        QVERIFY2(!decoded.error, qPrintable(decoded.error ? decoded.error->detail : QString()));
        QCOMPARE(decoded.schemaId, *id);
        QCOMPARE(toJson(decoded.value), json);
        QCOMPARE(decoded.schema->type()->path(u"who.name")->toText(), u"string"_s);

        QVERIFY(registry->subjects()->contains(order));
        QCOMPARE(*registry->versions(order), std::vector<int>{1});
        QCOMPARE(registry->latest(order)->id, *id);
        QCOMPARE(registry->lookup(order, source)->version, 1);
    }

    void realRegistryTellsCompatibility()
    {
        const auto stack = mesh::test::Stack::fromEnvironment();
        MESH_NEEDS(stack.registry);
        SchemaRegistry registry(at(QUrl(stack.registry)));
        const QString subject = u"compat-"_s + QUuid::createUuid().toString(QUuid::Id128);
        const auto schema = [](const char *fields) {
            return SchemaSource{SchemaKind::Avro,
                                QStringLiteral(R"({"type":"record","name":"R","fields":[)") +
                                    QString::fromLatin1(fields) + u"]}"_s,
                                {},
                                {}};
        };
        QVERIFY(registry.registerSchema(subject, schema(R"({"name":"a","type":"long"})")).ok());
        QVERIFY(registry.setCompatibilityLevel(subject, u"BACKWARD"_s).ok());
        QCOMPARE(*registry.compatibilityLevel(subject), u"BACKWARD"_s);
        QVERIFY(!registry.compatibilityLevel()->isEmpty());
        const auto worse = schema(R"({"name":"a","type":"long"},{"name":"b","type":"long"})");
        const auto verdict = registry.checkCompatibility(subject, worse);
        QVERIFY2(verdict.ok(), qPrintable(verdict.ok() ? QString() : verdict.error().detail));
        QVERIFY(!verdict->compatible);
        QCOMPARE(registry.registerSchema(subject, worse).error().code, Code::Schema);
        const auto better =
            schema(R"({"name":"a","type":"long"},{"name":"b","type":"long","default":0})");
        QVERIFY(registry.checkCompatibility(subject, better)->compatible);
        QVERIFY(registry.registerSchema(subject, better).ok());
        QCOMPARE(registry.latest(subject)->version, 2);
        QCOMPARE(registry.schemaById(2'000'000'000).error().code, Code::NotFound);
        QVERIFY(registry.removeSubject(subject, false).ok());
        QCOMPARE(registry.latest(subject).error().code, Code::NotFound);
    }
};

MESH_TEST(RegistryTest)
#include "tst_registry.moc"
