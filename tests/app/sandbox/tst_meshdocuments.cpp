// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"

#include "app/catalog/catalogrecord.h"
#include "app/catalog/catalogtopics.h"
#include "app/expr/condition.h"
#include "app/sandbox/meshcatalog.h"
#include "app/sandbox/meshdocuments.h"
#include "app/sandbox/topicspec.h"

#include <QDateTime>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mesh;
using namespace mesh::sandbox;

namespace {

// 2026-11-23T12:00:00Z
constexpr core::TimestampMs now = 1'795'435'200'000;

/// The catalog's records, without those of the changes.
std::vector<SavedRecord> catalogRecords()
{
    const auto documents = meshDocuments(now);
    std::vector<SavedRecord> records =
        recordsOf(changeSets(documents.valueOr({}), now), catalog::CatalogTopics());
    std::erase_if(records, [](const SavedRecord &record) {
        return !catalog::CatalogTopics().domainOf(record.topic);
    });
    return records;
}

std::map<QString, catalog::Product> products()
{
    std::map<QString, catalog::Product> all;
    for (const SavedRecord &record : catalogRecords()) {
        const auto domain = catalog::CatalogTopics().domainOf(record.topic);
        auto meaning = catalog::interpret(
            {record.topic, record.key, 0, record.timestamp, record.value}, *domain);
        if (auto *product = std::get_if<catalog::Product>(&meaning)) {
            all[product->id.toString()] = *product;
        }
    }
    return all;
}

/// A product's document as a row: every name is looked for in it.
struct DocumentRow final : expr::Lookup, expr::RowAccess
{
    schema::Value document;

    [[nodiscard]] std::vector<expr::Resolved> resolve(const QString &, bool) const override
    {
        return {};
    }
    [[nodiscard]] std::vector<expr::KnownName> names() const override { return {}; }
    [[nodiscard]] std::optional<expr::Place> openPlace() const override { return expr::Place{}; }
    [[nodiscard]] const schema::Value &at(int) const override { return document; }
};

} // namespace

class TestMeshDocuments : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void resolvesRelativeDates_data();
    void resolvesRelativeDates();
    void isAcceptedByTheCatalog();
    void describesTopicsThatAreThere();
    void givesEveryDomainItsTopics();
    void breaksTheRulesOnPurpose();
    void hasPoliciesThatHold_data();
    void hasPoliciesThatHold();
    void registersEverySubjectThatIsNamed();
    void numbersOrdersSchemaAsItIsDrawn();
};

void TestMeshDocuments::resolvesRelativeDates_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    QTest::addRow("ago") << QByteArray("a {{now-3h}} b") << QByteArray("a 2026-11-23T09:00:00Z b");
    QTest::addRow("days to come") << QByteArray("{{today+12d}}") << QByteArray("2026-12-05");
    QTest::addRow("now") << QByteArray("{{now}}") << QByteArray("2026-11-23T12:00:00Z");
    QTest::addRow("this year's") << QByteArray("{{next 12-01}}") << QByteArray("2026-12-01");
    QTest::addRow("next year's") << QByteArray("{{next 03-31}}") << QByteArray("2027-03-31");
    QTest::addRow("two") << QByteArray("{{today}}{{today-1d}}")
                         << QByteArray("2026-11-232026-11-22");
    QTest::addRow("another's braces") << QByteArray("{{name}}") << QByteArray("{{name}}");
}

void TestMeshDocuments::resolvesRelativeDates()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    QCOMPARE(resolvePlaceholders(text, now), expected);
}

void TestMeshDocuments::isAcceptedByTheCatalog()
{
    QVERIFY(meshDocuments(now));
    QVERIFY(!catalogRecords().empty());
    for (const SavedRecord &record : catalogRecords()) {
        const auto domain = catalog::CatalogTopics().domainOf(record.topic);
        QVERIFY(domain);
        const auto meaning = catalog::interpret(
            {record.topic, record.key, 0, record.timestamp, record.value}, *domain);
        const auto *problem = std::get_if<catalog::Problem>(&meaning);
        QVERIFY2(!problem,
                 problem ? qPrintable(QString::fromUtf8(record.key) + u": "_s + problem->detail)
                         : "");
        QVERIFY(!record.value->contains("{{"));
    }
}

void TestMeshDocuments::describesTopicsThatAreThere()
{
    QSet<QString> topics;
    for (const TopicSpec &topic : meshTopics()) {
        topics.insert(topic.name);
    }
    const auto all = products();
    QCOMPARE(all.size(), std::size_t(13));
    for (const auto &[id, product] : all) {
        QVERIFY2(product.currentPort(), qPrintable(id));
        for (const catalog::Port &port : product.ports) {
            QVERIFY2(topics.contains(port.topic), qPrintable(port.topic));
        }
        for (const catalog::Reference &input : product.inputs) {
            QVERIFY2(!input.name.contains(u'.') || all.contains(input.name),
                     qPrintable(input.name));
        }
    }
    const catalog::Product &views = all.at(u"edge.pageviews"_s);
    QCOMPARE(views.ports.size(), std::size_t(2));
    QCOMPARE(views.ports[0].state, catalog::Lifecycle::Deprecated);
    QCOMPARE(views.currentPort()->topic, u"edge.pageviews_v2"_s);
    QVERIFY(all.at(u"finance.payouts"_s).sample);
    QVERIFY(all.at(u"sales.orders"_s).promises.freshnessSeconds == 60);
}

