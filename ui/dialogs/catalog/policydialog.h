// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/dialogs/catalog/reviewdialog.h"

#include "app/catalog/governance/compliance.h"

#include <memory>
#include <stop_token>

class QCheckBox;
class QComboBox;
class QLabel;
class QPlainTextEdit;

namespace mesh::ui {

class ConditionField;
class FactTable;
class FormGrid;
class Segmented;

/// Makes a policy, or changes one: while it is typed it is tried on the whole mesh, and says which
/// products would fail. Written switched on or off, after a review.
class PolicyDialog : public ReviewDialog
{
    Q_OBJECT
public:
    /// nullptr: a new one.
    PolicyDialog(const Context &context, const catalog::PolicyOrigin *changed,
                 QWidget *parent = nullptr);
    ~PolicyDialog() override;

    [[nodiscard]] ConditionField &condition() const { return *m_condition; }
    [[nodiscard]] ConditionField &appliesWhen() const { return *m_applies; }
    [[nodiscard]] QLineEdit &name() const { return *m_name; }
    [[nodiscard]] QLineEdit &message() const { return *m_message; }
    [[nodiscard]] QPlainTextEdit &why() const { return *m_why; }
    [[nodiscard]] QComboBox &scope() const { return *m_scope; }
    [[nodiscard]] Segmented &severity() const { return *m_severity; }
    [[nodiscard]] QCheckBox &enabledBox() const { return *m_enabled; }
    /// "41 of 120 products would fail."
    [[nodiscard]] QString verdict() const;
    [[nodiscard]] FactTable &wouldFail() const { return *m_failing; }
    /// As it stands in the form.
    [[nodiscard]] catalog::PolicyOrigin policy() const;

private:
    void makeForm();
    void fillScopes();
    void load(const catalog::PolicyOrigin &origin);
    void connectFields();
    void changed();
    void takeCatalog();
    void rebase(const catalog::PolicyOrigin &now);
    void tryIt();
    void showTried(const catalog::Compliance &tried);
    [[nodiscard]] QString lacks() const;
    [[nodiscard]] QString newId() const;

    const bool m_isNew;
    catalog::PolicyOrigin m_base; ///< what the form was made from
    QTimer m_rest;
    std::stop_source m_stop;
    quint64 m_request = 0;

    FormGrid *m_grid;
    QLineEdit *m_name;
    QComboBox *m_scope;
    QPlainTextEdit *m_why;
    QComboBox *m_field;
    ConditionField *m_applies;
    ConditionField *m_condition;
    QLineEdit *m_message;
    Segmented *m_severity;
    QCheckBox *m_enabled;
    QLabel *m_verdict;
    FactTable *m_failing;
};

/// Puts a policy into the builder: as a record of the platform, or into what its domain asks. The
/// former one of that id is replaced.
void planPolicy(catalog::ReviewBuilder &builder, const catalog::CatalogSnapshot &catalog,
                const catalog::PolicyOrigin &policy);

} // namespace mesh::ui
