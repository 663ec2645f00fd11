// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/catalog/kafkamesh.h"
#include "tests/support/runner.h"
#include "tests/support/stack.h"

#include "app/catalog/governance/review.h"
#include "app/catalog/governance/starterset.h"
#include "app/catalog/history/history.h"
#include "app/catalog/history/undo.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mesh;
using namespace mesh::catalog;
using mesh::test::KafkaMesh;

/// Policies, the steps of a product's life, and the review of what will be written.
class TestGovernance : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theStarterSetSaysWhatIsMissing_data();
    void theStarterSetSaysWhatIsMissing();
    void everyPolicyOfTheStarterSetCanFail();
    void aDomainTightensAndNeverLoosens();
    void exemptionsNeedAReasonAndAnEnd();
    void aBrokenPolicySaysSoAndBlocksNothing();
    void aPolicyIsTriedOnTheWholeMesh();
    void lifeGoesOneWay_data();
    void lifeGoesOneWay();
    void aSunsetKeepsTheTiersNotice();
    void retiringWaitsForItsReaders();
    void aMajorVersionComesBesideTheOldOne();
    void aReviewIsExactlyWhatIsWritten();
    void aReviewOfNothingIsEmpty();
    void edgesOfAnEditAreObjectedTo();
    void theStarterSetIsWrittenOnce();
    void aWriteIsUndoneAsANewChange();
    void aProductMovesWithItsHistory();

private:
    test::Stack m_stack = test::Stack::fromEnvironment();
};

namespace {

const QDate today(2026, 11, 23);

/// A mesh with the starter set and a domain, in memory.
class Mesh
{
public:
    Mesh()
    {
        for (const Edit &edit : starterSet({u"platform"_s, {}, {}, -1})) {
            add(test::record(u"mesh.catalog"_s, edit.key, edit.value, m_next++));
        }
        Domain sales = test::domain(u"sales"_s);
        sales.teams = {u"sales-data"_s};
        add(test::record(sales, m_next++));
    }
    void add(const CatalogRecord &record) { m_builder.apply(record); }
    void put(const Product &product) { add(test::record(product, m_next++)); }
    void put(const Policy &policy)
    {
        add(test::record(u"mesh.catalog"_s, RecordKey::of(Kind::Policy, policy.id),
                         test::bytes(policy), m_next++));
    }
    void put(const DomainRules &rules)
    {
        add(test::record(u"mesh.catalog."_s + rules.id, RecordKey::of(Kind::Rules, rules.id),
                         test::bytes(rules), m_next++));
    }
    std::shared_ptr<const CatalogSnapshot> snapshot() { return m_builder.publish(); }

private:
    SnapshotBuilder m_builder{CatalogTopics()};
    core::Offset m_next = 0;
};

/// A product that no policy of the starter set objects to.
Product sound(const QString &id = u"sales.orders"_s)
{
    Product product = test::product(id, u"Orders"_s);
    product.owner = u"sales-data"_s;
    product.purpose = u"One record for each order, from the moment it is placed in the shop."_s;
    product.classification = u"internal"_s;
    product.tier = u"tier-2"_s;
    product.version = u"1.0.0"_s;
    product.promises.freshnessSeconds = 300;
    product.support.push_back({u"#sales"_s, {}, u"slack"_s, {}, {}});
    return product;
}

QMap<QString, QString> outcomes(const std::vector<PolicyResult> &results)
{
    QMap<QString, QString> map;
    for (const PolicyResult &result : results) {
        map[result.policy] = outcomeName(result.outcome);
    }
    return map;
}

QStringList failing(const std::vector<PolicyResult> &results)
{
    QStringList ids;
    for (const PolicyResult &result : results) {
        if (result.fails()) {
            ids << result.policy;
        }
    }
    ids.sort();
    return ids;
}

const std::map<QString, std::function<void(Product &)>> &faults()
{
    static const std::map<QString, std::function<void(Product &)>> all{
        {u"owner-is-a-team"_s, [](Product &p) { p.owner = u"TBD"_s; }},
        {u"domain-known"_s, [](Product &p) { p.id.domain = u"nowhere"_s; }},
        {u"purpose-said"_s, [](Product &p) { p.purpose = u"Orders."_s; }},
        {u"classification-set"_s, [](Product &p) { p.classification = u"secret"_s; }},
        {u"support-named"_s, [](Product &p) { p.support.clear(); }},
        {u"tier-set"_s, [](Product &p) { p.tier.clear(); }},
        {u"freshness-promised"_s, [](Product &p) { p.promises.freshnessSeconds = 7200; }},
        {u"retention-bounded"_s,
         [](Product &p) {
             p.classification = u"personal"_s;
             p.promises.retentionSeconds = -1;
         }},
        {u"personal-fields-tagged"_s,
         [](Product &p) {
             p.fields.push_back({u"customer.email"_s, u"Where to"_s, {}, {}, {}});
         }},
        {u"personal-data-classified"_s,
         [](Product &p) {
             p.fields.push_back({u"customer.email"_s, u"Where to"_s, {}, {u"pii"_s}, {}});
         }},
        {u"topic-in-prefix"_s, [](Product &p) { p.ports.front().topic = u"other.orders"_s; }},
        {u"topic-published-once"_s, [](Product &p) { p.ports.front().topic = u"sales.taken"_s; }},
        {u"sunset-dated"_s, [](Product &p) { p.lifecycle = Lifecycle::Deprecated; }},
        {u"successor-named"_s, [](Product &p) { p.sunset = today.addDays(60); }},
        {u"version-semantic"_s, [](Product &p) { p.version = u"v1"_s; }},
        {u"fields-described"_s,
         [](Product &p) {
             p.fields.push_back({u"a"_s, {}, {}, {}, {}});
         }},
    };
    return all;
}

} // namespace

