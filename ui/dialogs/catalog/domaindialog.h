// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/dialogs/catalog/rightsdialog.h"
#include "ui/dialogs/catalog/writedialog.h"
#include "ui/pages/publish/productchecks.h"

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace mesh::ui {

class CommandList;
class Disclosure;
class FormGrid;
class MergeView;
class RowsEditor;

/// Makes a domain, or changes what its record says: name, purpose, teams, contacts, parent, topic
/// prefixes. Not modal.
class DomainDialog : public WriteDialog
{
    Q_OBJECT
public:
    /// An empty id: a new one.
    DomainDialog(const Context &context, const QString &id, QWidget *parent = nullptr);
    ~DomainDialog() override;

    /// A new domain that is to own this topic.
    void proposePrefix(const QString &topic);

    /// nullptr: there is no such field. Names are those of the document: "name", "id", "teams" …;
    /// "user": Kafka's, that writes for the domain.
    [[nodiscard]] QWidget *field(const QString &name) const;
    [[nodiscard]] MergeView &merge() const { return *m_merge; }
    /// The commands that make ownership real, as they can be copied.
    [[nodiscard]] QString commands() const;
    [[nodiscard]] QPushButton &applyButton() const { return *m_apply; }
    [[nodiscard]] RightsDialog *rights() const { return m_rights; }

Q_SIGNALS:
    /// The record is written and stands in the catalog.
    void written(const QString &id);

protected:
    [[nodiscard]] std::optional<Plan> plan() const override;
    [[nodiscard]] QString subject() const override;
    void showProblems() override;
    [[nodiscard]] bool isReady() override;
    void begin() override;
    void fail(const core::Error &error) override;
    void takeConflict(const catalog::Conflict &conflict) override;
    void finish() override;

private:
    [[nodiscard]] static Words wordsOf(const QString &id);
    void addFields();
    void connectFields();
    void load();
    void fillParents();
    void finishWhenSeen();
    [[nodiscard]] QString owner() const;
    [[nodiscard]] std::vector<kafka::AclBinding> ownership(const catalog::Domain &domain) const;
    [[nodiscard]] QStringList ownershipCommands(const catalog::Domain &domain) const;
    [[nodiscard]] QWidget *ownershipForm();
    void openRights();
    [[nodiscard]] bool isNew() const { return m_id.isEmpty(); }
    [[nodiscard]] catalog::Domain domain() const;
    [[nodiscard]] std::vector<FieldProblem> problems() const;

    QString m_id;           ///< empty: a new one
    catalog::Domain m_base; ///< as it was read
    std::optional<core::Offset> m_basedOn;
    bool m_idTouched = false;
    bool m_tried = false;
    bool m_merging = false;
    QString m_writtenId; ///< waited for in the catalog

    FormGrid *m_grid;
    QLineEdit *m_name;
    QLineEdit *m_idLine;
    QPlainTextEdit *m_purpose;
    QLineEdit *m_teams;
    RowsEditor *m_contacts;
    QComboBox *m_parent;
    QLineEdit *m_prefixes;
    MergeView *m_merge;
    QLineEdit *m_user; ///< of Kafka, that writes for the domain
    QPushButton *m_apply;
    CommandList *m_commands;
    QPointer<RightsDialog> m_rights;
    Disclosure *m_ownership;
};

} // namespace mesh::ui
