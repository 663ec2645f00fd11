// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "publishingmesh.h"

using namespace Qt::StringLiterals;
using mesh::test::PublishingMesh;
using mesh::test::Stack;

/// A mesh whose topics were made by an earlier version: it works, and is told how to mend itself.
class TestOldMesh : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itsSettingsAreToldWithTheirCommands();
};

void TestOldMesh::itsSettingsAreToldWithTheirCommands()
{
    const Stack stack = Stack::fromEnvironment();
    MESH_NEEDS(stack.kafka);
    const PublishingMesh mesh(stack.kafka);
    const QString topic = mesh.prefix() + u".catalog"_s;
    QVERIFY(mesh.addProfile());
    QVERIFY(PublishingMesh::succeeds(
        mesh.run({u"topics"_s, u"create"_s, topic, u"--config"_s, u"cleanup.policy=compact"_s,
                  u"--config"_s, u"delete.retention.ms=2592000000"_s})));
    const QString command =
        u"--entity-name %1 --add-config message.timestamp.type=LogAppendTime"_s.arg(topic);

    const auto made = mesh.run({u"catalog"_s, u"init"_s, u"--bare"_s});
    QVERIFY(PublishingMesh::succeeds(made));
    QVERIFY2(made.out.contains(command.toUtf8()), made.out.constData());

    const auto told = PublishingMesh::object(mesh.run(
        {u"catalog"_s, u"status"_s, u"--format"_s, u"json"_s}))["advice"_L1]
                          .toArray();
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.first()["found"_L1].toString(), u"CreateTime"_s);
    QVERIFY(told.first()["command"_L1].toString().endsWith(command));

    // A warning, no failure.
    const auto examined = mesh.run({u"doctor"_s});
    QVERIFY(PublishingMesh::succeeds(examined));
    QStringList warnings;
    for (const QJsonObject &row : PublishingMesh::rows(examined)) {
        if (row["check"_L1] == "mesh"_L1) {
            warnings << row["outcome"_L1].toString() + u": "_s + row["detail"_L1].toString();
        }
    }
    QCOMPARE(warnings.size(), 1);
    QVERIFY2(warnings.front().startsWith(u"warning: "_s) && warnings.front().endsWith(command),
             qPrintable(warnings.front()));
}

MESH_TEST(TestOldMesh)
#include "tst_oldmesh.moc"
