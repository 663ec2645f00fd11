// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/ui/support/fakefeed.h"

#include "app/catalog/snapshot.h"
#include "app/workspace/catalogediting.h"
#include "app/workspace/session.h"

#include <QPointer>
#include <QTemporaryDir>

namespace mesh::test {

/// Writes into nothing: keeps what it is asked to write, and answers as it is told.
class FakeEditing final : public workspace::CatalogEditing
{
    Q_OBJECT
public:
    using CatalogEditing::CatalogEditing;

    std::optional<core::Error> refusal() const override { return refused; }
    catalog::CatalogTopics topics() const override { return catalog::CatalogTopics(); }
    catalog::Signature signature() const override { return by; }
    QFuture<core::Result<void>> setUpMesh() override;
    QFuture<core::Result<void>> setUpDomain(const QString &domain) override;
    QFuture<core::Result<std::vector<catalog::SettingAdvice>>> settingAdvice() override;
    QFuture<Outcome> write(catalog::ChangeSet set, const QString &action,
                           const QString &subject) override;

    QFuture<core::Result<std::vector<catalog::HistoryEntry>>>
    history(const catalog::RecordPlace &) override;
    QFuture<core::Result<std::vector<catalog::HistoryEntry>>>
    changes(const QStringList &, core::TimestampMs, ChangeFilter) override;
    QFuture<core::Result<core::Offset>> ask(const catalog::AccessRequest &) override;
    QFuture<core::Result<core::Offset>> noteReveal(const catalog::Reveal &reveal) override;
    QFuture<core::Result<std::vector<kafka::AclBinding>>> rightsOn(const QStringList &,
                                                                   const QStringList &) override;
    QFuture<std::vector<catalog::AppliedAcl>> applyRights(const std::vector<kafka::AclBinding> &,
                                                          bool, const QString &) override;
    QFuture<core::Result<std::vector<catalog::Remnant>>>
    remnants(const catalog::Product &) override;
    QFuture<std::vector<catalog::DeletedRemnant>>
    deleteRemnants(const catalog::Product &, const std::vector<catalog::Remnant> &) override;

    std::optional<core::Error> refused;
    std::vector<catalog::HistoryEntry> known; ///< what history() answers
    catalog::Signature by{QStringLiteral("Omar"), {}, {}, 1'000};
    core::Result<void> setUpAnswer;
    std::vector<catalog::SettingAdvice> advice;
    /// By key, in the order of the writes: what the next one meets.
    std::vector<catalog::Conflict> conflicts;
    std::optional<core::Error> failure;
    core::Offset nextOffset = 100;
    std::vector<catalog::ChangeSet> sets;
    QStringList madeDomains;
    std::vector<catalog::Reveal> reveals;
};

class FakePulse final : public workspace::Pulse
{
    Q_OBJECT
public:
    using Pulse::Pulse;

    void watch(QObject *, const QSet<QString> &) override {}
    workspace::TopicPulse of(const QString &) const override { return pulse; }

    workspace::TopicPulse pulse;
};

/// A session without a cluster: answers at once with what a test puts into it.
class FakeSession final : public workspace::Session
{
    Q_OBJECT
public:
    FakeSession();

    config::Profile about;
    State reached = State::Connected;
    kafka::Cluster brokers;
    std::shared_ptr<const catalog::CatalogSnapshot> snapshot;
    core::Result<kafka::TopicDetail> detail;
    core::Result<std::vector<kafka::ConfigEntry>> configuration;
    core::Result<std::vector<kafka::GroupLag>> readers;
    core::Result<workspace::TopicSchema> schema;
    core::Result<std::vector<schema::SchemaUse>> uses;
    core::Result<workspace::DataSurvey> survey;
    core::Result<std::vector<workspace::VolumeBucket>> buckets;
    qsizetype feedLimit = 100'000;
    qint64 askedSpan = 0; ///< of the volume, in ms
    QString askedTopic;   ///< of the volume
    /// The feed that was opened last, while it lives.
    QPointer<FakeFeed> feed;
    FakePulse measured;
    FakeEditing edits;
    std::optional<tabular::ExportRequest> exportedRequest;
    std::vector<workspace::RowChunk> exportedRows;

    const config::Profile &profile() const override { return about; }
    State state() const override { return reached; }
    std::optional<core::Error> problem() const override { return {}; }
    const kafka::Cluster &cluster() const override { return brokers; }
    std::shared_ptr<const catalog::CatalogSnapshot> catalog() const override { return snapshot; }
    std::optional<core::Error> catalogProblem() const override { return {}; }
    std::optional<core::Error> storageProblem() const override { return {}; }
    workspace::Pulse &pulse() override { return measured; }
    std::shared_ptr<schema::Decoder> decoder() const override { return m_decoder; }
    workspace::UserStore &userStore() override { return m_store; }
    workspace::CatalogEditing &editing() override { return edits; }
    QFuture<core::Result<kafka::TopicDetail>> topicDetail(const QString &) override;
    QFuture<core::Result<std::vector<kafka::ConfigEntry>>>
    topicConfiguration(const QString &) override;
    QFuture<core::Result<std::vector<kafka::GroupLag>>> topicReaders(const QString &) override;
    QFuture<core::Result<std::vector<workspace::VolumeBucket>>>
    volume(const QString &, core::TimestampMs, core::TimestampMs, int) override;
    QFuture<core::Result<workspace::TopicSchema>> topicSchema(const QString &) override;
    QFuture<core::Result<std::vector<schema::SchemaUse>>> schemaUses(qint32) override;
    QFuture<core::Result<workspace::DataSurvey>> surveyData(const QString &) override;
    std::unique_ptr<workspace::LiveFeed> openFeed(const QString &topic) override;
    qint64 exportRows(const tabular::ExportRequest &request,
                      std::vector<workspace::RowChunk> rows) override;
    qint64 exportRange(const tabular::ExportRequest &request, const kafka::ReadRequest &,
                       std::shared_ptr<const tabular::RecordFilter>) override;
    void refresh() override {}

private:
    QTemporaryDir m_folder;
    std::shared_ptr<schema::Decoder> m_decoder = std::make_shared<schema::Decoder>();
    workspace::UserStore m_store;
};

} // namespace mesh::test
