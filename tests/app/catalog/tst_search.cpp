// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/catalog/mesh.h"
#include "tests/support/runner.h"

#include "app/catalog/searchtext.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mesh;
using namespace mesh::catalog;

class TestSearch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void findsByWord_data();
    void findsByWord();
    void ranksWhatIsMeantFirst_data();
    void ranksWhatIsMeantFirst();
    void saysWhyAndWhere_data();
    void saysWhyAndWhere();
    void longTextsAreCutAroundTheMatch();
    void everyRangeHoldsAWordOfTheQuery();
    void facetsCountAsIfTheirOwnSelectionWereNotThere();
    void ordersAndPages();
    void nearlyMatchingTextsAreOfferedWhenNothingIsFound_data();
    void nearlyMatchingTextsAreOfferedWhenNothingIsFound();
    void manySmallChangesAnswerLikeOneLargeOne();

private:
    [[nodiscard]] QStringList names(const SearchQuery &query) const;
    std::shared_ptr<const CatalogSnapshot> m_snapshot;
};

namespace {

Product made(const QString &id, const QString &displayName, const QString &purpose,
             const QString &owner, Quality quality, const QString &tier, const QStringList &tags)
{
    Product product = test::product(id, displayName);
    product.purpose = purpose;
    product.owner = owner;
    product.quality = quality;
    product.tier = tier;
    product.tags = tags;
    product.ports.front().topic = u"topic."_s + id;
    return product;
}

std::vector<Product> smallMesh()
{
    std::vector<Product> products{
        made(u"sales.orders"_s, u"Orders"_s, u"Every order of the web shop"_s, u"sales-core"_s,
             Quality::Authoritative, u"tier-1"_s, {u"revenue"_s}),
        made(u"sales.orders_archive"_s, u"Orders, archived"_s, u"Orders older than a year"_s,
             u"sales-core"_s, Quality::Raw, u"tier-3"_s, {u"revenue"_s, u"cold"_s}),
        made(u"sales.refunds"_s, u"Refunds"_s, u"Money given back for orders"_s, QString(),
             Quality::Raw, u"tier-3"_s, {}),
        made(u"execution.stock_trades"_s, u"Stock trades"_s, u"All trades"_s, u"execution"_s,
             Quality::Authoritative, u"tier-1"_s, {u"markets"_s}),
        made(u"membership.users"_s, u"Benützer"_s, u"Who signed up"_s, u"membership"_s,
             Quality::Curated, u"tier-2"_s, {u"personal"_s}),
        made(u"edge.pageviews"_s, u"Page views 🌊"_s, u"Website page views"_s, u"edge"_s,
             Quality::Curated, u"tier-2"_s, {u"web"_s}),
        made(u"edge.pageviews_v1"_s, u"Page views"_s, u"Website page views"_s, u"edge"_s,
             Quality::Curated, u"tier-2"_s, {u"web"_s}),
    };
    products.back().lifecycle = Lifecycle::Deprecated;
    products[4].fields.push_back({u"homeRegionId"_s, u"Where they live"_s, {}, {u"pii"_s}, {}});
    products[4].terms = {u"Customer"_s};
    return products;
}

} // namespace

void TestSearch::initTestCase()
{
    SnapshotBuilder builder{CatalogTopics()};
    core::Offset offset = 0;
    for (const Product &product : smallMesh()) {
        builder.apply(test::record(product, offset++));
        m_snapshot = builder.publish(); // one after the other: many segments
    }
}

QStringList TestSearch::names(const SearchQuery &query) const
{
    QStringList result;
    for (const SearchHit &hit : m_snapshot->search(query).hits) {
        result << hit.product->id.toString();
    }
    return result;
}

