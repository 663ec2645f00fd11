// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/conditionfield.h"

#include "app/expr/condition.h"

#include <algorithm>

namespace mesh::ui {

ConditionField::ConditionField(const expr::Lookup &names, QWidget *parent)
    : ExpressionField(parent)
    , m_names(names)
{
    connect(this, &QLineEdit::textChanged, this, &ConditionField::judge);
}

QString ConditionField::sentence() const
{
    const auto worst =
        std::find_if(m_diagnostics.begin(), m_diagnostics.end(),
                     [](const auto &one) { return one.severity == sql::Severity::Error; });
    if (worst != m_diagnostics.end()) {
        return worst->sentence;
    }
    return m_diagnostics.empty() ? QString() : m_diagnostics.front().sentence;
}

expr::Completions ConditionField::completions() const
{
    return expr::complete(text(), cursorPosition(), m_names);
}

void ConditionField::judge()
{
    m_diagnostics = text().trimmed().isEmpty()
                        ? sql::Diagnostics()
                        : expr::compileCondition(text(), m_names).diagnostics;
    showJudgement(hasError(), sentence());
}

} // namespace mesh::ui
