// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/catalog/contractimport.h"

#include "ui/dialogs/formgrid.h"
#include "ui/pages/publish/differencelist.h"
#include "ui/pages/publish/rulebook.h"
#include "ui/pages/publish/writing.h"
#include "ui/state/theme.h"
#include "ui/widgets/facttable.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/noticebar.h"

#include "app/catalog/documentfields.h"
#include "app/catalog/exchange/odps.h"
#include "app/catalog/exchange/yaml.h"
#include "app/workspace/catalogediting.h"
#include "app/workspace/workspace.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

QString word(catalog::ImportFate fate)
{
    switch (fate) {
    case catalog::ImportFate::Kept:
        return ContractImportDialog::tr("kept, without effect here");
    case catalog::ImportFate::Changed:
        return ContractImportDialog::tr("taken over in another form");
    case catalog::ImportFate::Missing:
        return ContractImportDialog::tr("missing in the file");
    case catalog::ImportFate::NotTaken:
        break;
    }
    return ContractImportDialog::tr("not taken over");
}

core::Result<schema::Value> readDocumentFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly)) {
        return core::Error{file.exists() ? core::Code::Storage : core::Code::NotFound,
                           file.errorString(), path};
    }
    return catalog::parseYaml(file.readAll());
}

} // namespace

std::vector<QStringList> noteRows(const std::vector<catalog::ImportNote> &notes)
{
    std::vector<QStringList> rows;
    for (const catalog::ImportNote &note : notes) {
        rows.push_back({note.path, word(note.fate), note.value});
    }
    return rows;
}

ContractImportDialog::ContractImportDialog(const Context &context, const core::ProductId &id,
                                           QWidget *parent)
    : WriteDialog(context,
                  {tr("Import into %1").arg(id.toString()),
                   tr("A contract (ODCS 3) or a product (ODPS 1), as YAML or JSON. What the file "
                      "does not speak of stays as it is."),
                   tr("Write the changes"), tr("Imported a contract")},
                  parent)
    , m_id(id)
    , m_grid(new FormGrid)
    , m_file(new QLabel)
    , m_version(new QLineEdit)
    , m_reason(new QLineEdit)
    , m_differencesHead(new SectionLabel(tr("What changes")))
    , m_differencesTable(new FactTable(tr("What changes"), {{tr("Field"), false, false, true},
                                                            {tr("Now"), false, false, true},
                                                            {tr("In the file"), false, false, true},
                                                            {{}, false, false, false}}))
    , m_notesHead(new SectionLabel(tr("Not as it stands in the file")))
    , m_notesTable(new FactTable(tr("Not as it stands in the file"),
                                 {{tr("In the file"), false, true, true},
                                  {tr("What became of it"), false, false, false},
                                  {tr("Value"), false, false, true}}))
{
    resize(1040, 640);
    addFields();
    connect(m_version, &QLineEdit::textChanged, this, [this] { update(); });
    connect(m_reason, &QLineEdit::textChanged, this, [this] { update(); });
    showReport();
    update();
}

ContractImportDialog::~ContractImportDialog() = default;

void ContractImportDialog::addFields()
{
    m_file->setTextFormat(Qt::PlainText);
    m_file->setText(tr("none yet"));
    auto *choose = new QPushButton(tr("Choose…"));
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, &ContractImportDialog::chooseFile);
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::small);
    row->addWidget(m_file, 1);
    row->addWidget(choose);
    m_grid->addRow(u"file"_s, tr("File"), line);
    m_grid->addRow(u"version"_s, tr("Version"), m_version);
    m_grid->addRow(u"message"_s, tr("Why"), m_reason, tr("For the history."));
    m_grid->setRowVisible(u"version"_s, false);
    for (QWidget *part :
         {static_cast<QWidget *>(m_grid), static_cast<QWidget *>(m_differencesHead),
          static_cast<QWidget *>(m_differencesTable), static_cast<QWidget *>(m_notesHead),
          static_cast<QWidget *>(m_notesTable)}) {
        addToForm(part);
    }
}

void ContractImportDialog::chooseFile()
{
    auto *chooser = new QFileDialog(this, tr("Choose a contract or a product"));
    chooser->setFileMode(QFileDialog::ExistingFile);
    chooser->setNameFilters({tr("YAML and JSON (*.yaml *.yml *.json)"), tr("All files (*)")});
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    connect(chooser, &QFileDialog::fileSelected, this, &ContractImportDialog::load);
    chooser->open();
}

