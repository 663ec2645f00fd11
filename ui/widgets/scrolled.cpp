// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/scrolled.h"

#include <QScrollArea>

namespace mesh::ui {
namespace {
constexpr int widestPage = 1240;
}

QScrollArea *scrolled(QWidget *inside, const QString &name)
{
    auto *scroll = new QScrollArea;
    scroll->setAccessibleName(name);
    scroll->setWidget(inside);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    return scroll;
}

QScrollArea *scrolledPage(QWidget *inside, const QString &name)
{
    inside->setMaximumWidth(widestPage);
    QScrollArea *scroll = scrolled(inside, name);
    scroll->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    return scroll;
}

} // namespace mesh::ui
