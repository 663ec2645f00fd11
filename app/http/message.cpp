// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/http/message.h"

namespace mesh::http {

bool isIdempotent(Method method)
{
    return method != Method::Post && method != Method::Patch;
}

QByteArray HttpResponse::header(QByteArrayView name) const
{
    for (const Header &candidate : headers) {
        if (name.compare(candidate.name, Qt::CaseInsensitive) == 0) {
            return candidate.value;
        }
    }
    return {};
}

} // namespace mesh::http
