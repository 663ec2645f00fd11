// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/explore/explorepage.h"

#include "app/workspace/workspace.h"
#include "ui/delegates/exploredelegate.h"
#include "ui/dialogs/catalog/domaindialog.h"
#include "ui/dialogs/catalog/lifedialog.h"
#include "ui/dialogs/catalog/meshsetupdialog.h"
#include "ui/models/exploremodel.h"
#include "ui/pages/explore/comparepanel.h"
#include "ui/pages/explore/explorehead.h"
#include "ui/pages/explore/principlecards.h"
#include "ui/pages/explore/selectionbar.h"
#include "ui/pages/explore/topicsurvey.h"
#include "ui/state/formats.h"
#include "ui/state/navigator.h"
#include "ui/state/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/resulttable.h"
#include "ui/widgets/stateview.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <limits>

namespace mesh::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using workspace::Session;

namespace {

const QString cardsView = u"cards"_s;
const QString cardsAway = u"away"_s;

/// Failures that no waiting cures: something in the connection's settings is to be changed.
bool liesInProfile(core::Code code)
{
    switch (code) {
    case core::Code::Usage:
    case core::Code::Authentication:
    case core::Code::ScramKafka4:
    case core::Code::TlsHandshake:
    case core::Code::TlsUnknownCa:
    case core::Code::TlsExpired:
    case core::Code::TlsHostname:
    case core::Code::TlsClientCertificate:
    case core::Code::TlsExpected:
    case core::Code::TlsUnexpected:
    case core::Code::NotKafka:
    case core::Code::Resolve:
    case core::Code::Credentials:
        return true;
    default:
        return false;
    }
}

catalog::SearchOrder orderOf(int column)
{
    switch (column) {
    case ExploreModel::Name:
        return catalog::SearchOrder::Name;
    case ExploreModel::Owner:
        return catalog::SearchOrder::Owner;
    case ExploreModel::Quality:
        return catalog::SearchOrder::Quality;
    case ExploreModel::Tier:
        return catalog::SearchOrder::Tier;
    case ExploreModel::Changed:
        return catalog::SearchOrder::Changed;
    default:
        return catalog::SearchOrder::Relevance;
    }
}

} // namespace

ExplorePage::ExplorePage(const Context &context, MeshSearch &search,
                         std::unique_ptr<RowPreview> preview, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_search(search)
    , m_previewOwner(std::move(preview))
    , m_head(new ExploreHead(context, search))
    , m_cards(new PrincipleCards)
    , m_model(new ExploreModel(search, context.formats, this))
    , m_table(new ResultTable)
    , m_state(new StateView)
    , m_compare(new ComparePanel(context))
    , m_middle(new QStackedWidget)
    , m_below(new QStackedWidget)
    , m_splitter(new QSplitter(Qt::Vertical))
{
    layOut();
    connectSearch();
    m_selectionRests.setSingleShot(true);
    m_selectionRests.setInterval(150ms);
    connect(&m_selectionRests, &QTimer::timeout, this, &ExplorePage::updatePreview);
    m_watch.setSingleShot(true);
    m_watch.setInterval(300ms);
    connect(&m_watch, &QTimer::timeout, this, &ExplorePage::watchRows);
    // Who reads and what is configured changes too, slowly.
    m_lookAgain.setSingleShot(true);
    m_lookAgain.setInterval(60s);
    connect(&m_lookAgain, &QTimer::timeout, this, &ExplorePage::watchRows);
    // Ages grow also while nothing is measured.
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this,
            [this] { m_model->touchPulse(m_context.workspace.clock().now()); });
    updateState();
}

ExplorePage::~ExplorePage() = default;

