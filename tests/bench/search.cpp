// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
//
// The catalog's search beside SQLite's: 100,000 products, the same queries, one run, interleaved.
// SQLite: FTS5 with a prefix index, the best 50 by bm25 with weights, and two facets (domain, tag)
// by GROUP BY. Ours: the best 50 with the reason each matched, and all seven facets.
// Prints ratios; absolute figures are only for orientation.

#include "app/catalog/snapshotbuilder.h"
#include "app/schema/json.h"
#include "app/storage/database.h"

#include <QFile>

#include <algorithm>
#include <cstdio>
#include <random>

#include <ctime>

using namespace Qt::StringLiterals;
using namespace mesh;

namespace {

constexpr int productCount = 100'000;

/// Words that share syllables: a short prefix hits a large part of all products, the worst case.
class Vocabulary
{
public:
    explicit Vocabulary(std::mt19937 &random)
    {
        const QStringList syllables{u"or"_s, u"de"_s,  u"tra"_s, u"sto"_s, u"cli"_s, u"pay"_s,
                                    u"vi"_s, u"mar"_s, u"lo"_s,  u"gis"_s, u"ti"_s,  u"ca"_s,
                                    u"us"_s, u"er"_s,  u"re"_s,  u"fun"_s, u"inv"_s, u"ent"_s};
        for (int i = 0; i < 4'000; ++i) {
            QString word;
            for (int parts = 2 + static_cast<int>(random() % 3); parts > 0; --parts) {
                word += syllables[static_cast<qsizetype>(random() % 18)];
            }
            m_words << word;
        }
    }
    const QString &word(std::mt19937 &random) const
    {
        // A few words are in many texts, most in few.
        const double unit = static_cast<double>(random()) / static_cast<double>(random.max());
        return m_words[static_cast<qsizetype>(unit * unit *
                                              static_cast<double>(m_words.size() - 1))];
    }
    QString text(std::mt19937 &random, int words) const
    {
        QStringList parts;
        for (int i = 0; i < words; ++i) {
            parts << word(random);
        }
        return parts.join(u' ');
    }

private:
    QStringList m_words;
};

catalog::Product invent(std::mt19937 &random, const Vocabulary &words, int number)
{
    catalog::Product product;
    product.id = {u"domain%1"_s.arg(random() % 60),
                  u"%1_%2_%3"_s.arg(words.word(random), words.word(random)).arg(number)};
    product.displayName = words.text(random, 3);
    product.purpose = words.text(random, 14);
    product.owner = u"team%1"_s.arg(random() % 400);
    product.tier = u"tier-%1"_s.arg(1 + random() % 3);
    product.classification = QStringList{u"public"_s, u"internal"_s, u"personal"_s}.at(
        static_cast<qsizetype>(random() % 3));
    product.quality = static_cast<catalog::Quality>(1 + random() % 3);
    product.lifecycle =
        random() % 10 == 0 ? catalog::Lifecycle::Deprecated : catalog::Lifecycle::Active;
    for (int i = 0; i < 3; ++i) {
        product.tags << u"tag%1"_s.arg(random() % 500);
    }
    catalog::Port port;
    port.name = product.id.name;
    port.topic = product.id.toString();
    product.ports.push_back(port);
    for (int i = 0; i < 6; ++i) {
        product.fields.push_back({words.word(random) + u"Id"_s, words.text(random, 3), {}, {}, {}});
    }
    return product;
}

/// CPU time of this thread: what else the machine does in the meantime is not counted.
class Stopwatch
{
public:
    [[nodiscard]] double milliseconds() const { return now() - m_start; }

private:
    static double now()
    {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    }
    double m_start = now();
};

struct Times
{
    std::vector<double> all; ///< milliseconds

