// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/live/livepage.h"

#include "ui/pages/live/livetoolbar.h"
#include "ui/pages/live/volumesource.h"
#include "ui/state/formats.h"
#include "ui/state/theme.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/recordtable.h"
#include "ui/widgets/stateview.h"

#include "app/workspace/session.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStackedWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

// What a live view says of its reading: states in place of the rows, notices above them; and what
// is kept of it over a restart.

namespace mesh::ui {

void LivePage::showStatus()
{
    if (!m_feed) {
        return;
    }
    const auto status = m_feed->status();
    std::vector<core::PartitionId> known;
    for (const kafka::PartitionStatus &partition : status->partitions) {
        known.push_back(partition.partition);
    }
    if (m_partitions.empty() && known != m_known && !known.empty()) {
        m_known = known;
        m_toolbar->setPartitions(m_known, m_partitions);
    }
    m_ledger->setLedger(m_feed->ledger());
    m_table->setWaiting(m_feed->following() ? 0 : m_feed->waiting());
    m_toolbar->setExportEnabled(m_feed->rowCount() > 0);
    showNotice(*status);
    showState(*status);
}

void LivePage::showState(const kafka::ReadStatus &status)
{
    m_stateListsUndecodable = false;
    m_stateAsksForAccess = false;
    if (m_feed->rowCount() > 0) {
        m_stack->setCurrentWidget(m_table);
        return;
    }
    using State = workspace::Session::State;
    const bool waits =
        m_session && status.error && status.error->retriable &&
        (m_session->state() == State::Starting || m_session->state() == State::Connecting);
    if (status.state == kafka::ReadState::Failed && waits) {
        m_state->showLoading(tr("Asking where %1 begins").arg(m_facts.topic));
    } else if (status.state == kafka::ReadState::Failed && status.error) {
        if (status.error->code == core::Code::Denied) {
            showDenied(*status.error);
        } else {
            m_state->showError(*status.error, tr("Try again"));
        }
    } else if (status.state == kafka::ReadState::Resolving ||
               (status.state == kafka::ReadState::Reading && m_feed->ledger().received() == 0)) {
        m_state->showLoading(tr("Asking where %1 begins").arg(m_facts.topic));
    } else if (status.state == kafka::ReadState::Stalled && status.error) {
        m_state->showError(*status.error, tr("Try again"));
    } else if (m_feed->filtering()) {
        m_state->showLoading(tr("Looking through the events for what the filter asks"));
    } else if (m_toolbar->filter().filter() && m_feed->ledger().received() > 0) {
        showNoMatch();
    } else if (m_range.ends()) {
        m_state->showEmpty(tr("No events in this range"),
                           tr("Choose another range above, or follow what comes."));
    } else {
        m_state->showEmpty(tr("No events yet"),
                           tr("%1 holds no records to see in this range. What is produced from now "
                              "on appears here at once.")
                               .arg(m_facts.topic));
    }
    m_stack->setCurrentWidget(m_state);
}

void LivePage::showNoMatch()
{
    const records::Ledger &ledger = m_feed->ledger();
    const QString looked = tr("%1 were looked at. New ones are shown here as soon as one matches.")
                               .arg(m_context.formats.count(qint64(ledger.received())));
    m_stateListsUndecodable = ledger.undecodable() > 0;
    if (!m_stateListsUndecodable) {
        m_state->showEmpty(tr("No event matches the filter"), looked);
        return;
    }
    const QString unknown =
        tr("%n could not be decoded: nobody can tell whether the filter wants them.", nullptr,
           int(ledger.undecodable()));
    m_state->showEmpty(tr("No event matches the filter"), looked + u"\n"_s + unknown,
                       tr("List the undecodable ones"));
}

void LivePage::showDenied(const core::Error &error)
{
    const core::Explanation words = core::explain(error);
    QString why = words.why;
    if (!error.detail.isEmpty()) {
        why += u"\n"_s + tr("Kafka says: %1").arg(error.detail);
    }
    const QString owner = m_facts.owner();
    const QString contact = m_facts.contact();
    if (!owner.isEmpty() && !contact.isEmpty()) {
        why += u"\n"_s + tr("%1 owns it. Ask there for READ on this topic: %2").arg(owner, contact);
    } else if (!owner.isEmpty()) {
        why += u"\n"_s + tr("%1 owns it. Ask there for READ on this topic.").arg(owner);
    } else {
        why += u"\n"_s + words.action;
    }
    // Who may by now reads it with F5.
    m_stateAsksForAccess = m_facts.product.has_value();
    m_state->showEmpty(tr("You may not read %1").arg(m_facts.name()), why,
                       m_stateAsksForAccess ? tr("Ask for access…") : tr("Try again"));
}

void LivePage::showNotice(const kafka::ReadStatus &status)
{
    const bool rows = m_feed->rowCount() > 0;
    if (status.error && rows &&
        (status.state == kafka::ReadState::Failed || status.state == kafka::ReadState::Stalled)) {
        m_notice->showError(*status.error,
                            status.state == kafka::ReadState::Failed ? tr("Try again") : QString());
        return;
    }
    const auto recreated =
        std::find_if(status.jumps.rbegin(), status.jumps.rend(), [](const auto &jump) {
            return jump.reason == records::JumpedRange::Reason::Recreated;
        });
    if (recreated != status.jumps.rend()) {
        m_notice->show(
            Colour::Warn,
            tr("%1 was deleted and made anew. Reading went on at its new beginning; what "
               "was read before stays below.")
                .arg(m_facts.topic));
        return;
    }
    if (status.jumpedOffsets > 0) {
        m_notice->show(Colour::Warn,
                       tr("%1 offsets were deleted by retention before they were read here.")
                           .arg(m_context.formats.count(qint64(status.jumpedOffsets))));
        return;
    }
    if (status.timeByReading && status.state == kafka::ReadState::Reading) {
        m_notice->show(Colour::Dim,
                       tr("This cluster cannot look up a time: records before it are read and "
                          "skipped."));
        return;
    }
    m_notice->clear();
}

QByteArray LivePage::saveState() const
{
    QJsonObject object;
    object.insert(u"range"_s, QString::fromUtf8(m_range.toJson()));
    object.insert(u"filter"_s, m_toolbar->filter().text());
    QJsonArray columns;
    for (const QString &path : m_chosenColumns) {
        columns.append(path);
    }
    object.insert(u"columns"_s, columns);
    QJsonArray partitions;
    for (const core::PartitionId partition : m_partitions) {
        partitions.append(partition);
    }
    object.insert(u"partitions"_s, partitions);
    object.insert(u"graphSpan"_s, m_volume->span());
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

void LivePage::restoreState(const QByteArray &state)
{
    const QJsonObject object = QJsonDocument::fromJson(state).object();
    if (const auto range = RangeChoice::fromJson(object.value(u"range"_s).toString().toUtf8())) {
        m_range = *range;
        m_toolbar->setRange(m_range);
    }
    m_chosenColumns.clear();
    for (const auto &path : object.value(u"columns"_s).toArray()) {
        m_chosenColumns.push_back(path.toString());
    }
    m_partitions.clear();
    for (const auto &partition : object.value(u"partitions"_s).toArray()) {
        m_partitions.push_back(partition.toInt());
    }
    m_volume->setSpan(object.value(u"graphSpan"_s).toInteger());
    m_toolbar->filter().setFilterText(object.value(u"filter"_s).toString());
    rebuildReader();
    startReading();
}

} // namespace mesh::ui
