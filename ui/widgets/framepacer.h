// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <QWidget>

#include <chrono>

namespace mesh::ui {

/// At most one tick a frame for whoever draws what streams in, and none while nobody can see it:
/// what was asked for meanwhile comes as one tick when the widget is shown again. GUI thread only.
class FramePacer : public QObject
{
    Q_OBJECT
public:
    /// Thirty frames a second are as many as an eye follows in a table.
    static constexpr std::chrono::milliseconds smooth{33};
    /// When every frame replaces all rows nobody reads them; fewer frames leave the time to others.
    static constexpr std::chrono::milliseconds calm{125};

    explicit FramePacer(QWidget &watched, QObject *parent = nullptr);

    /// Something changed: `frame` follows, soon or as soon as the widget is visible.
    void request();
    void setInterval(std::chrono::milliseconds interval) { m_interval = interval; }
    [[nodiscard]] std::chrono::milliseconds interval() const { return m_interval; }

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void frame();

private:
    void schedule();
    void tick();

    QWidget &m_watched;
    QTimer m_timer;
    QElapsedTimer m_sinceFrame;
    std::chrono::milliseconds m_interval = smooth;
    bool m_wanted = false;
};

} // namespace mesh::ui
