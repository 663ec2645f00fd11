// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
// Each way in which a connection fails says at the window what, why and what to do, and its button
// does it.
#include "tests/acceptance/person.h"
#include "tests/app/kafka/clustertools.h"
#include "tests/support/ownbroker.h"
#include "tests/support/runner.h"
#include "tests/support/stack.h"

#include "ui/dialogs/importdialog.h"
#include "ui/dialogs/profiledialog.h"
#include "ui/dialogs/profileform.h"
#include "ui/dialogs/testpanel.h"
#include "ui/pages/explore/explorepage.h"
#include "ui/pages/live/livepage.h"
#include "ui/pages/product/productpage.h"
#include "ui/widgets/ledgerbar.h"
#include "ui/widgets/recordtable.h"
#include "ui/widgets/resulttable.h"
#include "ui/widgets/stateview.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace mesh;
using namespace mesh::ui;
using namespace Qt::StringLiterals;
using core::Code;
using kafka::librdkafkaVersion;
using test::Listener;
using test::patience;
using test::TemporaryTopic;
using workspace::Session;

namespace {

const QString tryAgain = u"Try again"_s;
const QString editConnection = u"Edit the connection…"_s;

/// Answers everybody as a web server does, and counts who came.
class WebServer
{
public:
    WebServer()
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            while (QTcpSocket *client = m_server.nextPendingConnection()) {
                client->write("HTTP/1.1 400 Bad Request\r\n\r\n");
                client->disconnectFromHost();
                QObject::connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
            }
        });
    }
    [[nodiscard]] QString address() const
    {
        return u"127.0.0.1:"_s + QString::number(m_server.serverPort());
    }

private:
    QTcpServer m_server;
};

QString freeAddress()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return u"127.0.0.1:"_s + QString::number(server.serverPort());
}

} // namespace

class TestConnecting : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aFailureSaysWhatAndWhyAndItsButtonWorks_data();
    void aFailureSaysWhatAndWhyAndItsButtonWorks();
    void aMendedPasswordConnects();
    void nothingListensUntilABrokerStarts();
    void whoMayDescribeNothingIsTold();
    void whoMayNotReadIsToldUntilTheRightIsGiven();
    void theTestEndsWithTheRegistry_data();
    void theTestEndsWithTheRegistry();
    void aJavaStoreComesWithTheCommandThatConvertsIt();
    void aJavaStoreInPlaceOfSettingsIsToldApart();

private:
    test::Stack m_stack;
    std::unique_ptr<WebServer> m_web;
    QProcess m_expired; ///< a TLS server whose certificate has ended
    QString m_expiredAddress;
};

void TestConnecting::initTestCase()
{
    m_stack = test::Stack::fromEnvironment();
    MESH_NEEDS(m_stack.kafka);
    m_web = std::make_unique<WebServer>();
    m_expiredAddress = freeAddress();
    const QString certificate = m_stack.tlsFolder + u"/expired.pem"_s;
    m_expired.start(u"openssl"_s, {u"s_server"_s, u"-accept"_s, m_expiredAddress, u"-cert"_s,
                                   certificate, u"-key"_s, certificate});
    QVERIFY(m_expired.waitForStarted());
}

