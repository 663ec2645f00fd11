// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/tabular/columns.h"

#include "app/tabular/mask.h"

#include "app/schema/json.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

/// From a record to the text of a cell.
namespace mesh::tabular {

namespace {

using schema::Value;
using Source = Column::Source;

/// Compact JSON, but no more of it than fits: a value of megabytes costs what is shown of it.
class ShortText
{
public:
    explicit ShortText(qsizetype limit)
        : m_limit(limit)
    {}

    QString of(const Value &value)
    {
        append(value);
        return std::move(m_text);
    }

private:
    [[nodiscard]] bool full() const { return m_text.size() > m_limit; }

    void append(const Value &value)
    {
        if (full()) {
            return;
        }
        if (const auto *array = value.as<schema::Array>()) {
            m_text += u'[';
            for (const Value &element : *array) {
                separate(u'[');
                append(element);
                if (full()) {
                    return;
                }
            }
            m_text += u']';
        } else if (const auto *object = value.as<schema::Object>()) {
            m_text += u'{';
            for (const auto &[name, field] : *object) {
                separate(u'{');
                appendLeaf(Value(name));
                m_text += u':';
                append(field);
                if (full()) {
                    return;
                }
            }
            m_text += u'}';
        } else {
            appendLeaf(value);
        }
    }

    void separate(QChar opening)
    {
        if (!m_text.endsWith(opening)) {
            m_text += u',';
        }
    }

    void appendLeaf(const Value &value)
    {
        const auto *text = value.as<QString>();
        const auto *bytes = value.as<QByteArray>();
        const Value cut = text && text->size() > m_limit     ? Value(text->left(m_limit))
                          : bytes && bytes->size() > m_limit ? Value(bytes->left(m_limit))
                                                             : value;
        m_text += QString::fromUtf8(schema::toJson(cut));
    }

