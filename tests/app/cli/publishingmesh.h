// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "meshctl.h"
#include "tests/support/runner.h"
#include "tests/support/stack.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUuid>

namespace mesh::test {

/// A mesh of its own on the test's broker, made and changed by meshctl alone.
class PublishingMesh
{
public:
    explicit PublishingMesh(const QString &kafka)
        : m_kafka(kafka)
        , m_prefix(QStringLiteral("c") + QUuid::createUuid().toString(QUuid::Id128).first(10))
    {}

    [[nodiscard]] const QString &prefix() const { return m_prefix; }
    /// Of the profile that the mesh goes by.
    [[nodiscard]] const QString &profile() const { return m_prefix; }

    [[nodiscard]] Ran run(const QStringList &words, const QByteArray &input = {}) const
    {
        return Meshctl().run(QStringList{QStringLiteral("--profile"), m_prefix} + words, input);
    }
    [[nodiscard]] bool addProfile() const
    {
        return succeeds(Meshctl().run({QStringLiteral("profiles"), QStringLiteral("add"), m_prefix,
                                       QStringLiteral("--bootstrap"), m_kafka,
                                       QStringLiteral("--catalog-prefix"), m_prefix,
                                       QStringLiteral("--who"), QStringLiteral("Ana")}));
    }
    /// The profile, the mesh with its starter set, and the domain sales of the team sales-data.
    [[nodiscard]] bool setUp() const
    {
        return addProfile() && succeeds(run({QStringLiteral("catalog"), QStringLiteral("init")})) &&
               succeeds(
                   run({QStringLiteral("domains"), QStringLiteral("add"), QStringLiteral("sales"),
                        QStringLiteral("--set"), QStringLiteral("teams=sales-data"),
                        QStringLiteral("--set"), QStringLiteral("topicPrefixes=") + m_prefix}));
    }

    [[nodiscard]] QString topicOf(const QString &name) const { return m_prefix + u'.' + name; }
    /// Words that publish sales.NAME on a topic of its own, all that the policies ask for said.
    [[nodiscard]] QStringList publishing(const QString &name) const
    {
        return {QStringLiteral("products"),
                QStringLiteral("publish"),
                QStringLiteral("sales.") + name,
                QStringLiteral("--topic"),
                topicOf(name),
                QStringLiteral("--set"),
                QStringLiteral("owner=sales-data"),
                QStringLiteral("--set"),
                QStringLiteral("classification=internal"),
                QStringLiteral("--set"),
                QStringLiteral("purpose=Every order that a customer has placed, once, as placed.")};
    }
    [[nodiscard]] bool makeTopic(const QString &name) const
    {
        return succeeds(run({QStringLiteral("topics"), QStringLiteral("create"), topicOf(name)}));
    }
    [[nodiscard]] bool publish(const QString &name) const
    {
        return makeTopic(name) && succeeds(run(publishing(name)));
    }

    [[nodiscard]] QJsonObject show(const QString &name) const
    {
        return object(run({QStringLiteral("products"), QStringLiteral("show"),
                           QStringLiteral("sales.") + name, QStringLiteral("--format"),
                           QStringLiteral("json")}));
    }
    /// The records of a topic, as records read prints them.
    [[nodiscard]] QList<QJsonObject> records(const QString &topic) const
    {
        QList<QJsonObject> all;
        for (const QByteArray &line : run({QStringLiteral("records"), QStringLiteral("read"),
                                           QStringLiteral("topic:") + topic})
                                          .lines()) {
            all << QJsonDocument::fromJson(line).object();
        }
        return all;
    }

    [[nodiscard]] static QJsonObject object(const Ran &ran)
    {
        return QJsonDocument::fromJson(ran.out).object();
    }
    /// Rows of a list in the JSON of one line each.
    [[nodiscard]] static QList<QJsonObject> rows(const Ran &ran)
    {
        QList<QJsonObject> all;
        for (const QByteArray &line : ran.lines()) {
            all << QJsonDocument::fromJson(line).object();
        }
        return all;
    }
    [[nodiscard]] static bool succeeds(const Ran &ran)
    {
        if (ran.code != 0) {
            qWarning("%d: %s", ran.code, ran.err.constData());
        }
        return ran.code == 0;
    }

private:
    QString m_kafka;
    QString m_prefix;
};

} // namespace mesh::test
