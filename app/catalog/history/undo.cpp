// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/history/undo.h"

#include "app/catalog/documentfields.h"
#include "app/schema/json.h"

namespace mesh::catalog {

namespace {

// Whoever brings it back has written it last. What is no JSON comes back as it was.
QByteArray signedBy(const Signature &by, const QByteArray &document)
{
    core::Result<schema::Value> value = schema::parseJson(document);
    if (!value) {
        return document;
    }
    fields::Editor editor(std::move(*value));
    editor.setSignature(by);
    return schema::toJson(editor.document());
}

} // namespace

ChangeSet undoOf(const DoneWrite &write, const Signature &by, const QString &message)
{
    ChangeSet undo{write.set.domain, {}, by, message};
    for (std::size_t i = 0; i < write.set.edits.size(); ++i) {
        const Edit &edit = write.set.edits[i];
        Edit back;
        back.key = edit.key;
        // After a removal there is no record to be based on.
        back.basedOn = edit.value ? std::optional(write.offsets.at(i)) : std::nullopt;
        if (const auto &before = write.before.at(i)) {
            back.value = signedBy(by, *before);
        }
        undo.edits.push_back(std::move(back));
    }
    return undo;
}

} // namespace mesh::catalog
