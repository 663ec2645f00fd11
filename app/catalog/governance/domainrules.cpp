// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/governance/domainrules.h"

#include "app/catalog/documentfields.h"

namespace mesh::catalog {

using namespace Qt::StringLiterals;
using schema::Value;

namespace {

RaisedPolicy readRaised(const Value &from)
{
    return {fields::text(from, u"policy"), severityFromName(fields::text(from, u"severity")), from};
}

Value writeRaised(const RaisedPolicy &raised)
{
    fields::Editor editor(raised.source);
    editor.setText(u"policy", raised.policy);
    editor.setText(u"severity", severityName(raised.severity));
    return editor.take();
}

} // namespace

core::Result<DomainRules> DomainRules::read(const Value &document)
{
    if (const auto envelope = checkEnvelope(document, Kind::Rules); !envelope) {
        return envelope.error();
    }
    DomainRules rules;
    rules.id = fields::text(document, u"id");
    rules.raised = fields::elements<RaisedPolicy>(document, u"raised", readRaised);
    const Value *found = document.field(u"policies");
    const auto *policies = found != nullptr ? found->as<schema::Array>() : nullptr;
    for (const Value &each : policies != nullptr ? *policies : schema::Array()) {
        core::Result<Policy> policy = Policy::read(each);
        if (!policy) {
            return policy.error();
        }
        rules.policies.push_back(std::move(*policy));
    }
    rules.writtenBy = fields::signature(document);
    rules.source = document;
    return rules;
}

Value DomainRules::document() const
{
    fields::Editor editor(source);
    editor.setEnvelope(Kind::Rules);
    editor.setText(u"id", id);
    editor.setElements<RaisedPolicy>(u"raised", raised, readRaised, writeRaised);
    schema::Array own;
    for (const Policy &policy : policies) {
        own.push_back(policy.document());
    }
    editor.setValue(u"policies", own.empty() ? Value() : Value(std::move(own)));
    editor.setSignature(writtenBy);
    return editor.take();
}

} // namespace mesh::catalog
