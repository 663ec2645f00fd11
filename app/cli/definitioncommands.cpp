// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/catalogwriting.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::cli {

using catalog::Classification;
using catalog::Tier;
using core::Result;
using schema::Value;

namespace {

constexpr qsizetype longestId = 63;
constexpr qint64 mostDays = 3'650;

Value numberValue(std::optional<qint64> number)
{
    return number ? Value(*number) : Value();
}

Result<int> definitions(Context &context)
{
    const Result<Mesh> mesh = readMesh(context);
    if (!mesh) {
        return mesh.error();
    }
    Output &output = context.output();
    output.beginRows({u"kind"_s, u"id"_s, u"name"_s, u"purpose"_s, u"freshnessSeconds"_s,
                      u"responseSeconds"_s, u"noticeDays"_s, u"masking"_s});
    for (const auto &entry : mesh->snapshot->tiers()) {
        const Tier &tier = entry.value;
        output.addRow({u"tier"_s, tier.id, textValue(tier.displayName), textValue(tier.description),
                       numberValue(tier.freshnessSeconds), numberValue(tier.responseSeconds),
                       numberValue(tier.noticeDays), Value()});
    }
    for (const auto &entry : mesh->snapshot->classifications()) {
        const Classification &one = entry.value;
        output.addRow({u"classification"_s, one.id, textValue(one.displayName),
                       textValue(one.description), Value(), Value(), Value(),
                       textValue(one.masking)});
    }
    output.endRows();
    return 0;
}

// --- one field each, as the forms in the window name them

template<typename Definition>
bool setCommon(Definition &definition, const QString &field, const QString &text)
{
    if (field == "name"_L1 || field == "displayName"_L1) {
        definition.displayName = text;
    } else if (field == "purpose"_L1 || field == "description.purpose"_L1) {
        definition.description = text;
    } else {
        return false;
    }
    return true;
}

Result<void> setSeconds(std::optional<qint64> &seconds, const QString &text)
{
    if (text.isEmpty()) {
        seconds.reset();
        return {};
    }
    const Result<qint64> milliseconds = parseDuration(text);
    if (!milliseconds) {
        return milliseconds.error();
    }
    seconds = *milliseconds / 1000;
    return {};
}

Result<void> setDays(std::optional<qint64> &days, const QString &text)
{
    if (text.isEmpty()) {
        days.reset();
        return {};
    }
    bool ok = false;
    const qint64 number = (text.endsWith(u'd') ? text.chopped(1) : text).toLongLong(&ok);
    if (!ok || number < 0 || number > mostDays) {
        return usageError(u"notice="_s + text,
                          u"A notice is a number of days, at most %1"_s.arg(mostDays));
    }
    days = number > 0 ? std::optional(number) : std::nullopt;
    return {};
}

Result<void> setField(Tier &tier, const QString &field, const QString &text)
{
    if (setCommon(tier, field, text)) {
        return {};
    }
    if (field == "freshness"_L1) {
        return setSeconds(tier.freshnessSeconds, text);
    }
    if (field == "response"_L1) {
        return setSeconds(tier.responseSeconds, text);
    }
    if (field == "notice"_L1) {
        return setDays(tier.noticeDays, text);
    }
    return usageError(
        field, u"There is no such field; there are name, purpose, freshness, response, notice"_s);
}

Result<void> setField(Classification &classification, const QString &field, const QString &text)
{
    if (setCommon(classification, field, text)) {
        return {};
    }
    if (field != "masking"_L1) {
        return usageError(field, u"There is no such field; there are name, purpose, masking"_s);
    }
    if (text != "none"_L1 && text != "redact"_L1) {
        return usageError(u"masking="_s + text,
                          u"Fields are shown to whoever may read, none, or masked, redact"_s);
    }
    classification.masking = text;
    return {};
}

// One that is there keeps the id it has, whoever gave it.
Result<void> checkNewId(const QString &id)
{
    const bool written = std::ranges::all_of(id, [](QChar each) {
        return (each >= u'a' && each <= u'z') || (each >= u'0' && each <= u'9') || each == u'-';
    });
    const bool begins = !id.isEmpty() && id.front() >= u'a' && id.front() <= u'z';
    return written && begins && id.size() <= longestId
               ? Result<void>()
               : Result<void>(usageError(id,
                                         u"An id is written in a-z, 0-9 and -, and begins with a "
                                         "letter"_s));
}

template<typename Definition>
Result<int> defineAs(Context &context, const Mesh &mesh, const Definition *known,
                     const QString &action)
{
    const QString id = context.argument(1);
    Definition definition = known != nullptr ? *known : Definition();
    if (known == nullptr) {
        if (const auto fine = checkNewId(id); !fine) {
            return fine.error();
        }
        definition.id = id;
    }
    for (const QString &setting : context.invocation().options.value(u"set"_s)) {
        const qsizetype at = setting.indexOf(u'=');
        if (at <= 0) {
            return usageError(u"--set "_s + setting, u"It is written --set path=value"_s);
        }
        const auto set =
            setField(definition, setting.first(at).trimmed(), setting.sliced(at + 1).trimmed());
        if (!set) {
            return set.error();
        }
    }
    catalog::ReviewBuilder builder = reviewBuilder(context, mesh);
    builder.put(std::move(definition));
    return carryOut(context, mesh, {action, id, builder.review(QDate::currentDate())});
}

Result<int> define(Context &context)
{
    const QString kind = context.argument(0);
    if (kind != "tier"_L1 && kind != "classification"_L1) {
        return usageError(kind, u"Say what: tier or classification"_s);
    }
    if (!context.invocation().has(u"set"_s)) {
        return usageError(u"catalog define"_s, u"Say how: --set path=value"_s);
    }
    const Result<Mesh> mesh = meshToWrite(context);
    if (!mesh) {
        return mesh.error();
    }
    const QString id = context.argument(1);
    return kind == "tier"_L1
               ? defineAs(context, *mesh, mesh->snapshot->tier(id), u"Defined a tier"_s)
               : defineAs(context, *mesh, mesh->snapshot->classification(id),
                          u"Defined a classification"_s);
}

} // namespace

std::vector<Command> definitionCommands()
{
    return {
        {u"catalog"_s,
         u"definitions"_s,
         {},
         0,
         0,
         u"List what the mesh defines: tiers and classifications"_s,
         {},
         u"meshctl --profile Staging catalog definitions"_s,
         definitions},
        {u"catalog"_s, u"define"_s, u"(tier | classification) ID"_s, 2, 2,
         u"Define a tier or a classification, or change what one says"_s,
         writingOptions({{u"set"_s, u"path=value"_s,
                          u"name, purpose; of a tier freshness=1h, response=4h, notice=30 (days); "
                          "of a classification masking=none|redact; an empty value removes"_s,
                          true}}),
         u"meshctl --profile Staging catalog define tier tier-2 --set freshness=1h --set notice=30"_s,
         define},
    };
}

} // namespace mesh::cli
