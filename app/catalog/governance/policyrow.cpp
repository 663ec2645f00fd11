// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/governance/policyrow.h"

#include <algorithm>

namespace mesh::catalog {

using namespace Qt::StringLiterals;
using ValueKind = expr::Kind;
using schema::Value;

namespace {

Value numberOrNull(std::optional<qint64> number)
{
    return number ? Value(*number) : Value();
}

// One table for the row and for the names that an editor offers.
struct Fact
{
    QString name;
    ValueKind kind;
    Value (*value)(const ProductFacts &);
};

const std::vector<Fact> &factTable()
{
    static const std::vector<Fact> table{
        {u"domainKnown"_s, ValueKind::Boolean, [](const auto &f) { return Value(f.domainKnown); }},
        {u"ownerKnown"_s, ValueKind::Boolean, [](const auto &f) { return Value(f.ownerKnown); }},
        {u"tierKnown"_s, ValueKind::Boolean, [](const auto &f) { return Value(f.tierKnown); }},
        {u"classificationKnown"_s, ValueKind::Boolean,
         [](const auto &f) { return Value(f.classificationKnown); }},
        {u"topicOwned"_s, ValueKind::Boolean, [](const auto &f) { return Value(f.topicOwned); }},
        {u"topicClaimedTwice"_s, ValueKind::Boolean,
         [](const auto &f) { return Value(f.topicClaimedTwice); }},
        {u"successorKnown"_s, ValueKind::Boolean,
         [](const auto &f) { return Value(f.successorKnown); }},
        {u"versionValid"_s, ValueKind::Boolean,
         [](const auto &f) { return Value(f.versionValid); }},
        {u"noticeDays"_s, ValueKind::BigInt,
         [](const auto &f) { return numberOrNull(f.noticeDays); }},
        {u"tierFreshness"_s, ValueKind::BigInt,
         [](const auto &f) { return numberOrNull(f.tierFreshness); }},
        {u"freshness"_s, ValueKind::BigInt,
         [](const auto &f) { return numberOrNull(f.freshness); }},
        {u"retention"_s, ValueKind::BigInt,
         [](const auto &f) { return numberOrNull(f.retention); }},
        {u"daysUntilSunset"_s, ValueKind::BigInt,
         [](const auto &f) { return numberOrNull(f.daysUntilSunset); }},
        {u"fields"_s, ValueKind::BigInt, [](const auto &f) { return Value(f.fields); }},
        {u"describedFields"_s, ValueKind::BigInt,
         [](const auto &f) { return Value(f.describedFields); }},
        {u"personalFields"_s, ValueKind::BigInt,
         [](const auto &f) { return Value(f.personalFields); }},
        {u"untaggedFields"_s, ValueKind::BigInt,
         [](const auto &f) { return Value(f.untaggedFields); }},
    };
    return table;
}

Value factsValue(const ProductFacts &facts)
{
    schema::Object object;
    for (const Fact &fact : factTable()) {
        object.emplace_back(fact.name, fact.value(facts));
    }
    return Value(std::move(object));
}

const QStringList &documentFields()
{
    static const QStringList fields{u"id"_s,
                                    u"name"_s,
                                    u"domain"_s,
                                    u"version"_s,
                                    u"status"_s,
                                    u"description"_s,
                                    u"team"_s,
                                    u"quality"_s,
                                    u"tier"_s,
                                    u"classification"_s,
                                    u"outputPorts"_s,
                                    u"inputPorts"_s,
                                    u"slaProperties"_s,
                                    u"tags"_s,
                                    u"terms"_s,
                                    u"schema"_s,
                                    u"support"_s,
                                    u"sunset"_s,
                                    u"successor"_s,
                                    u"authoritativeDefinitions"_s};
    return fields;
}

class Names final : public expr::Lookup
{
public:
    Names()
    {
        std::vector<expr::Field> fields;
        for (const Fact &fact : factTable()) {
            fields.push_back({fact.name, expr::Type(fact.kind), {}});
        }
        m_facts = expr::Type::structOf(std::move(fields));
    }

    [[nodiscard]] std::vector<expr::Resolved> resolve(const QString &name,
                                                      bool quoted) const override
    {
        const Qt::CaseSensitivity letters = quoted ? Qt::CaseSensitive : Qt::CaseInsensitive;
        if (name.compare(u"facts"_s, letters) == 0) {
            return {{{FactsSlot, {}}, m_facts}};
        }
        if (name.compare(u"today"_s, letters) == 0) {
            return {{{TodaySlot, {}}, expr::Type(ValueKind::Date)}};
        }
        // Their types are what each document has; a name that is none of them may be a slip.
        const QStringList &known = documentFields();
        const auto field = std::find_if(known.begin(), known.end(), [&](const QString &each) {
            return each.compare(name, letters) == 0;
        });
        if (field == known.end()) {
            return {};
        }
        return {{{DocumentSlot, {*field}}, {}, false}};
    }

    [[nodiscard]] std::vector<expr::KnownName> names() const override
    {
        std::vector<expr::KnownName> known;
        for (const QString &field : documentFields()) {
            known.push_back({field, {}, {}, false});
        }
        known.push_back({u"facts"_s, m_facts, {}, true});
        known.push_back({u"today"_s, expr::Type(ValueKind::Date), {}, true});
        return known;
    }

    [[nodiscard]] std::optional<expr::Place> openPlace() const override
    {
        return expr::Place{DocumentSlot, {}};
    }

private:
    expr::Type m_facts;
};

Value dateValue(QDate day)
{
    const QDate epoch(1970, 1, 1);
    return Value(schema::Date{static_cast<qint32>(epoch.daysTo(day))});
}

} // namespace

const expr::Lookup &policyNames()
{
    static const Names names;
    return names;
}

PolicyRow::PolicyRow(Value document, const Product &product, const CatalogSnapshot &snapshot,
                     QDate today)
    : PolicyRow(std::move(document), product.id, snapshot, today)
{
    m_facts = factsValue(ProductFacts::of(product, snapshot, today));
}

PolicyRow::PolicyRow(Value document, core::ProductId id, const CatalogSnapshot &snapshot,
                     QDate today)
    : m_document(std::move(document))
    , m_id(std::move(id))
    , m_snapshot(snapshot)
    , m_day(today)
    , m_today(dateValue(today))
{}

const Value &PolicyRow::at(int slot) const
{
    if (slot == DocumentSlot) {
        return m_document;
    }
    if (slot == TodaySlot) {
        return m_today;
    }
    if (!m_facts) {
        const core::Result<Product> read = Product::read(m_document);
        const Product product = read ? *read : Product{.id = m_id};
        m_facts = factsValue(ProductFacts::of(product, m_snapshot, m_day));
    }
    return *m_facts;
}

} // namespace mesh::catalog
