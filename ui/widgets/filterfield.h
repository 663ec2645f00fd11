// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/expressionfield.h"

#include "app/tabular/recordfilter.h"

#include <QLabel>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <memory>

class QToolButton;

namespace mesh::ui {

/// Where a filter over events is typed: a text to find or a condition. Says which it takes the text
/// for, underlines what is wrong with the sentence beside it, completes names, functions and seen
/// values. While the text has an error the last filter stays in force.
class FilterField : public ExpressionField
{
    Q_OBJECT
public:
    using Filter = std::shared_ptr<const tabular::RecordFilter>;

    explicit FilterField(QWidget *parent = nullptr);
    ~FilterField() override;

    /// What records hold: names and types for conditions.
    void setShape(std::shared_ptr<const tabular::RecordShape> shape);
    /// Asked when completion is about to be shown.
    void setSeenValues(std::function<tabular::SeenValues()> seen) { m_seen = std::move(seen); }

    /// The widget over which the sentence is shown, below the field; without one it is not.
    void setHintHost(QWidget &host) { m_hintHost = &host; }

    /// What the text means now; null while it is empty.
    [[nodiscard]] const Filter &judged() const { return m_judged; }
    /// The filter in force; null: everything.
    [[nodiscard]] const Filter &filter() const { return m_filter; }
    /// Sets and applies at once.
    void setFilterText(const QString &text);

    /// The sentence shown below: how the text is read, or what is wrong with it.
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] bool hasError() const;

Q_SIGNALS:
    void filterChanged(const mesh::ui::FilterField::Filter &filter);

protected:
    [[nodiscard]] const sql::Diagnostics &diagnostics() const override;
    [[nodiscard]] expr::Completions completions() const override;
    void accept() override { apply(); }
    bool cancel() override;
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void judge();
    void apply();
    void toggleMode();
    void showHint();
    void placeHint();
    void layoutMode();

    std::shared_ptr<const tabular::RecordShape> m_shape;
    std::function<tabular::SeenValues()> m_seen;
    tabular::RecordFilter::Mode m_mode = tabular::RecordFilter::Mode::Automatic;
    Filter m_judged;
    Filter m_filter;
    QTimer m_rest;
    QToolButton *m_modeButton;
    QWidget *m_hintHost = nullptr;
    QPointer<QLabel> m_hint; ///< below the field, over what is there
};

} // namespace mesh::ui
