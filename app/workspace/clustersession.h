// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workspace/clusterediting.h"
#include "app/workspace/link.h"
#include "app/workspace/probepulse.h"
#include "app/workspace/session.h"

#include "app/catalog/catalogsync.h"
#include "app/config/settings.h"
#include "app/core/tasks.h"

#include <QPointer>
#include <QTimer>

namespace mesh::core {
class Clock;
}

namespace mesh::workspace {

class ActivityLog;
class Jobs;

/// What a session borrows from its workspace, which outlives it.
struct SessionContext
{
    core::Tasks &tasks;
    config::SecretStore &secrets;
    records::MemoryBudget &memoryBudget;
    ActivityLog &activity;
    Jobs &jobs;
    const core::Clock &clock;
    config::LiveSettings live;
};

/// A session with a Kafka cluster, or with the sandbox that it starts.
class ClusterSession final : public Session
{
    Q_OBJECT
public:
    ClusterSession(config::Profile profile, const SessionContext &context,
                   QObject *parent = nullptr);
    ~ClusterSession() override;

    /// Begins to connect; what happens is told by stateChanged.
    void open();
    /// The profile's name, colour or identity changed; the connection stays.
    void rename(const config::Profile &profile);

    [[nodiscard]] const config::Profile &profile() const override { return m_profile; }
    [[nodiscard]] State state() const override { return m_state; }
    [[nodiscard]] std::optional<core::Error> problem() const override { return m_problem; }
    [[nodiscard]] const kafka::Cluster &cluster() const override { return m_cluster; }
    [[nodiscard]] std::shared_ptr<const catalog::CatalogSnapshot> catalog() const override
    {
        return m_catalog;
    }
    [[nodiscard]] std::optional<core::Error> catalogProblem() const override
    {
        return m_catalogProblem;
    }
    [[nodiscard]] std::optional<core::Error> storageProblem() const override
    {
        return m_cacheProblem ? m_cacheProblem : m_userStoreProblem;
    }
    [[nodiscard]] Pulse &pulse() override { return m_pulse; }
    [[nodiscard]] std::shared_ptr<schema::Decoder> decoder() const override
    {
        return m_link->decoder;
    }
    [[nodiscard]] UserStore &userStore() override { return m_userStore; }
    [[nodiscard]] CatalogEditing &editing() override { return m_editing; }

    [[nodiscard]] QFuture<core::Result<kafka::TopicDetail>>
    topicDetail(const QString &topic) override;
    [[nodiscard]] QFuture<core::Result<std::vector<kafka::ConfigEntry>>>
    topicConfiguration(const QString &topic) override;
    [[nodiscard]] QFuture<core::Result<std::vector<kafka::GroupLag>>>
    topicReaders(const QString &topic) override;
    [[nodiscard]] QFuture<core::Result<std::vector<VolumeBucket>>> volume(const QString &topic,
                                                                          core::TimestampMs from,
                                                                          core::TimestampMs to,
                                                                          int buckets) override;
    [[nodiscard]] QFuture<core::Result<TopicSchema>> topicSchema(const QString &topic) override;
    [[nodiscard]] QFuture<core::Result<std::vector<schema::SchemaUse>>>
    schemaUses(qint32 id) override;

    [[nodiscard]] QFuture<core::Result<DataSurvey>> surveyData(const QString &topic) override;
    [[nodiscard]] std::unique_ptr<LiveFeed> openFeed(const QString &topic) override;
    qint64 exportRows(const tabular::ExportRequest &request, std::vector<RowChunk> rows) override;
    qint64 exportRange(const tabular::ExportRequest &request, const kafka::ReadRequest &range,
                       std::shared_ptr<const tabular::RecordFilter> filter) override;
    void refresh() override;

private:
    struct Outlet;

    void setState(State state, std::optional<core::Error> problem = {});
    void takeLink(const core::Result<LinkPointer> &link);
    void askCluster();
    void takeCluster(const core::Result<kafka::Cluster> &cluster);
    void startCatalog();
    [[nodiscard]] std::optional<core::Error> refusal(const QString &topic) const;
    template<typename T, typename Ask>
    QFuture<core::Result<T>> ask(const QString &topic, Ask ask);
    template<typename Write>
    qint64 runExport(const tabular::ExportRequest &request, Write write);

    config::Profile m_profile;
    SessionContext m_context;
    UserStore m_userStore;
    ClusterEditing m_editing;
    State m_state = State::Starting;
    std::optional<core::Error> m_problem;
    qint64 m_openActivity = 0;
    std::stop_source m_ending; ///< for what is read in a pool
    LinkPointer m_link; ///< never null; without addresses before the session has got anywhere
    bool m_linked = false;
    kafka::Cluster m_cluster;
    ProbePulse m_pulse;
    std::shared_ptr<Outlet> m_outlet;
    std::shared_ptr<catalog::CatalogSync> m_sync; ///< shared with the task that ends it
    std::shared_ptr<const catalog::CatalogSnapshot> m_catalog;
    std::optional<core::Error> m_catalogProblem;
    std::optional<core::Error> m_cacheProblem;
    std::optional<core::Error> m_userStoreProblem;
    QTimer m_askTimer;
    bool m_asking = false;
    int m_failures = 0;
};

} // namespace mesh::workspace
