// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workspace/session.h"

#include <QObject>
#include <QPointer>

#include <optional>
#include <vector>

namespace mesh::ui {

/// What a cluster and a registry say of one topic: asked together, each answer kept as it comes.
/// GUI thread only.
class TopicInquiry : public QObject
{
    Q_OBJECT
public:
    TopicInquiry(workspace::Session &session, QObject *parent = nullptr);

    /// Asks for another topic; answers about the former one are dropped.
    void ask(const QString &topic);
    void askAgain() { ask(m_topic); }
    [[nodiscard]] const QString &topic() const { return m_topic; }

    /// Nothing: not answered yet.
    using Detail = std::optional<core::Result<kafka::TopicDetail>>;
    using Configuration = std::optional<core::Result<std::vector<kafka::ConfigEntry>>>;
    using Readers = std::optional<core::Result<std::vector<kafka::GroupLag>>>;
    using Schema = std::optional<core::Result<workspace::TopicSchema>>;
    [[nodiscard]] const Detail &detail() const { return m_detail; }
    [[nodiscard]] const Configuration &configuration() const { return m_configuration; }
    [[nodiscard]] const Readers &readers() const { return m_readers; }
    [[nodiscard]] const Schema &schema() const { return m_schema; }

Q_SIGNALS:
    void changed();

private:
    template<typename T>
    void take(QFuture<core::Result<T>> future, std::optional<core::Result<T>> &place);

    QPointer<workspace::Session> m_session;
    QString m_topic;
    quint64 m_request = 0;
    Detail m_detail;
    Configuration m_configuration;
    Readers m_readers;
    Schema m_schema;
};

} // namespace mesh::ui
