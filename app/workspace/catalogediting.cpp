// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/workspace/catalogediting.h"

namespace mesh::workspace {

using namespace Qt::StringLiterals;

catalog::ChangeSet undoOf(const DoneWrite &write, const QString &message)
{
    catalog::ChangeSet set;
    set.domain = write.set.domain;
    set.message = message;
    for (std::size_t i = 0; i < write.set.edits.size(); ++i) {
        const catalog::Edit &edit = write.set.edits[i];
        // After a removal there is no record to be based on.
        const auto basedOn = edit.value ? std::optional(write.offsets.at(i)) : std::nullopt;
        set.edits.push_back({edit.key, write.before.at(i), basedOn});
    }
    return set;
}

void CatalogEditing::noteWritten(std::optional<DoneWrite> write)
{
    m_lastWrite = std::move(write);
    Q_EMIT written();
}

QFuture<CatalogEditing::Outcome> CatalogEditing::undoLastWrite(const QString &message)
{
    if (!m_lastWrite) {
        QPromise<Outcome> promise;
        promise.start();
        promise.addResult(core::Error{core::Code::Usage, u"nothing was written yet"_s, {}});
        promise.finish();
        return promise.future();
    }
    return write(undoOf(*m_lastWrite, message), tr("Undid the last change"), m_lastWrite->subject);
}

} // namespace mesh::workspace
