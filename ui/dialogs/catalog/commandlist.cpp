// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/catalog/commandlist.h"

#include "ui/state/symbols.h"
#include "ui/state/theme.h"
#include "ui/widgets/buttons.h"

#include <QApplication>
#include <QClipboard>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {
constexpr qsizetype shownLines = 9;
}

CommandList::CommandList(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_text(new QPlainTextEdit)
{
    m_text->setProperty("look", u"code"_s);
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(monoFont());
    m_text->setAccessibleName(name);
    auto *copy = new FlatButton(tr("Copy"));
    copy->setIcon(symbol(u"copy"_s));
    //: Screen readers: what is copied
    copy->setAccessibleName(tr("Copy: %1").arg(name));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::tiny);
    column->addWidget(m_text);
    column->addWidget(copy, 0, Qt::AlignLeft);
    connect(copy, &QPushButton::clicked, this, &CommandList::copy);
}

void CommandList::setCommands(const QStringList &commands)
{
    m_text->setPlainText(commands.join(u'\n'));
    const qsizetype lines = std::min(commands.size(), shownLines) + 2;
    m_text->setFixedHeight(int(lines) * QFontMetrics(monoFont()).lineSpacing());
}

QString CommandList::text() const
{
    return m_text->toPlainText();
}

void CommandList::copy()
{
    QApplication::clipboard()->setText(text());
}

} // namespace mesh::ui
