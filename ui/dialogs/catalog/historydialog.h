// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/publish/historyview.h"

#include <QDialog>

namespace mesh::ui {

class ReviewDialog;

/// The changes of a record that has no tab for them: a domain's, a policy's, a tier's. Not modal;
/// gone with its session.
class HistoryDialog : public QDialog
{
    Q_OBJECT
public:
    /// `name`: as people call the record.
    HistoryDialog(const Context &context, const QString &name, const catalog::RecordPlace &place,
                  QWidget *parent = nullptr);
    ~HistoryDialog() override;

    [[nodiscard]] HistoryView &view() const { return *m_view; }
    /// Of the change that is to be taken back; nullptr while closed.
    [[nodiscard]] ReviewDialog *revertDialog() const;

Q_SIGNALS:
    /// Whoever shows what can be undone listens to it.
    void opened(mesh::ui::ReviewDialog *dialog);

private:
    void takeBack(const catalog::HistoryEntry &entry);

    Context m_context;
    const QString m_name;
    const catalog::RecordPlace m_place;
    HistoryView *m_view;
    QPointer<ReviewDialog> m_revert;
};

} // namespace mesh::ui
