// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
// What is done with a mesh over the years, on a real broker with ACLs: an owner hands a product
// over to another domain, takes a contract in, edits many products at once; an administrator makes
// rules and excuses from them; everybody hears of it. Three windows, each used by its own widgets;
// what stands in the topics is read back by another client.
#include "tests/acceptance/meshperson.h"
#include "tests/app/catalog/kafkamesh.h"
#include "tests/support/kafkatools.h"
#include "tests/support/runner.h"

#include "app/catalog/access/access.h"
#include "app/catalog/exchange/yaml.h"
#include "app/catalog/governance/starterset.h"
#include "ui/dialogs/catalog/contractexport.h"
#include "ui/dialogs/catalog/contractimport.h"
#include "ui/dialogs/catalog/lifedialog.h"
#include "ui/dialogs/catalog/policychanges.h"
#include "ui/dialogs/catalog/policydialog.h"
#include "ui/dialogs/catalog/remnantsdialog.h"
#include "ui/models/exploremodel.h"
#include "ui/pages/explore/bulkeditdialog.h"
#include "ui/pages/explore/explorepage.h"
#include "ui/pages/explore/selectionbar.h"
#include "ui/pages/governance/findingsmodel.h"
#include "ui/pages/governance/governancepage.h"
#include "ui/pages/governance/policydetail.h"
#include "ui/pages/inbox/changesview.h"
#include "ui/pages/inbox/inboxpage.h"
#include "ui/pages/product/contractview.h"
#include "ui/pages/product/movebar.h"
#include "ui/pages/product/productpage.h"
#include "ui/pages/publish/productedit.h"
#include "ui/pages/publish/productfields.h"
#include "ui/pages/publish/publishpage.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/conditionfield.h"
#include "ui/widgets/facttable.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/resulttable.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QProcess>
#include <QTest>

using namespace mesh;
using namespace mesh::ui;
using namespace Qt::StringLiterals;
using test::KafkaMesh;
using test::patience;
using test::Person;
using test::pick;
using test::typeInto;
using workspace::InboxItem;
using Step = MoveDialog::Step;

namespace {

const core::ProductId orders{u"sales"_s, u"orders"_s};
const core::ProductId returns{u"sales"_s, u"returns"_s};
const core::ProductId refunds{u"sales"_s, u"refunds"_s};
const core::ProductId claims{u"sales"_s, u"claims"_s};
const core::ProductId parcels{u"logistics"_s, u"parcels"_s};
const core::ProductId stock{u"logistics"_s, u"stock"_s};
const core::ProductId moved{u"logistics"_s, u"refunds"_s};
const QString purpose = u"What customers and depots do, one event a deed, as it was done."_s;

} // namespace

class TestGoverningForReal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void whatIsLateWaitsInTheInbox();
    void aProductMovesWhenItsReceiverAccepts();
    void aContractIsTakenOverAndPassesAnotherValidator();
    void whoMayNotReadSeesThePublishedSample();
    void aRefusedDomainCostsTheOthersNothing();
    void aPolicyIsTriedSwitchedOnBlocksAndExcuses();
    void aRetiredProductLeavesPieceByPiece();
    void whatOthersChangedIsTold();
    void cleanupTestCase();

private:
    [[nodiscard]] bool makeMesh();
    [[nodiscard]] bool own(const catalog::Domain &domain, const QString &user);
    [[nodiscard]] bool grant(const std::vector<kafka::AclBinding> &rights);
    [[nodiscard]] bool publish(const core::ProductId &id,
                               const std::function<void(catalog::Product &)> &change = {});
    [[nodiscard]] QString topicOf(const core::ProductId &id) const
    {
        return m_mesh->prefix() + u'.' + id.domain + u'.' + id.name;
    }
    void follow(Person &person, InboxItem::Kind kind, const core::ProductId &product);
    void select(Person &person, const std::vector<core::ProductId> &products);
    void write(ReviewDialog *dialog);

    test::Stack m_stack;
    std::unique_ptr<KafkaMesh> m_mesh;
    std::unique_ptr<test::TestCluster> m_cluster;
    std::unique_ptr<catalog::CatalogWriter> m_writer;
    std::vector<kafka::AclBinding> m_granted;
    QStringList m_grantedByTool; ///< commands
    std::unique_ptr<Person> m_ada;
    std::unique_ptr<Person> m_omar;
    std::unique_ptr<Person> m_pia;
};

