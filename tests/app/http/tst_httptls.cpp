// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "certificates.h"
#include "standin.h"
#include "tests/support/runner.h"

#include "app/http/httpclient.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mesh::http;
using mesh::core::Code;
using mesh::test::reply;
using mesh::test::StandIn;

class TestHttpTls : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aHandshakeSucceedsOrSaysWhyNot_data();
    void aHandshakeSucceedsOrSaysWhyNot();
    void clientCertificates_data();
    void clientCertificates();
    void aMissingClientCertificateIsTold_data();
    void aMissingClientCertificateIsTold();
    void aMissingFileIsNamed();
    void tlsAgainstAPlaintextPortIsTold();
    void plaintextAgainstATlsPortIsTold();

private:
    [[nodiscard]] QString file(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] StandIn server(const QString &name, bool clientCertificate = false) const;

    QTemporaryDir m_folder;
};

void TestHttpTls::initTestCase()
{
    const QString fault = mesh::test::makeCertificates(m_folder.path());
    if (fault.startsWith(u"there is no"_s)) {
        QSKIP("needs the openssl program");
    }
    QVERIFY2(fault.isEmpty(), qPrintable(fault));
}

StandIn TestHttpTls::server(const QString &name, bool clientCertificate) const
{
    return StandIn([](const QByteArray &, int) { return reply(200, "secure"); },
                   mesh::test::serverConfiguration(m_folder.path(), name, clientCertificate));
}

void TestHttpTls::aHandshakeSucceedsOrSaysWhyNot_data()
{
    QTest::addColumn<QString>("presented");
    QTest::addColumn<QString>("trusted");
    QTest::addColumn<bool>("verifyHostname");
    QTest::addColumn<int>("code"); // -1: it succeeds
    QTest::addRow("trusted") << u"server"_s << u"ca.crt"_s << true << -1;
    QTest::addRow("unknown CA") << u"server"_s << u"other-ca.crt"_s << true
                                << int(Code::TlsUnknownCa);
    QTest::addRow("the system's CAs") << u"server"_s << u""_s << true << int(Code::TlsUnknownCa);
    QTest::addRow("expired") << u"expired"_s << u"ca.crt"_s << true << int(Code::TlsExpired);
    QTest::addRow("another host") << u"elsewhere"_s << u"ca.crt"_s << true
                                  << int(Code::TlsHostname);
    QTest::addRow("another host, not looked at") << u"elsewhere"_s << u"ca.crt"_s << false << -1;
    QTest::addRow("expired, host not looked at")
        << u"expired"_s << u"ca.crt"_s << false << int(Code::TlsExpired);
}

void TestHttpTls::aHandshakeSucceedsOrSaysWhyNot()
{
    QFETCH(QString, presented);
    QFETCH(QString, trusted);
    QFETCH(bool, verifyHostname);
    QFETCH(int, code);
    const StandIn tls = server(presented);
    HttpOptions options;
    options.tls.caFile = trusted.isEmpty() ? QString() : file(trusted);
    options.tls.verifyHostname = verifyHostname;
    HttpClient client(options);
    HttpRequest request;
    request.url = tls.url();
    const auto answer = client.send(request);
    QCOMPARE(answer.ok() ? -1 : int(answer.error().code), code);
    if (!answer) {
        QCOMPARE(answer.error().where.name, u"localhost:%1"_s.arg(tls.port()));
        QVERIFY(!answer.error().retriable);
    }
}

void TestHttpTls::clientCertificates_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("password");
    QTest::addColumn<int>("code");
    QTest::addRow("PEM") << u"client.crt"_s << u"client.key"_s << u""_s << -1;
    QTest::addRow("PKCS#12") << u"client.p12"_s << u""_s << u"p12-secret"_s << -1;
    QTest::addRow("PKCS#12, wrong password")
        << u"client.p12"_s << u""_s << u"wrong"_s << int(Code::Credentials);
}

