// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/governance/redirect.h"

#include "app/catalog/documentfields.h"

namespace mesh::catalog {

using namespace Qt::StringLiterals;

core::Result<Redirect> Redirect::read(const schema::Value &document)
{
    if (const auto envelope = checkEnvelope(document, Kind::Redirect); !envelope) {
        return envelope.error();
    }
    const auto from = core::ProductId::parse(fields::text(document, u"id"));
    const auto to = core::ProductId::parse(fields::text(document, u"to"));
    if (!from || !to) {
        return core::Error{core::Code::Decode, u"id and to must be domain.name"_s, u"to"_s};
    }
    return Redirect{*from, *to, fields::signature(document), document};
}

schema::Value Redirect::document() const
{
    fields::Editor editor(source);
    editor.setEnvelope(Kind::Redirect);
    editor.setText(u"id", from.toString());
    editor.setText(u"to", to.toString());
    editor.setSignature(writtenBy);
    return editor.take();
}

} // namespace mesh::catalog
