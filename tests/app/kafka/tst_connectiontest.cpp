// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/kafka/connectiontest.h"
#include "app/kafka/errors.h"
#include "app/kafka/portprobe.h"
#include "tests/app/kafka/clustertools.h"
#include "tests/support/ownbroker.h"
#include "tests/support/runner.h"
#include "tests/support/stack.h"

#include <QDateTime>
#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace mesh::kafka {

using namespace Qt::StringLiterals;
using core::Code;

namespace {

/// Answers every connection on a port of loopback with the same words.
class StandIn
{
public:
    explicit StandIn(QByteArray words)
        : m_words(std::move(words))
        , m_socket(::socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        ::bind(m_socket, reinterpret_cast<sockaddr *>(&address), sizeof(address));
        socklen_t size = sizeof(address);
        ::getsockname(m_socket, reinterpret_cast<sockaddr *>(&address), &size);
        ::listen(m_socket, 8);
        m_port = ntohs(address.sin_port);
        m_thread = std::jthread([this](const std::stop_token &stop) { serve(stop); });
    }
    ~StandIn()
    {
        m_thread.request_stop();
        m_thread.join();
        ::close(m_socket);
    }
    StandIn(const StandIn &) = delete;
    StandIn &operator=(const StandIn &) = delete;

    [[nodiscard]] QString address() const { return u"127.0.0.1:"_s + QString::number(m_port); }

private:
    void serve(const std::stop_token &stop) const
    {
        while (!stop.stop_requested()) {
            pollfd poll{m_socket, POLLIN, 0};
            if (::poll(&poll, 1, 50) <= 0) {
                continue;
            }
            const int client = ::accept(m_socket, nullptr, nullptr);
            char buffer[256];
            static_cast<void>(::recv(client, buffer, sizeof(buffer), 0));
            static_cast<void>(::send(client, m_words.constData(), size_t(m_words.size()), 0));
            ::close(client);
        }
    }

    QByteArray m_words;
    int m_socket;
    quint16 m_port = 0;
    std::jthread m_thread;
};

QString refusedAddress()
{
    return StandIn(""_ba).address(); // nobody listens there any more
}

} // namespace

