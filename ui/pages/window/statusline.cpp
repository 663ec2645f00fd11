// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/window/statusline.h"

#include "app/workspace/workspace.h"
#include "ui/state/formats.h"
#include "ui/state/symbols.h"
#include "ui/state/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QMenu>

#include <algorithm>

namespace mesh::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using workspace::Session;

namespace {
constexpr int narrow = 900;
constexpr int mostActivity = 60; ///< characters of the last activity
} // namespace

StatusLine::StatusLine(const Context &context, QWidget *parent)
    : QFrame(parent)
    , m_context(context)
    , m_state(new FlatButton(QString()))
    , m_sentence(new ElidedLabel)
    , m_age(new DimLabel)
    , m_activity(new FlatButton(QString()))
    , m_jobs(new FlatButton(QString()))
    , m_zone(new FlatButton(QString()))
    , m_zoneMenu(new QMenu(this))
{
    setObjectName(u"panel"_s);
    setFixedHeight(26);
    m_sentence->setProperty("tone", u"dim"_s);
    m_activity->setToolTip(tr("Open the activity log"));
    m_zone->setToolTip(tr("Time zone of all times in this window"));
    m_zone->setMenu(m_zoneMenu);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::small, 1, space::small, 0);
    row->setSpacing(space::small);
    row->addWidget(m_state);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_age);
    row->addWidget(m_activity);
    row->addStretch(0);
    row->addWidget(m_jobs);
    row->addWidget(m_zone);

    connect(m_state, &QPushButton::clicked, this, &StatusLine::problemRequested);
    connect(m_activity, &QPushButton::clicked, this, &StatusLine::activityRequested);
    connect(m_jobs, &QPushButton::clicked, this, &StatusLine::activityRequested);
    connect(m_zoneMenu, &QMenu::aboutToShow, this, &StatusLine::fillZoneMenu);
    connect(&context.formats, &Formats::changed, this,
            [this] { m_zone->setText(m_context.formats.zoneName()); });
    connect(&context.workspace.activity(), &workspace::ActivityLog::added, this, [this] {
        m_told.clear();
        updateActivity();
    });
    connect(&context.workspace.activity(), &workspace::ActivityLog::changed, this,
            &StatusLine::updateActivity);
    connect(&context.workspace.jobs(), &workspace::Jobs::changed, this, &StatusLine::updateJobs);
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, &StatusLine::updateAge);
    m_tick.start();
    m_zone->setText(context.formats.zoneName());
    updateState();
    updateActivity();
    updateJobs();
}

void StatusLine::setSession(Session *session)
{
    m_session = session;
    if (session) {
        connect(session, &Session::stateChanged, this, &StatusLine::updateState);
        connect(session, &Session::catalogChanged, this, &StatusLine::updateAge);
    }
    updateState();
}

void StatusLine::tell(const QString &sentence)
{
    m_told = sentence;
    updateActivity();
}

void StatusLine::updateState()
{
    QString text = tr("no connection");
    QString sentence;
    Colour tone = Colour::Dim;
    if (m_session) {
        const QString servers = m_session->profile().bootstrapServers.join(u", "_s);
        switch (m_session->state()) {
        case Session::State::Starting:
            text = tr("starting");
            sentence = tr("The sandbox is being made");
            break;
        case Session::State::Connecting:
            text = tr("connecting");
            sentence = servers;
            break;
        case Session::State::Connected:
            text = tr("connected");
            tone = Colour::Good;
            sentence = m_session->profile().sandbox
                           ? tr("sandbox: invented data, nothing leaves this machine")
                           : servers;
            break;
        case Session::State::Offline:
            text = tr("offline");
            tone = Colour::Bad;
            sentence =
                m_session->problem() ? core::explain(*m_session->problem()).sentence() : servers;
            break;
        }
        if (m_session->profile().readOnly) {
            sentence += sentence.isEmpty() ? tr("read-only") : u" · "_s + tr("read-only");
        }
    }
    m_state->setText(text);
    m_state->setAccessibleName(tr("Connection: %1").arg(text));
    m_state->setIcon(symbol(u"dot"_s, tone));
    m_state->setIconSize({12, 12});
    m_sentence->setText(sentence);
    updateAge();
}

void StatusLine::updateAge()
{
    if (!m_session || m_session->catalog()->syncedAt() < 0) {
        m_age->clear();
        return;
    }
    const qint64 age = m_context.workspace.clock().now() - m_session->catalog()->syncedAt();
    //: Status line; %1 is a span of time such as "2 s"
    m_age->setText(tr("catalog synced %1 ago").arg(m_context.formats.span(age)));
}

void StatusLine::updateActivity()
{
    QString text = m_told;
    if (text.isEmpty()) {
        const auto &entries = m_context.workspace.activity().entries();
        if (entries.empty()) {
            text = tr("Activity");
        } else {
            const workspace::Activity &last = entries.back();
            const QString time = m_context.formats.time(last.startedAt).left(8);
            text = last.subject.isEmpty() ? tr("%1 %2").arg(time, last.action)
                                          : tr("%1 %2: %3").arg(time, last.action, last.subject);
            if (!last.errorName.isEmpty()) {
                //: Status line; %1 is what was tried: "12:00:00 Opened profile: Staging"
                text = tr("%1 (failed)").arg(text);
            }
        }
    }
    m_activity->setAccessibleName(tr("Activity log: %1").arg(text));
    m_activity->setToolTip(text.size() > mostActivity ? text : tr("Open the activity log"));
    m_activity->setText(text.size() > mostActivity ? text.left(mostActivity - 1) + u'…' : text);
}

void StatusLine::updateJobs()
{
    const auto &jobs = m_context.workspace.jobs().jobs();
    const auto running = std::count_if(jobs.begin(), jobs.end(),
                                       [](const workspace::Job &job) { return job.running; });
    m_jobs->setVisible(running > 0);
    m_jobs->setText(tr("%n job(s) running", nullptr, int(running)));
}

void StatusLine::fillZoneMenu()
{
    m_zoneMenu->clear();
    const auto add = [this](const QString &text, const QTimeZone &zone) {
        QAction *action = m_zoneMenu->addAction(text);
        action->setCheckable(true);
        action->setChecked(m_context.formats.timeZone() == zone);
        connect(action, &QAction::triggered, this,
                [this, zone] { m_context.formats.setTimeZone(zone); });
    };
    const QTimeZone system = QTimeZone::systemTimeZone();
    add(tr("This computer’s: %1").arg(QString::fromUtf8(system.id())), system);
    if (system != QTimeZone::utc()) {
        add(u"UTC"_s, QTimeZone::utc());
    }
    m_zoneMenu->addSeparator();
    connect(m_zoneMenu->addAction(tr("Other…")), &QAction::triggered, this,
            &StatusLine::settingsRequested);
}

void StatusLine::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    m_age->setVisible(width() >= narrow);
}

} // namespace mesh::ui
