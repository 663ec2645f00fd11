// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "publishingmesh.h"
#include "tests/support/kafkatools.h"

#include "app/catalog/access/access.h"
#include "app/catalog/meshsetup.h"
#include "app/kafka/admin.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using mesh::kafka::AclBinding;
using mesh::test::Meshctl;
using mesh::test::PublishingMesh;
using mesh::test::Ran;

/// Who may not is told who may: from the domain's record, since the broker says no more than no.
class TestDenied : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void theTopicsAreOthers();
    void theTransactionalIdIsOthers();
    void aDomainWithoutTeamsNamesNobody();
    void thePlatformIsTheAdministrators();
    void topicsAreMadeByOthers();
    void whoMayNotMakeTopicsBeginsWithThoseMadeForHer();
    void rightsAreGivenAndTakenBack();

private:
    [[nodiscard]] Ran asAlice(const QStringList &words) const
    {
        return m_alice.run(QStringList{u"--profile"_s, u"alice-"_s + m_mesh->prefix()} + words);
    }
    [[nodiscard]] static bool give(const std::vector<AclBinding> &rights, bool take = false)
    {
        for (const auto &applied : mesh::catalog::applyAcls(*s_admin, rights, take)) {
            if (applied.error) {
                return false;
            }
        }
        return true;
    }

    static inline std::unique_ptr<mesh::kafka::Admin> s_admin;
    std::unique_ptr<PublishingMesh> m_mesh;
    Meshctl m_alice;
    std::vector<AclBinding> m_given;
};

void TestDenied::initTestCase()
{
    const auto stack = mesh::test::Stack::fromEnvironment();
    MESH_NEEDS(stack.kafka);
    MESH_NEEDS(stack.kafkaSasl);
    m_mesh = std::make_unique<PublishingMesh>(stack.kafka);
    QVERIFY(m_mesh->setUp());
    QVERIFY(m_mesh->publish(u"theirs"_s));
    mesh::kafka::Connection administrator;
    administrator.profile.bootstrapServers = {stack.kafka};
    auto admin = mesh::kafka::Admin::create(administrator);
    QVERIFY(admin);
    s_admin = *std::move(admin);
    // For her alone, and not longer than here: others try what a user without rights may.
    m_given = mesh::catalog::everybodyAcls(mesh::catalog::CatalogTopics(m_mesh->prefix()));
    for (AclBinding &right : m_given) {
        right.principal = u"User:alice"_s;
    }
    QVERIFY(give(m_given));
    m_alice.setVariable(u"MESHSCOPE_PASSWORD"_s, u"alice-secret"_s);
    QVERIFY(PublishingMesh::succeeds(
        m_alice.run({u"profiles"_s, u"add"_s, u"alice-"_s + m_mesh->prefix(), u"--bootstrap"_s,
                     stack.kafkaSasl, u"-X"_s, u"security.protocol=SASL_PLAINTEXT"_s, u"-X"_s,
                     u"sasl.mechanism=PLAIN"_s, u"-X"_s, u"sasl.username=alice"_s,
                     u"--catalog-prefix"_s, m_mesh->prefix(), u"--secrets-file"_s})));
}

void TestDenied::cleanupTestCase()
{
    if (s_admin) {
        QVERIFY(give(m_given, true));
        s_admin.reset();
    }
}

void TestDenied::theTopicsAreOthers()
{
    const Ran ran =
        asAlice({u"products"_s, u"edit"_s, u"sales.theirs"_s, u"--set"_s, u"tags=mine"_s});
    QCOMPARE(ran.code, 5);
    QVERIFY2(ran.err.contains("sales-data may write"), ran.err.constData());
    QVERIFY(!m_mesh->show(u"theirs"_s).contains("tags"_L1));
}

void TestDenied::theTransactionalIdIsOthers()
{
    // The topics are hers, the transactional id is not: half a right is none.
    std::vector<AclBinding> topics = mesh::catalog::ownershipAcls(
        mesh::catalog::CatalogTopics(m_mesh->prefix()), u"sales"_s, u"User:alice"_s);
    std::erase_if(topics, [](const AclBinding &right) {
        return right.resource != mesh::kafka::AclResource::Topic;
    });
    QVERIFY(give(topics));
    const Ran ran =
        asAlice({u"products"_s, u"edit"_s, u"sales.theirs"_s, u"--set"_s, u"tags=mine"_s});
    QVERIFY(give(topics, true));
    QCOMPARE(ran.code, 5);
    QVERIFY2(ran.err.contains("sales-data may write") && ran.err.contains("transactional.id"),
             ran.err.constData());
    QVERIFY(!m_mesh->show(u"theirs"_s).contains("tags"_L1));
}

void TestDenied::aDomainWithoutTeamsNamesNobody()
{
    QVERIFY(PublishingMesh::succeeds(m_mesh->run({u"domains"_s, u"add"_s, u"orphan"_s})));
    QVERIFY(m_mesh->makeTopic(u"orphan"_s));
    const Ran ran = asAlice({u"products"_s, u"publish"_s, u"orphan.things"_s, u"--topic"_s,
                             m_mesh->prefix() + u".catalog"_s, u"--set"_s, u"owner=nobody-yet"_s,
                             u"--set"_s, u"classification=internal"_s, u"--set"_s,
                             u"purpose=Things of which nobody says that they are theirs."_s});
    QCOMPARE(ran.code, 5);
    QVERIFY2(ran.err.contains("the domain orphan names no team"), ran.err.constData());
}

