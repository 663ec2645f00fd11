// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/app/catalog/mesh.h"

#include "app/catalog/catalogsync.h"
#include "app/catalog/catalogwriter.h"
#include "app/catalog/meshsetup.h"
#include "app/kafka/producer.h"

#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

namespace mesh::test {

/// A mesh of its own on the test's broker: a prefix that nobody else has.
class KafkaMesh
{
public:
    explicit KafkaMesh(const QString &bootstrap)
        : m_prefix(u'm' + QUuid::createUuid().toString(QUuid::Id128).left(10))
    {
        m_connection.profile.bootstrapServers = {bootstrap};
        m_connection.profile.catalogPrefix = m_prefix;
    }

    [[nodiscard]] const kafka::Connection &connection() const { return m_connection; }
    [[nodiscard]] const QString &prefix() const { return m_prefix; }
    [[nodiscard]] catalog::CatalogTopics topics() const { return catalog::CatalogTopics(m_prefix); }
    [[nodiscard]] QString cacheFolder() const { return m_folder.path(); }

    [[nodiscard]] catalog::SyncSettings settings() const
    {
        catalog::SyncSettings settings;
        settings.connection = m_connection;
        settings.prefix = m_prefix;
        settings.cacheFolder = cacheFolder();
        return settings;
    }

    [[nodiscard]] std::unique_ptr<catalog::CatalogWriter> writer() const
    {
        auto writer = catalog::CatalogWriter::open(m_connection, m_prefix);
        return writer ? std::move(*writer) : nullptr;
    }

    /// The platform's topics and those of the domains, with their records.
    [[nodiscard]] bool setUp(const QStringList &domains)
    {
        const auto made = writer();
        if (!said(catalog::setUpMesh(*made))) {
            return false;
        }
        for (const QString &id : domains) {
            if (!said(catalog::setUpDomain(*made, id)) || !write(*made, domain(id))) {
                return false;
            }
        }
        return true;
    }

    [[nodiscard]] static bool write(catalog::CatalogWriter &writer, const catalog::Domain &domain)
    {
        return written(writer, {QString(),
                                {{catalog::RecordKey::of(catalog::Kind::Domain, domain.id),
                                  bytes(domain), std::nullopt}},
                                {},
                                {}});
    }
    [[nodiscard]] static bool write(catalog::CatalogWriter &writer, const catalog::Product &product,
                                    std::optional<core::Offset> basedOn = {})
    {
        return written(writer, {product.id.domain,
                                {{catalog::RecordKey::of(product.id), bytes(product), basedOn}},
                                {},
                                {}});
    }
    [[nodiscard]] static bool written(catalog::CatalogWriter &writer, const catalog::ChangeSet &set)
    {
        const auto outcome = writer.write(set);
        return said(outcome) && outcome->written();
    }

    /// Another program, with a producer of its own and no manners.
    [[nodiscard]] core::Result<core::Offset> foreign(const QString &topic, const QByteArray &key,
                                                     std::optional<QByteArray> value) const
    {
        auto admin = kafka::Admin::create(m_connection);
        if (!admin) {
            return admin.error();
        }
        auto producer = kafka::Producer::create(std::move(*admin), {});
        if (!producer) {
            return producer.error();
        }
        kafka::OutgoingRecord record;
        record.topic = topic;
        record.key = key;
        record.value = std::move(value);
        const auto delivery = (*producer)->produce(record);
        return delivery ? core::Result<core::Offset>(delivery->offset) : delivery.error();
    }

    template<typename T>
    [[nodiscard]] static bool said(const core::Result<T> &result)
    {
        if (!result) {
            qWarning("%s: %s (%s)", qPrintable(core::codeName(result.error().code)),
                     qPrintable(result.error().detail), qPrintable(result.error().where.name));
        }
        return result.ok();
    }

private:
    QString m_prefix;
    kafka::Connection m_connection;
    QTemporaryDir m_folder;
};

} // namespace mesh::test
