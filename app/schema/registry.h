// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/config/profile.h"
#include "app/core/clock.h"
#include "app/http/httpclient.h"
#include "app/schema/schema.h"

#include <QHash>
#include <QStringList>
#include <QUuid>

#include <memory>
#include <mutex>
#include <stop_token>

namespace mesh::schema {

/// Where the schemas of a registry are kept between runs: an id means the same schema for ever.
/// Called from any thread, never two calls at once.
class SchemaStore
{
public:
    virtual ~SchemaStore() = default;
    [[nodiscard]] virtual std::optional<SchemaSource> load(const QString &key) = 0;
    virtual void save(const QString &key, const SchemaSource &source) = 0;
};

struct RegistryOptions
{
    QUrl url; ///< the root: http://host:8081, or Apicurio's …/apis/ccompat/v7
    http::Authorization authorization;
    http::TlsOptions tls;
    std::chrono::milliseconds timeout{5'000}; ///< of one call, its retries included
    /// How long a subject's latest version is believed.
    std::chrono::milliseconds latestFor{5'000};
};

/// Of a profile; nothing where it names no registry.
[[nodiscard]] std::optional<RegistryOptions> registryOptions(const config::Profile &profile,
                                                             const config::Secrets &secrets);

/// One registered version of a subject.
struct SubjectVersion
{
    QString subject;
    int version = 0;
    qint32 id = 0;
    SchemaSource source; ///< imports are not fetched: see SchemaRegistry::schemaOf
};

/// Where a schema is registered.
struct SchemaUse
{
    QString subject;
    int version = 0;
    friend bool operator==(const SchemaUse &, const SchemaUse &) = default;
};

struct CompatibilityAnswer
{
    bool compatible = false;
    QStringList messages; ///< the registry's own words, empty where it gives none
};

/// A schema registry that speaks Confluent's REST API: Confluent, Apicurio (ccompat), Karapace.
/// Thread-safe. All but the cached… functions block on the network: pool threads only.
///
/// An id's schema is kept for ever, a subject's latest for seconds. What is not found, or a
/// registry that does not answer, is remembered too: schemaById fails at once until the back-off
/// (1 s doubling to 60 s) is over, so a missing registry never stalls whoever looks at records.
/// Errors: NotFound, Schema (invalid or incompatible), Conflict, Denied, Authentication and those
/// of the network; `where` is the registry's host:port.
class SchemaRegistry
{
public:
    explicit SchemaRegistry(RegistryOptions options, std::shared_ptr<SchemaStore> store = nullptr,
                            std::shared_ptr<const core::Clock> clock = nullptr);
    ~SchemaRegistry();

    [[nodiscard]] const QUrl &url() const { return m_options.url; }

    /// Compiled, with references in any depth.
    [[nodiscard]] core::Result<SchemaPointer> schemaById(qint32 id, std::stop_token stop = {});
    [[nodiscard]] core::Result<SchemaPointer> schemaByGuid(const QUuid &guid,
                                                           std::stop_token stop = {});
    /// What is known without asking: the schema or why there is none; nothing where schemaById
    /// would ask the network. Never blocks on the network: fit for the GUI thread.
    [[nodiscard]] std::optional<core::Result<SchemaPointer>> cachedById(qint32 id) const;
    [[nodiscard]] std::optional<core::Result<SchemaPointer>> cachedByGuid(const QUuid &guid) const;

    [[nodiscard]] core::Result<QStringList> subjects(std::stop_token stop = {});
    [[nodiscard]] core::Result<std::vector<int>> versions(const QString &subject,
                                                          std::stop_token stop = {});
    [[nodiscard]] core::Result<SubjectVersion> version(const QString &subject, int version,
                                                       std::stop_token stop = {});
    [[nodiscard]] core::Result<SubjectVersion> latest(const QString &subject,
                                                      std::stop_token stop = {});
    /// The subjects and versions that have the schema of this id.
    [[nodiscard]] core::Result<std::vector<SchemaUse>> usesOf(qint32 id, std::stop_token stop = {});
    /// The compiled schema of a version, its references fetched.
    [[nodiscard]] core::Result<SchemaPointer> schemaOf(const SubjectVersion &version,
                                                       std::stop_token stop = {});

    /// The id: of the schema if the subject has it already, else of a new version.
    [[nodiscard]] core::Result<qint32>
    registerSchema(const QString &subject, const SchemaSource &source, std::stop_token stop = {});
    /// The version that has exactly this schema. NotFound where the subject has none.
    [[nodiscard]] core::Result<SubjectVersion>
    lookup(const QString &subject, const SchemaSource &source, std::stop_token stop = {});
    /// Against the latest version (all of them where the level is transitive).
    [[nodiscard]] core::Result<CompatibilityAnswer> checkCompatibility(const QString &subject,
                                                                       const SchemaSource &source,
                                                                       std::stop_token stop = {});

    /// BACKWARD, FULL_TRANSITIVE …: the subject's own level, or the registry's where it has none.
    [[nodiscard]] core::Result<QString> compatibilityLevel(const QString &subject = {},
                                                           std::stop_token stop = {});
    [[nodiscard]] core::Result<void>
    setCompatibilityLevel(const QString &subject, const QString &level, std::stop_token stop = {});
    /// Soft, and then for good where `permanent`.
    [[nodiscard]] core::Result<void> removeSubject(const QString &subject, bool permanent,
                                                   std::stop_token stop = {});

private:
    struct Entry;
    struct Latest;
    using Answer = core::Result<Value>;

    Answer call(http::Method method, const QString &path, const QString &query,
                const QByteArray &body, std::stop_token stop);
    Answer get(const QString &path, std::stop_token stop, const QString &query = {});
    core::Result<SubjectVersion> versionAt(const QString &subject, const QString &which,
                                           std::stop_token stop);
    core::Result<SchemaPointer> fetch(const QString &key, const QString &path,
                                      std::stop_token stop);
    core::Result<void> addImports(SchemaSource &source,
                                  const std::vector<SchemaReference> &references, int depth,
                                  std::stop_token stop);
    std::optional<core::Result<SchemaPointer>> known(const QString &key) const;
    core::Result<SchemaPointer> remember(const QString &key, core::Result<SchemaPointer> answer);

    RegistryOptions m_options;
    std::shared_ptr<SchemaStore> m_store;
    std::shared_ptr<const core::Clock> m_clock;
    http::HttpClient m_client;

    mutable std::mutex m_mutex;
    QHash<QString, std::shared_ptr<Entry>> m_entries;
    QHash<QString, std::shared_ptr<Latest>> m_latest;
    std::optional<core::Error> m_awayError; ///< why the registry was not reached
    core::TimestampMs m_awayUntil = 0;
    std::mutex m_storeMutex;
};

} // namespace mesh::schema
