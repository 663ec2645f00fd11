// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/delegates/propertydelegate.h"

#include "ui/models/propertiesmodel.h"

#include <QCompleter>
#include <QLineEdit>

namespace mesh::ui {

PropertyDelegate::PropertyDelegate(QStringList names, QObject *parent)
    : RowDelegate(-1, parent)
    , m_names(std::move(names))
{}

QWidget *PropertyDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                                        const QModelIndex &index) const
{
    QWidget *editor = RowDelegate::createEditor(parent, option, index);
    auto *line = qobject_cast<QLineEdit *>(editor);
    if (line && index.column() == PropertiesModel::Name) {
        auto *completer = new QCompleter(m_names, line);
        completer->setFilterMode(Qt::MatchContains);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        line->setCompleter(completer);
    }
    return editor;
}

} // namespace mesh::ui
