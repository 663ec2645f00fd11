// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/http/attempt.h"

#include <QNetworkReply>
#include <QPointer>
#include <QSslConfiguration>
#include <QTimer>

#include <memory>

class QNetworkAccessManager;

namespace mesh::http {

struct ExchangeOptions
{
    std::chrono::milliseconds timeout{0};
    bool timeoutCoversBody = true;
    bool verifyHostname = true;
};

/// One request on the network thread: moves what its reply brings into the Attempt, and holds the
/// reply back while the caller has not taken it. Deletes itself when it has finished.
class Exchange : public QObject
{
    Q_OBJECT
public:
    Exchange(QNetworkAccessManager &manager, const QNetworkRequest &prepared,
             const HttpRequest &request, ExchangeOptions options, std::shared_ptr<Attempt> attempt);

    /// Takes more from the reply, as far as the queue allows.
    void pump();
    void fail(const core::Error &error);

private:
    void takeHeaders();
    void noteSslErrors(const QList<QSslError> &errors);
    void finish();
    void probe(const core::Error &ifNothingIsFound);
    [[nodiscard]] core::Error transportError() const;
    [[nodiscard]] bool isCut() const;
    [[nodiscard]] QString place() const;

    ExchangeOptions m_options;
    std::shared_ptr<Attempt> m_attempt;
    QPointer<QNetworkReply> m_reply;
    QTimer m_timer;
    QList<QSslError> m_sslErrors;
    QUrl m_url;
    bool m_expectsBody;       ///< of any method but HEAD
    qint64 m_taken = 0;       ///< bytes of the body
    bool m_finishing = false; ///< the reply has ended, its bytes may not all be taken
    bool m_done = false;
};

} // namespace mesh::http
