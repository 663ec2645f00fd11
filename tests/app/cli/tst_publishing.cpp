// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "publishingmesh.h"

#include <QDate>

using namespace Qt::StringLiterals;
using mesh::test::Meshctl;
using mesh::test::PublishingMesh;
using mesh::test::Ran;

/// What meshctl writes to the catalog, on a real broker, in a mesh of its own.
class TestPublishing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();

    void withoutAMeshItIsSaidHowOneIsMade();
    void aDryRunOfInitPrintsCommandsAndMakesNothing();
    void initMayBeCalledAgain();
    void aDomainIsMadeOnceAndEdited();

    void whatADryRunPrintsIsWhatIsWritten();
    void aPolicyThatBlocksLeavesTheTopicAsItWas();
    void aTopicThatIsNotThereIsNotPublished();
    void anotherTopicIsANewMajorVersionAndNoSecondPort();
    void onlyAnActiveProductGetsANewMajorVersion();
    void aReadOnlyProfileWritesNothingAndMayLook();
    void whatShowPrintsPublishesToTheSame();

    void anEditOfAnOlderRevisionPrintsBothSides();
    void editsAtTheSameTimeLoseNothing();
    void editsOfOneFieldAtTheSameTimeAreAConflict();
    void severalProductsAreEditedTogetherOrNotAtAll();

    void theHistorySaysWhoWhatAndWhy();
    void aRevertKeepsWhatCameLater();
    void aRevertOverALaterChangeIsAConflict();
    void changesOfADomainAndOfAPolicyAreTakenBackToo();

    void theWholeLifeOfAProduct();
    void aNoticeIsAsLongAsTheTierPromises();
    void everyWriteIsInTheActivityLog();

private:
    [[nodiscard]] Ran edit(const QString &name, const QStringList &settings,
                           const QStringList &more = {}) const
    {
        QStringList words{u"products"_s, u"edit"_s, u"sales."_s + name};
        for (const QString &setting : settings) {
            words << u"--set"_s << setting;
        }
        return m_mesh->run(words + more);
    }

    QString m_kafka;
    std::unique_ptr<PublishingMesh> m_mesh;
};

void TestPublishing::initTestCase()
{
    const auto stack = mesh::test::Stack::fromEnvironment();
    m_kafka = stack.kafka;
    MESH_NEEDS(m_kafka);
    m_mesh = std::make_unique<PublishingMesh>(m_kafka);
    QVERIFY(m_mesh->setUp());
}

void TestPublishing::withoutAMeshItIsSaidHowOneIsMade()
{
    const PublishingMesh none(m_kafka);
    QVERIFY(none.addProfile());
    const Ran ran = none.run(none.publishing(u"orders"_s));
    QCOMPARE(ran.code, 3);
    QVERIFY2(ran.err.contains("meshctl catalog init"), ran.err.constData());
}

void TestPublishing::aDryRunOfInitPrintsCommandsAndMakesNothing()
{
    const PublishingMesh none(m_kafka);
    QVERIFY(none.addProfile());
    const Ran ran = none.run({u"catalog"_s, u"init"_s, u"--dry-run"_s});
    QCOMPARE(ran.code, 0);
    QVERIFY(ran.out.contains("--create --topic " + none.prefix().toUtf8() +
                             ".catalog --partitions 1 --config cleanup.policy=compact"));
    QVERIFY(ran.out.contains("kafka-acls.sh"));
    QVERIFY(ran.out.contains("policy/owner-is-a-team"));
    const Ran status = none.run({u"catalog"_s, u"status"_s});
    QCOMPARE(PublishingMesh::object(status)["state"_L1].toString(), u"no mesh"_s);
}

void TestPublishing::initMayBeCalledAgain()
{
    const QString topic = m_mesh->prefix() + u".catalog"_s;
    const auto before = m_mesh->records(topic).size();
    QVERIFY(before > 20);
    const Ran ran = m_mesh->run({u"catalog"_s, u"init"_s});
    QCOMPARE(ran.code, 0);
    QVERIFY2(ran.err.contains("0 records"), ran.err.constData());
    QCOMPARE(m_mesh->records(topic).size(), before);
}

