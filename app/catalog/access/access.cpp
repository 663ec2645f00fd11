// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/access/access.h"

#include "app/kafka/producer.h"
#include "app/schema/json.h"

#include <QUuid>

#include <algorithm>
#include <functional>
#include <iterator>
#include <set>

namespace mesh::catalog {

using namespace Qt::StringLiterals;
using kafka::AclBinding;
using kafka::AclOperation;
using kafka::AclResource;

namespace {

bool isRunOut(const AccessGrant &grant, QDate today)
{
    return grant.until && *grant.until < today;
}

AccessState stateOf(const AccessLine &line, QDate today, std::optional<bool> allowed)
{
    if (!line.grant) {
        return line.request && line.request->withdrawn ? AccessState::Withdrawn
                                                       : AccessState::Requested;
    }
    switch (line.grant->decision) {
    case Decision::Refused:
        return AccessState::Refused;
    case Decision::Ended:
        return allowed.value_or(false) ? AccessState::EndedStillGranted : AccessState::Ended;
    case Decision::Agreed:
        break;
    }
    if (isRunOut(*line.grant, today)) {
        return allowed.value_or(false) ? AccessState::EndedStillGranted : AccessState::Ended;
    }
    return !allowed   ? AccessState::Agreed
           : *allowed ? AccessState::Granted
                      : AccessState::AgreedNotGranted;
}

/// Agreed to, and not run out.
bool isInForce(const AccessLine &line, QDate today)
{
    return line.grant && line.grant->decision == Decision::Agreed && !isRunOut(*line.grant, today);
}

/// The name of a group as it is agreed on: one that ends in * is the beginning of names.
struct GroupName
{
    QString name;
    bool prefixed = false;

