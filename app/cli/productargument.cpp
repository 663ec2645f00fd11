// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/productargument.h"

using namespace Qt::StringLiterals;

namespace mesh::cli {

using catalog::HistoryEntry;
using core::Code;
using core::Error;
using core::Result;

Result<core::ProductId> productId(const QString &typed)
{
    const auto id = core::ProductId::parse(typed);
    return id ? Result(*id)
              : Result<core::ProductId>(
                    usageError(typed, u"A product is written domain.name, of a-z, 0-9 and _"_s));
}

Result<ProductHere> productHere(const Mesh &mesh, const QString &typed)
{
    const Result<core::ProductId> id = productId(typed);
    if (!id) {
        return id.error();
    }
    if (const auto entry = mesh.snapshot->product(*id)) {
        return ProductHere{entry};
    }
    const auto moved = mesh.snapshot->movedTo(*id);
    return Error{Code::NotFound,
                 {},
                 moved ? u"product “%1” (it is %2 now)"_s.arg(typed, moved->toString())
                       : u"product “%1”"_s.arg(typed)};
}

Result<std::vector<HistoryEntry>> recordHistory(Context &context, const catalog::RecordPlace &place)
{
    const auto connection = context.connection();
    if (!connection) {
        return connection.error();
    }
    const auto history = catalog::History::open(*connection, connection->profile.catalogPrefix);
    if (!history) {
        return history.error();
    }
    Result<std::vector<HistoryEntry>> entries = (*history)->readRecord(place, context.stop());
    if (entries && entries->empty()) {
        return Error{Code::NotFound, {}, u"a change of “%1”"_s.arg(QString::fromUtf8(place.key))};
    }
    return entries;
}

Result<HistoryEntry> entryOfRevision(const std::vector<HistoryEntry> &history,
                                     const catalog::RecordPlace &place, core::Offset revision)
{
    for (const HistoryEntry &entry : history) {
        if (entry.change.revision == revision && entry.change.key == place.key) {
            return entry;
        }
    }
    return Error{Code::NotFound, {}, u"revision %1 in the history"_s.arg(revision)};
}

Result<catalog::Product> productAt(Context &context, const core::ProductId &id,
                                   core::Offset revision)
{
    const auto place = catalog::RecordPlace::of(id);
    const auto history = recordHistory(context, place);
    if (!history) {
        return history.error();
    }
    const auto entry = entryOfRevision(*history, place, revision);
    return entry ? catalog::Product::read(entry->change.document) : entry.error();
}

catalog::KnownReaders readersOf(Context &context, const catalog::Product &product)
{
    catalog::KnownReaders readers;
    const auto admin = context.global().offline
                           ? Result<std::shared_ptr<kafka::Admin>>(
                                 Error{Code::Unreachable, u"nobody was asked: --offline"_s, {}})
                           : context.admin();
    for (const catalog::Port &port : product.ports) {
        readers.add(admin ? (*admin)->topicReaders(port.topic)
                          : Result<std::vector<kafka::GroupLag>>(admin.error()));
    }
    return readers;
}

} // namespace mesh::cli
