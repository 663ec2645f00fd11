// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
// What a product calls personal leaves the window by no way: not in a copy, an export, a file that
// is kept, a log, nor a picture.
#include "tests/acceptance/person.h"
#include "tests/app/catalog/kafkamesh.h"
#include "tests/app/kafka/clustertools.h"
#include "tests/support/runner.h"
#include "tests/support/stack.h"

#include "app/catalog/access/access.h"
#include "app/core/paths.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/pages/explore/explorepage.h"
#include "ui/pages/live/livepage.h"
#include "ui/pages/product/productpage.h"
#include "ui/pages/publish/accessview.h"
#include "ui/pages/window/tabarea.h"
#include "ui/widgets/facttable.h"
#include "ui/widgets/recordinspector.h"
#include "ui/widgets/recordtable.h"
#include "ui/widgets/resulttable.h"
#include "ui/widgets/revealquestion.h"

#include <QAction>
#include <QClipboard>
#include <QDirIterator>
#include <QGuiApplication>
#include <QLoggingCategory>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace mesh;
using namespace mesh::ui;
using namespace Qt::StringLiterals;
using test::KafkaMesh;
using test::patience;
using test::TemporaryTopic;

namespace {

constexpr core::TimestampMs anyTime = 1'763'906'402'796;

/// Everything that was logged, of every category and level.
QString logged;

void keepLog(QtMsgType, const QMessageLogContext &, const QString &text)
{
    logged += text + u'\n';
}

class LogKeeper
{
public:
    LogKeeper()
    {
        logged.clear();
        QLoggingCategory::setFilterRules(u"*=true"_s);
        m_former = qInstallMessageHandler(keepLog);
    }
    ~LogKeeper()
    {
        qInstallMessageHandler(m_former);
        QLoggingCategory::setFilterRules({});
    }

private:
    QtMessageHandler m_former;
};

/// The secret in the forms in which bytes or text of it may be written.
QList<QByteArray> formsOf(const QByteArray &secret)
{
    const QString text = QString::fromLatin1(secret);
    const QByteArray wide(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
    return {secret, wide, secret.toHex(), secret.toHex(' '), secret.toBase64().chopped(4)};
}

bool hasMaskedCell(const RecordTableModel &model)
{
    const std::vector<RecordCell> &cells = model.cells(0).cells;
    return std::any_of(cells.begin(), cells.end(),
                       [](const RecordCell &cell) { return cell.tone == CellTone::Masked; });
}

/// Files below the folder in which one of the forms stands.
QStringList filesWith(const QByteArray &secret, const QString &folder, int *looked)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QFile::ReadOnly)) {
            continue;
        }
        const QByteArray bytes = file.readAll();
        ++*looked;
        for (const QByteArray &form : formsOf(secret)) {
            if (bytes.contains(form)) {
                found << file.fileName();
            }
        }
    }
    return found;
}

} // namespace

class TestMasking : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aMaskedSecretLeavesByNoWay();
    void whoRevealsIsNotedInTheMesh();
    void whatCannotBeNotedStaysHidden();
    void theSearchFindsWhatIsThere();

private:
    /// Publishes a topic of three records whose e-mail address and token are the secret.
    bool publish(const QString &name, const TemporaryTopic &topic, const QByteArray &secret);
    LivePage *open(test::WindowBench &bench, const QString &product);
    QStringList copiesOf(LivePage &live);
    static void exportAll(LivePage &live, const QString &folder);
    /// Pictures of all places in which the records are shown.
    QList<QImage> picturesOf(test::WindowBench &bench, const QString &product);

    test::Stack m_stack;
    std::unique_ptr<KafkaMesh> m_mesh;
    std::shared_ptr<kafka::Admin> m_admin;
};

