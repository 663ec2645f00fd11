// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "meshctl.h"
#include "tests/support/runner.h"
#include "tests/support/stack.h"

#include "app/schema/registry.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using mesh::test::json;
using mesh::test::Meshctl;
using mesh::test::Ran;

/// The seeded mesh on a real broker: what catalog and registry say of records holds for meshctl as
/// it does for the window.
class TestSeededMesh : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aFieldThatNoSchemaHasIsRefusedBeforeReading();
    void aDoubtfulConditionWarnsAndReads();
    void aConditionThatDoesNotParseAsksNobody();
    void whatTheMeshMasksIsHidden_data();
    void whatTheMeshMasksIsHidden();
    void maskedRecordsAreNotWritten();
    void revealingShowsAndIsNoted();
    void aReceiptSaysWhatWasPrinted();
    void aReceiptIsRefusedWhereItCouldNotTell_data();
    void aReceiptIsRefusedWhereItCouldNotTell();
    void whatChangesSomethingIsInTheActivityLog();
    void theMessageOfAProtobufSchemaIsChosenAndKept();
    void offlineNoServiceIsAsked_data();
    void offlineNoServiceIsAsked();
    void aReaderThatLeavesEarlyIsNoFailure();

private:
    [[nodiscard]] Ran run(const QStringList &words, const QByteArray &input = {}) const
    {
        return Meshctl().run(QStringList{u"--profile"_s, u"Seeded"_s} + words, input);
    }
    /// A topic of its own, with one partition.
    [[nodiscard]] QString newTopic();

    QString m_kafka;
    QString m_registry;
    int m_number = 0;
};

namespace {

QJsonObject firstObject(const Ran &ran)
{
    return QJsonDocument::fromJson(ran.lines().value(0)).object();
}

} // namespace

void TestSeededMesh::initTestCase()
{
    const auto stack = mesh::test::Stack::fromEnvironment();
    m_kafka = stack.kafka;
    m_registry = stack.registry;
    MESH_NEEDS(m_kafka);
    MESH_NEEDS(m_registry);
    const QStringList cluster{u"--bootstrap"_s, m_kafka, u"--registry"_s, m_registry};
    const Ran added = Meshctl().run(QStringList{u"profiles"_s, u"add"_s, u"Seeded"_s} + cluster);
    QVERIFY2(added.code == 0, added.err.constData());
    const Ran seeded = run({u"sandbox"_s, u"seed"_s, u"--once"_s, u"--rate"_s, u"0.5"_s});
    QVERIFY2(seeded.code == 0, seeded.err.constData());
}

QString TestSeededMesh::newTopic()
{
    const QString topic = u"seeded-cli-%1-%2-%3"_s.arg(QCoreApplication::applicationPid())
                              .arg(QDateTime::currentMSecsSinceEpoch())
                              .arg(++m_number);
    const Ran made = run({u"topics"_s, u"create"_s, topic, u"--partitions"_s, u"1"_s});
    if (made.code != 0) {
        qWarning("%s", made.err.constData());
    }
    return topic;
}

void TestSeededMesh::aFieldThatNoSchemaHasIsRefusedBeforeReading()
{
    const Ran ran =
        run({u"records"_s, u"read"_s, u"sales.orders"_s, u"--where"_s, u"amuont > 1"_s});
    QCOMPARE(ran.code, 2);
    QVERIFY(ran.out.isEmpty());
    QVERIFY2(ran.err.startsWith("meshctl: ") && ran.err.contains("amuont"), ran.err.constData());
    QVERIFY(!ran.err.contains("received"));
    const Ran nested =
        run({u"records"_s, u"read"_s, u"sales.orders"_s, u"--where"_s, u"customer.mail IS NULL"_s});
    QCOMPARE(nested.code, 2);
    const Ran columns =
        run({u"records"_s, u"read"_s, u"sales.orders"_s, u"--columns"_s, u"amuont"_s});
    QCOMPARE(columns.code, 2);
}

