// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
// Text as it is on screen stands out from what it stands on: sampled from pictures of every page,
// in both themes.
#include "tests/support/runner.h"
#include "tests/ui/support/windowtour.h"

#include "ui/widgets/labels.h"
#include "ui/widgets/ledgerbar.h"
#include "ui/widgets/recordtable.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTest>
#include <QTextBrowser>

#include <cmath>

using namespace mesh;
using namespace mesh::ui;
using namespace Qt::StringLiterals;

namespace {

/// Strokes of text are some pixels wide then, and so have their own colour.
constexpr int scale = 3;
constexpr double least = 4.5;

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

// WCAG 2.1, relative luminance and contrast ratio.
double luminance(QRgb colour)
{
    return 0.2126 * linear(qRed(colour) / 255.0) + 0.7152 * linear(qGreen(colour) / 255.0) +
           0.0722 * linear(qBlue(colour) / 255.0);
}

/// A text on screen and where it is, in pixels of the window.
struct Text
{
    QString text;
    QRect place;
};

void add(QList<Text> &texts, const QWidget &widget, const QRect &within, const QString &text)
{
    if (text.trimmed().isEmpty() || !widget.isEnabled()) {
        return;
    }
    const QRect seen = within & widget.visibleRegion().boundingRect();
    if (seen.width() < 16 || seen.height() < 10) {
        return;
    }
    texts.push_back({text, {widget.mapTo(widget.window(), seen.topLeft()), seen.size()}});
}

void addItems(QList<Text> &texts, const QAbstractItemView &view)
{
    const auto *model = view.model();
    const int step = 12;
    QSet<QModelIndex> seen;
    for (int y = 0; model && y < view.viewport()->height(); y += step) {
        for (int x = 2; x < view.viewport()->width(); x += 40) {
            const QModelIndex index = view.indexAt({x, y});
            if (index.isValid() && !seen.contains(index) && (index.flags() & Qt::ItemIsEnabled)) {
                seen << index;
                add(texts, *view.viewport(), view.visualRect(index), index.data().toString());
            }
        }
    }
}

void addRows(QList<Text> &texts, const RecordTable &table)
{
    const int last =
        std::min(table.model().rowCount(), table.firstVisibleRow() + table.wholeVisibleRows());
    for (int row = table.firstVisibleRow(); row < last; ++row) {
        const RecordCells &cells = table.model().cells(row);
        for (int column = 0; column < int(cells.cells.size()); ++column) {
            add(texts, *table.viewport(), table.cellRect(row, column),
                cells.problem.isEmpty() ? cells.cells[size_t(column)].text : QString());
        }
    }
}

void addHeader(QList<Text> &texts, const QHeaderView &header)
{
    for (int section = 0; header.model() && section < header.count(); ++section) {
        add(texts, *header.viewport(),
            {header.sectionViewportPosition(section), 0, header.sectionSize(section),
             header.height()},
            header.model()->headerData(section, Qt::Horizontal).toString());
    }
}

void addWidget(QList<Text> &texts, QWidget &widget)
{
    if (const auto *label = qobject_cast<QLabel *>(&widget)) {
        add(texts, *label, label->rect(), label->text());
    } else if (const auto *elided = qobject_cast<ElidedLabel *>(&widget)) {
        add(texts, *elided, elided->rect(), elided->text());
    } else if (const auto *button = qobject_cast<QAbstractButton *>(&widget)) {
        add(texts, *button, button->rect(), button->text());
    } else if (const auto *line = qobject_cast<QLineEdit *>(&widget)) {
        add(texts, *line, line->rect(),
            line->text().isEmpty() ? line->placeholderText() : line->text());
    } else if (const auto *box = qobject_cast<QComboBox *>(&widget)) {
        add(texts, *box, box->rect(), box->currentText());
    } else if (const auto *bar = qobject_cast<QTabBar *>(&widget)) {
        for (int tab = 0; tab < bar->count(); ++tab) {
            add(texts, *bar, bar->tabRect(tab), bar->tabText(tab));
        }
    } else if (const auto *edit = qobject_cast<QPlainTextEdit *>(&widget)) {
        add(texts, *edit->viewport(), edit->viewport()->rect(), edit->toPlainText());
    } else if (const auto *browser = qobject_cast<QTextBrowser *>(&widget)) {
        add(texts, *browser->viewport(), browser->viewport()->rect(), browser->toPlainText());
    } else if (const auto *table = qobject_cast<RecordTable *>(&widget)) {
        addRows(texts, *table);
    } else if (const auto *header = qobject_cast<QHeaderView *>(&widget)) {
        addHeader(texts, *header);
    } else if (const auto *view = qobject_cast<QAbstractItemView *>(&widget)) {
        addItems(texts, *view);
    } else if (const auto *ledger = qobject_cast<LedgerBar *>(&widget)) {
        add(texts, *ledger, ledger->rect(), ledger->text());
    }
}

QList<Text> textsOf(QWidget &window)
{
    QList<Text> texts;
    for (QWidget *widget : window.findChildren<QWidget *>()) {
        if (widget->isVisible() && widget->window() == &window) {
            addWidget(texts, *widget);
        }
    }
    return texts;
}

QImage pictureOf(QWidget &window)
{
    QImage picture(window.size() * scale, QImage::Format_RGB32);
    picture.setDevicePixelRatio(scale);
    window.render(&picture);
    return picture;
}

/// Between the colour that covers most of the place and the one of at least some pixels that stands
/// out most from it.
double contrastIn(const QImage &picture, const QRect &place)
{
    QHash<QRgb, int> pixels;
    const QRect area = QRect(place.topLeft() * scale, place.size() * scale) & picture.rect();
    for (int y = area.top(); y <= area.bottom(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(picture.constScanLine(y));
        for (int x = area.left(); x <= area.right(); ++x) {
            ++pixels[line[x]];
        }
    }
    QRgb surface = 0;
    int most = 0;
    for (auto each = pixels.cbegin(); each != pixels.cend(); ++each) {
        if (each.value() > most) {
            most = each.value();
            surface = each.key();
        }
    }
    const double behind = luminance(surface);
    double best = 1;
    for (auto each = pixels.cbegin(); each != pixels.cend(); ++each) {
        if (each.value() >= 2 * scale) {
            const double front = luminance(each.key());
            best =
                std::max(best, (std::max(front, behind) + 0.05) / (std::min(front, behind) + 0.05));
        }
    }
    return best;
}

} // namespace

class ContrastTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyTextOnScreenStandsOut_data();
    void everyTextOnScreenStandsOut();
    void aFaintTextIsFound();
};

