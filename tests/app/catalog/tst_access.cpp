// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/catalog/kafkamesh.h"
#include "tests/support/ownbroker.h"
#include "tests/support/runner.h"
#include "tests/support/stack.h"

#include "app/catalog/access/access.h"
#include "app/catalog/governance/review.h"

#include <QTest>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;
using namespace mesh;
using namespace mesh::catalog;
using kafka::AclBinding;
using kafka::AclOperation;
using kafka::AclResource;
using mesh::test::KafkaMesh;

/// Who may read what: requests, answers, and the broker's own word.
class TestAccess : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theCommandsAreKafkasOwn();
    void statesFollowFromWhatWasSaidAndIsAllowed_data();
    void statesFollowFromWhatWasSaidAndIsAllowed();
    void agreementsGoAlongWithAProductThatIsMoved();
    void anAgreementThatWasRenewedHasNotEnded();
    void whoMayWriteIsNoIntruder();
    void groupsThatReadAreHeldAgainstWhatWasAgreed();
    void whoRevealsStaysOnRecord();
    void aRequestIsAnsweredByTheOwnersDomain();
    void ownershipIsTheBrokersToGive();

private:
    test::Stack m_stack = test::Stack::fromEnvironment();
};

namespace {

const QDate today(2026, 11, 23);

AclBinding reads(const QString &principal, const QString &topic, bool prefixed = false,
                 bool allow = true)
{
    return {AclResource::Topic, topic, prefixed, principal, AclOperation::Read, allow};
}

} // namespace

void TestAccess::theCommandsAreKafkasOwn()
{
    const CatalogTopics topics;
    const QStringList owner =
        kafka::aclCommands(ownershipAcls(topics, u"sales"_s, u"User:omar"_s), u"broker:9092"_s);
    QCOMPARE(owner.size(), 3);
    QCOMPARE(
        owner[0],
        u"kafka-acls.sh --bootstrap-server broker:9092 --add --allow-principal User:omar "
        "--operation Read --operation Write --operation Describe --topic mesh.catalog.sales"_s);
    QCOMPARE(owner[2],
             u"kafka-acls.sh --bootstrap-server broker:9092 --add --allow-principal User:omar "
             "--operation Write --operation Describe --transactional-id mesh.catalog.sales"_s);
    const QStringList data =
        kafka::aclCommands(dataAcls(test::domain(u"sales"_s), u"User:o'neil"_s), u"b:1"_s, true);
    QVERIFY(data[0].contains(u"--remove --force --allow-principal 'User:o'\\''neil'"_s));
    QVERIFY(data[0].endsWith(u"--topic sales. --resource-pattern-type prefixed"_s));
    const auto reader = readerAcls(test::product(u"sales.orders"_s), u"User:ana"_s, u"ana-*"_s);
    QCOMPARE(reader.back().name, u"ana-"_s);
    QVERIFY(reader.back().prefixed);
}

void TestAccess::statesFollowFromWhatWasSaidAndIsAllowed_data()
{
    QTest::addColumn<QString>("decision"); // of ana's request; empty: none yet
    QTest::addColumn<int>("daysLeft");
    QTest::addColumn<QString>("acl"); // who may read; "-": not to be seen
    QTest::addColumn<QStringList>("states");
    const auto row = [](const char *name, const QString &decision, int days, const QString &acl,
                        const QStringList &states) {
        QTest::addRow("%s", name) << decision << days << acl << states;
    };
    row("asked", {}, 9, u"-"_s, {u"requested"_s});
    row("agreed, rights unseen", u"agreed"_s, 9, u"-"_s, {u"agreed"_s});
    row("agreed, no right", u"agreed"_s, 9, {}, {u"agreed-not-granted"_s});
    row("agreed and allowed", u"agreed"_s, 9, u"ana"_s, {u"granted"_s});
    row("agreed, run out", u"agreed"_s, -1, {}, {u"ended"_s});
    row("run out, still allowed", u"agreed"_s, -1, u"ana"_s, {u"ended-still-granted"_s});
    row("refused", u"refused"_s, 9, {}, {u"refused"_s});
    row("refused, allowed all the same", u"refused"_s, 9, u"ana"_s,
        {u"refused"_s, u"granted-without-agreement"_s});
    row("somebody else is allowed", u"agreed"_s, 9, u"bob"_s,
        {u"agreed-not-granted"_s, u"granted-without-agreement"_s});
    row("everybody is", u"agreed"_s, 9, u"*"_s, {u"granted-without-agreement"_s, u"granted"_s});
}

