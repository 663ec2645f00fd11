// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/catalogcache.h"

namespace mesh::catalog {

using core::Result;
using storage::Statement;
using storage::Transaction;

CatalogCache::CatalogCache(storage::Connection connection)
    : m_connection(std::move(connection))
{}

Result<CatalogCache> CatalogCache::open(const QString &path, storage::Access access)
{
    Result<storage::Connection> connection =
        storage::openDatabase(path, QStringLiteral("cache"), access);
    if (!connection) {
        return connection.error();
    }
    return CatalogCache(std::move(*connection));
}

Result<CatalogCache> CatalogCache::openInMemory()
{
    Result<storage::Connection> connection = storage::Connection::openInMemory();
    if (!connection) {
        return connection.error();
    }
    const auto migrated = storage::Migrations::of(QStringLiteral("cache")).apply(*connection);
    if (!migrated) {
        return migrated.error();
    }
    return CatalogCache(std::move(*connection));
}

Result<void> CatalogCache::run(QStringView sql, const std::function<void(Statement &)> &bind)
{
    Result<Statement> statement = m_connection.prepare(sql);
    if (!statement) {
        return statement.error();
    }
    bind(*statement);
    return statement->run();
}

Result<std::vector<CachedSource>> CatalogCache::sources()
{
    Result<Statement> select =
        m_connection.prepare(u"SELECT topic, domain, generation, generation_offset, next_offset, "
                             "complete, synced_at FROM source ORDER BY topic");
    if (!select) {
        return select.error();
    }
    std::vector<CachedSource> result;
    while (true) {
        const Result<bool> row = select->step();
        if (!row) {
            return row.error();
        }
        if (!*row) {
            return result;
        }
        CachedSource source;
        source.topic = select->text(0);
        source.domain = select->text(1);
        source.generation = select->text(2);
        source.generationOffset = select->integer(3);
        source.nextOffset = select->integer(4);
        source.complete = select->integer(5) != 0;
        source.syncedAt = select->integer(6);
        result.push_back(std::move(source));
    }
}

Result<std::optional<NewestRecord>> CatalogCache::newest(const QString &topic)
{
    Result<Statement> select = m_connection.prepare(
        u"SELECT r.offset, r.key, r.timestamp FROM record r JOIN source s ON s.id = r.source "
        "WHERE s.topic = ? ORDER BY r.offset DESC LIMIT 1");
    if (!select) {
        return select.error();
    }
    select->bind(topic);
    const Result<bool> row = select->step();
    if (!row) {
        return row.error();
    }
    return *row ? std::optional(
                      NewestRecord{select->integer(0), select->blob(1), select->integer(2)})
                : std::nullopt;
}

Result<qint64> CatalogCache::readSince(qint64 sequence,
                                       const std::function<void(CatalogRecord &&)> &visit)
{
    Result<Statement> select = m_connection.prepare(
        u"SELECT s.topic, r.key, r.offset, r.timestamp, r.value, r.sequence FROM record r "
        "JOIN source s ON s.id = r.source WHERE r.sequence > ? ORDER BY r.sequence");
    if (!select) {
        return select.error();
    }
    select->bind(sequence);
    qint64 last = sequence;
    QString topic;
    while (true) {
        const Result<bool> row = select->step();
        if (!row) {
            return row.error();
        }
        if (!*row) {
            return last;
        }
        if (QString name = select->text(0); name != topic) {
            topic = std::move(name); // one string for all records of a topic in a row
        }
        last = select->integer(5);
        visit({topic, select->blob(1), select->integer(2), select->integer(3),
               select->optionalBlob(4)});
    }
}

Result<CatalogCache::TopicList> CatalogCache::topics()
{
    TopicList list;
    const Result<qint64> at =
        m_connection.integer(u"SELECT value FROM fact WHERE name = 'topics_at'");
    Result<Statement> select =
        m_connection.prepare(u"SELECT name, partitions, internal FROM topic ORDER BY name");
    if (!at || !select) {
        return at ? select.error() : at.error();
    }
    list.at = *at > 0 ? *at : -1;
    while (true) {
        const Result<bool> row = select->step();
        if (!row) {
            return row.error();
        }
        if (!*row) {
            return list;
        }
        list.topics.push_back(
            {select->text(0), static_cast<qint32>(select->integer(1)), select->integer(2) != 0});
    }
}

Result<qint64> CatalogCache::dataVersion()
{
    return m_connection.dataVersion();
}

Result<qint64> CatalogCache::sourceId(const QString &topic)
{
    const auto inserted = run(u"INSERT INTO source (topic, domain) VALUES (?, '') "
                              "ON CONFLICT (topic) DO NOTHING",
                              [&topic](Statement &insert) { insert.bind(topic); });
    if (!inserted) {
        return inserted.error();
    }
    Result<Statement> select = m_connection.prepare(u"SELECT id FROM source WHERE topic = ?");
    if (!select) {
        return select.error();
    }
    select->bind(topic);
    const Result<bool> row = select->step();
    return row ? Result<qint64>(select->integer(0)) : Result<qint64>(row.error());
}

Result<qint64> CatalogCache::nextSequence()
{
    return m_connection.integer(
        u"UPDATE fact SET value = value + 1 WHERE name = 'sequence' RETURNING value");
}

Result<void> CatalogCache::writeSource(const CachedSource &source)
{
    return run(u"INSERT INTO source (topic, domain, generation, generation_offset, next_offset, "
               "complete, synced_at) VALUES (?,?,?,?,?,?,?) ON CONFLICT (topic) DO UPDATE SET "
               "domain = excluded.domain, generation = excluded.generation, "
               "generation_offset = excluded.generation_offset, "
               "next_offset = excluded.next_offset, complete = excluded.complete, "
               "synced_at = excluded.synced_at",
               [&source](Statement &insert) {
                   insert.bind(source.topic)
                       .bind(source.domain)
                       .bind(source.generation)
                       .bind(source.generationOffset)
                       .bind(source.nextOffset)
                       .bind(source.complete)
                       .bind(source.syncedAt);
               });
}

Result<qint64> CatalogCache::write(const std::vector<CatalogRecord> &records,
                                   const std::vector<CachedSource> &sources)
{
    Result<Transaction> transaction = Transaction::begin(m_connection);
    if (!transaction) {
        return transaction.error();
    }
    for (const CachedSource &source : sources) {
        if (const auto written = writeSource(source); !written) {
            return written.error();
        }
    }
    const Result<qint64> sequence = nextSequence();
    Result<Statement> upsert = m_connection.prepare(
        u"INSERT INTO record (source, key, offset, timestamp, value, sequence) "
        "VALUES (?,?,?,?,?,?) ON CONFLICT (source, key) DO UPDATE SET "
        "offset = excluded.offset, timestamp = excluded.timestamp, value = excluded.value, "
        "sequence = excluded.sequence WHERE excluded.offset > record.offset");
    if (!sequence || !upsert) {
        return sequence ? upsert.error() : sequence.error();
    }
    QString topic;
    qint64 source = 0;
    for (const CatalogRecord &record : records) {
        if (record.topic != topic || source == 0) {
            const Result<qint64> id = sourceId(record.topic);
            if (!id) {
                return id;
            }
            topic = record.topic;
            source = *id;
        }
        upsert->bind(source)
            .bind(record.key)
            .bind(record.offset)
            .bind(record.timestamp)
            .bind(record.value)
            .bind(*sequence);
        if (const auto done = upsert->run(); !done) {
            return done.error();
        }
    }
    const Result<void> committed = transaction->commit();
    return committed ? sequence : Result<qint64>(committed.error());
}

Result<void> CatalogCache::beginReread(const QString &topic)
{
    const Result<qint64> source = sourceId(topic);
    if (!source) {
        return source.error();
    }
    return run(u"DELETE FROM staged WHERE source = ?",
               [&source](Statement &remove) { remove.bind(*source); });
}

Result<void> CatalogCache::stage(const std::vector<CatalogRecord> &records)
{
    Result<Transaction> transaction = Transaction::begin(m_connection);
    if (!transaction) {
        return transaction.error();
    }
    for (const CatalogRecord &record : records) {
        const Result<qint64> source = sourceId(record.topic);
        if (!source) {
            return source.error();
        }
        const QStringView sql = record.value ? u"INSERT OR REPLACE INTO staged VALUES (?,?,?,?,?)"
                                             : u"DELETE FROM staged WHERE source = ? AND key = ?";
        const auto done = run(sql, [&](Statement &statement) {
            statement.bind(*source).bind(record.key);
            if (record.value) {
                statement.bind(record.offset).bind(record.timestamp).bind(*record.value);
            }
        });
        if (!done) {
            return done;
        }
    }
    return transaction->commit();
}

Result<void> CatalogCache::finishReread(const CachedSource &source)
{
    Result<Transaction> transaction = Transaction::begin(m_connection);
    if (!transaction) {
        return transaction.error();
    }
    const Result<qint64> id = sourceId(source.topic);
    const Result<qint64> sequence = nextSequence();
    if (!id || !sequence) {
        return id ? sequence.error() : id.error();
    }
    // Offsets may have begun anew, so here the staged record wins whatever its offset.
    auto done = run(u"INSERT INTO record (source, key, offset, timestamp, value, sequence) "
                    "SELECT source, key, offset, timestamp, value, ?1 FROM staged "
                    "WHERE source = ?2 ON CONFLICT (source, key) DO UPDATE SET "
                    "offset = excluded.offset, timestamp = excluded.timestamp, "
                    "value = excluded.value, sequence = excluded.sequence "
                    "WHERE excluded.offset != record.offset OR excluded.value IS NOT record.value",
                    [&](Statement &merge) { merge.bind(*sequence).bind(*id); });
    if (done) {
        // A swept key may come back at any offset: the new life of the topic has its own.
        done = run(u"UPDATE record SET value = NULL, offset = -1, sequence = ?1 "
                   "WHERE source = ?2 AND value IS NOT NULL AND NOT EXISTS "
                   "(SELECT 1 FROM staged s WHERE s.source = ?2 AND s.key = record.key)",
                   [&](Statement &sweep) { sweep.bind(*sequence).bind(*id); });
    }
    if (done) {
        done = run(u"DELETE FROM record WHERE source = ?1 AND value IS NULL AND sequence != ?2",
                   [&](Statement &forget) { forget.bind(*id).bind(*sequence); });
    }
    if (done) {
        done =
            run(u"DELETE FROM staged WHERE source = ?", [&](Statement &clear) { clear.bind(*id); });
    }
    if (done) {
        done = writeSource(source);
    }
    return done ? transaction->commit() : done;
}

Result<void> CatalogCache::writeTopics(const TopicList &list)
{
    Result<Transaction> transaction = Transaction::begin(m_connection);
    if (!transaction) {
        return transaction.error();
    }
    if (const auto cleared = m_connection.execute(u"DELETE FROM topic"); !cleared) {
        return cleared;
    }
    Result<Statement> insert = m_connection.prepare(u"INSERT OR REPLACE INTO topic VALUES (?,?,?)");
    if (!insert) {
        return insert.error();
    }
    for (const ListedTopic &topic : list.topics) {
        insert->bind(topic.name).bind(topic.partitions).bind(topic.internal);
        if (const auto done = insert->run(); !done) {
            return done;
        }
    }
    const auto done = run(u"UPDATE fact SET value = ? WHERE name = 'topics_at'",
                          [&list](Statement &update) { update.bind(list.at); });
    return done ? transaction->commit() : done;
}

Result<void> CatalogCache::forgetTombstones(core::TimestampMs olderThan)
{
    return run(u"DELETE FROM record WHERE value IS NULL AND timestamp < ?",
               [olderThan](Statement &remove) { remove.bind(olderThan); });
}

} // namespace mesh::catalog
