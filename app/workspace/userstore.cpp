// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/workspace/userstore.h"

#include "app/core/paths.h"
#include "app/storage/migrations.h"
#include "app/workspace/activitylog.h"

#include <QDateTime>
#include <QDir>

#include <algorithm>

namespace mesh::workspace {

using namespace Qt::StringLiterals;
using storage::Connection;

struct UserStore::Contents
{
    QSet<QString> favourites;
    std::vector<SavedSearch> searches;
    std::vector<Draft> drafts;
    QHash<std::pair<QString, QString>, QByteArray> viewStates;
    std::vector<Activity> activity;
};

namespace {

QString outcomeText(const Activity &activity)
{
    switch (activity.outcome) {
    case Outcome::Running:
        return {};
    case Outcome::Done:
        return u"ok"_s;
    case Outcome::Cancelled:
        return u"cancelled"_s;
    case Outcome::Failed:
        break;
    }
    return activity.errorName;
}

// A line that still ran when its program ended has no outcome any more: it was cut off.
Outcome outcomeOf(const QString &text)
{
    if (text == u"ok") {
        return Outcome::Done;
    }
    return text.isEmpty() || text == u"cancelled" ? Outcome::Cancelled : Outcome::Failed;
}

core::Result<std::vector<Activity>> newestActivity(Connection &connection, qint64 newest)
{
    auto statement =
        connection.prepare(u"SELECT id, started_at, ended_at, action, subject, outcome, detail FROM"
                           " (SELECT * FROM activity ORDER BY id DESC LIMIT ?) ORDER BY id"_s);
    if (!statement) {
        return statement.error();
    }
    statement->bind(newest);
    std::vector<Activity> entries;
    for (;;) {
        const auto row = statement->step();
        if (!row) {
            return row.error();
        }
        if (!*row) {
            return entries;
        }
        Activity entry;
        entry.id = statement->integer(0);
        entry.startedAt = statement->integer(1);
        if (!statement->isNull(2)) {
            entry.endedAt = statement->integer(2);
        }
        entry.action = statement->text(3);
        entry.subject = statement->text(4);
        const QString outcome = statement->text(5);
        entry.outcome = outcomeOf(outcome);
        entry.errorName = entry.outcome == Outcome::Failed ? outcome : QString();
        entry.detail = statement->text(6);
        entries.push_back(std::move(entry));
    }
}

// Calls `row` for each row of a query that takes no parameters.
template<typename Row>
core::Result<void> forEachRow(Connection &connection, const QString &sql, Row row)
{
    auto statement = connection.prepare(sql);
    if (!statement) {
        return statement.error();
    }
    for (;;) {
        const auto more = statement->step();
        if (!more) {
            return more.error();
        }
        if (!*more) {
            return {};
        }
        row(*statement);
    }
}

// Runs one statement with its parameters bound.
template<typename... Values>
core::Result<void> runStatement(Connection &connection, const QString &sql, const Values &...values)
{
    auto statement = connection.prepare(sql);
    if (!statement) {
        return statement.error();
    }
    (statement->bind(values), ...);
    return statement->run();
}

core::Result<void> putActivity(Connection &connection, const Activity &activity)
{
    return runStatement(
        connection,
        u"INSERT INTO activity (id, started_at, ended_at, action, subject, outcome, detail)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
        " ended_at = excluded.ended_at, outcome = excluded.outcome, detail = excluded.detail"_s,
        activity.id, activity.startedAt, activity.endedAt, activity.action, activity.subject,
        outcomeText(activity), activity.detail);
}

} // namespace

QString UserStore::pathFor(const QString &profileId)
{
    return core::dataDirectory() + u'/' + profileId + u"/workspace.sqlite"_s;
}

core::Result<std::vector<Activity>> UserStore::readActivity(const QString &path, qint64 newest)
{
    if (!QFile::exists(path)) {
        return std::vector<Activity>();
    }
    auto connection = storage::openDatabase(path, u"workspace"_s, storage::Access::ReadOnly);
    if (!connection) {
        return connection.error();
    }
    return newestActivity(*connection, newest);
}

core::Result<void> UserStore::appendActivity(const QString &path, const Activity &activity)
{
    auto connection = storage::openDatabase(path, u"workspace"_s);
    return connection ? putActivity(*connection, activity) : connection.error();
}

UserStore::UserStore(const QString &path, QObject *parent)
    : QObject(parent)
    , m_connection(std::make_shared<std::optional<Connection>>())
{
    // One thread keeps the writes in order and owns the connection.
    m_thread.setMaxThreadCount(1);
    m_thread.setExpiryTimeout(-1);
    m_thread.start([this, path, holder = m_connection] {
        auto opened = storage::openDatabase(path, u"workspace"_s);
        core::Result<Contents> contents =
            opened ? load(*opened) : core::Result<Contents>(opened.error());
        if (opened) {
            holder->emplace(std::move(*opened));
        }
        QMetaObject::invokeMethod(this, [this, contents = std::move(contents)]() mutable {
            if (contents) {
                apply(std::move(*contents));
            } else {
                apply({});
                Q_EMIT failed(contents.error());
            }
        });
    });
}

UserStore::~UserStore()
{
    m_thread.waitForDone();
}

core::Result<UserStore::Contents> UserStore::load(Connection &connection)
{
    Contents contents;
    auto activity = newestActivity(connection, ActivityLog::limit);
    if (!activity) {
        return activity.error();
    }
    contents.activity = std::move(*activity);
    const auto favourites = forEachRow(connection, u"SELECT subject FROM favourite"_s,
                                       [&](auto &row) { contents.favourites << row.text(0); });
    const auto searches = forEachRow(
        connection, u"SELECT name, query FROM saved_search ORDER BY added_at"_s, [&](auto &row) {
            contents.searches.push_back({row.text(0), row.text(1).toUtf8()});
        });
    const auto drafts = forEachRow(
        connection,
        u"SELECT subject, document, base, based_on, changed_at FROM draft"
        " ORDER BY changed_at DESC"_s,
        [&](auto &row) {
            Draft draft{row.text(0), row.blob(1), row.blob(2), std::nullopt, row.integer(4)};
            if (!row.isNull(3)) {
                draft.basedOn = row.integer(3);
            }
            contents.drafts.push_back(std::move(draft));
        });
    const auto views =
        forEachRow(connection, u"SELECT subject, name, state FROM view_state"_s, [&](auto &row) {
            contents.viewStates.insert({row.text(0), row.text(1)}, row.blob(2));
        });
    for (const auto &outcome : {favourites, searches, drafts, views}) {
        if (!outcome) {
            return outcome.error();
        }
    }
    return contents;
}

void UserStore::apply(Contents contents)
{
    // What was set before the file was read is newer than the file.
    m_favourites.unite(contents.favourites);
    for (SavedSearch &search : contents.searches) {
        const bool known = std::any_of(m_searches.begin(), m_searches.end(),
                                       [&](const SavedSearch &s) { return s.name == search.name; });
        if (!known) {
            m_searches.push_back(std::move(search));
        }
    }
    for (Draft &draft : contents.drafts) {
        if (!this->draft(draft.subject)) {
            m_drafts.push_back(std::move(draft));
        }
    }
    for (auto view = contents.viewStates.begin(); view != contents.viewStates.end(); ++view) {
        if (!m_viewStates.contains(view.key())) {
            m_viewStates.insert(view.key(), view.value());
        }
    }
    m_loaded = true;
    Q_EMIT loaded(contents.activity);
    Q_EMIT favouritesChanged();
    Q_EMIT savedSearchesChanged();
    Q_EMIT draftsChanged();
}

void UserStore::write(std::function<core::Result<void>(Connection &)> change)
{
    m_thread.start([this, holder = m_connection, change = std::move(change)] {
        if (!holder->has_value()) {
            return;
        }
        if (const auto outcome = change(**holder); !outcome) {
            QMetaObject::invokeMethod(this,
                                      [this, error = outcome.error()] { Q_EMIT failed(error); });
        }
    });
}

void UserStore::setFavourite(const QString &subject, bool favourite)
{
    if (m_favourites.contains(subject) == favourite) {
        return;
    }
    if (favourite) {
        m_favourites << subject;
        write([subject](Connection &connection) {
            return runStatement(
                connection, u"INSERT OR IGNORE INTO favourite (subject, added_at) VALUES (?, ?)"_s,
                subject, QDateTime::currentMSecsSinceEpoch());
        });
    } else {
        m_favourites.remove(subject);
        write([subject](Connection &connection) {
            return runStatement(connection, u"DELETE FROM favourite WHERE subject = ?"_s, subject);
        });
    }
    Q_EMIT favouritesChanged();
}

void UserStore::saveSearch(const QString &name, const QByteArray &query)
{
    std::erase_if(m_searches, [&](const SavedSearch &search) { return search.name == name; });
    m_searches.push_back({name, query});
    write([name, query](Connection &connection) {
        return runStatement(
            connection,
            u"INSERT OR REPLACE INTO saved_search (name, query, added_at) VALUES (?, ?, ?)"_s, name,
            QString::fromUtf8(query), QDateTime::currentMSecsSinceEpoch());
    });
    Q_EMIT savedSearchesChanged();
}

void UserStore::removeSearch(const QString &name)
{
    std::erase_if(m_searches, [&](const SavedSearch &search) { return search.name == name; });
    write([name](Connection &connection) {
        return runStatement(connection, u"DELETE FROM saved_search WHERE name = ?"_s, name);
    });
    Q_EMIT savedSearchesChanged();
}

std::optional<Draft> UserStore::draft(const QString &subject) const
{
    const auto found = std::find_if(m_drafts.begin(), m_drafts.end(),
                                    [&](const Draft &one) { return one.subject == subject; });
    return found == m_drafts.end() ? std::nullopt : std::optional(*found);
}

void UserStore::saveDraft(Draft draft)
{
    if (draft.changedAt < 0) {
        draft.changedAt = QDateTime::currentMSecsSinceEpoch();
    }
    std::erase_if(m_drafts, [&](const Draft &one) { return one.subject == draft.subject; });
    m_drafts.insert(m_drafts.begin(), draft);
    write([draft = std::move(draft)](Connection &connection) {
        return runStatement(connection,
                            u"INSERT OR REPLACE INTO draft"
                            " (subject, document, base, based_on, changed_at)"
                            " VALUES (?, ?, ?, ?, ?)"_s,
                            draft.subject, draft.document, draft.base, draft.basedOn,
                            draft.changedAt);
    });
    Q_EMIT draftsChanged();
}

void UserStore::removeDraft(const QString &subject)
{
    const auto removed =
        std::erase_if(m_drafts, [&](const Draft &one) { return one.subject == subject; });
    if (removed == 0) {
        return;
    }
    write([subject](Connection &connection) {
        return runStatement(connection, u"DELETE FROM draft WHERE subject = ?"_s, subject);
    });
    Q_EMIT draftsChanged();
}

QByteArray UserStore::viewState(const QString &subject, const QString &name) const
{
    return m_viewStates.value({subject, name});
}

void UserStore::setViewState(const QString &subject, const QString &name, const QByteArray &state)
{
    QByteArray &kept = m_viewStates[{subject, name}];
    if (kept == state) {
        return;
    }
    kept = state;
    write([subject, name, state](Connection &connection) {
        return runStatement(
            connection,
            u"INSERT OR REPLACE INTO view_state (subject, name, state) VALUES (?, ?, ?)"_s, subject,
            name, state);
    });
}

void UserStore::writeActivity(const Activity &activity)
{
    write([activity](Connection &connection) { return putActivity(connection, activity); });
}

} // namespace mesh::workspace