void ExplorePage::layOut()
{
    m_table->setModel(m_model);
    m_table->setItemDelegate(new ExploreDelegate(m_table));
    m_table->verticalHeader()->setDefaultSectionSize(ExploreDelegate::rowHeight);
    m_table->setAccessibleName(tr("Results"));
    setColumns();
    m_selection = new SelectionBar(m_context, *m_table, *m_model);
    m_middle->addWidget(m_table);
    m_middle->addWidget(m_state);
    if (m_previewOwner) {
        m_preview = m_previewOwner.release();
        m_below->addWidget(m_preview); // owned by the stack from here on
    } else {
        m_below->addWidget(new QWidget);
    }
    m_below->addWidget(m_compare);
    m_below->hide();
    m_cards->hide();

    auto *upper = new QWidget;
    auto *upperColumn = new QVBoxLayout(upper);
    upperColumn->setContentsMargins(0, 0, 0, 0);
    upperColumn->setSpacing(0);
    upperColumn->addWidget(m_cards);
    upperColumn->addWidget(m_head);
    upperColumn->addWidget(m_middle, 1);
    upperColumn->addWidget(m_selection); // below: rows must not move under whoever picks them
    m_splitter->addWidget(upper);
    m_splitter->addWidget(m_below);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({484, 276}); // six events and the trust strip
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_splitter);
}

void ExplorePage::setColumns()
{
    // Without words there is no why.
    const int why = m_search.answeredText().isEmpty() ? std::numeric_limits<int>::max() : 620;
    m_table->setColumnRules({{ExploreModel::Name, 220, 0, 3},
                             {ExploreModel::Why, 130, why, 2},
                             {ExploreModel::Owner, 150, 480, 0},
                             {ExploreModel::Quality, 110, 700, 0},
                             {ExploreModel::Tier, 64, 860, 0},
                             {ExploreModel::Freshness, 96, 400, 0},
                             {ExploreModel::Promises, 96, 780, 0},
                             {ExploreModel::Readers, 84, 900, 0},
                             {ExploreModel::Changed, 96, 820, 0}});
}

void ExplorePage::connectSearch()
{
    connect(&m_search, &MeshSearch::answerChanged, this, &ExplorePage::setColumns);
    connect(&m_search, &MeshSearch::answerChanged, this, &ExplorePage::updateState);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        // The same row stays selected where it is found again.
        const int row = m_model->rowOf(m_selected);
        if (m_model->rowCount() > 0) {
            // The current row only: what else was selected is put back below.
            m_table->selectionModel()->setCurrentIndex(m_model->index(std::max(0, row), 0),
                                                       m_selection->products().size() > 1
                                                           ? QItemSelectionModel::NoUpdate
                                                           : QItemSelectionModel::ClearAndSelect |
                                                                 QItemSelectionModel::Rows);
            m_selection->restore();
        }
        m_watch.start();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &index) {
                m_selected = m_model->targetAt(index.row());
                m_selectionRests.start();
            });
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this,
            [this] { m_watch.start(); });
    connect(m_table, &ResultTable::opened, this, [this](const QModelIndex &index) {
        m_context.navigator.open(m_model->targetAt(index.row()));
    });
    connect(m_table, &ResultTable::endWanted, this, [this](const QModelIndex &index) {
        openEnd(index.data(ExploreModel::TargetRole).value<Target>());
    });
    connect(m_table, &ResultTable::marked, this, [this](const QModelIndex &index) {
        if (!m_model->toggleMark(index.row())) {
            m_context.navigator.tell(tr("Three at most can be compared"));
        }
    });
    connect(m_table->horizontalHeader(), &QHeaderView::sectionClicked, this, [this](int column) {
        const catalog::SearchOrder order = orderOf(column);
        const bool same = order == m_search.query().order;
        const bool descending =
            same ? !m_search.query().descending : order == catalog::SearchOrder::Changed;
        m_search.setOrder(order, order != catalog::SearchOrder::Relevance && descending);
    });
    connect(m_model, &ExploreModel::marksChanged, this, &ExplorePage::updateMarks);
    connect(m_compare, &ComparePanel::closed, m_model, &ExploreModel::clearMarks);
    connect(m_compare, &ComparePanel::openRequested, this,
            [this](const Target &target) { m_context.navigator.open(target); });
    connect(m_state, &StateView::actionTriggered, this, &ExplorePage::runStateAction);
    connect(m_cards, &PrincipleCards::tried, this, &ExplorePage::tryTask);
    connect(m_cards, &PrincipleCards::doneChanged, this, &ExplorePage::saveCards);
    connect(m_cards, &PrincipleCards::closed, this, [this] {
        m_cardsWanted = false;
        makeRoom();
        saveCards();
    });
    connect(&m_search, &MeshSearch::queryChanged, this, [this] {
        if (m_search.query().text.contains(u"email"_s, Qt::CaseInsensitive)) {
            m_cards->setDone(PrincipleCards::SearchField, true);
        }
        if (m_search.query().selections.contains(catalog::Facet::Classification)) {
            m_cards->setDone(PrincipleCards::ReadPolicy, true);
        }
    });
}

