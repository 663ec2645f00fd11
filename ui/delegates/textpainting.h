// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/sourcerange.h"

#include <QColor>
#include <QRect>
#include <QString>

#include <vector>

class QPainter;
class QStyleOptionViewItem;

namespace mesh::ui {

/// Draws one line with the ranges in bold, elided at the right. Returns the width used.
int drawMarkedText(QPainter &painter, const QRect &rect, const QString &text,
                   const std::vector<core::SourceRange> &bold, const QColor &colour,
                   const QColor &boldColour);

/// Selection, stripes and the mark of the current row, as all tables have them.
void drawRowBackground(QPainter &painter, const QStyleOptionViewItem &option, int row);

} // namespace mesh::ui
