// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/state/context.h"
#include "ui/state/page.h"
#include "ui/state/target.h"

#include <functional>
#include <memory>

namespace mesh::ui {

/// A small look at what is selected in Explore: its trust strip and newest events.
class RowPreview : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// Shows another target, or nothing when it is empty. Called once the selection rests.
    virtual void showTarget(const Target &target) = 0;
    /// False: nobody looks, nothing is read.
    virtual void setActive(bool active) = 0;
};

/// Makes the pages that other folders own; main() fills it in.
struct PageFactory
{
    /// The page of a product or topic of the workspace's open session.
    std::function<std::unique_ptr<Page>(const Context &context, const Target &target)> targetPage;
    /// The page of a key that is no target's; nullptr: none, or not any more.
    std::function<std::unique_ptr<Page>(const Context &context, const QString &key)> keyedPage;
    std::function<std::unique_ptr<RowPreview>(const Context &context)> preview;
};

} // namespace mesh::ui
