// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/publish/productlists.h"

#include "ui/models/commalist.h"

#include <QDateTime>
#include <QSet>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

const QString momentForm = u"yyyy-MM-dd HH:mm"_s;

template<typename T>
T rowOf(const std::vector<T> &base, const RowsEditor::Row &row)
{
    return row.origin >= 0 && row.origin < int(base.size()) ? base[std::size_t(row.origin)] : T();
}

/// Each row taken into what it was made from, or into a new one.
template<typename T, typename Take>
std::vector<T> readRows(const std::vector<T> &base, const Rows &rows, Take take)
{
    std::vector<T> list;
    for (const RowsEditor::Row &row : rows) {
        list.push_back(rowOf(base, row));
        take(list.back(), row.cells);
    }
    return list;
}

/// A cell shows a text without the white space around it: what only lacks that is unchanged.
void take(QString &text, const QString &cell)
{
    if (cell != text.trimmed()) {
        text = cell;
    }
}

QString momentText(core::TimestampMs moment)
{
    return moment < 0 ? QString()
                      : QDateTime::fromMSecsSinceEpoch(moment, Qt::UTC).toString(momentForm);
}

/// Nothing: it cannot be read. Empty is no moment, -1.
std::optional<core::TimestampMs> momentOf(const QString &text)
{
    if (text.isEmpty()) {
        return -1;
    }
    const QDate day = QDate::fromString(text.section(u' ', 0, 0), Qt::ISODate);
    const QString hour = text.section(u' ', 1).trimmed();
    const QTime time = hour.isEmpty() ? QTime(0, 0) : QTime::fromString(hour, u"HH:mm"_s);
    const QDateTime moment =
        day.isValid() && time.isValid() ? QDateTime(day, time, Qt::UTC) : QDateTime();
    return moment.isValid() ? std::optional(moment.toMSecsSinceEpoch()) : std::nullopt;
}

/// A minute is shown: seconds that were there stay.
void takeMoment(core::TimestampMs &moment, const QString &cell)
{
    if (const auto typed = momentOf(cell); typed && cell != momentText(moment)) {
        moment = *typed;
    }
}

std::optional<int> majorOf(const QString &text)
{
    bool fine = false;
    const int major = text.toInt(&fine);
    return fine && major > 0 ? std::optional(major) : std::nullopt;
}

bool isMajor(const QString &text)
{
    return majorOf(text).has_value();
}

} // namespace

std::vector<QStringList> rowsOf(const std::vector<catalog::FieldNote> &notes)
{
    std::vector<QStringList> rows;
    for (const catalog::FieldNote &note : notes) {
        rows.push_back({note.path, note.description, note.classification, note.tags.join(u", "_s)});
    }
    return rows;
}

std::vector<catalog::FieldNote> read(const std::vector<catalog::FieldNote> &base, const Rows &rows)
{
    return readRows(base, rows, [](catalog::FieldNote &note, const QStringList &cells) {
        take(note.path, cells[0]);
        take(note.description, cells[1]);
        take(note.classification, cells[2]);
        if (cells[3] != note.tags.join(u", "_s).trimmed()) {
            note.tags = commaList(cells[3]);
        }
    });
}

std::vector<QStringList> rowsOf(const std::vector<catalog::Channel> &channels)
{
    std::vector<QStringList> rows;
    for (const catalog::Channel &channel : channels) {
        rows.push_back({channel.name, channel.url, channel.tool, channel.scope});
    }
    return rows;
}

std::vector<catalog::Channel> read(const std::vector<catalog::Channel> &base, const Rows &rows)
{
    return readRows(base, rows, [](catalog::Channel &channel, const QStringList &cells) {
        take(channel.name, cells[0]);
        take(channel.url, cells[1]);
        take(channel.tool, cells[2]);
        take(channel.scope, cells[3]);
    });
}

std::vector<QStringList> rowsOf(const std::vector<catalog::Link> &links)
{
    std::vector<QStringList> rows;
    for (const catalog::Link &link : links) {
        rows.push_back({link.type, link.url, link.description});
    }
    return rows;
}

std::vector<catalog::Link> read(const std::vector<catalog::Link> &base, const Rows &rows)
{
    return readRows(base, rows, [](catalog::Link &link, const QStringList &cells) {
        take(link.type, cells[0]);
        take(link.url, cells[1]);
        take(link.description, cells[2]);
    });
}

std::vector<QStringList> rowsOf(const std::vector<catalog::Reference> &references)
{
    std::vector<QStringList> rows;
    for (const catalog::Reference &one : references) {
        rows.push_back({one.name.isEmpty() ? one.topic : one.name,
                        one.major ? QString::number(*one.major) : QString(), one.description});
    }
    return rows;
}

