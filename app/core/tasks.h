// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFuture>
#include <QPromise>
#include <QThreadPool>
#include <QtConcurrent>

#include <utility>

namespace mesh::core {

/// Which pool a task waits in: Io for what blocks (network, SQLite), Cpu for what computes.
enum class Pool { Io, Cpu };

/// The two pools of a process. Futures report on the thread that asks: use `.then(context, …)` from
/// the GUI thread, never `.result()`. The destructor waits for tasks that have begun and drops the
/// rest.
class Tasks
{
public:
    Tasks();
    ~Tasks();
    Tasks(const Tasks &) = delete;
    Tasks &operator=(const Tasks &) = delete;

    /// Runs `function` (callable, or callable taking QPromise<T>&) in the pool.
    template<typename Function, typename... Arguments>
    auto run(Pool pool, Function &&function, Arguments &&...arguments)
    {
        return QtConcurrent::run(&threadPool(pool), std::forward<Function>(function),
                                 std::forward<Arguments>(arguments)...);
    }

    [[nodiscard]] QThreadPool &threadPool(Pool pool) { return pool == Pool::Io ? m_io : m_cpu; }

private:
    QThreadPool m_io;
    QThreadPool m_cpu;
};

} // namespace mesh::core