/// Each way a connection can fail is told apart, with the step and the code that explain it.
class TestConnectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_stack = test::Stack::fromEnvironment(); }

    void nothingListens() { expect(to(refusedAddress()), TestStep::Connect, Code::Unreachable); }

    void theNameIsUnknown()
    {
        expect(to(u"no-such-host.invalid:9092"_s), TestStep::Resolve, Code::Resolve);
    }

    void noServerIsNamed()
    {
        Connection connection;
        expect(connection, TestStep::Resolve, Code::Usage);
    }

    void aWebServerOnThePort_data()
    {
        QTest::addColumn<QByteArray>("words");
        QTest::addColumn<bool>("tls");
        QTest::addRow("HTTP") << "HTTP/1.1 400 Bad Request\r\n\r\n"_ba << false;
        QTest::addRow("HTTP, TLS wanted") << "HTTP/1.1 400 Bad Request\r\n\r\n"_ba << true;
        QTest::addRow("SSH") << "SSH-2.0-OpenSSH_9.2p1\r\n"_ba << false;
        QTest::addRow("closes") << ""_ba << false;
    }

    void aWebServerOnThePort()
    {
        QFETCH(QByteArray, words);
        QFETCH(bool, tls);
        const StandIn server(words);
        Connection connection = to(server.address());
        connection.profile.security = tls ? config::Security::Tls : config::Security::Plaintext;
        expect(connection, TestStep::Connect, Code::NotKafka);
    }

    void plaintextWorks()
    {
        MESH_NEEDS(m_stack.kafka);
        const auto report = testConnection(to(m_stack.kafka));
        QVERIFY2(report.passed(), qPrintable(describe(report)));
        QCOMPARE(report.kafka4OrNewer, std::optional(false));
        QCOMPARE(report.brokers, 1);
        QCOMPARE(outcome(report, TestStep::Tls), StepResult::Outcome::Skipped);
        QCOMPARE(outcome(report, TestStep::Reach), StepResult::Outcome::Passed);
    }

    void everyWayToSignInWorks_data()
    {
        QTest::addColumn<config::SaslMechanism>("mechanism");
        QTest::addRow("PLAIN") << config::SaslMechanism::Plain;
        QTest::addRow("SCRAM-SHA-256") << config::SaslMechanism::ScramSha256;
        QTest::addRow("SCRAM-SHA-512") << config::SaslMechanism::ScramSha512;
    }

    void everyWayToSignInWorks()
    {
        QFETCH(config::SaslMechanism, mechanism);
        MESH_NEEDS(m_stack.kafkaSaslTls);
        Connection connection = tlsTo(m_stack.kafkaSaslTls, config::Security::SaslTls);
        connection.profile.mechanism = mechanism;
        connection.profile.user = u"admin"_s;
        connection.secrets.saslPassword = u"admin-secret"_s;
        const auto report = testConnection(connection);
        QVERIFY2(report.passed(), qPrintable(describe(report)));
        QCOMPARE(report.kafka4OrNewer, std::optional(false));
    }

    void tlsAgainstPlaintext()
    {
        MESH_NEEDS(m_stack.kafka);
        Connection connection = to(m_stack.kafka);
        connection.profile.security = config::Security::Tls;
        expect(connection, TestStep::Tls, Code::TlsUnexpected);
    }

    void plaintextAgainstTls_data()
    {
        QTest::addColumn<bool>("sasl");
        QTest::addRow("plaintext") << false;
        QTest::addRow("SASL") << true;
    }

    void plaintextAgainstTls()
    {
        QFETCH(bool, sasl);
        MESH_NEEDS(m_stack.kafkaSaslTls);
        Connection connection = to(m_stack.kafkaSaslTls);
        connection.profile.security =
            sasl ? config::Security::SaslPlaintext : config::Security::Plaintext;
        expect(connection, TestStep::Tls, Code::TlsExpected);
    }

    void theCaIsUnknown_data()
    {
        QTest::addColumn<QString>("caFile");
        QTest::addRow("the system's") << QString();
        QTest::addRow("another") << u"other-ca.crt"_s;
    }

    void theCaIsUnknown()
    {
        QFETCH(QString, caFile);
        MESH_NEEDS(m_stack.kafkaSaslTls);
        Connection connection = tlsTo(m_stack.kafkaSaslTls, config::Security::SaslTls);
        connection.profile.user = u"admin"_s;
        connection.secrets.saslPassword = u"admin-secret"_s;
        connection.profile.tls.caFile =
            caFile.isEmpty() ? caFile : m_stack.tlsFolder + u'/' + caFile;
        expect(connection, TestStep::Tls, Code::TlsUnknownCa);
    }

    void theServersCertificateDoesNotFit_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("host");
        QTest::addColumn<Code>("code");
        QTest::addRow("expired") << u"expired.pem"_s << u"127.0.0.1"_s << Code::TlsExpired;
        QTest::addRow("for another host") << u"broker.pem"_s << u"127.0.0.2"_s << Code::TlsHostname;
    }

    void theServersCertificateDoesNotFit()
    {
        QFETCH(QString, certificate);
        QFETCH(QString, host);
        QFETCH(Code, code);
        MESH_NEEDS(m_stack.tlsFolder);
        const QString port = refusedAddress().section(u':', -1);
        QProcess server; // any TLS server will do: the handshake is what fails
        server.start(u"openssl"_s, {u"s_server"_s, u"-accept"_s, port, u"-cert"_s,
                                    m_stack.tlsFolder + u'/' + certificate, u"-key"_s,
                                    m_stack.tlsFolder + u'/' + certificate});
        QVERIFY(server.waitForStarted());
        Connection connection = tlsTo(host + u':' + port, config::Security::Tls);
        QTRY_VERIFY(testConnection(connection).error()->code != Code::Unreachable);
        expect(connection, TestStep::Tls, code);
        server.kill();
        server.waitForFinished();
    }

    void theClientCertificateIsMissing()
    {
        MESH_NEEDS(m_stack.kafkaTls);
        expect(tlsTo(m_stack.kafkaTls, config::Security::Tls), TestStep::Tls,
               Code::TlsClientCertificate);
    }

    void theClientCertificateIsTaken_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("password");
        QTest::addRow("PEM") << u"client.crt"_s << u"client.key"_s << QString();
        QTest::addRow("one PEM for both") << u"client.pem"_s << QString() << QString();
        QTest::addRow("PKCS#12") << u"client.p12"_s << QString() << u"client-secret"_s;
    }

    void theClientCertificateIsTaken()
    {
        QFETCH(QString, certificate);
        QFETCH(QString, key);
        QFETCH(QString, password);
        MESH_NEEDS(m_stack.kafkaTls);
        Connection connection = tlsTo(m_stack.kafkaTls, config::Security::Tls);
        connection.profile.tls.certificateFile = m_stack.tlsFolder + u'/' + certificate;
        connection.profile.tls.keyFile = key.isEmpty() ? key : m_stack.tlsFolder + u'/' + key;
        connection.secrets.keyPassword = password;
        const auto report = testConnection(connection);
        // Alice is known, and may see nothing.
        QVERIFY2(outcome(report, TestStep::Tls) == StepResult::Outcome::Passed,
                 qPrintable(describe(report)));
        QVERIFY(report.error());
        QCOMPARE(report.error()->code, Code::Denied);
    }

    void theKeysPasswordIsWrong()
    {
        MESH_NEEDS(m_stack.kafkaTls);
        Connection connection = tlsTo(m_stack.kafkaTls, config::Security::Tls);
        connection.profile.tls.certificateFile = m_stack.tlsFolder + u"/client.p12"_s;
        connection.secrets.keyPassword = u"wrong"_s;
        expect(connection, TestStep::Tls, Code::Credentials);
    }

    void theKeyFileIsMissing()
    {
        MESH_NEEDS(m_stack.kafkaTls);
        Connection connection = tlsTo(m_stack.kafkaTls, config::Security::Tls);
        connection.profile.tls.certificateFile = u"/no/such/file.pem"_s;
        const auto report = testConnection(connection);
        QCOMPARE(outcome(report, TestStep::Tls), StepResult::Outcome::Failed);
    }

    void aSaslPortSpokenToPlainlySaysSoAtOnce()
    {
        MESH_NEEDS(m_stack.kafkaSasl);
        QElapsedTimer timer;
        timer.start();
        expect(to(m_stack.kafkaSasl), TestStep::Authenticate, Code::Authentication);
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
    }

    void thePasswordIsWrong_data()
    {
        QTest::addColumn<config::SaslMechanism>("mechanism");
        QTest::addRow("PLAIN") << config::SaslMechanism::Plain;
        QTest::addRow("SCRAM") << config::SaslMechanism::ScramSha256;
    }

    void thePasswordIsWrong()
    {
        QFETCH(config::SaslMechanism, mechanism);
        MESH_NEEDS(m_stack.kafkaSasl);
        Connection connection = to(m_stack.kafkaSasl);
        connection.profile.security = config::Security::SaslPlaintext;
        connection.profile.mechanism = mechanism;
        connection.profile.user = u"alice"_s;
        connection.secrets.saslPassword = u"wrong"_s;
        expect(connection, TestStep::Authenticate, Code::Authentication);
    }

    void scramOnKafka4IsNoWrongPassword_data()
    {
        QTest::addColumn<bool>("tls");
        QTest::addRow("plaintext") << false;
        QTest::addRow("TLS") << true;
    }

    void scramOnKafka4IsNoWrongPassword()
    {
        QFETCH(bool, tls);
        MESH_NEEDS(m_stack.kafka4Sasl);
        const QString tlsAddress = qEnvironmentVariable("MESHSCOPE_TEST_KAFKA4_SASL_TLS");
        Connection connection = to(tls ? tlsAddress : m_stack.kafka4Sasl);
        connection.profile.security =
            tls ? config::Security::SaslTls : config::Security::SaslPlaintext;
        connection.profile.tls.verifyHostname = false;
        connection.profile.tls.caFile =
            QFileInfo(m_stack.tlsFolder + u"/../../kafka4/tls/ca.crt"_s).canonicalFilePath();
        connection.profile.mechanism = config::SaslMechanism::ScramSha256;
        connection.profile.user = u"admin"_s;
        connection.secrets.saslPassword = u"admin-secret"_s;
        if (librdkafkaVersion() >= u"2.6.1"_s) {
            QVERIFY(testConnection(connection).passed());
            return;
        }
        expect(connection, TestStep::Authenticate, Code::ScramKafka4);
        // PLAIN on the same port works, and a wrong password there is a wrong password.
        connection.profile.mechanism = config::SaslMechanism::Plain;
        const auto report = testConnection(connection);
        QVERIFY2(report.passed(), qPrintable(describe(report)));
        QCOMPARE(report.kafka4OrNewer, std::optional(true));
        connection.secrets.saslPassword = u"wrong"_s;
        expect(connection, TestStep::Authenticate, Code::Authentication);
    }

    void noRightToListTopics()
    {
        MESH_NEEDS(m_stack.scripts);
        // Other tests let everybody read their meshes.
        test::OwnBroker broker(m_stack.scripts);
        QVERIFY2(broker.start(), qPrintable(broker.log()));
        Connection connection = to(broker.saslAddress());
        connection.profile.security = config::Security::SaslPlaintext;
        connection.profile.user = u"bob"_s;
        connection.secrets.saslPassword = u"bob-secret"_s;
        expect(connection, TestStep::Authorise, Code::Denied);
    }

    void noTokenIsToBeHad()
    {
        MESH_NEEDS(m_stack.kafkaOAuth);
        Connection connection = to(m_stack.kafkaOAuth);
        connection.profile.security = config::Security::SaslPlaintext;
        connection.profile.mechanism = config::SaslMechanism::OAuthBearer;
        connection.token = []() -> core::Result<OAuthToken> {
            return core::Error{Code::Authentication, u"invalid_client"_s, u"the token server"_s};
        };
        expect(connection, TestStep::Authenticate, Code::Authentication);
    }

    void aTokenThatTheBrokerRefuses()
    {
        MESH_NEEDS(m_stack.kafkaOAuth);
        Connection connection = to(m_stack.kafkaOAuth);
        connection.profile.security = config::Security::SaslPlaintext;
        connection.profile.mechanism = config::SaslMechanism::OAuthBearer;
        connection.token = []() -> core::Result<OAuthToken> {
            return OAuthToken{
                u"bm90.YQ.dG9rZW4"_s, u"me"_s, QDateTime::currentMSecsSinceEpoch() + 60'000, {}};
        };
        expect(connection, TestStep::Authenticate, Code::Authentication);
    }

    void stoppedItEndsSoon()
    {
        std::stop_source stop;
        stop.request_stop();
        const auto report = testConnection(to(u"192.0.2.1:9092"_s), stop.get_token());
        QVERIFY(!report.passed());
        QCOMPARE(report.steps.size(), size_t{6});
    }

    void placesAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("port");
        QTest::addRow("both") << u"a.example:9093"_s << u"a.example"_s << u"9093"_s;
        QTest::addRow("Kafka's port") << u"a.example"_s << u"a.example"_s << u"9092"_s;
        QTest::addRow("IPv6") << u"[::1]:9093"_s << u"::1"_s << u"9093"_s;
        QTest::addRow("a protocol") << u"SASL_SSL://b:1"_s << u"b"_s << u"1"_s;
        QTest::addRow("no port") << u"b:port"_s << QString() << QString();
        QTest::addRow("nothing") << QString() << QString() << QString();
    }

    void placesAreRead()
    {
        QFETCH(QString, text);
        QFETCH(QString, host);
        QFETCH(QString, port);
        const auto place = HostPort::parse(text);
        QCOMPARE(place.has_value(), !host.isEmpty());
        if (place) {
            QCOMPARE(place->host, host);
            QCOMPARE(place->port, port);
        }
    }

