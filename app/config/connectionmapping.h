// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/config/importers.h"
#include "app/config/properties.h"

#include <QCoreApplication>
#include <QHash>

namespace mesh::config {

/// Turns the names of Java's clients and of librdkafka, one by one, into a profile and its secrets.
class ConnectionMapping
{
    Q_DECLARE_TR_FUNCTIONS(mesh::config::ConnectionMapping)
public:
    /// What is in `profile` and `secrets` stays where nothing else is told.
    ConnectionMapping(ImportFormat format, const QString &folder, Profile profile = {},
                      Secrets secrets = {});

    void add(const Property &property);

    /// True once any name was known to mean a connection.
    [[nodiscard]] bool foundAny() const { return m_foundAny; }

    /// What belongs together once all are there: stores, login module, registry's user. Errors:
    /// Unsupported (a store), Syntax (the login module).
    [[nodiscard]] core::Result<ImportReport> finish() &&;

private:
    using Taker = void (ConnectionMapping::*)(const QString &value);
    static const QHash<QString, Taker> &takers();

    void takeServers(const QString &value);
    void takeSecurity(const QString &value);
    void takeMechanism(const QString &value);
    void takeVerification(const QString &value);
    void takeExtensions(const QString &value);
    void takeRegistryUser(const QString &value);
    void takeRegistryUrl(const QString &value);
    void takeOther(const Property &property);

    core::Result<void> finishLogin();
    core::Result<void> finishStores();
    void finishRegistry();
    void addNotes();

    [[nodiscard]] QString file(const QString &path) const;
    [[nodiscard]] QString kept(const QString &name) const { return m_later.value(name); }
    /// Where the name was there, its value.
    void take(const QString &name, QString &into) const;
    void takeFile(const QString &name, QString &into) const;
    void drop(const QString &name, const QString &reason);

    QString m_folder;
    ImportReport m_report;
    QHash<QString, QString> m_later; ///< values that mean something together with others
    bool m_foundAny = false;
    bool m_securityTold = false;
    bool m_mechanismTold = false;
};

} // namespace mesh::config
