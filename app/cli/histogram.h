// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/context.h"

namespace mesh::cli {

struct HistogramRequest
{
    QString topic;
    core::TimestampMs from = 0;
    core::TimestampMs to = 0; ///< exclusive
    qint64 width = 60'000;    ///< ms; the last bucket may be narrower
};

struct HistogramBucket
{
    core::TimestampMs from = 0;
    core::TimestampMs to = 0; ///< exclusive
    qint64 records = 0;
};
using Histogram = std::vector<HistogramBucket>;

/// From the options; the topic is left open. Error: Usage, also for more than 10,000 buckets.
[[nodiscard]] core::Result<HistogramRequest> histogramRequest(const Invocation &invocation);

/// By asking for the offsets at each border: counts offsets, so compacted and aborted ones too.
/// Error: Unsupported on a cluster without time lookup.
[[nodiscard]] core::Result<Histogram> histogramByOffsets(kafka::Admin &admin,
                                                         const HistogramRequest &request,
                                                         const std::stop_token &stop);

/// By reading the topic from its beginning to its ends of now.
[[nodiscard]] core::Result<Histogram> histogramByReading(Context &context,
                                                         const HistogramRequest &request);

} // namespace mesh::cli
