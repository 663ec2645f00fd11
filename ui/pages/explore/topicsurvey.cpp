// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/explore/topicsurvey.h"

namespace mesh::ui {

using workspace::Session;
using workspace::TopicAnswers;

namespace {

using namespace std::chrono_literals;

constexpr auto believedFor = 60s;

/// Worth asking again soon: nobody was reached.
template<typename T>
bool isLost(const std::optional<core::Result<T>> &answer)
{
    return answer && !*answer && answer->error().retriable;
}

} // namespace

TopicSurvey::TopicSurvey(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(&session)
{
    connect(&session, &Session::stateChanged, this, &TopicSurvey::askNext);
}

void TopicSurvey::want(const QStringList &topics)
{
    m_wanted = topics;
    askNext();
}

void TopicSurvey::forget()
{
    m_askedAt.clear();
    askNext();
}

void TopicSurvey::askNext()
{
    if (!m_asking.isEmpty() || !m_session || m_session->state() != Session::State::Connected) {
        return;
    }
    const auto now = std::chrono::steady_clock::now();
    for (const QString &topic : std::as_const(m_wanted)) {
        const auto asked = m_askedAt.constFind(topic);
        if (asked == m_askedAt.constEnd() || now - *asked > believedFor) {
            m_asking = topic;
            break;
        }
    }
    if (m_asking.isEmpty()) {
        return;
    }
    m_askedAt[m_asking] = now;
    m_answers = {};
    m_awaited = 3;
    take(m_session->topicReaders(m_asking), &TopicAnswers::readers);
    take(m_session->topicConfiguration(m_asking), &TopicAnswers::configuration);
    take(m_session->topicSchema(m_asking), &TopicAnswers::schema);
}

template<typename T>
void TopicSurvey::take(QFuture<core::Result<T>> future,
                       std::optional<core::Result<T>> TopicAnswers::*place)
{
    future.then(this, [this, place](const core::Result<T> &answer) {
        m_answers.*place = answer;
        if (--m_awaited == 0) {
            finish();
        }
    });
}

void TopicSurvey::finish()
{
    const QString topic = std::exchange(m_asking, {});
    if (isLost(m_answers.readers) || isLost(m_answers.configuration) || isLost(m_answers.schema)) {
        // The next look at the row, or the next state of the session, asks again.
        m_askedAt.remove(topic);
        m_wanted.removeOne(topic);
    }
    Q_EMIT answered(topic, m_answers);
    askNext();
}

} // namespace mesh::ui
