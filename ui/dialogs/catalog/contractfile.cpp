// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/catalog/contractfile.h"

#include "app/catalog/documentfields.h"
#include "app/catalog/exchange/odcs.h"
#include "app/catalog/exchange/odps.h"
#include "app/catalog/exchange/yaml.h"
#include "app/schema/json.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

/// A topic takes a megabyte unless somebody has raised that; nobody has by so much.
constexpr qsizetype largestRecord = 4'000'000;

struct ContractFile
{
    Q_DECLARE_TR_FUNCTIONS(mesh::ui::ContractFile)
};

QString word(catalog::ImportFate fate)
{
    switch (fate) {
    case catalog::ImportFate::Kept:
        return ContractFile::tr("kept, without effect here");
    case catalog::ImportFate::Changed:
        return ContractFile::tr("taken over in another form");
    case catalog::ImportFate::Missing:
        return ContractFile::tr("missing in the file");
    case catalog::ImportFate::NotTaken:
        break;
    }
    return ContractFile::tr("not taken over");
}

} // namespace

core::Result<schema::Value> readContractFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly)) {
        return core::Error{file.exists() ? core::Code::Storage : core::Code::NotFound,
                           file.errorString(), path};
    }
    core::Result<schema::Value> document = catalog::parseYaml(file.readAll());
    if (!document) {
        // The place is line and column: of which file, is said before it.
        core::Error error = document.error();
        error.where.name = u"%1:%2"_s.arg(QFileInfo(path).fileName(), error.where.name);
        return error;
    }
    return document;
}

core::Result<catalog::ImportedProduct> importContract(const schema::Value &document,
                                                      const core::ProductId &id,
                                                      const catalog::Product *existing)
{
    const bool product = catalog::fields::text(document, u"kind") == u"DataProduct";
    auto imported = product ? catalog::importOdps(document, id, existing)
                            : catalog::importOdcs(document, id, existing);
    if (imported) {
        const qsizetype size = schema::toJson(imported->product.document()).size();
        if (size > largestRecord) {
            return core::Error{core::Code::TooLarge,
                               u"it would be one record of %1 bytes"_s.arg(size), id.toString()};
        }
    }
    return imported;
}

std::vector<QStringList> noteRows(const std::vector<catalog::ImportNote> &notes)
{
    std::vector<QStringList> rows;
    for (const catalog::ImportNote &note : notes) {
        rows.push_back({note.path, word(note.fate), note.value});
    }
    return rows;
}

void chooseContractFile(QWidget *parent, const std::function<void(const QString &)> &chosen)
{
    auto *chooser = new QFileDialog(parent, ContractFile::tr("Choose a contract or a product"));
    chooser->setFileMode(QFileDialog::ExistingFile);
    chooser->setNameFilters({ContractFile::tr("YAML and JSON (*.yaml *.yml *.json)"),
                             ContractFile::tr("All files (*)")});
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(chooser, &QFileDialog::fileSelected, parent, chosen);
    chooser->open();
}

} // namespace mesh::ui
