// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/state/context.h"

#include "app/catalog/governance/lifecycle.h"
#include "app/workspace/session.h"

#include <QDialog>
#include <QPointer>

class QDateEdit;
class QLineEdit;
class QPlainTextEdit;

namespace mesh::ui {

class FormGrid;
class NoticeBar;
class PrimaryButton;
class WritePanel;

/// One step of a product's life: deprecate, take that back, retire, remove from the mesh. Says what
/// speaks against it, among it who still reads, and shows exactly what will be written. The topic,
/// its schemas and its data stay. Not modal.
class LifeDialog : public QDialog
{
    Q_OBJECT
public:
    LifeDialog(const Context &context, const core::ProductId &id, catalog::LifeStep step,
               QWidget *parent = nullptr);
    ~LifeDialog() override;

    /// "Deprecate…": the entry of a menu.
    [[nodiscard]] static QString menuText(catalog::LifeStep step);

    [[nodiscard]] QDateEdit &sunset() const { return *m_sunset; }
    [[nodiscard]] QLineEdit &successor() const { return *m_successor; }
    [[nodiscard]] QLineEdit &reason() const { return *m_reason; }
    [[nodiscard]] PrimaryButton &writeButton() const { return *m_write; }
    [[nodiscard]] NoticeBar &notice() const { return *m_notice; }

    void write();

private:
    void layOut();
    void askReaders();
    void update();
    [[nodiscard]] catalog::LifeChange change() const;
    [[nodiscard]] catalog::ChangeSet changeSet(const catalog::LifeChange &change) const;
    void takeOutcome(const core::Result<catalog::WriteOutcome> &outcome);

    Context m_context;
    QPointer<workspace::Session> m_session;
    core::ProductId m_id;
    catalog::LifeStep m_step;
    QStringList m_readers;
    bool m_busy = false;

    NoticeBar *m_notice;
    FormGrid *m_grid;
    QDateEdit *m_sunset;
    QLineEdit *m_successor;
    QPlainTextEdit *m_word;
    QLineEdit *m_reason;
    WritePanel *m_panel;
    PrimaryButton *m_write;
};

} // namespace mesh::ui
