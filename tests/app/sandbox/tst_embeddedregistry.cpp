// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"

#include "app/sandbox/embeddedregistry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mesh::sandbox;

namespace {

struct Reply
{
    int status = 0;
    QByteArray body;
    QByteArray contentType;
};

/// A stand-in for the schema room's check: what is called "recor" is no schema.
mesh::core::Result<void> check(const SchemaDefinition &definition,
                               const std::vector<std::pair<QString, SchemaDefinition>> &)
{
    if (definition.text.contains(u"\"recor\"")) {
        return mesh::core::Error{mesh::core::Code::Schema, u"Type not supported: recor"_s};
    }
    return {};
}

/// A registration's body, for a schema as it would be typed.
QByteArray schemaBody(const char *schema, const char *type = nullptr, QJsonArray references = {})
{
    QJsonObject body{{u"schema"_s, QString::fromUtf8(schema)}};
    if (type) {
        body[u"schemaType"] = QString::fromUtf8(type);
    }
    if (!references.isEmpty()) {
        body[u"references"] = references;
    }
    return QJsonDocument(body).toJson();
}

} // namespace

class TestEmbeddedRegistry : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void answersAsConfluentDoes_data();
    void answersAsConfluentDoes();
    void typesItsAnswers();
    void answersOnLoopbackAlone();
    void comesBackFromItsDocument();
    void refusesADamagedDocument();
    void stopsWhileClientsAreConnected();

private:
    Reply ask(const QByteArray &method, const QString &path, const QByteArray &body = {},
              const QByteArray &contentType = "application/vnd.schemaregistry.v1+json");

    EmbeddedRegistry m_registry{check};
    QNetworkAccessManager m_network;
};

void TestEmbeddedRegistry::initTestCase()
{
    QVERIFY(m_registry.start());
}

Reply TestEmbeddedRegistry::ask(const QByteArray &method, const QString &path,
                                const QByteArray &body, const QByteArray &contentType)
{
    QNetworkRequest request(QUrl(m_registry.url() + path));
    request.setRawHeader("Accept", "application/vnd.schemaregistry.v1+json");
    if (!body.isEmpty()) {
        request.setRawHeader("Content-Type", contentType);
    }
    const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, method, body));
    if (!QTest::qWaitFor([&reply] { return reply->isFinished(); }, 5000)) {
        return {};
    }
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll(),
            reply->rawHeader("Content-Type")};
}

