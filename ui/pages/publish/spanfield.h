// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include <optional>

class QComboBox;
class QSpinBox;

namespace mesh::ui {

/// A promised span of time: a number and its unit, nothing, or for good.
class SpanField : public QWidget
{
    Q_OBJECT
public:
    /// `name` is for screen readers; `forGood`: -1 seconds can be chosen.
    SpanField(const QString &name, bool forGood, QWidget *parent = nullptr);

    void setSeconds(std::optional<qint64> seconds);
    /// -1: for good; nothing: not promised.
    [[nodiscard]] std::optional<qint64> seconds() const;

Q_SIGNALS:
    /// By the user.
    void changed();

private:
    void updateNumber();

    QSpinBox *m_number;
    QComboBox *m_unit;
};

} // namespace mesh::ui
