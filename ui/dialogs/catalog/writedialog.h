// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/dialogs/catalog/catalogdialog.h"
#include "ui/pages/publish/rulebook.h"
#include "ui/pages/publish/writepanel.h"

namespace mesh::ui {

/// A form that makes one change in one domain: a step of a product's life, a domain's own record.
/// Its fields say what is wrong with them, and a conflict is shown in it.
class WriteDialog : public CatalogDialog
{
    Q_OBJECT
public:
    ~WriteDialog() override;

    void write() override;

protected:
    /// What will be written as the form stands now.
    struct Plan
    {
        catalog::ChangeSet set;
        std::vector<WritePanel::Rule> rules;
        bool blocked = false; ///< by one of them, or by a field
        QString lacks{};      ///< what is still to be said, where no field says so
        /// The product as it will be, to be held against the policies of the mesh; nothing: they
        /// have no say in it.
        std::optional<catalog::Product> held{};
    };

    WriteDialog(const Context &context, const Words &words, QWidget *parent);

    [[nodiscard]] bool isBusy() const { return m_busy; }
    /// Looks at the plan anew and shows it. Called by whoever changes a field.
    void update();
    /// Writes the plan; what `begin` does in the end.
    void writePlan();

    /// Nothing: as the form stands there is nothing to write.
    [[nodiscard]] virtual std::optional<Plan> plan() const = 0;
    /// What it is about, in the activity log: "sales.orders".
    [[nodiscard]] virtual QString subject() const = 0;
    /// Fields show what is wrong with them; called by update().
    virtual void showProblems() {}
    /// Before writing: false where a field has to be looked at first, which is said there.
    [[nodiscard]] virtual bool isReady() { return true; }
    /// What comes before the record itself.
    virtual void begin() { writePlan(); }
    /// Not written: says why, and who may.
    virtual void fail(const core::Error &error);
    virtual void takeConflict(const catalog::Conflict &conflict);
    /// Written; nothing more is written until it closes.
    virtual void finish();

private:
    void takeOutcome(const core::Result<catalog::WriteOutcome> &outcome);

    void hold(Plan &plan);

    bool m_busy = false;
    Rulebook m_rulebook;
    WritePanel *m_panel;
};

} // namespace mesh::ui
