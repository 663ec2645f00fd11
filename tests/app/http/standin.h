// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayList>
#include <QSslConfiguration>
#include <QThread>
#include <QUrl>

#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace mesh::test {

struct StandInReply
{
    QByteArray bytes;      ///< as they go over the wire
    int delay = 0;         ///< ms before the first of them
    bool keepOpen = false; ///< else the connection is closed after the last
};

/// A reply with its Content-Length.
[[nodiscard]] StandInReply reply(int status, const QByteArray &body,
                                 const QByteArray &headers = {});

/// An HTTP server on loopback, in a thread of its own, that does what a script says: the faults
/// that a real service does not show on demand.
class StandIn
{
public:
    /// Called in the server's thread; `number` counts requests from 0.
    using Script = std::function<StandInReply(const QByteArray &request, int number)>;

    explicit StandIn(Script script, std::optional<QSslConfiguration> tls = {});
    ~StandIn();

    [[nodiscard]] QUrl url(const QString &path = QStringLiteral("/")) const;
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QByteArrayList requests() const; ///< head and body of each

private:
    Script m_script;
    std::optional<QSslConfiguration> m_tls;
    QThread m_thread;
    QObject *m_context; ///< lives in m_thread
    quint16 m_port = 0;
    mutable std::mutex m_mutex;
    QByteArrayList m_requests;
};

} // namespace mesh::test
