// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/dialogs/catalog/writedialog.h"

#include "app/catalog/governance/lifecycle.h"

class QComboBox;
class QDateEdit;
class QLineEdit;
class QPlainTextEdit;

namespace mesh::ui {

class FormGrid;

/// A new major version of a product beside the old one: a port on another topic, the day on which
/// the old port ends, and a statement that fills the one from the other while both are read. Not
/// modal.
class MajorDialog : public WriteDialog
{
    Q_OBJECT
public:
    MajorDialog(const Context &context, const core::ProductId &id, QWidget *parent = nullptr);
    ~MajorDialog() override;

    [[nodiscard]] QComboBox &topic() const { return *m_topic; }
    /// Of the old port.
    [[nodiscard]] QDateEdit &sunset() const { return *m_sunset; }
    [[nodiscard]] QLineEdit &reason() const { return *m_reason; }
    /// In Mesh SQL, to be copied and filled in.
    [[nodiscard]] QString statement() const;

protected:
    [[nodiscard]] std::optional<Plan> plan() const override;
    [[nodiscard]] QString subject() const override;
    void showProblems() override;

private:
    void addFields();
    void fillTopics();
    void showStatement();
    [[nodiscard]] catalog::LifeChange change(const catalog::Product &product) const;
    [[nodiscard]] QString topicProblem() const;

    core::ProductId m_id;
    FormGrid *m_grid;
    QComboBox *m_topic;
    QDateEdit *m_sunset;
    QLineEdit *m_reason;
    QPlainTextEdit *m_statement;
};

/// The statement that keeps the old topic filled from the new one, for readers who have not moved
/// yet: the names of both ports, and the place where what differs is said.
[[nodiscard]] QString bridgingStatement(const core::ProductId &product, int oldMajor,
                                        const QString &oldTopic, int newMajor);

} // namespace mesh::ui
