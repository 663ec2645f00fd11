// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/context.h"

#include "app/tabular/columns.h"
#include "app/tabular/mask.h"

#include <QHash>

namespace mesh::cli {

/// What the registry says of the topics' records: the fields of all versions of their subjects.
/// Certain where every topic has a subject whose schemas name all fields there are (Avro, and
/// Protobuf of one message); a registry that does not answer is told on standard error.
[[nodiscard]] tabular::RecordShape registeredShape(Context &context, const workspace::Link &link,
                                                   const QStringList &topics);

/// What the mesh hides in each of the topics. A catalog that cannot be read is told on standard
/// error, and hides nothing, as in the window.
[[nodiscard]] QHash<QString, tabular::MaskRules> masksOf(Context &context,
                                                         const QStringList &topics);

} // namespace mesh::cli
