// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/output.h"

#include "app/schema/json.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::cli {

using schema::Object;
using schema::Value;

namespace {

// So many rows tell how wide the columns of a stream become.
constexpr std::size_t rowsForWidths = 200;
constexpr qsizetype widestColumn = 60;

bool isNumber(const Value &value)
{
    return value.as<qint64>() != nullptr || value.as<double>() != nullptr ||
           value.as<schema::Decimal>() != nullptr;
}

const schema::Array *listOfObjects(const Value &value)
{
    const auto *array = value.as<schema::Array>();
    const bool objects = array != nullptr && !array->empty() &&
                         std::all_of(array->begin(), array->end(), [](const Value &element) {
                             return element.as<Object>() != nullptr;
                         });
    return objects ? array : nullptr;
}

// Lists of names read better without JSON's signs.
QString plainText(const Value &value)
{
    const auto *array = value.as<schema::Array>();
    if (array == nullptr) {
        return value.toDisplay();
    }
    QStringList texts;
    for (const Value &element : *array) {
        if (element.as<QString>() == nullptr && !isNumber(element)) {
            return value.toDisplay();
        }
        texts << element.toDisplay();
    }
    return texts.join(u", "_s);
}

QString csvCell(const Value &value)
{
    QString text = value.isNull() ? QString() : plainText(value);
    // As in the window's export: a spreadsheet must not take a text for a formula.
    if (!isNumber(value) && !text.isEmpty() && u"=+-@\t\r"_s.contains(text.front())) {
        text.prepend(u'\'');
    }
    const bool quote = text.contains(u'"') || text.contains(u',') || text.contains(u'\n') ||
                       text.contains(u'\r') || text.startsWith(u'\'');
    return quote ? u'"' + text.replace(u'"', u"\"\""_s) + u'"' : text;
}

} // namespace

Output::Output(QIODevice &device, Format format)
    : m_device(device)
    , m_format(format)
{}

void Output::beginRows(const QStringList &columns)
{
    m_columns = columns;
    m_waiting.clear();
    m_widths.clear();
    m_rows = 0;
    if (m_format == Format::Json) {
        write("[");
    } else if (m_format == Format::Csv) {
        writeCsvRow(columns);
    }
}

void Output::addRow(const std::vector<Value> &values)
{
    ++m_rows;
    switch (m_format) {
    case Format::Table:
        if (m_widths.empty()) {
            m_waiting.push_back(values);
            if (m_waiting.size() >= rowsForWidths) {
                settleWidths();
            }
            return;
        } else {
            QStringList cells;
            for (const Value &value : values) {
                cells << cellText(value);
            }
            writeTableRow(cells);
        }
        break;
    case Format::Csv: {
        QStringList cells;
        for (const Value &value : values) {
            cells << csvCell(value);
        }
        writeCsvRow(cells);
        break;
    }
    case Format::Json:
    case Format::JsonLines: {
        Object object;
        for (qsizetype i = 0; i < m_columns.size(); ++i) {
            object.emplace_back(m_columns[i], values[std::size_t(i)]);
        }
        --m_rows;
        addJsonRow(schema::toJson(Value(std::move(object))));
        break;
    }
    }
}

void Output::addJsonRow(QByteArrayView object)
{
    ++m_rows;
    if (m_format == Format::Json) {
        write(m_rows == 1 ? "\n" : ",\n");
        write(object);
    } else {
        addLine(object);
    }
}

void Output::endRows()
{
    if (m_format == Format::Table && m_widths.empty()) {
        settleWidths();
    } else if (m_format == Format::Json) {
        write(m_rows == 0 ? "]\n" : "\n]\n");
    }
    flush();
}

void Output::addDocument(const Value &value)
{
    const auto *object = value.as<Object>();
    if (m_format == Format::Json) {
        addLine(schema::toJson(value, schema::JsonStyle::Indented));
    } else if (m_format == Format::JsonLines || object == nullptr) {
        addLine(schema::toJson(value));
    } else if (m_format == Format::Csv) {
        writeCsvRow({u"field"_s, u"value"_s});
        for (const auto &[name, field] : *object) {
            writeCsvRow({name, csvCell(field)});
        }
    } else {
        writeSection(*object, 0);
    }
    flush();
}

