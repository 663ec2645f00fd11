// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/catalog/mesh.h"
#include "tests/support/runner.h"

#include "app/workspace/inbox.h"

#include <QTest>

using namespace mesh;
using namespace Qt::StringLiterals;
using catalog::Decision;
using workspace::InboxItem;
using workspace::InboxQuestion;
using Kind = InboxItem::Kind;

namespace {

const core::ProductId orders{u"sales"_s, u"orders"_s};
const core::ProductId stock{u"logistics"_s, u"stock"_s};

/// Two domains: sales is of orders-team, logistics of depot-team. Records stand at 1970-01-01.
class Mesh
{
public:
    Mesh()
    {
        addDomain(u"sales"_s, u"orders-team"_s);
        addDomain(u"logistics"_s, u"depot-team"_s);
    }

    core::Offset put(const QString &id, const std::function<void(catalog::Product &)> &change = {})
    {
        catalog::Product product = test::product(id);
        product.owner = product.id.domain == u"sales" ? u"orders-team"_s : u"depot-team"_s;
        product.writtenBy.name = u"Dora"_s;
        if (change) {
            change(product);
        }
        m_builder.apply(test::record(product, m_next));
        return m_next++;
    }

    void ask(const QString &id, const core::ProductId &product, const QString &by)
    {
        catalog::AccessRequest request;
        request.id = id;
        request.product = product;
        request.principal = u"User:"_s + by;
        request.purpose = u"Revenue"_s;
        request.by.name = by;
        request.by.email = by + u"@example.com"_s;
        m_builder.apply(test::record(m_topics.requests(),
                                     catalog::RecordKey::of(catalog::Kind::Request, id),
                                     test::bytes(request), m_next++));
        m_asked[id] = request;
    }

    void answer(const QString &id, Decision decision, std::optional<QDate> reviewAt = {})
    {
        catalog::AccessGrant grant = catalog::AccessGrant::of(m_asked[id], decision);
        grant.writtenBy.name = u"Omar"_s;
        grant.reviewAt = reviewAt;
        m_builder.apply(test::record(m_topics.domain(grant.product.domain),
                                     catalog::RecordKey::of(catalog::Kind::Grant, id),
                                     test::bytes(grant), m_next++));
    }

    /// What waits for somebody on 1970-01-10.
    std::vector<InboxItem> of(const QString &name, const QString &team,
                              const std::vector<workspace::Draft> &drafts = {},
                              const QSet<QString> &favourites = {},
                              const QHash<QString, workspace::TopicPulse> &pulses = {})
    {
        catalog::SourceState source;
        source.topic = m_topics.platform();
        source.complete = true;
        m_builder.setSource(source);
        InboxQuestion asked;
        asked.catalog = m_builder.publish();
        asked.me = {name, name + u"@example.com"_s, {team}};
        asked.favourites = favourites;
        asked.drafts = drafts;
        asked.today = QDate(1970, 1, 10);
        asked.pulses = pulses;
        return inboxOf(asked).items;
    }

private:
    void addDomain(const QString &id, const QString &team)
    {
        catalog::Domain domain = test::domain(id);
        domain.teams = {team};
        m_builder.apply(test::record(domain, m_next++));
    }

    catalog::CatalogTopics m_topics;
    catalog::SnapshotBuilder m_builder{m_topics};
    std::map<QString, catalog::AccessRequest> m_asked;
    core::Offset m_next = 0;
};

QString texts(const std::vector<InboxItem> &items)
{
    static const std::map<Kind, QString> names{
        {Kind::Request, u"request"_s},   {Kind::Review, u"review"_s},
        {Kind::Offer, u"offer"_s},       {Kind::Handover, u"handover"_s},
        {Kind::Conflict, u"conflict"_s}, {Kind::Answer, u"answer"_s},
        {Kind::Late, u"late"_s},         {Kind::Sunset, u"sunset"_s},
        {Kind::Check, u"check"_s}};
    QStringList all;
    for (const InboxItem &item : items) {
        all << names.at(item.kind) + u' ' + item.product.toString() + u' ' + item.who;
    }
    return all.join(u", "_s).replace(u" ,"_s, u","_s).trimmed();
}

} // namespace

