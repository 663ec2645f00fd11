// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/publish/writing.h"

#include "app/schema/json.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

struct Writing
{
    Q_DECLARE_TR_FUNCTIONS(mesh::ui::Writing)
};

/// `place`: a topic, or "transactional.id mesh.sales"; anything else is the cluster's.
QString whoMay(QString place, const workspace::Session &session)
{
    const auto catalog = session.catalog();
    const catalog::CatalogTopics topics(catalog->prefix());
    place.remove(u"transactional.id "_s);
    const auto isOf = [&](const QString &domain) {
        return place == topics.catalogOf(domain) || place == topics.changesOf(domain) ||
               place == topics.transactionalId(domain);
    };
    for (const auto &entry : catalog->domains()) {
        const catalog::Domain &domain = entry->domain;
        if (!isOf(domain.id)) {
            continue;
        }
        QString who = domain.teams.isEmpty()
                          ? Writing::tr("The record of %1 names no team that may.").arg(domain.id)
                          : Writing::tr("%1 may write there, as the record of %2 says.")
                                .arg(domain.teams.join(u", "_s), domain.id);
        if (!domain.contacts.empty()) {
            who += u' ' + Writing::tr("Reach them: %1.").arg(domain.contacts.front().name);
        }
        return who;
    }
    if (place == topics.requests()) {
        return Writing::tr("Everybody is meant to: ask whoever runs the cluster to allow it.");
    }
    return isOf(QString()) ? Writing::tr("The mesh’s administrators may.")
                           : Writing::tr("Whoever runs the cluster may, or can allow it.");
}

} // namespace

catalog::ChangeSet productChange(catalog::Product product, std::optional<core::Offset> basedOn,
                                 const catalog::Signature &by, const QString &message)
{
    product.writtenBy = by;
    return {product.id.domain,
            {{catalog::RecordKey::of(product.id), schema::toJson(product.document()), basedOn}},
            by,
            message};
}

catalog::ChangeSet domainChange(catalog::Domain domain, std::optional<core::Offset> basedOn,
                                const catalog::Signature &by, const QString &message)
{
    domain.writtenBy = by;
    return {QString(),
            {{catalog::RecordKey::of(catalog::Kind::Domain, domain.id),
              schema::toJson(domain.document()), basedOn}},
            by,
            message};
}

QByteArray draftOf(const catalog::Product &product)
{
    // A record must have a whole id; a draft need not: its parts stand beside the document.
    catalog::Product whole = product;
    whole.id = {u"draft"_s, u"draft"_s};
    schema::Value draft;
    draft.setField(u"domain"_s, product.id.domain);
    draft.setField(u"name"_s, product.id.name);
    draft.setField(u"document"_s, whole.document());
    return schema::toJson(draft);
}

std::optional<catalog::Product> readDraft(const QByteArray &draft)
{
    const auto parsed = schema::parseJson(draft);
    if (!parsed || !parsed->field(u"document")) {
        return std::nullopt;
    }
    auto product = catalog::Product::read(*parsed->field(u"document"));
    if (!product) {
        return std::nullopt;
    }
    const auto text = [&parsed](QStringView name) {
        const schema::Value *value = parsed->field(name);
        return value ? value->toDisplay() : QString();
    };
    product->id = {text(u"domain"), text(u"name")};
    return std::move(*product);
}

QString refusalSentence(const core::Error &error, const workspace::Session &session)
{
    const QString said = core::explain(error).sentence();
    return error.code == core::Code::Denied ? said + u' ' + whoMay(error.where.name, session)
                                            : said;
}

QString recordLine(const QByteArray &key, RecordFate fate)
{
    QString name = QString::fromUtf8(key);
    if (name.endsWith(u'/')) {
        name += u'…';
    }
    switch (fate) {
    case RecordFate::Removed:
        return Writing::tr("%1, removed").arg(name);
    case RecordFate::Changed:
        return Writing::tr("%1, changed").arg(name);
    case RecordFate::New:
        break;
    }
    return Writing::tr("%1, new").arg(name);
}

QString writersSentence(const QString &domain, const QStringList &teams)
{
    if (domain.isEmpty()) {
        return Writing::tr("Kafka decides who may write the platform’s records.");
    }
    return teams.isEmpty()
               ? Writing::tr("Kafka decides who may write for %1; its record names no team.")
                     .arg(domain)
               : Writing::tr("Kafka decides who may write for %1: its record names %2.")
                     .arg(domain, teams.join(u", "_s));
}

} // namespace mesh::ui
