// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/kafka/clientconfig.h"
#include "app/profiling/personaldata.h"
#include "app/schema/decoder.h"

#include <stop_token>

namespace mesh::workspace {

/// What a sample of a topic's newest records tells of the data, without any value of it.
struct DataSurvey
{
    qint64 records = 0; ///< that were looked at and could be decoded
    std::vector<profiling::PersonalField> personal;
};

/// Reads the newest `records` of the topic, once, and looks. Blocks, for some seconds at most.
/// Errors are those of reading, Timeout, Cancelled.
[[nodiscard]] core::Result<DataSurvey> surveyData(const kafka::Connection &connection,
                                                  const schema::Decoder &decoder,
                                                  const QString &topic, qint64 records,
                                                  std::stop_token stop = {});

} // namespace mesh::workspace
