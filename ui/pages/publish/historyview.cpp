// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/publish/historyview.h"

#include "ui/pages/publish/differencelist.h"
#include "ui/state/formats.h"
#include "ui/state/theme.h"
#include "ui/widgets/facttable.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/scrolled.h"
#include "ui/widgets/stateview.h"

#include "app/schema/json.h"
#include "app/workspace/catalogediting.h"
#include "app/workspace/workspace.h"

#include <QComboBox>
#include <QItemSelectionModel>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

// Data of the first two entries of what a change is held against; the others are ids of changes.
const QString beforeIt;
const QString asItIs = u"now"_s;

QString actionText(const catalog::Change &change)
{
    if (change.action == u"created") {
        //: What was done to a record; products are published, others are made
        return catalog::RecordKey::product(change.key) ? HistoryView::tr("published")
                                                       : HistoryView::tr("made");
    }
    if (change.action == u"edited") {
        return HistoryView::tr("edited");
    }
    return change.action == u"removed" ? HistoryView::tr("removed") : change.action;
}

} // namespace

QString changeText(const catalog::HistoryEntry &entry)
{
    if (entry.before.isNull() || entry.change.document.isNull()) {
        return actionText(entry.change);
    }
    QStringList names;
    for (const catalog::Difference &one : entry.differences) {
        names << catalog::fieldLabel(one.path);
    }
    return names.isEmpty() ? HistoryView::tr("nothing that is shown") : names.join(u", "_s);
}

schema::Value standingAt(const workspace::Session &session, const catalog::RecordPlace &place)
{
    const auto catalog = session.catalog();
    const QString topic = catalog::CatalogTopics(catalog->prefix()).catalogOf(place.domain);
    return schema::parseJson(catalog->document(topic, place.key)).valueOr(schema::Value());
}

QString revertReason(const Formats &formats, const catalog::HistoryEntry &entry)
{
    return HistoryView::tr("Took back the change of %1").arg(formats.dateTime(entry.change.at));
}

HistoryView::HistoryView(const Context &context, workspace::Session &session,
                         catalog::RecordPlace place, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_session(&session)
    , m_place(std::move(place))
    , m_stack(new QStackedWidget)
    , m_state(new StateView)
    , m_table(new FactTable(tr("Changes"), {{tr("When"), false, true, false},
                                            {tr("Who (claimed)"), false, false, false},
                                            {tr("What"), false, false, true},
                                            {tr("Why"), false, false, true}}))
    , m_head(new QLabel)
    , m_gap(new DimLabel)
    , m_against(new QComboBox)
    , m_differences(new DifferenceList)
    , m_revert(new QPushButton(tr("Take this change back…")))
{
    m_head->setTextFormat(Qt::PlainText);
    m_head->setWordWrap(true);
    m_gap->setText(tr("Before it, something was written that no change tells of."));
    m_gap->setWordWrap(true);
    m_revert->setAutoDefault(false);
    auto *detail = new QWidget;
    auto *column = new QVBoxLayout(detail);
    column->setContentsMargins(space::large, space::medium, space::large, space::large);
    column->setSpacing(space::small);
    column->addWidget(m_head);
    column->addWidget(m_gap);
    m_against->setAccessibleName(tr("Beside"));
    m_against->setSizeAdjustPolicy(QComboBox::AdjustToContentsOnFirstShow);
    auto *beside = new QHBoxLayout;
    beside->setSpacing(space::small);
    beside->addWidget(new DimLabel(tr("Beside")));
    beside->addWidget(m_against);
    beside->addStretch();
    column->addLayout(beside);
    column->addWidget(m_differences);
    column->addWidget(m_revert, 0, Qt::AlignLeft);
    column->addStretch();
    auto *upper = new QWidget;
    auto *upperColumn = new QVBoxLayout(upper);
    upperColumn->setContentsMargins(space::large, space::medium, space::large, 0);
    upperColumn->addWidget(m_table);
    upperColumn->addStretch();
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(upper);
    splitter->addWidget(scrolled(detail, tr("The change")));
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    m_stack->addWidget(splitter);
    m_stack->addWidget(m_state);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_stack);
    m_stack->setCurrentWidget(m_state);
    m_state->showLoading(tr("Reading the changes…"));
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &HistoryView::showSelected);
    connect(m_against, &QComboBox::currentIndexChanged, this, &HistoryView::showDifferences);
    connect(m_revert, &QPushButton::clicked, this, [this] {
        if (const catalog::HistoryEntry *entry = selected()) {
            Q_EMIT revertWanted(*entry);
        }
    });
    connect(m_state, &StateView::actionTriggered, this, &HistoryView::refresh);
    connect(&context.formats, &Formats::changed, this, &HistoryView::showEntries);
    connect(&session, &workspace::Session::catalogChanged, this, [this] {
        const auto now = revision();
        if (m_active && now && now != m_readAt) {
            refresh();
        }
    });
}

HistoryView::~HistoryView() = default;

