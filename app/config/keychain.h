// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"

#include <QByteArray>

#include <optional>

namespace mesh::config {

/// The desktop's keychain, blocking, from any thread but the GUI's. QtKeychain queues its jobs in
/// one object of the process that belongs to the thread of the first job, and its backends need an
/// event loop there; so all jobs run in one thread that lasts as long as the process.
class Keychain
{
public:
    /// Whether a Secret Service or KWallet is on the session bus or would be started by it: asked
    /// within a second, without starting anything.
    [[nodiscard]] static bool isRunning();

    /// Nothing where there is no entry. Errors of all: Credentials, Timeout.
    [[nodiscard]] core::Result<std::optional<QByteArray>> read(const QString &key) const;
    [[nodiscard]] core::Result<void> write(const QString &key, const QByteArray &value) const;
    [[nodiscard]] core::Result<void> remove(const QString &key) const;
};

} // namespace mesh::config
