// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/document.h"

#include "app/catalog/documentfields.h"

#include <array>

namespace mesh::catalog {

using namespace Qt::StringLiterals;

namespace {

struct KindName
{
    Kind kind;
    QStringView key;
    QStringView document;
};

constexpr std::array<KindName, 11> kinds{{
    {Kind::Product, u"product", u"DataProduct"},
    {Kind::Domain, u"domain", u"Domain"},
    {Kind::Policy, u"policy", u"Policy"},
    {Kind::Tier, u"tier", u"Tier"},
    {Kind::Classification, u"classification", u"Classification"},
    {Kind::Generation, u"meta", u"Generation"},
    {Kind::Rules, u"rules", u"DomainRules"},
    {Kind::Redirect, u"redirect", u"Redirect"},
    {Kind::Grant, u"grant", u"AccessGrant"},
    {Kind::Request, u"request", u"AccessRequest"},
    {Kind::Reveal, u"reveal", u"Reveal"},
}};

} // namespace

QStringView keyName(Kind kind)
{
    return kinds.at(static_cast<std::size_t>(kind)).key;
}

QStringView documentName(Kind kind)
{
    return kinds.at(static_cast<std::size_t>(kind)).document;
}

std::optional<Kind> kindFromKey(QStringView name)
{
    for (const KindName &candidate : kinds) {
        if (candidate.key == name) {
            return candidate.kind;
        }
    }
    return std::nullopt;
}

core::Result<void> checkEnvelope(const schema::Value &document, Kind kind)
{
    if (document.as<schema::Object>() == nullptr) {
        return core::Error{core::Code::Decode, u"not a JSON object"_s};
    }
    const QString version = fields::text(document, u"apiVersion");
    if (version != apiVersion) {
        return core::Error{core::Code::NewerVersion,
                           u"apiVersion “%1”, this program knows %2"_s.arg(version, apiVersion)};
    }
    const QString name = fields::text(document, u"kind");
    if (name != documentName(kind)) {
        return core::Error{core::Code::Decode,
                           u"kind “%1”, expected %2"_s.arg(name, documentName(kind))};
    }
    return {};
}

} // namespace mesh::catalog