private:
    static Connection to(const QString &address) { return test::connectionTo(address); }

    Connection tlsTo(const QString &address, config::Security security) const
    {
        Connection connection = to(address);
        connection.profile.security = security;
        connection.profile.tls.caFile = m_stack.tlsFolder + u"/ca.crt"_s;
        return connection;
    }

    static QString describe(const ConnectionReport &report)
    {
        QString text;
        for (const StepResult &each : report.steps) {
            text += QString::number(int(each.step)) + u':' + QString::number(int(each.outcome)) +
                    u' ' +
                    (each.error ? core::codeName(each.error->code) + u' ' + each.error->detail
                                : each.detail) +
                    u'\n';
        }
        return text;
    }

    static StepResult::Outcome outcome(const ConnectionReport &report, TestStep step)
    {
        return report.steps.at(static_cast<size_t>(step)).outcome;
    }

    static void expect(const Connection &connection, TestStep step, Code code)
    {
        int told = 0;
        const auto report = testConnection(connection, {}, [&](const StepResult &) { ++told; });
        const QString text = describe(report);
        QCOMPARE(told, 6);
        QCOMPARE(report.steps.size(), size_t{6});
        QVERIFY2(!report.passed(), qPrintable(text));
        for (const StepResult &each : report.steps) {
            const bool isStep = each.step == step;
            QVERIFY2((each.outcome == StepResult::Outcome::Failed) == isStep, qPrintable(text));
            if (isStep) {
                QVERIFY2(each.error->code == code, qPrintable(text));
            }
        }
    }

    test::Stack m_stack;
};

MESH_TEST_ALONE(TestConnectionTest, "users-rights")

} // namespace mesh::kafka

#include "tst_connectiontest.moc"
