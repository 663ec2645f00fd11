// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/http/tls.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::http {

using core::Code;
using core::Error;
using core::Result;

namespace {

Result<QByteArray> readAll(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{Code::Storage, file.errorString(), path};
    }
    return file.readAll();
}

Result<QList<QSslCertificate>> certificates(const QString &path)
{
    const Result<QByteArray> bytes = readAll(path);
    if (!bytes) {
        return bytes.error();
    }
    const auto found = QSslCertificate::fromData(*bytes, QSsl::Pem);
    if (found.isEmpty()) {
        return Error{Code::Usage, u"The file holds no PEM certificate."_s, path};
    }
    return found;
}

Result<QSslKey> privateKey(const QString &path, const QString &password)
{
    const Result<QByteArray> bytes = readAll(path);
    if (!bytes) {
        return bytes.error();
    }
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        QSslKey key(*bytes, algorithm, QSsl::Pem, QSsl::PrivateKey, password.toUtf8());
        if (!key.isNull()) {
            return key;
        }
    }
    return Error{Code::Credentials, u"No private key could be read with the given password."_s,
                 path};
}

Result<void> addClientCertificate(QSslConfiguration &configuration, const TlsOptions &options)
{
    if (options.keyFile.isEmpty()) {
        QFile file(options.certificateFile);
        if (!file.open(QIODevice::ReadOnly)) {
            return Error{Code::Storage, file.errorString(), options.certificateFile};
        }
        QSslKey key;
        QSslCertificate certificate;
        QList<QSslCertificate> chain;
        if (QSslCertificate::importPkcs12(&file, &key, &certificate, &chain,
                                          options.keyPassword.toUtf8())) {
            chain.prepend(certificate);
            configuration.setLocalCertificateChain(chain);
            configuration.setPrivateKey(key);
            return {};
        }
    }
    // One PEM file may hold both the certificate and its key.
    const QString keyFile = options.keyFile.isEmpty() ? options.certificateFile : options.keyFile;
    const auto chain = certificates(options.certificateFile);
    if (!chain) {
        return options.keyFile.isEmpty()
                   ? Error{Code::Credentials,
                           u"Neither PKCS#12 that the given password opens, nor PEM."_s,
                           options.certificateFile}
                   : chain.error();
    }
    const auto key = privateKey(keyFile, options.keyPassword);
    if (!key) {
        return key.error();
    }
    configuration.setLocalCertificateChain(*chain);
    configuration.setPrivateKey(*key);
    return {};
}

Code codeOf(QSslError::SslError error)
{
    switch (error) {
    case QSslError::CertificateExpired:
    case QSslError::CertificateNotYetValid:
        return Code::TlsExpired;
    case QSslError::HostNameMismatch:
        return Code::TlsHostname;
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
    case QSslError::CertificateSignatureFailed:
        return Code::TlsUnknownCa;
    default:
        return Code::TlsHandshake;
    }
}

Code codeOfHandshakeText(const QString &text)
{
    const auto says = [&text](QLatin1StringView words) {
        return text.contains(words, Qt::CaseInsensitive);
    };
    if (says("wrong version number"_L1) || says("packet length too long"_L1) ||
        says("record layer failure"_L1) || says("http request"_L1)) {
        return Code::TlsUnexpected;
    }
    if (says("certificate required"_L1) || says("alert bad certificate"_L1) ||
        says("alert unknown ca"_L1) || says("alert certificate"_L1)) {
        return Code::TlsClientCertificate;
    }
    return Code::TlsHandshake;
}

} // namespace

Result<QSslConfiguration> sslConfiguration(const TlsOptions &options)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    if (!options.caFile.isEmpty()) {
        const auto authorities = certificates(options.caFile);
        if (!authorities) {
            return authorities.error();
        }
        configuration.setCaCertificates(*authorities);
    }
    if (!options.certificateFile.isEmpty()) {
        if (const Result<void> added = addClientCertificate(configuration, options); !added) {
            return added.error();
        }
    }
    return configuration;
}

Code codeOf(const QList<QSslError> &errors)
{
    for (const Code first : {Code::TlsUnknownCa, Code::TlsExpired, Code::TlsHostname}) {
        const bool found = std::any_of(errors.begin(), errors.end(), [first](const QSslError &one) {
            return codeOf(one.error()) == first;
        });
        if (found) {
            return first;
        }
    }
    return Code::TlsHandshake;
}

Code codeOf(QNetworkReply::NetworkError error, const QString &text)
{
    switch (error) {
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::ProxyNotFoundError:
        return Code::Resolve;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError:
        return Code::Timeout;
    case QNetworkReply::SslHandshakeFailedError:
        return codeOfHandshakeText(text);
    case QNetworkReply::OperationCanceledError:
        return Code::Cancelled;
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return Code::Authentication;
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::TooManyRedirectsError:
    case QNetworkReply::InsecureRedirectError:
        return Code::Protocol;
    default:
        // A TLS 1.3 server refuses the client's certificate only after the handshake.
        return text.contains("alert"_L1) && text.contains("certificate"_L1)
                   ? Code::TlsClientCertificate
                   : Code::Unreachable;
    }
}

} // namespace mesh::http
