// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/dialogs/catalog/reviewdialog.h"

class QCheckBox;
class QComboBox;

namespace mesh::ui {

class FormGrid;

/// Owner, tier and tags of several products at once. What is left empty stays as it is.
class BulkEditDialog : public ReviewDialog
{
    Q_OBJECT
public:
    BulkEditDialog(const Context &context, std::vector<core::ProductId> products,
                   QWidget *parent = nullptr);

    [[nodiscard]] QComboBox &owner() const { return *m_owner; }
    [[nodiscard]] QComboBox &tier() const { return *m_tier; }
    [[nodiscard]] QLineEdit &tagsToAdd() const { return *m_add; }
    [[nodiscard]] QLineEdit &tagsToRemove() const { return *m_remove; }
    [[nodiscard]] QCheckBox &raiseVersions() const { return *m_version; }

private:
    void fill();
    [[nodiscard]] Plan plan() const;

    const std::vector<core::ProductId> m_products;
    QComboBox *m_owner;
    QComboBox *m_tier;
    QLineEdit *m_add;
    QLineEdit *m_remove;
    QCheckBox *m_version;
};

} // namespace mesh::ui
