// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/state/theme.h"

#include <QAbstractButton>

namespace mesh::ui {

/// A rounded badge: a state ("active"), or a filter that can be taken away again.
class Chip : public QAbstractButton
{
    Q_OBJECT
public:
    enum class Kind {
        Badge,     ///< only says something; cannot be focused
        Removable, ///< a filter: click, Enter, Space or Delete takes it away
    };

    explicit Chip(const QString &text, Kind kind = Kind::Badge, QWidget *parent = nullptr);

    /// The colour of the text: Text, Good, Warn or Bad.
    void setTone(Colour tone);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void removed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    Kind m_kind;
    Colour m_tone = Colour::Text;
};

} // namespace mesh::ui