void ContrastTest::everyTextOnScreenStandsOut_data()
{
    QTest::addColumn<config::Theme>("theme");
    QTest::addRow("light") << config::Theme::Light;
    QTest::addRow("dark") << config::Theme::Dark;
}

void ContrastTest::everyTextOnScreenStandsOut()
{
    QFETCH(config::Theme, theme);
    test::WindowBench bench({u"en"_s, theme});
    QVERIFY(bench.openSandbox());
    QStringList faint;
    qsizetype looked = 0;
    for (const test::Stop &stop : test::windowTour()) {
        QWidget *window = stop.go(bench);
        QVERIFY2(window && QTest::qWaitForWindowExposed(window), qPrintable(stop.name));
        QTest::qWait(300); // what was asked for has come
        // Places and picture of one moment: nothing is served in between.
        const QImage picture = pictureOf(*window);
        const QList<Text> texts = textsOf(*window);
        looked += texts.size();
        for (const Text &text : texts) {
            const double contrast = contrastIn(picture, text.place);
            if (contrast < least) {
                faint << u"%1: “%2” at %3,%4: %5"_s.arg(stop.name, text.text.left(40))
                             .arg(text.place.x())
                             .arg(text.place.y())
                             .arg(contrast, 0, 'f', 2);
            }
        }
        test::leave(bench, window);
    }
    QVERIFY2(looked > 500, qPrintable(QString::number(looked)));
    QVERIFY2(faint.isEmpty(), qPrintable(faint.join(u'\n')));
}

void ContrastTest::aFaintTextIsFound()
{
    QWidget window;
    window.resize(300, 60);
    QPalette palette = window.palette();
    palette.setColor(QPalette::Window, Qt::white);
    window.setPalette(palette);
    const auto label = [&window](int y, const QColor &colour) {
        auto *made = new QLabel(u"Words of some length"_s, &window);
        made->setGeometry(0, y, 200, 24);
        made->setStyleSheet(u"color: "_s + colour.name());
        return made;
    };
    label(0, QColor(0x99, 0x99, 0x99));  // 2.85:1
    label(30, QColor(0x59, 0x59, 0x59)); // 7:1
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    const QImage picture = pictureOf(window);
    const QList<Text> texts = textsOf(window);
    QCOMPARE(texts.size(), 2);
    QVERIFY(contrastIn(picture, texts[0].place) < least);
    QVERIFY(contrastIn(picture, texts[1].place) >= least);
}

MESH_TEST(ContrastTest)
#include "tst_contrast.moc"