void Output::addLine(QByteArrayView line)
{
    write(line);
    write("\n");
}

void Output::flush()
{
    if (m_format == Format::Table && m_widths.empty() && !m_waiting.empty()) {
        settleWidths();
    }
    if (auto *file = qobject_cast<QFileDevice *>(&m_device)) {
        m_good = file->flush() && m_good;
    }
}

void Output::write(QByteArrayView bytes)
{
    m_good = m_good && m_device.write(bytes.data(), bytes.size()) == bytes.size();
    m_bytes += m_good ? bytes.size() : 0;
}

void Output::settleWidths()
{
    std::vector<QStringList> rows;
    m_widths.assign(std::size_t(m_columns.size()), 0);
    m_right.assign(std::size_t(m_columns.size()), false);
    for (std::size_t column = 0; column < m_widths.size(); ++column) {
        m_widths[column] = m_columns[qsizetype(column)].size();
        m_right[column] =
            !m_waiting.empty() &&
            std::all_of(m_waiting.begin(), m_waiting.end(), [column](const auto &row) {
                return row[column].isNull() || isNumber(row[column]);
            });
    }
    for (const std::vector<Value> &values : m_waiting) {
        QStringList cells;
        for (std::size_t column = 0; column < values.size(); ++column) {
            cells << cellText(values[column]);
            m_widths[column] =
                std::max(m_widths[column], std::min(cells.back().size(), widestColumn));
        }
        rows.push_back(std::move(cells));
    }
    m_waiting.clear();
    QStringList titles;
    for (const QString &column : m_columns) {
        titles << column.toUpper();
    }
    writeTableRow(titles);
    for (const QStringList &cells : rows) {
        writeTableRow(cells);
    }
}

void Output::writeTableRow(const QStringList &cells)
{
    QString line;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        const qsizetype width = m_widths[std::size_t(i)];
        const bool last = i + 1 == cells.size();
        line += m_right[std::size_t(i)] ? cells[i].rightJustified(width)
                : last                  ? cells[i]
                                        : cells[i].leftJustified(width);
        line += last ? QString() : u"  "_s;
    }
    while (line.endsWith(u' ')) {
        line.chop(1);
    }
    addLine(line.toUtf8());
}

void Output::writeCsvRow(const QStringList &cells)
{
    write(cells.join(u',').toUtf8());
    write("\r\n");
}

// Plain fields first, then what is a table of its own.
void Output::writeSection(const Object &object, int indentation)
{
    const QString space(indentation, u' ');
    qsizetype width = 0;
    for (const auto &[name, value] : object) {
        width = std::max(width, listOfObjects(value) ? 0 : name.size());
    }
    for (const auto &[name, value] : object) {
        if (listOfObjects(value)) {
            continue;
        }
        if (const auto *inner = value.as<Object>(); inner != nullptr && !inner->empty()) {
            addLine((space + name).toUtf8());
            writeSection(*inner, indentation + 2);
        } else {
            const QString text = cellText(value);
            const QString title = text.isEmpty() ? name : name.leftJustified(width) + u"  "_s;
            addLine((space + title + text).toUtf8());
        }
    }
    for (const auto &[name, value] : object) {
        if (const schema::Array *list = listOfObjects(value)) {
            addLine((u'\n' + space + name).toUtf8());
            writeList(*list);
        }
    }
}

void Output::writeList(const schema::Array &list)
{
    Output table(m_device, Format::Table);
    QStringList columns;
    for (const Value &element : list) {
        for (const auto &[column, cell] : *element.as<Object>()) {
            if (!columns.contains(column)) {
                columns << column;
            }
        }
    }
    table.beginRows(columns);
    for (const Value &element : list) {
        std::vector<Value> row;
        for (const QString &column : columns) {
            const Value *cell = element.field(column);
            row.push_back(cell == nullptr ? Value() : *cell);
        }
        table.addRow(row);
    }
    table.endRows();
}

QString cellText(const Value &value)
{
    if (value.isNull()) {
        return {};
    }
    QString text = plainText(value);
    for (QChar &c : text) {
        // A terminal must not be steered by what came from Kafka.
        if (c.category() == QChar::Other_Control) {
            c = u' ';
        }
    }
    return text;
}

} // namespace mesh::cli
