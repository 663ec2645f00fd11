// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/live/rangepanel.h"

#include "ui/state/formats.h"
#include "ui/state/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QFormLayout>
#include <QLineEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <limits>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

constexpr qint64 mostNewest = 1'000'000;
constexpr qint64 hour = 60 * 60 * 1000;

/// A whole number as people write it, with the locale's groups or without; nothing where it is not.
std::optional<qint64> wholeNumber(const QString &text)
{
    bool ok = false;
    qint64 number = QLocale().toLongLong(text.trimmed(), &ok);
    if (!ok) {
        number = text.trimmed().toLongLong(&ok);
    }
    return ok && number >= 0 ? std::optional(number) : std::nullopt;
}

/// The fields show the clock of the chosen zone: what they hold is a wall time without a zone.
void setWallTime(QDateTimeEdit &field, core::TimestampMs time, const QTimeZone &zone)
{
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(time, zone);
    field.setDateTime(QDateTime(when.date(), when.time(), Qt::UTC));
}

core::TimestampMs wallTime(const QDateTimeEdit &field, const QTimeZone &zone)
{
    return QDateTime(field.date(), field.time(), zone).toMSecsSinceEpoch();
}

QFormLayout *makeForm(QWidget *page)
{
    auto *form = new QFormLayout(page);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(space::medium);
    form->setVerticalSpacing(space::small);
    return form;
}

QLineEdit *makeNumberField(const QString &name)
{
    auto *field = new QLineEdit;
    field->setAccessibleName(name);
    field->setAlignment(Qt::AlignRight);
    field->setMinimumWidth(140);
    return field;
}

} // namespace

RangePanel::RangePanel(const Formats &formats, QWidget *parent)
    : PopupPanel(parent)
    , m_formats(formats)
    , m_forms(new QStackedWidget(this))
    , m_problem(new QLabel(this))
    , m_read(new PrimaryButton(tr("Read"), this))
{
    // In the order of RangeChoice::Kind; the beginning asks nothing.
    m_forms->addWidget(makeNewest());
    m_forms->addWidget(new QWidget);
    m_forms->addWidget(makeTime());
    m_forms->addWidget(makeOffsets());
    m_forms->addWidget(makeSample());
    m_problem->setWordWrap(true);
    setTone(*m_problem, u"bad"_s);
    content().addWidget(m_forms);
    content().addWidget(m_problem);
    content().addWidget(m_read, 0, Qt::AlignRight);
    m_read->setDefault(true);
    connect(m_read, &QPushButton::clicked, this, [this] {
        if (const auto choice = read()) {
            close();
            Q_EMIT chosen(*choice);
        }
    });
    for (QLineEdit *field : {m_count, m_first, m_last, m_sampleCount}) {
        connect(field, &QLineEdit::textChanged, this, &RangePanel::validate);
        connect(field, &QLineEdit::returnPressed, m_read, &QPushButton::click);
    }
    for (QDateTimeEdit *field : {m_from, m_until, m_sampleFrom, m_sampleUntil}) {
        connect(field, &QDateTimeEdit::dateTimeChanged, this, &RangePanel::validate);
    }
    for (QCheckBox *box : {m_hasUntil, m_sampleSpan}) {
        connect(box, &QCheckBox::toggled, this, &RangePanel::validate);
    }
}

QWidget *RangePanel::makeNewest()
{
    auto *page = new QWidget;
    auto *form = makeForm(page);
    m_count = makeNumberField(tr("Number of newest records"));
    form->addRow(tr("Newest records"), m_count);
    return page;
}

QDateTimeEdit *RangePanel::makeTimeField(const QString &name)
{
    auto *field = new QDateTimeEdit;
    field->setDisplayFormat(u"yyyy-MM-dd HH:mm:ss"_s);
    field->setTimeSpec(Qt::UTC);
    field->setAccessibleName(name);
    field->setMinimumWidth(180);
    return field;
}

QWidget *RangePanel::makeTime()
{
    auto *page = new QWidget;
    auto *form = makeForm(page);
    m_from = makeTimeField(tr("From this time"));
    m_until = makeTimeField(tr("Until this time"));
    m_hasUntil = new QCheckBox(tr("until"));
    m_until->setEnabled(false);
    connect(m_hasUntil, &QCheckBox::toggled, m_until, &QWidget::setEnabled);
    form->addRow(tr("From"), m_from);
    form->addRow(m_hasUntil, m_until);
    auto *note = new DimLabel(tr("Times in %1").arg(m_formats.zoneName()));
    note->setFont(smallFont());
    form->addRow({}, note);
    return page;
}

QWidget *RangePanel::makeOffsets()
{
    auto *page = new QWidget;
    auto *form = makeForm(page);
    m_partition = new QComboBox;
    m_partition->setAccessibleName(tr("Partition"));
    m_first = makeNumberField(tr("First offset"));
    m_last = makeNumberField(tr("Last offset"));
    m_last->setPlaceholderText(tr("end, and follow"));
    form->addRow(tr("Partition"), m_partition);
    form->addRow(tr("From offset"), m_first);
    form->addRow(tr("To offset"), m_last);
    return page;
}

