// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/catalog/mesh.h"
#include "tests/support/runner.h"

#include "app/catalog/exchange/catalogfiles.h"
#include "app/catalog/exchange/yaml.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mesh;
using namespace mesh::catalog;

/// The whole catalog as files fit for git.
class TestCatalogFiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theCatalogGoesIntoFilesAndBack();
    void whatTheMeshHasNotIsLeftAndTold();
    void noIdLeadsOutOfTheFolder();
    void aDomainMayBeCalledPlatform();
    void otherFilesOfARepositoryAreNobodysConcern();
    void whereAProductHasMovedIsInTheFiles();
    void aBrokenFileNamesItsPlace_data();
    void aBrokenFileNamesItsPlace();
    void policiesAreAskedAsTheyWillBeInForce();
    void filesTakeNoStepThatALifeDoesNotAllow_data();
    void filesTakeNoStepThatALifeDoesNotAllow();
};

namespace {

const QDate today(2026, 11, 23);
const Signature by{u"Ada"_s, {}, {}, 1};

/// A mesh in memory.
class MadeMesh
{
public:
    template<typename Document>
    void put(const Document &document)
    {
        m_builder.apply(test::record(document, m_next++));
    }
    void putPlatform(Kind kind, const QString &id, const QByteArray &value)
    {
        m_builder.apply(test::record(u"mesh.catalog"_s, RecordKey::of(kind, id), value, m_next++));
    }
    void putOf(const QString &domain, const QByteArray &key, const QByteArray &value)
    {
        m_builder.apply(test::record(CatalogTopics().domain(domain), key, value, m_next++));
    }
    [[nodiscard]] std::shared_ptr<const CatalogSnapshot> snapshot() { return m_builder.publish(); }

private:
    SnapshotBuilder m_builder{CatalogTopics()};
    core::Offset m_next = 0;
};

Product owned(const QString &id, Lifecycle lifecycle = Lifecycle::Active)
{
    Product product = test::product(id, u"Orders 🛒"_s);
    product.owner = u"sales-data"_s;
    product.tier = u"tier-1"_s;
    product.lifecycle = lifecycle;
    product.writtenBy = {u"Omar"_s, u"omar@example.org"_s, u"test"_s, 1'700'000'000'000};
    return product;
}

Policy policy(const QString &id)
{
    Policy made;
    made.id = id;
    made.condition = u"description->purpose IS NOT NULL"_s;
    made.severity = Severity::Block;
    return made;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &text)
{
    QDir().mkpath(path.section(u'/', 0, -2));
    QFile file(path);
    QVERIFY(file.open(QFile::WriteOnly));
    file.write(text);
}

Review reviewOf(const QString &folder, const std::shared_ptr<const CatalogSnapshot> &snapshot,
                bool removeMissing = false)
{
    const auto files = readCatalogFiles(folder);
    if (!files) {
        qWarning("%s: %s", qPrintable(files.error().where.name), qPrintable(files.error().detail));
        return {};
    }
    return reviewImport(*files, snapshot, {by, u"From git"_s, today, removeMissing});
}

QStringList keysOf(const Review &review)
{
    QStringList keys;
    for (const PlannedWrite &each : review.writes) {
        for (const Edit &edit : each.set.edits) {
            keys << each.set.domain + u'|' + QString::fromUtf8(edit.key);
        }
    }
    return keys;
}

} // namespace

