// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/core/paths.h"

#include <QDir>
#include <QFile>

namespace mesh::core {

namespace {

QString directory(const char *variable, const QString &fallbackBelowHome)
{
    QString base = qEnvironmentVariable(variable);
    // The specification: a relative path in these variables is to be ignored.
    if (base.isEmpty() || QDir::isRelativePath(base)) {
        base = QDir::homePath() + u'/' + fallbackBelowHome;
    }
    const QString path = base + QStringLiteral("/meshscope");
    if (!QDir(path).exists() && QDir().mkpath(path)) {
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    return path;
}

} // namespace

QString cacheDirectory()
{
    return directory("XDG_CACHE_HOME", QStringLiteral(".cache"));
}

QString dataDirectory()
{
    return directory("XDG_DATA_HOME", QStringLiteral(".local/share"));
}

QString stateDirectory()
{
    return directory("XDG_STATE_HOME", QStringLiteral(".local/state"));
}

QString configDirectory()
{
    return directory("XDG_CONFIG_HOME", QStringLiteral(".config"));
}

} // namespace mesh::core
