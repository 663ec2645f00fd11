// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/mesh.h"

#include "app/catalog/governance/review.h"
#include "app/catalog/meshsetup.h"
#include "app/kafka/logreader.h"

#include <QDate>

namespace mesh::cli {

/// --message and --dry-run, which every verb takes that writes to the catalog.
[[nodiscard]] std::vector<OptionSpec> writingOptions(std::vector<OptionSpec> options = {});
[[nodiscard]] bool isDryRun(const Context &context);
/// A day that an option names, written 2026-12-31; nothing where it is not said. Error: Usage.
[[nodiscard]] core::Result<std::optional<QDate>> dayOption(Context &context, const QString &name);

/// Who writes, as the profile says; where it says nothing the user of the connection, or of the
/// machine.
[[nodiscard]] catalog::Signature signature(Context &context);
/// How a topic is made: by request, but on the sandbox's mock cluster.
[[nodiscard]] core::Result<catalog::TopicCreator> topicCreator(Context &context);
[[nodiscard]] core::Result<std::unique_ptr<catalog::CatalogWriter>> openWriter(Context &context);

/// The mesh to change, read to its ends. Errors: ReadOnly unless it is a dry run, Usage with
/// --offline unless it is one, Unreachable, NotFound where there is no mesh.
[[nodiscard]] core::Result<Mesh> meshToWrite(Context &context);
[[nodiscard]] catalog::ReviewBuilder reviewBuilder(Context &context, const Mesh &mesh);

/// Makes a domain's topics, or checks those that are there. Errors: those of catalog::setUpDomain.
[[nodiscard]] core::Result<void> makeDomainTopics(Context &context, const QString &domain);

/// Who may make a topic that one was not let make.
[[nodiscard]] core::Error withMakers(core::Error error);

/// What a verb is about to do.
struct Proposal
{
    QString action;  ///< as in the activity log: "Published"
    QString subject; ///< sales.orders
    catalog::Review review;
    bool asSeen = false;   ///< the user named the revision: what came since is not merged
    schema::Object more{}; ///< printed beside: an import's report
};

/// Prints the review and, unless it is a dry run, writes it, one transaction a domain. Where
/// somebody wrote other fields in between, both changes are put together, reviewed anew and
/// written. Errors: Policy with what refuses it, Conflict where somebody has changed the same (both
/// sides are printed), Denied with who may, and those of the writer. What is written by then is
/// printed.
[[nodiscard]] core::Result<int> carryOut(Context &context, const Mesh &mesh, Proposal proposal);

/// The two sides of a conflict, field by field and whole, printed; the error to return.
[[nodiscard]] core::Error printConflict(Context &context, const QString &subject,
                                        const schema::Value &base, const schema::Value &mine,
                                        const schema::Value &theirs, core::Offset theirRevision);

/// A transaction is committed a moment before readers see it: whoever reads next shall find what
/// was written. Waits no longer than some seconds.
class Settling
{
public:
    explicit Settling(const kafka::Connection &connection);

    /// One after the newest record that readers see; 0 where that cannot be told.
    [[nodiscard]] core::Offset end(const QString &topic);
    /// Until that is at least `wanted`.
    void wait(const QString &topic, core::Offset wanted, const std::stop_token &stop);

private:
    std::unique_ptr<kafka::LogReader> m_reader; ///< nullptr: not to be had, nothing is waited for
};

/// Rows `field`, `change`, `before`, `after`.
[[nodiscard]] schema::Array differenceRows(const std::vector<catalog::Difference> &differences);

/// A file as it is, `-` being standard input. Errors: NotFound, Storage.
[[nodiscard]] core::Result<QByteArray> readInput(const QString &path);

} // namespace mesh::cli
