// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/config/profile.h"
#include "app/core/result.h"
#include "app/kafka/admin.h"
#include "app/kafka/clientconfig.h"
#include "app/schema/decoder.h"
#include "app/schema/registry.h"

#include <memory>

namespace mesh::config {
class SecretStore;
}
namespace mesh::sandbox {
class Sandbox;
}

namespace mesh::workspace {

/// Everything that a session needs to talk to a cluster and its registry. Immutable, shared with
/// the tasks that use it; nothing in it connects before it is asked.
struct Link
{
    kafka::Connection connection;
    std::shared_ptr<kafka::Admin> admin;
    std::shared_ptr<schema::SchemaRegistry> registry; ///< nullptr: the profile names none
    std::shared_ptr<schema::Decoder> decoder;
    std::shared_ptr<sandbox::Sandbox> sandbox; ///< of the sandbox's profile alone; runs
};

using LinkPointer = std::shared_ptr<const Link>;

/// Reads the profile's secrets, or starts the sandbox. Blocking: for an io task.
[[nodiscard]] core::Result<LinkPointer> makeLink(config::Profile profile,
                                                 config::SecretStore &secrets);
/// With secrets that are known already, for programs without a keychain.
[[nodiscard]] core::Result<LinkPointer> makeLink(config::Profile profile,
                                                 const config::Secrets &secrets);

} // namespace mesh::workspace
