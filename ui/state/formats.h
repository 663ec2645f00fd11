// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/ids.h"

#include <QLocale>
#include <QObject>
#include <QTimeZone>

#include <optional>

namespace mesh::ui {

/// How times and numbers are written: one place, in the locale and the time zone that were chosen.
/// GUI thread only.
class Formats : public QObject
{
    Q_OBJECT
public:
    explicit Formats(QObject *parent = nullptr);

    [[nodiscard]] const QTimeZone &timeZone() const { return m_zone; }
    /// An invalid zone means the system's.
    void setTimeZone(const QTimeZone &zone);
    [[nodiscard]] const QLocale &locale() const { return m_locale; }
    void setLocale(const QLocale &locale);

    /// "14:00:02.996"
    [[nodiscard]] QString time(core::TimestampMs when) const;
    /// "2026-03-14 14:00:02.996"
    [[nodiscard]] QString dateTime(core::TimestampMs when) const;
    /// "2026-03-14 14:00:02", "2026-03-14 14:00"
    [[nodiscard]] QString toSecond(core::TimestampMs when) const;
    [[nodiscard]] QString toMinute(core::TimestampMs when) const;
    /// "3 s", "41 min", "2 d": a span in milliseconds, in its largest unit.
    [[nodiscard]] QString span(qint64 milliseconds) const;
    /// "today", "2 d ago", else the date.
    [[nodiscard]] QString ago(core::TimestampMs when, core::TimestampMs now) const;
    /// Grouped by the locale: "12,400".
    [[nodiscard]] QString count(qint64 number) const;
    /// "20/s", "0.3/s", "1.2 k/s".
    [[nodiscard]] QString rate(double perSecond) const;
    /// "214 B", "4 kB".
    [[nodiscard]] QString bytes(qint64 number) const;
    /// "Europe/Berlin", "UTC".
    [[nodiscard]] QString zoneName() const;

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] QString moment(core::TimestampMs when, const QString &form) const;

    QTimeZone m_zone;
    QLocale m_locale;
};

} // namespace mesh::ui
