// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "standin.h"

#include <QSslServer>
#include <QSslSocket>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace mesh::test {

namespace {

// The length of the first whole request in the bytes, 0 while it is not whole.
qsizetype requestLength(const QByteArray &bytes)
{
    if (bytes.startsWith('\x16')) {
        return bytes.size(); // a TLS greeting: what real servers answer with a 400
    }
    const qsizetype head = bytes.indexOf("\r\n\r\n");
    if (head < 0) {
        return 0;
    }
    qsizetype body = 0;
    const QByteArrayList lines = bytes.left(head).split('\n');
    for (const QByteArray &line : lines) {
        if (line.toLower().startsWith("content-length:")) {
            body = line.mid(15).trimmed().toLongLong();
        }
    }
    return bytes.size() >= head + 4 + body ? head + 4 + body : 0;
}

} // namespace

StandInReply reply(int status, const QByteArray &body, const QByteArray &headers)
{
    return {"HTTP/1.1 " + QByteArray::number(status) + " Said\r\nContent-Length: " +
                QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" + body,
            0, true};
}

StandIn::StandIn(Script script, std::optional<QSslConfiguration> tls)
    : m_script(std::move(script))
    , m_tls(std::move(tls))
    , m_context(new QObject)
{
    m_context->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_context, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_context,
        [this] {
            QTcpServer *server = nullptr;
            if (m_tls) {
                auto *secure = new QSslServer(m_context);
                secure->setSslConfiguration(*m_tls);
                server = secure;
            } else {
                server = new QTcpServer(m_context);
            }
            QObject::connect(server, &QTcpServer::pendingConnectionAvailable, m_context, [=, this] {
                QTcpSocket *socket = server->nextPendingConnection();
                auto buffer = std::make_shared<QByteArray>();
                const auto take = [=, this] {
                    *buffer += socket->readAll();
                    while (const qsizetype length = requestLength(*buffer)) {
                        const QByteArray request = buffer->left(length);
                        buffer->remove(0, length);
                        int number = 0;
                        {
                            const std::lock_guard lock(m_mutex);
                            number = int(m_requests.size());
                            m_requests << request;
                        }
                        const StandInReply answer = m_script(request, number);
                        QTimer::singleShot(answer.delay, socket, [socket, answer] {
                            socket->write(answer.bytes);
                            if (!answer.keepOpen) {
                                socket->disconnectFromHost();
                            }
                        });
                    }
                };
                QObject::connect(socket, &QTcpSocket::readyRead, m_context, take);
                QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
                take();
            });
            server->listen(QHostAddress::LocalHost);
            m_port = server->serverPort();
        },
        Qt::BlockingQueuedConnection);
}

StandIn::~StandIn()
{
    m_thread.quit();
    m_thread.wait();
}

QUrl StandIn::url(const QString &path) const
{
    return QUrl(u"%1://localhost:%2%3"_s.arg(m_tls ? u"https"_s : u"http"_s).arg(m_port).arg(path));
}

QByteArrayList StandIn::requests() const
{
    const std::lock_guard lock(m_mutex);
    return m_requests;
}

} // namespace mesh::test
