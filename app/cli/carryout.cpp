// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/catalogwriting.h"
#include "app/cli/reviewprinter.h"

#include "app/catalog/history/merge.h"
#include "app/schema/json.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::cli {

using catalog::Conflict;
using catalog::Edit;
using catalog::PlannedRecord;
using catalog::PlannedWrite;
using core::Code;
using core::Error;
using core::Result;
using schema::Value;

namespace {

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

const PlannedRecord &recordOf(const PlannedWrite &write, const QByteArray &key)
{
    return *std::find_if(write.records.begin(), write.records.end(), [&key](const auto &record) {
        return record.key == key && !record.isChange;
    });
}

/// Writes a proposal, one domain after the other.
class Carrying
{
public:
    Carrying(Context &context, const Mesh &mesh, Proposal proposal,
             std::unique_ptr<catalog::CatalogWriter> writer)
        : m_context(context)
        , m_mesh(mesh)
        , m_proposal(std::move(proposal))
        , m_writer(std::move(writer))
        , m_settling(m_writer->admin()->connection())
    {}

    Result<int> run()
    {
        for (PlannedWrite &planned : m_proposal.review.writes) {
            if (Result<void> done = write(planned); !done) {
                // A conflict prints both sides; else what stands by now is said.
                if (!m_written.empty()) {
                    printReview(m_context, m_proposal, m_written);
                }
                return done.error();
            }
        }
        printReview(m_context, m_proposal, m_written);
        return 0;
    }

private:
    Result<void> write(PlannedWrite &planned)
    {
        constexpr int mostTries = 10;
        const PlannedWrite asked = planned;
        for (int tries = 1;; ++tries) {
            const QString changes = m_writer->topics().changesOf(planned.set.domain);
            const core::Offset changesBefore = m_settling.end(changes);
            const auto outcome = m_writer->write(planned.set, m_mesh.snapshot.get());
            if (!outcome) {
                return withWriters(outcome.error(), planned);
            }
            if (outcome->written()) {
                m_settling.wait(m_writer->topics().catalogOf(planned.set.domain),
                                outcome->offsets.back() + 1, m_context.stop());
                m_settling.wait(changes, changesBefore + 1, m_context.stop());
                m_written.push_back({planned.set.domain, outcome->offsets});
                return {};
            }
            const auto edits = m_proposal.asSeen || tries == mostTries
                                   ? std::nullopt
                                   : putTogether(asked, planned.set.edits, outcome->conflicts);
            if (!edits) {
                return conflictOf(asked, outcome->conflicts.front());
            }
            if (Result<void> reviewed = reviewAnew(planned, *edits); !reviewed) {
                return reviewed;
            }
            if (planned.set.edits.empty()) {
                return {}; // they wrote just that
            }
        }
    }

    // What both sides make of it; nothing where they changed the same. However often somebody comes
    // first: what was asked for is put together with the newest that stands there.
    static std::optional<std::vector<Edit>> putTogether(const PlannedWrite &asked,
                                                        std::vector<Edit> edits,
                                                        const std::vector<Conflict> &conflicts)
    {
        for (Edit &edit : edits) {
            const auto conflict =
                std::find_if(conflicts.begin(), conflicts.end(),
                             [&edit](const Conflict &each) { return each.key == edit.key; });
            if (conflict == conflicts.end()) {
                continue;
            }
            const PlannedRecord &record = recordOf(asked, edit.key);
            const auto both =
                catalog::mergedApart(parsedDocument(record.before), parsedDocument(record.value),
                                     parsedDocument(conflict->currentValue));
            if (!both) {
                return std::nullopt;
            }
            edit.value = schema::toJson(*both);
            edit.basedOn = conflict->current;
        }
        return edits;
    }

    // Policies and the steps of a life are asked about what would stand there now.
    Result<void> reviewAnew(PlannedWrite &planned, const std::vector<Edit> &edits)
    {
        Result<Mesh> mesh = readMeshSilently(m_context);
        if (!mesh) {
            return mesh.error();
        }
        m_mesh = *std::move(mesh);
        catalog::ReviewBuilder builder(m_mesh.snapshot, planned.set.by, planned.set.message);
        for (const Edit &edit : edits) {
            auto product = edit.value && edit.key.startsWith("product/")
                               ? catalog::Product::read(parsedDocument(edit.value))
                               : Result<catalog::Product>(Error{});
            if (product) {
                builder.put(*std::move(product), edit.basedOn);
            } else {
                builder.put(planned.set.domain, {edit});
            }
        }
        Proposal anew = m_proposal;
        anew.review = builder.review(QDate::currentDate());
        if (anew.review.blocked()) {
            printReview(m_context, anew);
            return refusal(anew);
        }
        if (anew.review.isEmpty()) {
            m_context.say(u"meshctl: somebody else has just made %1 so"_s.arg(m_proposal.subject));
            planned.set.edits.clear();
            planned.records.clear();
            return {};
        }
        m_context.say(u"meshctl: %1 was changed meanwhile in other fields; both changes are put "
                      "together"_s.arg(m_proposal.subject));
        planned = std::move(anew.review.writes.front());
        return {};
    }

    Error conflictOf(const PlannedWrite &asked, const Conflict &conflict)
    {
        const PlannedRecord &record = recordOf(asked, conflict.key);
        return printConflict(m_context, QString::fromUtf8(conflict.key),
                             parsedDocument(record.before), parsedDocument(record.value),
                             parsedDocument(conflict.currentValue), conflict.current.value_or(-1));
    }

    Context &m_context;
    Mesh m_mesh;
    Proposal m_proposal;
    std::unique_ptr<catalog::CatalogWriter> m_writer;
    Settling m_settling;
    std::vector<WrittenDomain> m_written;
};

} // namespace

Result<int> carryOut(Context &context, const Mesh &mesh, Proposal proposal)
{
    const bool refused = proposal.review.blocked();
    if (refused || isDryRun(context) || proposal.review.isEmpty()) {
        printReview(context, proposal);
        if (refused) {
            return refusal(proposal);
        }
        if (proposal.review.isEmpty()) {
            context.say(u"meshctl: %1 is so already; nothing to write"_s.arg(proposal.subject));
        }
        return 0;
    }
    const QString action = proposal.action;
    const QString subject = proposal.subject;
    return context.logged(action, subject, [&]() -> Result<int> {
        auto writer = openWriter(context);
        return writer ? Carrying(context, mesh, std::move(proposal), *std::move(writer)).run()
                      : writer.error();
    });
}

} // namespace mesh::cli
