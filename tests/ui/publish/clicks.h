// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QApplication>
#include <QMouseEvent>

namespace mesh::test {

/// A person's clicks, as the application meets them.
class Clicks : public QObject
{
public:
    Clicks() { qApp->installEventFilter(this); }
    [[nodiscard]] int count() const { return m_count; }

protected:
    bool eventFilter(QObject *object, QEvent *event) override
    {
        // An event that a widget ignores goes on to its parents: counted once, by its time.
        if (event->type() == QEvent::MouseButtonRelease && object->isWidgetType()) {
            const auto *mouse = static_cast<QMouseEvent *>(event);
            if (mouse->timestamp() != m_last) {
                m_last = mouse->timestamp();
                ++m_count;
            }
        }
        return false;
    }

private:
    quint64 m_last = 0;
    int m_count = 0;
};

} // namespace mesh::test
