// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/dialogs/catalog/writedialog.h"

#include "app/catalog/governance/lifecycle.h"

class QCheckBox;
class QDateEdit;
class QLineEdit;
class QPlainTextEdit;

namespace mesh::ui {

class FormGrid;

/// One step of a product's life: deprecate, take that back, retire, remove from the mesh. Says what
/// speaks against it, among it who still reads, and shows exactly what will be written. The topic,
/// its schemas and its data stay: when the product has ended, a dialog of its own asks about each
/// of them. Not modal.
class LifeDialog : public WriteDialog
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
    [[nodiscard]] QCheckBox &regardless() const { return *m_regardless; }

protected:
    [[nodiscard]] std::optional<Plan> plan() const override;
    [[nodiscard]] QString subject() const override;
    void showProblems() override;
    void finish() override;

private:
    [[nodiscard]] static Words wordsOf(catalog::LifeStep step, const QString &product);
    void addFields();
    void askReaders();
    [[nodiscard]] catalog::LifeChange change(const catalog::Product &product) const;

    core::ProductId m_id;
    catalog::LifeStep m_step;
    catalog::Product m_before;
    catalog::KnownReaders m_readers;
    int m_asked = 0; ///< topics whose readers are awaited

    FormGrid *m_grid;
    QDateEdit *m_sunset;
    QLineEdit *m_successor;
    QPlainTextEdit *m_word;
    QCheckBox *m_regardless;
    QLineEdit *m_reason;
};

} // namespace mesh::ui
