// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/config/profile.h"
#include "app/core/result.h"

#include <QJsonObject>

namespace mesh::config {

/// A profile as its file holds it: every known field, in Kafka's words where it has some.
[[nodiscard]] QJsonObject toJson(const Profile &profile);

/// Missing fields take their defaults; unknown ones are ignored. Errors: NewerVersion, Storage
/// (a field of the wrong type or with an unknown word); `where` is `path`.
[[nodiscard]] core::Result<Profile> profileFromJson(const QJsonObject &object, const QString &path);

/// Kafka's words: PLAINTEXT, SSL, SASL_PLAINTEXT, SASL_SSL.
[[nodiscard]] QString securityName(Security security);
[[nodiscard]] std::optional<Security> securityFromName(QStringView name);
/// PLAIN, SCRAM-SHA-256, SCRAM-SHA-512, OAUTHBEARER.
[[nodiscard]] QString mechanismName(SaslMechanism mechanism);
[[nodiscard]] std::optional<SaslMechanism> mechanismFromName(QStringView name);

/// Fields below which keys are the user's own.
[[nodiscard]] QStringList profileMaps();

} // namespace mesh::config
