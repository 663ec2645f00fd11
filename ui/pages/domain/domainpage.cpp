// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/domain/domainpage.h"

#include "ui/dialogs/catalog/domaindialog.h"
#include "ui/dialogs/catalog/historydialog.h"
#include "ui/models/words.h"
#include "ui/state/formats.h"
#include "ui/state/navigator.h"
#include "ui/state/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/facttable.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/scrolled.h"

#include "app/workspace/catalogediting.h"
#include "app/workspace/workspace.h"

#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

constexpr std::size_t mostRows = 500; ///< of a table here; Explore shows all

QString channels(const std::vector<catalog::Channel> &contacts)
{
    QStringList names;
    for (const catalog::Channel &channel : contacts) {
        names << (channel.tool.isEmpty() ? channel.name : channel.name + u" · "_s + channel.tool);
    }
    return names.join(u", "_s);
}

} // namespace

QString DomainPage::keyOf(const QString &id)
{
    return u"domain:"_s + id;
}

DomainPage::DomainPage(const Context &context, const QString &id, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_session(context.workspace.session())
    , m_id(id)
    , m_title(new TitleLabel(id))
    , m_purpose(new DimLabel)
    , m_historyButton(new QPushButton(tr("History…")))
    , m_edit(new PrimaryButton(tr("Edit")))
    , m_facts(new KeyValueRows)
{
    m_purpose->setWordWrap(true);
    auto *inside = new QWidget;
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(space::large, space::medium, space::large, space::large);
    column->setSpacing(space::small);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addStretch();
    head->addWidget(m_historyButton);
    head->addWidget(m_edit);
    column->addLayout(head);
    column->addWidget(m_purpose);
    column->addSpacing(space::small);
    column->addWidget(m_facts);
    m_products = addTable(*column, tr("Products"),
                          {{tr("Product"), true},
                           {tr("Lifecycle"), false},
                           {tr("Owner"), true},
                           {tr("Quality"), false},
                           {tr("Tier"), false},
                           {tr("Changed"), false}});
    column->addWidget(m_productsNote = new DimLabel);
    m_topics = addTable(*column, tr("Topics that are not published"), {{tr("Topic"), true}});
    column->addWidget(m_topicsNote = new DimLabel);
    m_findings = addTable(*column, tr("To look at"), {{tr("Product"), true}, {tr("What"), true}});
    column->addWidget(m_findingsNote = new DimLabel);
    column->addStretch();
    for (QLabel *note : {m_productsNote, m_topicsNote, m_findingsNote}) {
        note->setWordWrap(true);
    }
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scrolledPage(inside, tr("Domain")));

    connect(m_historyButton, &QPushButton::clicked, this, &DomainPage::showHistory);
    connect(m_edit, &QPushButton::clicked, this, &DomainPage::edit);
    connect(m_products, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        openRow(index.siblingAtColumn(0).data().toString(), false);
    });
    connect(m_topics, &QAbstractItemView::activated, this,
            [this](const QModelIndex &index) { openRow(index.data().toString(), true); });
    connect(m_findings, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        openRow(index.siblingAtColumn(0).data().toString(), false);
    });
    connect(m_session, &workspace::Session::catalogChanged, this, &DomainPage::compute);
    connect(m_session, &workspace::Session::stateChanged, this, &DomainPage::showHead);
    show(DomainSummary{.entry = m_session->catalog()->domain(id)});
}

DomainPage::~DomainPage() = default;

FactTable *DomainPage::addTable(QVBoxLayout &layout, const QString &title,
                                const std::vector<std::pair<QString, bool>> &columns)
{
    layout.addSpacing(space::small);
    layout.addWidget(new SectionLabel(title));
    std::vector<FactTable::Column> all;
    for (const auto &[name, grows] : columns) {
        all.push_back({name, false, false, grows});
    }
    auto *table = new FactTable(title, all);
    layout.addWidget(table);
    return table;
}

void DomainPage::setActive(bool active)
{
    m_active = active;
    if (active && m_stale) {
        compute();
    }
}

void DomainPage::refresh()
{
    if (m_session) {
        m_session->refresh();
    }
}

void DomainPage::compute()
{
    m_stale = true;
    if (!m_active || !m_session) {
        return;
    }
    m_stale = false;
    m_context.workspace.tasks()
        .run(core::Pool::Cpu,
             [id = m_id, catalog = m_session->catalog(), today = QDate::currentDate()] {
                 return DomainSummary::of(id, *catalog, today);
             })
        .then(this, [this, request = ++m_request](const DomainSummary &summary) {
            if (request == m_request) {
                show(summary);
            }
        });
}

void DomainPage::show(const DomainSummary &summary)
{
    m_summary = summary;
    showHead();
    showProducts();
    showTopics();
    showFindings();
}