QWidget *RangePanel::makeSample()
{
    auto *page = new QWidget;
    auto *form = makeForm(page);
    m_sampleCount = makeNumberField(tr("Number of records in the sample"));
    m_sampleSpan = new QCheckBox(tr("between"));
    m_sampleFrom = makeTimeField(tr("Sample from this time"));
    m_sampleUntil = makeTimeField(tr("Sample until this time"));
    for (QWidget *field :
         {static_cast<QWidget *>(m_sampleFrom), static_cast<QWidget *>(m_sampleUntil)}) {
        field->setEnabled(false);
        connect(m_sampleSpan, &QCheckBox::toggled, field, &QWidget::setEnabled);
    }
    form->addRow(tr("Records"), m_sampleCount);
    form->addRow(m_sampleSpan, m_sampleFrom);
    form->addRow(tr("and"), m_sampleUntil);
    auto *note = new DimLabel(
        tr("Spread evenly over the whole topic, or over the span. What lies between is skipped and "
           "counted as skipped."));
    note->setWordWrap(true);
    note->setFont(smallFont());
    form->addRow(note);
    return page;
}

void RangePanel::setPartitions(const std::vector<core::PartitionId> &partitions)
{
    m_partition->clear();
    m_partition->addItem(tr("all partitions"));
    for (const core::PartitionId partition : partitions) {
        m_partition->addItem(QString::number(partition), partition);
    }
}

void RangePanel::ask(RangeChoice::Kind kind, const RangeChoice &now, QWidget &anchor)
{
    m_kind = kind;
    const bool same = now.kind == kind;
    const core::TimestampMs until = QDateTime::currentMSecsSinceEpoch();
    const core::TimestampMs from = until - hour;
    const auto fill = [this, same](QDateTimeEdit &field, std::optional<core::TimestampMs> chosen,
                                   core::TimestampMs fallback) {
        setWallTime(field, same ? chosen.value_or(fallback) : fallback, m_formats.timeZone());
    };
    fill(*m_from, now.from, from);
    fill(*m_until, now.until, until);
    fill(*m_sampleFrom, now.from, from);
    fill(*m_sampleUntil, now.until, until);
    m_count->setText(m_formats.count(same ? now.count : 1000));
    m_hasUntil->setChecked(same && now.until.has_value());
    const int place = same && now.offsetPartition ? m_partition->findData(*now.offsetPartition) : 0;
    m_partition->setCurrentIndex(std::max(0, place));
    m_first->setText(m_formats.count(same ? now.firstOffset : 0));
    m_last->setText(same && now.lastOffset ? m_formats.count(*now.lastOffset) : QString());
    m_sampleCount->setText(m_formats.count(same ? now.count : 1000));
    m_sampleSpan->setChecked(same && now.from.has_value());
    m_forms->setCurrentIndex(int(kind));
    for (int form = 0; form < m_forms->count(); ++form) {
        // The panel is as high as the form that is asked, not as the highest.
        const auto policy = form == int(kind) ? QSizePolicy::Preferred : QSizePolicy::Ignored;
        m_forms->widget(form)->setSizePolicy(QSizePolicy::Preferred, policy);
    }
    validate();
    openBelow(anchor);
}

std::optional<RangeChoice> RangePanel::read() const
{
    RangeChoice choice;
    choice.kind = m_kind;
    const bool isSample = m_kind == RangeChoice::Kind::Sample;
    if (m_kind == RangeChoice::Kind::Newest || isSample) {
        const auto count = wholeNumber(isSample ? m_sampleCount->text() : m_count->text());
        if (!count || *count < 1 || *count > mostNewest) {
            return {};
        }
        choice.count = *count;
    }
    if (m_kind == RangeChoice::Kind::Time) {
        choice.from = wallTime(*m_from, m_formats.timeZone());
        choice.until = m_hasUntil->isChecked()
                           ? std::optional(wallTime(*m_until, m_formats.timeZone()))
                           : std::nullopt;
    }
    if (isSample && m_sampleSpan->isChecked()) {
        choice.from = wallTime(*m_sampleFrom, m_formats.timeZone());
        choice.until = wallTime(*m_sampleUntil, m_formats.timeZone());
    }
    if (choice.until && *choice.until <= choice.from.value_or(std::numeric_limits<qint64>::min())) {
        return {};
    }
    if (m_kind == RangeChoice::Kind::Offsets) {
        const auto first = wholeNumber(m_first->text());
        const auto last = wholeNumber(m_last->text());
        if (!first || (!last && !m_last->text().trimmed().isEmpty()) || (last && *last < *first)) {
            return {};
        }
        choice.firstOffset = *first;
        choice.lastOffset = last;
        if (m_partition->currentIndex() > 0) {
            choice.offsetPartition = m_partition->currentData().toInt();
        }
    }
    return choice;
}

void RangePanel::validate()
{
    const bool ok = read().has_value();
    QString sentence;
    if (!ok) {
        switch (m_kind) {
        case RangeChoice::Kind::Newest:
        case RangeChoice::Kind::Sample:
            sentence = tr("A number from 1 to %1, and an end after the beginning.")
                           .arg(m_formats.count(mostNewest));
            break;
        case RangeChoice::Kind::Offsets:
            sentence = tr("Offsets are whole numbers, the last not below the first.");
            break;
        default:
            sentence = tr("The end must lie after the beginning.");
        }
    }
    m_problem->setText(sentence);
    m_problem->setVisible(!ok);
    m_read->setEnabled(ok);
}

} // namespace mesh::ui
