// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
// C11's threads in terms of POSIX's, as the C library itself makes them: ThreadSanitizer knows only
// the latter, and librdkafka uses the former. Without this a thread of librdkafka crashes at its
// first malloc, and what it hands over under its locks looks like a race. Part of the thread
// sanitizer's build alone.
#include <cerrno>
#include <cstdint>
#include <memory>

#include <pthread.h>
#include <threads.h>

static_assert(sizeof(mtx_t) == sizeof(pthread_mutex_t) && sizeof(cnd_t) == sizeof(pthread_cond_t));

namespace {

pthread_mutex_t *posix(mtx_t *mutex)
{
    return reinterpret_cast<pthread_mutex_t *>(mutex);
}

pthread_cond_t *posix(cnd_t *condition)
{
    return reinterpret_cast<pthread_cond_t *>(condition);
}

int outcome(int error)
{
    switch (error) {
    case 0:
        return thrd_success;
    case ETIMEDOUT:
        return thrd_timedout;
    case EBUSY:
        return thrd_busy;
    case ENOMEM:
        return thrd_nomem;
    default:
        return thrd_error;
    }
}

struct Start
{
    thrd_start_t function;
    void *argument;
};

void *run(void *start)
{
    const std::unique_ptr<Start> given(static_cast<Start *>(start));
    const Start copy = *given;
    return reinterpret_cast<void *>(std::intptr_t(copy.function(copy.argument)));
}

} // namespace

extern "C" {

int thrd_create(thrd_t *thread, thrd_start_t function, void *argument)
{
    auto start = std::make_unique<Start>(Start{function, argument});
    const int error = pthread_create(thread, nullptr, run, start.get());
    if (error == 0) {
        static_cast<void>(start.release());
    }
    return outcome(error);
}

int thrd_join(thrd_t thread, int *result)
{
    void *value = nullptr;
    const int error = pthread_join(thread, &value);
    if (result != nullptr) {
        *result = int(reinterpret_cast<std::intptr_t>(value));
    }
    return outcome(error);
}

int thrd_detach(thrd_t thread)
{
    return outcome(pthread_detach(thread));
}

int mtx_init(mtx_t *mutex, int type) noexcept
{
    pthread_mutexattr_t attributes;
    pthread_mutexattr_init(&attributes);
    if ((type & mtx_recursive) != 0) {
        pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_RECURSIVE);
    }
    return outcome(pthread_mutex_init(posix(mutex), &attributes));
}

int mtx_lock(mtx_t *mutex)
{
    return outcome(pthread_mutex_lock(posix(mutex)));
}

int mtx_trylock(mtx_t *mutex) noexcept
{
    return outcome(pthread_mutex_trylock(posix(mutex)));
}

int mtx_unlock(mtx_t *mutex) noexcept
{
    return outcome(pthread_mutex_unlock(posix(mutex)));
}

void mtx_destroy(mtx_t *mutex) noexcept
{
    pthread_mutex_destroy(posix(mutex));
}

int cnd_init(cnd_t *condition) noexcept
{
    return outcome(pthread_cond_init(posix(condition), nullptr));
}

int cnd_signal(cnd_t *condition) noexcept
{
    return outcome(pthread_cond_signal(posix(condition)));
}

int cnd_broadcast(cnd_t *condition) noexcept
{
    return outcome(pthread_cond_broadcast(posix(condition)));
}

int cnd_wait(cnd_t *condition, mtx_t *mutex)
{
    return outcome(pthread_cond_wait(posix(condition), posix(mutex)));
}

int cnd_timedwait(cnd_t *condition, mtx_t *mutex, const timespec *until)
{
    return outcome(pthread_cond_timedwait(posix(condition), posix(mutex), until));
}

void cnd_destroy(cnd_t *condition) noexcept
{
    pthread_cond_destroy(posix(condition));
}
}