void TestMeshDocuments::givesEveryDomainItsTopics()
{
    std::map<QString, catalog::Domain> domains;
    const auto documents = meshDocuments(now);
    QVERIFY(documents);
    for (const MeshDocument &each : *documents) {
        if (each.kind == u"domain") {
            domains[each.id] = *catalog::Domain::read(each.document);
        }
    }
    for (const auto &[id, product] : products()) {
        const catalog::Domain &domain = domains.at(product.id.domain);
        QVERIFY(domain.teams.contains(product.owner) || id == u"sales.refunds");
        for (const catalog::Port &port : product.ports) {
            QVERIFY2(domain.ownsTopic(port.topic), qPrintable(port.topic));
        }
    }
    QCOMPARE(meshDomains().size(), static_cast<qsizetype>(domains.size()));
}

void TestMeshDocuments::breaksTheRulesOnPurpose()
{
    const auto all = products();
    QVERIFY(all.at(u"sales.refunds"_s).owner.isEmpty());
    QVERIFY(all.at(u"sales.refunds"_s).currentPort()->valueSubject.isEmpty());
    for (const auto &[id, product] : all) {
        QVERIFY2(product.purpose.size() >= 40, qPrintable(id));
        QVERIFY2(!product.classification.isEmpty(), qPrintable(id));
    }
}

void TestMeshDocuments::hasPoliciesThatHold_data()
{
    QTest::addColumn<QString>("policy");
    QTest::addColumn<QStringList>("brokenBy");
    QTest::addRow("owner") << u"owner-is-a-team"_s << QStringList{u"sales.refunds"_s};
    QTest::addRow("domain") << u"domain-known"_s << QStringList();
    QTest::addRow("purpose") << u"purpose-said"_s << QStringList();
    QTest::addRow("classification") << u"classification-set"_s << QStringList();
    QTest::addRow("schema") << u"schema-registered"_s
                            << QStringList{u"analytics.order_totals"_s, u"sales.refunds"_s};
    QTest::addRow("freshness") << u"freshness-promised"_s << QStringList();
    QTest::addRow("support") << u"support-named"_s
                             << QStringList{u"edge.pageviews"_s, u"sales.refunds"_s};
    QTest::addRow("successor") << u"successor-named"_s << QStringList();
}

void TestMeshDocuments::hasPoliciesThatHold()
{
    QFETCH(QString, policy);
    QFETCH(QStringList, brokenBy);
    const auto documents = meshDocuments(now);
    QVERIFY(documents);
    const auto found =
        std::find_if(documents->begin(), documents->end(), [&policy](const MeshDocument &each) {
            return each.kind == u"policy" && each.id == policy;
        });
    QVERIFY(found != documents->end());
    DocumentRow row;
    const QString text = catalog::Policy::read(found->document)->condition;
    const expr::ConditionResult compiled = expr::compileCondition(text, row);
    QVERIFY2(compiled.condition, qPrintable(text));
    QStringList broken;
    for (const MeshDocument &each : *documents) {
        row.document = each.document;
        if (each.kind == u"product" && compiled.condition->truth(row) != expr::Truth::True) {
            broken << each.id;
        }
    }
    broken.sort();
    QCOMPARE(broken, brokenBy);
}

void TestMeshDocuments::registersEverySubjectThatIsNamed()
{
    QSet<QString> subjects;
    for (const MeshSchema &each : meshSchemas()) {
        subjects.insert(each.subject);
    }
    for (const auto &[id, product] : products()) {
        for (const catalog::Port &port : product.ports) {
            QVERIFY2(port.valueSubject.isEmpty() || subjects.contains(port.valueSubject),
                     qPrintable(port.valueSubject));
            QVERIFY(port.keySubject.isEmpty() || subjects.contains(port.keySubject));
        }
    }
    for (const auto &[subject, level] : meshLevels()) {
        QVERIFY2(subjects.contains(subject), qPrintable(subject));
    }
}

void TestMeshDocuments::numbersOrdersSchemaAsItIsDrawn()
{
    const std::vector<MeshSchema> schemas = meshSchemas();
    QCOMPARE(schemas[3].subject, u"sales.orders-value"_s); // the fourth to be registered: 100004
    QCOMPARE(schemas[3].version, 4);
}

MESH_TEST(TestMeshDocuments)
#include "tst_meshdocuments.moc"