class TestInbox : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRequestWaitsForItsOwnerAndItsAnswerForWhoAsked();
    void anAgreementComesBackOnItsDay();
    void anOfferWaitsForItsReceiverThenForItsOwner();
    void aDraftOfWhatHasChangedIsAConflict();
    void aBrokenFreshnessWaitsForItsOwner_data();
    void aBrokenFreshnessWaitsForItsOwner();
    void whatEndsConcernsItsOwnerAndWhoReadsIt_data();
    void whatEndsConcernsItsOwnerAndWhoReadsIt();
    void problemsOfARecordWaitForItsOwnerAlone();
};

void TestInbox::aRequestWaitsForItsOwnerAndItsAnswerForWhoAsked()
{
    Mesh mesh;
    mesh.put(u"sales.orders"_s);
    mesh.ask(u"r1"_s, orders, u"ana"_s);
    QCOMPARE(texts(mesh.of(u"omar"_s, u"orders-team"_s)), u"request sales.orders User:ana"_s);
    QCOMPARE(mesh.of(u"omar"_s, u"orders-team"_s).front().purpose, u"Revenue"_s);
    QCOMPARE(texts(mesh.of(u"ana"_s, u"insights-team"_s)), QString());
    QCOMPARE(texts(mesh.of(u"dora"_s, u"depot-team"_s)), QString());
    mesh.answer(u"r1"_s, Decision::Refused);
    QCOMPARE(texts(mesh.of(u"omar"_s, u"orders-team"_s)), QString());
    const auto told = mesh.of(u"ana"_s, u"insights-team"_s);
    QCOMPARE(texts(told), u"answer sales.orders Omar"_s);
    QCOMPARE(told.front().decision, std::optional(Decision::Refused));
}

void TestInbox::anAgreementComesBackOnItsDay()
{
    Mesh mesh;
    mesh.put(u"sales.orders"_s);
    mesh.ask(u"r1"_s, orders, u"ana"_s);
    mesh.answer(u"r1"_s, Decision::Agreed, QDate(1970, 1, 11));
    QCOMPARE(texts(mesh.of(u"omar"_s, u"orders-team"_s)), QString());
    mesh.answer(u"r1"_s, Decision::Agreed, QDate(1970, 1, 10));
    QCOMPARE(texts(mesh.of(u"omar"_s, u"orders-team"_s)), u"review sales.orders User:ana"_s);
}

void TestInbox::anOfferWaitsForItsReceiverThenForItsOwner()
{
    Mesh mesh;
    mesh.put(u"sales.orders"_s,
             [](catalog::Product &product) { product.offeredTo = u"logistics.orders"_s; });
    QCOMPARE(texts(mesh.of(u"dora"_s, u"depot-team"_s)), u"offer sales.orders sales"_s);
    QCOMPARE(texts(mesh.of(u"omar"_s, u"orders-team"_s)), QString());
    mesh.put(u"logistics.orders"_s, [](catalog::Product &product) {
        product.formerIds = {u"sales.orders"_s};
        product.ports.front().topic = u"logistics.orders"_s;
    });
    QCOMPARE(texts(mesh.of(u"dora"_s, u"depot-team"_s)), QString());
    const auto waiting = mesh.of(u"omar"_s, u"orders-team"_s);
    QCOMPARE(texts(waiting), u"handover sales.orders logistics"_s);
    QCOMPARE(waiting.front().other, (core::ProductId{u"logistics"_s, u"orders"_s}));
}

void TestInbox::aDraftOfWhatHasChangedIsAConflict()
{
    Mesh mesh;
    const core::Offset first = mesh.put(u"logistics.stock"_s);
    const workspace::Draft draft{u"product:logistics.stock"_s, "{}", "{}", first, 1};
    QCOMPARE(texts(mesh.of(u"ana"_s, {}, {draft})), QString());
    mesh.put(u"logistics.stock"_s, [](catalog::Product &product) { product.version = u"2.0.0"_s; });
    QCOMPARE(texts(mesh.of(u"ana"_s, {}, {draft})), u"conflict logistics.stock Dora"_s);
}