    double at(double part)
    {
        std::sort(all.begin(), all.end());
        return all[static_cast<std::size_t>(part * static_cast<double>(all.size() - 1))];
    }
    double sum() const
    {
        double total = 0;
        for (const double each : all) {
            total += each;
        }
        return total;
    }
};

/// FTS5 and its facets in SQL.
class Baseline
{
public:
    explicit Baseline(storage::Connection &connection)
        : m_connection(connection)
    {
        (void)connection.execute(
            u"CREATE TABLE product (id INTEGER PRIMARY KEY, domain TEXT);"
            "CREATE TABLE tag (product INTEGER, tag TEXT, PRIMARY KEY (product, tag)) "
            "WITHOUT ROWID;"
            "CREATE VIRTUAL TABLE fts USING fts5 (name, display, topic, tags, owner, fields, "
            "purpose, content='', prefix='2 3', tokenize='unicode61')");
    }

    void add(qint64 id, const catalog::Product &product)
    {
        const auto run = [this](QStringView sql, const auto &bind) {
            auto statement = m_connection.prepare(sql);
            bind(*statement);
            (void)statement->run();
        };
        run(u"INSERT INTO product VALUES (?,?)",
            [&](storage::Statement &statement) { statement.bind(id).bind(product.id.domain); });
        for (const QString &tag : product.tags) {
            run(u"INSERT OR IGNORE INTO tag VALUES (?,?)",
                [&](storage::Statement &statement) { statement.bind(id).bind(tag); });
        }
        QStringList fields;
        for (const catalog::FieldNote &note : product.fields) {
            fields << note.path << note.description;
        }
        run(u"INSERT INTO fts (rowid, name, display, topic, tags, owner, fields, purpose) "
            "VALUES (?,?,?,?,?,?,?,?)",
            [&](storage::Statement &statement) {
                statement.bind(id)
                    .bind(product.id.name)
                    .bind(product.displayName)
                    .bind(product.ports.front().topic)
                    .bind(product.tags.join(u' '))
                    .bind(product.owner)
                    .bind(fields.join(u' '))
                    .bind(product.purpose);
            });
    }

    double search(const QString &text)
    {
        QStringList terms;
        for (const QString &term : text.split(u' ')) {
            terms << u"\"%1\"*"_s.arg(term);
        }
        const Stopwatch watch;
        for (const QStringView sql :
             {u"SELECT rowid FROM fts WHERE fts MATCH ? "
              "ORDER BY bm25(fts, 10, 9, 6, 5, 4, 2.5, 2) LIMIT 50"_s,
              u"SELECT domain, count(*) FROM fts JOIN product ON id = fts.rowid "
              "WHERE fts MATCH ? GROUP BY domain"_s,
              u"SELECT tag, count(*) FROM fts JOIN tag ON product = fts.rowid "
              "WHERE fts MATCH ? GROUP BY tag"_s}) {
            auto statement = m_connection.prepare(sql);
            statement->bind(terms.join(u' '));
            (void)statement->run();
        }
        return watch.milliseconds();
    }

private:
    storage::Connection &m_connection;
};

double searchOurs(const catalog::CatalogSnapshot &snapshot, const QString &text, qsizetype &hits)
{
    catalog::SearchQuery query;
    query.text = text;
    query.limit = 50;
    const Stopwatch watch;
    const catalog::SearchAnswer answer = snapshot.search(query);
    hits += answer.total;
    return watch.milliseconds();
}

qint64 residentBytes()
{
    QFile file(u"/proc/self/statm"_s);
    constexpr qint64 page = 4096;
    return file.open(QFile::ReadOnly) ? file.readLine().split(' ').value(1).toLongLong() * page : 0;
}

struct QueryClass
{
    const char *name;
    std::vector<QString> queries;
};

std::vector<QueryClass> queryClasses(std::mt19937 &random, const Vocabulary &words)
{
    std::vector<QueryClass> classes{{"2 characters", {}}, {"3 characters", {}},
                                    {"prefix of 5", {}},  {"whole word", {}},
                                    {"two words", {}},    {"word and prefix", {}}};
    for (int i = 0; i < 25; ++i) {
        classes[0].queries.push_back(words.word(random).left(2));
        classes[1].queries.push_back(words.word(random).left(3));
        classes[2].queries.push_back(words.word(random).left(5));
        classes[3].queries.push_back(words.word(random));
        classes[4].queries.push_back(words.text(random, 2));
        classes[5].queries.push_back(words.word(random) + u' ' + words.word(random).left(3));
    }
    return classes;
}

} // namespace

