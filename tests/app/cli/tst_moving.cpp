// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "publishingmesh.h"

using namespace Qt::StringLiterals;
using mesh::test::json;
using mesh::test::PublishingMesh;
using mesh::test::Ran;

/// Moving a product to another domain by meshctl, on a real broker, in a mesh of its own.
class TestMoving : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aProductMovesInThreeStepsAndLeavesARedirect();
    void anOfferIsTakenBack();
    void anOfferNamesAFreePlaceInAnotherDomain();
    void whoAcceptsAnswersForIt();
    void aPolicyIsAskedByWhoAccepts();
    void stepsInTheWrongOrderSayWhatToDo();

private:
    [[nodiscard]] Ran step(const QString &verb, const QString &product,
                           const QStringList &more = {}) const
    {
        return m_mesh->run(QStringList{u"products"_s, verb, product} + more);
    }
    [[nodiscard]] QJsonObject shown(const QString &product) const
    {
        return PublishingMesh::object(step(u"show"_s, product, {u"--format"_s, u"json"_s}));
    }

    std::unique_ptr<PublishingMesh> m_mesh;
};

void TestMoving::initTestCase()
{
    const QString kafka = mesh::test::Stack::fromEnvironment().kafka;
    MESH_NEEDS(kafka);
    m_mesh = std::make_unique<PublishingMesh>(kafka);
    QVERIFY(m_mesh->setUp());
    QVERIFY(PublishingMesh::succeeds(
        m_mesh->run({u"domains"_s, u"add"_s, u"logistics"_s, u"--set"_s, u"teams=fleet,depot"_s,
                     u"--set"_s, u"topicPrefixes="_s + m_mesh->prefix()})));
}

void TestMoving::aProductMovesInThreeStepsAndLeavesARedirect()
{
    QVERIFY(m_mesh->publish(u"orders"_s));
    const QJsonObject before = m_mesh->show(u"orders"_s);
    QVERIFY(PublishingMesh::succeeds(
        step(u"offer"_s, u"sales.orders"_s, {u"logistics.shipments"_s, u"--dry-run"_s})));
    QVERIFY(!m_mesh->show(u"orders"_s).contains("offeredTo"_L1));
    QVERIFY(PublishingMesh::succeeds(
        step(u"offer"_s, u"sales.orders"_s,
             {u"logistics.shipments"_s, u"--message"_s, u"they fill it"_s})));
    QCOMPARE(m_mesh->show(u"orders"_s)["offeredTo"_L1].toString(), u"logistics.shipments"_s);
    QCOMPARE(step(u"show"_s, u"logistics.shipments"_s).code, 3); // nothing has moved

    const Ran accepted = step(u"accept"_s, u"sales.orders"_s);
    QVERIFY2(accepted.code == 0 && accepted.err.contains("products let-go sales.orders"),
             accepted.err.constData());
    QCOMPARE(m_mesh->show(u"orders"_s)["status"_L1].toString(), u"active"_s); // it stands in both
    const QJsonObject there = shown(u"logistics.shipments"_s);
    QCOMPARE(there["uid"_L1], before["uid"_L1]);
    QCOMPARE(there["description"_L1], before["description"_L1]);
    QCOMPARE(there["formerIds"_L1].toArray(), QJsonArray{u"sales.orders"_s});
    QVERIFY(!there.contains("offeredTo"_L1));

    QVERIFY(PublishingMesh::succeeds(step(u"let-go"_s, u"sales.orders"_s)));
    const Ran gone = step(u"show"_s, u"sales.orders"_s);
    QCOMPARE(gone.code, 3);
    QVERIFY2(gone.err.contains("logistics.shipments"), gone.err.constData());
    // Both in one transaction: nobody sees the product without the redirect.
    const auto records = m_mesh->records(m_mesh->prefix() + u".catalog.sales"_s);
    QVERIFY(records.size() >= 2);
    QCOMPARE(records[records.size() - 2]["key"_L1].toString(), u"product/sales.orders"_s);
    QVERIFY(records[records.size() - 2]["value"_L1].isNull());
    QCOMPARE(records.last()["key"_L1].toString(), u"redirect/sales.orders"_s);
    const auto history =
        PublishingMesh::rows(m_mesh->run({u"products"_s, u"history"_s, u"sales.orders"_s}));
    QCOMPARE(history[1]["message"_L1].toString(), u"they fill it"_s);
}

void TestMoving::anOfferIsTakenBack()
{
    QVERIFY(m_mesh->publish(u"kept"_s));
    QVERIFY(PublishingMesh::succeeds(step(u"offer"_s, u"sales.kept"_s, {u"logistics"_s})));
    QCOMPARE(m_mesh->show(u"kept"_s)["offeredTo"_L1].toString(), u"logistics.kept"_s);
    QVERIFY(PublishingMesh::succeeds(step(u"take-back"_s, u"sales.kept"_s)));
    QVERIFY(!m_mesh->show(u"kept"_s).contains("offeredTo"_L1));
    const Ran again = step(u"take-back"_s, u"sales.kept"_s);
    QVERIFY2(again.code == 0 && again.err.contains("nothing to write"), again.err.constData());
    QCOMPARE(step(u"accept"_s, u"sales.kept"_s).code, 2);
}

