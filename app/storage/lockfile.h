// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace mesh::storage {

/// An exclusive lock on a file, held by one object on the machine at a time and let go of by the
/// system when its process ends, however it ends (flock). The file stays behind, empty.
class LockFile
{
public:
    explicit LockFile(QString path);
    ~LockFile();
    LockFile(const LockFile &) = delete;
    LockFile &operator=(const LockFile &) = delete;

    /// Never waits. True also where this object holds it already.
    [[nodiscard]] bool tryLock();
    void unlock();
    [[nodiscard]] bool isLocked() const { return m_descriptor >= 0; }

private:
    QString m_path;
    int m_descriptor = -1;
};

} // namespace mesh::storage
