// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/exploremodel.h"

#include "app/workspace/pulse.h"
#include "ui/models/words.h"
#include "ui/state/formats.h"
#include "ui/state/theme.h"

#include <QDateTime>

#include <algorithm>

namespace mesh::ui {

using namespace Qt::StringLiterals;

namespace {

QString topicOf(const catalog::SearchHit &hit)
{
    if (hit.topic) {
        return hit.topic->name;
    }
    return hit.product->topics.isEmpty() ? QString() : hit.product->topics.front();
}

Target targetOf(const catalog::SearchHit &hit)
{
    return hit.product ? Target{hit.product->id, {}} : Target{std::nullopt, hit.topic->name};
}

} // namespace

ExploreModel::ExploreModel(MeshSearch &search, const Formats &formats, QObject *parent)
    : QAbstractTableModel(parent)
    , m_search(search)
    , m_formats(formats)
    , m_hits(search.answer().hits)
{
    connect(&search, &MeshSearch::answerChanged, this, [this] {
        beginResetModel();
        m_hits = m_search.answer().hits;
        endResetModel();
    });
    connect(&search, &MeshSearch::hitsAppended, this, [this](int count) {
        const auto &hits = m_search.answer().hits;
        beginInsertRows({}, int(m_hits.size()), int(m_hits.size()) + count - 1);
        m_hits.insert(m_hits.end(), hits.end() - count, hits.end());
        endInsertRows();
    });
    connect(&formats, &Formats::changed, this, [this] { touchPulse(m_now); });
}

void ExploreModel::setPulse(const workspace::Pulse *pulse)
{
    m_pulse = pulse;
    touchPulse(m_now);
}

void ExploreModel::touchPulse(qint64 now)
{
    m_now = now;
    if (!m_hits.empty()) {
        Q_EMIT dataChanged(index(0, Freshness), index(int(m_hits.size()) - 1, Changed));
    }
}

void ExploreModel::setReaders(const QString &topic, int groups)
{
    m_readers[topic] = groups;
    for (int row = 0; row < int(m_hits.size()); ++row) {
        if (topicAt(row) == topic) {
            Q_EMIT dataChanged(index(row, Readers), index(row, Readers));
        }
    }
}

void ExploreModel::forgetReaders()
{
    m_readers.clear();
}

Target ExploreModel::targetAt(int row) const
{
    return row >= 0 && row < int(m_hits.size()) ? targetOf(m_hits[std::size_t(row)]) : Target{};
}

QString ExploreModel::topicAt(int row) const
{
    return row >= 0 && row < int(m_hits.size()) ? topicOf(m_hits[std::size_t(row)]) : QString();
}

int ExploreModel::rowOf(const Target &target) const
{
    const auto found = std::find_if(m_hits.begin(), m_hits.end(),
                                    [&target](const auto &hit) { return targetOf(hit) == target; });
    return found == m_hits.end() ? -1 : int(found - m_hits.begin());
}

bool ExploreModel::toggleMark(int row)
{
    const Target target = targetAt(row);
    if (target.isEmpty()) {
        return true;
    }
    const auto found = std::find(m_marked.begin(), m_marked.end(), target);
    if (found != m_marked.end()) {
        m_marked.erase(found);
    } else if (int(m_marked.size()) < mostMarked) {
        m_marked.push_back(target);
    } else {
        return false;
    }
    Q_EMIT dataChanged(index(row, Name), index(row, Name));
    Q_EMIT marksChanged();
    return true;
}

void ExploreModel::clearMarks()
{
    m_marked.clear();
    if (!m_hits.empty()) {
        Q_EMIT dataChanged(index(0, Name), index(int(m_hits.size()) - 1, Name));
    }
    Q_EMIT marksChanged();
}

int ExploreModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_hits.size());
}

int ExploreModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ExploreModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        const bool right = section == Freshness || section == Promises || section == Readers;
        return int(Qt::AlignVCenter | (right ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case Why:
            return tr("Where the words of the search were found");
        case Freshness:
            return tr("Age of the newest record, measured from here");
        case Promises:
            return tr("Promises that hold, of those that were measured from here");
        case Readers:
            return tr("Consumer groups that read the topic");
        default:
            return {};
        }
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    const QStringList titles{tr("Product"),  tr("Why"),     tr("Owner"),
                             tr("Quality"),  tr("Tier"),    tr("Freshness"),
                             tr("Promises"), tr("Readers"), tr("Changed")};
    return titles.value(section);
}

QVariant ExploreModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const catalog::SearchHit &hit = m_hits[std::size_t(index.row())];
    if (role == TargetRole) {
        return QVariant::fromValue(targetOf(hit));
    }
    if (role == Qt::TextAlignmentRole) {
        return headerData(index.column(), Qt::Horizontal, role);
    }
    switch (index.column()) {
    case Name:
        return nameData(hit, role);
    case Why:
        return whyData(hit, role);
    case Freshness:
        return freshnessData(hit, role);
    case Promises:
        return promisesData(hit, role);
    case Readers:
        return readersData(hit, role);
    default:
        break;
    }
    const QString text = plainText(hit, index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text.isEmpty() ? u"–"_s : text;
    case Qt::ToolTipRole:
        return index.column() == Changed && hit.product
                   ? QVariant(m_formats.dateTime(hit.product->changedAt))
                   : QVariant(text);
    case AbsentRole:
        return text.isEmpty() || index.column() == Changed;
    default:
        return {};
    }
}

QString ExploreModel::plainText(const catalog::SearchHit &hit, int column) const
{
    if (!hit.product) {
        return {};
    }
    switch (column) {
    case Owner:
        return hit.product->owner;
    case Quality:
        return word(hit.product->quality);
    case Tier:
        return hit.product->tier;
    case Changed:
        return m_formats.ago(hit.product->changedAt,
                             m_now > 0 ? m_now : QDateTime::currentMSecsSinceEpoch());
    default:
        return {};
    }
}

QVariant ExploreModel::nameData(const catalog::SearchHit &hit, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return hit.product ? hit.product->id.toString() : hit.topic->name;
    case SecondLineRole:
        if (hit.product) {
            return purposeOf(*hit.product);
        }
        return tr("Unpublished topic, %n partition(s)", nullptr, hit.topic->partitions);
    case Qt::ToolTipRole:
        return hit.product ? purposeOf(*hit.product) : hit.topic->name;
    case Qt::AccessibleTextRole:
        return QString(nameData(hit, Qt::DisplayRole).toString() + u". "_s +
                       nameData(hit, SecondLineRole).toString());
    case MarkedRole:
        return std::find(m_marked.begin(), m_marked.end(), targetOf(hit)) != m_marked.end();
    case NameRangesRole:
        return QVariant::fromValue(nameRanges(hit));
    default:
        return {};
    }
}

QVariant ExploreModel::whyData(const catalog::SearchHit &hit, int role) const
{
    std::vector<Match> matches;
    for (const catalog::SearchMatch &match : hit.why) {
        if (matches.size() < 3) {
            matches.push_back({word(match.field), match.text, match.ranges});
        }
    }
    if (role == MatchesRole) {
        return QVariant::fromValue(matches);
    }
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::AccessibleTextRole) {
        QStringList said;
        for (const Match &match : matches) {
            said << match.label + u' ' + match.text;
        }
        return said.join(role == Qt::ToolTipRole ? u"\n"_s : u", "_s);
    }
    return {};
}

std::optional<qint64> ExploreModel::age(const catalog::SearchHit &hit) const
{
    const QString topic = topicOf(hit);
    if (!m_pulse || topic.isEmpty() || m_now <= 0) {
        return std::nullopt;
    }
    const auto newest = m_pulse->of(topic).newestRecord;
    return newest ? std::optional(std::max<qint64>(0, m_now - *newest)) : std::nullopt;
}

