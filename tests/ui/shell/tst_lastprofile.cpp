// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"
#include "ui/state/lastprofile.h"

#include "app/core/clock.h"
#include "app/workspace/workspace.h"

#include <QTest>

using namespace mesh;
using namespace mesh::ui;
using namespace Qt::StringLiterals;

/// The program begins where it was left.
class TestLastProfile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatWasOpenedLastIsOpenedFirst();
};

void TestLastProfile::whatWasOpenedLastIsOpenedFirst()
{
    const core::SystemClock clock;
    workspace::Workspace workspace(clock);
    const QString sandbox = config::ProfileStore::sandboxProfile().id;
    QVERIFY(workspace.settings().save({}).ok());
    QCOMPARE(profileToOpen(workspace, {}), sandbox);

    config::Profile profile;
    profile.name = u"staging"_s;
    profile.bootstrapServers = QStringList{u"127.0.0.1:1"_s};
    const auto staging = workspace.profiles().save(profile);
    QVERIFY(staging.ok());
    rememberProfiles(workspace);
    workspace.open(staging->id);
    QTRY_COMPARE(profileToOpen(workspace, {}), staging->id);
    QCOMPARE(profileToOpen(workspace, u"another"_s), u"another"_s);

    // As it is named on the command line; who misspells it is told.
    workspace.close();
    workspace.open(u"Staging"_s);
    QVERIFY(workspace.session() != nullptr);
    QCOMPARE(workspace.session()->profile().id, staging->id);
    workspace.close();
    workspace.open(u"stagin"_s);
    QVERIFY(workspace.session() == nullptr);
    QCOMPARE(workspace.activity().entries().back().errorName, u"NotFound"_s);

    QVERIFY(workspace.profiles().remove(staging->id).ok());
    QCOMPARE(profileToOpen(workspace, {}), sandbox);
    QVERIFY(workspace.settings().save({}).ok());
}

MESH_TEST(TestLastProfile)
#include "tst_lastprofile.moc"
