// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/workspace/inbox.h"

#include "app/catalog/governance/policycheck.h"

#include <QDateTime>

#include <algorithm>
#include <map>
#include <set>

namespace mesh::workspace {

using namespace Qt::StringLiterals;
using catalog::ProductEntry;
using Kind = InboxItem::Kind;

namespace {

using ProductPointer = std::shared_ptr<const ProductEntry>;

/// What is drafted or retired keeps no promises.
bool promisesFreshness(const ProductEntry &product)
{
    return product.promises.freshnessSeconds && !product.topics.isEmpty() &&
           (product.lifecycle == catalog::Lifecycle::Active ||
            product.lifecycle == catalog::Lifecycle::Deprecated);
}

QDate dayOf(core::TimestampMs at)
{
    return QDateTime::fromMSecsSinceEpoch(at).date();
}

/// Looks through one snapshot for one person.
class Search
{
public:
    explicit Search(const InboxQuestion &question)
        : m_asked(question)
        , m_catalog(*question.catalog)
    {
        for (const auto &domain : m_catalog.domains()) {
            const QString &id = domain->domain.id;
            const bool mine = question.isMyDomain(id);
            if (mine) {
                m_domains.insert(id);
            }
            for (const ProductPointer &product : m_catalog.products(id)) {
                // What nobody owns is its domain's to look after.
                if (question.isMine(*product) || (mine && product->owner.isEmpty())) {
                    m_mine.push_back(product);
                }
            }
        }
    }

    Inbox all()
    {
        addRequests();
        addOffers();
        addHandovers();
        addConflicts();
        addAnswers();
        addLate();
        addSunsets();
        addChecks();
        std::stable_sort(m_items.begin(), m_items.end(),
                         [](const InboxItem &a, const InboxItem &b) { return a.kind < b.kind; });
        return {std::move(m_items), std::move(m_promised)};
    }

private:
    [[nodiscard]] bool answersFor(const core::ProductId &id) const
    {
        const ProductPointer product = m_catalog.product(id);
        return product && (m_domains.contains(id.domain) || m_asked.isMine(*product));
    }

    void addRequests()
    {
        std::set<core::ProductId> asked;
        for (const auto &entry : m_catalog.requests()) {
            asked.insert(catalog::idNow(entry->value.product, m_catalog));
        }
        for (const auto &entry : m_catalog.grants()) {
            asked.insert(catalog::idNow(entry->value.product, m_catalog));
        }
        for (const core::ProductId &id : asked) {
            if (!answersFor(id)) {
                continue;
            }
            for (const catalog::AccessLine &line :
                 catalog::accessOf(m_catalog.product(id)->product(), m_catalog, m_asked.today)) {
                if (line.state == catalog::AccessState::Requested) {
                    m_items.push_back({.kind = Kind::Request,
                                       .product = id,
                                       .who = line.principal,
                                       .purpose = line.request->purpose,
                                       .at = line.requestedAt});
                    continue;
                }
                addEnding(line.grant, true);
                if (line.reviewDue) {
                    m_items.push_back({.kind = Kind::Review,
                                       .product = id,
                                       .who = line.principal,
                                       .purpose = line.grant->purpose,
                                       .day = line.grant->reviewAt});
                }
            }
        }
    }

    void addEnding(const std::optional<catalog::AccessGrant> &grant, bool mine)
    {
        if (!grant || grant->decision != catalog::Decision::Agreed || !grant->until) {
            return;
        }
        // What has run out is for its owner to see to: its rights in Kafka do not end by it.
        const qint64 left = m_asked.today.daysTo(*grant->until);
        if (left <= endingsAhead && left >= (mine ? -answersStay : 0) &&
            !catalog::goesOnOtherwise(*grant, m_catalog, m_asked.today)) {
            m_items.push_back({.kind = Kind::Ending,
                               .product = catalog::idNow(grant->product, m_catalog),
                               .who = grant->principal,
                               .purpose = grant->purpose,
                               .day = grant->until,
                               .mine = mine});
        }
    }

    void addOffers()
    {
        for (const QString &domain : m_domains) {
            for (const ProductPointer &product : m_catalog.offeredTo(domain)) {
                const auto to = core::ProductId::parse(product->offeredTo);
                // Accepted already: its owner has to let go.
                if (to && !m_catalog.product(*to)) {
                    m_items.push_back({.kind = Kind::Offer,
                                       .product = product->id,
                                       .who = product->id.domain,
                                       .other = *to,
                                       .at = product->changedAt});
                }
            }
        }
    }

    void addHandovers()
    {
        for (const ProductPointer &product : m_mine) {
            const auto to = core::ProductId::parse(product->offeredTo);
            const ProductPointer there = to ? m_catalog.product(*to) : nullptr;
            if (there && there->product().formerIds.contains(product->id.toString())) {
                m_items.push_back({.kind = Kind::Handover,
                                   .product = product->id,
                                   .who = to->domain,
                                   .other = *to,
                                   .at = there->changedAt});
            }
        }
    }

    void addConflicts()
    {
        for (const Draft &draft : m_asked.drafts) {
            const auto id = core::ProductId::parse(draft.subject.section(u':', 1));
            if (!draft.subject.startsWith(u"product:"_s) || !id || !draft.basedOn) {
                continue;
            }
            const ProductPointer product = m_catalog.product(*id);
            if (product && product->revision != *draft.basedOn) {
                m_items.push_back({.kind = Kind::Conflict,
                                   .product = *id,
                                   .who = product->product().writtenBy.name,
                                   .at = product->changedAt});
            }
        }
    }

