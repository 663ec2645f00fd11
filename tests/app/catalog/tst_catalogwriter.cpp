// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/catalog/kafkamesh.h"
#include "tests/support/runner.h"
#include "tests/support/stack.h"

#include "app/catalog/topicend.h"
#include "app/kafka/mockcluster.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

#include <algorithm>
#include <thread>

using namespace Qt::StringLiterals;
using namespace mesh;
using namespace mesh::catalog;
using mesh::test::KafkaMesh;

class TestCatalogWriter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesTheRecordAndThenItsChange();
    void aDocumentMayBeAsLargeAsItsTopicAllows();
    void whatATopicDoesNotTakeIsRefusedBySizeAndLimit();
    void aBrokenPreconditionIsAConflictWithBothSides();
    void severalEditsAreWrittenTogetherOrNotAtAll();
    void writersAtOnceLoseNothing();
    void aForeignRecordInBetweenCostsNoEdit();
    void whatWasWrittenIsFoundBehindALaterRecordOfItsKey();
    void aWriterThatDiesLeavesNothingHalfWritten_data();
    void aWriterThatDiesLeavesNothingHalfWritten();
    void anotherWritersOpenTransactionIsTold();
    void whatIsKnownSparesReadingALongTopic();
    void setUpIsHarmlessWhenRepeatedAndChecksTheShape();
    void aReadOnlyProfileWritesNothing();
    void aMissingDomainIsToldApart();
    void theMockClusterTakesPlainWrites();

private:
    test::Stack m_stack = test::Stack::fromEnvironment();
};

namespace {

const QByteArray ordersKey = "product/sales.orders";

ChangeSet orders(const QString &displayName, std::optional<core::Offset> basedOn)
{
    return {u"sales"_s,
            {{ordersKey, test::bytes(test::product(u"sales.orders"_s, displayName)), basedOn}},
            {u"Omar"_s, u"omar@example.org"_s, u"test"_s, 1'700'000'000'000},
            u"because"_s};
}

/// Text that compression makes little of.
QString noise(qsizetype size)
{
    QByteArray bytes(size / 2, Qt::Uninitialized);
    QRandomGenerator random(7);
    std::ranges::generate(bytes, [&random] { return char(random.bounded(256)); });
    return QString::fromLatin1(bytes.toHex());
}

/// All committed records of a topic.
std::vector<kafka::LogRecord> records(const KafkaMesh &mesh, const QString &topic)
{
    std::vector<kafka::LogRecord> all;
    auto reader = kafka::LogReader::open(mesh.connection());
    if (!reader || !(*reader)->add(topic, 0)) {
        return all;
    }
    for (QElapsedTimer timer; !timer.isValid() || timer.elapsed() < 20'000;) {
        if (!timer.isValid()) {
            timer.start();
        }
        kafka::LogBatch batch = (*reader)->poll(std::chrono::milliseconds(100));
        for (kafka::LogRecord &record : batch.records) {
            all.push_back(std::move(record));
        }
        if (!batch.events.empty()) {
            break;
        }
    }
    return all;
}

schema::Value parsed(const std::optional<QByteArray> &json)
{
    return schema::parseJson(json.value_or(QByteArray())).valueOr(schema::Value());
}

} // namespace

void TestCatalogWriter::writesTheRecordAndThenItsChange()
{
    MESH_NEEDS(m_stack.kafka);
    KafkaMesh mesh(m_stack.kafka);
    QVERIFY(mesh.setUp({u"sales"_s}));
    const auto writer = mesh.writer();
    const auto first = writer->write(orders(u"Orders"_s, std::nullopt));
    QVERIFY(mesh.said(first));
    QVERIFY(first->written());
    QCOMPARE(first->offsets.size(), 1U);
    const auto second = writer->write(orders(u"All orders"_s, first->offsets.front()));
    QVERIFY(mesh.said(second));
    QVERIFY(second->written());

    const auto catalogRecords = records(mesh, mesh.topics().domain(u"sales"_s));
    QCOMPARE(catalogRecords.size(), 3U); // the generation comes first
    QCOMPARE(*catalogRecords.front().key, RecordKey::generation());
    QCOMPARE(catalogRecords.back().offset, second->offsets.front());
    const auto changes = records(mesh, mesh.topics().changes(u"sales"_s));
    QCOMPARE(changes.size(), 3U);
    const schema::Value change = parsed(changes.back().value);
    QCOMPARE(*changes.back().key, ordersKey);
    QCOMPARE(*change.path(u"action")->as<QString>(), u"edited"_s);
    QCOMPARE(*change.path(u"message")->as<QString>(), u"because"_s);
    QCOMPARE(*change.path(u"writtenBy.name")->as<QString>(), u"Omar"_s);
    QCOMPARE(*change.path(u"revision")->as<qint64>(), second->offsets.front());
    QCOMPARE(*change.path(u"previousRevision")->as<qint64>(), first->offsets.front());
    QCOMPARE(*change.path(u"document.name")->as<QString>(), u"All orders"_s);
}

