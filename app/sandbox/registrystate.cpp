// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/registrystate.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace mesh::sandbox {

using namespace Qt::StringLiterals;

namespace {

bool matches(const SubjectVersion &version, Deleted deleted)
{
    switch (deleted) {
    case Deleted::Hide:
        return !version.deleted;
    case Deleted::Only:
        return version.deleted;
    case Deleted::Include:
        break;
    }
    return true;
}

QString compactObject(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

/// QJsonDocument sorts members, which is what makes their order not count.
QString normalized(const SchemaDefinition &definition)
{
    if (definition.type == u"PROTOBUF") {
        return definition.text.simplified();
    }
    const QJsonDocument document = QJsonDocument::fromJson(definition.text.toUtf8());
    return document.isNull() ? compactJson(definition.text)
                             : QString::fromUtf8(document.toJson(QJsonDocument::Compact));
}

std::optional<QString> lookUp(const std::map<QString, QString> &settings, const QString &subject,
                              const QString &standard)
{
    const auto found = settings.find(subject);
    if (found != settings.end()) {
        return found->second;
    }
    return subject.isEmpty() ? std::optional(standard) : std::nullopt;
}

void store(std::map<QString, QString> &settings, const QString &subject,
           const std::optional<QString> &value)
{
    if (value) {
        settings[subject] = *value;
    } else {
        settings.erase(subject);
    }
}

QJsonObject toJson(const std::map<QString, QString> &settings)
{
    QJsonObject object;
    for (const auto &[subject, value] : settings) {
        object.insert(subject, value);
    }
    return object;
}

void readSettings(const QJsonObject &object, std::map<QString, QString> &settings)
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        settings[it.key()] = it.value().toString();
    }
}

} // namespace

QJsonArray toJson(const std::vector<SchemaReference> &references)
{
    QJsonArray array;
    for (const SchemaReference &reference : references) {
        array.append(QJsonObject{{u"name"_s, reference.name},
                                 {u"subject"_s, reference.subject},
                                 {u"version"_s, reference.version}});
    }
    return array;
}

std::vector<SchemaReference> referencesFromJson(const QJsonArray &array)
{
    std::vector<SchemaReference> references;
    for (const QJsonValue &entry : array) {
        references.push_back(
            {entry[u"name"].toString(), entry[u"subject"].toString(), entry[u"version"].toInt()});
    }
    return references;
}

QString compactJson(const QString &text)
{
    QString compact;
    compact.reserve(text.size());
    bool inString = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (inString && c == u'\\' && i + 1 < text.size()) {
            compact += c;
            compact += text[++i];
            continue;
        }
        if (c == u'"') {
            inString = !inString;
        }
        if (inString || !c.isSpace()) {
            compact += c;
        }
    }
    return compact;
}

QString SchemaDefinition::identity(bool withMetadata) const
{
    QString key =
        type + u'\n' + normalized(*this) + u'\n' +
        QString::fromUtf8(QJsonDocument(toJson(references)).toJson(QJsonDocument::Compact));
    if (withMetadata && !(metadata.isEmpty() && ruleSet.isEmpty())) {
        key += u'\n' + compactObject(metadata) + u'\n' + compactObject(ruleSet);
    }
    return key;
}

QStringList RegistryState::subjects(Deleted deleted) const
{
    QStringList names;
    for (const auto &[name, versions] : m_subjects) {
        const auto gone = [](const SubjectVersion &version) { return version.deleted; };
        const bool all = std::all_of(versions.begin(), versions.end(), gone);
        if (deleted == Deleted::Include || all == (deleted == Deleted::Only)) {
            names.append(name);
        }
    }
    return names;
}

bool RegistryState::hasSubject(const QString &subject, Deleted deleted) const
{
    return !versions(subject, deleted).empty();
}

std::vector<SubjectVersion> RegistryState::versions(const QString &subject, Deleted deleted) const
{
    std::vector<SubjectVersion> result;
    if (const auto found = m_subjects.find(subject); found != m_subjects.end()) {
        std::copy_if(found->second.begin(), found->second.end(), std::back_inserter(result),
                     [deleted](const SubjectVersion &each) { return matches(each, deleted); });
    }
    return result;
}

std::optional<SubjectVersion>
RegistryState::version(const QString &subject, std::optional<int> number, Deleted deleted) const
{
    const std::vector<SubjectVersion> all = versions(subject, deleted);
    if (!number) {
        return all.empty() ? std::nullopt : std::optional(all.back());
    }
    const auto found = std::find_if(all.begin(), all.end(), [number](const SubjectVersion &each) {
        return each.version == *number;
    });
    return found == all.end() ? std::nullopt : std::optional(*found);
}

std::optional<SubjectVersion> RegistryState::find(const QString &subject,
                                                  const SchemaDefinition &definition,
                                                  Deleted deleted) const
{
    // A question without metadata finds the schema whatever metadata it was registered with.
    const bool withMetadata = !(definition.metadata.isEmpty() && definition.ruleSet.isEmpty());
    const QString wanted = definition.identity(withMetadata);
    const std::vector<SubjectVersion> all = versions(subject, deleted);
    const auto found = std::find_if(all.rbegin(), all.rend(), [&](const SubjectVersion &each) {
        return m_schemas.at(each.id).identity(withMetadata) == wanted;
    });
    return found == all.rend() ? std::nullopt : std::optional(*found);
}

const SchemaDefinition *RegistryState::schema(int id) const
{
    const auto found = m_schemas.find(id);
    return found == m_schemas.end() ? nullptr : &found->second;
}

