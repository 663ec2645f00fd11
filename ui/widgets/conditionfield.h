// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/expressionfield.h"

#include "app/expr/lookup.h"

namespace mesh::ui {

/// A condition over names that are known: always one, never a text to search for.
class ConditionField : public ExpressionField
{
    Q_OBJECT
public:
    /// `names` outlives the field.
    explicit ConditionField(const expr::Lookup &names, QWidget *parent = nullptr);

    [[nodiscard]] bool hasError() const { return sql::hasErrors(m_diagnostics); }
    /// What is wrong first; empty: nothing is.
    [[nodiscard]] QString sentence() const;

protected:
    [[nodiscard]] const sql::Diagnostics &diagnostics() const override { return m_diagnostics; }
    [[nodiscard]] expr::Completions completions() const override;
    void accept() override {}

private:
    void judge();

    const expr::Lookup &m_names;
    sql::Diagnostics m_diagnostics;
};

} // namespace mesh::ui
