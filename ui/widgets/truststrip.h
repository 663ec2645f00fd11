// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/state/theme.h"

#include <QWidget>

#include <vector>

namespace mesh::ui {

/// One cell of a trust strip: what was promised, what was measured, when and by whom.
struct TrustCell
{
    QString head;               ///< "Freshness, promised ≤ 60 s"
    QString measured;           ///< "3 s"
    QString rest;               ///< "now, measured here"
    Colour tone = Colour::Text; ///< of what was measured: Good, Warn, Bad
    QString tip;
    friend bool operator==(const TrustCell &, const TrustCell &) = default;
};

/// What can be believed of a product, cell by cell, and no score over all. Cells share the width;
/// narrow, they go into a second line.
class TrustStrip : public QWidget
{
    Q_OBJECT
public:
    explicit TrustStrip(QWidget *parent = nullptr);

    void setCells(std::vector<TrustCell> cells);
    [[nodiscard]] const std::vector<TrustCell> &cells() const { return m_cells; }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] int columnsFor(int width) const;
    [[nodiscard]] QRect cellRect(int cell) const;
    void paintCell(class QPainter &painter, const QRect &rect, const TrustCell &cell) const;

    std::vector<TrustCell> m_cells;
};

} // namespace mesh::ui
