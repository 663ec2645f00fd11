// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/exchange/catalogfiles.h"

#include "app/catalog/documentfields.h"
#include "app/catalog/exchange/importedlife.h"
#include "app/catalog/exchange/yaml.h"
#include "app/catalog/snapshotbuilder.h"
#include "app/schema/json.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QSet>
#include <QUrl>

namespace mesh::catalog {

using namespace Qt::StringLiterals;
using core::Code;
using core::Result;
using schema::Value;

namespace {

const QString platformFolder = u"platform"_s;
const QString ending = u".yaml"_s;

core::Error fileError(const QFileDevice &file)
{
    const bool full = file.error() == QFileDevice::ResourceError;
    return {full ? Code::OutOfSpace : Code::Storage, file.errorString(), file.fileName()};
}

QString encoded(const QString &id)
{
    QString name = QString::fromLatin1(QUrl::toPercentEncoding(id));
    // A name that begins so is hidden, or is the folder above.
    return name.startsWith(u'.') ? u"%2E"_s + name.sliced(1) : name;
}

QString decoded(const QString &name)
{
    return QUrl::fromPercentEncoding(name.toUtf8());
}

bool isOfPlatform(Kind kind)
{
    return kind == Kind::Domain || kind == Kind::Policy || kind == Kind::Tier ||
           kind == Kind::Classification;
}

std::optional<Kind> kindOf(const QString &fileName)
{
    const QStringList names = fileName.chopped(ending.size()).split(u'.');
    const auto kind = names.size() > 1 ? kindFromKey(names.back()) : std::nullopt;
    return kind && (isOfPlatform(*kind) || kind == Kind::Product || kind == Kind::Rules ||
                    kind == Kind::Redirect)
               ? kind
               : std::nullopt;
}

struct FilesBelow
{
    QStringList records; ///< of this form, one level below the folder
    /// Beside such, and called almost like them: orders.prodct.yaml.
    QStringList mistaken;
};

// Other files may live in the same repository.
FilesBelow filesBelow(const QString &folder)
{
    FilesBelow found;
    const QDir root(folder);
    for (const QString &below : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        QStringList records;
        QStringList others;
        for (const QString &name :
             QDir(root.filePath(below)).entryList({u'*' + ending}, QDir::Files, QDir::Name)) {
            if (kindOf(name)) {
                records << below + u'/' + name;
            } else if (name.count(u'.') > 1) {
                others << below + u'/' + name;
            }
        }
        found.records << records;
        if (!records.isEmpty()) {
            found.mistaken << others;
        }
    }
    return found;
}

class FileWriter
{
public:
    explicit FileWriter(const QString &folder)
        : m_folder(folder)
    {}

    void write(const QString &domain, Kind kind, const QString &id, Value document)
    {
        if (m_error) {
            return;
        }
        document.removeField(u"writtenBy");
        const QString below = domain.isEmpty() ? platformFolder : domain;
        const QString path =
            u"%1/%2.%3%4"_s.arg(below, encoded(id), keyName(kind).toString(), ending);
        m_paths.insert(path);
        const QByteArray text = toYaml(document);
        if (QFile there(m_folder.filePath(path));
            there.open(QFile::ReadOnly) && there.readAll() == text) {
            ++m_files.same;
            return;
        }
        QSaveFile file(m_folder.filePath(path));
        if (!m_folder.mkpath(below) || !file.open(QFile::WriteOnly) || file.write(text) < 0 ||
            !file.commit()) {
            m_error = fileError(file);
            return;
        }
        ++m_files.written;
    }

