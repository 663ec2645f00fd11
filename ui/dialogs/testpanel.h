// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/config/profile.h"
#include "app/kafka/connectiontest.h"

#include <QFrame>

#include <stop_token>
#include <vector>

class QGridLayout;
class QPushButton;

namespace mesh::core {
class Tasks;
}

namespace mesh::ui {

/// A connection tried step by step: each step's outcome as it is known, and of the one that failed
/// why, and what to try.
class TestPanel : public QFrame
{
    Q_OBJECT
public:
    /// One line: a step of the way to the cluster, or the registry after it.
    struct Step
    {
        QString name;
        kafka::StepResult::Outcome outcome = kafka::StepResult::Outcome::Skipped;
        QString detail;
        std::optional<core::Error> error;
    };

    explicit TestPanel(core::Tasks &tasks, QWidget *parent = nullptr);
    ~TestPanel() override;

    void run(const config::Profile &profile, const config::Secrets &secrets);
    void cancel();
    void clear();
    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] const std::vector<Step> &steps() const { return m_steps; }

Q_SIGNALS:
    /// The test is over, by itself or cancelled.
    void finished(bool passed);

private:
    void showSteps();
    void addStep(const Step &step);

    core::Tasks &m_tasks;
    std::stop_source m_stop;
    std::vector<Step> m_steps;
    QWidget *m_content = nullptr;
    QGridLayout *m_grid = nullptr;
    quint64 m_request = 0;
    bool m_running = false;
};

} // namespace mesh::ui
