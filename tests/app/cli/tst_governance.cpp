// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "publishingmesh.h"

#include <QDate>

using namespace Qt::StringLiterals;
using mesh::test::json;
using mesh::test::PublishingMesh;
using mesh::test::Ran;

/// Policies and access by meshctl, on a real broker, in a mesh of its own.
class TestGovernanceCommands : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void policiesAreListedAndChecked();
    void tryingAPolicySaysWhichProductsFailAndWritesNothing();
    void aConditionThatCannotBeMeantIsRefused();
    void anEnabledPolicyBindsTheNextWrite();
    void aProductIsExcusedUntilADayAndForAReason();
    void aDomainTightensAPolicyOfThePlatform();
    void aPolicyThatADomainAddsIsChangedInItsRules();
    void tiersAndClassificationsAreDefined();
    void aRequestIsAnsweredAndEnded();
    void aRefusalSaysWhy();

private:
    std::unique_ptr<PublishingMesh> m_mesh;
};

void TestGovernanceCommands::initTestCase()
{
    const QString kafka = mesh::test::Stack::fromEnvironment().kafka;
    MESH_NEEDS(kafka);
    m_mesh = std::make_unique<PublishingMesh>(kafka);
    QVERIFY(m_mesh->setUp());
    QVERIFY(m_mesh->publish(u"orders"_s));
    QVERIFY(m_mesh->publish(u"refunds"_s));
    QVERIFY(PublishingMesh::succeeds(
        m_mesh->run({u"products"_s, u"edit"_s, u"sales.refunds"_s, u"--set"_s, u"tags=money"_s})));
}

void TestGovernanceCommands::policiesAreListedAndChecked()
{
    const Ran listed = m_mesh->run({u"policies"_s, u"list"_s});
    QCOMPARE(listed.code, 0);
    QVERIFY(listed.out.contains("\"id\":\"owner-is-a-team\""));
    const Ran checked = m_mesh->run({u"policies"_s, u"check"_s});
    QCOMPARE(checked.code, 0); // nothing blocks
    QVERIFY(checked.out.contains("\"product\":\"sales.orders\",\"policy\":\"tier-set\""));
    const auto one =
        PublishingMesh::rows(m_mesh->run({u"policies"_s, u"check"_s, u"sales.orders"_s}));
    bool passes = false;
    for (const QJsonObject &row : one) {
        passes =
            passes || (row["policy"_L1] == u"purpose-said"_s && row["outcome"_L1] == u"pass"_s);
    }
    QVERIFY(passes);
}

namespace {

QByteArray policyOf(const char *condition)
{
    return json("{'apiVersion':'meshscope/v1','kind':'Policy','id':'money-tagged','name':'Tagged',"
                "'condition':'") +
           QByteArray(condition) + json("','message':'Tag it.','severity':'block'}");
}

} // namespace

void TestGovernanceCommands::tryingAPolicySaysWhichProductsFailAndWritesNothing()
{
    const Ran ran =
        m_mesh->run({u"policies"_s, u"try"_s, u"-f"_s, u"-"_s}, policyOf("ARRAY_LENGTH(tags) > 0"));
    QVERIFY2(ran.code == 0, ran.err.constData());
    QVERIFY2(ran.err.contains("1 of 2 products would fail"), ran.err.constData());
    QCOMPARE(ran.lines().size(), 1);
    QVERIFY(ran.out.contains("sales.orders"));
    QVERIFY(!m_mesh->run({u"policies"_s, u"list"_s}).out.contains("money-tagged"));
}

void TestGovernanceCommands::aConditionThatCannotBeMeantIsRefused()
{
    for (const char *condition : {"tags = = 1", ""}) {
        const Ran ran =
            m_mesh->run({u"policies"_s, u"enable"_s, u"-f"_s, u"-"_s}, policyOf(condition));
        QCOMPARE(ran.code, 2);
        QVERIFY2(ran.err.contains("money-tagged"), ran.err.constData());
    }
    QCOMPARE(m_mesh->run({u"policies"_s, u"enable"_s, u"no-such"_s}).code, 3);
}

void TestGovernanceCommands::anEnabledPolicyBindsTheNextWrite()
{
    const QStringList edit{u"products"_s, u"edit"_s, u"sales.orders"_s, u"--set"_s,
                           u"quality=curated"_s};
    QVERIFY(PublishingMesh::succeeds(m_mesh->run({u"policies"_s, u"enable"_s, u"-f"_s, u"-"_s},
                                                 policyOf("ARRAY_LENGTH(tags) > 0"))));
    QCOMPARE(m_mesh->run(edit).code, 4);
    QCOMPARE(m_mesh->run({u"policies"_s, u"check"_s}).code, 4); // published around the rules
    QVERIFY(PublishingMesh::succeeds(
        m_mesh->run({u"policies"_s, u"disable"_s, u"money-tagged"_s, u"--message"_s, u"no"_s})));
    QVERIFY(PublishingMesh::succeeds(m_mesh->run(edit)));
}

