// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/registryservice.h"

#include "app/sandbox/registryanswers.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace mesh::sandbox {

using namespace Qt::StringLiterals;

namespace {

/// The definition as Confluent's message for 42201 prints it.
QString printed(const QString &subject, const SchemaDefinition &definition)
{
    QStringList references;
    for (const SchemaReference &reference : definition.references) {
        references << u"{name='%1', subject='%2', version=%3}"_s
                          .arg(reference.name, reference.subject)
                          .arg(reference.version);
    }
    const QString refs = u'[' + references.join(u", ") + u']';
    return u"{subject=%1,version=null,id=null,schemaType=%2,references=%3,metadata=null,"
           "ruleSet=null,schema=%4,schemaTags=null} with refs %3 of type %2"_s.arg(
               subject, definition.type, refs, definition.text);
}

RegistryRefusal invalidSchema(const QString &subject, const SchemaDefinition &definition,
                              const QString &reason)
{
    return {42201, u"Invalid schema %1, details: %2"_s.arg(printed(subject, definition), reason)};
}

bool isJsonType(const QByteArray &mediaType)
{
    const QByteArray type = mediaType.split(';').first().trimmed().toLower();
    return type.isEmpty() || type == "*/*" || type == "application/*" ||
           type == "application/json" || type == "application/octet-stream" ||
           type.startsWith("application/vnd.schemaregistry");
}

bool accepts(const QByteArray &accept)
{
    const QList<QByteArray> types = accept.split(',');
    return std::any_of(types.begin(), types.end(), isJsonType);
}

/// Where a path fits a route, what stood at its `*`.
std::optional<QStringList> match(const QString &pattern, const QStringList &path)
{
    const QStringList expected = pattern.split(u'/', Qt::SkipEmptyParts);
    if (expected.size() != path.size()) {
        return std::nullopt;
    }
    QStringList names;
    for (qsizetype i = 0; i < path.size(); ++i) {
        if (expected[i] == u"*") {
            names << path[i];
        } else if (expected[i] != path[i]) {
            return std::nullopt;
        }
    }
    return names;
}

QStringList segments(const QUrl &url)
{
    QStringList decoded;
    const QString path = url.path(QUrl::FullyEncoded);
    for (const QString &segment : path.split(u'/', Qt::SkipEmptyParts)) {
        decoded << QUrl::fromPercentEncoding(segment.toUtf8());
    }
    return decoded;
}

/// QJsonDocument writes only objects and arrays; a few answers are a bare number.
QByteArray serialize(const QJsonValue &value)
{
    if (value.isObject()) {
        return QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
    }
    const QByteArray wrapped = QJsonDocument(value.isArray() ? value.toArray() : QJsonArray{value})
                                   .toJson(QJsonDocument::Compact);
    return value.isArray() ? wrapped : wrapped.mid(1, wrapped.size() - 2);
}

} // namespace

bool RegistryService::Question::flag(const QString &name) const
{
    return query.queryItemValue(name).compare(u"true"_s, Qt::CaseInsensitive) == 0;
}

Deleted RegistryService::Question::deleted() const
{
    if (flag(u"deletedOnly"_s)) {
        return Deleted::Only;
    }
    return flag(u"deleted"_s) ? Deleted::Include : Deleted::Hide;
}

RegistryService::RegistryService(SchemaCheck check, RegistryState state)
    : m_check(std::move(check))
    , m_state(std::move(state))
{}

const std::vector<RegistryService::Route> &RegistryService::routes()
{
    using Self = RegistryService;
    static const std::vector<Route> table{
        {"GET", "/", &Self::root},
        {"GET", "/subjects", &Self::listSubjects},
        {"POST", "/subjects/*", &Self::lookUp},
        {"DELETE", "/subjects/*", &Self::deleteSubject},
        {"GET", "/subjects/*/versions", &Self::listVersions},
        {"POST", "/subjects/*/versions", &Self::registerVersion},
        {"GET", "/subjects/*/versions/*", &Self::showVersion},
        {"DELETE", "/subjects/*/versions/*", &Self::deleteVersion},
        {"GET", "/subjects/*/versions/*/schema", &Self::showVersionSchema},
        {"GET", "/subjects/*/versions/*/referencedby", &Self::listReferrers},
        {"GET", "/schemas", &Self::listSchemas},
        {"GET", "/schemas/types", &Self::listTypes},
        {"GET", "/schemas/ids/*", &Self::showSchema},
        {"GET", "/schemas/ids/*/schema", &Self::showSchemaText},
        {"GET", "/schemas/ids/*/subjects", &Self::listSchemaSubjects},
        {"GET", "/schemas/ids/*/versions", &Self::listSchemaVersions},
        {"POST", "/compatibility/subjects/*/versions", &Self::checkCompatibility},
        {"POST", "/compatibility/subjects/*/versions/*", &Self::checkCompatibility},
        {"GET", "/config", &Self::showLevel},
        {"PUT", "/config", &Self::changeLevel},
        {"DELETE", "/config", &Self::resetLevel},
        {"GET", "/config/*", &Self::showLevel},
        {"PUT", "/config/*", &Self::changeLevel},
        {"DELETE", "/config/*", &Self::resetLevel},
        {"GET", "/mode", &Self::showMode},
        {"PUT", "/mode", &Self::changeMode},
        {"GET", "/mode/*", &Self::showMode},
        {"PUT", "/mode/*", &Self::changeMode},
        {"DELETE", "/mode/*", &Self::resetMode},
        {"GET", "/contexts", &Self::listContexts},
    };
    return table;
}

