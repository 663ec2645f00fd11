// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/readrecords.h"
#include "app/cli/writerecords.h"

using namespace Qt::StringLiterals;

namespace mesh::cli {

std::vector<Command> recordCommands()
{
    return {
        {u"records"_s,
         u"read"_s,
         u"T…"_s,
         1,
         -1,
         u"Print records, one envelope a line; looking disturbs nobody"_s,
         {{u"from"_s, u"PLACE"_s,
           u"beginning, end, an offset, -N for the newest N, or a time; else beginning, with "
           "--follow end"_s},
          {u"to"_s, u"PLACE"_s, u"end, an offset (exclusive) or a time; else the end of now"_s},
          {u"partition"_s, u"P"_s, u"only this partition"_s, true},
          {u"limit"_s, u"N"_s, u"stop after N printed records"_s},
          {u"where"_s, u"CONDITION"_s, u"print only what it is true for"_s},
          {u"columns"_s, u"a,b.c"_s, u"print these columns instead of the envelope"_s},
          {u"follow"_s, {}, u"go on with what comes, until Ctrl+C"_s},
          {u"raw"_s, {}, u"everything in base64, as it stands in Kafka"_s},
          {u"reveal"_s, {}, u"show what the mesh masks; a record in the mesh notes it"_s},
          {u"receipt"_s, u"FILE"_s,
           u"write what was printed of what into FILE, as an export does"_s},
          {u"strict"_s, {}, u"exit with 7 if a record could not be decoded"_s}},
         u"meshctl --profile Staging records read sales.orders --from -10 "
         "--where \"total > 100 AND customer.city = 'Bern'\""_s,
         readRecords},
        {u"records"_s,
         u"write"_s,
         u"T"_s,
         1,
         1,
         u"Write the envelopes on standard input to a topic"_s,
         {{u"repartition"_s, {}, u"by the key, instead of as the envelope says"_s},
          {u"message"_s, u"NAME"_s,
           u"the Protobuf message of values that name none (valueMessage); else the schema's first"_s}},
         u"meshctl --profile Staging records write sales.copy < records.jsonl"_s,
         writeRecords},
    };
}

} // namespace mesh::cli