void TestCatalogWriter::aDocumentMayBeAsLargeAsItsTopicAllows()
{
    MESH_NEEDS(m_stack.kafka);
    KafkaMesh mesh(m_stack.kafka);
    QVERIFY(mesh.setUp({u"sales"_s}));
    // A client of its own accord sends no more than a million bytes; this broker takes 16 MB.
    constexpr qsizetype size = 3'000'000;
    const ChangeSet set = orders(noise(size), std::nullopt);
    const auto outcome = mesh.writer()->write(set);
    QVERIFY(mesh.said(outcome));
    QVERIFY(outcome->written());
    QCOMPARE(records(mesh, mesh.topics().domain(u"sales"_s)).back().value, set.edits.front().value);
    QVERIFY(records(mesh, mesh.topics().changes(u"sales"_s)).back().value->size() > size);
}

void TestCatalogWriter::whatATopicDoesNotTakeIsRefusedBySizeAndLimit()
{
    MESH_NEEDS(m_stack.kafka);
    KafkaMesh mesh(m_stack.kafka);
    QVERIFY(mesh.setUp({}));
    const auto writer = mesh.writer();
    std::vector<kafka::NewTopic> topics = domainTopics(mesh.topics(), u"sales"_s);
    topics.front().settings[u"max.message.bytes"_s] = u"100000"_s;
    QVERIFY(writer->admin()->createTopic(topics.front()));
    QVERIFY(setUpDomain(*writer, u"sales"_s));
    const ChangeSet large = orders(noise(400'000), std::nullopt);
    const auto refused = writer->write(large);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, core::Code::TooLarge);
    const QString sentence = core::explain(refused.error()).sentence();
    const qsizetype size = ordersKey.size() + large.edits.front().value->size();
    for (const QString &part : {QString::fromUtf8(ordersKey), topics.front().name,
                                QString::number(size), u"max.message.bytes is 100000"_s}) {
        QVERIFY2(sentence.contains(part), qPrintable(sentence));
    }
    // Nothing was written, and nothing is left open for the next.
    const auto next = writer->write(orders(u"Orders"_s, std::nullopt));
    QVERIFY(mesh.said(next));
    QVERIFY(next->written());
    QCOMPARE(records(mesh, mesh.topics().changes(u"sales"_s)).size(), 2U);
}

void TestCatalogWriter::aBrokenPreconditionIsAConflictWithBothSides()
{
    MESH_NEEDS(m_stack.kafka);
    KafkaMesh mesh(m_stack.kafka);
    QVERIFY(mesh.setUp({u"sales"_s}));
    const auto writer = mesh.writer();
    const auto first = writer->write(orders(u"Orders"_s, std::nullopt));
    QVERIFY(first && first->written());
    const core::Offset seen = first->offsets.front();
    const auto second = writer->write(orders(u"Theirs"_s, seen));
    QVERIFY(second && second->written());

    const auto late = writer->write(orders(u"Mine"_s, seen));
    QVERIFY(mesh.said(late));
    QVERIFY(!late->written());
    QCOMPARE(late->conflicts.size(), 1U);
    QCOMPARE(late->conflicts.front().key, ordersKey);
    QCOMPARE(late->conflicts.front().basedOn, std::optional(seen));
    QCOMPARE(late->conflicts.front().current, std::optional(second->offsets.front()));
    QVERIFY(late->conflicts.front().currentValue->contains("Theirs"));

    const auto existing = writer->write(orders(u"New?"_s, std::nullopt));
    QVERIFY(existing && !existing->written());
    // Removed meanwhile: there is no current one.
    ChangeSet removal = orders(u""_s, second->offsets.front());
    removal.edits.front().value.reset();
    QVERIFY(mesh.written(*writer, removal));
    const auto gone = writer->write(orders(u"Mine"_s, second->offsets.front()));
    QVERIFY(gone && !gone->written());
    QVERIFY(!gone->conflicts.front().current);
    QVERIFY(mesh.written(*writer, orders(u"Born again"_s, std::nullopt)));
    QCOMPARE(records(mesh, mesh.topics().changes(u"sales"_s)).size(), 5U);
}

void TestCatalogWriter::severalEditsAreWrittenTogetherOrNotAtAll()
{
    MESH_NEEDS(m_stack.kafka);
    KafkaMesh mesh(m_stack.kafka);
    QVERIFY(mesh.setUp({u"sales"_s}));
    const auto writer = mesh.writer();
    ChangeSet set{u"sales"_s, {}, {}, {}};
    for (int i = 0; i < 20; ++i) {
        const Product product = test::product(u"sales.p%1"_s.arg(i));
        set.edits.push_back({RecordKey::of(product.id), test::bytes(product), std::nullopt});
    }
    const auto all = writer->write(set);
    QVERIFY(all && all->written());
    QCOMPARE(all->offsets.back(), all->offsets.front() + 19);
    // One of them has changed since: none is written.
    for (std::size_t i = 0; i < set.edits.size(); ++i) {
        set.edits[i].basedOn = all->offsets[i];
    }
    set.edits[7].basedOn = 0;
    const auto none = writer->write(set);
    QVERIFY(none && !none->written());
    QCOMPARE(none->conflicts.size(), 1U);
    QCOMPARE(records(mesh, mesh.topics().domain(u"sales"_s)).size(), 21U);
}

void TestCatalogWriter::writersAtOnceLoseNothing()
{
    MESH_NEEDS(m_stack.kafka);
    KafkaMesh mesh(m_stack.kafka);
    QVERIFY(mesh.setUp({u"sales"_s}));
    constexpr int writers = 8;
    constexpr int edits = 3;
    QVERIFY(mesh.written(*mesh.writer(), orders(u"0"_s, std::nullopt)));

    // Each adds one to the number that it sees; a conflict is seen anew and tried again.
    std::atomic<int> failures = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < writers; ++i) {
            threads.emplace_back([&mesh, &failures] {
                const auto writer = mesh.writer();
                std::optional<core::Offset> seen;
                int number = -1;
                for (int done = 0; done < edits;) {
                    const auto outcome = writer->write(orders(QString::number(number + 1), seen));
                    if (!mesh.said(outcome)) {
                        ++failures;
                        return;
                    }
                    if (outcome->written()) {
                        seen = outcome->offsets.front();
                        ++number;
                        ++done;
                    } else {
                        seen = outcome->conflicts.front().current;
                        number = parsed(outcome->conflicts.front().currentValue)
                                     .path(u"name")
                                     ->as<QString>()
                                     ->toInt();
                    }
                }
            });
        }
    }
    QCOMPARE(failures.load(), 0);
    const auto all = records(mesh, mesh.topics().domain(u"sales"_s));
    QCOMPARE(all.size(), std::size_t{2 + writers * edits});
    for (std::size_t i = 1; i < all.size(); ++i) {
        QCOMPARE(*parsed(all[i].value).path(u"name")->as<QString>(),
                 QString::number(static_cast<int>(i) - 1));
    }
    QCOMPARE(records(mesh, mesh.topics().changes(u"sales"_s)).size(), all.size());
}

