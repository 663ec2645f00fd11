// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/schema/value.h"

#include "app/schema/json.h"

#include <algorithm>
#include <cmath>

namespace mesh::schema {

using namespace Qt::StringLiterals;

namespace {

bool isNumber(const Value &value)
{
    return value.as<qint64>() || value.as<double>() || value.as<Decimal>();
}

std::optional<Decimal> exactNumber(const Value &value)
{
    if (const auto *integer = value.as<qint64>()) {
        return Decimal(*integer);
    }
    if (const auto *number = value.as<double>()) {
        return Decimal::fromDouble(*number);
    }
    return *value.as<Decimal>();
}

bool equalNumbers(const Value &a, const Value &b)
{
    const auto *left = a.as<double>();
    const auto *right = b.as<double>();
    if (left && right) {
        return *left == *right || (std::isnan(*left) && std::isnan(*right));
    }
    const auto first = exactNumber(a);
    const auto second = exactNumber(b);
    return first && second && *first == *second;
}

bool equalObjects(const Object &a, const Object &b)
{
    if (a.size() != b.size()) {
        return false;
    }
    const bool sameOrder =
        std::equal(a.begin(), a.end(), b.begin(),
                   [](const auto &x, const auto &y) { return x.first == y.first; });
    if (sameOrder) {
        return std::equal(a.begin(), a.end(), b.begin(),
                          [](const auto &x, const auto &y) { return x.second == y.second; });
    }
    const auto sorted = [](const Object &object) {
        std::vector<const std::pair<QString, Value> *> fields;
        fields.reserve(object.size());
        for (const auto &field : object) {
            fields.push_back(&field);
        }
        std::stable_sort(fields.begin(), fields.end(),
                         [](const auto *x, const auto *y) { return x->first < y->first; });
        return fields;
    };
    const auto left = sorted(a);
    const auto right = sorted(b);
    return std::equal(left.begin(), left.end(), right.begin(), [](const auto *x, const auto *y) {
        return x->first == y->first && x->second == y->second;
    });
}

} // namespace

const Value *Value::field(QStringView name) const
{
    if (const auto *object = as<Object>()) {
        for (const auto &[key, value] : *object) {
            if (key == name) {
                return &value;
            }
        }
    }
    return nullptr;
}

const Value *Value::at(qsizetype index) const
{
    const auto *array = as<Array>();
    return array && index >= 0 && index < qsizetype(array->size()) ? &(*array)[size_t(index)]
                                                                   : nullptr;
}

const Value *Value::path(QStringView dotted) const
{
    if (dotted.isEmpty()) {
        return this;
    }
    if (const Value *whole = field(dotted)) {
        return whole;
    }
    const qsizetype dot = dotted.indexOf(u'.');
    const QStringView first = dot < 0 ? dotted : dotted.first(dot);
    const Value *next = nullptr;
    if (as<Array>()) {
        bool isIndex = false;
        const qlonglong index = first.toLongLong(&isIndex);
        next = isIndex ? at(index) : nullptr;
    } else if (dot >= 0) {
        next = field(first);
    }
    return next && dot >= 0 ? next->path(dotted.sliced(dot + 1)) : next;
}

void Value::setField(const QString &name, Value value)
{
    if (!as<Object>()) {
        data = Object();
    }
    auto &object = *as<Object>();
    const auto known = std::find_if(object.begin(), object.end(),
                                    [&name](const auto &field) { return field.first == name; });
    if (known != object.end()) {
        known->second = std::move(value);
    } else {
        object.emplace_back(name, std::move(value));
    }
}

void Value::removeField(QStringView name)
{
    if (auto *object = as<Object>()) {
        std::erase_if(*object, [name](const auto &field) { return field.first == name; });
    }
}

QString Value::toDisplay() const
{
    if (const auto *text = as<QString>()) {
        return *text;
    }
    if (const auto *bytes = as<QByteArray>()) {
        return u"0x"_s + QString::fromLatin1(bytes->toHex());
    }
    if (const auto *number = as<double>()) {
        return QString::fromLatin1(doubleText(*number));
    }
    if (const auto *date = as<Date>()) {
        return toText(*date);
    }
    if (const auto *time = as<Time>()) {
        return toText(*time);
    }
    if (const auto *timestamp = as<Timestamp>()) {
        return toText(*timestamp);
    }
    return QString::fromUtf8(toJson(*this));
}

bool operator==(const Value &a, const Value &b)
{
    if (isNumber(a) && isNumber(b) && !(a.as<qint64>() && b.as<qint64>())) {
        return equalNumbers(a, b);
    }
    const auto *left = a.as<Object>();
    const auto *right = b.as<Object>();
    return left && right ? equalObjects(*left, *right) : a.data == b.data;
}

} // namespace mesh::schema
