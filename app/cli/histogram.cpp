// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/histogram.h"

#include "app/kafka/consumersession.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mesh::cli {

using core::Code;
using core::Error;
using core::Result;

namespace {

constexpr qint64 mostBuckets = 10'000;
constexpr qint64 hour = 3'600'000;

Histogram emptyBuckets(const HistogramRequest &request)
{
    Histogram buckets;
    for (core::TimestampMs from = request.from; from < request.to; from += request.width) {
        buckets.push_back({from, std::min(from + request.width, request.to), 0});
    }
    return buckets;
}

} // namespace

Result<HistogramRequest> histogramRequest(const Invocation &invocation)
{
    HistogramRequest request;
    const Result<qint64> width = parseDuration(invocation.value(u"by"_s, u"1m"_s));
    const Result<core::TimestampMs> to = parseTime(invocation.value(u"to"_s, u"now"_s));
    if (!width || !to) {
        return width ? to.error() : width.error();
    }
    request.width = *width;
    request.to = *to;
    request.from = request.to - hour;
    if (invocation.has(u"from"_s)) {
        const Result<core::TimestampMs> from = parseTime(invocation.value(u"from"_s));
        if (!from) {
            return from.error();
        }
        request.from = *from;
    }
    // Borders at whole multiples: two calls a moment apart count the same buckets.
    request.from -= request.from % request.width;
    if (request.from >= request.to) {
        return usageError(u"--from"_s, u"It must be before --to"_s);
    }
    if ((request.to - request.from) / request.width >= mostBuckets) {
        return usageError(u"--by"_s, u"That makes more than %1 buckets"_s.arg(mostBuckets));
    }
    return request;
}

Result<Histogram> histogramByOffsets(kafka::Admin &admin, const HistogramRequest &request,
                                     const std::stop_token &stop)
{
    Histogram buckets = emptyBuckets(request);
    auto before = admin.offsetsAt(request.topic, request.from);
    if (!before) {
        return before.error();
    }
    for (HistogramBucket &bucket : buckets) {
        if (stop.stop_requested()) {
            return Error{Code::Cancelled, {}, request.topic};
        }
        auto after = admin.offsetsAt(request.topic, bucket.to);
        if (!after) {
            return after.error();
        }
        for (const auto &[partition, offset] : *after) {
            const auto start = before->find(partition);
            if (start != before->end()) {
                bucket.records += std::max<qint64>(0, offset - start->second);
            }
        }
        before = std::move(after);
    }
    return buckets;
}

Result<Histogram> histogramByReading(Context &context, const HistogramRequest &request)
{
    const Result<kafka::Connection> connection = context.connection();
    if (!connection) {
        return connection.error();
    }
    Histogram buckets = emptyBuckets(request);
    kafka::ReadRequest read;
    read.topics = {request.topic};
    read.from = kafka::FromBeginning{};
    read.to = kafka::ToEnds{};
    kafka::ConsumerSession session(*connection, read);
    while (!session.queue().isFinished()) {
        if (context.stop().stop_requested()) {
            return Error{Code::Cancelled, {}, request.topic};
        }
        for (const records::Batch &batch : session.queue().waitAndTakeAll(100ms)) {
            for (qsizetype i = 0; i < batch.size(); ++i) {
                const core::TimestampMs time = batch.at(i).timestamp;
                if (time >= request.from && time < request.to) {
                    ++buckets[std::size_t((time - request.from) / request.width)].records;
                }
            }
        }
    }
    const auto status = session.status();
    if (status->state == kafka::ReadState::Failed && status->error) {
        return *status->error;
    }
    return buckets;
}

} // namespace mesh::cli
