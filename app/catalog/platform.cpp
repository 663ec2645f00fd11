// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/platform.h"

#include "app/catalog/documentfields.h"

#include <QUuid>

namespace mesh::catalog {

using namespace Qt::StringLiterals;
using schema::Value;

namespace {

template<typename T>
concept Described = requires(T document)
{
    document.displayName;
    document.description;
    document.writtenBy;
};

/// What all documents of the platform have; `own` reads the rest.
template<typename T, typename Own>
core::Result<T> readDocument(const Value &document, Kind kind, const Own &own)
{
    if (const auto envelope = checkEnvelope(document, kind); !envelope) {
        return envelope.error();
    }
    T result;
    result.id = fields::text(document, u"id");
    if (result.id.isEmpty()) {
        return core::Error{core::Code::Decode, u"no id"_s, u"id"_s};
    }
    if constexpr (Described<T>) {
        result.displayName = fields::text(document, u"name");
        result.description = fields::text(document, u"description.purpose");
        result.writtenBy = fields::signature(document);
    }
    own(result);
    result.source = document;
    return result;
}

/// The way back; `own` writes between the description and the signature.
template<typename T, typename Own>
Value writeDocument(const T &from, Kind kind, const Own &own)
{
    fields::Editor editor(from.source);
    editor.setEnvelope(kind);
    editor.setText(u"id", from.id);
    if constexpr (Described<T>) {
        editor.setText(u"name", from.displayName);
        editor.setText(u"description.purpose", from.description);
    }
    own(editor);
    if constexpr (Described<T>) {
        editor.setSignature(from.writtenBy);
    }
    return editor.take();
}

} // namespace

core::Result<Tier> Tier::read(const Value &document)
{
    return readDocument<Tier>(document, Kind::Tier, [&document](Tier &tier) {
        tier.freshnessSeconds = fields::integer(document, u"freshnessSeconds");
        tier.responseSeconds = fields::integer(document, u"responseSeconds");
        tier.noticeDays = fields::integer(document, u"noticeDays");
    });
}

Value Tier::document() const
{
    return writeDocument(*this, Kind::Tier, [this](fields::Editor &editor) {
        editor.setInteger(u"freshnessSeconds", freshnessSeconds);
        editor.setInteger(u"responseSeconds", responseSeconds);
        editor.setInteger(u"noticeDays", noticeDays);
    });
}

core::Result<Classification> Classification::read(const Value &document)
{
    return readDocument<Classification>(
        document, Kind::Classification, [&document](Classification &classification) {
            classification.masking = fields::text(document, u"masking");
        });
}

Value Classification::document() const
{
    return writeDocument(*this, Kind::Classification,
                         [this](fields::Editor &editor) { editor.setText(u"masking", masking); });
}

Generation Generation::make(core::TimestampMs now)
{
    return {QUuid::createUuid().toString(QUuid::WithoutBraces), now, {}};
}

core::Result<Generation> Generation::read(const Value &document)
{
    return readDocument<Generation>(document, Kind::Generation,
                                    [&document](Generation &generation) {
                                        generation.createdAt = fields::time(document, u"createdAt");
                                    });
}

Value Generation::document() const
{
    return writeDocument(*this, Kind::Generation, [this](fields::Editor &editor) {
        editor.setTime(u"createdAt", createdAt);
    });
}

} // namespace mesh::catalog
