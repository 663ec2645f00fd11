// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"
#include "tests/ui/support/windowbench.h"
#include "ui/actions/commands.h"
#include "ui/dialogs/profiledialog.h"
#include "ui/models/palettemodel.h"
#include "ui/pages/explore/explorepage.h"
#include "ui/pages/window/commandfield.h"
#include "ui/pages/window/tabarea.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/resulttable.h"
#include "ui/widgets/stateview.h"

#include <QAction>
#include <QTest>

using namespace mesh;
using namespace mesh::ui;
using namespace Qt::StringLiterals;

class WindowTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sandboxOpensWithoutADialog();
    void searchFindsAndEnterOpens();
    void enterSearchesForWhatStandsInTheField();
    void nothingFoundSaysWhatComesClose();
    void commandsRunFromTheField();
    void tabsComeBack();
    void germanWindowCutsNoText_data();
    void germanWindowCutsNoText();
    void spaceMarksTwoToCompare();
};

void WindowTest::sandboxOpensWithoutADialog()
{
    test::WindowBench bench;
    QVERIFY(bench.openSandbox());
    QVERIFY(QApplication::activeModalWidget() == nullptr);
    QVERIFY(!bench.window().profileDialog());
    QTRY_VERIFY(bench.workspace().session()->state() == workspace::Session::State::Connected);
}

void WindowTest::searchFindsAndEnterOpens()
{
    test::WindowBench bench;
    QVERIFY(bench.openSandbox());
    CommandField *field = bench.window().commandField();
    bench.window().activateWindow();
    field->activate();
    QTest::keyClicks(field, u"shipments"_s);
    QTRY_COMPARE(field->entries().index(1).data().toString(), u"logistics.shipments"_s);
    QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(bench.window().tabs()->current()->key(), u"product:logistics.shipments"_s);

    bench.window().explore(u"email"_s);
    ResultTable *table = bench.window().explorePage()->table();
    QTRY_VERIFY(table->model()->rowCount() > 0 && table->model()->rowCount() < 8);
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, 0));
    QTest::keyClick(table, Qt::Key_Return);
    QTRY_COMPARE(bench.window().tabs()->count(), 3);
}

void WindowTest::enterSearchesForWhatStandsInTheField()
{
    test::WindowBench bench;
    QVERIFY(bench.openSandbox());
    CommandField *field = bench.window().commandField();
    bench.window().activateWindow();
    field->activate();
    QTest::keyClicks(field, u"e"_s);
    QTRY_VERIFY(field->entries().rowCount() > 1);
    // Faster than the answer: the lines below the field are still those of "e".
    QTest::keyClicks(field, u"mail"_s);
    QTest::keyClick(field, Qt::Key_Return);
    const ResultTable *table = bench.window().explorePage()->table();
    QTRY_VERIFY(table->model()->rowCount() > 0 && table->model()->rowCount() < 8);
}

void WindowTest::nothingFoundSaysWhatComesClose()
{
    test::WindowBench bench;
    QVERIFY(bench.openSandbox());
    bench.window().explore(u"shipmants"_s);
    StateView *state = bench.window().explorePage()->stateView();
    QTRY_VERIFY(state->isVisible());
    QVERIFY2(state->accessibleName().contains(u"shipment"_s), qPrintable(state->accessibleName()));
}

void WindowTest::commandsRunFromTheField()
{
    test::WindowBench bench;
    CommandField *field = bench.window().commandField();
    field->activate(u">"_s);
    QVERIFY(field->entries().rowCount() >= 10);
    field->clear();
    QTest::keyClicks(field, u">connect"_s);
    QCOMPARE(field->entries().index(0).data().toString(), u"Connections…"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(bench.window().profileDialog());
    QVERIFY(!bench.window().profileDialog()->isModal());
}

void WindowTest::tabsComeBack()
{
    test::WindowBench bench;
    QVERIFY(bench.openSandbox());
    bench.window().open({core::ProductId{u"sales"_s, u"orders"_s}, {}});
    bench.window().open({std::nullopt, u"clicks_tmp"_s});
    QCOMPARE(bench.window().tabs()->count(), 3);
    bench.reopenWindow();
    QCOMPARE(bench.window().tabs()->count(), 3);
    QCOMPARE(bench.window().tabs()->page(1)->key(), u"product:sales.orders"_s);
    QCOMPARE(bench.window().tabs()->current()->key(), u"topic:clicks_tmp"_s);
}

void WindowTest::germanWindowCutsNoText_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    QTest::addRow("English, 1280x720") << u"en"_s << QSize(1280, 720);
    QTest::addRow("German, 1280x720") << u"de"_s << QSize(1280, 720);
    QTest::addRow("German, narrow") << u"de"_s << QSize(760, 560);
}

void WindowTest::germanWindowCutsNoText()
{
    QFETCH(const QString, language);
    QFETCH(const QSize, size);
    test::WindowBench bench({language, config::Theme::Light, size});
    QVERIFY(bench.openSandbox());
    QVERIFY(QTest::qWaitForWindowExposed(&bench.window()));
    // Texts that came with the last answer are laid out in the next turns.
    QStringList clipped;
    const bool fits = QTest::qWaitFor([&] {
        clipped = bench.clippedTexts();
        return clipped.isEmpty();
    });
    QVERIFY2(fits, qPrintable(clipped.join(u'\n')));
}

void WindowTest::spaceMarksTwoToCompare()
{
    test::WindowBench bench;
    QVERIFY(bench.openSandbox());
    ResultTable *table = bench.window().explorePage()->table();
    table->setFocus();
    for (const int row : {0, 1}) {
        table->setCurrentIndex(table->model()->index(row, 0));
        QTest::keyClick(table, Qt::Key_Space);
    }
    bool compared = false;
    for (const auto *label : bench.window().findChildren<SectionLabel *>()) {
        compared = compared || (label->isVisible() && label->accessibleName() == u"Compare"_s);
    }
    QVERIFY(compared);
}

MESH_TEST(WindowTest)
#include "tst_window.moc"
