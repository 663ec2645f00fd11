// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/dialogs/catalog/reviewpanel.h"
#include "ui/state/context.h"

#include "app/workspace/catalogediting.h"
#include "app/workspace/session.h"

#include <QDialog>
#include <QPointer>
#include <QTimer>

#include <functional>

class QLabel;
class QLineEdit;

namespace mesh::ui {

class NoticeBar;
class PrimaryButton;

/// A change to the catalog: a form at the left, at the right exactly what it writes. Across domains
/// each is written for itself; what was refused can be tried again. Not modal.
class ReviewDialog : public QDialog
{
    Q_OBJECT
public:
    struct Words
    {
        QString title;
        QString about;   ///< may be empty
        QString button;  ///< "Switch on"
        QString done;    ///< the line of the activity log: "Switched on a policy"
        QString subject; ///< of that line: the policy's id
    };
    /// Puts what is to be written into the builder; runs in a pool, so it holds values only.
    using Plan = std::function<void(catalog::ReviewBuilder &)>;

    ReviewDialog(const Context &context, const Words &words, QWidget *parent = nullptr);
    ~ReviewDialog() override;

    /// Stands above the reason; taken over.
    void setForm(QWidget *form);
    /// `make` is asked on the GUI thread whenever the form, the reason or the catalog has changed;
    /// `lacks` says what the form still needs, empty: nothing.
    void setPlan(std::function<Plan()> make, std::function<QString()> lacks = {});
    /// The form has changed.
    void formChanged();

    [[nodiscard]] QLineEdit &reason() const { return *m_reason; }
    [[nodiscard]] PrimaryButton &writeButton() const { return *m_write; }
    [[nodiscard]] NoticeBar &notice() const { return *m_notice; }
    /// Of what stands in the form now; nothing while it is made.
    [[nodiscard]] const catalog::Review *review() const;

    void write();

Q_SIGNALS:
    /// All of it, or of some domains, stands in the catalog's topics. `done`: what it takes to undo
    /// what this dialog has written so far.
    void written(const std::vector<mesh::workspace::NamedWrite> &done);

private:
    void layOut(const Words &words);
    void makeReview();
    void showReview(catalog::Review review);
    void updateButton();
    void writeNext();
    void takeOutcome(const QString &domain, const workspace::CatalogEditing::Outcome &outcome);
    void finish();

    Context m_context;
    QPointer<workspace::Session> m_session;
    const Words m_words;
    std::function<Plan()> m_make;
    std::function<QString()> m_lacks;
    catalog::Review m_review;
    std::map<QString, ReviewPanel::State> m_states;
    std::vector<workspace::NamedWrite> m_done;
    std::vector<catalog::PlannedWrite> m_queue; ///< still to be written, the next one last
    quint64 m_asked = 0;
    quint64 m_answered = 0;
    bool m_busy = false;
    QTimer m_rest;

    NoticeBar *m_notice;
    QWidget *m_place; ///< of the form
    QLineEdit *m_reason;
    ReviewPanel *m_panel;
    QLabel *m_missing; ///< what is still to be said
    PrimaryButton *m_write;
};

} // namespace mesh::ui
