// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/error.h"
#include "app/http/message.h"

#include <QByteArrayList>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

namespace mesh::http {

/// What the network thread tells the calling thread about one request; all behind the mutex.
struct Attempt
{
    std::mutex mutex;
    std::condition_variable_any changed;
    int status = 0; ///< set with the headers
    std::vector<Header> headers;
    std::deque<QByteArray> chunks;
    qint64 queuedBytes = 0;
    bool finished = false;
    std::optional<core::Error> error; ///< set before finished
};

} // namespace mesh::http
