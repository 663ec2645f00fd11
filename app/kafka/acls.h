// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace mesh::kafka {

enum class AclResource { Topic, Group, Cluster, TransactionalId, Other };
enum class AclOperation {
    All,
    Read,
    Write,
    Create,
    Delete,
    Alter,
    Describe,
    ClusterAction,
    DescribeConfigs,
    AlterConfigs,
    IdempotentWrite,
    Other,
};

/// One right, as the broker's authorizer keeps it.
struct AclBinding
{
    AclResource resource = AclResource::Topic;
    QString name;
    bool prefixed = false; ///< the name is the beginning of names; else it is one, or * for all
    QString principal;     ///< User:ana, User:* for everybody
    AclOperation operation = AclOperation::Read;
    bool allow = true; ///< false: it is denied, whatever else allows it
    QString host = QStringLiteral("*");

    /// True where it speaks of the resource of that name.
    [[nodiscard]] bool covers(QStringView resourceName) const;
    friend bool operator==(const AclBinding &, const AclBinding &) = default;
};

/// Read, Write, …: as Kafka's own tool writes it.
[[nodiscard]] QString operationName(AclOperation operation);

/// Kafka's own commands that add (or remove) these rights, for an administrator: one a principal
/// and resource, a line each, quoted for a POSIX shell.
[[nodiscard]] QStringList aclCommands(const std::vector<AclBinding> &bindings,
                                      const QString &bootstrap, bool remove = false);

} // namespace mesh::kafka
