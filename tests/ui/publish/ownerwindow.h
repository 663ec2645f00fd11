// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/ui/support/windowbench.h"

#include "app/core/paths.h"
#include "app/workspace/catalogediting.h"
#include "ui/pages/product/productpage.h"
#include "ui/pages/publish/writing.h"
#include "ui/pages/window/tabarea.h"

#include <QDir>
#include <QTest>

#include <functional>

// A window on the sandbox that Omar, who owns sales, works in.
namespace mesh::test {

constexpr int patience = 60'000; ///< in ms; a sanitized program is slow

inline bool become(workspace::Workspace &workspace, const config::Identity &who)
{
    config::Profile profile = config::ProfileStore::sandboxProfile();
    profile.identity = who;
    return workspace.profiles().save(profile).ok();
}

inline bool becomeOmar(workspace::Workspace &workspace)
{
    return become(workspace, {QStringLiteral("Omar Haddad"),
                              QStringLiteral("omar@example.com"),
                              {QStringLiteral("orders-team")}});
}

/// The sandbox keeps what was written, and the cache shows it before the sync has read anew: each
/// test begins with the mesh as it was seeded.
inline void forgetSandbox()
{
    QDir(core::dataDirectory()).removeRecursively();
    QDir(core::cacheDirectory()).removeRecursively();
}

/// Opened and connected, every topic listed.
inline bool openConnected(WindowBench &bench)
{
    return bench.openSandbox() &&
           QTest::qWaitFor(
               [&bench] {
                   const workspace::Session &session = *bench.workspace().session();
                   return session.state() == workspace::Session::State::Connected &&
                          session.catalog()->topic(u"clicks_tmp") != nullptr;
               },
               patience);
}

template<typename T>
T *currentPage(WindowBench &bench)
{
    return qobject_cast<T *>(bench.window().tabs()->current());
}

inline ui::ProductPage *open(WindowBench &bench, const ui::Target &target)
{
    bench.window().open(target);
    return currentPage<ui::ProductPage>(bench);
}

/// As the catalog has it now.
inline std::optional<catalog::Product> inCatalog(WindowBench &bench, const core::ProductId &id)
{
    const auto entry = bench.workspace().session()->catalog()->product(id);
    return entry ? std::optional(entry->product()) : std::nullopt;
}

/// Another window's write of the product, past the pages of this one; true once it is seen here.
inline bool writeElsewhere(WindowBench &bench, const core::ProductId &id,
                           const std::function<void(catalog::Product &)> &change)
{
    workspace::Session &session = *bench.workspace().session();
    const auto entry = session.catalog()->product(id);
    catalog::Product product = entry->product();
    change(product);
    session.editing()
        .write(ui::productChange(product, entry->revision, {QStringLiteral("Dee"), {}, {}, 1}, {}),
               QStringLiteral("test"), id.toString())
        .then(&session, [](const core::Result<catalog::WriteOutcome> &outcome) {
            if (!outcome) {
                qWarning("%s", qPrintable(outcome.error().detail));
            }
        });
    return QTest::qWaitFor(
        [&] { return session.catalog()->product(id)->revision > entry->revision; }, patience);
}

} // namespace mesh::test
