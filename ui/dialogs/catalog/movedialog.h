// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/dialogs/catalog/writedialog.h"

class QComboBox;
class QLineEdit;

namespace mesh::ui {

class FormGrid;

/// One step of moving a product to another domain: the owner offers it, or takes that back; the
/// receiver accepts; the owner lets it go, and a redirect stays in its place. Not modal.
class MoveDialog : public WriteDialog
{
    Q_OBJECT
public:
    enum class Step { Offer, TakeBack, Accept, LetGo };

    MoveDialog(const Context &context, const core::ProductId &id, Step step,
               QWidget *parent = nullptr);
    ~MoveDialog() override;

    /// Where it goes, of Offer.
    [[nodiscard]] QComboBox &domain() const { return *m_domain; }
    [[nodiscard]] QLineEdit &name() const { return *m_name; }
    /// Who answers for it there, of Accept.
    [[nodiscard]] QLineEdit &owner() const { return *m_owner; }

Q_SIGNALS:
    /// The receiver's record is written: that is the product now.
    void accepted(const mesh::core::ProductId &id);

protected:
    [[nodiscard]] std::optional<Plan> plan() const override;
    [[nodiscard]] QString subject() const override;
    void showProblems() override;
    void finish() override;

private:
    [[nodiscard]] static Words wordsOf(Step step, const QString &product);
    void addFields();
    [[nodiscard]] core::ProductId destination() const;
    /// What keeps it from being written; empty: nothing.
    [[nodiscard]] QString problem() const;

    core::ProductId m_id;
    Step m_step;
    FormGrid *m_grid;
    QComboBox *m_domain;
    QLineEdit *m_name;
    QLineEdit *m_owner;
    QLineEdit *m_reason;
};

} // namespace mesh::ui
