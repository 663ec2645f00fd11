// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/dialogs/catalog/actiondialog.h"
#include "ui/state/context.h"

#include "app/catalog/exchange/importnote.h"

class QLabel;
class QPlainTextEdit;

namespace mesh::ui {

class FactTable;
class SectionLabel;
class Segmented;

/// A product as a file of an open standard: its contract (ODCS) or its description (ODPS), what the
/// format has no place for, and where to save it. Not modal.
class ContractExportDialog : public ActionDialog
{
    Q_OBJECT
public:
    ContractExportDialog(const Context &context, catalog::Product product,
                         QWidget *parent = nullptr);
    ~ContractExportDialog() override;

    enum class Format { Contract, Product };
    void choose(Format format);
    /// YAML, as it is saved.
    [[nodiscard]] QString text() const;
    /// Writes it; says how that went.
    void save(const QString &path);

private:
    void layOut();
    void showFile();
    void chooseFile();
    [[nodiscard]] Format format() const;
    [[nodiscard]] QString fileName() const;

    Context m_context;
    catalog::Product m_product;
    Segmented *m_format;
    QPlainTextEdit *m_text;
    SectionLabel *m_notesHead;
    FactTable *m_notes;
};

} // namespace mesh::ui
