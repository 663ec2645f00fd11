// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/catalog/kafkamesh.h"
#include "tests/support/runner.h"
#include "tests/support/stack.h"

using namespace Qt::StringLiterals;
using namespace mesh;
using namespace mesh::catalog;
using mesh::test::KafkaMesh;

/// Topics that an earlier version made, or somebody by hand.
class TestMeshSetup : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsMadeNowNeedsNoAdvice();
    void whatWasMadeOtherwiseIsToldWithItsCommand();

private:
    test::Stack m_stack = test::Stack::fromEnvironment();
};

void TestMeshSetup::whatIsMadeNowNeedsNoAdvice()
{
    MESH_NEEDS(m_stack.kafka);
    KafkaMesh mesh(m_stack.kafka);
    QVERIFY(mesh.setUp({u"sales"_s}));
    const auto advice = adviceOn(*mesh.writer()->admin(), mesh.topics());
    QVERIFY(mesh.said(advice));
    QVERIFY(advice->empty());
}

void TestMeshSetup::whatWasMadeOtherwiseIsToldWithItsCommand()
{
    MESH_NEEDS(m_stack.kafka);
    KafkaMesh mesh(m_stack.kafka);
    const auto writer = mesh.writer();
    const QString topic = mesh.topics().domain(u"sales"_s);
    const QString changes = mesh.topics().changes(u"sales"_s);
    // Longer than asked for is as good; the clock of the writers and a day of history are not.
    QVERIFY(writer->admin()->createTopic({topic,
                                          1,
                                          -1,
                                          {{u"cleanup.policy"_s, u"compact"_s},
                                           {u"delete.retention.ms"_s, u"5184000000"_s},
                                           {u"message.timestamp.type"_s, u"CreateTime"_s}}}));
    QVERIFY(writer->admin()->createTopic(
        {changes,
         1,
         -1,
         {{u"retention.ms"_s, u"86400000"_s}, {u"message.timestamp.type"_s, u"LogAppendTime"_s}}}));
    // It works all the same.
    QVERIFY(mesh.setUp({u"sales"_s}));
    const auto advice = adviceOn(*writer->admin(), mesh.topics());
    QVERIFY(mesh.said(advice));
    QCOMPARE(*advice, (std::vector<SettingAdvice>{
                          {topic, u"message.timestamp.type"_s, u"CreateTime"_s, u"LogAppendTime"_s},
                          {changes, u"retention.ms"_s, u"86400000"_s, u"-1"_s}}));
    QCOMPARE(alterCommand(advice->front(), u"b:1"_s),
             u"kafka-configs.sh --bootstrap-server b:1 --alter --entity-type topics "
             "--entity-name %1 --add-config message.timestamp.type=LogAppendTime"_s.arg(topic));
}

MESH_TEST(TestMeshSetup)
#include "tst_meshsetup.moc"
