// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

namespace mesh::config {

/// Says once, shortly after it happened, that files of a folder have changed: written in place,
/// replaced, added or removed, by this process or another. Lives on the thread that made it.
class DirectoryWatch : public QObject
{
    Q_OBJECT
public:
    /// The folder is made if it is not there. Only names that match `pattern` count.
    DirectoryWatch(const QString &directory, const QString &pattern, QObject *parent = nullptr);

Q_SIGNALS:
    void changed();

private:
    void look();

    QString m_directory;
    QString m_pattern;
    QFileSystemWatcher m_watcher;
    QTimer m_settle;
};

} // namespace mesh::config
