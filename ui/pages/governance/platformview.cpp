// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/governance/platformview.h"

#include "ui/dialogs/catalog/historydialog.h"
#include "ui/state/formats.h"
#include "ui/state/theme.h"
#include "ui/widgets/facttable.h"
#include "ui/widgets/labels.h"

#include "app/workspace/workspace.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

/// Their names, unlike their ids, are chosen so that they stand in order: C0, C1, C2.
template<typename T>
std::vector<const T *> byName(const std::vector<catalog::PlatformEntry<T>> &entries)
{
    std::vector<const T *> all;
    for (const auto &entry : entries) {
        all.push_back(&entry.value);
    }
    std::ranges::sort(all, {}, [](const T *one) { return nameOf(*one); });
    return all;
}

/// What was selected stays so, wherever it stands now; else the first is.
void setKeepingPlace(FactTable &table, const std::vector<QStringList> &rows,
                     const QString &selected, const QStringList &ids)
{
    table.setRows(rows);
    if (!rows.empty()) {
        table.selectRow(std::max(0, int(ids.indexOf(selected))));
    }
}

} // namespace

PlatformView::PlatformView(const Context &context, workspace::Session &session, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_session(&session)
    , m_tiers(new FactTable(tr("Tiers"), {{tr("Tier"), false, false, false},
                                          {tr("Freshness"), true, false, false},
                                          {tr("Response"), true, false, false},
                                          {tr("Notice"), true, false, false},
                                          {tr("Meaning"), false, false, true}}))
    , m_classifications(
          new FactTable(tr("Classifications"), {{tr("Classification"), false, false, false},
                                                {tr("Masking"), false, false, false},
                                                {tr("Meaning"), false, false, true}}))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::large, space::small, space::large, space::large);
    column->setSpacing(space::small);
    column->addWidget(new SectionLabel(tr("Tiers")));
    column->addWidget(m_tiers);
    column->addWidget(buttonsFor(catalog::Kind::Tier, tr("New tier…"), &PlatformView::openTier));
    column->addSpacing(space::small);
    column->addWidget(new SectionLabel(tr("Classifications")));
    column->addWidget(m_classifications);
    column->addWidget(buttonsFor(catalog::Kind::Classification, tr("New classification…"),
                                 &PlatformView::openClassification));
    column->addStretch();
    connect(&session, &workspace::Session::catalogChanged, this, &PlatformView::showRows);
    connect(&session, &workspace::Session::stateChanged, this, &PlatformView::updateButtons);
    connect(&context.formats, &Formats::changed, this, &PlatformView::showRows);
    showRows();
    updateButtons();
}

PlatformView::~PlatformView() = default;

QWidget *PlatformView::buttonsFor(catalog::Kind kind, const QString &add,
                                  void (PlatformView::*open)(const QString &))
{
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::small);
    auto *make = new QPushButton(add);
    auto *change = new QPushButton(tr("Change…"));
    auto *history = new QPushButton(tr("History…"));
    for (QPushButton *button : {make, change, history}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    m_buttons.insert(m_buttons.end(), {make, change});
    row->addStretch();
    FactTable *table = kind == catalog::Kind::Tier ? m_tiers : m_classifications;
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    const auto selected = [this, table] {
        const QStringList &ids = table == m_tiers ? m_tierIds : m_classificationIds;
        return ids.value(table->currentIndex().row());
    };
    const auto edit = [this, selected, open] {
        if (const QString id = selected(); !id.isEmpty()) {
            (this->*open)(id);
        }
    };
    connect(history, &QPushButton::clicked, this, [this, kind, selected] {
        if (const QString id = selected(); !id.isEmpty()) {
            showHistory(kind, id);
        }
    });
    connect(make, &QPushButton::clicked, this, [this, open] { (this->*open)({}); });
    connect(change, &QPushButton::clicked, this, edit);
    connect(table, &QAbstractItemView::doubleClicked, this, edit);
    return line;
}

void PlatformView::openTier(const QString &id)
{
    show(new TierDialog(m_context, id, this));
}

void PlatformView::openClassification(const QString &id)
{
    show(new ClassificationDialog(m_context, id, this));
}

void PlatformView::showHistory(catalog::Kind kind, const QString &id)
{
    delete m_history;
    m_history = new HistoryDialog(m_context, id, catalog::RecordPlace::of(kind, id), this);
    connect(m_history, &HistoryDialog::opened, this, &PlatformView::opened);
    m_history->show();
}

HistoryDialog *PlatformView::history() const
{
    return m_history;
}

void PlatformView::show(DefinitionDialog *dialog)
{
    delete m_dialog;
    m_dialog = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    Q_EMIT opened(dialog);
    dialog->show();
}

void PlatformView::updateButtons()
{
    const auto refusal = m_session ? m_session->editing().refusal() : std::nullopt;
    for (QPushButton *button : m_buttons) {
        button->setEnabled(m_session && !refusal);
        button->setToolTip(refusal ? core::explain(*refusal).sentence() : QString());
    }
}

void PlatformView::showRows()
{
    if (!m_session) {
        return;
    }
    const Formats &formats = m_context.formats;
    const auto span = [&formats](std::optional<qint64> seconds) {
        return seconds ? formats.span(*seconds * 1000) : u"–"_s;
    };
    const auto catalog = m_session->catalog();
    std::vector<QStringList> tiers;
    const QString tierBefore = m_tierIds.value(m_tiers->currentIndex().row());
    m_tierIds.clear();
    for (const catalog::Tier *tier : byName(catalog->tiers())) {
        m_tierIds << tier->id;
        tiers.push_back(
            {nameOf(*tier), span(tier->freshnessSeconds), span(tier->responseSeconds),
             tier->noticeDays ? tr("%n day(s)", nullptr, int(*tier->noticeDays)) : u"–"_s,
             tier->description});
    }
    setKeepingPlace(*m_tiers, tiers, tierBefore, m_tierIds);
    std::vector<QStringList> classes;
    const QString classBefore = m_classificationIds.value(m_classifications->currentIndex().row());
    m_classificationIds.clear();
    for (const catalog::Classification *one : byName(catalog->classifications())) {
        m_classificationIds << one->id;
        classes.push_back(
            {nameOf(*one), one->masking.isEmpty() ? u"–"_s : one->masking, one->description});
    }
    setKeepingPlace(*m_classifications, classes, classBefore, m_classificationIds);
}

} // namespace mesh::ui
