// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/recordcells.h"

#include "app/records/record.h"
#include "app/schema/decoder.h"
#include "app/tabular/columns.h"
#include "app/tabular/mask.h"

#include <QLocale>
#include <QTimeZone>

#include <memory>
#include <vector>

namespace mesh::ui {

/// A column as the table shows it.
struct RecordColumn
{
    tabular::Column column;
    QString title;
    QString tip;    ///< path, type, and why it is masked
    QString widest; ///< text that is sure to fit
    Qt::Alignment alignment = Qt::AlignLeft;

    /// Gives way to the reason where the value cannot be decoded.
    [[nodiscard]] bool ofValue() const { return column.source == tabular::Column::Source::Value; }
};

/// Turns records into text for one view: which columns, decoded how, what is masked, in which
/// locale and time zone. Cheap to move; GUI thread only.
class RecordReader
{
public:
    RecordReader() = default;
    RecordReader(const QString &topic, std::shared_ptr<schema::Decoder> decoder,
                 const std::vector<tabular::Column> &columns, tabular::MaskRules masks,
                 const QTimeZone &zone, const QLocale &locale);

    [[nodiscard]] const std::vector<RecordColumn> &columns() const { return m_columns; }
    [[nodiscard]] const tabular::MaskRules &masks() const { return m_masks; }

    /// Text for all columns. Decodes the record once; nothing masked leaves here.
    [[nodiscard]] RecordCells read(const records::RecordView &record) const;
    /// One cell for a copy: plain digits, whole text, ISO 8601 times.
    [[nodiscard]] QString plainText(const records::RecordView &record, int column) const;
    /// What to filter by for records that have in this column what this one has; empty where no
    /// such condition can be written, or a mask hides it.
    [[nodiscard]] QString condition(const records::RecordView &record, int column) const;
    /// "2026-03-14 14:00:02.996 Europe/Berlin · set by the producer"
    [[nodiscard]] QString fullTime(const records::RecordView &record) const;

private:
    [[nodiscard]] RecordCell readCell(const tabular::RecordRow &row, const RecordColumn &column,
                                      const tabular::CellStyle &style) const;
    [[nodiscard]] QString grouped(const QString &number) const;

    std::vector<RecordColumn> m_columns;
    tabular::MaskRules m_masks;
    std::shared_ptr<schema::Decoder> m_decoder;
    std::unique_ptr<tabular::RecordRow> m_row; ///< made once for all records
    QTimeZone m_zone = QTimeZone::utc();
    QLocale m_locale;
};

} // namespace mesh::ui