void TestCatalogFiles::theCatalogGoesIntoFilesAndBack()
{
    MadeMesh mesh;
    mesh.put(test::domain(u"sales"_s));
    mesh.put(owned(u"sales.orders"_s));
    mesh.put(owned(u"sales.refunds"_s, Lifecycle::Draft));
    mesh.putPlatform(Kind::Policy, u"purpose-said"_s, test::bytes(policy(u"purpose-said"_s)));
    const QTemporaryDir folder;
    const auto written = writeCatalogFiles(*mesh.snapshot(), folder.path());
    QVERIFY(written);
    QCOMPARE(written->written, 4);
    const QString orders = folder.filePath(u"sales/orders.product.yaml"_s);
    QByteArray text = contentOf(orders);
    QVERIFY(text.contains("tier-1"));
    QVERIFY(!text.contains("writtenBy")); // who wrote last is git's to say
    // Again: nothing differs, and no file is touched.
    const auto again = writeCatalogFiles(*mesh.snapshot(), folder.path());
    QCOMPARE(again->written, 0);
    QCOMPARE(again->same, 4);
    QVERIFY(reviewOf(folder.path(), mesh.snapshot()).isEmpty());
    // Edited in an editor, and one file deleted.
    write(orders, text.replace("tier-1", "tier-2"));
    QVERIFY(QFile::remove(folder.filePath(u"sales/refunds.product.yaml"_s)));
    const Review review = reviewOf(folder.path(), mesh.snapshot());
    QCOMPARE(keysOf(review), QStringList{u"sales|product/sales.orders"_s});
    QCOMPARE(review.writes.front().records.front().differences.size(), 1U);
    QCOMPARE(keysOf(reviewOf(folder.path(), mesh.snapshot(), true)),
             (QStringList{u"sales|product/sales.orders"_s, u"sales|product/sales.refunds"_s}));
}

void TestCatalogFiles::whatTheMeshHasNotIsLeftAndTold()
{
    MadeMesh mesh;
    mesh.put(test::domain(u"sales"_s));
    const QTemporaryDir folder;
    const QString gone = folder.filePath(u"sales/gone.product.yaml"_s);
    write(gone, "id: sales.gone\n");
    const auto written = writeCatalogFiles(*mesh.snapshot(), folder.path());
    QVERIFY(written);
    QCOMPARE(written->left, QStringList{u"sales/gone.product.yaml"_s});
    QVERIFY(QFile::exists(gone));
    QVERIFY(removeCatalogFiles(folder.path(), written->left));
    QVERIFY(!QFile::exists(gone));
    QVERIFY(QFile::exists(folder.filePath(u"platform/sales.domain.yaml"_s)));
}

