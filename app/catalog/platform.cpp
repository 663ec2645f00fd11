// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/platform.h"

#include "app/catalog/documentfields.h"

#include <QUuid>

namespace mesh::catalog {

using namespace Qt::StringLiterals;
using schema::Value;

namespace {

// What the documents of the platform begin with.
template<typename T>
core::Result<T> readNamed(const Value &document, Kind kind)
{
    if (const auto envelope = checkEnvelope(document, kind); !envelope) {
        return envelope.error();
    }
    T result;
    result.id = fields::text(document, u"id");
    if (result.id.isEmpty()) {
        return core::Error{core::Code::Decode, u"no id"_s, u"id"_s};
    }
    result.source = document;
    return result;
}

} // namespace

core::Result<Tier> Tier::read(const Value &document)
{
    core::Result<Tier> tier = readNamed<Tier>(document, Kind::Tier);
    if (tier) {
        tier->displayName = fields::text(document, u"name");
        tier->description = fields::text(document, u"description.purpose");
        tier->freshnessSeconds = fields::integer(document, u"freshnessSeconds");
        tier->responseSeconds = fields::integer(document, u"responseSeconds");
        tier->noticeDays = fields::integer(document, u"noticeDays");
        tier->writtenBy = fields::signature(document);
    }
    return tier;
}

Value Tier::document() const
{
    fields::Editor editor(source);
    editor.setEnvelope(Kind::Tier);
    editor.setText(u"id", id);
    editor.setText(u"name", displayName);
    editor.setText(u"description.purpose", description);
    editor.setInteger(u"freshnessSeconds", freshnessSeconds);
    editor.setInteger(u"responseSeconds", responseSeconds);
    editor.setInteger(u"noticeDays", noticeDays);
    editor.setSignature(writtenBy);
    return editor.take();
}

core::Result<Classification> Classification::read(const Value &document)
{
    core::Result<Classification> result = readNamed<Classification>(document, Kind::Classification);
    if (result) {
        result->displayName = fields::text(document, u"name");
        result->description = fields::text(document, u"description.purpose");
        result->masking = fields::text(document, u"masking");
        result->writtenBy = fields::signature(document);
    }
    return result;
}

Value Classification::document() const
{
    fields::Editor editor(source);
    editor.setEnvelope(Kind::Classification);
    editor.setText(u"id", id);
    editor.setText(u"name", displayName);
    editor.setText(u"description.purpose", description);
    editor.setText(u"masking", masking);
    editor.setSignature(writtenBy);
    return editor.take();
}

Generation Generation::make(core::TimestampMs now)
{
    return {QUuid::createUuid().toString(QUuid::WithoutBraces), now, {}};
}

core::Result<Generation> Generation::read(const Value &document)
{
    core::Result<Generation> generation = readNamed<Generation>(document, Kind::Generation);
    if (generation) {
        generation->createdAt = fields::time(document, u"createdAt");
    }
    return generation;
}

Value Generation::document() const
{
    fields::Editor editor(source);
    editor.setEnvelope(Kind::Generation);
    editor.setText(u"id", id);
    editor.setTime(u"createdAt", createdAt);
    return editor.take();
}

} // namespace mesh::catalog
