// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/sandbox/registrystate.h"

#include <QByteArray>
#include <QJsonObject>
#include <QStringList>
#include <QUrl>
#include <QUrlQuery>

#include <functional>
#include <variant>

namespace mesh::sandbox {

/// One HTTP request to the registry, without the connection it came by.
struct RegistryRequest
{
    QByteArray method; ///< GET, POST, PUT, DELETE, HEAD, OPTIONS
    QUrl url;          ///< path still percent-encoded: a subject may hold a slash
    QByteArray contentType;
    QByteArray accept;
    QByteArray body;
};

struct RegistryAnswer
{
    int status = 200;
    QByteArray body; ///< JSON, empty only for HEAD and OPTIONS
};

/// What a request gets instead of an answer: the registry's own code (its first three digits are
/// the HTTP status) and sentence.
struct RegistryRefusal
{
    int code = 0;
    QString message;
};

/// Says whether a schema is one, given the definitions it refers to. The error's detail becomes the
/// reason that the client is told.
using SchemaCheck = std::function<core::Result<void>(
    const SchemaDefinition &, const std::vector<std::pair<QString, SchemaDefinition>> &references)>;

/// A subset of the Confluent Schema Registry's REST API over a RegistryState: subjects, versions,
/// schemas by id, registration with references, look-up, deletion, levels and modes. Error codes
/// and sentences are those of Confluent 7.9. Contexts, aliases, IMPORT mode and schema evolution
/// are not here, and are refused by name: a level is kept but not enforced, and a question about
/// compatibility is answered only where the answer is known without comparing two schemas (level
/// NONE, no versions yet, the same schema again).
///
/// Not thread-safe.
class RegistryService
{
public:
    explicit RegistryService(SchemaCheck check, RegistryState state = {});

    [[nodiscard]] RegistryAnswer answer(const RegistryRequest &request);
    [[nodiscard]] const RegistryState &state() const { return m_state; }
    void setState(RegistryState state) { m_state = std::move(state); }

    /// Registers as POST /subjects/{subject}/versions does. Errors: Schema.
    core::Result<SubjectVersion> registerSchema(const QString &subject,
                                                const SchemaDefinition &definition);
    void setLevel(const QString &subject, const QString &level);

private:
    using Outcome = std::variant<QJsonValue, RegistryRefusal>;
    /// A request as a route sees it.
    struct Question
    {
        QStringList names; ///< what stood at the route's `*`
        QUrlQuery query;
        QByteArray body;

        [[nodiscard]] bool flag(const QString &name) const;
        [[nodiscard]] Deleted deleted() const;
    };
    using Handler = Outcome (RegistryService::*)(const Question &);
    struct Route
    {
        const char *method;
        const char *path;
        Handler handler;
    };
    static const std::vector<Route> &routes();
    [[nodiscard]] Outcome dispatch(const RegistryRequest &request);

    Outcome root(const Question &question);
    Outcome listSubjects(const Question &question);
    Outcome lookUp(const Question &question);
    Outcome deleteSubject(const Question &question);
    Outcome listVersions(const Question &question);
    Outcome registerVersion(const Question &question);
    Outcome showVersion(const Question &question);
    Outcome deleteVersion(const Question &question);
    Outcome showVersionSchema(const Question &question);
    Outcome listReferrers(const Question &question);
    Outcome listSchemas(const Question &question);
    Outcome listTypes(const Question &question);
    Outcome showSchema(const Question &question);
    Outcome showSchemaText(const Question &question);
    Outcome listSchemaSubjects(const Question &question);
    Outcome listSchemaVersions(const Question &question);
    Outcome checkCompatibility(const Question &question);
    Outcome showLevel(const Question &question);
    Outcome changeLevel(const Question &question);
    Outcome resetLevel(const Question &question);
    Outcome showMode(const Question &question);
    Outcome changeMode(const Question &question);
    Outcome resetMode(const Question &question);
    Outcome listContexts(const Question &question);

    using DefinitionOrRefusal = std::variant<SchemaDefinition, RegistryRefusal>;
    using VersionOrRefusal = std::variant<SubjectVersion, RegistryRefusal>;
    using IdOrRefusal = std::variant<int, RegistryRefusal>;
    [[nodiscard]] DefinitionOrRefusal readDefinition(const QString &subject,
                                                     const QByteArray &body) const;
    [[nodiscard]] std::optional<RegistryRefusal> refuseDefinition(const QString &subject,
                                                                  const SchemaDefinition &) const;
    [[nodiscard]] std::optional<RegistryRefusal> refuseWrite(const QString &subject) const;
    [[nodiscard]] VersionOrRefusal findVersion(const Question &question) const;
    [[nodiscard]] IdOrRefusal findId(const Question &question) const;
    [[nodiscard]] QJsonObject describe(const QString &subject, const SubjectVersion &version) const;

    SchemaCheck m_check;
    RegistryState m_state;
};

} // namespace mesh::sandbox