void TestGovernance::theStarterSetSaysWhatIsMissing_data()
{
    QTest::addColumn<QString>("policy");
    for (const auto &[policy, fault] : faults()) {
        QTest::addRow("%s", qPrintable(policy)) << policy;
    }
}

void TestGovernance::theStarterSetSaysWhatIsMissing()
{
    QFETCH(QString, policy);
    Mesh mesh;
    mesh.put(sound(u"sales.taken"_s));
    const auto snapshot = mesh.snapshot();
    const PolicySet policies = PolicySet::of(*snapshot);
    Product product = sound();
    QCOMPARE(failing(policies.check(product, *snapshot, today)), QStringList());
    faults().at(policy)(product);
    const std::vector<PolicyResult> results = policies.failures(product, *snapshot, today);
    QVERIFY2(failing(results).contains(policy), qPrintable(failing(results).join(u' ')));
    for (const PolicyResult &result : results) {
        QVERIFY(!result.name.isEmpty() && !result.why.isEmpty() && !result.how.isEmpty());
        QVERIFY(!result.field.isEmpty());
    }
}

void TestGovernance::everyPolicyOfTheStarterSetCanFail()
{
    QStringList ids;
    QStringList blocking;
    const auto snapshot = Mesh().snapshot();
    for (const PlatformEntry<Policy> &entry : snapshot->policies()) {
        ids << entry.value.id;
        for (const QString &text : {entry.value.condition, entry.value.appliesWhen}) {
            const expr::Diagnostics found =
                text.isEmpty() ? expr::Diagnostics() : checkPolicyText(text);
            QVERIFY2(found.empty(), qPrintable(found.empty() ? QString() : found[0].sentence));
        }
        if (entry.value.severity == Severity::Block) {
            blocking << entry.value.id;
        }
    }
    QStringList tested;
    for (const auto &[policy, fault] : faults()) {
        tested << policy;
    }
    ids.sort();
    QCOMPARE(ids, tested);
    blocking.sort();
    QCOMPARE(blocking, (QStringList{u"classification-set"_s, u"domain-known"_s,
                                    u"owner-is-a-team"_s, u"purpose-said"_s}));
}