void ExplorePage::setSession(Session *session)
{
    m_session = session;
    m_model->setPulse(session ? &session->pulse() : nullptr);
    m_model->forgetAnswers();
    m_model->clearMarks();
    m_cardsWanted = false;
    makeRoom();
    m_selection->forget();
    delete m_survey;
    if (session) {
        m_survey = new TopicSurvey(*session, this);
        connect(m_survey, &TopicSurvey::answered, m_model, &ExploreModel::setAnswers);
        connect(session, &Session::stateChanged, this, &ExplorePage::updateState);
        connect(session, &Session::catalogChanged, this, &ExplorePage::updateState);
        connect(&session->pulse(), &workspace::Pulse::measured, this,
                [this] { m_model->touchPulse(m_context.workspace.clock().now()); });
        workspace::UserStore &store = session->userStore();
        connect(&store, &workspace::UserStore::savedSearchesChanged, m_head,
                &ExploreHead::updateSaved);
        connect(&store, &workspace::UserStore::draftsChanged, m_head, &ExploreHead::updateDrafts);
        const auto showCards = [this] {
            const QString kept =
                QString::fromUtf8(m_session->userStore().viewState(key(), cardsView));
            m_cards->setDoneNames(kept.split(u' '));
            m_cardsWanted = m_session->profile().sandbox && !kept.contains(cardsAway);
            makeRoom();
            m_head->updateSaved();
        };
        connect(&store, &workspace::UserStore::loaded, this, showCards);
        showCards();
    }
    m_head->updateSaved();
    m_head->updateDrafts();
    updateState();
}

void ExplorePage::updateState()
{
    const bool rows = m_model->rowCount() > 0;
    m_stateAction = StateAction::None;
    if (rows) {
        m_middle->setCurrentWidget(m_table);
        makeRoom();
        updateMarks();
        return;
    }
    m_middle->setCurrentWidget(m_state);
    m_below->hide();
    const Session::State state = m_session ? m_session->state() : Session::State::Starting;
    const bool known = m_session && (m_session->catalog()->syncedAt() >= 0 ||
                                     m_session->catalog()->topicsAt() >= 0);
    if (!m_session) {
        m_stateAction = StateAction::EditProfiles;
        m_state->showEmpty(tr("No connection is open."), tr("Choose one, or make a new one."),
                           tr("Connections…"));
    } else if (!known && state == Session::State::Starting) {
        m_state->showLoading(tr("The sandbox is being made…"));
    } else if (!known && state == Session::State::Offline && m_session->problem()) {
        showFailure(*m_session->problem());
    } else if (!known || !m_search.answered()) {
        m_state->showLoading(
            tr("Asking %1…").arg(m_session->profile().bootstrapServers.join(u", "_s)));
    } else if (m_session->catalogProblem() && !m_session->catalog()->hasMesh() &&
               // Who may not see a catalog may see topics all the same.
               m_session->catalogProblem()->code != core::Code::Denied) {
        showFailure(*m_session->catalogProblem());
    } else {
        showNothingFound();
    }
}

void ExplorePage::showFailure(const core::Error &error)
{
    const bool ours = liesInProfile(error.code);
    m_stateAction = ours ? StateAction::EditConnection : StateAction::Retry;
    m_state->showError(error, ours ? tr("Edit the connection…") : tr("Try again"));
}

