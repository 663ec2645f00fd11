// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"
#include "tests/ui/support/fakesession.h"
#include "tests/ui/support/mesh.h"
#include "ui/models/exploremodel.h"
#include "ui/pages/explore/topicsurvey.h"
#include "ui/pages/product/trustcells.h"
#include "ui/state/formats.h"
#include "ui/state/theme.h"

#include "app/core/tasks.h"

#include <QSignalSpy>
#include <QTest>

using namespace mesh;
using namespace mesh::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr core::TimestampMs now = 1'763'906'400'000;

test::SmallMesh promisingMesh()
{
    test::SmallMesh mesh;
    mesh.withDomain(u"sales"_s);
    mesh.withProduct(u"sales.orders"_s, [](catalog::Product &product) {
        product.promises.freshnessSeconds = 60;
        product.promises.retentionSeconds = 7 * 24 * 3600;
        product.promises.availabilityPercent = schema::Decimal::parse(u"99.9");
        product.ports.front().format = u"avro"_s;
    });
    return mesh;
}

std::vector<kafka::ConfigEntry> keeping(qint64 days)
{
    return {{u"retention.ms"_s, QString::number(days * 24 * 3600 * 1000), false}};
}

kafka::GroupLag group(const QString &name, qint64 lag)
{
    kafka::GroupLag made;
    made.group = name;
    made.partitions.push_back({0, 0, lag});
    return made;
}

} // namespace

class ExploreFactsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void promisesCountWhatCanBeMeasuredAndSayWhich();
    void readersAreCountedOrTheReasonIsTold();
    void oneTopicAfterTheOtherIsAskedOnceConnected();
    void theTrustStripTellsPromisesAndThePortsEnd();
};

void ExploreFactsTest::promisesCountWhatCanBeMeasuredAndSayWhich()
{
    core::Tasks tasks;
    const Formats formats;
    MeshSearch search(tasks);
    ExploreModel model(search, formats);
    test::FakePulse pulse;
    model.setPulse(&pulse);
    search.setSnapshot(promisingMesh().snapshot());
    QTRY_COMPARE(model.rowCount(), 1);
    model.touchPulse(now);
    const QModelIndex cell = model.index(0, ExploreModel::Promises);
    QCOMPARE(cell.data().toString(), u"–"_s);

    pulse.pulse = {.newestRecord = now - 3'000, .measuredAt = now};
    QCOMPARE(cell.data().toString(), u"1/1"_s);
    workspace::TopicAnswers answers;
    answers.configuration = keeping(7);
    answers.schema = core::Error{core::Code::NotFound};
    model.setAnswers(u"sales.orders"_s, answers);
    QCOMPARE(cell.data().toString(), u"2/3"_s);
    QCOMPARE(cell.data(ExploreModel::ToneRole).toInt(), int(Colour::Bad));
    const QStringList tip = cell.data(Qt::ToolTipRole).toString().split(u'\n');
    QCOMPARE(tip.size(), 4);
    QVERIFY2(tip[0].contains(u"holds, 3 s now"_s), qPrintable(tip[0]));
    QVERIFY2(tip[1].contains(u"holds"_s) && tip[1].contains(u"7 d"_s), qPrintable(tip[1]));
    QVERIFY2(tip[2].contains(u"not registered"_s), qPrintable(tip[2]));
    QVERIFY2(tip[3].contains(u"99.9"_s) && tip[3].contains(u"not measured"_s), qPrintable(tip[3]));

    answers.configuration = keeping(2);
    model.setAnswers(u"sales.orders"_s, answers);
    QCOMPARE(cell.data().toString(), u"1/3"_s);
}

void ExploreFactsTest::readersAreCountedOrTheReasonIsTold()
{
    core::Tasks tasks;
    const Formats formats;
    MeshSearch search(tasks);
    ExploreModel model(search, formats);
    search.setSnapshot(promisingMesh().snapshot());
    QTRY_COMPARE(model.rowCount(), 1);
    const QModelIndex cell = model.index(0, ExploreModel::Readers);
    QCOMPARE(cell.data(Qt::ToolTipRole).toString(), u"Not asked yet"_s);

    workspace::TopicAnswers answers;
    answers.readers = std::vector{group(u"billing"_s, 12), group(u"shipping"_s, 0)};
    model.setAnswers(u"sales.orders"_s, answers);
    QCOMPARE(cell.data().toString(), u"2"_s);
    QVERIFY(cell.data(Qt::ToolTipRole).toString().contains(u"billing, lag 12"_s));

    answers.readers = core::Error{core::Code::Unsupported};
    model.setAnswers(u"sales.orders"_s, answers);
    QCOMPARE(cell.data().toString(), u"–"_s);
    QVERIFY(cell.data(ExploreModel::AbsentRole).toBool());
    QVERIFY(cell.data(Qt::ToolTipRole).toString().contains(u"does not tell"_s));
}

void ExploreFactsTest::oneTopicAfterTheOtherIsAskedOnceConnected()
{
    test::FakeSession session;
    session.reached = workspace::Session::State::Connecting;
    session.readers = std::vector{group(u"billing"_s, 0)};
    TopicSurvey survey(session);
    QSignalSpy answered(&survey, &TopicSurvey::answered);
    survey.want({u"a"_s, u"b"_s});
    QCoreApplication::processEvents();
    QCOMPARE(answered.count(), 0);
    // Nothing is asked of a cluster that is not there; once it is, nobody has to scroll first.
    session.reached = workspace::Session::State::Connected;
    Q_EMIT session.stateChanged();
    QTRY_COMPARE(answered.count(), 2);
    QCOMPARE(answered.at(0).at(0).toString(), u"a"_s);
    QCOMPARE(answered.at(1).at(0).toString(), u"b"_s);
    survey.want({u"b"_s, u"c"_s});
    QTRY_COMPARE(answered.count(), 3); // what was just told is believed
    QCOMPARE(answered.at(2).at(0).toString(), u"c"_s);
    survey.forget();
    QTRY_COMPARE(answered.count(), 5);
}

void ExploreFactsTest::theTrustStripTellsPromisesAndThePortsEnd()
{
    const Formats formats;
    test::FakeSession session;
    session.configuration = keeping(7);
    TopicInquiry inquiry(session);
    inquiry.ask(u"sales.orders"_s);
    QTRY_VERIFY(inquiry.configuration() && inquiry.schema());
    const auto snapshot = promisingMesh().snapshot();
    ProductFacts facts =
        ProductFacts::of({core::ProductId{u"sales"_s, u"orders"_s}, {}}, *snapshot);
    facts.port->sunset = QDate(2025, 12, 5);
    const auto cells =
        trustCells(facts, inquiry, {.newestRecord = now - 90'000, .measuredAt = now}, now, formats);
    QCOMPARE(cells.size(), std::size_t(5));
    // Too old by half a minute, kept long enough, and nobody to ask for the schema.
    QCOMPARE(cells[1].measured, u"1 of 2"_s);
    QCOMPARE(cells[1].tone, Colour::Bad);
    QCOMPARE(cells[4].measured, u"1"_s);
    QVERIFY2(cells[4].rest.contains(u"port v1 ends on"_s), qPrintable(cells[4].rest));
    // What nobody published promises nothing.
    QCOMPARE(trustCells(ProductFacts::of({std::nullopt, u"clicks"_s}, *snapshot), inquiry, {}, now,
                        formats)
                 .size(),
             std::size_t(3));
}

MESH_TEST(ExploreFactsTest)
#include "tst_explorefacts.moc"
