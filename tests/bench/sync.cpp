// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
//
// The first sync of a mesh of 100,000 products from a real broker, to the moment when all of them
// can be searched; the same ended in the middle by SIGKILL and begun again; and the memory of a
// process that holds them all. Each sync is a process of its own.

#include "tests/bench/inventedmesh.h"

#include "app/catalog/catalogsync.h"
#include "app/catalog/catalogwriter.h"
#include "app/catalog/meshsetup.h"
#include "app/kafka/producer.h"
#include "app/schema/json.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QUuid>

#include <cstdio>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace mesh;

namespace {

constexpr int productCount = 100'000;
constexpr int domainCount = 60;

kafka::Connection connectionTo(const QString &bootstrap)
{
    kafka::Connection connection;
    connection.profile.bootstrapServers = {bootstrap};
    return connection;
}

bool writeDomains(catalog::CatalogWriter &writer)
{
    catalog::ChangeSet set;
    for (int i = 0; i < domainCount; ++i) {
        catalog::Domain domain;
        domain.id = u"domain%1"_s.arg(i);
        domain.topicPrefixes = {domain.id + u'.'};
        if (!catalog::setUpDomain(writer, domain.id)) {
            return false;
        }
        set.edits.push_back({catalog::RecordKey::of(catalog::Kind::Domain, domain.id),
                             schema::toJson(domain.document()), std::nullopt});
    }
    const auto outcome = writer.write(set);
    return outcome && outcome->written();
}

bool writeProducts(catalog::CatalogWriter &writer)
{
    auto producer = kafka::Producer::create(writer.admin(), {});
    std::mt19937 random(20'241'101);
    const bench::Vocabulary words(random);
    for (int i = 0; producer && i < productCount; ++i) {
        const catalog::Product product = bench::invent(random, words, i);
        kafka::OutgoingRecord record;
        record.topic = writer.topics().domain(product.id.domain);
        record.key = catalog::RecordKey::of(product.id);
        record.value = schema::toJson(product.document());
        if (!(*producer)->send(record)) {
            return false;
        }
    }
    return producer && (*producer)->flush(60s);
}

/// The child: syncs until it is live, says how far it is, and how it ended.
int sync(const QString &bootstrap, const QString &prefix, const QString &folder)
{
    catalog::SyncSettings settings;
    settings.connection = connectionTo(bootstrap);
    settings.prefix = prefix;
    settings.cacheFolder = folder;
    QElapsedTimer timer;
    timer.start();
    const catalog::CatalogSync sync(settings);
    qsizetype told = 0;
    while (sync.status().state != catalog::SyncState::Live ||
           sync.snapshot()->productCount() < productCount) {
        std::this_thread::sleep_for(5ms);
        if (const qsizetype count = sync.snapshot()->productCount(); count > told) {
            told = count;
            std::printf("products %lld\n", static_cast<long long>(count));
            std::fflush(stdout);
        }
    }
    const double seconds = static_cast<double>(timer.elapsed()) / 1e3;
    const qsizetype found = sync.snapshot()->search({.text = u"order"_s, .limit = 50}).total;
    std::this_thread::sleep_for(2s); // what was taken for reading is given back
    std::printf(
        "live %.2f %lld %lld %lld\n", seconds, static_cast<long long>(sync.status().received),
        static_cast<long long>(bench::residentBytes() / 1'000'000), static_cast<long long>(found));
    return 0;
}

struct Ended
{
    double seconds = 0;
    qint64 received = -1;
    qint64 megabytes = 0;
};

/// Runs a child, and kills it once it has so many products (-1: never).
Ended runChild(const QStringList &arguments, qint64 killAt)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(), arguments);
    while (child.waitForReadyRead(120'000)) {
        while (child.canReadLine()) {
            const QList<QByteArray> words = child.readLine().trimmed().split(' ');
            if (words.front() == "live") {
                child.waitForFinished();
                return {words.value(1).toDouble(), words.value(2).toLongLong(),
                        words.value(3).toLongLong()};
            }
            if (killAt >= 0 && words.value(1).toLongLong() >= killAt) {
                child.kill();
                child.waitForFinished();
                return {};
            }
        }
    }
    return {};
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 4) {
        return sync(arguments[1], arguments[2], arguments[3]);
    }
    const QString bootstrap = qEnvironmentVariable("MESHSCOPE_TEST_KAFKA");
    const QString prefix = u'b' + QUuid::createUuid().toString(QUuid::Id128).left(10);
    auto writer = catalog::CatalogWriter::open(connectionTo(bootstrap), prefix);
    if (!writer || !catalog::setUpMesh(**writer) || !writeDomains(**writer) ||
        !writeProducts(**writer)) {
        std::fprintf(stderr, "the mesh could not be written: is MESHSCOPE_TEST_KAFKA set?\n");
        return 1;
    }
    const QTemporaryDir first;
    const QTemporaryDir second;
    const Ended whole = runChild({bootstrap, prefix, first.path()}, -1);
    std::printf("first sync of %d products to searchable: %.1f s (goal <= 20), %lld records\n",
                productCount, whole.seconds, static_cast<long long>(whole.received));
    (void)runChild({bootstrap, prefix, second.path()}, productCount / 3);
    const Ended rest = runChild({bootstrap, prefix, second.path()}, -1);
    std::printf("killed in the middle and begun again: %.1f s, %lld records read anew of %lld\n",
                rest.seconds, static_cast<long long>(rest.received),
                static_cast<long long>(whole.received));
    const Ended cached = runChild({bootstrap, prefix, first.path()}, -1);
    std::printf("from the cache: %.1f s, %lld records; resident memory %lld MB (goal <= 250), "
                "after the first sync %lld MB\n",
                cached.seconds, static_cast<long long>(cached.received),
                static_cast<long long>(cached.megabytes), static_cast<long long>(whole.megabytes));
    const bool resumed = whole.received > rest.received && cached.received < 1000;
    constexpr qint64 mostMegabytes = 250;
    return resumed && cached.megabytes <= mostMegabytes && whole.megabytes <= mostMegabytes ? 0 : 1;
}
