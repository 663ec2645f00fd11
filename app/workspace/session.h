// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workspace/livefeed.h"
#include "app/workspace/pulse.h"

#include "app/catalog/snapshot.h"
#include "app/config/profile.h"
#include "app/core/result.h"
#include "app/core/tasks.h"
#include "app/kafka/admin.h"
#include "app/schema/decoder.h"

#include <QFuture>
#include <QObject>

#include <memory>
#include <optional>

namespace mesh::workspace {

/// A profile that is open: its connection, catalog, schemas, and what is measured. GUI thread only.
/// Futures report on the thread that chains `.then(context, …)`; a session that ends cancels them.
class Session : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Starting,   ///< the sandbox is being made
        Connecting, ///< the first answer is awaited; the cache may already be shown
        Connected,
        Offline, ///< problem() says why; retried in the background, the cache stays browsable
    };
    Q_ENUM(State)

    ~Session() override = default;

    [[nodiscard]] virtual const config::Profile &profile() const = 0;
    [[nodiscard]] virtual State state() const = 0;
    [[nodiscard]] virtual std::optional<core::Error> problem() const = 0;
    [[nodiscard]] virtual kafka::ClusterCapabilities capabilities() const = 0;
    /// Cluster id, brokers, versions; empty before the first answer.
    [[nodiscard]] virtual const kafka::Cluster &cluster() const = 0;

    /// The newest catalog: products, domains and all topics. Never null; immutable, may be kept.
    [[nodiscard]] virtual std::shared_ptr<const catalog::CatalogSnapshot> catalog() const = 0;
    /// Rates and freshness of topics that somebody looks at.
    [[nodiscard]] virtual Pulse &pulse() = 0;
    [[nodiscard]] virtual std::shared_ptr<schema::Decoder> decoder() = 0;

    [[nodiscard]] virtual QFuture<core::Result<kafka::TopicDetail>>
    topicDetail(const QString &topic) = 0;
    [[nodiscard]] virtual QFuture<core::Result<std::vector<kafka::ConfigEntry>>>
    topicConfiguration(const QString &topic) = 0;
    [[nodiscard]] virtual QFuture<core::Result<std::vector<kafka::GroupLag>>>
    topicReaders(const QString &topic) = 0;

    /// A feed of one topic for one view. Starts reading when LiveFeed::start is called.
    [[nodiscard]] virtual std::unique_ptr<LiveFeed> openFeed(const QString &topic) = 0;

    /// Asks everything anew now (F5), also while offline.
    virtual void refresh() = 0;

Q_SIGNALS:
    void stateChanged();
    void catalogChanged();

protected:
    using QObject::QObject;
};

} // namespace mesh::workspace
