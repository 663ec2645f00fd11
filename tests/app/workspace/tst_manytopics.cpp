// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/cluster.h"
#include "tests/support/ownbroker.h"
#include "tests/support/runner.h"

#include "app/core/clock.h"
#include "app/workspace/workspace.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mesh;
using workspace::Session;
using workspace::Workspace;

namespace {

constexpr int topicCount = 2'000;
constexpr int batch = 500; // the controller answers a request for more too late

QString topicName(int number)
{
    return u"stream.%1"_s.arg(number, 4, 10, QChar(u'0'));
}

} // namespace

/// 2,000 topics on a real broker: one of the test's own, so that no other test lists them.
class TestManyTopics : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void areListedFoundAndRead();
};

void TestManyTopics::areListedFoundAndRead()
{
    const test::Stack stack = test::Stack::fromEnvironment();
    MESH_NEEDS(stack.scripts);
    test::OwnBroker broker(stack.scripts);
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    test::TestCluster cluster(broker.address());
    cluster.admin()->setTimeout(std::chrono::seconds(60));
    for (int first = 0; first < topicCount; first += batch) {
        std::vector<kafka::NewTopic> topics;
        for (int number = first; number < first + batch; ++number) {
            topics.push_back({.name = topicName(number), .partitions = 1, .replication = 1});
        }
        const auto made = cluster.admin()->createTopics(topics);
        QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
    }
    QVERIFY(cluster.fill(topicName(1234), 0, 10,
                         [](qint64 number) { return QByteArray::number(number); }));

    const core::SystemClock clock;
    Workspace space(clock);
    config::Profile profile;
    profile.name = u"many"_s;
    profile.bootstrapServers = {broker.address()};
    space.open(space.profiles().save(profile).value().id);
    Session &session = *space.session();
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), Session::State::Connected, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(session.catalog()->topics().size(), size_t{topicCount}, 30'000);

    catalog::SearchQuery query;
    query.includeTopics = true;
    QCOMPARE(session.catalog()->search(query).total, topicCount);
    query.text = u"1234"_s;
    const catalog::SearchAnswer answer = session.catalog()->search(query);
    QCOMPARE(answer.total, 1);
    QCOMPARE(answer.hits.front().topic->name, topicName(1234));

    const auto feed = session.openFeed(topicName(1234));
    feed->start({.from = kafka::FromBeginning{}});
    const auto rows = [&feed] {
        feed->pendingChange();
        feed->commitRemoval();
        feed->commitAppend();
        return feed->rowCount();
    };
    QTRY_COMPARE_WITH_TIMEOUT(rows(), 10, 30'000);
}

MESH_TEST(TestManyTopics)

#include "tst_manytopics.moc"
