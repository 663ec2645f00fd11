// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/overview/snippets.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace mesh::ui {

class TabStrip;

/// *Use it*: a tab for each tool, the text that is ready to run, and a button that copies it.
class SnippetView : public QWidget
{
    Q_OBJECT
public:
    explicit SnippetView(QWidget *parent = nullptr);

    void setSnippets(std::vector<Snippet> snippets);
    /// The text of the tool that is shown.
    [[nodiscard]] QString text() const;
    void setTool(const QString &id);

private:
    void showCurrent();

    std::vector<Snippet> m_snippets;
    TabStrip *m_tabs;
    QPlainTextEdit *m_text;
    QLabel *m_note;
    QPushButton *m_copy;
};

} // namespace mesh::ui
