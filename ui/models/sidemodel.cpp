// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/sidemodel.h"

#include "app/workspace/pulse.h"
#include "ui/models/words.h"
#include "ui/state/formats.h"

#include <algorithm>

namespace mesh::ui {

using namespace Qt::StringLiterals;

namespace {

// Top rows carry 0, their children the top row's number + 1.
constexpr quintptr topRow = 0;

} // namespace

SideModel::SideModel(const Formats &formats, QObject *parent)
    : QAbstractItemModel(parent)
    , m_formats(formats)
{}

void SideModel::setContent(std::shared_ptr<const catalog::CatalogSnapshot> snapshot,
                           const QStringList &favourites, const config::Identity &me)
{
    // The rows shown point into the former snapshot: it lives until they are exchanged.
    const auto former = m_snapshot;
    const auto exchange = [&] {
        m_favourites = QSet<QString>(favourites.begin(), favourites.end());
        m_problems.clear();
        if (m_snapshot) {
            for (const catalog::Problem &problem : m_snapshot->problems()) {
                if (problem.product) {
                    m_problems[*problem.product] = sentence(problem.finding);
                }
            }
        }
    };
    m_snapshot = std::move(snapshot);
    exchange();
    std::vector<Group> groups = build(favourites, me);
    if (sameShape(groups, m_groups)) {
        m_groups = std::move(groups);
        touchRates(m_now);
        return;
    }
    beginResetModel();
    m_groups = std::move(groups);
    endResetModel();
}

void SideModel::setInboxCount(int count)
{
    m_inboxCount = count;
    if (const QModelIndex inbox = indexOf(u"inbox"_s); inbox.isValid()) {
        Q_EMIT dataChanged(inbox, inbox);
    }
}

void SideModel::setPulse(const workspace::Pulse *pulse, qint64 now)
{
    m_pulse = pulse;
    touchRates(now);
}

void SideModel::touchRates(qint64 now)
{
    m_now = now;
    if (m_groups.empty()) {
        return;
    }
    Q_EMIT dataChanged(index(0, 0), index(int(m_groups.size()) - 1, 0));
    for (int row = 0; row < int(m_groups.size()); ++row) {
        const QModelIndex group = index(row, 0);
        if (const int count = rowCount(group); count > 0) {
            Q_EMIT dataChanged(index(0, 0, group), index(count - 1, 0, group));
        }
    }
}

std::vector<SideModel::Group> SideModel::build(const QStringList &favourites,
                                               const config::Identity &me) const
{
    std::vector<Group> groups;
    if (!m_snapshot) {
        return groups;
    }
    addMine(groups, favourites, me);
    if (!m_snapshot->domains().empty()) {
        groups.push_back({Kind::Heading, tr("Mesh"), u"heading:mesh"_s});
    }
    std::map<QString, int> problems;
    for (const auto &[product, text] : m_problems) {
        ++problems[product.domain];
    }
    for (const auto &entry : m_snapshot->domains()) {
        Group group{Kind::Domain, entry->domain.id, u"domain:"_s + entry->domain.id};
        group.products = &m_snapshot->products(entry->domain.id);
        if (const int count = problems[entry->domain.id]) {
            group.problem = tr("%n product(s) with a problem", nullptr, count);
        }
        groups.push_back(std::move(group));
    }
    if (!m_snapshot->domains().empty()) {
        groups.push_back({Kind::Page, tr("Governance"), u"governance"_s});
    }
    addTopics(groups);
    return groups;
}

void SideModel::addMine(std::vector<Group> &groups, const QStringList &favourites,
                        const config::Identity &me) const
{
    std::vector<Group> mine;
    const auto add = [&mine](Group group) {
        const bool there = std::any_of(mine.begin(), mine.end(), [&group](const Group &other) {
            return other.key == group.key;
        });
        if (!there) {
            mine.push_back(std::move(group));
        }
    };
    for (const QString &key : favourites) {
        const auto target = Target::fromKey(key);
        if (!target) {
            continue;
        }
        if (target->product) {
            if (auto product = m_snapshot->product(*target->product)) {
                add({Kind::Product, product->id.name, u"mine:"_s + key, nullptr, {}, product});
            }
        } else if (auto topic = m_snapshot->topic(target->topic)) {
            add({Kind::Topic, topic->name, u"mine:"_s + key, nullptr, {}, nullptr, topic});
        }
    }
    constexpr std::size_t mostOwn = 12; // the rest is one click away, by the facet Owner
    const auto isFull = [&mine] { return mine.size() >= mostOwn; };
    for (const auto &entry : m_snapshot->domains()) {
        if (me.teams.isEmpty() || isFull()) {
            break;
        }
        for (const ProductPointer &product : m_snapshot->products(entry->domain.id)) {
            if (isFull()) {
                break;
            }
            if (me.isOf(product->owner)) {
                const QString key = Target{product->id, {}}.key();
                add({Kind::Product, product->id.name, u"mine:"_s + key, nullptr, {}, product});
            }
        }
    }
    if (!mine.empty() || m_snapshot->hasMesh()) {
        groups.push_back({Kind::Heading, tr("Mine"), u"heading:mine"_s});
    }
    if (m_snapshot->hasMesh()) {
        groups.push_back({Kind::Inbox, tr("Inbox"), u"inbox"_s});
    }
    std::move(mine.begin(), mine.end(), std::back_inserter(groups));
}

void SideModel::addTopics(std::vector<Group> &groups) const
{
    Group unpublished{Kind::Topics, tr("Unpublished topics"), u"topics:unpublished"_s};
    Group internal{Kind::Topics, tr("Internal topics"), u"topics:internal"_s};
    for (const TopicPointer &topic : m_snapshot->topics()) {
        if (topic->internal || topic->meshOwn) {
            internal.topics.push_back(topic);
        } else if (!topic->published) {
            unpublished.topics.push_back(topic);
        }
    }
    if (!m_snapshot->hasMesh()) {
        unpublished.text = tr("Topics");
    }
    if (unpublished.topics.empty() && internal.topics.empty()) {
        return;
    }
    groups.push_back({Kind::Heading, tr("Not in the mesh"), u"heading:topics"_s});
    for (Group *group : {&unpublished, &internal}) {
        if (!group->topics.empty()) {
            groups.push_back(std::move(*group));
        }
    }
}

bool SideModel::sameShape(const std::vector<Group> &a, const std::vector<Group> &b)
{
    const auto same = [](const Group &x, const Group &y) {
        const qsizetype products = x.products ? qsizetype(x.products->size()) : -1;
        return x.key == y.key && products == (y.products ? qsizetype(y.products->size()) : -1) &&
               x.topics.size() == y.topics.size();
    };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), same);
}

