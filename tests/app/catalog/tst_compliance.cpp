// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/governance/compliance.h"
#include "tests/app/catalog/mesh.h"
#include "tests/support/runner.h"

#include <QTest>

using namespace mesh;
using namespace mesh::catalog;
using namespace Qt::StringLiterals;

namespace {

const QDate today(2026, 3, 1);

Policy tierSet(Severity severity)
{
    Policy policy;
    policy.id = u"tier-set"_s;
    policy.field = u"tier"_s;
    policy.appliesWhen = u"classification IS NOT NULL"_s;
    policy.condition = u"tier IS NOT NULL"_s;
    policy.severity = severity;
    return policy;
}

Product sold(const QString &name, const QString &tier, const QString &classification = u"public"_s)
{
    Product product = test::product(u"sales."_s + name);
    product.tier = tier;
    product.classification = classification;
    return product;
}

/// Three products of sales: one with a tier, one without, one that is not asked; a draft besides.
class Mesh
{
public:
    Mesh()
    {
        add(test::record(test::domain(u"sales"_s), m_next++));
        add(test::record(test::domain(u"edge"_s), m_next++));
        put(sold(u"a"_s, u"tier-1"_s));
        put(sold(u"b"_s, {}));
        put(sold(u"c"_s, {}, {}));
        Product draft = sold(u"d"_s, {});
        draft.lifecycle = Lifecycle::Draft;
        put(draft);
    }
    void put(const Product &product) { add(test::record(product, m_next++)); }
    void put(const Policy &policy)
    {
        add(test::record(CatalogTopics().platform(), RecordKey::of(Kind::Policy, policy.id),
                         test::bytes(policy), m_next++));
    }
    void put(const DomainRules &rules)
    {
        add(test::record(CatalogTopics().domain(rules.id), RecordKey::of(Kind::Rules, rules.id),
                         test::bytes(rules), m_next++));
    }
    [[nodiscard]] std::shared_ptr<const CatalogSnapshot> snapshot() { return m_builder.publish(); }
    [[nodiscard]] Compliance survey(int threads = 2)
    {
        return surveyMesh(*snapshot(), today, {}, threads).value();
    }

private:
    void add(const CatalogRecord &record) { m_builder.apply(record); }
    SnapshotBuilder m_builder{CatalogTopics()};
    core::Offset m_next = 0;
};

QStringList names(const Compliance &compliance,
                  const std::vector<PolicyStanding::Finding> &findings)
{
    QStringList ids;
    for (const PolicyStanding::Finding &finding : findings) {
        ids << compliance.products[finding.product]->id.name;
    }
    return ids;
}

} // namespace

class TestCompliance : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsWhoFailsHoldsAndIsNotAsked_data();
    void countsWhoFailsHoldsAndIsNotAsked();
    void whatIsOffBindsNobody();
    void aDomainTightensAndCannotLoosen_data();
    void aDomainTightensAndCannotLoosen();
    void aDomainsOwnPolicyAsksItsProductsOnly();
    void anExemptionHoldsUntilItsDay();
    void anExemptionWithoutANameIsNone();
    void aPolicyIsTriedWithoutBeingThere();
    void agreesWithTheReportOfMeshctl();
    void stopsWhenAsked();
};

void TestCompliance::countsWhoFailsHoldsAndIsNotAsked_data()
{
    QTest::addColumn<int>("threads");
    QTest::addRow("one thread") << 1;
    QTest::addRow("two") << 2;
    QTest::addRow("more than products") << 9;
}

void TestCompliance::countsWhoFailsHoldsAndIsNotAsked()
{
    QFETCH(const int, threads);
    Mesh mesh;
    mesh.put(tierSet(Severity::Block));
    const Compliance compliance = mesh.survey(threads);
    QCOMPARE(compliance.products.size(), std::size_t(3)); // a draft is asked nothing
    const PolicyStanding &standing = compliance.policies.at(0);
    QCOMPARE(names(compliance, standing.failing), QStringList{u"b"_s});
    QCOMPARE(standing.failing.front().outcome, PolicyOutcome::Block);
    QCOMPARE(standing.holds, 1);
    QCOMPARE(standing.notApplicable, 1);
    QCOMPARE(compliance.inOrder, 2);
    QCOMPARE(compliance.around.size(), std::size_t(1));
    QCOMPARE(compliance.around.front().policies, std::vector<quint32>{0});
}

void TestCompliance::whatIsOffBindsNobody()
{
    Mesh mesh;
    Policy off = tierSet(Severity::Block);
    off.enabled = false;
    mesh.put(off);
    const Compliance compliance = mesh.survey();
    QCOMPARE(names(compliance, compliance.policies.at(0).failing), QStringList{u"b"_s});
    QVERIFY(compliance.around.empty());
    QCOMPARE(compliance.inOrder, 3);
}

