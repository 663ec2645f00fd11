// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/publish/mergeview.h"

#include "ui/pages/publish/differencelist.h"
#include "ui/state/theme.h"
#include "ui/widgets/labels.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QRadioButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

QLabel *valueLabel(const QString &text)
{
    auto *label = new QLabel(text.isEmpty() ? MergeView::tr("not there") : text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    setTone(*label, text.isEmpty() ? u"dim"_s : QString());
    return label;
}

} // namespace

MergeView::MergeView(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space::medium);
}

void MergeView::setFields(const std::vector<catalog::MergeField> &fields, const QString &theirName)
{
    while (QLayoutItem *item = m_column->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    qDeleteAll(m_groups);
    m_groups.clear();
    m_fields = fields;
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        addField(i, theirName);
    }
}

void MergeView::addField(std::size_t index, const QString &theirName)
{
    const catalog::MergeField &field = m_fields[index];
    const QString name = catalog::fieldLabel(field.path);
    auto *box = new QWidget;
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::medium);
    grid->setVerticalSpacing(space::tiny);
    grid->setColumnMinimumWidth(0, 140);
    grid->setColumnStretch(1, 1);
    auto *head = new QLabel(field.conflict ? name : tr("%1 (no conflict)").arg(name));
    head->setTextFormat(Qt::PlainText);
    setTone(*head, field.conflict ? QString() : u"dim"_s);
    grid->addWidget(head, 0, 0, 1, 2);
    auto *mine = new QRadioButton(tr("Mine"));
    auto *theirs = new QRadioButton(theirName.isEmpty() ? tr("Theirs") : theirName);
    mine->setAccessibleName(tr("%1: mine, %2").arg(name, valueText(field.mine, field.path)));
    theirs->setAccessibleName(tr("%1: theirs, %2").arg(name, valueText(field.theirs, field.path)));
    auto *group = new QButtonGroup(this);
    group->addButton(mine, int(catalog::Side::Mine));
    group->addButton(theirs, int(catalog::Side::Theirs));
    group->button(int(field.chosen))->setChecked(true);
    m_groups.push_back(group);
    grid->addWidget(mine, 1, 0, Qt::AlignTop);
    grid->addWidget(valueLabel(valueText(field.mine, field.path)), 1, 1);
    grid->addWidget(theirs, 2, 0, Qt::AlignTop);
    grid->addWidget(valueLabel(valueText(field.theirs, field.path)), 2, 1);
    m_column->addWidget(box);
    connect(group, &QButtonGroup::idClicked, this, [this, index](int id) {
        m_fields[index].chosen = catalog::Side(id);
        Q_EMIT changed();
    });
}

void MergeView::choose(std::size_t field, catalog::Side side)
{
    m_fields.at(field).chosen = side;
    m_groups.at(field)->button(int(side))->setChecked(true);
    Q_EMIT changed();
}

} // namespace mesh::ui
