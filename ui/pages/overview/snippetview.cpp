// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/overview/snippetview.h"

#include "ui/state/symbols.h"
#include "ui/state/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/tabstrip.h"

#include <QApplication>
#include <QClipboard>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

constexpr int copiedFor = 1500;

} // namespace

SnippetView::SnippetView(QWidget *parent)
    : QWidget(parent)
    , m_tabs(new TabStrip(TabStrip::Look::Line, this))
    , m_text(new QPlainTextEdit(this))
    , m_note(new DimLabel({}, this))
    , m_copy(new QPushButton(tr("Copy"), this))
{
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(true);
    m_text->setReadOnly(true);
    m_text->setFont(monoFont());
    m_text->setProperty("look", u"code"_s);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->document()->setDocumentMargin(space::small);
    m_text->setAccessibleName(tr("Ready to run"));
    m_note->setFont(smallFont());
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_copy->setIcon(symbol(u"copy"_s));
    auto *head = new QHBoxLayout;
    head->setSpacing(space::small);
    head->addWidget(m_tabs, 1);
    head->addWidget(m_copy);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::small);
    layout->addLayout(head);
    layout->addWidget(m_text);
    layout->addWidget(m_note);
    connect(m_tabs, &QTabBar::currentChanged, this, &SnippetView::showCurrent);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QApplication::clipboard()->setText(text());
        m_copy->setText(tr("Copied"));
        QTimer::singleShot(copiedFor, m_copy, [this] { m_copy->setText(tr("Copy")); });
    });
}

void SnippetView::setSnippets(std::vector<Snippet> snippets)
{
    const int current = std::max(0, m_tabs->currentIndex());
    m_snippets = std::move(snippets);
    const QSignalBlocker quiet(m_tabs);
    while (m_tabs->count() > int(m_snippets.size())) {
        m_tabs->removeTab(m_tabs->count() - 1);
    }
    for (int index = 0; index < int(m_snippets.size()); ++index) {
        if (index >= m_tabs->count()) {
            m_tabs->addTab({});
        }
        m_tabs->setTabText(index, m_snippets[size_t(index)].title);
    }
    m_tabs->setCurrentIndex(current);
    showCurrent();
}

QString SnippetView::text() const
{
    const int index = m_tabs->currentIndex();
    return index >= 0 && index < int(m_snippets.size()) ? m_snippets[size_t(index)].text
                                                        : QString();
}

void SnippetView::setTool(const QString &id)
{
    const auto found = std::find_if(m_snippets.begin(), m_snippets.end(),
                                    [&id](const Snippet &snippet) { return snippet.id == id; });
    if (found != m_snippets.end()) {
        m_tabs->setCurrentIndex(int(found - m_snippets.begin()));
    }
}

void SnippetView::showCurrent()
{
    const QString shown = text();
    if (m_text->toPlainText() != shown) {
        m_text->setPlainText(shown);
    }
    const int index = m_tabs->currentIndex();
    const QString note =
        index >= 0 && index < int(m_snippets.size()) ? m_snippets[size_t(index)].note : QString();
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    const int lines = std::clamp(int(shown.trimmed().count(u'\n')) + 1, 1, 18);
    const int height = lines * QFontMetrics(monoFont()).lineSpacing() + 2 * space::small + 14;
    m_text->setFixedHeight(height);
}

} // namespace mesh::ui
