// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QThreadPool>
#include <QtConcurrent>

#include <functional>
#include <memory>
#include <type_traits>
#include <utility>

namespace mesh::core {

/// Which pool a task waits in: Io for what blocks (network, SQLite), Cpu for what computes.
enum class Pool { Io, Cpu };

/// The two pools of a process. Made on the GUI thread, where every future ends whatever thread did
/// the work: ended on a pool's thread, Qt 6.4 may post to a context that is just being destroyed.
/// Wait with `.then(context, …)`, never `.result()`, which would wait for itself. The destructor
/// waits for tasks that have begun; the rest, and what was not told by then, is dropped.
class Tasks
{
public:
    Tasks();
    ~Tasks();
    Tasks(const Tasks &) = delete;
    Tasks &operator=(const Tasks &) = delete;

    /// Runs `function` in the pool, and destroys it there.
    template<typename Function>
    auto run(Pool pool, Function function) -> QFuture<std::invoke_result_t<Function &>>
    {
        using T = std::invoke_result_t<Function &>;
        auto promise = std::make_shared<QPromise<T>>();
        auto work = std::make_unique<Function>(std::move(function));
        const QFuture<T> future = promise->future();
        promise->start();
        (void)QtConcurrent::run(&threadPool(pool), [this, promise = std::move(promise),
                                                    work = std::move(work)]() mutable {
            if constexpr (std::is_void_v<T>) {
                (*work)();
                work.reset();
                tell([promise = std::move(promise)] { promise->finish(); });
            } else {
                auto result = std::make_shared<T>((*work)());
                work.reset();
                tell([promise = std::move(promise), result = std::move(result)] {
                    promise->addResult(std::move(*result));
                    promise->finish();
                });
            }
        });
        return future;
    }

    [[nodiscard]] QThreadPool &threadPool(Pool pool) { return pool == Pool::Io ? m_io : m_cpu; }

private:
    void tell(const std::function<void()> &ended);

    QObject m_home; ///< on the GUI thread
    QThreadPool m_io;
    QThreadPool m_cpu;
};

} // namespace mesh::core