void TestAccess::statesFollowFromWhatWasSaidAndIsAllowed()
{
    QFETCH(QString, decision);
    QFETCH(int, daysLeft);
    QFETCH(QString, acl);
    QFETCH(QStringList, states);
    SnapshotBuilder builder{CatalogTopics()};
    const Product product = test::product(u"sales.orders"_s);
    AccessRequest request = newRequest(product.id, u"User:ana"_s, {u"Ana"_s, {}, {}, 1});
    request.purpose = u"A report"_s;
    builder.apply(test::record(u"mesh.requests"_s, RecordKey::of(Kind::Request, request.id),
                               test::bytes(request), 1));
    if (!decision.isEmpty()) {
        AccessGrant grant =
            AccessGrant::of(request, decision == u"agreed" ? Decision::Agreed : Decision::Refused);
        grant.until = today.addDays(daysLeft);
        builder.apply(test::record(u"mesh.catalog.sales"_s, RecordKey::of(Kind::Grant, grant.id),
                                   test::bytes(grant), 2));
    }
    std::optional<std::vector<AclBinding>> acls;
    if (acl != u"-") {
        acls.emplace();
        if (!acl.isEmpty()) {
            acls->push_back(reads(u"User:"_s + acl, u"sales."_s, true));
        }
        acls->push_back(reads(u"User:carl"_s, u"sales."_s, true));
        acls->push_back(reads(u"User:carl"_s, u"sales.orders"_s, false, false)); // denied again
    }
    const auto snapshot = builder.publish();
    QVERIFY(snapshot->problems().empty());
    QStringList found;
    for (const AccessLine &line : accessOf(product, *snapshot, today, acls)) {
        found << accessStateName(line.state);
    }
    QCOMPARE(found, states);
    QCOMPARE(openRequests(*snapshot, u"sales", today).size(), decision.isEmpty() ? 1U : 0U);
    QVERIFY(openRequests(*snapshot, u"edge", today).empty());
}

void TestAccess::agreementsGoAlongWithAProductThatIsMoved()
{
    SnapshotBuilder builder{CatalogTopics()};
    const core::ProductId former{u"sales"_s, u"orders"_s};
    const Product moved = test::product(u"logistics.orders"_s);
    const AccessRequest asked = newRequest(former, u"User:ana"_s, {u"Ana"_s, {}, {}, 1});
    const AccessRequest open = newRequest(former, u"User:zoe"_s, {u"Zoe"_s, {}, {}, 1});
    for (const AccessRequest &request : {asked, open}) {
        builder.apply(test::record(u"mesh.requests"_s, RecordKey::of(Kind::Request, request.id),
                                   test::bytes(request), 1));
    }
    AccessGrant grant = AccessGrant::of(asked, Decision::Agreed);
    builder.apply(test::record(u"mesh.catalog.sales"_s, RecordKey::of(Kind::Grant, grant.id),
                               test::bytes(grant), 2));
    builder.apply(test::record(u"mesh.catalog.sales"_s,
                               RecordKey::of(Kind::Redirect, former.toString()),
                               test::bytes(Redirect{former, moved.id, {}, {}}), 3));
    builder.apply(
        test::record(u"mesh.catalog.logistics"_s, RecordKey::of(moved.id), test::bytes(moved), 4));
    const auto snapshot = builder.publish();
    const std::vector<AclBinding> acls{reads(u"User:ana"_s, u"logistics."_s, true)};
    const auto lines = accessOf(moved, *snapshot, today, acls);
    QCOMPARE(lines.size(), 2U);
    QCOMPARE(lines.front().state, AccessState::Requested);
    QCOMPARE(lines.back().state, AccessState::Granted);
    QCOMPARE(openRequests(*snapshot, u"logistics", today).size(), 1U);
    QVERIFY(openRequests(*snapshot, u"sales", today).empty());

    // The next answer stands in the new domain's topic, and counts.
    QVERIFY(!lines.back().grantRevision);
    grant.product = moved.id;
    grant.decision = Decision::Ended;
    builder.apply(test::record(u"mesh.catalog.logistics"_s, RecordKey::of(Kind::Grant, grant.id),
                               test::bytes(grant), 5));
    const auto ended = accessOf(moved, *builder.publish(), today, acls);
    QCOMPARE(ended.back().state, AccessState::EndedStillGranted);
    QVERIFY(ended.back().grantRevision);
}

