// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/checklistpanel.h"

#include "ui/state/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/searchfield.h"

#include <QListView>
#include <QPainter>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace mesh::ui {
namespace {

constexpr int idRole = Qt::UserRole;
constexpr int detailRole = Qt::UserRole + 1;
constexpr int searchFrom = 12;
constexpr int shownRows = 14;

/// The usual ticked line, and the detail behind its text.
class DetailDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        const QString detail = index.data(detailRole).toString();
        painter->setFont(smallFont());
        painter->setPen(colour(option.palette, Colour::Dim));
        painter->drawText(option.rect.adjusted(0, 0, -space::small, 0),
                          Qt::AlignRight | Qt::AlignVCenter, detail);
    }
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QSize size = QStyledItemDelegate::sizeHint(option, index);
        const QFontMetrics metrics(smallFont());
        return {size.width() + metrics.horizontalAdvance(index.data(detailRole).toString()) +
                    3 * space::small,
                space::row};
    }
};

} // namespace

CheckListPanel::CheckListPanel(const QString &name, const QString &resetText, QWidget *parent)
    : PopupPanel(parent)
    , m_model(new QStandardItemModel(this))
    , m_filtered(new QSortFilterProxyModel(this))
    , m_list(new QListView(this))
{
    auto *search = new SearchField(tr("Find"), {}, this);
    m_search = search;
    m_filtered->setSourceModel(m_model);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_list->setModel(m_filtered);
    m_list->setItemDelegate(new DetailDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAccessibleName(name);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *reset = new FlatButton(resetText, this);
    content().addWidget(search);
    content().addWidget(m_list, 1);
    content().addWidget(reset, 0, Qt::AlignLeft);
    connect(search, &SearchField::searched, m_filtered,
            &QSortFilterProxyModel::setFilterFixedString);
    connect(reset, &QPushButton::clicked, this, &CheckListPanel::resetWanted);
    connect(m_model, &QStandardItemModel::itemChanged, this, [this] {
        if (!m_filling) {
            keepOne();
            Q_EMIT changed(checked());
        }
    });
}

void CheckListPanel::setEntries(const std::vector<Entry> &entries)
{
    m_filling = true;
    m_model->clear();
    for (const Entry &entry : entries) {
        auto *item = new QStandardItem(entry.text);
        item->setData(entry.id, idRole);
        item->setData(entry.detail, detailRole);
        item->setCheckable(true);
        item->setEditable(false);
        item->setCheckState(entry.checked ? Qt::Checked : Qt::Unchecked);
        m_model->appendRow(item);
    }
    m_filling = false;
    const int rows = std::clamp(m_model->rowCount(), 1, shownRows);
    m_list->setFixedHeight(rows * space::row + 2);
    m_list->setMinimumWidth(std::clamp(m_list->sizeHintForColumn(0) + space::large, 200, 420));
    m_search->setVisible(m_model->rowCount() >= searchFrom);
}

std::vector<QString> CheckListPanel::checked() const
{
    std::vector<QString> ids;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QStandardItem *item = m_model->item(row);
        if (item->checkState() == Qt::Checked) {
            ids.push_back(item->data(idRole).toString());
        }
    }
    return ids;
}

void CheckListPanel::keepOne()
{
    if (checked().empty() && m_model->rowCount() > 0) {
        m_filling = true;
        m_model->item(0)->setCheckState(Qt::Checked);
        m_filling = false;
    }
}

} // namespace mesh::ui