QModelIndex SideModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : topRow);
}

QModelIndex SideModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == topRow) {
        return {};
    }
    return createIndex(int(child.internalId()) - 1, 0, topRow);
}

int SideModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid()) {
        return int(m_groups.size());
    }
    if (parent.internalId() != topRow || parent.column() != 0) {
        return 0;
    }
    const Group &group = m_groups[std::size_t(parent.row())];
    return int(group.products ? group.products->size() : group.topics.size());
}

int SideModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant SideModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    if (index.internalId() == topRow) {
        return groupData(m_groups[std::size_t(index.row())], role);
    }
    const Group &group = m_groups[std::size_t(index.internalId() - 1)];
    const auto row = std::size_t(index.row());
    return group.products ? productData(*(*group.products)[row], role)
                          : topicData(*group.topics[row], role);
}

QVariant SideModel::groupData(const Group &group, int role) const
{
    if (role == KeyRole) {
        return group.key;
    }
    if (group.product) {
        return productData(*group.product, role);
    }
    if (group.topic) {
        return topicData(*group.topic, role);
    }
    if (group.kind == Kind::Inbox) {
        return inboxData(group, role);
    }
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return group.text;
    case Qt::ToolTipRole:
        return !group.problem.isEmpty()     ? QVariant(group.problem)
               : group.kind == Kind::Domain ? QVariant(tr("Two clicks open the domain’s page"))
                                            : QVariant();
    case KindRole:
        return int(group.kind);
    case SignRole:
        return group.problem;
    case TrailingRole:
        if (group.kind != Kind::Heading && group.kind != Kind::Page) {
            return m_formats.count(
                qint64(group.products ? group.products->size() : group.topics.size()));
        }
        return {};
    default:
        return {};
    }
}

QVariant SideModel::inboxData(const Group &group, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return group.text;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return m_inboxCount > 0 ? tr("Inbox, %n waiting for you", nullptr, m_inboxCount)
                                : group.text;
    case KindRole:
        return int(Kind::Inbox);
    case TrailingRole:
        return m_inboxCount > 0 ? m_formats.count(m_inboxCount) : QString();
    default:
        return {};
    }
}

