// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/config/profile.h"
#include "app/core/ids.h"
#include "app/core/result.h"

#include <QByteArray>
#include <QList>

#include <functional>

namespace mesh::kafka {

/// A bearer token for SASL OAUTHBEARER.
struct OAuthToken
{
    QString token;
    QString principal;
    core::TimestampMs expiryMs = 0;
    std::map<QString, QString> extensions;
};

/// Fetches a token, or gives one that is still good. Called on a thread of librdkafka's whenever a
/// client needs one; may block; must be thread-safe.
using TokenFunction = std::function<core::Result<OAuthToken>()>;

/// All that a client needs to reach a cluster.
struct Connection
{
    config::Profile profile;
    config::Secrets secrets;
    TokenFunction token; ///< needed for SaslMechanism::OAuthBearer alone

    /// The bootstrap servers, for an error's place.
    [[nodiscard]] QString place() const;
};

enum class ClientRole { Reader, Writer };

struct ConfigurationEntry
{
    QByteArray name;
    QByteArray value;
    friend bool operator==(const ConfigurationEntry &, const ConfigurationEntry &) = default;
};

/// librdkafka's configuration for the profile, in the order in which it is to be set: the profile's
/// own properties stand before those that looking without disturbing depends on. Usage where the
/// profile names a property that may not be set or lacks bootstrap servers. Holds secrets.
[[nodiscard]] core::Result<QList<ConfigurationEntry>>
clientConfiguration(const Connection &connection, ClientRole role);

/// Nothing, or why a profile may not set this librdkafka property: unknown, a value that is none,
/// or ours to set.
[[nodiscard]] std::optional<core::Error> checkProperty(const QString &name, const QString &value);

struct PropertyDescription
{
    QString name;
    QString range;        ///< as librdkafka's table has it: "0 .. 900000", "plaintext, ssl, …"
    QString defaultValue; ///< may be empty, as may be the range
    QString text;
    bool forReader = true;
    bool forWriter = true;
    bool ours = false; ///< set by Meshscope: cannot be set in a profile
    friend bool operator==(const PropertyDescription &, const PropertyDescription &) = default;
};

/// All properties of the librdkafka that runs, in its own words. Thread-safe; made once.
[[nodiscard]] const QList<PropertyDescription> &librdkafkaProperties();

/// Of the library that runs, e.g. "2.0.2".
[[nodiscard]] QString librdkafkaVersion();

} // namespace mesh::kafka
