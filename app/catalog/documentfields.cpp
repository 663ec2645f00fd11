// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/documentfields.h"

#include <QDateTime>
#include <QTimeZone>

namespace mesh::catalog::fields {

using namespace Qt::StringLiterals;
using schema::Value;

QString text(const Value &from, QStringView path)
{
    const Value *found = from.path(path);
    const auto *string = found != nullptr ? found->as<QString>() : nullptr;
    return string != nullptr ? *string : QString();
}

QStringList texts(const Value &from, QStringView path)
{
    QStringList result;
    const Value *found = from.path(path);
    if (const auto *array = found != nullptr ? found->as<schema::Array>() : nullptr) {
        for (const Value &element : *array) {
            if (const auto *string = element.as<QString>()) {
                result << *string;
            }
        }
    }
    return result;
}

std::optional<qint64> integer(const Value &from, QStringView path)
{
    const Value *found = from.path(path);
    const auto *number = found != nullptr ? found->as<qint64>() : nullptr;
    return number != nullptr ? std::optional(*number) : std::nullopt;
}

bool boolean(const Value &from, QStringView path, bool fallback)
{
    const Value *found = from.path(path);
    const auto *truth = found != nullptr ? found->as<bool>() : nullptr;
    return truth != nullptr ? *truth : fallback;
}

std::optional<QDate> date(const Value &from, QStringView path)
{
    // A moment serves as its day: others write 2027-01-31T00:00:00Z.
    constexpr qsizetype dayLength = 10;
    const QDate day = QDate::fromString(text(from, path).left(dayLength), Qt::ISODate);
    return day.isValid() ? std::optional(day) : std::nullopt;
}

core::TimestampMs time(const Value &from, QStringView path)
{
    QDateTime moment = QDateTime::fromString(text(from, path), Qt::ISODateWithMs);
    if (moment.timeSpec() == Qt::LocalTime) {
        moment.setTimeSpec(Qt::UTC); // without a zone it is UTC, wherever we are
    }
    return moment.isValid() ? moment.toMSecsSinceEpoch() : -1;
}

std::optional<schema::Decimal> decimal(const Value &value)
{
    if (const auto *number = value.as<qint64>()) {
        return schema::Decimal(*number);
    }
    if (const auto *number = value.as<schema::Decimal>()) {
        return *number;
    }
    if (const auto *string = value.as<QString>()) {
        return schema::Decimal::parse(QStringView(*string));
    }
    return std::nullopt;
}

Signature signature(const Value &from)
{
    return {text(from, u"writtenBy.name"), text(from, u"writtenBy.email"),
            text(from, u"writtenBy.program"), time(from, u"writtenBy.at")};
}

QString timeText(core::TimestampMs time)
{
    return time < 0 ? QString()
                    : QDateTime::fromMSecsSinceEpoch(time, Qt::UTC).toString(Qt::ISODateWithMs);
}

namespace {

void removeAt(Value &object, QStringView path)
{
    const qsizetype dot = path.indexOf(u'.');
    if (dot < 0) {
        object.removeField(path);
        return;
    }
    const auto *fields = object.as<schema::Object>();
    const Value *inner = fields != nullptr ? object.field(path.left(dot)) : nullptr;
    if (inner == nullptr) {
        return;
    }
    Value copy = *inner;
    removeAt(copy, path.mid(dot + 1));
    const auto *left = copy.as<schema::Object>();
    if (left != nullptr && left->empty()) {
        object.removeField(path.left(dot));
    } else {
        object.setField(path.left(dot).toString(), std::move(copy));
    }
}

void setAt(Value &object, QStringView path, Value value)
{
    if (object.as<schema::Object>() == nullptr) {
        object = Value(schema::Object());
    }
    const qsizetype dot = path.indexOf(u'.');
    if (dot < 0) {
        object.setField(path.toString(), std::move(value));
        return;
    }
    const Value *inner = object.field(path.left(dot));
    Value copy = inner != nullptr ? *inner : Value(schema::Object());
    setAt(copy, path.mid(dot + 1), std::move(value));
    object.setField(path.left(dot).toString(), std::move(copy));
}

Value arrayOf(const QStringList &texts)
{
    schema::Array array;
    for (const QString &text : texts) {
        array.emplace_back(text);
    }
    return Value(std::move(array));
}

} // namespace

Editor::Editor(Value document)
    : m_document(document.as<schema::Object>() != nullptr ? std::move(document)
                                                          : Value(schema::Object()))
{}

void Editor::setEnvelope(Kind kind)
{
    setText(u"apiVersion", apiVersion.toString());
    setText(u"kind", documentName(kind).toString());
}

void Editor::setText(QStringView path, const QString &value)
{
    if (text(m_document, path) != value) {
        setValue(path, value.isEmpty() ? Value() : Value(value));
    }
}

void Editor::setTexts(QStringView path, const QStringList &value)
{
    if (texts(m_document, path) != value) {
        setValue(path, value.isEmpty() ? Value() : arrayOf(value));
    }
}

void Editor::setInteger(QStringView path, std::optional<qint64> value)
{
    if (integer(m_document, path) != value) {
        setValue(path, value ? Value(*value) : Value());
    }
}

void Editor::setBoolean(QStringView path, bool value, bool fallback)
{
    if (boolean(m_document, path, fallback) != value) {
        setValue(path, Value(value));
    }
}

void Editor::setDate(QStringView path, std::optional<QDate> value)
{
    if (date(m_document, path) != value) {
        setValue(path, value ? Value(value->toString(Qt::ISODate)) : Value());
    }
}

void Editor::setTime(QStringView path, core::TimestampMs value)
{
    if (time(m_document, path) != value) {
        setValue(path, value < 0 ? Value() : Value(timeText(value)));
    }
}

void Editor::setSignature(const Signature &value)
{
    setText(u"writtenBy.name", value.name);
    setText(u"writtenBy.email", value.email);
    setText(u"writtenBy.program", value.program);
    setTime(u"writtenBy.at", value.at);
}

void Editor::setValue(QStringView path, Value value)
{
    if (value.isNull()) {
        removeAt(m_document, path);
    } else {
        setAt(m_document, path, std::move(value));
    }
}

Channel readChannel(const Value &from)
{
    return {text(from, u"channel"), text(from, u"url"), text(from, u"tool"), text(from, u"scope"),
            from};
}

Value writeChannel(const Channel &channel)
{
    Editor editor(channel.source);
    editor.setText(u"channel", channel.name);
    editor.setText(u"url", channel.url);
    editor.setText(u"tool", channel.tool);
    editor.setText(u"scope", channel.scope);
    return editor.take();
}

} // namespace mesh::catalog::fields
