// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/cacheplace.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace mesh::catalog {

using namespace Qt::StringLiterals;

namespace {

// A cluster id and a prefix come from outside: neither may leave the folder.
QString asFileName(const QString &text)
{
    QString name;
    for (const QChar c : text) {
        const bool plain = (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') ||
                           (c >= u'0' && c <= u'9') || c == u'_' || c == u'-';
        name += plain ? c : u'_';
    }
    return name;
}

} // namespace

CachePlace::CachePlace(QString folder, QString prefix, QStringList bootstrapServers)
    : m_folder(std::move(folder))
    , m_prefix(std::move(prefix))
    , m_servers(std::move(bootstrapServers))
{
    m_servers.sort();
    QDir().mkpath(m_folder);
}

QString CachePlace::base(const QString &clusterId) const
{
    return u"%1/%2-%3"_s.arg(m_folder, asFileName(clusterId), asFileName(m_prefix));
}

QString CachePlace::cacheFile(const QString &clusterId) const
{
    return base(clusterId) + u".sqlite"_s;
}

QString CachePlace::lockFile(const QString &clusterId) const
{
    return base(clusterId) + u".lock"_s;
}

QString CachePlace::hintFile() const
{
    const QByteArray servers = m_servers.join(u',').toUtf8();
    const QByteArray digest = QCryptographicHash::hash(servers, QCryptographicHash::Sha256);
    constexpr qsizetype digits = 16;
    return u"%1/cluster-%2.id"_s.arg(m_folder, QString::fromLatin1(digest.toHex().left(digits)));
}

QString CachePlace::rememberedCluster() const
{
    QFile file(hintFile());
    constexpr qint64 longest = 256;
    return file.open(QFile::ReadOnly) ? QString::fromUtf8(file.read(longest)).trimmed() : QString();
}

void CachePlace::rememberCluster(const QString &clusterId) const
{
    if (rememberedCluster() == clusterId) {
        return;
    }
    // Failing costs no more than a connection at the next start.
    QSaveFile file(hintFile());
    if (file.open(QFile::WriteOnly)) {
        file.write(clusterId.toUtf8());
        file.commit();
    }
}

} // namespace mesh::catalog