void TestMoving::anOfferNamesAFreePlaceInAnotherDomain()
{
    QVERIFY(m_mesh->publish(u"stays"_s));
    QVERIFY(m_mesh->publish(u"goes"_s));
    QVERIFY(PublishingMesh::succeeds(step(u"offer"_s, u"sales.goes"_s, {u"logistics"_s})));
    QVERIFY(PublishingMesh::succeeds(step(u"accept"_s, u"sales.goes"_s)));
    const auto code = [this](const QString &to) {
        return step(u"offer"_s, u"sales.stays"_s, {to}).code;
    };
    QCOMPARE(code(u"sales.elsewhere"_s), 2); // its own domain
    QCOMPARE(code(u"Not-a-name"_s), 2);
    QCOMPARE(code(u"logistics.Not-a-name"_s), 2);
    QCOMPARE(code(u"nowhere"_s), 3);
    QCOMPARE(code(u"logistics.goes"_s), 4); // taken
    QVERIFY(!m_mesh->show(u"stays"_s).contains("offeredTo"_L1));
    QCOMPARE(step(u"offer"_s, u"sales.nothing"_s, {u"logistics"_s}).code, 3);
}

void TestMoving::whoAcceptsAnswersForIt()
{
    for (const auto &[name, words, owner] :
         {std::tuple{u"first"_s, QStringList{}, u"fleet"_s},
          {u"named"_s, QStringList{u"--owner"_s, u"depot"_s}, u"depot"_s}}) {
        QVERIFY(m_mesh->publish(name));
        QVERIFY(PublishingMesh::succeeds(step(u"offer"_s, u"sales."_s + name, {u"logistics"_s})));
        QVERIFY(PublishingMesh::succeeds(step(u"accept"_s, u"sales."_s + name, words)));
        QCOMPARE(shown(u"logistics."_s + name)["team"_L1]["name"_L1].toString(), owner);
    }
}

void TestMoving::aPolicyIsAskedByWhoAccepts()
{
    QVERIFY(m_mesh->publish(u"strict"_s));
    QVERIFY(PublishingMesh::succeeds(step(u"offer"_s, u"sales.strict"_s, {u"logistics"_s})));
    // The offer itself is no change that a policy speaks of; what comes of it is.
    QVERIFY(PublishingMesh::succeeds(m_mesh->run(
        {u"policies"_s, u"enable"_s, u"-f"_s, u"-"_s},
        json("{'apiVersion':'meshscope/v1','kind':'Policy','id':'tagged-there','name':'Tagged',"
             "'condition':'ARRAY_LENGTH(tags) > 0','message':'Tag it.','severity':'block',"
             "'domains':['logistics']}"))));
    const Ran refused = step(u"accept"_s, u"sales.strict"_s);
    QVERIFY2(refused.code == 4 && refused.err.contains("tagged-there"), refused.err.constData());
    QCOMPARE(step(u"show"_s, u"logistics.strict"_s).code, 3);
    QVERIFY(
        PublishingMesh::succeeds(m_mesh->run({u"policies"_s, u"disable"_s, u"tagged-there"_s})));
}

void TestMoving::stepsInTheWrongOrderSayWhatToDo()
{
    QVERIFY(m_mesh->publish(u"order"_s));
    const auto says = [this](const QString &verb, const char *what, const QStringList &more = {}) {
        const Ran ran = step(verb, u"sales.order"_s, more);
        if (ran.code != 2 || !ran.err.contains(what)) {
            qWarning("%d: %s", ran.code, ran.err.constData());
        }
        return ran.code == 2 && ran.err.contains(what);
    };
    QVERIFY(says(u"accept"_s, "products offer"));
    QVERIFY(says(u"let-go"_s, "products offer"));
    QVERIFY(says(u"edit"_s, "products offer", {u"--set"_s, u"offeredTo=logistics.order"_s}));
    QVERIFY(PublishingMesh::succeeds(step(u"offer"_s, u"sales.order"_s, {u"logistics"_s})));
    QVERIFY(says(u"let-go"_s, "not accepted"));
    QVERIFY(says(u"offer"_s, "products take-back", {u"logistics.another"_s}));
    QVERIFY(PublishingMesh::succeeds(step(u"accept"_s, u"sales.order"_s)));
    QVERIFY(says(u"accept"_s, "products let-go"));
    QVERIFY(says(u"take-back"_s, "products let-go"));
}

MESH_TEST(TestMoving)
#include "tst_moving.moc"