void TestGovernance::aDomainTightensAndNeverLoosens()
{
    Mesh mesh;
    DomainRules rules;
    rules.id = u"sales"_s;
    rules.raised = {{u"support-named"_s, Severity::Block, {}},
                    {u"purpose-said"_s, Severity::Info, {}}};
    Policy own;
    own.id = u"sales-tag"_s;
    own.condition = u"ARRAY_CONTAINS(tags, 'sales')"_s;
    own.severity = Severity::Warn;
    rules.policies = {own};
    mesh.put(rules);
    const auto snapshot = mesh.snapshot();
    QVERIFY(snapshot->problems().empty());
    const PolicySet policies = PolicySet::of(*snapshot);
    Product product = sound();
    product.support.clear();
    product.purpose.clear();
    const auto here = outcomes(policies.check(product, *snapshot, today));
    QCOMPARE(here[u"support-named"_s], u"block"_s);
    QCOMPARE(here[u"purpose-said"_s], u"block"_s); // the platform's word stands
    QCOMPARE(here[u"sales-tag"_s], u"warn"_s);
    product.id.domain = u"edge"_s;
    const auto there = outcomes(policies.check(product, *snapshot, today));
    QCOMPARE(there[u"support-named"_s], u"warn"_s);
    QCOMPARE(there[u"sales-tag"_s], u"not-applicable"_s);
    // A policy in a domain's topic is no policy.
    mesh.add(test::record(u"mesh.catalog.sales"_s, "policy/purpose-said", test::bytes(own), 900));
    QCOMPARE(mesh.snapshot()->problems().size(), 1U);
}

void TestGovernance::exemptionsNeedAReasonAndAnEnd()
{
    Mesh mesh;
    Policy policy = mesh.snapshot()->policies().front().value;
    const Exemption good{core::ProductId::parse(u"sales.orders").value(),
                         u"Being formed"_s,
                         u"platform"_s,
                         today.addDays(1),
                         {}};
    const auto outcomeWith = [&](const Exemption &exemption) {
        policy.condition = u"FALSE"_s;
        policy.exemptions = {exemption};
        const auto snapshot = mesh.snapshot();
        return PolicySet::ofOne(policy).check(sound(), *snapshot, today).front();
    };
    const PolicyResult exempt = outcomeWith(good);
    QCOMPARE(exempt.outcome, PolicyOutcome::Exempt);
    QCOMPARE(exempt.exemption->reason, u"Being formed"_s);
    Exemption other = good;
    other.until = today.addDays(-1);
    QVERIFY(outcomeWith(other).fails());
    other = good;
    other.reason.clear();
    QVERIFY(outcomeWith(other).fails());
    other = good;
    other.until.reset();
    QVERIFY(outcomeWith(other).fails());
    other = good;
    other.product.name = u"refunds"_s;
    QVERIFY(outcomeWith(other).fails());
}

void TestGovernance::aBrokenPolicySaysSoAndBlocksNothing()
{
    Mesh mesh;
    Policy policy;
    policy.id = u"broken"_s;
    policy.severity = Severity::Block;
    policy.condition = u"facts->noSuchFact > 1"_s;
    mesh.put(policy);
    const auto snapshot = mesh.snapshot();
    const auto results = PolicySet::of(*snapshot).failures(sound(), *snapshot, today);
    QCOMPARE(results.size(), 1U);
    QCOMPARE(results.front().outcome, PolicyOutcome::Broken);
    QVERIFY(results.front().why.contains(u"noSuchFact"_s));
    QVERIFY(!results.front().fails());
    QVERIFY(!checkPolicyText(policy.condition).empty());
}

