// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/catalog/contractexport.h"

#include "ui/dialogs/catalog/contractfile.h"
#include "ui/state/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/facttable.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/noticebar.h"

#include "app/catalog/exchange/odcs.h"
#include "app/catalog/exchange/odps.h"
#include "app/catalog/exchange/yaml.h"
#include "app/workspace/workspace.h"

#include <QFileDialog>
#include <QPlainTextEdit>
#include <QSaveFile>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

core::Result<void> saveFile(const QString &path, const QByteArray &text)
{
    QSaveFile file(path);
    if (!file.open(QFile::WriteOnly) || file.write(text) != text.size() || !file.commit()) {
        return core::Error{core::Code::Storage, file.errorString(), path};
    }
    return {};
}

} // namespace

ContractExportDialog::ContractExportDialog(const Context &context, catalog::Product product,
                                           QWidget *parent)
    : ActionDialog(tr("Export %1").arg(product.id.toString()), tr("Save as…"), parent)
    , m_context(context)
    , m_product(std::move(product))
    , m_format(new Segmented({tr("Contract (ODCS)"), tr("Product (ODPS)")}))
    , m_text(new QPlainTextEdit)
    , m_notesHead(new SectionLabel(tr("What the format has no place for")))
    , m_notes(new FactTable(tr("What the format has no place for"),
                            {{tr("Field"), false, true, true},
                             {tr("What became of it"), false, false, false},
                             {tr("Value"), false, false, true}}))
{
    setAttribute(Qt::WA_DeleteOnClose);
    resize(760, 620);
    layOut();
    connect(m_format, &Segmented::chosen, this, &ContractExportDialog::showFile);
    connect(&action(), &QPushButton::clicked, this, &ContractExportDialog::chooseFile);
    connect(context.workspace.session(), &QObject::destroyed, this, &QDialog::close);
    showFile();
}

ContractExportDialog::~ContractExportDialog() = default;

void ContractExportDialog::layOut()
{
    m_text->setProperty("look", u"code"_s);
    m_text->setFont(monoFont());
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setAccessibleName(tr("The file"));
    auto *choice = new QHBoxLayout;
    choice->addWidget(m_format);
    choice->addStretch();
    content().addLayout(choice);
    content().addWidget(m_text, 1);
    content().addWidget(m_notesHead);
    content().addWidget(m_notes);
}

ContractExportDialog::Format ContractExportDialog::format() const
{
    return m_format->current() == 0 ? Format::Contract : Format::Product;
}

void ContractExportDialog::choose(Format format)
{
    m_format->setCurrent(format == Format::Contract ? 0 : 1);
    showFile();
}

void ContractExportDialog::showFile()
{
    catalog::OdcsOptions options;
    if (const workspace::Session *session = m_context.workspace.session()) {
        options.bootstrapServers = session->profile().bootstrapServers;
        options.server = session->profile().name;
    }
    const catalog::ExportedFile file = format() == Format::Contract
                                           ? catalog::exportOdcs(m_product, options)
                                           : catalog::exportOdps(m_product);
    m_text->setPlainText(QString::fromUtf8(catalog::toYaml(file.document)));
    m_notes->setRows(noteRows(file.notes));
    m_notesHead->setVisible(!file.notes.empty());
    m_notes->setVisible(!file.notes.empty());
    notice().clear();
}

QString ContractExportDialog::text() const
{
    return m_text->toPlainText();
}

QString ContractExportDialog::fileName() const
{
    return m_product.id.toString() +
           (format() == Format::Contract ? u".odcs.yaml"_s : u".odps.yaml"_s);
}

void ContractExportDialog::chooseFile()
{
    auto *chooser = new QFileDialog(this, tr("Save as"));
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setNameFilters({tr("YAML (*.yaml *.yml)"), tr("All files (*)")});
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->selectFile(fileName());
    connect(chooser, &QFileDialog::fileSelected, this, &ContractExportDialog::save);
    chooser->open();
}

void ContractExportDialog::save(const QString &path)
{
    action().setEnabled(false);
    m_context.workspace.tasks()
        .run(core::Pool::Io,
             [path, text = m_text->toPlainText().toUtf8()] { return saveFile(path, text); })
        .then(this, [this, path](const core::Result<void> &saved) {
            action().setEnabled(true);
            if (saved) {
                notice().show(Colour::Good, tr("Saved as %1.").arg(path));
            } else {
                notice().showError(saved.error());
            }
        });
}

} // namespace mesh::ui
