// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"
#include "tests/ui/support/mesh.h"
#include "ui/state/meshsearch.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

using namespace mesh;
using namespace mesh::ui;
using namespace Qt::StringLiterals;

class MeshSearchTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void changesOfOneTurnMakeOneSearch();
    void staleAnswerIsDropped();
    void withoutSnapshotNothingIsAnswered();
    void fetchesPagesUntilAllAreThere();
    void selectionsCanBeTakenBack();
};

void MeshSearchTest::changesOfOneTurnMakeOneSearch()
{
    core::Tasks tasks;
    std::atomic<int> searches = 0;
    MeshSearch search(tasks, [&searches](const auto &, const catalog::SearchQuery &) {
        ++searches;
        return catalog::SearchAnswer{};
    });
    QSignalSpy answered(&search, &MeshSearch::answerChanged);
    search.setSnapshot(test::SmallMesh().snapshot());
    for (const QString &text : {u"e"_s, u"em"_s, u"ema"_s, u"email"_s}) {
        search.setText(text);
    }
    QTRY_COMPARE(answered.count(), 1);
    QCOMPARE(searches.load(), 1);
    QCOMPARE(search.answeredText(), u"email"_s);
}

void MeshSearchTest::staleAnswerIsDropped()
{
    core::Tasks tasks;
    QSemaphore slow;
    std::atomic<bool> slowIsDone = false;
    MeshSearch search(tasks, [&](const auto &, const catalog::SearchQuery &query) {
        catalog::SearchAnswer answer;
        if (query.text == u"slow") {
            slow.acquire();
            answer.total = 1;
            slowIsDone = true;
        } else {
            answer.total = 2;
        }
        return answer;
    });
    QSignalSpy answered(&search, &MeshSearch::answerChanged);
    search.setSnapshot(test::SmallMesh().snapshot());
    search.setText(u"slow"_s);
    QTRY_VERIFY(tasks.threadPool(core::Pool::Cpu).activeThreadCount() > 0);
    search.setText(u"fast"_s);
    // On one core the slow one holds the pool: then the fast answer comes after it.
    if (tasks.threadPool(core::Pool::Cpu).maxThreadCount() > 1) {
        QTRY_COMPARE(answered.count(), 1);
    }
    slow.release();
    QTRY_VERIFY(slowIsDone);
    tasks.threadPool(core::Pool::Cpu).waitForDone();
    QCoreApplication::processEvents();
    QTRY_COMPARE(answered.count(), 1);
    QCOMPARE(search.answer().total, 2);
    QCOMPARE(search.answeredText(), u"fast"_s);
}

void MeshSearchTest::withoutSnapshotNothingIsAnswered()
{
    core::Tasks tasks;
    MeshSearch search(tasks);
    QSignalSpy answered(&search, &MeshSearch::answerChanged);
    search.setText(u"orders"_s);
    QTRY_COMPARE(answered.count(), 1);
    QVERIFY(!search.answered());
}

void MeshSearchTest::fetchesPagesUntilAllAreThere()
{
    core::Tasks tasks;
    test::SmallMesh mesh;
    mesh.withDomain(u"sales"_s);
    for (int i = 0; i < 450; ++i) {
        mesh.withProduct(u"sales.p%1"_s.arg(i));
    }
    MeshSearch search(tasks);
    QSignalSpy answered(&search, &MeshSearch::answerChanged);
    search.setSnapshot(mesh.snapshot());
    QTRY_COMPARE(answered.count(), 1);
    QCOMPARE(search.answer().total, 450);
    QSignalSpy appended(&search, &MeshSearch::hitsAppended);
    while (search.canFetchMore()) {
        const auto before = appended.count();
        search.fetchMore();
        QTRY_COMPARE(appended.count(), before + 1);
    }
    QCOMPARE(search.answer().hits.size(), std::size_t(450));
}

void MeshSearchTest::selectionsCanBeTakenBack()
{
    core::Tasks tasks;
    MeshSearch search(tasks);
    search.setSelected(catalog::Facet::Owner, u"orders-team"_s, true);
    QVERIFY(search.isFiltered());
    search.setSelected(catalog::Facet::Owner, u"orders-team"_s, false);
    QVERIFY(!search.isFiltered());
    QVERIFY(search.query().selections.empty());
}

MESH_TEST(MeshSearchTest)
#include "tst_meshsearch.moc"
