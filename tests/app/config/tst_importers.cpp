// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"

#include "app/config/importers.h"
#include "app/config/profilejson.h"

#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace mesh::config;
using mesh::core::Code;

namespace {

const QByteArray javaScram = R"(# a comment
bootstrap.servers=b1.example:9093, b2.example:9093
security.protocol=SASL_SSL
sasl.mechanism=SCRAM-SHA-256
sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required \
    username="ana" \
    password="planted \\"secret\\"";
ssl.truststore.type=PEM
ssl.truststore.location=tls/ca.pem
ssl.endpoint.identification.algorithm=
group.id=reporting
client.id=laptop
value.deserializer=org.apache.kafka.common.serialization.StringDeserializer
metrics.num.samples=3
)";

const QByteArray javaOAuth = R"(bootstrap.servers: b1:9094
security.protocol: SASL_SSL
sasl.mechanism: OAUTHBEARER
sasl.login.callback.handler.class: org.apache.kafka.common.security.oauthbearer.secured.OAuthBearerLoginCallbackHandler
sasl.oauthbearer.token.endpoint.url: https://id.example/token
sasl.jaas.config: org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required clientId="omar" clientSecret="planted secret" scope="kafka" extension_logicalCluster="lkc-1";
)";

const QByteArray kcat = R"(# ~/.config/kcat.conf
metadata.broker.list=b1:9092
security.protocol=sasl_ssl
sasl.mechanisms=PLAIN
sasl.username=ana
sasl.password=planted secret
ssl.ca.location=/etc/ca.pem
ssl.certificate.location=client.pem
ssl.key.location=client.key
ssl.key.password=planted secret
enable.ssl.certificate.verification=false
auto.offset.reset=earliest
)";

const QByteArray librdkafkaJson = R"({"bootstrap.servers": "b1:9092", "security.protocol": "ssl",
"ssl.keystore.location": "client.p12", "ssl.keystore.password": "planted secret",
"socket.keepalive.enable": true, "queued.min.messages": 1000})";

const QByteArray confluentJava =
    R"(# Required connection configs for Kafka producer, consumer, and admin
bootstrap.servers=pkc-1.eu.confluent.cloud:9092
security.protocol=SASL_SSL
sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username='{{ CLUSTER_API_KEY }}' password='{{ CLUSTER_API_SECRET }}';
sasl.mechanism=PLAIN
# Best practice for Kafka producer to prevent data loss
acks=all
# Required connection configs for Confluent Cloud Schema Registry
schema.registry.url=https://psrc-1.eu.confluent.cloud
basic.auth.credentials.source=USER_INFO
basic.auth.user.info=SRKEY:planted secret
)";

const QByteArray confluentTable = R"(It may take a couple of minutes for the API key to be ready.
Save the API key and secret. The secret is not retrievable later.
+------------+----------------+
| API Key    | ABCDEFGHIJKLMN |
| API Secret | planted secret |
+------------+----------------+
)";

const QByteArray confluentCluster =
    "[{\"id\": \"lkc-1\", \"endpoint\": \"SASL_SSL://pkc-1.eu:9092\",\n"
    "\"api_key\": \"ABCDEFGHIJKLMN\", \"api_secret\": \"planted secret\"}]";

ImportReport import(const QByteArray &text, const QString &name, const QString &folder = {})
{
    const auto report = importConnection(text, name, folder);
    if (!report) {
        qWarning().noquote() << report.error().detail;
        return {};
    }
    return *report;
}

bool isDropped(const ImportReport &report, const QString &name)
{
    return std::any_of(report.dropped.begin(), report.dropped.end(),
                       [&name](const auto &dropped) { return dropped.name == name; });
}

} // namespace

class TestImporters : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void javaWithScram();
    void javaWithOAuth();
    void kcatsFile();
    void librdkafkaAsJson();
    void confluentClientConfig();
    void confluentApiKey();
    void confluentCluster_();
    void strimzisOAuthNames();
    void eachFormatIsFoundOut_data();
    void eachFormatIsFoundOut();
    void noSecretLeavesTheSecrets_data();
    void noSecretLeavesTheSecrets();
    void whatIsNoConnectionIsRefused_data();
    void whatIsNoConnectionIsRefused();
    void aJavaStoreIsRefusedWithTheCommandThatConvertsIt_data();
    void aJavaStoreIsRefusedWithTheCommandThatConvertsIt();
    void aStoreIsKnownByItsBytesFirst();
};

