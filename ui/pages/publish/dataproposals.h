// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/state/context.h"

#include "app/workspace/session.h"

#include <QPointer>
#include <QSet>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace mesh::ui {

class ProductFields;

/// What the newest records of a topic let one think: fields that look as if they reach a person,
/// each to be classified by a click or to be let be. Hidden while there is nothing to say. What the
/// form says already is not proposed.
class DataProposals : public QWidget
{
    Q_OBJECT
public:
    /// `fields`: the form that takes what is agreed to; outlives this.
    DataProposals(workspace::Session &session, ProductFields &fields, const QString &topic,
                  QWidget *parent = nullptr);
    ~DataProposals() override;

    /// Paths that are proposed now.
    [[nodiscard]] QStringList proposed() const;
    void accept(const QString &path);
    void dismiss(const QString &path);
    /// The form says something else than before.
    void refresh();

private:
    void ask();
    void addRow(const profiling::PersonalField &field);
    [[nodiscard]] bool isSaid(const QString &path) const;
    /// Of the platform: id and name; empty: it has none for personal data.
    [[nodiscard]] std::pair<QString, QString> classification() const;

    QPointer<workspace::Session> m_session;
    ProductFields &m_fields;
    const QString m_topic;
    bool m_asked = false;
    int m_tries = 0;
    std::vector<profiling::PersonalField> m_found;
    QSet<QString> m_dismissed;
    QStringList m_shown;
    QLabel *m_about;
    QVBoxLayout *m_rows;
};

} // namespace mesh::ui