void TestSeededMesh::aDoubtfulConditionWarnsAndReads()
{
    // JSON without a schema: the field may come yet.
    const Ran ran = run({u"records"_s, u"read"_s, u"sales.refunds"_s, u"--where"_s,
                         u"no_such_field = 1"_s, u"--from"_s, u"-5"_s});
    QCOMPARE(ran.code, 0);
    QVERIFY(ran.out.isEmpty());
    const QByteArrayList words = ran.err.trimmed().split('\n');
    QCOMPARE(words.size(), 2);
    QVERIFY2(words[0].startsWith("meshctl: --where: ") && words[0].contains("no_such_field"),
             ran.err.constData());
    QVERIFY(words[1].startsWith("received "));
}

void TestSeededMesh::aConditionThatDoesNotParseAsksNobody()
{
    const Ran ran = Meshctl().run({u"--bootstrap"_s, u"127.0.0.1:1"_s, u"records"_s, u"read"_s,
                                   u"x"_s, u"--where"_s, u"a = = 1"_s});
    QCOMPARE(ran.code, 2);
}

void TestSeededMesh::whatTheMeshMasksIsHidden_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addRow("envelopes") << QStringList{};
    QTest::addRow("columns") << QStringList{u"--columns"_s, u"orderId,customer.email"_s};
    QTest::addRow("csv") << QStringList{u"--format"_s, u"csv"_s};
    QTest::addRow("table") << QStringList{u"--format"_s, u"table"_s};
    QTest::addRow("raw") << QStringList{u"--raw"_s};
    QTest::addRow("through a filter") << QStringList{u"--where"_s, u"amount > 0"_s};
}

void TestSeededMesh::whatTheMeshMasksIsHidden()
{
    QFETCH(QStringList, options);
    const Ran ran = run(
        QStringList{u"records"_s, u"read"_s, u"sales.orders"_s, u"--limit"_s, u"20"_s} + options);
    QVERIFY2(ran.code == 0, ran.err.constData());
    QVERIFY(ran.lines().size() >= 20);
    QVERIFY2(!ran.out.contains("@example.com"), ran.out.constData());
    for (const QByteArray &line : ran.lines()) {
        const QByteArray value = QJsonDocument::fromJson(line)["value"_L1].toString().toLatin1();
        QVERIFY2(!QByteArray::fromBase64(value).contains("@example.com"), line.constData());
    }
}

void TestSeededMesh::maskedRecordsAreNotWritten()
{
    const Ran masked = run({u"records"_s, u"read"_s, u"sales.orders"_s, u"--limit"_s, u"1"_s});
    QCOMPARE(firstObject(masked)["masked"_L1].toArray(), QJsonArray{u"customer.email"_s});
    const Ran written = run({u"records"_s, u"write"_s, newTopic()}, masked.out);
    QCOMPARE(written.code, 2);
    QVERIFY2(written.err.contains("--reveal"), written.err.constData());
}

void TestSeededMesh::revealingShowsAndIsNoted()
{
    const Ran ran = run({u"records"_s, u"read"_s, u"sales.orders"_s, u"--limit"_s, u"1"_s,
                         u"--where"_s, u"amount > 0"_s, u"--reveal"_s});
    QVERIFY2(ran.out.contains("@example.com"), ran.out.constData());
    QVERIFY(!firstObject(ran).contains("masked"_L1));
    const Ran log = run({u"activity"_s, u"list"_s, u"--limit"_s, u"1"_s});
    QCOMPARE(firstObject(log)["action"_L1].toString(), u"Revealed customer.email"_s);
    QCOMPARE(firstObject(log)["subject"_L1].toString(), u"sales.orders"_s);
    const Ran noted = run({u"access"_s, u"reveals"_s, u"sales.orders"_s});
    QCOMPARE(firstObject(noted)["fields"_L1].toString(), u"customer.email"_s);
    QCOMPARE(firstObject(noted)["topic"_L1].toString(), u"sales.orders"_s);
    const Ran refused = run({u"--read-only"_s, u"records"_s, u"read"_s, u"sales.orders"_s,
                             u"--limit"_s, u"1"_s, u"--reveal"_s});
    QVERIFY(refused.code != 0);
    QVERIFY2(!refused.out.contains("@example.com"), refused.out.constData());
}

