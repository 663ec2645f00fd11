// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
// Anything that may stand in a catalog topic, a line with the key and then the value: a document or
// a problem with words; and what a document is written as is read and written the same again.
#include "app/catalog/catalogrecord.h"
#include "app/catalog/catalogtopics.h"
#include "app/schema/json.h"

#include <cstdlib>

using namespace mesh;
using namespace mesh::catalog;

namespace {

void check(const Problem &problem)
{
    if (findingName(problem.finding).isEmpty()) {
        std::abort();
    }
}

template<typename Document>
void check(const Document &document)
{
    const schema::Value written = document.document();
    const auto again = Document::read(written);
    if (!again || schema::toJson(again->document()) != schema::toJson(written)) {
        std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), qsizetype(size));
    const qsizetype end = text.indexOf('\n');
    if (end < 0) {
        return 0;
    }
    const bool platform = !text.startsWith("product/");
    const CatalogTopics topics;
    const QString domain = platform ? QString() : QStringLiteral("sales");
    const CatalogRecord record{platform ? topics.platform() : topics.domain(domain), text.left(end),
                               0, 0, text.mid(end + 1)};
    std::visit([](const auto &meant) { check(meant); }, interpret(record, domain));
    return 0;
}