std::optional<bool> ExploreModel::freshnessHeld(const catalog::SearchHit &hit) const
{
    const auto measured = age(hit);
    if (!measured || !hit.product || !hit.product->promises.freshnessSeconds) {
        return std::nullopt;
    }
    return *measured <= *hit.product->promises.freshnessSeconds * 1000;
}

QVariant ExploreModel::freshnessData(const catalog::SearchHit &hit, int role) const
{
    const auto measured = age(hit);
    switch (role) {
    case Qt::DisplayRole:
        return measured ? m_formats.span(*measured) : u"–"_s;
    case AbsentRole:
        return !measured;
    case ToneRole:
        return freshnessHeld(hit).value_or(true) ? -1 : int(Colour::Bad);
    case Qt::ToolTipRole:
        if (!measured) {
            return tr("Not measured yet");
        }
        if (hit.product && hit.product->promises.freshnessSeconds) {
            const QString promised = m_formats.span(*hit.product->promises.freshnessSeconds * 1000);
            return freshnessHeld(hit).value_or(true) ? tr("Holds: promised are %1").arg(promised)
                                                     : tr("Broken: promised are %1").arg(promised);
        }
        return tr("Nothing is promised");
    default:
        return {};
    }
}

QVariant ExploreModel::promisesData(const catalog::SearchHit &hit, int role) const
{
    const auto held = freshnessHeld(hit);
    switch (role) {
    case Qt::DisplayRole:
        return held ? (*held ? u"1/1"_s : u"0/1"_s) : u"–"_s;
    case AbsentRole:
        return !held;
    case ToneRole:
        return held.value_or(true) ? -1 : int(Colour::Bad);
    case Qt::ToolTipRole:
        return held ? (*held ? tr("The promised freshness holds")
                             : tr("The promised freshness is broken"))
                    : tr("No promise was measured");
    default:
        return {};
    }
}

QVariant ExploreModel::readersData(const catalog::SearchHit &hit, int role) const
{
    const auto known = m_readers.constFind(topicOf(hit));
    const bool absent = known == m_readers.constEnd() || *known < 0;
    switch (role) {
    case Qt::DisplayRole:
        return absent ? u"–"_s : m_formats.count(*known);
    case AbsentRole:
        return absent;
    case Qt::ToolTipRole:
        if (absent) {
            return known == m_readers.constEnd()
                       ? tr("Not asked yet")
                       : tr("This cluster does not tell which groups read a topic");
        }
        return tr("%n consumer group(s)", nullptr, *known);
    default:
        return {};
    }
}

QString ExploreModel::purposeOf(const catalog::ProductEntry &product) const
{
    const QString key = product.id.toString() + u'@' + QString::number(product.revision);
    if (const QString *known = m_purposes.object(key)) {
        return *known;
    }
    QString purpose = product.product().purpose;
    // The first sentence or line says it; the rest is for the product's page.
    if (const qsizetype line = purpose.indexOf(u'\n'); line > 0) {
        purpose.truncate(line);
    }
    m_purposes.insert(key, new QString(purpose));
    return purpose;
}

std::vector<core::SourceRange> nameRanges(const catalog::SearchHit &hit)
{
    const QString name = hit.product ? hit.product->id.toString() : hit.topic->name;
    for (const catalog::SearchMatch &match : hit.why) {
        if (match.text == name) {
            return match.ranges;
        }
        if (hit.product && match.field == catalog::SearchField::Name &&
            match.text == hit.product->id.name) {
            std::vector<core::SourceRange> ranges = match.ranges;
            const qsizetype before = hit.product->id.domain.size() + 1;
            for (core::SourceRange &range : ranges) {
                range = {range.begin + before, range.end + before};
            }
            return ranges;
        }
    }
    return {};
}

bool ExploreModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_search.canFetchMore();
}

void ExploreModel::fetchMore(const QModelIndex &parent)
{
    if (!parent.isValid()) {
        m_search.fetchMore();
    }
}

} // namespace mesh::ui
