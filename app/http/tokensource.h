// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/clock.h"
#include "app/http/httpclient.h"

#include <memory>
#include <mutex>

namespace mesh::http {

/// Where the client's secret stands in a token request (RFC 6749, 2.3.1).
enum class ClientAuthentication { Basic, Post };

struct TokenOptions
{
    QUrl tokenUrl;
    QString clientId;
    QString clientSecret;
    QString scope; ///< space separated; empty: the server's default
    ClientAuthentication authentication = ClientAuthentication::Basic;
    TlsOptions tls;
    std::chrono::milliseconds timeout{10'000};
};

struct Token
{
    QByteArray value;
    QString principal;                ///< the JWT's "sub"; an opaque token's: the client id
    core::TimestampMs issuedAt = -1;  ///< by this computer's clock
    core::TimestampMs expiresAt = -1; ///< by this computer's clock

    /// From here on a new one is fetched: four fifths of its life.
    [[nodiscard]] core::TimestampMs refreshAt() const
    {
        return issuedAt + (expiresAt - issuedAt) / 5 * 4;
    }
};

/// Access tokens by OIDC client credentials (RFC 6749, 4.4). Thread-safe; threads that ask at once
/// wait for one fetch. Blocking: not for the GUI thread.
class TokenSource
{
public:
    explicit TokenSource(TokenOptions options, std::shared_ptr<const core::Clock> clock = nullptr);

    /// The cached token, or a new one when four fifths of its life are over. While the server
    /// cannot be reached the old one is given until it ends. Errors: those of HttpClient, and
    /// Authentication where the server refuses the client.
    [[nodiscard]] core::Result<Token> token(std::stop_token stop = {});

    /// The next call fetches: for a service that refused the cached token.
    void invalidate();

private:
    core::Result<Token> fetch(std::stop_token stop);

    const TokenOptions m_options;
    std::shared_ptr<const core::Clock> m_clock;
    HttpClient m_client;
    std::mutex m_mutex;
    std::optional<Token> m_token;
};

/// The claims of a JWT's payload that are text, unverified; nothing where it is none.
[[nodiscard]] std::optional<QString> jwtClaim(QByteArrayView token, const QString &name);

} // namespace mesh::http
