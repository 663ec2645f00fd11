// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/catalog/kafkamesh.h"
#include "tests/support/runner.h"
#include "tests/support/stack.h"

#include "app/catalog/history/history.h"
#include "app/workspace/catalogediting.h"
#include "app/workspace/workspace.h"

using namespace Qt::StringLiterals;
using namespace mesh;
using test::KafkaMesh;
using workspace::Session;

/// What was changed in many domains since a moment.
class TestChanges : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void onlyLogsWithNewRecordsAreRead();
    void aRemovalIsFoundWhereNothingElseHasChanged();
    void mineAreKnownBehindManyOfOthers();

private:
    static constexpr int patience = 30'000;
    test::Stack m_stack = test::Stack::fromEnvironment();
};

namespace {

const core::ProductId orders{u"sales"_s, u"orders"_s};

core::TimestampMs now()
{
    QTest::qWait(5); // whatever was written before is older
    return core::SystemClock().now();
}

bool remove(catalog::CatalogWriter &writer, const core::ProductId &id, core::Offset revision)
{
    return KafkaMesh::written(
        writer,
        {id.domain, {{catalog::RecordKey::of(id), std::nullopt, revision}}, {}, u"Not needed"_s});
}

} // namespace

void TestChanges::onlyLogsWithNewRecordsAreRead()
{
    MESH_NEEDS(m_stack.kafka);
    KafkaMesh mesh(m_stack.kafka);
    QVERIFY(mesh.setUp({u"sales"_s, u"edge"_s}));
    const auto writer = mesh.writer();
    const core::TimestampMs moment = now();
    const catalog::CatalogTopics topics = mesh.topics();
    const QStringList logs{topics.changes(u"sales"_s), topics.changes(u"edge"_s)};
    QCOMPARE(writer->admin()->writtenSince(logs, moment).value(), QStringList());
    QVERIFY(mesh.write(*writer, test::product(u"edge.clicks"_s)));
    QCOMPARE(writer->admin()->writtenSince(logs, moment).value(), QStringList{logs[1]});
    // One that is not there is left to whoever reads it.
    const QString missing = topics.changes(u"nowhere"_s);
    QCOMPARE(writer->admin()->writtenSince({logs[0], missing}, moment).value(),
             QStringList{missing});
}

void TestChanges::aRemovalIsFoundWhereNothingElseHasChanged()
{
    MESH_NEEDS(m_stack.kafka);
    KafkaMesh mesh(m_stack.kafka);
    const QStringList domains{u"edge"_s, u"finance"_s, u"sales"_s};
    QVERIFY(mesh.setUp(domains));
    const auto writer = mesh.writer();
    const auto written = writer->write(
        {u"sales"_s,
         {{catalog::RecordKey::of(orders), test::bytes(test::product(u"sales.orders"_s)), {}}},
         {},
         {}});
    QVERIFY(mesh.said(written));
    const core::TimestampMs visit = now();
    QVERIFY(remove(*writer, orders, written->offsets.front()));

    const core::SystemClock clock;
    workspace::Workspace space(clock);
    config::Profile profile = mesh.connection().profile;
    profile.name = u"changes"_s;
    space.open(space.profiles().save(profile).value().id);
    Session &session = *space.session();
    QTRY_COMPARE_WITH_TIMEOUT(session.catalog()->domains().size(), std::size_t(3), patience);
    std::optional<core::Result<std::vector<catalog::HistoryEntry>>> answer;
    session.editing()
        .changes(QStringList{QString()} + domains, visit, {})
        .then(&session, [&answer](const core::Result<std::vector<catalog::HistoryEntry>> &entries) {
            answer = entries;
        });
    QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), patience);
    QVERIFY(mesh.said(*answer));
    QCOMPARE((*answer)->size(), std::size_t(1));
    QCOMPARE((*answer)->front().change.action, u"removed"_s);
    QCOMPARE((*answer)->front().change.key, catalog::RecordKey::of(orders));
}

void TestChanges::mineAreKnownBehindManyOfOthers()
{
    MESH_NEEDS(m_stack.kafka);
    KafkaMesh mesh(m_stack.kafka);
    QVERIFY(mesh.setUp({u"sales"_s}));
    const auto writer = mesh.writer();
    const auto put = [&](const QString &name) {
        return mesh.write(*writer, test::product(u"sales."_s + name));
    };
    QVERIFY(put(u"mine"_s) && put(u"other"_s) && put(u"another"_s) && put(u"third"_s));
    const auto history = catalog::History::open(mesh.connection(), mesh.prefix());
    QVERIFY(history);
    catalog::HistoryRequest request{.domain = u"sales"_s, .most = 2};
    const auto keys = [&] {
        QStringList found;
        for (const auto &entry : (*history)->read(request).value()) {
            found << QString::fromUtf8(entry.change.key);
        }
        return found;
    };
    const QStringList newest{u"product/sales.third"_s, u"product/sales.another"_s};
    QCOMPARE(keys(), newest);
    request.mine = [](const QByteArray &key) { return key == "product/sales.mine"; };
    QCOMPARE(keys(), newest + QStringList{u"product/sales.mine"_s});
}

MESH_TEST(TestChanges)
#include "tst_changes.moc"
