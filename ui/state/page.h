// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace mesh::ui {

/// What fills a tab of the window.
class Page : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// Names the tab, also across restarts: Target::key() or "explore".
    [[nodiscard]] virtual QString key() const = 0;
    /// The tab's text, short: "orders". The tool tip is longer: "sales.orders".
    [[nodiscard]] virtual QString title() const = 0;
    [[nodiscard]] virtual QString toolTipText() const { return title(); }

    /// The chapter of the help that F1 opens here: a file's name in resources/help.
    [[nodiscard]] virtual QString helpChapter() const { return QStringLiteral("index"); }

    /// Shown at the right edge while this page is current; nullptr: none. The page makes and owns
    /// it; the window reparents it into its inspector area and gives it back before the page dies.
    [[nodiscard]] virtual QWidget *inspector() { return nullptr; }

    /// Called when the page becomes the current tab (true) or is covered or hidden (false): what
    /// costs something while nobody looks stops here.
    virtual void setActive(bool active) { Q_UNUSED(active) }
    /// Goes to a place of the page, in its own words: "access". One that it does not know is the
    /// page itself.
    virtual void showPlace(const QString &place) { Q_UNUSED(place) }
    /// F5: ask anew.
    virtual void refresh() {}
    /// Ctrl+F: put the cursor into the page's own filter or search. False: there is none.
    virtual bool focusFilter() { return false; }

    /// Layout and choices of this page, kept over a restart; small. No data.
    [[nodiscard]] virtual QByteArray saveState() const { return {}; }
    virtual void restoreState(const QByteArray &state) { Q_UNUSED(state) }

Q_SIGNALS:
    void titleChanged();
    /// inspector() is another one, or none.
    void inspectorChanged();
    /// What the page was for is done, or not wanted any more.
    void closeWanted();
};

} // namespace mesh::ui
