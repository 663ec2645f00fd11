// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace mesh::catalog {

/// The names of a mesh's topics and transactional ids.
class CatalogTopics
{
public:
    explicit CatalogTopics(QString prefix = QStringLiteral("mesh"));

    [[nodiscard]] const QString &prefix() const { return m_prefix; }
    [[nodiscard]] QString platform() const;                 ///< mesh.catalog
    [[nodiscard]] QString platformChanges() const;          ///< mesh.changes
    [[nodiscard]] QString requests() const;                 ///< mesh.requests
    [[nodiscard]] QString domain(const QString &id) const;  ///< mesh.catalog.sales
    [[nodiscard]] QString changes(const QString &id) const; ///< mesh.changes.sales
    /// The catalog topic, the changes topic and the transactional id of a domain, or of the
    /// platform where the domain is empty.
    [[nodiscard]] QString catalogOf(const QString &domain) const;
    [[nodiscard]] QString changesOf(const QString &domain) const;
    [[nodiscard]] QString transactionalId(const QString &domain) const;

    /// The domain of a catalog topic, "" for the platform's; nothing for another topic.
    [[nodiscard]] std::optional<QString> domainOf(QStringView catalogTopic) const;
    /// True for every topic of the mesh's own.
    [[nodiscard]] bool isOwn(QStringView topic) const;

private:
    QString m_prefix;
};

} // namespace mesh::catalog
