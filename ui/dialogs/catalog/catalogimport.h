// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/dialogs/catalog/writedialog.h"

#include "app/catalog/exchange/catalogfiles.h"

class QCheckBox;
class QLabel;
class QLineEdit;

namespace mesh::ui {

class FactTable;
class FormGrid;
class SectionLabel;

/// Takes a whole catalog, or a part of one, from files as `exportCatalog` writes them: every record
/// that would change is listed first. A domain is written whole or not at all, one after the other.
/// Not modal.
class CatalogImportDialog : public WriteDialog
{
    Q_OBJECT
public:
    explicit CatalogImportDialog(const Context &context, QWidget *parent = nullptr);
    ~CatalogImportDialog() override;

    /// Reads the folder in the background.
    void load(const QString &folder);
    /// What the mesh has of the files' domains, and the files have not, is removed.
    [[nodiscard]] QCheckBox &removeMissing() const { return *m_removeMissing; }
    /// What would be written: one transaction a domain.
    [[nodiscard]] const std::vector<catalog::PlannedWrite> &writes() const
    {
        return m_review.writes;
    }

    /// What an export has done, in a sentence.
    [[nodiscard]] static QString exportedText(const catalog::WrittenFiles &done,
                                              const QString &folder);

protected:
    [[nodiscard]] std::optional<Plan> plan() const override;
    [[nodiscard]] QString subject() const override;
    void showProblems() override;
    void fail(const core::Error &error) override;
    void finish() override;

private:
    using Files = core::Result<std::vector<catalog::CatalogFile>>;
    /// What becomes of a record, or which of its fields change.
    [[nodiscard]] static QString fieldsOf(const catalog::PlannedRecord &record);
    void addFields();
    void chooseFolder();
    void takeFiles(const Files &files);
    void review();
    void showReview();

    quint64 m_request = 0;
    QString m_folder;
    std::shared_ptr<const std::vector<catalog::CatalogFile>> m_files; ///< null: none were read
    quint64 m_reviewedAt = 0;                                         ///< number of the snapshot
    bool m_reviewing = false;
    catalog::Review m_review;
    std::size_t m_next = 0; ///< of the writes
    FormGrid *m_grid;
    QLabel *m_place;
    QCheckBox *m_removeMissing;
    QLineEdit *m_reason;
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
