// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/product/contractview.h"

#include "ui/dialogs/catalog/contractexport.h"
#include "ui/dialogs/catalog/contractimport.h"
#include "ui/models/promisewords.h"
#include "ui/pages/product/topicinquiry.h"
#include "ui/state/formats.h"
#include "ui/state/theme.h"
#include "ui/widgets/facttable.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/scrolled.h"

#include "app/workspace/workspace.h"

#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mesh::ui {

ContractView::ContractView(const Context &context, workspace::Session &session,
                           const ProductFacts &facts, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_session(&session)
    , m_facts(facts)
    , m_inquiry(new TopicInquiry(session, this))
    , m_table(new FactTable(tr("Promises"), {{tr("Promised"), false, false, true},
                                             {tr("Measured"), false, false, true},
                                             {tr("Holds"), false, false, false}}))
    , m_note(new DimLabel)
    , m_fieldsHead(new SectionLabel(tr("Fields")))
    , m_fields(new FactTable(tr("Fields"), {{tr("Field"), false, true, false},
                                            {tr("Meaning"), false, false, true},
                                            {tr("Classification"), false, false, false},
                                            {tr("Tags"), false, false, false}}))
    , m_import(new QPushButton(tr("Import ODCS or ODPS…")))
    , m_export(new QPushButton(tr("Export…")))
{
    m_note->setWordWrap(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::small);
    for (QPushButton *button : {m_import, m_export}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    auto *inside = new QWidget;
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(space::large, space::medium, space::large, space::large);
    column->setSpacing(space::small);
    column->addWidget(new SectionLabel(tr("Promises")));
    column->addWidget(m_table);
    column->addWidget(m_note);
    column->addSpacing(space::small);
    column->addWidget(m_fieldsHead);
    column->addWidget(m_fields);
    column->addSpacing(space::small);
    column->addWidget(new SectionLabel(tr("As a file")));
    auto *about = new DimLabel(tr("The Open Data Contract Standard holds promises and fields, the "
                                  "Open Data Product Standard ports and people. What is imported "
                                  "is shown beside what stands here before anything is written."));
    about->setWordWrap(true);
    column->addWidget(about);
    column->addLayout(buttons);
    column->addStretch();
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scrolledPage(inside, tr("Contract")));
    connect(m_import, &QPushButton::clicked, this, &ContractView::openImport);
    connect(m_export, &QPushButton::clicked, this, &ContractView::openExport);
    connect(m_inquiry, &TopicInquiry::changed, this, &ContractView::showPromises);
    connect(&session.pulse(), &workspace::Pulse::measured, this, [this] {
        if (m_active) {
            showPromises();
        }
    });
    connect(&session, &workspace::Session::stateChanged, this, &ContractView::showPromises);
    showPromises();
    showFields();
}

ContractView::~ContractView() = default;

void ContractView::setFacts(const ProductFacts &facts)
{
    m_facts = facts;
    if (m_active && m_inquiry->topic() != facts.topic) {
        refresh();
    }
    showPromises();
    showFields();
}

void ContractView::setActive(bool active)
{
    const bool begins = active && !m_active;
    m_active = active;
    if (m_session) {
        m_session->pulse().watch(this, active ? QSet<QString>{m_facts.topic} : QSet<QString>());
    }
    if (begins) {
        refresh();
    }
}

void ContractView::refresh()
{
    m_inquiry->ask(m_facts.topic);
    if (m_active && m_session) {
        m_session->pulse().watch(this, {m_facts.topic});
    }
}

void ContractView::showPromises()
{
    if (!m_session || !m_facts.product) {
        return;
    }
    m_checks = workspace::checkPromises(
        m_facts.product->promises,
        m_facts.port ? workspace::promisedSubject(*m_facts.port) : QString(),
        m_session->pulse().of(m_facts.topic),
        {m_inquiry->readers(), m_inquiry->configuration(), m_inquiry->schema()},
        m_context.workspace.clock().now());
    std::vector<QStringList> rows;
    for (const workspace::PromiseCheck &check : m_checks) {
        const PromiseRow row = rowOf(check, m_context.formats);
        rows.push_back({row.promised, row.measured, row.verdict});
    }
    m_table->setRows(rows);
    for (int i = 0; i < int(m_checks.size()); ++i) {
        if (m_checks[std::size_t(i)].state == workspace::PromiseCheck::State::Broken) {
            m_table->setRowTone(i, u"bad"_s, sentence(m_checks[std::size_t(i)], m_context.formats));
        }
    }
    m_table->setVisible(!rows.empty());
    m_note->setText(rows.empty()
                        ? tr("Nothing is promised yet. Edit the product, or import its contract.")
                        : tr("Measured from here, now; others may measure something else."));
    const bool readOnly = m_session->profile().readOnly;
    m_import->setEnabled(!readOnly);
    m_import->setToolTip(readOnly ? tr("The profile is read-only.") : QString());
}

void ContractView::showFields()
{
    std::vector<QStringList> rows;
    if (m_facts.product) {
        for (const catalog::FieldNote &note : m_facts.product->fields) {
            const auto *meant = m_session->catalog()->classification(note.classification);
            rows.push_back({note.path, note.description,
                            meant ? nameOf(*meant) : note.classification, note.tags.join(u", "_s)});
        }
    }
    m_fields->setRows(rows);
    m_fields->setVisible(!rows.empty());
    m_fieldsHead->setVisible(!rows.empty());
}

ContractImportDialog *ContractView::importDialog() const
{
    return m_importDialog;
}

ContractExportDialog *ContractView::exportDialog() const
{
    return m_exportDialog;
}

void ContractView::openImport()
{
    if (m_session && m_facts.product) {
        delete m_importDialog;
        m_importDialog = new ContractImportDialog(m_context, m_facts.product->id, this);
        m_importDialog->show();
    }
}

void ContractView::openExport()
{
    if (m_session && m_facts.product) {
        delete m_exportDialog;
        m_exportDialog = new ContractExportDialog(m_context, *m_facts.product, this);
        m_exportDialog->show();
    }
}

} // namespace mesh::ui
