// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/recordreader.h"

#include "app/tabular/recordfilter.h"
#include "app/tabular/recordrow.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

using Source = tabular::Column::Source;

/// Bytes shown behind the reason of an undecodable value.
constexpr qsizetype shownBytes = 48;
constexpr qint64 dayMs = 24 * 60 * 60 * 1000;

QString translated(const char *text)
{
    return QCoreApplication::translate("mesh::ui::RecordReader", text);
}

QString columnTitle(const tabular::Column &column)
{
    switch (column.source) {
    case Source::Partition:
        //: Heading of the partition's column: one letter
        return translated(QT_TRANSLATE_NOOP("mesh::ui::RecordReader", "P"));
    case Source::Value:
    case Source::Key:
        return column.fields.empty() ? column.title : column.fields.back();
    default:
        return column.title;
    }
}

QString widestText(const tabular::Column &column)
{
    switch (column.source) {
    case Source::Timestamp:
        return u"00:00:00.000"_s;
    case Source::Partition:
        return u"00"_s;
    case Source::Offset:
        return u"000,000"_s;
    default:
        return {};
    }
}

} // namespace

RecordReader::RecordReader(const QString &topic, std::shared_ptr<schema::Decoder> decoder,
                           const std::vector<tabular::Column> &columns, tabular::MaskRules masks,
                           const QTimeZone &zone, const QLocale &locale)
    : m_masks(std::move(masks))
    , m_decoder(std::move(decoder))
    , m_row(std::make_unique<tabular::RecordRow>(topic, *m_decoder, schema::Lookup::CacheOnly))
    , m_zone(zone)
    , m_locale(locale)
{
    for (const tabular::Column &column : columns) {
        RecordColumn shown{column, columnTitle(column), column.path, widestText(column),
                           column.alignment == tabular::Column::Alignment::Right ? Qt::AlignRight
                                                                                 : Qt::AlignLeft};
        if (!column.type.isUnknown()) {
            shown.tip += u" · "_s + column.type.toString();
        }
        const auto part =
            column.source == Source::Key ? tabular::Mask::Part::Key : tabular::Mask::Part::Value;
        if (const tabular::Mask *mask =
                column.source == Source::Key || column.source == Source::Value
                    ? m_masks.covering(part, column.fields)
                    : nullptr) {
            //: %1 is a classification such as "personal"
            shown.tip +=
                u"\n"_s + translated(QT_TRANSLATE_NOOP(
                                         "mesh::ui::RecordReader",
                                         "Masked in Meshscope because of its classification: %1"))
                              .arg(mask->reason);
        }
        m_columns.push_back(std::move(shown));
    }
}

QString RecordReader::grouped(const QString &number) const
{
    // Digits before the point get the locale's separators; an exponent stays as it is.
    const bool negative = number.startsWith(u'-');
    const qsizetype begin = negative ? 1 : 0;
    qsizetype end = begin;
    while (end < number.size() && number[end].isDigit()) {
        ++end;
    }
    if (end == begin || number.contains(u'e', Qt::CaseInsensitive)) {
        return number;
    }
    QString text = number.left(end);
    const QString separator = m_locale.groupSeparator();
    for (qsizetype place = end - 3; place > begin; place -= 3) {
        text.insert(place, separator);
    }
    if (end < number.size()) {
        text += m_locale.decimalPoint() + number.mid(end + 1);
    }
    return text;
}

RecordCell RecordReader::readCell(const tabular::RecordRow &row, const RecordColumn &column,
                                  const tabular::CellStyle &style) const
{
    tabular::Cell cell = tabular::cell(row, column.column, m_masks, style);
    switch (cell.state) {
    case tabular::CellState::Absent:
        return {{}, CellTone::Absent};
    case tabular::CellState::Null:
        return {u"null"_s, CellTone::Absent};
    case tabular::CellState::Masked:
        return {{}, CellTone::Masked};
    case tabular::CellState::Undecodable:
        return {cell.text, CellTone::Absent};
    case tabular::CellState::Present:
        break;
    }
    const bool secondary = column.column.source == Source::Timestamp ||
                           column.column.source == Source::Partition ||
                           column.column.source == Source::Offset;
    if (column.alignment.testFlag(Qt::AlignRight) && column.column.source != Source::Partition) {
        cell.text = grouped(cell.text);
    }
    return {cell.text, secondary ? CellTone::Dim : CellTone::Plain};
}

