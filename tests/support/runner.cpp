// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

namespace mesh::test {

std::vector<Entry> &entries()
{
    static std::vector<Entry> all;
    return all;
}

Registration::Registration(const char *name, std::function<std::unique_ptr<QObject>()> make)
{
    entries().push_back({name, std::move(make)});
}

int run(int argc, char **argv)
{
    QTemporaryDir home;
    for (const char *variable :
         {"XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"}) {
        const QString path = home.filePath(QString::fromLatin1(variable).toLower());
        QDir().mkpath(path);
        qputenv(variable, path.toUtf8());
    }

    int firstOption = 1;
    while (firstOption < argc && argv[firstOption][0] != '-') {
        ++firstOption;
    }
    QStringList options{QString::fromLocal8Bit(argv[0])};
    for (int i = firstOption; i < argc; ++i) {
        options << QString::fromLocal8Bit(argv[i]);
    }

    int failures = 0;
    for (const Entry &entry : entries()) {
        const bool wanted = firstOption == 1 ||
                            std::any_of(argv + 1, argv + firstOption, [&entry](const char *name) {
                                return qstrcmp(name, entry.name) == 0;
                            });
        if (wanted) {
            failures += QTest::qExec(entry.make().get(), options);
        }
    }
    return failures;
}

} // namespace mesh::test
