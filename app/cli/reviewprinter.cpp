// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/reviewprinter.h"

#include "app/catalog/history/merge.h"
#include "app/schema/json.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::cli {

using catalog::PlannedRecord;
using catalog::PlannedWrite;
using core::Code;
using core::Error;
using schema::Array;
using schema::Object;
using schema::Value;

namespace {

Value parsed(const std::optional<QByteArray> &bytes)
{
    return bytes ? schema::parseJson(*bytes).valueOr(Value(QString::fromUtf8(*bytes))) : Value();
}

QString changeOf(const PlannedRecord &record)
{
    if (record.isChange) {
        return u"appended"_s;
    }
    return !record.value ? u"removed"_s : record.before ? u"edited"_s : u"created"_s;
}

Value recordRows(const catalog::Review &review)
{
    Array rows;
    for (const PlannedWrite &write : review.writes) {
        for (const PlannedRecord &record : write.records) {
            Value value = parsed(record.value);
            if (record.isChange) {
                // Given when it is written.
                value.removeField(u"id");
                value.removeField(u"revision");
            }
            rows.emplace_back(Object{{u"topic"_s, record.topic},
                                     {u"key"_s, QString::fromUtf8(record.key)},
                                     {u"change"_s, changeOf(record)},
                                     {u"value"_s, std::move(value)}});
        }
    }
    return rows;
}

Value reviewedDifferences(const catalog::Review &review)
{
    Array rows;
    for (const PlannedWrite &write : review.writes) {
        for (const PlannedRecord &record : write.records) {
            for (Value &row : differenceRows(record.differences)) {
                Object named{{u"key"_s, QString::fromUtf8(record.key)}};
                for (auto &field : *row.as<Object>()) {
                    named.push_back(std::move(field));
                }
                rows.emplace_back(std::move(named));
            }
        }
    }
    return rows;
}

// What holds, and what does not concern it, is not worth a line.
Value policyRows(const catalog::Review &review)
{
    Array rows;
    for (const catalog::PolicyResult &result : review.policies) {
        if (result.outcome != catalog::PolicyOutcome::Pass &&
            result.outcome != catalog::PolicyOutcome::NotApplicable) {
            rows.emplace_back(Object{{u"product"_s, textValue(result.product)},
                                     {u"policy"_s, result.policy},
                                     {u"outcome"_s, catalog::outcomeName(result.outcome)},
                                     {u"field"_s, textValue(result.field)},
                                     {u"why"_s, textValue(result.why)},
                                     {u"how"_s, textValue(result.how)}});
        }
    }
    return rows;
}

Value objectionRows(const catalog::Review &review)
{
    Array rows;
    for (const catalog::ObjectionAt &objection : review.objections) {
        rows.emplace_back(Object{{u"product"_s, textValue(objection.product)},
                                 {u"field"_s, textValue(objection.field)},
                                 {u"blocks"_s, objection.blocks},
                                 {u"why"_s, catalog::objectionText(objection)}});
    }
    return rows;
}

QStringList writersOf(const catalog::Review &review)
{
    QStringList writers;
    for (const PlannedWrite &write : review.writes) {
        writers += write.writers;
    }
    writers.removeDuplicates();
    return writers;
}

// Of several domains each is one transaction: what became of which.
Value domainRows(const catalog::Review &review, const std::vector<WrittenDomain> &written)
{
    Array rows;
    for (const PlannedWrite &write : review.writes) {
        const auto done =
            std::find_if(written.begin(), written.end(), [&write](const WrittenDomain &each) {
                return each.domain == write.set.domain;
            });
        rows.emplace_back(Object{{u"domain"_s, textValue(write.set.domain)},
                                 {u"records"_s, qint64(write.set.edits.size())},
                                 {u"written"_s, done != written.end()},
                                 {u"mayWrite"_s, listValue(write.writers)}});
    }
    return rows;
}

} // namespace

void printReview(Context &context, const Proposal &proposal,
                 const std::vector<WrittenDomain> &written)
{
    const catalog::Review &review = proposal.review;
    const bool all = !written.empty() && written.size() == review.writes.size();
    Array offsets;
    for (const WrittenDomain &each : written) {
        offsets.insert(offsets.end(), each.revisions.begin(), each.revisions.end());
    }
    Object document{{u"subject"_s, proposal.subject},
                    {u"written"_s, all},
                    {u"revisions"_s, Value(std::move(offsets))},
                    {u"mayWrite"_s, listValue(writersOf(review))}};
    if (review.acrossDomains()) {
        document.emplace_back(u"domains"_s, domainRows(review, written));
    }
    document.insert(document.end(), proposal.more.begin(), proposal.more.end());
    document.insert(document.end(), {{u"differences"_s, reviewedDifferences(review)},
                                     {u"policies"_s, policyRows(review)},
                                     {u"objections"_s, objectionRows(review)},
                                     {u"records"_s, recordRows(review)}});
    // A person is told what there is to tell, and has seen the records by --dry-run.
    if (context.output().format() == Format::Table) {
        std::erase_if(document, [all](const auto &field) {
            const auto *list = field.second.template as<Array>();
            return (list != nullptr && list->empty()) || (all && field.first == "records"_L1);
        });
    }
    context.output().addDocument(Value(std::move(document)));
}

Error refusal(const Proposal &proposal)
{
    QStringList reasons;
    const auto of = [&proposal](const QString &product) {
        return product.isEmpty() || product == proposal.subject ? QString() : product + u": "_s;
    };
    for (const catalog::PolicyResult &result : proposal.review.policies) {
        if (result.outcome == catalog::PolicyOutcome::Block) {
            reasons << of(result.product) + u"policy %1: %2"_s.arg(result.policy, result.why);
        }
    }
    for (const catalog::ObjectionAt &objection : proposal.review.objections) {
        if (objection.blocks) {
            reasons << of(objection.product) + catalog::objectionText(objection);
        }
    }
    QString detail = reasons.value(0);
    if (reasons.size() > 1) {
        detail += u" (%1 more reasons stand in what was printed)"_s.arg(reasons.size() - 1);
    }
    return {Code::Policy, detail, proposal.subject};
}

Error printConflict(Context &context, const QString &subject, const Value &base, const Value &mine,
                    const Value &theirs, core::Offset theirRevision)
{
    Array fields;
    for (const catalog::MergeField &field : catalog::mergeFields(base, mine, theirs)) {
        fields.emplace_back(Object{{u"field"_s, catalog::pathText(field.path)},
                                   {u"both"_s, field.conflict},
                                   {u"base"_s, field.base},
                                   {u"mine"_s, field.mine},
                                   {u"theirs"_s, field.theirs}});
    }
    context.output().addDocument(
        Value(Object{{u"subject"_s, subject},
                     {u"written"_s, false},
                     {u"revision"_s, theirRevision < 0 ? Value() : Value(theirRevision)},
                     {u"fields"_s, Value(std::move(fields))},
                     {u"mine"_s, mine},
                     {u"theirs"_s, theirs}}));
    return {Code::Conflict, {}, subject};
}

Array differenceRows(const std::vector<catalog::Difference> &differences)
{
    Array rows;
    for (const catalog::Difference &difference : differences) {
        rows.emplace_back(Object{{u"field"_s, catalog::pathText(difference.path)},
                                 {u"change"_s, catalog::differenceName(difference.kind)},
                                 {u"before"_s, difference.before},
                                 {u"after"_s, difference.after}});
    }
    return rows;
}

Value parsedDocument(const std::optional<QByteArray> &bytes)
{
    return parsed(bytes);
}

} // namespace mesh::cli
