// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/domain.h"

#include "app/catalog/documentfields.h"

#include <algorithm>

namespace mesh::catalog {

using namespace Qt::StringLiterals;

core::Result<Domain> Domain::read(const schema::Value &document)
{
    if (const auto envelope = checkEnvelope(document, Kind::Domain); !envelope) {
        return envelope.error();
    }
    Domain domain;
    domain.id = fields::text(document, u"id");
    if (!core::ProductId::isValidPart(domain.id)) {
        return core::Error{core::Code::Decode, u"id “%1” is no name of a domain"_s.arg(domain.id),
                           u"id"_s};
    }
    domain.displayName = fields::text(document, u"name");
    domain.purpose = fields::text(document, u"description.purpose");
    domain.teams = fields::texts(document, u"teams");
    domain.contacts = fields::elements<Channel>(document, u"support", fields::readChannel);
    domain.parent = fields::text(document, u"parent");
    domain.topicPrefixes = fields::texts(document, u"topicPrefixes");
    domain.writtenBy = fields::signature(document);
    domain.source = document;
    return domain;
}

schema::Value Domain::document() const
{
    fields::Editor editor(source);
    editor.setEnvelope(Kind::Domain);
    editor.setText(u"id", id);
    editor.setText(u"name", displayName);
    editor.setText(u"description.purpose", purpose);
    editor.setTexts(u"teams", teams);
    editor.setElements<Channel>(u"support", contacts, fields::readChannel, fields::writeChannel);
    editor.setText(u"parent", parent);
    editor.setTexts(u"topicPrefixes", topicPrefixes);
    editor.setSignature(writtenBy);
    return editor.take();
}

bool Domain::ownsTopic(QStringView topic) const
{
    return std::any_of(topicPrefixes.begin(), topicPrefixes.end(), [topic](const QString &prefix) {
        return !prefix.isEmpty() && topic.startsWith(prefix);
    });
}

} // namespace mesh::catalog
