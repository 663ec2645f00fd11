// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSslConfiguration>
#include <QString>

namespace mesh::test {

/// Certificates made by the openssl program for one run: two authorities, and what they signed.
/// Files: ca.crt, other-ca.crt, and <name>.crt, <name>.key, <name>.p12 (password "p12-secret") for
/// server (localhost), expired, elsewhere (another host) and client. Returns what went wrong.
[[nodiscard]] QString makeCertificates(const QString &folder);

/// What a server needs to present `name`; `clientCertificate`: it asks for one signed by
/// ca.crt.
[[nodiscard]] QSslConfiguration serverConfiguration(const QString &folder, const QString &name,
                                                    bool clientCertificate = false);

} // namespace mesh::test
