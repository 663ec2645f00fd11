// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/product/topicinquiry.h"

namespace mesh::ui {

TopicInquiry::TopicInquiry(workspace::Session &session, QObject *parent)
    : QObject(parent)
    , m_session(&session)
{}

template<typename T>
void TopicInquiry::take(QFuture<core::Result<T>> future, std::optional<core::Result<T>> &place)
{
    future.then(this, [this, request = m_request, &place](const core::Result<T> &answer) {
        if (request == m_request) {
            place = answer;
            Q_EMIT changed();
        }
    });
}

void TopicInquiry::ask(const QString &topic)
{
    ++m_request;
    if (topic != m_topic) {
        // Of the same topic the former answers stand until the new ones are there.
        m_topic = topic;
        m_detail.reset();
        m_configuration.reset();
        m_readers.reset();
        m_schema.reset();
        Q_EMIT changed();
    }
    if (m_topic.isEmpty() || !m_session) {
        return;
    }
    take(m_session->topicDetail(m_topic), m_detail);
    take(m_session->topicConfiguration(m_topic), m_configuration);
    take(m_session->topicReaders(m_topic), m_readers);
    take(m_session->topicSchema(m_topic), m_schema);
}

} // namespace mesh::ui
