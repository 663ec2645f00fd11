// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/tabular/columns.h"

#include "app/tabular/recordlookup.h"

#include "app/sql/ast.h"
#include "app/sql/lexer.h"
#include "app/sql/parser.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::tabular {

namespace {

using expr::Kind;
using expr::Type;
using Source = Column::Source;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(mesh::tabular::Column)
};

// A struct within a struct is opened up to this depth, if it has no more fields than this.
constexpr size_t openedDepth = 3;
constexpr size_t openedFields = 12;
// Names of headers that are kept for completion.
constexpr size_t keptHeaderNames = 100;

QString written(const std::vector<QString> &fields)
{
    QStringList names;
    for (const QString &name : fields) {
        names += sql::isPlainName(name) ? name : sql::quoteName(name);
    }
    return names.join(u'.');
}

Column::Alignment alignmentOf(const Type &type)
{
    return type.isNumber() ? Column::Alignment::Right : Column::Alignment::Left;
}

// The record's own name where the value has a field of the short one.
QString rootName(Source source, const RecordShape &shape)
{
    const bool isKey = source == Source::Key;
    const QString shortName = isKey ? u"key"_s : u"value"_s;
    const bool taken = shape.value && shape.value->field(shortName, false);
    return !taken ? shortName : isKey ? u"ROWKEY"_s : u"ROWVALUE"_s;
}

Column metaColumn(Source source)
{
    Column column;
    column.source = source;
    column.type = Kind::BigInt;
    column.alignment = Column::Alignment::Right;
    switch (source) {
    case Source::Timestamp:
        column.path = u"ROWTIME"_s;
        column.title = Text::tr("Time");
        column.type = Kind::Timestamp;
        column.alignment = Column::Alignment::Left;
        break;
    case Source::Partition:
        column.path = u"ROWPARTITION"_s;
        column.title = Text::tr("Partition");
        break;
    case Source::Offset:
        column.path = u"ROWOFFSET"_s;
        column.title = Text::tr("Offset");
        break;
    case Source::Topic:
        column.path = u"ROWTOPIC"_s;
        column.title = Text::tr("Topic");
        column.type = Kind::Varchar;
        column.alignment = Column::Alignment::Left;
        break;
    default:
        column.path = u"headers"_s;
        column.title = Text::tr("Headers");
        column.type = Type::mapOf({});
        column.alignment = Column::Alignment::Left;
    }
    return column;
}

Column partColumn(Source source, std::vector<QString> fields, const Type &type,
                  const RecordShape &shape)
{
    Column column;
    column.source = source;
    column.fields = std::move(fields);
    column.type = type;
    column.alignment = alignmentOf(type);
    const QString root = rootName(source, shape);
    if (column.fields.empty()) {
        column.path = root;
        column.title = source == Source::Key ? Text::tr("Key") : Text::tr("Value");
    } else {
        column.title = written(column.fields);
        column.path = source == Source::Key ? root + u'.' + column.title : column.title;
        if (source == Source::Key) {
            column.title = column.path;
        }
    }
    return column;
}

Column headerColumn(const QString &name)
{
    Column column;
    column.source = Source::Header;
    column.fields = {name};
    column.path = u"headers("_s + sql::quoteText(name) + u')';
    column.title = name;
    column.type = Kind::Varchar;
    return column;
}

bool isOpened(const Type &type, size_t depth)
{
    return type.kind == Kind::Struct && !type.fields.empty() &&
           (depth == 0 || (depth < openedDepth && type.fields.size() <= openedFields));
}

void appendColumns(std::vector<Column> &columns, Source source, const Type &type,
                   const RecordShape &shape, std::vector<QString> fields = {})
{
    if (!isOpened(type, fields.size())) {
        columns.push_back(partColumn(source, std::move(fields), type, shape));
        return;
    }
    for (const expr::Field &field : type.fields) {
        std::vector<QString> below = fields;
        below.push_back(field.name);
        appendColumns(columns, source, field.type, shape, std::move(below));
    }
}

void observePart(std::optional<Type> &known, const schema::Decoded &decoded)
{
    if (decoded.error || decoded.format == schema::Format::Absent || decoded.value.isNull()) {
        return;
    }
    Type seen = expr::typeOf(decoded.value);
    const bool wasStruct = known && known->kind == Kind::Struct;
    const bool isStruct = seen.kind == Kind::Struct;
    if (!known || (isStruct && !wasStruct)) {
        known = std::move(seen);
    } else if (isStruct == wasStruct && !(*known == seen)) {
        known = expr::merged(*known, seen);
    }
}

core::Error unknownColumn(const QString &name, core::SourceRange range)
{
    core::Error error{core::Code::NotFound, u"no column "_s + name, range};
    return error;
}

