// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/error.h"

namespace mesh::kafka {

/// librdkafka's error code (rd_kafka_resp_err_t) as ours. `text` is librdkafka's or the broker's
/// sentence: it decides where one code stands for several reasons (TLS, authentication).
[[nodiscard]] core::Error kafkaError(int code, const QString &text, const QString &where);

/// With librdkafka's own sentence for the code.
[[nodiscard]] core::Error kafkaError(int code, const QString &where);

/// True where waiting does not help: credentials, certificates, rights, a port that is no broker's.
[[nodiscard]] bool isFinal(const core::Error &error);

} // namespace mesh::kafka
