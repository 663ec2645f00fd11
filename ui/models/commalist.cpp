// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/commalist.h"

namespace mesh::ui {

QStringList commaList(const QString &text)
{
    QStringList list;
    for (const QString &piece : text.split(u',')) {
        if (QString trimmed = piece.trimmed(); !trimmed.isEmpty()) {
            list << std::move(trimmed);
        }
    }
    return list;
}

} // namespace mesh::ui
