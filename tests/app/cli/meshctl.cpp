// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "meshctl.h"

using namespace Qt::StringLiterals;

namespace mesh::test {

QByteArrayList Ran::lines() const
{
    QByteArrayList result = out.split('\n');
    if (!result.isEmpty() && result.last().isEmpty()) {
        result.removeLast();
    }
    return result;
}

void Meshctl::setVariable(const QString &name, const QString &value)
{
    m_environment << name + u'=' + value;
}

Ran Meshctl::run(const QStringList &arguments, const QByteArray &input) const
{
    const std::unique_ptr<QProcess> process = start(arguments);
    process->write(input);
    process->closeWriteChannel();
    Ran ran;
    if (process->waitForFinished(30'000) && process->exitStatus() == QProcess::NormalExit) {
        ran.code = process->exitCode();
    } else {
        process->kill();
        process->waitForFinished();
    }
    ran.out = process->readAllStandardOutput();
    ran.err = process->readAllStandardError();
    return ran;
}

std::unique_ptr<QProcess> Meshctl::start(const QStringList &arguments) const
{
    auto process = std::make_unique<QProcess>();
    // A keychain of the desktop that runs the test has no part in it.
    process->setEnvironment(QProcess::systemEnvironment() +
                            QStringList{u"DBUS_SESSION_BUS_ADDRESS=unix:path=/nowhere"_s} +
                            m_environment);
    process->start(QString::fromUtf8(MESHCTL), arguments);
    process->waitForStarted();
    return process;
}

QByteArray json(const char *text)
{
    return QByteArray(text).replace('\'', '"');
}

} // namespace mesh::test
