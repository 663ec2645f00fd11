// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/testpanel.h"

#include "app/core/tasks.h"
#include "ui/state/theme.h"
#include "ui/widgets/disclosure.h"
#include "ui/widgets/labels.h"

#include <QGridLayout>
#include <QPointer>
#include <QProgressBar>

namespace mesh::ui {

using namespace Qt::StringLiterals;
using kafka::TestStep;

namespace {

QString stepName(TestStep::Kind kind)
{
    switch (kind) {
    case TestStep::Kind::Resolve:
        return TestPanel::tr("Find the host");
    case TestStep::Kind::Connect:
        return TestPanel::tr("Connect");
    case TestStep::Kind::Tls:
        return TestPanel::tr("Encrypt");
    case TestStep::Kind::Authenticate:
        return TestPanel::tr("Sign in");
    case TestStep::Kind::Authorise:
        return TestPanel::tr("See topics");
    case TestStep::Kind::Registry:
        return TestPanel::tr("Schema registry");
    }
    return {};
}

struct Sign
{
    QString text;
    QString tone;
    QString word;
};

Sign signOf(TestStep::Outcome outcome)
{
    switch (outcome) {
    case TestStep::Outcome::Passed:
        return {u"✓"_s, u"good"_s, TestPanel::tr("passed")};
    case TestStep::Outcome::Failed:
        return {u"✕"_s, u"bad"_s, TestPanel::tr("failed")};
    case TestStep::Outcome::Skipped:
        break;
    }
    return {u"–"_s, u"dim"_s, TestPanel::tr("not needed")};
}

} // namespace

TestPanel::TestPanel(core::Tasks &tasks, QWidget *parent)
    : QFrame(parent)
    , m_tasks(tasks)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::large, space::small, space::large, 0);
    setAccessibleName(tr("Test of the connection"));
    hide();
}

TestPanel::~TestPanel()
{
    m_stop.request_stop();
}

void TestPanel::run(const config::Profile &profile, const config::Secrets &secrets)
{
    cancel();
    m_stop = {};
    m_steps.clear();
    m_running = true;
    showSteps();
    const quint64 request = ++m_request;
    // Steps come from the pool's thread one by one; the panel may be gone by then.
    const auto tell = [panel = QPointer(this), request](const TestStep &step) {
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [panel, request, step] {
                if (panel && panel->m_request == request) {
                    panel->addStep(step);
                }
            },
            Qt::QueuedConnection);
    };
    m_tasks
        .run(core::Pool::Io,
             [profile, secrets, token = m_stop.get_token(), tell] {
                 return kafka::testConnection({profile, secrets}, token, tell);
             })
        .then(this, [this, request](bool passed) {
            if (request == m_request) {
                m_running = false;
                showSteps();
                Q_EMIT finished(passed);
            }
        });
}

void TestPanel::cancel()
{
    m_stop.request_stop();
    if (std::exchange(m_running, false)) {
        ++m_request;
        showSteps();
        Q_EMIT finished(false);
    }
}

void TestPanel::clear()
{
    cancel();
    m_steps.clear();
    hide();
}

void TestPanel::addStep(const TestStep &step)
{
    m_steps.push_back(step);
    showSteps();
}

void TestPanel::showSteps()
{
    delete m_content;
    m_content = new QWidget;
    auto *grid = new QGridLayout(m_content);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::medium);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(2, 1);
    int row = 0;
    for (const TestStep &step : m_steps) {
        const Sign sign = signOf(step.outcome);
        auto *mark = new QLabel(sign.text);
        setTone(*mark, sign.tone);
        mark->setAccessibleName(sign.word);
        auto *name = new QLabel(stepName(step.kind));
        grid->addWidget(mark, row, 0, Qt::AlignTop);
        grid->addWidget(name, row, 1, Qt::AlignTop);
        auto *said = new DimLabel;
        said->setWordWrap(true);
        said->setTextInteractionFlags(Qt::TextSelectableByMouse);
        if (step.error) {
            setTone(*said, {});
            said->setText(core::explain(*step.error).sentence());
        } else {
            said->setText(step.outcome == TestStep::Outcome::Skipped && step.detail.isEmpty()
                              ? sign.word
                              : step.detail);
        }
        grid->addWidget(said, row++, 2);
        if (step.error && !step.error->detail.isEmpty()) {
            auto *detail = new QLabel(step.error->detail);
            detail->setFont(monoFont());
            detail->setTextFormat(Qt::PlainText);
            detail->setWordWrap(true);
            detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
            grid->addWidget(new Disclosure(tr("Details"), detail), row++, 2);
        }
    }
    if (m_running) {
        auto *bar = new QProgressBar;
        bar->setRange(0, 0);
        bar->setTextVisible(false);
        bar->setAccessibleName(tr("The test is running"));
        grid->addWidget(bar, row, 0, 1, 3);
    }
    layout()->addWidget(m_content);
    show();
}

} // namespace mesh::ui
