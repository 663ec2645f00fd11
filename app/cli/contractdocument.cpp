// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/contractdocument.h"

#include "app/cli/catalogwriting.h"

#include "app/catalog/exchange/odcs.h"
#include "app/catalog/exchange/odps.h"
#include "app/catalog/exchange/yaml.h"

using namespace Qt::StringLiterals;

namespace mesh::cli {

using core::Error;
using core::Result;
using schema::Value;

Result<Standard> standardOf(const QString &text)
{
    if (text.isEmpty() || text == "odcs"_L1) {
        return Standard::Odcs;
    }
    return text == "odps"_L1 ? Result(Standard::Odps)
                             : usageError(u"--as "_s + text,
                                          u"A contract is written as odcs, a product as odps"_s);
}

catalog::ExportedFile exported(Context &context, const catalog::Product &product, Standard standard)
{
    if (standard == Standard::Odps) {
        return catalog::exportOdps(product);
    }
    const Result<Target> target = context.target();
    return catalog::exportOdcs(
        product, target
                     ? catalog::OdcsOptions{target->profile.bootstrapServers, target->profile.name}
                     : catalog::OdcsOptions());
}

Result<Value> readDocument(const QString &path)
{
    const Result<QByteArray> text = readInput(path);
    if (!text) {
        return text.error();
    }
    Result<Value> document = catalog::parseYaml(*text);
    if (!document) {
        Error error = document.error();
        error.where = core::Where(path + u':' + error.where.name);
        return error;
    }
    return document;
}

Result<Standard> standardOf(const Value &document, const QString &path)
{
    const auto text = [&document](const QString &name) {
        const Value *found = document.field(name);
        const auto *string = found != nullptr ? found->as<QString>() : nullptr;
        return string != nullptr ? *string : QString();
    };
    const QString kind = text(u"kind"_s);
    if (kind == "DataContract"_L1) {
        return Standard::Odcs;
    }
    if (kind == "DataProduct"_L1) {
        return text(u"apiVersion"_s).startsWith("meshscope/"_L1)
                   ? usageError(path, u"It is a product’s own record: meshctl products publish -f "
                                      "takes it"_s)
                   : Result(Standard::Odps);
    }
    return usageError(path, u"It is neither a contract (ODCS, kind DataContract) nor a product "
                            "(ODPS, kind DataProduct)"_s);
}

schema::Array noteRows(const std::vector<catalog::ImportNote> &notes)
{
    schema::Array rows;
    for (const catalog::ImportNote &note : notes) {
        rows.emplace_back(schema::Object{{u"fate"_s, catalog::importFateName(note.fate)},
                                         {u"path"_s, note.path},
                                         {u"value"_s, textValue(note.value)}});
    }
    return rows;
}

} // namespace mesh::cli
