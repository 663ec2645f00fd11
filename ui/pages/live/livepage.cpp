// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/live/livepage.h"

#include "ui/dialogs/exportdialog.h"
#include "ui/models/recordtablemodel.h"
#include "ui/pages/live/livetoolbar.h"
#include "ui/pages/live/volumesource.h"
#include "ui/state/formats.h"
#include "ui/state/inspectorhost.h"
#include "ui/state/navigator.h"
#include "ui/state/theme.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/framepacer.h"
#include "ui/widgets/histogram.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/recordinspector.h"
#include "ui/widgets/recordtable.h"
#include "ui/widgets/stateview.h"

#include "app/catalog/access/access.h"
#include "app/workspace/catalogediting.h"
#include "app/workspace/workspace.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QMenu>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

/// Pages lower than this have a low histogram, so that the rows keep their room.
constexpr int lowPage = 560;
constexpr int sampledForSize = 20;
/// A condition with more letters than this is nothing to click on in a menu.
constexpr int longestOffered = 120;

} // namespace

LivePage::LivePage(const Context &context, workspace::Session &session, const ProductFacts &facts,
                   QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_session(&session)
    , m_facts(facts)
    , m_shape(std::make_shared<tabular::RecordShape>())
    , m_toolbar(new LiveToolbar(context.formats, this))
    , m_notice(new NoticeBar(this))
    , m_histogram(new Histogram(this))
    , m_volume(new VolumeSource(session, facts.topic, this))
    , m_model(new RecordTableModel(this))
    , m_table(new RecordTable(*m_model, this))
    , m_state(new StateView(this))
    , m_stack(new QStackedWidget(this))
    , m_ledger(new LedgerBar(this))
    , m_pacer(new FramePacer(*this, this))
    , m_inspector(new RecordInspector(context.formats, this))
{
    setUp();
    connectToolbar();
    connectTable();
    connectInspector();
    connect(&session, &workspace::Session::stateChanged, this, &LivePage::followSession);
    connect(&context.formats, &Formats::changed, this, [this] {
        m_histogram->setTimeZone(m_context.formats.timeZone());
        m_toolbar->setRange(m_range);
        rebuildReader();
    });
}

LivePage::~LivePage()
{
    // The model borrows from the feed, and the inspector may stand in the window.
    m_model->setFeed(nullptr);
    if (m_inspector->parentWidget() != this) {
        delete m_inspector;
    }
}

void LivePage::setUp()
{
    m_inspector->hide();
    m_inspector->setProfile(m_session->profile());
    m_inspector->setDecoder(m_session->decoder());
    m_inspector->setMasks(m_facts.masks);
    m_toolbar->filter().setHintHost(*this);
    m_toolbar->filter().setSeenValues([this] { return seenValues(); });
    m_histogram->setTimeZone(m_context.formats.timeZone());
    auto *graph = new QHBoxLayout;
    graph->setContentsMargins(space::large, 0, space::large, space::tiny);
    graph->addWidget(m_histogram);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_state);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_toolbar);
    layout->addWidget(m_notice);
    layout->addLayout(graph);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_ledger);
    m_toolbar->setRange(m_range);

    m_rateTimer.setInterval(1000);
    connect(&m_rateTimer, &QTimer::timeout, this, &LivePage::measureRate);
    connect(m_pacer, &FramePacer::frame, this, &LivePage::applyFrame);
    connect(m_volume, &VolumeSource::changed, this, [this] {
        m_histogram->setBars(m_volume->volume());
        switch (m_volume->origin()) {
        case VolumeSource::Origin::OffsetsByTime:
            //: Where the numbers of the graph come from: offsets looked up by time
            m_histogram->setSource(tr("offsets by time"),
                                   tr("Counted by the offsets at each time: all records of the "
                                      "topic, also those that compaction has removed since."));
            break;
        case VolumeSource::Origin::RecordsRead:
            //: Where the numbers of the graph come from
            m_histogram->setSource(tr("records read"),
                                   tr("Counted from the records this view has read: the cluster "
                                      "cannot look up offsets by time."));
            break;
        case VolumeSource::Origin::Nothing:
            m_histogram->setSource({}, {});
        }
        m_histogram->setSpan(m_volume->origin() == VolumeSource::Origin::OffsetsByTime
                                 ? std::optional(m_volume->span())
                                 : std::nullopt);
        showShownSpan();
    });
    connect(m_histogram, &Histogram::spanChosen, m_volume, &VolumeSource::setSpan);
    connect(m_histogram, &Histogram::jumpWanted, this, [this](core::TimestampMs time) {
        RangeChoice choice;
        choice.kind = RangeChoice::Kind::Time;
        choice.from = time;
        setRange(choice);
    });
    connect(m_ledger, &LedgerBar::undecodableWanted, this, &LivePage::showUndecodable);
    connect(m_notice, &NoticeBar::actionTriggered, this, &LivePage::refresh);
    connect(m_state, &StateView::actionTriggered, this, [this] {
        if (m_stateListsUndecodable) {
            showUndecodable(LedgerBar::UndecodableLink::Show);
        } else if (m_stateAsksForAccess) {
            Q_EMIT accessWanted();
        } else {
            refresh();
        }
    });
    connect(new QShortcut(QKeySequence(u"Ctrl+Shift+E"_s), this), &QShortcut::activated, this,
            &LivePage::openExport);
}