void TestEmbeddedRegistry::answersAsConfluentDoes_data()
{
    // One conversation, in the order of the rows; answers as recorded from Confluent 7.9.10.
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("answer");

    const char *user =
        R"({"type": "record", "name": "User", "fields": [{"name": "id", "type": "long"}]})";
    const char *userSpaced =
        R"({"name":"User", "type":"record","fields":[ {"name":"id","type":"long"}]})";
    const char *user2 =
        R"({"type":"record","name":"User","fields":[{"name":"id","type":"long"},{"name":"n","type":"string"}]})";
    const char *money = "syntax = \"proto3\";\nmessage Money {\n  int64 units = 1;\n}\n";
    const QJsonArray reference{
        QJsonObject{{u"name"_s, u"User"_s}, {u"subject"_s, u"user-value"_s}, {u"version"_s, 1}}};
    const QJsonArray broken{
        QJsonObject{{u"name"_s, u"Nope"_s}, {u"subject"_s, u"nope-value"_s}, {u"version"_s, 1}}};

    const auto row = [](const char *name, const char *method, const char *path, QByteArray body,
                        int status, QByteArray answer) {
        QTest::addRow("%s", name) << QByteArray(method) << QString::fromUtf8(path) << body << status
                                  << answer;
    };
    row("root", "GET", "/", {}, 200, "{}");
    row("no subjects yet", "GET", "/subjects", {}, 200, "[]");
    row("types", "GET", "/schemas/types", {}, 200, R"(["JSON","PROTOBUF","AVRO"])");
    row("contexts", "GET", "/contexts", {}, 200, R"(["."])");
    row("unknown path", "GET", "/no/such/path", {}, 404,
        R"({"error_code":404,"message":"HTTP 404 Not Found"})");
    row("method not allowed", "PUT", "/subjects", "{}", 405,
        R"({"error_code":405,"message":"HTTP 405 Method Not Allowed"})");
    row("unknown subject", "GET", "/subjects/nope/versions", {}, 404,
        R"({"error_code":40401,"message":"Subject 'nope' not found."})");
    row("unknown id", "GET", "/schemas/ids/99999", {}, 404,
        R"({"error_code":40403,"message":"Schema 99999 not found"})");
    row("look up in an unknown subject", "POST", "/subjects/nope", schemaBody(user), 404,
        R"({"error_code":40401,"message":"Subject 'nope' not found."})");

    row("register", "POST", "/subjects/user-value/versions", schemaBody(user), 200,
        R"({"id":100001})");
    row("the same again", "POST", "/subjects/user-value/versions", schemaBody(user), 200,
        R"({"id":100001})");
    row("other whitespace and order", "POST", "/subjects/user-value/versions",
        schemaBody(userSpaced, "AVRO"), 200, R"({"id":100001})");
    row("in another subject", "POST", "/subjects/other-value/versions", schemaBody(user), 200,
        R"({"id":100001})");
    row("another schema", "POST", "/subjects/user-value/versions", schemaBody(user2), 200,
        R"({"id":100002})");
    row("not a schema", "POST", "/subjects/user-value/versions", schemaBody("{\"type\":\"recor\"}"),
        422,
        R"({"error_code":42201,"message":"Invalid schema {subject=user-value,version=null,id=null,schemaType=AVRO,references=[],metadata=null,ruleSet=null,schema={\"type\":\"recor\"},schemaTags=null} with refs [] of type AVRO, details: Type not supported: recor"})");
    row("unknown type", "POST", "/subjects/user-value/versions", schemaBody(user, "THRIFT"), 422,
        R"({"error_code":42201,"message":"Invalid schema type THRIFT"})");
    row("no body", "POST", "/subjects/user-value/versions", {}, 422,
        R"j({"error_code":422,"message":"register.request must not be null (was null)"})j");
    row("an id of one's own", "POST", "/subjects/imp-value/versions",
        R"({"schema":"\"string\"","id":500})", 422,
        R"({"error_code":42205,"message":"Subject imp-value is not in import or forward mode"})");

    row("subjects", "GET", "/subjects", {}, 200, R"(["other-value","user-value"])");
    row("subjects by prefix", "GET", "/subjects?subjectPrefix=user", {}, 200, R"(["user-value"])");
    row("a page of subjects", "GET", "/subjects?offset=0&limit=1", {}, 200, R"(["other-value"])");
    row("versions", "GET", "/subjects/user-value/versions", {}, 200, "[1,2]");
    row("version", "GET", "/subjects/user-value/versions/1", {}, 200,
        R"({"subject":"user-value","version":1,"id":100001,"schema":"{\"type\":\"record\",\"name\":\"User\",\"fields\":[{\"name\":\"id\",\"type\":\"long\"}]}"})");
    row("latest", "GET", "/subjects/user-value/versions/latest", {}, 200,
        R"({"subject":"user-value","version":2,"id":100002,"schema":"{\"type\":\"record\",\"name\":\"User\",\"fields\":[{\"name\":\"id\",\"type\":\"long\"},{\"name\":\"n\",\"type\":\"string\"}]}"})");
    row("unknown version", "GET", "/subjects/user-value/versions/99", {}, 404,
        R"({"error_code":40402,"message":"Version 99 not found."})");
    row("no version number", "GET", "/subjects/user-value/versions/abc", {}, 422,
        R"({"error_code":42202,"message":"The specified version 'abc' is not a valid version id. Allowed values are between [1, 2^31-1] and the string \"latest\""})");
    row("schema of a version", "GET", "/subjects/user-value/versions/1/schema", {}, 200,
        R"({"type":"record","name":"User","fields":[{"name":"id","type":"long"}]})");
    row("by id", "GET", "/schemas/ids/100001", {}, 200,
        R"({"schema":"{\"type\":\"record\",\"name\":\"User\",\"fields\":[{\"name\":\"id\",\"type\":\"long\"}]}"})");
    row("subjects of an id", "GET", "/schemas/ids/100001/subjects", {}, 200,
        R"(["other-value","user-value"])");
    row("versions of an id", "GET", "/schemas/ids/100002/versions", {}, 200,
        R"([{"subject":"user-value","version":2}])");
    row("look up", "POST", "/subjects/user-value", schemaBody(user), 200,
        R"({"subject":"user-value","version":1,"id":100001,"schema":"{\"type\":\"record\",\"name\":\"User\",\"fields\":[{\"name\":\"id\",\"type\":\"long\"}]}"})");
    row("look up what is not there", "POST", "/subjects/user-value", schemaBody("\"int\""), 404,
        R"({"error_code":40403,"message":"Schema not found"})");

    row("Protobuf", "POST", "/subjects/money-value/versions", schemaBody(money, "PROTOBUF"), 200,
        R"({"id":100003})");
    row("Protobuf is said", "GET", "/schemas/ids/100003", {}, 200,
        R"({"schema":"syntax = \"proto3\";\nmessage Money {\n  int64 units = 1;\n}\n","schemaType":"PROTOBUF"})");
    row("a reference", "POST", "/subjects/pair-value/versions",
        schemaBody(R"({"type":"array","items":"User"})", "AVRO", reference), 200,
        R"({"id":100004})");
    row("referenced by", "GET", "/subjects/user-value/versions/1/referencedby", {}, 200,
        "[100004]");
    row("a missing reference", "POST", "/subjects/p-value/versions",
        schemaBody("\"Nope\"", "AVRO", broken), 422,
        R"({"error_code":42201,"message":"Invalid schema {subject=p-value,version=null,id=null,schemaType=AVRO,references=[{name='Nope', subject='nope-value', version=1}],metadata=null,ruleSet=null,schema=\"Nope\",schemaTags=null} with refs [{name='Nope', subject='nope-value', version=1}] of type AVRO, details: No schema reference found for subject \"nope-value\" and version 1"})");
    row("what is referenced stays", "DELETE", "/subjects/user-value/versions/1", {}, 422,
        R"({"error_code":42206,"message":"One or more references exist to the schema {magic=1,keytype=SCHEMA,subject=user-value,version=1}."})");

    row("global level", "GET", "/config", {}, 200, R"({"compatibilityLevel":"BACKWARD"})");
    row("no level of its own", "GET", "/config/user-value", {}, 404,
        R"({"error_code":40408,"message":"Subject 'user-value' does not have subject-level compatibility configured"})");
    row("the global level for it", "GET", "/config/user-value?defaultToGlobal=true", {}, 200,
        R"({"compatibilityLevel":"BACKWARD"})");
    row("no such level", "PUT", "/config", R"({"compatibility":"SIDEWAYS"})", 422,
        R"({"error_code":42203,"message":"Invalid compatibility level. Valid values are none, backward, forward, full, backward_transitive, forward_transitive, and full_transitive"})");
    row("compatible with itself", "POST", "/compatibility/subjects/user-value/versions/1",
        schemaBody(user), 200, R"({"is_compatible":true})");
    row("no answer is invented", "POST", "/compatibility/subjects/user-value/versions/latest",
        schemaBody(user), 422,
        R"({"error_code":42205,"message":"Comparing schemas at level BACKWARD is not supported by the sandbox's registry"})");
    row("with an unknown version", "POST", "/compatibility/subjects/user-value/versions/77",
        schemaBody(user), 404, R"({"error_code":40402,"message":"Version 77 not found."})");
    row("a new subject has no readers", "POST", "/compatibility/subjects/nope/versions/latest",
        schemaBody(user), 200, R"({"is_compatible":true})");
    row("a level of its own", "PUT", "/config/user-value", R"({"compatibility":"NONE"})", 200,
        R"({"compatibility":"NONE"})");
    row("NONE accepts", "POST", "/compatibility/subjects/user-value/versions/latest",
        schemaBody(user), 200, R"({"is_compatible":true})");
    row("the level is taken back", "DELETE", "/config/user-value", {}, 200,
        R"({"compatibilityLevel":"NONE"})");
    row("and again", "DELETE", "/config/user-value", {}, 404,
        R"({"error_code":40401,"message":"Subject 'user-value' not found."})");
    row("what would be dropped is refused", "PUT", "/config/user-value", R"({"alias":"x"})", 422,
        R"({"error_code":42205,"message":"The setting 'alias' is not supported by the sandbox's registry"})");

    row("mode", "GET", "/mode", {}, 200, R"({"mode":"READWRITE"})");
    row("no mode of its own", "GET", "/mode/user-value", {}, 404,
        R"({"error_code":40409,"message":"Subject 'user-value' does not have subject-level mode configured"})");
    row("no such mode", "PUT", "/mode", R"({"mode":"SIDEWAYS"})", 422,
        R"({"error_code":42204,"message":"Invalid mode. Valid values are READWRITE, READONLY, IMPORT and FORWARD."})");
    row("read-only", "PUT", "/mode/other-value", R"({"mode":"READONLY"})", 200,
        R"({"mode":"READONLY"})");
    row("is kept", "POST", "/subjects/other-value/versions", schemaBody("\"int\""), 422,
        R"({"error_code":42205,"message":"Subject other-value in context  is in read-only mode"})");
    row("and ended", "DELETE", "/mode/other-value", {}, 200, R"({"mode":"READONLY"})");

    row("deleted for good too soon", "DELETE", "/subjects/user-value/versions/2?permanent=true", {},
        404,
        R"({"error_code":40407,"message":"Subject 'user-value' Version 2 was not deleted first before being permanently deleted"})");
    row("softly deleted", "DELETE", "/subjects/user-value/versions/2", {}, 200, "2");
    row("softly deleted twice", "DELETE", "/subjects/user-value/versions/2", {}, 404,
        R"({"error_code":40406,"message":"Subject 'user-value' Version 2 was soft deleted.Set permanent=true to delete permanently"})");
    row("is hidden", "GET", "/subjects/user-value/versions", {}, 200, "[1]");
    row("unless asked for", "GET", "/subjects/user-value/versions?deleted=true", {}, 200, "[1,2]");
    row("deleted ones alone", "GET", "/subjects/user-value/versions?deletedOnly=true", {}, 200,
        "[2]");
    row("its id still answers", "GET", "/schemas/ids/100002/schema", {}, 200,
        R"({"type":"record","name":"User","fields":[{"name":"id","type":"long"},{"name":"n","type":"string"}]})");
    row("for good", "DELETE", "/subjects/user-value/versions/2?permanent=true", {}, 200, "2");
    row("subject for good too soon", "DELETE", "/subjects/money-value?permanent=true", {}, 404,
        R"({"error_code":40405,"message":"Subject 'money-value' was not deleted first before being permanently deleted"})");
    row("subject softly", "DELETE", "/subjects/money-value", {}, 200, "[1]");
    row("subject softly twice", "DELETE", "/subjects/money-value", {}, 404,
        R"({"error_code":40404,"message":"Subject 'money-value' was soft deleted.Set permanent=true to delete permanently"})");
    row("subjects deleted", "GET", "/subjects?deletedOnly=true", {}, 200, R"(["money-value"])");
    row("registered after", "POST", "/subjects/money-value/versions", schemaBody(money, "PROTOBUF"),
        200, R"({"id":100003})");
    row("is a new version", "GET", "/subjects/money-value/versions", {}, 200, "[2]");

    row("a slash in the subject", "POST", "/subjects/a%2Fb%20c%20%E2%98%83-value/versions",
        schemaBody("\"string\""), 200, R"({"id":100005})");
    row("is found again", "GET", "/subjects/a%2Fb%20c%20%E2%98%83-value/versions", {}, 200, "[1]");
    row("contexts are refused by name", "POST", "/subjects/:.lab:x/versions",
        schemaBody("\"string\""), 422,
        R"({"error_code":42205,"message":"A context is not supported by the sandbox's registry"})");
}

void TestEmbeddedRegistry::answersAsConfluentDoes()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QByteArray, answer);

    const Reply reply = ask(method, path, body);
    QCOMPARE(reply.status, status);
    if (answer.startsWith('{') || answer.startsWith('[')) {
        const QJsonDocument got = QJsonDocument::fromJson(reply.body);
        QVERIFY2(got == QJsonDocument::fromJson(answer), reply.body.constData());
    } else {
        QCOMPARE(reply.body, answer);
    }
}