    [[nodiscard]] Result<WrittenFiles> finish()
    {
        if (m_error) {
            return *m_error;
        }
        for (const QString &path : filesBelow(m_folder.path()).records) {
            if (!m_paths.contains(path)) {
                m_files.left << path;
            }
        }
        return std::move(m_files);
    }

private:
    const QDir m_folder;
    QSet<QString> m_paths;
    WrittenFiles m_files;
    std::optional<core::Error> m_error;
};

Result<CatalogFile> readFile(const QString &folder, const QString &path)
{
    QFile file(QDir(folder).filePath(path));
    if (!file.open(QFile::ReadOnly)) {
        return fileError(file);
    }
    Result<Value> document = parseYaml(file.readAll());
    if (!document) {
        core::Error error = document.error();
        error.where = core::Where(path + u':' + error.where.name);
        return error;
    }
    const QString name = path.section(u'/', -1).chopped(ending.size());
    const auto kind = kindOf(path.section(u'/', -1)); // filesBelow has seen to that
    const QString below = path.section(u'/', 0, 0);
    CatalogFile result;
    result.path = path;
    const QString id = decoded(name.section(u'.', 0, -2));
    // A domain may be called platform, too: the kind tells whose record it is.
    const bool ofPlatform = isOfPlatform(*kind);
    if (ofPlatform && below != platformFolder) {
        return core::Error{Code::Decode, u"it belongs into %1/"_s.arg(platformFolder), path};
    }
    result.domain = ofPlatform ? QString() : below;
    const bool ofProduct = *kind == Kind::Product || *kind == Kind::Redirect;
    result.key = RecordKey::of(*kind, ofProduct ? below + u'.' + id : id);
    result.document = std::move(*document);
    // As a reader of the topic would take it.
    const CatalogRecord record{CatalogTopics().catalogOf(result.domain), result.key, 0, 0,
                               schema::toJson(result.document)};
    const Interpretation meaning = interpret(record, result.domain);
    if (const auto *problem = std::get_if<Problem>(&meaning)) {
        return core::Error{Code::Decode, findingName(problem->finding) + u": "_s + problem->detail,
                           path};
    }
    return result;
}

template<typename T>
void apply(SnapshotBuilder &builder, const QString &topic, Kind kind, const PlatformEntry<T> &entry)
{
    builder.apply({topic, RecordKey::of(kind, entry.value.id), entry.revision, entry.changedAt,
                   schema::toJson(entry.value.source)});
}

// The mesh as it is once these records of the platform are written.
std::shared_ptr<const CatalogSnapshot> asIfWritten(const CatalogSnapshot &snapshot,
                                                   const CatalogTopics &topics,
                                                   const std::vector<Edit> &edits)
{
    SnapshotBuilder builder(topics);
    const QString platform = topics.platform();
    for (const PlatformEntry<Policy> &entry : snapshot.policies()) {
        apply(builder, platform, Kind::Policy, entry);
    }
    for (const PlatformEntry<Tier> &entry : snapshot.tiers()) {
        apply(builder, platform, Kind::Tier, entry);
    }
    for (const PlatformEntry<Classification> &entry : snapshot.classifications()) {
        apply(builder, platform, Kind::Classification, entry);
    }
    for (const auto &entry : snapshot.domains()) {
        const QString &domain = entry->domain.id;
        builder.apply({platform, RecordKey::of(Kind::Domain, domain), entry->revision,
                       entry->changedAt, schema::toJson(entry->domain.source)});
        if (const auto rules = snapshot.rules(domain)) {
            apply(builder, topics.domain(domain), Kind::Rules, *rules);
        }
    }
    for (const auto &entry : snapshot.products()) {
        builder.apply({topics.domain(entry->id.domain), RecordKey::of(entry->id), entry->revision,
                       entry->changedAt, entry->document()});
    }
    for (const auto &entry : snapshot.redirects()) {
        builder.apply({topics.domain(entry->value.from.domain),
                       RecordKey::of(Kind::Redirect, entry->value.from.toString()), entry->revision,
                       entry->changedAt, schema::toJson(entry->value.source)});
    }
    for (const Problem &problem : snapshot.problems()) {
        if (problem.value) { // what could not be taken has its revision too
            builder.apply({problem.topic, problem.key, problem.offset, -1, problem.value});
        }
    }
    for (const Edit &edit : edits) {
        builder.apply({platform, edit.key, edit.basedOn.value_or(0), -1, edit.value});
    }
    return builder.publish();
}

/// Plans what the files of all domains ask for.
class ImportPlan
{
public:
    ImportPlan(const std::vector<CatalogFile> &files,
               std::shared_ptr<const CatalogSnapshot> snapshot, const CatalogTopics &topics,
               const ImportRequest &request)
        : m_files(files)
        , m_snapshot(std::move(snapshot))
        , m_topics(topics)
        , m_request(request)
        , m_builder(m_snapshot, request.by, request.message)
    {}

    /// The records of a kind that is read as it is.
    [[nodiscard]] std::map<QString, std::vector<Edit>> edits() const
    {
        std::map<QString, std::vector<Edit>> edits;
        for (const CatalogFile &file : m_files) {
            if (!isProduct(file)) {
                fields::Editor editor(file.document);
                editor.setSignature(m_request.by);
                edits[file.domain].push_back(
                    {file.key, schema::toJson(editor.document()),
                     m_snapshot->revision(m_topics.catalogOf(file.domain), file.key)});
            }
        }
        return edits;
    }

    [[nodiscard]] Review platform()
    {
        std::map<QString, std::vector<Edit>> all = edits();
        m_builder.put({}, std::move(all[QString()]));
        return m_builder.review(m_request.today);
    }

    [[nodiscard]] Review domains()
    {
        QSet<QByteArray> there;
        QSet<QString> domains;
        for (const CatalogFile &file : m_files) {
            there.insert(file.key);
            domains.insert(file.domain);
            if (isProduct(file)) {
                put(file);
            }
        }
        for (auto &[domain, each] : edits()) {
            if (!domain.isEmpty()) {
                m_builder.put(domain, std::move(each));
            }
        }
        for (const auto &entry : m_snapshot->products()) {
            if (m_request.removeMissing && domains.contains(entry->id.domain) &&
                !there.contains(RecordKey::of(entry->id))) {
                const Product product = entry->product();
                m_builder.put(removeProduct(product, factsOf(product)));
            }
        }
        return m_builder.review(m_request.today);
    }

private:
    [[nodiscard]] static bool isProduct(const CatalogFile &file)
    {
        return file.key.startsWith("product/");
    }