int main()
{
    std::mt19937 random(20'241'101);
    const Vocabulary words(random);
    storage::removeDatabase(u"bench-search.sqlite"_s);
    auto connection = storage::Connection::open(u"bench-search.sqlite"_s);
    if (!connection) {
        std::fprintf(stderr, "no database\n");
        return 1;
    }
    Baseline baseline(*connection);
    catalog::SnapshotBuilder builder{catalog::CatalogTopics()};
    const qint64 before = residentBytes();
    (void)connection->execute(u"BEGIN");
    double ownMilliseconds = 0;
    qint64 documentBytes = 0;
    std::shared_ptr<const catalog::CatalogSnapshot> snapshot;
    for (int i = 0; i < productCount; ++i) {
        const catalog::Product product = invent(random, words, i);
        baseline.add(i, product);
        const catalog::CatalogRecord record{u"mesh.catalog."_s + product.id.domain,
                                            catalog::RecordKey::of(product.id), i, i,
                                            schema::toJson(product.document())};
        documentBytes += record.value->size();
        const Stopwatch watch;
        builder.apply(record);
        ownMilliseconds += watch.milliseconds();
    }
    (void)connection->execute(u"COMMIT");
    const Stopwatch publishing;
    snapshot = builder.publish();
    ownMilliseconds += publishing.milliseconds();
    std::printf("made searchable in %.1f s; documents of %lld bytes; resident memory grew by "
                "%lld MB\n",
                ownMilliseconds / 1e3, static_cast<long long>(documentBytes / productCount),
                static_cast<long long>((residentBytes() - before) / 1'000'000));

    Times changes;
    for (int i = 0; i < 200; ++i) {
        const catalog::Product product = invent(random, words, productCount + i);
        const catalog::CatalogRecord record{u"mesh.catalog."_s + product.id.domain,
                                            catalog::RecordKey::of(product.id), productCount + i, i,
                                            schema::toJson(product.document())};
        const Stopwatch watch;
        builder.apply(record);
        snapshot = builder.publish();
        changes.all.push_back(watch.milliseconds());
    }
    std::printf("one change to the next snapshot: median %.2f ms, p99 %.2f ms\n", changes.at(0.5),
                changes.at(0.99));

    Times ours;
    Times theirs;
    for (const QueryClass &queries : queryClasses(random, words)) {
        Times own;
        Times fts;
        qsizetype hits = 0;
        for (const QString &text : queries.queries) {
            (void)searchOurs(*snapshot, text, hits);
        }
        hits = 0;
        for (const QString &text : queries.queries) {
            fts.all.push_back(baseline.search(text));
            own.all.push_back(searchOurs(*snapshot, text, hits));
        }
        ours.all.insert(ours.all.end(), own.all.begin(), own.all.end());
        theirs.all.insert(theirs.all.end(), fts.all.begin(), fts.all.end());
        std::printf("%-16s %7lld hits  ours p50 %6.2f p99 %6.2f ms   FTS5 p50 %7.2f p99 %7.2f ms"
                    "   %.0fx\n",
                    queries.name, static_cast<long long>(hits / 25), own.at(0.5), own.at(0.99),
                    fts.at(0.5), fts.at(0.99), fts.sum() / own.sum());
    }
    std::printf("ratio search: FTS5 bm25 + SQL facets / ours = %.1f (goal >= 20), ours p99 %.2f ms "
                "(goal <= 5)\n",
                theirs.sum() / ours.sum(), ours.at(0.99));
    storage::removeDatabase(u"bench-search.sqlite"_s);
    return 0;
}
