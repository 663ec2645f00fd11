// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/formgrid.h"

#include "ui/state/theme.h"
#include "ui/widgets/labels.h"

#include <QGridLayout>
#include <QLabel>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace mesh::ui {

using namespace Qt::StringLiterals;

FormGrid::FormGrid(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::medium);
    m_grid->setVerticalSpacing(space::tiny);
    m_grid->setColumnMinimumWidth(0, 130);
    m_grid->setColumnStretch(1, 1);
}

void FormGrid::addSection(const QString &title)
{
    auto *head = new SectionLabel(title);
    head->setContentsMargins(0, m_next == 0 ? 0 : space::large, 0, space::tiny);
    m_grid->addWidget(head, m_next++, 0, 1, 2);
    m_rows[u"section:"_s + title] = {nullptr, head, nullptr, nullptr};
}

void FormGrid::addRow(const QString &name, const QString &label, QWidget *field,
                      const QString &hint)
{
    Row row;
    auto *text = new DimLabel(label);
    text->setBuddy(field);
    text->setMinimumHeight(space::control);
    text->setAlignment(Qt::AlignVCenter | Qt::AlignRight);
    if (field->accessibleName().isEmpty()) {
        field->setAccessibleName(label);
    }
    row.label = text;
    row.field = field;
    m_grid->addWidget(text, m_next, 0, Qt::AlignTop);
    m_grid->addWidget(field, m_next++, 1);
    if (!hint.isEmpty()) {
        row.hint = new DimLabel(hint);
        row.hint->setFont(smallFont());
        row.hint->setWordWrap(true);
        m_grid->addWidget(row.hint, m_next++, 1);
    }
    row.problem = new QLabel;
    row.problem->setTextFormat(Qt::PlainText);
    row.problem->setWordWrap(true);
    row.problem->hide();
    setTone(*row.problem, u"bad"_s);
    m_grid->addWidget(row.problem, m_next++, 1);
    row.belowAt = m_next++;
    m_rows[name] = row;
}

void FormGrid::addWide(const QString &name, QWidget *field)
{
    m_grid->addWidget(field, m_next++, 0, 1, 2);
    m_rows[name] = {nullptr, field, nullptr, nullptr};
}

void FormGrid::setRowVisible(const QString &name, bool visible)
{
    const auto found = m_rows.find(name);
    if (found == m_rows.end()) {
        return;
    }
    Row &row = found->second;
    row.visible = visible;
    for (QWidget *widget : {row.label, row.field, static_cast<QWidget *>(row.hint)}) {
        if (widget) {
            widget->setVisible(visible);
        }
    }
    if (row.problem) {
        row.problem->setVisible(visible && !row.problem->text().isEmpty());
    }
    for (int i = 0; row.below && i < row.below->count(); ++i) {
        row.below->itemAt(i)->widget()->setVisible(visible);
    }
}

bool FormGrid::setProblem(const QString &name, const QString &sentence)
{
    const auto found = m_rows.find(name);
    if (found == m_rows.end() || !found->second.problem) {
        return false;
    }
    Row &row = found->second;
    if (row.problem->text() == sentence) {
        return true;
    }
    row.problem->setText(sentence);
    row.problem->setVisible(row.visible && !sentence.isEmpty());
    row.field->setProperty("state", sentence.isEmpty() ? QString() : u"error"_s);
    describe(row);
    row.field->style()->unpolish(row.field);
    row.field->style()->polish(row.field);
    return true;
}

bool FormGrid::setRemarks(const QString &name, const std::vector<Remark> &remarks)
{
    const auto found = m_rows.find(name);
    if (found == m_rows.end() || !found->second.problem) {
        return false;
    }
    Row &row = found->second;
    if (row.remarks == remarks) {
        return true;
    }
    row.remarks = remarks;
    if (!row.below) {
        row.below = new QVBoxLayout;
        row.below->setSpacing(1);
        m_grid->addLayout(row.below, row.belowAt, 1);
    }
    while (QLayoutItem *item = row.below->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const Remark &remark : remarks) {
        auto *line = new QLabel(remark.text);
        line->setTextFormat(Qt::PlainText);
        line->setWordWrap(true);
        line->setFont(smallFont());
        setTone(*line, remark.tone);
        row.below->addWidget(line);
        line->setVisible(row.visible);
    }
    describe(row);
    return true;
}

// What a screen reader says of the field: all that stands below it.
void FormGrid::describe(const Row &row)
{
    QStringList said;
    if (!row.problem->text().isEmpty()) {
        said << row.problem->text();
    }
    for (const Remark &remark : row.remarks) {
        said << remark.text;
    }
    row.field->setAccessibleDescription(said.join(u'\n'));
}

void FormGrid::clearProblems()
{
    for (const auto &[name, row] : m_rows) {
        if (row.problem && !row.problem->text().isEmpty()) {
            setProblem(name, {});
        }
    }
}

bool FormGrid::hasProblems() const
{
    return std::any_of(m_rows.begin(), m_rows.end(), [](const auto &entry) {
        return entry.second.problem && !entry.second.problem->text().isEmpty();
    });
}

} // namespace mesh::ui
