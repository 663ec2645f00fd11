// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/state/context.h"

#include "app/catalog/exchange/importnote.h"

#include <QDialog>

class QLabel;
class QPlainTextEdit;

namespace mesh::ui {

class FactTable;
class NoticeBar;
class PrimaryButton;
class SectionLabel;
class Segmented;

/// A product as a file of an open standard: its contract (ODCS) or its description (ODPS), what the
/// format has no place for, and where to save it. Not modal.
class ContractExportDialog : public QDialog
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
    [[nodiscard]] NoticeBar &notice() const { return *m_notice; }
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
    NoticeBar *m_notice;
    Segmented *m_format;
    QPlainTextEdit *m_text;
    SectionLabel *m_notesHead;
    FactTable *m_notes;
    PrimaryButton *m_save;
};

} // namespace mesh::ui