void TestGoverningForReal::initTestCase()
{
    m_stack = test::Stack::fromEnvironment();
    MESH_NEEDS(m_stack.kafka);
    MESH_NEEDS(m_stack.kafkaSasl);
    if (!test::KafkaTools::available()) {
        QSKIP("needs Kafka's own tools: run it by tests/run");
    }
    QVERIFY(makeMesh());
    const auto person = [this](const QString &name, const QString &team, const QString &user) {
        auto made = std::make_unique<Person>(name, team, m_stack.kafkaSasl, user, m_mesh->prefix());
        return made->isConnected() ? std::move(made) : nullptr;
    };
    m_ada = person(u"Ada"_s, u"platform-team"_s, u"admin"_s);
    m_omar = person(u"Omar"_s, u"orders-team"_s, u"alice"_s);
    m_pia = person(u"Pia"_s, u"parcel-team"_s, u"bob"_s);
    for (Person *one : {m_ada.get(), m_omar.get(), m_pia.get()}) {
        QVERIFY(one != nullptr);
        QTRY_COMPARE_WITH_TIMEOUT(one->session().catalog()->productCount(), 5, patience);
    }
}

void TestGoverningForReal::cleanupTestCase()
{
    m_pia.reset();
    m_omar.reset();
    m_ada.reset();
    for (const kafka::AclBinding &right : m_granted) {
        QVERIFY(m_cluster->admin()->deleteAcl(right));
    }
    for (const QString &command : std::as_const(m_grantedByTool)) {
        QVERIFY(
            test::KafkaTools::run(QString(command).replace(u" --add "_s, u" --remove --force "_s)));
    }
}

/// What the other tests' windows do one by one is done here by the program's own parts: a mesh of
/// two domains, each of a team that is one user to Kafka.
bool TestGoverningForReal::makeMesh()
{
    m_mesh = std::make_unique<KafkaMesh>(m_stack.kafka);
    m_cluster = std::make_unique<test::TestCluster>(m_stack.kafka);
    m_writer = m_mesh->writer();
    const auto domain = [this](const QString &id, const QString &team) {
        catalog::Domain made = test::domain(id, {m_mesh->prefix() + u'.' + id + u'.'});
        made.teams = {team};
        return made;
    };
    const auto inDays = [](qint64 number) { return "{\"n\":" + QByteArray::number(number) + "}"; };
    for (const core::ProductId &id : {orders, returns, refunds, claims, parcels, stock}) {
        if (!m_cluster->admin()->createTopic(
                {.name = topicOf(id), .partitions = 1, .replication = 1, .settings = {}}) ||
            !m_cluster->fill(topicOf(id), 0, 5, inDays)) {
            return false;
        }
    }
    return catalog::setUpMesh(*m_writer).ok() &&
           catalog::writeStarterSet(*m_writer, {u"Ada"_s, {}, {}, 1}).ok() &&
           grant(catalog::everybodyAcls(m_mesh->topics())) &&
           own(domain(u"sales"_s, u"orders-team"_s), u"alice"_s) &&
           own(domain(u"logistics"_s, u"parcel-team"_s), u"bob"_s) &&
           publish(orders,
                   [](catalog::Product &product) {
                       product.promises.freshnessSeconds = 1;
                       product.tier = u"tier-2"_s;
                   }) &&
           publish(returns) && publish(refunds) && publish(parcels) && publish(stock);
}

bool TestGoverningForReal::own(const catalog::Domain &domain, const QString &user)
{
    const QString principal = u"User:"_s + user;
    return catalog::setUpDomain(*m_writer, domain.id).ok() && KafkaMesh::write(*m_writer, domain) &&
           grant(catalog::ownershipAcls(m_mesh->topics(), domain.id, principal)) &&
           grant(catalog::dataAcls(domain, principal));
}

/// Taken back at the end, since others test on this broker too.
bool TestGoverningForReal::grant(const std::vector<kafka::AclBinding> &rights)
{
    std::vector<kafka::AclBinding> forTool; // librdkafka cannot name transactional ids
    for (const kafka::AclBinding &right : rights) {
        if (const auto made = m_cluster->admin()->createAcl(right)) {
            m_granted.push_back(right);
        } else if (made.error().code == core::Code::Unsupported) {
            forTool.push_back(right);
        } else {
            return false;
        }
    }
    for (const QString &command : kafka::aclCommands(forTool, m_stack.kafka)) {
        if (!test::KafkaTools::run(command)) {
            return false;
        }
        m_grantedByTool << command;
    }
    return true;
}