    qsizetype m_limit;
    QString m_text;
};

QString displayed(const Value &value, const CellStyle &style)
{
    const qsizetype limit = style.maximumLength;
    if (limit <= 0) {
        return value.toDisplay();
    }
    QString text;
    if (const auto *whole = value.as<QString>()) {
        text = whole->left(limit + 1);
    } else if (const auto *bytes = value.as<QByteArray>()) {
        text = Value(bytes->left(limit)).toDisplay();
    } else if (value.as<schema::Array>() || value.as<schema::Object>()) {
        text = ShortText(limit).of(value);
    } else {
        text = value.toDisplay();
    }
    if (text.size() > limit) {
        text.truncate(limit - 1);
        text += u'…';
    }
    for (QChar &character : text) { // a cell is one line
        if (character < u' ') {
            character = u' ';
        }
    }
    return text;
}

QString timeText(core::TimestampMs time, const CellStyle &style)
{
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(time, style.zone);
    return moment.toString(style.timeOnly ? u"HH:mm:ss.zzz"_s : u"yyyy-MM-dd HH:mm:ss.zzz"_s);
}

/// What stands in a column: borrowed from the row where nothing had to be made.
struct Found
{
    CellState state = CellState::Absent;
    const Value *value = nullptr;
    QString reason;
};

Found foundBelow(const schema::Decoded &decoded, Mask::Part part, const Column &column,
                 const MaskRules &masks)
{
    const bool hidden = masks.covering(part, column.fields) != nullptr;
    if (decoded.format == schema::Format::Absent) {
        return {column.fields.empty() ? CellState::Null : CellState::Absent, nullptr, {}};
    }
    if (decoded.error) {
        return masks.hidesInside(part)
                   ? Found{CellState::Masked, nullptr, {}}
                   : Found{CellState::Undecodable, nullptr, decoded.error->detail};
    }
    const Value *value = &decoded.value;
    for (const QString &name : column.fields) {
        value = value->field(name);
        if (!value) {
            return {};
        }
    }
    const bool leaf = !value->as<schema::Object>() && !value->as<schema::Array>();
    if (hidden || (leaf && !value->isNull() && masks.hidesBelow(part, column.fields))) {
        return {CellState::Masked, nullptr, {}};
    }
    return {value->isNull() ? CellState::Null : CellState::Present, value, {}};
}

Found found(const RecordRow &row, const Column &column, const MaskRules &masks)
{
    const auto slot = [&row](RecordSlot which) {
        const Value &value = row.at(which);
        return Found{value.isNull() ? CellState::Absent : CellState::Present, &value, {}};
    };
    switch (column.source) {
    case Source::Timestamp:
        return slot(TimestampSlot);
    case Source::Partition:
        return slot(PartitionSlot);
    case Source::Offset:
        return slot(OffsetSlot);
    case Source::Topic:
        return slot(TopicSlot);
    case Source::Key:
        return foundBelow(row.key(), Mask::Part::Key, column, masks);
    case Source::Value:
        return foundBelow(row.value(), Mask::Part::Value, column, masks);
    case Source::Headers:
        return row.record().hasHeaders() ? slot(HeadersSlot) : Found();
    case Source::Header:
        break;
    }
    const QString name = column.fields.empty() ? QString() : column.fields.front();
    const Value *value = row.record().hasHeaders() ? row.headers().field(name) : nullptr;
    if (!value) {
        return {};
    }
    return {masks.hidesHeader(name) ? CellState::Masked
            : value->isNull()       ? CellState::Null
                                    : CellState::Present,
            value,
            {}};
}

// Only structs, lists and the set of headers can hide something below themselves.
Value shownValue(const Value &value, const Column &column, const MaskRules &masks)
{
    switch (column.source) {
    case Source::Key:
        return masks.maskedBelow(value, Mask::Part::Key, column.fields);
    case Source::Value:
        return masks.maskedBelow(value, Mask::Part::Value, column.fields);
    case Source::Headers:
        return masks.maskedBelow(value, Mask::Part::Header, {});
    default:
        return value;
    }
}

bool mayHideBelow(const Value &value, const Column &column, const MaskRules &masks)
{
    if (masks.isEmpty() || !(value.as<schema::Array>() || value.as<schema::Object>())) {
        return false;
    }
    return masks.hidesInside(column.source == Source::Key       ? Mask::Part::Key
                             : column.source == Source::Headers ? Mask::Part::Header
                                                                : Mask::Part::Value);
}

} // namespace

Cell cell(const RecordRow &row, const Column &column, const MaskRules &masks,
          const CellStyle &style)
{
    const Found what = found(row, column, masks);
    switch (what.state) {
    case CellState::Masked:
        return {what.state, MaskRules::maskText()};
    case CellState::Undecodable:
        return {what.state, what.reason};
    case CellState::Absent:
    case CellState::Null:
        return {what.state, {}};
    case CellState::Present:
        break;
    }
    if (column.source == Source::Timestamp) {
        return {CellState::Present, timeText(row.record().timestamp, style)};
    }
    return {CellState::Present, mayHideBelow(*what.value, column, masks)
                                    ? displayed(shownValue(*what.value, column, masks), style)
                                    : displayed(*what.value, style)};
}

QString cellText(const RecordRow &row, const Column &column, const MaskRules &masks,
                 const CellStyle &style)
{
    return cell(row, column, masks, style).text;
}

Value cellValue(const RecordRow &row, const Column &column, const MaskRules &masks)
{
    const Found what = found(row, column, masks);
    if (what.state == CellState::Masked) {
        return MaskRules::maskText();
    }
    if (what.state == CellState::Undecodable && column.fields.empty()) {
        return (column.source == Source::Key ? row.key() : row.value()).value; // its bytes
    }
    if (what.state != CellState::Present) {
        return {};
    }
    if (column.source == Source::Timestamp) {
        return schema::Timestamp{row.record().timestamp * 1000};
    }
    return mayHideBelow(*what.value, column, masks) ? shownValue(*what.value, column, masks)
                                                    : *what.value;
}

} // namespace mesh::tabular
