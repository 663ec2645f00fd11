// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/live/rangechoice.h"

#include "ui/state/formats.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

constexpr std::array<const char16_t *, 5> kindNames{u"newest", u"beginning", u"time", u"offsets",
                                                    u"sample"};

QString translated(const char *text)
{
    return QCoreApplication::translate("mesh::ui::RangeChoice", text);
}

/// The hour alone on the day of today, else with its date.
QString timeText(core::TimestampMs time, const Formats &formats)
{
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(time, formats.timeZone());
    const bool today =
        when.date() == QDateTime::currentDateTimeUtc().toTimeZone(formats.timeZone()).date();
    return today ? when.toString(u"HH:mm:ss"_s) : when.toString(u"yyyy-MM-dd HH:mm"_s);
}

// 64-bit numbers go as text: JSON readers make doubles of them.
void put(QJsonObject &object, const QString &name, std::optional<qint64> number)
{
    if (number) {
        object.insert(name, QString::number(*number));
    }
}

std::optional<qint64> take(const QJsonObject &object, const QString &name)
{
    bool ok = false;
    const qint64 number = object.value(name).toString().toLongLong(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

} // namespace

QString RangeChoice::text(const Formats &formats) const
{
    switch (kind) {
    case Kind::Newest:
        //: A range of records; %1 is a number
        return translated(QT_TRANSLATE_NOOP("mesh::ui::RangeChoice", "newest %1"))
            .arg(formats.count(count));
    case Kind::Beginning:
        return translated(QT_TRANSLATE_NOOP("mesh::ui::RangeChoice", "from the beginning"));
    case Kind::Time:
        if (until) {
            return timeText(from.value_or(0), formats) + u" – "_s + timeText(*until, formats);
        }
        return translated(QT_TRANSLATE_NOOP("mesh::ui::RangeChoice", "since %1"))
            .arg(timeText(from.value_or(0), formats));
    case Kind::Offsets: {
        QString place =
            offsetPartition
                ? translated(QT_TRANSLATE_NOOP("mesh::ui::RangeChoice", "partition %1, "))
                      .arg(*offsetPartition)
                : QString();
        if (lastOffset) {
            return place + translated(QT_TRANSLATE_NOOP("mesh::ui::RangeChoice", "offsets %1 – %2"))
                               .arg(formats.count(firstOffset), formats.count(*lastOffset));
        }
        return place + translated(QT_TRANSLATE_NOOP("mesh::ui::RangeChoice", "from offset %1"))
                           .arg(formats.count(firstOffset));
    }
    case Kind::Sample:
        return translated(QT_TRANSLATE_NOOP("mesh::ui::RangeChoice", "even sample of %1"))
            .arg(formats.count(count));
    }
    return {};
}

kafka::ReadRequest RangeChoice::request(const QString &topic,
                                        const std::vector<core::PartitionId> &partitions) const
{
    kafka::ReadRequest request;
    request.topics = {topic};
    request.partitions = partitions;
    switch (kind) {
    case Kind::Newest:
        request.from = kafka::FromNewest{count};
        break;
    case Kind::Beginning:
        request.from = kafka::FromBeginning{};
        break;
    case Kind::Time:
        request.from = kafka::FromTime{from.value_or(0)};
        break;
    case Kind::Offsets:
        request.from = kafka::FromOffset{firstOffset, {}};
        if (offsetPartition) {
            request.partitions = {*offsetPartition};
        }
        if (lastOffset) {
            request.to = kafka::ToOffset{*lastOffset + 1, {}};
        }
        break;
    case Kind::Sample:
        request.evenSample = count;
        request.to = kafka::ToEnds{};
        if (from) {
            request.from = kafka::FromTime{*from};
        } else {
            request.from = kafka::FromBeginning{};
        }
        break;
    }
    if (until && (kind == Kind::Time || kind == Kind::Sample)) {
        request.to = kafka::ToTime{*until};
    }
    return request;
}

QByteArray RangeChoice::toJson() const
{
    QJsonObject object;
    object.insert(u"kind"_s, QString::fromUtf16(kindNames[size_t(kind)]));
    put(object, u"count"_s, count);
    put(object, u"from"_s, from);
    put(object, u"until"_s, until);
    put(object, u"firstOffset"_s, firstOffset);
    put(object, u"lastOffset"_s, lastOffset);
    put(object, u"partition"_s,
        offsetPartition ? std::optional<qint64>(*offsetPartition) : std::nullopt);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<RangeChoice> RangeChoice::fromJson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const QString name = object.value(u"kind"_s).toString();
    for (size_t kind = 0; kind < kindNames.size(); ++kind) {
        if (name != QString::fromUtf16(kindNames[kind])) {
            continue;
        }
        RangeChoice choice;
        choice.kind = Kind(kind);
        choice.count = take(object, u"count"_s).value_or(choice.count);
        choice.from = take(object, u"from"_s);
        choice.until = take(object, u"until"_s);
        choice.firstOffset = take(object, u"firstOffset"_s).value_or(0);
        choice.lastOffset = take(object, u"lastOffset"_s);
        if (const auto partition = take(object, u"partition"_s)) {
            choice.offsetPartition = core::PartitionId(*partition);
        }
        return choice;
    }
    return {};
}

} // namespace mesh::ui
