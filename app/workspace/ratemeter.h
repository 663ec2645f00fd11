// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/ids.h"

#include <deque>
#include <optional>

namespace mesh::workspace {

/// The rate of one topic from looks at its end: records a second over the last ten seconds. A
/// history that is being filled in, or mirrored, brings hours within seconds: it is counted at the
/// pace of its own timestamps.
class RateMeter
{
public:
    struct Look
    {
        core::TimestampMs at = -1;               ///< when it was looked
        qint64 ends = 0;                         ///< sum of the end offsets of all partitions
        std::optional<core::TimestampMs> newest; ///< of the newest record that was read
        bool newestIsOfEnds = true;              ///< it was read at these ends
    };

    /// Records a second up to this look; none until there are two that can be compared.
    std::optional<double> add(const Look &look);

private:
    [[nodiscard]] bool isReplay(const Look &look) const;

    std::deque<Look> m_looks; ///< oldest first
};

} // namespace mesh::workspace
