// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/governance/semanticversion.h"

#include "app/catalog/promises.h"

#include <QRegularExpression>

#include <algorithm>

namespace mesh::catalog {

using namespace Qt::StringLiterals;
using schema::Value;

namespace {

// Precedence of pre-releases, semver.org 11: numbers below words, fewer parts below more.
std::strong_ordering comparePreRelease(const QString &a, const QString &b)
{
    if (a.isEmpty() || b.isEmpty()) {
        return a.isEmpty() <=> b.isEmpty(); // none is the later one
    }
    const QStringList left = a.split(u'.');
    const QStringList right = b.split(u'.');
    for (qsizetype i = 0; i < std::min(left.size(), right.size()); ++i) {
        bool leftNumber = false;
        bool rightNumber = false;
        const qulonglong x = left[i].toULongLong(&leftNumber);
        const qulonglong y = right[i].toULongLong(&rightNumber);
        const std::strong_ordering order = leftNumber && rightNumber ? x <=> y
                                           : leftNumber != rightNumber
                                               ? rightNumber <=> leftNumber
                                               : left[i].compare(right[i]) <=> 0;
        if (order != 0) {
            return order;
        }
    }
    return left.size() <=> right.size();
}

QString fieldsOf(const FieldPath &path)
{
    QStringList names;
    for (const PathStep &step : path) {
        if (!step.element) {
            names << step.name;
        }
    }
    return names.join(u'.');
}

Promises promiseOf(const Value &property)
{
    return readPromises(
        Value(schema::Object{{u"slaProperties"_s, Value(schema::Array{property})}}));
}

// Kept for good is the longest.
bool isShorter(std::optional<qint64> before, std::optional<qint64> after)
{
    return before && after && *after >= 0 && (*before < 0 || *after < *before);
}

// Older data, less availability, a shorter life: readers have built on what was promised.
Bump promiseBump(const Difference &difference)
{
    if (difference.kind == DifferenceKind::Added) {
        return Bump::Minor;
    }
    if (difference.kind == DifferenceKind::Removed) {
        return Bump::Major;
    }
    const Promises before = promiseOf(difference.before);
    const Promises after = promiseOf(difference.after);
    if (before == after) {
        return Bump::Patch; // the same in other units, or what we do not measure
    }
    const bool weaker =
        (before.freshnessSeconds && after.freshnessSeconds &&
         *after.freshnessSeconds > *before.freshnessSeconds) ||
        (before.availabilityPercent && after.availabilityPercent &&
         *after.availabilityPercent < *before.availabilityPercent) ||
        isShorter(before.retentionSeconds, after.retentionSeconds) ||
        (before.endOfSupport && after.endOfSupport && *after.endOfSupport < *before.endOfSupport);
    return weaker ? Bump::Major : Bump::Minor;
}

Bump portBump(const Difference &difference, const QString &fields)
{
    if (fields == u"outputPorts") {
        return difference.kind == DifferenceKind::Removed ? Bump::Major : Bump::Minor;
    }
    const bool moves = fields == u"outputPorts.topic" || fields == u"outputPorts.format" ||
                       fields == u"outputPorts.keySubject" || fields == u"outputPorts.valueSubject";
    if (moves) {
        return difference.kind == DifferenceKind::Added ? Bump::Minor : Bump::Major;
    }
    return fields == u"outputPorts.status" || fields == u"outputPorts.sunset" ? Bump::None
                                                                              : Bump::Patch;
}

// What a schema says of a field, at any depth: less, or something else, breaks who relies on it.
Bump schemaBump(const Difference &difference)
{
    const PathStep &last = difference.path.back();
    const bool member = last.element;
    const QString field = member ? difference.path[difference.path.size() - 2].name : last.name;
    if (member && (field == u"properties" || field == u"schema")) {
        return difference.kind == DifferenceKind::Removed ? Bump::Major : Bump::Minor;
    }
    static const QStringList meaning{
        u"logicalType"_s, u"physicalType"_s,       u"physicalName"_s,         u"primaryKey"_s,
        u"items"_s,       u"primaryKeyPosition"_s, u"partitionKeyPosition"_s, u"partitioned"_s};
    if (meaning.contains(field)) {
        return difference.kind == DifferenceKind::Added ? Bump::Minor : Bump::Major;
    }
    if (field == u"required" || field == u"unique") {
        // What could be relied on cannot any more.
        const auto *before = difference.before.as<bool>();
        return before != nullptr && *before ? Bump::Major : Bump::Minor;
    }
    static const QStringList rules{u"quality"_s, u"logicalTypeOptions"_s, u"enum"_s};
    const bool rule =
        std::any_of(difference.path.begin(), difference.path.end(), [](const PathStep &step) {
            return !step.element && rules.contains(step.name);
        });
    return rule ? Bump::Minor : Bump::Patch;
}

} // namespace

QString bumpName(Bump bump)
{
    switch (bump) {
    case Bump::None:
        return u"none"_s;
    case Bump::Patch:
        return u"patch"_s;
    case Bump::Minor:
        return u"minor"_s;
    case Bump::Major:
        return u"major"_s;
    }
    return {};
}

std::optional<SemanticVersion> SemanticVersion::parse(QStringView text)
{
    static const QRegularExpression form(
        u"^(0|[1-9]\\d{0,17})\\.(0|[1-9]\\d{0,17})\\.(0|[1-9]\\d{0,17})"
        "(?:-([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?(?:\\+([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?$"_s);
    const QRegularExpressionMatch match = form.match(text.toString());
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    return SemanticVersion{match.captured(1).toLongLong(), match.captured(2).toLongLong(),
                           match.captured(3).toLongLong(), match.captured(4), match.captured(5)};
}

QString SemanticVersion::toString() const
{
    QString text = u"%1.%2.%3"_s.arg(major).arg(minor).arg(patch);
    text += preRelease.isEmpty() ? QString() : u'-' + preRelease;
    text += build.isEmpty() ? QString() : u'+' + build;
    return text;
}

SemanticVersion SemanticVersion::bumped(Bump bump) const
{
    switch (bump) {
    case Bump::None:
        return *this;
    case Bump::Patch:
        return {major, minor, patch + 1, {}, {}};
    case Bump::Minor:
        return {major, minor + 1, 0, {}, {}};
    case Bump::Major:
        return major == 0 ? SemanticVersion{0, minor + 1, 0, {}, {}}
                          : SemanticVersion{major + 1, 0, 0, {}, {}};
    }
    return *this;
}

std::strong_ordering operator<=>(const SemanticVersion &a, const SemanticVersion &b)
{
    if (const auto order = a.major <=> b.major; order != 0) {
        return order;
    }
    if (const auto order = a.minor <=> b.minor; order != 0) {
        return order;
    }
    if (const auto order = a.patch <=> b.patch; order != 0) {
        return order;
    }
    return comparePreRelease(a.preRelease, b.preRelease);
}

Bump bumpOf(const Difference &difference)
{
    const QString fields = fieldsOf(difference.path);
    const QString top = fields.section(u'.', 0, 0);
    if (top == u"version" || top == u"status" || top == u"sunset" || top == u"successor" ||
        top == u"notices" || top == u"offeredTo" || top == u"formerIds" || top == u"uid" ||
        top == u"sample") {
        return Bump::None;
    }
    if (top == u"outputPorts") {
        return portBump(difference, fields);
    }
    if (top == u"slaProperties") {
        return promiseBump(difference);
    }
    if (top == u"schema") {
        return schemaBump(difference);
    }
    if (top == u"servers") {
        const bool address = fields == u"servers" || fields == u"servers.host";
        return address && difference.kind != DifferenceKind::Added ? Bump::Major : Bump::Patch;
    }
    return top == u"classification" ? Bump::Minor : Bump::Patch;
}

Bump bumpOf(const std::vector<Difference> &differences)
{
    Bump most = Bump::None;
    for (const Difference &difference : differences) {
        most = std::max(most, bumpOf(difference));
    }
    return most;
}

std::vector<Difference> breaking(const std::vector<Difference> &differences)
{
    std::vector<Difference> found;
    std::copy_if(differences.begin(), differences.end(), std::back_inserter(found),
                 [](const Difference &each) { return bumpOf(each) == Bump::Major; });
    return found;
}

VersionCheck checkVersion(const QString &before, const QString &after,
                          const std::vector<Difference> &differences)
{
    VersionCheck check;
    check.needed = bumpOf(differences);
    const auto from = SemanticVersion::parse(before);
    const auto to = SemanticVersion::parse(after);
    if (!from || check.needed == Bump::None) {
        check.enough = true; // a product without a version promises nothing by it
        return check;
    }
    const SemanticVersion least = from->bumped(check.needed);
    check.proposed = least.toString();
    check.enough = to && *to >= least;
    return check;
}

} // namespace mesh::catalog
