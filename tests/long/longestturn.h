// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractEventDispatcher>
#include <QObject>

#include <algorithm>
#include <ctime>

namespace mesh::test {

/// The longest time that the GUI thread computed without looking for input, by the processor's
/// clock for this thread: a busy machine makes nothing longer.
class LongestTurn : public QObject
{
public:
    LongestTurn()
    {
        const auto *dispatcher = QAbstractEventDispatcher::instance();
        connect(dispatcher, &QAbstractEventDispatcher::awake, this, [this] { begin(); });
        connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, this, [this] { end(); });
    }

    /// Milliseconds since the last call; the next begins anew.
    double take()
    {
        end();
        return std::exchange(m_longest, 0.0);
    }

private:
    static double milliseconds()
    {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
    }
    void begin()
    {
        end();
        m_begun = milliseconds();
    }
    void end()
    {
        if (m_begun >= 0) {
            m_longest = std::max(m_longest, milliseconds() - m_begun);
        }
        m_begun = -1;
    }

    double m_begun = -1;
    double m_longest = 0;
};

} // namespace mesh::test
