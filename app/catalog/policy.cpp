// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/policy.h"

#include "app/catalog/documentfields.h"

namespace mesh::catalog {

using namespace Qt::StringLiterals;
using schema::Value;

namespace {

Exemption readExemption(const Value &from)
{
    return {core::ProductId::parse(fields::text(from, u"product")).value_or(core::ProductId()),
            fields::text(from, u"reason"), fields::text(from, u"grantedBy"),
            fields::date(from, u"until"), from};
}

Value writeExemption(const Exemption &exemption)
{
    fields::Editor editor(exemption.source);
    if (readExemption(editor.document()).product != exemption.product) {
        editor.setText(u"product", exemption.product.toString());
    }
    editor.setText(u"reason", exemption.reason);
    editor.setText(u"grantedBy", exemption.grantedBy);
    editor.setDate(u"until", exemption.until);
    return editor.take();
}

} // namespace

Severity severityFromName(QStringView name)
{
    if (name == u"block" || name == u"error") {
        return Severity::Block;
    }
    return name == u"info" ? Severity::Info : Severity::Warn;
}

QString severityName(Severity severity)
{
    switch (severity) {
    case Severity::Info:
        return u"info"_s;
    case Severity::Warn:
        return u"warning"_s;
    case Severity::Block:
        return u"block"_s;
    }
    return {};
}

core::Result<Policy> Policy::read(const Value &document)
{
    if (const auto envelope = checkEnvelope(document, Kind::Policy); !envelope) {
        return envelope.error();
    }
    Policy policy;
    policy.id = fields::text(document, u"id");
    if (policy.id.isEmpty()) {
        return core::Error{core::Code::Decode, u"no id"_s, u"id"_s};
    }
    policy.displayName = fields::text(document, u"name");
    policy.description = fields::text(document, u"description.purpose");
    policy.field = fields::text(document, u"field");
    policy.appliesWhen = fields::text(document, u"appliesWhen");
    policy.condition = fields::text(document, u"condition");
    policy.message = fields::text(document, u"message");
    policy.severity = severityFromName(fields::text(document, u"severity"));
    policy.enabled = fields::boolean(document, u"enabled", true);
    policy.domains = fields::texts(document, u"domains");
    policy.exemptions = fields::elements<Exemption>(document, u"exemptions", readExemption);
    policy.writtenBy = fields::signature(document);
    policy.source = document;
    return policy;
}

Value Policy::document() const
{
    fields::Editor editor(source);
    editor.setEnvelope(Kind::Policy);
    editor.setText(u"id", id);
    editor.setText(u"name", displayName);
    editor.setText(u"description.purpose", description);
    editor.setText(u"field", field);
    editor.setText(u"appliesWhen", appliesWhen);
    editor.setText(u"condition", condition);
    editor.setText(u"message", message);
    if (const QString text = fields::text(editor.document(), u"severity");
        text.isEmpty() || severityFromName(text) != severity) {
        editor.setText(u"severity", severityName(severity));
    }
    editor.setBoolean(u"enabled", enabled, true);
    editor.setTexts(u"domains", domains);
    editor.setElements<Exemption>(u"exemptions", exemptions, readExemption, writeExemption);
    editor.setSignature(writtenBy);
    return editor.take();
}

} // namespace mesh::catalog
