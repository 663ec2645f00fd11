// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/history/difference.h"

#include <QWidget>

class QGridLayout;

namespace mesh::ui {

/// What changes, field by field: the field, what it was, what it becomes.
class DifferenceList : public QWidget
{
    Q_OBJECT
public:
    explicit DifferenceList(QWidget *parent = nullptr);

    void setDifferences(const std::vector<catalog::Difference> &differences);
    [[nodiscard]] const std::vector<catalog::Difference> &differences() const
    {
        return m_differences;
    }

private:
    std::vector<catalog::Difference> m_differences;
    QGridLayout *m_grid;
};

/// What stands at a path of a document, in words: texts bare, lists with commas, an element's
/// fields as their labels call them; empty for what is not there.
[[nodiscard]] QString valueText(const schema::Value &value, const catalog::FieldPath &path);

} // namespace mesh::ui
