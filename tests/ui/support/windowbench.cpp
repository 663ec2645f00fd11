// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/support/windowbench.h"

#include "ui/pages/explore/explorepage.h"
#include "ui/pages/product/productpages.h"
#include "ui/widgets/resulttable.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFontDatabase>
#include <QLabel>
#include <QTest>

namespace mesh::test {

using namespace Qt::StringLiterals;

WindowBench::WindowBench()
    : WindowBench(Look())
{}

WindowBench::WindowBench(const Look &look)
    : m_look(look)
    , m_workspace(std::make_unique<workspace::Workspace>(m_clock))
    , m_appearance(std::make_unique<ui::Appearance>(*qApp))
    , m_formats(std::make_unique<ui::Formats>())
{
    // The offscreen platform knows no desktop font: this one is what desktops of today look like.
    if (QFontDatabase::hasFamily(u"Inter"_s)) {
        QApplication::setFont(QFont(u"Inter"_s));
    }
    m_appearance->setLanguage(look.language);
    m_appearance->apply(look.theme);
    m_formats->setLocale(m_appearance->locale());
    makeWindow();
}

WindowBench::~WindowBench()
{
    m_window.reset();
    m_workspace.reset();
    m_appearance->setLanguage(u"en"_s);
}

void WindowBench::makeWindow()
{
    m_window = std::make_unique<ui::MainWindow>(*m_workspace, *m_appearance, *m_formats,
                                                ui::makeProductPages(),
                                                m_folder.filePath(u"window.json"_s));
    m_window->resize(m_look.size);
    m_window->show();
}

void WindowBench::reopenWindow()
{
    m_window->close();
    m_window.reset();
    m_window = std::make_unique<ui::MainWindow>(*m_workspace, *m_appearance, *m_formats,
                                                ui::makeProductPages(),
                                                m_folder.filePath(u"window.json"_s));
    m_window->show();
}

bool WindowBench::openSandbox()
{
    m_workspace->open(config::ProfileStore::sandboxProfile().id);
    return QTest::qWaitFor(
        [this] { return m_window->explorePage()->table()->model()->rowCount() > 8; }, 15'000);
}

QStringList WindowBench::clippedTexts() const
{
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    QStringList clipped;
    for (QWidget *widget : m_window->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->visibleRegion().isEmpty()) {
            continue;
        }
        QString text;
        QSize needed;
        if (const auto *label = qobject_cast<QLabel *>(widget); label && !label->text().isEmpty()) {
            text = label->text();
            needed = label->wordWrap() ? QSize(0, label->heightForWidth(label->width()))
                                       : label->sizeHint();
            if (!label->toolTip().isEmpty()) {
                continue; // cut on purpose, the tool tip says all
            }
        } else if (const auto *button = qobject_cast<QAbstractButton *>(widget);
                   button && !button->text().isEmpty()) {
            text = button->text();
            needed = button->minimumSizeHint();
        }
        if (!text.isEmpty() &&
            (widget->width() < needed.width() || widget->height() < needed.height() - 1)) {
            clipped << u"%1 in %2: has %3x%4, needs %5x%6"_s
                           .arg(text, QString::fromLatin1(widget->metaObject()->className()))
                           .arg(widget->width())
                           .arg(widget->height())
                           .arg(needed.width())
                           .arg(needed.height());
        }
    }
    return clipped;
}

} // namespace mesh::test
