// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/history/merge.h"

#include <algorithm>

namespace mesh::catalog {

using schema::Value;

namespace {

// One path is the other's beginning: both speak of the same.
bool overlap(const FieldPath &a, const FieldPath &b)
{
    const auto length = static_cast<std::ptrdiff_t>(std::min(a.size(), b.size()));
    return std::equal(a.begin(), a.begin() + length, b.begin());
}

const FieldPath &shorter(const FieldPath &a, const FieldPath &b)
{
    return b.size() < a.size() ? b : a;
}

Value valueOrNull(const Value &document, const FieldPath &path)
{
    const Value *found = valueAt(document, path);
    return found != nullptr ? *found : Value();
}

bool touches(const std::vector<Difference> &all, const FieldPath &path)
{
    return std::any_of(all.begin(), all.end(), [&path](const Difference &difference) {
        return overlap(difference.path, path);
    });
}

// Paths that either side changed, the outermost where they lie within each other.
std::vector<FieldPath> changedPaths(const std::vector<Difference> &mine,
                                    const std::vector<Difference> &theirs)
{
    std::vector<FieldPath> paths;
    for (const std::vector<Difference> *side : {&mine, &theirs}) {
        for (const Difference &difference : *side) {
            FieldPath path = difference.path;
            for (const FieldPath &known : paths) {
                if (overlap(known, path)) {
                    path = shorter(known, path);
                }
            }
            std::erase_if(paths, [&path](const FieldPath &known) { return overlap(known, path); });
            paths.push_back(std::move(path));
        }
    }
    return paths;
}

} // namespace

std::vector<MergeField> mergeFields(const Value &base, const Value &mine, const Value &theirs)
{
    const std::vector<Difference> byMe = differences(base, mine);
    const std::vector<Difference> byThem = differences(base, theirs);
    std::vector<MergeField> fields;
    for (FieldPath &path : changedPaths(byMe, byThem)) {
        MergeField field;
        field.base = valueOrNull(base, path);
        field.mine = valueOrNull(mine, path);
        field.theirs = valueOrNull(theirs, path);
        if (field.mine == field.theirs) {
            continue;
        }
        const bool mineChanged = touches(byMe, path);
        const bool theirsChanged = touches(byThem, path);
        field.conflict = mineChanged && theirsChanged;
        field.chosen = mineChanged ? Side::Mine : Side::Theirs;
        field.path = std::move(path);
        fields.push_back(std::move(field));
    }
    return fields;
}

Value merged(const Value &theirs, const std::vector<MergeField> &fields)
{
    Value document = theirs;
    for (const MergeField &field : fields) {
        if (field.chosen == Side::Mine) {
            apply({field.path, DifferenceKind::Changed, field.theirs, field.mine}, document);
        }
    }
    return document;
}

std::optional<Value> mergedApart(const Value &base, const Value &mine, const Value &theirs)
{
    if (base.isNull() || mine.isNull() || theirs.isNull()) {
        return std::nullopt;
    }
    const std::vector<MergeField> fields = mergeFields(base, mine, theirs);
    if (std::any_of(fields.begin(), fields.end(),
                    [](const MergeField &field) { return field.conflict; })) {
        return std::nullopt;
    }
    Value document = merged(theirs, fields);
    if (const Value *signature = mine.field(u"writtenBy")) {
        document.setField(QStringLiteral("writtenBy"), *signature);
    }
    return document;
}

Revert revert(const Value &before, const Value &after, const Value &current)
{
    // As a merge: from what the change made, one side goes back, the other has gone on since.
    Revert result;
    const std::vector<Difference> since = differences(after, current);
    result.document = current;
    for (const Difference &back : differences(after, before)) {
        if (!touches(since, back.path)) {
            apply(back, result.document);
            result.undone.push_back(back);
            continue;
        }
        MergeField field;
        field.path = back.path;
        field.base = back.before;
        field.mine = back.after;
        field.theirs = valueOrNull(current, back.path);
        field.conflict = field.mine != field.theirs;
        field.chosen = Side::Theirs;
        if (field.conflict) {
            result.kept.push_back(std::move(field));
        }
    }
    return result;
}

} // namespace mesh::catalog
