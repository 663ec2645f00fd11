// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/kafka/clientconfig.h"
#include "app/kafka/errors.h"
#include "tests/support/runner.h"

#include <QTest>

#include <librdkafka/rdkafka.h>

namespace mesh::kafka {

using namespace Qt::StringLiterals;
using core::Code;

namespace {

QByteArray valueOf(const QList<ConfigurationEntry> &entries, const QByteArray &name)
{
    QByteArray value;
    for (const ConfigurationEntry &each : entries) {
        if (each.name == name) {
            value = each.value; // the last one counts
        }
    }
    return value;
}

Connection connectionWith(config::Security security)
{
    Connection connection;
    connection.profile.bootstrapServers = {u"a:1"_s, u"b:2"_s};
    connection.profile.security = security;
    return connection;
}

} // namespace

class TestClientConfig : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lookingNeverDisturbs()
    {
        const auto entries =
            clientConfiguration(connectionWith(config::Security::Plaintext), ClientRole::Reader);
        QVERIFY(entries);
        QCOMPARE(valueOf(*entries, "bootstrap.servers"), "a:1,b:2"_ba);
        QCOMPARE(valueOf(*entries, "group.id"), QByteArray());
        QCOMPARE(valueOf(*entries, "enable.auto.commit"), "false"_ba);
        QCOMPARE(valueOf(*entries, "isolation.level"), "read_committed"_ba);
        QCOMPARE(valueOf(*entries, "auto.offset.reset"), "error"_ba);
        QCOMPARE(valueOf(*entries, "allow.auto.create.topics"), "false"_ba);
    }

    void everyProducerPartitionsAsJavas()
    {
        const auto entries =
            clientConfiguration(connectionWith(config::Security::Plaintext), ClientRole::Writer);
        QCOMPARE(valueOf(*entries, "partitioner"), "murmur2_random"_ba);
    }

