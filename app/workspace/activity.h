// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/error.h"
#include "app/core/ids.h"

#include <QMetaType>
#include <QString>

#include <optional>

namespace mesh::workspace {

enum class Outcome { Running, Done, Failed, Cancelled };

/// One line of the activity log: when, what, to what, outcome.
struct Activity
{
    qint64 id = 0;
    core::TimestampMs startedAt = -1;
    std::optional<core::TimestampMs> endedAt;
    QString action;  ///< a whole, translated phrase without the object: "Followed topic"
    QString subject; ///< topic, product, file, profile
    Outcome outcome = Outcome::Running;
    QString errorName; ///< the code's name where it failed
    QString detail;    ///< the sentence that was shown
};

} // namespace mesh::workspace

Q_DECLARE_METATYPE(mesh::workspace::Activity)
