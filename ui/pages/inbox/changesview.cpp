// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/inbox/changesview.h"

#include "ui/dialogs/catalog/historydialog.h"
#include "ui/state/formats.h"
#include "ui/state/navigator.h"
#include "ui/state/target.h"
#include "ui/state/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/facttable.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/noticebar.h"

#include "app/workspace/catalogediting.h"
#include "app/workspace/workspace.h"

#include <QComboBox>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mesh::ui {
namespace {

constexpr qint64 day = 86'400'000;
constexpr qint64 firstLook = 7 * day; ///< who was never here is shown so much
constexpr std::size_t mostRows = workspace::CatalogEditing::mostChanges;
constexpr auto rest = 500ms; ///< a sync publishes many snapshots one after the other

const QString subject = u"inbox"_s;
const QString visit = u"visit"_s;

/// Thread-safe.
bool concerns(const workspace::InboxQuestion &me, const QString &domain, const QByteArray &key)
{
    const auto id = catalog::RecordKey::product(key);
    const auto product = id ? me.catalog->product(*id) : nullptr;
    return (product && me.isMine(*product)) || me.isMyDomain(domain) ||
           (id && me.favourites.contains(Target{*id, {}}.key()));
}

/// What the cache tells: products whose record is newer, and who wrote it last.
std::vector<catalog::HistoryEntry> entriesOffline(const workspace::InboxQuestion &me,
                                                  core::TimestampMs since)
{
    std::vector<catalog::HistoryEntry> entries;
    std::size_t ofAll = 0;
    std::size_t ofMine = 0;
    for (const auto &product : catalog::changedSince(*me.catalog, since)) {
        catalog::HistoryEntry entry;
        entry.change.key = catalog::RecordKey::of(product->id);
        entry.change.domain = product->id.domain;
        entry.change.at = product->changedAt;
        const bool mine = ofMine < mostRows && concerns(me, entry.change.domain, entry.change.key);
        ofMine += mine ? 1 : 0;
        if (mine || ofAll < mostRows) {
            ++ofAll;
            entry.change.by = product->product().writtenBy;
            entries.push_back(std::move(entry));
        }
    }
    return entries;
}

} // namespace

ChangesView::ChangesView(const Context &context, workspace::Session &session,
                         const workspace::InboxWatch &watch, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_session(&session)
    , m_watch(watch)
    , m_head(new SectionLabel(tr("Changed since your last visit")))
    , m_of(new Segmented({tr("Mine"), tr("The mesh")}))
    , m_since(new QComboBox)
    , m_notice(new NoticeBar)
    , m_table(new FactTable(tr("Changes"), {{tr("When"), false, false, false},
                                            {tr("Who (claimed)"), false, false, false},
                                            {tr("What"), false, false, true},
                                            {tr("Why"), false, false, true}}))
    , m_note(new DimLabel)
{
    m_since->setAccessibleName(tr("Changed since"));
    m_since->addItem(tr("Since your last visit"), 0);
    m_since->addItem(tr("In 24 hours"), day);
    m_since->addItem(tr("In 7 days"), 7 * day);
    m_since->addItem(tr("In 30 days"), 30 * day);
    m_note->setWordWrap(true);
    m_table->viewport()->setCursor(Qt::PointingHandCursor);
    auto *line = new QHBoxLayout;
    line->setSpacing(space::small);
    line->addWidget(m_head);
    line->addStretch();
    line->addWidget(m_of);
    line->addWidget(m_since);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::small);
    column->addLayout(line);
    column->addWidget(m_notice);
    column->addWidget(m_table);
    column->addWidget(m_note);
    column->addStretch();
    m_table->hide();
    m_note->setText(tr("Reading the changes…"));
    connect(m_of, &Segmented::chosen, this, &ChangesView::showEntries);
    connect(m_since, &QComboBox::activated, this, &ChangesView::refresh);
    connect(m_table, &QAbstractItemView::clicked, this,
            [this](const QModelIndex &index) { open(index.row()); });
    connect(m_table, &QAbstractItemView::activated, this,
            [this](const QModelIndex &index) { open(index.row()); });
    connect(m_notice, &NoticeBar::actionTriggered, this, &ChangesView::refresh);
    connect(&context.formats, &Formats::changed, this, &ChangesView::showEntries);
    const auto again = [this] {
        if (m_active && m_session && m_session->catalog()->number() != m_readAt) {
            refresh();
        }
    };
    // Once the person's own is read, and whenever a change may have come.
    m_rest.setSingleShot(true);
    m_rest.setInterval(rest);
    connect(&m_rest, &QTimer::timeout, this, again);
    connect(&session, &workspace::Session::catalogChanged, this, [this] {
        if (!m_rest.isActive()) {
            m_rest.start();
        }
    });
    connect(&session.userStore(), &workspace::UserStore::loaded, this, &ChangesView::refresh);
    connect(&session, &workspace::Session::stateChanged, this, &ChangesView::refresh);
}

ChangesView::~ChangesView() = default;

