// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/readrecords.h"

#include "app/cli/recordprinter.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace mesh::cli {

using core::Error;
using core::Result;

namespace {

Error notAPlace(const QString &option, const QString &text)
{
    return usageError("--"_L1 + option + u' ' + text,
                      u"A place is beginning, end, an offset, -N for the newest N, or a time such "
                      "as 2026-01-31T13:00:00Z"_s);
}

Result<kafka::ReadFrom> placeFrom(const QString &text)
{
    if (text == "beginning"_L1) {
        return kafka::ReadFrom(kafka::FromBeginning{});
    }
    if (text == "end"_L1) {
        return kafka::ReadFrom(kafka::FromEnd{});
    }
    bool number = false;
    const qint64 value = text.toLongLong(&number);
    if (number) {
        return value < 0 ? kafka::ReadFrom(kafka::FromNewest{-value})
                         : kafka::ReadFrom(kafka::FromOffset{value, {}});
    }
    const Result<core::TimestampMs> time = parseTime(text);
    return time ? Result<kafka::ReadFrom>(kafka::FromTime{*time}) : notAPlace(u"from"_s, text);
}

Result<kafka::ReadTo> placeTo(const QString &text)
{
    if (text == "end"_L1) {
        return kafka::ReadTo(kafka::ToEnds{});
    }
    bool number = false;
    const qint64 value = text.toLongLong(&number);
    if (number && value >= 0) {
        return kafka::ReadTo(kafka::ToOffset{value, {}});
    }
    const Result<core::TimestampMs> time = parseTime(text);
    return time ? Result<kafka::ReadTo>(kafka::ToTime{*time}) : notAPlace(u"to"_s, text);
}

} // namespace

Result<ReadOptions> readOptions(const Invocation &invocation)
{
    ReadOptions options;
    for (const QString &typed : invocation.arguments) {
        const QString topic = topicName(typed);
        if (options.request.topics.contains(topic)) {
            return usageError(topic, u"The topic is named twice"_s);
        }
        options.request.topics << topic;
    }
    const bool follow = invocation.has(u"follow"_s);
    if (follow && invocation.has(u"to"_s)) {
        return usageError(u"--follow"_s, u"What has an end (--to) cannot be followed"_s);
    }
    const auto from = placeFrom(invocation.value(u"from"_s, follow ? u"end"_s : u"beginning"_s));
    if (!from) {
        return from.error();
    }
    options.request.from = *from;
    if (!follow) {
        const auto to = placeTo(invocation.value(u"to"_s, u"end"_s));
        if (!to) {
            return to.error();
        }
        options.request.to = *to;
        if (std::holds_alternative<kafka::ToOffset>(*to) && options.request.topics.size() > 1) {
            return usageError(u"--to"_s,
                              u"An offset ends the reading of one topic, not of several"_s);
        }
    }
    for (const QString &text : invocation.options.value(u"partition"_s)) {
        const Result<qint64> partition = parseNumber(u"partition"_s, text);
        if (!partition || *partition > std::numeric_limits<core::PartitionId>::max()) {
            return usageError(u"--partition "_s + text, u"A partition is a number"_s);
        }
        options.request.partitions.push_back(core::PartitionId(*partition));
    }
    if (invocation.has(u"limit"_s)) {
        const Result<qint64> limit = parseNumber(u"limit"_s, invocation.value(u"limit"_s), 1);
        if (!limit) {
            return limit.error();
        }
        options.limit = *limit;
    }
    options.where = invocation.value(u"where"_s);
    options.columns = invocation.value(u"columns"_s);
    options.raw = invocation.has(u"raw"_s);
    options.strict = invocation.has(u"strict"_s);
    options.reveal = invocation.has(u"reveal"_s);
    options.receipt = invocation.value(u"receipt"_s);
    if (!options.where.isEmpty()) {
        // Before anything is asked: what does not parse is wrong whatever the records are.
        const Result<void> parses =
            usableCondition(*conditionOf(options.where, tabular::RecordShape()));
        if (!parses) {
            return parses.error();
        }
    }
    if (options.raw && !options.columns.isEmpty()) {
        return usageError(u"--raw"_s, u"Raw records are printed whole, without --columns"_s);
    }
    return options;
}

} // namespace mesh::cli
