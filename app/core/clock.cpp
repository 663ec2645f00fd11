// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/core/clock.h"

#include <QDateTime>

namespace mesh::core {

TimestampMs SystemClock::now() const
{
    return QDateTime::currentMSecsSinceEpoch();
}

} // namespace mesh::core
