// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/kafka/consumersession.h"

#include "app/kafka/consumerworker.h"

namespace mesh::kafka {

ConsumerSession::ConsumerSession(const Connection &connection, ReadRequest request,
                                 Settings settings)
    : m_request(std::move(request))
    , m_queue(settings.queueBytes)
    , m_status(std::make_shared<const ReadStatus>())
{
    m_thread = std::jthread([this, connection, settings](const std::stop_token &stop) {
        ConsumerWorker worker(connection, m_request, settings.fetchKilobytes, m_queue, m_paused,
                              [this](const ReadStatus &status) { publish(status); });
        worker.run(stop);
    });
}

ConsumerSession::ConsumerSession(const Connection &connection, ReadRequest request)
    : ConsumerSession(connection, std::move(request), Settings())
{}

ConsumerSession::~ConsumerSession() = default;

std::shared_ptr<const ReadStatus> ConsumerSession::status() const
{
    const std::lock_guard lock(m_mutex);
    return m_status;
}

void ConsumerSession::pause()
{
    m_paused = true;
}

void ConsumerSession::resume()
{
    m_paused = false;
}

void ConsumerSession::stop()
{
    m_thread.request_stop();
}

void ConsumerSession::publish(const ReadStatus &status)
{
    auto published = std::make_shared<const ReadStatus>(status);
    const std::lock_guard lock(m_mutex);
    m_status.swap(published);
}

} // namespace mesh::kafka