void TestGovernance::aPolicyIsTriedOnTheWholeMesh()
{
    Mesh mesh;
    constexpr int count = 5'000;
    for (int i = 0; i < count; ++i) {
        Product product = sound(u"sales.p%1"_s.arg(i));
        product.tags = i % 100 == 0 ? QStringList() : QStringList{u"eu"_s};
        product.lifecycle = i == 100 ? Lifecycle::Draft : Lifecycle::Active;
        mesh.put(product);
    }
    const auto snapshot = mesh.snapshot();
    Policy policy;
    policy.id = u"tagged"_s;
    policy.condition = u"ARRAY_LENGTH(tags) > 0"_s;
    policy.enabled = false;
    QElapsedTimer timer;
    timer.start();
    const auto report = checkMesh(PolicySet::ofOne(policy), *snapshot, today);
    QVERIFY(report);
    QCOMPARE(report->lines.size(), std::size_t{count - 1});
    const auto products = report->failing(u"tagged"_s);
    QCOMPARE(products.size(), 49U); // a draft is not asked
    QCOMPARE(products.front().name, u"p0"_s);
    QVERIFY2(timer.elapsed() < 3'000, qPrintable(QString::number(timer.elapsed())));
    // All of them at once; nothing blocks, so nothing is published around the rules.
    const auto all = checkMesh(PolicySet::of(*snapshot), *snapshot, today);
    QVERIFY(all->publishedAroundTheRules().empty());
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(!checkMesh(PolicySet::of(*snapshot), *snapshot, today, stop.get_token()));
}

void TestGovernance::lifeGoesOneWay_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<QStringList>("allowed");
    const auto row = [](const char *name, Lifecycle from, const QStringList &allowed) {
        QTest::addRow("%s", name) << static_cast<int>(from) << allowed;
    };
    row("draft", Lifecycle::Draft, {u"publish"_s, u"remove"_s});
    row("active", Lifecycle::Active, {u"deprecate"_s});
    row("deprecated", Lifecycle::Deprecated, {u"deprecate"_s, u"withdraw"_s, u"retire"_s});
    row("retired", Lifecycle::Retired, {u"remove"_s});
    row("somebody else's word", Lifecycle::Other, {});
}

void TestGovernance::lifeGoesOneWay()
{
    QFETCH(int, from);
    QFETCH(QStringList, allowed);
    Product product = sound();
    product.lifecycle = static_cast<Lifecycle>(from);
    const auto snapshot = Mesh().snapshot();
    const LifeFacts facts = lifeFacts(product, *snapshot, today);
    const std::map<QString, LifeChange> changes{
        {u"publish"_s, publishProduct(product, facts)},
        {u"deprecate"_s, deprecateProduct(product, {today.addDays(200), {}, {}}, facts)},
        {u"withdraw"_s, withdrawDeprecation(product, facts)},
        {u"retire"_s, retireProduct(product, facts)},
        {u"remove"_s, removeProduct(product, facts)}};
    QStringList possible;
    for (const auto &[name, change] : changes) {
        if (!change.blocked()) {
            possible << name;
        }
        for (const ObjectionAt &objection : change.objections) {
            QVERIFY(!objectionText(objection).isEmpty());
        }
    }
    allowed.sort();
    QCOMPARE(possible, allowed);
}

void TestGovernance::aSunsetKeepsTheTiersNotice()
{
    const auto snapshot = Mesh().snapshot();
    const Product product = sound(); // tier-2: 30 days
    const LifeFacts facts = lifeFacts(product, *snapshot, today);
    QCOMPARE(earliestSunset(facts), today.addDays(30));
    const auto deprecate = [&](const Product &from, QDate sunset, const QString &successor = {}) {
        return deprecateProduct(from, {sunset, successor, u"Moves to v2"_s}, facts);
    };
    QVERIFY(deprecate(product, today.addDays(29)).blocked());
    QVERIFY(deprecate(product, {}).blocked());
    QVERIFY(deprecate(product, today.addDays(30), u"sales.none"_s).blocked());
    const LifeChange change = deprecate(product, today.addDays(30));
    QVERIFY(!change.blocked());
    QCOMPARE(change.product.lifecycle, Lifecycle::Deprecated);
    QCOMPARE(change.product.notices.size(), 1U);
    // Put off, yes; brought forward, no.
    QVERIFY(!deprecate(change.product, today.addDays(31)).blocked());
    QVERIFY(deprecate(change.product, today.addDays(29)).blocked());
    QVERIFY(retireProduct(change.product, facts).blocked());
    LifeFacts later = facts;
    later.today = today.addDays(31);
    QVERIFY(retireProduct(change.product, later).objections.empty());
    QCOMPARE(withdrawDeprecation(change.product, facts).product.sunset, std::nullopt);
}