void LivePage::connectToolbar()
{
    connect(m_toolbar, &LiveToolbar::followingChosen, this, &LivePage::setFollowing);
    connect(m_toolbar, &LiveToolbar::rangeChosen, this, &LivePage::setRange);
    connect(m_toolbar, &LiveToolbar::partitionsChosen, this,
            [this](const std::vector<core::PartitionId> &partitions) {
                m_partitions = partitions;
                startReading();
            });
    connect(m_toolbar, &LiveToolbar::columnsChosen, this, [this](const std::vector<QString> &ids) {
        m_chosenColumns = ids;
        rebuildReader();
    });
    connect(m_toolbar, &LiveToolbar::columnsResetWanted, this, [this] {
        m_chosenColumns.clear();
        rebuildReader();
        offerColumns();
    });
    connect(m_toolbar, &LiveToolbar::exportWanted, this, &LivePage::openExport);
    connect(&m_toolbar->filter(), &FilterField::filterChanged, this, [this] {
        m_undecided = workspace::Undecided::Hidden;
        m_goToUndecodable = false;
        applyFilter();
    });
}

void LivePage::connectTable()
{
    connect(m_table, &RecordTable::currentChanged, this, &LivePage::inspect);
    connect(m_table, &RecordTable::activated, this, [this] {
        m_context.inspectors.reveal();
        m_inspector->setFocus();
    });
    connect(m_table, &RecordTable::newestWanted, this, [this] { setFollowing(true); });
    connect(m_table, &RecordTable::rowMenuRequested, this, &LivePage::openRowMenu);
    connect(m_table, &RecordTable::columnMenuRequested, this, [this] { m_toolbar->openColumns(); });
    connect(m_table, &RecordTable::scrolled, this, &LivePage::showShownSpan);
}

void LivePage::connectInspector()
{
    connect(m_inspector, &RecordInspector::stepWanted, m_table, &RecordTable::moveCurrent);
    connect(m_inspector, &RecordInspector::revealWanted, this, &LivePage::noteReveal);
    connect(m_inspector, &RecordInspector::schemaNameWanted, this, &LivePage::nameSchema);
}

void LivePage::nameSchema(qint32 id)
{
    if (!m_session) {
        return;
    }
    m_session->schemaUses(id).then(
        this, [this, id](const core::Result<std::vector<schema::SchemaUse>> &uses) {
            if (!uses || uses->empty()) {
                return;
            }
            // Of several subjects the one that is named after the topic says most.
            const auto own =
                std::find_if(uses->begin(), uses->end(), [this](const schema::SchemaUse &use) {
                    return use.subject.startsWith(m_facts.topic);
                });
            const schema::SchemaUse &use = own == uses->end() ? uses->front() : *own;
            m_inspector->setSchemaName(id, u"%1 v%2"_s.arg(use.subject).arg(use.version));
        });
}

