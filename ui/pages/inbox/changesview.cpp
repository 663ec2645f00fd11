// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/inbox/changesview.h"

#include "ui/pages/publish/historyview.h"
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

namespace mesh::ui {
namespace {

constexpr qint64 day = 86'400'000;
constexpr qint64 firstLook = 7 * day; ///< who was never here is shown so much
constexpr std::size_t mostRows = 500;
/// Of a larger mesh only those domains are read in which a product is newer than the visit.
constexpr std::size_t mostDomains = 100;

const QString subject = u"inbox"_s;
const QString visit = u"visit"_s;

std::optional<core::ProductId> productOf(const catalog::Change &change)
{
    const QByteArray prefix = "product/";
    return change.key.startsWith(prefix)
               ? core::ProductId::parse(QString::fromUtf8(change.key.mid(prefix.size())))
               : std::nullopt;
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
    connect(&watch, &workspace::InboxWatch::changed, this, again);
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

// In which domains something may have been written since: all of a small mesh.
QStringList ChangesView::domainsToRead() const
{
    const auto catalog = m_session->catalog();
    QStringList domains{QString()};
    if (catalog->domains().size() <= mostDomains) {
        for (const auto &entry : catalog->domains()) {
            domains << entry->domain.id;
        }
        return domains;
    }
    for (const auto &product : catalog::changedSince(*catalog, since())) {
        if (!domains.contains(product->id.domain)) {
            domains << product->id.domain;
        }
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
    m_session->editing()
        .changes(domainsToRead(), since())
        .then(this, [this, request = ++m_request](
                        const core::Result<std::vector<catalog::HistoryEntry>> &entries) {
            if (request == m_request) {
                take(entries);
            }
        });
}

void ChangesView::take(const core::Result<std::vector<catalog::HistoryEntry>> &entries)
{
    m_known = true;
    m_notice->clear();
    if (entries) {
        m_entries = *entries;
    } else {
        m_notice->showError(entries.error(), tr("Try again"));
        takeOffline();
    }
    showEntries();
}

// What the cache tells: products whose record is newer, and who wrote it last.
void ChangesView::takeOffline()
{
    m_entries.clear();
    for (const auto &product : catalog::changedSince(*m_session->catalog(), since())) {
        if (m_entries.size() == mostRows) {
            break;
        }
        catalog::HistoryEntry entry;
        entry.change.key = catalog::RecordKey::of(product->id);
        entry.change.domain = product->id.domain;
        entry.change.by = product->product().writtenBy;
        entry.change.at = product->changedAt;
        m_entries.push_back(std::move(entry));
    }
}

bool ChangesView::concernsMe(const catalog::Change &change) const
{
    const auto id = productOf(change);
    const auto product = id ? m_session->catalog()->product(*id) : nullptr;
    const workspace::InboxQuestion asked = m_watch.question();
    return (product && asked.isMine(*product)) || asked.isMyDomain(change.domain) ||
           (id && asked.favourites.contains(Target{*id, {}}.key()));
}

void ChangesView::showEntries()
{
    if (!m_known || !m_session) {
        return;
    }
    m_shown.clear();
    for (const catalog::HistoryEntry &entry : m_entries) {
        if (of() == Of::Mesh || concernsMe(entry.change)) {
            m_shown.push_back(entry);
        }
    }
    std::vector<QStringList> rows;
    for (const catalog::HistoryEntry &entry : m_shown) {
        if (rows.size() == mostRows) {
            break;
        }
        const catalog::Change &change = entry.change;
        const QString name = QString::fromUtf8(change.key).section(u'/', 1);
        const QString what = changeText(entry);
        //: A change in the mesh: a product's id, and the fields that were changed
        rows.push_back({m_context.formats.dateTime(change.at).section(u'.', 0, 0), change.by.name,
                        what.isEmpty() ? name : tr("%1: %2").arg(name, what), change.message});
    }
    m_table->setRows(rows);
    m_table->setVisible(!rows.empty());
    const int more = int(m_shown.size()) - int(rows.size());
    const QString from = m_context.formats.dateTime(since()).section(u'.', 0, 0);
    m_note->setText(more > 0       ? tr("And %n more.", nullptr, more)
                    : rows.empty() ? tr("Nothing has changed since %1.").arg(from)
                    : m_firstVisit ? tr("This is your first visit: the last 7 days are shown.")
                                   : tr("Since %1.").arg(from));
}

void ChangesView::open(int row)
{
    if (row < 0 || row >= int(m_shown.size())) {
        return;
    }
    const catalog::Change &change = m_shown[std::size_t(row)].change;
    if (const auto id = productOf(change); id && m_session && m_session->catalog()->product(*id)) {
        m_context.navigator.openPage(Target{*id, {}}.key() + u"#history"_s);
    } else if (!change.domain.isEmpty()) {
        m_context.navigator.openPage(u"domain:"_s + change.domain);
    }
}

} // namespace mesh::ui
