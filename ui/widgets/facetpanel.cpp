// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/facetpanel.h"

#include "ui/models/words.h"
#include "ui/state/formats.h"
#include "ui/state/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QVBoxLayout>

#include <algorithm>

namespace mesh::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t folded = 5;

// Domains are the tree above; the others in the order in which people judge.
constexpr std::array shown{catalog::Facet::Quality,        catalog::Facet::Owner,
                           catalog::Facet::Classification, catalog::Facet::Tier,
                           catalog::Facet::Lifecycle,      catalog::Facet::Tag};

bool same(const catalog::FacetValue &a, const catalog::FacetValue &b)
{
    return a.value == b.value && a.count == b.count && a.selected == b.selected;
}

} // namespace

FacetPanel::FacetPanel(const Formats &formats, QWidget *parent)
    : QWidget(parent)
    , m_formats(formats)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
}

void FacetPanel::setAnswer(const catalog::SearchAnswer &answer,
                           const std::shared_ptr<const catalog::CatalogSnapshot> &snapshot)
{
    bool changed = m_content == nullptr;
    m_snapshot = snapshot;
    for (std::size_t i = 0; i < m_facets.size() && !changed; ++i) {
        changed = !std::equal(m_facets[i].begin(), m_facets[i].end(), answer.facets[i].begin(),
                              answer.facets[i].end(), same);
    }
    if (changed) {
        m_facets = answer.facets;
        rebuild();
    }
}

void FacetPanel::rebuild()
{
    // The focus comes back to the value it was at.
    QString focused;
    if (const QWidget *widget = focusWidget(); widget && widget->hasFocus()) {
        focused = widget->objectName();
    }
    delete m_content;
    m_content = new QWidget;
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(14, 0, 14, space::medium);
    column->setSpacing(0);
    for (const catalog::Facet facet : shown) {
        addFacet(*column, facet);
    }
    layout()->addWidget(m_content);
    if (auto *widget = focused.isEmpty() ? nullptr : m_content->findChild<QWidget *>(focused)) {
        widget->setFocus();
    }
}

void FacetPanel::addFacet(QVBoxLayout &column, catalog::Facet facet)
{
    const auto index = std::size_t(facet);
    const auto &values = m_facets[index];
    // One value that all have tells nothing apart.
    const bool useful = values.size() > 1 || (values.size() == 1 && values.front().selected);
    if (!useful) {
        return;
    }
    auto *head = new SectionLabel(word(facet));
    head->setContentsMargins(0, space::medium, 0, space::tiny);
    column.addWidget(head);
    std::size_t rows = 0;
    for (const catalog::FacetValue &value : values) {
        if (rows < folded || value.selected || m_unfolded[index]) {
            column.addWidget(valueRow(facet, value));
            ++rows;
        }
    }
    if (rows < values.size() || (m_unfolded[index] && values.size() > folded)) {
        const int rest = int(values.size() - rows);
        auto *more =
            new FlatButton(m_unfolded[index] ? tr("fewer") : tr("+ %n more", nullptr, rest));
        more->setAccessibleName(word(facet) + u": "_s + more->text());
        connect(more, &QPushButton::clicked, this, [this, index] {
            m_unfolded[index] = !m_unfolded[index];
            // The button is one of what rebuild deletes.
            QMetaObject::invokeMethod(this, &FacetPanel::rebuild, Qt::QueuedConnection);
        });
        column.addWidget(more, 0, Qt::AlignLeft);
    }
}

QWidget *FacetPanel::valueRow(catalog::Facet facet, const catalog::FacetValue &value)
{
    auto *row = new QWidget;
    row->setFixedHeight(space::row);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    const QString text = facetValueText(m_snapshot.get(), facet, value.value);
    auto *box = new QCheckBox(fontMetrics().elidedText(text, Qt::ElideRight, 150));
    box->setObjectName(u"facet-%1-%2"_s.arg(int(facet)).arg(value.value));
    box->setToolTip(box->text() == text ? QString() : text);
    box->setAccessibleName(
        tr("%1: %2, %n product(s)", nullptr, int(value.count)).arg(word(facet), text));
    box->setChecked(value.selected);
    connect(box, &QCheckBox::clicked, this,
            [this, facet, value = value.value](bool on) { Q_EMIT toggled(facet, value, on); });
    auto *count = new DimLabel(m_formats.count(value.count));
    line->addWidget(box, 1);
    line->addWidget(count);
    return row;
}

} // namespace mesh::ui