void TestConnecting::aFailureSaysWhatAndWhyAndItsButtonWorks_data()
{
    const QString ca = m_stack.tlsFolder + u"/ca.crt"_s;
    const QString scram = u"User and password (SCRAM-SHA-256)"_s;
    QTest::addColumn<Listener>("listener");
    QTest::addColumn<Code>("code");
    QTest::addColumn<QString>("action");
    QTest::addRow("nothing listens")
        << Listener{.servers = freeAddress()} << Code::Unreachable << tryAgain;
    QTest::addRow("an unknown host")
        << Listener{.servers = u"no-such-host.invalid:9092"_s} << Code::Resolve << editConnection;
    QTest::addRow("a web server") << Listener{.servers = m_web->address()} << Code::NotKafka
                                  << editConnection;
    QTest::addRow("TLS against plaintext") << Listener{.servers = m_stack.kafka, .encrypted = true}
                                           << Code::TlsUnexpected << editConnection;
    QTest::addRow("plaintext against TLS")
        << Listener{.servers = m_stack.kafkaSaslTls} << Code::TlsExpected << editConnection;
    QTest::addRow("a wrong password")
        << Listener{.servers = m_stack.kafkaSasl,
                    .signIn = scram,
                    .fields = {{u"User"_s, u"admin"_s}, {u"Password"_s, u"wrong"_s}}}
        << Code::Authentication << editConnection;
    QTest::addRow("an unknown CA")
        << Listener{.servers = m_stack.kafkaSaslTls,
                    .encrypted = true,
                    .signIn = scram,
                    .fields = {{u"User"_s, u"admin"_s},
                               {u"Password"_s, u"admin-secret"_s},
                               {u"Trusted CA"_s, m_stack.tlsFolder + u"/other-ca.crt"_s}}}
        << Code::TlsUnknownCa << editConnection;
    QTest::addRow("an expired certificate") << Listener{.servers = m_expiredAddress,
                                                        .encrypted = true,
                                                        .fields = {{u"Trusted CA"_s, ca}}}
                                            << Code::TlsExpired << editConnection;
    QTest::addRow("no client certificate") << Listener{.servers = m_stack.kafkaTls,
                                                       .encrypted = true,
                                                       .fields = {{u"Trusted CA"_s, ca}}}
                                           << Code::TlsClientCertificate << editConnection;
    if (librdkafkaVersion() < u"2.6.1"_s) {
        QTest::addRow("SCRAM on Kafka 4")
            << Listener{.servers = m_stack.kafka4Sasl,
                        .signIn = scram,
                        .fields = {{u"User"_s, u"admin"_s}, {u"Password"_s, u"admin-secret"_s}}}
            << Code::ScramKafka4 << editConnection;
    }
}

void TestConnecting::aFailureSaysWhatAndWhyAndItsButtonWorks()
{
    QFETCH(Listener, listener);
    QFETCH(Code, code);
    QFETCH(QString, action);
    test::WindowBench bench;
    const test::LoopWatch watch;
    // In the dialog: the step that failed, in the words that the whole program uses for it.
    QVERIFY(!test::testBy(bench, listener));
    ProfileDialog *dialog = bench.window().profileDialog();
    const auto &steps = dialog->testPanel()->steps();
    const auto failed = std::find_if(steps.begin(), steps.end(),
                                     [](const auto &step) { return step.error.has_value(); });
    QVERIFY(failed != steps.end());
    QCOMPARE(core::codeName(failed->error->code), core::codeName(code));
    const QString sentence = core::explain(*failed->error).sentence();
    QTRY_VERIFY(test::textOf(*dialog->testPanel()).contains(sentence));

    // In the window, for who opens it all the same.
    QTest::mouseClick(dialog->openButton(), Qt::LeftButton);
    const ExplorePage &page = *bench.window().explorePage();
    QTRY_VERIFY_WITH_TIMEOUT(test::stateOf(page) && test::buttonOf(*test::stateOf(page), action),
                             patience);
    const auto problem = bench.workspace().session()->problem();
    QVERIFY(problem);
    QVERIFY2(problem->code == code,
             qPrintable(core::codeName(problem->code) + u": "_s + problem->detail));
    const core::Explanation said = core::explain(*problem);
    const QString shown = test::textOf(*test::stateOf(page));
    QVERIFY2(shown.contains(said.what), qPrintable(shown));
    QVERIFY2(!said.why.isEmpty() && shown.contains(said.why), qPrintable(shown));
    QVERIFY(!said.action.isEmpty() && shown.contains(said.action));

    QVERIFY(test::press(*test::stateOf(page), action));
    if (action == editConnection) {
        QTRY_VERIFY(bench.window().profileDialog());
        ProfileForm *form = bench.window().profileDialog()->form();
        QTRY_COMPARE(form->profile().bootstrapServers, QStringList{listener.servers});
        QCOMPARE(form->profile().id, bench.workspace().session()->profile().id);
    } else {
        QCOMPARE(bench.workspace().session()->state(), Session::State::Connecting);
        QTRY_COMPARE_WITH_TIMEOUT(bench.workspace().session()->state(), Session::State::Offline,
                                  patience);
    }
    QVERIFY2(watch.longestGap() < test::hung, qPrintable(QString::number(watch.longestGap())));
}

