// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/http/exchange.h"
#include "app/http/httpclient.h"

#include <QNetworkAccessManager>
#include <QThread>

namespace mesh::http {

/// The network thread of a client, and what lives in it. start, resume and cancel are called from
/// any thread; the exchanges run in its own.
class Transport
{
public:
    explicit Transport(const TlsOptions &tls);
    ~Transport();
    Transport(const Transport &) = delete;
    Transport &operator=(const Transport &) = delete;

    void start(const HttpRequest &request, const ExchangeOptions &options,
               const std::shared_ptr<Attempt> &attempt);
    /// The caller has taken chunks: there is room again.
    void resume(const std::shared_ptr<Attempt> &attempt);
    void cancel(const std::shared_ptr<Attempt> &attempt, const core::Error &reason);

private:
    class Worker;

    TlsOptions m_tls;
    QThread m_thread;
    Worker *m_worker; ///< lives in m_thread and is deleted there
};

} // namespace mesh::http