void TestCompliance::aDomainTightensAndCannotLoosen_data()
{
    QTest::addColumn<Severity>("platform");
    QTest::addColumn<Severity>("domain");
    QTest::addColumn<PolicyOutcome>("outcome");
    QTest::addRow("raised") << Severity::Warn << Severity::Block << PolicyOutcome::Block;
    QTest::addRow("lowered, in vain") << Severity::Block << Severity::Info << PolicyOutcome::Block;
    QTest::addRow("the same") << Severity::Info << Severity::Info << PolicyOutcome::Inform;
}

void TestCompliance::aDomainTightensAndCannotLoosen()
{
    QFETCH(const Severity, platform);
    QFETCH(const Severity, domain);
    Mesh mesh;
    mesh.put(tierSet(platform));
    DomainRules rules;
    rules.id = u"sales"_s;
    rules.raised.push_back({u"tier-set"_s, domain, {}});
    mesh.put(rules);
    const Compliance compliance = mesh.survey();
    QTEST(compliance.policies.at(0).failing.at(0).outcome, "outcome");
}

void TestCompliance::aDomainsOwnPolicyAsksItsProductsOnly()
{
    Mesh mesh;
    mesh.put(test::product(u"edge.views"_s));
    DomainRules rules;
    rules.id = u"edge"_s;
    Policy own = tierSet(Severity::Warn);
    own.appliesWhen.clear();
    rules.policies.push_back(own);
    mesh.put(rules);
    const Compliance compliance = mesh.survey();
    QVERIFY(!compliance.indexOf(u"tier-set"_s, {}));
    const auto place = compliance.indexOf(u"tier-set"_s, u"edge"_s);
    QVERIFY(place.has_value());
    const PolicyStanding &standing = compliance.policies[*place];
    QCOMPARE(names(compliance, standing.failing), QStringList{u"views"_s});
    QCOMPARE(standing.notApplicable, 3);
    QVERIFY(standing.origin.record.has_value());
}

void TestCompliance::anExemptionHoldsUntilItsDay()
{
    Mesh mesh;
    Policy policy = tierSet(Severity::Block);
    policy.exemptions.push_back(
        {*core::ProductId::parse(u"sales.b"_s), u"new"_s, u"ana"_s, today, {}});
    mesh.put(policy);
    const auto snapshot = mesh.snapshot();
    const Compliance on = surveyMesh(*snapshot, today).value();
    QCOMPARE(names(on, on.policies.at(0).excused), QStringList{u"b"_s});
    QVERIFY(on.around.empty());
    const Compliance after = surveyMesh(*snapshot, today.addDays(1)).value();
    QVERIFY(after.policies.at(0).excused.empty());
    QCOMPARE(after.around.size(), std::size_t(1));
}

void TestCompliance::anExemptionWithoutANameIsNone()
{
    Mesh mesh;
    Policy policy = tierSet(Severity::Block);
    policy.exemptions.push_back(
        {*core::ProductId::parse(u"sales.b"_s), u"new"_s, QString(), today, {}});
    mesh.put(policy);
    const Compliance on = surveyMesh(*mesh.snapshot(), today).value();
    QVERIFY(on.policies.at(0).excused.empty());
    QCOMPARE(on.around.size(), std::size_t(1));
}

void TestCompliance::aPolicyIsTriedWithoutBeingThere()
{
    Mesh mesh;
    const Compliance tried =
        tryPolicy({tierSet(Severity::Warn), {}, {}}, *mesh.snapshot(), today).value();
    QCOMPARE(names(tried, tried.policies.at(0).failing), QStringList{u"b"_s});
    const Compliance elsewhere =
        tryPolicy({tierSet(Severity::Warn), u"edge"_s, {}}, *mesh.snapshot(), today).value();
    QVERIFY(elsewhere.policies.at(0).failing.empty());
    QCOMPARE(elsewhere.policies.at(0).notApplicable, 3);
    Policy broken = tierSet(Severity::Warn);
    broken.condition = u"tier IS"_s;
    const Compliance none = tryPolicy({broken, {}, {}}, *mesh.snapshot(), today).value();
    QVERIFY(!none.policies.at(0).broken.isEmpty());
    QVERIFY(none.policies.at(0).failing.empty());
}

void TestCompliance::agreesWithTheReportOfMeshctl()
{
    Mesh mesh;
    mesh.put(tierSet(Severity::Warn));
    const auto snapshot = mesh.snapshot();
    const Compliance compliance = surveyMesh(*snapshot, today).value();
    const auto report = checkMesh(PolicySet::of(*snapshot), *snapshot, today);
    std::vector<core::ProductId> failing;
    for (const auto &finding : compliance.policies.at(0).failing) {
        failing.push_back(compliance.products[finding.product]->id);
    }
    QCOMPARE(failing, report->failing(u"tier-set"_s));
}

void TestCompliance::stopsWhenAsked()
{
    Mesh mesh;
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(!surveyMesh(*mesh.snapshot(), today, stop.get_token()));
}

MESH_TEST(TestCompliance)
#include "tst_compliance.moc"
