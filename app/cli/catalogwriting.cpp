// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/catalogwriting.h"

#include "app/catalog/history/merge.h"
#include "app/core/clock.h"
#include "app/sandbox/sandbox.h"
#include "app/schema/json.h"

#include <QDeadlineTimer>
#include <QFile>

#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mesh::cli {

using catalog::PlannedRecord;
using catalog::PlannedWrite;
using catalog::SyncState;
using core::Code;
using core::Error;
using core::Result;
using schema::Array;
using schema::Object;
using schema::Value;

namespace {

Value parsed(const std::optional<QByteArray> &bytes)
{
    return bytes ? schema::parseJson(*bytes).valueOr(Value(QString::fromUtf8(*bytes))) : Value();
}

QString changeOf(const PlannedRecord &record)
{
    if (record.isChange) {
        return u"appended"_s;
    }
    return !record.value ? u"removed"_s : record.before ? u"edited"_s : u"created"_s;
}

Value recordRows(const catalog::Review &review)
{
    Array rows;
    for (const PlannedWrite &write : review.writes) {
        for (const PlannedRecord &record : write.records) {
            Value value = parsed(record.value);
            if (record.isChange) {
                // Given when it is written.
                value.removeField(u"id");
                value.removeField(u"revision");
            }
            rows.emplace_back(Object{{u"topic"_s, record.topic},
                                     {u"key"_s, QString::fromUtf8(record.key)},
                                     {u"change"_s, changeOf(record)},
                                     {u"value"_s, std::move(value)}});
        }
    }
    return rows;
}

Value reviewedDifferences(const catalog::Review &review)
{
    Array rows;
    for (const PlannedWrite &write : review.writes) {
        for (const PlannedRecord &record : write.records) {
            for (Value &row : differenceRows(record.differences)) {
                Object named{{u"key"_s, QString::fromUtf8(record.key)}};
                for (auto &field : *row.as<Object>()) {
                    named.push_back(std::move(field));
                }
                rows.emplace_back(std::move(named));
            }
        }
    }
    return rows;
}

// What holds, and what does not concern it, is not worth a line.
Value policyRows(const catalog::Review &review)
{
    Array rows;
    for (const catalog::PolicyResult &result : review.policies) {
        if (result.outcome != catalog::PolicyOutcome::Pass &&
            result.outcome != catalog::PolicyOutcome::NotApplicable) {
            rows.emplace_back(Object{{u"policy"_s, result.policy},
                                     {u"outcome"_s, catalog::outcomeName(result.outcome)},
                                     {u"field"_s, textValue(result.field)},
                                     {u"why"_s, textValue(result.why)},
                                     {u"how"_s, textValue(result.how)}});
        }
    }
    return rows;
}

Value objectionRows(const catalog::Review &review)
{
    Array rows;
    for (const catalog::ObjectionAt &objection : review.objections) {
        rows.emplace_back(Object{{u"field"_s, textValue(objection.field)},
                                 {u"blocks"_s, objection.blocks},
                                 {u"why"_s, catalog::objectionText(objection)}});
    }
    return rows;
}

QStringList writersOf(const catalog::Review &review)
{
    QStringList writers;
    for (const PlannedWrite &write : review.writes) {
        writers += write.writers;
    }
    writers.removeDuplicates();
    return writers;
}

void print(Context &context, const Proposal &proposal, bool written,
           const std::vector<core::Offset> &revisions)
{
    Array offsets;
    for (const core::Offset revision : revisions) {
        offsets.emplace_back(revision);
    }
    const catalog::Review &review = proposal.review;
    Object document{{u"subject"_s, proposal.subject},
                    {u"written"_s, written},
                    {u"revisions"_s, Value(std::move(offsets))},
                    {u"mayWrite"_s, listValue(writersOf(review))},
                    {u"differences"_s, reviewedDifferences(review)},
                    {u"policies"_s, policyRows(review)},
                    {u"objections"_s, objectionRows(review)},
                    {u"records"_s, recordRows(review)}};
    // A person is told what there is to tell, and has seen the records by --dry-run.
    if (context.output().format() == Format::Table) {
        std::erase_if(document, [written](const auto &field) {
            const auto *list = field.second.template as<Array>();
            return (list != nullptr && list->empty()) || (written && field.first == "records"_L1);
        });
    }
    context.output().addDocument(Value(std::move(document)));
}

// The broker says no more than no: who may is known from the domain's record.
Error withWriters(Error error, const PlannedWrite &write)
{
    if (error.code == Code::Denied) {
        const QString topic =
            error.where.name.isEmpty() ? write.records.front().topic : error.where.name;
        error.where =
            write.set.domain.isEmpty()
                ? u"%1, which the mesh’s administrators may write"_s.arg(topic)
            : write.writers.isEmpty()
                ? u"%1; the domain %2 names no team that may"_s.arg(topic, write.set.domain)
                : u"%1, which %2 may write"_s.arg(topic, write.writers.join(u", "_s));
    }
    return error;
}

Error conflictOf(Context &context, const PlannedWrite &write, const catalog::Conflict &conflict)
{
    Value base;
    Value mine;
    for (const PlannedRecord &record : write.records) {
        if (record.key == conflict.key && !record.isChange) {
            base = parsed(record.before);
            mine = parsed(record.value);
        }
    }
    return printConflict(context, QString::fromUtf8(conflict.key), base, mine,
                         parsed(conflict.currentValue), conflict.current.value_or(-1));
}

Result<int> write(Context &context, const Mesh &mesh, const Proposal &proposal)
{
    const auto writer = openWriter(context);
    if (!writer) {
        return writer.error();
    }
    Settling settling((*writer)->admin()->connection());
    std::vector<core::Offset> revisions;
    for (const PlannedWrite &planned : proposal.review.writes) {
        const QString changes = (*writer)->topics().changesOf(planned.set.domain);
        const core::Offset changesBefore = settling.end(changes);
        const auto outcome = (*writer)->write(planned.set, mesh.snapshot.get());
        if (!outcome) {
            return withWriters(outcome.error(), planned);
        }
        if (!outcome->written()) {
            return conflictOf(context, planned, outcome->conflicts.front());
        }
        settling.wait((*writer)->topics().catalogOf(planned.set.domain),
                      outcome->offsets.back() + 1, context.stop());
        settling.wait(changes, changesBefore + 1, context.stop());
        revisions.insert(revisions.end(), outcome->offsets.begin(), outcome->offsets.end());
    }
    print(context, proposal, true, revisions);
    return 0;
}

} // namespace

