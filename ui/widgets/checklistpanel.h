// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/popuppanel.h"

#include <QString>

#include <set>
#include <vector>

class QListView;
class QPushButton;
class QSortFilterProxyModel;
class QStandardItemModel;

namespace mesh::ui {

/// A list to tick, with a field to search in it when it is long: partitions, columns.
class CheckListPanel : public PopupPanel
{
    Q_OBJECT
public:
    struct Entry
    {
        QString id;
        QString text;
        QString detail; ///< dim, behind the text
        bool checked = false;
    };

    /// `resetText` names the button that asks for the default choice.
    CheckListPanel(const QString &name, const QString &resetText, QWidget *parent = nullptr);

    void setEntries(const std::vector<Entry> &entries);
    [[nodiscard]] std::vector<QString> checked() const;

Q_SIGNALS:
    /// By the user; at least one is always ticked.
    void changed(const std::vector<QString> &checked);
    void resetWanted();

private:
    void keepOne();

    QStandardItemModel *m_model;
    QSortFilterProxyModel *m_filtered;
    QListView *m_list;
    QWidget *m_search;
    bool m_filling = false;
};

} // namespace mesh::ui
