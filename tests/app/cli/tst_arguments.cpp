// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "meshctl.h"
#include "tests/support/runner.h"

#include "app/cli/command.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using mesh::test::json;
using mesh::test::Meshctl;
using mesh::test::Ran;

class TestArguments : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyNounAndVerbHasHelpWithAnExample();
    void theVersionNamesTheLibraries();
    void whatCannotBeMeantIsRefused_data();
    void whatCannotBeMeantIsRefused();
    void aPasswordNeverStandsOnTheCommandLine_data();
    void aPasswordNeverStandsOnTheCommandLine();
    void anErrorIsOneLineOrOneObject();
    void anUnreachableBrokerIsSaidSo();
    void aRefusalIsToldAtOnce_data();
    void aRefusalIsToldAtOnce();
    void aMissingPasswordSaysWhereItBelongs();
    void aMissingFileIsNotFound();
    void whatCannotBeWrittenFails_data();
    void whatCannotBeWrittenFails();
};

void TestArguments::everyNounAndVerbHasHelpWithAnExample()
{
    const Meshctl meshctl;
    const Ran all = meshctl.run({u"--help"_s});
    QCOMPARE(all.code, 0);
    QVERIFY(all.err.isEmpty());
    for (const mesh::cli::Command &command : mesh::cli::commands()) {
        QVERIFY(all.out.contains((command.noun + u' ' + command.verb).toUtf8()));
        const Ran noun = meshctl.run({command.noun, u"--help"_s});
        QCOMPARE(noun.code, 0);
        QVERIFY(noun.out.contains("example: "));
        const Ran verb = meshctl.run({command.noun, command.verb, u"--help"_s});
        QCOMPARE(verb.code, 0);
        QVERIFY(verb.out.startsWith("usage: meshctl "));
        QVERIFY(verb.out.contains("example: "));
        for (const mesh::cli::OptionSpec &option : command.options) {
            QVERIFY(verb.out.contains("--" + option.name.toUtf8()));
        }
    }
}

void TestArguments::theVersionNamesTheLibraries()
{
    const Ran ran = Meshctl().run({u"--version"_s});
    QCOMPARE(ran.code, 0);
    QVERIFY(ran.out.startsWith("meshctl "));
    QVERIFY(ran.out.contains("librdkafka "));
}

void TestArguments::whatCannotBeMeantIsRefused_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("named");
    QTest::addRow("nothing") << QStringList{} << "a noun and a verb"_ba;
    QTest::addRow("an unknown noun") << QStringList{u"tables"_s} << "tables"_ba;
    QTest::addRow("an unknown verb")
        << QStringList{u"topics"_s, u"paint"_s} << "list, show, create"_ba;
    QTest::addRow("an unknown option")
        << QStringList{u"topics"_s, u"list"_s, u"--colour"_s} << "--colour"_ba;
    QTest::addRow("an argument too many")
        << QStringList{u"profiles"_s, u"list"_s, u"x"_s} << "meshctl profiles list"_ba;
    QTest::addRow("an argument too few")
        << QStringList{u"topics"_s, u"show"_s} << "meshctl topics show T"_ba;
    QTest::addRow("no value") << QStringList{u"topics"_s, u"list"_s, u"--profile"_s}
                              << "--profile"_ba;
    QTest::addRow("an unknown format")
        << QStringList{u"--format=xml"_s, u"topics"_s, u"list"_s} << "xml"_ba;
    QTest::addRow("no cluster") << QStringList{u"topics"_s, u"list"_s} << "--bootstrap"_ba;
    QTest::addRow("a duration") << QStringList{u"--bootstrap"_s, u"h:1"_s, u"topics"_s,
                                               u"histogram"_s,   u"t"_s,   u"--by"_s,
                                               u"week"_s}
                                << "week"_ba;
    QTest::addRow("a number")
        << QStringList{u"--bootstrap"_s, u"h:1"_s,          u"topics"_s, u"create"_s,
                       u"t"_s,           u"--partitions"_s, u"0"_s}
        << "--partitions 0"_ba;
    QTest::addRow("a flag with a value")
        << QStringList{u"topics"_s, u"list"_s, u"--internal=yes"_s} << "--internal"_ba;
    QTest::addRow("an option twice")
        << QStringList{u"topics"_s, u"histogram"_s, u"t"_s, u"--by"_s, u"1m"_s, u"--by"_s, u"2m"_s}
        << "once"_ba;
}

void TestArguments::whatCannotBeMeantIsRefused()
{
    QFETCH(QStringList, words);
    QFETCH(QByteArray, named);
    const Ran ran = Meshctl().run(words);
    QCOMPARE(ran.code, 2);
    QVERIFY(ran.out.isEmpty());
    QVERIFY(ran.err.startsWith("meshctl: "));
    QCOMPARE(ran.err.count('\n'), 1);
    QVERIFY2(ran.err.contains(named), ran.err.constData());
}

void TestArguments::aPasswordNeverStandsOnTheCommandLine_data()
{
    QTest::addColumn<QString>("property");
    for (const char *name : {"sasl.password", "ssl.key.password", "ssl.keystore.password",
                             "sasl.oauthbearer.client.secret", "ssl.key.pem"}) {
        QTest::addRow("%s", name) << QString::fromLatin1(name);
    }
}