void TestPublishing::aDomainIsMadeOnceAndEdited()
{
    const QStringList add{u"domains"_s, u"add"_s, u"logistics"_s, u"--set"_s, u"name=Logistik 🚚"_s};
    const Ran dry = m_mesh->run(add + QStringList{u"--dry-run"_s, u"--principal"_s, u"User:li"_s});
    QCOMPARE(dry.code, 0);
    QVERIFY2(dry.err.contains("User:li") && dry.err.contains(".catalog.logistics"),
             dry.err.constData());
    QCOMPARE(m_mesh->run({u"domains"_s, u"show"_s, u"logistics"_s}).code, 3);
    QVERIFY(PublishingMesh::succeeds(m_mesh->run(add)));
    QCOMPARE(m_mesh->run(add).code, 4);
    QVERIFY(PublishingMesh::succeeds(m_mesh->run(
        {u"domains"_s, u"edit"_s, u"logistics"_s, u"--set"_s, u"teams=fleet,depot"_s})));
    const QJsonObject domain =
        PublishingMesh::object(m_mesh->run({u"domains"_s, u"show"_s, u"logistics"_s}));
    QCOMPARE(domain["name"_L1].toString(), u"Logistik 🚚"_s);
    QCOMPARE(domain["teams"_L1].toArray(), (QJsonArray{u"fleet"_s, u"depot"_s}));
    QCOMPARE(m_mesh->run({u"domains"_s, u"add"_s, u"Not-a-name"_s}).code, 2);
}

void TestPublishing::whatADryRunPrintsIsWhatIsWritten()
{
    QVERIFY(m_mesh->makeTopic(u"exact"_s));
    const QStringList words = m_mesh->publishing(u"exact"_s) +
                              QStringList{u"--set"_s, u"support[#sales].url=https://chat/sales"_s,
                                          u"--set"_s, u"slaProperties[latency].value=60"_s,
                                          u"--set"_s, u"fields[customer.email].tags=pii,gdpr"_s};
    // Given at the write: when, and the id that it keeps.
    const auto lasting = [](QJsonObject value) {
        value.remove(u"uid"_s);
        QJsonObject by = value["writtenBy"_L1].toObject();
        by.remove(u"at"_s);
        value["writtenBy"_L1] = by;
        return value;
    };
    const QString topic = m_mesh->prefix() + u".catalog.sales"_s;
    const auto before = m_mesh->records(topic).size();
    const Ran dry = m_mesh->run(words + QStringList{u"--dry-run"_s});
    QVERIFY2(dry.code == 0, dry.err.constData());
    QCOMPARE(m_mesh->records(topic).size(), before);
    const QJsonObject planned = PublishingMesh::object(dry)["records"_L1][0].toObject();
    QCOMPARE(planned["topic"_L1].toString(), topic);
    QVERIFY(PublishingMesh::succeeds(m_mesh->run(words)));
    const QJsonObject written = m_mesh->records(topic).last();
    QCOMPARE(written["key"_L1].toString(), u"product/sales.exact"_s);
    QCOMPARE(lasting(written["value"_L1].toObject()), lasting(planned["value"_L1].toObject()));
    const QJsonObject value = written["value"_L1].toObject();
    QCOMPARE(value["support"_L1][0]["channel"_L1].toString(), u"#sales"_s);
    QCOMPARE(value["slaProperties"_L1][0]["value"_L1].toInt(), 60);
    QCOMPARE(value["schema"_L1][0]["properties"_L1][0]["tags"_L1].toArray().size(), 2);
    QCOMPARE(value["writtenBy"_L1]["name"_L1].toString(), u"Ana"_s);
}