void TestEmbeddedRegistry::typesItsAnswers()
{
    QCOMPARE(ask("GET", u"/subjects"_s).contentType,
             QByteArray("application/vnd.schemaregistry.v1+json"));
    QCOMPARE(
        ask("POST", u"/subjects/t-value/versions"_s, schemaBody("\"int\""), "text/plain").status,
        415);
    QCOMPARE(ask("POST", u"/subjects/t-value/versions"_s, schemaBody("\"int\""), "application/json")
                 .status,
             200);
    QCOMPARE(ask("POST", u"/subjects/t-value/versions"_s, "{\"schema\":").status, 400);
}

void TestEmbeddedRegistry::answersOnLoopbackAlone()
{
    const QUrl url(m_registry.url());
    QCOMPARE(url.host(), u"127.0.0.1"_s);
    // Another address of this machine: a server on all of them would answer here.
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(u"127.0.0.2"_s), static_cast<quint16>(url.port()));
    QVERIFY(!socket.waitForConnected(2'000));
    QCOMPARE(socket.error(), QAbstractSocket::ConnectionRefusedError);
}

void TestEmbeddedRegistry::comesBackFromItsDocument()
{
    EmbeddedRegistry first(check);
    const SchemaDefinition text{.text = u"\"string\""_s};
    const SchemaDefinition number{.text = u"\"long\""_s};
    QCOMPARE(first.registerSchema(u"a-value"_s, text)->id, 100001);
    QCOMPARE(first.registerSchema(u"a-value"_s, number)->version, 2);
    first.setLevel(u"a-value"_s, u"FULL"_s);

    EmbeddedRegistry second(check);
    QVERIFY(second.restore(first.save()));
    QCOMPARE(second.save(), first.save());
    QCOMPARE(second.registerSchema(u"b-value"_s, number)->id, 100002);
    QCOMPARE(second.registerSchema(u"b-value"_s, SchemaDefinition{.text = u"\"int\""_s})->id,
             100003);
}

void TestEmbeddedRegistry::refusesADamagedDocument()
{
    EmbeddedRegistry registry(check);
    const auto restored = registry.restore(
        R"({"kind":"SandboxRegistry","subjects":{"a":[{"version":1,"id":100001}]}})");
    QVERIFY(!restored);
    QCOMPARE(restored.error().code, mesh::core::Code::Corrupt);
    QVERIFY(!registry.restore("half a docu"));
}

void TestEmbeddedRegistry::stopsWhileClientsAreConnected()
{
    EmbeddedRegistry registry(check);
    QVERIFY(registry.start());
    QNetworkAccessManager network;
    const std::unique_ptr<QNetworkReply> reply(
        network.get(QNetworkRequest(QUrl(registry.url() + u"/subjects"_s))));
    QTRY_VERIFY(reply->isFinished());
    QElapsedTimer timer;
    timer.start();
    registry.stop();
    QVERIFY(timer.elapsed() < 1000);
    QVERIFY(registry.url().isEmpty());
    QVERIFY(registry.start());
    QVERIFY(!registry.url().isEmpty());
}

MESH_TEST(TestEmbeddedRegistry)
#include "tst_embeddedregistry.moc"