void TestSeededMesh::aReceiptSaysWhatWasPrinted()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"orders.jsonl.receipt.json"_s);
    const Ran ran = run({u"records"_s, u"read"_s, u"sales.orders"_s, u"--limit"_s, u"7"_s,
                         u"--where"_s, u"amount > 0"_s, u"--receipt"_s, path});
    QVERIFY2(ran.code == 0, ran.err.constData());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject receipt = QJsonDocument::fromJson(file.readAll()).object();
    QCOMPARE(receipt["topic"_L1].toString(), u"sales.orders"_s);
    QCOMPARE(receipt["file"_L1].toString(), u"orders.jsonl"_s);
    QCOMPARE(receipt["format"_L1].toString(), u"jsonl"_s);
    QCOMPARE(receipt["filter"_L1].toString(), u"amount > 0"_s);
    QCOMPARE(receipt["records"_L1].toInt(), 7);
    QCOMPARE(receipt["bytes"_L1].toInteger(), ran.out.size());
    QCOMPARE(receipt["masks"_L1][0]["path"_L1].toString(), u"customer.email"_s);
    QVERIFY(!receipt["cluster"_L1].toString().isEmpty());
    qint64 counted = 0;
    for (const QJsonValue &range : receipt["partitions"_L1].toArray()) {
        counted += range["records"_L1].toInteger();
    }
    QCOMPARE(counted, 7);
    const Ran log = run({u"activity"_s, u"list"_s, u"--limit"_s, u"1"_s});
    QCOMPARE(firstObject(log)["action"_L1].toString(), u"Exported records"_s);
    QCOMPARE(firstObject(log)["subject"_L1].toString(), path);
}

void TestSeededMesh::aReceiptIsRefusedWhereItCouldNotTell_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addRow("a table") << QStringList{u"--format"_s, u"table"_s};
    QTest::addRow("an array") << QStringList{u"--format"_s, u"json"_s};
    QTest::addRow("two topics") << QStringList{u"sales.refunds"_s};
    QTest::addRow("part of a record") << QStringList{u"--columns"_s, u"amount"_s};
}

void TestSeededMesh::aReceiptIsRefusedWhereItCouldNotTell()
{
    QFETCH(QStringList, options);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"receipt"_s);
    const Ran ran = run(
        QStringList{u"records"_s, u"read"_s, u"sales.orders"_s, u"--receipt"_s, path} + options);
    QCOMPARE(ran.code, 2);
    QVERIFY2(ran.err.contains("--receipt"), ran.err.constData());
    QVERIFY(!QFile::exists(path));
}

void TestSeededMesh::whatChangesSomethingIsInTheActivityLog()
{
    const QString topic = newTopic();
    QCOMPARE(run({u"records"_s, u"write"_s, topic}, "{\"value\":1}\n").code, 0);
    QCOMPARE(run({u"topics"_s, u"create"_s, topic}).code, 4);
    const Ran log = run({u"activity"_s, u"list"_s});
    QStringList lines;
    for (const QByteArray &text : log.lines()) {
        const QJsonObject line = QJsonDocument::fromJson(text).object();
        lines << line["action"_L1].toString() + u' ' + line["subject"_L1].toString() + u' ' +
                     line["outcome"_L1].toString() + line["error"_L1].toString();
    }
    QVERIFY(lines.contains(u"Saved connection Seeded done"_s));
    QVERIFY(lines.contains(u"Seeded the sandbox's mesh %1 done"_s.arg(m_kafka)));
    QVERIFY(lines.contains(u"Created topic %1 done"_s.arg(topic)));
    QVERIFY(lines.contains(u"Wrote records %1 done"_s.arg(topic)));
    QVERIFY2(lines.last() == u"Created topic %1 failedAlreadyExists"_s.arg(topic),
             log.out.constData());
}