void DomainPage::showHead()
{
    const bool readOnly = m_session && m_session->profile().readOnly;
    m_edit->setEnabled(!readOnly && m_summary.entry);
    m_historyButton->setVisible(m_summary.entry != nullptr);
    m_edit->setToolTip(readOnly ? tr("The profile is read-only.") : QString());
    if (!m_summary.entry || !m_session) {
        m_title->setText(m_id);
        m_purpose->setText(tr("There is no such domain in this mesh."));
        return;
    }
    const catalog::Domain &domain = m_summary.entry->domain;
    m_title->setText(nameOf(domain));
    m_purpose->setText(domain.purpose);
    m_purpose->setVisible(!domain.purpose.isEmpty());
    m_facts->clear();
    m_facts->addRow(tr("Id"), domain.id, true);
    m_facts->addRow(tr("Teams"), domain.teams.join(u", "_s));
    m_facts->addRow(tr("Contacts"), channels(domain.contacts));
    if (!domain.parent.isEmpty()) {
        auto *parent = new FlatButton(domain.parent);
        parent->setProperty("look", u"link"_s);
        connect(parent, &QPushButton::clicked, this,
                [this, key = keyOf(domain.parent)] { m_context.navigator.openPage(key); });
        m_facts->addRow(tr("Part of"), parent);
    }
    m_facts->addRow(tr("Topic prefixes"), domain.topicPrefixes.join(u", "_s), true);
    const auto coverage = m_summary.coverage();
    m_facts->addRow(tr("Published"),
                    coverage ? tr("%1 of %2 topics under its prefixes (%3 %)")
                                   .arg(m_context.formats.count(m_summary.owned.size() -
                                                                m_summary.unpublished.size()),
                                        m_context.formats.count(m_summary.owned.size()))
                                   .arg(*coverage)
                             : QString());
    m_facts->addRow(tr("Records"), m_session->editing().topics().domain(domain.id), true);
}

void DomainPage::showProducts()
{
    std::vector<QStringList> rows;
    if (m_session) {
        const core::TimestampMs now = m_context.workspace.clock().now();
        const auto catalog = m_session->catalog();
        for (const auto &product : catalog->products(m_id)) {
            if (rows.size() == mostRows) {
                break;
            }
            const auto orDash = [](const QString &text) { return text.isEmpty() ? u"–"_s : text; };
            rows.push_back({product->id.toString(), word(product->lifecycle),
                            orDash(product->owner), orDash(word(product->quality)),
                            orDash(tierText(catalog.get(), product->tier)),
                            m_context.formats.ago(product->changedAt, now)});
        }
    }
    m_products->setRows(rows);
    m_products->setVisible(!rows.empty());
    const int more = int(m_summary.products) - int(rows.size());
    m_productsNote->setText(rows.empty() ? tr("None is published yet.")
                            : more > 0   ? tr("And %n more: Explore lists all.", nullptr, more)
                                         : QString());
    m_productsNote->setVisible(!m_productsNote->text().isEmpty());
}

void DomainPage::showTopics()
{
    std::vector<QStringList> rows;
    for (const QString &topic : m_summary.unpublished) {
        if (rows.size() == mostRows) {
            break;
        }
        rows.push_back({topic});
    }
    m_topics->setRows(rows);
    m_topics->setVisible(!rows.empty());
    m_topicsNote->setText(!rows.empty()               ? QString()
                          : m_summary.owned.isEmpty() ? tr("No topic lies under its prefixes.")
                                                      : tr("All of its topics are published."));
    m_topicsNote->setVisible(rows.empty());
}

void DomainPage::showFindings()
{
    std::vector<QStringList> rows;
    for (const auto &[topic, product] : m_summary.claimedByOthers) {
        rows.push_back(
            {product.toString(),
             tr("Claims the topic %1, which lies under this domain’s prefixes.").arg(topic)});
    }
    // Where a policy speaks of the owner, it has said so below.
    std::set<core::ProductId> judged;
    for (const DomainSummary::Finding &finding : m_summary.findings) {
        if (finding.field == u"team.name") {
            judged.insert(finding.product);
        }
    }
    for (const core::ProductId &product : m_summary.ownerless) {
        if (!judged.contains(product)) {
            rows.push_back({product.toString(), tr("Nobody is named as its owner.")});
        }
    }
    for (const core::ProductId &product : m_summary.foreignOwners) {
        if (!judged.contains(product)) {
            rows.push_back({product.toString(), tr("Its owner is no team of this domain.")});
        }
    }
    if (m_session) {
        for (const catalog::Problem &problem : m_session->catalog()->problems()) {
            if (problem.domain == m_id) {
                rows.push_back(
                    {problem.product ? problem.product->toString() : QString::fromUtf8(problem.key),
                     sentence(problem.finding)});
            }
        }
    }
    // Of a large domain only those rows are made that are shown.
    const std::size_t told = std::min(rows.size(), mostRows);
    const int more = int(rows.size() + m_summary.findings.size()) -
                     int(std::min(told + m_summary.findings.size(), mostRows));
    rows.resize(told);
    for (const DomainSummary::Finding &finding : m_summary.findings) {
        if (rows.size() == mostRows) {
            break;
        }
        rows.push_back({finding.product.toString(), finding.what});
    }
    m_findings->setRows(rows);
    m_findings->setVisible(!rows.empty());
    m_findingsNote->setText(rows.empty() ? tr("Nothing is wrong.")
                            : more > 0   ? tr("And %n more.", nullptr, more)
                                         : QString());
    m_findingsNote->setVisible(!m_findingsNote->text().isEmpty());
}

void DomainPage::openRow(const QString &name, bool topic)
{
    if (topic) {
        m_context.navigator.open({std::nullopt, name});
    } else if (auto id = core::ProductId::parse(name)) {
        m_context.navigator.open({std::move(id), {}});
    }
}

DomainDialog *DomainPage::dialog() const
{
    return m_dialog;
}

void DomainPage::edit()
{
    if (!m_session || m_dialog) {
        return;
    }
    m_dialog = new DomainDialog(m_context, m_id, this);
    m_dialog->show();
}

HistoryDialog *DomainPage::history() const
{
    return m_history;
}

void DomainPage::showHistory()
{
    if (!m_session || !m_summary.entry) {
        return;
    }
    if (!m_history) {
        m_history = new HistoryDialog(m_context, nameOf(m_summary.entry->domain),
                                      catalog::RecordPlace::of(catalog::Kind::Domain, m_id), this);
    }
    m_history->show();
    m_history->raise();
}

} // namespace mesh::ui