QVariant SideModel::productData(const catalog::ProductEntry &product, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return product.id.name;
    case Qt::ToolTipRole: {
        const QString sign = signOf(product).sentence;
        return sign.isEmpty() ? product.id.toString() : product.id.toString() + u"\n"_s + sign;
    }
    case Qt::AccessibleTextRole: {
        const QString sign = signOf(product).sentence;
        return sign.isEmpty() ? product.id.toString() : product.id.toString() + u", "_s + sign;
    }
    case KindRole:
        return int(Kind::Product);
    case KeyRole:
        return Target{product.id, {}}.key();
    case TargetRole:
        return QVariant::fromValue(Target{product.id, {}});
    case TrailingRole:
        return product.topics.isEmpty() ? QString() : rateOf(product.topics.front());
    case SignRole:
        return signOf(product).sentence;
    case SignIsBadRole:
        return signOf(product).bad;
    case FavouriteRole:
        return m_favourites.contains(Target{product.id, {}}.key());
    default:
        return {};
    }
}

QVariant SideModel::topicData(const catalog::TopicEntry &topic, int role) const
{
    const auto key = [&topic] { return Target{std::nullopt, topic.name}.key(); };
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return topic.name;
    case KindRole:
        return int(Kind::Topic);
    case KeyRole:
        return key();
    case TargetRole:
        return QVariant::fromValue(Target{std::nullopt, topic.name});
    case TrailingRole:
        return rateOf(topic.name);
    case FavouriteRole:
        return m_favourites.contains(key());
    default:
        return {};
    }
}

QString SideModel::rateOf(const QString &topic) const
{
    if (!m_pulse) {
        return {};
    }
    const auto rate = m_pulse->of(topic).recordsPerSecond;
    return rate ? m_formats.rate(*rate) : QString();
}

SideModel::Sign SideModel::signOf(const catalog::ProductEntry &product) const
{
    if (m_pulse && product.promises.freshnessSeconds && !product.topics.isEmpty() && m_now > 0) {
        const auto newest = m_pulse->of(product.topics.front()).newestRecord;
        const qint64 promised = *product.promises.freshnessSeconds * 1000;
        if (newest && m_now - *newest > promised) {
            return {tr("Newest record %1 old, promised %2")
                        .arg(m_formats.span(m_now - *newest), m_formats.span(promised)),
                    true};
        }
    }
    const auto problem = m_problems.find(product.id);
    return {problem == m_problems.end() ? QString() : problem->second, false};
}

Qt::ItemFlags SideModel::flags(const QModelIndex &index) const
{
    if (index.isValid() && index.data(KindRole).toInt() == int(Kind::Heading)) {
        return Qt::ItemNeverHasChildren;
    }
    return QAbstractItemModel::flags(index);
}

QModelIndex SideModel::indexOf(const QString &key) const
{
    for (int row = 0; row < int(m_groups.size()); ++row) {
        const Group &group = m_groups[std::size_t(row)];
        const QModelIndex top = index(row, 0);
        if (group.key == key) {
            return top;
        }
        const auto target = Target::fromKey(key);
        if (!target) {
            continue;
        }
        if (target->product && group.products && group.text == target->product->domain) {
            // By id: the snapshot keeps a domain's products sorted.
            const auto found =
                std::lower_bound(group.products->begin(), group.products->end(), *target->product,
                                 [](const ProductPointer &entry, const core::ProductId &id) {
                                     return entry->id < id;
                                 });
            if (found != group.products->end() && (*found)->id == *target->product) {
                return index(int(found - group.products->begin()), 0, top);
            }
        }
        for (std::size_t i = 0; !target->product && i < group.topics.size(); ++i) {
            if (group.topics[i]->name == target->topic) {
                return index(int(i), 0, top);
            }
        }
    }
    return {};
}

QSet<QString> SideModel::topicsOf(const QModelIndex &index) const
{
    QSet<QString> topics;
    const Target target = index.data(TargetRole).value<Target>();
    if (target.product && m_snapshot) {
        if (const auto product = m_snapshot->product(*target.product);
            product && !product->topics.isEmpty()) {
            topics << product->topics.front();
        }
    } else if (!target.topic.isEmpty()) {
        topics << target.topic;
    }
    return topics;
}

} // namespace mesh::ui
