// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/snapshot.h"
#include "app/config/profile.h"
#include "ui/state/target.h"

#include <QAbstractItemModel>
#include <QSet>

#include <memory>
#include <vector>

namespace mesh::workspace {
class Pulse;
}

namespace mesh::ui {

class Formats;

/// The left side: Mine, the domains with their products, unpublished topics, internal topics. Rows
/// are read from the catalog's snapshot when they are shown; a hundred thousand products cost
/// nothing until their domain is unfolded.
class SideModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum class Kind { Heading, Inbox, Domain, Topics, Product, Topic, Page };
    enum Role {
        KindRole = Qt::UserRole,
        KeyRole,       ///< QString that stays the same over snapshots; of a page its key
        TargetRole,    ///< Target of a product or topic
        TrailingRole,  ///< QString: a rate, or a number of children
        SignRole,      ///< QString: what is wrong, in a sentence; empty: nothing
        SignIsBadRole, ///< bool: red instead of amber
        FavouriteRole, ///< bool
    };

    explicit SideModel(const Formats &formats, QObject *parent = nullptr);

    /// `mine`: keys of Target, favourites first; `favourites` of these get a star.
    void setContent(std::shared_ptr<const catalog::CatalogSnapshot> snapshot,
                    const QStringList &favourites, const config::Identity &me);
    /// How much waits for the person; -1: not known yet.
    void setInboxCount(int count);
    /// Where rates and freshness come from; nullptr: they are not shown.
    void setPulse(const workspace::Pulse *pulse, qint64 now);
    /// Rates have changed: repaints, moves nothing.
    void touchRates(qint64 now);

    [[nodiscard]] QModelIndex indexOf(const QString &key) const;
    /// Topics of the rows below `index` (or of itself): what to measure while it is visible.
    [[nodiscard]] QSet<QString> topicsOf(const QModelIndex &index) const;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    using ProductPointer = std::shared_ptr<const catalog::ProductEntry>;
    using TopicPointer = std::shared_ptr<const catalog::TopicEntry>;

    struct Group
    {
        Kind kind = Kind::Heading;
        QString text;
        QString key;
        const catalog::CatalogSnapshot::Products *products = nullptr; ///< of a domain
        std::vector<TopicPointer> topics;                             ///< of Topics
        ProductPointer product;                                       ///< of a row under Mine
        TopicPointer topic;
        QString problem; ///< of a domain: how many of its products have one
    };

    [[nodiscard]] std::vector<Group> build(const QStringList &favourites,
                                           const config::Identity &me) const;
    void addMine(std::vector<Group> &groups, const QStringList &favourites,
                 const config::Identity &me) const;
    void addTopics(std::vector<Group> &groups) const;
    [[nodiscard]] QVariant groupData(const Group &group, int role) const;
    [[nodiscard]] QVariant inboxData(const Group &group, int role) const;
    [[nodiscard]] QVariant productData(const catalog::ProductEntry &product, int role) const;
    [[nodiscard]] QVariant topicData(const catalog::TopicEntry &topic, int role) const;
    [[nodiscard]] QString rateOf(const QString &topic) const;
    struct Sign
    {
        QString sentence; ///< empty: nothing is wrong
        bool bad = false;
    };
    [[nodiscard]] Sign signOf(const catalog::ProductEntry &product) const;
    [[nodiscard]] static bool sameShape(const std::vector<Group> &a, const std::vector<Group> &b);

    const Formats &m_formats;
    std::shared_ptr<const catalog::CatalogSnapshot> m_snapshot;
    const workspace::Pulse *m_pulse = nullptr;
    qint64 m_now = -1;
    QSet<QString> m_favourites;
    std::map<core::ProductId, QString> m_problems;
    int m_inboxCount = -1;
    std::vector<Group> m_groups;
};

} // namespace mesh::ui
