// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/ui/support/windowbench.h"

#include "app/config/profile.h"
#include "app/workspace/session.h"

#include <QElapsedTimer>
#include <QTimer>

#include <functional>

class QAbstractButton;
class QLineEdit;

namespace mesh::ui {
class LivePage;
class ProductPage;
class StateView;
} // namespace mesh::ui

/// What a person does at the window and sees in it, for tests.
namespace mesh::test {

/// How long a test waits for what a broker takes its time for, in ms.
constexpr int patience = 60'000;
/// Who waits longer than that for the window calls it hung, in ms; a busy machine is no hang.
constexpr qint64 hung = 2'000;

/// How one connects: what is chosen and typed in the profile's form.
struct Listener
{
    QString servers;
    bool encrypted = false;
    QString signIn; ///< the entry of "Sign in" that begins so; empty: as it is
    QList<std::pair<QString, QString>> fields;
};

/// Types into the visible line with this label; false where there is none.
bool typeInto(QWidget &form, const QString &label, const QString &text);
bool fillIn(QWidget &form, const Listener &listener);

/// Opens the dialog for a new connection and fills it in.
bool describe(WindowBench &bench, const Listener &listener);
/// The same, then Test; true where every step passed.
bool testBy(WindowBench &bench, const Listener &listener);
/// The same, then "Save and open".
bool connectBy(WindowBench &bench, const Listener &listener);

/// Saves a profile and opens it, without the dialog. False: not connected in time.
bool openProfile(WindowBench &bench, config::Profile profile, const config::Secrets &secrets = {});
bool openServers(WindowBench &bench, const QString &servers);

/// Finds the topic by the search field, and opens it at its Live tab.
ui::ProductPage *openTopic(WindowBench &bench, const QString &topic);

/// The visible button below a widget whose text begins so; nullptr: there is none.
QAbstractButton *buttonOf(const QWidget &within, const QString &text);
/// Clicks it; false where there is none or it is disabled.
bool press(const QWidget &within, const QString &text);
/// Chooses the entry of a menu below a widget whose text begins so; false as above.
bool choose(const QWidget &within, const QString &text);
/// What stands in the visible labels below a widget, one a line.
QString textOf(const QWidget &within);
/// The state that a page shows in place of its content; nullptr: it shows its content.
ui::StateView *stateOf(const QWidget &page);

/// Does on a thread of its own what others do to the cluster, while the window goes on.
void apart(const std::function<void()> &work);

/// The longest time for which the event loop served nothing, from here on.
class LoopWatch
{
public:
    LoopWatch();
    /// In ms.
    [[nodiscard]] qint64 longestGap() const { return m_longest; }

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    qint64 m_longest = 0;
};

} // namespace mesh::test
