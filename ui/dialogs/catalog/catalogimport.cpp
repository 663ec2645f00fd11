// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/catalog/catalogimport.h"

#include "ui/dialogs/formgrid.h"
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
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

constexpr std::size_t mostRows = 500;

} // namespace

CatalogImportDialog::CatalogImportDialog(const Context &context, QWidget *parent)
    : ReviewDialog(context,
                   {tr("Import a catalog from files"),
                    tr("A folder as the export of a catalog writes it: one YAML file a record. "
                       "Every record that would change is listed before anything is written; a "
                       "domain is written whole or not at all, one after the other."),
                    tr("Write the changes"), tr("Imported a catalog")},
                   {}, parent)
    , m_place(new QLabel)
    , m_removeMissing(new QCheckBox(tr("Remove what the files do not have, in their domains")))
    , m_head(new SectionLabel(tr("What changes")))
    , m_table(new FactTable(tr("What changes"), {{tr("Record"), false, true, true},
                                                 {tr("Topic"), false, true, false},
                                                 {tr("What"), false, false, true}}))
    , m_more(new DimLabel)
{
    resize(1000, 600);
    addFields();
    connect(m_removeMissing, &QCheckBox::toggled, this, &ReviewDialog::formChanged);
    connect(this, &ReviewDialog::reviewed, this, &CatalogImportDialog::showReview);
    setReviewer([this] { return reviewer(); });
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
    auto *grid = new FormGrid;
    grid->addRow(u"folder"_s, tr("Folder"), line);
    grid->addWide(u"removeMissing"_s, m_removeMissing);
    setForm(grid);
    for (QWidget *part : {static_cast<QWidget *>(m_head), static_cast<QWidget *>(m_table),
                          static_cast<QWidget *>(m_more)}) {
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
    setSubject(folder);
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
    notice().clear();
    const auto known = files ? catalog::checkDomains(*files, *session()->catalog())
                             : core::Result<void>(files.error());
    if (known) {
        m_files = std::make_shared<const std::vector<catalog::CatalogFile>>(*files);
    } else {
        notice().showError(known.error());
    }
    formChanged();
}

ReviewDialog::Reviewer CatalogImportDialog::reviewer() const
{
    if (!m_files) {
        return {};
    }
    return [files = m_files, catalog = session()->catalog(),
            request =
                catalog::ImportRequest{session()->editing().signature(), reason().text().trimmed(),
                                       QDate::currentDate(), m_removeMissing->isChecked()}] {
        return catalog::reviewImport(*files, catalog, request);
    };
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

void CatalogImportDialog::showReview(const catalog::Review &review)
{
    std::vector<QStringList> rows;
    std::size_t count = 0;
    for (const catalog::PlannedWrite &write : review.writes) {
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
    m_head->setText(rows.empty() ? tr("Nothing changes: the mesh says the same")
                                 : tr("What changes"));
    const int more = int(count) - int(rows.size());
    m_more->setVisible(!rows.empty());
    m_more->setText(more > 0 ? tr("And %n more.", nullptr, more)
                             : tr("In %n transaction(s).", nullptr, int(review.writes.size())));
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
