// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
// How fast records come from a real broker into the rows of a view, beside kcat with the settings
// that make it fast, over the same records; and how soon the first comes, beside a consumer that is
// simply assigned to the beginning. Rounds are interleaved; only the ratios mean anything.
//
// Usage: bench_ingest [RECORDS] [ROUNDS]     with MESHSCOPE_TEST_KAFKA=host:port and kcat installed
#include "app/kafka/admin.h"
#include "app/kafka/consumersession.h"
#include "app/kafka/producer.h"
#include "app/records/recordstore.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>

#include <algorithm>
#include <cstdio>
#include <thread>

#include <librdkafka/rdkafka.h>
#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace mesh;

namespace {

constexpr int partitions = 4;
constexpr int valueBytes = 200;
constexpr auto frame = 33ms;

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

[[noreturn]] void stop(const QString &reason)
{
    std::fprintf(stderr, "bench_ingest: %s\n", qPrintable(reason));
    std::exit(1);
}

/// The topic with the records, made once and kept for the next run.
QString prepare(const std::shared_ptr<kafka::Admin> &admin, qint64 records)
{
    const QString topic = u"bench.ingest.v2.%1"_s.arg(records);
    if (const auto detail = admin->topicDetail(topic); detail && detail->span() >= records) {
        return topic;
    }
    static_cast<void>(admin->deleteTopic(topic));
    const auto made = admin->createTopic({.name = topic, .partitions = partitions});
    auto producer = kafka::Producer::create(admin, {.idempotent = false});
    if (!made || !producer) {
        stop(made ? producer.error().detail : made.error().detail);
    }
    QRandomGenerator random(1);
    for (qint64 i = 0; i < records; ++i) {
        // As compressible as what people send: words of hexadecimal digits.
        QByteArray value = "{\"id\":" + QByteArray::number(i) + ",\"status\":\"open\",\"text\":\"";
        while (value.size() < valueBytes - 18) {
            value += QByteArray::number(random.generate64(), 16);
        }
        value = value.leftJustified(valueBytes - 2, '0', true) + "\"}";
        const auto sent = (*producer)->send(
            {.topic = topic, .partition = int(i % partitions), .value = std::move(value)});
        if (!sent) {
            stop(sent.error().detail);
        }
    }
    if (auto flushed = (*producer)->flush(60s); !flushed) {
        stop(flushed.error().detail);
    }
    return topic;
}

/// User and system time: what stays comparable on a machine with other work.
double processorSeconds(int who)
{
    rusage usage{};
    getrusage(who, &usage);
    const auto seconds = [](const timeval &time) {
        return double(time.tv_sec) + double(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

struct Run
{
    double seconds = 0;
    double processor = 0;
    double bytesARow = 0;
};

Run readByKcat(const QString &address, const QString &topic, qint64 records)
{
    QProcess kcat;
    kcat.setStandardOutputFile(QProcess::nullDevice());
    const double before = processorSeconds(RUSAGE_CHILDREN);
    QElapsedTimer timer;
    timer.start();
    kcat.start(u"kcat"_s,
               {u"-C"_s, u"-q"_s, u"-b"_s, address, u"-t"_s, topic, u"-o"_s, u"beginning"_s,
                u"-c"_s, QString::number(records), u"-X"_s, u"queued.min.messages=1000000"_s,
                u"-X"_s, u"queued.max.messages.kbytes=524288"_s});
    if (!kcat.waitForFinished(-1) || kcat.exitCode() != 0) {
        stop(u"kcat failed"_s);
    }
    return {.seconds = double(timer.nsecsElapsed()) / 1e9,
            .processor = processorSeconds(RUSAGE_CHILDREN) - before};
}

/// As a live view does it: a session fills the queue, and once a frame all moves into the store.
Run readBySession(const kafka::Connection &connection, const QString &topic, qint64 records)
{
    records::MemoryBudget budget(qsizetype{1} << 30);
    records::RecordStore store(budget, {.rows = 1'000'000});
    const double before = processorSeconds(RUSAGE_SELF);
    QElapsedTimer timer;
    timer.start();
    kafka::ConsumerSession session(
        connection, {.topics = {topic}, .from = kafka::FromBeginning{}, .to = kafka::ToEnds{}});
    qint64 received = 0;
    while (received < records && !session.status()->error) {
        std::this_thread::sleep_for(frame);
        for (records::Batch &batch : session.queue().takeAll()) {
            received += batch.size();
            store.append(std::move(batch));
        }
    }
    if (received < records) {
        stop(u"the session failed"_s);
    }
    return {.seconds = double(timer.nsecsElapsed()) / 1e9,
            .processor = processorSeconds(RUSAGE_SELF) - before,
            .bytesARow = double(store.memoryBytes()) / double(store.size())};
}

double firstOfSession(const kafka::Connection &connection, const QString &topic)
{
    QElapsedTimer timer;
    timer.start();
    kafka::ConsumerSession session(connection, {.topics = {topic}, .from = kafka::FromBeginning{}});
    while (session.queue().waitAndTakeAll(10s).empty()) {
    }
    return double(timer.nsecsElapsed()) / 1e9;
}

double firstOfNaiveAssign(const QString &address, const QString &topic)
{
    QElapsedTimer timer;
    timer.start();
    char text[256];
    rd_kafka_conf_t *conf = rd_kafka_conf_new();
    rd_kafka_conf_set(conf, "bootstrap.servers", address.toUtf8().constData(), text, sizeof(text));
    rd_kafka_conf_set(conf, "group.id", "bench", text, sizeof(text));
    rd_kafka_conf_set(conf, "enable.auto.commit", "false", text, sizeof(text));
    rd_kafka_t *consumer = rd_kafka_new(RD_KAFKA_CONSUMER, conf, text, sizeof(text));
    rd_kafka_poll_set_consumer(consumer);
    rd_kafka_topic_partition_list_t *all = rd_kafka_topic_partition_list_new(partitions);
    for (int i = 0; i < partitions; ++i) {
        rd_kafka_topic_partition_list_add(all, topic.toUtf8().constData(), i)->offset =
            RD_KAFKA_OFFSET_BEGINNING;
    }
    rd_kafka_assign(consumer, all);
    rd_kafka_message_t *message = nullptr;
    while (message == nullptr) {
        message = rd_kafka_consumer_poll(consumer, 1000);
    }
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    rd_kafka_message_destroy(message);
    rd_kafka_topic_partition_list_destroy(all);
    rd_kafka_consumer_close(consumer);
    rd_kafka_destroy(consumer);
    return seconds;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const qint64 records = argc > 1 ? QByteArray(argv[1]).toLongLong() : 2'000'000;
    const int rounds = argc > 2 ? QByteArray(argv[2]).toInt() : 5;
    const QString address = qEnvironmentVariable("MESHSCOPE_TEST_KAFKA");
    if (address.isEmpty()) {
        stop(u"MESHSCOPE_TEST_KAFKA names no broker"_s);
    }
    kafka::Connection connection;
    connection.profile.bootstrapServers = {address};
    const std::shared_ptr<kafka::Admin> admin = kafka::Admin::create(connection).value();
    const QString topic = prepare(admin, records);

    std::vector<double> kcat;
    std::vector<double> kcatProcessor;
    std::vector<double> ours;
    std::vector<double> oursProcessor;
    std::vector<double> naive;
    std::vector<double> first;
    double bytesARow = 0;
    for (int i = 0; i < rounds; ++i) {
        const Run other = readByKcat(address, topic, records);
        const Run own = readBySession(connection, topic, records);
        kcat.push_back(other.seconds);
        kcatProcessor.push_back(other.processor);
        ours.push_back(own.seconds);
        oursProcessor.push_back(own.processor);
        bytesARow = own.bytesARow;
        naive.push_back(firstOfNaiveAssign(address, topic));
        first.push_back(firstOfSession(connection, topic));
    }
    const double million = double(records) / 1e6;
    std::printf("ingest      kcat %.2f M/s   session %.2f M/s   ratio %.2f (goal >= 1.0)\n",
                million / median(kcat), million / median(ours), median(kcat) / median(ours));
    std::printf("processor   kcat %.0f ns   session %.0f ns a record\n",
                median(kcatProcessor) * 1e3 / million, median(oursProcessor) * 1e3 / million);
    std::printf("first row   naive %.0f ms   session %.1f ms   ratio %.3f (goal <= 0.1)\n",
                median(naive) * 1e3, median(first) * 1e3, median(first) / median(naive));
    std::printf("memory      %.0f B a row of %d B   over the payload %.0f B (goal <= 48)\n",
                bytesARow, valueBytes, bytesARow - valueBytes);
    return 0;
}
