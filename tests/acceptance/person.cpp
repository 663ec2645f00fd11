// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/acceptance/person.h"

#include "ui/dialogs/profiledialog.h"
#include "ui/dialogs/profileform.h"
#include "ui/dialogs/testpanel.h"
#include "ui/pages/product/productpage.h"
#include "ui/pages/window/commandfield.h"
#include "ui/pages/window/tabarea.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/stateview.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <thread>

namespace mesh::test {

using namespace Qt::StringLiterals;
using workspace::Session;

bool typeInto(QWidget &form, const QString &label, const QString &text)
{
    for (QLineEdit *line : form.findChildren<QLineEdit *>()) {
        if (line->isVisibleTo(&form) && line->accessibleName() == label) {
            line->clear();
            QTest::keyClicks(line, text);
            return line->text() == text;
        }
    }
    qWarning("there is no field %s", qPrintable(label));
    return false;
}

bool fillIn(QWidget &form, const Listener &listener)
{
    bool typed = typeInto(form, u"Servers"_s, listener.servers);
    for (QCheckBox *box : form.findChildren<QCheckBox *>()) {
        if (listener.encrypted && box->text() == u"Encrypted (TLS)") {
            box->click();
        }
    }
    for (QComboBox *box : form.findChildren<QComboBox *>()) {
        const int entry = box->findText(listener.signIn, Qt::MatchStartsWith);
        if (!listener.signIn.isEmpty() && box->accessibleName() == u"Sign in" && entry >= 0) {
            box->setCurrentIndex(entry);
            Q_EMIT box->activated(entry);
        }
    }
    for (const auto &[label, text] : listener.fields) {
        typed = typeInto(form, label, text) && typed;
    }
    return typed;
}

bool describe(WindowBench &bench, const Listener &listener)
{
    bench.window().editProfiles(u"new"_s);
    ui::ProfileDialog *dialog = bench.window().profileDialog();
    return dialog != nullptr && QTest::qWaitForWindowExposed(dialog) &&
           fillIn(*dialog->form(), listener);
}

bool testBy(WindowBench &bench, const Listener &listener)
{
    if (!describe(bench, listener)) {
        return false;
    }
    ui::ProfileDialog *dialog = bench.window().profileDialog();
    QSignalSpy tested(dialog->testPanel(), &ui::TestPanel::finished);
    QTest::mouseClick(dialog->testButton(), Qt::LeftButton);
    if (tested.wait(patience) && tested.front().front().toBool()) {
        return true;
    }
    for (const auto &step : dialog->testPanel()->steps()) {
        qWarning("%s: %s %s", qPrintable(step.name), qPrintable(step.detail),
                 qPrintable(step.error ? step.error->detail : QString()));
    }
    return false;
}

bool connectBy(WindowBench &bench, const Listener &listener)
{
    if (!testBy(bench, listener)) {
        return false;
    }
    QTest::mouseClick(bench.window().profileDialog()->openButton(), Qt::LeftButton);
    return true;
}

bool openProfile(WindowBench &bench, config::Profile profile, const config::Secrets &secrets)
{
    const auto kept = bench.workspace().profiles().save(profile);
    if (!kept) {
        return false;
    }
    bench.workspace().secrets().keepForNow(kept->id, secrets);
    bench.workspace().open(kept->id);
    return QTest::qWaitFor(
        [&] {
            const Session *session = bench.workspace().session();
            return session != nullptr && session->state() == Session::State::Connected &&
                   session->catalog()->topicsAt() >= 0;
        },
        patience);
}

bool openServers(WindowBench &bench, const QString &servers)
{
    config::Profile profile;
    profile.name = u"the cluster"_s;
    profile.bootstrapServers = servers.split(u',');
    return openProfile(bench, profile);
}

ui::ProductPage *openTopic(WindowBench &bench, const QString &topic)
{
    ui::CommandField *field = bench.window().commandField();
    QApplication::setActiveWindow(&bench.window());
    field->activate();
    field->clear();
    QTest::keyClicks(field, topic);
    // What is listed may still be of what was typed before.
    const auto listed = [&] { return field->entries().index(1).data().toString() == topic; };
    if (!QTest::qWaitFor(listed, patience)) {
        return nullptr;
    }
    QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(field, Qt::Key_Return);
    auto *page = qobject_cast<ui::ProductPage *>(bench.window().tabs()->current());
    if (page != nullptr) {
        page->setTab(ui::ProductPage::LiveTab);
    }
    return page;
}

QAbstractButton *buttonOf(const QWidget &within, const QString &text)
{
    const auto buttons = within.findChildren<QAbstractButton *>();
    const auto found = std::find_if(buttons.begin(), buttons.end(), [&](QAbstractButton *button) {
        return button->isVisible() && button->text().startsWith(text);
    });
    return found == buttons.end() ? nullptr : *found;
}

bool press(const QWidget &within, const QString &text)
{
    QAbstractButton *button = buttonOf(within, text);
    if (button == nullptr || !button->isEnabled()) {
        return false;
    }
    QTest::mouseClick(button, Qt::LeftButton);
    return true;
}

bool choose(const QWidget &within, const QString &text)
{
    for (QAction *action : within.findChildren<QAction *>()) {
        if (action->text().startsWith(text) && action->isEnabled() && action->isVisible()) {
            action->trigger();
            return true;
        }
    }
    return false;
}

QString textOf(const QWidget &within)
{
    QStringList lines;
    for (const QLabel *label : within.findChildren<QLabel *>()) {
        if (label->isVisible() && !label->text().isEmpty()) {
            lines << label->text();
        }
    }
    for (const ui::ElidedLabel *label : within.findChildren<ui::ElidedLabel *>()) {
        if (label->isVisible() && !label->text().isEmpty()) {
            lines << label->text();
        }
    }
    return lines.join(u'\n');
}

ui::StateView *stateOf(const QWidget &page)
{
    const auto states = page.findChildren<ui::StateView *>();
    const auto shown = std::find_if(states.begin(), states.end(),
                                    [](const ui::StateView *state) { return state->isVisible(); });
    return shown == states.end() ? nullptr : *shown;
}

void apart(const std::function<void()> &work)
{
    std::atomic<bool> done = false;
    const std::jthread thread([&] {
        work();
        done = true;
    });
    static_cast<void>(QTest::qWaitFor([&done] { return done.load(); }, 2 * patience));
}

LoopWatch::LoopWatch()
{
    m_since.start();
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer,
                     [this] { m_longest = std::max(m_longest, m_since.restart()); });
    m_timer.start(10);
}

} // namespace mesh::test
