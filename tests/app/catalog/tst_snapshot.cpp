// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/catalog/mesh.h"
#include "tests/support/runner.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mesh;
using namespace mesh::catalog;

class TestSnapshot : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void holdsWhatTheRecordsSay();
    void platformRecordsAreKeptByTheirId();
    void aSnapshotNeverChanges();
    void aTombstoneRemoves();
    void problemsAreKeptUntilTheirRecordIsPutRight();
    void aTopicOutsideThePrefixesIsClaimed();
    void aTopicClaimedTwiceSaysSoOnBoth();
    void unpublishedTopicsAreThoseNobodyNames();
    void syncedAtIsThatOfTheOldestSource();
    void revisionsAreOffsets();
};

namespace {

QStringList findings(const std::vector<Problem> &problems)
{
    QStringList names;
    for (const Problem &problem : problems) {
        names << findingName(problem.finding);
    }
    return names;
}

QStringList found(const CatalogSnapshot &snapshot, const QString &text, bool topics = false)
{
    SearchQuery query;
    query.text = text;
    query.includeTopics = topics;
    QStringList names;
    for (const SearchHit &hit : snapshot.search(query).hits) {
        names << (hit.product != nullptr ? hit.product->id.toString() : hit.topic->name);
    }
    return names;
}

} // namespace

void TestSnapshot::holdsWhatTheRecordsSay()
{
    SnapshotBuilder builder{CatalogTopics()};
    builder.apply(test::record(test::domain(u"sales"_s), 0));
    builder.apply(test::record(test::product(u"sales.refunds"_s, u"Refunds"_s), 2));
    builder.apply(test::record(test::product(u"sales.orders"_s, u"Orders"_s), 1));
    builder.apply(test::record(test::product(u"edge.clicks"_s, u"Clicks"_s), 1));
    const auto snapshot = builder.publish();
    QCOMPARE(snapshot->productCount(), 3);
    QCOMPARE(snapshot->products().front()->id.toString(), u"edge.clicks"_s);
    QCOMPARE(snapshot->products(u"sales").front()->id.name, u"orders"_s);
    QCOMPARE(snapshot->domain(u"sales")->domain.displayName, u"SALES"_s);
    QVERIFY(snapshot->domain(u"edge") == nullptr);
    const auto orders = snapshot->product({u"sales"_s, u"orders"_s});
    QVERIFY(orders != nullptr);
    QCOMPARE(orders->revision, 1);
    QCOMPARE(orders->product().displayName, u"Orders"_s);
    QVERIFY(snapshot->product({u"sales"_s, u"nothing"_s}) == nullptr);
    QCOMPARE(snapshot->productsOfTopic(u"sales.orders").size(), 1U);
    QVERIFY(snapshot->productsOfTopic(u"sales.order").empty());
}

void TestSnapshot::platformRecordsAreKeptByTheirId()
{
    SnapshotBuilder builder{CatalogTopics()};
    core::Offset offset = 0;
    for (const QString &id : {u"tier-1"_s, u"tier-2"_s, u"tier-1"_s}) {
        Tier tier;
        tier.id = id;
        builder.apply(test::record(u"mesh.catalog"_s, RecordKey::of(Kind::Tier, id),
                                   test::bytes(tier), ++offset));
        Policy policy;
        policy.id = id;
        builder.apply(test::record(u"mesh.catalog"_s, RecordKey::of(Kind::Policy, id),
                                   test::bytes(policy), ++offset));
    }
    const auto snapshot = builder.publish();
    QCOMPARE(snapshot->tiers().size(), 2U);
    QCOMPARE(snapshot->tiers().front().value.id, u"tier-1"_s);
    QCOMPARE(snapshot->tiers().front().revision, 5);
    QCOMPARE(snapshot->policies().size(), 2U);
    builder.apply(test::record(u"mesh.catalog"_s, "tier/tier-1", std::nullopt, 9));
    QCOMPARE(builder.publish()->tiers().size(), 1U);
}