void LivePage::setFacts(const ProductFacts &facts)
{
    const bool masksChanged = !(facts.masks.masks() == m_facts.masks.masks());
    const bool topicFound = m_facts.topic != facts.topic;
    m_facts = facts;
    if (topicFound) {
        m_volume->setTopic(facts.topic);
    }
    if (topicFound && m_active) {
        reopenFeed(); // opened before the catalog said which topic it is
    }
    if (masksChanged) {
        m_inspector->setMasks(facts.masks);
        rebuildReader();
    }
}

void LivePage::setActive(bool active)
{
    if (m_active == active) {
        return;
    }
    m_active = active;
    if (active && !m_started) {
        openFeed();
    }
    if (m_feed) {
        m_feed->setVisible(active);
    }
    m_volume->setActive(active);
    if (active) {
        m_pacer->request();
        m_rateTimer.start();
    } else {
        m_rateTimer.stop();
    }
}

void LivePage::refresh()
{
    if (!m_session) {
        return;
    }
    const auto state = m_feed ? m_feed->status()->state : kafka::ReadState::Failed;
    if (state != kafka::ReadState::Failed &&
        (state != kafka::ReadState::Stalled || m_feed->rowCount() > 0)) {
        m_volume->setActive(m_active);
        return;
    }
    reopenFeed();
}

void LivePage::followSession()
{
    // A page that was opened before there was a connection, at the start or with its tab, reads
    // when there is one.
    const bool connected = m_session && m_session->state() == workspace::Session::State::Connected;
    const auto status = m_feed ? m_feed->status() : nullptr;
    if (connected && status && status->state == kafka::ReadState::Failed && status->error &&
        status->error->retriable) {
        reopenFeed();
    } else {
        showStatus();
    }
}

void LivePage::reopenFeed()
{
    m_model->setFeed(nullptr);
    m_feed.reset();
    openFeed();
    if (m_feed) {
        m_feed->setVisible(m_active);
    }
}

void LivePage::focusFilter()
{
    m_toolbar->filter().setFocus(Qt::ShortcutFocusReason);
    m_toolbar->filter().selectAll();
}

bool LivePage::isFiltering() const
{
    return m_toolbar->filter().hasFocus();
}

void LivePage::openFeed()
{
    if (!m_session || m_facts.topic.isEmpty()) {
        return;
    }
    m_started = true;
    m_feed = m_session->openFeed(m_facts.topic);
    m_model->setFeed(m_feed.get());
    connect(m_feed.get(), &workspace::LiveFeed::pending, m_pacer, &FramePacer::request);
    connect(m_feed.get(), &workspace::LiveFeed::statusChanged, this, &LivePage::showStatus);
    connect(m_feed.get(), &workspace::LiveFeed::shapeChanged, this, &LivePage::updateShape);
    if (m_toolbar->filter().filter()) {
        applyFilter();
    }
    startReading();
}

void LivePage::applyFilter()
{
    const auto filter = m_toolbar->filter().filter();
    m_ledger->setUndecodableLink(!filter ? LedgerBar::UndecodableLink::Next
                                 : m_undecided == workspace::Undecided::Hidden
                                     ? LedgerBar::UndecodableLink::Show
                                     : LedgerBar::UndecodableLink::Hide);
    if (m_feed) {
        m_feed->setFilter(filter, m_undecided);
        m_pacer->request();
    }
}

void LivePage::showUndecodable(LedgerBar::UndecodableLink link)
{
    if (link == LedgerBar::UndecodableLink::Next) {
        showNextUndecodable();
        return;
    }
    m_goToUndecodable = link == LedgerBar::UndecodableLink::Show;
    m_undecided = m_goToUndecodable ? workspace::Undecided::Listed : workspace::Undecided::Hidden;
    applyFilter();
}

