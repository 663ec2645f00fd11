// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/storage/lockfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace mesh::storage {

LockFile::LockFile(QString path)
    : m_path(std::move(path))
{}

LockFile::~LockFile()
{
    unlock();
}

bool LockFile::tryLock()
{
    if (isLocked()) {
        return true;
    }
    QDir().mkpath(QFileInfo(m_path).path());
    constexpr mode_t ownerOnly = 0600;
    const int descriptor =
        ::open(QFile::encodeName(m_path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, ownerOnly);
    if (descriptor < 0) {
        return false;
    }
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        ::close(descriptor);
        return false;
    }
    m_descriptor = descriptor;
    return true;
}

void LockFile::unlock()
{
    if (isLocked()) {
        ::close(m_descriptor);
        m_descriptor = -1;
    }
}

} // namespace mesh::storage
