// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
// The lists of a product as rows that are typed into.
#include "tests/support/runner.h"
#include "tests/ui/support/mesh.h"

#include "app/catalog/history/difference.h"
#include "ui/pages/publish/productfields.h"
#include "ui/pages/publish/productlists.h"

#include <QTableWidget>
#include <QTest>

using namespace mesh;
using namespace mesh::ui;
using namespace Qt::StringLiterals;

namespace {

const QDate today(2026, 11, 23);

/// As an editor gives them back whose cells nobody touched.
template<typename List>
Rows untouched(const List &list)
{
    Rows rows;
    for (const QStringList &cells : rowsOf(list)) {
        RowsEditor::Row row{{}, int(rows.size())};
        for (const QString &cell : cells) {
            row.cells << cell.trimmed();
        }
        rows.push_back(row);
    }
    return rows;
}

/// Texts as files hold them, with what a cell does not show.
catalog::Product rich()
{
    catalog::Product product = test::product(u"sales.orders"_s, u"Orders"_s);
    product.owner = u"orders-team"_s;
    product.purpose = u"Every order, as it was placed by a customer in the shop.\n"_s;
    product.fields = {
        {u"customer.email"_s, u"Of whoever pays.\n"_s, u"personal"_s, {u"a, b"_s, u"pii"_s}, {}}};
    product.support = {
        {u"#orders"_s, u"https://chat.example.org/orders"_s, u"chat"_s, u"interactive"_s, {}}};
    product.links = {{u"documentation"_s, u"https://example.org"_s, u"How to read it.\n\n"_s, {}}};
    product.inputs = {{u"sales.carts"_s, 2, {}, u"joined\n"_s, {}}};
    product.notices = {
        {u"incident"_s, u"Late today.\n"_s, 1'700'000'012'345, 1'700'003'600'000, {}}};
    product.ports.front().valueSubject = u"sales.orders-value"_s;
    product.ports.front().description = u"All of them"_s;
    return product;
}

} // namespace

class TestProductLists : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatNobodyTouchedStaysToTheLastLineBreak();
    void openingTheFormChangesNothing();
    void whatWasTypedIsTaken();
    void portsAreCheckedBeforeTheyAreWritten_data();
    void portsAreCheckedBeforeTheyAreWritten();
    void aNoticeHasItsHours();
};

void TestProductLists::whatNobodyTouchedStaysToTheLastLineBreak()
{
    const catalog::Product product = rich();
    QVERIFY(read(product.fields, untouched(product.fields)) == product.fields);
    QVERIFY(read(product.support, untouched(product.support)) == product.support);
    QVERIFY(read(product.links, untouched(product.links)) == product.links);
    QVERIFY(read(product.inputs, untouched(product.inputs)) == product.inputs);
    QVERIFY(read(product.ports, untouched(product.ports)) == product.ports);
    const auto notices = read(product.notices, untouched(product.notices));
    QCOMPARE(notices.front().text, product.notices.front().text);
    QCOMPARE(notices.front().from, product.notices.front().from); // seconds are not shown
}

void TestProductLists::openingTheFormChangesNothing()
{
    ProductFields fields(ProductFields::Of::Existing);
    fields.setCatalog(test::SmallMesh().withDomain(u"sales"_s).snapshot(), {});
    const catalog::Product product = rich();
    fields.setProduct(product);
    QCOMPARE(catalog::differences(product.document(), fields.product().document()).size(),
             std::size_t(0));
    // One cell of one list is typed into: the rest of the product is as it was.
    auto *notes = qobject_cast<RowsEditor *>(fields.field(u"schema"_s));
    QVERIFY(notes != nullptr);
    notes->table()->item(0, 2)->setText(u"confidential"_s);
    const auto changed = catalog::differences(product.document(), fields.product().document());
    QCOMPARE(changed.size(), std::size_t(1));
    QVERIFY(catalog::pathText(changed.front().path).endsWith(u"classification"_s));
}

