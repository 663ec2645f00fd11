// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/dialogs/catalog/writedialog.h"

#include "app/catalog/exchange/importnote.h"
#include "app/catalog/exchange/odcs.h"
#include "app/catalog/governance/lifecycle.h"

class QLabel;
class QLineEdit;

namespace mesh::ui {

class FactTable;
class FormGrid;
class SectionLabel;

/// What a file of the open standards makes of a product: what could not be taken over as it stands,
/// and every difference to what the mesh says now, those that break readers marked, before anything
/// is written. Not modal.
class ContractImportDialog : public WriteDialog
{
    Q_OBJECT
public:
    ContractImportDialog(const Context &context, const core::ProductId &id,
                         QWidget *parent = nullptr);
    ~ContractImportDialog() override;

    /// Reads a contract (ODCS 3) or a product (ODPS 1), YAML or JSON, in the background.
    void load(const QString &path);
    [[nodiscard]] QLineEdit &reason() const { return *m_reason; }
    /// The product's version from then on, as the file has it until another is typed.
    [[nodiscard]] QLineEdit &version() const { return *m_version; }
    [[nodiscard]] const std::vector<catalog::ImportNote> &notes() const { return m_notes; }
    [[nodiscard]] const std::vector<catalog::ContractDifference> &differences() const
    {
        return m_differences;
    }

protected:
    [[nodiscard]] std::optional<Plan> plan() const override;
    [[nodiscard]] QString subject() const override;
    void showProblems() override;

private:
    void addFields();
    void takeDocument(const core::Result<schema::Value> &document);
    /// The document held against the product as it was when it was read.
    struct Held
    {
        core::Result<catalog::ImportedProduct> imported;
        std::vector<catalog::ContractDifference> differences;
    };
    void hold();
    void takeHeld(Held held);
    void showReport();
    void judge();
    [[nodiscard]] std::vector<catalog::ObjectionAt> objections() const;

    core::ProductId m_id;
    quint64 m_request = 0;
    std::shared_ptr<const schema::Value> m_document; ///< of the file
    core::Offset m_readAt = -1;                      ///< revision that it was held against
    std::optional<catalog::Product> m_product;
    std::vector<catalog::ImportNote> m_notes;
    std::vector<catalog::ContractDifference> m_differences;
    /// What the file makes of the product's life, for this version and with or without a reason.
    struct Judgement
    {
        QString version;
        bool hasReason = false;
        core::Offset readAt = -1;
        catalog::LifeChange change;
    };
    std::optional<Judgement> m_judgement;
    FormGrid *m_grid;
    QLabel *m_file;
    QLineEdit *m_version;
    QLineEdit *m_reason;
    SectionLabel *m_differencesHead;
    FactTable *m_differencesTable;
    SectionLabel *m_notesHead;
    FactTable *m_notesTable;
};

} // namespace mesh::ui
