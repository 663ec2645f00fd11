// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/product.h"

namespace mesh::catalog {

/// What became of a part of a file that is not taken over just as it stands.
enum class ImportFate {
    Kept,     ///< stays in the document and is written back, but nothing here acts on it
    Changed,  ///< taken over in another form
    Missing,  ///< the standard asks for it: a value was put in
    NotTaken, ///< lost on the way
};

/// kept, changed, missing, not-taken: for meshctl.
[[nodiscard]] QString importFateName(ImportFate fate);

struct ImportNote
{
    ImportFate fate = ImportFate::Kept;
    QString path;  ///< in the file, dotted
    QString value; ///< what it is, or was put in; may be empty
    friend bool operator==(const ImportNote &, const ImportNote &) = default;
};

/// A product out of a file, to be reviewed, and the report.
struct ImportedProduct
{
    Product product;
    std::vector<ImportNote> notes;
};

/// A file made of a product, and what the format has no place for.
struct ExportedFile
{
    schema::Value document;
    std::vector<ImportNote> notes;
};

} // namespace mesh::catalog
