// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/governance/compliance.h"

#include <QAbstractTableModel>

#include <memory>

namespace mesh::ui {

/// Products with what is found about each: of one policy, or all that are published around the
/// rules. Texts are made for the rows that are shown.
class FindingsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Product, Owner, Says, ColumnCount };
    static constexpr int toneRole = Qt::UserRole + 1; ///< as of RowDelegate

    using QAbstractTableModel::QAbstractTableModel;

    /// What fails a policy, then what is excused from it.
    void showPolicy(std::shared_ptr<const catalog::Compliance> compliance, std::size_t policy);
    void showAround(std::shared_ptr<const catalog::Compliance> compliance);
    void clear();

    [[nodiscard]] core::ProductId productAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] const catalog::ProductEntry &entryAt(int row) const;
    [[nodiscard]] QString says(int row) const;
    [[nodiscard]] catalog::PolicyOutcome outcomeAt(int row) const;

    std::shared_ptr<const catalog::Compliance> m_compliance;
    std::vector<catalog::PolicyStanding::Finding> m_findings; ///< of one policy
    std::vector<catalog::Compliance::Around> m_around;        ///< or of all
};

} // namespace mesh::ui
