// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/core/clock.h"
#include "app/workspace/activitylog.h"
#include "tests/support/runner.h"
#include "tests/ui/support/mesh.h"
#include "ui/models/activitymodel.h"
#include "ui/models/exploremodel.h"
#include "ui/models/palettemodel.h"
#include "ui/models/propertiesmodel.h"
#include "ui/models/sidemodel.h"
#include "ui/state/formats.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace mesh;
using namespace mesh::ui;
using namespace Qt::StringLiterals;

namespace {

test::SmallMesh sampleMesh()
{
    test::SmallMesh mesh;
    mesh.withDomain(u"sales"_s).withDomain(u"edge"_s);
    mesh.withProduct(u"sales.orders"_s, [](catalog::Product &product) {
        product.owner = u"orders-team"_s;
        product.purpose = u"Every order placed in any shop\nMore below"_s;
    });
    mesh.withProduct(u"sales.refunds"_s).withProduct(u"edge.pageviews"_s);
    mesh.withTopic(u"clicks_tmp"_s).withTopic(u"__consumer_offsets"_s, true);
    return mesh;
}

QStringList keys(const SideModel &model, const QModelIndex &parent = {})
{
    QStringList all;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        all << model.index(row, 0, parent).data(SideModel::KeyRole).toString();
    }
    return all;
}

} // namespace

class ModelsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sideListsMineDomainsAndTopicsApart();
    void sideFindsProductsByKey();
    void sideResetsOnlyWhenItsShapeChanges();
    void exploreShowsHitsWithTheirFirstLine();
    void exploreMarksThreeAtMost();
    void activityIsNewestFirst();
    void propertiesKeepAnEmptyLastRow();
    void paletteRunsWhatIsChosen();
};

void ModelsTest::sideListsMineDomainsAndTopicsApart()
{
    const Formats formats;
    SideModel model(formats);
    const QAbstractItemModelTester tester(&model);
    model.setContent(sampleMesh().snapshot(), {u"topic:clicks_tmp"_s},
                     {{}, {}, {u"orders-team"_s}});
    QCOMPARE(keys(model),
             QStringList({u"heading:mine"_s, u"inbox"_s, u"mine:topic:clicks_tmp"_s,
                          u"mine:product:sales.orders"_s, u"heading:mesh"_s, u"domain:edge"_s,
                          u"domain:sales"_s, u"governance"_s, u"heading:topics"_s,
                          u"topics:unpublished"_s, u"topics:internal"_s}));
    QCOMPARE(keys(model, model.index(6, 0)),
             QStringList({u"product:sales.orders"_s, u"product:sales.refunds"_s}));
    QCOMPARE(keys(model, model.index(9, 0)), QStringList({u"topic:clicks_tmp"_s}));
    QCOMPARE(keys(model, model.index(10, 0)), QStringList({u"topic:__consumer_offsets"_s}));
    QVERIFY(model.index(2, 0).data(SideModel::FavouriteRole).toBool());
    // What waits is counted once it is known; nothing is no number.
    QCOMPARE(model.index(1, 0).data(SideModel::TrailingRole).toString(), QString());
    model.setInboxCount(3);
    QCOMPARE(model.index(1, 0).data(SideModel::TrailingRole).toString(), u"3"_s);
    model.setInboxCount(0);
    QCOMPARE(model.index(1, 0).data(SideModel::TrailingRole).toString(), QString());
}

void ModelsTest::sideFindsProductsByKey()
{
    const Formats formats;
    SideModel model(formats);
    model.setContent(sampleMesh().snapshot(), {}, {});
    const QModelIndex found = model.indexOf(u"product:sales.refunds"_s);
    QCOMPARE(found.data().toString(), u"refunds"_s);
    QCOMPARE(found.parent().data().toString(), u"sales"_s);
    QVERIFY(model.indexOf(u"topic:clicks_tmp"_s).isValid());
    QVERIFY(!model.indexOf(u"product:sales.nothing"_s).isValid());
}

