// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workspace/session.h"

#include "app/catalog/product.h"

#include <optional>
#include <vector>

namespace mesh::workspace {

/// What a cluster and a registry answered about a product's topic; absent: not asked yet.
struct TopicAnswers
{
    std::optional<core::Result<std::vector<kafka::GroupLag>>> readers;
    std::optional<core::Result<std::vector<kafka::ConfigEntry>>> configuration;
    std::optional<core::Result<TopicSchema>> schema;
};

/// One promise of a product's owner beside what can be measured of it now.
struct PromiseCheck
{
    enum class Promise {
        Freshness,
        Retention,
        Schema,       ///< the current port names a subject or a format that has one
        Support,      ///< until a day
        Availability, ///< measured by nobody here: it would take watching for weeks
    };
    enum class State {
        Holds,
        Broken,
        Waiting, ///< for an answer
        Unknown, ///< `error` says why, where somebody was asked
    };

    Promise promise = Promise::Freshness;
    State state = State::Unknown;
    qint64 promised = 0;            ///< ms, of Freshness and Retention; -1: for good
    std::optional<qint64> measured; ///< likewise
    QString detail;                 ///< "sales.orders-value v4", "99.9 %", "2027-01-31"
    std::optional<core::Error> error;

    [[nodiscard]] bool isMeasured() const
    {
        return state == State::Holds || state == State::Broken;
    }
};

/// Everything the owner promises, in a fixed order; empty where nothing is promised. `subject` is
/// the current port's, empty: it promises no schema.
[[nodiscard]] std::vector<PromiseCheck>
checkPromises(const catalog::Promises &promises, const QString &subject, const TopicPulse &pulse,
              const TopicAnswers &answers, core::TimestampMs now);

/// The subject that a port's values are promised to follow; empty: none.
[[nodiscard]] QString promisedSubject(const catalog::Port &port);

} // namespace mesh::workspace
