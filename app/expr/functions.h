// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/expr/trouble.h"
#include "app/expr/type.h"

#include <QString>
#include <QStringList>

#include <span>
#include <vector>

namespace mesh::expr {

/// The arguments of one call; absent ones (optional) are not there.
using Arguments = std::span<const schema::Value *const>;

/// One function: the same table binds calls, computes them, and feeds completion and help.
struct Function
{
    QString name; ///< in capitals; the spelling that completion offers
    QStringList aliases;
    QString signature; ///< SUBSTRING(text, from [, length])
    const char *doc;   ///< one sentence, translated by documentation()
    /// What each argument must be, the last repeated; Unknown: anything.
    std::vector<Kind> parameters;
    size_t leastArguments = 0;
    size_t mostArguments = 0;
    Kind result = Kind::Unknown; ///< Unknown: the type of the first argument
    /// NULL for a NULL argument, without a call.
    bool strict = true;
    schema::Value (*compute)(Arguments, Trouble *) = nullptr;

    [[nodiscard]] QString documentation() const;
};

/// All of them, by name.
[[nodiscard]] const std::vector<Function> &functions();
/// By name or alias, whatever the case; null where there is none.
[[nodiscard]] const Function *findFunction(QStringView name);

} // namespace mesh::expr
