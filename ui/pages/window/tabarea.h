// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/state/page.h"

#include <QWidget>

#include <memory>
#include <vector>

class QStackedWidget;

namespace mesh::ui {

class TabStrip;

/// The middle: Explore, which stays, and a closable tab for each page.
class TabArea : public QWidget
{
    Q_OBJECT
public:
    explicit TabArea(QWidget *parent = nullptr);
    ~TabArea() override;

    /// The first page, which cannot be closed.
    void setHome(std::unique_ptr<Page> page);
    /// Adds a tab and goes to it, unless `inBackground`.
    void add(std::unique_ptr<Page> page, bool inBackground = false);
    /// False: there is no such page.
    bool activate(const QString &key);
    void closeCurrent();
    /// All but the first.
    void closeAll();
    void step(int by);

    [[nodiscard]] Page *current() const;
    [[nodiscard]] Page *page(int index) const;
    [[nodiscard]] int count() const { return int(m_pages.size()); }
    [[nodiscard]] TabStrip *strip() const { return m_strip; }

Q_SIGNALS:
    void currentChanged(mesh::ui::Page *page);
    void inspectorChanged(mesh::ui::Page *page);
    /// Before a page is destroyed; its inspector has to go back.
    void closing(mesh::ui::Page *page);

private:
    void close(int index);
    void closePage(const Page *page);
    void show(int index);
    void move(int from, int to);

    TabStrip *m_strip;
    QStackedWidget *m_stack;
    std::vector<std::unique_ptr<Page>> m_pages; ///< in the order of the tabs
    Page *m_current = nullptr;
};

} // namespace mesh::ui
