-- SPDX-FileCopyrightText: Meshscope contributors
-- SPDX-License-Identifier: Apache-2.0
-- A copy of a mesh's catalog topics and of the list of topics. May be deleted at any time.

-- One row a catalog topic that is followed.
CREATE TABLE source (
    id                INTEGER PRIMARY KEY,
    topic             TEXT NOT NULL UNIQUE,
    domain            TEXT NOT NULL DEFAULT '', -- empty: the platform's
    generation        TEXT NOT NULL DEFAULT '',
    generation_offset INTEGER NOT NULL DEFAULT -1,
    next_offset       INTEGER NOT NULL DEFAULT 0,
    complete          INTEGER NOT NULL DEFAULT 0, -- read to its end at least once
    synced_at         INTEGER NOT NULL DEFAULT 0  -- ms since 1970 UTC, when last at the end
);

-- The newest record of each key, its bytes as they came; a null value is a tombstone, kept so that
-- an older record cannot come back. Sequence grows with every write: followers read what is new.
CREATE TABLE record (
    source    INTEGER NOT NULL REFERENCES source (id),
    key       BLOB NOT NULL,
    offset    INTEGER NOT NULL,
    timestamp INTEGER NOT NULL,
    value     BLOB,
    sequence  INTEGER NOT NULL,
    UNIQUE (source, key)
);
CREATE INDEX record_sequence ON record (sequence);

-- What a full reread of a source has met so far. Its end puts it in the place of the source's
-- records, and what it has not met goes, all in one transaction.
CREATE TABLE staged (
    source    INTEGER NOT NULL REFERENCES source (id),
    key       BLOB NOT NULL,
    offset    INTEGER NOT NULL,
    timestamp INTEGER NOT NULL,
    value     BLOB NOT NULL,
    PRIMARY KEY (source, key)
);

-- All topics of the cluster, so that unpublished ones are browsable offline.
CREATE TABLE topic (
    name       TEXT PRIMARY KEY,
    partitions INTEGER NOT NULL,
    internal   INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

-- Single facts: the last sequence, when the topic list was last read, the cluster's id.
CREATE TABLE fact (
    name  TEXT PRIMARY KEY,
    value NOT NULL
) WITHOUT ROWID;
INSERT INTO fact (name, value) VALUES ('sequence', 0), ('topics_at', 0);
