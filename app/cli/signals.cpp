// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/signals.h"

#include <csignal>
#include <cstdint>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace mesh::cli {

namespace {

sigset_t stopSignals()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    return set;
}

} // namespace

Signals::Signals(std::stop_source &stop)
    : m_wake(eventfd(0, EFD_CLOEXEC))
{
    const sigset_t set = stopSignals();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    m_thread = std::thread([this, &stop, set] {
        const int arrived = signalfd(-1, &set, SFD_CLOEXEC);
        pollfd waiting[] = {{arrived, POLLIN, 0}, {m_wake, POLLIN, 0}};
        while (poll(waiting, 2, -1) < 0) {
        }
        close(arrived);
        if ((waiting[0].revents & POLLIN) != 0) {
            stop.request_stop();
            // What stops cleanly may take its time; who asks twice does not want to wait.
            std::signal(SIGINT, SIG_DFL);
            std::signal(SIGTERM, SIG_DFL);
            signalfd_siginfo taken{};
            const int drained = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
            [[maybe_unused]] const auto size = read(drained, &taken, sizeof taken);
            close(drained);
            pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
            pollfd ending{m_wake, POLLIN, 0};
            while (poll(&ending, 1, -1) < 0) {
            }
        }
    });
}

Signals::~Signals()
{
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = write(m_wake, &one, sizeof one);
    m_thread.join();
    close(m_wake);
}

} // namespace mesh::cli