RegistryAnswer RegistryService::answer(const RegistryRequest &request)
{
    if (request.method == "OPTIONS") {
        return {};
    }
    const Outcome outcome = dispatch(request);
    if (const auto *refusal = std::get_if<RegistryRefusal>(&outcome)) {
        const int status = refusal->code < 1000 ? refusal->code : refusal->code / 100;
        return {status, serialize(QJsonObject{{u"error_code"_s, refusal->code},
                                              {u"message"_s, refusal->message}})};
    }
    return {200, request.method == "HEAD" ? QByteArray() : serialize(std::get<0>(outcome))};
}

RegistryService::Outcome RegistryService::dispatch(const RegistryRequest &request)
{
    const QStringList path = segments(request.url);
    const QByteArray method = request.method == "HEAD" ? QByteArray("GET") : request.method;
    bool pathKnown = false;
    for (const Route &route : routes()) {
        const auto names = match(QString::fromLatin1(route.path), path);
        pathKnown = pathKnown || names;
        if (!names || method != route.method) {
            continue;
        }
        if (!accepts(request.accept)) {
            return RegistryRefusal{406, u"HTTP 406 Not Acceptable"_s};
        }
        if (!request.body.isEmpty() && !isJsonType(request.contentType)) {
            return RegistryRefusal{415, u"HTTP 415 Unsupported Media Type"_s};
        }
        return (this->*route.handler)({*names, QUrlQuery(request.url), request.body});
    }
    return pathKnown ? RegistryRefusal{405, u"HTTP 405 Method Not Allowed"_s}
                     : RegistryRefusal{404, u"HTTP 404 Not Found"_s};
}

core::Result<SubjectVersion> RegistryService::registerSchema(const QString &subject,
                                                             const SchemaDefinition &definition)
{
    if (const auto refusal = refuseDefinition(subject, definition)) {
        return core::Error{core::Code::Schema, refusal->message, subject};
    }
    SchemaDefinition kept = definition;
    if (kept.type != u"PROTOBUF") {
        kept.text = compactJson(kept.text);
    }
    return m_state.add(subject, kept);
}

void RegistryService::setLevel(const QString &subject, const QString &level)
{
    m_state.setLevel(subject, level);
}

// --- What many routes need ---------------------------------------------------------------------

RegistryService::DefinitionOrRefusal RegistryService::readDefinition(const QString &subject,
                                                                     const QByteArray &body) const
{
    if (body.trimmed().isEmpty()) {
        return RegistryRefusal{422, u"register.request must not be null (was null)"_s};
    }
    QJsonParseError error{};
    const QJsonObject object = QJsonDocument::fromJson(body, &error).object();
    if (error.error != QJsonParseError::NoError) {
        return RegistryRefusal{400, error.errorString()};
    }
    if (object.contains(u"id") && object[u"id"].toInt(-1) > 0) {
        return RegistryRefusal{42205,
                               u"Subject %1 is not in import or forward mode"_s.arg(subject)};
    }
    SchemaDefinition definition{object[u"schemaType"].toString(u"AVRO"_s),
                                object[u"schema"].toString(),
                                referencesFromJson(object[u"references"].toArray()),
                                object[u"metadata"].toObject(), object[u"ruleSet"].toObject()};
    if (const auto refusal = refuseDefinition(subject, definition)) {
        return *refusal;
    }
    if (definition.type != u"PROTOBUF") {
        definition.text = compactJson(definition.text);
    }
    return definition;
}

