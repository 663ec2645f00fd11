// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/access/accessdocuments.h"

#include "app/catalog/documentfields.h"

namespace mesh::catalog {

using namespace Qt::StringLiterals;
using schema::Value;

namespace {

// A word that is not known grants nothing.
Decision decisionFromName(QStringView name)
{
    return name == u"agreed"  ? Decision::Agreed
           : name == u"ended" ? Decision::Ended
                              : Decision::Refused;
}

template<typename T>
core::Result<T> readCommon(const Value &document, Kind kind)
{
    if (const auto envelope = checkEnvelope(document, kind); !envelope) {
        return envelope.error();
    }
    T result;
    result.id = fields::text(document, u"id");
    const QString product = fields::text(document, u"product");
    const auto id = core::ProductId::parse(product);
    if (result.id.isEmpty() || !id) {
        return core::Error{core::Code::Decode, u"id “%1”, product “%2”"_s.arg(result.id, product),
                           u"product"_s};
    }
    result.product = *id;
    result.principal = fields::text(document, u"principal");
    result.group = fields::text(document, u"group");
    result.purpose = fields::text(document, u"purpose");
    result.until = fields::date(document, u"until");
    result.source = document;
    return result;
}

template<typename T>
void writeCommon(fields::Editor &editor, const T &from, Kind kind)
{
    editor.setEnvelope(kind);
    editor.setText(u"id", from.id);
    editor.setText(u"product", from.product.toString());
    editor.setText(u"principal", from.principal);
    editor.setText(u"group", from.group);
    editor.setText(u"purpose", from.purpose);
    editor.setDate(u"until", from.until);
}

} // namespace

QString decisionName(Decision decision)
{
    switch (decision) {
    case Decision::Agreed:
        return u"agreed"_s;
    case Decision::Refused:
        return u"refused"_s;
    case Decision::Ended:
        return u"ended"_s;
    }
    return {};
}

core::Result<AccessRequest> AccessRequest::read(const Value &document)
{
    core::Result<AccessRequest> request = readCommon<AccessRequest>(document, Kind::Request);
    if (request) {
        request->withdrawn = fields::boolean(document, u"withdrawn", false);
        request->by = fields::signature(document);
    }
    return request;
}

Value AccessRequest::document() const
{
    fields::Editor editor(source);
    writeCommon(editor, *this, Kind::Request);
    editor.setBoolean(u"withdrawn", withdrawn, false);
    editor.setSignature(by);
    return editor.take();
}

core::Result<Reveal> Reveal::read(const Value &document)
{
    if (const auto envelope = checkEnvelope(document, Kind::Reveal); !envelope) {
        return envelope.error();
    }
    Reveal reveal;
    reveal.id = fields::text(document, u"id");
    reveal.topic = fields::text(document, u"topic");
    if (reveal.id.isEmpty() || reveal.topic.isEmpty()) {
        return core::Error{core::Code::Decode,
                           u"id “%1”, topic “%2”"_s.arg(reveal.id, reveal.topic), u"topic"_s};
    }
    reveal.fields = fields::texts(document, u"fields");
    if (const auto partition = fields::integer(document, u"partition")) {
        reveal.partition = core::PartitionId(*partition);
    }
    reveal.offset = fields::integer(document, u"offset");
    reveal.by = fields::signature(document);
    reveal.source = document;
    return reveal;
}

Value Reveal::document() const
{
    fields::Editor editor(source);
    editor.setEnvelope(Kind::Reveal);
    editor.setText(u"id", id);
    editor.setText(u"topic", topic);
    editor.setTexts(u"fields", fields);
    editor.setInteger(u"partition", partition);
    editor.setInteger(u"offset", offset);
    editor.setSignature(by);
    return editor.take();
}

core::Result<AccessGrant> AccessGrant::read(const Value &document)
{
    core::Result<AccessGrant> grant = readCommon<AccessGrant>(document, Kind::Grant);
    if (grant) {
        grant->decision = decisionFromName(fields::text(document, u"decision"));
        grant->reason = fields::text(document, u"reason");
        grant->reviewAt = fields::date(document, u"reviewAt");
        grant->writtenBy = fields::signature(document);
    }
    return grant;
}

Value AccessGrant::document() const
{
    fields::Editor editor(source);
    writeCommon(editor, *this, Kind::Grant);
    editor.setText(u"decision", decisionName(decision));
    editor.setText(u"reason", reason);
    editor.setDate(u"reviewAt", reviewAt);
    editor.setSignature(writtenBy);
    return editor.take();
}

AccessGrant AccessGrant::of(const AccessRequest &request, Decision decision)
{
    AccessGrant grant;
    grant.id = request.id;
    grant.product = request.product;
    grant.principal = request.principal;
    grant.group = request.group;
    grant.purpose = request.purpose;
    grant.until = request.until;
    grant.decision = decision;
    return grant;
}

} // namespace mesh::catalog