void TestGovernance::retiringWaitsForItsReaders()
{
    const auto snapshot = Mesh().snapshot();
    Product product = sound();
    product.lifecycle = Lifecycle::Deprecated;
    LifeFacts facts = lifeFacts(product, *snapshot, today);
    const auto told = [&] {
        QStringList words;
        for (const ObjectionAt &one : retireProduct(product, facts).objections) {
            words << objectionText(one);
        }
        return words.join(u' ');
    };
    kafka::GroupLag reading{.group = u"billing"_s, .state = u"Stable"_s, .members = 2};
    const kafka::GroupLag idle{.group = u"audit"_s, .state = u"Empty"_s};
    facts.readers.add(std::vector<kafka::GroupLag>{reading, idle});
    QVERIFY(retireProduct(product, facts).blocked());
    QVERIFY2(told().contains(u"billing"_s) && told().contains(u"audit"_s), qPrintable(told()));
    facts.regardless = true; // the owner's decision
    QVERIFY(!retireProduct(product, facts).blocked());
    QVERIFY(told().contains(u"billing"_s));
    // Who was there and does not read now is told of, and keeps nobody from it.
    facts = lifeFacts(product, *snapshot, today);
    facts.readers.add(std::vector<kafka::GroupLag>{idle});
    QVERIFY(!retireProduct(product, facts).blocked());
    QVERIFY(told().contains(u"audit"_s));
    // Not to be seen is not the same as nobody.
    facts = lifeFacts(product, *snapshot, today);
    facts.readers.add(core::Error{core::Code::Denied, {}, u"sales.orders"_s});
    QVERIFY(!retireProduct(product, facts).blocked());
    QCOMPARE(retireProduct(product, facts).objections.size(), 1U);
}

void TestGovernance::aMajorVersionComesBesideTheOldOne()
{
    const auto snapshot = Mesh().snapshot();
    const Product product = sound();
    const LifeChange change = newMajorVersion(product, u"sales.orders.v2"_s, today.addDays(90),
                                              lifeFacts(product, *snapshot, today));
    QVERIFY(!change.blocked());
    QCOMPARE(change.product.version, u"2.0.0"_s);
    QCOMPARE(change.product.ports.size(), 2U);
    QCOMPARE(change.product.currentPort()->major, 2);
    QCOMPARE(change.product.currentPort()->topic, u"sales.orders.v2"_s);
    // Subjects go with the topic that they are named after; another name stays.
    Product named = product;
    named.ports.front().valueSubject = product.ports.front().topic + u"-value"_s;
    named.ports.front().keySubject = u"com.example.OrderKey"_s;
    const LifeChange with = newMajorVersion(named, u"sales.orders.v2"_s, today.addDays(90),
                                            lifeFacts(named, *snapshot, today));
    QCOMPARE(with.product.currentPort()->valueSubject, u"sales.orders.v2-value"_s);
    QCOMPARE(with.product.currentPort()->keySubject, u"com.example.OrderKey"_s);
    QCOMPARE(change.product.ports.front().state, Lifecycle::Deprecated);
    QCOMPARE(change.product.ports.front().sunset, std::optional(today.addDays(90)));
}