void TestGovernanceCommands::aProductIsExcusedUntilADayAndForAReason()
{
    int edits = 0;
    const auto edit = [&] {
        const QString name = u"displayName=Orders %1"_s.arg(++edits);
        return m_mesh->run({u"products"_s, u"edit"_s, u"sales.orders"_s, u"--set"_s, name}).code;
    };
    const auto exempt = [&](const QString &product, const QStringList &more) {
        return m_mesh->run(QStringList{u"policies"_s, u"exempt"_s, u"money-tagged"_s, product} +
                           more);
    };
    const QString today = QDate::currentDate().toString(Qt::ISODate);
    const QStringList until{u"--until"_s, today};
    const QStringList because{u"--reason"_s, u"tags come with the next version"_s};
    QVERIFY(PublishingMesh::succeeds(m_mesh->run({u"policies"_s, u"enable"_s, u"-f"_s, u"-"_s},
                                                 policyOf("ARRAY_LENGTH(tags) > 0"))));
    QCOMPARE(edit(), 4);
    // Without an end or a reason it would excuse nobody.
    for (const QStringList &words :
         {QStringList{}, until, because, until + because + QStringList{u"--end"_s},
          QStringList{u"--until"_s, u"2001-01-01"_s} + because,
          QStringList{u"--until"_s, u"soon"_s} + because}) {
        QCOMPARE(exempt(u"sales.orders"_s, words).code, 2);
    }
    QCOMPARE(exempt(u"sales.nothing"_s, until + because).code, 3);
    QCOMPARE(exempt(u"sales.orders"_s, {u"--end"_s}).code, 3); // none runs
    QVERIFY(PublishingMesh::succeeds(exempt(u"sales.orders"_s, until + because)));
    const Ran again = exempt(u"sales.orders"_s, until + because);
    QVERIFY2(again.code == 0 && again.err.contains("nothing to write"), again.err.constData());
    QJsonObject found;
    for (const QJsonObject &row :
         PublishingMesh::rows(m_mesh->run({u"policies"_s, u"check"_s, u"sales.orders"_s}))) {
        found = row["policy"_L1] == u"money-tagged"_s ? row : found;
    }
    QCOMPARE(found["outcome"_L1].toString(), u"exempt"_s);
    QCOMPARE(found["until"_L1].toString(), today);
    QCOMPARE(found["why"_L1].toString(), because.last());
    QCOMPARE(edit(), 0);
    QVERIFY(PublishingMesh::succeeds(exempt(u"sales.orders"_s, {u"--end"_s})));
    QCOMPARE(edit(), 4);
    QVERIFY(
        PublishingMesh::succeeds(m_mesh->run({u"policies"_s, u"disable"_s, u"money-tagged"_s})));
}

void TestGovernanceCommands::aDomainTightensAPolicyOfThePlatform()
{
    const auto tighten = [&](const QString &policy, const QString &domain,
                             const QString &severity) {
        return m_mesh->run({u"policies"_s, u"tighten"_s, policy, domain, u"--severity"_s, severity})
            .code;
    };
    const auto outcome = [&] {
        for (const QJsonObject &row :
             PublishingMesh::rows(m_mesh->run({u"policies"_s, u"check"_s, u"sales.orders"_s}))) {
            if (row["policy"_L1] == u"tier-set"_s) {
                return row["outcome"_L1].toString();
            }
        }
        return QString();
    };
    const QString before = outcome();
    QVERIFY(before != u"block"_s && before != u"pass"_s);
    QCOMPARE(tighten(u"tier-set"_s, u"sales"_s, u"much"_s), 2);
    QCOMPARE(tighten(u"tier-set"_s, u"nowhere"_s, u"block"_s), 3);
    QCOMPARE(tighten(u"no-such"_s, u"sales"_s, u"block"_s), 3);
    QCOMPARE(tighten(u"tier-set"_s, u"sales"_s, u"block"_s), 0);
    QCOMPARE(outcome(), u"block"_s);
    QCOMPARE(m_mesh->run({u"policies"_s, u"check"_s, u"sales.orders"_s}).code, 4);
    // What blocks everywhere cannot be tightened.
    QVERIFY(PublishingMesh::succeeds(m_mesh->run({u"policies"_s, u"enable"_s, u"-f"_s, u"-"_s},
                                                 policyOf("domain <> 'nobody'"))));
    QCOMPARE(tighten(u"money-tagged"_s, u"sales"_s, u"warn"_s), 2);
    QCOMPARE(tighten(u"money-tagged"_s, u"sales"_s, u"block"_s), 2);
    QVERIFY(
        PublishingMesh::succeeds(m_mesh->run({u"policies"_s, u"disable"_s, u"money-tagged"_s})));
    QVERIFY(PublishingMesh::succeeds(m_mesh->run({u"policies"_s, u"disable"_s, u"tier-set"_s})));
}