void TestCatalogFiles::noIdLeadsOutOfTheFolder()
{
    MadeMesh mesh;
    for (const QString &id :
         {u"../../up"_s, u".hidden"_s, u"a/b"_s, u"a.b.tier"_s, u"100 %"_s, u"größe"_s}) {
        mesh.putPlatform(Kind::Policy, id, test::bytes(policy(id)));
    }
    const QTemporaryDir outer;
    const QString folder = outer.filePath(u"a/b"_s);
    QVERIFY(writeCatalogFiles(*mesh.snapshot(), folder));
    QCOMPARE(QDir(folder + u"/platform"_s).entryList(QDir::Files | QDir::Hidden).size(), 6);
    QCOMPARE(QDir(outer.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
             QStringList{u"a"_s});
    QCOMPARE(QDir(outer.filePath(u"a"_s)).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
             QStringList{u"b"_s});
    // And each is the same record again.
    const auto files = readCatalogFiles(folder);
    QVERIFY2(files, qPrintable(files ? QString() : files.error().where.name));
    QCOMPARE(files->size(), 6U);
    QVERIFY(reviewOf(folder, mesh.snapshot()).isEmpty());
}

void TestCatalogFiles::aDomainMayBeCalledPlatform()
{
    MadeMesh mesh;
    mesh.put(test::domain(u"platform"_s));
    mesh.put(owned(u"platform.metrics"_s));
    const QTemporaryDir folder;
    QVERIFY(writeCatalogFiles(*mesh.snapshot(), folder.path()));
    QVERIFY(reviewOf(folder.path(), mesh.snapshot()).isEmpty());
    MadeMesh empty;
    QCOMPARE(keysOf(reviewOf(folder.path(), empty.snapshot())),
             (QStringList{u"|domain/platform"_s, u"platform|product/platform.metrics"_s}));
}

void TestCatalogFiles::otherFilesOfARepositoryAreNobodysConcern()
{
    MadeMesh mesh;
    mesh.put(test::domain(u"sales"_s));
    const QTemporaryDir folder;
    QVERIFY(writeCatalogFiles(*mesh.snapshot(), folder.path()));
    write(folder.filePath(u"compose.yaml"_s), "services: {}\n");
    write(folder.filePath(u".github/workflows/check.yaml"_s), "on: push\n");
    write(folder.filePath(u"sales/README.md"_s), "# Sales\n");
    write(folder.filePath(u"charts/values.yaml"_s), "replicas: 3\n");
    write(folder.filePath(u"charts/prod.values.yaml"_s), "replicas: 5\n");
    write(folder.filePath(u"sales/values.yaml"_s), "replicas: 3\n");
    const auto files = readCatalogFiles(folder.path());
    QVERIFY2(files, qPrintable(files ? QString() : files.error().where.name));
    QCOMPARE(files->size(), 1U);
    QVERIFY(writeCatalogFiles(*mesh.snapshot(), folder.path())->left.isEmpty());
}

void TestCatalogFiles::whereAProductHasMovedIsInTheFiles()
{
    MadeMesh mesh;
    mesh.put(test::domain(u"sales"_s));
    mesh.put(test::domain(u"finance"_s));
    const auto empty = mesh.snapshot();
    mesh.put(owned(u"finance.orders"_s));
    const core::ProductId from{u"sales"_s, u"orders"_s};
    const core::ProductId to{u"finance"_s, u"orders"_s};
    const auto moved = redirectEdits(*mesh.snapshot(), from, to, by);
    mesh.putOf(u"sales"_s, moved.back().key, *moved.back().value);
    QCOMPARE(mesh.snapshot()->movedTo(from), std::optional(to));
    const QTemporaryDir folder;
    QVERIFY(writeCatalogFiles(*mesh.snapshot(), folder.path()));
    QVERIFY(QFile::exists(folder.filePath(u"sales/orders.redirect.yaml"_s)));
    QVERIFY(reviewOf(folder.path(), mesh.snapshot()).isEmpty());
    QVERIFY(keysOf(reviewOf(folder.path(), empty)).contains(u"sales|redirect/sales.orders"_s));
    // Also where the platform's records come before: what is there is no new one.
    write(folder.filePath(u"platform/purpose-said.policy.yaml"_s),
          toYaml(policy(u"purpose-said"_s).document()));
    QCOMPARE(keysOf(reviewOf(folder.path(), mesh.snapshot())),
             QStringList{u"|policy/purpose-said"_s});
}

void TestCatalogFiles::aBrokenFileNamesItsPlace_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("where");
    QTest::addRow("indentation") << u"sales/orders.product.yaml"_s
                                 << QByteArray(
                                        "apiVersion: meshscope/v1\nkind: DataProduct\n id: x")
                                 << u"sales/orders.product.yaml:3:4"_s;
    QTest::addRow("another id") << u"sales/orders.product.yaml"_s
                                << test::bytes(test::product(u"sales.refunds"_s))
                                << u"sales/orders.product.yaml"_s;
    QTest::addRow("another domain")
        << u"edge/orders.product.yaml"_s << test::bytes(test::product(u"sales.orders"_s))
        << u"edge/orders.product.yaml"_s;
    QTest::addRow("no kind") << u"sales/orders.prodct.yaml"_s << QByteArray("{}")
                             << u"sales/orders.prodct.yaml"_s;
    QTest::addRow("the platform's in a domain")
        << u"sales/sales.domain.yaml"_s << test::bytes(test::domain(u"sales"_s))
        << u"sales/sales.domain.yaml"_s;
    QTest::addRow("a later version")
        << u"sales/orders.product.yaml"_s
        << QByteArray("{apiVersion: meshscope/v9, kind: DataProduct, id: sales.orders}")
        << u"sales/orders.product.yaml"_s;
}

void TestCatalogFiles::aBrokenFileNamesItsPlace()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, text);
    QFETCH(QString, where);
    const QTemporaryDir folder;
    write(folder.filePath(u"sales/fine.product.yaml"_s),
          test::bytes(test::product(u"sales.fine"_s)));
    write(folder.filePath(path), text);
    const auto read = readCatalogFiles(folder.path());
    QVERIFY(!read);
    QCOMPARE(read.error().where.name, where);
    QVERIFY(!read.error().detail.isEmpty());
}