void LivePage::startReading()
{
    if (!m_feed) {
        return;
    }
    m_table->clearSelection();
    m_table->showNewest();
    m_volume->restart();
    m_receivedAtRate = 0;
    m_sinceRate.invalidate();
    m_feed->start(m_range.request(m_facts.topic, m_partitions));
    m_feed->setFollowing(true);
    m_toolbar->setFollowing(!m_range.ends());
    m_pacer->request();
    showStatus();
}

void LivePage::setRange(const RangeChoice &range)
{
    m_range = range;
    m_toolbar->setRange(range);
    startReading();
}

void LivePage::setFollowing(bool following)
{
    if (!m_feed) {
        return;
    }
    if (following && m_range.ends()) {
        // A range that has been read to its end cannot be followed: the newest are.
        setRange(RangeChoice());
        return;
    }
    m_feed->setFollowing(following);
    m_toolbar->setFollowing(following);
    m_table->setWaiting(0);
    if (following) {
        m_table->showNewest();
        m_pacer->request();
    }
    m_context.navigator.tell(following ? tr("Following %1").arg(m_facts.name())
                                       : tr("Paused %1").arg(m_facts.name()));
}

void LivePage::applyFrame()
{
    if (!m_feed) {
        return;
    }
    const workspace::FrameChange change = m_model->applyFrame();
    const qsizetype rows = m_feed->rowCount();
    if (change.reset) {
        m_volume->count(*m_feed, 0, rows);
        if (std::exchange(m_goToUndecodable, false)) {
            showNextUndecodable();
        }
    } else if (change.appended > 0) {
        m_volume->count(*m_feed, rows - change.appended, change.appended);
    }
    const bool allNew = change.appended > m_table->wholeVisibleRows() && m_table->atNewest();
    m_pacer->setInterval(allNew ? FramePacer::calm : FramePacer::smooth);
    m_ledger->setLedger(m_feed->ledger());
    showShownSpan();
    if (m_stack->currentWidget() == m_state || rows == 0) {
        showStatus();
    }
}

void LivePage::measureRate()
{
    if (!m_feed) {
        return;
    }
    const quint64 received = m_feed->ledger().received();
    LiveRate rate;
    if (m_sinceRate.isValid() && m_sinceRate.elapsed() > 0 && received >= m_receivedAtRate) {
        rate.recordsPerSecond =
            double(received - m_receivedAtRate) * 1000.0 / double(m_sinceRate.elapsed());
        const qsizetype rows = m_feed->rowCount();
        const qsizetype looked = std::min<qsizetype>(rows, sampledForSize);
        double bytes = 0;
        for (qsizetype row = rows - looked; row < rows; ++row) {
            bytes += double(m_feed->at(row).size());
        }
        rate.bytesPerSecond = looked > 0 ? rate.recordsPerSecond * bytes / double(looked) : 0;
    }
    rate.lag = m_feed->status()->lag();
    m_receivedAtRate = received;
    m_sinceRate.start();
    m_ledger->setRate(rate);
    m_table->setWaiting(m_feed->following() ? 0 : m_feed->waiting());
}

void LivePage::showShownSpan()
{
    const int rows = m_model->rowCount();
    if (rows == 0) {
        m_histogram->setShown(0, 0);
        return;
    }
    const int first = std::clamp(m_table->firstVisibleRow(), 0, rows - 1);
    const int last = std::min(rows - 1, first + m_table->wholeVisibleRows());
    const core::TimestampMs newest = m_model->record(first).timestamp;
    const core::TimestampMs oldest = m_model->record(last).timestamp;
    m_histogram->setShown(std::min(oldest, newest), std::max(oldest, newest));
}

void LivePage::inspect(std::optional<quint64> sequence)
{
    const auto row = sequence ? m_model->rowOf(*sequence) : std::nullopt;
    if (row) {
        m_inspector->showRecord(InspectedRecord(m_facts.topic, *sequence, m_model->record(*row)));
    } else if (!sequence) {
        m_inspector->showNothing();
    }
}

