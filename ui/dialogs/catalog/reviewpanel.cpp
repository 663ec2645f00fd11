// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/catalog/reviewpanel.h"

#include "ui/pages/publish/differencelist.h"
#include "ui/pages/publish/writing.h"
#include "ui/state/theme.h"
#include "ui/widgets/labels.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

constexpr std::size_t mostRecords = 30; ///< of a domain, with all of their changes
constexpr std::size_t mostOfAll = 60;   ///< of all domains
constexpr std::size_t mostPolicies = 6;
constexpr qsizetype mostNamed = 3; ///< products that fail one of them

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

QString named(const QStringList &products)
{
    const QString names = products.first(std::min(products.size(), mostNamed)).join(u", "_s);
    const int more = int(products.size() - mostNamed);
    //: Names of products, and how many are not named
    return more > 0 ? ReviewPanel::tr("%1 and %n more", nullptr, more).arg(names) : names;
}

} // namespace

ReviewPanel::ReviewPanel(QWidget *parent)
    : QFrame(parent)
    , m_column(new QVBoxLayout(this))
{
    setObjectName(u"panel"_s);
    m_column->setContentsMargins(space::large, space::large, space::large, space::large);
    m_column->setSpacing(space::small);
    setReview({}, {});
}

void ReviewPanel::setReview(const catalog::Review &review, const std::map<QString, State> &states)
{
    m_states.clear();
    m_shown = 0;
    clear(*m_column);
    std::size_t edits = 0;
    for (const catalog::PlannedWrite &write : review.writes) {
        edits += write.set.edits.size();
    }
    m_several = edits > 1;
    addObjections(review);
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

void ReviewPanel::addObjections(const catalog::Review &review)
{
    // What several products are told in almost the same words is told of the first one.
    std::map<std::pair<catalog::Objection, bool>, std::vector<const catalog::ObjectionAt *>> all;
    for (const catalog::ObjectionAt &one : review.objections) {
        all[{one.objection, !one.blocks}].push_back(&one);
    }
    for (const auto &[kind, objections] : all) {
        const catalog::ObjectionAt &first = *objections.front();
        const QString of = m_several ? first.product + u": "_s : QString();
        m_column->addWidget(
            wrapped((first.blocks ? u"✕ "_s : u"! "_s) + of + catalog::objectionText(first),
                    first.blocks ? u"bad"_s : u"warn"_s));
        if (objections.size() > 1) {
            m_column->addWidget(wrapped(
                tr("The same for %n more.", nullptr, int(objections.size()) - 1), u"dim"_s));
        }
    }
}

void ReviewPanel::addPolicies(const catalog::Review &review)
{
    // Those that block first.
    std::map<std::pair<bool, QString>, QStringList> failing;
    for (const catalog::PolicyResult &result : review.policies) {
        if (result.outcome == catalog::PolicyOutcome::Block ||
            result.outcome == catalog::PolicyOutcome::Warn) {
            failing[{result.outcome == catalog::PolicyOutcome::Warn, result.name}]
                << result.product;
        }
    }
    if (failing.empty()) {
        return;
    }
    m_column->addWidget(new SectionLabel(tr("Rules that some of it fails")));
    std::size_t shown = 0;
    for (const auto &[policy, products] : failing) {
        if (shown++ == mostPolicies) {
            m_column->addWidget(
                wrapped(tr("And %n more.", nullptr, int(failing.size() - mostPolicies)), u"dim"_s));
            break;
        }
        const auto &[warns, name] = policy;
        //: A policy that stands in the way, or only warns
        const QString says = warns ? tr("! %1 warns").arg(name) : tr("✕ %1 blocks").arg(name);
        m_column->addWidget(wrapped(m_several ? says + u": "_s + named(products) : says,
                                    warns ? u"warn"_s : u"bad"_s));
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
            auto *label = wrapped({});
            m_column->addWidget(label);
            show(*label, state);
            m_states[write.set.domain] = label;
        }
        if (shown >= mostRecords || m_shown >= mostOfAll) {
            continue;
        }
        ++shown;
        ++m_shown;
        auto *line = wrapped(u"  "_s + recordLine(record.key, !record.value   ? RecordFate::Removed
                                                              : record.before ? RecordFate::Changed
                                                                              : RecordFate::New));
        line->setFont(monoFont());
        m_column->addWidget(line);
        auto *differences = new DifferenceList;
        differences->setDifferences(record.differences);
        m_column->addWidget(differences);
    }
    if (records > shown) {
        m_column->addWidget(
            wrapped(tr("And %n record(s) more.", nullptr, int(records - shown)), u"dim"_s));
    }
    m_column->addWidget(wrapped(writersSentence(write.set.domain, write.writers), u"dim"_s));
    m_column->addSpacing(space::small);
}

void ReviewPanel::setState(const QString &domain, const State &state)
{
    if (const auto label = m_states.find(domain); label != m_states.end()) {
        show(*label->second, state);
    }
}

void ReviewPanel::show(QLabel &label, const State &state)
{
    const bool written = state.kind == State::Kind::Written;
    label.setText(written ? u"✓ "_s + tr("written") : u"✕ "_s + state.sentence);
    setTone(label, written ? u"good"_s : u"bad"_s);
    label.setVisible(state.kind != State::Kind::Waiting);
}

} // namespace mesh::ui
