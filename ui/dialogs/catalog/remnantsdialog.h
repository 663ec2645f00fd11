// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/dialogs/catalog/actiondialog.h"
#include "ui/state/context.h"

#include "app/catalog/governance/remnants.h"
#include "app/workspace/session.h"

#include <QPointer>

class QCheckBox;
class QLineEdit;
class QVBoxLayout;

namespace mesh::ui {

class DimLabel;

/// What a product that has ended leaves behind: its topics and the subjects of its schemas, each to
/// be ticked for itself and deleted. Nothing is ticked in the beginning, and the product's id has
/// to be typed. GUI thread only.
class RemnantsDialog : public ActionDialog
{
    Q_OBJECT
public:
    RemnantsDialog(const Context &context, const catalog::Product &product,
                   QWidget *parent = nullptr);
    ~RemnantsDialog() override;

    /// In the order in which they stand there; nullptr: there is none of that name.
    [[nodiscard]] QCheckBox *box(catalog::Remnant::Kind kind, const QString &name) const;
    [[nodiscard]] QLineEdit &confirmation() const { return *m_confirmation; }
    void deleteTicked();

private:
    struct Row
    {
        catalog::Remnant remnant;
        QCheckBox *box = nullptr;
    };
    void ask();
    void showList(const std::vector<catalog::Remnant> &remnants);
    void addRow(const catalog::Remnant &remnant);
    [[nodiscard]] QString titleOf(const catalog::Remnant &remnant) const;
    /// Empty: it may be deleted.
    [[nodiscard]] QString whyItStays(const catalog::Remnant &remnant) const;
    [[nodiscard]] QString aboutOf(const catalog::Remnant &remnant) const;
    [[nodiscard]] std::vector<catalog::Remnant> ticked() const;
    void update();
    void tell(const std::vector<catalog::DeletedRemnant> &deleted);

    Context m_context;
    QPointer<workspace::Session> m_session;
    catalog::Product m_product;
    bool m_busy = false;
    DimLabel *m_state;
    QWidget *m_list;
    QVBoxLayout *m_rowsBox;
    QWidget *m_question;
    QLineEdit *m_confirmation;
    std::vector<Row> m_rows;
};

} // namespace mesh::ui