void ContractImportDialog::load(const QString &path)
{
    m_file->setText(QFileInfo(path).fileName());
    m_file->setToolTip(path);
    context()
        .workspace.tasks()
        .run(core::Pool::Io, [path] { return readDocumentFile(path); })
        .then(this, [this, path, request = ++m_request](const core::Result<schema::Value> &read) {
            if (request == m_request) {
                takeDocument(path, read);
            }
        });
}

void ContractImportDialog::takeDocument(const QString &path,
                                        const core::Result<schema::Value> &document)
{
    m_document = document ? std::optional(*document) : std::nullopt;
    m_product.reset();
    notice().clear();
    if (document) {
        m_readAt = -1;
        readDocument();
    } else {
        core::Error error = document.error();
        // The place is line and column: of which file, is said before it.
        error.where.name = error.where.name == path
                               ? path
                               : u"%1:%2"_s.arg(QFileInfo(path).fileName(), error.where.name);
        notice().showError(error);
    }
    showReport();
    update();
}

// Held against the product as it is now: anew when somebody has changed it.
void ContractImportDialog::readDocument()
{
    const auto entry = session()->catalog()->product(m_id);
    if (!m_document || !entry || entry->revision == m_readAt) {
        return;
    }
    m_readAt = entry->revision;
    const catalog::Product existing = entry->product();
    const bool product = catalog::fields::text(*m_document, u"kind") == u"DataProduct";
    const auto imported = product ? catalog::importOdps(*m_document, m_id, &existing)
                                  : catalog::importOdcs(*m_document, m_id, &existing);
    if (!imported) {
        m_product.reset();
        notice().showError(imported.error());
        return;
    }
    m_product = imported->product;
    m_version->setText(m_product->version);
    m_notes = imported->notes;
    m_differences = catalog::contractDifferences(existing.document(), m_product->document());
    showReport();
}

void ContractImportDialog::showReport()
{
    if (!m_product) {
        m_notes.clear();
        m_differences.clear();
    }
    std::vector<QStringList> rows;
    for (const catalog::ContractDifference &one : m_differences) {
        const catalog::FieldPath &path = one.difference.path;
        rows.push_back({catalog::fieldLabel(path), valueText(one.difference.before, path),
                        valueText(one.difference.after, path),
                        one.breaking ? tr("breaks readers") : QString()});
    }
    m_differencesTable->setRows(rows);
    for (int i = 0; i < int(m_differences.size()); ++i) {
        if (m_differences[std::size_t(i)].breaking) {
            m_differencesTable->setRowTone(
                i, u"bad"_s, tr("Readers that rely on what stands here now may fail."));
        }
    }
    m_notesTable->setRows(noteRows(m_notes));
    m_differencesHead->setText(m_product && rows.empty()
                                   ? tr("Nothing changes: the mesh says the same")
                                   : tr("What changes"));
    m_differencesHead->setVisible(m_product.has_value());
    m_differencesTable->setVisible(!rows.empty());
    m_notesHead->setVisible(!m_notes.empty());
    m_notesTable->setVisible(!m_notes.empty());
}

catalog::Product ContractImportDialog::product() const
{
    catalog::Product product = *m_product;
    product.version = m_version->text().trimmed();
    return product;
}

std::vector<catalog::ObjectionAt> ContractImportDialog::objections() const
{
    const auto entry = session()->catalog()->product(m_id);
    return m_product && entry
               ? catalog::objectionsToEdit(entry->product(), product(), m_reason->text().trimmed())
               : std::vector<catalog::ObjectionAt>();
}

void ContractImportDialog::showProblems()
{
    readDocument();
    m_grid->setRowVisible(u"version"_s, m_product.has_value());
    m_grid->clearProblems();
    for (const catalog::ObjectionAt &one : objections()) {
        const bool reason = one.objection == catalog::Objection::NoReason;
        m_grid->setProblem(reason ? u"message"_s : u"version"_s,
                           one.blocks ? catalog::objectionText(one) : QString());
    }
}

QString ContractImportDialog::subject() const
{
    return m_id.toString();
}

std::optional<WriteDialog::Plan> ContractImportDialog::plan() const
{
    if (!m_product || m_differences.empty()) {
        return std::nullopt;
    }
    const auto against = objections();
    Plan plan{productChange(product(), m_readAt, session()->editing().signature(),
                            m_reason->text().trimmed()),
              rulesOf(against), false};
    for (const catalog::ObjectionAt &one : against) {
        plan.blocked = plan.blocked || one.blocks;
    }
    return plan;
}

} // namespace mesh::ui
