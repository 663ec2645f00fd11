// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/catalog/reviewpanel.h"

#include "ui/pages/publish/differencelist.h"
#include "ui/state/theme.h"
#include "ui/widgets/labels.h"

#include <QLabel>
#include <QVBoxLayout>

#include <set>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

constexpr std::size_t mostRecords = 30; ///< of a domain, with all of their changes
constexpr std::size_t mostPolicies = 6;
constexpr std::size_t mostRemarks = 2;

QLabel *wrapped(const QString &text, const QString &tone = {})
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setTone(*label, tone);
    return label;
}

void clear(QLayout &layout)
{
    while (QLayoutItem *item = layout.takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

} // namespace

ReviewPanel::ReviewPanel(QWidget *parent)
    : QFrame(parent)
    , m_column(new QVBoxLayout(this))
{
    setObjectName(u"panel"_s);
    m_column->setContentsMargins(space::large, space::large, space::large, space::large);
    m_column->setSpacing(space::small);
}

void ReviewPanel::setReview(const catalog::Review &review, const std::map<QString, State> &states)
{
    clear(*m_column);
    addPolicies(review);
    m_column->addWidget(new SectionLabel(tr("Will be written")));
    if (review.isEmpty()) {
        m_column->addWidget(new DimLabel(tr("Nothing yet.")));
    } else if (review.acrossDomains()) {
        m_column->addWidget(wrapped(tr("Each domain is written for itself: all of its changes, or "
                                       "none. One may be refused while another is written."),
                                    u"dim"_s));
    }
    for (const catalog::PlannedWrite &write : review.writes) {
        const auto state = states.find(write.set.domain);
        addWrite(write, state == states.end() ? State() : state->second);
    }
    m_column->addStretch();
}

void ReviewPanel::addPolicies(const catalog::Review &review)
{
    std::set<std::pair<QString, bool>> told;
    std::set<std::pair<QString, bool>> objections;
    for (const catalog::ObjectionAt &one : review.objections) {
        objections.insert({catalog::objectionText(one), one.blocks});
    }
    std::size_t remarks = 0;
    for (const auto &[text, blocks] : objections) {
        // What blocks is said each time; of many remarks some say enough.
        if (blocks || remarks++ < mostRemarks) {
            m_column->addWidget(
                wrapped((blocks ? u"✕ "_s : u"! "_s) + text, blocks ? u"bad"_s : u"warn"_s));
        }
    }
    if (remarks > mostRemarks) {
        m_column->addWidget(
            wrapped(tr("And %n more.", nullptr, int(remarks - mostRemarks)), u"dim"_s));
    }
    for (const catalog::PolicyResult &result : review.policies) {
        if (result.outcome == catalog::PolicyOutcome::Block ||
            result.outcome == catalog::PolicyOutcome::Warn) {
            told.insert({result.name, result.outcome == catalog::PolicyOutcome::Block});
        }
    }
    if (told.empty()) {
        return;
    }
    m_column->addWidget(new SectionLabel(tr("Rules that some of it fails")));
    std::size_t shown = 0;
    for (const bool blocking : {true, false}) {
        for (const auto &[name, blocks] : told) {
            if (blocks == blocking && shown++ < mostPolicies) {
                //: A policy that stands in the way, or only warns
                m_column->addWidget(blocks ? wrapped(tr("✕ %1 blocks").arg(name), u"bad"_s)
                                           : wrapped(tr("! %1 warns").arg(name), u"warn"_s));
            }
        }
    }
    if (told.size() > mostPolicies) {
        m_column->addWidget(
            wrapped(tr("And %n more.", nullptr, int(told.size() - mostPolicies)), u"dim"_s));
    }
}

void ReviewPanel::addWrite(const catalog::PlannedWrite &write, const State &state)
{
    std::size_t shown = 0;
    std::size_t records = 0;
    for (const catalog::PlannedRecord &record : write.records) {
        if (record.isChange) {
            continue;
        }
        if (records++ == 0) {
            auto *topic = wrapped(record.topic);
            topic->setFont(monoFont());
            m_column->addWidget(topic);
            addState(state);
        }
        if (shown++ >= mostRecords) {
            continue;
        }
        const QString key = QString::fromUtf8(record.key);
        auto *line = wrapped(u"  "_s + (!record.value   ? tr("%1, removed").arg(key)
                                        : record.before ? tr("%1, changed").arg(key)
                                                        : tr("%1, new").arg(key)));
        line->setFont(monoFont());
        m_column->addWidget(line);
        auto *differences = new DifferenceList;
        differences->setDifferences(record.differences);
        m_column->addWidget(differences);
    }
    if (records > mostRecords) {
        m_column->addWidget(
            wrapped(tr("And %n record(s) more.", nullptr, int(records - mostRecords)), u"dim"_s));
    }
    const QString teams = write.writers.join(u", "_s);
    m_column->addWidget(wrapped(
        write.set.domain.isEmpty() ? tr("Kafka decides who may write the platform’s records.")
        : teams.isEmpty()          ? tr("Kafka decides who may write for %1; its record names no "
                                                 "team.")
                                .arg(write.set.domain)
                          : tr("Kafka decides who may write for %1: its record names %2.")
                                .arg(write.set.domain, teams),
        u"dim"_s));
    m_column->addSpacing(space::small);
}

void ReviewPanel::addState(const State &state)
{
    if (state.kind == State::Kind::Written) {
        m_column->addWidget(wrapped(u"✓ "_s + tr("written"), u"good"_s));
    } else if (state.kind == State::Kind::Failed) {
        m_column->addWidget(wrapped(u"✕ "_s + state.sentence, u"bad"_s));
    }
}

} // namespace mesh::ui
