// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
// Any file as connection settings of other programs: a profile that can be saved, or an error with
// a reason.
#include "app/config/importers.h"
#include "app/config/profilejson.h"

#include <QJsonDocument>

#include <cstdlib>

using namespace mesh::config;
using namespace Qt::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const auto report =
        importConnection(QByteArrayView(data, qsizetype(size)), u"client.properties"_s);
    if (!report) {
        if (report.error().detail.isEmpty() && report.error().where.name.isEmpty()) {
            std::abort();
        }
        return 0;
    }
    // A profile that was imported can be saved and is the same afterwards.
    const auto again = profileFromJson(toJson(report->profile), u"profile"_s);
    if (!again || !(*again == report->profile)) {
        std::abort();
    }
    return 0;
}
