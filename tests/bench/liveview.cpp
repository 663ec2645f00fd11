// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/support/streamfeed.h"
#include "ui/models/recordtablemodel.h"
#include "ui/state/theme.h"
#include "ui/widgets/framepacer.h"
#include "ui/widgets/recordtable.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

using namespace mesh;
using namespace mesh::ui;

// A live view of 1 M rows while 500,000 records a second stream in, against the same window with
// nothing coming: how late is an event of the GUI thread? The rate is held by a thread of its own,
// as the consumer's. Prints the figures of one run and their ratio; the limits are the issue's.

namespace {

constexpr qsizetype rows = 1'000'000;
constexpr qsizetype perSecond = 500'000;
constexpr int measuredMs = 8'000;
constexpr qreal percentile = 0.99;

struct Latency
{
    double p50 = 0;
    double p99 = 0;
    double worst = 0;
    double cpuShare = 0; ///< of the GUI thread
};

double threadSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

/// Gaps between the ticks of a timer of 1 ms: what any other event would have waited, and that 1.
Latency measure()
{
    std::vector<double> gaps;
    gaps.reserve(measuredMs);
    QElapsedTimer since;
    QTimer tick;
    tick.setTimerType(Qt::PreciseTimer);
    QObject::connect(&tick, &QTimer::timeout, [&] {
        gaps.push_back(double(since.nsecsElapsed()) / 1e6);
        since.restart();
    });
    since.start();
    tick.start(1);
    const double before = threadSeconds();
    QTimer::singleShot(measuredMs, qApp, &QApplication::quit);
    QApplication::exec();
    Latency latency;
    latency.cpuShare = (threadSeconds() - before) * 1000.0 / measuredMs;
    std::sort(gaps.begin(), gaps.end());
    latency.p50 = gaps[gaps.size() / 2];
    latency.p99 = gaps[size_t(qreal(gaps.size()) * percentile)];
    latency.worst = gaps.back();
    return latency;
}

void print(const char *name, const Latency &latency)
{
    std::printf("%-28s p50 %6.2f ms  p99 %6.2f ms  worst %6.2f ms  GUI CPU %4.1f %%\n", name,
                latency.p50, latency.p99, latency.worst, latency.cpuShare * 100);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    if (const auto theme = Theme::load(QStringLiteral("light"))) {
        theme->apply(application);
        application.setStyleSheet(theme->styleSheet());
    }
    test::StreamFeed feed(rows);
    RecordTableModel model;
    RecordTable table(model);
    FramePacer pacer(table);
    model.setFeed(&feed);
    model.setReader(RecordReader(QStringLiteral("orders"), feed.decoder(),
                                 tabular::inferColumns(*feed.shape()), {}, QTimeZone::utc(),
                                 QLocale::c()));
    QObject::connect(&feed, &workspace::LiveFeed::pending, &pacer, &FramePacer::request);
    QObject::connect(&pacer, &FramePacer::frame, [&] {
        const workspace::FrameChange change = model.applyFrame();
        pacer.setInterval(change.appended > table.wholeVisibleRows() ? FramePacer::calm
                                                                     : FramePacer::smooth);
    });
    table.resize(1200, 900);
    table.show();
    feed.fill(rows);
    model.applyFrame();

    const Latency idle = measure();
    feed.stream(perSecond);
    const Latency busy = measure();
    const qsizetype arrived = feed.stop();
    const double bytesPerRow = double(feed.store().memoryBytes()) / double(feed.store().size());
    const double payload = double(feed.payloadBytes()) / double(feed.store().size());

    std::printf("live view, %lld rows kept, %lld records/s asked, %.0f/s arrived\n",
                qlonglong(rows), qlonglong(perSecond), double(arrived) * 1000.0 / measuredMs);
    print("idle", idle);
    print("streaming", busy);
    std::printf("p99 ratio %.2f (limit 2)   worst gap %.1f ms (limit 32)\n", busy.p99 / idle.p99,
                busy.worst);
    std::printf("memory a row %.1f B = payload %.1f + %.1f (limit 48)\n", bytesPerRow, payload,
                bytesPerRow - payload);
    const bool good = busy.p99 <= 2 * idle.p99 && busy.worst <= 32 && bytesPerRow - payload <= 48;
    return good ? 0 : 1;
}
