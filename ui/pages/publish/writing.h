// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/catalogwriter.h"
#include "app/core/error.h"
#include "app/workspace/session.h"

#include <optional>

namespace mesh::ui {

/// The change set that writes one product, signed in the document too.
[[nodiscard]] catalog::ChangeSet productChange(catalog::Product product,
                                               std::optional<core::Offset> basedOn,
                                               const catalog::Signature &by,
                                               const QString &message);
/// The same for a domain, in the platform's topic.
[[nodiscard]] catalog::ChangeSet domainChange(catalog::Domain domain,
                                              std::optional<core::Offset> basedOn,
                                              const catalog::Signature &by, const QString &message);

/// A product as a draft, which may lack what a record needs, and back; nothing where it cannot be
/// read any more.
[[nodiscard]] QByteArray draftOf(const catalog::Product &product);
[[nodiscard]] std::optional<catalog::Product> readDraft(const QByteArray &draft);

/// Why a write failed; where Kafka does not allow it, who may: by the topic or the transactional id
/// that the error names, and the records of the domains.
[[nodiscard]] QString refusalSentence(const core::Error &error, const workspace::Session &session);

/// What becomes of a record: "product/sales.orders, changed". A key whose id is not known yet ends
/// in an ellipsis.
enum class RecordFate { New, Changed, Removed };
[[nodiscard]] QString recordLine(const QByteArray &key, RecordFate fate);
/// Whom the record of a domain names; an empty domain is the platform.
[[nodiscard]] QString writersSentence(const QString &domain, const QStringList &teams);

} // namespace mesh::ui
