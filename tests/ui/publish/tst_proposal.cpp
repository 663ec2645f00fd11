// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"
#include "tests/ui/support/mesh.h"
#include "ui/pages/publish/productchecks.h"
#include "ui/pages/publish/publishproposal.h"
#include "ui/pages/publish/writing.h"

#include <QTest>

using namespace mesh;
using namespace mesh::ui;
using namespace Qt::StringLiterals;

namespace {

std::shared_ptr<const catalog::CatalogSnapshot> twoDomains()
{
    return test::SmallMesh()
        .withDomain(u"sales"_s)
        .withDomain(u"edge"_s)
        .withProduct(u"sales.orders"_s)
        .snapshot();
}

} // namespace

class TestProposal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aTopicBecomesAnId_data();
    void aTopicBecomesAnId();
    void theDomainIsToldByThePrefix();
    void withoutAPrefixAPersonsOwnDomainIsProposed();
    void whatIsMissingIsToldAtItsField_data();
    void whatIsMissingIsToldAtItsField();
    void aPublishedIdIsTaken();
    void aDraftMayLackWhatARecordNeeds();
};

void TestProposal::aTopicBecomesAnId_data()
{
    QTest::addColumn<QString>("topic");
    QTest::addColumn<QString>("name");
    QTest::addRow("the domain's prefix goes") << u"sales.refunds"_s << u"refunds"_s;
    QTest::addRow("letters become small") << u"sales.RefundsV2"_s << u"refundsv2"_s;
    QTest::addRow("signs become one underscore") << u"shop--web.clicks"_s << u"shop_web_clicks"_s;
    QTest::addRow("digits do not begin it") << u"2024-orders"_s << u"orders"_s;
    QTest::addRow("the prefix alone is a name") << u"sales."_s << u"sales"_s;
    QTest::addRow("other alphabets leave nothing") << u"Ωμέγα"_s << QString();
    QTest::addRow("63 at most") << QString(100, u'a') << QString(63, u'a');
}

void TestProposal::aTopicBecomesAnId()
{
    QFETCH(const QString, topic);
    const catalog::Domain sales = test::domain(u"sales"_s);
    QTEST(nameForTopic(topic, &sales), "name");
}

void TestProposal::theDomainIsToldByThePrefix()
{
    const auto mesh = twoDomains();
    const catalog::Product proposed =
        proposeProduct(u"edge.page_views"_s, *mesh, {u"Omar"_s, {}, {u"orders-team"_s}});
    QCOMPARE(proposed.id, (core::ProductId{u"edge"_s, u"page_views"_s}));
    QCOMPARE(proposed.displayName, u"Page views"_s);
    QCOMPARE(proposed.owner, u"orders-team"_s); // edge names no team of its own
    QCOMPARE(proposed.ports.front().topic, u"edge.page_views"_s);
    QVERIFY(proposed.purpose.isEmpty());
    QVERIFY(proposed.classification.isEmpty());
}

void TestProposal::withoutAPrefixAPersonsOwnDomainIsProposed()
{
    catalog::SnapshotBuilder builder{catalog::CatalogTopics()};
    catalog::Domain sales = test::domain(u"sales"_s);
    sales.teams = {u"orders-team"_s, u"returns-team"_s};
    builder.apply(test::record(test::domain(u"edge"_s), 1));
    builder.apply(test::record(sales, 2));
    const auto mesh = builder.publish();
    QCOMPARE(domainForTopic(u"clicks_tmp"_s, *mesh, {{}, {}, {u"returns-team"_s}}), u"sales"_s);
    QCOMPARE(likelyOwner(&sales, {u"others"_s, u"returns-team"_s}), u"returns-team"_s);
    QCOMPARE(likelyOwner(&sales, {u"others"_s}), u"orders-team"_s);
    QVERIFY(domainForTopic(u"clicks_tmp"_s, *mesh, {{}, {}, {u"others"_s}}).isEmpty());
}

void TestProposal::whatIsMissingIsToldAtItsField_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<void (*)(catalog::Product &)>("breakIt");
    using Break = void (*)(catalog::Product &);
    QTest::addRow("name") << u"name"_s << Break([](auto &p) { p.displayName.clear(); });
    QTest::addRow("domain") << u"domain"_s << Break([](auto &p) { p.id.domain.clear(); });
    QTest::addRow("unknown domain")
        << u"domain"_s << Break([](auto &p) { p.id.domain = u"nowhere"_s; });
    QTest::addRow("id") << u"id"_s << Break([](auto &p) { p.id.name = u"Bad Name"_s; });
    QTest::addRow("owner") << u"team.name"_s << Break([](auto &p) { p.owner.clear(); });
    QTest::addRow("purpose") << u"description.purpose"_s
                             << Break([](auto &p) { p.purpose = u" "_s; });
    QTest::addRow("classification")
        << u"classification"_s << Break([](auto &p) { p.classification.clear(); });
    QTest::addRow("version") << u"version"_s << Break([](auto &p) { p.version = u"two"_s; });
    QTest::addRow("link") << u"authoritativeDefinitions"_s << Break([](auto &p) {
        p.links.push_back({u"code"_s, u"file:///etc/passwd"_s, {}, {}});
    });
}

void TestProposal::whatIsMissingIsToldAtItsField()
{
    QFETCH(const QString, field);
    using Break = void (*)(catalog::Product &);
    QFETCH(const Break, breakIt);
    const auto mesh = twoDomains();
    catalog::Product product = test::product(u"sales.refunds"_s, u"Refunds"_s);
    product.owner = u"orders-team"_s;
    product.purpose = u"What came back."_s;
    product.classification = u"internal"_s;
    QVERIFY(ProductChecks::check(product, *mesh, true).empty());
    breakIt(product);
    const auto problems = ProductChecks::check(product, *mesh, true);
    QCOMPARE(problems.size(), std::size_t(1));
    QCOMPARE(problems.front().field, field);
    QVERIFY(!problems.front().sentence.isEmpty());
}

void TestProposal::aPublishedIdIsTaken()
{
    const auto mesh = twoDomains();
    catalog::Product product = test::product(u"sales.orders"_s, u"Orders"_s);
    product.owner = product.purpose = product.classification = u"x"_s;
    QCOMPARE(ProductChecks::check(product, *mesh, true).front().field, u"id"_s);
    QVERIFY(ProductChecks::check(product, *mesh, false).empty());
}

void TestProposal::aDraftMayLackWhatARecordNeeds()
{
    catalog::Product product;
    product.displayName = u"Клики 🖱"_s;
    product.purpose = u"half a sent"_s;
    const auto back = readDraft(draftOf(product));
    QVERIFY(back.has_value());
    QVERIFY(back->id.isEmpty());
    QCOMPARE(back->displayName, product.displayName);
    QCOMPARE(back->purpose, product.purpose);
    QVERIFY(!readDraft("[]").has_value());
}

MESH_TEST(TestProposal)
#include "tst_proposal.moc"