void TestMasking::initTestCase()
{
    m_stack = test::Stack::fromEnvironment();
    MESH_NEEDS(m_stack.kafka);
    m_admin = test::adminOf(test::connectionTo(m_stack.kafka));
    m_mesh = std::make_unique<KafkaMesh>(m_stack.kafka);
    QVERIFY(m_mesh->setUp({u"people"_s}));
    catalog::Classification personal;
    personal.id = u"personal"_s;
    personal.displayName = u"C2 personal"_s;
    personal.masking = u"redact"_s;
    const auto writer = m_mesh->writer();
    QVERIFY(KafkaMesh::written(
        *writer, {QString(),
                  {{catalog::RecordKey::of(catalog::Kind::Classification, personal.id),
                    test::bytes(personal), std::nullopt}},
                  {},
                  {}}));
}

bool TestMasking::publish(const QString &name, const TemporaryTopic &topic,
                          const QByteArray &secret)
{
    const auto producer = kafka::Producer::create(m_admin, {}).value();
    for (int i = 0; i < 3; ++i) {
        const auto sent = producer->produce(
            {.topic = topic.name(),
             .partition = 0,
             .key = "v"_ba + QByteArray::number(i),
             .value = "{\"visit\":" + QByteArray::number(i) + ",\"customer\":{\"email\":\"" +
                      secret + "\"},\"notes\":[{\"email\":\"" + secret + "\"}]}",
             .headers = {{"token"_ba, secret}, {"trace"_ba, "open"_ba}},
             .timestamp = anyTime + i});
        if (!sent) {
            return false;
        }
    }
    catalog::Product product = test::product(u"people."_s + name);
    product.ports.front().topic = topic.name();
    for (const QString &path : {u"customer.email"_s, u"notes.email"_s, u"headers('token')"_s}) {
        catalog::FieldNote note;
        note.path = path;
        note.classification = u"personal"_s;
        product.fields.push_back(note);
    }
    return KafkaMesh::write(*m_mesh->writer(), product);
}

LivePage *TestMasking::open(test::WindowBench &bench, const QString &product)
{
    bench.window().open({core::ProductId{u"people"_s, product}, {}});
    auto *page = qobject_cast<ProductPage *>(bench.window().tabs()->current());
    if (page == nullptr) {
        return nullptr;
    }
    page->setTab(ProductPage::LiveTab);
    const auto isRead = [page] { return page->live().table().model().rowCount() == 3; };
    return QTest::qWaitFor(isRead, patience) ? &page->live() : nullptr;
}

QStringList TestMasking::copiesOf(LivePage &live)
{
    QStringList copies;
    const auto take = [&copies] { copies << QGuiApplication::clipboard()->text(); };
    RecordTable &table = live.table();
    table.setFocus();
    for (int row = 0; row < 3; ++row) {
        table.setCurrent(table.model().sequence(row));
        table.copySelection();
        take();
        QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
        take();
        QMenu menu;
        live.inspector().fillCopyMenu(menu);
        for (QAction *action : menu.actions()) {
            if (action->isEnabled() && !action->isSeparator()) {
                action->trigger();
                take();
            }
        }
    }
    return copies;
}

void TestMasking::exportAll(LivePage &live, const QString &folder)
{
    using tabular::ExportFormat;
    for (const auto what : {ExportDialog::What::Shown, ExportDialog::What::Range}) {
        for (const auto format :
             {ExportFormat::Csv, ExportFormat::JsonLines, ExportFormat::Sqlite}) {
            live.openExport();
            const QPointer<ExportDialog> dialog = live.exportDialog();
            QVERIFY(dialog);
            QSignalSpy finished(dialog, &ExportDialog::finished);
            dialog->setWhat(what);
            dialog->setFormat(format);
            dialog->setPath(folder + u"/%1-%2"_s.arg(int(what)).arg(int(format)));
            dialog->start();
            QVERIFY(finished.wait(patience));
            QCOMPARE(finished.front().at(1).toLongLong(), 3);
            dialog->close();
            QTRY_VERIFY(!dialog);
        }
    }
}

