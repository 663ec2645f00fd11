// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/framepacer.h"

#include <QEvent>

#include <algorithm>

namespace mesh::ui {

FramePacer::FramePacer(QWidget &watched, QObject *parent)
    : QObject(parent)
    , m_watched(watched)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &FramePacer::tick);
    watched.installEventFilter(this);
}

void FramePacer::request()
{
    m_wanted = true;
    schedule();
}

bool FramePacer::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show) {
        schedule();
    } else if (event->type() == QEvent::Hide) {
        m_timer.stop();
    }
    return QObject::eventFilter(watched, event);
}

void FramePacer::schedule()
{
    if (!m_wanted || m_timer.isActive() || !m_watched.isVisible()) {
        return;
    }
    const std::chrono::milliseconds since{m_sinceFrame.isValid() ? m_sinceFrame.elapsed()
                                                                 : m_interval.count()};
    m_timer.start(std::max(std::chrono::milliseconds{0}, m_interval - since));
}

void FramePacer::tick()
{
    m_wanted = false;
    m_sinceFrame.start();
    Q_EMIT frame();
}

} // namespace mesh::ui
