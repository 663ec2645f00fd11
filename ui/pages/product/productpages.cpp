// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/product/productpages.h"

#include "ui/pages/product/productpage.h"
#include "ui/pages/product/productpreview.h"

namespace mesh::ui {

PageFactory makeProductPages()
{
    return {[](const Context &context, const Target &target) -> std::unique_ptr<Page> {
                return std::make_unique<ProductPage>(context, target);
            },
            [](const Context &context) -> std::unique_ptr<RowPreview> {
                return std::make_unique<ProductPreview>(context);
            }};
}

} // namespace mesh::ui
