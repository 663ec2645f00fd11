// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/http/tokensource.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace mesh::http {

using core::Code;
using core::Error;
using core::Result;

namespace {

Q_LOGGING_CATEGORY(log, "mesh.http.token")

// For a server that tells no lifetime, neither beside the token nor in it.
constexpr qint64 assumedLifeSeconds = 300;

std::optional<QJsonObject> jwtPayload(QByteArrayView token)
{
    const QList<QByteArray> parts = token.toByteArray().split('.');
    if (parts.size() != 3) {
        return std::nullopt;
    }
    const auto bytes = QByteArray::fromBase64Encoding(
        parts[1], QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    const QJsonDocument document = QJsonDocument::fromJson(bytes.decoded);
    if (!bytes || !document.isObject()) {
        return std::nullopt;
    }
    return document.object();
}

QByteArray formValue(const QString &text)
{
    return QUrl::toPercentEncoding(text);
}

HttpOptions clientOptions(const TokenOptions &options)
{
    HttpOptions http;
    http.tls = options.tls;
    http.timeout = options.timeout;
    http.sizeLimit = 1024 * 1024;
    return http;
}

HttpRequest tokenRequest(const TokenOptions &options)
{
    HttpRequest request;
    request.method = Method::Post;
    request.url = options.tokenUrl;
    request.repeatable = true; // asking twice only makes a second token
    request.headers = {{"Content-Type"_ba, "application/x-www-form-urlencoded"_ba},
                       {"Accept"_ba, "application/json"_ba}};
    request.body = "grant_type=client_credentials"_ba;
    if (!options.scope.isEmpty()) {
        request.body += "&scope=" + formValue(options.scope);
    }
    if (options.authentication == ClientAuthentication::Post) {
        request.body += "&client_id=" + formValue(options.clientId) +
                        "&client_secret=" + formValue(options.clientSecret);
    } else {
        // RFC 6749, 2.3.1: both are form-encoded before they become user and password.
        request.authorization =
            BasicCredentials{QString::fromLatin1(formValue(options.clientId)),
                             QString::fromLatin1(formValue(options.clientSecret))};
    }
    return request;
}

qint64 lifeSeconds(const QJsonObject &answer, const QByteArray &token)
{
    // Some servers send the number as a string.
    const qint64 told = answer.value("expires_in"_L1).toVariant().toLongLong();
    if (told > 0) {
        return told;
    }
    const auto payload = jwtPayload(token);
    if (payload && payload->contains("exp"_L1) && payload->contains("iat"_L1)) {
        const auto life = qint64(payload->value("exp"_L1).toDouble()) -
                          qint64(payload->value("iat"_L1).toDouble());
        if (life > 0) {
            return life;
        }
    }
    return assumedLifeSeconds;
}

} // namespace

TokenSource::TokenSource(TokenOptions options, std::shared_ptr<const core::Clock> clock)
    : m_options(std::move(options))
    , m_clock(clock ? std::move(clock) : std::make_shared<core::SystemClock>())
    , m_client(clientOptions(m_options))
{}

Result<Token> TokenSource::token(std::stop_token stop)
{
    const std::lock_guard lock(m_mutex);
    if (m_token && m_clock->now() < m_token->refreshAt()) {
        return *m_token;
    }
    Result<Token> fresh = fetch(std::move(stop));
    if (fresh) {
        m_token = *fresh;
        return fresh;
    }
    if (m_token && fresh.error().retriable && m_clock->now() < m_token->expiresAt) {
        qCInfo(log).noquote() << "keeping the old token:" << fresh.error().where.name
                              << fresh.error().detail;
        return *m_token;
    }
    m_token.reset();
    return fresh;
}

void TokenSource::invalidate()
{
    const std::lock_guard lock(m_mutex);
    m_token.reset();
}

Result<Token> TokenSource::fetch(std::stop_token stop)
{
    const core::TimestampMs asked = m_clock->now();
    const Result<HttpResponse> answer = m_client.exchange(tokenRequest(m_options), std::move(stop));
    if (!answer) {
        return answer.error();
    }
    const QJsonObject object = QJsonDocument::fromJson(answer->body).object();
    if (!answer->isSuccess()) {
        Error error = errorOf(*answer, m_options.tokenUrl);
        const QString reason = object.value("error"_L1).toString();
        // RFC 6749, 5.2 allows 400 for a client that is not known or not allowed to ask.
        if (reason == "invalid_client"_L1 || reason == "unauthorized_client"_L1 ||
            reason == "access_denied"_L1) {
            error.code = Code::Authentication;
        }
        if (!m_options.clientSecret.isEmpty()) {
            error.detail.replace(m_options.clientSecret, u"***"_s);
        }
        return error;
    }
    const QByteArray value = object.value("access_token"_L1).toString().toUtf8();
    if (value.isEmpty()) {
        return Error{Code::Protocol, u"the answer holds no access_token"_s,
                     placeOf(m_options.tokenUrl)};
    }
    const qint64 life = lifeSeconds(object, value);
    return Token{value, jwtClaim(value, u"sub"_s).value_or(m_options.clientId), asked,
                 asked + life * 1000};
}

std::optional<QString> jwtClaim(QByteArrayView token, const QString &name)
{
    const auto payload = jwtPayload(token);
    if (!payload || !payload->value(name).isString()) {
        return std::nullopt;
    }
    return payload->value(name).toString();
}

} // namespace mesh::http
