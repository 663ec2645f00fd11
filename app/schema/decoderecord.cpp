// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/schema/decoder.h"

namespace mesh::schema {

Decoded Decoder::decode(const records::RecordView &record, Part part, Lookup lookup) const
{
    const auto &bytes = part == Part::Key ? record.key : record.value;
    if (!bytes) {
        return {};
    }
    if (!record.hasHeaders()) {
        return decode(*bytes, part, lookup);
    }
    const QByteArrayView wanted = part == Part::Key ? keySchemaHeader : valueSchemaHeader;
    std::optional<QByteArrayView> schemaHeader;
    for (const records::HeaderView &header : record.headers()) {
        if (header.name == wanted) {
            schemaHeader = header.value; // the last one counts
        }
    }
    return decode(*bytes, part, lookup, schemaHeader);
}

} // namespace mesh::schema
