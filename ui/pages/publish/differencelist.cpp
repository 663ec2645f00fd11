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

// Mesh SQL stands in Kafka's font, which draws no arrow for "->".
bool isCondition(const catalog::FieldPath &path)
{
    return !path.empty() &&
           (path.back().name == u"condition" || path.back().name == u"appliesWhen");
}

QLabel *valueLabel(const QString &text, const QString &name, bool former, bool mono)
{
    auto *label = new QLabel(text);
    if (mono) {
        label->setFont(monoFont());
    }
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

// A promise is named by its label, and so is what else identifies an element: "orders@2".
QString objectText(const schema::Value &object, const catalog::FieldPath &path)
{
    const schema::Value *amount = object.field(u"value");
    if (object.field(u"property") != nullptr && amount != nullptr) {
        const schema::Value *unit = object.field(u"unit");
        return unit != nullptr ? amount->toDisplay() + u' ' + unit->toDisplay()
                               : amount->toDisplay();
    }
    const QStringList known = path.empty() ? QStringList() : path.back().name.split(u'@');
    QStringList naming;
    QStringList texts;
    for (const auto &[name, value] : *object.as<schema::Object>()) {
        catalog::FieldPath inner = path;
        inner.push_back({name, false});
        const QString text = valueText(value, inner);
        const QString label = catalog::fieldLabel(inner);
        if (text.isEmpty()) {
            continue;
        }
        if (known.contains(text)) {
            naming << text;
        } else if (label == catalog::pathText(inner)) {
            texts << text;
        } else {
            texts << label.section(u": "_s, -1) + u' ' + text;
        }
    }
    return (texts.isEmpty() ? naming : texts).join(u" · "_s);
}

} // namespace

QString valueText(const schema::Value &value, const catalog::FieldPath &path)
{
    if (value.as<schema::Object>() != nullptr) {
        return objectText(value, path);
    }
    if (const bool *on = value.as<bool>()) {
        return *on ? DifferenceList::tr("yes") : DifferenceList::tr("no");
    }
    const auto *array = value.as<schema::Array>();
    if (array == nullptr) {
        return value.isNull() ? QString() : value.toDisplay();
    }
    QStringList texts;
    for (const schema::Value &element : *array) {
        texts << valueText(element, path);
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
    m_differences = differences;
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
            m_grid->addWidget(valueLabel(valueText(one.before, one.path), tr("before"), true,
                                         isCondition(one.path)),
                              row++, 1);
        }
        if (one.kind != catalog::DifferenceKind::Removed) {
            m_grid->addWidget(valueLabel(valueText(one.after, one.path), tr("after"), false,
                                         isCondition(one.path)),
                              row++, 1);
        }
        m_grid->setRowMinimumHeight(row++, space::tiny);
    }
}

} // namespace mesh::ui
