// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

// Inside the room: where the cache of a cluster's mesh lies, and which cluster stands behind an
// address, so that a profile finds its cache without a connection.
namespace mesh::catalog {

class CachePlace
{
public:
    CachePlace(QString folder, QString prefix, QStringList bootstrapServers);

    /// <folder>/<cluster id>-<prefix>.sqlite and .lock
    [[nodiscard]] QString cacheFile(const QString &clusterId) const;
    [[nodiscard]] QString lockFile(const QString &clusterId) const;

    /// The cluster that these servers were last; empty: never connected.
    [[nodiscard]] QString rememberedCluster() const;
    void rememberCluster(const QString &clusterId) const;

private:
    [[nodiscard]] QString base(const QString &clusterId) const;
    [[nodiscard]] QString hintFile() const;

    QString m_folder;
    QString m_prefix;
    QStringList m_servers;
};

} // namespace mesh::catalog
