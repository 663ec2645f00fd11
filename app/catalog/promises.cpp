// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/promises.h"

#include <QHash>

namespace mesh::catalog {

using namespace Qt::StringLiterals;
using schema::Value;

namespace {

constexpr qint64 minute = 60;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;

std::optional<qint64> secondsPerUnit(const QString &unit)
{
    static const QHash<QString, qint64> units{
        {u""_s, 1},
        {u"s"_s, 1},
        {u"sec"_s, 1},
        {u"second"_s, 1},
        {u"seconds"_s, 1},
        {u"m"_s, minute},
        {u"min"_s, minute},
        {u"minute"_s, minute},
        {u"minutes"_s, minute},
        {u"h"_s, hour},
        {u"hour"_s, hour},
        {u"hours"_s, hour},
        {u"d"_s, day},
        {u"day"_s, day},
        {u"days"_s, day},
        {u"w"_s, 7 * day},
        {u"week"_s, 7 * day},
        {u"weeks"_s, 7 * day},
        {u"y"_s, 365 * day},
        {u"year"_s, 365 * day},
        {u"years"_s, 365 * day},
    };
    const auto found = units.constFind(unit.toLower());
    return found != units.constEnd() ? std::optional(*found) : std::nullopt;
}

std::optional<qint64> seconds(const Value &property)
{
    const Value *value = property.field(u"value");
    const auto number = value != nullptr ? fields::decimal(*value) : std::nullopt;
    const auto unit = secondsPerUnit(fields::text(property, u"unit"));
    if (!number || !unit) {
        return std::nullopt;
    }
    if (number->sign() < 0) {
        return -1;
    }
    const auto product = schema::Decimal::multiply(*number, schema::Decimal(*unit));
    const auto whole = product ? product->rescaled(0) : std::nullopt;
    return whole ? whole->toInteger() : std::nullopt;
}

// The largest unit that says it in a whole number.
std::pair<qint64, QString> inUnits(qint64 amount)
{
    for (const auto &[size, name] : {std::pair(day, u"d"_s), {hour, u"h"_s}, {minute, u"m"_s}}) {
        if (amount > 0 && amount % size == 0) {
            return {amount / size, name};
        }
    }
    return {amount, u"s"_s};
}

bool names(const Value &property, const QStringList &accepted)
{
    return accepted.contains(fields::text(property, u"property"), Qt::CaseInsensitive);
}

const QStringList freshnessNames{u"latency"_s, u"freshness"_s, u"ly"_s};
const QStringList availabilityNames{u"availability"_s, u"av"_s};
const QStringList retentionNames{u"retention"_s, u"re"_s};
const QStringList endOfSupportNames{u"endOfSupport"_s, u"es"_s};

// Sets, adds or removes the property that goes by one of the names; the first name is written.
void setProperty(schema::Array &array, const QStringList &accepted, const Value &value,
                 const QString &unit)
{
    const auto found = std::find_if(array.begin(), array.end(), [&](const Value &property) {
        return names(property, accepted);
    });
    if (value.isNull()) {
        if (found != array.end()) {
            array.erase(found);
        }
        return;
    }
    Value property = found != array.end() ? *found : Value(schema::Object());
    if (found == array.end()) {
        property.setField(u"property"_s, Value(accepted.front()));
    }
    property.setField(u"value"_s, value);
    if (!unit.isEmpty()) {
        property.setField(u"unit"_s, Value(unit));
    } else {
        property.removeField(u"unit");
    }
    if (found != array.end()) {
        *found = std::move(property);
    } else {
        array.push_back(std::move(property));
    }
}

void setDuration(schema::Array &array, const QStringList &accepted, std::optional<qint64> amount)
{
    if (!amount) {
        setProperty(array, accepted, Value(), {});
        return;
    }
    const auto [number, unit] = inUnits(*amount);
    setProperty(array, accepted, Value(number), unit);
}

} // namespace

Promises readPromises(const Value &document)
{
    Promises promises;
    const Value *found = document.field(u"slaProperties");
    const auto *array = found != nullptr ? found->as<schema::Array>() : nullptr;
    if (array == nullptr) {
        return promises;
    }
    for (const Value &property : *array) {
        if (names(property, freshnessNames)) {
            promises.freshnessSeconds = seconds(property);
        } else if (names(property, availabilityNames)) {
            const Value *value = property.field(u"value");
            promises.availabilityPercent =
                value != nullptr ? fields::decimal(*value) : std::nullopt;
        } else if (names(property, retentionNames)) {
            promises.retentionSeconds = seconds(property);
        } else if (names(property, endOfSupportNames)) {
            promises.endOfSupport = fields::date(property, u"value");
        }
    }
    return promises;
}

void setPromises(fields::Editor &editor, const Promises &promises)
{
    const Promises before = readPromises(editor.document());
    if (before == promises) {
        return;
    }
    const Value *found = editor.document().field(u"slaProperties");
    const auto *existing = found != nullptr ? found->as<schema::Array>() : nullptr;
    schema::Array array = existing != nullptr ? *existing : schema::Array();
    if (before.freshnessSeconds != promises.freshnessSeconds) {
        setDuration(array, freshnessNames, promises.freshnessSeconds);
    }
    if (before.availabilityPercent != promises.availabilityPercent) {
        setProperty(array, availabilityNames,
                    promises.availabilityPercent ? Value(*promises.availabilityPercent) : Value(),
                    u"percent"_s);
    }
    if (before.retentionSeconds != promises.retentionSeconds) {
        setDuration(array, retentionNames, promises.retentionSeconds);
    }
    if (before.endOfSupport != promises.endOfSupport) {
        setProperty(array, endOfSupportNames,
                    promises.endOfSupport ? Value(promises.endOfSupport->toString(Qt::ISODate))
                                          : Value(),
                    {});
    }
    editor.setValue(u"slaProperties", array.empty() ? Value() : Value(std::move(array)));
}

} // namespace mesh::catalog
