// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/publish/productchecks.h"
#include "ui/pages/publish/rowseditor.h"

#include <QDate>

// The lists of a product as rows of text, and back. A row that was there keeps what its cells do
// not show, and every text that nobody has changed, down to its last line break.
namespace mesh::ui {

using Rows = std::vector<RowsEditor::Row>;

/// Field, meaning, classification, tags.
[[nodiscard]] std::vector<QStringList> rowsOf(const std::vector<catalog::FieldNote> &notes);
[[nodiscard]] std::vector<catalog::FieldNote> read(const std::vector<catalog::FieldNote> &base,
                                                   const Rows &rows);
/// Channel, address, tool, what for.
[[nodiscard]] std::vector<QStringList> rowsOf(const std::vector<catalog::Channel> &channels);
[[nodiscard]] std::vector<catalog::Channel> read(const std::vector<catalog::Channel> &base,
                                                 const Rows &rows);
/// Kind, address, description.
[[nodiscard]] std::vector<QStringList> rowsOf(const std::vector<catalog::Link> &links);
[[nodiscard]] std::vector<catalog::Link> read(const std::vector<catalog::Link> &base,
                                              const Rows &rows);
/// Product or topic, major version, how.
[[nodiscard]] std::vector<QStringList> rowsOf(const std::vector<catalog::Reference> &references);
[[nodiscard]] std::vector<catalog::Reference> read(const std::vector<catalog::Reference> &base,
                                                   const Rows &rows);
/// Kind, text, from, until (UTC, as 2026-12-31 08:00).
[[nodiscard]] std::vector<QStringList> rowsOf(const std::vector<catalog::Notice> &notices);
[[nodiscard]] std::vector<catalog::Notice> read(const std::vector<catalog::Notice> &base,
                                                const Rows &rows);
/// Major version, topic, subject of the values, format, state, last day.
[[nodiscard]] std::vector<QStringList> rowsOf(const std::vector<catalog::Port> &ports);
[[nodiscard]] std::vector<catalog::Port> read(const std::vector<catalog::Port> &base,
                                              const Rows &rows);

/// What is wrong with what was typed; empty: nothing.
struct ProductListProblems
{
    Q_DECLARE_TR_FUNCTIONS(mesh::ui::ProductListProblems)
public:
    [[nodiscard]] static QString ofNotices(const Rows &rows);
    [[nodiscard]] static QString ofReferences(const Rows &rows);
    [[nodiscard]] static QString ofPorts(const std::vector<catalog::Port> &base, const Rows &rows,
                                         QDate today);
};

} // namespace mesh::ui
