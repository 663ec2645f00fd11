// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/ids.h"
#include "app/core/result.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace mesh::sandbox {

/// A record of a catalog topic, as it is kept between two runs.
struct SavedRecord
{
    QString topic;
    core::TimestampMs timestamp = -1;
    QByteArray key;
    std::optional<QByteArray> value; ///< nothing: a removal
    friend bool operator==(const SavedRecord &, const SavedRecord &) = default;
};

struct SavedTopic
{
    QString name;
    int partitions = 1;
    friend bool operator==(const SavedTopic &, const SavedTopic &) = default;
};

/// What the mock cluster would forget: the catalog's records, and the topics somebody made.
struct SavedMesh
{
    std::vector<SavedTopic>
        topics; ///< catalog topics and those of the user's, without the mesh's own
    std::vector<SavedRecord> records; ///< in the order of each topic
    friend bool operator==(const SavedMesh &, const SavedMesh &) = default;

    /// As the log cleaner would: of a key in a catalog topic the last record is kept, and none
    /// where that is a removal; a topic's generation ends with it. Changes and requests are all
    /// kept.
    void compact(const QString &catalogPrefix);

    /// JSON Lines: a head with the topics, then a record a line; bytes that are not UTF-8 as
    /// base64.
    [[nodiscard]] QByteArray document() const;
    /// Error: Corrupt, with the line.
    [[nodiscard]] static core::Result<SavedMesh> read(const QByteArray &document);
};

/// Writes the whole file or nothing. Errors: Storage, OutOfSpace.
core::Result<void> writeFile(const QString &path, const QByteArray &contents);
/// NotFound where there is none.
core::Result<QByteArray> readFile(const QString &path);

} // namespace mesh::sandbox
