// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPushButton>
#include <QToolButton>

class QButtonGroup;

namespace mesh::ui {

/// The looks of style.qss, by name. PrimaryButton: the one main action of a page.
class PrimaryButton : public QPushButton
{
    Q_OBJECT
public:
    explicit PrimaryButton(const QString &text, QWidget *parent = nullptr);
};

/// Text that can be pressed, without a frame: "Clear", "+ 5 more".
class FlatButton : public QPushButton
{
    Q_OBJECT
public:
    explicit FlatButton(const QString &text, QWidget *parent = nullptr);
};

/// A button that opens a menu; a chevron says so.
class MenuButton : public QPushButton
{
    Q_OBJECT
public:
    explicit MenuButton(const QString &text, QWidget *parent = nullptr);

    /// Takes the menu over and opens it below the button.
    void setMenu(QMenu *menu);

protected:
    void paintEvent(QPaintEvent *event) override;
};

/// An icon without a text. `text` becomes its tool tip and its accessible name.
class IconButton : public QToolButton
{
    Q_OBJECT
public:
    IconButton(const QString &symbolName, const QString &text, QWidget *parent = nullptr);
};

/// Two or more buttons in one frame of which exactly one is down.
class Segmented : public QWidget
{
    Q_OBJECT
public:
    explicit Segmented(const QStringList &texts, QWidget *parent = nullptr);

    [[nodiscard]] int current() const;
    void setCurrent(int index);
    void setText(int index, const QString &text);
    [[nodiscard]] QPushButton *button(int index) const;

Q_SIGNALS:
    /// By the user only.
    void chosen(int index);

private:
    QButtonGroup *m_group;
};

} // namespace mesh::ui
