// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/exchange/catalogfiles.h"

#include "app/catalog/documentfields.h"
#include "app/catalog/exchange/yaml.h"
#include "app/schema/json.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QSaveFile>
#include <QSet>

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
        QSaveFile file(
            m_folder.filePath(u"%1/%2.%3%4"_s.arg(below, id, keyName(kind).toString(), ending)));
        if (!m_folder.mkpath(below) || !file.open(QFile::WriteOnly) ||
            file.write(toYaml(document)) < 0 || !file.commit()) {
            m_error = fileError(file);
            return;
        }
        ++m_written;
    }

    [[nodiscard]] Result<qsizetype> result() const
    {
        return m_error ? Result<qsizetype>(*m_error) : m_written;
    }

private:
    const QDir m_folder;
    qsizetype m_written = 0;
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
    const QStringList names = path.section(u'/', -1).chopped(ending.size()).split(u'.');
    const auto kind = kindFromKey(names.back());
    const QString below = path.section(u'/', 0, 0);
    CatalogFile result;
    result.path = path;
    result.domain = below == platformFolder ? QString() : below;
    const QString id = names.mid(0, names.size() - 1).join(u'.');
    if (!kind) {
        return core::Error{Code::Decode, u"“%1” is no kind of record"_s.arg(names.back()), path};
    }
    result.key = RecordKey::of(*kind, *kind == Kind::Product ? below + u'.' + id : id);
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

std::vector<Edit> missing(const QString &domain, const std::vector<CatalogFile> &files,
                          const CatalogSnapshot &snapshot)
{
    QSet<QByteArray> there;
    for (const CatalogFile &file : files) {
        there.insert(file.key);
    }
    std::vector<Edit> edits;
    for (const auto &entry : snapshot.products(domain)) {
        if (const QByteArray key = RecordKey::of(entry->id); !there.contains(key)) {
            edits.push_back({key, std::nullopt, entry->revision});
        }
    }
    return edits;
}

} // namespace

Result<qsizetype> writeCatalogFiles(const CatalogSnapshot &snapshot, const QString &folder)
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
    return writer.result();
}

Result<std::vector<CatalogFile>> readCatalogFiles(const QString &folder)
{
    if (!QDir(folder).exists()) {
        return core::Error{Code::NotFound, u"there is no such folder"_s, folder};
    }
    QStringList paths;
    for (QDirIterator found(folder, {u"*.yaml"_s}, QDir::Files, QDirIterator::Subdirectories);
         found.hasNext();) {
        paths << QDir(folder).relativeFilePath(found.next());
    }
    paths.sort();
    std::vector<CatalogFile> files;
    for (const QString &path : std::as_const(paths)) {
        Result<CatalogFile> file = readFile(folder, path);
        if (!file) {
            return file.error();
        }
        files.push_back(std::move(*file));
    }
    return files;
}

ReviewBuilder planImport(const std::vector<CatalogFile> &files,
                         std::shared_ptr<const CatalogSnapshot> snapshot, const Signature &by,
                         const QString &message, bool removeMissing)
{
    ReviewBuilder builder(snapshot, by, message);
    const CatalogTopics topics(snapshot->prefix().isEmpty() ? u"mesh"_s : snapshot->prefix());
    std::map<QString, std::vector<Edit>> edits;
    for (const CatalogFile &file : files) {
        const auto based = snapshot->revision(topics.catalogOf(file.domain), file.key);
        if (file.key.startsWith("product/")) {
            // As one: the policies are asked about each.
            if (core::Result<Product> product = Product::read(file.document)) {
                builder.put(std::move(*product), based);
            }
            edits[file.domain]; // the files have this domain
            continue;
        }
        fields::Editor editor(file.document);
        editor.setSignature(by);
        edits[file.domain].push_back({file.key, schema::toJson(editor.document()), based});
    }
    for (auto &[domain, each] : edits) {
        if (removeMissing && !domain.isEmpty()) {
            const std::vector<Edit> gone = missing(domain, files, *snapshot);
            each.insert(each.end(), gone.begin(), gone.end());
        }
        builder.put(domain, std::move(each));
    }
    return builder;
}

} // namespace mesh::catalog