RecordCells RecordReader::read(const records::RecordView &record) const
{
    RecordCells result;
    if (!m_row) {
        result.cells.resize(m_columns.size());
        return result;
    }
    m_row->setRecord(record);
    tabular::CellStyle style;
    style.zone = m_zone;
    // The date is told where it is not today's.
    style.timeOnly = std::abs(QDateTime::currentMSecsSinceEpoch() - record.timestamp) < dayMs / 2;
    result.cells.reserve(m_columns.size());
    for (const RecordColumn &column : m_columns) {
        result.cells.push_back(readCell(*m_row, column, style));
    }
    result.pending = m_row->value().isPending() || m_row->key().isPending();
    if (const schema::Decoded &value = m_row->value(); value.error) {
        result.problem = value.error->detail;
        const bool hidden = m_masks.hidesInside(tabular::Mask::Part::Value);
        result.bytes = hidden
                           ? translated(QT_TRANSLATE_NOOP("mesh::ui::RecordReader", "bytes masked"))
                           : QString::fromLatin1(
                                 record.value->first(std::min(shownBytes, record.value->size()))
                                     .toByteArray()
                                     .toHex(' '));
    } else if (!record.value) {
        const auto first =
            std::find_if(m_columns.begin(), m_columns.end(),
                         [](const RecordColumn &column) { return column.ofValue(); });
        if (first != m_columns.end()) {
            //: In place of the value of a record whose value is null
            result.cells[size_t(first - m_columns.begin())] = {
                translated(QT_TRANSLATE_NOOP("mesh::ui::RecordReader", "tombstone")),
                CellTone::Absent};
        }
    }
    return result;
}

QString RecordReader::plainText(const records::RecordView &record, int column) const
{
    if (!m_row) {
        return {};
    }
    m_row->setRecord(record);
    tabular::CellStyle style;
    style.zone = m_zone;
    style.maximumLength = 0;
    const RecordColumn &about = m_columns[size_t(column)];
    const tabular::Cell cell = tabular::cell(*m_row, about.column, m_masks, style);
    switch (cell.state) {
    case tabular::CellState::Absent:
    case tabular::CellState::Null:
        return {};
    case tabular::CellState::Masked:
        return tabular::MaskRules::maskText();
    case tabular::CellState::Present:
    case tabular::CellState::Undecodable:
        break;
    }
    // One cell stays one cell in a spreadsheet.
    QString text = cell.text;
    return text.replace(u'\t', u' ').replace(u'\n', u' ');
}

QString RecordReader::condition(const records::RecordView &record, int column) const
{
    if (!m_row) {
        return {};
    }
    m_row->setRecord(record);
    return tabular::conditionFor(*m_row, m_columns[size_t(column)].column, m_masks);
}

QString RecordReader::fullTime(const records::RecordView &record) const
{
    if (record.timestamp < 0) {
        return translated(QT_TRANSLATE_NOOP("mesh::ui::RecordReader", "The record has no time"));
    }
    const QString time = QDateTime::fromMSecsSinceEpoch(record.timestamp, m_zone)
                             .toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s) +
                         u' ' + QString::fromUtf8(m_zone.id());
    const bool append = record.timestampType == records::TimestampType::Append;
    return time + u" · "_s +
           (append
                ? translated(QT_TRANSLATE_NOOP("mesh::ui::RecordReader", "set by the broker"))
                : translated(QT_TRANSLATE_NOOP("mesh::ui::RecordReader", "set by the producer")));
}

} // namespace mesh::ui