void TestImporters::javaWithScram()
{
    const ImportReport report = import(javaScram, u"team-mesh.properties"_s, u"/home/ana"_s);
    const Profile &profile = report.profile;
    QCOMPARE(profile.name, u"team-mesh"_s);
    QVERIFY(profile.id.isEmpty());
    QCOMPARE(profile.bootstrapServers, (QStringList{u"b1.example:9093"_s, u"b2.example:9093"_s}));
    QCOMPARE(profile.security, Security::SaslTls);
    QCOMPARE(profile.mechanism, SaslMechanism::ScramSha256);
    QCOMPARE(profile.user, u"ana"_s);
    QCOMPARE(report.secrets.saslPassword, u"planted \"secret\""_s);
    QCOMPARE(profile.tls.caFile, u"/home/ana/tls/ca.pem"_s);
    QVERIFY(!profile.tls.verifyHostname);
    QVERIFY(report.notes.join(u' ').contains(u"host’s name"_s));
    QCOMPARE(profile.properties.size(), 1u);
    QCOMPARE(profile.properties.at(u"client.id"_s), u"laptop"_s);
    for (const QString &name : {u"group.id"_s, u"value.deserializer"_s, u"metrics.num.samples"_s}) {
        QVERIFY2(isDropped(report, name), qPrintable(name));
    }
}

void TestImporters::javaWithOAuth()
{
    const ImportReport report = import(javaOAuth, u"client.properties"_s);
    const Profile &profile = report.profile;
    QCOMPARE(profile.name, u"b1"_s);
    QCOMPARE(profile.mechanism, SaslMechanism::OAuthBearer);
    QCOMPARE(profile.oauth.tokenUrl, u"https://id.example/token"_s);
    QCOMPARE(profile.oauth.clientId, u"omar"_s);
    QCOMPARE(profile.oauth.scope, u"kafka"_s);
    QCOMPARE(profile.oauth.extensions.at(u"logicalCluster"_s), u"lkc-1"_s);
    QCOMPARE(report.secrets.oauthClientSecret, u"planted secret"_s);
    QVERIFY(isDropped(report, u"sasl.login.callback.handler.class"_s));
}

void TestImporters::kcatsFile()
{
    const ImportReport report = import(kcat, u"/home/ana/.config/kcat.conf"_s, u"/home/ana"_s);
    const Profile &profile = report.profile;
    QCOMPARE(profile.bootstrapServers, QStringList{u"b1:9092"_s});
    QCOMPARE(profile.security, Security::SaslTls);
    QCOMPARE(profile.user, u"ana"_s);
    QCOMPARE(profile.tls.caFile, u"/etc/ca.pem"_s);
    QCOMPARE(profile.tls.certificateFile, u"/home/ana/client.pem"_s);
    QCOMPARE(profile.tls.keyFile, u"/home/ana/client.key"_s);
    QCOMPARE(report.secrets.saslPassword, u"planted secret"_s);
    QCOMPARE(report.secrets.keyPassword, u"planted secret"_s);
    QCOMPARE(profile.properties.at(u"enable.ssl.certificate.verification"_s), u"false"_s);
    QVERIFY(isDropped(report, u"auto.offset.reset"_s));
}

void TestImporters::librdkafkaAsJson()
{
    const ImportReport report = import(librdkafkaJson, u"x.json"_s);
    QCOMPARE(report.profile.security, Security::Tls);
    QCOMPARE(report.profile.tls.certificateFile, u"client.p12"_s);
    QVERIFY(report.profile.tls.keyFile.isEmpty());
    QCOMPARE(report.secrets.keyPassword, u"planted secret"_s);
    QCOMPARE(report.profile.properties.at(u"socket.keepalive.enable"_s), u"true"_s);
    QCOMPARE(report.profile.properties.at(u"queued.min.messages"_s), u"1000"_s);
}

void TestImporters::confluentClientConfig()
{
    const ImportReport report = import(confluentJava, u""_s);
    QCOMPARE(report.profile.name, u"pkc-1.eu.confluent.cloud"_s);
    QVERIFY(report.profile.user.isEmpty());
    QVERIFY(isDropped(report, u"sasl.jaas.config"_s));
    QVERIFY(report.notes.join(u' ').contains(u"password"_s));
    QCOMPARE(report.profile.registry.url, u"https://psrc-1.eu.confluent.cloud"_s);
    QCOMPARE(report.profile.registry.user, u"SRKEY"_s);
    QCOMPARE(report.secrets.registryPassword, u"planted secret"_s);
}

