// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/dialogs/catalog/reviewdialog.h"

#include "app/catalog/exchange/catalogfiles.h"

class QCheckBox;
class QLabel;

namespace mesh::ui {

class FactTable;
class SectionLabel;

/// Takes a whole catalog, or a part of one, from files as `exportCatalog` writes them: every record
/// that would change is listed first.
class CatalogImportDialog : public ReviewDialog
{
    Q_OBJECT
public:
    explicit CatalogImportDialog(const Context &context, QWidget *parent = nullptr);
    ~CatalogImportDialog() override;

    /// Reads the folder in the background.
    void load(const QString &folder);
    /// What the mesh has of the files' domains, and the files have not, is removed.
    [[nodiscard]] QCheckBox &removeMissing() const { return *m_removeMissing; }
    /// What an export has done, in a sentence.
    [[nodiscard]] static QString exportedText(const catalog::WrittenFiles &done,
                                              const QString &folder);

private:
    using Files = core::Result<std::vector<catalog::CatalogFile>>;
    /// What becomes of a record, or which of its fields change.
    [[nodiscard]] static QString fieldsOf(const catalog::PlannedRecord &record);
    void addFields();
    void chooseFolder();
    void takeFiles(const Files &files);
    [[nodiscard]] Reviewer reviewer() const;
    void showReview(const catalog::Review &review);

    quint64 m_request = 0;
    std::shared_ptr<const std::vector<catalog::CatalogFile>> m_files; ///< null: none were read
    QLabel *m_place;
    QCheckBox *m_removeMissing;
    SectionLabel *m_head;
    FactTable *m_table;
    QLabel *m_more;
};

/// Asks for a folder and writes the catalog into it, one YAML file a record, in the background; the
/// status line says how that went, while there is a window.
void exportCatalog(const Context &context, QWidget *window);
/// The same into this folder.
void exportCatalogTo(const Context &context, const QString &folder, QObject *window);

} // namespace mesh::ui
