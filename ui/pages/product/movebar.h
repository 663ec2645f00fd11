// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/dialogs/catalog/movedialog.h"
#include "ui/state/context.h"
#include "ui/widgets/noticebar.h"

#include "app/workspace/session.h"

#include <QPointer>

#include <optional>

namespace mesh::ui {

/// How far the move of a product to another domain has come, with the next step for whoever looks:
/// the receiver accepts, the owner takes the offer back or, once it was accepted, lets it go.
/// Hidden while nothing moves.
class MoveBar : public NoticeBar
{
    Q_OBJECT
public:
    MoveBar(const Context &context, workspace::Session &session, QWidget *parent = nullptr);
    ~MoveBar() override;

    void setProduct(const std::optional<core::ProductId> &id);
    /// It stands in no move yet, and there is another domain.
    [[nodiscard]] bool canOffer() const;
    /// What the button does; nothing: there is none.
    [[nodiscard]] std::optional<MoveDialog::Step> step() const { return m_step; }
    /// nullptr while closed.
    [[nodiscard]] MoveDialog *dialog() const { return m_dialog; }

    void offer();
    void takeStep();

private:
    void update();
    void open(MoveDialog::Step step);
    void setStep(Colour tone, const QString &sentence, MoveDialog::Step step);

    Context m_context;
    QPointer<workspace::Session> m_session;
    std::optional<core::ProductId> m_id;
    std::optional<MoveDialog::Step> m_step;
    QPointer<MoveDialog> m_dialog;
};

} // namespace mesh::ui
