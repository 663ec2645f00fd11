// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/search.h"
#include "app/catalog/snapshot.h"

#include <QWidget>

#include <array>

class QVBoxLayout;

namespace mesh::ui {

class Formats;

/// The facets as check boxes with counts; five of each, more on demand.
class FacetPanel : public QWidget
{
    Q_OBJECT
public:
    explicit FacetPanel(const Formats &formats, QWidget *parent = nullptr);

    /// `snapshot`: that was searched, for what tiers are called.
    void setAnswer(const catalog::SearchAnswer &answer,
                   const std::shared_ptr<const catalog::CatalogSnapshot> &snapshot);

Q_SIGNALS:
    void toggled(mesh::catalog::Facet facet, const QString &value, bool selected);

private:
    void rebuild();
    void addFacet(QVBoxLayout &column, catalog::Facet facet);
    [[nodiscard]] QWidget *valueRow(catalog::Facet facet, const catalog::FacetValue &value);

    const Formats &m_formats;
    std::shared_ptr<const catalog::CatalogSnapshot> m_snapshot;
    std::array<std::vector<catalog::FacetValue>, catalog::facetCount> m_facets;
    std::array<bool, catalog::facetCount> m_unfolded{};
    QWidget *m_content = nullptr;
};

} // namespace mesh::ui