void LivePage::showNextUndecodable()
{
    const int rows = m_model->rowCount();
    const auto current = m_table->current() ? m_model->rowOf(*m_table->current()) : std::nullopt;
    // From the selected row down to the oldest, then again from the newest.
    const int start = current.value_or(-1) + 1;
    for (int step = 0; step < rows; ++step) {
        const int row = (start + step) % rows;
        if (m_feed->undecodable(rows - 1 - row)) {
            m_table->setCurrent(m_model->sequence(row));
            m_table->setFocus();
            m_context.inspectors.reveal();
            return;
        }
    }
    m_context.navigator.tell(tr("The undecodable records have left the table again"));
}

void LivePage::openRowMenu(QPoint place, quint64 sequence, int column)
{
    const auto row = m_model->rowOf(sequence);
    if (!row) {
        return;
    }
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const int selected = int(m_table->selectedRows(1000).size());
    connect(menu->addAction(tr("Copy %n row(s)", nullptr, std::max(1, selected))),
            &QAction::triggered, m_table, &RecordTable::copySelection);
    const auto &columns = m_model->reader().columns();
    if (column >= 0 && column < int(columns.size())) {
        const RecordColumn &about = columns[size_t(column)];
        const bool masked = m_model->cells(*row).cells[size_t(column)].tone == CellTone::Masked;
        const QString text = m_model->reader().plainText(m_model->record(*row), column);
        if (!masked && !text.isEmpty()) {
            connect(menu->addAction(tr("Copy %1").arg(about.title)), &QAction::triggered, this,
                    [text] { QApplication::clipboard()->setText(text); });
        }
        const QString condition = m_model->reader().condition(m_model->record(*row), column);
        if (!condition.isEmpty() && condition.size() < longestOffered) {
            QString said = condition;
            said.replace(u'&', u"&&"_s);
            connect(menu->addAction(tr("Filter: %1").arg(said)), &QAction::triggered, this,
                    [this, condition] { m_toolbar->filter().setFilterText(condition); });
        }
    }
    menu->addSeparator();
    m_inspector->fillCopyMenu(*menu);
    menu->popup(place);
}

void LivePage::noteReveal(const QStringList &fields, core::PartitionId partition,
                          core::Offset offset)
{
    if (!m_session) {
        return;
    }
    workspace::CatalogEditing &editing = m_session->editing();
    catalog::Reveal reveal = catalog::newReveal(m_facts.topic, fields, editing.signature());
    reveal.partition = partition;
    reveal.offset = offset;
    editing.noteReveal(reveal).then(this, [this, fields, partition,
                                           offset](const core::Result<core::Offset> &noted) {
        if (!noted) {
            m_inspector->refuseReveal(core::explain(noted.error()).sentence(), partition, offset);
            return;
        }
        m_inspector->reveal(fields, partition, offset);
        m_context.navigator.tell(tr("Revealed %1, noted in the mesh").arg(fields.join(u", "_s)));
    });
}

void LivePage::openExport()
{
    if (!m_feed || !m_session || m_export) {
        return;
    }
    ExportSubject subject;
    subject.topic = m_facts.topic;
    subject.name = m_facts.name();
    subject.request = m_range.request(m_facts.topic, m_partitions);
    subject.rangeText = m_range.text(m_context.formats);
    subject.filter = m_toolbar->filter().filter();
    subject.masks = m_facts.masks;
    subject.allColumns = allColumns();
    const QHeaderView &header = m_table->header();
    for (int visual = 0; visual < header.count(); ++visual) {
        subject.columns.push_back(
            m_model->reader().columns()[size_t(header.logicalIndex(visual))].column);
    }
    subject.shownRows = m_feed->rowCount();
    subject.rows = [this] { return m_feed ? m_feed->rows() : std::vector<workspace::RowChunk>(); };
    m_export = new ExportDialog(m_context, *m_session, std::move(subject), window());
    m_export->setAttribute(Qt::WA_DeleteOnClose);
    m_export->show();
}

ExportDialog *LivePage::exportDialog() const
{
    return m_export;
}

void LivePage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier && m_feed) {
        setFollowing(!m_feed->following());
        return;
    }
    QWidget::keyPressEvent(event);
}

void LivePage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_histogram->setCompact(height() < lowPage);
}

} // namespace mesh::ui
