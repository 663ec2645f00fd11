// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <optional>
#include <stop_token>
#include <vector>

// Private to the room: a look at a port with plain sockets, before librdkafka is let at it. It
// tells what librdkafka's errors cannot: what else than the wanted broker listens there. (Sockets
// of Qt belong to the room http; these few calls need no event loop.)
namespace mesh::kafka {

struct HostPort
{
    QString host;
    QString port;

    /// "host:port", "[::1]:9092", "host" (9092, Kafka's default), with a protocol before it or not.
    [[nodiscard]] static std::optional<HostPort> parse(const QString &text);
    [[nodiscard]] QString toString() const { return host + u':' + port; }
};

/// A socket address, as getaddrinfo gave it.
using SocketAddress = QByteArray;

[[nodiscard]] core::Result<std::vector<SocketAddress>> resolve(const HostPort &place);

/// What answered the first bytes that were sent.
enum class PortAnswer {
    Kafka,  ///< an ApiVersions response
    Tls,    ///< a TLS handshake or alert
    Http,   ///< a web server's words
    Other,  ///< something that is none of these
    Closed, ///< the connection was closed without a word
    Silent, ///< nothing came in time
};

struct PortLook
{
    PortAnswer answer = PortAnswer::Silent;
    QByteArray start;                  ///< of what it said, for the details
    std::optional<bool> kafka4OrNewer; ///< of PortAnswer::Kafka
    bool wantsSasl = false;            ///< of FirstWords::SaslHandshake: it offers mechanisms
};

/// Only connects. Unreachable, Timeout.
[[nodiscard]] core::Result<void> tryConnect(const std::vector<SocketAddress> &addresses,
                                            const QString &place, std::chrono::milliseconds timeout,
                                            const std::stop_token &stop);

enum class FirstWords {
    ApiVersions,   ///< Kafka's question for its versions, which needs no authentication
    ClientHello,   ///< the beginning of TLS
    SaslHandshake, ///< a SASL mechanism that nobody has: refused otherwise where SASL is not wanted
};
[[nodiscard]] core::Result<PortLook> lookAtPort(const std::vector<SocketAddress> &addresses,
                                                const QString &place, FirstWords words,
                                                std::chrono::milliseconds timeout,
                                                const std::stop_token &stop);

/// Reads what a port said to the words. Pure.
[[nodiscard]] PortLook understand(QByteArrayView answer);

} // namespace mesh::kafka
