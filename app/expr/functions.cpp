// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/expr/functions.h"

#include "app/expr/builtins.h"

#include <QCoreApplication>

#include <algorithm>

namespace mesh::expr {

namespace internal {

schema::Value failed(Fault fault, Trouble *trouble)
{
    if (trouble) {
        trouble->add(fault);
    }
    return {};
}

} // namespace internal

QString Function::documentation() const
{
    return QCoreApplication::translate("mesh::expr::Function", doc);
}

const std::vector<Function> &functions()
{
    static const std::vector<Function> table = [] {
        std::vector<Function> all;
        for (auto part :
             {internal::textFunctions(), internal::patternFunctions(), internal::numberFunctions(),
              internal::timeFunctions(), internal::valueFunctions()}) {
            std::ranges::move(part, std::back_inserter(all));
        }
        std::ranges::sort(all, {}, &Function::name);
        return all;
    }();
    return table;
}

const Function *findFunction(QStringView name)
{
    const auto isNamed = [name](const QString &candidate) {
        return name.compare(candidate, Qt::CaseInsensitive) == 0;
    };
    const auto found = std::ranges::find_if(functions(), [&isNamed](const Function &function) {
        return isNamed(function.name) || std::ranges::any_of(function.aliases, isNamed);
    });
    return found == functions().end() ? nullptr : &*found;
}

} // namespace mesh::expr
