// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/schema/value.h"
#include "app/tabular/mask.h"

#include <QAbstractItemModel>

#include <memory>
#include <optional>
#include <vector>

namespace mesh::ui {

/// A decoded value as a tree of names and values, children made when they are unfolded. What is
/// masked never enters the model. GUI thread only.
class ValueTreeModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { Name, Content, ColumnCount };
    enum Role {
        TypeRole = Qt::UserRole, ///< QString: what the text does not say by itself, "decimal"
        MaskedRole,              ///< bool
        PathRole,                ///< QString, dotted, with array indexes
        StringRole,              ///< bool: the text stands in quotes
    };
    /// Elements shown of one array; its own row says how many there are.
    static constexpr qsizetype mostChildren = 10'000;

    explicit ValueTreeModel(QObject *parent = nullptr);
    ~ValueTreeModel() override;

    /// Nothing clears the tree.
    void setValue(std::optional<schema::Value> value, tabular::MaskRules masks,
                  tabular::Mask::Part part);

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Node;

    [[nodiscard]] Node &nodeOf(const QModelIndex &index) const;
    [[nodiscard]] std::unique_ptr<Node> makeNode(Node &parent, const QString &name, bool isField,
                                                 const schema::Value &value) const;
    void fill(Node &node) const;
    [[nodiscard]] QString contentText(const Node &node) const;

    std::optional<schema::Value> m_value;
    tabular::MaskRules m_masks;
    tabular::Mask::Part m_part = tabular::Mask::Part::Value;
    std::unique_ptr<Node> m_root;
};

} // namespace mesh::ui
