// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/expr/binder.h"

#include "app/sql/lexer.h"

#include <algorithm>

using namespace Qt::StringLiterals;

/// Names, paths and elements: where they lead, and what was probably meant.
namespace mesh::expr::internal {

namespace {

// Insertions, deletions, replacements and swaps of neighbours between two names (optimal string
// alignment).
int distance(const QString &left, const QString &right)
{
    const qsizetype width = right.size() + 1;
    std::vector<int> before(size_t(width), 0);
    std::vector<int> previous(static_cast<size_t>(width));
    std::vector<int> current(static_cast<size_t>(width));
    for (qsizetype column = 0; column < width; ++column) {
        previous[size_t(column)] = int(column);
    }
    for (qsizetype row = 1; row <= left.size(); ++row) {
        current[0] = int(row);
        for (qsizetype column = 1; column < width; ++column) {
            const auto at = size_t(column);
            const int replaced = left[row - 1] == right[column - 1] ? 0 : 1;
            current[at] =
                std::min({previous[at] + 1, current[at - 1] + 1, previous[at - 1] + replaced});
            if (row > 1 && column > 1 && left[row - 1] == right[column - 2] &&
                left[row - 2] == right[column - 1]) {
                current[at] = std::min(current[at], before[at - 2] + 1);
            }
        }
        std::swap(before, previous);
        std::swap(previous, current);
    }
    return previous.back();
}

} // namespace

QString nearest(const QString &name, const QStringList &known)
{
    const QString lower = name.toLower();
    const int allowed = std::max(1, int(name.size()) / 3);
    QString best;
    int bestDistance = allowed + 1;
    for (const QString &candidate : known) {
        if (std::abs(candidate.size() - name.size()) > allowed) {
            continue;
        }
        const int steps = distance(lower, candidate.toLower());
        if (steps < bestDistance) {
            best = candidate;
            bestDistance = steps;
        }
    }
    return best;
}

Binder::Bound Binder::operator()(const sql::Name &node)
{
    return bindPath({{node.name, node.quoted, m_range}});
}

Binder::Bound Binder::operator()(const sql::Member &node)
{
    std::vector<NamePart> parts = pathOf(*node.base);
    if (!parts.empty()) {
        parts.push_back({node.name, node.quoted, node.nameRange});
        return bindPath(parts);
    }
    const Bound base = bind(*node.base);
    if (base.type.isUnknown() || base.type.kind == Kind::Map) {
        return make(std::make_shared<MemberNode>(base.node, node.name), {}, false);
    }
    const Field *field = base.type.field(node.name, node.quoted);
    if (!field) {
        reportNoField({base, 0, base.type, 0}, {{node.name, node.quoted, node.nameRange}});
        return make(std::make_shared<MemberNode>(base.node, node.name), {}, false);
    }
    return make(std::make_shared<MemberNode>(base.node, field->name), field->type, base.certain);
}

std::vector<Binder::NamePart> Binder::pathOf(const sql::Expression &expression)
{
    if (const auto *name = expression.as<sql::Name>()) {
        return {{name->name, name->quoted, expression.range}};
    }
    const auto *member = expression.as<sql::Member>();
    if (!member) {
        return {};
    }
    std::vector<NamePart> parts = pathOf(*member->base);
    if (!parts.empty()) {
        parts.push_back({member->name, member->quoted, member->nameRange});
    }
    return parts;
}

Binder::Bound Binder::bindPath(const std::vector<NamePart> &parts)
{
    if (std::ranges::any_of(parts, [](const NamePart &part) { return part.name.isEmpty(); })) {
        return unknown(); // a name that is still being typed
    }
    const std::vector<Resolved> readings =
        m_lookup.resolve(parts.front().name, parts.front().quoted);
    std::optional<Walked> best;
    for (const Resolved &reading : readings) {
        Walked walked = walk(reading, parts);
        if (!best || walked.failedAt > best->failedAt) {
            best = std::move(walked);
        }
        if (best->failedAt == parts.size()) {
            break;
        }
    }
    if (!best) {
        return unknownName(parts);
    }
    m_slots.insert(best->slot);
    if (best->failedAt < parts.size()) {
        reportNoField(*best, parts);
    }
    return best->bound;
}

Binder::Walked Binder::walk(const Resolved &root, const std::vector<NamePart> &parts)
{
    Place place = root.place;
    Type type = root.type;
    bool certain = root.certain;
    bool loose = false;
    Walked walked{{}, parts.size(), {}, 0};
    for (size_t index = 1; index < parts.size(); ++index) {
        const NamePart &part = parts[index];
        const Field *field = type.field(part.name, part.quoted);
        if (!field && !type.isUnknown() && type.kind != Kind::Map &&
            walked.failedAt == parts.size()) {
            walked.failedAt = index;
            walked.typeBefore = type;
        }
        place.path.push_back(field ? field->name : part.name);
        loose = loose || (!field && type.kind != Kind::Map);
        certain = certain && (field || type.kind == Kind::Map);
        type = field                                    ? Type(field->type)
               : type.kind == Kind::Map && type.element ? Type(*type.element)
                                                        : Type();
    }
    m_slots.insert(place.slot);
    walked.bound =
        make(std::make_shared<FieldNode>(std::move(place), loose), std::move(type), certain);
    walked.bound.isTime = root.isTime;
    walked.bound.isText = root.isText && parts.size() == 1;
    // Whether a missing field is an error goes by what is known of the root.
    walked.bound.certain = walked.failedAt < parts.size() ? root.certain : certain;
    return walked;
}

void Binder::reportNoField(const Walked &walked, const std::vector<NamePart> &parts)
{
    const NamePart &missing = parts[walked.failedAt];
    const bool certain = walked.bound.certain;
    if (walked.typeBefore.kind != Kind::Struct) {
        report(certain, missing.range,
               walked.typeBefore.kind == Kind::Array
                   ? tr("This is a list. Its elements are [1], [2], …")
                   : tr("This is %1 and has no field %2.")
                         .arg(describe(walked.typeBefore), missing.name));
        return;
    }
    QStringList known;
    for (const Field &field : walked.typeBefore.fields) {
        known += field.name;
    }
    const QString meant = nearest(missing.name, known);
    const QString sentence = certain ? tr("No field %1.").arg(missing.name)
                                     : tr("No record so far has a field %1.").arg(missing.name);
    if (meant.isEmpty()) {
        report(certain, missing.range, sentence);
        return;
    }
    const QString written = sql::isPlainName(meant) ? meant : sql::quoteName(meant);
    report(certain, missing.range, sentence + u' ' + tr("Did you mean %1?").arg(written),
           Fix{tr("Write %1").arg(written), missing.range, written});
}

Binder::Bound Binder::unknownName(const std::vector<NamePart> &parts)
{
    const NamePart &first = parts.front();
    const auto open = m_lookup.openPlace();
    QStringList known;
    bool anyField = false;
    for (const KnownName &name : m_lookup.names()) {
        known += name.name;
        anyField = anyField || !name.pseudo;
    }
    // Nothing is known of the records yet: any name may be right.
    if (!open || anyField) {
        const QString meant = nearest(first.name, known);
        const QString sentence = open ? tr("No record so far has a field %1.").arg(first.name)
                                      : tr("No field %1.").arg(first.name);
        if (!meant.isEmpty()) {
            const QString written = sql::isPlainName(meant) ? meant : sql::quoteName(meant);
            report(!open, first.range, sentence + u' ' + tr("Did you mean %1?").arg(written),
                   Fix{tr("Write %1").arg(written), first.range, written});
        } else {
            const QString text = sql::quoteText(first.name);
            report(!open, first.range,
                   sentence + u' ' + tr("A text stands between apostrophes: %1.").arg(text),
                   parts.size() == 1
                       ? std::optional(Fix{tr("Write %1").arg(text), first.range, text})
                       : std::nullopt);
        }
    }
    if (!open) {
        return unknown();
    }
    Place place = *open;
    for (const NamePart &part : parts) {
        place.path.push_back(part.name);
    }
    m_slots.insert(place.slot);
    const bool loose = std::ranges::none_of(parts, &NamePart::quoted);
    return make(std::make_shared<FieldNode>(std::move(place), loose), {}, false);
}

Binder::Bound Binder::operator()(const sql::Subscript &node)
{
    const Bound base = bind(*node.base);
    const Bound index = bind(*node.index);
    const Kind kind = base.type.kind;
    const bool byName = kind == Kind::Map || kind == Kind::Struct;
    if (!byName && kind != Kind::Array && kind != Kind::Unknown) {
        report(base.certain, node.base->range,
               tr("This is %1 and has no elements.").arg(describe(base.type)));
    } else if (byName && !index.type.isUnknown() && index.type.kind != Kind::Varchar) {
        report(base.certain, node.index->range,
               tr("An element is named by a text here, such as ['name']."));
    } else if (kind == Kind::Array && !index.type.isUnknown() && index.type.kind != Kind::BigInt) {
        report(base.certain, node.index->range,
               tr("An element is numbered here, the first is [1]."));
    }
    Type element = base.type.element ? *base.type.element : Type();
    if (const auto *name = index.literal() ? index.literal()->as<QString>() : nullptr;
        name && kind == Kind::Struct) {
        const Field *field = base.type.field(*name, true);
        element = field ? field->type : Type();
    }
    return make(std::make_shared<SubscriptNode>(base.node, index.node), element,
                base.certain && !element.isUnknown());
}

} // namespace mesh::expr::internal