bool TestGoverningForReal::publish(const core::ProductId &id,
                                   const std::function<void(catalog::Product &)> &change)
{
    catalog::Product product = test::product(id.toString(), id.name);
    product.ports.front().topic = topicOf(id);
    product.owner = id.domain == u"sales" ? u"orders-team"_s : u"parcel-team"_s;
    product.purpose = purpose;
    product.classification = u"internal"_s;
    product.version = u"1.0.0"_s;
    if (change) {
        change(product);
    }
    return KafkaMesh::write(*m_writer, product);
}

/// Clicks what waits in a person's inbox; ends where that is done.
void TestGoverningForReal::follow(Person &person, InboxItem::Kind kind,
                                  const core::ProductId &product)
{
    auto *inbox = person.openPage<InboxPage>();
    QVERIFY(inbox != nullptr);
    const auto row = [&] {
        const auto &items = inbox->items();
        const auto found = std::find_if(items.begin(), items.end(), [&](const InboxItem &item) {
            return item.kind == kind && item.product == product;
        });
        return found == items.end() ? -1 : int(found - items.begin());
    };
    QTRY_VERIFY_WITH_TIMEOUT(row() >= 0, patience);
    FactTable &table = inbox->table();
    QTRY_COMPARE(table.model()->index(row(), 0).data().toString(), product.toString());
    const QModelIndex index = table.model()->index(row(), 0);
    table.scrollTo(index);
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, table.visualRect(index).center());
    QVERIFY(person.page<ProductPage>() != nullptr);
}

void TestGoverningForReal::select(Person &person, const std::vector<core::ProductId> &products)
{
    person.window().explore({});
    ResultTable &table = *person.explore().table();
    QTRY_VERIFY_WITH_TIMEOUT(table.model()->rowCount() >= int(products.size()), patience);
    Qt::KeyboardModifiers modifiers = Qt::NoModifier;
    for (const core::ProductId &id : products) {
        for (int row = 0; row < table.model()->rowCount(); ++row) {
            const QModelIndex index = table.model()->index(row, ExploreModel::Name);
            if (index.data(ExploreModel::TargetRole).value<Target>().product == id) {
                table.scrollTo(index);
                QTest::mouseClick(table.viewport(), Qt::LeftButton, modifiers,
                                  table.visualRect(index).center());
                modifiers = Qt::ControlModifier;
            }
        }
    }
}

void TestGoverningForReal::write(ReviewDialog *dialog)
{
    QVERIFY(dialog != nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->writeButton().isEnabled(), patience);
    QTest::mouseClick(&dialog->writeButton(), Qt::LeftButton);
}

/// Orders promises a second, and nothing has come for longer: its owner hears of it, nobody else.
void TestGoverningForReal::whatIsLateWaitsInTheInbox()
{
    follow(*m_omar, InboxItem::Kind::Late, orders);
    QCOMPARE(m_omar->page<ProductPage>()->key(), Target({orders, {}}).key());
    auto *others = m_pia->openPage<InboxPage>();
    QVERIFY(others != nullptr);
    QVERIFY(std::ranges::none_of(
        others->items(), [](const InboxItem &item) { return item.kind == InboxItem::Kind::Late; }));
    QTRY_VERIFY_WITH_TIMEOUT(others->changes().since() > 0, patience); // her visit has begun
}

