// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/window/sessionnotice.h"

#include "app/workspace/session.h"

namespace mesh::ui {

using namespace Qt::StringLiterals;
using workspace::Session;

namespace {

/// Empty where nothing is wrong.
QString sentenceOf(const Session &session)
{
    if (const auto problem = session.storageProblem()) {
        return core::explain(*problem).sentence() + u' ' +
               SessionNotice::tr("Meanwhile everything works from memory, and is asked for anew at "
                                 "the next start.");
    }
    const auto problem = session.catalogProblem();
    if (problem && session.catalog()->hasMesh() && session.state() == Session::State::Connected) {
        return SessionNotice::tr("A part of the catalog cannot be read: %1")
            .arg(core::explain(*problem).sentence());
    }
    return {};
}

} // namespace

SessionNotice::SessionNotice(QWidget *parent)
    : Banner(parent)
{
    setClosable(true);
    hide();
    connect(this, &Banner::actionTriggered, this, [this] {
        if (m_session) {
            m_session->refresh();
        }
    });
    connect(this, &Banner::closed, this, [this] {
        m_putAway = accessibleName();
        hide();
    });
}

void SessionNotice::setSession(Session *session)
{
    m_session = session;
    m_putAway.clear();
    if (session) {
        connect(session, &Session::catalogChanged, this, &SessionNotice::updateSentence);
        connect(session, &Session::stateChanged, this, &SessionNotice::updateSentence);
    }
    updateSentence();
}

void SessionNotice::updateSentence()
{
    const QString sentence = m_session ? sentenceOf(*m_session) : QString();
    if (sentence.isEmpty()) {
        m_putAway.clear();
    } else if (sentence != accessibleName()) {
        setContent(sentence, tr("Try again"), u"warn"_s);
    }
    setVisible(!sentence.isEmpty() && sentence != m_putAway);
}

} // namespace mesh::ui
