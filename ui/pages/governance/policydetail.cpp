// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/governance/policydetail.h"

#include "ui/delegates/rowdelegate.h"
#include "ui/dialogs/catalog/historydialog.h"
#include "ui/dialogs/catalog/policychanges.h"
#include "ui/dialogs/catalog/policydialog.h"
#include "ui/pages/governance/findingsmodel.h"
#include "ui/state/navigator.h"
#include "ui/state/theme.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/resulttable.h"
#include "ui/widgets/scrolled.h"

#include "app/workspace/catalogediting.h"
#include "app/workspace/workspace.h"

#include <QHeaderView>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {
constexpr int factsWidth = 520;
}

PolicyDetail::PolicyDetail(const Context &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_session(context.workspace.session())
    , m_title(new QLabel)
    , m_facts(new KeyValueRows)
    , m_who(new DimLabel)
    , m_edit(new QPushButton(tr("Edit…")))
    , m_switch(new QPushButton(tr("Switch off…")))
    , m_excuse(new QPushButton(tr("Excuse a product…")))
    , m_tighten(new QPushButton(tr("Tighten in a domain…")))
    , m_historyButton(new QPushButton(tr("History…")))
    , m_count(new DimLabel)
    , m_findings(new FindingsModel(this))
    , m_failing(new ResultTable)
{
    QFont strong = m_title->font();
    strong.setWeight(QFont::DemiBold);
    m_title->setFont(strong);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_who->setWordWrap(true);
    auto *inside = new QWidget;
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(space::large, space::small, space::large, space::large);
    column->setSpacing(space::small);
    column->addWidget(m_title);
    auto *buttons = new QWidget;
    auto *flow = new FlowLayout(buttons);
    for (QPushButton *button : {m_edit, m_switch, m_excuse, m_tighten, m_historyButton}) {
        button->setAutoDefault(false);
        flow->addWidget(button);
    }
    column->addWidget(buttons);
    column->addWidget(m_who);
    column->addWidget(m_facts);
    column->addStretch();
    QScrollArea *scroll = scrolled(inside, tr("What the policy asks"));
    scroll->setFixedWidth(factsWidth);

    m_failing->setModel(m_findings);
    m_failing->setItemDelegate(new RowDelegate(FindingsModel::toneRole, m_failing));
    m_failing->setAccessibleName(tr("Products that fail the policy"));
    m_failing->verticalHeader()->setDefaultSectionSize(space::row);
    m_failing->setColumnRules({{FindingsModel::Product, 200, 0, 3},
                               {FindingsModel::Owner, 110, 300, 2},
                               {FindingsModel::Says, 100, 0, 1}});
    auto *right = new QVBoxLayout;
    right->setContentsMargins(0, space::small, 0, 0);
    right->setSpacing(space::tiny);
    right->addWidget(m_count);
    right->addWidget(m_failing, 1);
    right->addStretch();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(scroll);
    row->addLayout(right, 1);

    connect(m_edit, &QPushButton::clicked, this, &PolicyDetail::edit);
    connect(m_switch, &QPushButton::clicked, this, &PolicyDetail::switchOnOrOff);
    connect(m_excuse, &QPushButton::clicked, this, &PolicyDetail::excuse);
    connect(m_tighten, &QPushButton::clicked, this, &PolicyDetail::tighten);
    connect(m_historyButton, &QPushButton::clicked, this, &PolicyDetail::showHistory);
    connect(m_failing, &ResultTable::opened, this, [this](const QModelIndex &index) {
        m_context.navigator.open({m_findings->productAt(index.row()), {}});
    });
    connect(m_session, &workspace::Session::stateChanged, this, &PolicyDetail::updateButtons);
    showPolicy(nullptr, {});
}

void PolicyDetail::showPolicy(const std::shared_ptr<const catalog::Compliance> &compliance,
                              std::optional<std::size_t> policy)
{
    m_compliance = compliance;
    m_standing.reset();
    if (compliance && policy) {
        m_standing = compliance->policies.at(*policy);
        m_findings->showPolicy(compliance, *policy);
    } else {
        m_findings->clear();
    }
    setVisible(m_standing.has_value());
    if (m_standing) {
        showFacts();
        updateButtons();
    }
}

void PolicyDetail::showFacts()
{
    const catalog::PolicyOrigin &origin = m_standing->origin;
    const catalog::Policy &policy = origin.policy;
    m_title->setText(nameOf(policy));
    const QString binds = !origin.ofDomain.isEmpty() ? tr("products of %1").arg(origin.ofDomain)
                          : policy.domains.isEmpty()
                              ? tr("every product of the mesh")
                              : tr("products of %1").arg(policy.domains.join(u", "_s));
    std::vector<KeyValueRows::Row> rows{{tr("Binds"), binds, false},
                                        {tr("Must hold"), policy.condition, true},
                                        {tr("Only where"), policy.appliesWhen, true},
                                        {tr("Reason"), policy.description, false},
                                        {tr("What to do"), policy.message, false},
                                        {tr("A failure"), severityWord(policy.severity), false}};
    if (const QString raised = raisedText(); !raised.isEmpty()) {
        rows.push_back({tr("Tightened"), raised, false});
    }
    if (!m_standing->broken.isEmpty()) {
        rows.push_back({tr("Cannot be evaluated"), m_standing->broken, false});
    }
    std::erase_if(rows, [](const auto &row) { return row.value.isEmpty(); });
    m_facts->setRows(rows);
    const int failing = int(m_standing->failing.size());
    m_count->setText(!m_standing->broken.isEmpty() ? tr("No product could be asked.")
                     : failing == 0                ? tr("No product fails it.")
                     : policy.enabled
                         ? tr("%n product(s) fail it.", nullptr, failing)
                         : tr("%n product(s) would fail it, were it on.", nullptr, failing));
    m_failing->setVisible(m_findings->rowCount() > 0);
    if (const int excused = int(m_standing->excused.size()); excused > 0) {
        m_count->setText(m_count->text() + u' ' + tr("%n excused.", nullptr, excused));
    }
}

QString PolicyDetail::raisedText() const
{
    QStringList raised;
    const auto &catalog = *m_session->catalog();
    for (const auto &domain : catalog.domains()) {
        const auto rules = catalog.rules(domain->domain.id);
        for (const catalog::RaisedPolicy &one :
             rules ? rules->value.raised : std::vector<catalog::RaisedPolicy>()) {
            if (one.policy == m_standing->origin.policy.id &&
                m_standing->origin.ofDomain.isEmpty() &&
                one.severity > m_standing->origin.policy.severity) {
                //: A domain that takes a policy more seriously: "sales: blocks"
                raised << tr("%1: %2").arg(domain->domain.id, severityWord(one.severity));
            }
        }
    }
    return raised.join(u", "_s);
}

void PolicyDetail::updateButtons()
{
    if (!m_standing || !m_session) {
        return;
    }
    const catalog::PolicyOrigin &origin = m_standing->origin;
    m_switch->setText(origin.policy.enabled ? tr("Switch off…") : tr("Switch on…"));
    const auto refusal = m_session->editing().refusal();
    const QString others = whoElseMay(*m_session, origin.ofDomain);
    const bool may = !refusal && others.isEmpty();
    for (QPushButton *button : {m_edit, m_switch, m_excuse}) {
        button->setEnabled(may);
    }
    m_tighten->setVisible(origin.ofDomain.isEmpty());
    m_tighten->setEnabled(!refusal && origin.policy.severity != catalog::Severity::Block);
    m_tighten->setToolTip(origin.policy.severity == catalog::Severity::Block
                              ? tr("It blocks already: nothing is stricter.")
                              : QString());
    m_who->setText(refusal                     ? core::explain(*refusal).sentence()
                   : !others.isEmpty()         ? others
                   : origin.ofDomain.isEmpty() ? tr("Kafka decides who may write the platform’s "
                                                    "records.")
                                               : QString());
    m_who->setVisible(!m_who->text().isEmpty());
}

void PolicyDetail::open(ReviewDialog *dialog)
{
    if (m_dialog) {
        m_dialog->close();
    }
    m_dialog = dialog;
    Q_EMIT opened(m_dialog);
    m_dialog->show();
}

void PolicyDetail::edit()
{
    open(new PolicyDialog(m_context, &m_standing->origin, this));
}

void PolicyDetail::switchOnOrOff()
{
    open(makeSwitchDialog(m_context, m_standing->origin, !m_standing->origin.policy.enabled, this));
}

void PolicyDetail::excuse()
{
    const QModelIndex current = m_failing->currentIndex();
    const QString product =
        current.isValid() ? m_findings->productAt(current.row()).toString() : QString();
    open(new ExemptionDialog(m_context, m_standing->origin, product, this));
}

void PolicyDetail::tighten()
{
    open(new TightenDialog(m_context, m_standing->origin.policy, this));
}

void PolicyDetail::showHistory()
{
    const catalog::PolicyOrigin &origin = m_standing->origin;
    delete m_history;
    // What a domain adds stands in one record: its rules.
    m_history = new HistoryDialog(m_context,
                                  origin.ofDomain.isEmpty()
                                      ? nameOf(origin.policy)
                                      : tr("what %1 asks of its products").arg(origin.ofDomain),
                                  origin.place(), this);
    connect(m_history, &HistoryDialog::opened, this, &PolicyDetail::opened);
    m_history->show();
}

HistoryDialog *PolicyDetail::history() const
{
    return m_history;
}

ReviewDialog *PolicyDetail::dialog() const
{
    return m_dialog;
}

} // namespace mesh::ui