void TestImporters::confluentApiKey()
{
    for (const QByteArray &text :
         {confluentTable, R"({"api_key":"ABCDEFGHIJKLMN","api_secret":"planted secret"})"_ba,
          "  API Key    | ABCDEFGHIJKLMN\n  API Secret | planted secret\n"_ba}) {
        const ImportReport report = import(text, u""_s);
        QCOMPARE(report.profile.user, u"ABCDEFGHIJKLMN"_s);
        QCOMPARE(report.profile.security, Security::SaslTls);
        QCOMPARE(report.profile.mechanism, SaslMechanism::Plain);
        QCOMPARE(report.secrets.saslPassword, u"planted secret"_s);
        QCOMPARE(report.notes, QStringList{u"It names no bootstrap servers: add them."_s});
    }
}

void TestImporters::confluentCluster_()
{
    const ImportReport report = import(confluentCluster, u""_s);
    QCOMPARE(report.profile.bootstrapServers, QStringList{u"pkc-1.eu:9092"_s});
    QCOMPARE(report.profile.security, Security::SaslTls);
    QCOMPARE(report.profile.user, u"ABCDEFGHIJKLMN"_s);
}

void TestImporters::strimzisOAuthNames()
{
    const ImportReport report =
        import("bootstrap.servers=b:1\nsecurity.protocol=SASL_PLAINTEXT\n"
               "sasl.jaas.config=org.apache.kafka.common.security.oauthbearer."
               "OAuthBearerLoginModule required oauth.client.id=\"c\" "
               "oauth.client.secret=\"planted secret\" oauth.token.endpoint.uri=\"https://t\" ;"_ba,
               u"c.properties"_s);
    QCOMPARE(report.profile.mechanism, SaslMechanism::OAuthBearer);
    QCOMPARE(report.profile.oauth.clientId, u"c"_s);
    QCOMPARE(report.profile.oauth.tokenUrl, u"https://t"_s);
    QCOMPARE(report.secrets.oauthClientSecret, u"planted secret"_s);
}

void TestImporters::eachFormatIsFoundOut_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("format");
    const auto row = [](const char *title, const QByteArray &text, const QString &name,
                        ImportFormat format) {
        QTest::addRow("%s", title) << text << name << int(format);
    };
    row("Java, SCRAM", javaScram, u"a.properties"_s, ImportFormat::JavaProperties);
    row("Java, OAuth", javaOAuth, u"a"_s, ImportFormat::JavaProperties);
    row("Java by its colons", "bootstrap.servers: b:1\n"_ba, u"a"_s, ImportFormat::JavaProperties);
    row("kcat", kcat, u"kcat.conf"_s, ImportFormat::KcatConf);
    row("librdkafka", kcat, u"rdkafka.conf"_s, ImportFormat::Librdkafka);
    row("with a byte order mark",
        "\xEF\xBB\xBF"
        "bootstrap.servers=b:1\n"_ba,
        u"a"_s, ImportFormat::Librdkafka);
    row("librdkafka, JSON", librdkafkaJson, u"a.json"_s, ImportFormat::Librdkafka);
    row("Confluent, Java", confluentJava, u"a"_s, ImportFormat::ConfluentCli);
    row("Confluent, table", confluentTable, u"a"_s, ImportFormat::ConfluentCli);
    row("Confluent, JSON", confluentCluster, u"a"_s, ImportFormat::ConfluentCli);
    row("Confluent, librdkafka", "bootstrap.servers=b:1\nsasl.username={{ CLUSTER_API_KEY }}\n"_ba,
        u"a"_s, ImportFormat::ConfluentCli);
}

void TestImporters::eachFormatIsFoundOut()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, name);
    QFETCH(int, format);
    const auto report = importConnection(text, name);
    QVERIFY2(report.ok(), report.ok() ? "" : qPrintable(report.error().detail));
    QCOMPARE(int(report->format), format);
}

