// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/core/tasks.h"

#include <QThread>

namespace mesh::core {

namespace {
// Io tasks mostly wait, so their number follows what a person opens at once, not the cores.
constexpr int ioThreads = 12;
} // namespace

Tasks::Tasks()
{
    m_io.setMaxThreadCount(ioThreads);
    m_io.setObjectName(QStringLiteral("io"));
    m_cpu.setMaxThreadCount(qMax(2, QThread::idealThreadCount()));
    m_cpu.setObjectName(QStringLiteral("cpu"));
}

Tasks::~Tasks()
{
    m_io.clear();
    m_cpu.clear();
    m_io.waitForDone();
    m_cpu.waitForDone();
}

void Tasks::tell(const std::function<void()> &ended)
{
    QMetaObject::invokeMethod(&m_home, ended, Qt::QueuedConnection);
}

} // namespace mesh::core
