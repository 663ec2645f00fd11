// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/context.h"

namespace mesh::cli {

/// The topic that is meant by what was typed: `topic:NAME` is that topic; a topic's plain name is
/// it too; where there is none of that name, `domain.name` is the product's newest active port, and
/// `domain.name@2` the port of that major version. Says on standard error where a product's topic
/// has another name. Errors: NotFound, and those of asking.
[[nodiscard]] core::Result<QString> topicOf(Context &context, const QString &typed);

} // namespace mesh::cli