void ModelsTest::sideResetsOnlyWhenItsShapeChanges()
{
    const Formats formats;
    SideModel model(formats);
    const QAbstractItemModelTester tester(&model);
    model.setContent(sampleMesh().snapshot(), {}, {});
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setContent(sampleMesh().snapshot(), {}, {});
    QCOMPARE(resets.count(), 0);
    model.setContent(sampleMesh().withProduct(u"edge.clicks"_s).snapshot(), {}, {});
    QCOMPARE(resets.count(), 1);
    model.setContent(nullptr, {}, {});
    QCOMPARE(model.rowCount(), 0);
}

void ModelsTest::exploreShowsHitsWithTheirFirstLine()
{
    core::Tasks tasks;
    const Formats formats;
    MeshSearch search(tasks);
    ExploreModel model(search, formats);
    const QAbstractItemModelTester tester(&model);
    QSignalSpy answered(&search, &MeshSearch::answerChanged);
    search.setSnapshot(sampleMesh().snapshot());
    search.setText(u"order"_s);
    QTRY_COMPARE(answered.count(), 1);
    QVERIFY(model.rowCount() >= 1);
    const QModelIndex name = model.index(0, ExploreModel::Name);
    QCOMPARE(name.data().toString(), u"sales.orders"_s);
    QCOMPARE(name.data(ExploreModel::SecondLineRole).toString(),
             u"Every order placed in any shop"_s);
    QCOMPARE(name.data(ExploreModel::TargetRole).value<Target>().key(), u"product:sales.orders"_s);
    QVERIFY(!model.index(0, ExploreModel::Why)
                 .data(ExploreModel::MatchesRole)
                 .value<std::vector<Match>>()
                 .empty());
    // Not measured is a dash, never a zero.
    QCOMPARE(model.index(0, ExploreModel::Freshness).data().toString(), u"–"_s);
    QVERIFY(model.index(0, ExploreModel::Readers).data(ExploreModel::AbsentRole).toBool());
}

void ModelsTest::exploreMarksThreeAtMost()
{
    core::Tasks tasks;
    const Formats formats;
    MeshSearch search(tasks);
    ExploreModel model(search, formats);
    search.setSnapshot(sampleMesh().withProduct(u"edge.clicks"_s).snapshot());
    QTRY_COMPARE(model.rowCount(), 4);
    QVERIFY(model.toggleMark(0) && model.toggleMark(1) && model.toggleMark(2));
    QVERIFY(!model.toggleMark(3));
    QVERIFY(model.toggleMark(1)); // takes it back
    QCOMPARE(model.marked().size(), std::size_t(2));
    model.clearMarks();
    QVERIFY(model.marked().empty());
}

void ModelsTest::activityIsNewestFirst()
{
    const core::SystemClock clock;
    workspace::ActivityLog log(clock);
    const Formats formats;
    ActivityModel model(log, formats);
    const QAbstractItemModelTester tester(&model);
    log.note(u"Saved connection"_s, u"staging"_s);
    const qint64 running = log.begin(u"Exported"_s, u"sales.orders"_s);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, ActivityModel::What).data().toString(), u"Exported"_s);
    const QString before = model.index(0, ActivityModel::Outcome).data().toString();
    log.finish(running);
    QVERIFY(model.index(0, ActivityModel::Outcome).data().toString() != before);
}

void ModelsTest::propertiesKeepAnEmptyLastRow()
{
    PropertiesModel model;
    const QAbstractItemModelTester tester(&model);
    model.setProperties({{u"client.id"_s, u"me"_s}});
    QCOMPARE(model.rowCount(), 2);
    QVERIFY(model.setData(model.index(1, PropertiesModel::Name), u"linger.ms"_s, Qt::EditRole));
    QVERIFY(model.setData(model.index(1, PropertiesModel::Value), u"5"_s, Qt::EditRole));
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.properties(),
             (std::map<QString, QString>{{u"client.id"_s, u"me"_s}, {u"linger.ms"_s, u"5"_s}}));
    QVERIFY(model.removeRow(0));
    QVERIFY(!model.removeRow(model.rowCount() - 1));
}

void ModelsTest::paletteRunsWhatIsChosen()
{
    PaletteModel model;
    const QAbstractItemModelTester tester(&model);
    int ran = 0;
    model.setEntries({{u"Refresh"_s, u"F5"_s, {}, {}, [&ran] { ++ran; }}});
    model.run(model.index(0));
    model.run(model.index(7));
    QCOMPARE(ran, 1);
}

MESH_TEST(ModelsTest)
#include "tst_models.moc"
