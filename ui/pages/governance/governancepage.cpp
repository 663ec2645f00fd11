// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/governance/governancepage.h"

#include "ui/delegates/rowdelegate.h"
#include "ui/dialogs/catalog/policychanges.h"
#include "ui/dialogs/catalog/policydialog.h"
#include "ui/pages/governance/findingsmodel.h"
#include "ui/pages/governance/platformview.h"
#include "ui/pages/governance/policydetail.h"
#include "ui/pages/governance/problemsview.h"
#include "ui/pages/publish/undonotice.h"
#include "ui/state/formats.h"
#include "ui/state/navigator.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/facttable.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/resulttable.h"
#include "ui/widgets/scrolled.h"
#include "ui/widgets/stateview.h"
#include "ui/widgets/tabstrip.h"

#include "app/workspace/workspace.h"

#include <QElapsedTimer>
#include <QHeaderView>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mesh::ui {
namespace {

constexpr int toneRole = Qt::UserRole + 1; ///< of RowDelegate
constexpr auto catalogPause = 300ms;       ///< several records come together
constexpr int restFactor = 4;              ///< a mesh that takes long is looked at more rarely

enum PolicyColumn { NameColumn, Binds, Failure, Fails, Holds, NotFor, Excuses };

QLabel *note()
{
    auto *label = new DimLabel;
    label->setWordWrap(true);
    return label;
}

} // namespace

QString GovernancePage::pageKey()
{
    return u"governance"_s;
}

GovernancePage::GovernancePage(const Context &context, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_session(context.workspace.session())
    , m_summary(note())
    , m_new(new PrimaryButton(tr("New policy…")))
    , m_notice(new UndoNotice(context))
    , m_tabs(new TabStrip(TabStrip::Look::Line))
    , m_pages(new QStackedWidget)
    , m_policyRows(new QStandardItemModel(0, Excuses + 1, this))
    , m_policies(new ResultTable)
    , m_state(new StateView)
    , m_policyPlace(new QStackedWidget)
    , m_detail(new PolicyDetail(context))
    , m_around(new FindingsModel(this))
    , m_aroundTable(new ResultTable)
    , m_aroundNote(note())
    , m_exemptions(new FactTable(tr("Exemptions"), {{tr("Product"), false, false, true},
                                                    {tr("Policy"), false, false, true},
                                                    {tr("Because"), false, false, true},
                                                    {tr("Given by"), false, false, false},
                                                    {tr("Until"), false, false, false},
                                                    {tr("State"), false, false, false}}))
    , m_exemptionsNote(note())
    , m_end(new QPushButton(tr("End it…")))
    , m_platform(new PlatformView(context, *m_session))
    , m_problems(new ProblemsView(context, *m_session))
{
    layOut();
    m_due.setSingleShot(true);
    connect(&m_due, &QTimer::timeout, this, &GovernancePage::compute);
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_new, &QPushButton::clicked, this, &GovernancePage::newPolicy);
    connect(m_end, &QPushButton::clicked, this, &GovernancePage::endExemption);
    connect(m_detail, &PolicyDetail::opened, this, &GovernancePage::listen);
    connect(m_platform, &PlatformView::opened, this, &GovernancePage::listen);
    connect(m_problems, &ProblemsView::counted, this, &GovernancePage::countProblems);
    connect(m_policies->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &GovernancePage::showSelected);
    connect(m_policies, &ResultTable::opened, m_detail, &PolicyDetail::edit);
    connect(m_aroundTable, &ResultTable::opened, this, [this](const QModelIndex &index) {
        m_context.navigator.open({m_around->productAt(index.row()), {}});
    });
    connect(m_exemptions->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &GovernancePage::showSelected);
    connect(m_session, &workspace::Session::catalogChanged, this, &GovernancePage::takeCatalog);
    connect(m_session, &workspace::Session::stateChanged, this, &GovernancePage::showSummary);
    m_state->showLoading(tr("Asking every product…"));
    showSummary();
    countProblems();
}

GovernancePage::~GovernancePage()
{
    m_stop.request_stop();
}

void GovernancePage::layOut()
{
    m_tabs->addTab(tr("Policies"));
    m_tabs->addTab(tr("Around the rules"));
    m_tabs->addTab(tr("Exemptions"));
    m_tabs->addTab(tr("Tiers and classifications"));
    m_tabs->addTab(tr("Not understood"));
    m_pages->addWidget(makePolicies());
    m_pages->addWidget(makeAround());
    m_pages->addWidget(makeExemptions());
    m_pages->addWidget(scrolledPage(m_platform, tr("Tiers and classifications")));
    m_pages->addWidget(scrolledPage(m_problems, tr("Not understood")));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_notice);
    column->addWidget(makeHead());
    column->addWidget(m_tabs);
    column->addWidget(new Line(Qt::Horizontal));
    column->addWidget(m_pages, 1);
}