void TestHttpTls::clientCertificates()
{
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    QFETCH(QString, password);
    QFETCH(int, code);
    const StandIn tls = server(u"server"_s, true);
    HttpOptions options;
    options.tls.caFile = file(u"ca.crt"_s);
    options.tls.certificateFile = certificate.isEmpty() ? QString() : file(certificate);
    options.tls.keyFile = key.isEmpty() ? QString() : file(key);
    options.tls.keyPassword = password;
    HttpClient client(options);
    HttpRequest request;
    request.url = tls.url();
    const auto answer = client.send(request);
    QVERIFY2((answer.ok() ? -1 : int(answer.error().code)) == code,
             answer.ok() ? "ok" : qPrintable(answer.error().detail));
}

void TestHttpTls::aMissingClientCertificateIsTold_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<int>("code");
    // TLS 1.2 has no word for it: OpenSSL sends the alert of any failed handshake.
    QTest::addRow("TLS 1.2") << u"-tls1_2"_s << int(Code::TlsHandshake);
    QTest::addRow("TLS 1.3") << u"-tls1_3"_s << int(Code::TlsClientCertificate);
}

void TestHttpTls::aMissingClientCertificateIsTold()
{
    QFETCH(QString, version);
    QFETCH(int, code);
    // OpenSSL's own server: Qt's hangs up without the alert that others send.
    QProcess server;
    server.setWorkingDirectory(m_folder.path());
    server.start(u"openssl"_s, {u"s_server"_s, u"-accept"_s, u"127.0.0.1:0"_s, u"-cert"_s,
                                u"server.crt"_s, u"-key"_s, u"server.key"_s, u"-CAfile"_s,
                                u"ca.crt"_s, u"-Verify"_s, u"1"_s, u"-www"_s, version});
    QByteArray said;
    QTRY_VERIFY((said += server.readAllStandardOutput()).contains("ACCEPT "));
    const QByteArray address = said.mid(said.indexOf("ACCEPT ") + 7).simplified();
    HttpOptions options;
    options.tls.caFile = file(u"ca.crt"_s);
    options.tls.verifyHostname = false;
    HttpClient client(options);
    HttpRequest request;
    request.url = QUrl(u"https://"_s + QString::fromLatin1(address) + u"/"_s);
    const auto answer = client.send(request);
    server.kill();
    server.waitForFinished();
    QVERIFY(!answer.ok());
    QVERIFY2(int(answer.error().code) == code, qPrintable(answer.error().detail));
}

void TestHttpTls::aMissingFileIsNamed()
{
    HttpOptions options;
    options.tls.caFile = u"/nowhere/ca.crt"_s;
    HttpClient client(options);
    HttpRequest request;
    request.url = QUrl(u"https://localhost:1/"_s);
    const auto answer = client.send(request);
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().code, Code::Storage);
    QCOMPARE(answer.error().where.name, u"/nowhere/ca.crt"_s);
}

void TestHttpTls::tlsAgainstAPlaintextPortIsTold()
{
    StandIn plain([](const QByteArray &, int) { return reply(400, "plain"); });
    QUrl url = plain.url();
    url.setScheme(u"https"_s);
    HttpClient client;
    HttpRequest request;
    request.url = url;
    const auto answer = client.send(request);
    QVERIFY(!answer.ok());
    QVERIFY2(answer.error().code == Code::TlsUnexpected, qPrintable(answer.error().detail));
}

void TestHttpTls::plaintextAgainstATlsPortIsTold()
{
    const StandIn tls = server(u"server"_s);
    QUrl url = tls.url();
    url.setScheme(u"http"_s);
    HttpClient client;
    HttpRequest request;
    request.url = url;
    const auto answer = client.send(request);
    QVERIFY(!answer.ok());
    QVERIFY2(answer.error().code == Code::TlsExpected, qPrintable(answer.error().detail));
}

MESH_TEST(TestHttpTls)
#include "tst_httptls.moc"
