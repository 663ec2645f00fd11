// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdio>

namespace mesh::test {

std::vector<Entry> &entries()
{
    static std::vector<Entry> all;
    return all;
}

Registration::Registration(Entry entry)
{
    entries().push_back(std::move(entry));
}

int run(int argc, char **argv)
{
    if (argc == 2 && QByteArrayView(argv[1]) == "-classes") {
        for (const Entry &entry : entries()) {
            std::printf("%s:%s\n", entry.name, entry.alone);
        }
        return 0;
    }
    QTemporaryDir home;
    for (const char *variable :
         {"XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"}) {
        const QString path = home.filePath(QString::fromLatin1(variable).toLower());
        QDir().mkpath(path);
        qputenv(variable, path.toUtf8());
    }

    QStringList options{QString::fromLocal8Bit(argv[0])};
    QStringList classes;
    for (int i = 1; i < argc; ++i) {
        const QString argument = QString::fromLocal8Bit(argv[i]);
        const bool named = std::any_of(entries().begin(), entries().end(), [&](const Entry &entry) {
            return argument == QLatin1String(entry.name);
        });
        (named ? classes : options) << argument;
    }

    int failures = 0;
    for (const Entry &entry : entries()) {
        if (classes.isEmpty() || classes.contains(QLatin1String(entry.name))) {
            failures += QTest::qExec(entry.make().get(), options);
        }
    }
    return failures;
}

} // namespace mesh::test
