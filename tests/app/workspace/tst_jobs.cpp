// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"

#include "app/workspace/jobs.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mesh;

class TestJobs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cancelAsksTheWorkToStop();
    void whatHasEndedChangesNoMore();
    void endedJobsDoNotGrowForEver();
};

void TestJobs::cancelAsksTheWorkToStop()
{
    workspace::Jobs jobs;
    const std::stop_source stop;
    const qint64 id = jobs.begin(u"Export"_s, stop);
    QVERIFY(!stop.stop_requested());
    jobs.cancel(id);
    QVERIFY(stop.stop_requested());
    QVERIFY(jobs.jobs().front().running);
}

void TestJobs::whatHasEndedChangesNoMore()
{
    workspace::Jobs jobs;
    const qint64 id = jobs.begin(u"Export"_s, {});
    jobs.progress(id, 5, 10);
    jobs.finish(id);
    jobs.progress(id, 7, 10);
    QCOMPARE(jobs.jobs().front().done, 5);
    QVERIFY(!jobs.jobs().front().running);
}

void TestJobs::endedJobsDoNotGrowForEver()
{
    workspace::Jobs jobs;
    const qint64 running = jobs.begin(u"Long"_s, {});
    for (int i = 0; i < 1000; ++i) {
        jobs.finish(jobs.begin(u"Short"_s, {}));
    }
    QVERIFY(jobs.jobs().size() < 100);
    QCOMPARE(jobs.jobs().front().id, running);
}

MESH_TEST(TestJobs)
#include "tst_jobs.moc"