    explicit GroupName(const QString &said)
        : name(said.size() > 1 && said.endsWith(u'*') ? said.chopped(1) : said)
        , prefixed(name != said)
    {}
    [[nodiscard]] bool covers(const QString &group) const
    {
        return name == u"*" || (prefixed ? group.startsWith(name) : group == name);
    }
};

bool isReading(const AclBinding &acl)
{
    return acl.resource == AclResource::Topic &&
           (acl.operation == AclOperation::Read || acl.operation == AclOperation::All);
}

bool matches(const AclBinding &acl, const QString &principal)
{
    return acl.principal == principal || acl.principal == u"User:*";
}

/// Who may also write what a product stands on works on it, and is no reader to be asked about.
bool worksOn(const QString &principal, const QStringList &topics,
             const std::vector<AclBinding> &acls)
{
    return std::all_of(topics.begin(), topics.end(), [&](const QString &topic) {
        return std::any_of(acls.begin(), acls.end(), [&](const AclBinding &acl) {
            return acl.resource == AclResource::Topic && acl.allow && acl.principal == principal &&
                   (acl.operation == AclOperation::Write || acl.operation == AclOperation::All) &&
                   acl.covers(topic);
        });
    });
}

/// As the group that was agreed on; none was: as any.
bool mayUseGroup(const QString &principal, const QString &group,
                 const std::vector<AclBinding> &acls)
{
    const QString name = GroupName(group).name;
    return name.isEmpty() || std::any_of(acls.begin(), acls.end(), [&](const AclBinding &acl) {
               return acl.resource == AclResource::Group && acl.allow && matches(acl, principal) &&
                      (acl.operation == AclOperation::Read || acl.operation == AclOperation::All) &&
                      acl.covers(name);
           });
}

// May read every topic of the product; a denial wins over what allows.
bool mayRead(const QString &principal, const QStringList &topics,
             const std::vector<AclBinding> &acls)
{
    return !topics.isEmpty() &&
           std::all_of(topics.begin(), topics.end(), [&](const QString &topic) {
               bool allowed = false;
               for (const AclBinding &acl : acls) {
                   if (!matches(acl, principal) || !isReading(acl) || !acl.covers(topic)) {
                       continue;
                   }
                   if (!acl.allow) {
                       return false;
                   }
                   allowed = true;
               }
               return allowed;
           });
}

QStringList topicsOf(const Product &product)
{
    QStringList topics;
    for (const Port &port : product.ports) {
        if (!port.topic.isEmpty() && port.state != Lifecycle::Retired) {
            topics << port.topic;
        }
    }
    return topics;
}

// What was asked and answered, also under the ids that the product has been moved from, without a
// look at ACLs.
std::vector<AccessLine> saidAbout(const core::ProductId &product, const CatalogSnapshot &snapshot)
{
    std::map<QString, AccessLine> byId;
    const auto isAbout = [&](const core::ProductId &named) {
        return named == product || idNow(named, snapshot) == product;
    };
    for (const auto &entry : snapshot.requests()) {
        if (isAbout(entry->value.product)) {
            AccessLine &line = byId[entry->value.id];
            line.request = entry->value;
            line.requestedAt = entry->changedAt;
            line.principal = entry->value.principal;
            line.group = entry->value.group;
        }
    }
    for (const auto &entry : snapshot.grants()) {
        // Answered anew since it moved, the newer answer stands in another domain's topic.
        if (isAbout(entry->value.product)) {
            AccessLine &line = byId[entry->value.id];
            if (line.grant && line.grant->product == product) {
                continue;
            }
            line.grant = entry->value;
            line.grantRevision =
                entry->value.product == product ? std::optional(entry->revision) : std::nullopt;
            line.principal = entry->value.principal; // the owner's word counts
            line.group = entry->value.group;
        }
    }
    std::vector<AccessLine> lines;
    for (auto &[id, line] : byId) {
        lines.push_back(std::move(line));
    }
    return lines;
}

bool waits(const AccessLine &line)
{
    return line.state == AccessState::Requested;
}

/// As the rights to its data are given: groups of the same beginnings as its topics.
bool isOfDomain(const QString &group, const CatalogSnapshot &snapshot, const QString &id)
{
    const auto domain = snapshot.domain(id);
    return domain && domain->domain.ownsTopic(group);
}

/// Groups that read now: those of an agreement say so there, the others are lines of their own.
/// Kafka does not tell which principal a group is: where somebody may read in any, it may be
/// theirs.
void addGroups(std::vector<AccessLine> &lines, const QStringList &groups, QDate today)
{
    const bool anyMay = std::ranges::any_of(lines, [today](const AccessLine &line) {
        return isInForce(line, today) && line.group.isEmpty();
    });
    for (const QString &group : groups) {
        bool agreed = anyMay;
        for (AccessLine &line : lines) {
            if (isInForce(line, today) && !line.group.isEmpty() &&
                GroupName(line.group).covers(group)) {
                line.reads = true;
                agreed = true;
            }
        }
        if (!agreed) {
            AccessLine line;
            line.group = group;
            line.state = AccessState::ReadsWithoutAgreement;
            line.reads = true;
            lines.push_back(std::move(line));
        }
    }
}

// Appends to the topic that everybody may write.
core::Result<core::Offset> send(const std::shared_ptr<kafka::Admin> &admin, const QString &prefix,
                                const QByteArray &key, const schema::Value &document)
{
    const QString topic = CatalogTopics(prefix).requests();
    if (admin->connection().profile.readOnly) {
        return core::Error{core::Code::ReadOnly, u"the profile is read-only"_s, topic};
    }
    // Idempotence would ask for a right that readers need not have on older clusters.
    auto producer = kafka::Producer::create(admin, {.idempotent = false});
    if (!producer) {
        return producer.error();
    }
    kafka::OutgoingRecord record;
    record.topic = topic;
    record.partition = 0;
    record.key = key;
    record.value = schema::toJson(document);
    const auto delivery = (*producer)->produce(record);
    return delivery ? core::Result<core::Offset>(delivery->offset) : delivery.error();
}

} // namespace

std::vector<AclBinding> everybodyAcls(const CatalogTopics &topics)
{
    const QString everybody = u"User:*"_s;
    std::vector<AclBinding> acls;
    for (const QString &topic : {topics.platform(), topics.platformChanges()}) {
        for (const AclOperation operation :
             {AclOperation::Read, AclOperation::Describe, AclOperation::DescribeConfigs}) {
            acls.push_back({AclResource::Topic, topic, true, everybody, operation});
        }
    }
    for (const AclOperation operation :
         {AclOperation::Read, AclOperation::Write, AclOperation::Describe}) {
        acls.push_back({AclResource::Topic, topics.requests(), false, everybody, operation});
    }
    return acls;
}

std::vector<AclBinding> ownershipAcls(const CatalogTopics &topics, const QString &domain,
                                      const QString &principal)
{
    std::vector<AclBinding> acls;
    for (const QString &topic : {topics.catalogOf(domain), topics.changesOf(domain)}) {
        for (const AclOperation operation :
             {AclOperation::Read, AclOperation::Write, AclOperation::Describe}) {
            acls.push_back({AclResource::Topic, topic, false, principal, operation});
        }
    }
    for (const AclOperation operation : {AclOperation::Write, AclOperation::Describe}) {
        acls.push_back({AclResource::TransactionalId, topics.transactionalId(domain), false,
                        principal, operation});
    }
    return acls;
}

std::vector<AclBinding> dataAcls(const Domain &domain, const QString &principal)
{
    std::vector<AclBinding> acls;
    for (const QString &prefix : domain.topicPrefixes) {
        for (const AclOperation operation : {AclOperation::Read, AclOperation::Write,
                                             AclOperation::Create, AclOperation::Describe}) {
            acls.push_back({AclResource::Topic, prefix, true, principal, operation});
        }
        acls.push_back({AclResource::Group, prefix, true, principal, AclOperation::Read});
        for (const AclOperation operation : {AclOperation::Write, AclOperation::Describe}) {
            acls.push_back({AclResource::TransactionalId, prefix, true, principal, operation});
        }
    }
    return acls;
}

QStringList registryNotes(const Domain &domain, const QString &principal)
{
    QStringList notes;
    for (const QString &prefix : domain.topicPrefixes) {
        notes
            << u"# where the schema registry asks who may: %1 reads, registers and configures the "
               "subjects %2*"_s.arg(principal, prefix);
    }
    return notes;
}

std::vector<AclBinding> readerAcls(const Product &product, const QString &principal,
                                   const QString &group)
{
    std::vector<AclBinding> acls;
    for (const QString &topic : topicsOf(product)) {
        for (const AclOperation operation : {AclOperation::Read, AclOperation::Describe}) {
            acls.push_back({AclResource::Topic, topic, false, principal, operation});
        }
    }
    if (!group.isEmpty()) {
        const GroupName meant(group);
        acls.push_back(
            {AclResource::Group, meant.name, meant.prefixed, principal, AclOperation::Read});
    }
    return acls;
}

core::Result<std::vector<AclBinding>> rightsOn(kafka::Admin &admin, const CatalogTopics &mesh,
                                               const QStringList &topics, const QStringList &groups)
{
    std::vector<AclBinding> all;
    for (const auto &[resource, names] :
         {std::pair(AclResource::Topic, topics), std::pair(AclResource::Group, groups)}) {
        for (const QString &name : names) {
            const auto found = admin.acls(resource, name);
            if (!found) {
                return found.error();
            }
            all.insert(all.end(), found->begin(), found->end());
        }
    }
    if (!all.empty()) {
        return all;
    }
    // librdkafka 2.0 tells a refusal to show them as an empty list. Of a mesh that is read by
    // others than super users there are rights on its own topic: where not even those are shown,
    // nothing is known.
    const auto own = admin.acls(AclResource::Topic, mesh.platform());
    if (!own) {
        return own.error();
    }
    return !own->empty() ? core::Result<std::vector<AclBinding>>(std::move(all))
                         : core::Error{core::Code::Denied, u"no right is shown"_s,
                                       admin.connection().profile.bootstrapServers.join(u',')};
}

std::vector<AppliedAcl> applyAcls(kafka::Admin &admin, const std::vector<AclBinding> &bindings,
                                  bool remove)
{
    std::vector<AppliedAcl> applied;
    std::optional<core::Error> denied;
    if (admin.connection().profile.readOnly) {
        denied = core::Error{core::Code::ReadOnly, u"the profile is read-only"_s,
                             admin.connection().profile.name};
    }
    for (const AclBinding &binding : bindings) {
        AppliedAcl each{binding, denied};
        if (!denied) {
            const auto done = remove ? admin.deleteAcl(binding) : admin.createAcl(binding);
            each.error = done ? std::nullopt : std::optional(done.error());
            if (each.error && each.error->code == core::Code::Denied) {
                denied = each.error;
            }
        }
        applied.push_back(std::move(each));
    }
    return applied;
}

QString accessStateName(AccessState state)
{
    switch (state) {
    case AccessState::Requested:
        return u"requested"_s;
    case AccessState::Withdrawn:
        return u"withdrawn"_s;
    case AccessState::Agreed:
        return u"agreed"_s;
    case AccessState::AgreedNotGranted:
        return u"agreed-not-granted"_s;
    case AccessState::Granted:
        return u"granted"_s;
    case AccessState::GrantedWithoutAgreement:
        return u"granted-without-agreement"_s;
    case AccessState::ReadsWithoutAgreement:
        return u"reads-without-agreement"_s;
    case AccessState::WorksOnIt:
        return u"works-on-it"_s;
    case AccessState::Refused:
        return u"refused"_s;
    case AccessState::Ended:
        return u"ended"_s;
    case AccessState::EndedStillGranted:
        return u"ended-still-granted"_s;
    }
    return {};
}

std::vector<AccessLine> accessOf(const Product &product, const CatalogSnapshot &snapshot,
                                 QDate today, const std::optional<std::vector<AclBinding>> &acls,
                                 const QStringList &groups)
{
    const QStringList topics = topicsOf(product);
    std::vector<AccessLine> lines = saidAbout(product.id, snapshot);
    std::set<QString> agreed;  ///< or were: their rights are told with that
    std::set<QString> inForce; ///< principals
    for (const AccessLine &line : lines) {
        if (isInForce(line, today)) {
            inForce.insert(line.principal);
        }
    }
    for (AccessLine &line : lines) {
        std::optional<bool> allowed;
        if (acls && isInForce(line, today)) {
            allowed = mayRead(line.principal, topics, *acls) &&
                      mayUseGroup(line.principal, line.group, *acls);
        } else if (acls) {
            // What a later agreement lets a principal do is not left over from an earlier one.
            allowed = !inForce.contains(line.principal) && mayRead(line.principal, topics, *acls);
        }
        line.state = stateOf(line, today, allowed);
        line.reviewDue = line.grant && line.grant->reviewAt && *line.grant->reviewAt <= today &&
                         line.grant->decision == Decision::Agreed;
        if (line.grant && line.grant->decision != Decision::Refused) {
            agreed.insert(line.principal);
        }
    }
    QStringList others = groups;
    erase_if(others,
             [&](const QString &group) { return isOfDomain(group, snapshot, product.id.domain); });
    addGroups(lines, others, today);
    if (acls) {
        std::set<QString> readers;
        for (const AclBinding &acl : *acls) {
            if (isReading(acl) && acl.allow && mayRead(acl.principal, topics, *acls)) {
                readers.insert(acl.principal);
            }
        }
        for (const QString &principal : readers) {
            if (!agreed.contains(principal)) {
                AccessLine line;
                line.principal = principal;
                line.state = worksOn(principal, topics, *acls)
                                 ? AccessState::WorksOnIt
                                 : AccessState::GrantedWithoutAgreement;
                lines.push_back(std::move(line));
            }
        }
    }
    // What waits for somebody stands first, then by name.
    std::stable_sort(lines.begin(), lines.end(), [](const AccessLine &a, const AccessLine &b) {
        return waits(a) != waits(b) ? waits(a) : a.principal < b.principal;
    });
    return lines;
}

core::ProductId idNow(const core::ProductId &id, const CatalogSnapshot &snapshot)
{
    return snapshot.redirects().empty() ? id : snapshot.movedTo(id).value_or(id);
}

bool goesOnOtherwise(const AccessGrant &grant, const CatalogSnapshot &snapshot, QDate today)
{
    const core::ProductId product = idNow(grant.product, snapshot);
    return std::ranges::any_of(saidAbout(product, snapshot), [&](const AccessLine &line) {
        return isInForce(line, today) && line.grant->id != grant.id &&
               line.principal == grant.principal;
    });
}

QStringList agreedGroups(const core::ProductId &product, const CatalogSnapshot &snapshot)
{
    QStringList groups;
    for (const AccessLine &line : saidAbout(product, snapshot)) {
        if (line.grant && !line.group.isEmpty()) {
            groups << GroupName(line.group).name;
        }
    }
    groups.removeDuplicates();
    return groups;
}

std::vector<AccessLine> openRequests(const CatalogSnapshot &snapshot, QStringView domain,
                                     QDate today)
{
    std::set<core::ProductId> products;
    for (const auto &entry : snapshot.requests()) {
        if (const auto id = idNow(entry->value.product, snapshot); id.domain == domain) {
            products.insert(id);
        }
    }
    std::vector<AccessLine> open;
    for (const core::ProductId &product : products) {
        for (AccessLine &line : saidAbout(product, snapshot)) {
            line.state = stateOf(line, today, {});
            if (waits(line)) {
                open.push_back(std::move(line));
            }
        }
    }
    std::stable_sort(open.begin(), open.end(), [](const AccessLine &a, const AccessLine &b) {
        return a.requestedAt < b.requestedAt;
    });
    return open;
}

bool isBy(const AccessRequest &request, const QString &principal, const config::Identity &me)
{
    return (!principal.isEmpty() && request.principal == principal) ||
           (!me.email.isEmpty() && request.by.email == me.email) ||
           (me.email.isEmpty() && !me.name.isEmpty() && request.by.name == me.name);
}

AccessRequest newRequest(const core::ProductId &product, const QString &principal,
                         const Signature &by)
{
    AccessRequest request;
    request.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    request.product = product;
    request.principal = principal;
    request.by = by;
    return request;
}

core::Result<core::Offset> sendRequest(const std::shared_ptr<kafka::Admin> &admin,
                                       const QString &prefix, const AccessRequest &request)
{
    return send(admin, prefix, RecordKey::of(Kind::Request, request.id), request.document());
}

Reveal newReveal(const QString &topic, const QStringList &fields, const Signature &by)
{
    Reveal reveal;
    reveal.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    reveal.topic = topic;
    reveal.fields = fields;
    reveal.by = by;
    return reveal;
}

core::Result<core::Offset> sendReveal(const std::shared_ptr<kafka::Admin> &admin,
                                      const QString &prefix, const Reveal &reveal)
{
    return send(admin, prefix, RecordKey::of(Kind::Reveal, reveal.id), reveal.document());
}

std::vector<std::shared_ptr<const PlatformEntry<Reveal>>> revealsOf(const CatalogSnapshot &snapshot,
                                                                    const QStringList &topics)
{
    std::vector<std::shared_ptr<const PlatformEntry<Reveal>>> found;
    std::ranges::copy_if(
        snapshot.reveals(), std::back_inserter(found),
        [&topics](const auto &entry) { return topics.contains(entry->value.topic); });
    std::ranges::stable_sort(found, std::ranges::greater(),
                             [](const auto &entry) { return entry->changedAt; });
    return found;
}

} // namespace mesh::catalog
