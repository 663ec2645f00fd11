// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/product/productpage.h"

#include "ui/dialogs/catalog/lifedialog.h"
#include "ui/dialogs/catalog/majordialog.h"
#include "ui/dialogs/catalog/remnantsdialog.h"
#include "ui/pages/live/livepage.h"
#include "ui/pages/overview/overviewpage.h"
#include "ui/pages/product/contractview.h"
#include "ui/pages/product/movebar.h"
#include "ui/pages/publish/accessview.h"
#include "ui/pages/publish/historyview.h"
#include "ui/pages/publish/productedit.h"
#include "ui/pages/publish/publishpage.h"
#include "ui/state/navigator.h"
#include "ui/state/symbols.h"
#include "ui/state/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/recordinspector.h"
#include "ui/widgets/tabstrip.h"

#include "app/catalog/history/merge.h"
#include "app/workspace/catalogediting.h"
#include "app/workspace/workspace.h"

#include <QHBoxLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <map>

using namespace Qt::StringLiterals;

namespace mesh::ui {

ProductPage::ProductPage(const Context &context, const Target &target, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_session(context.workspace.session())
    , m_target(target)
    , m_facts(ProductFacts::of(target, *m_session->catalog()))
    , m_title(new TitleLabel({}, this))
    , m_badges(new QHBoxLayout)
    , m_star(new IconButton(u"star"_s, tr("Favourite"), this))
    , m_port(new MenuButton({}, this))
    , m_subtitle(new ElidedLabel({}, this))
    , m_action(new PrimaryButton({}, this))
    , m_more(new MenuButton(tr("More"), this))
    , m_written(new NoticeBar(this))
    , m_move(new MoveBar(context, *m_session, this))
    , m_notices(new NoticeBar(this))
    , m_tabs(new TabStrip(TabStrip::Look::Line, this))
    , m_pages(new QStackedWidget(this))
    , m_overviewPlace(new QStackedWidget(this))
    , m_overview(new OverviewPage(context, *m_session, m_facts, this))
    , m_live(new LivePage(context, *m_session, m_facts, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    setUpHeader(*layout);
    m_overviewPlace->addWidget(m_overview);
    m_pages->addWidget(m_overviewPlace);
    m_pages->addWidget(m_live);
    layout->addWidget(m_pages, 1);
    m_tabs->addTab(tr("Overview"));
    m_tabs->addTab(tr("Live"));
    m_tabs->setCurrentIndex(LiveTab);
    m_pages->setCurrentIndex(LiveTab);
    connect(m_tabs, &QTabBar::currentChanged, this, &ProductPage::tabChanged);
    connect(m_overview, &OverviewPage::liveWanted, this, [this] { setTab(LiveTab); });
    connect(m_live, &LivePage::accessWanted, this, [this] {
        setTab(AccessTab);
        m_access->openDialog(AccessDialog::What::Ask);
    });
    connect(m_overview, &OverviewPage::sampleWanted, this, [this](const catalog::Product &product) {
        edit();
        if (m_edit) {
            m_edit->propose(product, {}, 0);
        }
    });
    connect(m_session, &workspace::Session::catalogChanged, this, &ProductPage::update);
    connect(m_session, &workspace::Session::stateChanged, this, [this] {
        // What was asked while there was no connection is asked again.
        if (m_session && m_session->state() == workspace::Session::State::Connected) {
            m_overview->refresh();
        }
    });
    connect(&m_session->userStore(), &workspace::UserStore::favouritesChanged, this,
            &ProductPage::updateFavourite);
    connect(m_star, &QToolButton::clicked, this, [this] {
        if (m_session) {
            auto &store = m_session->userStore();
            store.setFavourite(key(), !store.favourites().contains(key()));
        }
    });
    connect(m_session, &workspace::Session::stateChanged, this, &ProductPage::updateAction);
    connect(&m_session->editing(), &workspace::CatalogEditing::written, this,
            &ProductPage::showWritten);
    connect(&m_session->userStore(), &workspace::UserStore::draftsChanged, this,
            &ProductPage::updateAction);
    connect(m_action, &QPushButton::clicked, this, &ProductPage::runAction);
    connect(m_written, &NoticeBar::actionTriggered, this, &ProductPage::undo);
    updateHeader();
    showWritten();
}

ProductPage::~ProductPage()
{
    // An edit keeps its draft while it goes: this page is no listener any more by then.
    if (m_session) {
        disconnect(&m_session->userStore(), nullptr, this, nullptr);
    }
}

void ProductPage::setUpHeader(QVBoxLayout &layout)
{
    auto *line = new QHBoxLayout;
    line->setContentsMargins(space::large, space::tiny, space::large, 0);
    line->setSpacing(space::small);
    m_badges->setSpacing(space::small);
    line->addWidget(m_title);
    line->addLayout(m_badges);
    line->addStretch();
    line->addWidget(m_port);
    line->addWidget(m_star);
    line->addWidget(m_more);
    line->addWidget(m_action);
    m_action->setAutoDefault(false);
    layout.addLayout(line);
    auto *below = new QHBoxLayout;
    below->setContentsMargins(space::large, 0, space::large, 0);
    setTone(*m_title, {});
    below->addWidget(m_subtitle);
    layout.addLayout(below);
    layout.addWidget(m_written);
    layout.addWidget(m_move);
    layout.addWidget(m_notices);
    auto *tabs = new QHBoxLayout;
    tabs->setContentsMargins(space::large, 0, space::large, 0);
    tabs->addWidget(m_tabs);
    tabs->addStretch();
    layout.addLayout(tabs);
    auto *rule = new QHBoxLayout;
    rule->setContentsMargins(space::large, 0, space::large, 0);
    rule->addWidget(new Line(Qt::Horizontal, this));
    layout.addLayout(rule);
    QPalette dim = m_subtitle->palette();
    dim.setColor(QPalette::WindowText, colour(palette(), Colour::Dim));
    m_subtitle->setPalette(dim);
}

QString ProductPage::title() const
{
    return m_target.product ? m_target.product->name : m_target.topic;
}

QString ProductPage::toolTipText() const
{
    return m_facts.name();
}

QWidget *ProductPage::inspector()
{
    return m_tabs->currentIndex() == LiveTab ? &m_live->inspector() : nullptr;
}

QString ProductPage::helpChapter() const
{
    if (m_tabs->currentIndex() != LiveTab) {
        return u"product"_s;
    }
    return m_live->isFiltering() ? u"filter"_s : u"live"_s;
}

void ProductPage::setActive(bool active)
{
    m_active = active;
    askPolicies();
    m_live->setActive(active && m_tabs->currentIndex() == LiveTab);
    m_overview->setActive(active && m_tabs->currentIndex() == OverviewTab);
    if (m_history) {
        m_contract->setActive(active && m_tabs->currentIndex() == ContractTab);
        m_history->setActive(active && m_tabs->currentIndex() == HistoryTab);
        m_access->setActive(active && m_tabs->currentIndex() == AccessTab);
    }
}

void ProductPage::refresh()
{
    if (m_tabs->currentIndex() == LiveTab) {
        m_live->refresh();
    } else if (m_tabs->currentIndex() == HistoryTab && m_history) {
        m_history->refresh();
    } else if (m_tabs->currentIndex() == ContractTab && m_contract) {
        m_contract->refresh();
    } else if (m_tabs->currentIndex() == AccessTab && m_access) {
        m_access->refresh();
    } else {
        m_overview->refresh();
    }
}

bool ProductPage::focusFilter()
{
    setTab(LiveTab);
    m_live->focusFilter();
    return true;
}

void ProductPage::setTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
}

void ProductPage::showPlace(const QString &place)
{
    static const std::map<QString, Tab> tabs{{u"overview"_s, OverviewTab},
                                             {u"live"_s, LiveTab},
                                             {u"contract"_s, ContractTab},
                                             {u"history"_s, HistoryTab},
                                             {u"access"_s, AccessTab}};
    if (const auto tab = tabs.find(place); tab != tabs.end()) {
        setTab(tab->second);
    } else if (place == u"edit"_s && m_action->isEnabled()) {
        edit();
    }
}

void ProductPage::tabChanged()
{
    m_pages->setCurrentIndex(m_tabs->currentIndex());
    setActive(m_active);
    Q_EMIT inspectorChanged();
}

void ProductPage::update()
{
    if (!m_session) {
        return;
    }
    ProductFacts facts = ProductFacts::of(m_target, *m_session->catalog());
    if (m_target.product && m_facts.entry && !facts.entry && !m_edit) {
        // Moved, it is what it has become; removed from the mesh, what is left is its topic.
        const auto moved = m_session->catalog()->movedTo(*m_target.product);
        m_target = moved ? Target{*moved, {}} : Target{std::nullopt, m_facts.topic};
        removeTabs();
        facts = ProductFacts::of(m_target, *m_session->catalog());
    }
    if (!facts.sameAs(m_facts)) {
        m_facts = std::move(facts);
        showFacts();
    }
    askPolicies();
}

void ProductPage::showFacts()
{
    updateHeader();
    m_overview->setFacts(m_facts);
    m_live->setFacts(m_facts);
    if (m_contract) {
        m_contract->setFacts(m_facts);
    }
    Q_EMIT titleChanged();
}

void ProductPage::updateHeader()
{
    m_title->setText(m_facts.name());
    m_subtitle->setText(subtitle());
    updateBadges();
    updateNotices();
    makeRoom();
    updatePorts();
    updateFavourite();
    m_move->setProduct(m_facts.product ? std::optional(m_facts.product->id) : std::nullopt);
    updateAction();
    updateTabs();
}

void ProductPage::updateAction()
{
    const QString subject = m_facts.product ? ProductEdit::draftKey(m_facts.product->id)
                                            : PublishPage::keyOf(m_facts.topic);
    const bool begun = m_session && m_session->userStore().draft(subject).has_value();
    m_action->setText(!m_facts.published() ? (begun ? tr("Go on publishing") : tr("Publish…"))
                      : begun              ? tr("Go on editing")
                                           : tr("Edit"));
    // Own topics of the mesh and internal ones are nothing to publish; a read-only profile says so.
    const auto topic = m_session ? m_session->catalog()->topic(m_facts.topic) : nullptr;
    const bool publishable = m_session && m_session->catalog()->hasMesh() && topic &&
                             !topic->internal && !topic->meshOwn;
    m_action->setVisible((m_facts.published() || publishable) && !m_edit);
    const bool readOnly = m_session && m_session->profile().readOnly;
    m_action->setEnabled(!readOnly);
    m_action->setToolTip(readOnly ? tr("The profile is read-only.") : QString());
    updateMore();
}

void ProductPage::updateMore()
{
    const auto steps = m_facts.product ? catalog::stepsFrom(m_facts.product->lifecycle)
                                       : std::vector<catalog::LifeStep>();
    const bool readOnly = m_session && m_session->profile().readOnly;
    m_more->setVisible(!steps.empty() && !readOnly && !m_edit);
    auto *menu = new QMenu(m_more);
    if (m_facts.product && m_facts.product->lifecycle == catalog::Lifecycle::Active) {
        connect(menu->addAction(tr("New major version…")), &QAction::triggered, this,
                &ProductPage::openMajorDialog);
    }
    if (m_facts.product) {
        QAction *move = menu->addAction(tr("Move to another domain…"));
        connect(move, &QAction::triggered, m_move, &MoveBar::offer);
        // There may be another domain by the time that somebody looks.
        const auto show = [this, move] { move->setVisible(m_move->canOffer()); };
        connect(menu, &QMenu::aboutToShow, move, show);
        show();
    }
    for (const catalog::LifeStep step : steps) {
        connect(menu->addAction(LifeDialog::menuText(step)), &QAction::triggered, this,
                [this, step] { openLifeDialog(step); });
    }
    if (m_facts.product && m_facts.product->lifecycle == catalog::Lifecycle::Retired) {
        connect(menu->addAction(tr("Topics and schemas that are left…")), &QAction::triggered, this,
                &ProductPage::openRemnants);
    }
    if (QMenu *former = m_more->menu()) {
        former->deleteLater();
    }
    m_more->setMenu(menu);
}

void ProductPage::openLifeDialog(catalog::LifeStep step)
{
    if (!m_facts.product || !m_session) {
        return;
    }
    delete m_lifeDialog;
    m_lifeDialog = new LifeDialog(m_context, m_facts.product->id, step, this);
    m_lifeDialog->show();
}

void ProductPage::openRemnants()
{
    if (m_facts.product && m_session) {
        delete m_remnants;
        m_remnants = new RemnantsDialog(m_context, *m_facts.product, window());
        m_remnants->show();
    }
}

void ProductPage::openMajorDialog()
{
    if (!m_facts.product || !m_session) {
        return;
    }
    delete m_majorDialog;
    m_majorDialog = new MajorDialog(m_context, m_facts.product->id, this);
    m_majorDialog->show();
}

MajorDialog *ProductPage::majorDialog() const
{
    return m_majorDialog;
}

RemnantsDialog *ProductPage::remnants() const
{
    return m_remnants;
}

LifeDialog *ProductPage::lifeDialog() const
{
    return m_lifeDialog;
}

void ProductPage::runAction()
{
    if (m_facts.published()) {
        edit();
    } else {
        m_context.navigator.openPage(PublishPage::keyOf(m_facts.topic));
    }
}

void ProductPage::edit()
{
    if (m_edit || !m_facts.product || !m_session) {
        return;
    }
    m_edit = new ProductEdit(m_context, *m_session, m_facts.product->id, this);
    connect(m_edit, &ProductEdit::done, this, &ProductPage::endEdit);
    m_overviewPlace->addWidget(m_edit);
    m_overviewPlace->setCurrentWidget(m_edit);
    setTab(OverviewTab);
    updateAction();
    m_edit->setFocus();
}

// What only a product has comes and goes with its record.
void ProductPage::removeTabs()
{
    if (!m_history) {
        return;
    }
    for (QWidget *view : {static_cast<QWidget *>(m_access), static_cast<QWidget *>(m_history),
                          static_cast<QWidget *>(m_contract)}) {
        m_tabs->removeTab(m_tabs->count() - 1);
        m_pages->removeWidget(view);
        view->deleteLater();
    }
    m_contract = nullptr;
    m_history = nullptr;
    m_access = nullptr;
}

void ProductPage::updateTabs()
{
    if (!m_facts.product) {
        removeTabs();
    }
    if (m_history || !m_facts.product || !m_session) {
        return;
    }
    m_contract = new ContractView(m_context, *m_session, m_facts, this);
    m_history =
        new HistoryView(m_context, *m_session, catalog::RecordPlace::of(m_facts.product->id), this);
    m_access = new AccessView(m_context, *m_session, m_facts.product->id, this);
    m_pages->addWidget(m_contract);
    m_pages->addWidget(m_history);
    m_pages->addWidget(m_access);
    m_tabs->addTab(tr("Contract"));
    m_tabs->addTab(tr("History"));
    m_tabs->addTab(tr("Access"));
    connect(m_history, &HistoryView::revertWanted, this, &ProductPage::takeBack);
}

// In the form: a product's policies are asked there, and a version may have to be chosen.
void ProductPage::takeBack(const catalog::HistoryEntry &entry)
{
    const catalog::Revert reverted =
        catalog::revert(entry.before, entry.change.document, m_facts.product->document());
    const auto product = catalog::Product::read(reverted.document);
    if (!product) {
        return;
    }
    edit();
    if (m_edit) {
        setTab(OverviewTab);
        m_edit->propose(*product, revertReason(m_context.formats, entry),
                        int(reverted.kept.size()));
    }
}

void ProductPage::endEdit()
{
    if (m_edit) {
        m_overviewPlace->removeWidget(m_edit);
        m_edit->deleteLater();
        m_edit = nullptr;
        updateAction();
    }
}

void ProductPage::showWritten()
{
    m_written->clear();
    const auto &last = m_session ? m_session->editing().lastWrite() : std::nullopt;
    if (last && last->subject == m_facts.name()) {
        //: After a change of the catalog; %1 is the topic that it was written to
        m_written->show(
            Colour::Good,
            tr("Written to %1.").arg(m_session->editing().topics().catalogOf(last->set.domain)),
            tr("Undo"));
    }
}

void ProductPage::undo()
{
    if (!m_session) {
        return;
    }
    m_session->editing()
        .undoLastWrite(tr("Undo"))
        .then(this, [this](const core::Result<catalog::WriteOutcome> &outcome) {
            if (!outcome) {
                m_written->showError(outcome.error());
            } else if (!outcome->written()) {
                m_written->show(Colour::Bad, tr("Not undone: somebody else has changed it since."));
            }
        });
}

void ProductPage::choosePort(const QString &topic)
{
    if (topic == m_facts.topic || !m_session) {
        return;
    }
    // Another topic is another stream of events: its view starts anew.
    m_target.topic = topic;
    m_facts = ProductFacts::of(m_target, *m_session->catalog());
    const bool active = m_active;
    setActive(false);
    LivePage *former = m_live;
    m_live = new LivePage(m_context, *m_session, m_facts, this);
    m_pages->insertWidget(LiveTab, m_live);
    Q_EMIT inspectorChanged();
    m_pages->removeWidget(former);
    former->deleteLater();
    m_overview->setFacts(m_facts);
    m_pages->setCurrentIndex(m_tabs->currentIndex());
    updateHeader();
    setActive(active);
}

QByteArray ProductPage::saveState() const
{
    QJsonObject object;
    object.insert(u"tab"_s, m_tabs->currentIndex());
    object.insert(u"topic"_s, m_target.topic);
    object.insert(u"live"_s, QString::fromUtf8(m_live->saveState()));
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

void ProductPage::restoreState(const QByteArray &state)
{
    const QJsonObject object = QJsonDocument::fromJson(state).object();
    if (const QString topic = object.value(u"topic"_s).toString(); !topic.isEmpty()) {
        choosePort(topic);
    }
    m_live->restoreState(object.value(u"live"_s).toString().toUtf8());
    const int tab = object.value(u"tab"_s).toInt(LiveTab);
    setTab(tab >= 0 && tab < m_tabs->count() ? Tab(tab) : LiveTab);
}

} // namespace mesh::ui
