// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/ids.h"
#include "app/core/result.h"
#include "app/workspace/activity.h"

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QThreadPool>

#include <deque>
#include <memory>
#include <optional>
#include <vector>

namespace mesh::storage {
class Connection;
}

namespace mesh::workspace {

struct SavedSearch
{
    QString name;
    QByteArray query; ///< JSON, the asker's own form
};

/// An unfinished document: kept until it is written to the mesh or thrown away.
struct Draft
{
    QString subject;     ///< "publish:<topic>", "product:<domain.name>", "domain:<id>"
    QByteArray document; ///< JSON, as it would be written
    QByteArray base;     ///< the document it was begun from; empty: a new one
    std::optional<core::Offset> basedOn; ///< of that document's record
    core::TimestampMs changedAt = -1;
};

/// The user's own of one profile (workspace.sqlite): favourites, saved searches, drafts, activity,
/// how pages were left. GUI thread only: answers come from memory, writes go to a thread of its own
/// in order and are finished by the destructor. A file that cannot be written costs persistence
/// only, and failed() says so.
class UserStore : public QObject
{
    Q_OBJECT
public:
    /// The file is opened in the background; loaded() follows.
    explicit UserStore(const QString &path, QObject *parent = nullptr);
    ~UserStore() override;

    [[nodiscard]] static QString pathFor(const QString &profileId);
    /// The activity of a file, oldest first, read at once: for programs without an event loop.
    [[nodiscard]] static core::Result<std::vector<Activity>> readActivity(const QString &path,
                                                                          qint64 newest);

    /// Writes a line of the log, or its outcome, at once: likewise.
    static core::Result<void> appendActivity(const QString &path, const Activity &activity);

    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    /// Subjects as `product:domain.name` or `topic:name`.
    [[nodiscard]] const QSet<QString> &favourites() const { return m_favourites; }
    void setFavourite(const QString &subject, bool favourite);

    [[nodiscard]] const std::vector<SavedSearch> &savedSearches() const { return m_searches; }
    void saveSearch(const QString &name, const QByteArray &query);
    void removeSearch(const QString &name);

    /// Newest first.
    [[nodiscard]] const std::vector<Draft> &drafts() const { return m_drafts; }
    [[nodiscard]] std::optional<Draft> draft(const QString &subject) const;
    void saveDraft(Draft draft);
    void removeDraft(const QString &subject);

    [[nodiscard]] QByteArray viewState(const QString &subject, const QString &name) const;
    void setViewState(const QString &subject, const QString &name, const QByteArray &state);

    /// Writes a line of the log, or its outcome where the id is known already.
    void writeActivity(const Activity &activity);

Q_SIGNALS:
    /// Memory holds what the file held; `activity` is the newest of it, oldest first.
    void loaded(const std::vector<mesh::workspace::Activity> &activity);
    void favouritesChanged();
    void savedSearchesChanged();
    void draftsChanged();
    void failed(const mesh::core::Error &error);

private:
    struct Contents;
    void write(std::function<core::Result<void>(storage::Connection &)> change);
    static core::Result<Contents> load(storage::Connection &connection);
    void apply(Contents contents);

    QThreadPool m_thread;
    std::shared_ptr<std::optional<storage::Connection>> m_connection; ///< used by m_thread alone
    bool m_loaded = false;
    QSet<QString> m_favourites;
    std::vector<SavedSearch> m_searches;
    std::vector<Draft> m_drafts;
    QHash<std::pair<QString, QString>, QByteArray> m_viewStates;
};

} // namespace mesh::workspace
