// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/clock.h"
#include "app/schema/registry.h"

#include <atomic>
#include <map>

namespace mesh::test {

/// Schemas that are known without a registry.
class MemoryStore final : public schema::SchemaStore
{
public:
    std::optional<schema::SchemaSource> load(const QString &key) override
    {
        const auto found = sources.find(key);
        return found == sources.end() ? std::nullopt : std::optional(found->second);
    }
    void save(const QString &key, const schema::SchemaSource &source) override
    {
        sources[key] = source;
    }

    std::map<QString, schema::SchemaSource> sources;
};

class ManualClock final : public core::Clock
{
public:
    core::TimestampMs now() const override { return m_now; }
    void advance(core::TimestampMs milliseconds) { m_now += milliseconds; }

private:
    std::atomic<core::TimestampMs> m_now = 1'700'000'000'000;
};

} // namespace mesh::test
