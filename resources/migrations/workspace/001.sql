-- SPDX-FileCopyrightText: Meshscope contributors
-- SPDX-License-Identifier: Apache-2.0
-- What is the user's own, one file a profile. Times are ms since 1970 UTC.

CREATE TABLE favourite (
    subject  TEXT PRIMARY KEY, -- product:<domain.name> or topic:<name>
    added_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE saved_search (
    name     TEXT PRIMARY KEY,
    query    TEXT NOT NULL, -- JSON: text, facets, sort
    added_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE visit (
    subject    TEXT PRIMARY KEY,
    visited_at INTEGER NOT NULL,
    visits     INTEGER NOT NULL DEFAULT 1
) WITHOUT ROWID;

-- The activity log: what was done, to what, with which outcome.
CREATE TABLE activity (
    id         INTEGER PRIMARY KEY,
    started_at INTEGER NOT NULL,
    ended_at   INTEGER,
    action     TEXT NOT NULL,
    subject    TEXT NOT NULL DEFAULT '',
    outcome    TEXT NOT NULL DEFAULT '', -- empty while it runs; ok, cancelled, or an error code's name
    detail     TEXT NOT NULL DEFAULT ''
);
CREATE INDEX activity_started ON activity (started_at);

-- Unfinished documents, kept over a crash.
CREATE TABLE draft (
    subject    TEXT PRIMARY KEY,
    document   BLOB NOT NULL,
    based_on   INTEGER, -- the record's offset when the draft was begun; null: a new one
    changed_at INTEGER NOT NULL
) WITHOUT ROWID;

-- How a page was left: columns, filters, ranges, tabs.
CREATE TABLE view_state (
    subject TEXT NOT NULL,
    name    TEXT NOT NULL,
    state   BLOB NOT NULL,
    PRIMARY KEY (subject, name)
) WITHOUT ROWID;
