// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/state/context.h"
#include "ui/widgets/noticebar.h"

#include "app/workspace/catalogediting.h"
#include "app/workspace/session.h"

#include <QPointer>

namespace mesh::ui {

/// After writes: what was done, and the button that takes all of it back, as new changes. Of each
/// write all or nothing.
class UndoNotice : public NoticeBar
{
    Q_OBJECT
public:
    explicit UndoNotice(const Context &context, QWidget *parent = nullptr);

    void offer(const QString &sentence, const std::vector<workspace::NamedWrite> &done);
    void undo();

private:
    void undoNext();

    Context m_context;
    QPointer<workspace::Session> m_session; ///< that was written to
    std::vector<workspace::NamedWrite> m_done;
    QStringList m_refused; ///< domains that were not undone, each with why
};

} // namespace mesh::ui
