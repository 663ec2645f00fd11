// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/workspace/catalogediting.h"

namespace mesh::workspace {

using namespace Qt::StringLiterals;

void CatalogEditing::noteWritten(std::optional<NamedWrite> write)
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
    return write(catalog::undoOf(*m_lastWrite, signature(), message), tr("Undid the last change"),
                 m_lastWrite->subject);
}

} // namespace mesh::workspace
