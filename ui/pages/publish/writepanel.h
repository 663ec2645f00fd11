// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/publish/productchecks.h"

#include "app/catalog/catalogwriter.h"

#include <QFrame>

class QLabel;
class QPlainTextEdit;
class QVBoxLayout;

namespace mesh::ui {

class SectionLabel;

/// Beside a form: which rules hold, exactly what will be written, to which topic, and who may.
class WritePanel : public QFrame
{
    Q_OBJECT
public:
    /// One rule and how it stands.
    struct Rule
    {
        enum class State { Holds, Warns, Blocks, DoesNotApply };
        QString name;
        State state = State::Holds;
        QString tip;
        friend bool operator==(const Rule &, const Rule &) = default;
    };

    explicit WritePanel(QWidget *parent = nullptr);

    void setRules(const std::vector<Rule> &rules);
    /// The change set before it is signed; `domain` nullptr: not chosen, or the platform.
    void setChange(const catalog::ChangeSet &set, const catalog::CatalogTopics &topics,
                   const catalog::Signature &by);
    /// Who may write there, as the domain's record says.
    void setWriters(const catalog::Domain *domain);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showRules();

    SectionLabel *m_rulesHead;
    QVBoxLayout *m_rules;
    std::vector<Rule> m_shownRules;
    QLabel *m_records;
    QPlainTextEdit *m_document;
    QLabel *m_writers;
};

} // namespace mesh::ui
