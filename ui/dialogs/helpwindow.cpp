// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/helpwindow.h"

#include "ui/delegates/palettedelegate.h"
#include "ui/state/theme.h"
#include "ui/widgets/labels.h"

#include <QDesktopServices>
#include <QFile>
#include <QHBoxLayout>
#include <QListWidget>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextDocument>
#include <QTextTable>

namespace mesh::ui {

using namespace Qt::StringLiterals;

/// A browser that fetches nothing: neither images nor pages.
class HelpBrowser final : public QTextBrowser
{
    Q_OBJECT
public:
    using QTextBrowser::QTextBrowser;

protected:
    QVariant loadResource(int, const QUrl &) override { return {}; }
};

namespace {

const QStringList chapters{u"index"_s,          u"connections"_s, u"explore"_s,    u"product"_s,
                           u"publish"_s,        u"inbox"_s,       u"governance"_s, u"live"_s,
                           u"filter"_s,         u"sandbox"_s,     u"shortcuts"_s,  u"meshctl"_s,
                           u"troubleshooting"_s};

constexpr int chapterRole = Qt::UserRole + 10; ///< clear of the roles the delegate asks for

/// Markdown comes without room between its blocks, and with far larger titles than ours.
void layOut(QTextDocument &document)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor(block);
        QTextBlockFormat format = block.blockFormat();
        const int level = format.headingLevel();
        format.setTopMargin(level > 1 ? space::medium : 0);
        format.setBottomMargin(cursor.currentTable() ? 2 : space::small);
        format.setLineHeight(125, QTextBlockFormat::ProportionalHeight);
        cursor.setBlockFormat(format);
        if (level > 0) {
            QTextCharFormat text;
            QFont font = titleFont();
            font.setPixelSize(level == 1 ? 18 : 14);
            text.setFont(font);
            text.setProperty(QTextFormat::FontSizeAdjustment, 0);
            cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
            cursor.mergeCharFormat(text);
        }
    }
}

} // namespace

HelpWindow::HelpWindow(const QLocale &locale, QWidget *parent)
    : QDialog(parent)
    , m_language(locale.name().section(u'_', 0, 0))
    , m_chapters(new QListWidget)
    , m_browser(new HelpBrowser)
{
    setWindowTitle(tr("Help"));
    resize(820, 640);
    m_chapters->setObjectName(u"panel"_s);
    m_chapters->setFrameShape(QFrame::NoFrame);
    m_chapters->setFixedWidth(220);
    m_chapters->setContentsMargins(space::tiny, space::small, space::tiny, 0);
    m_chapters->setItemDelegate(new PaletteDelegate(m_chapters));
    m_chapters->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_chapters->setAccessibleName(tr("Chapters"));
    for (const QString &chapter : chapters) {
        const QString text = markdown(chapter);
        if (!text.isEmpty()) {
            auto *item = new QListWidgetItem(text.section(u'\n', 0, 0).remove(0, 2));
            item->setData(chapterRole, chapter);
            m_chapters->addItem(item);
        }
    }
    m_browser->setOpenLinks(false);
    m_browser->setAccessibleName(tr("Help text"));
    m_browser->document()->setDocumentMargin(space::large);
    connect(m_browser, &QTextBrowser::anchorClicked, this, [this](const QUrl &link) {
        if (link.scheme() == u"https") {
            QDesktopServices::openUrl(link);
        } else {
            showChapter(link.path().section(u'.', 0, 0));
        }
    });
    connect(m_chapters, &QListWidget::currentItemChanged, this, [this](QListWidgetItem *item) {
        if (item) {
            m_browser->document()->setMarkdown(markdown(item->data(chapterRole).toString()),
                                               QTextDocument::MarkdownNoHTML);
            layOut(*m_browser->document());
        }
    });
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_chapters);
    row->addWidget(new Line(Qt::Vertical));
    row->addWidget(m_browser, 1);
}

QString HelpWindow::markdown(const QString &chapter) const
{
    for (const QString &path :
         {u":/help/%1/%2.md"_s.arg(m_language, chapter), u":/help/%1.md"_s.arg(chapter)}) {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly)) {
            // The licence's lines stand in an HTML comment at the top.
            QString text = QString::fromUtf8(file.readAll());
            if (text.startsWith(u"<!--")) {
                text.remove(0, text.indexOf(u"-->") + 3);
            }
            return text.trimmed();
        }
    }
    return {};
}

void HelpWindow::showChapter(const QString &chapter)
{
    int row = 0;
    for (int i = 0; i < m_chapters->count(); ++i) {
        if (m_chapters->item(i)->data(chapterRole).toString() == chapter) {
            row = i;
        }
    }
    m_chapters->setCurrentRow(row);
}

QString HelpWindow::chapter() const
{
    const QListWidgetItem *item = m_chapters->currentItem();
    return item ? item->data(chapterRole).toString() : QString();
}

} // namespace mesh::ui

#include "helpwindow.moc"
