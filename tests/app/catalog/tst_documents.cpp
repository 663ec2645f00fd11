// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/catalog/mesh.h"
#include "tests/support/runner.h"

#include "app/catalog/catalogtopics.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mesh;
using namespace mesh::catalog;

class TestDocuments : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aProductComesBackAsItWasWritten();
    void whatIsNotUnderstoodStaysInItsPlace();
    void anEditChangesOnlyItsField();
    void promisesAreReadInTheUnitsPeopleWrite_data();
    void promisesAreReadInTheUnitsPeopleWrite();
    void theCurrentPortIsTheNewestActiveMajor();
    void platformDocumentsComeBackAsTheyWereWritten();
    void aReaderAcceptsOnlyWhatBelongsIntoTheTopic_data();
    void aReaderAcceptsOnlyWhatBelongsIntoTheTopic();
    void topicsAreNamedAfterThePrefix();
};

namespace {

schema::Value parsed(const QByteArray &json)
{
    return schema::parseJson(json).valueOr(schema::Value());
}

Product everything()
{
    Product product = test::product(u"sales.orders"_s, u"Orders 🌊 / بيع"_s);
    product.purpose = u"All orders.\nSecond line."_s;
    product.limitations = u"Not for billing"_s;
    product.usage = u"Join by id"_s;
    product.owner = u"sales-core"_s;
    product.quality = Quality::Authoritative;
    product.tier = u"tier-1"_s;
    product.classification = u"personal"_s;
    product.version = u"2.1.0"_s;
    product.ports.front().keySubject = u"sales.orders-key"_s;
    product.ports.front().format = u"avro"_s;
    product.promises.freshnessSeconds = 90;
    product.promises.availabilityPercent = schema::Decimal::parse(QStringView(u"99.95"));
    product.promises.retentionSeconds = 7 * 86'400;
    product.promises.endOfSupport = QDate(2027, 6, 30);
    product.tags = {u"revenue"_s, u"eu"_s};
    product.terms = {u"Order"_s};
    product.fields.push_back({u"customer.email"_s, u"Where to"_s, u"personal"_s, {u"pii"_s}, {}});
    product.inputs.push_back({u"edge.clicks"_s, 2, {}, {}, {}});
    product.outputs.push_back({u"Board"_s, {}, {}, u"weekly"_s, {}});
    product.links.push_back({u"dashboard"_s, u"https://example.org/d"_s, {}, {}});
    product.support.push_back({u"#sales"_s, u"https://example.org/c"_s, u"slack"_s, {}, {}});
    product.sample = Sample{1'700'000'000'123, {schema::Value(qint64{9'007'199'254'740'993})}};
    product.notices.push_back({u"incident"_s, u"Late"_s, 1'700'000'000'000, -1, {}});
    product.sunset = QDate(2027, 1, 31);
    product.successor = u"sales.orders_all"_s;
    product.writtenBy = {u"Omar"_s, u"omar@example.org"_s, u"test"_s, 1'700'000'000'000};
    return product;
}

} // namespace

void TestDocuments::aProductComesBackAsItWasWritten()
{
    const Product written = everything();
    const auto read = Product::read(parsed(test::bytes(written)));
    QVERIFY(read);
    QCOMPARE(read->id, written.id);
    QCOMPARE(read->displayName, written.displayName);
    QCOMPARE(read->purpose, written.purpose);
    QCOMPARE(read->limitations, written.limitations);
    QCOMPARE(read->owner, written.owner);
    QCOMPARE(read->quality, written.quality);
    QCOMPARE(read->lifecycle, written.lifecycle);
    QVERIFY(read->ports == written.ports);
    QVERIFY(read->promises == written.promises);
    QCOMPARE(read->tags, written.tags);
    QVERIFY(read->fields == written.fields);
    QVERIFY(read->inputs == written.inputs);
    QVERIFY(read->outputs == written.outputs);
    QVERIFY(read->links == written.links);
    QVERIFY(read->support == written.support);
    QVERIFY(read->sample == written.sample);
    QVERIFY(read->notices == written.notices);
    QCOMPARE(read->sunset, written.sunset);
    QCOMPARE(read->successor, written.successor);
    QVERIFY(read->writtenBy == written.writtenBy);
    QCOMPARE(test::bytes(*read), test::bytes(written));
}

void TestDocuments::whatIsNotUnderstoodStaysInItsPlace()
{
    const QByteArray document = QByteArrayLiteral(
        R"({"x-first":1,"apiVersion":"meshscope/v1","kind":"DataProduct","id":"sales.orders",)"
        R"("status":"proposed","domain":"sales","description":{"x-inner":[1.50,null],"purpose":"p"},)"
        R"("team":{"name":"t","members":[{"username":"a","role":"owner"}]},)"
        R"("outputPorts":[{"name":"orders","version":"2.1.0","sbom":[{"url":"u"}],"topic":"t"}],)"
        R"("slaProperties":[{"property":"throughput","value":"5/s"},)"
        R"({"property":"freshness","value":"1.5","unit":"min","driver":"operational"}],)"
        R"("schema":[{"name":"o","quality":[{"metric":"nullValues"}],)"
        R"("properties":[{"name":"id","logicalType":"integer"}]}],)"
        R"("quality":"gold","tags":["a"],"x-last":{"deep":[{"a":12345678901234567890}]}})");
    const auto product = Product::read(parsed(document));
    QVERIFY(product);
    QCOMPARE(product->lifecycle, Lifecycle::Other);
    QCOMPARE(product->quality, Quality::Other);
    QCOMPARE(product->promises.freshnessSeconds, std::optional<qint64>(90));
    QCOMPARE(product->ports.front().major, 2);
    QCOMPARE(test::bytes(*product), document);
}

void TestDocuments::anEditChangesOnlyItsField()
{
    const QByteArray document = QByteArrayLiteral(
        R"({"apiVersion":"meshscope/v1","kind":"DataProduct","id":"sales.orders","domain":"sales",)"
        R"("status":"active","team":{"x":1,"name":"old"},)"
        R"("outputPorts":[{"x":2,"name":"orders","version":"1","topic":"t"}],)"
        R"("slaProperties":[{"property":"freshness","value":5,"unit":"min","driver":"d"}],"y":3})");
    auto product = Product::read(parsed(document));
    QVERIFY(product);
    product->owner = u"new"_s;
    product->ports.front().format = u"avro"_s;
    product->promises.freshnessSeconds = 60;
    product->tier = u"tier-2"_s;
    QByteArray expected = document;
    expected.replace(R"("name":"old")", R"("name":"new")");
    expected.replace(R"("topic":"t"})", R"("topic":"t","format":"avro"})");
    expected.replace(R"("value":5,"unit":"min")", R"("value":1,"unit":"m")");
    expected.replace(R"("y":3})", R"("y":3,"tier":"tier-2"})");
    QCOMPARE(test::bytes(*product), expected);

    product->owner.clear();
    product->promises = {};
    const schema::Value emptied = product->document();
    QVERIFY(emptied.path(u"team.x") != nullptr);
    QVERIFY(emptied.path(u"team.name") == nullptr);
    QVERIFY(emptied.field(u"slaProperties") == nullptr);
}

void TestDocuments::promisesAreReadInTheUnitsPeopleWrite_data()
{
    QTest::addColumn<QByteArray>("property");
    QTest::addColumn<qint64>("seconds"); // -2: not understood, so not promised
    QTest::addRow("no unit") << QByteArray(R"("value":30)") << 30LL;
    QTest::addRow("seconds") << QByteArray(R"("value":30,"unit":"s")") << 30LL;
    QTest::addRow("text and days") << QByteArray(R"("value":"2","unit":"Days")") << 172'800LL;
    QTest::addRow("half an hour") << QByteArray(R"("value":0.5,"unit":"h")") << 1'800LL;
    QTest::addRow("for good") << QByteArray(R"("value":-1,"unit":"d")") << -1LL;
    QTest::addRow("unknown unit") << QByteArray(R"("value":3,"unit":"moons")") << -2LL;
    QTest::addRow("no number") << QByteArray(R"("value":"soon")") << -2LL;
    QTest::addRow("beyond 64 bits") << QByteArray(R"("value":1E+40,"unit":"d")") << -2LL;
}

void TestDocuments::promisesAreReadInTheUnitsPeopleWrite()
{
    QFETCH(QByteArray, property);
    QFETCH(qint64, seconds);
    const QByteArray document =
        R"({"apiVersion":"meshscope/v1","kind":"DataProduct","id":"a.b","status":"active",)"
        R"("domain":"a","slaProperties":[{"property":"retention",)" +
        property + "}]}";
    const auto product = Product::read(parsed(document));
    QVERIFY(product);
    QCOMPARE(product->promises.retentionSeconds.value_or(-2), seconds);
    QCOMPARE(test::bytes(*product), document);
}

void TestDocuments::theCurrentPortIsTheNewestActiveMajor()
{
    Product product = test::product(u"edge.pageviews"_s);
    QCOMPARE(product.currentPort()->major, 1);
    Port second = product.ports.front();
    second.major = 2;
    product.ports.push_back(second);
    Port draft = second;
    draft.major = 3;
    draft.state = Lifecycle::Draft;
    product.ports.push_back(draft);
    QCOMPARE(product.currentPort()->major, 2);
    product.ports.clear();
    QVERIFY(product.currentPort() == nullptr);
}

void TestDocuments::platformDocumentsComeBackAsTheyWereWritten()
{
    Domain domain = test::domain(u"sales"_s);
    domain.purpose = u"Sells"_s;
    domain.teams = {u"sales-core"_s};
    domain.contacts.push_back({u"#sales"_s, {}, {}, {}, {}});
    domain.parent = u"commerce"_s;
    const auto domainRead = Domain::read(parsed(test::bytes(domain)));
    QVERIFY(domainRead);
    QCOMPARE(test::bytes(*domainRead), test::bytes(domain));
    QVERIFY(domainRead->ownsTopic(u"sales.orders"));
    QVERIFY(!domainRead->ownsTopic(u"salesforce"));

    Policy policy;
    policy.id = u"owner-present"_s;
    policy.condition = u"team.name IS NOT NULL"_s;
    policy.severity = Severity::Block;
    policy.exemptions.push_back(
        {{u"sales"_s, u"orders"_s}, u"moving"_s, u"Dee"_s, QDate(2027, 1, 1), {}});
    const auto policyRead = Policy::read(parsed(test::bytes(policy)));
    QVERIFY(policyRead);
    QVERIFY(policyRead->exemptions == policy.exemptions);
    QVERIFY(policyRead->severity == Severity::Block);
    QVERIFY(policyRead->enabled);
    QCOMPARE(test::bytes(*policyRead), test::bytes(policy));

    Tier tier{u"tier-1"_s, u"Tier 1"_s, {}, 60, 900, 90, {}, {}};
    const auto tierRead = Tier::read(parsed(test::bytes(tier)));
    QVERIFY(tierRead);
    QCOMPARE(tierRead->noticeDays, tier.noticeDays);

    const Generation generation = Generation::make(1'700'000'000'000);
    const auto generationRead = Generation::read(parsed(test::bytes(generation)));
    QVERIFY(generationRead);
    QCOMPARE(generationRead->id, generation.id);
    QCOMPARE(generationRead->createdAt, generation.createdAt);
}

void TestDocuments::aReaderAcceptsOnlyWhatBelongsIntoTheTopic_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("domain");
    QTest::addColumn<QString>("finding"); // empty: accepted
    const QByteArray envelope = R"({"apiVersion":"meshscope/v1","kind":)";
    const QByteArray orders = envelope + R"("DataProduct","id":"sales.orders"})";
    const QByteArray sales = envelope + R"("Domain","id":"sales"})";
    const QByteArray policy = envelope + R"("Policy","id":"p"})";
    QTest::addRow("a product in its domain")
        << QByteArray("product/sales.orders") << orders << u"sales"_s << QString();
    QTest::addRow("a domain in the platform's topic")
        << QByteArray("domain/sales") << sales << QString() << QString();
    QTest::addRow("a product of another domain")
        << QByteArray("product/sales.orders") << orders << u"edge"_s << u"OtherDomain"_s;
    QTest::addRow("a product that says another domain")
        << QByteArray("product/sales.orders")
        << envelope + R"("DataProduct","id":"sales.orders","domain":"edge"})" << u"sales"_s
        << u"OtherDomain"_s;
    QTest::addRow("a product in the platform's topic")
        << QByteArray("product/sales.orders") << orders << QString() << u"OtherTopic"_s;
    QTest::addRow("a domain outside of the platform's topic")
        << QByteArray("domain/sales") << sales << u"sales"_s << u"OtherTopic"_s;
    QTest::addRow("a policy outside of the platform's topic")
        << QByteArray("policy/p") << policy << u"sales"_s << u"OtherTopic"_s;
    QTest::addRow("another id in key and document")
        << QByteArray("product/sales.refunds") << orders << u"sales"_s << u"OtherId"_s;
    QTest::addRow("no JSON") << QByteArray("product/sales.orders") << QByteArray("{oops")
                             << u"sales"_s << u"NotJson"_s;
    QTest::addRow("no object") << QByteArray("product/sales.orders") << QByteArray("[1]")
                               << u"sales"_s << u"NotJson"_s;
    QTest::addRow("no UTF-8") << QByteArray("product/sales.orders")
                              << QByteArray("{\"a\":\"\xff\"}") << u"sales"_s << u"NotJson"_s;
    QTest::addRow("a later version")
        << QByteArray("product/sales.orders")
        << QByteArray(R"({"apiVersion":"meshscope/v2","kind":"DataProduct","id":"sales.orders"})")
        << u"sales"_s << u"UnknownVersion"_s;
    QTest::addRow("an unknown kind")
        << QByteArray("stream/x") << orders << u"sales"_s << u"UnknownKind"_s;
    QTest::addRow("a key of no form")
        << QByteArray("orders") << orders << u"sales"_s << u"BadKey"_s;
    QTest::addRow("an impossible id")
        << QByteArray("product/sales.Orders") << envelope + R"("DataProduct","id":"sales.Orders"})"
        << u"sales"_s << u"Invalid"_s;
}

void TestDocuments::aReaderAcceptsOnlyWhatBelongsIntoTheTopic()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, value);
    QFETCH(QString, domain);
    QFETCH(QString, finding);
    const CatalogRecord record = test::record(CatalogTopics().catalogOf(domain), key, value, 7);
    const Interpretation meaning = interpret(record, domain);
    const auto *problem = std::get_if<Problem>(&meaning);
    QCOMPARE(problem != nullptr ? findingName(problem->finding) : QString(), finding);
    if (problem != nullptr) {
        QCOMPARE(problem->key, key);
        QCOMPARE(problem->offset, 7);
        QCOMPARE(*problem->value, value); // kept as it came
    }
}

void TestDocuments::topicsAreNamedAfterThePrefix()
{
    const CatalogTopics topics(u"mesh"_s);
    QCOMPARE(topics.domain(u"sales"_s), u"mesh.catalog.sales"_s);
    QCOMPARE(topics.changesOf({}), u"mesh.changes"_s);
    QCOMPARE(topics.transactionalId(u"sales"_s), u"mesh.catalog.sales"_s);
    QCOMPARE(topics.domainOf(u"mesh.catalog.sales"), std::optional(u"sales"_s));
    QCOMPARE(topics.domainOf(u"mesh.catalog"), std::optional(QString()));
    QVERIFY(!topics.domainOf(u"mesh.catalogue"));
    QVERIFY(!topics.domainOf(u"mesh.catalog."));
    QVERIFY(topics.isOwn(u"mesh.changes.sales"));
    QVERIFY(topics.isOwn(u"mesh.requests"));
    QVERIFY(!topics.isOwn(u"mesh.requests.x"));
    QVERIFY(!topics.isOwn(u"sales.orders"));
}

MESH_TEST(TestDocuments)
#include "tst_documents.moc"
