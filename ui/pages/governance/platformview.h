// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/dialogs/catalog/definitiondialog.h"
#include "ui/state/context.h"

#include <QPointer>
#include <QWidget>

class QPushButton;

namespace mesh::ui {

class FactTable;
class HistoryDialog;

/// Tiers and classifications as the platform defines them, and the ways to define them otherwise.
class PlatformView : public QWidget
{
    Q_OBJECT
public:
    PlatformView(const Context &context, workspace::Session &session, QWidget *parent = nullptr);
    ~PlatformView() override;

    [[nodiscard]] FactTable &tiers() const { return *m_tiers; }
    [[nodiscard]] FactTable &classifications() const { return *m_classifications; }
    [[nodiscard]] DefinitionDialog *dialog() const { return m_dialog; }
    [[nodiscard]] HistoryDialog *history() const;
    /// An empty id: a new one.
    void openTier(const QString &id);
    void openClassification(const QString &id);
    void showHistory(catalog::Kind kind, const QString &id);

Q_SIGNALS:
    /// Whoever shows what can be undone listens to it.
    void opened(mesh::ui::ReviewDialog *dialog);

private:
    [[nodiscard]] QWidget *buttonsFor(catalog::Kind kind, const QString &add,
                                      void (PlatformView::*open)(const QString &));
    void show(DefinitionDialog *dialog);
    void showRows();
    void updateButtons();

    Context m_context;
    QPointer<workspace::Session> m_session;
    FactTable *m_tiers;
    FactTable *m_classifications;
    QStringList m_tierIds; ///< by row
    QStringList m_classificationIds;
    std::vector<QPushButton *> m_buttons;
    QPointer<DefinitionDialog> m_dialog;
    QPointer<HistoryDialog> m_history;
};

} // namespace mesh::ui
