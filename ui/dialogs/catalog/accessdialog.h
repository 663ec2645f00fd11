// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/dialogs/catalog/actiondialog.h"
#include "ui/state/context.h"

#include "app/catalog/access/access.h"
#include "app/workspace/session.h"

#include <QPointer>

class QLineEdit;

namespace mesh::ui {

class CommandList;
class DimLabel;
class FormGrid;

/// Asks for access to a product, or answers who asked: agree, refuse, end. Says plainly that an
/// agreement grants nothing in Kafka, and shows the commands that do. Not modal.
class AccessDialog : public ActionDialog
{
    Q_OBJECT
public:
    enum class What { Ask, Agree, Refuse, End };

    /// `line`: whose request or agreement it is about; for Ask an empty one.
    AccessDialog(const Context &context, const core::ProductId &id, What what,
                 const catalog::AccessLine &line, QWidget *parent = nullptr);
    ~AccessDialog() override;

    /// "principal", "group", "purpose", "until", "reviewAt", "reason"; nullptr where it is not
    /// asked.
    [[nodiscard]] QLineEdit *field(const QString &name) const;
    [[nodiscard]] QString commands() const;

    void write();

private:
    void layOut();
    QLineEdit *addLine(const QString &name, const QString &label, const QString &text,
                       const QString &hint = {});
    void update();
    void ask();
    void answer();
    [[nodiscard]] bool check();
    [[nodiscard]] QString text(const QString &name) const;
    [[nodiscard]] std::optional<QDate> date(const QString &name) const;
    void fail(const core::Error &error);

    Context m_context;
    QPointer<workspace::Session> m_session;
    core::ProductId m_id;
    What m_what;
    catalog::AccessLine m_line;
    std::map<QString, QLineEdit *> m_fields;
    bool m_busy = false;
    FormGrid *m_grid;
    DimLabel *m_about;
    CommandList *m_commands;
};

} // namespace mesh::ui
