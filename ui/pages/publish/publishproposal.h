// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/snapshot.h"
#include "app/config/profile.h"

namespace mesh::ui {

/// The domain whose longest prefix the topic begins with, else one of the person's own teams', else
/// the only one there is; empty where nothing tells.
[[nodiscard]] QString domainForTopic(const QString &topic, const catalog::CatalogSnapshot &catalog,
                                     const config::Identity &me);

/// A product's name within its domain, made from the topic's: what the domain's prefix says already
/// is left out, and what an id cannot hold becomes an underscore.
[[nodiscard]] QString nameForTopic(const QString &topic, const catalog::Domain *domain);

/// What is known of an unpublished topic before anybody typed a word: id, display name, domain,
/// owner and a port. Purpose and classification are a person's to say.
[[nodiscard]] catalog::Product proposeProduct(const QString &topic,
                                              const catalog::CatalogSnapshot &catalog,
                                              const config::Identity &identity);

/// The owner that a product of this domain most likely has: a team of the person's that owns the
/// domain, else the domain's first, else the person's first.
[[nodiscard]] QString likelyOwner(const catalog::Domain *domain, const QStringList &teams);

} // namespace mesh::ui
