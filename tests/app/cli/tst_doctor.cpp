// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "meshctl.h"
#include "tests/support/runner.h"
#include "tests/support/stack.h"

#include "app/core/paths.h"
#include "app/workspace/userstore.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using mesh::test::json;
using mesh::test::Meshctl;
using mesh::test::Ran;

class TestDoctor : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QDir(mesh::core::configDirectory()).removeRecursively(); }
    void itLooksAtThisMachine();
    void aDamagedProfileIsSick();
    void anUnreachableClusterIsSick();
    void aConnectionIsTestedStepByStep();
    void aWrongPasswordFailsAtItsStep();
    void activityIsListedAndExported();
};

namespace {

// The outcome of a check by its name.
QString outcomeOf(const Ran &ran, const QString &check)
{
    for (const QByteArray &line : ran.lines()) {
        const QJsonObject row = QJsonDocument::fromJson(line).object();
        if (row["check"_L1].toString() == check) {
            return row["outcome"_L1].toString();
        }
    }
    return u"(no such check)"_s;
}

} // namespace

void TestDoctor::itLooksAtThisMachine()
{
    const Ran ran = Meshctl().run({u"doctor"_s});
    QCOMPARE(ran.code, 0);
    for (const QString &check :
         {u"program"_s, u"configuration"_s, u"data"_s, u"state"_s, u"cache"_s, u"profiles"_s}) {
        QCOMPARE(outcomeOf(ran, check), u"ok"_s);
    }
    QCOMPARE(outcomeOf(ran, u"keychain"_s), u"warning"_s);
}

void TestDoctor::aDamagedProfileIsSick()
{
    const QString folder = mesh::core::configDirectory() + u"/profiles"_s;
    QVERIFY(QDir().mkpath(folder));
    QFile file(folder + u"/bad.json"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{");
    file.close();
    const Ran ran = Meshctl().run({u"doctor"_s});
    QCOMPARE(ran.code, 1);
    QCOMPARE(outcomeOf(ran, u"profile"_s), u"failed"_s);
    QVERIFY(ran.out.contains("bad.json"));
}

void TestDoctor::anUnreachableClusterIsSick()
{
    const Ran ran = Meshctl().run({u"--bootstrap"_s, u"127.0.0.1:1"_s, u"doctor"_s});
    QCOMPARE(ran.code, 6);
    QCOMPARE(outcomeOf(ran, u"resolve"_s), u"ok"_s);
    QCOMPARE(outcomeOf(ran, u"connect"_s), u"failed"_s);
    QCOMPARE(outcomeOf(ran, u"authorise"_s), u"skipped"_s);
}

void TestDoctor::aConnectionIsTestedStepByStep()
{
    const auto stack = mesh::test::Stack::fromEnvironment();
    MESH_NEEDS(stack.kafka);
    const Meshctl meshctl;
    QCOMPARE(meshctl.run({u"profiles"_s, u"add"_s, u"Here"_s, u"--bootstrap"_s, stack.kafka}).code,
             0);
    const Ran ran = meshctl.run({u"profiles"_s, u"test"_s, u"Here"_s});
    QCOMPARE(ran.code, 0);
    QCOMPARE(outcomeOf(ran, u"connect"_s), u"ok"_s);
    QCOMPARE(outcomeOf(ran, u"authorise"_s), u"ok"_s);
    QCOMPARE(outcomeOf(ran, u"registry"_s), u"skipped"_s);
}

void TestDoctor::aWrongPasswordFailsAtItsStep()
{
    const auto stack = mesh::test::Stack::fromEnvironment();
    MESH_NEEDS(stack.kafkaSasl);
    const QStringList words{
        u"--bootstrap"_s, stack.kafkaSasl,           u"-X"_s, u"security.protocol=SASL_PLAINTEXT"_s,
        u"-X"_s,          u"sasl.mechanism=PLAIN"_s, u"-X"_s, u"sasl.username=alice"_s};
    Meshctl right;
    right.setVariable(u"MESHSCOPE_PASSWORD"_s, u"alice-secret"_s);
    QCOMPARE(outcomeOf(right.run(words + QStringList{u"doctor"_s}), u"authenticate"_s), u"ok"_s);
    Meshctl wrong;
    wrong.setVariable(u"MESHSCOPE_PASSWORD"_s, u"planted-secret"_s);
    const Ran ran = wrong.run(words + QStringList{u"doctor"_s});
    QCOMPARE(ran.code, 5);
    QCOMPARE(outcomeOf(ran, u"connect"_s), u"ok"_s);
    QCOMPARE(outcomeOf(ran, u"authenticate"_s), u"failed"_s);
    const Ran listed = wrong.run(words + QStringList{u"--verbose"_s, u"topics"_s, u"list"_s});
    QCOMPARE(listed.code, 5);
    QVERIFY(!ran.out.contains("planted") && !ran.err.contains("planted"));
    QVERIFY(!listed.out.contains("planted") && !listed.err.contains("planted"));
}

void TestDoctor::activityIsListedAndExported()
{
    {
        mesh::workspace::UserStore store(mesh::workspace::UserStore::pathFor(u"sandbox"_s));
        for (int id = 1; id <= 3; ++id) {
            store.writeActivity({id,
                                 1'700'000'000'000 + id,
                                 1'700'000'001'000,
                                 u"Followed topic"_s,
                                 u"topic-%1"_s.arg(id),
                                 mesh::workspace::Outcome::Done,
                                 {},
                                 {}});
        }
    } // the destructor finishes the writes
    const Meshctl meshctl;
    const Ran newest =
        meshctl.run({u"--profile"_s, u"Sandbox"_s, u"activity"_s, u"list"_s, u"--limit"_s, u"1"_s});
    QVERIFY2(newest.code == 0, newest.err.constData());
    QCOMPARE(newest.out, json("{'startedAt':'2023-11-14T22:13:20.003Z','endedAt':"
                              "'2023-11-14T22:13:21.000Z','action':'Followed topic','subject':"
                              "'topic-3','outcome':'done','error':null,'detail':null}\n"));
    const Ran all = meshctl.run(
        {u"--profile"_s, u"sandbox"_s, u"activity"_s, u"export"_s, u"--format"_s, u"csv"_s});
    QCOMPARE(all.out.count("\r\n"), 4);
    QCOMPARE(meshctl.run({u"activity"_s, u"list"_s}).code, 2);
}

MESH_TEST(TestDoctor)
#include "tst_doctor.moc"
