// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/http/httpclient.h"

#include <QNetworkReply>
#include <QSslConfiguration>
#include <QSslError>

namespace mesh::http {

/// The TLS side of a client. Errors: Storage (a file cannot be read), Credentials (a key or a
/// password that does not fit), Usage (a file that holds no certificate); `where` is the file.
[[nodiscard]] core::Result<QSslConfiguration> sslConfiguration(const TlsOptions &options);

/// Which of several findings about one certificate a person has to act on first.
[[nodiscard]] core::Code codeOf(const QList<QSslError> &errors);

/// A transport failure, told apart by Qt's code and, within TLS, by OpenSSL's words.
[[nodiscard]] core::Code codeOf(QNetworkReply::NetworkError error, const QString &text);

} // namespace mesh::http
