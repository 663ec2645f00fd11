// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workspace/datasurvey.h"
#include "app/workspace/livefeed.h"
#include "app/workspace/pulse.h"
#include "app/workspace/userstore.h"

#include "app/catalog/snapshot.h"
#include "app/config/profile.h"
#include "app/core/result.h"
#include "app/kafka/cluster.h"
#include "app/schema/decoder.h"
#include "app/tabular/exporter.h"

#include <QFuture>
#include <QObject>

#include <memory>
#include <optional>

namespace mesh::workspace {

class CatalogEditing;

/// Records of a topic in one span of time, by offsets: compacted and aborted ones are counted too.
struct VolumeBucket
{
    core::TimestampMs from = 0;
    core::TimestampMs to = 0; ///< exclusive
    qint64 records = 0;
};

/// What the registry says of a topic's values.
struct TopicSchema
{
    QString subject;
    qint32 version = 0;
    qint32 id = 0;
    QString type;          ///< AVRO, PROTOBUF, JSON
    QString compatibility; ///< the level in force for the subject
};

/// A profile that is open: its connection, catalog, schemas, and what is measured. GUI thread only.
/// Futures report on the thread that chains `.then(context, …)`; of a session that has ended none
/// report.
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
    /// Cluster id, brokers, versions, capabilities; empty before the first answer.
    [[nodiscard]] virtual const kafka::Cluster &cluster() const = 0;

    /// The newest catalog: products, domains and all topics. Never null; immutable, may be kept.
    [[nodiscard]] virtual std::shared_ptr<const catalog::CatalogSnapshot> catalog() const = 0;
    /// The last sync's failure, while reading the catalog fails.
    [[nodiscard]] virtual std::optional<core::Error> catalogProblem() const = 0;
    /// Why the catalog, or the user's own, is kept in memory only and not on this disk.
    /// catalogChanged says that it is another.
    [[nodiscard]] virtual std::optional<core::Error> storageProblem() const = 0;
    /// Rates and freshness of topics that somebody looks at.
    [[nodiscard]] virtual Pulse &pulse() = 0;
    /// Never null; another one when the registry's address became known.
    [[nodiscard]] virtual std::shared_ptr<schema::Decoder> decoder() const = 0;
    [[nodiscard]] virtual UserStore &userStore() = 0;
    /// What this window may change in the catalog.
    [[nodiscard]] virtual CatalogEditing &editing() = 0;

    [[nodiscard]] virtual QFuture<core::Result<kafka::TopicDetail>>
    topicDetail(const QString &topic) = 0;
    [[nodiscard]] virtual QFuture<core::Result<std::vector<kafka::ConfigEntry>>>
    topicConfiguration(const QString &topic) = 0;
    [[nodiscard]] virtual QFuture<core::Result<std::vector<kafka::GroupLag>>>
    topicReaders(const QString &topic) = 0;
    /// `buckets` equal spans from `from` to `to`. Unsupported where the cluster has no time
    /// look-up.
    [[nodiscard]] virtual QFuture<core::Result<std::vector<VolumeBucket>>>
    volume(const QString &topic, core::TimestampMs from, core::TimestampMs to, int buckets) = 0;
    /// NotFound where no subject is registered, Unsupported without a registry.
    [[nodiscard]] virtual QFuture<core::Result<TopicSchema>> topicSchema(const QString &topic) = 0;

    /// Where the schema of an id is registered, as the records name it.
    [[nodiscard]] virtual QFuture<core::Result<std::vector<schema::SchemaUse>>>
    schemaUses(qint32 id) = 0;

    /// What the newest records of a topic tell of the data: no value of it stays. Errors are those
    /// of reading.
    [[nodiscard]] virtual QFuture<core::Result<DataSurvey>> surveyData(const QString &topic) = 0;

    /// A feed of one topic for one view. Starts reading when LiveFeed::start is called.
    [[nodiscard]] virtual std::unique_ptr<LiveFeed> openFeed(const QString &topic) = 0;

    /// Writes what a feed shows now, or what a range holds (filter may be nullptr), into a file, as
    /// a job with an activity line. Returns the job's id.
    virtual qint64 exportRows(const tabular::ExportRequest &request,
                              std::vector<RowChunk> rows) = 0;
    virtual qint64 exportRange(const tabular::ExportRequest &request,
                               const kafka::ReadRequest &range,
                               std::shared_ptr<const tabular::RecordFilter> filter) = 0;

    /// Asks everything anew now (F5), also while offline.
    virtual void refresh() = 0;

Q_SIGNALS:
    void stateChanged();
    void catalogChanged();
    void exported(qint64 job, const QString &path, qint64 records);

protected:
    using QObject::QObject;
};

} // namespace mesh::workspace
