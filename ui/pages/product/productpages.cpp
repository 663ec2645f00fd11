// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/product/productpages.h"

#include "ui/pages/domain/domainpage.h"
#include "ui/pages/governance/governancepage.h"
#include "ui/pages/inbox/inboxpage.h"
#include "ui/pages/product/productpage.h"
#include "ui/pages/product/productpreview.h"
#include "ui/pages/publish/publishpage.h"

namespace mesh::ui {
namespace {

std::unique_ptr<Page> makeKeyedPage(const Context &context, const QString &key)
{
    const QString publish = PublishPage::keyOf({});
    if (key.startsWith(publish) && key.size() > publish.size()) {
        return std::make_unique<PublishPage>(context, key.mid(publish.size()));
    }
    const QString domain = DomainPage::keyOf({});
    if (key.startsWith(domain) && key.size() > domain.size()) {
        return std::make_unique<DomainPage>(context, key.mid(domain.size()));
    }
    if (key == InboxPage::pageKey()) {
        return std::make_unique<InboxPage>(context);
    }
    if (key == GovernancePage::pageKey()) {
        return std::make_unique<GovernancePage>(context);
    }
    return nullptr;
}

} // namespace

PageFactory makeProductPages()
{
    return {[](const Context &context, const Target &target) -> std::unique_ptr<Page> {
                return std::make_unique<ProductPage>(context, target);
            },
            makeKeyedPage,
            [](const Context &context) -> std::unique_ptr<RowPreview> {
                return std::make_unique<ProductPreview>(context);
            }};
}

} // namespace mesh::ui
