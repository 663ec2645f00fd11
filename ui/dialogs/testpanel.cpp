// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/testpanel.h"

#include "app/core/tasks.h"
#include "app/workspace/link.h"
#include "ui/state/theme.h"
#include "ui/widgets/disclosure.h"
#include "ui/widgets/labels.h"

#include <QGridLayout>
#include <QPointer>
#include <QProgressBar>

namespace mesh::ui {

using namespace Qt::StringLiterals;
using kafka::TestStep;
using Outcome = kafka::StepResult::Outcome;

namespace {

QString stepName(TestStep step)
{
    switch (step) {
    case TestStep::Resolve:
        return TestPanel::tr("Find the host");
    case TestStep::Connect:
        return TestPanel::tr("Connect");
    case TestStep::Tls:
        return TestPanel::tr("Encrypt");
    case TestStep::Authenticate:
        return TestPanel::tr("Sign in");
    case TestStep::Authorise:
        return TestPanel::tr("See topics");
    case TestStep::Reach:
        return TestPanel::tr("Reach every broker");
    }
    return {};
}

struct Sign
{
    QString text;
    QString tone;
    QString word;
};

Sign signOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Passed:
        return {u"✓"_s, u"good"_s, TestPanel::tr("passed")};
    case Outcome::Failed:
        return {u"✕"_s, u"bad"_s, TestPanel::tr("failed")};
    case Outcome::Skipped:
        break;
    }
    return {u"–"_s, u"dim"_s, TestPanel::tr("not needed")};
}

/// Asks the registry for its subjects; Skipped where the profile names none. It is asked also where
/// the way to the cluster failed: it is another service.
TestPanel::Step testRegistry(const workspace::Link &link, const std::stop_token &stop)
{
    TestPanel::Step step{TestPanel::tr("Schema registry"), Outcome::Skipped, {}, {}};
    if (!link.registry) {
        //: Of the schema registry, where the profile names none
        step.detail = TestPanel::tr("not set");
    } else {
        const auto subjects = link.registry->subjects(stop);
        step.outcome = subjects ? Outcome::Passed : Outcome::Failed;
        if (subjects) {
            step.detail = TestPanel::tr("%n subject(s)", nullptr, int(subjects->size()));
        } else {
            step.error = subjects.error();
        }
    }
    return step;
}

/// The whole way; blocking. True: no step failed.
bool goTheWay(const config::Profile &profile, const config::Secrets &secrets,
              const std::stop_token &stop, const std::function<void(const TestPanel::Step &)> &tell)
{
    const auto link = workspace::makeLink(profile, secrets);
    if (!link) {
        tell({TestPanel::tr("Prepare"), Outcome::Failed, {}, link.error()});
        return false;
    }
    const auto report =
        kafka::testConnection((*link)->connection, stop, [&tell](const kafka::StepResult &result) {
            tell({stepName(result.step), result.outcome, result.detail, result.error});
        });
    if (stop.stop_requested()) {
        return false;
    }
    const TestPanel::Step registry = testRegistry(**link, stop);
    tell(registry);
    return report.passed() && registry.outcome != Outcome::Failed;
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
    const auto tell = [panel = QPointer(this), request](const Step &step) {
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
        .run(core::Pool::Io, [profile, secrets, token = m_stop.get_token(),
                              tell] { return goTheWay(profile, secrets, token, tell); })
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

void TestPanel::addStep(const Step &step)
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
    bool failed = false;
    for (const Step &step : m_steps) {
        const Sign sign = signOf(step.outcome);
        auto *mark = new QLabel(sign.text);
        setTone(*mark, sign.tone);
        mark->setAccessibleName(sign.word);
        auto *name = new QLabel(step.name);
        grid->addWidget(mark, row, 0, Qt::AlignTop);
        grid->addWidget(name, row, 1, Qt::AlignTop);
        auto *said = new DimLabel;
        said->setWordWrap(true);
        said->setTextInteractionFlags(Qt::TextSelectableByMouse);
        if (step.error) {
            setTone(*said, {});
            said->setText(core::explain(*step.error).sentence());
        } else {
            const QString skipped = failed ? tr("not tried") : sign.word;
            said->setText(step.outcome == Outcome::Skipped && step.detail.isEmpty() ? skipped
                                                                                    : step.detail);
        }
        failed = failed || step.outcome == Outcome::Failed;
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
