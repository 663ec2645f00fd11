// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/governance/remnants.h"

#include "app/kafka/admin.h"
#include "app/schema/registry.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::catalog {

using core::Code;
using core::Error;
using core::Result;

namespace {

QStringList subjectsOf(const Port &port)
{
    QStringList subjects{port.keySubject, port.valueSubject, port.topic + u"-key"_s,
                         port.topic + u"-value"_s};
    subjects.removeAll(QString());
    return subjects;
}

void add(std::vector<Remnant> &all, Remnant::Kind kind, const QString &name,
         const QStringList &products)
{
    const auto same = std::ranges::find_if(
        all, [&](const Remnant &each) { return each.kind == kind && each.name == name; });
    if (same == all.end()) {
        all.push_back({.kind = kind, .name = name, .products = products});
    }
}

/// Who else names the subjects: one look at all products, since a record's name may be shared over
/// domains.
void addSharers(std::vector<Remnant> &subjects, const core::ProductId &self,
                const CatalogSnapshot &snapshot)
{
    QHash<QString, Remnant *> byName;
    for (Remnant &each : subjects) {
        byName.insert(each.name, &each);
    }
    for (const auto &entry : snapshot.products()) {
        if (entry->id == self) {
            continue;
        }
        for (const Port &port : entry->product().ports) {
            for (const QString &subject : {port.keySubject, port.valueSubject}) {
                Remnant *shared = byName.value(subject);
                if (shared != nullptr && !shared->products.contains(entry->id.toString())) {
                    shared->products << entry->id.toString();
                }
            }
        }
    }
}

bool isGone(const Error &error)
{
    return error.code == Code::NotFound;
}

bool isAway(const Error &error)
{
    return error.code == Code::Unreachable || error.code == Code::Timeout;
}

/// False: it is not there. What may not be seen stays, its size unknown.
Result<bool> lookAtTopic(Remnant &topic, kafka::Admin &admin)
{
    const auto detail = admin.topicDetail(topic.name);
    if (!detail) {
        return isGone(detail.error())   ? Result(false)
               : isAway(detail.error()) ? Result<bool>(detail.error())
                                        : Result(true);
    }
    topic.size = detail->span();
    for (const kafka::GroupLag &group :
         admin.topicReaders(topic.name).valueOr(std::vector<kafka::GroupLag>())) {
        topic.readers << group.group;
    }
    return true;
}

Result<bool> lookAtSubject(Remnant &subject, schema::SchemaRegistry &registry, std::stop_token stop)
{
    const auto versions = registry.versions(subject.name, stop);
    if (!versions) {
        return isGone(versions.error())   ? Result(false)
               : isAway(versions.error()) ? Result<bool>(versions.error())
                                          : Result(true);
    }
    subject.size = qint64(versions->size());
    return true;
}

Result<void> deleteOne(const Remnant &remnant, kafka::Admin &admin,
                       schema::SchemaRegistry *registry, std::stop_token stop)
{
    if (!remnant.products.isEmpty()) {
        return Error{Code::Usage, u"it belongs to "_s + remnant.products.join(u", "_s),
                     remnant.name};
    }
    if (remnant.kind == Remnant::Kind::Topic) {
        return admin.deleteTopic(remnant.name);
    }
    if (registry == nullptr) {
        return Error{Code::Unsupported, u"the profile names no schema registry"_s, remnant.name};
    }
    return registry->removeSubject(remnant.name, false, stop);
}

} // namespace

std::vector<Remnant> remnantsOf(const Product &product, const CatalogSnapshot &snapshot)
{
    std::vector<Remnant> topics;
    std::vector<Remnant> subjects;
    for (const Port &port : product.ports) {
        if (port.topic.isEmpty()) {
            continue;
        }
        QStringList others;
        for (const auto &entry : snapshot.productsOfTopic(port.topic)) {
            if (entry->id != product.id) {
                others << entry->id.toString();
            }
        }
        add(topics, Remnant::Kind::Topic, port.topic, others);
        for (const QString &subject : subjectsOf(port)) {
            add(subjects, Remnant::Kind::Subject, subject, others);
        }
    }
    addSharers(subjects, product.id, snapshot);
    topics.insert(topics.end(), subjects.begin(), subjects.end());
    return topics;
}

Result<std::vector<Remnant>> findRemnants(std::vector<Remnant> remnants, kafka::Admin &admin,
                                          schema::SchemaRegistry *registry, std::stop_token stop)
{
    std::vector<Remnant> found;
    for (Remnant &each : remnants) {
        const auto isThere = each.kind == Remnant::Kind::Topic ? lookAtTopic(each, admin)
                             : registry != nullptr ? lookAtSubject(each, *registry, stop)
                                                   : Result(false);
        if (!isThere) {
            return isThere.error();
        }
        if (*isThere) {
            found.push_back(std::move(each));
        }
    }
    return found;
}

std::vector<DeletedRemnant> deleteRemnants(const Product &product,
                                           const std::vector<Remnant> &remnants,
                                           const CatalogSnapshot &snapshot, kafka::Admin &admin,
                                           schema::SchemaRegistry *registry, std::stop_token stop)
{
    const config::Profile &profile = admin.connection().profile;
    const auto entry = snapshot.product(product.id);
    std::optional<Error> refusal;
    if (profile.readOnly) {
        refusal = Error{Code::ReadOnly, u"the profile is read-only"_s, profile.name};
    } else if (entry && entry->lifecycle != Lifecycle::Retired) {
        refusal = Error{Code::Usage, u"the product is in use"_s, product.id.toString()};
    }
    const std::vector<Remnant> now = remnantsOf(product, snapshot);
    std::vector<DeletedRemnant> deleted;
    for (const Remnant &each : remnants) {
        const auto meant = std::ranges::find_if(now, [&each](const Remnant &one) {
            return one.kind == each.kind && one.name == each.name;
        });
        const Result<void> done =
            refusal              ? Result<void>(*refusal)
            : meant == now.end() ? Error{Code::Usage, u"it is none of the product"_s, each.name}
                                 : deleteOne(*meant, admin, registry, stop);
        deleted.push_back(
            {each, done || isGone(done.error()) ? std::nullopt : std::optional(done.error())});
    }
    return deleted;
}

} // namespace mesh::catalog