void HistoryView::setActive(bool active)
{
    const bool begins = active && !m_active;
    m_active = active;
    const auto now = m_session ? revision() : std::nullopt;
    if (begins && (m_readAt < 0 || (now && now != m_readAt))) {
        refresh();
    }
}

void HistoryView::refresh()
{
    if (!m_session) {
        return;
    }
    m_readAt = revision().value_or(0);
    m_session->editing().history(m_place).then(
        this, [this, request = ++m_request](
                  const core::Result<std::vector<catalog::HistoryEntry>> &entries) {
            if (request == m_request) {
                take(entries);
            }
        });
}

void HistoryView::take(const core::Result<std::vector<catalog::HistoryEntry>> &entries)
{
    if (!entries) {
        m_readAt = -1;
        m_stack->setCurrentWidget(m_state);
        m_state->showError(entries.error(), tr("Try again"));
        return;
    }
    m_entries = *entries;
    if (m_entries.empty()) {
        m_stack->setCurrentWidget(m_state);
        m_state->showEmpty(tr("No change is known."),
                           tr("It was written without one: by another program, or before its "
                              "domain kept changes."));
        return;
    }
    m_stack->setCurrentIndex(0);
    showEntries();
}

void HistoryView::showEntries()
{
    if (m_entries.empty()) {
        return;
    }
    const int row = std::max(0, m_table->currentIndex().row());
    std::vector<QStringList> rows;
    for (const catalog::HistoryEntry &entry : m_entries) {
        const catalog::Change &change = entry.change;
        // What it was called before it moved here.
        const bool former = change.key != m_place.key;
        const QString text = changeText(entry);
        rows.push_back(
            {m_context.formats.dateTime(change.at), change.by.name,
             former ? tr("%1, as %2").arg(text, QString::fromUtf8(change.key).section(u'/', 1))
                    : text,
             change.message});
    }
    m_table->setRows(rows);
    fillAgainst();
    select(std::min(row, int(rows.size()) - 1));
}

void HistoryView::select(int row)
{
    m_table->setCurrentIndex(m_table->model()->index(row, 0));
    m_table->selectRow(row);
    showSelected();
}

const catalog::HistoryEntry *HistoryView::selected() const
{
    const int row = m_table->currentIndex().row();
    return row >= 0 && row < int(m_entries.size()) ? &m_entries[std::size_t(row)] : nullptr;
}

void HistoryView::showSelected()
{
    const catalog::HistoryEntry *entry = selected();
    if (!entry) {
        return;
    }
    const catalog::Change &change = entry->change;
    const QString who = change.by.email.isEmpty()
                            ? change.by.name
                            : u"%1 <%2>"_s.arg(change.by.name, change.by.email);
    //: One change of a product: what, by whom, with which program
    m_head->setText(
        tr("%1 by %2 (claimed) with %3, offset %4")
            .arg(actionText(change), who.isEmpty() ? tr("nobody named") : who,
                 change.by.program.isEmpty() ? tr("an unnamed program") : change.by.program)
            .arg(change.revision));
    m_gap->setVisible(entry->gapBefore);
    showDifferences();
    // What published it is taken back by removing the product, which is another decision.
    const bool removal = change.document.isNull();
    const bool possible = m_session && !entry->before.isNull() && removal != revision().has_value();
    m_revert->setVisible(possible && !m_session->profile().readOnly);
}

void HistoryView::fillAgainst()
{
    const QString former = m_against->currentData().toString();
    const QSignalBlocker quiet(m_against);
    m_against->clear();
    m_against->addItem(tr("what was before it"), beforeIt);
    m_against->addItem(tr("what stands there now"), asItIs);
    for (const catalog::HistoryEntry &entry : m_entries) {
        const catalog::Change &change = entry.change;
        m_against->addItem(
            tr("the change of %1 by %2").arg(m_context.formats.toSecond(change.at), change.by.name),
            change.id);
    }
    m_against->setCurrentIndex(std::max(0, m_against->findData(former)));
}

// From the older one to the newer one, whichever was selected first.
void HistoryView::showDifferences()
{
    const catalog::HistoryEntry *entry = selected();
    if (!entry) {
        return;
    }
    const QString other = m_against->currentData().toString();
    const schema::Value &mine = entry->change.document;
    const auto beside = std::ranges::find(
        m_entries, other, [](const catalog::HistoryEntry &one) { return one.change.id; });
    if (other == asItIs) {
        m_differences->setDifferences(catalog::differences(
            mine, m_session ? standingAt(*m_session, m_place) : schema::Value()));
    } else if (other != beforeIt && beside != m_entries.end()) {
        const schema::Value &theirs = beside->change.document;
        m_differences->setDifferences(&*beside > entry ? catalog::differences(theirs, mine)
                                                       : catalog::differences(mine, theirs));
    } else {
        m_differences->setDifferences(entry->differences);
    }
}

std::optional<core::Offset> HistoryView::revision() const
{
    const auto catalog = m_session->catalog();
    return catalog->revision(catalog::CatalogTopics(catalog->prefix()).catalogOf(m_place.domain),
                             m_place.key);
}

} // namespace mesh::ui