namespace {

/// sales.orders, with agreements that are written into it.
class Agreements
{
public:
    AccessGrant &add(const QString &principal, const QString &group,
                     const std::optional<QDate> &until)
    {
        AccessGrant grant;
        grant.id = u"g%1"_s.arg(m_grants.size());
        grant.product = {u"sales"_s, u"orders"_s};
        grant.principal = principal;
        grant.group = group;
        grant.until = until;
        m_grants.push_back(grant);
        return m_grants.back();
    }
    [[nodiscard]] QStringList states(const std::vector<AclBinding> &acls,
                                     const QStringList &groups = {}) const
    {
        SnapshotBuilder builder{CatalogTopics()};
        core::Offset next = 0;
        for (const AccessGrant &grant : m_grants) {
            builder.apply(test::record(u"mesh.catalog.sales"_s,
                                       RecordKey::of(Kind::Grant, grant.id), test::bytes(grant),
                                       ++next));
        }
        QStringList states;
        for (const AccessLine &line :
             accessOf(test::product(u"sales.orders"_s), *builder.publish(), today, acls, groups)) {
            states << (line.principal.isEmpty() ? line.group : line.principal) + u' ' +
                          accessStateName(line.state) + (line.reads ? u" reads"_s : QString());
        }
        return states;
    }

private:
    std::vector<AccessGrant> m_grants;
};

} // namespace

void TestAccess::anAgreementThatWasRenewedHasNotEnded()
{
    Agreements agreements;
    agreements.add(u"User:ana"_s, {}, today.addDays(-1));
    agreements.add(u"User:ana"_s, {}, today.addDays(30));
    // What the new one lets her do is not left over from the old one, to be taken away.
    QCOMPARE(agreements.states({reads(u"User:ana"_s, u"sales.orders"_s)}),
             (QStringList{u"User:ana ended"_s, u"User:ana granted"_s}));
    QCOMPARE(agreements.states({}),
             (QStringList{u"User:ana ended"_s, u"User:ana agreed-not-granted"_s}));
}

void TestAccess::whoMayWriteIsNoIntruder()
{
    std::vector<AclBinding> acls =
        dataAcls(test::domain(u"sales"_s), u"User:omar"_s); // as Meshscope gives them
    acls.push_back(reads(u"User:eve"_s, u"sales.orders"_s));
    QCOMPARE(Agreements().states(acls),
             (QStringList{u"User:eve granted-without-agreement"_s, u"User:omar works-on-it"_s}));
}

void TestAccess::groupsThatReadAreHeldAgainstWhatWasAgreed()
{
    Agreements agreements;
    agreements.add(u"User:ana"_s, u"ana-*"_s, std::nullopt);
    const std::vector<AclBinding> topic{reads(u"User:ana"_s, u"sales.orders"_s)};
    // A right to the topic alone lets no consumer of the group begin.
    QCOMPARE(agreements.states(topic), QStringList{u"User:ana agreed-not-granted"_s});
    std::vector<AclBinding> both = topic;
    both.push_back({AclResource::Group, u"ana-"_s, true, u"User:ana"_s, AclOperation::Read});
    QCOMPARE(agreements.states(both, {u"ana-report"_s, u"etl"_s}),
             (QStringList{u"etl reads-without-agreement reads"_s, u"User:ana granted reads"_s}));
}