void TestGovernance::edgesOfAnEditAreObjectedTo()
{
    const Product before = sound();
    Product after = before;
    after.purpose += u" And more."_s;
    auto objections = objectionsToEdit(before, after, {});
    QCOMPARE(objections.size(), 1U);
    QVERIFY(!objections.front().blocks); // text may be put right
    after = before;
    after.promises.freshnessSeconds = 3'600;
    objections = objectionsToEdit(before, after, {});
    QCOMPARE(objections.size(), 2U);
    QCOMPARE(objections.front().detail, u"2.0.0"_s);
    QVERIFY(objections.front().blocks);
    QCOMPARE(objections.back().objection, Objection::NoReason);
    after.version = u"2.0.0"_s;
    QVERIFY(objectionsToEdit(before, after, u"The source is slower"_s).empty());
    Product draft = before;
    draft.lifecycle = Lifecycle::Draft;
    after.version = u"1.0.0"_s;
    QVERIFY(objectionsToEdit(draft, after, {}).empty());
    // A version that readers were told a day of neither ends nor goes before it.
    Product promised = sound();
    promised.ports.front().state = Lifecycle::Deprecated;
    promised.ports.front().sunset = QDate::currentDate().addDays(20);
    const auto objectsTo = [&](const std::function<void(Product &)> &change) {
        Product changed = promised;
        change(changed);
        QList<Objection> found;
        for (const ObjectionAt &one : objectionsToEdit(promised, changed, u"because"_s)) {
            found << one.objection;
        }
        return found;
    };
    QVERIFY(objectsTo([](Product &product) {
                product.ports.front().state = Lifecycle::Retired;
            }).contains(Objection::SunsetNotReached));
    QVERIFY(objectsTo([](Product &product) {
                product.ports.clear();
            }).contains(Objection::SunsetNotReached));
    QVERIFY(objectsTo([](Product &product) {
                product.ports.front().sunset = QDate::currentDate().addDays(10);
            }).contains(Objection::SunsetShortened));
    QVERIFY(objectsTo([](Product &product) {
                product.ports.front().sunset = QDate::currentDate().addDays(30);
            }).isEmpty());
}

void TestGovernance::aReviewOfNothingIsEmpty()
{
    Mesh mesh;
    mesh.put(sound());
    const auto snapshot = mesh.snapshot();
    const Signature by{u"Omar"_s, {}, {}, 1};
    const Product same = snapshot->products().front()->product();
    QVERIFY(ReviewBuilder(snapshot, by, {}).put(same).review(today).isEmpty());
    QVERIFY(ReviewBuilder(snapshot, by, {})
                .remove(*core::ProductId::parse(u"sales.none"))
                .review(today)
                .isEmpty());
}

