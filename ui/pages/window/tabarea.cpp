// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/window/tabarea.h"

#include "ui/widgets/tabstrip.h"

#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace mesh::ui {

TabArea::TabArea(QWidget *parent)
    : QWidget(parent)
    , m_strip(new TabStrip(TabStrip::Look::Document))
    , m_stack(new QStackedWidget)
{
    m_strip->setAccessibleName(tr("Open pages"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_strip);
    column->addWidget(m_stack, 1);
    connect(m_strip, &QTabBar::currentChanged, this, &TabArea::show);
    connect(m_strip, &QTabBar::tabCloseRequested, this, &TabArea::close);
    connect(m_strip, &QTabBar::tabMoved, this, &TabArea::move);
}

TabArea::~TabArea()
{
    // The strip would tell of tabs whose pages are gone.
    m_strip->blockSignals(true);
}

void TabArea::setHome(std::unique_ptr<Page> page)
{
    add(std::move(page));
    m_strip->setTabButton(0, QTabBar::RightSide, nullptr);
}

void TabArea::add(std::unique_ptr<Page> page, bool inBackground)
{
    Page *added = page.get();
    m_stack->addWidget(added);
    m_pages.push_back(std::move(page));
    const int index = m_strip->addTab(added->title());
    m_strip->setTabToolTip(index, added->toolTipText());
    m_strip->makeClosable(index);
    connect(added, &Page::titleChanged, this, [this, added] {
        for (int i = 0; i < count(); ++i) {
            if (m_pages[std::size_t(i)].get() == added) {
                m_strip->setTabText(i, added->title());
                m_strip->setTabToolTip(i, added->toolTipText());
            }
        }
    });
    connect(added, &Page::inspectorChanged, this, [this, added] {
        if (added == m_current) {
            Q_EMIT inspectorChanged(added);
        }
    });
    // Queued: the page is in the middle of its own work.
    connect(
        added, &Page::closeWanted, this, [this, added] { closePage(added); }, Qt::QueuedConnection);
    if (!inBackground) {
        m_strip->setCurrentIndex(index);
        show(index);
    }
}

bool TabArea::activate(const QString &key)
{
    for (int i = 0; i < count(); ++i) {
        if (m_pages[std::size_t(i)]->key() == key) {
            m_strip->setCurrentIndex(i);
            return true;
        }
    }
    return false;
}

void TabArea::closeCurrent()
{
    close(m_strip->currentIndex());
}

void TabArea::closeAll()
{
    while (count() > 1) {
        close(count() - 1);
    }
}

void TabArea::closePage(const Page *page)
{
    for (int i = 0; i < count(); ++i) {
        if (m_pages[std::size_t(i)].get() == page) {
            close(i);
            return;
        }
    }
}

void TabArea::step(int by)
{
    if (count() > 0) {
        m_strip->setCurrentIndex((m_strip->currentIndex() + by + count()) % count());
    }
}

Page *TabArea::current() const
{
    return m_current;
}

Page *TabArea::page(int index) const
{
    return index >= 0 && index < count() ? m_pages[std::size_t(index)].get() : nullptr;
}

void TabArea::close(int index)
{
    if (index <= 0 || index >= count()) {
        return;
    }
    // Taken out of the list first: removing the tab tells of another current one.
    const std::unique_ptr<Page> page = std::move(m_pages[std::size_t(index)]);
    m_pages.erase(m_pages.begin() + index);
    if (m_current == page.get()) {
        page->setActive(false);
        m_current = nullptr;
    }
    Q_EMIT closing(page.get());
    m_stack->removeWidget(page.get());
    m_strip->removeTab(index);
    show(m_strip->currentIndex());
}

void TabArea::show(int index)
{
    Page *page = this->page(index);
    if (!page || page == m_current || m_strip->count() != count()) {
        return;
    }
    if (m_current) {
        m_current->setActive(false);
    }
    m_current = page;
    m_stack->setCurrentWidget(page);
    page->setActive(true);
    Q_EMIT currentChanged(page);
}

void TabArea::move(int from, int to)
{
    if (from == 0 || to == 0) {
        // Explore stays first: whatever was dragged over it goes back.
        m_strip->blockSignals(true);
        m_strip->moveTab(to, from);
        m_strip->blockSignals(false);
        return;
    }
    const auto begin = m_pages.begin();
    if (from < to) {
        std::rotate(begin + from, begin + from + 1, begin + to + 1);
    } else {
        std::rotate(begin + to, begin + from, begin + from + 1);
    }
}

} // namespace mesh::ui
