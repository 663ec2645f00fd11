// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/ids.h"

namespace mesh::core {

/// The time, so that a test can set it. Thread-safe.
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual TimestampMs now() const = 0;
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] TimestampMs now() const override;
};

} // namespace mesh::core