void TestGovernance::aReviewIsExactlyWhatIsWritten()
{
    MESH_NEEDS(m_stack.kafka);
    KafkaMesh mesh(m_stack.kafka);
    QVERIFY(mesh.setUp({u"sales"_s}));
    const auto writer = mesh.writer();
    QVERIFY(mesh.write(*writer, sound()));
    CatalogSync sync(mesh.settings());
    QTRY_COMPARE_WITH_TIMEOUT(sync.snapshot()->productCount(), 1, 15'000);
    Product edited = sync.snapshot()->products().front()->product();
    edited.displayName = u"Every order 🛒 / طلبات"_s;
    edited.version = u"1.0.1"_s;
    const Signature by{u"Omar"_s, u"omar@example.org"_s, u"test"_s, 1'700'000'000'000};
    const Review review =
        ReviewBuilder(sync.snapshot(), by, u"A better name"_s).put(edited).review(today);
    QVERIFY(!review.blocked());
    QCOMPARE(review.writes.size(), 1U);
    const PlannedWrite &write = review.writes.front();
    QCOMPARE(write.records.size(), 2U);
    QCOMPARE(write.records.front().topic, mesh.topics().domain(u"sales"_s));
    QCOMPARE(write.records.back().topic, mesh.topics().changes(u"sales"_s));
    QVERIFY(write.records.back().isChange);
    const auto outcome = writer->write(write.set, sync.snapshot().get());
    QVERIFY(mesh.said(outcome));
    QVERIFY(outcome->written());
    // To the byte what was shown; the change but for its id and the record's offset.
    auto reader = kafka::LogReader::open(mesh.connection());
    QVERIFY((*reader)->add(write.records.front().topic, outcome->offsets.front()));
    std::optional<QByteArray> found;
    QVERIFY(QTest::qWaitFor([&] {
        for (const kafka::LogRecord &record :
             (*reader)->poll(std::chrono::milliseconds(100)).records) {
            found = record.value;
        }
        return found.has_value();
    }));
    QCOMPARE(*found, *write.records.front().value);
    auto history = History::open(mesh.connection(), mesh.prefix());
    HistoryRequest request;
    request.domain = u"sales"_s;
    request.key = "product/sales.orders";
    const auto entries = (*history)->read(request);
    QVERIFY(mesh.said(entries));
    QCOMPARE(entries->size(), 2U);
    QCOMPARE(entries->front().change.message, u"A better name"_s);
    QCOMPARE(entries->front().change.by.name, u"Omar"_s);
    QCOMPARE(entries->front().change.revision, outcome->offsets.front());
    QVERIFY(!entries->front().gapBefore);
    QStringList fields;
    for (const Difference &each : entries->front().differences) {
        fields << pathText(each.path);
    }
    QCOMPARE(fields, (QStringList{u"name"_s, u"version"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(changedSince(*sync.snapshot(), 0).size() == 1, 5'000);
}

void TestGovernance::theStarterSetIsWrittenOnce()
{
    MESH_NEEDS(m_stack.kafka);
    KafkaMesh mesh(m_stack.kafka);
    QVERIFY(mesh.setUp({}));
    const auto writer = mesh.writer();
    const Signature by{u"Ada"_s, {}, {}, 1};
    // Somebody has written one of them, their own way.
    Policy own;
    own.id = u"purpose-said"_s;
    own.condition = u"description->purpose IS NOT NULL"_s;
    QVERIFY(mesh.written(
        *writer,
        {{}, {{RecordKey::of(Kind::Policy, own.id), test::bytes(own), std::nullopt}}, {}, {}}));
    const auto first = writeStarterSet(*writer, by);
    QVERIFY(mesh.said(first));
    QCOMPARE(*first, static_cast<qsizetype>(starterSet(by).size()) - 1);
    QCOMPARE(writeStarterSet(*writer, by).valueOr(-1), 0);
    CatalogSync sync(mesh.settings());
    QTRY_COMPARE_WITH_TIMEOUT(sync.snapshot()->policies().size(), faults().size(), 15'000);
    QVERIFY(sync.snapshot()->problems().empty());
    const auto snapshot = sync.snapshot();
    for (const PlatformEntry<Policy> &entry : snapshot->policies()) {
        if (entry.value.id == own.id) {
            QCOMPARE(entry.value.condition, own.condition);
        }
    }
}

void TestGovernance::aWriteIsUndoneAsANewChange()
{
    MESH_NEEDS(m_stack.kafka);
    KafkaMesh mesh(m_stack.kafka);
    QVERIFY(mesh.setUp({u"sales"_s}));
    const auto writer = mesh.writer();
    QVERIFY(mesh.write(*writer, sound()));
    CatalogSync sync(mesh.settings());
    QTRY_COMPARE_WITH_TIMEOUT(sync.snapshot()->productCount(), 1, 15'000);
    const Signature by{u"Omar"_s, {}, {}, 1};
    Product edited = sync.snapshot()->products().front()->product();
    edited.owner = u"others"_s;
    const Product added = sound(u"sales.refunds"_s);
    const Review review =
        ReviewBuilder(sync.snapshot(), by, {}).put(edited).put(added).review(today);
    QCOMPARE(review.writes.size(), 1U); // of one domain: one transaction
    const auto outcome = writer->write(review.writes.front().set);
    QVERIFY(outcome && outcome->written());
    const PlannedWrite &planned = review.writes.front();
    const DoneWrite done{
        planned.set, {planned.records[0].before, planned.records[1].before}, outcome->offsets};
    const Signature later{u"Ada"_s, {}, {}, 2};
    const auto undone = writer->write(undoOf(done, later, u"Taken back"_s));
    QVERIFY(mesh.said(undone));
    QVERIFY(undone->written());
    QTRY_COMPARE_WITH_TIMEOUT(sync.snapshot()->productCount(), 1, 5'000);
    QTRY_COMPARE_WITH_TIMEOUT(sync.snapshot()->products().front()->owner, u"sales-data"_s, 5'000);
    QVERIFY(
        differences(sync.snapshot()->products().front()->product().document(), sound().document())
            .empty());
    // Whoever took it back has written it last.
    QTRY_COMPARE_WITH_TIMEOUT(sync.snapshot()->products().front()->product().writtenBy.name,
                              later.name, 5'000);
}

void TestGovernance::aProductMovesWithItsHistory()
{
    MESH_NEEDS(m_stack.kafka);
    KafkaMesh mesh(m_stack.kafka);
    QVERIFY(mesh.setUp({u"sales"_s, u"finance"_s}));
    const auto writer = mesh.writer();
    CatalogSync sync(mesh.settings());
    const Signature by{u"Omar"_s, {}, {}, 1};
    const auto write = [&](const Review &review) {
        return review.writes.size() == 1 && KafkaMesh::written(*writer, review.writes.front().set);
    };
    QVERIFY(mesh.write(*writer, sound()));
    QTRY_COMPARE_WITH_TIMEOUT(sync.snapshot()->productCount(), 1, 15'000);
    const core::ProductId sales{u"sales"_s, u"orders"_s};
    const core::ProductId finance{u"finance"_s, u"orders"_s};
    const auto move = [&](const core::ProductId &from, const core::ProductId &to) {
        const auto entry = sync.snapshot()->product(from);
        const auto there = [&](const core::ProductId &id) {
            return sync.snapshot()->product(id) != nullptr;
        };
        QVERIFY(write(ReviewBuilder(sync.snapshot(), by, {})
                          .put(offerTo(entry->product(), to))
                          .review(today)));
        QTRY_COMPARE_WITH_TIMEOUT(sync.snapshot()->offeredTo(to.domain).size(), 1U, 5'000);
        const Product offered = sync.snapshot()->offeredTo(to.domain).front()->product();
        QVERIFY(!offered.uid.isEmpty());
        QVERIFY(write(
            ReviewBuilder(sync.snapshot(), by, {}).put(acceptedFrom(offered, to)).review(today)));
        QTRY_VERIFY_WITH_TIMEOUT(there(to), 5'000);
        QVERIFY(write(ReviewBuilder(sync.snapshot(), by, {})
                          .put(from.domain, redirectEdits(*sync.snapshot(), from, to, by))
                          .review(today)));
        QTRY_VERIFY_WITH_TIMEOUT(!there(from), 5'000);
        QCOMPARE(sync.snapshot()->productCount(), 1);
        QCOMPARE(sync.snapshot()->movedTo(from), std::optional(to));
        QCOMPARE(sync.snapshot()->movedTo(to), std::nullopt);
        QCOMPARE(sync.snapshot()->product(to)->product().uid, offered.uid);
    };
    // There, back, and away again: each leaves a redirect where one may stand already.
    for (const auto &[from, to] :
         {std::pair(sales, finance), std::pair(finance, sales), std::pair(sales, finance)}) {
        move(from, to);
        if (QTest::currentTestFailed()) {
            return;
        }
    }
    const Product moved = sync.snapshot()->product(finance)->product();
    // Its history has moved with it, the newest first.
    const auto history = History::open(mesh.connection(), mesh.prefix());
    QVERIFY(history);
    const auto entries = (*history)->readRecord(catalog::RecordPlace::of(finance));
    QVERIFY(mesh.said(entries));
    QStringList keys;
    for (const HistoryEntry &entry : *entries) {
        keys << QString::fromUtf8(entry.change.key);
    }
    QCOMPARE(keys.front(), u"product/finance.orders"_s);
    QCOMPARE(keys.back(), u"product/sales.orders"_s);
    QVERIFY(std::ranges::is_sorted(*entries, std::ranges::greater(),
                                   [](const HistoryEntry &entry) { return entry.change.at; }));
    QCOMPARE(moved.formerIds,
             (QStringList{u"sales.orders"_s, u"finance.orders"_s, u"sales.orders"_s}));
    QVERIFY(sync.snapshot()->problems().empty() ||
            sync.snapshot()->problems().front().finding == Finding::UnownedTopic);
}

MESH_TEST(TestGovernance)
#include "tst_governance.moc"
