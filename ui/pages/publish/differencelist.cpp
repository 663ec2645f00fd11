// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/publish/differencelist.h"

#include "ui/state/theme.h"
#include "ui/widgets/labels.h"

#include <QGridLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

QLabel *valueLabel(const QString &text, const QString &name, bool former)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setAccessibleName(name + u": "_s + text);
    QFont font = label->font();
    font.setStrikeOut(former);
    label->setFont(font);
    if (former) {
        setTone(*label, u"dim"_s);
    }
    return label;
}

} // namespace

QString valueText(const schema::Value &value)
{
    if (value.isNull()) {
        return {};
    }
    const auto *array = value.as<schema::Array>();
    if (!array) {
        return value.toDisplay();
    }
    QStringList texts;
    for (const schema::Value &element : *array) {
        texts << element.toDisplay();
    }
    return texts.join(u", "_s);
}

DifferenceList::DifferenceList(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::large);
    m_grid->setVerticalSpacing(space::tiny);
    m_grid->setColumnMinimumWidth(0, 130);
    m_grid->setColumnStretch(1, 1);
}

void DifferenceList::setDifferences(const std::vector<catalog::Difference> &differences)
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int row = 0;
    for (const catalog::Difference &one : differences) {
        auto *name = new DimLabel(catalog::fieldLabel(one.path));
        name->setWordWrap(true);
        name->setToolTip(catalog::pathText(one.path));
        m_grid->addWidget(name, row, 0, Qt::AlignTop);
        if (one.kind != catalog::DifferenceKind::Added) {
            m_grid->addWidget(valueLabel(valueText(one.before), tr("before"), true), row++, 1);
        }
        if (one.kind != catalog::DifferenceKind::Removed) {
            m_grid->addWidget(valueLabel(valueText(one.after), tr("after"), false), row++, 1);
        }
        m_grid->setRowMinimumHeight(row++, space::tiny);
    }
}

} // namespace mesh::ui
