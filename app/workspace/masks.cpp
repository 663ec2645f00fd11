// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/workspace/masks.h"

#include "app/catalog/product.h"

using namespace Qt::StringLiterals;

namespace mesh::workspace {

namespace {

/// `key.…` and `headers('…')` say where else than in the value a field stands.
tabular::Mask maskOf(const QString &path, const QString &reason)
{
    const auto headerBegin = "headers('"_L1;
    const auto headerEnd = "')"_L1;
    tabular::Mask mask;
    mask.reason = reason;
    if (path.startsWith(headerBegin, Qt::CaseInsensitive) && path.endsWith(headerEnd)) {
        mask.part = tabular::Mask::Part::Header;
        mask.fields = {path.sliced(headerBegin.size()).chopped(headerEnd.size())};
        return mask;
    }
    QStringList steps = path.split(u'.', Qt::SkipEmptyParts);
    if (!steps.isEmpty() && steps.front() == u"key"_s) {
        mask.part = tabular::Mask::Part::Key;
        steps.removeFirst();
    }
    mask.fields.assign(steps.begin(), steps.end());
    return mask;
}

} // namespace

tabular::MaskRules maskRules(const catalog::Product &product,
                             const catalog::CatalogSnapshot &catalog)
{
    std::vector<tabular::Mask> masks;
    for (const catalog::FieldNote &field : product.fields) {
        const catalog::Classification *about = catalog.classification(field.classification);
        if (about && !about->masking.isEmpty() && about->masking != u"none"_s) {
            masks.push_back(maskOf(field.path, nameOf(*about)));
        }
    }
    return tabular::MaskRules(std::move(masks));
}

tabular::MaskRules maskRulesOfTopic(const QString &topic, const catalog::CatalogSnapshot &catalog)
{
    std::vector<tabular::Mask> masks;
    for (const auto &entry : catalog.productsOfTopic(topic)) {
        const tabular::MaskRules rules = maskRules(entry->product(), catalog);
        masks.insert(masks.end(), rules.masks().begin(), rules.masks().end());
    }
    return tabular::MaskRules(std::move(masks));
}

} // namespace mesh::workspace
