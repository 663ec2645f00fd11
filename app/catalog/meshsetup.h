// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/catalogwriter.h"

#include <functional>

namespace mesh::catalog {

/// How topics are made where the cluster does not take requests for it (the mock cluster).
using TopicCreator = std::function<core::Result<void>(const kafka::NewTopic &)>;

/// The topics of the platform, or of a domain, with the settings they need: one partition, the
/// catalog compacted with tombstones kept for 30 days, changes and requests kept for good.
[[nodiscard]] std::vector<kafka::NewTopic> platformTopics(const CatalogTopics &topics);
[[nodiscard]] std::vector<kafka::NewTopic> domainTopics(const CatalogTopics &topics,
                                                        const QString &domain);
/// Kafka's own command that makes the topic, for an administrator.
[[nodiscard]] QString createCommand(const kafka::NewTopic &topic, const QString &bootstrap);

/// A topic that loses records, or spreads them, must not be written to: one partition, and the
/// clean-up policy that is wanted. Errors: NotFound, Denied; AlreadyExists with what is otherwise.
[[nodiscard]] core::Result<void> checkTopic(kafka::Admin &admin, const kafka::NewTopic &wanted,
                                            bool configurations);

/// A setting of a topic of the mesh that is otherwise than it is made now: by an earlier version,
/// or by hand. Nothing is refused for it, but something is worse than it could be.
struct SettingAdvice
{
    QString topic;
    QString setting;
    QString found;
    QString wanted;
    friend bool operator==(const SettingAdvice &, const SettingAdvice &) = default;
};

/// Of every topic of the mesh that is there, by name; one request a topic. Topics whose settings
/// may not be seen are left out; Unsupported on a cluster that tells none.
[[nodiscard]] core::Result<std::vector<SettingAdvice>> adviceOn(kafka::Admin &admin,
                                                                const CatalogTopics &topics);
/// Kafka's own command that mends it, for an administrator.
[[nodiscard]] QString alterCommand(const SettingAdvice &advice, const QString &bootstrap);

/// Both topics of a domain are on the cluster, as far as the snapshot's list of topics tells.
[[nodiscard]] bool hasTopicsOf(const CatalogSnapshot &snapshot, const CatalogTopics &topics,
                               const QString &domain);

/// Makes what is missing of the platform's topics, checks what was there, and gives each a
/// generation. May be called again at any time. AlreadyExists, with what is wrong as detail, where
/// a topic has another shape; Denied where the profile may not create topics.
core::Result<void> setUpMesh(CatalogWriter &writer, const TopicCreator &create = {});
/// The same for a domain's topics; its record is written by whoever asks.
core::Result<void> setUpDomain(CatalogWriter &writer, const QString &domain,
                               const TopicCreator &create = {});

} // namespace mesh::catalog
