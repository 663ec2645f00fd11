// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/exploremodel.h"

#include "app/workspace/pulse.h"
#include "ui/models/promisewords.h"
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

void ExploreModel::setAnswers(const QString &topic, const workspace::TopicAnswers &answers)
{
    m_answers[topic] = answers;
    for (int row = 0; row < int(m_hits.size()); ++row) {
        if (topicAt(row) == topic) {
            Q_EMIT dataChanged(index(row, Promises), index(row, Readers));
        }
    }
}

void ExploreModel::forgetAnswers()
{
    m_answers.clear();
    touchPulse(m_now);
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
            return tr("Promises that hold, of those that can be measured from here: freshness, "
                      "how long records are kept, schema, end of support");
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
        return tierText(m_search.snapshot().get(), hit.product->tier);
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
            return described(*hit.product).purpose;
        }
        return tr("Unpublished topic, %n partition(s)", nullptr, hit.topic->partitions);
    case Qt::ToolTipRole:
        return hit.product ? described(*hit.product).purpose : hit.topic->name;
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

std::vector<workspace::PromiseCheck> ExploreModel::checksOf(const catalog::SearchHit &hit) const
{
    if (!hit.product || m_now <= 0) {
        return {};
    }
    const QString topic = topicOf(hit);
    return workspace::checkPromises(hit.product->promises, described(*hit.product).subject,
                                    m_pulse ? m_pulse->of(topic) : workspace::TopicPulse(),
                                    m_answers.value(topic), m_now);
}

QVariant ExploreModel::promisesData(const catalog::SearchHit &hit, int role) const
{
    if (role != Qt::DisplayRole && role != AbsentRole && role != ToneRole &&
        role != Qt::ToolTipRole) {
        return {};
    }
    const auto checks = checksOf(hit);
    const PromiseCount count = countPromises(checks);
    switch (role) {
    case Qt::DisplayRole:
        return count.measured > 0 ? u"%1/%2"_s.arg(count.held).arg(count.measured) : u"–"_s;
    case AbsentRole:
        return count.measured == 0;
    case ToneRole:
        return count.allHold() ? -1 : int(Colour::Bad);
    default:
        return checks.empty() ? tr("Nothing is promised") : sentences(checks, m_formats);
    }
}

QVariant ExploreModel::readersData(const catalog::SearchHit &hit, int role) const
{
    const auto readers = m_answers.value(topicOf(hit)).readers;
    const bool known = readers && *readers;
    switch (role) {
    case Qt::DisplayRole:
        return known ? m_formats.count(qint64((*readers)->size())) : u"–"_s;
    case AbsentRole:
        return !known;
    case Qt::ToolTipRole:
        if (!readers) {
            return tr("Not asked yet");
        }
        if (!*readers) {
            return readers->error().code == core::Code::Unsupported
                       ? tr("This cluster does not tell which groups read a topic")
                       : core::explain(readers->error()).sentence();
        }
        return readersTip(**readers);
    default:
        return {};
    }
}

QString ExploreModel::readersTip(const std::vector<kafka::GroupLag> &groups) const
{
    constexpr std::size_t mostNamed = 8;
    QStringList lines{tr("%n consumer group(s)", nullptr, int(groups.size()))};
    for (std::size_t i = 0; i < std::min(groups.size(), mostNamed); ++i) {
        const kafka::GroupLag &group = groups[i];
        lines << (group.hasCommitted()
                      //: A consumer group and how many records it is behind
                      ? tr("%1, lag %2").arg(group.group, m_formats.count(group.lag()))
                      //: A consumer group
                      : tr("%1, reads without committing").arg(group.group));
    }
    return lines.join(u'\n');
}

const ExploreModel::Described &ExploreModel::described(const catalog::ProductEntry &product) const
{
    const QString key = product.id.toString() + u'@' + QString::number(product.revision);
    if (const Described *known = m_described.object(key)) {
        return *known;
    }
    const catalog::Product document = product.product();
    auto *described = new Described{document.purpose, {}};
    // The first sentence or line says it; the rest is for the product's page.
    if (const qsizetype line = described->purpose.indexOf(u'\n'); line > 0) {
        described->purpose.truncate(line);
    }
    if (const catalog::Port *port = document.currentPort()) {
        described->subject = workspace::promisedSubject(*port);
    }
    m_described.insert(key, described);
    return *described;
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
