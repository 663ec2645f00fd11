// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/propertieseditor.h"

#include "app/kafka/clientconfig.h"
#include "ui/delegates/propertydelegate.h"
#include "ui/models/propertiesmodel.h"
#include "ui/state/theme.h"
#include "ui/widgets/buttons.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QTableView>
#include <QVBoxLayout>

namespace mesh::ui {

using namespace Qt::StringLiterals;

namespace {

QStringList propertyNames()
{
    QStringList names;
    for (const kafka::PropertyDescription &property : kafka::librdkafkaProperties()) {
        names << property.name;
    }
    return names;
}

} // namespace

PropertiesEditor::PropertiesEditor(PropertiesModel *model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_table(new QTableView)
{
    m_table->setModel(model);
    m_table->setItemDelegate(new PropertyDelegate(propertyNames(), m_table));
    m_table->setAccessibleName(tr("Further properties"));
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setEditTriggers(QAbstractItemView::AllEditTriggers);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(space::control);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->resizeSection(0, 240);
    m_table->setMinimumHeight(150);
    m_table->installEventFilter(this);
    auto *remove = new FlatButton(tr("Remove the row"));
    connect(remove, &QPushButton::clicked, this, &PropertiesEditor::removeCurrent);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::tiny);
    column->addWidget(m_table);
    column->addWidget(remove, 0, Qt::AlignLeft);
}

void PropertiesEditor::removeCurrent()
{
    if (m_table->currentIndex().isValid()) {
        m_model->removeRow(m_table->currentIndex().row());
    }
}

bool PropertiesEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete) {
        removeCurrent();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace mesh::ui
