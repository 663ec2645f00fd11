// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/publish/spanfield.h"

#include "ui/state/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSpinBox>

#include <iterator>

namespace mesh::ui {
namespace {

constexpr qint64 unitSeconds[] = {1, 60, 3'600, 86'400};
constexpr int forGoodUnit = int(std::size(unitSeconds));

} // namespace

SpanField::SpanField(const QString &name, bool forGood, QWidget *parent)
    : QWidget(parent)
    , m_number(new QSpinBox)
    , m_unit(new QComboBox)
{
    m_number->setRange(0, 1'000'000);
    m_number->setSpecialValueText(tr("not promised"));
    m_number->setGroupSeparatorShown(true);
    m_number->setMinimumWidth(120);
    m_number->setAccessibleName(name);
    m_unit->addItems({tr("seconds"), tr("minutes"), tr("hours"), tr("days")});
    if (forGood) {
        m_unit->addItem(tr("for good"));
    }
    //: Screen readers: the unit of a promise
    m_unit->setAccessibleName(tr("%1: unit").arg(name));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::small);
    row->addWidget(m_number);
    row->addWidget(m_unit);
    row->addStretch();
    setFocusProxy(m_number);
    connect(m_number, &QSpinBox::valueChanged, this, &SpanField::changed);
    connect(m_unit, &QComboBox::currentIndexChanged, this, [this] {
        updateNumber();
        Q_EMIT changed();
    });
}

void SpanField::updateNumber()
{
    m_number->setEnabled(m_unit->currentIndex() != forGoodUnit);
}

void SpanField::setSeconds(std::optional<qint64> seconds)
{
    const QSignalBlocker quietNumber(m_number);
    const QSignalBlocker quietUnit(m_unit);
    int unit = 1;
    qint64 number = 0;
    if (seconds && *seconds < 0) {
        unit = forGoodUnit;
    } else if (seconds) {
        unit = forGoodUnit - 1;
        while (unit > 0 && *seconds % unitSeconds[unit] != 0) {
            --unit;
        }
        number = *seconds / unitSeconds[unit];
    }
    m_unit->setCurrentIndex(unit);
    m_number->setValue(int(number));
    updateNumber();
}

std::optional<qint64> SpanField::seconds() const
{
    if (m_unit->currentIndex() == forGoodUnit) {
        return -1;
    }
    if (m_number->value() == 0) {
        return std::nullopt;
    }
    return m_number->value() * unitSeconds[m_unit->currentIndex()];
}

} // namespace mesh::ui
