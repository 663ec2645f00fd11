// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
// Any bytes are a JSON document or an error with a place; what was read is written and read the
// same again.
#include "app/schema/json.h"

#include <cstdlib>

using namespace mesh::schema;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const auto value = parseJson(QByteArrayView(data, qsizetype(size)));
    if (!value) {
        if (value.error().where.name.isEmpty()) {
            std::abort();
        }
        return 0;
    }
    for (const JsonStyle style : {JsonStyle::Compact, JsonStyle::Indented}) {
        const auto again = parseJson(toJson(*value, style));
        if (!again || !(*again == *value)) {
            std::abort();
        }
    }
    return 0;
}
