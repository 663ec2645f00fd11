// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDir>
#include <QProcess>
#include <QStringList>

namespace mesh::test {

/// Kafka's own command line tools, from the stack's libraries: what an administrator types.
class KafkaTools
{
public:
    /// False where tests/run did not say where the libraries are.
    [[nodiscard]] static bool available() { return !libraries().isEmpty(); }

    /// Runs a command as the window shows it: "kafka-acls.sh --bootstrap-server …".
    [[nodiscard]] static bool run(const QString &command)
    {
        // The only quotes in these commands keep a shell from reading a star or a comma.
        QStringList words = QProcess::splitCommand(QString(command).remove(QLatin1Char('\'')));
        const QString tool = words.takeFirst();
        const QString main = tool == QLatin1String("kafka-acls.sh")
                                 ? QStringLiteral("kafka.admin.AclCommand")
                                 : QStringLiteral("org.apache.kafka.tools.TopicCommand");
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral("java"),
                      QStringList{QStringLiteral("-Xmx128m"),
                                  QStringLiteral("-XX:TieredStopAtLevel=1"), QStringLiteral("-cp"),
                                  libraries() + QStringLiteral("/*"), main} +
                          words);
        process.waitForFinished(60'000);
        if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
            qWarning("%s: %s", qPrintable(command), process.readAll().constData());
            return false;
        }
        return true;
    }

private:
    static QString libraries()
    {
        const QDir cache(qEnvironmentVariable("MESHSCOPE_TEST_STACK_CACHE"));
        const QStringList found =
            cache.entryList({QStringLiteral("kafka-3*")}, QDir::Dirs, QDir::Name);
        return found.isEmpty() ? QString() : cache.filePath(found.back());
    }
};

} // namespace mesh::test
