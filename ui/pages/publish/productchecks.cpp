// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/publish/productchecks.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

bool isVersion(const QString &text)
{
    // Semantic Versioning 2.0.0, without the rarely used parts' own rules.
    static const QRegularExpression form(
        u"^\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?$"_s);
    return form.match(text).hasMatch();
}

} // namespace

std::vector<FieldProblem> ProductChecks::check(const catalog::Product &product,
                                               const catalog::CatalogSnapshot &catalog, bool isNew)
{
    std::vector<FieldProblem> problems;
    const auto add = [&problems](const char16_t *field, const QString &sentence) {
        problems.push_back({QString::fromUtf16(field), sentence});
    };
    if (product.displayName.trimmed().isEmpty()) {
        add(u"name", tr("Give it a name that people would search for."));
    }
    if (product.id.domain.isEmpty()) {
        add(u"domain", catalog.domains().empty()
                           ? tr("There is no domain yet: make one first.")
                           : tr("Pick the domain that answers for this data."));
    } else if (!catalog.domain(product.id.domain)) {
        add(u"domain", tr("There is no domain %1.").arg(product.id.domain));
    }
    if (!core::ProductId::isValidPart(product.id.name)) {
        add(u"id", tr("An id begins with a letter and holds only a–z, 0–9 and _, at most 63."));
    } else if (isNew && catalog.product(product.id)) {
        add(u"id", tr("%1 is published already. Take another id.").arg(product.id.toString()));
    }
    if (product.owner.trimmed().isEmpty()) {
        add(u"team.name", tr("Name the team that answers for it."));
    }
    if (product.purpose.trimmed().isEmpty()) {
        add(u"description.purpose", tr("Say what one record is and what it is good for."));
    }
    if (product.classification.isEmpty()) {
        add(u"classification", tr("Say how sensitive the data is."));
    }
    if (!product.version.isEmpty() && !isVersion(product.version)) {
        add(u"version", tr("A version is three numbers with dots between them: 1.4.0."));
    }
    for (const catalog::Link &link : product.links) {
        if (!link.url.startsWith(u"https://") && !link.url.startsWith(u"http://")) {
            add(u"authoritativeDefinitions",
                tr("“%1” is no web address: it begins with https://.").arg(link.url));
            break;
        }
    }
    return problems;
}

ProductChecks::Completeness ProductChecks::completeness(const catalog::Product &product)
{
    const catalog::Promises &promises = product.promises;
    const std::initializer_list<bool> said{
        !product.displayName.isEmpty(),
        !product.id.domain.isEmpty(),
        !product.owner.isEmpty(),
        !product.purpose.isEmpty(),
        !product.classification.isEmpty(),
        product.quality != catalog::Quality::Unstated,
        !product.tier.isEmpty(),
        promises.freshnessSeconds.has_value(),
        promises.retentionSeconds.has_value(),
        !product.usage.isEmpty(),
        !product.tags.isEmpty(),
        !product.fields.empty(),
        !product.links.empty(),
        !product.support.empty(),
    };
    return {int(std::count(said.begin(), said.end(), true)), int(said.size())};
}

std::vector<FieldProblem> ProductChecks::check(const catalog::Domain &domain,
                                               const catalog::CatalogSnapshot &catalog, bool isNew)
{
    std::vector<FieldProblem> problems;
    if (!core::ProductId::isValidPart(domain.id)) {
        problems.push_back(
            {u"id"_s, tr("An id begins with a letter and holds only a–z, 0–9 and _, at most 63.")});
    } else if (isNew && catalog.domain(domain.id)) {
        problems.push_back({u"id"_s, tr("There is a domain %1 already.").arg(domain.id)});
    }
    if (domain.displayName.trimmed().isEmpty()) {
        problems.push_back({u"name"_s, tr("Give it a name.")});
    }
    if (domain.teams.isEmpty()) {
        problems.push_back({u"teams"_s, tr("Name at least one team that owns it.")});
    }
    if (!domain.parent.isEmpty() &&
        (domain.parent == domain.id || !catalog.domain(domain.parent))) {
        problems.push_back({u"parent"_s, tr("The parent is another domain of this mesh.")});
    }
    for (const auto &other : catalog.domains()) {
        for (const QString &prefix : domain.topicPrefixes) {
            if (other->domain.id != domain.id && other->domain.topicPrefixes.contains(prefix)) {
                problems.push_back(
                    {u"topicPrefixes"_s,
                     tr("%1 owns the prefix %2 already.").arg(other->domain.id, prefix)});
            }
        }
    }
    return problems;
}

} // namespace mesh::ui
