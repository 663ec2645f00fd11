// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/state/target.h"

class QWidget;

namespace mesh::ui {

/// What a page may ask of the window around it. The window implements it.
class Navigator
{
public:
    virtual ~Navigator() = default;

    /// Opens a product's or topic's page in a tab of its own, or goes to the one that is open.
    virtual void open(const Target &target) = 0;
    /// Opens the page that Page::key() names so, or goes to it: "publish:<topic>". What follows a #
    /// is a place of that page: "product:sales.orders#access".
    virtual void openPage(const QString &key) = 0;
    /// Goes to Explore and searches there; an empty text clears the search.
    virtual void explore(const QString &searchText) = 0;
    /// The profile dialog, at the profile with this id when there is one.
    virtual void editProfiles(const QString &profileId = {}) = 0;
    /// A page of resources/help, e.g. "live".
    virtual void help(const QString &chapter) = 0;
    /// The activity log at the bottom.
    virtual void showActivity() = 0;
    /// One sentence in the status line, until the next one.
    virtual void tell(const QString &sentence) = 0;
};

} // namespace mesh::ui
