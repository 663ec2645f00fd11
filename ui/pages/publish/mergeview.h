// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/history/merge.h"

#include <QWidget>

class QButtonGroup;
class QVBoxLayout;

namespace mesh::ui {

/// Two versions of one document side by side, field by field: what is chosen is written.
class MergeView : public QWidget
{
    Q_OBJECT
public:
    explicit MergeView(QWidget *parent = nullptr);

    /// `theirName`: who wrote the other version; empty: not known.
    void setFields(const std::vector<catalog::MergeField> &fields, const QString &theirName);
    /// With what was chosen.
    [[nodiscard]] const std::vector<catalog::MergeField> &fields() const { return m_fields; }
    void choose(std::size_t field, catalog::Side side);

Q_SIGNALS:
    void changed();

private:
    void addField(std::size_t index, const QString &theirName);

    std::vector<catalog::MergeField> m_fields;
    std::vector<QButtonGroup *> m_groups;
    QVBoxLayout *m_column;
};

} // namespace mesh::ui