void ExplorePage::showNothingFound()
{
    const catalog::SearchAnswer &answer = m_search.answer();
    const bool mesh = m_session->catalog()->hasMesh();
    const QString text = m_search.answeredText();
    if (!mesh && m_session->catalog()->topics().empty()) {
        m_stateAction = StateAction::EditConnection;
        m_state->showEmpty(tr("This cluster shows you no topics."),
                           tr("It has none, or you lack the right to describe any: Kafka leaves "
                              "those out without a word. Ask who runs it for DESCRIBE, or sign in "
                              "as somebody else."),
                           tr("Edit the connection…"));
    } else if (!mesh && m_session->catalogProblem() && !m_search.query().includeTopics) {
        m_stateAction = StateAction::EditConnection;
        m_state->showError(*m_session->catalogProblem(), tr("Edit the connection…"));
    } else if (!mesh && !m_search.query().includeTopics) {
        const int topics = int(m_session->catalog()->topics().size());
        m_stateAction = StateAction::SetUpMesh;
        m_state->showEmpty(tr("This cluster has no mesh yet."),
                           tr("No product is published here. Its %n topic(s) can be browsed, "
                              "searched and watched all the same.",
                              nullptr, topics),
                           tr("Set up a mesh here…"));
    } else if (!m_search.isFiltered()) {
        const bool domains = !m_session->catalog()->domains().empty();
        m_stateAction = mesh && !domains ? StateAction::NewDomain
                        : mesh           ? StateAction::IncludeTopics
                                         : StateAction::None;
        m_state->showEmpty(mesh ? tr("The mesh is empty.") : tr("This cluster has no topics."),
                           !mesh     ? tr("Or there is none that you may see.")
                           : domains ? tr("Its domains have published nothing yet.")
                                     : tr("It has no domain yet: that is who owns data."),
                           !mesh     ? QString()
                           : domains ? tr("Show topics")
                                     : tr("New domain…"));
    } else if (answer.totalUnfiltered > 0) {
        m_stateAction = StateAction::ClearFilters;
        m_state->showEmpty(tr("Nothing is left."),
                           tr("%n would be found without the chosen filters.", nullptr,
                              int(answer.totalUnfiltered)),
                           tr("Take the filters away"));
    } else if (!answer.suggestions.isEmpty()) {
        m_stateAction = StateAction::Suggestion;
        m_state->showEmpty(tr("Nothing holds “%1”.").arg(text),
                           tr("These come close: %1.").arg(answer.suggestions.join(u", "_s)),
                           tr("Search for “%1”").arg(answer.suggestions.front()));
    } else if (!m_search.query().includeTopics) {
        m_stateAction = StateAction::IncludeTopics;
        m_state->showEmpty(tr("No product holds “%1”.").arg(text),
                           tr("Only products were searched."), tr("Search topics too"));
    } else {
        m_stateAction = StateAction::ClearFilters;
        m_state->showEmpty(tr("Nothing holds “%1”.").arg(text),
                           tr("Names, purposes, owners, tags and fields were searched."),
                           tr("Show everything"));
    }
}

void ExplorePage::runStateAction()
{
    switch (m_stateAction) {
    case StateAction::ClearFilters:
        if (m_search.answer().totalUnfiltered > 0) {
            const QString text = m_search.query().text;
            m_search.clear();
            m_search.setText(text);
        } else {
            m_search.clear();
        }
        break;
    case StateAction::IncludeTopics:
        m_search.setIncludeTopics(true);
        break;
    case StateAction::Suggestion:
        m_search.setText(m_search.answer().suggestions.value(0));
        break;
    case StateAction::SetUpMesh:
        setUpMesh();
        break;
    case StateAction::NewDomain:
        makeDomain();
        break;
    case StateAction::Retry:
        refresh();
        break;
    case StateAction::EditConnection:
        m_context.navigator.editProfiles(m_session->profile().id);
        break;
    case StateAction::EditProfiles:
        m_context.navigator.editProfiles();
        break;
    case StateAction::None:
        break;
    }
}

