// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/expr/completion.h"
#include "app/sql/diagnostic.h"

#include <QLineEdit>

class QCompleter;
class QStandardItemModel;

namespace mesh::ui {

/// Where one line of Mesh SQL is typed: underlines what is wrong, completes what may stand at the
/// cursor (Ctrl+Space asks for it). What the text means is the subclass's to say.
class ExpressionField : public QLineEdit
{
    Q_OBJECT
public:
    explicit ExpressionField(QWidget *parent = nullptr);
    ~ExpressionField() override;

    /// What completion offers at the cursor now, for tests.
    [[nodiscard]] QStringList candidates() const;

protected:
    /// Of the text as it stands; places are characters of it.
    [[nodiscard]] virtual const sql::Diagnostics &diagnostics() const = 0;
    /// What may stand at the cursor; nothing where words are no expression.
    [[nodiscard]] virtual expr::Completions completions() const = 0;
    /// Enter, while no candidate is chosen.
    virtual void accept() = 0;
    /// Escape, while no candidates are shown. False: it is somebody else's.
    virtual bool cancel() { return false; }
    /// The red border, and what a screen reader says; after each judgement.
    void showJudgement(bool wrong, const QString &sentence);
    void offerCompletion(bool asked);

    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    void insertCompletion(const QModelIndex &index);

    QCompleter *m_completer;
    QStandardItemModel *m_candidates;
    core::SourceRange m_replaces;
};

} // namespace mesh::ui