void TestSnapshot::aSnapshotNeverChanges()
{
    SnapshotBuilder builder{CatalogTopics()};
    builder.apply(test::record(test::product(u"sales.orders"_s, u"Before"_s), 0));
    const auto before = builder.publish();
    builder.apply(test::record(test::product(u"sales.orders"_s, u"After"_s), 1));
    builder.apply(test::record(test::product(u"sales.refunds"_s), 2));
    const auto after = builder.publish();
    QVERIFY(after->number() > before->number());
    QCOMPARE(before->productCount(), 1);
    QCOMPARE(before->products().front()->displayName, u"Before"_s);
    QCOMPARE(found(*before, u"before"_s), QStringList{u"sales.orders"_s});
    QVERIFY(found(*before, u"after"_s).isEmpty());
    QCOMPARE(found(*after, u"after"_s), QStringList{u"sales.orders"_s});
    QVERIFY(found(*after, u"before"_s).isEmpty());
}

void TestSnapshot::aTombstoneRemoves()
{
    SnapshotBuilder builder{CatalogTopics()};
    const CatalogRecord orders = test::record(test::product(u"sales.orders"_s), 0);
    builder.apply(orders);
    builder.apply(test::record(test::domain(u"sales"_s), 0));
    QCOMPARE(builder.publish()->productCount(), 1);
    builder.apply(test::record(orders.topic, orders.key, std::nullopt, 5));
    builder.apply(test::record(u"mesh.catalog"_s, "domain/sales", std::nullopt, 6));
    const auto snapshot = builder.publish();
    QCOMPARE(snapshot->productCount(), 0);
    QVERIFY(snapshot->domains().empty());
    QVERIFY(found(*snapshot, u"orders"_s).isEmpty());
    // Put and removed before anybody looked.
    builder.apply(orders);
    builder.apply(test::record(orders.topic, orders.key, std::nullopt, 8));
    QVERIFY(found(*builder.publish(), u"orders"_s).isEmpty());
}

void TestSnapshot::problemsAreKeptUntilTheirRecordIsPutRight()
{
    SnapshotBuilder builder{CatalogTopics()};
    const CatalogRecord good = test::record(test::product(u"sales.orders"_s), 3);
    builder.apply(good);
    builder.apply(test::record(good.topic, good.key, QByteArray("{broken"), 4));
    const auto broken = builder.publish();
    QCOMPARE(broken->productCount(), 0);
    QCOMPARE(findings(broken->problems()), QStringList{u"NotJson"_s});
    QCOMPARE(broken->problemsOf({u"sales"_s, u"orders"_s}).size(), 1U);
    QCOMPARE(*broken->problems().front().value, QByteArray("{broken"));
    QCOMPARE(broken->revision(good.topic, good.key), std::optional<core::Offset>(4));
    builder.apply(test::record(test::product(u"sales.orders"_s), 5));
    const auto right = builder.publish();
    QVERIFY(right->problems().empty());
    QCOMPARE(right->productCount(), 1);
}

void TestSnapshot::aTopicOutsideThePrefixesIsClaimed()
{
    SnapshotBuilder builder{CatalogTopics()};
    builder.apply(test::record(test::product(u"sales.orders"_s), 0));
    QVERIFY(builder.publish()->problems().empty()); // the domain's record has not been read yet
    builder.apply(test::record(test::domain(u"sales"_s, {u"shop."_s}), 1));
    const auto claimed = builder.publish();
    QCOMPARE(findings(claimed->problems()), QStringList{u"UnownedTopic"_s});
    QVERIFY(claimed->products().front()->topicUnowned);
    builder.apply(test::record(test::domain(u"sales"_s, {u"shop."_s, u"sales."_s}), 2));
    const auto owned = builder.publish();
    QVERIFY(owned->problems().empty());
    QVERIFY(!owned->products().front()->topicUnowned);
    QCOMPARE(found(*owned, u"orders"_s).size(), 1);
}

