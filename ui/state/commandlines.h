// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/config/profile.h"
#include "app/core/ids.h"

#include <QString>
#include <QStringList>

#include <utility>
#include <vector>

namespace mesh::ui {

/// A word as a POSIX shell takes it: quoted where it must be.
[[nodiscard]] QString shellWord(const QString &word);

/// What a client of this cluster has to set, by librdkafka's names, in a sensible order. Secrets
/// are not in it: where one belongs stands the name of an environment variable, as "$NAME".
[[nodiscard]] std::vector<std::pair<QString, QString>>
clientProperties(const config::Profile &profile);

/// The same by the names of Java's client.
[[nodiscard]] std::vector<std::pair<QString, QString>>
javaProperties(const config::Profile &profile);

/// "kcat -b … -X …" up to what it should do.
[[nodiscard]] QString kcatPrefix(const config::Profile &profile);
/// The command that prints exactly one record.
[[nodiscard]] QString kcatRecordCommand(const config::Profile &profile, const QString &topic,
                                        core::PartitionId partition, core::Offset offset);
[[nodiscard]] QString meshctlRecordCommand(const config::Profile &profile, const QString &topic,
                                           core::PartitionId partition, core::Offset offset);
/// A topic as meshctl takes it: `topic:` in front where it could be a product's name.
[[nodiscard]] QString meshctlTopic(const QString &topic);
/// "meshctl --profile NAME", or --bootstrap for the sandbox.
[[nodiscard]] QString meshctlPrefix(const config::Profile &profile);

} // namespace mesh::ui
