// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/kafka/client.h"

// Private to the room: librdkafka's admin requests, each sent to a queue of its own and answered by
// one event.
namespace mesh::kafka {

[[nodiscard]] AdminOptionsHandle requestOptions(rd_kafka_t *handle, rd_kafka_admin_op_t operation,
                                                Milliseconds timeout);

/// The next answer, or the reason why there is none.
[[nodiscard]] core::Result<EventHandle> awaitEvent(Client &client, rd_kafka_queue_t *queue,
                                                   Milliseconds timeout, const QString &where);

} // namespace mesh::kafka