std::optional<RegistryRefusal>
RegistryService::refuseDefinition(const QString &subject, const SchemaDefinition &definition) const
{
    if (subject.startsWith(u":.")) {
        return notHere(u"A context"_s);
    }
    if (definition.type != u"AVRO" && definition.type != u"PROTOBUF" &&
        definition.type != u"JSON") {
        return RegistryRefusal{42201, u"Invalid schema type %1"_s.arg(definition.type)};
    }
    if (definition.text.trimmed().isEmpty()) {
        return invalidSchema(subject, definition, u"Empty schema"_s);
    }
    std::vector<std::pair<QString, SchemaDefinition>> references;
    for (const SchemaReference &reference : definition.references) {
        const auto version =
            m_state.version(reference.subject, reference.version, Deleted::Include);
        if (!version) {
            return invalidSchema(subject, definition,
                                 u"No schema reference found for subject \"%1\" and version %2"_s
                                     .arg(reference.subject)
                                     .arg(reference.version));
        }
        references.emplace_back(reference.name, *m_state.schema(version->id));
    }
    if (const auto checked = m_check(definition, references); !checked) {
        return invalidSchema(subject, definition, checked.error().detail);
    }
    return std::nullopt;
}

std::optional<RegistryRefusal> RegistryService::refuseWrite(const QString &subject) const
{
    const QString mode = m_state.mode(subject).value_or(*m_state.mode({}));
    if (mode == u"READWRITE") {
        return std::nullopt;
    }
    return RegistryRefusal{42205, u"Subject %1 in context  is in read-only mode"_s.arg(subject)};
}

RegistryService::VersionOrRefusal RegistryService::findVersion(const Question &question) const
{
    const QString &subject = question.names[0];
    const QString &text = question.names[1];
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    const bool latest = text == u"latest" || (isNumber && number == -1);
    if (!latest && (!isNumber || number < 1)) {
        return RegistryRefusal{
            42202, u"The specified version '%1' is not a valid version id. Allowed values are "
                   "between [1, 2^31-1] and the string \"latest\""_s.arg(text)};
    }
    const Deleted deleted = question.deleted() == Deleted::Hide ? Deleted::Hide : Deleted::Include;
    if (!m_state.hasSubject(subject, deleted)) {
        return subjectNotFound(subject);
    }
    const auto version =
        m_state.version(subject, latest ? std::nullopt : std::optional(number), deleted);
    if (!version) {
        return versionNotFound(text);
    }
    return *version;
}

RegistryService::IdOrRefusal RegistryService::findId(const Question &question) const
{
    bool isNumber = false;
    const int id = question.names[0].toInt(&isNumber);
    if (!isNumber) {
        return RegistryRefusal{404, u"HTTP 404 Not Found"_s};
    }
    if (!m_state.schema(id)) {
        return RegistryRefusal{40403, u"Schema %1 not found"_s.arg(id)};
    }
    return id;
}

QJsonObject RegistryService::describe(const QString &subject, const SubjectVersion &version) const
{
    QJsonObject object = schemaPart(*m_state.schema(version.id));
    object[u"subject"] = subject;
    object[u"version"] = version.version;
    object[u"id"] = version.id;
    if (version.deleted) {
        object[u"deleted"] = true;
    }
    return object;
}

// --- Subjects and versions ---------------------------------------------------------------------

RegistryService::Outcome RegistryService::root(const Question &)
{
    return QJsonObject();
}

RegistryService::Outcome RegistryService::listSubjects(const Question &question)
{
    const QString prefix = question.query.queryItemValue(u"subjectPrefix"_s, QUrl::FullyDecoded);
    QJsonArray names;
    for (const QString &subject : m_state.subjects(question.deleted())) {
        if (prefix == u":*:" || subject.startsWith(prefix)) {
            names.append(subject);
        }
    }
    return page(names, question.query);
}

RegistryService::Outcome RegistryService::lookUp(const Question &question)
{
    const QString &subject = question.names[0];
    const Deleted deleted = question.deleted() == Deleted::Hide ? Deleted::Hide : Deleted::Include;
    if (!m_state.hasSubject(subject, deleted)) {
        return subjectNotFound(subject);
    }
    const DefinitionOrRefusal definition = readDefinition(subject, question.body);
    if (const auto *refusal = std::get_if<RegistryRefusal>(&definition)) {
        return *refusal;
    }
    const auto version = m_state.find(subject, std::get<SchemaDefinition>(definition), deleted);
    if (!version) {
        return RegistryRefusal{40403, u"Schema not found"_s};
    }
    return describe(subject, *version);
}

