// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/error.h"
#include "app/core/ids.h"

#include <QObject>
#include <QString>

#include <deque>
#include <optional>

namespace mesh::workspace {

enum class Outcome { Running, Done, Failed, Cancelled, Noted };

/// One line of the activity log.
struct Activity
{
    qint64 id = 0;
    core::TimestampMs when = -1;
    QString what;   ///< a whole, translated sentence without the object: "Followed topic"
    QString object; ///< topic, product, file, profile
    Outcome outcome = Outcome::Noted;
    std::optional<core::Error> error;
};

/// What this person did and what happened, newest last; kept in the workspace's SQLite file by an
/// io task, the newest `limit` in memory. GUI thread only.
class ActivityLog : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype limit = 2000;

    using QObject::QObject;

    [[nodiscard]] const std::deque<Activity> &entries() const { return m_entries; }

    /// Adds a line and returns its id; `finish` gives a running one its outcome.
    virtual qint64 add(const QString &what, const QString &object, Outcome outcome = Outcome::Noted,
                       std::optional<core::Error> error = {}) = 0;
    virtual void finish(qint64 id, Outcome outcome, std::optional<core::Error> error = {}) = 0;

Q_SIGNALS:
    void added(const mesh::workspace::Activity &activity);
    void changed(const mesh::workspace::Activity &activity);

protected:
    std::deque<Activity> m_entries;
};

} // namespace mesh::workspace
