// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>
#include <QStringList>

#include <array>

class QLabel;

namespace mesh::ui {

/// The four principles of a data mesh, each with one thing to try; it ticks itself off. Shown in
/// the sandbox until put away.
class PrincipleCards : public QFrame
{
    Q_OBJECT
public:
    enum Task {
        OpenDomain,  ///< domain ownership: open a product and see who owns it
        WatchEvents, ///< data as a product: open a product's live events
        SearchField, ///< self-serve platform: find products by a field
        ReadPolicy,  ///< federated governance: narrow by classification
        TaskCount,
    };

    explicit PrincipleCards(QWidget *parent = nullptr);

    void setDone(Task task, bool done);
    [[nodiscard]] bool isDone(Task task) const { return m_done.at(task); }
    [[nodiscard]] QStringList doneNames() const;
    void setDoneNames(const QStringList &names);

Q_SIGNALS:
    /// The button of a card: do it for me.
    void tried(mesh::ui::PrincipleCards::Task task);
    void doneChanged();
    void closed();

private:
    QWidget *makeCard(Task task, const QString &symbolName, const QString &title,
                      const QString &text, const QString &action);
    void updateTick(Task task);

    std::array<bool, TaskCount> m_done{};
    std::array<QLabel *, TaskCount> m_ticks{};
};

} // namespace mesh::ui
