// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/publish/rulebook.h"
#include "ui/state/context.h"

#include "app/catalog/history/difference.h"
#include "app/workspace/session.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace mesh::ui {

class DifferenceList;
class MergeView;
class NoticeBar;
class PrimaryButton;
class ProductFields;

/// The Overview of a published product while it is edited in place: a bar says how many changes
/// there are, the review shows exactly what will be written, and where somebody else was first,
/// both versions stand field by field. Changes are kept as a draft, also over a crash.
class ProductEdit : public QWidget
{
    Q_OBJECT
public:
    ProductEdit(const Context &context, workspace::Session &session, const core::ProductId &id,
                QWidget *parent = nullptr);
    ~ProductEdit() override;

    /// "product:<domain.name>": the subject of its draft.
    [[nodiscard]] static QString draftKey(const core::ProductId &id);

    [[nodiscard]] ProductFields &fields() const { return *m_fields; }
    [[nodiscard]] MergeView &merge() const { return *m_merge; }
    [[nodiscard]] NoticeBar &notice() const { return *m_notice; }
    [[nodiscard]] QLineEdit &reason() const { return *m_reason; }
    [[nodiscard]] std::vector<catalog::Difference> changes() const;

    /// Another document to review: a change that is taken back. `kept`: fields that stay.
    void propose(const catalog::Product &product, const QString &reason, int kept);
    void review();
    void back();
    void discard();
    void write();

Q_SIGNALS:
    /// Written, or discarded: the page shows the Overview again.
    void done();

private:
    enum class Step { Edit, Review, Merge };

    [[nodiscard]] QWidget *makeBar();
    [[nodiscard]] QWidget *makeReview();
    void load();
    void update();
    void showReview(const Rulebook::Verdict &verdict);
    void takeCatalog();
    void keepDraft();
    void takeOutcome(const core::Result<catalog::WriteOutcome> &outcome);
    void mergeWith(const catalog::Product &theirs, core::Offset revision);
    void setStep(Step step);
    [[nodiscard]] catalog::Product product() const;
    [[nodiscard]] Rulebook::Verdict verdict();
    [[nodiscard]] std::vector<catalog::ObjectionAt> objections() const;
    [[nodiscard]] catalog::ChangeSet change() const;

    Context m_context;
    QPointer<workspace::Session> m_session;
    core::ProductId m_id;
    catalog::Product m_base; ///< what the edit began from
    std::optional<core::Offset> m_basedOn;
    catalog::Product m_theirs; ///< while merging: what the other wrote
    Step m_step = Step::Edit;
    Rulebook m_rulebook;
    bool m_tried = false;
    bool m_busy = false;
    QTimer m_draftTimer;

    QLabel *m_count;
    QPushButton *m_back;
    QPushButton *m_discard;
    PrimaryButton *m_next;
    NoticeBar *m_notice;
    QStackedWidget *m_stack;
    ProductFields *m_fields;
    DifferenceList *m_differences;
    QLineEdit *m_reason;
    QPushButton *m_version; ///< takes the version that the changes ask for
    WritePanel *m_panel;
    MergeView *m_merge;
};

} // namespace mesh::ui
