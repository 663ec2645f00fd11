// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/publish/undonotice.h"

#include "app/workspace/workspace.h"

using namespace Qt::StringLiterals;

namespace mesh::ui {

UndoNotice::UndoNotice(const Context &context, QWidget *parent)
    : NoticeBar(parent)
    , m_context(context)
{
    connect(this, &NoticeBar::actionTriggered, this, &UndoNotice::undo);
}

void UndoNotice::offer(const QString &sentence, const std::vector<workspace::NamedWrite> &done)
{
    m_session = m_context.workspace.session();
    m_done = done;
    m_refused.clear();
    show(Colour::Good, sentence, tr("Undo"));
}

void UndoNotice::undo()
{
    if (m_done.empty() || !m_session || m_session != m_context.workspace.session()) {
        clear();
        return;
    }
    show(Colour::Dim, tr("Taking it back…"));
    undoNext();
}

void UndoNotice::undoNext()
{
    if (m_done.empty()) {
        if (m_refused.isEmpty()) {
            show(Colour::Good, tr("Taken back."));
        } else {
            show(Colour::Bad, m_refused.join(u' '));
        }
        return;
    }
    // The newest first: of several writes of one record each is based on the one before.
    const workspace::NamedWrite last = std::move(m_done.back());
    m_done.pop_back();
    m_session->editing()
        .write(catalog::undoOf(last, m_session->editing().signature(), tr("Undo")),
               tr("Undid the last change"), last.subject)
        .then(this, [this,
                     subject = last.subject](const workspace::CatalogEditing::Outcome &outcome) {
            if (!outcome) {
                m_refused << core::explain(outcome.error()).sentence();
            } else if (!outcome->written()) {
                m_refused
                    << tr("%1 was not undone: somebody else has changed it since.").arg(subject);
            }
            undoNext();
        });
}

} // namespace mesh::ui