void TestConnecting::aMendedPasswordConnects()
{
    MESH_NEEDS(m_stack.kafkaSasl);
    test::WindowBench bench;
    QVERIFY(
        test::describe(bench, {.servers = m_stack.kafkaSasl,
                               .signIn = u"User and password (SCRAM-SHA-256)"_s,
                               .fields = {{u"User"_s, u"admin"_s}, {u"Password"_s, u"wrong"_s}}}));
    QTest::mouseClick(bench.window().profileDialog()->openButton(), Qt::LeftButton);
    const ExplorePage &page = *bench.window().explorePage();
    QTRY_VERIFY_WITH_TIMEOUT(
        test::stateOf(page) && test::buttonOf(*test::stateOf(page), editConnection), patience);
    QVERIFY(test::press(*test::stateOf(page), editConnection));
    QTRY_VERIFY(bench.window().profileDialog());
    ProfileDialog *dialog = bench.window().profileDialog();
    QTRY_COMPARE(dialog->form()->profile().bootstrapServers, QStringList{m_stack.kafkaSasl});
    QTRY_COMPARE(dialog->form()->secrets().saslPassword, u"wrong"_s);
    QVERIFY(test::typeInto(*dialog->form(), u"Password"_s, u"admin-secret"_s));
    QTest::mouseClick(dialog->openButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(bench.workspace().session()->state() == Session::State::Connected,
                             patience);
}

void TestConnecting::nothingListensUntilABrokerStarts()
{
    MESH_NEEDS(m_stack.scripts);
    test::OwnBroker broker(m_stack.scripts);
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    const QString address = broker.address();
    broker.stop();
    test::WindowBench bench;
    QVERIFY(test::describe(bench, {.servers = address}));
    QTest::mouseClick(bench.window().profileDialog()->openButton(), Qt::LeftButton);
    const ExplorePage &page = *bench.window().explorePage();
    QTRY_VERIFY_WITH_TIMEOUT(test::stateOf(page) && test::buttonOf(*test::stateOf(page), tryAgain),
                             patience);
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    // It may have been found meanwhile: then there is nothing to press.
    if (bench.workspace().session()->state() == Session::State::Offline) {
        QVERIFY(test::press(*test::stateOf(page), tryAgain));
    }
    QTRY_COMPARE_WITH_TIMEOUT(bench.workspace().session()->state(), Session::State::Connected,
                              5'000);
}

void TestConnecting::whoMayDescribeNothingIsTold()
{
    MESH_NEEDS(m_stack.scripts);
    // Other tests let everybody read their meshes.
    test::OwnBroker broker(m_stack.scripts);
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    test::WindowBench bench;
    const Listener bob{.servers = broker.saslAddress(),
                       .signIn = u"User and password (SCRAM-SHA-256)"_s,
                       .fields = {{u"User"_s, u"bob"_s}, {u"Password"_s, u"bob-secret"_s}}};
    QVERIFY(!test::testBy(bench, bob));
    const QString sentence = core::explain({Code::Denied, {}, broker.saslAddress()}).sentence();
    QTRY_VERIFY(test::textOf(*bench.window().profileDialog()->testPanel()).contains(sentence));
    QTest::mouseClick(bench.window().profileDialog()->openButton(), Qt::LeftButton);
    const ExplorePage &page = *bench.window().explorePage();
    QTRY_VERIFY_WITH_TIMEOUT(test::textOf(page).contains(u"shows you no topics"_s), patience);
    QVERIFY(test::textOf(page).contains(u"DESCRIBE"_s));
    QVERIFY(test::press(*test::stateOf(page), editConnection));
    QTRY_VERIFY(bench.window().profileDialog());
}

void TestConnecting::whoMayNotReadIsToldUntilTheRightIsGiven()
{
    MESH_NEEDS(m_stack.kafkaSasl);
    TemporaryTopic topic(test::adminOf(test::connectionTo(m_stack.kafka)), 1);
    topic.fill(3);
    topic.allow(u"alice"_s, TemporaryTopic::Right::Describe);
    QVERIFY(!topic.failure());
    test::WindowBench bench;
    config::Profile profile;
    profile.name = u"alice"_s;
    profile.bootstrapServers = QStringList{m_stack.kafkaSasl};
    profile.security = config::Security::SaslPlaintext;
    profile.mechanism = config::SaslMechanism::ScramSha256;
    profile.user = u"alice"_s;
    config::Secrets secrets;
    secrets.saslPassword = u"alice-secret"_s;
    QVERIFY(test::openProfile(bench, profile, secrets));
    QTRY_VERIFY_WITH_TIMEOUT(bench.workspace().session()->catalog()->topic(topic.name()), patience);
    ProductPage *page = test::openTopic(bench, topic.name());
    QVERIFY(page);
    LivePage &live = page->live();
    QTRY_VERIFY_WITH_TIMEOUT(test::textOf(live).contains(u"You may not read"_s), patience);
    const QString shown = test::textOf(live);
    QVERIFY2(shown.contains(u"Kafka says: "_s) && shown.contains(u"authorization failed"_s),
             qPrintable(shown));
    QVERIFY2(shown.contains(core::explain({Code::Denied, {}, {}}).action), qPrintable(shown));

    topic.allow(u"alice"_s, TemporaryTopic::Right::Read);
    QVERIFY(!topic.failure());
    const auto readsAgain = [&] {
        return live.table().model().rowCount() == 3 ||
               (test::stateOf(live) && test::press(*test::stateOf(live), tryAgain) && false);
    };
    // The broker's rules take a moment to spread.
    QTRY_VERIFY_WITH_TIMEOUT(readsAgain(), patience);
    QCOMPARE(live.ledger().ledger().received(), quint64(3));
}

void TestConnecting::theTestEndsWithTheRegistry_data()
{
    QTest::addColumn<QString>("registry");
    QTest::addColumn<bool>("passes");
    QTest::addColumn<QString>("said");
    QTest::addRow("there") << m_stack.registry << true << u"subject"_s;
    QTest::addRow("none") << QString() << true << u"not set"_s;
    QTest::addRow("nobody listens")
        << u"http://"_s + freeAddress() << false << u"cannot be reached"_s;
}

void TestConnecting::theTestEndsWithTheRegistry()
{
    QFETCH(QString, registry);
    QFETCH(bool, passes);
    QFETCH(QString, said);
    MESH_NEEDS(m_stack.registry);
    test::WindowBench bench;
    QVERIFY(test::describe(bench, {.servers = m_stack.kafka}));
    ProfileDialog *dialog = bench.window().profileDialog();
    config::Profile profile = dialog->form()->profile();
    profile.registry.url = registry;
    dialog->form()->setProfile(profile);
    QTest::mouseClick(dialog->testButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->testPanel()->isRunning(), patience);
    const auto &steps = dialog->testPanel()->steps();
    QCOMPARE(steps.size(), size_t{7});
    QCOMPARE(steps.back().name, u"Schema registry"_s);
    QCOMPARE(!steps.back().error.has_value(), passes);
    QTRY_VERIFY2(test::textOf(*dialog->testPanel()).contains(said),
                 qPrintable(test::textOf(*dialog->testPanel())));
}

void TestConnecting::aJavaStoreComesWithTheCommandThatConvertsIt()
{
    test::WindowBench bench;
    ImportDialog import(bench.workspace().tasks());
    import.show();
    import.setText(u"bootstrap.servers=b:1\nssl.truststore.location=/etc/trust.jks\n"_s,
                   u"client.properties"_s);
    const QString command = u"keytool -list -rfc -keystore '/etc/trust.jks' > '/etc/trust.pem'"_s;
    QTRY_VERIFY2(test::textOf(import).contains(command), qPrintable(test::textOf(import)));
    QVERIFY(test::textOf(import).contains(u"/etc/trust.jks is a store in Java’s own format"_s));
    QVERIFY(test::press(import, u"Copy the command"_s));
    QCOMPARE(QGuiApplication::clipboard()->text(), command);
    QVERIFY(!test::press(import, u"Take it over"_s));
}

void TestConnecting::aJavaStoreInPlaceOfSettingsIsToldApart()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"client.jks"_s);
    QFile store(path);
    QVERIFY(store.open(QIODevice::WriteOnly));
    store.write("\xFE\xED\xFE\xED\0\0\0\2");
    store.close();
    test::WindowBench bench;
    ImportDialog import(bench.workspace().tasks());
    import.show();
    import.importFile(path);
    QTRY_VERIFY(
        test::textOf(import).contains(u"client.jks holds certificates, not connection settings"_s));
    QVERIFY(
        test::textOf(import).contains(u"keytool -importkeystore -srckeystore '%1'"_s.arg(path)));
    QVERIFY(test::textOf(import).contains(u"keytool -list -rfc -keystore '%1'"_s.arg(path)));
}

MESH_TEST(TestConnecting)
#include "tst_connecting.moc"