void TestCatalogWriter::aForeignRecordInBetweenCostsNoEdit()
{
    MESH_NEEDS(m_stack.kafka);
    KafkaMesh mesh(m_stack.kafka);
    QVERIFY(mesh.setUp({u"sales"_s}));
    const auto writer = mesh.writer();
    const QString topic = mesh.topics().domain(u"sales"_s);
    const auto first = writer->write(orders(u"Orders"_s, std::nullopt));
    QVERIFY(first && first->written());

    // Another key: the write starts again and succeeds.
    int interruptions = 0;
    writer->faultAt([&](WriteStep step) {
        if (step == WriteStep::Begun && interruptions++ == 0) {
            (void)mesh.foreign(topic, "product/sales.other", QByteArray("{}"));
        }
        return false;
    });
    const auto second = writer->write(orders(u"Mine"_s, first->offsets.front()));
    QVERIFY(mesh.said(second));
    QVERIFY(second->written());
    QCOMPARE(second->attempts, 2);

    // The same key: a conflict, and the foreign record stays.
    interruptions = 0;
    writer->faultAt([&](WriteStep step) {
        if (step == WriteStep::Begun && interruptions++ == 0) {
            (void)mesh.foreign(topic, ordersKey,
                               test::bytes(test::product(u"sales.orders"_s, u"Foreign"_s)));
        }
        return false;
    });
    const auto third = writer->write(orders(u"Mine too"_s, second->offsets.front()));
    QVERIFY(mesh.said(third));
    QVERIFY(!third->written());
    QVERIFY(third->conflicts.front().currentValue->contains("Foreign"));
    QVERIFY(records(mesh, topic).back().value->contains("Foreign"));
}

