// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/config/profile.h"
#include "app/core/result.h"

#include <QByteArrayView>

#include <vector>

namespace mesh::config {

enum class ImportFormat {
    JavaProperties, ///< client.properties of Kafka's Java clients
    KcatConf,       ///< ~/.config/kcat.conf: librdkafka's names, one name=value a line
    Librdkafka,     ///< a properties file or JSON object with librdkafka's names
    ConfluentCli,   ///< what `confluent … client-config create` or `api-key create` printed
};

/// What became of an import. Only `secrets` holds secrets: names and notes never do.
struct ImportReport
{
    ImportFormat format = ImportFormat::Librdkafka;
    Profile profile; ///< without id
    Secrets secrets;
    QStringList notes; ///< sentences: what was understood and what to add
    struct Dropped
    {
        QString name;
        QString reason; ///< a sentence
    };
    std::vector<Dropped> dropped; ///< what was not taken over
};

/// Reads connection settings in whichever of the formats they are. `name` is the file's name, for
/// the profile's name and for errors; relative paths in it are taken as beside the file where
/// `folder` is given. Errors: Syntax (with the place in the text), Usage (nothing of the kind),
/// Unsupported (a JKS store: the detail holds the command that converts it).
[[nodiscard]] core::Result<ImportReport> importConnection(QByteArrayView text, const QString &name,
                                                          const QString &folder = {});

/// Librdkafka's properties, as kcat takes them with -X, laid over a profile: those of the
/// connection become its fields. Errors: Unsupported, Syntax as above.
[[nodiscard]] core::Result<ImportReport>
applyProperties(Profile profile, Secrets secrets,
                const std::vector<std::pair<QString, QString>> &properties);

} // namespace mesh::config