void TestPublishing::aPolicyThatBlocksLeavesTheTopicAsItWas()
{
    QVERIFY(m_mesh->makeTopic(u"bare"_s));
    const QString topic = m_mesh->prefix() + u".catalog.sales"_s;
    const auto before = m_mesh->records(topic).size();
    const Ran ran = m_mesh->run(
        {u"products"_s, u"publish"_s, u"sales.bare"_s, u"--topic"_s, m_mesh->topicOf(u"bare"_s)});
    QCOMPARE(ran.code, 4);
    const QJsonArray policies = PublishingMesh::object(ran)["policies"_L1].toArray();
    QCOMPARE(policies[0]["outcome"_L1].toString(), u"block"_s);
    QVERIFY(!policies[0]["why"_L1].toString().isEmpty());
    QVERIFY2(ran.err.contains("policy " + policies[0]["policy"_L1].toString().toUtf8()),
             ran.err.constData());
    QCOMPARE(m_mesh->records(topic).size(), before);
}

void TestPublishing::aTopicThatIsNotThereIsNotPublished()
{
    const Ran ran = m_mesh->run(m_mesh->publishing(u"nowhere"_s));
    QCOMPARE(ran.code, 3);
    QCOMPARE(m_mesh->run({u"topics"_s, u"show"_s, m_mesh->topicOf(u"nowhere"_s)}).code, 3);
    QCOMPARE(m_mesh
                 ->run({u"products"_s, u"publish"_s, u"nodomain.x"_s, u"--topic"_s,
                        m_mesh->prefix() + u".catalog"_s})
                 .code,
             3);
}

void TestPublishing::anotherTopicIsANewMajorVersionAndNoSecondPort()
{
    QVERIFY(m_mesh->publish(u"major"_s));
    const QString topic = m_mesh->topicOf(u"major2"_s);
    QVERIFY(m_mesh->makeTopic(u"major2"_s));
    const Ran second =
        m_mesh->run({u"products"_s, u"publish"_s, u"sales.major"_s, u"--topic"_s, topic});
    QCOMPARE(second.code, 2);
    QVERIFY2(second.err.contains("products major sales.major --topic " + topic.toUtf8()),
             second.err.constData());
    QCOMPARE(m_mesh->show(u"major"_s)["outputPorts"_L1].toArray().size(), 1);
    // The topic that it has is said as often as somebody likes.
    QCOMPARE(m_mesh->run(m_mesh->publishing(u"major"_s)).code, 0);

    const QString until = QDate::currentDate().addDays(90).toString(Qt::ISODate);
    const auto add = [&](const QString &on, const QString &day, const QStringList &more = {}) {
        return m_mesh->run(QStringList{u"products"_s, u"major"_s, u"sales.major"_s, u"--topic"_s,
                                       on, u"--until"_s, day} +
                           more);
    };
    QCOMPARE(add(m_mesh->topicOf(u"nowhere"_s), until).code, 3);
    QCOMPARE(add(m_mesh->topicOf(u"major"_s), until).code, 2); // published already
    QCOMPARE(add(topic, u"soon"_s).code, 2);
    QCOMPARE(add(topic, {}).code, 4); // readers must know until when
    QCOMPARE(m_mesh->run({u"products"_s, u"major"_s, u"sales.major"_s}).code, 2);
    QCOMPARE(add(topic, until, {u"--dry-run"_s}).code, 0);
    QCOMPARE(m_mesh->show(u"major"_s)["outputPorts"_L1].toArray().size(), 1);

    const Ran added = add(topic, until, {u"--message"_s, u"amounts are decimals"_s});
    QVERIFY2(added.code == 0 && added.err.contains("INSERT INTO sales.major@1"),
             added.err.constData());
    const QJsonObject product = m_mesh->show(u"major"_s);
    QCOMPARE(product["version"_L1].toString(), u"2.0.0"_s);
    QCOMPARE(product["status"_L1].toString(), u"active"_s);
    const QJsonArray ports = product["outputPorts"_L1].toArray();
    QCOMPARE(ports.size(), 2);
    QCOMPARE(ports[0]["topic"_L1].toString(), m_mesh->topicOf(u"major"_s));
    QCOMPARE(ports[0]["sunset"_L1].toString(), until);
    QCOMPARE(ports[1]["topic"_L1].toString(), topic);
    QCOMPARE(ports[1]["version"_L1].toString(), u"2"_s);
    QVERIFY(!ports[1].toObject().contains("sunset"_L1));
}

