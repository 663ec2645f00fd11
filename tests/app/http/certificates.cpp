// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "certificates.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>

using namespace Qt::StringLiterals;

namespace mesh::test {

namespace {

// Each line is one call of openssl in the folder.
constexpr const char *calls = R"(
req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.crt -days 30 -subj /CN=meshscope-ca
req -x509 -newkey rsa:2048 -nodes -keyout other-ca.key -out other-ca.crt -days 30 -subj /CN=other-ca
)";

constexpr const char *callsForEach = R"(
req -newkey rsa:2048 -nodes -keyout %1.key -out %1.csr -subj /CN=%2 -addext subjectAltName=DNS:%2
x509 -req -in %1.csr -CA ca.crt -CAkey ca.key -CAcreateserial -out %1.crt -days %3 -copy_extensions copy
pkcs12 -export -inkey %1.key -in %1.crt -out %1.p12 -passout pass:p12-secret
)";

QString run(const QString &folder, const QString &lines)
{
    const QStringList each = lines.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : each) {
        QProcess openssl;
        openssl.setWorkingDirectory(folder);
        openssl.start(u"openssl"_s, line.split(u' '));
        if (!openssl.waitForStarted()) {
            return u"there is no openssl program"_s;
        }
        openssl.waitForFinished();
        if (openssl.exitCode() != 0) {
            return line + u": "_s + QString::fromUtf8(openssl.readAllStandardError());
        }
    }
    return {};
}

} // namespace

QString makeCertificates(const QString &folder)
{
    QString fault = run(folder, QString::fromLatin1(calls));
    const QString each = QString::fromLatin1(callsForEach);
    for (const auto &[name, host, days] : {std::tuple{u"server"_s, u"localhost"_s, u"30"_s},
                                           {u"expired"_s, u"localhost"_s, u"-1"_s},
                                           {u"elsewhere"_s, u"elsewhere.example"_s, u"30"_s},
                                           {u"client"_s, u"alice"_s, u"30"_s}}) {
        if (fault.isEmpty()) {
            fault = run(folder, each.arg(name, host, days));
        }
    }
    return fault;
}

QSslConfiguration serverConfiguration(const QString &folder, const QString &name,
                                      bool clientCertificate)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(
        QSslCertificate::fromPath(u"%1/%2.crt"_s.arg(folder, name)));
    QFile key(u"%1/%2.key"_s.arg(folder, name));
    if (key.open(QIODevice::ReadOnly)) {
        configuration.setPrivateKey(QSslKey(&key, QSsl::Rsa));
    }
    configuration.setCaCertificates(QSslCertificate::fromPath(folder + u"/ca.crt"_s));
    configuration.setPeerVerifyMode(clientCertificate ? QSslSocket::VerifyPeer
                                                      : QSslSocket::VerifyNone);
    return configuration;
}

} // namespace mesh::test
