// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stop_token>
#include <thread>

namespace mesh::cli {

/// Turns the first SIGINT or SIGTERM into a request to stop; the second has its usual effect. One a
/// process; made before other threads, which inherit the mask that keeps the signals from them.
class Signals
{
public:
    explicit Signals(std::stop_source &stop);
    ~Signals();
    Signals(const Signals &) = delete;
    Signals &operator=(const Signals &) = delete;

private:
    int m_wake = -1; ///< an eventfd that ends the thread
    std::thread m_thread;
};

} // namespace mesh::cli