void TestPublishing::onlyAnActiveProductGetsANewMajorVersion()
{
    QVERIFY(m_mesh->publish(u"ending"_s));
    QVERIFY(m_mesh->makeTopic(u"ending2"_s));
    const QString today = QDate::currentDate().toString(Qt::ISODate);
    QVERIFY(PublishingMesh::succeeds(
        m_mesh->run({u"products"_s, u"deprecate"_s, u"sales.ending"_s, u"--sunset"_s, today})));
    QCOMPARE(m_mesh
                 ->run({u"products"_s, u"major"_s, u"sales.ending"_s, u"--topic"_s,
                        m_mesh->topicOf(u"ending2"_s), u"--until"_s, today})
                 .code,
             2);
}

void TestPublishing::aReadOnlyProfileWritesNothingAndMayLook()
{
    QVERIFY(m_mesh->publish(u"shut"_s));
    const QStringList words{u"--read-only"_s, u"products"_s, u"edit"_s,
                            u"sales.shut"_s,  u"--set"_s,    u"tags=a"_s};
    QCOMPARE(m_mesh->run(words).code, 4);
    QCOMPARE(m_mesh->run(words + QStringList{u"--dry-run"_s}).code, 0);
    QVERIFY(!m_mesh->show(u"shut"_s).contains("tags"_L1));
    QCOMPARE(m_mesh->run({u"--read-only"_s, u"catalog"_s, u"init"_s}).code, 4);
}

void TestPublishing::whatShowPrintsPublishesToTheSame()
{
    QVERIFY(m_mesh->publish(u"same"_s));
    const QByteArray shown =
        m_mesh->run({u"products"_s, u"show"_s, u"sales.same"_s, u"--format"_s, u"json"_s}).out;
    const QString topic = m_mesh->prefix() + u".catalog.sales"_s;
    const auto before = m_mesh->records(topic).size();
    const Ran again = m_mesh->run({u"products"_s, u"publish"_s, u"-f"_s, u"-"_s}, shown);
    QVERIFY2(again.code == 0, again.err.constData());
    QVERIFY(again.err.contains("nothing to write"));
    QCOMPARE(m_mesh->records(topic).size(), before);
    QVERIFY(PublishingMesh::succeeds(edit(u"same"_s, {u"tags=later"_s})));
    // The file is of the revision before: what came since is not overwritten.
    QByteArray changed = shown;
    changed.replace("internal", "public");
    const Ran late = m_mesh->run({u"products"_s, u"publish"_s, u"-f"_s, u"-"_s}, changed);
    QCOMPARE(late.code, 4);
    QCOMPARE(m_mesh->show(u"same"_s)["classification"_L1].toString(), u"internal"_s);
    // What is no product any more is refused with the file's name.
    QCOMPARE(m_mesh->run({u"products"_s, u"publish"_s, u"-f"_s, u"-"_s}, "{\"id\":1}").code != 0,
             true);
}

void TestPublishing::anEditOfAnOlderRevisionPrintsBothSides()
{
    QVERIFY(m_mesh->publish(u"both"_s));
    const QString seen = QString::number(m_mesh->show(u"both"_s)["revision"_L1].toInteger());
    QVERIFY(PublishingMesh::succeeds(edit(u"both"_s, {u"tier=tier-3"_s, u"tags=theirs"_s})));
    const Ran ran = edit(u"both"_s, {u"tier=tier-1"_s}, {u"--if-revision"_s, seen});
    QCOMPARE(ran.code, 4);
    QCOMPARE(ran.err.count('\n'), 1);
    const QJsonObject told = PublishingMesh::object(ran);
    QCOMPARE(told["written"_L1].toBool(true), false);
    QCOMPARE(told["mine"_L1]["tier"_L1].toString(), u"tier-1"_s);
    QCOMPARE(told["theirs"_L1]["tier"_L1].toString(), u"tier-3"_s);
    const QJsonArray fields = told["fields"_L1].toArray();
    QCOMPARE(fields.size(), 2);
    QCOMPARE(fields[0]["field"_L1].toString(), u"tier"_s);
    QVERIFY(fields[0]["both"_L1].toBool());
    QVERIFY(fields[0]["base"_L1].isNull());
    QCOMPARE(fields[1]["field"_L1].toString(), u"tags[theirs]"_s);
    QVERIFY(!fields[1]["both"_L1].toBool());
    QCOMPARE(m_mesh->show(u"both"_s)["tier"_L1].toString(), u"tier-3"_s);
    const QString now = QString::number(told["revision"_L1].toInteger());
    QVERIFY(
        PublishingMesh::succeeds(edit(u"both"_s, {u"tier=tier-1"_s}, {u"--if-revision"_s, now})));
}

