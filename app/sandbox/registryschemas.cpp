// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/registryanswers.h"
#include "app/sandbox/registryservice.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>

/// The answers about schemas by id, compatibility, levels and modes.
namespace mesh::sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array levels{u"NONE",           u"BACKWARD",           u"BACKWARD_TRANSITIVE",
                            u"FORWARD",        u"FORWARD_TRANSITIVE", u"FULL",
                            u"FULL_TRANSITIVE"};

} // namespace

RegistryService::Outcome RegistryService::listSchemas(const Question &question)
{
    const QString prefix = question.query.queryItemValue(u"subjectPrefix"_s, QUrl::FullyDecoded);
    QJsonArray all;
    for (const QString &subject : m_state.subjects(question.deleted())) {
        if (!subject.startsWith(prefix)) {
            continue;
        }
        const auto versions = m_state.versions(subject, question.deleted());
        const qsizetype first =
            question.flag(u"latestOnly"_s) ? static_cast<qsizetype>(versions.size()) - 1 : 0;
        for (auto version = versions.begin() + first; version != versions.end(); ++version) {
            all.append(describe(subject, *version));
        }
    }
    return page(all, question.query);
}

RegistryService::Outcome RegistryService::listTypes(const Question &)
{
    return QJsonArray{u"JSON"_s, u"PROTOBUF"_s, u"AVRO"_s};
}

RegistryService::Outcome RegistryService::showSchema(const Question &question)
{
    const IdOrRefusal id = findId(question);
    if (const auto *refusal = std::get_if<RegistryRefusal>(&id)) {
        return *refusal;
    }
    QJsonObject object = schemaPart(*m_state.schema(std::get<int>(id)));
    if (question.flag(u"fetchMaxId"_s)) {
        object[u"maxId"] = m_state.greatestId();
    }
    return object;
}

RegistryService::Outcome RegistryService::showSchemaText(const Question &question)
{
    const IdOrRefusal id = findId(question);
    if (const auto *refusal = std::get_if<RegistryRefusal>(&id)) {
        return *refusal;
    }
    return asJson(m_state.schema(std::get<int>(id))->text);
}

RegistryService::Outcome RegistryService::listSchemaSubjects(const Question &question)
{
    const IdOrRefusal id = findId(question);
    if (const auto *refusal = std::get_if<RegistryRefusal>(&id)) {
        return *refusal;
    }
    QJsonArray subjects;
    for (const auto &[subject, version] : m_state.usesOf(std::get<int>(id), question.deleted())) {
        if (!subjects.contains(subject)) {
            subjects.append(subject);
        }
    }
    return page(subjects, question.query);
}

RegistryService::Outcome RegistryService::listSchemaVersions(const Question &question)
{
    const IdOrRefusal id = findId(question);
    if (const auto *refusal = std::get_if<RegistryRefusal>(&id)) {
        return *refusal;
    }
    QJsonArray uses;
    for (const auto &[subject, version] : m_state.usesOf(std::get<int>(id), question.deleted())) {
        uses.append(QJsonObject{{u"subject"_s, subject}, {u"version"_s, version.version}});
    }
    return page(uses, question.query);
}

// --- Compatibility, levels, modes ---------------------------------------------------------------

RegistryService::Outcome RegistryService::checkCompatibility(const Question &question)
{
    const QString &subject = question.names[0];
    const DefinitionOrRefusal definition = readDefinition(subject, question.body);
    if (const auto *refusal = std::get_if<RegistryRefusal>(&definition)) {
        return *refusal;
    }
    std::vector<SubjectVersion> against = m_state.versions(subject, Deleted::Hide);
    if (question.names.size() > 1 && !against.empty()) {
        const VersionOrRefusal version = findVersion(question);
        if (const auto *refusal = std::get_if<RegistryRefusal>(&version)) {
            return *refusal;
        }
        against = {std::get<SubjectVersion>(version)};
    }
    const QString level = m_state.level(subject).value_or(*m_state.level({}));
    const QString wanted = std::get<SchemaDefinition>(definition).identity(false);
    const bool known = level == u"NONE" ||
                       std::all_of(against.begin(), against.end(), [&](const SubjectVersion &each) {
                           return m_state.schema(each.id)->identity(false) == wanted;
                       });
    if (!known) {
        return notHere(u"Comparing schemas at level %1"_s.arg(level));
    }
    return QJsonObject{{u"is_compatible"_s, true}};
}

RegistryService::Outcome RegistryService::showLevel(const Question &question)
{
    const QString subject = question.names.value(0);
    std::optional<QString> level = m_state.level(subject);
    if (!level && question.flag(u"defaultToGlobal"_s)) {
        level = m_state.level({});
    }
    if (!level) {
        return RegistryRefusal{
            40408,
            u"Subject '%1' does not have subject-level compatibility configured"_s.arg(subject)};
    }
    return QJsonObject{{u"compatibilityLevel"_s, *level}};
}

RegistryService::Outcome RegistryService::changeLevel(const Question &question)
{
    const QJsonObject body = QJsonDocument::fromJson(question.body).object();
    for (const QString &member : body.keys()) {
        if (member != u"compatibility") {
            return notHere(u"The setting '%1'"_s.arg(member));
        }
    }
    const QString level = body[u"compatibility"].toString().toUpper();
    if (std::find(levels.begin(), levels.end(), level) == levels.end()) {
        return RegistryRefusal{
            42203, u"Invalid compatibility level. Valid values are none, backward, forward, full, "
                   "backward_transitive, forward_transitive, and full_transitive"_s};
    }
    m_state.setLevel(question.names.value(0), level);
    return QJsonObject{{u"compatibility"_s, level}};
}

RegistryService::Outcome RegistryService::resetLevel(const Question &question)
{
    const QString subject = question.names.value(0);
    const auto level = m_state.level(subject);
    if (!level) {
        return subjectNotFound(subject);
    }
    m_state.setLevel(subject, std::nullopt);
    return QJsonObject{{u"compatibilityLevel"_s, *level}};
}

RegistryService::Outcome RegistryService::showMode(const Question &question)
{
    const QString subject = question.names.value(0);
    std::optional<QString> mode = m_state.mode(subject);
    if (!mode && question.flag(u"defaultToGlobal"_s)) {
        mode = m_state.mode({});
    }
    if (!mode) {
        return RegistryRefusal{
            40409, u"Subject '%1' does not have subject-level mode configured"_s.arg(subject)};
    }
    return QJsonObject{{u"mode"_s, *mode}};
}

RegistryService::Outcome RegistryService::changeMode(const Question &question)
{
    const QString mode =
        QJsonDocument::fromJson(question.body).object()[u"mode"].toString().toUpper();
    if (mode == u"IMPORT" || mode == u"FORWARD") {
        return notHere(u"Mode "_s + mode);
    }
    if (mode != u"READWRITE" && mode != u"READONLY") {
        return RegistryRefusal{
            42204, u"Invalid mode. Valid values are READWRITE, READONLY, IMPORT and FORWARD."_s};
    }
    m_state.setMode(question.names.value(0), mode);
    return QJsonObject{{u"mode"_s, mode}};
}

RegistryService::Outcome RegistryService::resetMode(const Question &question)
{
    const QString subject = question.names.value(0);
    const auto mode = m_state.mode(subject);
    if (!mode) {
        return subjectNotFound(subject);
    }
    m_state.setMode(subject, std::nullopt);
    return QJsonObject{{u"mode"_s, *mode}};
}

RegistryService::Outcome RegistryService::listContexts(const Question &)
{
    return QJsonArray{u"."_s};
}

} // namespace mesh::sandbox