void TestDenied::thePlatformIsTheAdministrators()
{
    const Ran ran = asAlice({u"domains"_s, u"edit"_s, u"sales"_s, u"--set"_s, u"teams=analysts"_s});
    QCOMPARE(ran.code, 5);
    QVERIFY2(ran.err.contains("administrators may write"), ran.err.constData());
}

void TestDenied::topicsAreMadeByOthers()
{
    const Ran domain = asAlice({u"domains"_s, u"add"_s, u"hers"_s});
    QCOMPARE(domain.code, 5);
    QVERIFY2(domain.err.contains(m_mesh->prefix().toUtf8() + ".catalog.hers") &&
                 domain.err.contains("administrator"),
             domain.err.constData());
    QCOMPARE(m_mesh->run({u"domains"_s, u"show"_s, u"hers"_s}).code, 3);
    const Ran init = asAlice({u"catalog"_s, u"init"_s});
    QCOMPARE(init.code, 5);
    QVERIFY2(init.err.contains("administrator"), init.err.constData());
}

/// What an administrator has made by the printed commands is enough to go on from.
void TestDenied::whoMayNotMakeTopicsBeginsWithThoseMadeForHer()
{
    if (!mesh::test::KafkaTools::available()) {
        QSKIP("needs Kafka's own tools: run it by tests/run");
    }
    const QStringList add{u"domains"_s, u"add"_s, u"hers"_s};
    const mesh::catalog::CatalogTopics topics(m_mesh->prefix());
    for (const mesh::kafka::NewTopic &topic : mesh::catalog::domainTopics(topics, u"hers"_s)) {
        QVERIFY(s_admin->createTopic(topic));
    }
    std::vector<AclBinding> rights = mesh::catalog::ownershipAcls(topics, {}, u"User:alice"_s);
    for (const AclBinding &right :
         mesh::catalog::ownershipAcls(topics, u"hers"_s, u"User:alice"_s)) {
        rights.push_back(right);
    }
    std::vector<AclBinding> byTool; // which librdkafka cannot name
    for (const auto &applied : mesh::catalog::applyAcls(*s_admin, rights)) {
        if (applied.error) {
            byTool.push_back(applied.binding);
        }
    }
    const QString servers = s_admin->connection().profile.bootstrapServers.front();
    for (const QString &command : mesh::kafka::aclCommands(byTool, servers)) {
        QVERIFY(mesh::test::KafkaTools::run(command));
    }
    // A broker learns of rights a moment after the controller has them.
    QVERIFY(QTest::qWaitFor([&] { return asAlice(add).code == 0; }, 60'000));
    QCOMPARE(m_mesh->run({u"domains"_s, u"show"_s, u"hers"_s}).code, 0);
    for (const QString &command : mesh::kafka::aclCommands(byTool, servers, true)) {
        QVERIFY(mesh::test::KafkaTools::run(command));
    }
    for (const auto &taken : mesh::catalog::applyAcls(*s_admin, rights, true)) {
        QVERIFY(!taken.error || taken.error->code == mesh::core::Code::Unsupported);
    }
}

void TestDenied::rightsAreGivenAndTakenBack()
{
    const QString topic = m_mesh->prefix() + u".catalog.sales"_s;
    const auto given = [&] {
        const auto acls = s_admin->acls(mesh::kafka::AclResource::Topic, topic);
        return acls && std::ranges::any_of(*acls, [](const AclBinding &acl) {
                   return acl.principal == u"User:bea"_s;
               });
    };
    const QStringList words{u"domains"_s, u"rights"_s, u"sales"_s, u"--principal"_s, u"User:bea"_s};
    const Ran told = m_mesh->run(words);
    QVERIFY(PublishingMesh::succeeds(told));
    QVERIFY2(told.err.contains("kafka-acls.sh") && told.err.contains("User:bea"),
             told.err.constData());
    QVERIFY(!given());
    // What Kafka's client cannot name is left as commands, and no failure.
    const Ran applied = m_mesh->run(words + QStringList{u"--apply"_s});
    QVERIFY(PublishingMesh::succeeds(applied));
    QVERIFY2(applied.err.contains("--transactional-id") && !applied.err.contains("--topic"),
             applied.err.constData());
    QTRY_VERIFY_WITH_TIMEOUT(given(), 20'000);
    QCOMPARE(asAlice(words + QStringList{u"--apply"_s}).code, 5);
    QVERIFY(
        PublishingMesh::succeeds(m_mesh->run(words + QStringList{u"--apply"_s, u"--take-back"_s})));
    QTRY_VERIFY_WITH_TIMEOUT(!given(), 20'000);
}

MESH_TEST_ALONE(TestDenied, "users-rights")
#include "tst_denied.moc"
