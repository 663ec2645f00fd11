// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/catalog/contractimport.h"

#include "ui/dialogs/catalog/contractfile.h"
#include "ui/dialogs/formgrid.h"
#include "ui/pages/publish/differencelist.h"
#include "ui/pages/publish/rulebook.h"
#include "ui/pages/publish/writing.h"
#include "ui/state/theme.h"
#include "ui/widgets/facttable.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/noticebar.h"

#include "app/catalog/exchange/importedlife.h"
#include "app/workspace/catalogediting.h"
#include "app/workspace/workspace.h"

#include <QFileInfo>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

constexpr std::size_t mostRows = 500; ///< of differences, and of notes; the number of all is told

} // namespace

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
    connect(choose, &QPushButton::clicked, this,
            [this] { chooseContractFile(this, [this](const QString &path) { load(path); }); });
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

void ContractImportDialog::load(const QString &path)
{
    m_file->setText(QFileInfo(path).fileName());
    m_file->setToolTip(path);
    context()
        .workspace.tasks()
        .run(core::Pool::Io, [path] { return readContractFile(path); })
        .then(this, [this, request = ++m_request](const core::Result<schema::Value> &read) {
            if (request == m_request) {
                takeDocument(read);
            }
        });
}

void ContractImportDialog::takeDocument(const core::Result<schema::Value> &document)
{
    m_document = document ? std::make_shared<const schema::Value>(*document) : nullptr;
    m_product.reset();
    m_judgement.reset();
    notice().clear();
    if (document) {
        m_readAt = -1;
        hold();
    } else {
        notice().showError(document.error());
    }
    showReport();
    update();
}

// Held against the product as it is now: anew when somebody has changed it.
void ContractImportDialog::hold()
{
    const auto entry = session()->catalog()->product(m_id);
    if (!m_document || !entry || entry->revision == m_readAt) {
        return;
    }
    // Until it is held against what stands there now, there is nothing to write.
    m_readAt = entry->revision;
    m_product.reset();
    m_judgement.reset();
    context()
        .workspace.tasks()
        .run(core::Pool::Cpu,
             [document = m_document, id = m_id, existing = entry->product()] {
                 Held held{importContract(*document, id, &existing), {}};
                 if (held.imported) {
                     held.differences = catalog::contractDifferences(
                         existing.document(), held.imported->product.document());
                 }
                 return held;
             })
        .then(this, [this, request = m_request, at = m_readAt](const Held &held) {
            if (request == m_request && at == m_readAt) {
                takeHeld(held);
            }
        });
}

void ContractImportDialog::takeHeld(Held held)
{
    m_product.reset();
    m_judgement.reset();
    if (held.imported) {
        m_product = std::move(held.imported->product);
        m_notes = std::move(held.imported->notes);
        m_differences = std::move(held.differences);
        m_version->setText(m_product->version);
    } else {
        notice().showError(held.imported.error());
    }
    showReport();
    update();
}

void ContractImportDialog::showReport()
{
    if (!m_product) {
        m_notes.clear();
        m_differences.clear();
    }
    std::vector<QStringList> rows;
    for (const catalog::ContractDifference &one : m_differences) {
        if (rows.size() == mostRows) {
            break;
        }
        const catalog::FieldPath &path = one.difference.path;
        rows.push_back({catalog::fieldLabel(path), valueText(one.difference.before, path),
                        valueText(one.difference.after, path),
                        one.breaking ? tr("breaks readers") : QString()});
    }
    m_differencesTable->setRows(rows);
    for (int i = 0; i < int(rows.size()); ++i) {
        if (m_differences[std::size_t(i)].breaking) {
            m_differencesTable->setRowTone(
                i, u"bad"_s, tr("Readers that rely on what stands here now may fail."));
        }
    }
    std::vector<QStringList> notes = noteRows(m_notes);
    notes.resize(std::min(notes.size(), mostRows));
    m_notesTable->setRows(notes);
    const int more = int(m_differences.size() - rows.size());
    m_differencesHead->setText(m_product && rows.empty()
                                   ? tr("Nothing changes: the mesh says the same")
                               : more > 0 ? tr("What changes, and %n more", nullptr, more)
                                          : tr("What changes"));
    m_differencesHead->setVisible(m_product.has_value());
    m_differencesTable->setVisible(!rows.empty());
    m_notesHead->setVisible(!m_notes.empty());
    m_notesTable->setVisible(!m_notes.empty());
}

// What the file says of its state needs what the step to that state needs.
void ContractImportDialog::judge()
{
    const auto entry = session()->catalog()->product(m_id);
    const QString version = m_version->text().trimmed();
    const QString reason = m_reason->text().trimmed();
    const bool known = m_judgement && m_judgement->version == version &&
                       m_judgement->hasReason != reason.isEmpty() &&
                       m_judgement->readAt == m_readAt;
    if (!m_product || !entry || known) {
        return;
    }
    const catalog::Product existing = entry->product();
    catalog::Product product = *m_product;
    product.version = version;
    const auto facts = catalog::lifeFacts(product, *session()->catalog(), QDate::currentDate());
    Judgement judgement{version, !reason.isEmpty(), m_readAt,
                        catalog::importedLife(std::move(product), &existing, facts)};
    auto &objections = judgement.change.objections;
    const auto edits = catalog::objectionsToEdit(existing, judgement.change.product, reason);
    objections.insert(objections.end(), edits.begin(), edits.end());
    m_judgement = std::move(judgement);
}

std::vector<catalog::ObjectionAt> ContractImportDialog::objections() const
{
    return m_judgement ? m_judgement->change.objections : std::vector<catalog::ObjectionAt>();
}

void ContractImportDialog::showProblems()
{
    hold();
    judge();
    m_grid->setRowVisible(u"version"_s, m_product.has_value());
    m_grid->clearProblems();
    for (const catalog::ObjectionAt &one : objections()) {
        const bool reason = one.objection == catalog::Objection::NoReason;
        const bool version = one.objection == catalog::Objection::VersionTooLow;
        if (one.blocks && (reason || version)) {
            m_grid->setProblem(reason ? u"message"_s : u"version"_s, catalog::objectionText(one));
        }
    }
}

QString ContractImportDialog::subject() const
{
    return m_id.toString();
}

std::optional<WriteDialog::Plan> ContractImportDialog::plan() const
{
    if (!m_judgement || m_differences.empty()) {
        return std::nullopt;
    }
    const catalog::LifeChange &change = m_judgement->change;
    Plan plan{productChange(change.product, m_readAt, session()->editing().signature(),
                            m_reason->text().trimmed()),
              rulesOf(change.objections), change.blocked()};
    const bool held = change.product.lifecycle != catalog::Lifecycle::Draft &&
                      change.product.lifecycle != catalog::Lifecycle::Retired;
    if (held) {
        plan.held = change.product;
    }
    return plan;
}

} // namespace mesh::ui
