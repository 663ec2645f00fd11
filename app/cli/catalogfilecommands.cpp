// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/catalogwriting.h"

#include "app/catalog/exchange/catalogfiles.h"

using namespace Qt::StringLiterals;

namespace mesh::cli {

using catalog::CatalogFile;
using catalog::PlannedWrite;
using catalog::Review;
using core::Code;
using core::Error;
using core::Result;
using schema::Object;
using schema::Value;

namespace {

// --- export

Result<int> exportFiles(Context &context)
{
    const Result<Mesh> mesh = readMesh(context);
    if (!mesh) {
        return mesh.error();
    }
    const QString folder = context.argument(0);
    return context.logged(u"Exported the catalog"_s, folder, [&]() -> Result<int> {
        const auto files = catalog::writeCatalogFiles(*mesh->snapshot, folder);
        if (!files) {
            return files.error();
        }
        const bool prune = context.invocation().has(u"prune"_s);
        if (prune) {
            if (const auto removed = catalog::removeCatalogFiles(folder, files->left); !removed) {
                return removed.error();
            }
        }
        context.output().addDocument(
            Value(Object{{u"folder"_s, folder},
                         {u"written"_s, qint64(files->written)},
                         {u"same"_s, qint64(files->same)},
                         {prune ? u"removed"_s : u"notInTheMesh"_s, listValue(files->left)}}));
        return 0;
    });
}

// --- import

// Domains whose record comes with the files have no topics yet; others may have lost theirs.
Result<void> makeTopics(Context &context, const Review &review,
                        const catalog::CatalogSnapshot &snapshot)
{
    for (const PlannedWrite &write : review.writes) {
        const QString &domain = write.set.domain;
        const catalog::CatalogTopics topics(snapshot.prefix());
        if (!domain.isEmpty() && !catalog::hasTopicsOf(snapshot, topics, domain)) {
            if (auto made = makeDomainTopics(context, domain); !made) {
                return made;
            }
        }
    }
    return {};
}

// What will be different, before anything is.
void showDifferences(Context &context, const Proposal &proposal)
{
    for (const PlannedWrite &write : proposal.review.writes) {
        for (const catalog::PlannedRecord &record : write.records) {
            if (record.isChange) {
                continue;
            }
            QStringList fields;
            for (const catalog::Difference &difference : record.differences) {
                fields << catalog::pathText(difference.path);
            }
            context.say(u"%1 %2 %3"_s
                            .arg(!record.value    ? u"removes"_s
                                 : !record.before ? u"creates"_s
                                                  : u"changes"_s,
                                 QString::fromUtf8(record.key),
                                 record.before && record.value ? fields.join(u", "_s) : QString())
                            .trimmed());
        }
    }
}

Result<int> importFiles(Context &context)
{
    const QString folder = context.argument(0);
    const auto files = catalog::readCatalogFiles(folder);
    const Result<Mesh> mesh = files ? meshToWrite(context) : Result<Mesh>(files.error());
    if (!mesh) {
        return mesh.error();
    }
    if (files->empty()) {
        return Error{Code::NotFound, {}, u"a file of a catalog in “%1”"_s.arg(folder)};
    }
    if (const auto known = catalog::checkDomains(*files, *mesh->snapshot); !known) {
        return known.error();
    }
    const catalog::ImportRequest request{
        signature(context), context.invocation().value(u"message"_s), QDate::currentDate(),
        context.invocation().has(u"prune"_s)};
    Proposal proposal{u"Imported the catalog"_s, folder,
                      catalog::reviewImport(*files, mesh->snapshot, request)};
    showDifferences(context, proposal);
    if (!isDryRun(context) && !proposal.review.blocked()) {
        if (const auto made = makeTopics(context, proposal.review, *mesh->snapshot); !made) {
            return made.error();
        }
    }
    return carryOut(context, *mesh, std::move(proposal));
}

} // namespace

std::vector<Command> catalogFileCommands()
{
    return {
        {u"catalog"_s,
         u"export"_s,
         u"DIR"_s,
         1,
         1,
         u"Write the catalog as files fit for git, one YAML file a record; those that are as they "
         "should be are left alone"_s,
         {{u"prune"_s, {}, u"remove the files of records that the mesh has not"_s}},
         u"meshctl --profile Staging catalog export mesh/"_s,
         exportFiles},
        {u"catalog"_s, u"import"_s, u"DIR"_s, 1, 1,
         u"Bring such files into the mesh: shows what differs, then writes the platform’s records "
         "and domain by domain, each all or nothing"_s,
         writingOptions({{u"prune"_s,
                          {},
                          u"remove the products that the files have not, of the domains that they "
                          "have"_s}}),
         u"meshctl --profile Staging catalog import mesh/ --dry-run"_s, importFiles},
    };
}

} // namespace mesh::cli
