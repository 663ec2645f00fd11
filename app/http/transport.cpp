// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/http/transport.h"

#include "app/http/tls.h"

#include <QHostAddress>
#include <QNetworkProxy>

using namespace Qt::StringLiterals;

namespace mesh::http {

using core::Code;
using core::Error;

namespace {

// What the system says, but a proxy never has to do with this machine's own services.
class ProxyChoice final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        const QString host = query.peerHostName();
        if (host == "localhost"_L1 || QHostAddress(host).isLoopback()) {
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        }
        return systemProxyForQuery(query);
    }
};

} // namespace

class Transport::Worker : public QObject
{
public:
    void prepare(const TlsOptions &tls)
    {
        m_manager = std::make_unique<QNetworkAccessManager>();
        m_manager->setProxyFactory(new ProxyChoice); // taken over
        m_verifyHostname = tls.verifyHostname;
        const auto configuration = sslConfiguration(tls);
        if (configuration) {
            m_ssl = *configuration;
        } else {
            m_setupError = configuration.error();
        }
    }

    void start(const HttpRequest &request, ExchangeOptions options,
               const std::shared_ptr<Attempt> &attempt)
    {
        if (m_setupError && request.url.scheme() == "https"_L1) {
            const std::lock_guard lock(attempt->mutex);
            attempt->error = m_setupError;
            attempt->finished = true;
            attempt->changed.notify_all();
            return;
        }
        options.verifyHostname = m_verifyHostname;
        auto *exchange = new Exchange(*m_manager, prepared(request), request, options, attempt);
        exchange->setParent(this);
        m_exchanges.insert(attempt.get(), exchange);
        connect(exchange, &QObject::destroyed, this,
                [this, key = attempt.get()] { m_exchanges.remove(key); });
    }

    [[nodiscard]] Exchange *exchange(const Attempt *attempt) const
    {
        return m_exchanges.value(attempt);
    }

    void stop()
    {
        const auto running = m_exchanges.values();
        for (Exchange *exchange : running) {
            exchange->fail({Code::Cancelled, u"the client was closed"_s});
        }
        qDeleteAll(running);
        m_manager.reset();
    }

private:
    [[nodiscard]] QNetworkRequest prepared(const HttpRequest &request) const
    {
        QUrl url = request.url;
        url.setUserInfo({});
        QNetworkRequest result(url);
        result.setSslConfiguration(m_ssl);
        result.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                            QNetworkRequest::SameOriginRedirectPolicy);
        result.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
        result.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
        result.setRawHeader("User-Agent", "meshscope/" MESHSCOPE_VERSION);
        for (const Header &header : request.headers) {
            result.setRawHeader(header.name, header.value);
        }
        return result;
    }

    std::unique_ptr<QNetworkAccessManager> m_manager;
    QSslConfiguration m_ssl;
    bool m_verifyHostname = true;
    std::optional<Error> m_setupError;
    QHash<const Attempt *, Exchange *> m_exchanges;
};

Transport::Transport(const TlsOptions &tls)
    : m_tls(tls)
    , m_worker(new Worker)
{
    m_worker->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.setObjectName(u"http"_s);
    m_thread.start();
    QMetaObject::invokeMethod(m_worker, [this] { m_worker->prepare(m_tls); });
}

Transport::~Transport()
{
    QMetaObject::invokeMethod(
        m_worker, [this] { m_worker->stop(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void Transport::start(const HttpRequest &request, const ExchangeOptions &options,
                      const std::shared_ptr<Attempt> &attempt)
{
    QMetaObject::invokeMethod(m_worker, [this, request, options, attempt] {
        m_worker->start(request, options, attempt);
    });
}

void Transport::resume(const std::shared_ptr<Attempt> &attempt)
{
    QMetaObject::invokeMethod(m_worker, [this, attempt] {
        if (Exchange *exchange = m_worker->exchange(attempt.get())) {
            exchange->pump();
        }
    });
}

void Transport::cancel(const std::shared_ptr<Attempt> &attempt, const Error &reason)
{
    QMetaObject::invokeMethod(m_worker, [this, attempt, reason] {
        if (Exchange *exchange = m_worker->exchange(attempt.get())) {
            exchange->fail(reason);
        }
    });
}

} // namespace mesh::http
