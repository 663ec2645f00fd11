// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/publish/writepanel.h"
#include "ui/state/context.h"

#include "app/workspace/session.h"

#include <QDialog>
#include <QPointer>

class QScrollArea;
class QVBoxLayout;

namespace mesh::ui {

class DimLabel;
class NoticeBar;
class PrimaryButton;
class TitleLabel;

/// The frame of a dialog that writes to the catalog: a form, beside it which rules hold and exactly
/// what will be written, below it Close and the one action. Not modal; gone with its session.
class WriteDialog : public QDialog
{
    Q_OBJECT
public:
    ~WriteDialog() override;

    [[nodiscard]] PrimaryButton &writeButton() const { return *m_write; }
    [[nodiscard]] NoticeBar &notice() const { return *m_notice; }

    void write();

protected:
    struct Words
    {
        QString title;
        QString about;  ///< a sentence below it; may be empty
        QString action; ///< on the button
        QString done;   ///< the line of the activity log: "Deprecated"
    };
    /// What will be written as the form stands now.
    struct Plan
    {
        catalog::ChangeSet set;
        std::vector<WritePanel::Rule> rules;
        bool blocked = false; ///< by one of them
    };

    WriteDialog(const Context &context, const Words &words, QWidget *parent);

    [[nodiscard]] const Context &context() const { return m_context; }
    /// Null once it has ended.
    [[nodiscard]] workspace::Session *session() const { return m_session; }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    /// Below the title, in a scrolling column.
    void addToForm(QWidget *widget);
    void setWords(const Words &words);
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
    void layOut();
    void takeOutcome(const core::Result<catalog::WriteOutcome> &outcome);

    Context m_context;
    QPointer<workspace::Session> m_session;
    Words m_words;
    bool m_busy = false;
    NoticeBar *m_notice;
    TitleLabel *m_title;
    DimLabel *m_about;
    QScrollArea *m_scroll = nullptr;
    QVBoxLayout *m_form;
    WritePanel *m_panel;
    PrimaryButton *m_write;
};

} // namespace mesh::ui
