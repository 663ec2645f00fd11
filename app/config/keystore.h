// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace mesh::config {

enum class StoreFormat { Pem, Pkcs12, Jks };
enum class StoreUse { Truststore, Keystore };

/// What kind of store begins so; none: it is something else.
[[nodiscard]] std::optional<StoreFormat> storeFormatOf(QByteArrayView begin);

/// What kind of store a file is: by its first bytes where it can be read, else by the declared type
/// (Java's words), else by its ending; Java's default is JKS.
[[nodiscard]] StoreFormat storeFormat(const QString &path, const QString &declaredType);

/// The path to use, or Unsupported with the command that converts the store into one that can be
/// used: PEM for trust, PEM or PKCS#12 for the client's own certificate.
[[nodiscard]] core::Result<StoreFormat> usableStore(const QString &path,
                                                    const QString &declaredType, StoreUse use);

/// The command of such a refusal, for a POSIX shell; empty for any other error.
[[nodiscard]] QString conversionCommand(const core::Error &error);

} // namespace mesh::config
