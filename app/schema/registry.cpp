// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/schema/registry.h"

#include "app/schema/codec.h"
#include "app/schema/json.h"

#include <QSet>

#include <algorithm>

namespace mesh::schema {

using namespace Qt::StringLiterals;

namespace {

constexpr core::TimestampMs firstBackOff = 1'000;
constexpr core::TimestampMs longestBackOff = 60'000;
/// References within references deeper than this are taken for a circle.
constexpr int maximumReferenceDepth = 32;
constexpr qsizetype pageSize = 1'000;
constexpr qsizetype maximumPages = 1'000;
constexpr auto contentType = "application/vnd.schemaregistry.v1+json";

QString idKey(qint32 id)
{
    return u"id/"_s + QString::number(id);
}

QString guidKey(const QUuid &guid)
{
    return u"guid/"_s + guid.toString(QUuid::WithoutBraces);
}

/// A path segment: subjects may hold ':' and '/'.
QString segment(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

QString subjectPath(const QString &subject)
{
    return u"/subjects/"_s + segment(subject);
}

QString text(const Value &object, QStringView name)
{
    const Value *value = object.field(name);
    const QString *found = value ? value->as<QString>() : nullptr;
    return found ? *found : QString();
}

qint64 integer(const Value &object, QStringView name)
{
    const Value *value = object.field(name);
    const qint64 *found = value ? value->as<qint64>() : nullptr;
    return found ? *found : 0;
}

core::Error unexpected(const QUrl &url, const QString &what)
{
    return {core::Code::Protocol, what, http::placeOf(url), false};
}

/// The registry's own code tells more than the status: 42201 is a schema that is none, and not a
/// protocol that was broken.
core::Error registryError(const http::HttpResponse &response, const QUrl &url)
{
    core::Error error = http::errorOf(response, url);
    const auto body = parseJson(response.body);
    const qint64 code = body ? integer(*body, u"error_code") : 0;
    const qint64 status = code >= 10'000 ? code / 100 : (code > 0 ? code : response.status);
    if (code == 42'201 || code == 42'210 || code == 42'209) {
        error.code = core::Code::Schema;
    } else if (status == 409) {
        error.code = core::Code::Schema; // 40901: incompatible with an earlier version
    } else if (code == 42'205) {
        error.code = core::Code::ReadOnly;
    } else if (status == 422 || status == 400) {
        error.code = core::Code::Usage;
    } else if (status == 404) {
        error.code = core::Code::NotFound;
    }
    return error;
}

std::vector<SchemaReference> referencesOf(const Value &answer)
{
    std::vector<SchemaReference> references;
    if (const Value *list = answer.field(u"references")) {
        for (qsizetype i = 0; const Value *each = list->at(i); ++i) {
            references.push_back({text(*each, u"name"), text(*each, u"subject"),
                                  static_cast<int>(integer(*each, u"version"))});
        }
    }
    return references;
}

core::Result<SchemaSource> sourceOf(const Value &answer, const QUrl &url)
{
    const auto kind = kindFromName(text(answer, u"schemaType"));
    if (!kind) {
        return schemaError(u"a schema of the unknown type %1"_s.arg(text(answer, u"schemaType")),
                           http::placeOf(url));
    }
    const Value *schema = answer.field(u"schema");
    if (!schema || !schema->as<QString>()) {
        return unexpected(url, u"the answer holds no schema"_s);
    }
    return SchemaSource{*kind, *schema->as<QString>(), referencesOf(answer), {}};
}

QByteArray bodyOf(const SchemaSource &source)
{
    Object body{{u"schema"_s, source.text}};
    if (source.kind != SchemaKind::Avro) {
        body.emplace_back(u"schemaType"_s, kindName(source.kind));
    }
    if (!source.references.empty()) {
        Array references;
        for (const SchemaReference &each : source.references) {
            references.push_back(Object{{u"name"_s, each.name},
                                        {u"subject"_s, each.subject},
                                        {u"version"_s, qint64(each.version)}});
        }
        body.emplace_back(u"references"_s, std::move(references));
    }
    return toJson(body);
}

http::HttpOptions httpOptions(const RegistryOptions &options)
{
    http::HttpOptions http;
    http.authorization = options.authorization;
    http.tls = options.tls;
    http.timeout = options.timeout;
    http.retry.attempts = 2;
    return http;
}

} // namespace

/// What is known of one id, and since when it is not.
struct SchemaRegistry::Entry
{
    SchemaPointer schema;
    std::optional<core::Error> error;
    bool broken = false; ///< the schema is there and does not compile: for ever
    core::TimestampMs askAgainAt = 0;
    core::TimestampMs backOff = 0;
    std::mutex fetching; ///< threads that want the same id wait for one fetch
};

struct SchemaRegistry::Latest
{
    SubjectVersion version;
    core::TimestampMs until = 0;
};

std::optional<RegistryOptions> registryOptions(const config::Profile &profile,
                                               const config::Secrets &secrets)
{
    if (profile.registry.url.isEmpty()) {
        return {};
    }
    RegistryOptions options;
    options.url = QUrl(profile.registry.url);
    options.tls.caFile = profile.registry.caFile;
    if (!profile.registry.user.isEmpty()) {
        options.authorization =
            http::BasicCredentials{profile.registry.user, secrets.registryPassword};
    }
    return options;
}

SchemaRegistry::SchemaRegistry(RegistryOptions options, std::shared_ptr<SchemaStore> store,
                               std::shared_ptr<const core::Clock> clock)
    : m_options(std::move(options))
    , m_store(std::move(store))
    , m_clock(clock ? std::move(clock) : std::make_shared<core::SystemClock>())
    , m_client(httpOptions(m_options))
{}

SchemaRegistry::~SchemaRegistry() = default;

SchemaRegistry::Answer SchemaRegistry::call(http::Method method, const QString &path,
                                            const QString &query, const QByteArray &body,
                                            std::stop_token stop)
{
    http::HttpRequest request;
    request.method = method;
    request.url = m_options.url;
    QString root = m_options.url.path(QUrl::FullyEncoded);
    while (root.endsWith(u'/')) {
        root.chop(1);
    }
    request.url.setPath(root + path, QUrl::TolerantMode);
    request.url.setQuery(query);
    request.headers.push_back({"Accept", contentType});
    // Registering the same schema again gives the same id, so that it may be repeated.
    request.repeatable = true;
    if (!body.isEmpty()) {
        request.headers.push_back({"Content-Type", contentType});
        request.body = body;
    }
    const auto response = m_client.exchange(request, stop);
    if (!response) {
        return response.error();
    }
    if (!response->isSuccess()) {
        return registryError(*response, request.url);
    }
    auto answer = parseJson(response->body);
    return answer ? answer
                  : unexpected(request.url, u"the answer is no JSON: "_s + answer.error().detail);
}

SchemaRegistry::Answer SchemaRegistry::get(const QString &path, std::stop_token stop,
                                           const QString &query)
{
    return call(http::Method::Get, path, query, {}, stop);
}

std::optional<core::Result<SchemaPointer>> SchemaRegistry::known(const QString &key) const
{
    const std::lock_guard lock(m_mutex);
    const auto entry = m_entries.constFind(key);
    if (entry == m_entries.constEnd()) {
        return {};
    }
    const Entry &found = **entry;
    if (found.schema) {
        return core::Result<SchemaPointer>(found.schema);
    }
    if (found.error && (found.broken || m_clock->now() < found.askAgainAt)) {
        return core::Result<SchemaPointer>(*found.error);
    }
    return {};
}

core::Result<SchemaPointer> SchemaRegistry::remember(const QString &key,
                                                     core::Result<SchemaPointer> answer)
{
    const std::lock_guard lock(m_mutex);
    auto &entry = m_entries[key];
    if (!entry) {
        entry = std::make_shared<Entry>();
    }
    if (answer) {
        entry->schema = *answer;
        entry->error.reset();
        return answer;
    }
    core::Error error = answer.error();
    if (error.code == core::Code::Cancelled) {
        return error;
    }
    entry->broken = error.code == core::Code::Schema;
    // An id that is missing today may be registered tomorrow; a registry that is away comes back.
    error.retriable = !entry->broken;
    entry->backOff = std::clamp(entry->backOff * 2, firstBackOff, longestBackOff);
    entry->askAgainAt = m_clock->now() + entry->backOff;
    entry->error = error;
    if (error.code != core::Code::NotFound && !entry->broken) {
        m_awayUntil = entry->askAgainAt;
        m_awayError = error;
    }
    return error;
}

core::Result<SchemaPointer> SchemaRegistry::fetch(const QString &key, const QString &path,
                                                  std::stop_token stop)
{
    if (auto answer = known(key)) {
        return *std::move(answer);
    }
    std::shared_ptr<Entry> entry;
    {
        const std::lock_guard lock(m_mutex);
        auto &place = m_entries[key];
        if (!place) {
            place = std::make_shared<Entry>();
        }
        entry = place;
    }
    const std::lock_guard fetching(entry->fetching);
    if (auto answer = known(key)) {
        return *std::move(answer); // another thread has fetched it meanwhile
    }
    if (m_store) {
        const std::lock_guard lock(m_storeMutex);
        if (auto stored = m_store->load(key)) {
            return remember(key, Schema::compile(*std::move(stored)));
        }
    }
    {
        // One id has found the registry away: the others need not wait for its timeout each.
        const std::lock_guard lock(m_mutex);
        if (m_awayError && m_clock->now() < m_awayUntil) {
            return *m_awayError;
        }
    }
    const auto answer = get(path, stop);
    if (!answer) {
        return remember(key, answer.error());
    }
    auto source = sourceOf(*answer, m_options.url);
    if (!source) {
        return remember(key, source.error());
    }
    const auto imported = addImports(*source, source->references, 0, stop);
    if (!imported) {
        return remember(key, imported.error());
    }
    if (m_store) {
        const std::lock_guard lock(m_storeMutex);
        m_store->save(key, *source);
    }
    return remember(key, Schema::compile(*std::move(source)));
}

core::Result<void> SchemaRegistry::addImports(SchemaSource &source,
                                              const std::vector<SchemaReference> &references,
                                              int depth, std::stop_token stop)
{
    if (depth > maximumReferenceDepth) {
        return schemaError(u"references that refer to each other"_s, http::placeOf(m_options.url));
    }
    for (const SchemaReference &reference : references) {
        const bool there =
            std::any_of(source.imports.begin(), source.imports.end(),
                        [&](const auto &import) { return import.name == reference.name; });
        if (there) {
            continue;
        }
        const auto found = version(reference.subject, reference.version, stop);
        if (!found) {
            return found.error();
        }
        const auto deeper = addImports(source, found->source.references, depth + 1, stop);
        if (!deeper) {
            return deeper;
        }
        source.imports.push_back({reference.name, found->source.text});
    }
    return {};
}

core::Result<SchemaPointer> SchemaRegistry::schemaById(qint32 id, std::stop_token stop)
{
    return fetch(idKey(id), u"/schemas/ids/"_s + QString::number(id), stop);
}

core::Result<SchemaPointer> SchemaRegistry::schemaByGuid(const QUuid &guid, std::stop_token stop)
{
    return fetch(guidKey(guid), u"/schemas/guids/"_s + guid.toString(QUuid::WithoutBraces), stop);
}

std::optional<core::Result<SchemaPointer>> SchemaRegistry::cachedById(qint32 id) const
{
    return known(idKey(id));
}

std::optional<core::Result<SchemaPointer>> SchemaRegistry::cachedByGuid(const QUuid &guid) const
{
    return known(guidKey(guid));
}

core::Result<QStringList> SchemaRegistry::subjects(std::stop_token stop)
{
    QStringList all;
    for (qsizetype page = 0; page < maximumPages; ++page) {
        const auto answer =
            get(u"/subjects"_s, stop, u"offset=%1&limit=%2"_s.arg(page * pageSize).arg(pageSize));
        if (!answer) {
            return answer.error();
        }
        const auto *list = answer->as<Array>();
        if (!list) {
            return unexpected(m_options.url, u"the subjects are no list"_s);
        }
        qsizetype added = 0;
        const QSet<QString> seen(all.begin(), all.end());
        for (const Value &each : *list) {
            const auto *name = each.as<QString>();
            if (name && !seen.contains(*name)) {
                all << *name;
                ++added;
            }
        }
        // a server that ignores offset and limit gives everything, and then the same again
        if (qsizetype(list->size()) != pageSize || added == 0) {
            break;
        }
    }
    all.sort();
    return all;
}

core::Result<std::vector<int>> SchemaRegistry::versions(const QString &subject,
                                                        std::stop_token stop)
{
    const auto answer = get(subjectPath(subject) + u"/versions"_s, stop);
    if (!answer) {
        return answer.error();
    }
    std::vector<int> all;
    for (qsizetype i = 0; const Value *each = answer->at(i); ++i) {
        if (const auto *number = each->as<qint64>()) {
            all.push_back(static_cast<int>(*number));
        }
    }
    return all;
}

core::Result<std::vector<SchemaUse>> SchemaRegistry::usesOf(qint32 id, std::stop_token stop)
{
    const auto answer = get(u"/schemas/ids/%1/versions"_s.arg(id), stop);
    if (!answer) {
        return answer.error();
    }
    std::vector<SchemaUse> uses;
    for (qsizetype i = 0; const Value *each = answer->at(i); ++i) {
        uses.push_back({text(*each, u"subject"), static_cast<int>(integer(*each, u"version"))});
    }
    return uses;
}

core::Result<SubjectVersion> SchemaRegistry::versionAt(const QString &subject, const QString &which,
                                                       std::stop_token stop)
{
    const auto answer = get(subjectPath(subject) + u"/versions/"_s + which, stop);
    if (!answer) {
        return answer.error();
    }
    auto source = sourceOf(*answer, m_options.url);
    if (!source) {
        return source.error();
    }
    return SubjectVersion{text(*answer, u"subject"), static_cast<int>(integer(*answer, u"version")),
                          static_cast<qint32>(integer(*answer, u"id")), *std::move(source)};
}

core::Result<SubjectVersion> SchemaRegistry::version(const QString &subject, int version,
                                                     std::stop_token stop)
{
    return versionAt(subject, QString::number(version), stop);
}

core::Result<SubjectVersion> SchemaRegistry::latest(const QString &subject, std::stop_token stop)
{
    {
        const std::lock_guard lock(m_mutex);
        const auto known = m_latest.constFind(subject);
        if (known != m_latest.constEnd() && m_clock->now() < (*known)->until) {
            return (*known)->version;
        }
    }
    auto found = versionAt(subject, u"latest"_s, stop);
    const std::lock_guard lock(m_mutex);
    if (found) {
        m_latest.insert(subject, std::make_shared<Latest>(
                                     Latest{*found, m_clock->now() + m_options.latestFor.count()}));
    } else {
        m_latest.remove(subject);
    }
    return found;
}

core::Result<SchemaPointer> SchemaRegistry::schemaOf(const SubjectVersion &version,
                                                     std::stop_token stop)
{
    SchemaSource source = version.source;
    const auto imported = addImports(source, source.references, 0, stop);
    return imported ? Schema::compile(std::move(source)) : imported.error();
}

core::Result<qint32> SchemaRegistry::registerSchema(const QString &subject,
                                                    const SchemaSource &source,
                                                    std::stop_token stop)
{
    const auto answer =
        call(http::Method::Post, subjectPath(subject) + u"/versions"_s, {}, bodyOf(source), stop);
    if (!answer) {
        return answer.error();
    }
    const qint64 id = integer(*answer, u"id");
    if (id <= 0) {
        return unexpected(m_options.url, u"the answer holds no id"_s);
    }
    const std::lock_guard lock(m_mutex);
    m_latest.remove(subject);
    const auto entry = m_entries.constFind(idKey(static_cast<qint32>(id)));
    if (entry != m_entries.constEnd() && !(*entry)->schema) {
        (*entry)->askAgainAt = 0; // it was missing, now it is there
    }
    return static_cast<qint32>(id);
}

core::Result<SubjectVersion>
SchemaRegistry::lookup(const QString &subject, const SchemaSource &source, std::stop_token stop)
{
    const auto answer = call(http::Method::Post, subjectPath(subject), {}, bodyOf(source), stop);
    if (!answer) {
        return answer.error();
    }
    return SubjectVersion{subject, static_cast<int>(integer(*answer, u"version")),
                          static_cast<qint32>(integer(*answer, u"id")), source};
}

core::Result<CompatibilityAnswer> SchemaRegistry::checkCompatibility(const QString &subject,
                                                                     const SchemaSource &source,
                                                                     std::stop_token stop)
{
    const QString path = u"/compatibility"_s + subjectPath(subject) + u"/versions"_s;
    auto answer = call(http::Method::Post, path, u"verbose=true"_s, bodyOf(source), stop);
    if (!answer && answer.error().code == core::Code::NotFound) {
        // Karapace knows only the form that names a version
        answer =
            call(http::Method::Post, path + u"/latest"_s, u"verbose=true"_s, bodyOf(source), stop);
    }
    if (!answer) {
        return answer.error();
    }
    const Value *compatible = answer->field(u"is_compatible");
    const bool *flag = compatible ? compatible->as<bool>() : nullptr;
    if (!flag) {
        return unexpected(m_options.url, u"the answer does not say whether it is compatible"_s);
    }
    CompatibilityAnswer verdict{*flag, {}};
    if (const Value *messages = answer->field(u"messages")) {
        for (qsizetype i = 0; const Value *each = messages->at(i); ++i) {
            verdict.messages << each->toDisplay();
        }
    }
    return verdict;
}

core::Result<QString> SchemaRegistry::compatibilityLevel(const QString &subject,
                                                         std::stop_token stop)
{
    const auto own = subject.isEmpty()
                         ? get(u"/config"_s, stop)
                         : get(u"/config/"_s + segment(subject), stop, u"defaultToGlobal=true"_s);
    if (!own && !subject.isEmpty() && own.error().code == core::Code::NotFound) {
        return compatibilityLevel({}, stop); // a server that does not know defaultToGlobal
    }
    if (!own) {
        return own.error();
    }
    const QString level = text(*own, u"compatibilityLevel");
    return level.isEmpty() ? text(*own, u"compatibility") : level;
}

core::Result<void> SchemaRegistry::setCompatibilityLevel(const QString &subject,
                                                         const QString &level, std::stop_token stop)
{
    const QString path = subject.isEmpty() ? u"/config"_s : u"/config/"_s + segment(subject);
    const auto answer =
        call(http::Method::Put, path, {}, toJson(Object{{u"compatibility"_s, level}}), stop);
    return answer ? core::Result<void>() : answer.error();
}

core::Result<void> SchemaRegistry::removeSubject(const QString &subject, bool permanent,
                                                 std::stop_token stop)
{
    const auto soft = call(http::Method::Delete, subjectPath(subject), {}, {}, stop);
    {
        const std::lock_guard lock(m_mutex);
        m_latest.remove(subject);
    }
    if (!soft && !(permanent && soft.error().code == core::Code::NotFound)) {
        return soft.error();
    }
    if (!permanent) {
        return {};
    }
    const auto hard =
        call(http::Method::Delete, subjectPath(subject), u"permanent=true"_s, {}, stop);
    return hard ? core::Result<void>() : hard.error();
}

} // namespace mesh::schema