void TestInbox::aBrokenFreshnessWaitsForItsOwner_data()
{
    QTest::addColumn<QString>("team");
    QTest::addColumn<catalog::Lifecycle>("life");
    QTest::addColumn<std::optional<qint64>>("age");
    QTest::addColumn<bool>("told");
    using Life = catalog::Lifecycle;
    using Age = std::optional<qint64>;
    QTest::addRow("older than promised") << u"orders-team"_s << Life::Active << Age(60'001) << true;
    QTest::addRow("as old as promised") << u"orders-team"_s << Life::Active << Age(60'000) << false;
    QTest::addRow("not measured") << u"orders-team"_s << Life::Active << Age() << false;
    QTest::addRow("deprecated") << u"orders-team"_s << Life::Deprecated << Age(60'001) << true;
    QTest::addRow("retired") << u"orders-team"_s << Life::Retired << Age(60'001) << false;
    QTest::addRow("somebody else's") << u"depot-team"_s << Life::Active << Age(60'001) << false;
}

void TestInbox::aBrokenFreshnessWaitsForItsOwner()
{
    QFETCH(const QString, team);
    QFETCH(const catalog::Lifecycle, life);
    QFETCH(const std::optional<qint64>, age);
    QFETCH(const bool, told);
    Mesh mesh;
    mesh.put(u"sales.orders"_s, [life](catalog::Product &product) {
        product.lifecycle = life;
        product.promises.freshnessSeconds = 60;
    });
    workspace::TopicPulse pulse;
    if (age) {
        pulse = {.recordsPerSecond = {}, .newestRecord = 5'000, .measuredAt = 5'000 + *age};
    }
    const auto items = mesh.of(u"omar"_s, team, {}, {}, {{u"sales.orders"_s, pulse}});
    QCOMPARE(texts(items), told ? u"late sales.orders"_s : QString());
    if (told) {
        QCOMPARE(items.front().promised, 60'000);
        QCOMPARE(items.front().at, 5'000);
    }
}

void TestInbox::whatEndsConcernsItsOwnerAndWhoReadsIt_data()
{
    QTest::addColumn<QString>("team");
    QTest::addColumn<QString>("favourite");
    QTest::addColumn<int>("daysLeft");
    QTest::addColumn<bool>("told");
    QTest::addRow("the owner") << u"depot-team"_s << QString() << 30 << true;
    QTest::addRow("the owner, too early") << u"depot-team"_s << QString() << 91 << false;
    QTest::addRow("the owner, after its day") << u"depot-team"_s << QString() << -1 << true;
    QTest::addRow("who has it among favourites")
        << u"a-team"_s << u"product:logistics.stock"_s << 30 << true;
    QTest::addRow("the same, after its day")
        << u"a-team"_s << u"product:logistics.stock"_s << -1 << false;
    QTest::addRow("who makes something of it") << u"orders-team"_s << QString() << 30 << true;
    QTest::addRow("nobody else") << u"a-team"_s << QString() << 30 << false;
}

void TestInbox::whatEndsConcernsItsOwnerAndWhoReadsIt()
{
    QFETCH(const QString, team);
    QFETCH(const QString, favourite);
    QFETCH(const int, daysLeft);
    QFETCH(const bool, told);
    const QDate end = QDate(1970, 1, 10).addDays(daysLeft);
    Mesh mesh;
    mesh.put(u"logistics.stock"_s, [end](catalog::Product &product) {
        product.lifecycle = catalog::Lifecycle::Deprecated;
        product.sunset = end;
        product.successor = u"logistics.levels"_s;
    });
    mesh.put(u"sales.orders"_s, [](catalog::Product &product) {
        catalog::Reference input;
        input.name = u"logistics.stock"_s;
        product.inputs.push_back(input);
    });
    const auto items = mesh.of(u"somebody"_s, team, {}, {favourite});
    QCOMPARE(texts(items), told ? u"sunset logistics.stock"_s : QString());
    if (told) {
        QCOMPARE(items.front().day, std::optional(end));
        QCOMPARE(items.front().other.name, u"levels"_s);
    }
}

void TestInbox::problemsOfARecordWaitForItsOwnerAlone()
{
    Mesh mesh;
    mesh.put(u"logistics.stock"_s,
             [](catalog::Product &product) { product.ports.front().topic = u"sales.stock"_s; });
    const auto items = mesh.of(u"dora"_s, u"depot-team"_s);
    QCOMPARE(texts(items), u"check logistics.stock"_s);
    QCOMPARE(items.front().findings.size(), std::size_t(1));
    QCOMPARE(texts(mesh.of(u"omar"_s, u"orders-team"_s)), QString());
}

MESH_TEST(TestInbox)
#include "tst_inbox.moc"
