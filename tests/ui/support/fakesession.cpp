// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/support/fakesession.h"

namespace mesh::test {
namespace {

core::Error unsupported()
{
    return {core::Code::Unsupported, QStringLiteral("the stand-in cannot"), {}, false};
}

template<typename T>
QFuture<core::Result<T>> ready(const core::Result<T> &answer)
{
    QPromise<core::Result<T>> promise;
    promise.start();
    promise.addResult(answer);
    promise.finish();
    return promise.future();
}

} // namespace

QFuture<core::Result<void>> FakeEditing::setUpMesh()
{
    return ready(setUpAnswer);
}

QFuture<core::Result<void>> FakeEditing::setUpDomain(const QString &domain)
{
    madeDomains << domain;
    return ready(setUpAnswer);
}

QFuture<core::Result<std::vector<catalog::SettingAdvice>>> FakeEditing::settingAdvice()
{
    return ready(core::Result<std::vector<catalog::SettingAdvice>>(advice));
}

QFuture<workspace::CatalogEditing::Outcome>
FakeEditing::write(catalog::ChangeSet set, const QString &, const QString &subject)
{
    if (failure) {
        return ready(Outcome(*failure));
    }
    catalog::WriteOutcome outcome;
    outcome.conflicts = std::exchange(conflicts, {});
    if (outcome.written()) {
        std::vector<std::optional<QByteArray>> before(set.edits.size());
        for (std::size_t i = 0; i < set.edits.size(); ++i) {
            outcome.offsets.push_back(nextOffset++);
        }
        sets.push_back(set);
        noteWritten(
            workspace::NamedWrite{{std::move(set), std::move(before), outcome.offsets}, subject});
    }
    return ready(Outcome(outcome));
}

QFuture<core::Result<std::vector<catalog::HistoryEntry>>>
FakeEditing::history(const catalog::RecordPlace &)
{
    return ready(core::Result<std::vector<catalog::HistoryEntry>>(known));
}

QFuture<core::Result<std::vector<catalog::HistoryEntry>>>
FakeEditing::changes(const QStringList &, core::TimestampMs, ChangeFilter)
{
    return ready(core::Result<std::vector<catalog::HistoryEntry>>(known));
}

QFuture<core::Result<core::Offset>> FakeEditing::ask(const catalog::AccessRequest &)
{
    return ready(core::Result<core::Offset>(nextOffset++));
}

QFuture<core::Result<core::Offset>> FakeEditing::noteReveal(const catalog::Reveal &reveal)
{
    if (refused) {
        return ready(core::Result<core::Offset>(*refused));
    }
    reveals.push_back(reveal);
    return ready(core::Result<core::Offset>(nextOffset++));
}

QFuture<core::Result<std::vector<kafka::AclBinding>>> FakeEditing::rightsOn(const QStringList &,
                                                                            const QStringList &)
{
    return ready(core::Result<std::vector<kafka::AclBinding>>(unsupported()));
}

QFuture<std::vector<catalog::AppliedAcl>>
FakeEditing::applyRights(const std::vector<kafka::AclBinding> &rights, bool, const QString &)
{
    std::vector<catalog::AppliedAcl> applied;
    for (const kafka::AclBinding &right : rights) {
        applied.push_back({right, unsupported()});
    }
    return QtFuture::makeReadyFuture(applied);
}

QFuture<core::Result<std::vector<catalog::Remnant>>> FakeEditing::remnants(const catalog::Product &)
{
    return QtFuture::makeReadyFuture(core::Result<std::vector<catalog::Remnant>>(unsupported()));
}

QFuture<std::vector<catalog::DeletedRemnant>>
FakeEditing::deleteRemnants(const catalog::Product &, const std::vector<catalog::Remnant> &)
{
    return QtFuture::makeReadyFuture(std::vector<catalog::DeletedRemnant>());
}

FakeSession::FakeSession()
    : snapshot(std::make_shared<catalog::CatalogSnapshot>())
    , detail(unsupported())
    , configuration(unsupported())
    , readers(unsupported())
    , schema(unsupported())
    , uses(unsupported())
    , survey(unsupported())
    , buckets(unsupported())
    , m_store(m_folder.filePath(QStringLiteral("workspace.sqlite")))
{
    about.id = QStringLiteral("test");
    about.name = QStringLiteral("test");
    about.bootstrapServers = {QStringLiteral("localhost:9092")};
}

QFuture<core::Result<kafka::TopicDetail>> FakeSession::topicDetail(const QString &)
{
    return ready(detail);
}

QFuture<core::Result<std::vector<kafka::ConfigEntry>>>
FakeSession::topicConfiguration(const QString &)
{
    return ready(configuration);
}

QFuture<core::Result<std::vector<kafka::GroupLag>>> FakeSession::topicReaders(const QString &)
{
    return ready(readers);
}

QFuture<core::Result<std::vector<workspace::VolumeBucket>>>
FakeSession::volume(const QString &topic, core::TimestampMs from, core::TimestampMs to, int)
{
    askedTopic = topic;
    askedSpan = to - from;
    return ready(buckets);
}

QFuture<core::Result<workspace::TopicSchema>> FakeSession::topicSchema(const QString &)
{
    return ready(schema);
}

QFuture<core::Result<std::vector<schema::SchemaUse>>> FakeSession::schemaUses(qint32)
{
    return ready(uses);
}

QFuture<core::Result<workspace::DataSurvey>> FakeSession::surveyData(const QString &)
{
    return QtFuture::makeReadyFuture(survey);
}

std::unique_ptr<workspace::LiveFeed> FakeSession::openFeed(const QString &)
{
    auto opened = std::make_unique<FakeFeed>(feedLimit, *m_decoder);
    feed = opened.get();
    return opened;
}

qint64 FakeSession::exportRows(const tabular::ExportRequest &request,
                               std::vector<workspace::RowChunk> rows)
{
    exportedRequest = request;
    exportedRows = std::move(rows);
    return 1;
}

qint64 FakeSession::exportRange(const tabular::ExportRequest &request, const kafka::ReadRequest &,
                                std::shared_ptr<const tabular::RecordFilter>)
{
    exportedRequest = request;
    return 2;
}

} // namespace mesh::test
