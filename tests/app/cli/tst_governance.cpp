// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "publishingmesh.h"

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
