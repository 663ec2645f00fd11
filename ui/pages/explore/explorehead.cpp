// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/explore/explorehead.h"

#include "app/workspace/workspace.h"
#include "ui/models/words.h"
#include "ui/state/formats.h"
#include "ui/state/navigator.h"
#include "ui/state/symbols.h"
#include "ui/state/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/labels.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QVBoxLayout>

namespace mesh::ui {

using namespace Qt::StringLiterals;
using catalog::SearchOrder;

namespace {

struct Order
{
    SearchOrder order;
    bool descending;
    QString text;
};

std::vector<Order> orders()
{
    return {{SearchOrder::Relevance, false, ExploreHead::tr("by relevance")},
            {SearchOrder::Name, false, ExploreHead::tr("by name")},
            {SearchOrder::Owner, false, ExploreHead::tr("by owner")},
            {SearchOrder::Quality, false, ExploreHead::tr("by quality")},
            {SearchOrder::Tier, false, ExploreHead::tr("by tier")},
            {SearchOrder::Changed, true, ExploreHead::tr("last changed first")}};
}

} // namespace

ExploreHead::ExploreHead(const Context &context, MeshSearch &search, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_search(search)
    , m_title(new TitleLabel)
    , m_scope(new Segmented({tr("Products"), tr("+ unpublished topics")}))
    , m_chips(new QWidget)
    , m_clear(new FlatButton(tr("Clear")))
    , m_save(new FlatButton(tr("Save search")))
    , m_order(new FlatButton(QString()))
    , m_saved(new FlatButton(tr("Saved searches")))
    , m_savedMenu(new QMenu(this))
    , m_drafts(new FlatButton({}))
{
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *flow = new FlowLayout(m_chips);
    flow->setSpacing(space::small);
    m_chips->setAccessibleName(tr("Filters"));
    auto *orderMenu = new QMenu(this);
    m_order->setMenu(orderMenu);
    m_order->setIcon(symbol(u"down"_s, Colour::Dim));
    m_order->setIconSize({12, 12});
    m_order->setLayoutDirection(Qt::RightToLeft); // the chevron behind the text
    m_saved->setMenu(m_savedMenu);
    auto *draftsMenu = new QMenu(this);
    m_drafts->setMenu(draftsMenu);
    connect(draftsMenu, &QMenu::aboutToShow, this, &ExploreHead::fillDraftsMenu);

    auto *first = new QHBoxLayout;
    first->setContentsMargins(0, 0, 0, 0);
    first->addWidget(m_title, 1);
    first->addWidget(m_scope);
    auto *second = new QHBoxLayout;
    second->setSpacing(space::small);
    second->addWidget(m_chips, 1);
    second->addWidget(m_clear, 0, Qt::AlignTop);
    second->addWidget(m_save, 0, Qt::AlignTop);
    second->addWidget(m_saved, 0, Qt::AlignTop);
    second->addWidget(m_drafts, 0, Qt::AlignTop);
    second->addWidget(m_order, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::large, space::medium, space::large, space::small);
    column->setSpacing(space::small);
    column->addLayout(first);
    column->addLayout(second);

    connect(m_scope, &Segmented::chosen, this,
            [this](int index) { m_search.setIncludeTopics(index == 1); });
    connect(m_clear, &QPushButton::clicked, &search, &MeshSearch::clear);
    connect(m_save, &QPushButton::clicked, this, &ExploreHead::saveSearch);
    connect(orderMenu, &QMenu::aboutToShow, this, &ExploreHead::fillOrderMenu);
    connect(m_savedMenu, &QMenu::aboutToShow, this, &ExploreHead::fillSavedMenu);
    connect(&search, &MeshSearch::queryChanged, this, &ExploreHead::updateChips);
    connect(&search, &MeshSearch::answerChanged, this, &ExploreHead::updateAnswer);
    updateChips();
    updateAnswer();
    updateSaved();
    updateDrafts();
}

void ExploreHead::updateDrafts()
{
    workspace::Session *session = m_context.workspace.session();
    const int count = session ? int(session->userStore().drafts().size()) : 0;
    m_drafts->setText(tr("Drafts %1").arg(m_context.formats.count(count)));
    m_drafts->setVisible(count > 0);
}

void ExploreHead::fillDraftsMenu()
{
    QMenu *menu = m_drafts->menu();
    menu->clear();
    workspace::Session *session = m_context.workspace.session();
    if (!session) {
        return;
    }
    const core::TimestampMs now = m_context.workspace.clock().now();
    for (const workspace::Draft &draft : session->userStore().drafts()) {
        // The subject is the key of the page that goes on with it: "publish:…", "product:…".
        const QString name = draft.subject.section(u':', 1);
        const QString text = draft.basedOn ? tr("%1, edited %2") : tr("%1, to be published, %2");
        connect(menu->addAction(text.arg(name, m_context.formats.ago(draft.changedAt, now))),
                &QAction::triggered, this,
                [this, key = draft.subject] { m_context.navigator.openPage(key); });
    }
}

void ExploreHead::updateAnswer()
{
    const auto &answer = m_search.answer();
    const QString text = m_search.answeredText();
    const int total = int(answer.total);
    const QString number = m_context.formats.count(total);
    const bool withTopics = m_search.query().includeTopics;
    if (!m_search.answered()) {
        m_title->setText(tr("The mesh"));
    } else if (text.isEmpty()) {
        //: Title of Explore; %1 is %n with digits grouped
        m_title->setText(withTopics ? tr("%1 product(s) and topic(s)", nullptr, total).arg(number)
                                    : tr("%1 product(s)", nullptr, total).arg(number));
    } else {
        //: Title of Explore; %1 is %n with digits grouped, %2 what was searched for
        m_title->setText(
            withTopics
                ? tr("%1 product(s) and topic(s) with “%2”", nullptr, total).arg(number, text)
                : tr("%1 product(s) with “%2”", nullptr, total).arg(number, text));
    }
    m_title->setToolTip(m_title->text());
    m_scope->setCurrent(withTopics ? 1 : 0);
    int topics = 0;
    if (const auto &snapshot = m_search.snapshot()) {
        for (const auto &topic : snapshot->topics()) {
            topics += topic->published || topic->internal || topic->meshOwn ? 0 : 1;
        }
        m_scope->setText(0,
                         tr("Products %1").arg(m_context.formats.count(snapshot->productCount())));
        m_scope->setText(1, tr("+ unpublished topics %1").arg(m_context.formats.count(topics)));
    }
}

void ExploreHead::updateChips()
{
    QLayout *flow = m_chips->layout();
    while (QLayoutItem *item = flow->takeAt(0)) {
        item->widget()->deleteLater(); // it may be what was just clicked
        item->widget()->hide();
        delete item;
    }
    const catalog::SearchQuery &query = m_search.query();
    for (const auto &[facet, values] : query.selections) {
        for (const QString &value : values) {
            auto *chip = new Chip(facetValueText(m_search.snapshot().get(), facet, value),
                                  Chip::Kind::Removable);
            connect(chip, &Chip::removed, this,
                    [this, facet = facet, value] { m_search.setSelected(facet, value, false); });
            flow->addWidget(chip);
        }
    }
    if (!query.text.isEmpty()) {
        auto *chip = new Chip(u'“' + query.text + u'”', Chip::Kind::Removable);
        connect(chip, &Chip::removed, this, [this] { m_search.setText({}); });
        flow->addWidget(chip);
    }
    if (flow->count() == 0) {
        flow->addWidget(new DimLabel(tr("Everything; narrow it at the left or search above")));
    }
    m_clear->setVisible(m_search.isFiltered());
    m_save->setVisible(m_search.isFiltered() && m_context.workspace.session() != nullptr);
    for (const Order &order : orders()) {
        if (order.order == query.order) {
            m_order->setText(tr("sorted %1").arg(order.text));
        }
    }
    updateGeometry();
}

void ExploreHead::fillOrderMenu()
{
    QMenu *menu = m_order->menu();
    menu->clear();
    for (const Order &order : orders()) {
        QAction *action = menu->addAction(order.text);
        action->setCheckable(true);
        action->setChecked(order.order == m_search.query().order);
        connect(action, &QAction::triggered, this,
                [this, order] { m_search.setOrder(order.order, order.descending); });
    }
}

void ExploreHead::updateSaved()
{
    const auto *session = m_context.workspace.session();
    m_saved->setVisible(session &&
                        !m_context.workspace.session()->userStore().savedSearches().empty());
    updateChips();
}

void ExploreHead::fillSavedMenu()
{
    m_savedMenu->clear();
    workspace::Session *session = m_context.workspace.session();
    if (!session) {
        return;
    }
    for (const workspace::SavedSearch &saved : session->userStore().savedSearches()) {
        connect(m_savedMenu->addAction(saved.name), &QAction::triggered, this, [this, saved] {
            const catalog::SearchQuery query = searchFromJson(saved.query);
            m_search.clear();
            m_search.setText(query.text);
            m_search.setIncludeTopics(query.includeTopics);
            for (const auto &[facet, values] : query.selections) {
                for (const QString &value : values) {
                    m_search.setSelected(facet, value, true);
                }
            }
            m_search.setOrder(query.order, query.descending);
        });
    }
    QMenu *forget = m_savedMenu->addMenu(tr("Forget"));
    for (const workspace::SavedSearch &saved : session->userStore().savedSearches()) {
        connect(forget->addAction(saved.name), &QAction::triggered, this, [this, saved] {
            if (auto *open = m_context.workspace.session()) {
                open->userStore().removeSearch(saved.name);
            }
        });
    }
}

void ExploreHead::saveSearch()
{
    workspace::Session *session = m_context.workspace.session();
    if (!session) {
        return;
    }
    QStringList words;
    const catalog::SearchQuery &query = m_search.query();
    if (!query.text.isEmpty()) {
        words << query.text;
    }
    for (const auto &[facet, values] : query.selections) {
        for (const QString &value : values) {
            words << facetValueText(m_search.snapshot().get(), facet, value);
        }
    }
    session->userStore().saveSearch(words.join(u", "_s), toJson(query));
}

QByteArray toJson(const catalog::SearchQuery &query)
{
    QJsonObject selections;
    for (const auto &[facet, values] : query.selections) {
        selections[QString::number(int(facet))] = QJsonArray::fromStringList(values);
    }
    return QJsonDocument(QJsonObject{{u"text"_s, query.text},
                                     {u"selections"_s, selections},
                                     {u"topics"_s, query.includeTopics},
                                     {u"order"_s, int(query.order)},
                                     {u"descending"_s, query.descending}})
        .toJson(QJsonDocument::Compact);
}

catalog::SearchQuery searchFromJson(const QByteArray &json)
{
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    catalog::SearchQuery query;
    query.text = root[u"text"_s].toString();
    query.includeTopics = root[u"topics"_s].toBool();
    const int order = root[u"order"_s].toInt();
    query.order = order >= 0 && order <= int(SearchOrder::Changed) ? SearchOrder(order)
                                                                   : SearchOrder::Relevance;
    query.descending = root[u"descending"_s].toBool();
    const QJsonObject selections = root[u"selections"_s].toObject();
    for (auto it = selections.begin(); it != selections.end(); ++it) {
        const int facet = it.key().toInt();
        if (facet < 0 || facet >= catalog::facetCount) {
            continue;
        }
        const QJsonArray values = it->toArray();
        for (const QJsonValue &value : values) {
            query.selections[catalog::Facet(facet)] << value.toString();
        }
    }
    return query;
}

} // namespace mesh::ui