void TestAccess::whoRevealsStaysOnRecord()
{
    SnapshotBuilder builder{CatalogTopics()};
    Reveal one = newReveal(u"sales.orders"_s, {u"customer.email"_s}, {u"Ana"_s, {}, {}, 1});
    one.partition = 3;
    one.offset = 41;
    const Reveal all = newReveal(u"sales.orders"_s, {u"customer.email"_s}, {u"Bob"_s, {}, {}, 2});
    const Reveal other = newReveal(u"people.visits"_s, {u"token"_s}, {u"Ana"_s, {}, {}, 3});
    core::Offset offset = 0;
    for (const Reveal &reveal : {one, all, other}) {
        builder.apply(test::record(u"mesh.requests"_s, RecordKey::of(Kind::Reveal, reveal.id),
                                   test::bytes(reveal), ++offset));
    }
    const auto snapshot = builder.publish();
    QVERIFY(snapshot->problems().empty());
    const auto found = revealsOf(*snapshot, {u"sales.orders"_s});
    QCOMPARE(found.size(), 2U);
    const auto mine = std::ranges::find_if(
        found, [&one](const auto &entry) { return entry->value.id == one.id; });
    QVERIFY(mine != found.end());
    QCOMPARE((*mine)->value.offset, one.offset);
    QCOMPARE((*mine)->value.partition, one.partition);
    QCOMPARE((*mine)->value.by.name, u"Ana"_s);
    // Elsewhere it is none: a domain's catalog says what its owner says.
    builder.apply(test::record(u"mesh.catalog.sales"_s, RecordKey::of(Kind::Reveal, one.id),
                               test::bytes(one), 9));
    QCOMPARE(builder.publish()->problems().size(), 1U);
}

