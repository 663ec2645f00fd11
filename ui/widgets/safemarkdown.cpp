// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/safemarkdown.h"

#include "ui/state/theme.h"

#include <QDesktopServices>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextList>
#include <QTextTable>
#include <QWheelEvent>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

bool mayBeFollowed(const QUrl &link)
{
    return link.scheme() == u"https"_s || link.scheme() == u"http"_s ||
           link.scheme() == u"mailto"_s;
}

} // namespace

SafeMarkdown::SafeMarkdown(QWidget *parent)
    : QTextBrowser(parent)
{
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    document()->setDocumentMargin(0);
    viewport()->setAutoFillBackground(false);
    connect(this, &QTextBrowser::anchorClicked, this, [](const QUrl &link) {
        if (mayBeFollowed(link)) {
            QDesktopServices::openUrl(link);
        }
    });
}

void SafeMarkdown::setText(const QString &markdown)
{
    document()->setDefaultFont(bodyFont());
    document()->setMarkdown(markdown,
                            QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) |
                                QTextDocument::MarkdownNoHTML);
    // Markdown comes without room between its blocks.
    for (QTextBlock block = document()->begin().next(); block.isValid(); block = block.next()) {
        QTextCursor cursor(block);
        QTextBlockFormat format = block.blockFormat();
        format.setTopMargin(cursor.currentList() || cursor.currentTable() ? 2 : space::small);
        cursor.setBlockFormat(format);
    }
    fitHeight();
}

QVariant SafeMarkdown::loadResource(int, const QUrl &)
{
    return {};
}

QSize SafeMarkdown::sizeHint() const
{
    return {400, int(document()->size().height()) + 2};
}

void SafeMarkdown::fitHeight()
{
    document()->setTextWidth(viewport()->width());
    setFixedHeight(int(document()->size().height()) + 4);
}

void SafeMarkdown::resizeEvent(QResizeEvent *event)
{
    QTextBrowser::resizeEvent(event);
    fitHeight();
}

void SafeMarkdown::wheelEvent(QWheelEvent *event)
{
    // The page scrolls, not the text.
    event->ignore();
}

QString plainMarkdown(const QString &markdown)
{
    QTextDocument document;
    document.setMarkdown(markdown, QTextDocument::MarkdownNoHTML);
    return document.toPlainText().simplified();
}

} // namespace mesh::ui
