// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/http/httpclient.h"

#include "app/http/transport.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QRandomGenerator>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mesh::http {

using core::Code;
using core::Error;
using core::Result;
using std::chrono::milliseconds;

namespace {

Q_LOGGING_CATEGORY(log, "mesh.http", QtWarningMsg)

constexpr int longestMessage = 2000;
constexpr milliseconds longestRetryAfter = 10s;

QByteArray authorizationHeader(const Authorization &authorization)
{
    if (const auto *basic = std::get_if<BasicCredentials>(&authorization)) {
        return "Basic " + (basic->user + u':' + basic->password).toUtf8().toBase64();
    }
    if (const auto *bearer = std::get_if<BearerToken>(&authorization)) {
        return "Bearer " + bearer->token;
    }
    return {};
}

// A service may send back what it was sent: nothing of that leaves with an error.
QString withoutSecrets(QString text, const QList<QByteArray> &secrets)
{
    for (const QByteArray &secret : secrets) {
        text.replace(QString::fromUtf8(secret), u"***"_s);
    }
    return text;
}

QString messageOf(const QByteArray &body)
{
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    for (const auto name : {"message"_L1, "error_description"_L1, "error"_L1}) {
        const QString text = object.value(name).toString();
        if (!text.isEmpty()) {
            return text.left(longestMessage);
        }
    }
    return QString::fromUtf8(body.left(longestMessage)).simplified();
}

bool isRetriableStatus(int status)
{
    return status == 408 || status == 429 || status == 500 || status == 502 || status == 503 ||
           status == 504;
}

Code codeOfStatus(int status)
{
    switch (status) {
    case 401:
    case 407:
        return Code::Authentication;
    case 403:
        return Code::Denied;
    case 404:
    case 410:
        return Code::NotFound;
    case 408:
    case 504:
        return Code::Timeout;
    case 409:
    case 412:
        return Code::Conflict;
    case 413:
        return Code::TooLarge;
    case 429:
    case 502:
    case 503:
        return Code::Unreachable;
    default:
        return Code::Protocol;
    }
}

milliseconds waitBefore(int attempt, const RetryPolicy &policy)
{
    const double doubled = double(policy.firstDelay.count()) * std::pow(2.0, attempt - 1);
    const double bounded = std::min(doubled, double(policy.longestDelay.count()));
    return milliseconds(qint64(bounded * (0.5 + QRandomGenerator::global()->generateDouble() / 2)));
}

// False when it was stopped.
bool pause(milliseconds time, const std::stop_token &stop)
{
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    never.wait_for(lock, stop, time, [] { return false; });
    return !stop.stop_requested();
}

} // namespace

struct HttpClient::Call
{
    HttpRequest request;
    const ChunkHandler *handler = nullptr;
    std::stop_token stop;
    QDeadlineTimer deadline;
    qint64 sizeLimit = 0;
    QList<QByteArray> secrets;

    [[nodiscard]] bool repeatable() const
    {
        return request.repeatable.value_or(isIdempotent(request.method));
    }
};

HttpClient::HttpClient(HttpOptions options)
    : m_options(std::move(options))
    , m_transport(std::make_unique<Transport>(m_options.tls))
{}

HttpClient::~HttpClient() = default;

Result<HttpResponse> HttpClient::exchange(const HttpRequest &request, std::stop_token stop)
{
    const auto timeout = request.timeout.value_or(m_options.timeout);
    return run({request, nullptr, std::move(stop), QDeadlineTimer(timeout),
                request.sizeLimit.value_or(m_options.sizeLimit), secretsOf(request)});
}

Result<HttpResponse> HttpClient::send(const HttpRequest &request, std::stop_token stop)
{
    Result<HttpResponse> answer = exchange(request, std::move(stop));
    if (!answer || answer->isSuccess()) {
        return answer;
    }
    Error error = errorOf(*answer, request.url);
    error.detail = withoutSecrets(error.detail, secretsOf(request));
    return error;
}

Result<HttpResponse> HttpClient::stream(const HttpRequest &request, const ChunkHandler &handler,
                                        std::stop_token stop)
{
    const auto timeout = request.timeout.value_or(m_options.timeout);
    Result<HttpResponse> answer =
        run({request, &handler, std::move(stop), QDeadlineTimer(timeout),
             request.sizeLimit.value_or(m_options.sizeLimit), secretsOf(request)});
    if (!answer || answer->isSuccess()) {
        return answer;
    }
    Error error = errorOf(*answer, request.url);
    error.detail = withoutSecrets(error.detail, secretsOf(request));
    return error;
}