void TestSnapshot::aTopicClaimedTwiceSaysSoOnBoth()
{
    SnapshotBuilder builder{CatalogTopics()};
    Product copy = test::product(u"edge.orders"_s);
    copy.ports.front().topic = u"sales.orders"_s;
    builder.apply(test::record(test::product(u"sales.orders"_s), 0));
    QVERIFY(builder.publish()->problems().empty());
    builder.apply(test::record(copy, 0));
    const auto twice = builder.publish();
    QCOMPARE(findings(twice->problems()), (QStringList{u"ClaimedTwice"_s, u"ClaimedTwice"_s}));
    QCOMPARE(twice->productsOfTopic(u"sales.orders").size(), 2U);
    for (const auto &entry : twice->products()) {
        QVERIFY(entry->topicClaimedTwice);
    }
    copy.ports.front().topic = u"edge.orders"_s;
    builder.apply(test::record(copy, 1));
    const auto once = builder.publish();
    QVERIFY(once->problems().empty());
    for (const auto &entry : once->products()) {
        QVERIFY(!entry->topicClaimedTwice);
    }
}

void TestSnapshot::unpublishedTopicsAreThoseNobodyNames()
{
    SnapshotBuilder builder{CatalogTopics()};
    builder.setTopics({{u"sales.orders"_s, 6, false},
                       {u"clicks_tmp"_s, 1, false},
                       {u"__consumer_offsets"_s, 50, true},
                       {u"mesh.catalog"_s, 1, false}},
                      1234);
    const auto before = builder.publish();
    QCOMPARE(before->topicsAt(), 1234);
    QCOMPARE(before->topics().size(), 4U);
    QCOMPARE(before->topic(u"sales.orders")->partitions, 6);
    QVERIFY(before->topic(u"mesh.catalog")->meshOwn);
    QCOMPARE(found(*before, u""_s, true), (QStringList{u"clicks_tmp"_s, u"sales.orders"_s}));
    QVERIFY(found(*before, u"clicks"_s).isEmpty());

    builder.apply(test::record(test::product(u"sales.orders"_s), 0));
    const auto after = builder.publish();
    QVERIFY(after->topic(u"sales.orders")->published);
    QVERIFY(!before->topic(u"sales.orders")->published);
    QCOMPARE(found(*after, u"orders"_s, true), QStringList{u"sales.orders"_s});
    QVERIFY(after->search({.text = u"orders"_s, .includeTopics = true}).hits.front().product);

    builder.setTopics({{u"sales.orders"_s, 6, false}, {u"legacy.csv"_s, 1, false}}, 1240);
    const auto later = builder.publish();
    QCOMPARE(found(*later, u"csv"_s, true), QStringList{u"legacy.csv"_s});
    QVERIFY(found(*later, u"clicks"_s, true).isEmpty());
}

void TestSnapshot::syncedAtIsThatOfTheOldestSource()
{
    SnapshotBuilder builder{CatalogTopics()};
    QVERIFY(!builder.publish()->hasMesh());
    builder.setSource({u"mesh.catalog"_s, {}, u"g"_s, 4, true, 2000});
    builder.setSource({u"mesh.catalog.sales"_s, u"sales"_s, u"g"_s, 4, true, 1000});
    QVERIFY(builder.publish()->hasMesh());
    QCOMPARE(builder.publish()->syncedAt(), 1000);
    builder.setSource({u"mesh.catalog.edge"_s, u"edge"_s, u"g"_s, 4, false, -1});
    QCOMPARE(builder.publish()->syncedAt(), -1);
}

void TestSnapshot::revisionsAreOffsets()
{
    SnapshotBuilder builder{CatalogTopics()};
    builder.apply(test::record(test::domain(u"sales"_s), 11));
    builder.apply(test::record(test::product(u"sales.orders"_s), 12));
    const auto snapshot = builder.publish();
    QCOMPARE(snapshot->revision(u"mesh.catalog"_s, "domain/sales"),
             std::optional<core::Offset>(11));
    QCOMPARE(snapshot->revision(u"mesh.catalog.sales"_s, "product/sales.orders"),
             std::optional<core::Offset>(12));
    QVERIFY(!snapshot->revision(u"mesh.catalog.sales"_s, "product/sales.nothing"));
}

MESH_TEST(TestSnapshot)
#include "tst_snapshot.moc"
