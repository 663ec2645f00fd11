// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/http/exchange.h"

#include "app/http/httpclient.h"
#include "app/http/tls.h"

#include <QNetworkAccessManager>
#include <QSslSocket>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mesh::http {

using core::Code;
using core::Error;

namespace {

constexpr qint64 queueLimit = 1024 * 1024;
constexpr std::chrono::milliseconds probeTimeout = 1500ms;

QByteArray verb(Method method)
{
    switch (method) {
    case Method::Get:
        return "GET"_ba;
    case Method::Head:
        return "HEAD"_ba;
    case Method::Post:
        return "POST"_ba;
    case Method::Put:
        return "PUT"_ba;
    case Method::Patch:
        return "PATCH"_ba;
    case Method::Delete:
        break;
    }
    return "DELETE"_ba;
}

// Qt reports a status of 400 and more as an error of the reply; it is an answer all the same.
bool isStatusError(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::NoError || error >= QNetworkReply::ContentAccessDenied;
}

} // namespace

Exchange::Exchange(QNetworkAccessManager &manager, const QNetworkRequest &prepared,
                   const HttpRequest &request, ExchangeOptions options,
                   std::shared_ptr<Attempt> attempt)
    : m_options(options)
    , m_attempt(std::move(attempt))
    , m_url(request.url)
    , m_expectsBody(request.method != Method::Head)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        fail({Code::Timeout, u"no answer within %1 ms"_s.arg(m_options.timeout.count()), place(),
              true});
    });
    m_reply = manager.sendCustomRequest(prepared, verb(request.method), request.body);
    m_reply->setParent(this);
    m_reply->setReadBufferSize(queueLimit);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &Exchange::takeHeaders);
    connect(m_reply, &QNetworkReply::readyRead, this, &Exchange::pump);
    connect(m_reply, &QNetworkReply::sslErrors, this, &Exchange::noteSslErrors);
    connect(m_reply, &QNetworkReply::finished, this, &Exchange::finish);
    if (m_options.timeout > 0ms) {
        m_timer.start(m_options.timeout);
    }
}

void Exchange::takeHeaders()
{
    const QVariant status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute);
    if (!status.isValid() || (status.toInt() >= 300 && status.toInt() < 400)) {
        return; // a redirect is on its way to its own answer
    }
    {
        const std::lock_guard lock(m_attempt->mutex);
        m_attempt->status = status.toInt();
        m_attempt->headers.clear();
        for (const auto &[name, value] : m_reply->rawHeaderPairs()) {
            m_attempt->headers.push_back({name, value});
        }
    }
    m_attempt->changed.notify_all();
    if (!m_options.timeoutCoversBody) {
        m_timer.stop();
    }
}

void Exchange::pump()
{
    if (!m_reply || m_done) {
        return;
    }
    {
        const std::lock_guard lock(m_attempt->mutex);
        while (m_attempt->queuedBytes < queueLimit && m_reply->bytesAvailable() > 0) {
            QByteArray chunk = m_reply->read(queueLimit - m_attempt->queuedBytes);
            if (chunk.isEmpty()) {
                break;
            }
            m_attempt->queuedBytes += chunk.size();
            m_taken += chunk.size();
            m_attempt->chunks.push_back(std::move(chunk));
        }
    }
    m_attempt->changed.notify_all();
    if (m_finishing && m_reply->bytesAvailable() == 0) {
        finish();
    }
}

void Exchange::noteSslErrors(const QList<QSslError> &errors)
{
    m_sslErrors = errors;
    const bool onlyTheName = std::all_of(errors.begin(), errors.end(), [](const QSslError &error) {
        return error.error() == QSslError::HostNameMismatch;
    });
    if (!m_options.verifyHostname && onlyTheName) {
        m_reply->ignoreSslErrors(errors);
    }
}

