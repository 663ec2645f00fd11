// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/state/context.h"
#include "ui/state/target.h"

#include <QFrame>

#include <vector>

class QGridLayout;

namespace mesh::catalog {
class CatalogSnapshot;
}

namespace mesh::ui {

/// Two or three products side by side: the rows in which they differ are set in bold.
class ComparePanel : public QFrame
{
    Q_OBJECT
public:
    explicit ComparePanel(const Context &context, QWidget *parent = nullptr);

    void setTargets(const catalog::CatalogSnapshot &snapshot, const std::vector<Target> &targets);

Q_SIGNALS:
    void openRequested(const mesh::ui::Target &target);
    void closed();

private:
    void addRow(const QString &name, const QStringList &values);

    Context m_context;
    QWidget *m_content = nullptr;
    QGridLayout *m_grid = nullptr;
    int m_rows = 0;
};

} // namespace mesh::ui