void TestSeededMesh::theMessageOfAProtobufSchemaIsChosenAndKept()
{
    mesh::schema::SchemaRegistry registry({.url = QUrl(m_registry)});
    mesh::schema::SchemaSource source;
    source.kind = mesh::schema::SchemaKind::Protobuf;
    source.text = u"syntax = \"proto3\"; package t; message First { int32 a = 1; } "
                  "message Second { string b = 1; }"_s;
    const QString first = newTopic();
    const auto id = registry.registerSchema(first + u"-value"_s, source);
    QVERIFY(id);
    const QByteArray record = "{\"valueEncoding\":\"json\",\"value\":{\"b\":\"x\"},"
                              "\"valueSchemaId\":" +
                              QByteArray::number(*id) + "}\n";
    // The first message has no such field.
    QVERIFY(run({u"records"_s, u"write"_s, first}, record).code != 0);
    QCOMPARE(run({u"records"_s, u"write"_s, first, u"--message"_s, u"Third"_s}, record).code, 3);
    const Ran written = run({u"records"_s, u"write"_s, first, u"--message"_s, u"Second"_s}, record);
    QVERIFY2(written.code == 0, written.err.constData());
    const Ran read = run({u"records"_s, u"read"_s, first});
    QCOMPARE(firstObject(read)["value"_L1]["b"_L1].toString(), u"x"_s);
    QCOMPARE(firstObject(read)["valueMessage"_L1].toString(), u"t.Second"_s);
    const QString second = newTopic();
    QCOMPARE(run({u"records"_s, u"write"_s, second}, read.out).code, 0);
    const auto bytes = [this](const QString &topic) {
        return firstObject(run({u"records"_s, u"read"_s, topic, u"--raw"_s}))["value"_L1]
            .toString();
    };
    QVERIFY(!bytes(first).isEmpty());
    QCOMPARE(bytes(second), bytes(first));
}

void TestSeededMesh::offlineNoServiceIsAsked_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("code");
    QTest::addRow("cached topics") << QStringList{u"topics"_s, u"list"_s} << 0;
    QTest::addRow("cached products") << QStringList{u"products"_s, u"list"_s} << 0;
    QTest::addRow("status") << QStringList{u"catalog"_s, u"status"_s} << 0;
    QTest::addRow("a topic") << QStringList{u"topics"_s, u"show"_s, u"sales.orders"_s} << 2;
    QTest::addRow("records") << QStringList{u"records"_s, u"read"_s, u"sales.orders"_s} << 2;
    QTest::addRow("sync") << QStringList{u"catalog"_s, u"sync"_s} << 2;
    QTest::addRow("test") << QStringList{u"profiles"_s, u"test"_s, u"Seeded"_s} << 2;
}

void TestSeededMesh::offlineNoServiceIsAsked()
{
    QFETCH(QStringList, words);
    QFETCH(int, code);
    QCOMPARE(run({u"catalog"_s, u"sync"_s}).code, 0);
    const Ran ran = run(QStringList{u"--offline"_s} + words);
    QCOMPARE(ran.code, code);
    QVERIFY2(code == 0 ? ran.out.contains("sales.orders") || words.contains(u"status"_s)
                       : ran.err.contains("--offline"),
             ran.err.constData());
}

void TestSeededMesh::aReaderThatLeavesEarlyIsNoFailure()
{
    QProcess shell;
    shell.start(u"/bin/bash"_s, {u"-c"_s,
                                 u"\"$1\" --bootstrap \"$2\" records read sales.orders | head -n 1 "
                                 ">/dev/null; echo ${PIPESTATUS[0]}"_s,
                                 u"bash"_s, QString::fromUtf8(MESHCTL), m_kafka});
    QVERIFY(shell.waitForFinished(30'000));
    QCOMPARE(shell.readAllStandardOutput().trimmed(), "0"_ba);
    QVERIFY(!shell.readAllStandardError().contains("meshctl: "));
}

MESH_TEST_ALONE(TestSeededMesh, "seeded-mesh")
#include "tst_seededmesh.moc"
