// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <algorithm>
#include <map>
#include <optional>

namespace mesh::config {

enum class Security { Plaintext, Tls, SaslPlaintext, SaslTls };
enum class SaslMechanism { Plain, ScramSha256, ScramSha512, OAuthBearer };

/// TLS material. Files may be PEM; the client certificate may be PKCS#12 (then `keyFile` is empty).
struct TlsSettings
{
    QString caFile;
    QString certificateFile;
    QString keyFile;
    bool verifyHostname = true;
    friend bool operator==(const TlsSettings &, const TlsSettings &) = default;
};

/// OIDC client credentials, fetched and refreshed by us (librdkafka of Debian 12 has no libcurl).
struct OAuthSettings
{
    QString tokenUrl;
    QString clientId;
    QString scope;
    std::map<QString, QString> extensions;
    friend bool operator==(const OAuthSettings &, const OAuthSettings &) = default;
};

struct RegistrySettings
{
    QString url;
    QString user; ///< empty: no authentication
    QString caFile;
    friend bool operator==(const RegistrySettings &, const RegistrySettings &) = default;
};

/// Who the person is: a claim, written into changes as such.
struct Identity
{
    QString name;
    QString email;
    QStringList teams;

    /// Nobody is of the team without a name.
    [[nodiscard]] bool isOf(const QString &team) const
    {
        return !team.isEmpty() && teams.contains(team);
    }
    [[nodiscard]] bool isOfOneOf(const QStringList &others) const
    {
        return std::any_of(others.begin(), others.end(),
                           [this](const QString &team) { return isOf(team); });
    }
    friend bool operator==(const Identity &, const Identity &) = default;
};

/// A connection profile, without its secrets (SecretStore holds them under the profile's id).
struct Profile
{
    QString id;     ///< stable, [a-z0-9-]+, names the workspace folder
    QString name;   ///< free text
    QString colour; ///< #rrggbb; production is red by default
    bool production = false;
    bool readOnly = false;
    bool sandbox = false; ///< the embedded mesh; everything below is filled in when it runs
    Identity identity;
    QStringList bootstrapServers; ///< host:port
    Security security = Security::Plaintext;
    SaslMechanism mechanism = SaslMechanism::Plain;
    QString user;
    TlsSettings tls;
    OAuthSettings oauth;
    RegistrySettings registry;
    QString catalogPrefix =
        QStringLiteral("mesh");            ///< topics are <prefix>.catalog, <prefix>.changes, …
    std::map<QString, QString> properties; ///< further librdkafka properties
    friend bool operator==(const Profile &, const Profile &) = default;

    /// As Kafka's rights name who signs in: User:ana; empty: not known here.
    [[nodiscard]] QString principal() const
    {
        return user.isEmpty() ? QString() : QStringLiteral("User:") + user;
    }
};

/// Never logged, never written but by SecretStore.
struct Secrets
{
    QString saslPassword;
    QString oauthClientSecret;
    QString keyPassword; ///< of the client key or the PKCS#12 file
    QString registryPassword;
    friend bool operator==(const Secrets &, const Secrets &) = default;
};

} // namespace mesh::config
