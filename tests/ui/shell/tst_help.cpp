// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"
#include "tests/ui/support/windowbench.h"
#include "ui/actions/commands.h"
#include "ui/dialogs/helpwindow.h"
#include "ui/dialogs/profiledialog.h"
#include "ui/pages/explore/explorepage.h"
#include "ui/pages/product/productpage.h"
#include "ui/pages/window/tabarea.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace mesh;
using namespace mesh::ui;
using namespace Qt::StringLiterals;

namespace {

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

qsizetype countOf(const QString &text, const QString &pattern)
{
    const QRegularExpression expression(pattern, QRegularExpression::MultilineOption);
    qsizetype count = 0;
    for (auto found = expression.globalMatch(text); found.hasNext(); found.next()) {
        ++count;
    }
    return count;
}

/// Presses F1, so to speak, and gives the chapter that is open then.
QString chapterAfterF1(MainWindow &window)
{
    for (QAction *action : window.commands()->all()) {
        if (action->shortcut() == QKeySequence(Qt::Key_F1)) {
            action->trigger();
        }
    }
    const auto *help = window.findChild<HelpWindow *>();
    return help ? help->chapter() : QString();
}

} // namespace

class HelpTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyChapterIsThereInGerman_data();
    void everyChapterIsThereInGerman();
    void linksLeadToChapters();
    void f1OpensTheChapterOfThePage();
    void f1WorksInTheDialogOfConnections();
};

void HelpTest::everyChapterIsThereInGerman_data()
{
    QTest::addColumn<QString>("chapter");
    const QStringList files = QDir(u":/help"_s).entryList({u"*.md"_s}, QDir::Files);
    QVERIFY(files.size() >= 10);
    for (const QString &file : files) {
        QTest::addRow("%s", qPrintable(file)) << file;
    }
}

void HelpTest::everyChapterIsThereInGerman()
{
    QFETCH(QString, chapter);
    const QString english = textOf(u":/help/"_s + chapter);
    const QString german = textOf(u":/help/de/"_s + chapter);
    QVERIFY(!german.isEmpty());
    // The same shape: titles, rows of tables, points of lists, blocks of code.
    for (const QString &pattern : {u"^#+ "_s, u"^\\|"_s, u"^```"_s}) {
        QCOMPARE(countOf(german, pattern), countOf(english, pattern));
    }
    QVERIFY(countOf(german, u"^- "_s) >= countOf(english, u"^- "_s));
}

void HelpTest::linksLeadToChapters()
{
    static const QRegularExpression link(u"\\]\\(([a-z]+\\.md)\\)"_s);
    for (const QString &folder : {u":/help/"_s, u":/help/de/"_s}) {
        for (const QString &file : QDir(folder).entryList({u"*.md"_s}, QDir::Files)) {
            for (auto found = link.globalMatch(textOf(folder + file)); found.hasNext();) {
                const QString to = found.next().captured(1);
                QVERIFY2(QFile::exists(folder + to), qPrintable(file + u" -> "_s + to));
            }
        }
    }
}

void HelpTest::f1OpensTheChapterOfThePage()
{
    test::WindowBench bench;
    MainWindow &window = bench.window();
    QCOMPARE(chapterAfterF1(window), u"explore"_s);
    QVERIFY(bench.openSandbox());
    window.open({core::ProductId{u"sales"_s, u"orders"_s}, {}});
    auto *page = qobject_cast<ProductPage *>(window.tabs()->current());
    QVERIFY(page);
    QCOMPARE(chapterAfterF1(window), u"live"_s);
    page->setTab(ProductPage::OverviewTab);
    QCOMPARE(chapterAfterF1(window), u"product"_s);
}

void HelpTest::f1WorksInTheDialogOfConnections()
{
    test::WindowBench bench;
    bench.window().editProfiles();
    ProfileDialog *dialog = bench.window().profileDialog();
    QVERIFY(dialog);
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QTest::keyClick(dialog, Qt::Key_F1);
    const auto *help = bench.window().findChild<HelpWindow *>();
    QVERIFY(help);
    QCOMPARE(help->chapter(), u"connections"_s);
}

MESH_TEST(HelpTest)
#include "tst_help.moc"