void Exchange::finish()
{
    if (m_done) {
        return;
    }
    if (m_reply->bytesAvailable() > 0 && !m_finishing) {
        m_finishing = true;
        pump();
        return;
    }
    m_finishing = true;
    if (m_reply->bytesAvailable() > 0) {
        return; // the caller's next take comes back here
    }
    m_done = true;
    takeHeaders();
    const bool answered = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid() &&
                          isStatusError(m_reply->error());
    if (!answered) {
        const Error error = transportError();
        // Nothing listening needs no second look; a peer that hangs up does.
        const bool unexplained = error.code == Code::Unreachable || error.code == Code::Protocol;
        const bool begun = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid();
        if (unexplained && !begun && m_reply->error() != QNetworkReply::ConnectionRefusedError) {
            probe(error);
        } else {
            fail(error);
        }
        return;
    }
    if (isCut()) {
        fail({Code::Unreachable, u"the connection ended in the middle of the answer"_s, place(),
              true});
        return;
    }
    {
        const std::lock_guard lock(m_attempt->mutex);
        m_attempt->finished = true;
    }
    m_attempt->changed.notify_all();
    deleteLater();
}

// Qt takes a connection that is closed in the same moment as the last bytes come for the end of the
// body, whatever its length should have been. A length of zero stands where it is not known, as
// after decompression.
bool Exchange::isCut() const
{
    const qint64 told = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    return m_expectsBody && status != 204 && status != 304 && m_taken < told;
}

void Exchange::fail(const Error &error)
{
    m_done = true;
    m_timer.stop();
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
    }
    {
        const std::lock_guard lock(m_attempt->mutex);
        if (!m_attempt->finished) {
            m_attempt->error = error;
            m_attempt->finished = true;
        }
    }
    m_attempt->changed.notify_all();
    deleteLater();
}

// A peer that hangs up without a word: a TLS port that was spoken to in plaintext, a TLS server
// that misses a client certificate (TLS 1.3 says so after the handshake, where QNetworkReply no
// longer hears it), or no web server at all. One bare handshake tells them apart.
void Exchange::probe(const Error &ifNothingIsFound)
{
    const bool secure = m_url.scheme() == "https"_L1;
    auto *socket = new QSslSocket(this);
    socket->setSslConfiguration(m_reply->request().sslConfiguration());
    socket->setPeerVerifyMode(QSslSocket::VerifyNone);
    const auto conclude = [this, secure, socket, ifNothingIsFound] {
        Error error = ifNothingIsFound;
        const QString text = socket->errorString();
        const Code code = codeOf(QNetworkReply::SslHandshakeFailedError, text);
        if (secure && code == Code::TlsClientCertificate) {
            error = {code, text, place()};
        } else if (!secure && code == Code::TlsUnexpected) {
            error = {Code::Protocol, u"the port answers, but not in HTTP"_s, place()};
        }
        fail(error);
    };
    connect(socket, &QSslSocket::encrypted, this, [this, secure] {
        if (!secure) {
            fail({Code::TlsExpected, u"the port completes a TLS handshake"_s, place()});
        }
    });
    connect(socket, &QSslSocket::errorOccurred, this, conclude);
    m_timer.disconnect(this);
    connect(&m_timer, &QTimer::timeout, this, conclude);
    m_timer.start(probeTimeout);
    socket->connectToHostEncrypted(m_url.host(), quint16(m_url.port(secure ? 443 : 80)));
}

Error Exchange::transportError() const
{
    if (!m_sslErrors.isEmpty() && m_reply->error() == QNetworkReply::SslHandshakeFailedError) {
        QStringList texts;
        for (const QSslError &error : m_sslErrors) {
            texts << error.errorString();
        }
        return {codeOf(m_sslErrors), texts.join("; "_L1), place()};
    }
    const Code code = codeOf(m_reply->error(), m_reply->errorString());
    const bool retriable = code == Code::Unreachable || code == Code::Timeout;
    return {code, m_reply->errorString(), place(), retriable};
}

QString Exchange::place() const
{
    return placeOf(m_url);
}

} // namespace mesh::http