    void addAnswers()
    {
        std::map<QString, const catalog::AccessRequest *> mine;
        for (const auto &entry : m_catalog.requests()) {
            if (catalog::isBy(entry->value, m_asked.principal, m_asked.me)) {
                mine[entry->value.id] = &entry->value;
            }
        }
        for (const auto &entry : m_catalog.grants()) {
            const catalog::AccessGrant &grant = entry->value;
            if (!mine.contains(grant.id)) {
                continue;
            }
            if (grant.decision == catalog::Decision::Agreed) {
                m_read.insert(grant.product);
                addEnding(grant, false);
            }
            if (entry->changedAt >= 0 &&
                dayOf(entry->changedAt).daysTo(m_asked.today) <= answersStay) {
                m_items.push_back({.kind = Kind::Answer,
                                   .product = grant.product,
                                   .who = grant.writtenBy.name,
                                   .purpose = grant.reason,
                                   .decision = grant.decision,
                                   .at = entry->changedAt});
            }
        }
    }

    void addLate()
    {
        for (const ProductPointer &product : m_mine) {
            if (!promisesFreshness(*product)) {
                continue;
            }
            const QString &topic = product->topics.front();
            const TopicPulse pulse = m_asked.pulses.value(topic);
            const qint64 promised = *product->promises.freshnessSeconds * 1000;
            m_promised[topic] = std::min(m_promised.value(topic, promised), promised);
            if (pulse.newestRecord && pulse.measuredAt - *pulse.newestRecord > promised) {
                InboxItem item{.kind = Kind::Late, .product = product->id};
                item.promised = promised;
                item.at = *pulse.newestRecord;
                m_items.push_back(std::move(item));
            }
        }
    }

    void addSunsets()
    {
        std::set<core::ProductId> mine;
        for (const ProductPointer &product : m_mine) {
            mine.insert(product->id);
            for (const catalog::Reference &input : product->product().inputs) {
                if (const auto id = core::ProductId::parse(input.name)) {
                    m_read.insert(*id);
                }
            }
        }
        const QString prefix = u"product:"_s;
        for (const QString &favourite : m_asked.favourites) {
            if (const auto id = core::ProductId::parse(favourite.mid(prefix.size()));
                id && favourite.startsWith(prefix)) {
                m_read.insert(*id);
            }
        }
        m_read.insert(mine.begin(), mine.end());
        for (const core::ProductId &id : m_read) {
            if (const ProductPointer entry = m_catalog.product(id)) {
                addSunsetsOf(entry->product(), mine.contains(id));
            }
        }
    }

    void addSunsetsOf(const catalog::Product &product, bool mine)
    {
        const auto add = [&](const std::optional<QDate> &day, int major) {
            // Of what has ended already, only the owner has something left to do.
            const qint64 left = day ? m_asked.today.daysTo(*day) : sunsetsAhead + 1;
            if (left <= sunsetsAhead && (left >= 0 || mine)) {
                m_items.push_back(
                    {.kind = Kind::Sunset,
                     .product = product.id,
                     .day = day,
                     .major = major,
                     .mine = mine,
                     .other =
                         core::ProductId::parse(product.successor).value_or(core::ProductId())});
            }
        };
        if (product.lifecycle == catalog::Lifecycle::Deprecated) {
            add(product.sunset, 0);
        }
        for (const catalog::Port &port : product.ports) {
            if (port.state == catalog::Lifecycle::Deprecated) {
                add(port.sunset, port.major);
            }
        }
    }

    void addChecks()
    {
        if (m_mine.empty()) {
            return;
        }
        std::map<core::ProductId, std::vector<catalog::Finding>> problems;
        for (const catalog::Problem &problem : m_catalog.problems()) {
            if (problem.product) {
                problems[*problem.product].push_back(problem.finding);
            }
        }
        const auto policies = catalog::PolicySet::of(m_catalog);
        for (const ProductPointer &product : m_mine) {
            InboxItem item{.kind = Kind::Check, .product = product->id, .at = product->changedAt};
            for (const catalog::PolicyResult &failure :
                 policies.failuresOf(*product, m_catalog, m_asked.today)) {
                if (failure.outcome == catalog::PolicyOutcome::Block ||
                    failure.outcome == catalog::PolicyOutcome::Warn) {
                    item.checks << failure.name;
                }
            }
            if (const auto found = problems.find(product->id); found != problems.end()) {
                item.findings = found->second;
            }
            if (!item.checks.isEmpty() || !item.findings.empty()) {
                m_items.push_back(std::move(item));
            }
        }
    }

    const InboxQuestion &m_asked;
    const catalog::CatalogSnapshot &m_catalog;
    std::set<QString> m_domains;        ///< mine
    std::vector<ProductPointer> m_mine; ///< by id
    std::set<core::ProductId> m_read;   ///< what ends there concerns me
    std::vector<InboxItem> m_items;
    QHash<QString, qint64> m_promised;
};

} // namespace

bool InboxQuestion::isMine(const catalog::ProductEntry &product) const
{
    return me.isOf(product.owner);
}

bool InboxQuestion::isMyDomain(QStringView domain) const
{
    const auto entry = catalog->domain(domain);
    return entry && me.isOfOneOf(entry->domain.teams);
}

Inbox inboxOf(const InboxQuestion &question)
{
    return question.catalog ? Search(question).all() : Inbox();
}

} // namespace mesh::workspace
