// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/live/livepage.h"

#include "ui/models/recordtablemodel.h"
#include "ui/pages/live/livetoolbar.h"
#include "ui/state/formats.h"
#include "ui/widgets/filterfield.h"

#include <algorithm>

using namespace Qt::StringLiterals;

// Which columns a live view shows and offers, and the values that were seen in them.

namespace mesh::ui {
namespace {

using Source = tabular::Column::Source;

/// Columns of the value that are shown before somebody chooses.
constexpr int defaultValueColumns = 8;
/// Rows that are asked for values to offer.
constexpr int seenRows = 60;
constexpr int seenPerField = 12;

} // namespace

void LivePage::updateShape()
{
    m_shape = m_feed->shape();
    m_toolbar->filter().setShape(m_shape);
    rebuildReader();
    offerColumns();
    Q_EMIT shapeChanged();
}

std::vector<tabular::Column> LivePage::allColumns() const
{
    return tabular::inferColumns(*m_shape);
}

std::vector<tabular::Column> LivePage::defaultColumns() const
{
    std::vector<tabular::Column> columns;
    int ofValue = 0;
    for (const tabular::Column &column : allColumns()) {
        const bool wide = column.type.kind == expr::Kind::Array ||
                          column.type.kind == expr::Kind::Map ||
                          column.type.kind == expr::Kind::Struct;
        if (column.source != Source::Value) {
            columns.push_back(column);
        } else if (column.fields.empty() || (!wide && ofValue < defaultValueColumns)) {
            columns.push_back(column);
            ++ofValue;
        }
    }
    return columns;
}

void LivePage::rebuildReader()
{
    if (!m_session) {
        return;
    }
    std::vector<tabular::Column> columns;
    if (m_chosenColumns.empty()) {
        columns = defaultColumns();
    } else {
        for (const tabular::Column &column : allColumns()) {
            if (std::find(m_chosenColumns.begin(), m_chosenColumns.end(), column.path) !=
                m_chosenColumns.end()) {
                columns.push_back(column);
            }
        }
    }
    m_model->setReader(RecordReader(m_facts.topic, m_session->decoder(), columns, m_facts.masks,
                                    m_context.formats.timeZone(), m_context.formats.locale()));
}

void LivePage::offerColumns()
{
    std::vector<QString> shown;
    for (const RecordColumn &column : m_model->reader().columns()) {
        shown.push_back(column.column.path);
    }
    std::vector<CheckListPanel::Entry> entries;
    for (const tabular::Column &column : allColumns()) {
        const bool isShown = std::find(shown.begin(), shown.end(), column.path) != shown.end();
        const bool field = column.source == Source::Value && !column.fields.empty();
        entries.push_back({column.path, field ? column.path : column.title,
                           column.type.isUnknown() ? QString() : column.type.toString().left(24),
                           isShown});
    }
    m_toolbar->setColumns(entries);
}

tabular::SeenValues LivePage::seenValues() const
{
    tabular::SeenValues seen;
    const int rows = std::min(m_model->rowCount(), seenRows);
    const auto &columns = m_model->reader().columns();
    for (int row = 0; row < rows; ++row) {
        for (size_t column = 0; column < columns.size(); ++column) {
            if (!columns[column].ofValue() || columns[column].column.fields.empty() ||
                m_model->cells(row).cells[column].tone != CellTone::Plain) {
                continue;
            }
            const QString text = m_model->reader().plainText(m_model->record(row), int(column));
            QStringList &values = seen[columns[column].column.path];
            if (!text.isEmpty() && text.size() < 60 && values.size() < seenPerField &&
                !values.contains(text)) {
                values << text;
            }
        }
    }
    return seen;
}

} // namespace mesh::ui
