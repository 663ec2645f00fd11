// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>
#include <QLabel>

#include <vector>

class QGridLayout;

namespace mesh::ui {

/// 11 px, upper case, dim: the head of a section.
class SectionLabel : public QLabel
{
    Q_OBJECT
public:
    explicit SectionLabel(const QString &text, QWidget *parent = nullptr);
    /// Kept as written for screen readers, shown in upper case.
    void setText(const QString &text);
};

/// The one title of a page, 18 px.
class TitleLabel : public QLabel
{
    Q_OBJECT
public:
    explicit TitleLabel(const QString &text = {}, QWidget *parent = nullptr);
};

/// Plain text, second in importance. Wraps when asked to.
class DimLabel : public QLabel
{
    Q_OBJECT
public:
    explicit DimLabel(const QString &text = {}, QWidget *parent = nullptr);
};

/// One line of plain text that is cut with "…" where there is no room; the tool tip then says all.
class ElidedLabel : public QFrame
{
    Q_OBJECT
public:
    explicit ElidedLabel(const QString &text = {}, QWidget *parent = nullptr);

    void setText(const QString &text);
    [[nodiscard]] const QString &text() const { return m_text; }
    void setElideMode(Qt::TextElideMode mode);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void updateToolTip();

    QString m_text;
    Qt::TextElideMode m_mode = Qt::ElideRight;
};

/// A line of one pixel between groups.
class Line : public QFrame
{
    Q_OBJECT
public:
    explicit Line(Qt::Orientation orientation, QWidget *parent = nullptr);
};

/// Rows of "name  value": names dim and aligned, values can be selected with mouse and keyboard.
class KeyValueRows : public QWidget
{
    Q_OBJECT
public:
    explicit KeyValueRows(QWidget *parent = nullptr);

    /// `mono`: the value came from Kafka. An empty value is shown as a dimmed dash.
    QLabel *addRow(const QString &name, const QString &value, bool mono = false);
    void addRow(const QString &name, QWidget *value);
    /// All rows at once. Where the names are the same as before, values change in place: what is
    /// measured again and again neither flickers nor loses a selection.
    struct Row
    {
        QString name;
        QString value;
        bool mono = false;
    };
    void setRows(const std::vector<Row> &rows);
    void clear();

private:
    QLabel *addName(const QString &name);

    QGridLayout *m_grid;
    std::vector<Row> m_shown; ///< by setRows
    int m_rows = 0;
};

/// Gives a label one of the colours of a state: "dim", "good", "warn", "bad", "accent", or none.
void setTone(QLabel &label, const QString &tone);

} // namespace mesh::ui