void TestGovernanceCommands::aPolicyThatADomainAddsIsChangedInItsRules()
{
    const QByteArray own = json("{'apiVersion':'meshscope/v1','kind':'Policy','id':'own-rule',"
                                "'name':'Own','condition':'ARRAY_LENGTH(tags) > 0',"
                                "'message':'Tag it.','severity':'block'}");
    const auto listed = [&](const QString &domain) {
        for (const QJsonObject &row :
             PublishingMesh::rows(m_mesh->run({u"policies"_s, u"list"_s}))) {
            if (row["id"_L1] == u"own-rule"_s && row["ofDomain"_L1].toString() == domain) {
                return row;
            }
        }
        return QJsonObject();
    };
    const auto policies = [&](const QStringList &words, const QByteArray &input = {}) {
        return m_mesh->run(QStringList{u"policies"_s} + words, input);
    };
    const QStringList fromFile{u"enable"_s, u"-f"_s, u"-"_s, u"--domain"_s};
    QCOMPARE(policies(fromFile + QStringList{u"nowhere"_s}, own).code, 3);
    const Ran added = policies(fromFile + QStringList{u"sales"_s}, own);
    QVERIFY2(added.code == 0 && added.err.contains("own-rule: 1 of 2"), added.err.constData());
    QVERIFY(listed(u"sales"_s)["enabled"_L1].toBool());
    QVERIFY(listed({}).isEmpty());
    QVERIFY(PublishingMesh::succeeds(policies({u"disable"_s, u"own-rule"_s})));
    QVERIFY(!listed(u"sales"_s)["enabled"_L1].toBool());
    QVERIFY(PublishingMesh::succeeds(policies({u"enable"_s, u"own-rule"_s})));
    QVERIFY(listed(u"sales"_s)["enabled"_L1].toBool());
    QVERIFY(PublishingMesh::succeeds(
        policies({u"exempt"_s, u"own-rule"_s, u"sales.orders"_s, u"--until"_s, u"2099-01-01"_s,
                  u"--reason"_s, u"moved soon"_s})));
    QCOMPARE(listed(u"sales"_s)["exemptions"_L1].toInt(), 1);
    QCOMPARE(policies({u"tighten"_s, u"own-rule"_s, u"sales"_s, u"--severity"_s, u"block"_s}).code,
             3); // not the platform's

    // One of the same id in another domain: whose is meant must be said.
    QVERIFY(PublishingMesh::succeeds(
        m_mesh->run({u"domains"_s, u"add"_s, u"logistics"_s, u"--set"_s, u"teams=fleet"_s})));
    QVERIFY(PublishingMesh::succeeds(policies(fromFile + QStringList{u"logistics"_s}, own)));
    const Ran which = policies({u"disable"_s, u"own-rule"_s});
    QVERIFY2(which.code == 2 && which.err.contains("--domain"), which.err.constData());
    QVERIFY(PublishingMesh::succeeds(
        policies({u"disable"_s, u"own-rule"_s, u"--domain"_s, u"logistics"_s})));
    QVERIFY(!listed(u"logistics"_s)["enabled"_L1].toBool());
    QVERIFY(listed(u"sales"_s)["enabled"_L1].toBool());
    QCOMPARE(policies({u"disable"_s, u"tier-set"_s, u"--domain"_s, u"sales"_s}).code, 3);
}

