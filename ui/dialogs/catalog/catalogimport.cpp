// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/catalog/catalogimport.h"

#include "ui/dialogs/formgrid.h"
#include "ui/pages/publish/rulebook.h"
#include "ui/state/navigator.h"
#include "ui/state/theme.h"
#include "ui/widgets/facttable.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/noticebar.h"

#include "app/workspace/activitylog.h"
#include "app/workspace/catalogediting.h"
#include "app/workspace/workspace.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>

#include <set>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

constexpr std::size_t mostRows = 500;
constexpr std::size_t mostRules = 20;

} // namespace

CatalogImportDialog::CatalogImportDialog(const Context &context, QWidget *parent)
    : WriteDialog(context,
                  {tr("Import a catalog from files"),
                   tr("A folder as the export of a catalog writes it: one YAML file a record. "
                      "Every record that would change is listed before anything is written; a "
                      "domain is written whole or not at all, one after the other."),
                   tr("Write the changes"), tr("Imported a catalog")},
                  parent)
    , m_grid(new FormGrid)
    , m_place(new QLabel)
    , m_removeMissing(new QCheckBox(tr("Remove what the files do not have, in their domains")))
    , m_reason(new QLineEdit)
    , m_head(new SectionLabel(tr("What changes")))
    , m_table(new FactTable(tr("What changes"), {{tr("Record"), false, true, true},
                                                 {tr("Topic"), false, true, false},
                                                 {tr("What"), false, false, true}}))
    , m_more(new DimLabel)
{
    resize(1000, 600);
    addFields();
    connect(m_removeMissing, &QCheckBox::toggled, this, [this] {
        m_reviewedAt = 0;
        update();
    });
    connect(m_reason, &QLineEdit::textChanged, this, [this] { update(); });
    showReview();
    update();
}

CatalogImportDialog::~CatalogImportDialog() = default;

void CatalogImportDialog::addFields()
{
    m_place->setTextFormat(Qt::PlainText);
    m_place->setWordWrap(true);
    m_place->setText(tr("none yet"));
    auto *choose = new QPushButton(tr("Choose…"));
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, &CatalogImportDialog::chooseFolder);
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::small);
    row->addWidget(m_place, 1);
    row->addWidget(choose);
    m_grid->addRow(u"folder"_s, tr("Folder"), line);
    m_grid->addWide(u"removeMissing"_s, m_removeMissing);
    m_grid->addRow(u"message"_s, tr("Why"), m_reason, tr("For the history."));
    for (QWidget *part : {static_cast<QWidget *>(m_grid), static_cast<QWidget *>(m_head),
                          static_cast<QWidget *>(m_table), static_cast<QWidget *>(m_more)}) {
        addToForm(part);
    }
}

void CatalogImportDialog::chooseFolder()
{
    auto *chooser = new QFileDialog(this, tr("Choose a folder"));
    chooser->setFileMode(QFileDialog::Directory);
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    connect(chooser, &QFileDialog::fileSelected, this, &CatalogImportDialog::load);
    chooser->open();
}

void CatalogImportDialog::load(const QString &folder)
{
    m_folder = folder;
    m_place->setText(folder);
    context()
        .workspace.tasks()
        .run(core::Pool::Io, [folder] { return catalog::readCatalogFiles(folder); })
        .then(this, [this, request = ++m_request](const Files &files) {
            if (request == m_request) {
                takeFiles(files);
            }
        });
}

void CatalogImportDialog::takeFiles(const Files &files)
{
    m_files.reset();
    m_review = {};
    m_reviewedAt = 0;
    notice().clear();
    if (files) {
        m_files = std::make_shared<const std::vector<catalog::CatalogFile>>(*files);
    } else {
        notice().showError(files.error());
    }
    showReview();
    update();
}

// Held against the mesh as it is now, in a pool: there may be 100,000 records. While it is written
// the list stays as it was agreed to; what somebody else has changed meanwhile is a conflict.
void CatalogImportDialog::review()
{
    const auto catalog = session()->catalog();
    if (!m_files || isBusy() || m_reviewing || catalog->number() == m_reviewedAt) {
        return;
    }
    m_reviewing = true;
    m_reviewedAt = catalog->number();
    context()
        .workspace.tasks()
        .run(core::Pool::Cpu,
             [files = m_files, catalog,
              request = catalog::ImportRequest{session()->editing().signature(),
                                               {},
                                               QDate::currentDate(),
                                               m_removeMissing->isChecked()}] {
                 return catalog::reviewImport(*files, catalog, request);
             })
        .then(this, [this, request = m_request](const catalog::Review &review) {
            m_reviewing = false;
            if (request == m_request && !isBusy()) {
                m_review = review;
                m_next = 0;
                showReview();
            }
            update();
        });
}