std::vector<OptionSpec> writingOptions(std::vector<OptionSpec> options)
{
    options.push_back({u"message"_s, u"TEXT"_s, u"why, for the history"_s});
    options.push_back(
        {u"dry-run"_s, {}, u"print exactly what would be written, and write nothing"_s});
    return options;
}

bool isDryRun(const Context &context)
{
    return context.invocation().has(u"dry-run"_s);
}

catalog::Signature signature(Context &context)
{
    catalog::Signature by;
    by.program = u"meshctl "_s + QLatin1StringView(MESHSCOPE_VERSION);
    by.at = core::SystemClock().now();
    if (const Result<Target> target = context.target()) {
        by.name = target->profile.identity.name;
        by.email = target->profile.identity.email;
        if (by.name.isEmpty()) {
            by.name = target->profile.user;
        }
    }
    if (by.name.isEmpty()) {
        by.name = qEnvironmentVariable("USER");
    }
    return by;
}

Settling::Settling(const kafka::Connection &connection)
{
    if (auto reader = kafka::LogReader::open(connection)) {
        m_reader = *std::move(reader);
    }
}

core::Offset Settling::end(const QString &topic)
{
    const auto bounds =
        m_reader ? m_reader->bounds(topic, 2s) : Result<kafka::LogReader::Bounds>(Error{});
    return bounds ? bounds->high : 0;
}

void Settling::wait(const QString &topic, core::Offset wanted, const std::stop_token &stop)
{
    const QDeadlineTimer deadline(5s);
    while (m_reader && end(topic) < wanted && !deadline.hasExpired() && !stop.stop_requested()) {
        std::this_thread::sleep_for(10ms);
    }
}