void TestGovernanceCommands::tiersAndClassificationsAreDefined()
{
    const auto define = [&](const QString &kind, const QString &id, const QStringList &settings) {
        QStringList words{u"catalog"_s, u"define"_s, kind, id};
        for (const QString &setting : settings) {
            words << u"--set"_s << setting;
        }
        return m_mesh->run(words);
    };
    const auto listed = [&](const QString &kind, const QString &id) {
        for (const QJsonObject &row :
             PublishingMesh::rows(m_mesh->run({u"catalog"_s, u"definitions"_s}))) {
            if (row["kind"_L1] == kind && row["id"_L1] == id) {
                return row;
            }
        }
        return QJsonObject();
    };
    QVERIFY(PublishingMesh::succeeds(
        define(u"tier"_s, u"tier-9"_s,
               {u"name=Ninth"_s, u"freshness=2h"_s, u"response=1d"_s, u"notice=14"_s})));
    QJsonObject tier = listed(u"tier"_s, u"tier-9"_s);
    QCOMPARE(tier["name"_L1].toString(), u"Ninth"_s);
    QCOMPARE(tier["freshnessSeconds"_L1].toInt(), 7200);
    QCOMPARE(tier["responseSeconds"_L1].toInt(), 86400);
    QCOMPARE(tier["noticeDays"_L1].toInt(), 14);
    // What is not named stays.
    QVERIFY(PublishingMesh::succeeds(
        define(u"tier"_s, u"tier-9"_s, {u"response="_s, u"purpose=For a = b."_s})));
    tier = listed(u"tier"_s, u"tier-9"_s);
    QVERIFY(tier["responseSeconds"_L1].isNull());
    QCOMPARE(tier["noticeDays"_L1].toInt(), 14);
    QCOMPARE(tier["purpose"_L1].toString(), u"For a = b."_s);
    // Products are held to it from then on.
    QVERIFY(PublishingMesh::succeeds(
        m_mesh->run({u"products"_s, u"edit"_s, u"sales.refunds"_s, u"--set"_s, u"tier=tier-9"_s})));
    const QString soon = QDate::currentDate().addDays(13).toString(Qt::ISODate);
    QCOMPARE(
        m_mesh->run({u"products"_s, u"deprecate"_s, u"sales.refunds"_s, u"--sunset"_s, soon}).code,
        4);

    QVERIFY(PublishingMesh::succeeds(
        define(u"classification"_s, u"trade-secret"_s, {u"name=Secret"_s, u"masking=redact"_s})));
    QCOMPARE(listed(u"classification"_s, u"trade-secret"_s)["masking"_L1].toString(), u"redact"_s);

    QCOMPARE(define(u"policy"_s, u"x"_s, {u"name=X"_s}).code, 2);
    QCOMPARE(define(u"tier"_s, u"Tier 9"_s, {u"name=X"_s}).code, 2);
    for (const QString &wrong :
         {u"freshness=soon"_s, u"notice=-1"_s, u"masking=none"_s, u"name"_s}) {
        QCOMPARE(define(u"tier"_s, u"tier-9"_s, {wrong}).code, 2);
    }
    QCOMPARE(define(u"classification"_s, u"trade-secret"_s, {u"masking=blur"_s}).code, 2);
    QCOMPARE(define(u"tier"_s, u"tier-9"_s, {}).code, 2);
}

void TestGovernanceCommands::aRequestIsAnsweredAndEnded()
{
    const Ran asked =
        m_mesh->run({u"access"_s, u"request"_s, u"sales.orders"_s, u"--principal"_s, u"User:bob"_s,
                     u"--group"_s, u"reports"_s, u"--message"_s, u"the weekly report"_s});
    QVERIFY2(asked.code == 0, asked.err.constData());
    const QString id = PublishingMesh::object(asked)["id"_L1].toString();
    const auto state = [&] {
        for (const QJsonObject &line :
             PublishingMesh::rows(m_mesh->run({u"access"_s, u"list"_s, u"sales.orders"_s}))) {
            if (line["id"_L1].toString() == id) {
                return line["state"_L1].toString();
            }
        }
        return QString();
    };
    const QString requested = state();
    QVERIFY(!requested.isEmpty());
    const Ran granted = m_mesh->run({u"access"_s, u"grant"_s, id, u"--until"_s, u"2099-01-01"_s});
    QVERIFY2(granted.code == 0, granted.err.constData());
    QVERIFY2(granted.err.contains("kafka-acls.sh") && granted.err.contains("--add") &&
                 granted.err.contains("User:bob"),
             granted.err.constData());
    const QString agreed = state();
    QVERIFY(agreed != requested);
    const Ran ended = m_mesh->run({u"access"_s, u"end"_s, id, u"--message"_s, u"moved on"_s});
    QVERIFY2(ended.code == 0 && ended.err.contains("--remove"), ended.err.constData());
    QVERIFY(state() != agreed);
    QCOMPARE(m_mesh->run({u"access"_s, u"grant"_s, u"no-such"_s}).code, 3);
}

void TestGovernanceCommands::aRefusalSaysWhy()
{
    const Ran asked = m_mesh->run(
        {u"access"_s, u"request"_s, u"sales.refunds"_s, u"--principal"_s, u"User:eve"_s});
    const QString id = PublishingMesh::object(asked)["id"_L1].toString();
    QCOMPARE(m_mesh->run({u"access"_s, u"end"_s, id}).code, 3); // nothing was agreed
    const Ran refused = m_mesh->run({u"access"_s, u"refuse"_s, id, u"--message"_s, u"ask HR"_s});
    QVERIFY2(refused.code == 0, refused.err.constData());
    QVERIFY(!refused.err.contains("kafka-acls.sh"));
    const auto lines =
        PublishingMesh::rows(m_mesh->run({u"access"_s, u"list"_s, u"sales.refunds"_s}));
    QCOMPARE(lines.size(), 1);
    QCOMPARE(lines[0]["reason"_L1].toString(), u"ask HR"_s);
}

MESH_TEST(TestGovernanceCommands)
#include "tst_governance.moc"