QList<QImage> TestMasking::picturesOf(test::WindowBench &bench, const QString &product)
{
    QList<QImage> pictures;
    LivePage *live = open(bench, product);
    const auto isMasked = [live] { return hasMaskedCell(live->table().model()); };
    if (live == nullptr || !QTest::qWaitFor(isMasked, patience)) {
        return {};
    }
    live->table().setCurrent(live->table().model().sequence(1));
    live->table().setFocus();
    pictures << live->table().grab().toImage();
    for (int tab = 0; tab < RecordInspector::TabCount; ++tab) {
        live->inspector().setTab(RecordInspector::Tab(tab));
        pictures << live->inspector().grab().toImage();
    }
    auto *page = static_cast<ProductPage *>(bench.window().tabs()->current());
    page->setTab(ProductPage::OverviewTab);
    for (RecordTable *table : page->findChildren<RecordTable *>()) {
        if (table != &live->table() &&
            QTest::qWaitFor([table] { return table->model().rowCount() == 3; }, patience)) {
            pictures << table->grab().toImage();
        }
    }
    return pictures;
}

void TestMasking::aMaskedSecretLeavesByNoWay()
{
    const QByteArray secret = "planted-7c1e5f@example.com";
    const QByteArray other = "another-qqWW88@example.org";
    QCOMPARE(secret.size(), other.size());
    // Their time is fixed, for the pictures: retention must not see it.
    const std::map<QString, QString> forGood{{u"retention.ms"_s, u"-1"_s}};
    const TemporaryTopic first(m_admin, 1, forGood);
    const TemporaryTopic second(m_admin, 1, forGood);
    QVERIFY(publish(u"visits"_s, first, secret) && publish(u"others"_s, second, other));

    const LogKeeper log;
    const QTemporaryDir exports;
    QStringList copies;
    {
        test::WindowBench bench;
        config::Profile profile = m_mesh->connection().profile;
        profile.name = u"people"_s;
        QVERIFY(test::openProfile(bench, profile));
        QTRY_COMPARE_WITH_TIMEOUT(bench.workspace().session()->catalog()->productCount(),
                                  qsizetype(2), patience);
        // Explore looks into the newest events of what is selected.
        ResultTable *table = bench.window().explorePage()->table();
        QTRY_COMPARE(table->model()->rowCount(), 2);
        table->setCurrentIndex(table->model()->index(0, 0));
        LivePage *live = open(bench, u"visits"_s);
        QVERIFY(live);
        QTRY_VERIFY(hasMaskedCell(live->table().model()));
        copies = copiesOf(*live);
        QVERIFY(copies.size() >= 15);
        exportAll(*live, exports.path());

        // The pictures are the same whatever the secret is.
        // Taken a second time, when all places have been laid out.
        static_cast<void>(picturesOf(bench, u"visits"_s));
        static_cast<void>(picturesOf(bench, u"others"_s));
        const QList<QImage> pictures = picturesOf(bench, u"visits"_s);
        const QList<QImage> others = picturesOf(bench, u"others"_s);
        QVERIFY2(pictures.size() >= 7, qPrintable(QString::number(pictures.size())));
        QCOMPARE(others.size(), pictures.size());
        for (qsizetype i = 0; i < pictures.size(); ++i) {
            if (pictures[i] != others[i]) {
                pictures[i].save(u"masked-%1-a.png"_s.arg(i));
                others[i].save(u"masked-%1-b.png"_s.arg(i));
            }
            QVERIFY2(pictures[i] == others[i], qPrintable(QString::number(i)));
        }
    }
    for (const QString &copy : std::as_const(copies)) {
        for (const QByteArray &form : formsOf(secret)) {
            QVERIFY2(!copy.toUtf8().contains(form), qPrintable(copy));
        }
    }
    QVERIFY(!logged.contains(QString::fromLatin1(secret)));
    int looked = 0;
    for (const QString &folder : {exports.path(), core::cacheDirectory(), core::dataDirectory(),
                                  core::stateDirectory(), core::configDirectory()}) {
        const QStringList found = filesWith(secret, folder, &looked);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }
    QVERIFY2(looked >= 8, qPrintable(QString::number(looked)));
}