std::vector<std::pair<QString, SubjectVersion>> RegistryState::usesOf(int id, Deleted deleted) const
{
    std::vector<std::pair<QString, SubjectVersion>> uses;
    for (const auto &[subject, versions] : m_subjects) {
        for (const SubjectVersion &version : versions) {
            if (version.id == id && matches(version, deleted)) {
                uses.emplace_back(subject, version);
            }
        }
    }
    return uses;
}

std::vector<int> RegistryState::referencedBy(const QString &subject, int version) const
{
    std::vector<int> ids;
    for (const auto &[id, definition] : m_schemas) {
        const bool names =
            std::any_of(definition.references.begin(), definition.references.end(),
                        [&](const SchemaReference &reference) {
                            return reference.subject == subject && reference.version == version;
                        });
        if (names && !usesOf(id, Deleted::Hide).empty()) {
            ids.push_back(id);
        }
    }
    return ids;
}

SubjectVersion RegistryState::add(const QString &subject, const SchemaDefinition &definition)
{
    if (const auto existing = find(subject, definition, Deleted::Hide)) {
        return *existing;
    }
    const QString identity = definition.identity();
    const auto [known, isNew] = m_idByIdentity.try_emplace(identity, m_nextId);
    if (isNew) {
        m_schemas[m_nextId++] = definition;
    }
    std::vector<SubjectVersion> &versions = m_subjects[subject];
    const int number = versions.empty() ? 1 : versions.back().version + 1;
    versions.push_back({number, known->second, false});
    return versions.back();
}

std::vector<int> RegistryState::remove(const QString &subject, std::optional<int> version,
                                       bool permanent)
{
    std::vector<int> removed;
    const auto found = m_subjects.find(subject);
    if (found == m_subjects.end()) {
        return removed;
    }
    for (SubjectVersion &each : found->second) {
        if ((!version || each.version == *version) && (permanent || !each.deleted)) {
            each.deleted = true;
            removed.push_back(each.version);
        }
    }
    if (permanent) {
        std::erase_if(found->second, [&](const SubjectVersion &each) {
            return std::find(removed.begin(), removed.end(), each.version) != removed.end();
        });
        if (found->second.empty()) {
            m_subjects.erase(found);
        }
    }
    return removed;
}

std::optional<QString> RegistryState::level(const QString &subject) const
{
    return lookUp(m_levels, subject, u"BACKWARD"_s);
}

std::optional<QString> RegistryState::mode(const QString &subject) const
{
    return lookUp(m_modes, subject, u"READWRITE"_s);
}

void RegistryState::setLevel(const QString &subject, const std::optional<QString> &level)
{
    store(m_levels, subject, level);
}

void RegistryState::setMode(const QString &subject, const std::optional<QString> &mode)
{
    store(m_modes, subject, mode);
}

QByteArray RegistryState::save() const
{
    QJsonArray schemas;
    for (const auto &[id, definition] : m_schemas) {
        schemas.append(QJsonObject{{u"id"_s, id},
                                   {u"schemaType"_s, definition.type},
                                   {u"schema"_s, definition.text},
                                   {u"references"_s, toJson(definition.references)},
                                   {u"metadata"_s, definition.metadata},
                                   {u"ruleSet"_s, definition.ruleSet}});
    }
    QJsonObject subjects;
    for (const auto &[subject, versions] : m_subjects) {
        QJsonArray list;
        for (const SubjectVersion &version : versions) {
            list.append(QJsonObject{{u"version"_s, version.version},
                                    {u"id"_s, version.id},
                                    {u"deleted"_s, version.deleted}});
        }
        subjects.insert(subject, list);
    }
    const QJsonObject document{{u"kind"_s, u"SandboxRegistry"_s}, {u"apiVersion"_s, u"v1"_s},
                               {u"nextId"_s, m_nextId},           {u"schemas"_s, schemas},
                               {u"subjects"_s, subjects},         {u"levels"_s, toJson(m_levels)},
                               {u"modes"_s, toJson(m_modes)}};
    return QJsonDocument(document).toJson();
}

core::Result<RegistryState> RegistryState::restore(const QByteArray &bytes)
{
    const QJsonObject document = QJsonDocument::fromJson(bytes).object();
    const auto corrupt = [](const QString &why) {
        return core::Error{core::Code::Corrupt, u"the sandbox's saved registry: "_s + why};
    };
    if (document[u"kind"].toString() != u"SandboxRegistry") {
        return corrupt(u"not a registry document"_s);
    }
    RegistryState state;
    state.m_nextId = std::max(firstId, document[u"nextId"].toInt());
    for (const QJsonValue &entry : document[u"schemas"].toArray()) {
        SchemaDefinition definition{entry[u"schemaType"].toString(), entry[u"schema"].toString(),
                                    referencesFromJson(entry[u"references"].toArray()),
                                    entry[u"metadata"].toObject(), entry[u"ruleSet"].toObject()};
        const int id = entry[u"id"].toInt();
        state.m_nextId = std::max(state.m_nextId, id + 1);
        state.m_idByIdentity[definition.identity()] = id;
        state.m_schemas[id] = std::move(definition);
    }
    const QJsonObject subjects = document[u"subjects"].toObject();
    for (auto it = subjects.begin(); it != subjects.end(); ++it) {
        for (const QJsonValue &entry : it.value().toArray()) {
            const SubjectVersion version{entry[u"version"].toInt(), entry[u"id"].toInt(),
                                         entry[u"deleted"].toBool()};
            if (!state.m_schemas.contains(version.id)) {
                return corrupt(
                    u"%1 names schema %2, which is missing"_s.arg(it.key()).arg(version.id));
            }
            state.m_subjects[it.key()].push_back(version);
        }
    }
    readSettings(document[u"levels"].toObject(), state.m_levels);
    readSettings(document[u"modes"].toObject(), state.m_modes);
    return state;
}

} // namespace mesh::sandbox