QWidget *GovernancePage::makeHead()
{
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(space::large, space::medium, space::large, space::small);
    row->setSpacing(space::medium);
    auto *words = new QVBoxLayout;
    words->setSpacing(space::tiny);
    words->addWidget(new TitleLabel(tr("Governance")));
    words->addWidget(m_summary);
    row->addLayout(words, 1);
    row->addWidget(m_new, 0, Qt::AlignTop);
    return head;
}

QWidget *GovernancePage::makePolicies()
{
    m_policies->setModel(m_policyRows);
    m_policies->setItemDelegate(new RowDelegate(toneRole, m_policies));
    m_policies->setAccessibleName(tr("Policies"));
    m_policies->verticalHeader()->setDefaultSectionSize(space::row);
    m_policies->horizontalHeader()->setSectionsClickable(false);
    m_policies->setColumnRules({{NameColumn, 200, 0, 3},
                                {Binds, 120, 560, 1},
                                {Failure, 120, 0, 0},
                                {Fails, 90, 0, 0},
                                {Holds, 100, 520, 0},
                                {NotFor, 130, 820, 0},
                                {Excuses, 120, 700, 0}});
    m_policyPlace->addWidget(m_state);
    m_policyPlace->addWidget(m_policies);
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(m_policyPlace);
    splitter->addWidget(m_detail);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({320, 300});
    return splitter;
}

QWidget *GovernancePage::makeAround()
{
    m_aroundTable->setModel(m_around);
    m_aroundTable->setItemDelegate(new RowDelegate(FindingsModel::toneRole, m_aroundTable));
    m_aroundTable->setAccessibleName(tr("Published around the rules"));
    m_aroundTable->verticalHeader()->setDefaultSectionSize(space::row);
    m_aroundTable->horizontalHeader()->setSectionsClickable(false);
    m_aroundTable->setColumnRules({{FindingsModel::Product, 220, 0, 2},
                                   {FindingsModel::Owner, 140, 400, 1},
                                   {FindingsModel::Says, 220, 0, 3}});
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, space::small, 0, 0);
    m_aroundNote->setContentsMargins(space::large, 0, space::large, 0);
    column->addWidget(m_aroundNote);
    column->addWidget(m_aroundTable, 1);
    return page;
}

QWidget *GovernancePage::makeExemptions()
{
    auto *inside = new QWidget;
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(space::large, space::small, space::large, space::large);
    column->setSpacing(space::small);
    column->addWidget(m_exemptionsNote);
    column->addWidget(m_exemptions);
    m_exemptions->setSelectionMode(QAbstractItemView::SingleSelection);
    m_end->setAutoDefault(false);
    column->addWidget(m_end, 0, Qt::AlignLeft);
    column->addStretch();
    return scrolledPage(inside, tr("Exemptions"));
}

void GovernancePage::setActive(bool active)
{
    m_active = active;
    if (active && m_stale) {
        compute();
    }
}

void GovernancePage::refresh()
{
    if (m_session) {
        m_session->refresh();
        m_stale = true;
        compute();
    }
}

void GovernancePage::setTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
}

void GovernancePage::takeCatalog()
{
    m_stale = true;
    if (m_active && !m_due.isActive()) {
        m_due.start(std::max<std::chrono::milliseconds>(
            catalogPause, std::chrono::milliseconds(m_lasted * restFactor)));
    }
}

void GovernancePage::compute()
{
    m_due.stop();
    if (!m_active || !m_session || m_computing) {
        return;
    }
    m_stale = false;
    m_computing = true;
    m_stop = {};
    QElapsedTimer since;
    since.start();
    m_context.workspace.tasks()
        .run(core::Pool::Cpu,
             [catalog = m_session->catalog(), today = QDate::currentDate(),
              stop = m_stop.get_token()]() -> std::shared_ptr<const catalog::Compliance> {
                 auto found = catalog::surveyMesh(*catalog, today, stop);
                 return found ? std::make_shared<const catalog::Compliance>(*std::move(found))
                              : nullptr;
             })
        .then(this, [this, since](const std::shared_ptr<const catalog::Compliance> &found) {
            m_computing = false;
            m_lasted = since.elapsed();
            if (found) {
                showCompliance(found);
            }
            if (m_stale) {
                takeCatalog();
            }
        });
}

void GovernancePage::showCompliance(std::shared_ptr<const catalog::Compliance> compliance)
{
    m_compliance = std::move(compliance);
    m_around->showAround(m_compliance);
    showSummary();
    showPolicies();
    showExemptions();
}

