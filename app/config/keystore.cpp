// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/config/keystore.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace mesh::config {

using core::Code;
using core::Error;
using core::Result;

namespace {

const QString refusal =
    u"Java’s own store format cannot be read here. Convert it, then name the new "
    "file in its place: "_s;

// For a POSIX shell.
QString quoted(QString path)
{
    return u'\'' + path.replace(u'\'', u"'\\''"_s) + u'\'';
}

QString withSuffix(const QString &path, QLatin1StringView suffix)
{
    const QFileInfo info(path);
    const QString base = info.completeBaseName() + suffix;
    return path.contains(u'/') ? info.path() + u'/' + base : base;
}

QString conversion(const QString &path, StoreFormat format, StoreUse use)
{
    if (use == StoreUse::Keystore) {
        return u"keytool -importkeystore -srckeystore %1 -destkeystore %2 -deststoretype PKCS12"_s
            .arg(quoted(path), quoted(withSuffix(path, ".p12"_L1)));
    }
    const QString pem = quoted(withSuffix(path, ".pem"_L1));
    return format == StoreFormat::Jks
               ? u"keytool -list -rfc -keystore %1 > %2"_s.arg(quoted(path), pem)
               : u"openssl pkcs12 -in %1 -nokeys -out %2"_s.arg(quoted(path), pem);
}

} // namespace

std::optional<StoreFormat> storeFormatOf(QByteArrayView begin)
{
    if (begin.startsWith("\xFE\xED\xFE\xED")) {
        return StoreFormat::Jks;
    }
    if (begin.contains("-----BEGIN ")) {
        return StoreFormat::Pem;
    }
    if (begin.startsWith('\x30')) { // an ASN.1 sequence
        return StoreFormat::Pkcs12;
    }
    return std::nullopt;
}

StoreFormat storeFormat(const QString &path, const QString &declaredType)
{
    QFile file(path);
    if (file.open(QIODevice::ReadOnly)) {
        if (const auto format = storeFormatOf(file.read(4096))) {
            return *format;
        }
    }
    if (declaredType.compare("PEM"_L1, Qt::CaseInsensitive) == 0) {
        return StoreFormat::Pem;
    }
    if (declaredType.compare("PKCS12"_L1, Qt::CaseInsensitive) == 0) {
        return StoreFormat::Pkcs12;
    }
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (declaredType.isEmpty() &&
        (suffix == "pem"_L1 || suffix == "crt"_L1 || suffix == "cer"_L1)) {
        return StoreFormat::Pem;
    }
    if (declaredType.isEmpty() && (suffix == "p12"_L1 || suffix == "pfx"_L1)) {
        return StoreFormat::Pkcs12;
    }
    return StoreFormat::Jks;
}

Result<StoreFormat> usableStore(const QString &path, const QString &declaredType, StoreUse use)
{
    const StoreFormat format = storeFormat(path, declaredType);
    const bool usable =
        format == StoreFormat::Pem || (format == StoreFormat::Pkcs12 && use == StoreUse::Keystore);
    if (usable) {
        return format;
    }
    return Error{Code::Unsupported, refusal + conversion(path, format, use), path};
}

QString conversionCommand(const Error &error)
{
    const bool ours = error.code == Code::Unsupported && error.detail.startsWith(refusal);
    return ours ? error.detail.sliced(refusal.size()) : QString();
}

} // namespace mesh::config