Result<catalog::TopicCreator> topicCreator(Context &context)
{
    const auto link = context.onlineLink();
    if (!link) {
        return link.error();
    }
    if (!(*link)->sandbox) {
        return catalog::TopicCreator();
    }
    return catalog::TopicCreator([sandbox = (*link)->sandbox](const kafka::NewTopic &topic) {
        return sandbox->createTopic(topic.name, topic.partitions);
    });
}

Result<std::unique_ptr<catalog::CatalogWriter>> openWriter(Context &context)
{
    const auto connection = context.connection();
    if (!connection) {
        return connection.error();
    }
    return catalog::CatalogWriter::open(*connection, connection->profile.catalogPrefix);
}

Result<Mesh> meshToWrite(Context &context)
{
    if (!isDryRun(context)) {
        if (const auto may = context.mayWrite(); !may) {
            return may.error();
        }
        if (const auto link = context.onlineLink(); !link) {
            return link.error();
        }
    }
    Result<Mesh> mesh = readMeshSilently(context);
    if (!mesh) {
        return mesh;
    }
    if (mesh->status.state == SyncState::Offline && !isDryRun(context)) {
        return mesh->status.error.value_or(Error{Code::Unreachable, {}, {}, true});
    }
    if (!mesh->snapshot->hasMesh()) {
        return Error{Code::NotFound, u"meshctl catalog init sets one up"_s,
                     u"a mesh (meshctl catalog init sets one up)"_s};
    }
    return mesh;
}

catalog::ReviewBuilder reviewBuilder(Context &context, const Mesh &mesh)
{
    return {mesh.snapshot, signature(context), context.invocation().value(u"message"_s)};
}

Result<int> carryOut(Context &context, const Mesh &mesh, Proposal proposal)
{
    const catalog::Review &review = proposal.review;
    const bool refused = review.blocked();
    if (refused || isDryRun(context) || review.isEmpty()) {
        print(context, proposal, false, {});
        if (refused) {
            return Error{Code::Policy, {}, proposal.subject};
        }
        if (review.isEmpty()) {
            context.say(u"meshctl: %1 is so already; nothing to write"_s.arg(proposal.subject));
        }
        return 0;
    }
    return context.logged(proposal.action, proposal.subject,
                          [&] { return write(context, mesh, proposal); });
}

Error printConflict(Context &context, const QString &subject, const Value &base, const Value &mine,
                    const Value &theirs, core::Offset theirRevision)
{
    Array fields;
    for (const catalog::MergeField &field : catalog::mergeFields(base, mine, theirs)) {
        fields.emplace_back(Object{{u"field"_s, catalog::pathText(field.path)},
                                   {u"both"_s, field.conflict},
                                   {u"base"_s, field.base},
                                   {u"mine"_s, field.mine},
                                   {u"theirs"_s, field.theirs}});
    }
    context.output().addDocument(
        Value(Object{{u"subject"_s, subject},
                     {u"written"_s, false},
                     {u"revision"_s, theirRevision < 0 ? Value() : Value(theirRevision)},
                     {u"fields"_s, Value(std::move(fields))},
                     {u"mine"_s, mine},
                     {u"theirs"_s, theirs}}));
    return {Code::Conflict, {}, subject};
}

Array differenceRows(const std::vector<catalog::Difference> &differences)
{
    Array rows;
    for (const catalog::Difference &difference : differences) {
        rows.emplace_back(Object{{u"field"_s, catalog::pathText(difference.path)},
                                 {u"change"_s, catalog::differenceName(difference.kind)},
                                 {u"before"_s, difference.before},
                                 {u"after"_s, difference.after}});
    }
    return rows;
}

Result<QByteArray> readInput(const QString &path)
{
    QFile file(path);
    const bool opened =
        path == "-"_L1 ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened) {
        return Error{file.exists() ? Code::Storage : Code::NotFound, file.errorString(), path};
    }
    return file.readAll();
}

} // namespace mesh::cli