    void aProfileMaySetWhatBreaksNothing_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("allowed");
        QTest::addRow("a time") << u"socket.timeout.ms"_s << u"30000"_s << true;
        QTest::addRow("the client's id") << u"client.id"_s << u"me"_s << true;
        QTest::addRow("a cipher") << u"ssl.cipher.suites"_s << u"HIGH"_s << true;
        QTest::addRow("no such property") << u"no.such.property"_s << u"1"_s << false;
        QTest::addRow("a value out of range") << u"socket.timeout.ms"_s << u"-7"_s << false;
        QTest::addRow("a group") << u"group.id"_s << u"mine"_s << false;
        QTest::addRow("commits") << u"enable.auto.commit"_s << u"true"_s << false;
        QTest::addRow("uncommitted") << u"isolation.level"_s << u"read_uncommitted"_s << false;
        QTest::addRow("another partitioner") << u"partitioner"_s << u"random"_s << false;
        QTest::addRow("code to load") << u"plugin.library.paths"_s << u"x.so"_s << false;
        QTest::addRow("a pointer") << u"log_cb"_s << u"0"_s << false;
    }

    void aProfileMaySetWhatBreaksNothing()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(bool, allowed);
        Connection connection = connectionWith(config::Security::Plaintext);
        connection.profile.properties = {{name, value}};
        const auto entries = clientConfiguration(connection, ClientRole::Reader);
        QCOMPARE(entries.ok(), allowed);
        QCOMPARE(!checkProperty(name, value), allowed);
        if (allowed) {
            QCOMPARE(valueOf(*entries, name.toUtf8()), value.toUtf8());
        } else {
            QCOMPARE(entries.error().code, Code::Usage);
            QCOMPARE(entries.error().where.name, name);
        }
    }

    void certificatesAreNamedByTheirKind()
    {
        Connection connection = connectionWith(config::Security::SaslTls);
        connection.profile.tls.certificateFile = u"/c.P12"_s;
        connection.profile.mechanism = config::SaslMechanism::ScramSha512;
        connection.profile.user = u"me"_s;
        connection.secrets = {.saslPassword = u"s"_s, .keyPassword = u"k"_s};
        auto entries = clientConfiguration(connection, ClientRole::Reader);
        QCOMPARE(valueOf(*entries, "security.protocol"), "SASL_SSL"_ba);
        QCOMPARE(valueOf(*entries, "sasl.mechanism"), "SCRAM-SHA-512"_ba);
        QCOMPARE(valueOf(*entries, "sasl.password"), "s"_ba);
        QCOMPARE(valueOf(*entries, "ssl.keystore.location"), "/c.P12"_ba);
        QCOMPARE(valueOf(*entries, "ssl.keystore.password"), "k"_ba);
        QCOMPARE(valueOf(*entries, "ssl.key.location"), QByteArray());
        QCOMPARE(valueOf(*entries, "ssl.endpoint.identification.algorithm"), "https"_ba);

        connection.profile.tls.certificateFile = u"/both.pem"_s;
        connection.profile.tls.verifyHostname = false;
        entries = clientConfiguration(connection, ClientRole::Reader);
        QCOMPARE(valueOf(*entries, "ssl.certificate.location"), "/both.pem"_ba);
        QCOMPARE(valueOf(*entries, "ssl.key.location"), "/both.pem"_ba);
        QCOMPARE(valueOf(*entries, "ssl.key.password"), "k"_ba);
        QCOMPARE(valueOf(*entries, "ssl.endpoint.identification.algorithm"), "none"_ba);
    }

    void propertiesAreLibrdkafkasOwn()
    {
        const auto &properties = librdkafkaProperties();
        QVERIFY(properties.size() > 100);
        const auto find = [&](const QString &name) {
            return *std::find_if(properties.begin(), properties.end(),
                                 [&](const auto &each) { return each.name == name; });
        };
        const PropertyDescription timeout = find(u"socket.timeout.ms"_s);
        QCOMPARE(timeout.defaultValue, u"60000"_s);
        QVERIFY(timeout.range.contains(u".."_s));
        QVERIFY(!timeout.text.isEmpty());
        QVERIFY(!timeout.ours);
        QVERIFY(find(u"group.id"_s).ours);
        QVERIFY(!find(u"linger.ms"_s).forReader);
        QVERIFY(!find(u"fetch.wait.max.ms"_s).forWriter);
        for (const PropertyDescription &each : properties) {
            QVERIFY2(!each.name.contains(u' '), qPrintable(each.name));
        }
    }

    void errorsAreTold_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("text");
        QTest::addColumn<Code>("expected");
        const auto row = [](const char *name, int code, const QString &text, Code expected) {
            QTest::addRow("%s", name) << code << text << expected;
        };
        row("refused", RD_KAFKA_RESP_ERR__TRANSPORT,
            u"Connect to ipv4#… failed: Connection refused"_s, Code::Unreachable);
        row("TLS 1.3 refusal", RD_KAFKA_RESP_ERR__TRANSPORT,
            u"SSL routines::tlsv13 alert certificate required"_s, Code::TlsClientCertificate);
        row("verify", RD_KAFKA_RESP_ERR__SSL, u"certificate verify failed"_s, Code::TlsUnknownCa);
        row("password", RD_KAFKA_RESP_ERR__AUTHENTICATION, u"SASL authentication error"_s,
            Code::Authentication);
        row("topic denied", RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED, u""_s, Code::Denied);
        row("no topic", RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART, u""_s, Code::NotFound);
        row("exists", RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS, u""_s, Code::AlreadyExists);
        row("fenced here", RD_KAFKA_RESP_ERR__FENCED, u""_s, Code::Conflict);
        row("fenced there", RD_KAFKA_RESP_ERR_PRODUCER_FENCED, u""_s, Code::Conflict);
        row("epoch", RD_KAFKA_RESP_ERR_INVALID_PRODUCER_EPOCH, u""_s, Code::Conflict);
        row("too large", RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE, u""_s, Code::TooLarge);
        row("HTTP as a size", RD_KAFKA_RESP_ERR__BAD_MSG, u"Invalid response size 1213486160"_s,
            Code::NotKafka);
    }

    void errorsAreTold()
    {
        QFETCH(int, code);
        QFETCH(QString, text);
        QFETCH(Code, expected);
        const core::Error error = kafkaError(code, text, u"here"_s);
        QCOMPARE(error.code, expected);
        QCOMPARE(error.where.name, u"here"_s);
        QCOMPARE(error.retriable, expected == Code::Unreachable || expected == Code::Conflict);
    }
};

MESH_TEST(TestClientConfig)

} // namespace mesh::kafka

#include "tst_clientconfig.moc"
