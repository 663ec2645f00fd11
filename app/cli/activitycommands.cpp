// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/context.h"

#include "app/workspace/userstore.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace mesh::cli {

using core::Result;
using schema::Value;
using workspace::Activity;

namespace {

QString outcomeName(workspace::Outcome outcome)
{
    switch (outcome) {
    case workspace::Outcome::Running:
        return u"running"_s;
    case workspace::Outcome::Done:
        return u"done"_s;
    case workspace::Outcome::Failed:
        return u"failed"_s;
    case workspace::Outcome::Cancelled:
        break;
    }
    return u"cancelled"_s;
}

Result<int> print(Context &context, qint64 newest)
{
    if (context.global().profile.isEmpty()) {
        return usageError(u"activity"_s, u"Each profile has its own: say --profile NAME"_s);
    }
    const Result<config::Profile> profile = context.profiles().find(context.global().profile);
    if (!profile) {
        return profile.error();
    }
    const auto activity =
        workspace::UserStore::readActivity(workspace::UserStore::pathFor(profile->id), newest);
    if (!activity) {
        return activity.error();
    }
    Output &output = context.output();
    output.beginRows({u"startedAt"_s, u"endedAt"_s, u"action"_s, u"subject"_s, u"outcome"_s,
                      u"error"_s, u"detail"_s});
    for (const Activity &line : *activity) {
        output.addRow({timeValue(line.startedAt), timeValue(line.endedAt.value_or(-1)), line.action,
                       textValue(line.subject), outcomeName(line.outcome),
                       textValue(line.errorName), textValue(line.detail)});
    }
    output.endRows();
    return 0;
}

Result<int> list(Context &context)
{
    const auto limit = parseNumber(u"limit"_s, context.invocation().value(u"limit"_s, u"50"_s), 1);
    return limit ? print(context, *limit) : limit.error();
}

Result<int> exportAll(Context &context)
{
    return print(context, std::numeric_limits<int>::max());
}

} // namespace

std::vector<Command> activityCommands()
{
    return {
        {u"activity"_s,
         u"list"_s,
         {},
         0,
         0,
         u"List what was done with a profile, in its window and here, the newest last"_s,
         {{u"limit"_s, u"N"_s, u"the newest N; else 50"_s}},
         u"meshctl --profile Staging activity list --limit 10"_s,
         list},
        {u"activity"_s,
         u"export"_s,
         {},
         0,
         0,
         u"Print the whole activity log"_s,
         {},
         u"meshctl --profile Staging activity export --format csv > activity.csv"_s,
         exportAll},
    };
}

} // namespace mesh::cli
