// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/long/longestturn.h"
#include "tests/support/runner.h"
#include "tests/ui/support/windowbench.h"

#include "app/kafka/mockcluster.h"
#include "ui/models/sidemodel.h"
#include "ui/pages/explore/explorehead.h"
#include "ui/pages/explore/explorepage.h"
#include "ui/pages/window/commandfield.h"
#include "ui/pages/window/sidebar.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/resulttable.h"

#include <QElapsedTimer>
#include <QPushButton>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace mesh;
using ui::SideModel;
using workspace::Session;

namespace {

constexpr int topicCount = 10'000;
constexpr int patience = 60'000;
/// A turn of the event loop, in milliseconds of the GUI thread's own time: what a hand still feels
/// as at once.
constexpr double bearable = 100;

QString topicName(int number)
{
    static const QStringList areas{u"sales"_s, u"edge"_s, u"finance"_s, u"logistics"_s};
    return u"%1.stream-%2"_s.arg(areas[number % areas.size()]).arg(number, 5, 10, QChar(u'0'));
}

} // namespace

/// A cluster of 10,000 topics and no mesh, in the whole window.
class TestManyTopics : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void areListed();
    void areFoundInExplore();
    void areFoundInTheFieldAtTheTop();
    void unfoldInTheTree();

private:
    bool isBearable(const char *what);

    std::unique_ptr<kafka::MockCluster> m_mock;
    std::unique_ptr<test::WindowBench> m_bench;
    std::unique_ptr<test::LongestTurn> m_turn;
};

void TestManyTopics::initTestCase()
{
    QElapsedTimer timer;
    timer.start();
    m_mock = kafka::MockCluster::start().value();
    for (int number = 0; number < topicCount; ++number) {
        QVERIFY(m_mock->createTopic(topicName(number), 1));
    }
    qInfo("%d topics made in %lld ms", topicCount, timer.elapsed());
    m_bench = std::make_unique<test::WindowBench>();
    m_turn = std::make_unique<test::LongestTurn>();
}

bool TestManyTopics::isBearable(const char *what)
{
    const double longest = m_turn->take();
    qInfo("%s: longest turn %.1f ms", what, longest);
    return longest < bearable;
}

void TestManyTopics::areListed()
{
    config::Profile profile;
    profile.name = u"many"_s;
    profile.bootstrapServers = m_mock->connection().profile.bootstrapServers;
    m_bench->workspace().open(m_bench->workspace().profiles().save(profile).value().id);
    Session &session = *m_bench->workspace().session();
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), Session::State::Connected, patience);
    QTRY_COMPARE_WITH_TIMEOUT(session.catalog()->topics().size(), size_t{topicCount}, patience);
    QVERIFY(session.catalog()->topic(topicName(4711)) != nullptr);
    QVERIFY(isBearable("listed"));
}

void TestManyTopics::areFoundInExplore()
{
    ui::ExplorePage &explore = *m_bench->window().explorePage();
    const QAbstractItemModel &hits = *explore.table()->model();
    auto *scope = explore.findChild<ui::ExploreHead *>()->findChild<ui::Segmented *>();
    QVERIFY(scope != nullptr);
    scope->button(1)->click(); // topics too
    QTRY_VERIFY_WITH_TIMEOUT(hits.rowCount() >= 100, patience);
    QVERIFY(isBearable("in Explore"));
    const auto scrolledToTheEnd = [&] {
        explore.table()->scrollToBottom();
        explore.table()->model()->fetchMore({});
        return hits.rowCount() == topicCount;
    };
    QTRY_VERIFY_WITH_TIMEOUT(scrolledToTheEnd(), patience);
    QVERIFY(isBearable("scrolled to the end"));

    m_bench->window().explore(u"stream-0471"_s);
    // 04710 to 04719, and 00471, which has it inside.
    QTRY_COMPARE_WITH_TIMEOUT(hits.rowCount(), 11, patience);
    for (int row = 0; row < hits.rowCount(); ++row) {
        QVERIFY(hits.index(row, 0).data().toString().contains(u"0471"));
    }
    QVERIFY(isBearable("searched in Explore"));
}

void TestManyTopics::areFoundInTheFieldAtTheTop()
{
    ui::CommandField *field = m_bench->window().commandField();
    field->activate();
    QTest::keyClicks(field, u"stream-09999"_s);
    const auto found = [field] {
        const auto &entries = field->entries();
        for (int row = 0; row < entries.rowCount(); ++row) {
            if (entries.index(row, 0).data().toString().contains(u"stream-09999")) {
                return true;
            }
        }
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(found(), patience);
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(isBearable("searched at the top"));
}

void TestManyTopics::unfoldInTheTree()
{
    QTreeView &tree = *m_bench->window().findChild<ui::SideBar *>()->tree();
    auto &model = *qobject_cast<SideModel *>(tree.model());
    const QModelIndex topics = model.indexOf(u"topics:unpublished"_s);
    QVERIFY(topics.isValid());
    QCOMPARE(model.rowCount(topics), topicCount);
    tree.expand(topics);
    tree.scrollTo(model.index(topicCount - 1, 0, topics));
    QCoreApplication::processEvents();
    QVERIFY(isBearable("unfolded"));
    // Topics that come while they are shown leave the tree where it is.
    QVERIFY(m_mock->createTopic(u"zz.new"_s, 1));
    m_bench->workspace().session()->refresh();
    QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(model.indexOf(u"topics:unpublished"_s)),
                              topicCount + 1, patience);
    QVERIFY(tree.isExpanded(model.indexOf(u"topics:unpublished"_s)));
    QVERIFY(isBearable("one more"));
}

MESH_TEST(TestManyTopics)

#include "tst_manytopics.moc"
