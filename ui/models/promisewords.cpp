// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/promisewords.h"

#include "ui/state/formats.h"

#include <QCoreApplication>

#include <algorithm>

namespace mesh::ui {

using namespace Qt::StringLiterals;
using workspace::PromiseCheck;
using Promise = PromiseCheck::Promise;
using State = PromiseCheck::State;

namespace {

struct PromiseWords
{
    Q_DECLARE_TR_FUNCTIONS(mesh::ui::PromiseWords)
};

QString kept(qint64 milliseconds, const Formats &formats)
{
    //: How long records are kept
    return milliseconds < 0 ? PromiseWords::tr("for good") : formats.span(milliseconds);
}

QString promised(const PromiseCheck &check, const Formats &formats)
{
    switch (check.promise) {
    case Promise::Freshness:
        return PromiseWords::tr("Freshness at most %1").arg(formats.span(check.promised));
    case Promise::Retention:
        return PromiseWords::tr("Kept %1").arg(kept(check.promised, formats));
    case Promise::Schema:
        return PromiseWords::tr("Schema %1").arg(check.detail);
    case Promise::Support:
        return PromiseWords::tr("Supported until %1").arg(check.detail);
    case Promise::Availability:
        return PromiseWords::tr("Availability %1").arg(check.detail);
    }
    return {};
}

QString measured(const PromiseCheck &check, const Formats &formats)
{
    const bool holds = check.state == State::Holds;
    switch (check.promise) {
    case Promise::Freshness:
        return (holds ? PromiseWords::tr("holds, %1 now") : PromiseWords::tr("broken, %1 now"))
            .arg(formats.span(*check.measured));
    case Promise::Retention:
        return (holds ? PromiseWords::tr("holds, the topic keeps them %1")
                      : PromiseWords::tr("broken, the topic keeps them %1"))
            .arg(kept(*check.measured, formats));
    case Promise::Schema:
        return holds ? PromiseWords::tr("holds, registered")
                     : PromiseWords::tr("broken, not registered");
    case Promise::Support:
    case Promise::Availability:
        break;
    }
    return holds ? PromiseWords::tr("holds") : PromiseWords::tr("broken");
}

QString unknown(const PromiseCheck &check)
{
    if (check.state == State::Waiting) {
        return PromiseWords::tr("being measured");
    }
    if (check.promise == Promise::Freshness) {
        return PromiseWords::tr("no record to measure");
    }
    if (check.promise == Promise::Retention && !check.error) {
        return PromiseWords::tr("not known, a limit by size may remove records earlier");
    }
    if (check.error && check.error->code == core::Code::Unsupported) {
        return check.promise == Promise::Schema
                   ? PromiseWords::tr("not known, the connection names no registry")
                   : PromiseWords::tr("not known, this cluster does not tell its configuration");
    }
    return check.error
               ? PromiseWords::tr("not known: %1").arg(core::explain(*check.error).sentence())
               : PromiseWords::tr("not measured here");
}

} // namespace

PromiseCount countPromises(const std::vector<PromiseCheck> &checks)
{
    PromiseCount count;
    for (const PromiseCheck &check : checks) {
        count.measured += check.isMeasured() ? 1 : 0;
        count.held += check.state == State::Holds ? 1 : 0;
    }
    return count;
}

PromiseRow rowOf(const PromiseCheck &check, const Formats &formats)
{
    if (!check.isMeasured()) {
        return {promised(check, formats), unknown(check), {}};
    }
    const bool holds = check.state == State::Holds;
    QString found;
    switch (check.promise) {
    case Promise::Freshness:
        found = PromiseWords::tr("%1 now").arg(formats.span(*check.measured));
        break;
    case Promise::Retention:
        found = PromiseWords::tr("the topic keeps them %1").arg(kept(*check.measured, formats));
        break;
    case Promise::Schema:
        found = holds ? PromiseWords::tr("registered") : PromiseWords::tr("not registered");
        break;
    case Promise::Support:
    case Promise::Availability:
        break;
    }
    return {promised(check, formats), found,
            holds ? PromiseWords::tr("holds") : PromiseWords::tr("broken")};
}

QString sentence(const PromiseCheck &check, const Formats &formats)
{
    //: %1 is what is promised, %2 whether it holds: "Kept 7 d: holds, the topic keeps them 7 d"
    return PromiseWords::tr("%1: %2").arg(
        promised(check, formats), check.isMeasured() ? measured(check, formats) : unknown(check));
}

QString sentences(const std::vector<PromiseCheck> &checks, const Formats &formats)
{
    QStringList lines;
    for (const PromiseCheck &check : checks) {
        lines << sentence(check, formats);
    }
    return lines.join(u'\n');
}

} // namespace mesh::ui
