// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/context.h"

#include "app/kafka/acls.h"

namespace mesh::cli {

/// --apply, of verbs that end with rights in Kafka.
[[nodiscard]] OptionSpec applyOption();

/// With --apply gives the rights, or takes them back, as a line of the activity log; without it
/// prints the commands that do, for whoever administers the cluster. So it does for those that
/// could not be applied: transactional ids, which the Kafka client cannot name, are left to the
/// commands and no failure. Errors: Denied, ReadOnly and those of kafka::Admin.
[[nodiscard]] core::Result<int> giveRights(Context &context,
                                           const std::vector<kafka::AclBinding> &rights,
                                           bool takeBack, const QString &subject);

} // namespace mesh::cli
