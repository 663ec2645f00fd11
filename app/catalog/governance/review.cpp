// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/governance/review.h"

#include "app/schema/json.h"

#include <algorithm>

namespace mesh::catalog {

using namespace Qt::StringLiterals;
using schema::Value;

namespace {

Value parsed(const QByteArray &bytes)
{
    return bytes.isEmpty() ? Value() : schema::parseJson(bytes).valueOr(Value());
}

bool isSevererOutcome(const PolicyResult &a, const PolicyResult &b)
{
    const auto rank = [](PolicyOutcome outcome) {
        switch (outcome) {
        case PolicyOutcome::Block:
            return 0;
        case PolicyOutcome::Broken:
            return 1;
        case PolicyOutcome::Warn:
            return 2;
        case PolicyOutcome::Inform:
            return 3;
        case PolicyOutcome::Exempt:
            return 4;
        case PolicyOutcome::Pass:
            return 5;
        case PolicyOutcome::NotApplicable:
            return 6;
        }
        return 7;
    };
    return rank(a.outcome) < rank(b.outcome);
}

QString idOf(const QString &id)
{
    return id;
}

} // namespace

bool Review::blocked() const
{
    return std::any_of(
               policies.begin(), policies.end(),
               [](const PolicyResult &each) { return each.outcome == PolicyOutcome::Block; }) ||
           std::any_of(objections.begin(), objections.end(),
                       [](const ObjectionAt &each) { return each.blocks; });
}

ReviewBuilder::ReviewBuilder(std::shared_ptr<const CatalogSnapshot> snapshot, Signature by,
                             QString message)
    : m_snapshot(std::move(snapshot))
    , m_topics(m_snapshot->prefix().isEmpty() ? CatalogTopics()
                                              : CatalogTopics(m_snapshot->prefix()))
    , m_by(std::move(by))
    , m_message(std::move(message))
{}

void ReviewBuilder::plan(const QString &domain, const QByteArray &key, const Value &after,
                         std::optional<core::Offset> basedOn, bool basedOnIsSet)
{
    const QString topic = m_topics.catalogOf(domain);
    if (const Problem *problem = m_snapshot->notUnderstood(topic, key)) {
        m_objections.push_back({Objection::NotUnderstood,
                                {},
                                findingName(problem->finding) + u": "_s + problem->detail,
                                true,
                                QString::fromUtf8(key)});
    }
    Planned planned;
    planned.before = parsed(m_snapshot->document(topic, key));
    planned.after = after;
    planned.edit.key = key;
    if (!after.isNull()) {
        planned.edit.value = schema::toJson(after);
    }
    planned.edit.basedOn = basedOnIsSet ? basedOn : m_snapshot->revision(topic, key);
    const bool same =
        !planned.before.isNull() && !after.isNull() && differences(planned.before, after).empty();
    if (same || (after.isNull() && !planned.edit.basedOn)) {
        return;
    }
    m_planned[domain].push_back(std::move(planned));
}

template<typename Document>
ReviewBuilder &ReviewBuilder::putDocument(const QString &domain, Kind kind, Document document)
{
    document.writtenBy = m_by;
    plan(domain, RecordKey::of(kind, idOf(document.id)), document.document(), {}, false);
    return *this;
}

ReviewBuilder &ReviewBuilder::put(Domain domain)
{
    return putDocument({}, Kind::Domain, std::move(domain));
}

ReviewBuilder &ReviewBuilder::put(Policy policy)
{
    return putDocument({}, Kind::Policy, std::move(policy));
}

ReviewBuilder &ReviewBuilder::put(Tier tier)
{
    return putDocument({}, Kind::Tier, std::move(tier));
}

ReviewBuilder &ReviewBuilder::put(Classification classification)
{
    return putDocument({}, Kind::Classification, std::move(classification));
}

ReviewBuilder &ReviewBuilder::put(DomainRules rules)
{
    const QString domain = rules.id;
    return putDocument(domain, Kind::Rules, std::move(rules));
}

ReviewBuilder &ReviewBuilder::put(AccessGrant grant)
{
    const QString domain = grant.product.domain;
    return putDocument(domain, Kind::Grant, std::move(grant));
}

ReviewBuilder &ReviewBuilder::put(const QString &domain, std::vector<Edit> edits)
{
    for (Edit &edit : edits) {
        plan(domain, edit.key, edit.value ? parsed(*edit.value) : Value(), edit.basedOn, true);
    }
    return *this;
}

core::Result<void> ReviewBuilder::putRecord(const RecordPlace &place, const Value &document)
{
    const CatalogRecord record{.topic = m_topics.catalogOf(place.domain),
                               .key = place.key,
                               .value = schema::toJson(document)};
    const QString name = QString::fromUtf8(place.key);
    return std::visit(
        [&](auto meaning) -> core::Result<void> {
            if constexpr (std::is_same_v<decltype(meaning), Problem>) {
                return core::Error{core::Code::Decode, meaning.detail, name};
            } else if constexpr (requires { put(std::move(meaning)); }) {
                put(std::move(meaning));
                return {};
            } else {
                return core::Error{core::Code::Unsupported, u"nobody edits such records"_s, name};
            }
        },
        interpret(record, place.domain));
}

ReviewBuilder &ReviewBuilder::put(Product product, std::optional<core::Offset> basedOn)
{
    product.writtenBy = m_by;
    const auto entry = m_snapshot->product(product.id);
    plan(product.id.domain, RecordKey::of(product.id), product.document(), basedOn,
         basedOn.has_value());
    const bool changed = !m_planned[product.id.domain].empty() &&
                         m_planned[product.id.domain].back().edit.key == RecordKey::of(product.id);
    if (changed) {
        if (entry != nullptr) {
            object(product.id, objectionsToEdit(entry->product(), product, m_message));
        }
        m_products.push_back(std::move(product));
    }
    return *this;
}

ReviewBuilder &ReviewBuilder::put(const LifeChange &change)
{
    object(change.product.id, change.objections);
    return change.removed ? remove(change.product.id) : put(change.product);
}

ReviewBuilder &ReviewBuilder::remove(const core::ProductId &product)
{
    plan(product.domain, RecordKey::of(product), Value(), {}, false);
    return *this;
}

void ReviewBuilder::object(const core::ProductId &product, std::vector<ObjectionAt> objections)
{
    for (ObjectionAt &objection : objections) {
        objection.product = product.toString();
        m_objections.push_back(std::move(objection));
    }
}

Review ReviewBuilder::review(QDate today) const
{
    Review review;
    review.objections = m_objections;
    for (const auto &[domain, planned] : m_planned) {
        if (planned.empty()) {
            continue;
        }
        PlannedWrite write;
        write.set.domain = domain;
        write.set.by = m_by;
        write.set.message = m_message;
        const auto entry = m_snapshot->domain(domain);
        write.writers = entry != nullptr ? entry->domain.teams : QStringList();
        std::vector<PlannedRecord> changes;
        for (const Planned &each : planned) {
            write.set.edits.push_back(each.edit);
            const auto before =
                each.before.isNull() ? std::nullopt : std::optional(schema::toJson(each.before));
            write.records.push_back({m_topics.catalogOf(domain), each.edit.key, before,
                                     each.edit.value, differences(each.before, each.after), false});
            changes.push_back({m_topics.changesOf(domain),
                               each.edit.key,
                               std::nullopt,
                               changeDocument(each.edit, write.set, -1),
                               {},
                               true});
        }
        std::move(changes.begin(), changes.end(), std::back_inserter(write.records));
        review.writes.push_back(std::move(write));
    }
    const PolicySet policies = PolicySet::of(*m_snapshot);
    for (const Product &product : m_products) {
        // A draft may be incomplete; what is retired is not asked any more.
        if (product.lifecycle == Lifecycle::Draft || product.lifecycle == Lifecycle::Retired) {
            continue;
        }
        std::vector<PolicyResult> results = policies.check(product, *m_snapshot, today);
        for (PolicyResult &result : results) {
            // Of many products nobody reads what holds.
            if (m_products.size() <= 1 || result.fails() ||
                result.outcome == PolicyOutcome::Broken) {
                result.product = product.id.toString();
                review.policies.push_back(std::move(result));
            }
        }
    }
    std::stable_sort(review.policies.begin(), review.policies.end(), isSevererOutcome);
    return review;
}

} // namespace mesh::catalog
