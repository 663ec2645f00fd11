// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/governance/starterset.h"

#include "app/schema/json.h"

#include <QFile>

#include <algorithm>

// The macro must stand outside of every namespace.
static void initResources()
{
    Q_INIT_RESOURCE(catalog);
}

namespace mesh::catalog {

using namespace Qt::StringLiterals;
using schema::Value;

namespace {

template<typename T>
void addEdits(const Value &all, QStringView list, Kind kind, const Signature &by,
              std::vector<Edit> &edits)
{
    const Value *found = all.field(list);
    const auto *documents = found != nullptr ? found->as<schema::Array>() : nullptr;
    for (const Value &each : documents != nullptr ? *documents : schema::Array()) {
        Value document(schema::Object{{u"apiVersion"_s, Value(apiVersion.toString())},
                                      {u"kind"_s, Value(documentName(kind).toString())}});
        for (const auto &[name, value] : *each.as<schema::Object>()) {
            document.setField(name, value);
        }
        core::Result<T> read = T::read(document);
        if (!read) {
            qFatal("resources/catalog/starter.json: %s", qPrintable(read.error().detail));
        }
        read->writtenBy = by;
        edits.push_back({RecordKey::of(kind, read->id), schema::toJson(read->document()), {}});
    }
}

} // namespace

std::vector<Edit> starterSet(const Signature &by)
{
    initResources();
    QFile file(u":/catalog/starter.json"_s);
    const auto all = file.open(QFile::ReadOnly) ? schema::parseJson(file.readAll())
                                                : core::Result<Value>(core::Error{});
    if (!all) {
        qFatal("resources/catalog/starter.json: %s", qPrintable(all.error().detail));
    }
    std::vector<Edit> edits;
    addEdits<Tier>(*all, u"tiers", Kind::Tier, by, edits);
    addEdits<Classification>(*all, u"classifications", Kind::Classification, by, edits);
    addEdits<Policy>(*all, u"policies", Kind::Policy, by, edits);
    return edits;
}

core::Result<qsizetype> writeStarterSet(CatalogWriter &writer, const Signature &by)
{
    ChangeSet set;
    set.edits = starterSet(by);
    set.by = by;
    set.message = u"The set that a mesh begins with"_s;
    while (!set.edits.empty()) {
        const auto outcome = writer.write(set);
        if (!outcome) {
            return outcome.error();
        }
        if (outcome->written()) {
            return static_cast<qsizetype>(set.edits.size());
        }
        for (const Conflict &there : outcome->conflicts) {
            std::erase_if(set.edits, [&there](const Edit &edit) { return edit.key == there.key; });
        }
    }
    return 0;
}

} // namespace mesh::catalog
