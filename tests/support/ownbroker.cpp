// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/ownbroker.h"

#include <QProcess>

#include <signal.h>

namespace mesh::test {

using namespace Qt::StringLiterals;

OwnBroker::OwnBroker(QString scripts)
    : m_scripts(std::move(scripts))
{}

OwnBroker::~OwnBroker()
{
    stop();
}

bool OwnBroker::start()
{
    QProcess process;
    process.start(m_scripts + u"/kafka-up"_s, {m_folder.path(), u"3"_s});
    if (!process.waitForFinished(90'000) || process.exitCode() != 0) {
        m_log = QString::fromUtf8(process.readAllStandardError());
        return false;
    }
    for (const QString &line : QString::fromUtf8(process.readAllStandardOutput()).split(u'\n')) {
        const QString value = line.section(u'=', 1);
        if (line.startsWith(u"KAFKA="_s)) {
            m_address = value;
        } else if (line.startsWith(u"KAFKA_SASL="_s)) {
            m_saslAddress = value;
        } else if (line.startsWith(u"KAFKA_PID="_s)) {
            m_process = value.toLongLong();
        }
    }
    return m_process > 0;
}

void OwnBroker::stop()
{
    if (m_process > 0) {
        QProcess::execute(m_scripts + u"/down"_s, {m_folder.path()});
        m_process = 0;
    }
}

void OwnBroker::signal(int number) const
{
    ::kill(static_cast<pid_t>(m_process), number);
}

} // namespace mesh::test
