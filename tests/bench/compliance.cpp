// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
//
// The compliance of a whole mesh: 100,000 products against the policies that a mesh begins with,
// as the page of governance computes it, and one policy that is tried. Two threads, as there.

#include "tests/bench/inventedmesh.h"

#include "app/catalog/governance/compliance.h"
#include "app/catalog/governance/starterset.h"
#include "app/catalog/snapshotbuilder.h"
#include "app/schema/json.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace mesh;

namespace {

constexpr int productCount = 100'000;
constexpr int rounds = 5;
const QDate today(2026, 3, 1);

std::shared_ptr<const catalog::CatalogSnapshot> makeMesh()
{
    std::mt19937 random(7); // the same mesh in every run
    const bench::Vocabulary words(random);
    catalog::SnapshotBuilder builder{catalog::CatalogTopics()};
    const catalog::CatalogTopics topics;
    core::Offset next = 0;
    for (int i = 0; i < 60; ++i) {
        catalog::Domain domain;
        domain.id = u"domain%1"_s.arg(i);
        domain.topicPrefixes = {domain.id + u'.'};
        builder.apply({topics.platform(), catalog::RecordKey::of(catalog::Kind::Domain, domain.id),
                       next++, 1'000, schema::toJson(domain.document())});
    }
    for (const catalog::Edit &edit : catalog::starterSet({})) {
        builder.apply({topics.platform(), edit.key, next++, 1'000, edit.value});
    }
    for (int i = 0; i < productCount; ++i) {
        const catalog::Product product = bench::invent(random, words, i);
        builder.apply({topics.domain(product.id.domain), catalog::RecordKey::of(product.id), next++,
                       1'000, schema::toJson(product.document())});
    }
    return builder.publish();
}

/// Median of some rounds, in milliseconds of the clock on the wall.
template<typename Work>
double median(const Work &work)
{
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

} // namespace

int main()
{
    const auto mesh = makeMesh();
    const qint64 before = bench::residentBytes();
    std::optional<catalog::Compliance> all;
    const double whole = median([&] { all = catalog::surveyMesh(*mesh, today); });
    const qint64 kept = bench::residentBytes() - before;
    std::size_t findings = 0;
    for (const catalog::PolicyStanding &standing : all->policies) {
        findings += standing.failing.size();
    }
    const catalog::PolicyOrigin tried = all->policies.front().origin;
    const double one = median([&] { all = catalog::tryPolicy(tried, *mesh, today); });
    std::printf("%d products, %zu policies, two threads\n", productCount, mesh->policies().size());
    std::printf("the whole mesh     %7.0f ms, %.1f us a product\n", whole,
                whole * 1'000 / productCount);
    std::printf("  findings         %7zu, %.1f MB\n", findings, double(kept) / 1e6);
    std::printf("one policy tried   %7.0f ms\n", one);
    return all && findings > 0 ? 0 : 1;
}