void TestImporters::noSecretLeavesTheSecrets_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addRow("Java, SCRAM") << javaScram;
    QTest::addRow("Java, OAuth") << javaOAuth;
    QTest::addRow("kcat") << kcat;
    QTest::addRow("librdkafka") << librdkafkaJson;
    QTest::addRow("Confluent, Java") << confluentJava;
    QTest::addRow("Confluent, table") << confluentTable;
    QTest::addRow("inline keys") << "bootstrap.servers=b:1\nssl.key.pem=planted secret\n"_ba;
    QTest::addRow("other secrets") << "bootstrap.servers=b:1\nmy.password=planted secret\n"_ba;
    QTest::addRow("in the registry's address")
        << "bootstrap.servers=b:1\nschema.registry.url=https://u:planted%20secret@r/\n"_ba;
    QTest::addRow("a broken login module")
        << "bootstrap.servers=b:1\nsasl.jaas.config=x.PlainLoginModule required "
           "password=\"planted secret\n"_ba;
    QTest::addRow("a broken line") << "bootstrap.servers=b:1\nplanted secret\n"_ba;
    QTest::addRow("broken JSON") << "{\"sasl.password\": \"planted secret"_ba;
}

void TestImporters::noSecretLeavesTheSecrets()
{
    QFETCH(QByteArray, text);
    const auto report = importConnection(text, u"a.conf"_s);
    QString told;
    if (!report) {
        told = report.error().detail + report.error().where.name;
    } else {
        told = QString::fromUtf8(QJsonDocument(toJson(report->profile)).toJson()) +
               report->notes.join(u' ');
        for (const auto &dropped : report->dropped) {
            told += dropped.name + dropped.reason;
        }
    }
    QVERIFY2(!told.contains(u"planted"_s), qPrintable(told));
}

void TestImporters::whatIsNoConnectionIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("code");
    QTest::addRow("empty") << ""_ba << int(Code::Usage);
    QTest::addRow("prose") << "Dear all,\n"_ba << int(Code::Syntax);
    QTest::addRow("other properties") << "log4j.rootLogger=INFO\n"_ba << int(Code::Usage);
    QTest::addRow("cut JSON") << "{\"bootstrap.servers\":"_ba << int(Code::Syntax);
    QTest::addRow("JSON of another kind") << "{\"a\": 1}"_ba << int(Code::Usage);
    QTest::addRow("an empty list") << "[]"_ba << int(Code::Usage);
    QTest::addRow("bytes") << "\x00\xFF\xFE\x80=\x01"_ba << int(Code::Usage);
}

void TestImporters::whatIsNoConnectionIsRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(int, code);
    const auto report = importConnection(text, u"a.conf"_s);
    QVERIFY(!report.ok());
    QCOMPARE(int(report.error().code), code);
    QCOMPARE(report.error().where.name, u"a.conf"_s);
}

void TestImporters::aJavaStoreIsRefusedWithTheCommandThatConvertsIt_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("command");
    QTest::addRow("truststore")
        << "bootstrap.servers=b:1\nssl.truststore.location=/etc/it's.jks\n"_ba
        << u"keytool -list -rfc -keystore '/etc/it'\\''s.jks' > '/etc/it'\\''s.pem'"_s;
    QTest::addRow("keystore")
        << "bootstrap.servers=b:1\nssl.truststore.type=PEM\nssl.keystore.location=a.jks\n"_ba
        << u"keytool -importkeystore -srckeystore 'a.jks' -destkeystore 'a.p12' "
           "-deststoretype PKCS12"_s;
    QTest::addRow("PKCS#12 for trust")
        << "ssl.truststore.location=t.p12\nssl.truststore.type=PKCS12\n"_ba
        << u"openssl pkcs12 -in 't.p12' -nokeys -out 't.pem'"_s;
}

void TestImporters::aJavaStoreIsRefusedWithTheCommandThatConvertsIt()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, command);
    const auto report = importConnection(text, u"client.properties"_s);
    QVERIFY(!report.ok());
    QCOMPARE(report.error().code, Code::Unsupported);
    QVERIFY2(report.error().detail.endsWith(command), qPrintable(report.error().detail));
}

void TestImporters::aStoreIsKnownByItsBytesFirst()
{
    QTemporaryDir folder;
    QFile store(folder.filePath(u"trust.jks"_s));
    QVERIFY(store.open(QIODevice::WriteOnly));
    store.write("-----BEGIN CERTIFICATE-----\n");
    store.close();
    const QByteArray text = "bootstrap.servers=b:1\nssl.truststore.location=trust.jks\n";
    const ImportReport report = import(text, u"a"_s, folder.path());
    QCOMPARE(report.profile.tls.caFile, folder.filePath(u"trust.jks"_s));
}

MESH_TEST(TestImporters)
#include "tst_importers.moc"
