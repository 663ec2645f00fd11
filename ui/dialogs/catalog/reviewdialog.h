// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/dialogs/catalog/catalogdialog.h"
#include "ui/dialogs/catalog/reviewpanel.h"

#include "app/workspace/catalogediting.h"

#include <QTimer>

#include <functional>

class QLineEdit;

namespace mesh::ui {

/// A change that may touch many records in many domains: policies, several products, a whole
/// catalog. The review of it is made in a pool, and holds it against the policies. Each domain is
/// written for itself; what was refused can be tried again.
class ReviewDialog : public CatalogDialog
{
    Q_OBJECT
public:
    using CatalogDialog::Words;
    /// Puts what is to be written into the builder; runs in a pool, so it holds values only.
    using Plan = std::function<void(catalog::ReviewBuilder &)>;

    /// Makes the review; as above.
    using Reviewer = std::function<catalog::Review()>;
    using ReviewPointer = std::shared_ptr<const catalog::Review>; ///< never null

    /// `subject`: what it is about, in the activity log: the policy's id.
    ReviewDialog(const Context &context, const Words &words, const QString &subject,
                 QWidget *parent = nullptr);
    ~ReviewDialog() override;

    /// Stands above the reason; taken over.
    void setForm(QWidget *form);
    /// `make` is asked on the GUI thread whenever the form, the reason or the catalog has changed;
    /// `lacks` says what the form still needs, empty: nothing.
    void setPlan(std::function<Plan()> make, std::function<QString()> lacks = {});
    /// The same for reviews that are not made of single records. A null Reviewer: nothing yet.
    void setReviewer(std::function<Reviewer()> make, std::function<QString()> lacks = {});
    void setSubject(const QString &subject) { m_subject = subject; }
    /// The form has changed.
    void formChanged();

    [[nodiscard]] QLineEdit &reason() const { return *m_reason; }
    /// Of what stands in the form now; nothing while it is made.
    [[nodiscard]] const catalog::Review *review() const;

    void write() override;

Q_SIGNALS:
    /// Of what stands in the form now.
    void reviewed(const mesh::catalog::Review &review);
    /// All of it, or of some domains, stands in the catalog's topics. `done`: what it takes to undo
    /// what this dialog has written so far.
    void written(const std::vector<mesh::workspace::NamedWrite> &done);

private:
    void makeReview();
    void showReview(ReviewPointer review);
    void updateButton();
    void writeNext();
    void writeSet(const catalog::ChangeSet &set);
    void takeOutcome(const QString &domain, const workspace::CatalogEditing::Outcome &outcome);
    void finish();

    QString m_subject;
    std::function<Reviewer()> m_make;
    std::function<QString()> m_lacks;
    ReviewPointer m_review = std::make_shared<const catalog::Review>();
    std::map<QString, ReviewPanel::State> m_states;
    std::vector<workspace::NamedWrite> m_done;
    std::vector<catalog::PlannedWrite> m_queue; ///< still to be written, the next one last
    quint64 m_asked = 0;
    quint64 m_answered = 0;
    bool m_reviewing = false; ///< in the pool
    bool m_busy = false;
    QTimer m_rest;

    QWidget *m_place; ///< of the form
    QLineEdit *m_reason;
    ReviewPanel *m_panel;
};

} // namespace mesh::ui
