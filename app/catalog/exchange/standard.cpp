// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/exchange/standard.h"

#include "app/catalog/documentfields.h"

namespace mesh::catalog {

using namespace Qt::StringLiterals;
using core::Code;
using schema::Value;

core::Result<void> checkStandard(const Value &document, QStringView kind, int major)
{
    const QString found = fields::text(document, u"kind");
    if (found != kind) {
        return core::Error{Code::Decode, u"kind “%1”, expected %2"_s.arg(found, kind)};
    }
    const QString version = fields::text(document, u"apiVersion");
    const QString beginning = u"%1."_s.arg(major);
    if (!version.startsWith(beginning) && !version.startsWith(u'v' + beginning)) {
        return core::Error{Code::NewerVersion,
                           u"apiVersion “%1”, read is v%2"_s.arg(version).arg(major)};
    }
    return {};
}

void noteDomain(const Value &document, const core::ProductId &id, std::vector<ImportNote> &notes)
{
    const QString domain = fields::text(document, u"domain");
    if (!domain.isEmpty() && domain != id.domain) {
        notes.push_back({ImportFate::Changed, u"domain"_s, id.domain});
    }
}

bool isOfTheRecord(QStringView field)
{
    return field == u"apiVersion" || field == u"kind" || field == u"id" || field == u"domain" ||
           field == u"writtenBy" || field == u"contract";
}

} // namespace mesh::catalog