core::Result<Column> columnAt(const expr::Resolved &root, const std::vector<QString> &names,
                              const RecordShape &shape, core::SourceRange range)
{
    std::vector<QString> fields = root.place.path;
    Type type = root.type;
    for (size_t index = 1; index < names.size(); ++index) {
        const expr::Field *field = type.field(names[index], false);
        if (!field && root.certain && type.kind == Kind::Struct) {
            return unknownColumn(names[index], range);
        }
        fields.push_back(field ? field->name : names[index]);
        type = field ? Type(field->type) : Type();
    }
    switch (RecordSlot(root.place.slot)) {
    case KeySlot:
        return partColumn(Source::Key, std::move(fields), type, shape);
    case ValueSlot:
        return partColumn(Source::Value, std::move(fields), type, shape);
    case TopicSlot:
        return metaColumn(Source::Topic);
    case PartitionSlot:
        return metaColumn(Source::Partition);
    case OffsetSlot:
        return metaColumn(Source::Offset);
    case TimestampSlot:
        return metaColumn(Source::Timestamp);
    case HeadersSlot:
        break;
    }
    return fields.empty() ? metaColumn(Source::Headers) : headerColumn(fields.front());
}

// a.b.c as names; empty where the expression is something else.
std::vector<QString> namesOf(const sql::Expression &expression)
{
    if (const auto *name = expression.as<sql::Name>()) {
        return {name->name};
    }
    const auto *member = expression.as<sql::Member>();
    std::vector<QString> names = member ? namesOf(*member->base) : std::vector<QString>();
    if (!names.empty()) {
        names.push_back(member->name);
    }
    return names;
}

core::Result<Column> columnOf(const sql::Expression &expression, const RecordShape &shape)
{
    const auto *call = expression.as<sql::Call>();
    if (call && call->function.startsWith("header"_L1, Qt::CaseInsensitive) &&
        call->arguments.size() == 1) {
        if (const auto *name = call->arguments.front()->as<sql::TextLiteral>()) {
            return headerColumn(name->value);
        }
    }
    const std::vector<QString> names = namesOf(expression);
    if (names.empty()) {
        return core::Error{core::Code::Syntax, u"a column is a field such as customer.city"_s,
                           expression.range};
    }
    const RecordLookup lookup(shape);
    const auto readings = lookup.resolve(names.front(), false);
    if (!readings.empty()) {
        return columnAt(readings.front(), names, shape, expression.range);
    }
    const auto open = lookup.openPlace();
    return open ? core::Result<Column>(partColumn(Source::Value, names, {}, shape))
                : unknownColumn(names.front(), expression.range);
}

} // namespace

void RecordShape::observe(const RecordRow &row)
{
    if (!keyCertain) {
        observePart(key, row.key());
    }
    if (!valueCertain) {
        observePart(value, row.value());
    }
    if (!row.record().hasHeaders() || headerNames.size() >= keptHeaderNames) {
        return;
    }
    for (const records::HeaderView &header : row.record().headers()) {
        const QString name = QString::fromUtf8(header.name);
        if (std::ranges::find(headerNames, name) == headerNames.end()) {
            headerNames.push_back(name);
        }
    }
}

void RecordShape::setSchemas(const schema::TypePointer &keyType,
                             const schema::TypePointer &valueType)
{
    if (keyType) {
        key = expr::typeOf(*keyType);
        keyCertain = true;
    }
    if (valueType) {
        value = expr::typeOf(*valueType);
        valueCertain = true;
    }
}

std::vector<Column> inferColumns(const RecordShape &shape)
{
    std::vector<Column> columns{metaColumn(Source::Timestamp), metaColumn(Source::Partition),
                                metaColumn(Source::Offset)};
    appendColumns(columns, Source::Key, shape.key.value_or(Type()), shape);
    appendColumns(columns, Source::Value, shape.value.value_or(Type()), shape);
    return columns;
}

core::Result<std::vector<Column>> parseColumns(QStringView list, const RecordShape &shape)
{
    // A list of columns is what stands between the parentheses of an IN.
    const QString prefix = u"x IN ("_s;
    const sql::ParseResult parsed = sql::parseCondition(QString(prefix + list.toString() + u')'));
    const auto inText = [&prefix, &list](core::SourceRange range) {
        const auto moved = [&](qsizetype at) {
            return std::clamp<qsizetype>(at - prefix.size(), 0, list.size());
        };
        return core::SourceRange{moved(range.begin), moved(range.end)};
    };
    const auto *in = parsed.tree ? parsed.tree->as<sql::In>() : nullptr;
    if (!parsed.ok() || !in) {
        const bool known = !parsed.diagnostics.empty();
        return core::Error{
            core::Code::Syntax, known ? parsed.diagnostics.front().sentence : list.toString(),
            inText(known ? parsed.diagnostics.front().range : core::SourceRange{0, 0})};
    }
    std::vector<Column> columns;
    for (const sql::ExpressionPointer &expression : in->list) {
        core::Result<Column> column = columnOf(*expression, shape);
        if (!column) {
            core::Error error = column.error();
            error.where.range = inText(expression->range);
            return error;
        }
        columns.push_back(std::move(*column));
    }
    return columns;
}

} // namespace mesh::tabular
