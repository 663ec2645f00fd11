// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/workspace/datasurvey.h"

#include "app/workspace/rangerows.h"

namespace mesh::workspace {

using namespace std::chrono_literals;

constexpr auto patience = 10s; ///< what a broker has to say by then is enough

core::Result<DataSurvey> surveyData(const kafka::Connection &connection,
                                    const schema::Decoder &decoder, const QString &topic,
                                    qint64 records, std::stop_token stop)
{
    kafka::ReadRequest range;
    range.topics = {topic};
    range.from = kafka::FromNewest{records};
    range.to = kafka::ToEnds{};
    RangeRows rows(connection, range, decoder, std::move(stop),
                   std::chrono::steady_clock::now() + patience);
    DataSurvey survey;
    profiling::PersonalDataFinder finder;
    while (true) {
        const auto row = rows.next();
        if (!row) {
            return row.error();
        }
        if (*row == nullptr) {
            break;
        }
        const schema::Decoded &key = (*row)->key();
        const schema::Decoded &value = (*row)->value();
        if (!key.error) {
            finder.addKey(key.value);
        }
        if (!value.error) {
            finder.addValue(value.value);
            ++survey.records;
        }
    }
    survey.personal = finder.found();
    return survey;
}

} // namespace mesh::workspace
