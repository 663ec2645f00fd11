// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/governance/problemsview.h"

#include "ui/dialogs/catalog/historydialog.h"
#include "ui/models/words.h"
#include "ui/state/theme.h"
#include "ui/widgets/facttable.h"
#include "ui/widgets/labels.h"

#include "app/workspace/workspace.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

constexpr std::size_t mostRows = 500;

} // namespace

ProblemsView::ProblemsView(const Context &context, workspace::Session &session, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_session(&session)
    , m_note(new DimLabel)
    , m_table(new FactTable(tr("Not understood"), {{tr("Record"), false, true, true},
                                                   {tr("What"), false, false, true},
                                                   {tr("Topic"), false, true, false},
                                                   {tr("Offset"), true, true, false}}))
{
    m_note->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::large, space::small, space::large, space::large);
    column->setSpacing(space::small);
    column->addWidget(m_note);
    column->addWidget(m_table);
    column->addStretch();
    connect(m_table, &QAbstractItemView::activated, this,
            [this](const QModelIndex &index) { open(index.row()); });
    connect(&session, &workspace::Session::catalogChanged, this, &ProblemsView::showRows);
    showRows();
}

ProblemsView::~ProblemsView() = default;

void ProblemsView::showRows()
{
    if (!m_session) {
        return;
    }
    std::vector<QStringList> rows;
    QStringList details;
    m_places.clear();
    m_count = 0;
    for (const catalog::Problem &problem : m_session->catalog()->problems()) {
        // Claims of readable products are told where the products are.
        if (!problem.value && !problem.key.isEmpty()) {
            continue;
        }
        ++m_count;
        if (rows.size() < mostRows) {
            rows.push_back({QString::fromUtf8(problem.key), sentence(problem.finding),
                            problem.topic,
                            problem.offset < 0 ? QString() : QString::number(problem.offset)});
            details << problem.detail;
            m_places.push_back({problem.domain, problem.key});
        }
    }
    m_table->setRows(rows);
    for (int row = 0; row < int(rows.size()); ++row) {
        m_table->setRowTone(row, u"warn"_s, details[row]);
    }
    m_table->setVisible(!rows.empty());
    m_note->setText(
        rows.empty() ? tr("Every record of the catalog is understood, and its topics are as they "
                          "should be.")
                     : tr("These were written by a later version, by other programs, or went "
                          "wrong. They are kept as they are: whoever wrote them can mend them."));
    Q_EMIT counted();
}

void ProblemsView::open(int row)
{
    if (row < 0 || row >= int(m_places.size()) || m_places[std::size_t(row)].key.isEmpty()) {
        return;
    }
    const catalog::RecordPlace &place = m_places[std::size_t(row)];
    delete m_history;
    m_history = new HistoryDialog(m_context, QString::fromUtf8(place.key), place, this);
    m_history->show();
}

} // namespace mesh::ui
