// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/state/formats.h"

#include <QDateTime>

#include <cmath>

namespace mesh::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 second = 1000;
constexpr qint64 minute = 60 * second;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;

} // namespace

Formats::Formats(QObject *parent)
    : QObject(parent)
    , m_zone(QTimeZone::systemTimeZone())
{}

void Formats::setTimeZone(const QTimeZone &zone)
{
    const QTimeZone wanted = zone.isValid() ? zone : QTimeZone::systemTimeZone();
    if (wanted != m_zone) {
        m_zone = wanted;
        Q_EMIT changed();
    }
}

void Formats::setLocale(const QLocale &locale)
{
    if (locale != m_locale) {
        m_locale = locale;
        Q_EMIT changed();
    }
}

QString Formats::time(core::TimestampMs when) const
{
    return when < 0 ? QString()
                    : QDateTime::fromMSecsSinceEpoch(when, m_zone).toString(u"HH:mm:ss.zzz"_s);
}

QString Formats::moment(core::TimestampMs when, const QString &form) const
{
    return when < 0 ? QString() : QDateTime::fromMSecsSinceEpoch(when, m_zone).toString(form);
}

QString Formats::dateTime(core::TimestampMs when) const
{
    return moment(when, u"yyyy-MM-dd HH:mm:ss.zzz"_s);
}

QString Formats::toSecond(core::TimestampMs when) const
{
    return moment(when, u"yyyy-MM-dd HH:mm:ss"_s);
}

QString Formats::toMinute(core::TimestampMs when) const
{
    return moment(when, u"yyyy-MM-dd HH:mm"_s);
}

QString Formats::span(qint64 milliseconds) const
{
    const qint64 length = std::max<qint64>(0, milliseconds);
    if (length < minute) {
        //: A span of time in seconds, abbreviated
        return tr("%1 s").arg(m_locale.toString(length / second));
    }
    if (length < hour) {
        //: A span of time in minutes, abbreviated
        return tr("%1 min").arg(m_locale.toString(length / minute));
    }
    if (length < 2 * day) {
        //: A span of time in hours, abbreviated
        return tr("%1 h").arg(m_locale.toString(length / hour));
    }
    //: A span of time in days, abbreviated
    return tr("%1 d").arg(m_locale.toString(length / day));
}

QString Formats::ago(core::TimestampMs when, core::TimestampMs now) const
{
    if (when < 0) {
        return {};
    }
    const QDate then = QDateTime::fromMSecsSinceEpoch(when, m_zone).date();
    const qint64 days = then.daysTo(QDateTime::fromMSecsSinceEpoch(now, m_zone).date());
    if (days <= 0) {
        return tr("today");
    }
    if (days < 60) {
        //: How long ago, in days, abbreviated
        return tr("%1 d ago").arg(m_locale.toString(days));
    }
    return m_locale.toString(then, QLocale::ShortFormat);
}

QString Formats::count(qint64 number) const
{
    return m_locale.toString(number);
}

QString Formats::rate(double perSecond) const
{
    if (perSecond >= 1'000'000) {
        //: Records a second, in millions
        return tr("%1 M/s").arg(m_locale.toString(perSecond / 1'000'000, 'f', 1));
    }
    if (perSecond >= 10'000) {
        //: Records a second, in thousands
        return tr("%1 k/s").arg(m_locale.toString(perSecond / 1000, 'f', 0));
    }
    const bool whole = perSecond == 0 || perSecond >= 0.95;
    //: Records a second
    return tr("%1/s").arg(whole ? m_locale.toString(std::llround(perSecond))
                                : m_locale.toString(perSecond, 'f', perSecond < 0.1 ? 2 : 1));
}

QString Formats::bytes(qint64 number) const
{
    if (number < 1000) {
        //: A number of bytes
        return tr("%1 B").arg(m_locale.toString(number));
    }
    return m_locale.formattedDataSize(number, number < 10'000 ? 0 : 1, QLocale::DataSizeSIFormat);
}

QString Formats::zoneName() const
{
    const QByteArray id = m_zone.id();
    return id == "Etc/UTC" ? u"UTC"_s : QString::fromUtf8(id);
}

} // namespace mesh::ui
