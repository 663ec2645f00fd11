// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/embeddedregistry.h"

#include <QHttpServer>
#include <QHttpServerResponder>
#include <QThread>

#include <mutex>

namespace mesh::sandbox {

using namespace Qt::StringLiterals;

namespace {

QByteArray methodName(QHttpServerRequest::Method method)
{
    using Method = QHttpServerRequest::Method;
    switch (method) {
    case Method::Get:
        return "GET";
    case Method::Put:
        return "PUT";
    case Method::Post:
        return "POST";
    case Method::Delete:
        return "DELETE";
    case Method::Head:
        return "HEAD";
    case Method::Options:
        return "OPTIONS";
    default:
        return "OTHER";
    }
}

RegistryRequest toRequest(const QHttpServerRequest &request)
{
    return {methodName(request.method()), request.url(), request.value("content-type"),
            request.value("accept"), request.body()};
}

} // namespace

class EmbeddedRegistry::Server
{
public:
    explicit Server(SchemaCheck check)
        : m_service(std::move(check))
    {}
    ~Server() { stop(); }

    core::Result<void> start()
    {
        if (m_thread.isRunning()) {
            return {};
        }
        m_thread.setObjectName(u"sandbox registry"_s);
        m_http = std::make_unique<QHttpServer>();
        m_http->moveToThread(&m_thread);
        m_thread.start();
        quint16 port = 0;
        QMetaObject::invokeMethod(
            m_http.get(), [this, &port] { port = listen(); }, Qt::BlockingQueuedConnection);
        if (port == 0) {
            stop();
            return core::Error{core::Code::Unreachable, u"no port to listen on"_s, u"127.0.0.1"_s};
        }
        const std::lock_guard lock(m_mutex);
        m_url = u"http://127.0.0.1:%1"_s.arg(port);
        return {};
    }

    void stop()
    {
        if (!m_thread.isRunning()) {
            return;
        }
        // Sockets and their server belong to the thread: they end in it.
        QMetaObject::invokeMethod(
            m_http.get(), [this] { m_http.reset(); }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
        const std::lock_guard lock(m_mutex);
        m_url.clear();
    }

    [[nodiscard]] QString url() const
    {
        const std::lock_guard lock(m_mutex);
        return m_url;
    }

    /// Runs `action` on the service while no request is being answered.
    template<typename Action>
    auto with(Action &&action)
    {
        const std::lock_guard lock(m_mutex);
        return action(m_service);
    }

private:
    quint16 listen()
    {
        // No routes: Qt's match on the decoded path, where a subject's %2F has become a slash.
        m_http->setMissingHandler(
            [this](const QHttpServerRequest &request, QHttpServerResponder &&responder) {
                const RegistryAnswer answer = with([&request](RegistryService &service) {
                    return service.answer(toRequest(request));
                });
                responder.write(answer.body,
                                {{"Content-Type", "application/vnd.schemaregistry.v1+json"}},
                                static_cast<QHttpServerResponder::StatusCode>(answer.status));
            });
        return m_http->listen(QHostAddress::LocalHost);
    }

    mutable std::mutex m_mutex;
    RegistryService m_service;
    QString m_url;
    QThread m_thread;
    std::unique_ptr<QHttpServer> m_http;
};

EmbeddedRegistry::EmbeddedRegistry(SchemaCheck check)
    : m_server(std::make_unique<Server>(std::move(check)))
{}

EmbeddedRegistry::~EmbeddedRegistry() = default;

core::Result<void> EmbeddedRegistry::start()
{
    return m_server->start();
}

void EmbeddedRegistry::stop()
{
    m_server->stop();
}

QString EmbeddedRegistry::url() const
{
    return m_server->url();
}

core::Result<SubjectVersion> EmbeddedRegistry::registerSchema(const QString &subject,
                                                              const SchemaDefinition &definition)
{
    return m_server->with(
        [&](RegistryService &service) { return service.registerSchema(subject, definition); });
}

void EmbeddedRegistry::setLevel(const QString &subject, const QString &level)
{
    m_server->with([&](RegistryService &service) { service.setLevel(subject, level); });
}

QByteArray EmbeddedRegistry::save() const
{
    return m_server->with([](RegistryService &service) { return service.state().save(); });
}

core::Result<void> EmbeddedRegistry::restore(const QByteArray &document)
{
    core::Result<RegistryState> state = RegistryState::restore(document);
    if (!state) {
        return state.error();
    }
    m_server->with([&](RegistryService &service) { service.setState(std::move(*state)); });
    return {};
}

} // namespace mesh::sandbox
