// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/http/message.h"

#include <functional>
#include <memory>
#include <stop_token>

namespace mesh::http {

class Transport;

/// TLS material for https. PEM files; the certificate may be PKCS#12, then keyFile stays empty.
struct TlsOptions
{
    QString caFile; ///< empty: the system's authorities; else these alone
    QString certificateFile;
    QString keyFile;
    QString keyPassword;
    bool verifyHostname = true;
};

/// Waits between attempts double from the first to the longest, with jitter; a server's Retry-After
/// goes first.
struct RetryPolicy
{
    int attempts = 3; ///< the first one included
    std::chrono::milliseconds firstDelay{100};
    std::chrono::milliseconds longestDelay{2000};
};

struct HttpOptions
{
    Authorization authorization;
    TlsOptions tls;
    RetryPolicy retry;
    /// For a whole call, its retries included; of a stream, until its answer begins.
    std::chrono::milliseconds timeout{10'000};
    qint64 sizeLimit = 64 * 1024 * 1024; ///< bytes of an answer's body
};

enum class ChunkVerdict { Continue, Stop };
/// Called on the thread that streams, in order; what it has not taken yet is held back in the
/// network.
using ChunkHandler = std::function<ChunkVerdict(QByteArrayView chunk)>;

/// Blocking HTTP/1.1 and HTTP/2 requests for pool threads; never call it on the GUI thread.
/// Thread-safe: any number of calls at once share the connections of one inner network thread.
///
/// Errors: Resolve, Unreachable, Timeout, Cancelled, the Tls… codes, Protocol, TooLarge, and those
/// of errorOf for statuses; `where` is host:port. Neither errors nor logs hold credentials.
/// Redirects are followed within one origin only, since they carry the credentials along. Proxies
/// come from the system, never for loopback addresses.
class HttpClient
{
public:
    explicit HttpClient(HttpOptions options = {});
    ~HttpClient(); ///< calls still running end as Cancelled; they must have returned
    HttpClient(const HttpClient &) = delete;
    HttpClient &operator=(const HttpClient &) = delete;

    /// The answer, whatever its status is.
    [[nodiscard]] core::Result<HttpResponse> exchange(const HttpRequest &request,
                                                      std::stop_token stop = {});

    /// The answer if its status is a success, else errorOf it.
    [[nodiscard]] core::Result<HttpResponse> send(const HttpRequest &request,
                                                  std::stop_token stop = {});

    /// The body in chunks as they come, for answers without an end. An answer that is no success
    /// is returned whole as its error and the handler is not called; ChunkVerdict::Stop ends it
    /// with success. Never repeated once a chunk was handed over.
    [[nodiscard]] core::Result<HttpResponse>
    stream(const HttpRequest &request, const ChunkHandler &handler, std::stop_token stop = {});

private:
    struct Call;
    core::Result<HttpResponse> run(const Call &call);
    core::Result<HttpResponse> attempt(const Call &call, bool &chunksTaken);
    [[nodiscard]] QList<QByteArray> secretsOf(const HttpRequest &request) const;

    HttpOptions m_options;
    std::unique_ptr<Transport> m_transport;
};

/// What an answer that is no success means: 401 Authentication, 403 Denied, 404 NotFound,
/// 408 and 504 Timeout, 409 Conflict, 413 TooLarge, 429, 502 and 503 Unreachable, else Protocol.
/// The detail is the status and the service's own message ("message", "error_description" or
/// "error" of a JSON body, else the beginning of a text one).
[[nodiscard]] core::Error errorOf(const HttpResponse &response, const QUrl &url);

/// host:port, the port filled in by the scheme.
[[nodiscard]] QString placeOf(const QUrl &url);

} // namespace mesh::http
