// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workspace/promisecheck.h"
#include "ui/state/meshsearch.h"
#include "ui/state/target.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QSet>

namespace mesh::workspace {
class Pulse;
}

namespace mesh::ui {

class Formats;

/// The rows of Explore: the hits of a search. What stands in a product's document is parsed for the
/// rows that are shown.
class ExploreModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        Name,
        Why,
        Owner,
        Quality,
        Tier,
        Freshness,
        Promises,
        Readers,
        Changed,
        ColumnCount
    };
    enum Role {
        TargetRole = Qt::UserRole,
        SecondLineRole, ///< of Name: the purpose, or what a topic is
        MatchesRole,    ///< of Why: QVariantList of pairs for MatchDelegate, see Match
        ToneRole,       ///< int of Colour for a state, -1: none
        AbsentRole,     ///< bool: nothing is known, dimmed
        MarkedRole,     ///< of Name: bool, chosen for comparing
        NameRangesRole, ///< of Name: std::vector<core::SourceRange> to highlight
    };
    static constexpr int mostMarked = 3;

    ExploreModel(MeshSearch &search, const Formats &formats, QObject *parent = nullptr);

    void setPulse(const workspace::Pulse *pulse);
    /// Rates and ages are told anew; `now` in ms since 1970.
    void touchPulse(qint64 now);
    /// What was answered about a row's topic.
    void setAnswers(const QString &topic, const workspace::TopicAnswers &answers);
    void forgetAnswers();

    [[nodiscard]] Target targetAt(int row) const;
    /// The topic whose freshness and readers stand in the row.
    [[nodiscard]] QString topicAt(int row) const;
    [[nodiscard]] int rowOf(const Target &target) const;
    [[nodiscard]] const std::vector<Target> &marked() const { return m_marked; }
    /// False: there are `mostMarked` already.
    bool toggleMark(int row);
    void clearMarks();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void marksChanged();

private:
    [[nodiscard]] QVariant nameData(const catalog::SearchHit &hit, int role) const;
    [[nodiscard]] QVariant whyData(const catalog::SearchHit &hit, int role) const;
    [[nodiscard]] QVariant freshnessData(const catalog::SearchHit &hit, int role) const;
    [[nodiscard]] QVariant promisesData(const catalog::SearchHit &hit, int role) const;
    [[nodiscard]] QVariant readersData(const catalog::SearchHit &hit, int role) const;
    [[nodiscard]] QString readersTip(const std::vector<kafka::GroupLag> &groups) const;
    [[nodiscard]] QString plainText(const catalog::SearchHit &hit, int column) const;
    /// What a row takes from a product's document, which is parsed once for it.
    struct Described
    {
        QString purpose; ///< its first line
        QString subject; ///< of the current port's schema; empty: none is promised
    };
    [[nodiscard]] const Described &described(const catalog::ProductEntry &product) const;
    [[nodiscard]] std::vector<workspace::PromiseCheck>
    checksOf(const catalog::SearchHit &hit) const;
    [[nodiscard]] std::optional<bool> freshnessHeld(const catalog::SearchHit &hit) const;
    [[nodiscard]] std::optional<qint64> age(const catalog::SearchHit &hit) const;

    MeshSearch &m_search;
    const Formats &m_formats;
    const workspace::Pulse *m_pulse = nullptr;
    qint64 m_now = -1;
    std::vector<catalog::SearchHit> m_hits;
    QHash<QString, workspace::TopicAnswers> m_answers; ///< by topic
    std::vector<Target> m_marked;
    mutable QCache<QString, Described> m_described{1000};
};

/// Where the name as lists show it (domain.name, or the topic) was matched.
[[nodiscard]] std::vector<core::SourceRange> nameRanges(const catalog::SearchHit &hit);

/// The text of MatchesRole: a word for the field, the text found in, and where.
struct Match
{
    QString label;
    QString text;
    std::vector<core::SourceRange> ranges;
};

} // namespace mesh::ui

Q_DECLARE_METATYPE(std::vector<mesh::ui::Match>)
Q_DECLARE_METATYPE(std::vector<mesh::core::SourceRange>)
