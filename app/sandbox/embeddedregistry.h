// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/sandbox/registryservice.h"

#include <QString>

#include <memory>

namespace mesh::sandbox {

/// The sandbox's schema registry: RegistryService behind Qt HTTP Server on a free port of
/// 127.0.0.1, in a thread of its own. All functions may be called from any thread.
class EmbeddedRegistry
{
public:
    explicit EmbeddedRegistry(SchemaCheck check);
    ~EmbeddedRegistry(); ///< stops
    EmbeddedRegistry(const EmbeddedRegistry &) = delete;
    EmbeddedRegistry &operator=(const EmbeddedRegistry &) = delete;

    /// Listens; returns once requests are answered. Errors: Unreachable (no port to be had).
    core::Result<void> start();
    /// Returns when the thread has ended; what is registered is kept.
    void stop();

    /// http://127.0.0.1:PORT, empty while stopped.
    [[nodiscard]] QString url() const;

    /// As a client's registration, without the way over HTTP. Errors: Schema.
    core::Result<SubjectVersion> registerSchema(const QString &subject,
                                                const SchemaDefinition &definition);
    void setLevel(const QString &subject, const QString &level);

    /// Everything registered, as one document, and back. Errors of restore: Corrupt.
    [[nodiscard]] QByteArray save() const;
    core::Result<void> restore(const QByteArray &document);

private:
    class Server;
    std::unique_ptr<Server> m_server;
};

} // namespace mesh::sandbox
