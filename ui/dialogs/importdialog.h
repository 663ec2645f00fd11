// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/config/importers.h"

#include <QDialog>

#include <optional>

class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace mesh::core {
class Tasks;
}

namespace mesh::ui {

class StateView;

/// A connection taken over from another tool's file, or from pasted text: shows what was
/// understood and what was not before anything is kept.
class ImportDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ImportDialog(core::Tasks &tasks, QWidget *parent = nullptr);

    void setText(const QString &text, const QString &name = {}, const QString &folder = {});
    /// Reads the file apart from the GUI thread.
    void importFile(const QString &path);

Q_SIGNALS:
    void imported(const mesh::config::ImportReport &report);

private:
    void chooseFile();
    void read();
    void beginReport();
    void showReport();
    void showRefusal(const core::Error &error);
    void showStore(const QString &path);
    void addCommand(const QString &command);

    core::Tasks &m_tasks;
    QPlainTextEdit *m_text;
    QWidget *m_report = nullptr;
    QVBoxLayout *m_place;
    QPushButton *m_take;
    QString m_name;
    QString m_folder;
    std::optional<config::ImportReport> m_read;
};

} // namespace mesh::ui
