// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/exchange/importnote.h"
#include "app/core/result.h"

#include <QStringList>

#include <functional>
#include <vector>

class QWidget;

namespace mesh::ui {

/// A YAML or JSON file of any size. Blocks: for an io task. Errors: NotFound, Storage; Syntax,
/// TooLarge and Decode with file, line and column.
[[nodiscard]] core::Result<schema::Value> readContractFile(const QString &path);

/// A contract (ODCS) or a product (ODPS), by its kind, as a product of that id; `existing` as
/// catalog::importOdcs has it. Blocks: for a pool. TooLarge beyond what any catalog's topic takes
/// as one record, else the errors of the importers.
[[nodiscard]] core::Result<catalog::ImportedProduct>
importContract(const schema::Value &document, const core::ProductId &id,
               const catalog::Product *existing);

/// A row for each note: where in the file, what became of it, its value.
[[nodiscard]] std::vector<QStringList> noteRows(const std::vector<catalog::ImportNote> &notes);

/// Asks for such a file, and calls `chosen` with its path. Not modal.
void chooseContractFile(QWidget *parent, const std::function<void(const QString &)> &chosen);

} // namespace mesh::ui
