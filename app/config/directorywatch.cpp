// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/config/directorywatch.h"

#include <QDir>

#include <chrono>

using namespace std::chrono_literals;

namespace mesh::config {

DirectoryWatch::DirectoryWatch(const QString &directory, const QString &pattern, QObject *parent)
    : QObject(parent)
    , m_directory(directory)
    , m_pattern(pattern)
{
    QDir().mkpath(directory);
    m_settle.setSingleShot(true);
    m_settle.setInterval(50ms);
    connect(&m_settle, &QTimer::timeout, this, [this] {
        look();
        Q_EMIT changed();
    });
    const auto settle = [this] { m_settle.start(); };
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, settle);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, settle);
    look();
}

// A watch follows the file, not its name: one that was replaced has to be watched anew.
void DirectoryWatch::look()
{
    const QDir directory(m_directory);
    QStringList paths{m_directory};
    const QStringList names = directory.entryList({m_pattern}, QDir::Files);
    for (const QString &name : names) {
        paths << directory.filePath(name);
    }
    const QStringList watched = m_watcher.files() + m_watcher.directories();
    for (const QString &path : watched) {
        paths.removeAll(path);
    }
    if (!paths.isEmpty()) {
        m_watcher.addPaths(paths);
    }
}

} // namespace mesh::config
