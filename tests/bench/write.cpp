// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
//
// Writing to a real broker: how long a compare-and-set takes, how soon another window shows it, and
// eight writers at once that each make a hundred edits of one product and lose none.

#include "app/catalog/catalogsync.h"
#include "app/catalog/catalogwriter.h"
#include "app/catalog/meshsetup.h"
#include "app/schema/json.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QUuid>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace mesh;

namespace {

constexpr int edits = 100;
constexpr int writers = 8;
const core::ProductId orders{u"sales"_s, u"orders"_s};

catalog::ChangeSet edit(int number, std::optional<core::Offset> basedOn)
{
    catalog::Product product;
    product.id = orders;
    product.displayName = QString::number(number);
    return {u"sales"_s,
            {{catalog::RecordKey::of(orders), schema::toJson(product.document()), basedOn}},
            {},
            {}};
}

int numberIn(const QByteArray &document)
{
    const auto parsed = schema::parseJson(document);
    const auto product =
        parsed ? catalog::Product::read(*parsed) : core::Result<catalog::Product>(parsed.error());
    return product ? product->displayName.toInt() : -1;
}

double median(std::vector<double> all)
{
    std::sort(all.begin(), all.end());
    return all.empty() ? -1 : all[all.size() / 2];
}

bool setUp(catalog::CatalogWriter &writer)
{
    catalog::Domain domain;
    domain.id = u"sales"_s;
    const catalog::ChangeSet set{{},
                                 {{catalog::RecordKey::of(catalog::Kind::Domain, domain.id),
                                   schema::toJson(domain.document()), std::nullopt}},
                                 {},
                                 {}};
    return catalog::setUpMesh(writer) && catalog::setUpDomain(writer, domain.id) &&
           writer.write(set);
}

/// One writer, and a window that looks on.
bool oneAfterTheOther(catalog::CatalogWriter &writer, const catalog::CatalogSync &window)
{
    std::vector<double> written;
    std::vector<double> seen;
    std::optional<core::Offset> revision;
    for (int i = 0; i < edits; ++i) {
        QElapsedTimer timer;
        timer.start();
        const auto outcome = writer.write(edit(i, revision));
        if (!outcome || !outcome->written()) {
            return false;
        }
        revision = outcome->offsets.front();
        written.push_back(static_cast<double>(timer.elapsed()));
        timer.restart();
        for (auto entry = window.snapshot()->product(orders);
             entry == nullptr || entry->revision < *revision;
             entry = window.snapshot()->product(orders)) {
            if (timer.elapsed() > 10'000) {
                return false;
            }
            std::this_thread::sleep_for(1ms);
        }
        seen.push_back(static_cast<double>(timer.elapsed()));
    }
    std::printf("compare-and-set: median %.0f ms (goal <= 150); seen by another window: median "
                "%.0f ms later (goal <= 200)\n",
                median(written), median(seen));
    return true;
}

/// Each adds one to the number that it sees: lost edits are missing in the end.
bool allAtOnce(const kafka::Connection &connection, const QString &prefix, int first,
               std::optional<core::Offset> revision)
{
    std::atomic<int> failures = 0;
    QElapsedTimer timer;
    timer.start();
    const auto work = [&] {
        const auto own = catalog::CatalogWriter::open(connection, prefix);
        int number = first;
        std::optional<core::Offset> seen = revision;
        for (int done = 0; own && done < edits;) {
            const auto outcome = (*own)->write(edit(number + 1, seen));
            if (!outcome) {
                failures += outcome.error().retriable ? 0 : 1;
                if (!outcome.error().retriable) {
                    return;
                }
            } else if (outcome->written()) {
                seen = outcome->offsets.front();
                ++number;
                ++done;
            } else {
                seen = outcome->conflicts.front().current;
                number = numberIn(*outcome->conflicts.front().currentValue);
            }
        }
    };
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < writers; ++i) {
            threads.emplace_back(work);
        }
    }
    // Asked for by an edit that cannot be based on nothing: the conflict says what stands there.
    const auto writer = catalog::CatalogWriter::open(connection, prefix);
    const auto asked = (*writer)->write(edit(0, std::nullopt));
    if (!asked || asked->conflicts.empty()) {
        return false;
    }
    const int made = numberIn(*asked->conflicts.front().currentValue) - first;
    std::printf("%d writers of %d edits: %d made, %d lost, %d failed; %.0f ms each\n", writers,
                edits, made, writers * edits - made, failures.load(),
                static_cast<double>(timer.elapsed()) / (writers * edits));
    return made == writers * edits && failures == 0;
}

} // namespace

int main()
{
    kafka::Connection connection;
    connection.profile.bootstrapServers = {qEnvironmentVariable("MESHSCOPE_TEST_KAFKA")};
    const QString prefix = u'w' + QUuid::createUuid().toString(QUuid::Id128).left(10);
    auto writer = catalog::CatalogWriter::open(connection, prefix);
    if (!writer || !setUp(**writer)) {
        std::fprintf(stderr, "the mesh could not be written: is MESHSCOPE_TEST_KAFKA set?\n");
        return 1;
    }
    const QTemporaryDir folder;
    catalog::SyncSettings settings;
    settings.connection = connection;
    settings.prefix = prefix;
    settings.cacheFolder = folder.path();
    const catalog::CatalogSync window(settings);
    while (window.status().state != catalog::SyncState::Live) {
        std::this_thread::sleep_for(10ms);
    }
    if (!oneAfterTheOther(**writer, window)) {
        std::fprintf(stderr, "an edit was not written or not seen\n");
        return 1;
    }
    return allAtOnce(connection, prefix, edits - 1, window.snapshot()->product(orders)->revision)
               ? 0
               : 1;
}
