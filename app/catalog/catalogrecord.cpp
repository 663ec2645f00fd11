// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/catalogrecord.h"

#include "app/catalog/documentfields.h"
#include "app/schema/json.h"

namespace mesh::catalog {

using namespace Qt::StringLiterals;

std::optional<RecordKey> RecordKey::parse(QByteArrayView bytes)
{
    const QString text = QString::fromUtf8(bytes);
    const qsizetype slash = text.indexOf(u'/');
    if (slash <= 0 || slash == text.size() - 1) {
        return std::nullopt;
    }
    return RecordKey{text.left(slash), text.mid(slash + 1)};
}

QByteArray RecordKey::of(Kind kind, QStringView id)
{
    return (keyName(kind).toString() + u'/' + id.toString()).toUtf8();
}

QByteArray RecordKey::of(const core::ProductId &product)
{
    return of(Kind::Product, product.toString());
}

std::optional<core::ProductId> RecordKey::product(QByteArrayView bytes)
{
    const auto key = parse(bytes);
    return key && key->kind == keyName(Kind::Product) ? core::ProductId::parse(key->id)
                                                      : std::nullopt;
}

QByteArray RecordKey::generation()
{
    return of(Kind::Generation, u"generation");
}

QString findingName(Finding finding)
{
    switch (finding) {
    case Finding::BadKey:
        return u"BadKey"_s;
    case Finding::NotJson:
        return u"NotJson"_s;
    case Finding::UnknownKind:
        return u"UnknownKind"_s;
    case Finding::UnknownVersion:
        return u"UnknownVersion"_s;
    case Finding::Invalid:
        return u"Invalid"_s;
    case Finding::OtherDomain:
        return u"OtherDomain"_s;
    case Finding::OtherTopic:
        return u"OtherTopic"_s;
    case Finding::OtherId:
        return u"OtherId"_s;
    case Finding::UnownedTopic:
        return u"UnownedTopic"_s;
    case Finding::ClaimedTwice:
        return u"ClaimedTwice"_s;
    case Finding::TopicMissing:
        return u"TopicMissing"_s;
    case Finding::TopicShape:
        return u"TopicShape"_s;
    case Finding::TopicUnreadable:
        return u"TopicUnreadable"_s;
    }
    return {};
}

namespace {

Problem problemOf(const CatalogRecord &record, const QString &domain, Finding finding,
                  const QString &detail)
{
    Problem problem;
    problem.finding = finding;
    problem.topic = record.topic;
    problem.domain = domain;
    problem.key = record.key;
    problem.offset = record.offset;
    problem.detail = detail;
    problem.value = record.value;
    return problem;
}

// Domains, policies, tiers and classifications are the platform's; all else is a domain's.
bool belongsHere(Kind kind, const QString &domain)
{
    switch (kind) {
    case Kind::Product:
    case Kind::Rules:
    case Kind::Redirect:
    case Kind::Grant:
        return !domain.isEmpty();
    case Kind::Generation:
        return true;
    case Kind::Request:
    case Kind::Reveal:
        return false;
    default:
        return domain.isEmpty();
    }
}

template<typename T>
QString idOf(const T &document)
{
    return document.id;
}

QString idOf(const Product &product)
{
    return product.id.toString();
}

QString idOf(const Redirect &redirect)
{
    return redirect.from.toString();
}

template<typename T>
Interpretation readDocument(const CatalogRecord &record, const QString &domain,
                            const RecordKey &key, const schema::Value &document)
{
    core::Result<T> read = T::read(document);
    if (!read) {
        const Finding finding = read.error().code == core::Code::NewerVersion
                                    ? Finding::UnknownVersion
                                    : Finding::Invalid;
        return problemOf(record, domain, finding, read.error().detail);
    }
    // The generation's id is a UUID, its key is fixed.
    if (!std::is_same_v<T, Generation> && idOf(*read) != key.id) {
        return problemOf(record, domain, Finding::OtherId,
                         u"the document says “%1”"_s.arg(idOf(*read)));
    }
    return std::move(*read);
}

Interpretation readKind(Kind kind, const CatalogRecord &record, const QString &domain,
                        const RecordKey &key, const schema::Value &document)
{
    switch (kind) {
    case Kind::Product:
        return readDocument<Product>(record, domain, key, document);
    case Kind::Domain:
        return readDocument<Domain>(record, domain, key, document);
    case Kind::Policy:
        return readDocument<Policy>(record, domain, key, document);
    case Kind::Tier:
        return readDocument<Tier>(record, domain, key, document);
    case Kind::Classification:
        return readDocument<Classification>(record, domain, key, document);
    case Kind::Generation:
        return readDocument<Generation>(record, domain, key, document);
    case Kind::Rules:
        return readDocument<DomainRules>(record, domain, key, document);
    case Kind::Redirect:
        return readDocument<Redirect>(record, domain, key, document);
    case Kind::Grant:
        return readDocument<AccessGrant>(record, domain, key, document);
    case Kind::Request:
        return readDocument<AccessRequest>(record, domain, key, document);
    case Kind::Reveal:
        return readDocument<Reveal>(record, domain, key, document);
    }
    return problemOf(record, domain, Finding::UnknownKind, key.kind);
}

// A record says its domain in its key or in a field, or in both: each must be the topic's.
std::optional<QString> otherDomain(Kind kind, const RecordKey &key, const schema::Value &document,
                                   const QString &domain)
{
    const QString named = kind == Kind::Grant ? fields::text(document, u"product") : key.id;
    const QString fromName = named.section(u'.', 0, 0);
    if (kind != Kind::Generation && fromName != domain) {
        return fromName;
    }
    const QString stated = fields::text(document, u"domain");
    return !stated.isEmpty() && stated != domain ? std::optional(stated) : std::nullopt;
}

} // namespace

Interpretation interpret(const CatalogRecord &record, const QString &domain)
{
    const auto key = RecordKey::parse(record.key);
    if (!key) {
        return problemOf(record, domain, Finding::BadKey, u"the key is not <kind>/<id>"_s);
    }
    const core::Result<schema::Value> document = schema::parseJson(*record.value);
    if (!document) {
        return problemOf(record, domain, Finding::NotJson, document.error().detail);
    }
    if (document->as<schema::Object>() == nullptr) {
        return problemOf(record, domain, Finding::NotJson, u"not a JSON object"_s);
    }
    const auto kind = kindFromKey(key->kind);
    if (!kind || (*kind == Kind::Generation && record.key != RecordKey::generation())) {
        return problemOf(record, domain, Finding::UnknownKind, u"kind “%1”"_s.arg(key->kind));
    }
    if (!belongsHere(*kind, domain)) {
        return problemOf(record, domain, Finding::OtherTopic,
                         u"“%1” does not belong into %2"_s.arg(key->kind, record.topic));
    }
    if (!domain.isEmpty()) {
        if (const auto claimed = otherDomain(*kind, *key, *document, domain)) {
            return problemOf(record, domain, Finding::OtherDomain,
                             u"claims the domain “%1”"_s.arg(*claimed));
        }
    }
    return readKind(*kind, record, domain, *key, *document);
}

Interpretation interpretRequest(const CatalogRecord &record)
{
    const auto key = RecordKey::parse(record.key);
    const auto kind = key ? kindFromKey(key->kind) : std::nullopt;
    const bool generation = record.key == RecordKey::generation();
    if (!key || (kind != Kind::Request && kind != Kind::Reveal && !generation)) {
        return problemOf(record, {}, key ? Finding::UnknownKind : Finding::BadKey,
                         QString::fromUtf8(record.key));
    }
    const core::Result<schema::Value> document = schema::parseJson(*record.value);
    if (!document) {
        return problemOf(record, {}, Finding::NotJson, document.error().detail);
    }
    return readKind(*kind, record, {}, *key, *document);
}

} // namespace mesh::catalog