void TestMasking::whoRevealsIsNotedInTheMesh()
{
    const QByteArray secret = "planted-51ab@example.com";
    const TemporaryTopic topic(m_admin, 1, {{u"retention.ms"_s, u"-1"_s}});
    QVERIFY(publish(u"revealed"_s, topic, secret));
    test::WindowBench bench;
    config::Profile profile = m_mesh->connection().profile;
    profile.identity.name = u"Ana Analyst"_s;
    QVERIFY(test::openProfile(bench, profile));
    LivePage *live = open(bench, u"revealed"_s);
    QVERIFY(live);
    live->table().setCurrent(live->table().model().sequence(1));
    RecordInspector &inspector = live->inspector();
    QVERIFY(test::press(inspector, u"Reveal…"_s));
    QVERIFY(!inspector.valueJson().contains(QString::fromLatin1(secret)));
    QVERIFY(test::press(inspector.revealQuestion(), u"Reveal"_s));
    QTRY_VERIFY_WITH_TIMEOUT(inspector.valueJson().contains(QString::fromLatin1(secret)), patience);

    const auto noted = [&bench, &topic] {
        return catalog::revealsOf(*bench.workspace().session()->catalog(), {topic.name()});
    };
    QTRY_COMPARE_WITH_TIMEOUT(noted().size(), std::size_t(1), patience);
    const catalog::Reveal reveal = noted().front()->value;
    QCOMPARE(reveal.by.name, u"Ana Analyst"_s);
    QVERIFY(reveal.fields.contains(u"customer.email"_s));
    QCOMPARE(reveal.partition, std::optional(core::PartitionId(0)));
    QCOMPARE(reveal.offset, std::optional(live->table().model().record(1).offset));
    // The next one asks again.
    live->table().setCurrent(live->table().model().sequence(0));
    QVERIFY(!inspector.valueJson().contains(QString::fromLatin1(secret)));

    auto *page = static_cast<ProductPage *>(bench.window().tabs()->current());
    page->setTab(ProductPage::AccessTab);
    QTRY_VERIFY(page->access()->reveals().model()->rowCount() == 1);
    QCOMPARE(page->access()->reveals().model()->index(0, 1).data().toString(), u"Ana Analyst"_s);
}

void TestMasking::whatCannotBeNotedStaysHidden()
{
    const QByteArray secret = "planted-99cd@example.com";
    const TemporaryTopic topic(m_admin, 1, {{u"retention.ms"_s, u"-1"_s}});
    QVERIFY(publish(u"hidden"_s, topic, secret));
    test::WindowBench bench;
    config::Profile profile = m_mesh->connection().profile;
    profile.readOnly = true;
    QVERIFY(test::openProfile(bench, profile));
    LivePage *live = open(bench, u"hidden"_s);
    QVERIFY(live);
    live->table().setCurrent(live->table().model().sequence(1));
    QVERIFY(test::press(live->inspector(), u"Reveal…"_s));
    QVERIFY(test::press(live->inspector().revealQuestion(), u"Reveal"_s));
    QTRY_VERIFY_WITH_TIMEOUT(test::textOf(live->inspector()).contains(u"could not be noted"_s),
                             patience);
    QVERIFY(!live->inspector().valueJson().contains(QString::fromLatin1(secret)));
    QVERIFY(catalog::revealsOf(*bench.workspace().session()->catalog(), {topic.name()}).empty());
}

void TestMasking::theSearchFindsWhatIsThere()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"a.bin"_s));
    QVERIFY(file.open(QFile::WriteOnly));
    file.write("before planted-7c1e5f@example.com after");
    file.close();
    int looked = 0;
    QCOMPARE(filesWith("planted-7c1e5f@example.com", folder.path(), &looked).size(), 1);
}

MESH_TEST(TestMasking)
#include "tst_masking.moc"