void TestSearch::findsByWord_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("found"); // sorted
    QTest::addRow("a word of the purpose") << u"shop"_s << QStringList{u"sales.orders"_s};
    QTest::addRow("any case") << u"SHOP"_s << QStringList{u"sales.orders"_s};
    QTest::addRow("a prefix") << u"refu"_s << QStringList{u"sales.refunds"_s};
    QTest::addRow("inside a word")
        << u"ageview"_s << QStringList{u"edge.pageviews"_s, u"edge.pageviews_v1"_s};
    QTest::addRow("two letters inside a word") << u"hop"_s << QStringList{u"sales.orders"_s};
    QTest::addRow("short parts only at the beginning")
        << u"ho"_s << QStringList{u"membership.users"_s};
    QTest::addRow("all words") << u"orders year"_s << QStringList{u"sales.orders_archive"_s};
    QTest::addRow("words of several fields") << u"raw money"_s << QStringList{};
    QTest::addRow("an owner") << u"sales-core archive"_s << QStringList{u"sales.orders_archive"_s};
    QTest::addRow("a tag") << u"markets"_s << QStringList{u"execution.stock_trades"_s};
    QTest::addRow("a term") << u"customer"_s << QStringList{u"membership.users"_s};
    QTest::addRow("a field") << u"homeregionid"_s << QStringList{u"membership.users"_s};
    QTest::addRow("a hump of a field") << u"region"_s << QStringList{u"membership.users"_s};
    QTest::addRow("a field with its hump") << u"homeRegion"_s << QStringList{u"membership.users"_s};
    QTest::addRow("a field's description") << u"where live"_s << QStringList{u"membership.users"_s};
    QTest::addRow("without accents") << u"benutzer"_s << QStringList{u"membership.users"_s};
    QTest::addRow("with accents") << u"Benützer"_s << QStringList{u"membership.users"_s};
    QTest::addRow("an emoji") << u"🌊"_s << QStringList{u"edge.pageviews"_s};
    QTest::addRow("a whole id") << u"sales.refunds"_s << QStringList{u"sales.refunds"_s};
    QTest::addRow("an id without its underscore")
        << u"stocktr"_s << QStringList{u"execution.stock_trades"_s};
    QTest::addRow("a topic") << u"topic.edge"_s
                             << QStringList{u"edge.pageviews"_s, u"edge.pageviews_v1"_s};
    QTest::addRow("nothing") << u"xyzzy"_s << QStringList{};
}

void TestSearch::findsByWord()
{
    QFETCH(QString, text);
    QFETCH(QStringList, found);
    QStringList result = names({.text = text});
    result.sort();
    QCOMPARE(result, found);
    QCOMPARE(m_snapshot->search({.text = text}).total, found.size());
}

void TestSearch::ranksWhatIsMeantFirst_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("order");
    QTest::addRow("a whole name before a part, a name before a purpose")
        << u"orders"_s
        << QStringList{u"sales.orders"_s, u"sales.orders_archive"_s, u"sales.refunds"_s};
    QTest::addRow("the deprecated one last")
        << u"page views"_s << QStringList{u"edge.pageviews"_s, u"edge.pageviews_v1"_s};
}

void TestSearch::ranksWhatIsMeantFirst()
{
    QFETCH(QString, text);
    QFETCH(QStringList, order);
    QCOMPARE(names({.text = text}), order);
}

void TestSearch::saysWhyAndWhere_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("product");
    QTest::addColumn<int>("field");
    QTest::addColumn<QStringList>("marked");
    const auto row = [](const char *name, const QString &text, const QString &product,
                        SearchField field, const QStringList &marked) {
        QTest::addRow("%s", name) << text << product << static_cast<int>(field) << marked;
    };
    row("name", u"refu"_s, u"sales.refunds"_s, SearchField::Name, {u"refu"_s});
    row("display name", u"BENUT"_s, u"membership.users"_s, SearchField::DisplayName, {u"Benüt"_s});
    row("purpose", u"shop"_s, u"sales.orders"_s, SearchField::Purpose, {u"shop"_s});
    row("two words of one field", u"given back"_s, u"sales.refunds"_s, SearchField::Purpose,
        {u"given"_s, u"back"_s});
    row("inside a word", u"egion"_s, u"membership.users"_s, SearchField::Field, {u"egion"_s});
    row("tag", u"pers"_s, u"membership.users"_s, SearchField::Tag, {u"pers"_s});
    row("whole compound", u"stocktrades"_s, u"execution.stock_trades"_s, SearchField::Name,
        {u"stock_trades"_s});
}

void TestSearch::saysWhyAndWhere()
{
    QFETCH(QString, text);
    QFETCH(QString, product);
    QFETCH(int, field);
    QFETCH(QStringList, marked);
    for (const SearchHit &hit : m_snapshot->search({.text = text}).hits) {
        if (hit.product->id.toString() != product) {
            continue;
        }
        QCOMPARE(hit.why.size(), 1U);
        QCOMPARE(static_cast<int>(hit.why.front().field), field);
        QStringList texts;
        for (const core::SourceRange &range : hit.why.front().ranges) {
            texts << hit.why.front().text.mid(range.begin, range.length());
        }
        QCOMPARE(texts, marked);
        return;
    }
    QFAIL("the product was not found");
}