void TestArguments::aPasswordNeverStandsOnTheCommandLine()
{
    QFETCH(QString, property);
    const Ran ran = Meshctl().run({u"-X"_s, property + u"=planted"_s, u"topics"_s, u"list"_s});
    QCOMPARE(ran.code, 2);
    QVERIFY(ran.err.contains("MESHSCOPE_PASSWORD"));
    QVERIFY(ran.err.contains("mode 600"));
    QVERIFY(!ran.err.contains("planted"));
}

void TestArguments::anErrorIsOneLineOrOneObject()
{
    const Meshctl meshctl;
    const Ran line = meshctl.run({u"profiles"_s, u"show"_s, u"nowhere"_s});
    QCOMPARE(line.code, 3);
    QVERIFY(line.err.startsWith("meshctl: "));
    QCOMPARE(line.err.count('\n'), 1);
    const Ran object =
        meshctl.run({u"profiles"_s, u"show"_s, u"nowhere"_s, u"--format"_s, u"json"_s});
    QCOMPARE(object.code, 3);
    QVERIFY(object.err.startsWith(json("{'code':'NotFound','message':'")));
    QVERIFY(object.err.contains(json("'where':'profile “nowhere”','retriable':false}")));
    const Ran usage = meshctl.run({u"tables"_s, u"--format=json"_s});
    QVERIFY(usage.err.startsWith(json("{'code':'Usage'")));
}

void TestArguments::anUnreachableBrokerIsSaidSo()
{
    const Ran ran = Meshctl().run({u"--bootstrap"_s, u"127.0.0.1:1"_s, u"topics"_s, u"list"_s});
    QCOMPARE(ran.code, 6);
    QVERIFY(ran.out.isEmpty());
    QVERIFY2(ran.err.startsWith("meshctl: 127.0.0.1:1 cannot be reached: "), ran.err.constData());
}

void TestArguments::aRefusalIsToldAtOnce_data()
{
    QTest::addColumn<QString>("bootstrap");
    QTest::addColumn<QStringList>("words");
    const QString refused = u"127.0.0.1:1"_s;
    QTest::addRow("topics") << refused << QStringList{u"topics"_s, u"list"_s};
    QTest::addRow("records") << refused << QStringList{u"records"_s, u"read"_s, u"x"_s};
    QTest::addRow("a mesh") << refused << QStringList{u"products"_s, u"list"_s};
    QTest::addRow("two brokers") << u"127.0.0.1:1,127.0.0.1:2"_s
                                 << QStringList{u"topics"_s, u"list"_s};
    QTest::addRow("no such host") << u"no-such-host.invalid:9092"_s
                                  << QStringList{u"topics"_s, u"list"_s};
}

void TestArguments::aRefusalIsToldAtOnce()
{
    QFETCH(QString, bootstrap);
    QFETCH(QStringList, words);
    QElapsedTimer timer;
    timer.start();
    const Ran ran = Meshctl().run(QStringList{u"--bootstrap"_s, bootstrap} + words);
    // librdkafka itself would try for 10 s.
    QVERIFY2(timer.elapsed() < 7000, QByteArray::number(timer.elapsed()).constData());
    QCOMPARE(ran.code, 6);
    QVERIFY(ran.out.isEmpty());
    QCOMPARE(ran.err.count('\n'), 1);
}

void TestArguments::aMissingPasswordSaysWhereItBelongs()
{
    const Ran ran =
        Meshctl().run({u"--bootstrap"_s, u"127.0.0.1:1"_s, u"-X"_s,
                       u"security.protocol=SASL_PLAINTEXT"_s, u"-X"_s, u"sasl.mechanism=PLAIN"_s,
                       u"-X"_s, u"sasl.username=alice"_s, u"topics"_s, u"list"_s});
    QCOMPARE(ran.code, 2);
    QVERIFY2(ran.err.contains("alice") && ran.err.contains("MESHSCOPE_PASSWORD"),
             ran.err.constData());
}

void TestArguments::aMissingFileIsNotFound()
{
    const Ran ran =
        Meshctl().run({u"-F"_s, u"/nowhere/client.properties"_s, u"topics"_s, u"list"_s});
    QCOMPARE(ran.code, 3);
    QVERIFY(ran.err.contains("/nowhere/client.properties"));
}

void TestArguments::whatCannotBeWrittenFails_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addRow("help") << QStringList{u"--help"_s};
    QTest::addRow("rows") << QStringList{u"profiles"_s, u"list"_s};
    QTest::addRow("a document") << QStringList{u"profiles"_s, u"show"_s, u"Sandbox"_s};
}

void TestArguments::whatCannotBeWrittenFails()
{
    QFETCH(QStringList, words);
    QProcess process;
    process.setStandardOutputFile(u"/dev/full"_s);
    process.start(QString::fromUtf8(MESHCTL), words);
    QVERIFY(process.waitForFinished(30'000));
    QCOMPARE(process.exitCode(), 1);
    const QByteArray said = process.readAllStandardError();
    QVERIFY2(said.contains("standard output"), said.constData());
}

MESH_TEST(TestArguments)
#include "tst_arguments.moc"
