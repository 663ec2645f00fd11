// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/delegates/rowdelegate.h"

#include <QStringList>

namespace mesh::ui {

/// Edits a property: its name is completed from a list.
class PropertyDelegate : public RowDelegate
{
    Q_OBJECT
public:
    PropertyDelegate(QStringList names, QObject *parent = nullptr);

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;

private:
    QStringList m_names;
};

} // namespace mesh::ui