void TestCatalogFiles::policiesAreAskedAsTheyWillBeInForce()
{
    // Files of a whole mesh, brought into an empty one: its policy and its domain come with it.
    MadeMesh mesh;
    mesh.put(test::domain(u"sales"_s));
    mesh.put(owned(u"sales.orders"_s));
    mesh.putPlatform(Kind::Policy, u"purpose-said"_s, test::bytes(policy(u"purpose-said"_s)));
    Policy known = policy(u"domain-known"_s);
    known.condition = u"facts->domainKnown"_s;
    mesh.putPlatform(Kind::Policy, known.id, test::bytes(known));
    const QTemporaryDir folder;
    QVERIFY(writeCatalogFiles(*mesh.snapshot(), folder.path()));
    MadeMesh empty;
    const Review review = reviewOf(folder.path(), empty.snapshot());
    QCOMPARE(keysOf(review), (QStringList{u"|policy/domain-known"_s, u"|policy/purpose-said"_s,
                                          u"|domain/sales"_s, u"sales|product/sales.orders"_s}));
    QCOMPARE(review.policies.size(), 2U);
    QCOMPARE(review.policies.front().policy, u"purpose-said"_s);
    QCOMPARE(review.policies.front().outcome, PolicyOutcome::Block);
    QCOMPARE(review.policies.front().product, u"sales.orders"_s);
    QCOMPARE(review.policies.back().outcome, PolicyOutcome::Pass);
    for (const PlannedWrite &each : review.writes) {
        for (const Edit &edit : each.set.edits) {
            QVERIFY(!edit.basedOn); // none of it is there
        }
    }
}

void TestCatalogFiles::filesTakeNoStepThatALifeDoesNotAllow_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char *name, Lifecycle from, const char *status, bool allowed) {
        QTest::addRow("%s", name) << static_cast<int>(from) << QByteArray(status) << allowed;
    };
    row("a draft is published", Lifecycle::Draft, "active", true);
    row("an active one is not a draft again", Lifecycle::Active, "draft", false);
    row("an active one is not retired at once", Lifecycle::Active, "retired", false);
    row("an active one is not deprecated without a day", Lifecycle::Active, "deprecated", false);
    row("a deprecation is taken back", Lifecycle::Deprecated, "active", true);
    row("a retired one does not come back", Lifecycle::Retired, "active", false);
    row("a missing draft is removed", Lifecycle::Draft, "", true);
    row("a missing active one is not", Lifecycle::Active, "", false);
}

void TestCatalogFiles::filesTakeNoStepThatALifeDoesNotAllow()
{
    QFETCH(int, from);
    QFETCH(QByteArray, status);
    QFETCH(bool, allowed);
    MadeMesh mesh;
    mesh.put(test::domain(u"sales"_s));
    const auto before = static_cast<Lifecycle>(from);
    mesh.put(owned(u"sales.orders"_s, before));
    mesh.put(owned(u"sales.other"_s));
    const QTemporaryDir folder;
    QVERIFY(writeCatalogFiles(*mesh.snapshot(), folder.path()));
    const QString file = folder.filePath(u"sales/orders.product.yaml"_s);
    if (status.isEmpty()) {
        QVERIFY(QFile::remove(file));
    } else {
        const QByteArray old = "status: " + lifecycleName(before).toUtf8();
        QByteArray text = contentOf(file);
        QVERIFY(text.contains(old));
        write(file, text.replace(old, "status: " + status));
    }
    const Review review = reviewOf(folder.path(), mesh.snapshot(), true);
    QCOMPARE(keysOf(review), QStringList{u"sales|product/sales.orders"_s});
    QCOMPARE(review.blocked(), !allowed);
    if (!allowed) {
        QCOMPARE(review.objections.front().product, u"sales.orders"_s);
    }
    // Brought back into a mesh that has lost it, it is what it was.
    if (!status.isEmpty()) {
        MadeMesh empty;
        empty.put(test::domain(u"sales"_s));
        const Review restored = reviewOf(folder.path(), empty.snapshot());
        QVERIFY(!restored.blocked());
        QVERIFY(restored.writes.front().set.edits.front().value->contains(status));
    }
}

MESH_TEST(TestCatalogFiles)
#include "tst_catalogfiles.moc"
