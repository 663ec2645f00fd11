// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
// How long a window over a mesh of 100,000 products stands still while what concerns all of them is
// looked at: the inbox with everything changed since the last visit, what is governed, a domain,
// and 5,000 products that are edited together. The longest time for which the event loop served
// nothing, and how long the answer took.
#include "tests/bench/cachedmesh.h"
#include "tests/ui/support/livebench.h"
#include "tests/ui/support/windowbench.h"

#include "ui/pages/domain/domainpage.h"
#include "ui/pages/explore/bulkeditdialog.h"
#include "ui/pages/governance/governancepage.h"
#include "ui/pages/inbox/changesview.h"
#include "ui/pages/inbox/inboxpage.h"
#include "ui/pages/window/tabarea.h"
#include "ui/widgets/facttable.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QTest>

#include <cstdio>
#include <functional>

using namespace Qt::StringLiterals;
using namespace mesh;

namespace {

constexpr int patience = 120'000; // ms
constexpr std::size_t selected = 5'000;

/// Does something as a click would, and watches the event loop until its effect is seen, and a
/// second longer: what is computed in a pool comes back to be shown.
void measure(const char *what, const std::function<void()> &act, const std::function<bool()> &seen)
{
    QElapsedTimer since;
    qint64 longest = 0;
    QTimer tick;
    QObject::connect(&tick, &QTimer::timeout,
                     [&] { longest = std::max(longest, since.restart()); });
    QElapsedTimer whole;
    whole.start();
    since.start();
    tick.start(1);
    act();
    const bool answered = QTest::qWaitFor(seen, patience);
    const qint64 took = whole.elapsed();
    QTest::qWait(1'000);
    std::printf("%-44s still for %4lld ms, answered after %6lld ms%s\n", what,
                static_cast<long long>(longest), static_cast<long long>(took),
                answered ? "" : " (not at all)");
    std::fflush(stdout);
}

int watchWindow()
{
    test::WindowBench bench;
    config::Profile profile = bench::cachedProfile();
    profile.identity = {u"Omar"_s, u"omar@example.com"_s, {u"team7"_s}};
    if (!bench::fillCache(QDateTime::currentMSecsSinceEpoch()) ||
        !bench.workspace().profiles().save(profile)) {
        return 1;
    }
    measure(
        "opened from the cache", [&] { bench.workspace().open(profile.id); },
        [&] {
            return bench.workspace().session()->catalog()->productCount() == bench::productCount;
        });
    const auto page = [&bench] { return bench.window().tabs()->current(); };
    measure(
        "the inbox, and 100,000 changes",
        [&] { bench.window().openPage(ui::InboxPage::pageKey()); },
        [&] {
            auto *inbox = qobject_cast<ui::InboxPage *>(page());
            return inbox != nullptr && !inbox->changes().entries().empty();
        });
    measure(
        "all of the mesh's changes",
        [&] { qobject_cast<ui::InboxPage *>(page())->changes().choose(ui::ChangesView::Of::Mesh); },
        [] { return true; });
    measure(
        "governance", [&] { bench.window().openPage(ui::GovernancePage::pageKey()); },
        [&] {
            auto *governance = qobject_cast<ui::GovernancePage *>(page());
            return governance != nullptr && governance->compliance() != nullptr;
        });
    measure(
        "a domain", [&] { bench.window().openPage(ui::DomainPage::keyOf(u"domain7"_s)); },
        [&] {
            const auto tables = page()->findChildren<ui::FactTable *>();
            return !tables.isEmpty() && tables.back()->model()->rowCount() > 100;
        });

    std::vector<core::ProductId> ids;
    for (const auto &entry : bench.workspace().session()->catalog()->products()) {
        if (ids.size() < selected) {
            ids.push_back(entry->id);
        }
    }
    test::SilentNavigator navigator;
    test::SilentHost host;
    const ui::Context context{bench.workspace(), navigator, host, bench.formats()};
    std::unique_ptr<ui::BulkEditDialog> dialog;
    measure(
        "5,000 products in one dialog",
        [&] {
            dialog = std::make_unique<ui::BulkEditDialog>(context, ids);
            dialog->show();
        },
        [&] { return dialog->review() != nullptr; });
    measure(
        "a tag for each of them", [&] { dialog->tagsToAdd().setText(u"audited"_s); },
        [&] { return dialog->review() != nullptr && !dialog->review()->isEmpty(); });
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const QTemporaryDir folder;
    for (const char *variable :
         {"XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"}) {
        qputenv(variable, folder.filePath(QString::fromLatin1(variable)).toUtf8());
    }
    const QApplication application(argc, argv);
    return watchWindow();
}
