// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "publishingmesh.h"
#include "tests/support/ownbroker.h"

#include <QElapsedTimer>
#include <QScopeGuard>
#include <QTcpServer>

#include <signal.h>

using namespace Qt::StringLiterals;
using mesh::test::Meshctl;
using mesh::test::OwnBroker;
using mesh::test::PublishingMesh;
using mesh::test::Ran;

/// A cluster that is not to be asked, or does not answer.
class TestOffline : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingIsConnectedTo();
    void whatWasNeverReadIsSaid();
    void aHungBrokerIsGivenUpSoon();

private:
    mesh::test::Stack m_stack = mesh::test::Stack::fromEnvironment();
};

void TestOffline::nothingIsConnectedTo()
{
    MESH_NEEDS(m_stack.scripts);
    OwnBroker broker(m_stack.scripts);
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    const PublishingMesh mesh(broker.address());
    QVERIFY(mesh.setUp());
    QVERIFY(mesh.publish(u"orders"_s));
    QVERIFY(mesh.run({u"products"_s, u"list"_s}).out.contains("sales.orders"));
    broker.stop();
    // Whoever knocks where the broker was is counted.
    QTcpServer listener;
    int connections = 0;
    QObject::connect(&listener, &QTcpServer::newConnection, [&connections] { ++connections; });
    const QStringList address = broker.address().split(u':');
    QVERIFY(listener.listen(QHostAddress(address[0]), address[1].toUShort()));
    for (const QStringList &words :
         {QStringList{u"products"_s, u"list"_s}, QStringList{u"catalog"_s, u"status"_s},
          QStringList{u"contracts"_s, u"show"_s, u"sales.orders"_s},
          QStringList{u"access"_s, u"list"_s},
          QStringList{u"policies"_s, u"check"_s, u"sales.orders"_s},
          QStringList{u"products"_s, u"edit"_s, u"sales.orders"_s, u"--set"_s, u"tags=a"_s,
                      u"--dry-run"_s},
          QStringList{u"products"_s, u"publish"_s, u"sales.more"_s, u"--topic"_s, u"x"_s,
                      u"--dry-run"_s}}) {
        QElapsedTimer timer;
        timer.start();
        const auto process =
            Meshctl().start(QStringList{u"--profile"_s, mesh.profile(), u"--offline"_s} + words);
        QTRY_COMPARE_WITH_TIMEOUT(process->state(), QProcess::NotRunning, 20'000);
        const QByteArray out = process->readAllStandardOutput();
        QVERIFY2(out.contains("sales") || words.contains(u"status"_s) || words.contains(u"list"_s),
                 process->readAllStandardError().constData());
        QVERIFY2(timer.elapsed() < 2'000, qPrintable(words.join(u' ')));
    }
    QCoreApplication::processEvents();
    QCOMPARE(connections, 0);
}

void TestOffline::whatWasNeverReadIsSaid()
{
    const Ran ran = Meshctl().run(
        {u"--offline"_s, u"--bootstrap"_s, u"127.0.0.1:9"_s, u"products"_s, u"list"_s});
    QCOMPARE(ran.code, 3);
    QVERIFY2(ran.err.contains("copy of the mesh at 127.0.0.1:9"), ran.err.constData());
}

void TestOffline::aHungBrokerIsGivenUpSoon()
{
    MESH_NEEDS(m_stack.scripts);
    OwnBroker broker(m_stack.scripts);
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    const PublishingMesh mesh(broker.address());
    QVERIFY(mesh.setUp());
    QVERIFY(mesh.publish(u"orders"_s));
    QVERIFY(mesh.run({u"products"_s, u"list"_s}).out.contains("sales.orders"));
    broker.signal(SIGSTOP);
    const auto goOn = qScopeGuard([&broker] { broker.signal(SIGCONT); });
    QElapsedTimer timer;
    timer.start();
    // What is known is shown, and why it is no more.
    const Ran list = mesh.run({u"products"_s, u"list"_s});
    QCOMPARE(list.code, 0);
    QVERIFY(list.out.contains("sales.orders"));
    QVERIFY2(list.err.contains("was known at"), list.err.constData());
    QVERIFY2(timer.restart() < 6'000, "products list");
    const Ran edit =
        mesh.run({u"products"_s, u"edit"_s, u"sales.orders"_s, u"--set"_s, u"tags=a"_s});
    QCOMPARE(edit.code, 6);
    QVERIFY2(timer.restart() < 6'000, "products edit");
    const Ran topic = mesh.run({u"topics"_s, u"show"_s, mesh.topicOf(u"orders"_s)});
    QCOMPARE(topic.code, 6);
    QVERIFY2(timer.restart() < 6'000, "topics show");
}

MESH_TEST(TestOffline)
#include "tst_offline.moc"