void GovernancePage::showSummary()
{
    const auto refusal = m_session ? m_session->editing().refusal() : std::nullopt;
    m_new->setEnabled(m_session && !refusal);
    m_new->setToolTip(refusal ? core::explain(*refusal).sentence() : QString());
    const QString about = tr("Rules for products, and how they stand.");
    if (!m_compliance) {
        m_summary->setText(about);
        return;
    }
    const int around = m_around->rowCount();
    //: The tab of products that are published though a policy blocks them; %1 is their number
    m_tabs->setTabText(AroundTab, around == 0 ? tr("Around the rules")
                                              : tr("Around the rules (%1)").arg(around));
    m_aroundNote->setText(
        around == 0
            ? tr("No product is published that a policy blocks.")
            : tr("Policies bind Meshscope and meshctl, not Kafka. These were written past them, or "
                 "before the policy was: their owners decide what to do."));
    const qint64 all = qint64(m_compliance->products.size());
    if (all == 0) {
        m_summary->setText(about);
        return;
    }
    const Formats &formats = m_context.formats;
    //: Both are numbers of products
    m_summary->setText(tr("%1 of %2 products hold every policy that is on.")
                           .arg(formats.count(m_compliance->inOrder), formats.count(all)) +
                       u' ' +
                       (around == 0 ? tr("None is published around the rules.")
                                    : tr("%n is published around the rules.", nullptr, around)));
}

void GovernancePage::showPolicies()
{
    const QStringList titles{tr("Policy"), tr("Binds"),          tr("A failure"), tr("Fail"),
                             tr("Hold"),   tr("Does not apply"), tr("Excused")};
    m_policyRows->removeRows(0, m_policyRows->rowCount());
    m_policyRows->setHorizontalHeaderLabels(titles);
    for (int column = NameColumn; column <= Excuses; ++column) {
        const auto side = column >= Fails ? Qt::AlignRight : Qt::AlignLeft;
        m_policyRows->setHeaderData(column, Qt::Horizontal, int(side | Qt::AlignVCenter),
                                    Qt::TextAlignmentRole);
    }
    const Formats &formats = m_context.formats;
    for (const catalog::PolicyStanding &standing : m_compliance->policies) {
        const catalog::Policy &policy = standing.origin.policy;
        const bool broken = !standing.broken.isEmpty();
        const auto number = [&](qsizetype count) {
            return broken ? u"–"_s : formats.count(qint64(count));
        };
        const QStringList texts{nameOf(policy),
                                standing.origin.ofDomain.isEmpty() ? tr("the mesh")
                                                                   : standing.origin.ofDomain,
                                policy.enabled ? severityWord(policy.severity) : tr("off"),
                                number(qsizetype(standing.failing.size())),
                                number(standing.holds),
                                number(standing.notApplicable),
                                number(qsizetype(standing.excused.size()))};
        QList<QStandardItem *> row;
        for (int column = 0; column < texts.size(); ++column) {
            auto *item = new QStandardItem(texts[column]);
            item->setTextAlignment((column >= Fails ? Qt::AlignRight : Qt::AlignLeft) |
                                   Qt::AlignVCenter);
            item->setToolTip(broken ? standing.broken : texts[column]);
            if (!policy.enabled) {
                item->setData(int(Colour::Dim), toneRole);
            } else if (broken || (column == Fails && !standing.failing.empty())) {
                const bool bad = policy.severity == catalog::Severity::Block || broken;
                item->setData(int(bad ? Colour::Bad : Colour::Warn), toneRole);
            } else if (column >= Fails && texts[column] == formats.count(0)) {
                item->setData(int(Colour::Dim), toneRole);
            }
            row << item;
        }
        m_policyRows->appendRow(row);
    }
    m_policyPlace->setCurrentWidget(m_compliance->policies.empty() ? static_cast<QWidget *>(m_state)
                                                                   : m_policies);
    if (m_compliance->policies.empty()) {
        m_state->showEmpty(tr("This mesh has no policies."),
                           tr("Setting up a mesh writes a set to begin with; a policy of your own "
                              "is tried before it is switched on."));
    }
    if (!select(m_selected.first, m_selected.second) && m_policyRows->rowCount() > 0) {
        m_policies->setCurrentIndex(m_policyRows->index(firstFailing(), 0));
    }
    showSelected();
}

int GovernancePage::firstFailing() const
{
    const auto &all = m_compliance->policies;
    const auto found =
        std::find_if(all.begin(), all.end(), [](const auto &one) { return !one.failing.empty(); });
    return found == all.end() ? 0 : int(found - all.begin());
}

bool GovernancePage::select(const QString &policy, const QString &ofDomain)
{
    const auto index = m_compliance ? m_compliance->indexOf(policy, ofDomain) : std::nullopt;
    if (index) {
        m_policies->setCurrentIndex(m_policyRows->index(int(*index), 0));
        m_policies->scrollTo(m_policies->currentIndex());
    }
    return index.has_value();
}

