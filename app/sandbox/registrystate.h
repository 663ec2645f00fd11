// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <map>
#include <optional>
#include <vector>

namespace mesh::sandbox {

/// A schema that another one names, as the registry's REST API writes it.
struct SchemaReference
{
    QString name;
    QString subject;
    int version = 0;
    friend bool operator==(const SchemaReference &, const SchemaReference &) = default;
};

/// What is registered: a schema's text and all that makes it another schema.
struct SchemaDefinition
{
    QString type = QStringLiteral("AVRO"); ///< AVRO, PROTOBUF or JSON
    QString text;
    std::vector<SchemaReference> references;
    QJsonObject metadata; ///< kept as it came, not interpreted
    QJsonObject ruleSet;  ///< kept as it came, not run

    /// Equal for two definitions that mean the same schema: whitespace and the order of a JSON
    /// object's members do not count; metadata and rule set do where `withMetadata`.
    [[nodiscard]] QString identity(bool withMetadata = true) const;
};

struct SubjectVersion
{
    int version = 0;
    int id = 0;
    bool deleted = false; ///< softly: still there for `deleted=true`
};

/// Which versions of a subject a question means.
enum class Deleted { Hide, Include, Only };

/// The memory of the embedded registry: subjects, their versions, schemas by id, levels and modes.
/// A value without a thread of its own; RegistryService answers questions from it.
class RegistryState
{
public:
    /// The first id that is given: above 100,000, so that a schema id is not taken for a count.
    static constexpr int firstId = 100001;

    [[nodiscard]] QStringList subjects(Deleted deleted) const;
    [[nodiscard]] bool hasSubject(const QString &subject, Deleted deleted) const;
    [[nodiscard]] std::vector<SubjectVersion> versions(const QString &subject,
                                                       Deleted deleted) const;
    /// The version, or the newest one for nothing.
    [[nodiscard]] std::optional<SubjectVersion>
    version(const QString &subject, std::optional<int> number, Deleted deleted) const;
    /// The newest version of the subject that holds this schema.
    [[nodiscard]] std::optional<SubjectVersion>
    find(const QString &subject, const SchemaDefinition &definition, Deleted deleted) const;
    [[nodiscard]] const SchemaDefinition *schema(int id) const;
    [[nodiscard]] int greatestId() const { return m_nextId - 1; }
    /// Subjects and versions that hold the schema of this id.
    [[nodiscard]] std::vector<std::pair<QString, SubjectVersion>> usesOf(int id,
                                                                         Deleted deleted) const;
    /// Ids of the schemas that name this version.
    [[nodiscard]] std::vector<int> referencedBy(const QString &subject, int version) const;

    /// Adds a version unless the subject has this schema already; the same schema has the same id
    /// in every subject.
    SubjectVersion add(const QString &subject, const SchemaDefinition &definition);
    /// Softly deletes, or for good; returns the numbers of the versions that were.
    std::vector<int> remove(const QString &subject, std::optional<int> version, bool permanent);

    /// A subject's own level or mode, or for an empty subject the global one.
    [[nodiscard]] std::optional<QString> level(const QString &subject) const;
    [[nodiscard]] std::optional<QString> mode(const QString &subject) const;
    /// Nothing takes the subject's own setting away, or makes the global one the default again.
    void setLevel(const QString &subject, const std::optional<QString> &level);
    void setMode(const QString &subject, const std::optional<QString> &mode);

    /// The whole state as one JSON document, and back. Errors: Corrupt.
    [[nodiscard]] QByteArray save() const;
    [[nodiscard]] static core::Result<RegistryState> restore(const QByteArray &document);

private:
    std::map<QString, std::vector<SubjectVersion>> m_subjects;
    std::map<int, SchemaDefinition> m_schemas;
    std::map<QString, int> m_idByIdentity;
    std::map<QString, QString> m_levels;
    std::map<QString, QString> m_modes;
    int m_nextId = firstId;
};

[[nodiscard]] QJsonArray toJson(const std::vector<SchemaReference> &references);
[[nodiscard]] std::vector<SchemaReference> referencesFromJson(const QJsonArray &array);

/// The JSON text without the whitespace between its tokens, members in their order.
[[nodiscard]] QString compactJson(const QString &text);

} // namespace mesh::sandbox