std::vector<catalog::Reference> read(const std::vector<catalog::Reference> &base, const Rows &rows)
{
    return readRows(base, rows, [](catalog::Reference &one, const QStringList &cells) {
        take(one.name.isEmpty() && !one.topic.isEmpty() ? one.topic : one.name, cells[0]);
        one.major = majorOf(cells[1]);
        take(one.description, cells[2]);
    });
}

std::vector<QStringList> rowsOf(const std::vector<catalog::Notice> &notices)
{
    std::vector<QStringList> rows;
    for (const catalog::Notice &notice : notices) {
        rows.push_back(
            {notice.kind, notice.text, momentText(notice.from), momentText(notice.until)});
    }
    return rows;
}

std::vector<catalog::Notice> read(const std::vector<catalog::Notice> &base, const Rows &rows)
{
    return readRows(base, rows, [](catalog::Notice &notice, const QStringList &cells) {
        take(notice.kind, cells[0]);
        take(notice.text, cells[1]);
        takeMoment(notice.from, cells[2]);
        takeMoment(notice.until, cells[3]);
    });
}

std::vector<QStringList> rowsOf(const std::vector<catalog::Port> &ports)
{
    std::vector<QStringList> rows;
    for (const catalog::Port &port : ports) {
        rows.push_back({QString::number(port.major), port.topic, port.valueSubject, port.format,
                        catalog::lifecycleName(port.state),
                        port.sunset ? port.sunset->toString(Qt::ISODate) : QString()});
    }
    return rows;
}

std::vector<catalog::Port> read(const std::vector<catalog::Port> &base, const Rows &rows)
{
    return readRows(base, rows, [](catalog::Port &port, const QStringList &cells) {
        port.major = majorOf(cells[0]).value_or(port.major);
        take(port.topic, cells[1]);
        take(port.valueSubject, cells[2]);
        take(port.format, cells[3]);
        if (cells[4] != catalog::lifecycleName(port.state)) {
            port.state = catalog::lifecycleFromName(cells[4]);
        }
        const QDate day = QDate::fromString(cells[5], Qt::ISODate);
        port.sunset = day.isValid() ? std::optional(day) : std::nullopt;
    });
}

QString ProductListProblems::ofNotices(const Rows &rows)
{
    for (const RowsEditor::Row &row : rows) {
        const auto from = momentOf(row.cells[2]);
        const auto until = momentOf(row.cells[3]);
        if (!from || !until) {
            return tr("A moment is written 2026-12-31 08:00, in UTC.");
        }
        if (*from >= 0 && *until >= 0 && *until < *from) {
            return tr("A notice ends before it begins.");
        }
    }
    return {};
}

QString ProductListProblems::ofReferences(const Rows &rows)
{
    for (const RowsEditor::Row &row : rows) {
        if (!row.cells[1].isEmpty() && !isMajor(row.cells[1])) {
            return tr("A version is a number from 1, or empty for the newest one.");
        }
    }
    return {};
}

QString ProductListProblems::ofPorts(const std::vector<catalog::Port> &base, const Rows &rows,
                                     QDate today)
{
    QSet<QString> majors;
    for (const RowsEditor::Row &row : rows) {
        const QString &major = row.cells[0];
        if (!isMajor(major)) {
            return tr("A version is a number from 1.");
        }
        if (majors.contains(major)) {
            return tr("There are two versions %1.").arg(major);
        }
        majors.insert(major);
        if (row.cells[1].isEmpty()) {
            return tr("Version %1 has no topic.").arg(major);
        }
        const catalog::Port former = rowOf(base, row);
        const catalog::Lifecycle state = catalog::lifecycleFromName(row.cells[4]);
        if (state == catalog::Lifecycle::Other && row.cells[4] != u""_s &&
            former.state != catalog::Lifecycle::Other) {
            return tr("A state is draft, active, deprecated or retired.");
        }
        if (!row.cells[5].isEmpty() && !QDate::fromString(row.cells[5], Qt::ISODate).isValid()) {
            return tr("A day is written 2026-12-31.");
        }
        const bool retires = state == catalog::Lifecycle::Retired && state != former.state;
        if (retires && former.sunset && *former.sunset > today) {
            return tr("Readers of version %1 have been told %2. Wait until then.")
                .arg(major, former.sunset->toString(Qt::ISODate));
        }
    }
    return {};
}

} // namespace mesh::ui
