// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QTableView;

namespace mesh::ui {

class PropertiesModel;

/// The table of further properties; names are completed from librdkafka's own list.
class PropertiesEditor : public QWidget
{
    Q_OBJECT
public:
    explicit PropertiesEditor(PropertiesModel *model, QWidget *parent = nullptr);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void removeCurrent();

    PropertiesModel *m_model;
    QTableView *m_table;
};

} // namespace mesh::ui