void ChangesView::setActive(bool active)
{
    const bool begins = active && !m_active;
    m_active = active;
    if (begins) {
        refresh();
    }
}

ChangesView::Of ChangesView::of() const
{
    return m_of->current() == 0 ? Of::Mine : Of::Mesh;
}

void ChangesView::choose(Of of)
{
    m_of->setCurrent(of == Of::Mine ? 0 : 1);
    showEntries();
}

core::TimestampMs ChangesView::since() const
{
    const qint64 span = m_since->currentData().toLongLong();
    return span > 0 ? m_context.workspace.clock().now() - span : m_lastVisit;
}

void ChangesView::beginVisit()
{
    const core::TimestampMs now = m_context.workspace.clock().now();
    workspace::UserStore &store = m_session->userStore();
    const QByteArray kept = store.viewState(subject, visit);
    m_firstVisit = kept.isEmpty();
    m_lastVisit = m_firstVisit ? now - firstLook : kept.toLongLong();
    store.setViewState(subject, visit, QByteArray::number(now));
}

// All: what was removed stands in no catalog any more. Only those that have changed are read.
QStringList ChangesView::domainsToRead() const
{
    QStringList domains{QString()};
    for (const auto &entry : m_session->catalog()->domains()) {
        domains << entry->domain.id;
    }
    return domains;
}

void ChangesView::refresh()
{
    if (!m_active || !m_session || !m_session->userStore().isLoaded()) {
        return;
    }
    if (m_lastVisit < 0) {
        beginVisit();
    }
    m_readAt = m_session->catalog()->number();
    ++m_request;
    if (m_session->state() == workspace::Session::State::Offline && m_session->problem()) {
        take(*m_session->problem()); // the topics' answer would be the same, in 20 s
        return;
    }
    m_session->editing()
        .changes(domainsToRead(), since(),
                 [me = m_watch.question()](const QString &domain, const QByteArray &key) {
                     return concerns(me, domain, key);
                 })
        .then(this, [this, request = m_request](
                        const core::Result<std::vector<catalog::HistoryEntry>> &entries) {
            if (request == m_request) {
                take(entries);
            }
        });
}

void ChangesView::take(const core::Result<std::vector<catalog::HistoryEntry>> &entries)
{
    if (!m_session) {
        return; // the watch ended with it
    }
    m_notice->clear();
    if (!entries) {
        m_notice->showError(entries.error(), tr("Try again"));
        takeOffline();
        return;
    }
    m_known = true;
    m_entries = *entries;
    showEntries();
}

void ChangesView::takeOffline()
{
    m_context.workspace.tasks()
        .run(core::Pool::Cpu,
             [me = m_watch.question(), since = since()] { return entriesOffline(me, since); })
        .then(this, [this, request = m_request](const std::vector<catalog::HistoryEntry> &entries) {
            if (request == m_request) {
                m_known = true;
                m_entries = entries;
                showEntries();
            }
        });
}

void ChangesView::showEntries()
{
    if (!m_known || !m_session) {
        return;
    }
    m_shown.clear();
    const workspace::InboxQuestion me = m_watch.question();
    for (const catalog::HistoryEntry &entry : m_entries) {
        if (m_shown.size() < mostRows &&
            (of() == Of::Mesh || concerns(me, entry.change.domain, entry.change.key))) {
            m_shown.push_back(entry);
        }
    }
    std::vector<QStringList> rows;
    for (const catalog::HistoryEntry &entry : m_shown) {
        const catalog::Change &change = entry.change;
        const QString name = QString::fromUtf8(change.key).section(u'/', 1);
        const QString what = changeText(entry);
        //: A change in the mesh: a product's id, and the fields that were changed
        rows.push_back({m_context.formats.toSecond(change.at), change.by.name,
                        what.isEmpty() ? name : tr("%1: %2").arg(name, what), change.message});
    }
    m_table->setRows(rows);
    m_table->setVisible(!rows.empty());
    const QString from = m_context.formats.toSecond(since());
    m_note->setText(rows.size() == mostRows
                        ? tr("The newest %n change(s) are shown.", nullptr, int(mostRows))
                    : rows.empty() ? tr("Nothing has changed since %1.").arg(from)
                    : m_firstVisit ? tr("This is your first visit: the last 7 days are shown.")
                                   : tr("Since %1.").arg(from));
}

HistoryDialog *ChangesView::history() const
{
    return m_history;
}

void ChangesView::open(int row)
{
    if (row < 0 || row >= int(m_shown.size())) {
        return;
    }
    const catalog::Change &change = m_shown[std::size_t(row)].change;
    if (const auto id = catalog::RecordKey::product(change.key);
        id && m_session && m_session->catalog()->product(*id)) {
        m_context.navigator.openPage(Target{*id, {}}.key() + u"#history"_s);
    } else if (m_session) {
        delete m_history;
        m_history = new HistoryDialog(m_context, QString::fromUtf8(change.key).section(u'/', 1),
                                      {change.domain, change.key}, this);
        m_history->show();
    }
}

} // namespace mesh::ui
