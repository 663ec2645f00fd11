// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
// Who has only a keyboard, or a screen reader, gets everywhere: on every page and in every dialog.
#include "tests/support/runner.h"
#include "tests/ui/support/windowtour.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QButtonGroup>
#include <QHeaderView>
#include <QLineEdit>
#include <QRadioButton>
#include <QSplitterHandle>
#include <QTest>

using namespace mesh;
using namespace Qt::StringLiterals;

namespace {

QString accessibleName(QWidget *widget)
{
    const QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
    return interface ? interface->text(QAccessible::Name) : QString();
}

QString describe(QWidget *widget)
{
    QStringList path;
    for (const QWidget *each = widget; each && path.size() < 4; each = each->parentWidget()) {
        path.prepend(QString::fromLatin1(each->metaObject()->className()));
    }
    return u"%1 “%2”"_s.arg(path.join(u" > "_s), accessibleName(widget));
}

/// Whether a person would want to get there: seen, enabled, and made for the keyboard.
bool isControl(const QWidget *widget)
{
    return widget->isVisible() && widget->isEnabled() && !widget->visibleRegion().isEmpty() &&
           (widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus && !widget->focusProxy() &&
           !qobject_cast<const QHeaderView *>(widget) &&
           !(widget->parentWidget() && widget->parentWidget()->focusProxy() == widget);
}

/// Buttons that exclude each other are one stop; arrow keys lead on.
bool isReachedByArrows(const QWidget *widget, const QSet<QWidget *> &reached)
{
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    if (!button || !button->isCheckable()) {
        return false;
    }
    QList<QAbstractButton *> siblings;
    if (button->group() && button->group()->exclusive()) {
        siblings = button->group()->buttons();
    } else if (button->autoExclusive() && button->parentWidget()) {
        siblings = button->parentWidget()->findChildren<QAbstractButton *>();
    }
    return std::any_of(siblings.begin(), siblings.end(),
                       [&](QAbstractButton *sibling) { return reached.contains(sibling); });
}

/// All that Tab leads to, until it comes round.
QSet<QWidget *> tabWalk(QWidget &window)
{
    QApplication::setActiveWindow(&window);
    QSet<QWidget *> reached;
    if (!window.focusWidget() || !window.focusWidget()->isVisible()) {
        QTest::keyClick(&window, Qt::Key_Tab);
    } else {
        window.focusWidget()->setFocus();
    }
    const QWidget *first = window.focusWidget();
    // A text with links keeps the focus from link to link: only the first one again is the end.
    for (int i = 0; i < 1000; ++i) {
        QWidget *focused = window.focusWidget();
        if (!focused || (focused == first && reached.size() > 1)) {
            break;
        }
        reached << focused;
        QTest::keyClick(focused, Qt::Key_Tab);
    }
    return reached;
}

} // namespace

class KeyboardTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tabReachesEverythingAndEverythingHasAName();
};

void KeyboardTest::tabReachesEverythingAndEverythingHasAName()
{
    test::WindowBench bench;
    QVERIFY(bench.openSandbox());
    QStringList missed;
    QStringList nameless;
    int controls = 0;
    for (const test::Stop &stop : test::windowTour()) {
        QWidget *window = stop.go(bench);
        QVERIFY2(window && QTest::qWaitForWindowExposed(window), qPrintable(stop.name));
        QTest::qWait(50); // what was just shown is laid out
        const QSet<QWidget *> reached = tabWalk(*window);
        for (QWidget *widget : window->findChildren<QWidget *>()) {
            if (widget->window() != window || !isControl(widget)) {
                continue;
            }
            ++controls;
            if (!reached.contains(widget) && !isReachedByArrows(widget, reached)) {
                missed << stop.name + u": "_s + describe(widget);
            }
            if (accessibleName(widget).isEmpty()) {
                nameless << stop.name + u": "_s + describe(widget);
            }
        }
        test::leave(bench, window);
    }
    for (const QString &each : missed + nameless) {
        qWarning("%s", qPrintable(each)); // all of them: a failure's own text is cut
    }
    QVERIFY2(controls > 200, qPrintable(QString::number(controls)));
    QVERIFY2(missed.isEmpty(), qPrintable(u"not reached:\n"_s + missed.join(u'\n')));
    QVERIFY2(nameless.isEmpty(), qPrintable(u"without a name:\n"_s + nameless.join(u'\n')));
}

MESH_TEST(KeyboardTest)
#include "tst_keyboard.moc"