    [[nodiscard]] LifeFacts factsOf(const Product &product) const
    {
        return lifeFacts(product, *m_snapshot, m_request.today);
    }

    void put(const CatalogFile &file)
    {
        Result<Product> product = Product::read(file.document);
        if (!product) {
            return; // reading the files has refused it
        }
        const auto entry = m_snapshot->product(product->id);
        const auto before = entry ? std::optional(entry->product()) : std::nullopt;
        const LifeFacts facts = factsOf(*product);
        m_builder.put(importedLife(std::move(*product), before ? &*before : nullptr, facts));
    }

    const std::vector<CatalogFile> &m_files;
    const std::shared_ptr<const CatalogSnapshot> m_snapshot;
    const CatalogTopics &m_topics;
    const ImportRequest &m_request;
    ReviewBuilder m_builder;
};

} // namespace

Result<WrittenFiles> writeCatalogFiles(const CatalogSnapshot &snapshot, const QString &folder)
{
    FileWriter writer(folder);
    for (const PlatformEntry<Policy> &entry : snapshot.policies()) {
        writer.write({}, Kind::Policy, entry.value.id, entry.value.source);
    }
    for (const PlatformEntry<Tier> &entry : snapshot.tiers()) {
        writer.write({}, Kind::Tier, entry.value.id, entry.value.source);
    }
    for (const PlatformEntry<Classification> &entry : snapshot.classifications()) {
        writer.write({}, Kind::Classification, entry.value.id, entry.value.source);
    }
    for (const auto &entry : snapshot.domains()) {
        const QString domain = entry->domain.id;
        writer.write({}, Kind::Domain, domain, entry->domain.source);
        if (const auto rules = snapshot.rules(domain)) {
            writer.write(domain, Kind::Rules, domain, rules->value.source);
        }
    }
    for (const auto &entry : snapshot.products()) {
        writer.write(entry->id.domain, Kind::Product, entry->id.name,
                     schema::parseJson(entry->document()).valueOr(Value()));
    }
    for (const auto &entry : snapshot.redirects()) {
        const core::ProductId &from = entry->value.from;
        writer.write(from.domain, Kind::Redirect, from.name, entry->value.source);
    }
    return writer.finish();
}

Result<void> removeCatalogFiles(const QString &folder, const QStringList &paths)
{
    for (const QString &path : paths) {
        if (QFile file(QDir(folder).filePath(path)); !file.remove()) {
            return fileError(file);
        }
    }
    return {};
}

Result<std::vector<CatalogFile>> readCatalogFiles(const QString &folder)
{
    if (!QDir(folder).exists()) {
        return core::Error{Code::NotFound, u"there is no such folder"_s, folder};
    }
    const FilesBelow below = filesBelow(folder);
    if (!below.mistaken.isEmpty()) {
        const QString &path = below.mistaken.front();
        return core::Error{
            Code::Decode,
            u"“%1” is no kind of record"_s.arg(path.chopped(ending.size()).section(u'.', -1)),
            path};
    }
    std::vector<CatalogFile> files;
    for (const QString &path : below.records) {
        Result<CatalogFile> file = readFile(folder, path);
        if (!file) {
            return file.error();
        }
        files.push_back(std::move(*file));
    }
    return files;
}

Result<void> checkDomains(const std::vector<CatalogFile> &files, const CatalogSnapshot &snapshot)
{
    QSet<QByteArray> keys;
    for (const CatalogFile &file : files) {
        keys.insert(file.key);
    }
    for (const CatalogFile &file : files) {
        if (!file.domain.isEmpty() && snapshot.domain(file.domain) == nullptr &&
            !keys.contains(RecordKey::of(Kind::Domain, file.domain))) {
            return core::Error{
                Code::NotFound, {}, u"domain “%1”, which %2 is of"_s.arg(file.domain, file.path)};
        }
    }
    return {};
}

Review reviewImport(const std::vector<CatalogFile> &files,
                    const std::shared_ptr<const CatalogSnapshot> &snapshot,
                    const ImportRequest &request)
{
    const CatalogTopics topics =
        snapshot->prefix().isEmpty() ? CatalogTopics() : CatalogTopics(snapshot->prefix());
    Review platform = ImportPlan(files, snapshot, topics, request).platform();
    const auto then = platform.isEmpty()
                          ? snapshot
                          : asIfWritten(*snapshot, topics, platform.writes.front().set.edits);
    Review review = ImportPlan(files, then, topics, request).domains();
    review.writes.insert(review.writes.begin(), std::make_move_iterator(platform.writes.begin()),
                         std::make_move_iterator(platform.writes.end()));
    return review;
}

} // namespace mesh::catalog