void GovernancePage::showSelected()
{
    const int row = m_policies->currentIndex().row();
    if (m_compliance && row >= 0 && row < int(m_compliance->policies.size())) {
        const catalog::PolicyOrigin &origin = m_compliance->policies[std::size_t(row)].origin;
        m_selected = {origin.policy.id, origin.ofDomain};
        m_detail->showPolicy(m_compliance, std::size_t(row));
    } else {
        m_detail->showPolicy(nullptr, {});
    }
    const int excused = m_exemptions->currentIndex().row();
    const bool runs = excused >= 0 && excused < int(m_excused.size()) &&
                      m_excused[std::size_t(excused)].exemption.until >= QDate::currentDate();
    m_end->setEnabled(runs && m_session && !m_session->editing().refusal());
}

void GovernancePage::showExemptions()
{
    m_excused.clear();
    for (std::size_t i = 0; i < m_compliance->policies.size(); ++i) {
        for (const auto &exemption : m_compliance->policies[i].origin.policy.exemptions) {
            m_excused.push_back({i, exemption});
        }
    }
    // What runs stands first, what ends next at the top; the ended ones follow, the last one first.
    const QDate today = m_compliance->day;
    const auto runs = [today](const catalog::Exemption &one) {
        return one.until && *one.until >= today && !one.reason.isEmpty();
    };
    std::stable_sort(m_excused.begin(), m_excused.end(), [&](const auto &a, const auto &b) {
        if (runs(a.exemption) != runs(b.exemption)) {
            return runs(a.exemption);
        }
        return runs(a.exemption) ? a.exemption.until < b.exemption.until
                                 : a.exemption.until > b.exemption.until;
    });
    std::vector<QStringList> rows;
    for (const Excused &one : m_excused) {
        const catalog::Exemption &exemption = one.exemption;
        const QString state = runs(exemption) ? tr("runs")
                              : exemption.reason.isEmpty() || !exemption.until
                                  ? tr("void: no reason or no end")
                                  : tr("ended");
        rows.push_back({exemption.product.toString(),
                        nameOf(m_compliance->policies[one.policy].origin.policy), exemption.reason,
                        exemption.grantedBy,
                        exemption.until ? exemption.until->toString(Qt::ISODate) : u"–"_s, state});
    }
    m_exemptions->setRows(rows);
    int running = 0;
    for (int row = 0; row < int(m_excused.size()); ++row) {
        if (runs(m_excused[std::size_t(row)].exemption)) {
            ++running;
        } else {
            m_exemptions->setRowTone(row, u"dim"_s, m_excused[std::size_t(row)].exemption.reason);
        }
    }
    m_exemptions->setVisible(!rows.empty());
    m_end->setVisible(!rows.empty());
    m_exemptionsNote->setText(
        rows.empty() ? tr("No product is excused from a policy. A policy’s own panel excuses one: "
                          "with a reason, and until a day.")
                     : tr("%n exemption(s) run.", nullptr, running));
    m_tabs->setTabText(ExemptionsTab,
                       running == 0 ? tr("Exemptions") : tr("Exemptions (%1)").arg(running));
    showSelected();
}

void GovernancePage::countProblems()
{
    const qsizetype count = m_problems->count();
    //: The tab of records of the catalog that this version cannot take; %1 is their number
    m_tabs->setTabText(ProblemsTab,
                       count == 0 ? tr("Not understood") : tr("Not understood (%1)").arg(count));
}

void GovernancePage::listen(ReviewDialog *dialog)
{
    connect(dialog, &ReviewDialog::written, m_notice,
            [notice = m_notice](const std::vector<workspace::NamedWrite> &done) {
                notice->offer(tr("Written."), done);
            });
}

void GovernancePage::newPolicy()
{
    if (!m_session) {
        return;
    }
    if (!m_dialog) {
        auto *dialog = new PolicyDialog(m_context, nullptr, this);
        connect(dialog, &ReviewDialog::written, this, [this, dialog] {
            m_selected = {dialog->policy().policy.id, dialog->policy().ofDomain};
        });
        m_dialog = dialog;
        listen(m_dialog);
    }
    m_dialog->show();
    m_dialog->raise();
}

void GovernancePage::endExemption()
{
    const int row = m_exemptions->currentIndex().row();
    if (row < 0 || row >= int(m_excused.size()) || !m_session) {
        return;
    }
    if (m_dialog) {
        m_dialog->close();
    }
    const Excused &one = m_excused[std::size_t(row)];
    m_dialog =
        makeEndDialog(m_context, m_compliance->policies[one.policy].origin, one.exemption, this);
    listen(m_dialog);
    m_dialog->show();
}

ReviewDialog *GovernancePage::dialog() const
{
    return m_dialog;
}

} // namespace mesh::ui