void TestSearch::longTextsAreCutAroundTheMatch()
{
    SnapshotBuilder builder{CatalogTopics()};
    Product product = test::product(u"sales.orders"_s);
    product.purpose =
        u"filler words here "_s.repeated(40) + u"needle "_s + u"more filler words "_s.repeated(40);
    builder.apply(test::record(product, 0));
    const SearchAnswer answer = builder.publish()->search({.text = u"needle"_s});
    QCOMPARE(answer.hits.size(), 1U);
    const SearchMatch &match = answer.hits.front().why.front();
    QVERIFY(match.text.size() < 170);
    QVERIFY(match.text.startsWith(u'…') && match.text.endsWith(u'…'));
    const core::SourceRange range = match.ranges.front();
    QCOMPARE(match.text.mid(range.begin, range.length()), u"needle"_s);
}

void TestSearch::everyRangeHoldsAWordOfTheQuery()
{
    for (const QString &text : {u"o"_s, u"or"_s, u"ers"_s, u"views page"_s, u"sales ord"_s}) {
        for (const SearchHit &hit : m_snapshot->search({.text = text}).hits) {
            QVERIFY(!hit.why.empty());
            for (const SearchMatch &match : hit.why) {
                QVERIFY(!match.ranges.empty());
                for (const core::SourceRange &range : match.ranges) {
                    QVERIFY(range.begin >= 0 && range.begin < range.end);
                    QVERIFY(range.end <= match.text.size());
                }
            }
        }
    }
}

void TestSearch::facetsCountAsIfTheirOwnSelectionWereNotThere()
{
    const auto counts = [](const std::vector<FacetValue> &values) {
        QStringList texts;
        for (const FacetValue &value : values) {
            texts << u"%1%2=%3"_s.arg(value.selected ? u"*"_s : QString(), value.value)
                         .arg(value.count);
        }
        return texts;
    };
    const SearchAnswer all = m_snapshot->search({});
    QCOMPARE(all.total, 7);
    QCOMPARE(counts(all.facet(Facet::Domain)),
             (QStringList{u"sales=3"_s, u"edge=2"_s, u"execution=1"_s, u"membership=1"_s}));
    QCOMPARE(counts(all.facet(Facet::Owner)), (QStringList{u"edge=2"_s, u"sales-core=2"_s, u"=1"_s,
                                                           u"execution=1"_s, u"membership=1"_s}));
    QCOMPARE(counts(all.facet(Facet::Tag)), (QStringList{u"revenue=2"_s, u"web=2"_s, u"cold=1"_s,
                                                         u"markets=1"_s, u"personal=1"_s}));

    SearchQuery query;
    query.selections[Facet::Domain] = {u"sales"_s};
    query.selections[Facet::Quality] = {u"raw"_s, u"curated"_s};
    const SearchAnswer narrowed = m_snapshot->search(query);
    QCOMPARE(narrowed.total, 2);
    QCOMPARE(narrowed.totalUnfiltered, 7);
    // Of the other domains those that are raw or curated.
    QCOMPARE(counts(narrowed.facet(Facet::Domain)),
             (QStringList{u"edge=2"_s, u"*sales=2"_s, u"membership=1"_s}));
    QCOMPARE(counts(narrowed.facet(Facet::Quality)),
             (QStringList{u"*raw=2"_s, u"authoritative=1"_s, u"*curated=0"_s}));
    QCOMPARE(counts(narrowed.facet(Facet::Tier)), QStringList{u"tier-3=2"_s});

    query.selections[Facet::Tag] = {u"cold"_s};
    QCOMPARE(names(query), QStringList{u"sales.orders_archive"_s});
    query.selections[Facet::Owner] = {u"nobody of that name"_s};
    QCOMPARE(m_snapshot->search(query).total, 0);
    QCOMPARE(m_snapshot->search(query).totalUnfiltered, 7);
}

