// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/tabular/mask.h"

#include "app/sql/lexer.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::tabular {

namespace {

using schema::Value;

// Contracts write lists as items[].sku or items.*.sku; a mask goes through lists by itself.
std::vector<QString> withoutListMarks(const std::vector<QString> &fields)
{
    std::vector<QString> names;
    for (QString name : fields) {
        while (name.endsWith("[]"_L1)) {
            name.chop(2);
        }
        if (!name.isEmpty() && name != u"*"_s) {
            names.push_back(std::move(name));
        }
    }
    return names;
}

bool beginsWith(std::span<const QString> path, const std::vector<QString> &beginning)
{
    return path.size() >= beginning.size() &&
           std::equal(beginning.begin(), beginning.end(), path.begin());
}

} // namespace

QString Mask::path() const
{
    if (part == Part::Header) {
        return u"headers("_s + sql::quoteText(fields.empty() ? u"*"_s : fields.front()) + u')';
    }
    QStringList names;
    if (part == Part::Key) {
        names += u"key"_s;
    } else if (fields.empty()) {
        names += u"value"_s;
    }
    for (const QString &name : fields) {
        names += sql::isPlainName(name) ? name : sql::quoteName(name);
    }
    return names.join(u'.');
}

MaskRules::MaskRules(std::vector<Mask> masks)
    : m_masks(std::move(masks))
{
    for (Mask &mask : m_masks) {
        if (mask.part != Mask::Part::Header) {
            mask.fields = withoutListMarks(mask.fields);
        }
    }
}

MaskRules MaskRules::fromDescriptions(std::span<const DescribedField> fields,
                                      const QStringList &hidden)
{
    std::vector<Mask> masks;
    for (const DescribedField &field : fields) {
        QStringList words = field.tags;
        words += field.classification;
        const auto found = std::ranges::find_if(words, [&hidden](const QString &word) {
            return !word.isEmpty() && hidden.contains(word, Qt::CaseInsensitive);
        });
        if (found != words.end()) {
            masks.push_back({field.part, field.fields, *found});
        }
    }
    return MaskRules(std::move(masks));
}

bool MaskRules::hidesInside(Mask::Part part) const
{
    return std::ranges::find(m_masks, part, &Mask::part) != m_masks.end();
}

bool MaskRules::hidesHeader(QStringView name) const
{
    const std::vector<QString> path{name.toString()};
    return covering(Mask::Part::Header, path) != nullptr;
}

bool MaskRules::hidesBelow(Mask::Part part, std::span<const QString> fields) const
{
    return std::ranges::any_of(m_masks, [&](const Mask &mask) {
        return mask.part == part && mask.fields.size() > fields.size() &&
               beginsWith(mask.fields, {fields.begin(), fields.end()});
    });
}

const Mask *MaskRules::covering(Mask::Part part, std::span<const QString> fields) const
{
    const auto found = std::ranges::find_if(m_masks, [&](const Mask &mask) {
        return mask.part == part && beginsWith(fields, mask.fields);
    });
    return found == m_masks.end() ? nullptr : &*found;
}

Value MaskRules::masked(const schema::Decoded &decoded, Mask::Part part) const
{
    if (!hidesInside(part) || decoded.format == schema::Format::Absent) {
        return decoded.value;
    }
    return decoded.error ? Value(maskText()) : maskedBelow(decoded.value, part, {});
}

Value MaskRules::maskedBelow(const Value &value, Mask::Part part,
                             std::span<const QString> fields) const
{
    if (covering(part, fields)) {
        return maskText();
    }
    if (const auto *array = value.as<schema::Array>()) {
        schema::Array shown;
        shown.reserve(array->size());
        for (const Value &element : *array) {
            shown.push_back(maskedBelow(element, part, fields));
        }
        return shown;
    }
    const auto *object = value.as<schema::Object>();
    if (!object) {
        return !value.isNull() && hidesBelow(part, fields) ? Value(maskText()) : value;
    }
    schema::Object shown;
    shown.reserve(object->size());
    std::vector<QString> path(fields.begin(), fields.end());
    for (const auto &[name, field] : *object) {
        path.push_back(name);
        shown.emplace_back(name, maskedBelow(field, part, path));
        path.pop_back();
    }
    return shown;
}

QString MaskRules::maskText()
{
    return u"••••••"_s;
}

} // namespace mesh::tabular
