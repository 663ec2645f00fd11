// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/catalog/kafkamesh.h"
#include "tests/support/runner.h"
#include "tests/support/stack.h"

#include "app/catalog/exchange/catalogfiles.h"
#include "app/catalog/governance/review.h"
#include "app/catalog/topicend.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace mesh;
using namespace mesh::catalog;
using mesh::test::KafkaMesh;

/// What other programs write, and what people write into names.
class TestForeignRecords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrongIsKeptShownAndLeftAlone();
    void wordsOfOthersStayInARecordThatIsEdited();
    void namesArePeoples_data();
    void namesArePeoples();

private:
    static constexpr int patience = 15'000;
    test::Stack m_stack = test::Stack::fromEnvironment();
};

void TestForeignRecords::whatIsWrongIsKeptShownAndLeftAlone()
{
    MESH_NEEDS(m_stack.kafka);
    KafkaMesh mesh(m_stack.kafka);
    QVERIFY(mesh.setUp({u"sales"_s}));
    const QString topic = mesh.topics().domain(u"sales"_s);
    constexpr qsizetype large = 1'048'576; // a megabyte
    struct Row
    {
        QByteArray key;
        QByteArray value;
        Finding finding;
    };
    const QByteArray other = test::bytes(test::product(u"edge.clicks"_s));
    const std::vector<Row> rows{
        {"product/sales.text", "not json", Finding::NotJson},
        {"product/sales.bytes", QByteArray("\xff\xfe\x00\x01", 4), Finding::NotJson},
        {"product/sales.list", "[1,2]", Finding::NotJson},
        {"product/edge.clicks", other, Finding::OtherDomain},
        {"product/sales.clicks", other, Finding::OtherDomain},
        {"product/sales.one", test::bytes(test::product(u"sales.two"_s)), Finding::OtherId},
        {"product/sales.later",
         R"({"apiVersion":"meshscope/v2","kind":"DataProduct","id":"sales.later"})",
         Finding::UnknownVersion},
        {"product/sales.kind",
         R"({"apiVersion":"meshscope/v1","kind":"Dataset","id":"sales.kind"})", Finding::Invalid},
        {"stream/sales.s", "{\"x\":\"" + QByteArray(large, 'x') + "\"}", Finding::UnknownKind},
        {"domain/sales", test::bytes(test::domain(u"sales"_s)), Finding::OtherTopic},
        {"policy/mine", "{}", Finding::OtherTopic},
        {"no-key-of-ours", "{}", Finding::BadKey},
    };
    for (const Row &row : rows) {
        QVERIFY2(mesh.foreign(topic, row.key, row.value), row.key.constData());
    }
    CatalogSync sync(mesh.settings());
    QTRY_COMPARE_WITH_TIMEOUT(sync.snapshot()->problems().size(), rows.size(), patience);
    QCOMPARE(sync.snapshot()->productCount(), 0);
    const auto snapshot = sync.snapshot();
    const auto bytesOf = [&snapshot](const QByteArray &key) -> const Problem * {
        for (const Problem &problem : snapshot->problems()) {
            if (problem.key == key) {
                return &problem;
            }
        }
        return nullptr;
    };
    for (const Row &row : rows) {
        const Problem *problem = bytesOf(row.key);
        QVERIFY2(problem, row.key.constData());
        QVERIFY2(problem->finding == row.finding,
                 (row.key + ": " + findingName(problem->finding).toUtf8()).constData());
        QCOMPARE(problem->value, std::optional(row.value));
    }
    // Writing beside them, and importing all that is understood, leaves each as it came.
    QVERIFY(mesh.write(*mesh.writer(), test::product(u"sales.orders"_s, u"Orders"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(sync.snapshot()->productCount(), 1, patience);
    const QTemporaryDir folder;
    QVERIFY(writeCatalogFiles(*sync.snapshot(), folder.path()));
    const auto files = readCatalogFiles(folder.path());
    QVERIFY(mesh.said(files));
    QVERIFY(reviewImport(*files, sync.snapshot(),
                         {{u"Ada"_s, {}, {}, 1}, {}, QDate::currentDate(), true})
                .isEmpty());
    auto reader = kafka::LogReader::open(mesh.connection());
    QVERIFY(reader);
    std::vector<QByteArray> keys;
    for (const Row &row : rows) {
        keys.push_back(row.key);
    }
    const auto end = readToEnd(**reader, topic, 0, keys, 20s);
    QVERIFY(mesh.said(end));
    for (const Row &row : rows) {
        QCOMPARE(end->last.at(row.key).value, std::optional(row.value));
    }
    // Nor does anybody write over it who wants the name, whether it was seen or not.
    const Product mine = test::product(u"sales.text"_s);
    for (const QByteArray &key : {RecordKey::of(mine.id), QByteArray("product/sales.later"),
                                  QByteArray("stream/sales.s")}) {
        const core::Offset there = end->last.at(key).offset;
        for (const auto &seen : {std::optional<core::Offset>(), std::optional(there)}) {
            const auto refused =
                mesh.writer()->write({u"sales"_s, {{key, test::bytes(mine), seen}}, {}, {}});
            QVERIFY2(!refused, key.constData());
            QCOMPARE(refused.error().code, core::Code::AlreadyExists);
        }
        const auto removed =
            mesh.writer()->write({u"sales"_s, {{key, std::nullopt, there}}, {}, {}});
        QVERIFY2(!removed, key.constData());
    }
    Product later = test::product(u"sales.later"_s);
    const Review review =
        ReviewBuilder(snapshot, {u"Ada"_s, {}, {}, 1}, {}).put(later).review(QDate::currentDate());
    QVERIFY(review.blocked());
    QCOMPARE(review.objections.front().objection, Objection::NotUnderstood);
    QVERIFY(review.objections.front().detail.contains(u"meshscope/v2"_s));
    // Put right by whoever wrote it, it is a problem no more.
    QVERIFY(mesh.foreign(topic, "product/sales.text", test::bytes(mine)));
    QTRY_COMPARE_WITH_TIMEOUT(sync.snapshot()->problems().size(), rows.size() - 1, patience);
}

void TestForeignRecords::wordsOfOthersStayInARecordThatIsEdited()
{
    MESH_NEEDS(m_stack.kafka);
    KafkaMesh mesh(m_stack.kafka);
    QVERIFY(mesh.setUp({u"sales"_s}));
    const QByteArray document =
        R"({"apiVersion":"meshscope/v1","kind":"DataProduct",)"
        R"("x-cost":{"centre":"0042","budget":9007199254740993},)"
        R"("id":"sales.orders","status":"proposed","quality":"platinum",)"
        R"("outputPorts":[{"name":"orders","version":"1.4.0","x-k":[1.10]}]})";
    QVERIFY(mesh.foreign(mesh.topics().domain(u"sales"_s), "product/sales.orders", document));
    CatalogSync sync(mesh.settings());
    QTRY_COMPARE_WITH_TIMEOUT(sync.snapshot()->productCount(), 1, patience);
    Product product = sync.snapshot()->products().front()->product();
    product.owner = u"sales-data"_s;
    const Review review = ReviewBuilder(sync.snapshot(), {u"Ada"_s, {}, {}, 1}, {})
                              .put(product)
                              .review(QDate::currentDate());
    QVERIFY(KafkaMesh::written(*mesh.writer(), review.writes.front().set));
    const QByteArray written = *review.writes.front().set.edits.front().value;
    for (const char *kept :
         {R"("x-cost":{"centre":"0042","budget":9007199254740993})", R"("status":"proposed")",
          R"("quality":"platinum")", R"({"name":"orders","version":"1.4.0","x-k":[1.10]})"}) {
        QVERIFY2(written.contains(kept), written.constData());
    }
    QCOMPARE(review.writes.front().records.front().differences.size(), 2U); // owner, domain
}

void TestForeignRecords::namesArePeoples_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("word"); ///< that finds it
    QTest::addRow("emoji") << u"Orders 🛒👩‍👩‍👧 of the day"_s << u"orders"_s;
    QTest::addRow("emoji alone") << u"🛒"_s << QString();
    QTest::addRow("slashes") << u"Orders/Returns\\Refunds // all"_s << u"refunds"_s;
    QTest::addRow("right to left") << u"طلبات العملاء"_s << u"العملاء"_s;
    QTest::addRow("both directions") << u"Orders \u202Eطلبات\u202C 2024"_s << u"2024"_s;
    QTest::addRow("255 characters") << QString(251, u'W') + u" äöü"_s << QString(251, u'w');
    QTest::addRow("255 outside the first plane") << u"𝕏"_s.repeated(255) << QString();
    QTest::addRow("what could be JSON, YAML, HTML, SQL")
        << u"\"}]'); DROP -- <b>&amp;</b> : #x %s ${HOME} *a"_s << u"drop"_s;
    QTest::addRow("decomposed") << u"Cafe\u0301 orders"_s << u"orders"_s;
}

void TestForeignRecords::namesArePeoples()
{
    MESH_NEEDS(m_stack.kafka);
    QFETCH(QString, name);
    QFETCH(QString, word);
    KafkaMesh mesh(m_stack.kafka);
    QVERIFY(mesh.setUp({}));
    const auto writer = mesh.writer();
    QVERIFY(setUpDomain(*writer, u"sales"_s));
    Domain domain = test::domain(u"sales"_s);
    domain.displayName = name;
    domain.teams = {name};
    QVERIFY(mesh.write(*writer, domain));
    Product product = test::product(u"sales.orders"_s, name);
    product.owner = name;
    product.tags = {name};
    QVERIFY(mesh.write(*writer, product));
    CatalogSync sync(mesh.settings());
    QTRY_COMPARE_WITH_TIMEOUT(sync.snapshot()->productCount(), 1, patience);
    const auto entry = sync.snapshot()->products().front();
    QCOMPARE(entry->displayName, name);
    QCOMPARE(entry->product().owner, name);
    QCOMPARE(sync.snapshot()->domain(u"sales")->domain.displayName, name);
    if (!word.isEmpty()) {
        QCOMPARE(sync.snapshot()->search({.text = word}).total, 1);
    }
    QCOMPARE(sync.snapshot()->search({.text = {}, .selections = {{Facet::Owner, {name}}}}).total,
             1);
    // As files and back.
    const QTemporaryDir folder;
    QVERIFY(writeCatalogFiles(*sync.snapshot(), folder.path()));
    const auto files = readCatalogFiles(folder.path());
    QVERIFY(mesh.said(files));
    QVERIFY(reviewImport(*files, sync.snapshot(), {{}, {}, QDate::currentDate()}).isEmpty());
}

MESH_TEST(TestForeignRecords)
#include "tst_foreignrecords.moc"