void TestSearch::ordersAndPages()
{
    QCOMPARE(names({}).front(), u"edge.pageviews"_s); // by id, as lists show them
    SearchQuery query;
    query.order = SearchOrder::Quality;
    QCOMPARE(names(query).mid(0, 2), (QStringList{u"execution.stock_trades"_s, u"sales.orders"_s}));
    query.order = SearchOrder::Owner;
    QCOMPARE(names(query).back(), u"sales.refunds"_s); // nothing said comes last
    query.order = SearchOrder::Changed;
    query.descending = true;
    QCOMPARE(names(query).front(), u"edge.pageviews_v1"_s);
    query.order = SearchOrder::Name;
    const QStringList all = names(query);
    QStringList paged;
    query.limit = 2;
    for (query.offset = 0; query.offset < 8; query.offset += 2) {
        paged << names(query);
    }
    QCOMPARE(paged, all);
    query.descending = false;
    query.offset = 0;
    query.limit = 7;
    QStringList reversed = names(query);
    std::reverse(reversed.begin(), reversed.end());
    QCOMPARE(reversed, all);
}

void TestSearch::nearlyMatchingTextsAreOfferedWhenNothingIsFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("suggestion"); // empty: none
    QTest::addRow("a letter missing") << u"refuns"_s << u"refunds"_s;
    QTest::addRow("neighbours swapped") << u"refudns"_s << u"refunds"_s;
    QTest::addRow("one word of two") << u"refunds xyzzyplugh"_s << u"refunds"_s;
    QTest::addRow("both found, never together") << u"refunds markets"_s << u"markets"_s;
    QTest::addRow("found: nothing to offer") << u"refunds"_s << QString();
    QTest::addRow("far from everything") << u"xyzzyplugh"_s << QString();
}

void TestSearch::nearlyMatchingTextsAreOfferedWhenNothingIsFound()
{
    QFETCH(QString, text);
    QFETCH(QString, suggestion);
    const QStringList suggestions = m_snapshot->search({.text = text}).suggestions;
    QCOMPARE(suggestions.value(0), suggestion);
    for (const QString &offered : suggestions) {
        QVERIFY(m_snapshot->search({.text = offered}).total > 0);
    }
}

void TestSearch::manySmallChangesAnswerLikeOneLargeOne()
{
    QRandomGenerator random(42);
    const QStringList words{u"order"_s, u"trade"_s, u"user"_s, u"click"_s, u"stock"_s, u"page"_s};
    SnapshotBuilder gradual{CatalogTopics()};
    std::map<int, CatalogRecord> last;
    for (int step = 0; step < 1500; ++step) {
        const int number = static_cast<int>(random.bounded(300));
        const QString id = u"sales.p%1"_s.arg(number);
        CatalogRecord record;
        if (random.bounded(5) == 0) {
            record = test::record(u"mesh.catalog.sales"_s,
                                  RecordKey::of(*core::ProductId::parse(id)), std::nullopt, step);
        } else {
            Product product =
                test::product(id, words[random.bounded(6)] + u' ' + words[random.bounded(6)]);
            product.owner = words[random.bounded(6)];
            product.tags = {words[random.bounded(6)]};
            record = test::record(product, step);
        }
        gradual.apply(record);
        last[number] = record;
        if (random.bounded(7) == 0) {
            (void)gradual.publish();
        }
    }
    SnapshotBuilder atOnce{CatalogTopics()};
    for (const auto &[number, record] : last) {
        atOnce.apply(record);
    }
    const auto left = gradual.publish();
    const auto right = atOnce.publish();
    QCOMPARE(left->productCount(), right->productCount());
    for (const QString &text : {QString(), u"order"_s, u"or"_s, u"lic"_s, u"user page"_s}) {
        SearchQuery query;
        query.text = text;
        query.order = SearchOrder::Name;
        query.limit = 1000;
        const SearchAnswer a = left->search(query);
        const SearchAnswer b = right->search(query);
        QCOMPARE(a.total, b.total);
        for (std::size_t i = 0; i < a.hits.size(); ++i) {
            QCOMPARE(a.hits[i].product->id, b.hits[i].product->id);
        }
        for (int facet = 0; facet < facetCount; ++facet) {
            const auto &valuesA = a.facet(static_cast<Facet>(facet));
            const auto &valuesB = b.facet(static_cast<Facet>(facet));
            QCOMPARE(valuesA.size(), valuesB.size());
            for (std::size_t i = 0; i < valuesA.size(); ++i) {
                QCOMPARE(valuesA[i].value, valuesB[i].value);
                QCOMPARE(valuesA[i].count, valuesB[i].count);
            }
        }
    }
}

MESH_TEST(TestSearch)
#include "tst_search.moc"