Result<HttpResponse> HttpClient::run(const Call &call)
{
    const QUrl &url = call.request.url;
    if (!url.isValid() || url.host().isEmpty() ||
        (url.scheme() != "http"_L1 && url.scheme() != "https"_L1)) {
        return Error{Code::Usage, u"not an http or https address"_s,
                     url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery)};
    }
    for (int number = 1;; ++number) {
        bool chunksTaken = false;
        QElapsedTimer clock;
        clock.start();
        Result<HttpResponse> answer = attempt(call, chunksTaken);
        qCDebug(log).noquote() << url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery)
                               << (answer ? QString::number(answer->status)
                                          : core::codeName(answer.error().code))
                               << clock.elapsed() << "ms";
        const bool again = answer ? isRetriableStatus(answer->status) : answer.error().retriable;
        if (!again || chunksTaken || !call.repeatable() || number >= m_options.retry.attempts) {
            return answer;
        }
        milliseconds wait = waitBefore(number, m_options.retry);
        if (answer) {
            const int seconds = answer->header("Retry-After").toInt();
            wait = std::max(
                wait, std::min<milliseconds>(std::chrono::seconds(seconds), longestRetryAfter));
        }
        if (wait.count() >= call.deadline.remainingTime()) {
            return answer;
        }
        if (!pause(wait, call.stop)) {
            return Error{Code::Cancelled, {}, placeOf(url)};
        }
    }
}

Result<HttpResponse> HttpClient::attempt(const Call &call, bool &chunksTaken)
{
    HttpRequest request = call.request;
    const QByteArray authorization =
        authorizationHeader(request.authorization.value_or(m_options.authorization));
    if (!authorization.isEmpty()) {
        request.headers.push_back({"Authorization"_ba, authorization});
    }
    const auto shared = std::make_shared<Attempt>();
    m_transport->start(request,
                       {milliseconds(std::max<qint64>(1, call.deadline.remainingTime())),
                        call.handler == nullptr, true},
                       shared);

    HttpResponse response;
    const auto end = [&](Error reason) -> Result<HttpResponse> {
        m_transport->cancel(shared, reason);
        return reason;
    };
    std::unique_lock lock(shared->mutex);
    while (true) {
        shared->changed.wait(lock, call.stop,
                             [&] { return shared->finished || !shared->chunks.empty(); });
        if (call.stop.stop_requested()) {
            lock.unlock();
            return end({Code::Cancelled, {}, placeOf(request.url)});
        }
        response.status = shared->status;
        response.headers = shared->headers;
        if (shared->chunks.empty()) {
            break;
        }
        const std::deque<QByteArray> chunks = std::exchange(shared->chunks, {});
        shared->queuedBytes = 0;
        lock.unlock();
        for (const QByteArray &chunk : chunks) {
            if (call.handler != nullptr && response.isSuccess()) {
                chunksTaken = true;
                if ((*call.handler)(chunk) == ChunkVerdict::Stop) {
                    m_transport->cancel(shared, {Code::Cancelled});
                    return response;
                }
                continue;
            }
            if (response.body.size() + chunk.size() > call.sizeLimit) {
                return end({Code::TooLarge,
                            u"the answer is larger than %1 bytes"_s.arg(call.sizeLimit),
                            placeOf(request.url)});
            }
            response.body += chunk;
        }
        m_transport->resume(shared);
        lock.lock();
    }
    if (shared->error) {
        Error error = *shared->error;
        error.detail = withoutSecrets(error.detail, call.secrets);
        return error;
    }
    return response;
}

QList<QByteArray> HttpClient::secretsOf(const HttpRequest &request) const
{
    QList<QByteArray> secrets;
    const Authorization &used =
        request.authorization ? *request.authorization : m_options.authorization;
    if (const auto *basic = std::get_if<BasicCredentials>(&used)) {
        secrets << basic->password.toUtf8() << authorizationHeader(used).mid(6);
    } else if (const auto *bearer = std::get_if<BearerToken>(&used)) {
        secrets << bearer->token;
    }
    secrets << m_options.tls.keyPassword.toUtf8();
    secrets.removeAll({});
    return secrets;
}

Error errorOf(const HttpResponse &response, const QUrl &url)
{
    QString detail = u"HTTP %1"_s.arg(response.status);
    const QString message = messageOf(response.body);
    if (!message.isEmpty()) {
        detail += ": "_L1 + message;
    }
    return {codeOfStatus(response.status), detail, placeOf(url),
            isRetriableStatus(response.status)};
}

QString placeOf(const QUrl &url)
{
    return u"%1:%2"_s.arg(url.host()).arg(url.port(url.scheme() == "https"_L1 ? 443 : 80));
}

} // namespace mesh::http