void TestAccess::aRequestIsAnsweredByTheOwnersDomain()
{
    MESH_NEEDS(m_stack.kafka);
    KafkaMesh mesh(m_stack.kafka);
    QVERIFY(mesh.setUp({u"sales"_s, u"edge"_s}));
    const auto writer = mesh.writer();
    const Product product = test::product(u"sales.orders"_s);
    QVERIFY(mesh.write(*writer, product));
    CatalogSync sync(mesh.settings());
    QTRY_COMPARE_WITH_TIMEOUT(sync.snapshot()->productCount(), 1, 15'000);
    AccessRequest request = newRequest(product.id, u"User:ana"_s, {u"Ana"_s, {}, {}, 1});
    QVERIFY(mesh.said(sendRequest(writer->admin(), mesh.prefix(), request)));
    const auto open = [&sync] { return openRequests(*sync.snapshot(), u"sales", today); };
    QTRY_COMPARE_WITH_TIMEOUT(open().size(), 1U, 5'000);
    QCOMPARE(open().front().request->by.name, u"Ana"_s);

    // Another domain's answer is none.
    const AccessGrant grant = AccessGrant::of(request, Decision::Agreed);
    QVERIFY(mesh.foreign(mesh.topics().domain(u"edge"_s), RecordKey::of(Kind::Grant, grant.id),
                         test::bytes(grant)));
    QTRY_COMPARE_WITH_TIMEOUT(sync.snapshot()->problems().size(), 1U, 5'000);
    QCOMPARE(open().size(), 1U);

    const Review review =
        ReviewBuilder(sync.snapshot(), {u"Omar"_s, {}, {}, 1}, {}).put(grant).review(today);
    QCOMPARE(review.writes.size(), 1U);
    QVERIFY(mesh.written(*writer, review.writes.front().set));
    QTRY_COMPARE_WITH_TIMEOUT(open().size(), 0U, 5'000);
    const auto lines = accessOf(product, *sync.snapshot(), today);
    QCOMPARE(lines.front().state, AccessState::Agreed);
    QCOMPARE(lines.front().grant->writtenBy.name, u"Omar"_s);
    // Ended: a new answer, based on the last.
    AccessGrant ended = *lines.front().grant;
    ended.decision = Decision::Ended;
    const Review end =
        ReviewBuilder(sync.snapshot(), {u"Omar"_s, {}, {}, 2}, {}).put(ended).review(today);
    QCOMPARE(end.writes.front().set.edits.front().basedOn, lines.front().grantRevision);
    QVERIFY(mesh.written(*writer, end.writes.front().set));
    QTRY_COMPARE_WITH_TIMEOUT(accessOf(product, *sync.snapshot(), today).front().state,
                              AccessState::Ended, 5'000);
}

void TestAccess::ownershipIsTheBrokersToGive()
{
    MESH_NEEDS(m_stack.kafkaSasl);
    KafkaMesh mesh(m_stack.kafka);
    QVERIFY(mesh.setUp({u"sales"_s}));
    const auto admin = mesh.writer()->admin();
    kafka::Connection alice;
    alice.profile.bootstrapServers = {m_stack.kafkaSasl};
    alice.profile.security = config::Security::SaslPlaintext;
    alice.profile.mechanism = config::SaslMechanism::ScramSha256;
    alice.profile.user = u"alice"_s;
    alice.secrets.saslPassword = u"alice-secret"_s;
    const auto topicRights = [&] {
        std::vector<AclBinding> rights = ownershipAcls(mesh.topics(), u"sales"_s, u"User:alice"_s);
        std::erase_if(rights,
                      [](const AclBinding &right) { return right.resource != AclResource::Topic; });
        return rights;
    }();
    const auto writeAsAlice = [&] {
        auto writer = CatalogWriter::open(alice, mesh.prefix());
        const Product product = test::product(u"sales.orders"_s);
        const ChangeSet set{
            u"sales"_s, {{RecordKey::of(product.id), test::bytes(product), std::nullopt}}, {}, {}};
        return (*writer)->write(set);
    };
    const auto refused = writeAsAlice();
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, core::Code::Denied);
    QVERIFY(!refused.error().where.name.isEmpty());

    for (const AppliedAcl &each : applyAcls(*admin, topicRights)) {
        QVERIFY2(!each.error, qPrintable(each.error ? each.error->detail : QString()));
    }
    // A broker learns of them a moment after the controller has them.
    const QString topic = mesh.topics().domain(u"sales"_s);
    std::vector<AclBinding> given;
    std::ranges::copy_if(topicRights, std::back_inserter(given),
                         [&topic](const AclBinding &right) { return right.name == topic; });
    const auto seen = [&] { return admin->acls(AclResource::Topic, topic).valueOr({}); };
    QTRY_COMPARE(seen().size(), given.size());
    const auto all = seen();
    for (const AclBinding &right : given) {
        QVERIFY(std::ranges::find(all, right) != all.end());
    }
    // The topics alone are not enough: the transactional id belongs to the owner as well.
    const auto half = writeAsAlice();
    QVERIFY(!half);
    QCOMPARE(half.error().code, core::Code::Denied);
    // An analyst may not grant.
    auto asAlice = kafka::Admin::create(alice);
    const auto tried = applyAcls(**asAlice, topicRights);
    QCOMPARE(tried.size(), topicRights.size());
    for (const AppliedAcl &each : tried) {
        QVERIFY(each.error);
        QCOMPARE(each.error->code, core::Code::Denied);
    }
    // Nor see what was granted, which is not the same as that nothing was.
    const QStringList own{topic};
    const auto hidden = rightsOn(**asAlice, mesh.topics(), own);
    QVERIFY(!hidden);
    QCOMPARE(hidden.error().code, core::Code::Denied);
    QCOMPARE(rightsOn(*admin, mesh.topics(), own)->size(), given.size());
    for (const AppliedAcl &each : applyAcls(*admin, topicRights, true)) {
        QVERIFY(!each.error);
    }
    QTRY_VERIFY(seen().empty());
}

MESH_TEST_ALONE(TestAccess, "users-rights")
#include "tst_access.moc"
