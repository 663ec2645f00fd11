// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/live/rangechoice.h"
#include "ui/widgets/popuppanel.h"

class QCheckBox;
class QComboBox;
class QDateTimeEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace mesh::ui {

class Formats;

/// Asks for what a menu entry cannot say: a number, a time, offsets, a span to sample.
class RangePanel : public PopupPanel
{
    Q_OBJECT
public:
    explicit RangePanel(const Formats &formats, QWidget *parent = nullptr);

    void setPartitions(const std::vector<core::PartitionId> &partitions);
    /// Opens the form of that kind, filled in with `now` where it is of the same kind.
    void ask(RangeChoice::Kind kind, const RangeChoice &now, QWidget &anchor);

Q_SIGNALS:
    void chosen(const mesh::ui::RangeChoice &choice);

private:
    [[nodiscard]] QWidget *makeNewest();
    [[nodiscard]] QWidget *makeTime();
    [[nodiscard]] QWidget *makeOffsets();
    [[nodiscard]] QWidget *makeSample();
    [[nodiscard]] QDateTimeEdit *makeTimeField(const QString &name);
    [[nodiscard]] std::optional<RangeChoice> read() const;
    void validate();

    const Formats &m_formats;
    RangeChoice::Kind m_kind = RangeChoice::Kind::Newest;
    QStackedWidget *m_forms;
    QLabel *m_problem;
    QPushButton *m_read;
    QLineEdit *m_count;
    QDateTimeEdit *m_from;
    QDateTimeEdit *m_until;
    QCheckBox *m_hasUntil;
    QComboBox *m_partition;
    QLineEdit *m_first;
    QLineEdit *m_last;
    QLineEdit *m_sampleCount;
    QDateTimeEdit *m_sampleFrom;
    QDateTimeEdit *m_sampleUntil;
    QCheckBox *m_sampleSpan;
};

} // namespace mesh::ui
