// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/core/ids.h"

namespace mesh::core {

bool ProductId::isValidPart(QStringView text)
{
    constexpr qsizetype maximum = 63;
    if (text.isEmpty() || text.size() > maximum || text.front() < u'a' || text.front() > u'z') {
        return false;
    }
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_';
    });
}

std::optional<ProductId> ProductId::parse(QStringView text)
{
    const qsizetype dot = text.indexOf(u'.');
    if (dot < 0 || !isValidPart(text.left(dot)) || !isValidPart(text.mid(dot + 1))) {
        return std::nullopt;
    }
    return ProductId{text.left(dot).toString(), text.mid(dot + 1).toString()};
}

} // namespace mesh::core
