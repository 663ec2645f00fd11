// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"

#include <QJsonObject>

namespace mesh::config {

/// Errors of both: Storage, OutOfSpace; `where` is the path.
[[nodiscard]] core::Result<QJsonObject> readJsonFile(const QString &path);

/// Replaces the file as a whole or leaves it as it was. `ownerOnly`: mode 600, from the first byte.
[[nodiscard]] core::Result<void> writeJsonFile(const QString &path, const QJsonObject &object,
                                               bool ownerOnly = false);

/// `fresh` with the fields of `existing` that it does not know, at every depth but below the names
/// in `maps`, whose keys are the user's.
[[nodiscard]] QJsonObject keepUnknown(const QJsonObject &existing, QJsonObject fresh,
                                      const QStringList &maps = {});

/// Moves a file that cannot be read to a free name beside it, so that nothing is lost.
[[nodiscard]] core::Result<QString> setAside(const QString &path);

} // namespace mesh::config