QString CatalogImportDialog::fieldsOf(const catalog::PlannedRecord &record)
{
    if (!record.value) {
        return tr("removed");
    }
    if (!record.before) {
        return tr("new");
    }
    QStringList names;
    for (const catalog::Difference &one : record.differences) {
        names << catalog::fieldLabel(one.path);
    }
    names.removeDuplicates();
    return names.join(u", "_s);
}

void CatalogImportDialog::showReview()
{
    std::vector<QStringList> rows;
    std::size_t count = 0;
    for (const catalog::PlannedWrite &write : m_review.writes) {
        for (const catalog::PlannedRecord &record : write.records) {
            if (record.isChange || ++count > mostRows) {
                continue;
            }
            rows.push_back({QString::fromUtf8(record.key), record.topic, fieldsOf(record)});
        }
    }
    m_table->setRows(rows);
    m_table->setVisible(!rows.empty());
    m_head->setVisible(m_files != nullptr);
    m_head->setText(rows.empty() && !m_reviewing ? tr("Nothing changes: the mesh says the same")
                                                 : tr("What changes"));
    const int more = int(count) - int(rows.size());
    m_more->setVisible(!rows.empty());
    m_more->setText(more > 0 ? tr("And %n more.", nullptr, more)
                             : tr("In %n transaction(s).", nullptr, int(m_review.writes.size())));
}

void CatalogImportDialog::showProblems()
{
    review();
}

QString CatalogImportDialog::subject() const
{
    return m_folder;
}

std::optional<WriteDialog::Plan> CatalogImportDialog::plan() const
{
    if (m_next >= m_review.writes.size() || m_reviewing) {
        return std::nullopt;
    }
    const QString reason = m_reason->text().trimmed();
    std::vector<catalog::ObjectionAt> objections;
    for (const catalog::ObjectionAt &one : m_review.objections) {
        // The reason is typed after the files were read.
        if (reason.isEmpty() || one.objection != catalog::Objection::NoReason) {
            objections.push_back(one);
        }
    }
    Plan plan{m_review.writes[m_next].set, rulesOf(objections), false};
    plan.set.message = reason;
    for (const catalog::ObjectionAt &one : objections) {
        plan.blocked = plan.blocked || one.blocks;
    }
    std::set<QString> named;
    for (const catalog::PolicyResult &result : m_review.policies) {
        const bool blocks = result.outcome == catalog::PolicyOutcome::Block;
        plan.blocked = plan.blocked || blocks;
        if (result.fails() && named.size() < mostRules && named.insert(result.policy).second) {
            plan.rules.push_back(
                {result.name,
                 blocks ? WritePanel::Rule::State::Blocks : WritePanel::Rule::State::Warns,
                 result.why});
        }
    }
    return plan;
}

void CatalogImportDialog::fail(const core::Error &error)
{
    WriteDialog::fail(error);
    if (m_next > 0) {
        context().navigator.tell(
            tr("%1 of %2 domains are written.").arg(m_next).arg(m_review.writes.size()));
    }
}

void CatalogImportDialog::finish()
{
    if (++m_next < m_review.writes.size()) {
        writePlan();
    } else {
        WriteDialog::finish();
    }
}

QString CatalogImportDialog::exportedText(const catalog::WrittenFiles &done, const QString &folder)
{
    const QString written = tr("%n file(s) written to %1.", nullptr, int(done.written)).arg(folder);
    return done.left.isEmpty() ? written
                               : written + u' ' +
                                     tr("%n file(s) there have no record in the mesh any more: %1",
                                        nullptr, int(done.left.size()))
                                         .arg(done.left.front());
}

void exportCatalogTo(const Context &context, const QString &folder, QObject *window)
{
    const workspace::Session *session = context.workspace.session();
    if (!session) {
        return;
    }
    workspace::ActivityLog &log = context.workspace.activity();
    const qint64 line = log.begin(CatalogImportDialog::tr("Exported the catalog"), folder);
    context.workspace.tasks()
        .run(core::Pool::Io, [catalog = session->catalog(),
                              folder] { return catalog::writeCatalogFiles(*catalog, folder); })
        .then(&log,
              [&log, line](const core::Result<catalog::WrittenFiles> &done) {
                  log.finish(line, done ? std::nullopt : std::optional(done.error()));
                  return done;
              })
        .then(window, [context, folder](const core::Result<catalog::WrittenFiles> &done) {
            context.navigator.tell(done ? CatalogImportDialog::exportedText(*done, folder)
                                        : core::explain(done.error()).sentence());
        });
}

void exportCatalog(const Context &context, QWidget *window)
{
    auto *chooser =
        new QFileDialog(window, CatalogImportDialog::tr("Choose a folder for the catalog"));
    chooser->setFileMode(QFileDialog::Directory);
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(
        chooser, &QFileDialog::fileSelected, window,
        [context, window](const QString &folder) { exportCatalogTo(context, folder, window); });
    chooser->open();
}

} // namespace mesh::ui