void TestPublishing::editsAtTheSameTimeLoseNothing()
{
    QVERIFY(m_mesh->publish(u"busy"_s));
    const QStringList settings{u"tier=tier-3"_s, u"tags=a,b"_s, u"terms=order"_s,
                               u"quality=curated"_s};
    std::vector<std::unique_ptr<QProcess>> writers;
    for (const QString &setting : settings) {
        writers.push_back(Meshctl().start({u"--profile"_s, m_mesh->profile(), u"products"_s,
                                           u"edit"_s, u"sales.busy"_s, u"--set"_s, setting}));
    }
    // Each changes a field of its own: whoever comes late puts both changes together.
    for (const auto &writer : writers) {
        QVERIFY(writer->waitForFinished(60'000));
        QVERIFY2(writer->exitCode() == 0, writer->readAllStandardError().constData());
    }
    const QJsonObject product = m_mesh->show(u"busy"_s);
    for (const QString &field : {u"tier"_s, u"tags"_s, u"terms"_s, u"quality"_s}) {
        QVERIFY2(product.contains(field), qPrintable(field));
    }
}

void TestPublishing::editsOfOneFieldAtTheSameTimeAreAConflict()
{
    QVERIFY(m_mesh->publish(u"rival"_s));
    std::vector<std::unique_ptr<QProcess>> writers;
    for (const QString &tier : {u"tier-1"_s, u"tier-2"_s, u"tier-3"_s}) {
        writers.push_back(
            Meshctl().start({u"--profile"_s, m_mesh->profile(), u"products"_s, u"edit"_s,
                             u"sales.rival"_s, u"--set"_s, u"tier="_s + tier}));
    }
    int written = 0;
    for (const auto &writer : writers) {
        QVERIFY(writer->waitForFinished(60'000));
        const Ran ran{writer->exitCode(), writer->readAllStandardOutput(),
                      writer->readAllStandardError()};
        if (ran.code == 0) {
            ++written;
            continue;
        }
        QVERIFY2(ran.code == 4, ran.err.constData());
        QCOMPARE(PublishingMesh::object(ran)["fields"_L1][0]["field"_L1].toString(), u"tier"_s);
    }
    // One after the other, each on what it saw: nobody's word is overwritten unseen.
    const auto history =
        PublishingMesh::rows(m_mesh->run({u"products"_s, u"history"_s, u"sales.rival"_s}));
    QCOMPARE(history.size(), 1 + written);
    QVERIFY(written >= 1);
}

void TestPublishing::severalProductsAreEditedTogetherOrNotAtAll()
{
    QVERIFY(m_mesh->publish(u"left"_s) && m_mesh->publish(u"right"_s));
    const QStringList both{u"products"_s, u"edit"_s, u"sales.left"_s, u"sales.right"_s};
    QVERIFY(PublishingMesh::succeeds(m_mesh->run(both + QStringList{u"--set"_s, u"tags=core"_s})));
    QCOMPARE(m_mesh->show(u"left"_s)["tags"_L1].toArray(), QJsonArray{u"core"_s});
    QCOMPARE(m_mesh->show(u"right"_s)["tags"_L1].toArray(), QJsonArray{u"core"_s});
    // One that a policy blocks holds the others of its domain back.
    QVERIFY(m_mesh->run(both + QStringList{u"--set"_s, u"classification="_s}).code != 0);
    QVERIFY(m_mesh->show(u"left"_s).contains("classification"_L1));
    QCOMPARE(m_mesh->run(both + QStringList{u"sales.nowhere"_s, u"--set"_s, u"tags=x"_s}).code, 3);
    QCOMPARE(m_mesh->show(u"left"_s)["tags"_L1].toArray(), QJsonArray{u"core"_s});
    QCOMPARE(
        m_mesh->run(both + QStringList{u"--set"_s, u"tags=x"_s, u"--if-revision"_s, u"1"_s}).code,
        2);
}

void TestPublishing::theHistorySaysWhoWhatAndWhy()
{
    QVERIFY(m_mesh->publish(u"told"_s));
    QVERIFY(PublishingMesh::succeeds(
        edit(u"told"_s, {u"tags=core"_s}, {u"--message"_s, u"finance asked"_s})));
    const auto history =
        PublishingMesh::rows(m_mesh->run({u"products"_s, u"history"_s, u"sales.told"_s}));
    QCOMPARE(history.size(), 2);
    QCOMPARE(history[0]["action"_L1].toString(), u"edited"_s);
    QCOMPARE(history[0]["by"_L1].toString(), u"Ana"_s);
    QCOMPARE(history[0]["message"_L1].toString(), u"finance asked"_s);
    QCOMPARE(history[0]["changed"_L1][0]["field"_L1].toString(), u"tags[core]"_s);
    QCOMPARE(history[1]["action"_L1].toString(), u"created"_s);
    const auto revision = [&](int at) {
        return QString::number(history[at]["revision"_L1].toInteger());
    };
    const auto diff = PublishingMesh::rows(
        m_mesh->run({u"products"_s, u"diff"_s, u"sales.told"_s, revision(1), revision(0)}));
    QCOMPARE(diff.size(), 1);
    QCOMPARE(diff[0]["after"_L1].toString(), u"core"_s);
    QCOMPARE(m_mesh->run({u"products"_s, u"diff"_s, u"sales.told"_s, u"0"_s}).code, 3);
    QCOMPARE(m_mesh->run({u"products"_s, u"history"_s, u"sales.nothing"_s}).code, 3);
}

void TestPublishing::aRevertKeepsWhatCameLater()
{
    QVERIFY(m_mesh->publish(u"back"_s));
    QVERIFY(PublishingMesh::succeeds(edit(u"back"_s, {u"tier=tier-3"_s})));
    const QString wrong = QString::number(m_mesh->show(u"back"_s)["revision"_L1].toInteger());
    QVERIFY(PublishingMesh::succeeds(edit(u"back"_s, {u"tags=later"_s})));
    QVERIFY(PublishingMesh::succeeds(
        m_mesh->run({u"products"_s, u"revert"_s, u"sales.back"_s, wrong})));
    const QJsonObject product = m_mesh->show(u"back"_s);
    QVERIFY(!product.contains("tier"_L1));
    QCOMPARE(product["tags"_L1].toArray(), QJsonArray{u"later"_s});
}

void TestPublishing::aRevertOverALaterChangeIsAConflict()
{
    QVERIFY(m_mesh->publish(u"over"_s));
    QVERIFY(PublishingMesh::succeeds(edit(u"over"_s, {u"tier=tier-3"_s})));
    const QString wrong = QString::number(m_mesh->show(u"over"_s)["revision"_L1].toInteger());
    QVERIFY(PublishingMesh::succeeds(edit(u"over"_s, {u"tier=tier-2"_s})));
    const Ran ran = m_mesh->run({u"products"_s, u"revert"_s, u"sales.over"_s, wrong});
    QCOMPARE(ran.code, 4);
    QCOMPARE(PublishingMesh::object(ran)["fields"_L1][0]["field"_L1].toString(), u"tier"_s);
    QCOMPARE(m_mesh->show(u"over"_s)["tier"_L1].toString(), u"tier-2"_s);
}

void TestPublishing::changesOfADomainAndOfAPolicyAreTakenBackToo()
{
    const auto newest = [this](const QString &noun, const QString &id) {
        const QJsonValue row = PublishingMesh::rows(m_mesh->run({noun, u"history"_s, id}))[0];
        return QString::number(row["revision"_L1].toInteger());
    };
    const auto shown = [this] {
        return PublishingMesh::object(m_mesh->run({u"domains"_s, u"show"_s, u"sales"_s}));
    };
    const QJsonObject before = shown();
    QVERIFY(PublishingMesh::succeeds(
        m_mesh->run({u"domains"_s, u"edit"_s, u"sales"_s, u"--set"_s, u"purpose=Wrong."_s})));
    const QString wrong = newest(u"domains"_s, u"sales"_s);
    QVERIFY(PublishingMesh::succeeds(m_mesh->run({u"domains"_s, u"revert"_s, u"sales"_s, wrong})));
    QCOMPARE(shown().value("description"_L1), before.value("description"_L1));
    QVERIFY(newest(u"domains"_s, u"sales"_s) != wrong);

    const auto isOn = [this] {
        for (const auto &row : PublishingMesh::rows(m_mesh->run({u"policies"_s, u"list"_s}))) {
            if (row["id"_L1].toString() == u"support-named"_s) {
                return row["enabled"_L1].toBool();
            }
        }
        return false;
    };
    QVERIFY(isOn());
    QVERIFY(
        PublishingMesh::succeeds(m_mesh->run({u"policies"_s, u"disable"_s, u"support-named"_s})));
    QVERIFY(!isOn());
    QVERIFY(PublishingMesh::succeeds(m_mesh->run({u"policies"_s, u"revert"_s, u"support-named"_s,
                                                  newest(u"policies"_s, u"support-named"_s)})));
    QVERIFY(isOn());
    QCOMPARE(m_mesh->run({u"policies"_s, u"history"_s, u"no-such-policy"_s}).code, 3);

    QVERIFY(PublishingMesh::succeeds(m_mesh->run(
        {u"catalog"_s, u"define"_s, u"tier"_s, u"tier-1"_s, u"--set"_s, u"notice=1"_s})));
    const QString shorter = newest(u"catalog"_s, u"tier/tier-1"_s);
    QVERIFY(PublishingMesh::succeeds(
        m_mesh->run({u"catalog"_s, u"revert"_s, u"tier/tier-1"_s, shorter})));
    for (const auto &row : PublishingMesh::rows(m_mesh->run({u"catalog"_s, u"definitions"_s}))) {
        QVERIFY(row["id"_L1].toString() != u"tier-1"_s || row["noticeDays"_L1].toInteger() > 1);
    }
    QCOMPARE(m_mesh->run({u"catalog"_s, u"history"_s, u"tier-1"_s}).code, 2);
}

void TestPublishing::theWholeLifeOfAProduct()
{
    QVERIFY(m_mesh->publish(u"life"_s));
    const QString today = QDate::currentDate().toString(Qt::ISODate);
    const auto step = [this](const QString &verb, const QStringList &more = {}) {
        return m_mesh->run(QStringList{u"products"_s, verb, u"sales.life"_s} + more).code;
    };
    const Ran refused = m_mesh->run({u"products"_s, u"retire"_s, u"sales.life"_s});
    QCOMPARE(refused.code, 4); // readers are told first
    QVERIFY2(refused.err.contains("deprecated first") && !refused.err.contains("policy"),
             refused.err.constData());
    QCOMPARE(step(u"remove"_s), 4);
    QCOMPARE(step(u"deprecate"_s), 4); // no day
    QCOMPARE(step(u"deprecate"_s, {u"--sunset"_s, u"soon"_s}), 2);
    QCOMPARE(step(u"deprecate"_s, {u"--sunset"_s, today, u"--successor"_s, u"sales.none"_s}), 4);
    QCOMPARE(step(u"deprecate"_s, {u"--sunset"_s, today}), 0);
    QCOMPARE(m_mesh->show(u"life"_s)["sunset"_L1].toString(), today);
    QCOMPARE(step(u"publish"_s), 0); // taken back
    QVERIFY(!m_mesh->show(u"life"_s).contains("sunset"_L1));
    QCOMPARE(step(u"deprecate"_s, {u"--sunset"_s, today}), 0);
    const QString topic = u"topic:"_s + m_mesh->topicOf(u"life"_s);
    QCOMPARE(step(u"remnants"_s, {u"--delete"_s, topic}), 2); // it is in use
    QCOMPARE(step(u"retire"_s), 0);
    QCOMPARE(m_mesh->show(u"life"_s)["status"_L1].toString(), u"retired"_s);
    // What it leaves is told, and deleted piece by piece where that is said.
    const auto left =
        PublishingMesh::rows(m_mesh->run({u"products"_s, u"remnants"_s, u"sales.life"_s}));
    QCOMPARE(left.size(), 1);
    QCOMPARE(left[0]["name"_L1].toString(), topic);
    QCOMPARE(step(u"remnants"_s, {u"--delete"_s, u"topic:another"_s}), 3);
    QCOMPARE(step(u"remnants"_s, {u"--delete"_s, topic, u"--dry-run"_s}), 0);
    const auto isThere = [&] {
        return m_mesh->run({u"topics"_s, u"show"_s, m_mesh->topicOf(u"life"_s)}).code == 0;
    };
    QVERIFY(isThere());
    QCOMPARE(step(u"remnants"_s, {u"--delete"_s, topic}), 0);
    QTRY_VERIFY_WITH_TIMEOUT(!isThere(), 20'000); // the controller deletes a moment later
    QCOMPARE(step(u"remove"_s, {u"--message"_s, u"gone"_s}), 0);
    QCOMPARE(m_mesh->run({u"products"_s, u"show"_s, u"sales.life"_s}).code, 3);
    const auto history =
        PublishingMesh::rows(m_mesh->run({u"products"_s, u"history"_s, u"sales.life"_s}));
    QCOMPARE(history.size(), 6);
    QCOMPARE(history[0]["action"_L1].toString(), u"removed"_s);
    // What was removed can come back.
    const QString gone = QString::number(history[0]["revision"_L1].toInteger());
    QCOMPARE(step(u"revert"_s, {gone}), 0);
    QCOMPARE(m_mesh->show(u"life"_s)["status"_L1].toString(), u"retired"_s);
}

void TestPublishing::aNoticeIsAsLongAsTheTierPromises()
{
    QVERIFY(m_mesh->publish(u"notice"_s));
    QVERIFY(PublishingMesh::succeeds(edit(u"notice"_s, {u"tier=tier-2"_s}))); // 30 days
    const auto sunset = [](int days) {
        return QDate::currentDate().addDays(days).toString(Qt::ISODate);
    };
    const auto deprecate = [&](const QString &day) {
        return m_mesh->run({u"products"_s, u"deprecate"_s, u"sales.notice"_s, u"--sunset"_s, day});
    };
    const Ran early = deprecate(sunset(29));
    QCOMPARE(early.code, 4);
    QVERIFY(PublishingMesh::object(early)["objections"_L1][0]["why"_L1].toString().contains(
        sunset(30)));
    QCOMPARE(deprecate(sunset(31)).code, 0);
    QCOMPARE(deprecate(sunset(30)).code, 4); // not brought forward
    QCOMPARE(deprecate(sunset(60)).code, 0);
}

void TestPublishing::everyWriteIsInTheActivityLog()
{
    QVERIFY(m_mesh->publish(u"log"_s));
    QCOMPARE(edit(u"log"_s, {u"tags=a"_s}).code, 0);
    QCOMPARE(edit(u"log"_s, {u"tags=b"_s}, {u"--dry-run"_s}).code, 0);
    QCOMPARE(m_mesh->run({u"catalog"_s, u"sync"_s}).code, 0);
    QStringList lines;
    for (const QJsonObject &line :
         PublishingMesh::rows(m_mesh->run({u"activity"_s, u"export"_s}))) {
        lines << line["action"_L1].toString() + u' ' + line["subject"_L1].toString() + u' ' +
                     line["outcome"_L1].toString();
    }
    QVERIFY(lines.contains(u"Set up the mesh %1.catalog done"_s.arg(m_mesh->prefix())));
    QVERIFY(lines.contains(u"Made domain sales done"_s));
    QCOMPARE(lines.mid(lines.size() - 3),
             (QStringList{u"Published sales.log done"_s, u"Edited sales.log done"_s,
                          u"Synced the catalog  done"_s}));
}

MESH_TEST(TestPublishing)
#include "tst_publishing.moc"