void ExplorePage::setUpMesh()
{
    if (!m_session) {
        return;
    }
    if (!m_meshSetup) {
        m_meshSetup = new MeshSetupDialog(m_context, this);
        m_meshSetup->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_meshSetup->show();
    m_meshSetup->raise();
}

// Deprecated, then retired, then removed: each with its own dialog.
void ExplorePage::openEnd(const Target &target)
{
    const auto entry =
        m_session && target.product ? m_session->catalog()->product(*target.product) : nullptr;
    const auto step = entry ? catalog::endingStep(entry->lifecycle) : std::nullopt;
    if (step && !m_session->profile().readOnly) {
        delete m_lifeDialog;
        m_lifeDialog = new LifeDialog(m_context, entry->id, *step, this);
        m_lifeDialog->show();
    }
}

void ExplorePage::makeDomain()
{
    if (!m_session) {
        return;
    }
    if (!m_domainDialog) {
        m_domainDialog = new DomainDialog(m_context, QString(), this);
    }
    m_domainDialog->show();
    m_domainDialog->raise();
}

MeshSetupDialog *ExplorePage::meshSetupDialog() const
{
    return m_meshSetup;
}

DomainDialog *ExplorePage::domainDialog() const
{
    return m_domainDialog;
}

void ExplorePage::updatePreview()
{
    if (m_preview) {
        m_preview->showTarget(m_session ? m_selected : Target{});
    }
}

void ExplorePage::updateMarks()
{
    const bool comparing = m_model->marked().size() > 1 && m_search.snapshot();
    if (comparing) {
        m_compare->setTargets(*m_search.snapshot(), m_model->marked());
        m_below->setCurrentWidget(m_compare);
    } else {
        m_below->setCurrentIndex(0);
    }
}

void ExplorePage::watchRows()
{
    if (!m_session) {
        return;
    }
    QStringList topics;
    const int first = std::max(0, m_table->rowAt(0));
    for (int row = first; m_active && row < m_model->rowCount(); ++row) {
        if (m_table->rowViewportPosition(row) > m_table->viewport()->height()) {
            break;
        }
        if (const QString topic = m_model->topicAt(row); !topic.isEmpty()) {
            topics << topic;
        }
    }
    m_session->pulse().watch(this, QSet<QString>(topics.begin(), topics.end()));
    m_survey->want(topics);
    if (m_active) {
        m_lookAgain.start();
    }
}

void ExplorePage::noteOpened(const Target &target)
{
    if (target.product && target.product->domain == u"sales") {
        m_cards->setDone(PrincipleCards::OpenDomain, true);
    }
    if (target.product && target.product->domain == u"logistics") {
        m_cards->setDone(PrincipleCards::WatchEvents, true);
    }
}

void ExplorePage::tryTask(int task)
{
    switch (task) {
    case PrincipleCards::OpenDomain:
        m_context.navigator.open({core::ProductId{u"sales"_s, u"orders"_s}, {}});
        break;
    case PrincipleCards::WatchEvents:
        m_context.navigator.open({core::ProductId{u"logistics"_s, u"shipments"_s}, {}});
        break;
    case PrincipleCards::SearchField:
        m_context.navigator.explore(u"email"_s);
        break;
    case PrincipleCards::ReadPolicy: {
        QString personal;
        for (const auto &value : m_search.answer().facet(catalog::Facet::Classification)) {
            if (value.value.contains(u"personal"_s, Qt::CaseInsensitive)) {
                personal = value.value;
            }
        }
        if (!personal.isEmpty()) {
            m_search.setSelected(catalog::Facet::Classification, personal, true);
        }
        break;
    }
    default:
        break;
    }
}

void ExplorePage::saveCards()
{
    if (m_session) {
        QStringList names = m_cards->doneNames();
        if (!m_cardsWanted) {
            names << cardsAway;
        }
        m_session->userStore().setViewState(key(), cardsView, names.join(u' ').toUtf8());
    }
}

void ExplorePage::makeRoom()
{
    // The results come first: what explains gives way, then what looks ahead.
    m_cards->setVisible(m_cardsWanted && height() >= 640 && width() >= 860);
    m_below->setVisible(m_model->rowCount() > 0 && height() >= 420);
}

void ExplorePage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    makeRoom();
}

void ExplorePage::setActive(bool active)
{
    m_active = active;
    if (m_preview) {
        m_preview->setActive(active);
    }
    if (active) {
        m_tick.start();
    } else {
        m_tick.stop();
    }
    m_watch.start();
}

void ExplorePage::refresh()
{
    if (m_session) {
        m_survey->forget();
        m_session->refresh();
        m_watch.start();
    }
}

bool ExplorePage::focusFilter()
{
    m_table->setFocus();
    return false;
}

QByteArray ExplorePage::saveState() const
{
    return toJson(m_search.query());
}

void ExplorePage::restoreState(const QByteArray &state)
{
    const catalog::SearchQuery query = searchFromJson(state);
    m_search.setIncludeTopics(query.includeTopics);
    m_search.setOrder(query.order, query.descending);
}

} // namespace mesh::ui