// How the outcome of a commit is looked up whose answer was lost.
void TestCatalogWriter::whatWasWrittenIsFoundBehindALaterRecordOfItsKey()
{
    MESH_NEEDS(m_stack.kafka);
    KafkaMesh mesh(m_stack.kafka);
    QVERIFY(mesh.setUp({u"sales"_s}));
    const QString topic = mesh.topics().domain(u"sales"_s);
    const ChangeSet mine = orders(u"Mine"_s, std::nullopt);
    const auto written = mesh.writer()->write(mine);
    QVERIFY(written && written->written());
    const core::Offset at = written->offsets.front();
    QVERIFY(
        mesh.foreign(topic, ordersKey, test::bytes(test::product(u"sales.orders"_s, u"Theirs"_s))));
    auto reader = kafka::LogReader::open(mesh.connection());
    QVERIFY(reader);
    const auto end = readToEnd(**reader, topic, at, {ordersKey}, std::chrono::seconds(20));
    QVERIFY(mesh.said(end));
    QVERIFY(end->first.has_value());
    QCOMPARE(end->first->offset, at);
    QCOMPARE(end->first->value, mine.edits.front().value);
    QVERIFY(end->last.at(ordersKey).value->contains("Theirs"));
    // What stands elsewhere is not taken for it.
    QVERIFY(!readToEnd(**reader, topic, at + 1, {ordersKey}, std::chrono::seconds(20))
                 ->first.has_value());
}

void TestCatalogWriter::aWriterThatDiesLeavesNothingHalfWritten_data()
{
    QTest::addColumn<int>("step");
    QTest::addColumn<bool>("written");
    QTest::addRow("after initialising") << static_cast<int>(WriteStep::Initialised) << false;
    QTest::addRow("after reading") << static_cast<int>(WriteStep::Read) << false;
    QTest::addRow("after beginning") << static_cast<int>(WriteStep::Begun) << false;
    QTest::addRow("after the catalog record")
        << static_cast<int>(WriteStep::CatalogProduced) << false;
    QTest::addRow("after the change record")
        << static_cast<int>(WriteStep::ChangeProduced) << false;
    QTest::addRow("after the commit") << static_cast<int>(WriteStep::Committed) << true;
}

void TestCatalogWriter::aWriterThatDiesLeavesNothingHalfWritten()
{
    MESH_NEEDS(m_stack.kafka);
    QFETCH(int, step);
    QFETCH(bool, written);
    KafkaMesh mesh(m_stack.kafka);
    QVERIFY(mesh.setUp({u"sales"_s}));
    const auto dying = mesh.writer();
    dying->faultAt([step](WriteStep reached) { return static_cast<int>(reached) == step; });
    QVERIFY(!dying->write(orders(u"Half"_s, std::nullopt)));

    // The next writer is not hindered, and finds all or nothing.
    const auto next = mesh.writer();
    const auto outcome = next->write(orders(u"Whole"_s, std::nullopt));
    QVERIFY(mesh.said(outcome));
    QCOMPARE(outcome->written(), !written);
    const auto all = records(mesh, mesh.topics().domain(u"sales"_s));
    QCOMPARE(all.size(), 2U);
    QVERIFY(all.back().value->contains(written ? "Half" : "Whole"));
    QCOMPARE(records(mesh, mesh.topics().changes(u"sales"_s)).size(), 2U);
}

