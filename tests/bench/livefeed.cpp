// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
// Reading with a live view open against kcat, over the same records of a real broker, in turns.
#include "tests/support/cluster.h"

#include "app/core/tasks.h"
#include "app/workspace/topicfeed.h"
#include "ui/models/recordtablemodel.h"
#include "ui/widgets/framepacer.h"
#include "ui/widgets/recordtable.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QProcess>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace mesh;

namespace {

constexpr qint64 recordCount = 2'000'000;
constexpr int partitions = 4;
constexpr int rounds = 5;

// About 200 bytes of JSON, as performance goals are stated.
QByteArray payload(qint64 number)
{
    QByteArray value = "{\"id\":" + QByteArray::number(number) +
                       ",\"amount\":" + QByteArray::number(number % 100'000) +
                       ".25,\"region\":\"EU\",\"status\":\"ACCEPTED\",\"customer\":{\"id\":"
                       "9007199254740993,\"since\":"
                       "\"2019-04-02\"},\"note\":\"";
    value.append(std::max<qsizetype>(0, 198 - value.size()), 'x');
    return value + "\"}";
}

/// Seconds from start to the last record, its process included.
double kcatSeconds(const QString &bootstrap, const QString &topic)
{
    QElapsedTimer timer;
    timer.start();
    QProcess kcat;
    kcat.setStandardOutputFile(QProcess::nullDevice());
    kcat.setStandardErrorFile(QProcess::nullDevice());
    kcat.start(u"kcat"_s,
               {u"-C"_s, u"-q"_s, u"-b"_s, bootstrap, u"-t"_s, topic, u"-o"_s, u"beginning"_s,
                u"-c"_s, QString::number(recordCount), u"-X"_s, u"queued.min.messages=1000000"_s,
                u"-X"_s, u"queued.max.messages.kbytes=524288"_s});
    kcat.waitForFinished(-1);
    return double(timer.nsecsElapsed()) / 1e9;
}

/// The same by a feed whose rows a shown table follows.
double feedSeconds(const kafka::Connection &connection, const QString &topic)
{
    core::Tasks tasks;
    records::MemoryBudget budget(qsizetype{2} << 30);
    workspace::TopicFeed feed(connection, topic, std::make_shared<schema::Decoder>(), budget,
                              {.rows = 1'000'000}, tasks);
    ui::RecordTableModel model;
    model.setFeed(&feed);
    ui::RecordTable table(model);
    table.resize(1200, 700);
    table.show();
    ui::FramePacer pacer(table);
    QEventLoop loop;
    QObject::connect(&feed, &workspace::LiveFeed::pending, &pacer, &ui::FramePacer::request);
    QObject::connect(&pacer, &ui::FramePacer::frame, &loop, [&] {
        model.applyFrame();
        if (feed.ledger().received() >= quint64(recordCount)) {
            loop.quit();
        } else {
            pacer.request();
        }
    });
    QElapsedTimer timer;
    timer.start();
    feed.start({.from = kafka::FromBeginning{}});
    loop.exec();
    return double(timer.nsecsElapsed()) / 1e9;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    const test::Stack stack = test::Stack::fromEnvironment();
    if (stack.kafka.isEmpty()) {
        std::fprintf(stderr, "bench_livefeed: needs a broker; run it by tests/bench/run\n");
        return 2;
    }
    test::TestCluster cluster(stack.kafka);
    const QString topic = cluster.makeTopic(partitions);
    if (!cluster.fill(topic, 0, recordCount, payload)) {
        std::fprintf(stderr, "bench_livefeed: the broker did not take the records\n");
        return 1;
    }
    std::vector<double> ratios;
    std::vector<double> feed;
    std::vector<double> kcat;
    for (int round = 0; round < rounds; ++round) {
        kcat.push_back(kcatSeconds(stack.kafka, topic));
        feed.push_back(feedSeconds(cluster.connection(), topic));
        ratios.push_back(kcat.back() / feed.back());
    }
    std::printf(
        "ingest with a live view open, 2 M records of 200 B: ratio %.2f to kcat (goal 1.0), "
        "median of %d rounds; %.3f s, kcat %.3f s\n",
        median(ratios), rounds, median(feed), median(kcat));
    return 0;
}