RegistryService::Outcome RegistryService::deleteSubject(const Question &question)
{
    const QString &subject = question.names[0];
    const bool permanent = question.flag(u"permanent"_s);
    if (const auto refusal = refuseWrite(subject)) {
        return *refusal;
    }
    if (!m_state.hasSubject(subject, Deleted::Include)) {
        return subjectNotFound(subject);
    }
    const bool alive = m_state.hasSubject(subject, Deleted::Hide);
    if (permanent && alive) {
        return RegistryRefusal{40405, u"Subject '%1' was not deleted first before being "
                                      "permanently deleted"_s.arg(subject)};
    }
    if (!permanent && !alive) {
        return RegistryRefusal{40404, u"Subject '%1' was soft deleted.Set permanent=true to delete "
                                      "permanently"_s.arg(subject)};
    }
    for (const SubjectVersion &version : m_state.versions(subject, Deleted::Include)) {
        if (!m_state.referencedBy(subject, version.version).empty()) {
            return RegistryRefusal{42206,
                                   u"One or more references exist to the schema "
                                   "{magic=1,keytype=SCHEMA,subject=%1,version=%2}."_s.arg(subject)
                                       .arg(version.version)};
        }
    }
    QJsonArray removed;
    for (const int version : m_state.remove(subject, std::nullopt, permanent)) {
        removed.append(version);
    }
    return removed;
}

RegistryService::Outcome RegistryService::listVersions(const Question &question)
{
    const QString &subject = question.names[0];
    const std::vector<SubjectVersion> versions = m_state.versions(subject, question.deleted());
    if (versions.empty()) {
        return subjectNotFound(subject);
    }
    QJsonArray numbers;
    for (const SubjectVersion &version : versions) {
        numbers.append(version.version);
    }
    return page(numbers, question.query);
}

RegistryService::Outcome RegistryService::registerVersion(const Question &question)
{
    const QString &subject = question.names[0];
    if (const auto refusal = refuseWrite(subject)) {
        return *refusal;
    }
    const DefinitionOrRefusal definition = readDefinition(subject, question.body);
    if (const auto *refusal = std::get_if<RegistryRefusal>(&definition)) {
        return *refusal;
    }
    return QJsonObject{{u"id"_s, m_state.add(subject, std::get<SchemaDefinition>(definition)).id}};
}

RegistryService::Outcome RegistryService::showVersion(const Question &question)
{
    const VersionOrRefusal version = findVersion(question);
    if (const auto *refusal = std::get_if<RegistryRefusal>(&version)) {
        return *refusal;
    }
    return describe(question.names[0], std::get<SubjectVersion>(version));
}

RegistryService::Outcome RegistryService::deleteVersion(const Question &question)
{
    const QString &subject = question.names[0];
    const bool permanent = question.flag(u"permanent"_s);
    if (const auto refusal = refuseWrite(subject)) {
        return *refusal;
    }
    Question wide = question;
    if (wide.names[1] != u"latest" && wide.names[1] != u"-1") {
        wide.query.addQueryItem(u"deleted"_s, u"true"_s);
    }
    const VersionOrRefusal found = findVersion(wide);
    if (const auto *refusal = std::get_if<RegistryRefusal>(&found)) {
        return *refusal;
    }
    const SubjectVersion version = std::get<SubjectVersion>(found);
    if (!permanent && version.deleted) {
        return RegistryRefusal{40406, u"Subject '%1' Version %2 was soft deleted.Set "
                                      "permanent=true to delete permanently"_s.arg(subject)
                                          .arg(version.version)};
    }
    if (permanent && !version.deleted) {
        return RegistryRefusal{40407, u"Subject '%1' Version %2 was not deleted first before being "
                                      "permanently deleted"_s.arg(subject)
                                          .arg(version.version)};
    }
    if (!m_state.referencedBy(subject, version.version).empty()) {
        return RegistryRefusal{42206,
                               u"One or more references exist to the schema "
                               "{magic=1,keytype=SCHEMA,subject=%1,version=%2}."_s.arg(subject)
                                   .arg(version.version)};
    }
    m_state.remove(subject, version.version, permanent);
    return version.version;
}

RegistryService::Outcome RegistryService::showVersionSchema(const Question &question)
{
    const VersionOrRefusal version = findVersion(question);
    if (const auto *refusal = std::get_if<RegistryRefusal>(&version)) {
        return *refusal;
    }
    return asJson(m_state.schema(std::get<SubjectVersion>(version).id)->text);
}

RegistryService::Outcome RegistryService::listReferrers(const Question &question)
{
    const VersionOrRefusal version = findVersion(question);
    if (const auto *refusal = std::get_if<RegistryRefusal>(&version)) {
        return *refusal;
    }
    QJsonArray ids;
    for (const int id :
         m_state.referencedBy(question.names[0], std::get<SubjectVersion>(version).version)) {
        ids.append(id);
    }
    return page(ids, question.query);
}

} // namespace mesh::sandbox
