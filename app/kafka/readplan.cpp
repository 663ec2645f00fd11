// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/kafka/readplan.h"

#include <algorithm>
#include <numeric>

namespace mesh::kafka {

namespace {

template<typename... Functions>
struct Overloaded : Functions...
{
    using Functions::operator()...;
};
template<typename... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

core::Offset offsetFor(const std::map<core::PartitionId, core::Offset> &named,
                       core::PartitionId partition, core::Offset otherwise)
{
    const auto found = named.find(partition);
    return found == named.end() ? otherwise : found->second;
}

core::Offset startOf(const ReadFrom &from, const PartitionBounds &bounds)
{
    return std::visit(
        Overloaded{
            [&](const FromNewest &) { return bounds.low; }, // shared out later, over all partitions
            [&](const FromBeginning &) { return bounds.low; },
            [&](const FromEnd &) { return bounds.end; },
            [&](const FromTime &) { return bounds.atFromTime.value_or(bounds.low); },
            [&](const FromOffset &asked) {
                return offsetFor(asked.byPartition, bounds.partition,
                                 asked.byPartition.empty() ? asked.offset : bounds.low);
            }},
        from);
}

std::optional<core::Offset> endOf(const ReadRequest &request, const PartitionBounds &bounds)
{
    const auto end = std::visit(
        Overloaded{
            [](const std::monostate &) { return std::optional<core::Offset>(); },
            [&](const ToEnds &) { return std::optional(bounds.end); },
            [&](const ToTime &) { return std::optional(bounds.atToTime.value_or(bounds.end)); },
            [&](const ToOffset &asked) {
                return std::optional(offsetFor(asked.byPartition, bounds.partition,
                                               asked.offset.value_or(bounds.end)));
            },
            [](const ToCount &) { return std::optional<core::Offset>(); }},
        request.to);
    // A sample is of something that has an end.
    return !end && request.evenSample ? std::optional(bounds.end) : end;
}

void planNewest(qint64 records, const std::vector<PartitionBounds> &bounds,
                std::vector<PartitionPlan> &plans)
{
    std::vector<qint64> available;
    for (size_t i = 0; i < plans.size(); ++i) {
        const core::Offset until = std::min(plans[i].end.value_or(bounds[i].end), bounds[i].end);
        available.push_back(std::max<qint64>(0, until - bounds[i].low));
    }
    const std::vector<qint64> shares = shareEvenly(records, available);
    for (size_t i = 0; i < plans.size(); ++i) {
        const core::Offset until = std::min(plans[i].end.value_or(bounds[i].end), bounds[i].end);
        plans[i].start = std::max(bounds[i].low, until - shares[i]);
    }
}

void planSample(qint64 records, std::vector<PartitionPlan> &plans)
{
    std::vector<qint64> sizes;
    for (const PartitionPlan &plan : plans) {
        sizes.push_back(std::max<qint64>(0, plan.end.value_or(plan.start) - plan.start));
    }
    const std::vector<qint64> shares = shareBySize(records, sizes);
    for (size_t i = 0; i < plans.size(); ++i) {
        plans[i].sampleCount = shares[i];
        if (shares[i] == 0) {
            plans[i].end = plans[i].start;
        }
    }
}

} // namespace

std::vector<PartitionPlan> makePlan(const ReadRequest &request,
                                    const std::vector<PartitionBounds> &bounds)
{
    std::vector<PartitionPlan> plans;
    for (const PartitionBounds &each : bounds) {
        PartitionPlan plan{.topic = each.topic, .partition = each.partition};
        plan.end = endOf(request, each);
        plan.start = startOf(request.from, each);
        plans.push_back(plan);
    }
    if (const auto *newest = std::get_if<FromNewest>(&request.from)) {
        planNewest(newest->records, bounds, plans);
    }
    for (size_t i = 0; i < plans.size(); ++i) {
        // An offset beyond the end waits for nothing that could be told: begin at the end. One
        // before the oldest record is kept as it is, so that what is missing gets counted.
        plans[i].start = std::min(plans[i].start, bounds[i].end);
    }
    if (request.evenSample) {
        planSample(*request.evenSample, plans);
    }
    return plans;
}

std::vector<qint64> shareEvenly(qint64 wanted, const std::vector<qint64> &available)
{
    std::vector<size_t> order(available.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](size_t a, size_t b) { return available[a] < available[b]; });
    // From the smallest: what it cannot give is left to the others.
    std::vector<qint64> shares(available.size(), 0);
    qint64 left = wanted;
    for (size_t i = 0; i < order.size(); ++i) {
        const auto parts = static_cast<qint64>(order.size() - i);
        const qint64 share = std::min(available[order[i]], (left + parts - 1) / parts);
        shares[order[i]] = share;
        left -= share;
    }
    return shares;
}

std::vector<qint64> shareBySize(qint64 wanted, const std::vector<qint64> &sizes)
{
    const qint64 total = std::accumulate(sizes.begin(), sizes.end(), qint64{0});
    std::vector<qint64> shares(sizes.size(), 0);
    if (total <= wanted) {
        return sizes;
    }
    // Cumulative rounding: the sum is exact and no part is off by more than one.
    qint64 sizeBefore = 0;
    qint64 givenBefore = 0;
    for (size_t i = 0; i < sizes.size(); ++i) {
        sizeBefore += sizes[i];
        const auto given = static_cast<qint64>(static_cast<long double>(sizeBefore) * wanted /
                                               static_cast<long double>(total));
        shares[i] = std::min(sizes[i], given - givenBefore);
        givenBefore = given;
    }
    return shares;
}

} // namespace mesh::kafka
