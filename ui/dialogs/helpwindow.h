// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>
#include <QLocale>

class QListWidget;

namespace mesh::ui {

class HelpBrowser;

/// The help of resources/help: chapters at the left, Markdown at the right. No HTML, nothing from
/// elsewhere.
class HelpWindow : public QDialog
{
    Q_OBJECT
public:
    /// Chapters of the locale's language where there are some, else the English ones.
    explicit HelpWindow(const QLocale &locale, QWidget *parent = nullptr);

    /// By the file's name: "live". An unknown one shows the first.
    void showChapter(const QString &chapter);
    /// The one that is shown.
    [[nodiscard]] QString chapter() const;

private:
    [[nodiscard]] QString markdown(const QString &chapter) const;

    QString m_language;
    QListWidget *m_chapters;
    HelpBrowser *m_browser;
};

} // namespace mesh::ui
