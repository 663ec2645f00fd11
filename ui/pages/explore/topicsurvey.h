// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workspace/promisecheck.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QStringList>

#include <chrono>

namespace mesh::ui {

/// Asks who reads topics, how they are configured and which schema they have: one topic after the
/// other, because asking for groups is dear for a broker. GUI thread only.
class TopicSurvey : public QObject
{
    Q_OBJECT
public:
    explicit TopicSurvey(workspace::Session &session, QObject *parent = nullptr);

    /// These are looked at now, the first ones first; what was wanted before is not any more.
    /// Answers younger than a minute stand.
    void want(const QStringList &topics);
    /// Asks all of them anew.
    void forget();

Q_SIGNALS:
    void answered(const QString &topic, const mesh::workspace::TopicAnswers &answers);

private:
    void askNext();
    template<typename T>
    void take(QFuture<core::Result<T>> future,
              std::optional<core::Result<T>> workspace::TopicAnswers::*place);
    void finish();

    QPointer<workspace::Session> m_session;
    QStringList m_wanted;
    QHash<QString, std::chrono::steady_clock::time_point> m_askedAt;
    QString m_asking; ///< empty: nothing is being asked
    int m_awaited = 0;
    workspace::TopicAnswers m_answers;
};

} // namespace mesh::ui
