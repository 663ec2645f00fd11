// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/app/catalog/mesh.h"

#include "app/catalog/catalogsync.h"
#include "app/catalog/catalogwriter.h"
#include "app/catalog/meshsetup.h"
#include "app/kafka/producer.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QTest>
#include <QUuid>

namespace mesh::test {

using namespace Qt::StringLiterals;

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

    /// Another program, without manners: kcat.
    [[nodiscard]] core::Result<void> foreign(const QString &topic, const QByteArray &key,
                                             const std::optional<QByteArray> &value) const
    {
        QStringList words{u"-P"_s, u"-Z"_s,
                          u"-b"_s, m_connection.profile.bootstrapServers.join(u','),
                          u"-X"_s, u"message.max.bytes=8000000"_s,
                          u"-t"_s, topic,
                          u"-p"_s, u"0"_s};
        // A file is one value, whatever its bytes are; a key without one on standard input is none.
        QTemporaryFile file;
        if (!value) {
            words << u"-K"_s << u"\t"_s;
        } else if (file.open() && file.write(*value) == value->size() && file.flush()) {
            words << u"-k"_s << QString::fromUtf8(key) << file.fileName();
        } else {
            return core::Error{core::Code::Storage, file.errorString(), file.fileName()};
        }
        QProcess kcat;
        kcat.setProcessChannelMode(QProcess::MergedChannels);
        kcat.start(u"kcat"_s, words);
        kcat.write(value ? QByteArray() : key + "\t\n");
        kcat.closeWriteChannel();
        const bool ended = kcat.waitForFinished() && kcat.exitCode() == 0;
        return ended ? core::Result<void>()
                     : core::Error{core::Code::Protocol,
                                   QString::fromUtf8(kcat.readAll()) + kcat.errorString(), topic};
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
