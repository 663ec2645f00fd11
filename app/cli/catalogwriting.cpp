// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/catalogwriting.h"

#include "app/core/clock.h"
#include "app/sandbox/sandbox.h"

#include <QDeadlineTimer>
#include <QFile>

#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mesh::cli {

using catalog::SyncState;
using core::Code;
using core::Error;
using core::Result;

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

Result<std::optional<QDate>> dayOption(Context &context, const QString &name)
{
    const QString text = context.invocation().value(name);
    const QDate day = QDate::fromString(text, Qt::ISODate);
    if (!text.isEmpty() && !day.isValid()) {
        return usageError("--"_L1 + name + u' ' + text, u"A day is written 2026-12-31"_s);
    }
    return day.isValid() ? std::optional(day) : std::nullopt;
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

Result<void> makeDomainTopics(Context &context, const QString &domain)
{
    const auto writer = openWriter(context);
    const auto creator =
        writer ? topicCreator(context) : Result<catalog::TopicCreator>(writer.error());
    if (!creator) {
        return creator.error();
    }
    const auto made = catalog::setUpDomain(**writer, domain, *creator);
    return made ? made : Result<void>(withMakers(made.error()));
}

Error withMakers(Error error)
{
    if (error.code == Code::Denied && !error.where.name.isEmpty()) {
        error.where =
            u"%1, which an administrator of the cluster may make: --dry-run prints how"_s.arg(
                error.where.name);
    }
    return error;
}

catalog::ReviewBuilder reviewBuilder(Context &context, const Mesh &mesh)
{
    return {mesh.snapshot, signature(context), context.invocation().value(u"message"_s)};
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
