// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/snapshot.h"
#include "ui/models/palettemodel.h"
#include "ui/widgets/searchfield.h"

#include <QFrame>

class QListView;

namespace mesh::core {
class Tasks;
}

namespace mesh::ui {

class Commands;
class Navigator;

/// The one field at the top: searches products and topics as one types, `>` lists commands. Down
/// and Enter choose; Enter alone searches in Explore.
class CommandField : public SearchField
{
    Q_OBJECT
public:
    CommandField(core::Tasks &tasks, const Commands &commands, Navigator &navigator,
                 QWidget *parent = nullptr);

    void setSnapshot(std::shared_ptr<const catalog::CatalogSnapshot> snapshot);
    /// Ctrl+K. `prefix` ">" lists the commands.
    void activate(const QString &prefix = {});
    [[nodiscard]] const PaletteModel &entries() const { return *m_model; }

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void update(const QString &text);
    void listCommands(QStringView pattern);
    void searchMesh(const QString &text);
    void showEntries(std::vector<PaletteEntry> entries);
    void run(const QModelIndex &index);
    void closePopup();

    core::Tasks &m_tasks;
    const Commands &m_commands;
    Navigator &m_navigator;
    std::shared_ptr<const catalog::CatalogSnapshot> m_snapshot;
    PaletteModel *m_model;
    QFrame *m_popup;
    QListView *m_list;
    quint64 m_request = 0;
};

} // namespace mesh::ui