void TestProductLists::whatWasTypedIsTaken()
{
    const auto inputs =
        read(std::vector<catalog::Reference>(),
             {{{u"sales.carts"_s, u"3"_s, u"joined"_s}, -1}, {{u"sales.users"_s, {}, {}}, -1}});
    QCOMPARE(inputs.front().major, std::optional(3));
    QCOMPARE(inputs.back().major, std::nullopt);
    QVERIFY(ProductListProblems::ofReferences({{{u"sales.carts"_s, u"v3"_s, {}}, -1}}) !=
            QString());

    const auto ports =
        read(rich().ports, {{{u"1"_s, u"sales.orders"_s, u"other-value"_s, u"avro"_s,
                              u"deprecated"_s, u"2027-03-01"_s},
                             0},
                            {{u"2"_s, u"sales.orders.v2"_s, {}, u"json"_s, u"active"_s, {}}, -1}});
    QCOMPARE(ports.front().valueSubject, u"other-value"_s);
    QCOMPARE(ports.front().state, catalog::Lifecycle::Deprecated);
    QCOMPARE(ports.front().sunset, std::optional(QDate(2027, 3, 1)));
    QCOMPARE(ports.front().description, u"All of them"_s); // what the row does not show
    QCOMPARE(ports.back().topic, u"sales.orders.v2"_s);
    QCOMPARE(ports.back().major, 2);
}

void TestProductLists::portsAreCheckedBeforeTheyAreWritten_data()
{
    QTest::addColumn<QStringList>("cells");
    QTest::addColumn<bool>("fine");
    const auto row = [](const char *name, const QStringList &cells, bool fine) {
        QTest::addRow("%s", name) << cells << fine;
    };
    row("as it is", {u"1"_s, u"t"_s, {}, {}, u"deprecated"_s, u"2026-12-31"_s}, true);
    row("no version", {u"one"_s, u"t"_s, {}, {}, u"active"_s, {}}, false);
    row("no topic", {u"1"_s, {}, {}, {}, u"active"_s, {}}, false);
    row("no such state", {u"1"_s, u"t"_s, {}, {}, u"old"_s, {}}, false);
    row("no day", {u"1"_s, u"t"_s, {}, {}, u"deprecated"_s, u"soon"_s}, false);
    row("retired before its day", {u"1"_s, u"t"_s, {}, {}, u"retired"_s, u"2026-12-31"_s}, false);
}

void TestProductLists::portsAreCheckedBeforeTheyAreWritten()
{
    QFETCH(QStringList, cells);
    QFETCH(bool, fine);
    catalog::Port port;
    port.topic = u"t"_s;
    port.state = catalog::Lifecycle::Deprecated;
    port.sunset = QDate(2026, 12, 31);
    const auto problem = [&](QDate day) {
        return ProductListProblems::ofPorts({port}, {{cells, 0}}, day);
    };
    QCOMPARE(problem(today).isEmpty(), fine);
    if (cells[4] == u"retired") {
        QCOMPARE(problem(QDate(2027, 1, 1)), QString()); // then readers had their time
    }
    QVERIFY(!ProductListProblems::ofPorts({port}, {{cells, 0}, {cells, -1}}, today).isEmpty());
}

void TestProductLists::aNoticeHasItsHours()
{
    const Rows rows{{{u"change"_s, u"Moves"_s, u"2026-12-01 08:00"_s, u"2026-12-02"_s}, -1}};
    QCOMPARE(ProductListProblems::ofNotices(rows), QString());
    const auto notices = read(std::vector<catalog::Notice>(), rows);
    QCOMPARE(notices.front().from, 1'796'112'000'000);
    QCOMPARE(notices.front().until, 1'796'169'600'000);
    QVERIFY(
        !ProductListProblems::ofNotices({{{u"change"_s, u"x"_s, u"soon"_s, {}}, -1}}).isEmpty());
    QVERIFY(!ProductListProblems::ofNotices(
                 {{{u"change"_s, u"x"_s, u"2026-12-02"_s, u"2026-12-01"_s}, -1}})
                 .isEmpty());
}

MESH_TEST(TestProductLists)
#include "tst_productlists.moc"