void TestGoverningForReal::aProductMovesWhenItsReceiverAccepts()
{
    ProductPage *page = m_omar->open({refunds, {}});
    MoveBar &mine = page->moveBar();
    QVERIFY(mine.canOffer());
    mine.offer();
    QVERIFY(pick(&mine.dialog()->domain(), u"logistics"_s));
    QTest::mouseClick(&mine.dialog()->writeButton(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(m_omar->product(refunds)->offeredTo, moved.toString(), patience);
    const QString uid = m_omar->product(refunds)->uid;
    QVERIFY(!uid.isEmpty());

    follow(*m_pia, InboxItem::Kind::Offer, refunds);
    MoveBar &theirs = m_pia->page<ProductPage>()->moveBar();
    QTRY_COMPARE_WITH_TIMEOUT(theirs.step(), std::optional(Step::Accept), patience);
    theirs.takeStep();
    QCOMPARE(theirs.dialog()->owner().text(), u"parcel-team"_s);
    QTest::mouseClick(&theirs.dialog()->writeButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_pia->product(moved).has_value(), patience);
    QCOMPARE(m_pia->product(moved)->uid, uid);
    QCOMPARE(m_pia->product(moved)->formerIds, QStringList{refunds.toString()});

    follow(*m_omar, InboxItem::Kind::Handover, refunds);
    MoveBar &last = m_omar->page<ProductPage>()->moveBar();
    QTRY_COMPARE_WITH_TIMEOUT(last.step(), std::optional(Step::LetGo), patience);
    last.takeStep();
    QTest::mouseClick(&last.dialog()->writeButton(), Qt::LeftButton);
    // Everybody who looks for it by its former name is led to where it is.
    for (Person *person : {m_ada.get(), m_omar.get(), m_pia.get()}) {
        QTRY_VERIFY_WITH_TIMEOUT(!person->product(refunds).has_value(), patience);
        QTRY_COMPARE_WITH_TIMEOUT(person->session().catalog()->movedTo(refunds),
                                  std::optional(moved), patience);
        QVERIFY(person->open({refunds, {}}) != nullptr);
        QTRY_COMPARE(person->page<ProductPage>()->key(), Target({moved, {}}).key());
    }
    const auto sales = readBack(*m_cluster, m_mesh->topics().domain(u"sales"_s));
    const auto logistics = readBack(*m_cluster, m_mesh->topics().domain(u"logistics"_s));
    if (sales.empty()) {
        QSKIP("the rest needs kcat");
    }
    QCOMPARE(sales.at("product/sales.refunds"), QByteArray());
    QVERIFY(sales.at("redirect/sales.refunds").contains("\"logistics.refunds\""));
    QVERIFY(logistics.at("product/logistics.refunds").contains(uid.toUtf8()));
}

void TestGoverningForReal::aContractIsTakenOverAndPassesAnotherValidator()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"orders.odcs.yaml"_s);
    ProductPage *page = m_omar->open({orders, {}});
    page->showPlace(u"contract"_s);
    ContractView &view = *page->contract();
    const auto save = [&] {
        view.openExport();
        QFile::remove(path);
        view.exportDialog()->save(path);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), patience);
        view.exportDialog()->close();
        QTRY_VERIFY(view.exportDialog() == nullptr);
    };
    save();
    QFile file(path);
    QVERIFY(file.open(QFile::ReadOnly));
    auto contract = catalog::parseYaml(file.readAll());
    QVERIFY(contract);
    file.close();

    // A field that says what it is; and a price, which has no place here and is told.
    schema::Value field;
    field.setField(u"name"_s, u"n"_s);
    field.setField(u"logicalType"_s, u"integer"_s);
    field.setField(u"description"_s, u"Counts the orders of a day"_s);
    schema::Array tables = *contract->field(u"schema")->as<schema::Array>();
    tables.front().setField(u"properties"_s, schema::Value(schema::Array{field}));
    contract->setField(u"schema"_s, schema::Value(tables));
    schema::Value price;
    price.setField(u"priceAmount"_s, schema::Value(qint64(9)));
    contract->setField(u"price"_s, price);
    contract->setField(u"version"_s, u"1.1.0"_s);
    QVERIFY(file.open(QFile::WriteOnly));
    QVERIFY(file.write(catalog::toYaml(*contract)) > 0);
    file.close();

    view.openImport();
    ContractImportDialog *dialog = view.importDialog();
    dialog->load(path);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->differences().empty(), patience);
    QVERIFY(std::ranges::any_of(
        dialog->notes(), [](const catalog::ImportNote &note) { return note.path == u"price"; }));
    typeInto(&dialog->reason(), u"Agreed with the planners"_s);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->writeButton().isEnabled(), patience);
    QTest::mouseClick(&dialog->writeButton(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(m_omar->product(orders)->version, u"1.1.0"_s, patience);
    QCOMPARE(m_omar->product(orders)->fields.size(), std::size_t(1));
    QCOMPARE(m_omar->product(orders)->owner, u"orders-team"_s); // what only we know stays
    QTRY_VERIFY(view.importDialog() == nullptr);
    QTRY_COMPARE_WITH_TIMEOUT(m_pia->product(orders)->version, u"1.1.0"_s, patience);

    save();
    const QString validator = qEnvironmentVariable("MESHSCOPE_TEST_DATACONTRACT");
    if (validator.isEmpty()) {
        QSKIP("MESHSCOPE_TEST_DATACONTRACT does not name datacontract-cli");
    }
    QProcess lint;
    lint.setProcessChannelMode(QProcess::MergedChannels);
    lint.start(validator, {u"lint"_s, path});
    QVERIFY(QTest::qWaitFor([&lint] { return lint.state() == QProcess::NotRunning; }, 120'000));
    QVERIFY2(lint.exitCode() == 0, lint.readAll().constData());
}

void TestGoverningForReal::whoMayNotReadSeesThePublishedSample()
{
    ProductPage *mine = m_omar->open({orders, {}});
    mine->setTab(ProductPage::OverviewTab);
    QTRY_VERIFY_WITH_TIMEOUT(test::buttonOf(*mine, u"Publish as sample"_s) != nullptr, patience);
    QVERIFY(test::press(*mine, u"Publish as sample"_s));
    QVERIFY(mine->editor() != nullptr);
    QVERIFY(!mine->editor()->changes().empty());
    QVERIFY(test::press(*mine->editor(), u"Write"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_omar->product(orders)->sample.has_value(), patience);
    QCOMPARE(m_omar->product(orders)->sample->records.size(), std::size_t(5));

    QTRY_VERIFY_WITH_TIMEOUT(m_pia->product(orders)->sample.has_value(), patience);
    ProductPage *theirs = m_pia->open({orders, {}});
    theirs->setTab(ProductPage::OverviewTab);
    QTRY_VERIFY_WITH_TIMEOUT(
        test::textOf(*theirs).contains(u"This is the sample that orders-team published"_s),
        patience);
    QVERIFY(test::buttonOf(*theirs, u"Publish as sample"_s) == nullptr);
}

/// Omar edits products of two domains at once and may write to one of them: there all is written,
/// in one transaction; of the other nothing.
void TestGoverningForReal::aRefusedDomainCostsTheOthersNothing()
{
    select(*m_omar, {orders, returns, parcels, stock});
    SelectionBar &bar = m_omar->explore().selectionBar();
    QCOMPARE(bar.products().size(), std::size_t(4));
    QTest::mouseClick(&bar.editButton(), Qt::LeftButton);
    BulkEditDialog *dialog = bar.dialog();
    QVERIFY(dialog != nullptr);
    typeInto(&dialog->tagsToAdd(), u"audited"_s);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->review() && dialog->review()->writes.size() == 2, patience);
    write(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->notice().isVisible(), patience);
    const auto tagged = [this](const core::ProductId &id) {
        return m_omar->product(id)->tags.contains(u"audited"_s);
    };
    QTRY_VERIFY_WITH_TIMEOUT(tagged(orders) && tagged(returns), patience);
    const auto catalog = m_omar->session().catalog();
    QCOMPARE(std::abs(catalog->product(orders)->revision - catalog->product(returns)->revision), 1);
    QVERIFY(!tagged(parcels) && !tagged(stock));
    // The dialog says which, why, and who may; what is left can be tried again.
    QTRY_VERIFY_WITH_TIMEOUT(test::textOf(*dialog).contains(u"parcel-team may write there"_s),
                             patience);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->review() && dialog->review()->writes.size() == 1, patience);
    QCOMPARE(dialog->review()->writes.front().set.domain, u"logistics"_s);
    dialog->close();
    const auto logistics = readBack(*m_cluster, m_mesh->topics().changes(u"logistics"_s));
    for (const auto &[key, change] : logistics) {
        QVERIFY2(!change.contains("audited"), key.constData());
    }
}

void TestGoverningForReal::aPolicyIsTriedSwitchedOnBlocksAndExcuses()
{
    auto *page = m_ada->openPage<GovernancePage>();
    QVERIFY(page != nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(page->compliance() != nullptr, patience);
    QTest::mouseClick(&page->newButton(), Qt::LeftButton);
    auto *dialog = qobject_cast<PolicyDialog *>(page->dialog());
    QVERIFY(dialog != nullptr);
    const QString id = u"tier-is-named"_s;
    typeInto(&dialog->name(), u"Tier is named"_s);
    QTest::keyClicks(&dialog->condition(), u"tier IS NOT NULL"_s);
    typeInto(&dialog->message(), u"Say how much readers may rely on it."_s);
    QVERIFY(test::press(dialog->severity(), u"blocks"_s));
    // Tried before it binds anybody: all but orders would fail.
    QTRY_COMPARE_WITH_TIMEOUT(dialog->wouldFail().model()->rowCount(), 4, patience);
    write(dialog);
    const auto policy = [&id](Person &person) -> std::optional<catalog::Policy> {
        for (const auto &entry : person.session().catalog()->policies()) {
            if (entry.value.id == id) {
                return entry.value;
            }
        }
        return std::nullopt;
    };
    QTRY_VERIFY_WITH_TIMEOUT(policy(*m_ada).has_value(), patience);
    QVERIFY(!policy(*m_ada)->enabled);
    QTRY_VERIFY_WITH_TIMEOUT(page->select(id), patience);
    QTest::mouseClick(&page->detail().switchButton(), Qt::LeftButton);
    write(page->detail().dialog());
    QTRY_VERIFY_WITH_TIMEOUT(policy(*m_omar) && policy(*m_omar)->enabled, patience);

    // It stands in the way of what Omar publishes, at its field, until he says it.
    ProductPage *topic = m_omar->open({std::nullopt, topicOf(claims)});
    QTest::mouseClick(&topic->mainAction(), Qt::LeftButton);
    auto *form = m_omar->page<PublishPage>();
    QVERIFY(form != nullptr);
    typeInto(form->fields().field(u"id"_s), claims.name);
    typeInto(form->fields().field(u"description.purpose"_s), purpose);
    QVERIFY(pick(form->fields().field(u"classification"_s), u"internal"_s));
    QTest::mouseClick(&form->publishButton(), Qt::LeftButton);
    QVERIFY(form->notice().isVisible());
    QVERIFY2(test::textOf(*form).contains(u"Say how much readers may rely on it."_s),
             qPrintable(test::textOf(*form)));
    QVERIFY(!m_omar->product(claims).has_value());
    QVERIFY(pick(form->fields().field(u"tier"_s), u"tier-3"_s));
    QTest::mouseClick(&form->publishButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_omar->product(claims).has_value(), patience);

    // Returns cannot say it yet: it may not be edited until Ada excuses it.
    const auto rename = [this] {
        ProductPage *edited = m_omar->open({returns, {}});
        QTest::mouseClick(&edited->mainAction(), Qt::LeftButton);
        typeInto(edited->editor()->fields().field(u"name"_s), u"Sent back"_s);
        QVERIFY(test::press(*edited->editor(), u"Review"_s));
        test::press(*edited->editor(), u"Write"_s); // where a rule stands in the way it cannot
    };
    rename();
    ProductEdit *edit = m_omar->page<ProductPage>()->editor();
    QVERIFY(edit != nullptr);
    QVERIFY(edit->notice().isVisible());
    QCOMPARE(m_omar->product(returns)->displayName, u"returns"_s);
    edit->discard();

    QVERIFY(page->select(id));
    ResultTable &failing = page->detail().failing();
    QTRY_COMPARE_WITH_TIMEOUT(failing.model()->rowCount(), 4, patience);
    for (int row = 0; row < failing.model()->rowCount(); ++row) {
        const QModelIndex index = failing.model()->index(row, FindingsModel::Product);
        if (index.data().toString() == returns.toString()) {
            failing.setCurrentIndex(index);
        }
    }
    QTest::mouseClick(&page->detail().excuseButton(), Qt::LeftButton);
    auto *excuse = qobject_cast<ExemptionDialog *>(page->detail().dialog());
    QVERIFY(excuse != nullptr);
    QCOMPARE(excuse->product().text(), returns.toString());
    typeInto(&excuse->because(), u"Its desk is being built."_s);
    write(excuse);
    QTRY_VERIFY_WITH_TIMEOUT(!policy(*m_omar)->exemptions.empty(), patience);
    rename();
    QTRY_COMPARE_WITH_TIMEOUT(m_omar->product(returns)->displayName, u"Sent back"_s, patience);
}

void TestGoverningForReal::aRetiredProductLeavesPieceByPiece()
{
    using catalog::Lifecycle;
    using catalog::Remnant;
    ProductPage *page = m_omar->open({returns, {}});
    const auto go = [page](const QString &entry) {
        QVERIFY(test::choose(*page, entry));
        QTRY_VERIFY_WITH_TIMEOUT(page->lifeDialog()->writeButton().isEnabled(), patience);
        QTest::mouseClick(&page->lifeDialog()->writeButton(), Qt::LeftButton);
    };
    // It stands on the window: the page of a product that was removed may go.
    const auto askedOf = [](Person &person) {
        return person.window().findChild<RemnantsDialog *>();
    };
    const auto deleteTopic = [this](RemnantsDialog &dialog) {
        const auto topic = [&] { return dialog.box(Remnant::Kind::Topic, topicOf(returns)); };
        QTRY_VERIFY_WITH_TIMEOUT(topic() != nullptr, patience);
        topic()->click();
        typeInto(&dialog.confirmation(), returns.toString());
        QTest::mouseClick(&dialog.action(), Qt::LeftButton);
    };
    const auto topicIsThere = [this] {
        return m_cluster->admin()->partitions(topicOf(returns)).ok();
    };
    for (const auto &[entry, reached] : {std::pair(u"Deprecate"_s, Lifecycle::Deprecated),
                                         std::pair(u"Retire"_s, Lifecycle::Retired)}) {
        go(entry);
        QTRY_COMPARE_WITH_TIMEOUT(m_omar->product(returns)->lifecycle, reached, patience);
        QTRY_VERIFY_WITH_TIMEOUT(page->lifeDialog() == nullptr, patience);
    }
    // Its owner is asked, and Kafka does not let him delete: the topic stays, and he is told.
    QTRY_VERIFY_WITH_TIMEOUT(askedOf(*m_omar) != nullptr, patience);
    deleteTopic(*askedOf(*m_omar));
    QTRY_VERIFY_WITH_TIMEOUT(askedOf(*m_omar)->notice().isVisible(), patience);
    QVERIFY(topicIsThere());
    askedOf(*m_omar)->close();
    // Who may, does so from the page of the retired product.
    QTRY_COMPARE_WITH_TIMEOUT(m_ada->product(returns)->lifecycle, Lifecycle::Retired, patience);
    ProductPage *seen = m_ada->open({returns, {}});
    QVERIFY(test::choose(*seen, u"Topics and schemas that are left"_s));
    deleteTopic(*askedOf(*m_ada));
    QTRY_VERIFY_WITH_TIMEOUT(askedOf(*m_ada) == nullptr, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!topicIsThere(), patience);

    go(u"Remove from the mesh"_s);
    for (Person *person : {m_omar.get(), m_pia.get()}) {
        QTRY_VERIFY_WITH_TIMEOUT(!person->product(returns).has_value(), patience);
    }
    const auto sales = readBack(*m_cluster, m_mesh->topics().domain(u"sales"_s));
    QVERIFY(sales.empty() || sales.at("product/sales.returns").isEmpty());
}

/// Of one's own, and of the whole mesh; also what is removed while somebody looks.
void TestGoverningForReal::whatOthersChangedIsTold()
{
    auto *inbox = m_pia->openPage<InboxPage>();
    QVERIFY(inbox != nullptr);
    ChangesView &changes = inbox->changes();
    const auto told = [&changes](const QByteArray &key, const QString &by, const QString &action) {
        return std::ranges::any_of(changes.entries(), [&](const catalog::HistoryEntry &entry) {
            return entry.change.key == key && entry.change.by.name == by &&
                   entry.change.action == action;
        });
    };
    changes.choose(ChangesView::Of::Mesh);
    QTRY_VERIFY_WITH_TIMEOUT(told("product/sales.returns", u"Omar"_s, u"edited"_s), patience);
    QVERIFY(told("policy/tier-is-named", u"Ada"_s, u"created"_s));
    QVERIFY(told("product/sales.refunds", u"Omar"_s, u"removed"_s));
    changes.choose(ChangesView::Of::Mine);
    QVERIFY(!told("product/sales.returns", u"Omar"_s, u"edited"_s));
    QVERIFY(told("product/logistics.refunds", u"Pia"_s, u"created"_s));

    const auto entry = m_pia->session().catalog()->product(stock);
    catalog::Signature by;
    by.name = u"Ada"_s;
    QVERIFY(KafkaMesh::written(*m_writer,
                               {u"logistics"_s,
                                {{catalog::RecordKey::of(stock), std::nullopt, entry->revision}},
                                by,
                                {}}));
    QTRY_VERIFY_WITH_TIMEOUT(told("product/logistics.stock", u"Ada"_s, u"removed"_s), patience);
}

MESH_TEST_ALONE(TestGoverningForReal, "users-rights")
#include "tst_governing.moc"
