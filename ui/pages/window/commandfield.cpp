// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/window/commandfield.h"

#include "app/core/tasks.h"
#include "ui/actions/commands.h"
#include "ui/actions/fuzzy.h"
#include "ui/delegates/palettedelegate.h"
#include "ui/models/exploremodel.h"
#include "ui/state/navigator.h"
#include "ui/state/theme.h"

#include <QAction>
#include <QKeyEvent>
#include <QListView>
#include <QVBoxLayout>

#include <algorithm>

namespace mesh::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int mostRows = 10;
}

CommandField::CommandField(core::Tasks &tasks, const Commands &commands, Navigator &navigator,
                           QWidget *parent)
    : SearchField(tr("Search products, topics, fields, owners…   > for commands"), tr("Ctrl+K"),
                  parent)
    , m_tasks(tasks)
    , m_commands(commands)
    , m_navigator(navigator)
    , m_model(new PaletteModel(this))
    , m_popup(new QFrame(window()))
    , m_list(new QListView)
{
    m_popup->setObjectName(u"palette"_s);
    m_popup->setFocusPolicy(Qt::NoFocus);
    m_popup->hide();
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setAccessibleName(tr("Suggestions"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *column = new QVBoxLayout(m_popup);
    column->setContentsMargins(4, 4, 4, 4);
    column->addWidget(m_list);

    connect(this, &QLineEdit::textEdited, this, &CommandField::update);
    connect(m_list, &QListView::clicked, this, &CommandField::run);
    connect(m_list, &QListView::entered, m_list, &QListView::setCurrentIndex);
}

void CommandField::setSnapshot(std::shared_ptr<const catalog::CatalogSnapshot> snapshot)
{
    const bool news = snapshot != m_snapshot;
    m_snapshot = std::move(snapshot);
    // Suggestions that are on screen follow the mesh.
    if (news && m_popup->isVisible() && hasFocus()) {
        update(text());
    }
}

void CommandField::activate(const QString &prefix)
{
    setFocus(Qt::ShortcutFocusReason);
    if (prefix.isEmpty()) {
        selectAll();
    } else {
        setText(prefix);
    }
    update(text());
}

void CommandField::update(const QString &text)
{
    ++m_request;
    const QString wanted = text.trimmed();
    if (wanted.startsWith(u'>')) {
        listCommands(QStringView(wanted).mid(1).trimmed());
    } else if (wanted.isEmpty()) {
        closePopup();
    } else {
        searchMesh(wanted);
    }
}

void CommandField::listCommands(QStringView pattern)
{
    struct Found
    {
        int score;
        PaletteEntry entry;
    };
    std::vector<Found> found;
    for (QAction *action : m_commands.all()) {
        auto match = action->isEnabled() ? fuzzyMatch(pattern, action->text()) : std::nullopt;
        if (match) {
            found.push_back(
                {match->score,
                 {action->text(), action->shortcut().toString(QKeySequence::NativeText),
                  u"command"_s, std::move(match->ranges), [action] { action->trigger(); }}});
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Found &a, const Found &b) { return a.score > b.score; });
    std::vector<PaletteEntry> entries;
    for (Found &one : found) {
        entries.push_back(std::move(one.entry));
    }
    showEntries(std::move(entries));
}

void CommandField::searchMesh(const QString &text)
{
    // Enter may come before the answer: it means what stands in the field by then.
    PaletteEntry everywhere{
        tr("Search for “%1”").arg(text), tr("Enter"), u"search"_s, {}, [this] {
            m_navigator.explore(this->text().trimmed());
        }};
    if (!m_snapshot) {
        showEntries({std::move(everywhere)});
        return;
    }
    catalog::SearchQuery query;
    query.text = text;
    query.includeTopics = true;
    query.limit = mostRows - 2;
    query.facetLimit = 0;
    m_tasks.run(core::Pool::Cpu, [snapshot = m_snapshot, query] { return snapshot->search(query); })
        .then(this, [this, everywhere, request = m_request](const catalog::SearchAnswer &answer) {
            if (request != m_request || !hasFocus()) {
                return;
            }
            std::vector<PaletteEntry> entries{everywhere};
            for (const catalog::SearchHit &hit : answer.hits) {
                const Target target = hit.product ? Target{hit.product->id, {}}
                                                  : Target{std::nullopt, hit.topic->name};
                const QString name = hit.product ? hit.product->id.toString() : hit.topic->name;
                entries.push_back({name, hit.product ? tr("product") : tr("topic"),
                                   hit.product ? u"principle-product"_s : u"topic"_s,
                                   nameRanges(hit), [this, target] { m_navigator.open(target); }});
            }
            showEntries(std::move(entries));
        });
}

void CommandField::showEntries(std::vector<PaletteEntry> entries)
{
    if (entries.empty()) {
        entries.push_back({tr("No such command"), {}, u"empty"_s, {}, [] {}});
    }
    const int rows = std::min<int>(mostRows, int(entries.size()));
    m_model->setEntries(std::move(entries));
    m_list->setCurrentIndex(m_model->index(0));
    if (m_popup->parentWidget() != window()) {
        m_popup->setParent(window());
        window()->installEventFilter(this);
    }
    const QPoint place = mapTo(window(), QPoint(0, height() + 4));
    m_popup->setGeometry(place.x(), place.y(), width(), rows * PaletteDelegate::rowHeight + 12);
    m_popup->show();
    m_popup->raise();
}

void CommandField::run(const QModelIndex &index)
{
    const PaletteModel *model = m_model;
    closePopup();
    const bool command = text().trimmed().startsWith(u'>');
    if (command) {
        clear();
    }
    clearFocus();
    model->run(index);
}

void CommandField::closePopup()
{
    ++m_request;
    m_popup->hide();
}

void CommandField::keyPressEvent(QKeyEvent *event)
{
    const int row = m_list->currentIndex().row();
    const int last = m_model->rowCount() - 1;
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Up:
        if (m_popup->isVisible()) {
            const int next = event->key() == Qt::Key_Down ? row + 1 : row - 1;
            m_list->setCurrentIndex(m_model->index(std::clamp(next, 0, last)));
        } else {
            update(text());
        }
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_popup->isVisible()) {
            run(m_list->currentIndex());
        } else {
            m_navigator.explore(text().trimmed());
        }
        return;
    case Qt::Key_Escape:
        if (m_popup->isVisible()) {
            closePopup();
            return;
        }
        break;
    default:
        break;
    }
    SearchField::keyPressEvent(event);
}

void CommandField::focusOutEvent(QFocusEvent *event)
{
    closePopup();
    SearchField::focusOutEvent(event);
}

bool CommandField::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize) {
        closePopup();
    }
    return SearchField::eventFilter(watched, event);
}

} // namespace mesh::ui
