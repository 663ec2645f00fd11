// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/inbox/inboxpage.h"

#include "ui/pages/inbox/changesview.h"
#include "ui/pages/inbox/inboxwords.h"
#include "ui/state/formats.h"
#include "ui/state/navigator.h"
#include "ui/state/theme.h"
#include "ui/widgets/facttable.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/scrolled.h"

#include "app/workspace/workspace.h"

#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

constexpr std::size_t mostRows = 500;

} // namespace

InboxPage::InboxPage(const Context &context, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_session(context.workspace.session())
    , m_watch(context.workspace.inbox())
    , m_table(new FactTable(tr("Waiting for you"), {{tr("Product"), false, false, false},
                                                    {tr("What"), false, false, true},
                                                    {tr("Since"), false, false, false}}))
    , m_note(new DimLabel)
    , m_changes(new ChangesView(context, *m_session, *m_watch))
{
    m_note->setWordWrap(true);
    m_table->viewport()->setCursor(Qt::PointingHandCursor);
    auto *inside = new QWidget;
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(space::large, space::medium, space::large, space::large);
    column->setSpacing(space::small);
    column->addWidget(new TitleLabel(tr("Inbox")));
    column->addSpacing(space::small);
    column->addWidget(new SectionLabel(tr("Waiting for you")));
    column->addWidget(m_table);
    column->addWidget(m_note);
    column->addSpacing(space::medium);
    column->addWidget(m_changes);
    column->addStretch();
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scrolledPage(inside, tr("Inbox")));
    const auto open = [this](const QModelIndex &index) {
        if (index.row() < int(items().size())) {
            m_context.navigator.openPage(placeOf(items()[std::size_t(index.row())]));
        }
    };
    connect(m_table, &QAbstractItemView::clicked, this, open);
    connect(m_table, &QAbstractItemView::activated, this, open);
    connect(m_watch, &workspace::InboxWatch::changed, this, &InboxPage::showItems);
    connect(&context.formats, &Formats::changed, this, &InboxPage::showItems);
    showItems();
}

InboxPage::~InboxPage() = default;

void InboxPage::setActive(bool active)
{
    m_changes->setActive(active);
}

void InboxPage::refresh()
{
    if (m_session) {
        m_session->refresh();
    }
    m_changes->refresh();
}

void InboxPage::showItems()
{
    if (!m_session) {
        return; // the watch ended with it
    }
    const core::TimestampMs now = m_context.workspace.clock().now();
    const QDate today = QDate::currentDate();
    std::vector<QStringList> rows;
    for (const workspace::InboxItem &item : items()) {
        if (rows.size() == mostRows) {
            break;
        }
        rows.push_back({item.product.toString(), sentence(item, m_context.formats, today),
                        item.at < 0 ? QString() : m_context.formats.ago(item.at, now)});
    }
    m_table->setRows(rows);
    m_table->setVisible(!rows.empty());
    const int more = int(items().size()) - int(rows.size());
    const bool nobody = m_session->profile().identity.teams.isEmpty();
    m_note->setText(!m_watch->isKnown() ? tr("Looking…")
                    : more > 0          ? tr("And %n more.", nullptr, more)
                    : !rows.empty()     ? QString()
                    : nobody ? tr("Nothing waits. To see what waits for your teams, say in the "
                                  "connection which those are.")
                             : tr("Nothing waits for you."));
    m_note->setVisible(!m_note->text().isEmpty());
}

} // namespace mesh::ui
