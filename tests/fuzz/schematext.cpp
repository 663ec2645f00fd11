// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
// Any text as a schema of each language: compiled, or refused with words.
#include "app/schema/schema.h"

#include <cstdlib>

using namespace mesh::schema;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QString text = QString::fromUtf8(QByteArrayView(data, qsizetype(size)));
    for (const SchemaKind kind : {SchemaKind::Avro, SchemaKind::Protobuf, SchemaKind::Json}) {
        const auto schema = Schema::compile({kind, text, {}, {}});
        if (!schema && schema.error().detail.isEmpty()) {
            std::abort();
        }
        if (schema && (*schema)->type()) {
            static_cast<void>((*schema)->type()->toText());
        }
    }
    return 0;
}
