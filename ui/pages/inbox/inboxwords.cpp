// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/inbox/inboxwords.h"

#include "ui/models/words.h"
#include "ui/state/formats.h"
#include "ui/state/target.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

using workspace::InboxItem;
using Kind = InboxItem::Kind;

struct InboxWords
{
    Q_DECLARE_TR_FUNCTIONS(mesh::ui::InboxWords)
};

QString withReason(const QString &said, const QString &reason)
{
    //: Who asks or answers, and the words that were given for it
    return reason.isEmpty() ? said : InboxWords::tr("%1: %2").arg(said, reason);
}

QString somebody(const QString &name)
{
    return name.isEmpty() ? InboxWords::tr("Somebody") : name;
}

QString answer(const InboxItem &item)
{
    switch (item.decision.value_or(catalog::Decision::Ended)) {
    case catalog::Decision::Agreed:
        return InboxWords::tr("%1 agrees that you read it").arg(somebody(item.who));
    case catalog::Decision::Refused:
        return InboxWords::tr("%1 does not agree that you read it").arg(somebody(item.who));
    case catalog::Decision::Ended:
        break;
    }
    return InboxWords::tr("%1 has ended your access").arg(somebody(item.who));
}

QString ending(const InboxItem &item, const QString &day, qint64 left)
{
    if (!item.mine) {
        return InboxWords::tr("You may read it until %1: ask again if you need it longer").arg(day);
    }
    return left < 0
               ? InboxWords::tr("%1 was to read it until %2: take the rights in Kafka back, or "
                                "agree anew")
                     .arg(item.who, day)
               : InboxWords::tr("%1 reads it until %2").arg(item.who, day);
}

QString sunset(const InboxItem &item, const QString &day, qint64 left)
{
    QString said;
    if (item.major > 0) {
        const QString major = QString::number(item.major);
        said = left < 0 ? InboxWords::tr("Its port v%1 was to end on %2").arg(major, day)
                        : InboxWords::tr("Its port v%1 ends on %2").arg(major, day);
    } else {
        said = left < 0
                   ? InboxWords::tr("It was to end on %1: retire it, or tell a later day").arg(day)
                   : InboxWords::tr("It ends on %1").arg(day);
    }
    return item.other.name.isEmpty()
               ? said
               : InboxWords::tr("%1; followed by %2").arg(said, item.other.toString());
}

QString checks(const InboxItem &item)
{
    QStringList what = item.checks;
    for (const catalog::Finding finding : item.findings) {
        what << sentence(finding);
    }
    return InboxWords::tr("%n check(s) fail: %1", nullptr, int(what.size()))
        .arg(what.join(u"; "_s));
}

} // namespace

QString sentence(const InboxItem &item, const Formats &formats, QDate today)
{
    const QString day =
        item.day ? formats.locale().toString(*item.day, QLocale::ShortFormat) : QString();
    switch (item.kind) {
    case Kind::Request:
        return withReason(InboxWords::tr("%1 asks to read it").arg(item.who), item.purpose);
    case Kind::Review:
        return withReason(
            InboxWords::tr("%1 reads it; you wanted to look again on %2").arg(item.who, day),
            item.purpose);
    case Kind::Ending:
        return ending(item, day, item.day ? today.daysTo(*item.day) : 0);
    case Kind::Offer:
        return InboxWords::tr("%1 offers it to you as %2").arg(item.who, item.other.toString());
    case Kind::Handover:
        return InboxWords::tr("%1 has accepted it as %2: let it go here")
            .arg(item.who, item.other.toString());
    case Kind::Conflict:
        return InboxWords::tr("%1 has changed it since you began your draft")
            .arg(somebody(item.who));
    case Kind::Answer:
        return withReason(answer(item), item.purpose);
    case Kind::Late:
        //: %1 is a span: "5 min"
        return InboxWords::tr("Late: its newest record may be at most %1 old")
            .arg(formats.span(item.promised));
    case Kind::Sunset:
        return sunset(item, day, item.day ? today.daysTo(*item.day) : 0);
    case Kind::Check:
        break;
    }
    return checks(item);
}

QString placeOf(const InboxItem &item)
{
    const QString page = Target{item.product, {}}.key();
    switch (item.kind) {
    case Kind::Request:
    case Kind::Review:
    case Kind::Ending:
    case Kind::Answer:
        return page + u"#access"_s;
    case Kind::Conflict:
    case Kind::Check:
        return page + u"#edit"_s;
    case Kind::Offer:
    case Kind::Handover:
    case Kind::Late:
    case Kind::Sunset:
        break;
    }
    return page + u"#overview"_s;
}

} // namespace mesh::ui