void TestCatalogWriter::anotherWritersOpenTransactionIsTold()
{
    MESH_NEEDS(m_stack.kafka);
    KafkaMesh mesh(m_stack.kafka);
    QVERIFY(mesh.setUp({u"sales"_s}));
    const QString topic = mesh.topics().domain(u"sales"_s);
    auto admin = kafka::Admin::create(mesh.connection());
    QVERIFY(admin);
    auto foreign = kafka::Producer::create(std::move(*admin),
                                           {.transactionalId = u"foreign-"_s + mesh.prefix(),
                                            .transactionTimeout = std::chrono::seconds(60)});
    QVERIFY(foreign);
    QVERIFY((*foreign)->initTransactions(std::chrono::seconds(10)));
    QVERIFY((*foreign)->begin());
    kafka::OutgoingRecord record;
    record.topic = topic;
    record.key = QByteArray("product/sales.foreign");
    record.value = QByteArray("{}");
    QVERIFY((*foreign)->produce(record));

    auto reader = kafka::LogReader::open(mesh.connection());
    const auto hidden =
        readToEnd(**reader, topic, 0, {ordersKey}, std::chrono::milliseconds(1'500));
    QVERIFY(!hidden);
    QCOMPARE(hidden.error().code, core::Code::Conflict);
    QVERIFY(hidden.error().retriable);
    QVERIFY((*foreign)->abort(std::chrono::seconds(10)));
    const auto outcome = mesh.writer()->write(orders(u"Orders"_s, std::nullopt));
    QVERIFY(mesh.said(outcome));
    QVERIFY(outcome->written());
}

void TestCatalogWriter::whatIsKnownSparesReadingALongTopic()
{
    MESH_NEEDS(m_stack.kafka);
    KafkaMesh mesh(m_stack.kafka);
    QVERIFY(mesh.setUp({u"sales"_s}));
    const auto writer = mesh.writer();
    ChangeSet set{u"sales"_s, {}, {}, {}};
    for (int i = 0; i < 6'000; ++i) {
        const Product product = test::product(u"sales.p%1"_s.arg(i));
        set.edits.push_back({RecordKey::of(product.id), test::bytes(product), std::nullopt});
    }
    const auto all = writer->write(set);
    QVERIFY(mesh.said(all));
    QVERIFY(all->written());
    CatalogSync sync(mesh.settings());
    QTRY_COMPARE_WITH_TIMEOUT(sync.snapshot()->productCount(), 6'000, 15'000);
    QTRY_VERIFY_WITH_TIMEOUT(sync.status().state == SyncState::Live, 15'000);
    const auto snapshot = sync.snapshot();
    const Product product = test::product(u"sales.p77"_s, u"Edited"_s);
    ChangeSet edit{
        u"sales"_s, {{RecordKey::of(product.id), test::bytes(product), all->offsets[77]}}, {}, {}};
    QVERIFY(writer->write(edit, snapshot.get())->written());
    // The same again from the same, now old, snapshot: the newer record is found all the same.
    const auto conflict = writer->write(edit, snapshot.get());
    QVERIFY(conflict && !conflict->written());
    QVERIFY(conflict->conflicts.front().currentValue->contains("Edited"));
    // And a base that was never right, with nothing newer in the topic.
    edit.edits.front().key = RecordKey::of(*core::ProductId::parse(u"sales.p78"));
    edit.edits.front().basedOn = 3;
    const auto wrong = writer->write(edit, snapshot.get());
    QVERIFY(wrong && !wrong->written());
    QVERIFY(wrong->conflicts.front().currentValue->contains("sales.p78"));
}

void TestCatalogWriter::setUpIsHarmlessWhenRepeatedAndChecksTheShape()
{
    MESH_NEEDS(m_stack.kafka);
    KafkaMesh mesh(m_stack.kafka);
    const auto writer = mesh.writer();
    QVERIFY(mesh.said(setUpMesh(*writer)));
    const auto before = records(mesh, mesh.topics().platform());
    QCOMPARE(before.size(), 1U);
    QVERIFY(mesh.said(setUpMesh(*writer)));
    const auto after = records(mesh, mesh.topics().platform());
    QCOMPARE(after.size(), 1U);
    QCOMPARE(*after.front().value, *before.front().value);
    const auto configuration = writer->admin()->topicConfiguration(mesh.topics().platform());
    QVERIFY(mesh.said(configuration));
    for (const kafka::ConfigEntry &entry : *configuration) {
        if (entry.name == u"cleanup.policy") {
            QCOMPARE(*entry.value, u"compact"_s);
        }
        if (entry.name == u"delete.retention.ms") {
            QCOMPARE(*entry.value, u"2592000000"_s);
        }
    }
    const QString command = createCommand(platformTopics(mesh.topics()).front(), u"broker:1"_s);
    QVERIFY(command.contains(u"--partitions 1"_s));
    QVERIFY(command.contains(u"--config cleanup.policy=compact"_s));
}

void TestCatalogWriter::aReadOnlyProfileWritesNothing()
{
    MESH_NEEDS(m_stack.kafka);
    KafkaMesh mesh(m_stack.kafka);
    QVERIFY(mesh.setUp({u"sales"_s}));
    kafka::Connection connection = mesh.connection();
    connection.profile.readOnly = true;
    const auto writer = CatalogWriter::open(connection, mesh.prefix());
    QVERIFY(writer);
    QCOMPARE((*writer)->write(orders(u"Orders"_s, std::nullopt)).error().code,
             core::Code::ReadOnly);
    QCOMPARE(setUpMesh(**writer).error().code, core::Code::ReadOnly);
    QCOMPARE(records(mesh, mesh.topics().domain(u"sales"_s)).size(), 1U);
}

void TestCatalogWriter::aMissingDomainIsToldApart()
{
    MESH_NEEDS(m_stack.kafka);
    KafkaMesh mesh(m_stack.kafka);
    QVERIFY(mesh.setUp({}));
    const auto outcome = mesh.writer()->write(orders(u"Orders"_s, std::nullopt));
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, core::Code::NotFound);
}

void TestCatalogWriter::theMockClusterTakesPlainWrites()
{
    auto cluster = kafka::MockCluster::start();
    QVERIFY(cluster);
    auto writer = CatalogWriter::open((*cluster)->connection(), u"mesh"_s);
    QVERIFY(writer);
    const TopicCreator create = [&cluster](const kafka::NewTopic &topic) {
        return (*cluster)->createTopic(topic.name, topic.partitions);
    };
    QVERIFY(KafkaMesh::said(setUpMesh(**writer, create)));
    QVERIFY(KafkaMesh::said(setUpDomain(**writer, u"sales"_s, create)));
    QVERIFY(KafkaMesh::write(**writer, test::domain(u"sales"_s)));
    const auto first = (*writer)->write(orders(u"Orders"_s, std::nullopt));
    QVERIFY(KafkaMesh::said(first));
    QVERIFY(first->written());
    const auto conflict = (*writer)->write(orders(u"Again"_s, std::nullopt));
    QVERIFY(KafkaMesh::said(conflict));
    QVERIFY(!conflict->written());

    QTemporaryDir folder;
    SyncSettings settings;
    settings.connection = (*cluster)->connection();
    settings.embedded = true;
    settings.cacheFolder = folder.path();
    {
        CatalogSync sync(settings);
        QTRY_COMPARE_WITH_TIMEOUT(sync.snapshot()->productCount(), 1, 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(sync.status().state == SyncState::Live, 10'000);
        const auto second =
            (*writer)->write(orders(u"Live"_s, first->offsets.front()), sync.snapshot().get());
        QVERIFY(KafkaMesh::said(second));
        QTRY_COMPARE_WITH_TIMEOUT(sync.snapshot()->products().front()->displayName, u"Live"_s,
                                  1000);
        QVERIFY(QFile::exists(folder.filePath(u"sandbox-mesh.sqlite"_s)));
    }
    // Another run of the sandbox is another cluster: nothing of the old one is taken for current.
    auto again = kafka::MockCluster::start();
    auto anotherWriter = CatalogWriter::open((*again)->connection(), u"mesh"_s);
    QVERIFY(setUpMesh(**anotherWriter, [&again](const kafka::NewTopic &topic) {
        return (*again)->createTopic(topic.name, topic.partitions);
    }));
    settings.connection = (*again)->connection();
    CatalogSync sync(settings);
    QTRY_VERIFY_WITH_TIMEOUT(sync.status().state == SyncState::Live, 10'000);
    QTRY_VERIFY_WITH_TIMEOUT(sync.snapshot()->domains().empty(), 10'000);
}

MESH_TEST(TestCatalogWriter)
#include "tst_catalogwriter.moc"
