// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/ui/support/fakesession.h"
#include "ui/pages/live/livepage.h"
#include "ui/state/formats.h"
#include "ui/state/inspectorhost.h"
#include "ui/state/navigator.h"

#include "app/core/clock.h"
#include "app/workspace/workspace.h"

#include <functional>

// A live view over a session without a cluster.
namespace mesh::test {

class SilentNavigator final : public ui::Navigator
{
public:
    void open(const ui::Target &target) override { opened.push_back(target); }
    void openPage(const QString &) override {}
    void explore(const QString &) override {}
    void editProfiles(const QString &) override {}
    void help(const QString &) override {}
    void showActivity() override {}
    void tell(const QString &sentence) override { told << sentence; }

    std::vector<ui::Target> opened;
    QStringList told;
};

class SilentHost final : public ui::InspectorHost
{
public:
    void reveal() override { shown = true; }
    bool revealed() const override { return shown; }
    bool shown = false;
};

inline ui::ProductFacts ordersFacts()
{
    ui::ProductFacts facts;
    facts.topic = QStringLiteral("orders");
    facts.target.topic = QStringLiteral("orders");
    facts.masks = tabular::MaskRules({{tabular::Mask::Part::Value,
                                       {QStringLiteral("customer"), QStringLiteral("email")},
                                       QStringLiteral("personal")}});
    return facts;
}

/// A live view of 724 x 537: what a window of 1280 x 720 leaves between its sides and bars.
struct LiveBench
{
    /// `prepare` says what the session answers, before it is asked.
    explicit LiveBench(const std::function<void(FakeSession &)> &prepare = {})
        : live(ui::Context{workspace, navigator, host, formats}, session, ordersFacts())
    {
        if (prepare) {
            prepare(session);
        }
        live.resize(724, 537);
        live.show();
        live.setActive(true);
    }

    core::SystemClock clock;
    workspace::Workspace workspace{clock};
    SilentNavigator navigator;
    SilentHost host;
    ui::Formats formats;
    FakeSession session;
    ui::LivePage live;
};

} // namespace mesh::test
