// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/exportdialog.h"

#include "ui/state/formats.h"
#include "ui/state/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include "app/workspace/workspace.h"

#include <QButtonGroup>
#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QLineEdit>
#include <QProgressBar>
#include <QRadioButton>
#include <QStandardPaths>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

using tabular::ExportFormat;

constexpr qint64 defaultSample = 1000;
constexpr int dialogWidth = 520;

QString suffix(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Csv:
        return u"csv"_s;
    case ExportFormat::JsonLines:
        return u"jsonl"_s;
    case ExportFormat::Sqlite:
        return u"sqlite"_s;
    }
    return {};
}

QRadioButton *addChoice(QVBoxLayout &layout, QButtonGroup &group, int id, const QString &text)
{
    auto *button = new QRadioButton(text);
    group.addButton(button, id);
    layout.addWidget(button);
    return button;
}

} // namespace

ExportDialog::ExportDialog(const Context &context, workspace::Session &session,
                           ExportSubject subject, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_session(&session)
    , m_subject(std::move(subject))
    , m_what(new QButtonGroup(this))
    , m_columns(new QButtonGroup(this))
    , m_format(new QButtonGroup(this))
    , m_message(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_start(new PrimaryButton(tr("Export"), this))
    , m_close(new QPushButton(tr("Close"), this))
    , m_form(new QWidget(this))
{
    setWindowTitle(tr("Export %1").arg(m_subject.name));
    auto *form = new QVBoxLayout(m_form);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(space::small);
    form->addWidget(new SectionLabel(tr("What")));
    form->addWidget(makeWhat());
    form->addSpacing(space::tiny);
    form->addWidget(new SectionLabel(tr("As")));
    form->addWidget(makeFormat());
    form->addSpacing(space::tiny);
    form->addWidget(new SectionLabel(tr("Where to")));
    form->addWidget(makePath());
    if (QWidget *masks = makeMasks()) {
        form->addSpacing(space::tiny);
        form->addWidget(new SectionLabel(tr("Masked")));
        form->addWidget(masks);
    }

    auto *title = new TitleLabel(tr("Export %1").arg(m_subject.name), this);
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message->hide();
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of the export"));
    m_progress->hide();
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_close);
    buttons->addWidget(m_start);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::large, space::large, space::large);
    layout->setSpacing(space::medium);
    layout->addWidget(title);
    layout->addWidget(m_form);
    layout->addWidget(m_progress);
    layout->addWidget(m_message);
    layout->addStretch();
    layout->addLayout(buttons);
    setMinimumWidth(dialogWidth);

    m_start->setDefault(true);
    connect(m_start, &QPushButton::clicked, this, &ExportDialog::start);
    connect(m_close, &QPushButton::clicked, this, [this] {
        if (m_job >= 0) {
            m_context.workspace.jobs().cancel(m_job);
        } else {
            close();
        }
    });
    connect(&m_context.workspace.jobs(), &workspace::Jobs::changed, this, &ExportDialog::watchJob);
    connect(m_session, &workspace::Session::exported, this,
            [this](qint64 job, const QString &path, qint64 records) {
                if (job == m_job) {
                    showDone(path, records);
                }
            });
    setPath(suggestedPath());
    m_pathTouched = false;
    update();
}

QWidget *ExportDialog::makeWhat()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::tiny);
    addChoice(*layout, *m_what, int(What::Shown),
              tr("The %n row(s) that are shown", nullptr, int(m_subject.shownRows)))
        ->setChecked(true);
    const QString range = m_subject.rangeText;
    addChoice(*layout, *m_what, int(What::Range),
              m_subject.filter ? tr("All that match the filter in the range: %1").arg(range)
                               : tr("All in the range: %1").arg(range));
    auto *sample = new QHBoxLayout;
    sample->setSpacing(space::small);
    auto *choice = new QRadioButton(tr("An even sample over the range, records:"));
    m_what->addButton(choice, int(What::Sample));
    m_sampleCount = new QLineEdit(m_context.formats.count(defaultSample));
    m_sampleCount->setAccessibleName(tr("Number of records in the sample"));
    m_sampleCount->setAlignment(Qt::AlignRight);
    m_sampleCount->setFixedWidth(90);
    sample->addWidget(choice);
    sample->addWidget(m_sampleCount);
    sample->addStretch();
    layout->addLayout(sample);
    connect(m_what, &QButtonGroup::idToggled, this, &ExportDialog::update);
    connect(m_sampleCount, &QLineEdit::textEdited, this, [choice] { choice->setChecked(true); });
    return page;
}

QWidget *ExportDialog::makeFormat()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::tiny);
    auto *line = new QHBoxLayout;
    line->setSpacing(space::large);
    const std::pair<ExportFormat, QString> formats[]{{ExportFormat::Csv, tr("CSV")},
                                                     {ExportFormat::JsonLines, tr("JSON Lines")},
                                                     {ExportFormat::Sqlite, tr("SQLite")}};
    for (const auto &[format, text] : formats) {
        auto *button = new QRadioButton(text);
        m_format->addButton(button, int(format));
        line->addWidget(button);
    }
    line->addStretch();
    m_format->button(int(ExportFormat::Csv))->setChecked(true);
    layout->addLayout(line);
    m_formatNote = new DimLabel;
    m_formatNote->setWordWrap(true);
    m_formatNote->setFont(smallFont());
    layout->addWidget(m_formatNote);
    m_columnChoice = new QWidget;
    auto *columns = new QHBoxLayout(m_columnChoice);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(space::large);
    auto *shown =
        new QRadioButton(tr("the %n column(s) shown", nullptr, int(m_subject.columns.size())));
    auto *all = new QRadioButton(tr("all %n column(s)", nullptr, int(m_subject.allColumns.size())));
    m_columns->addButton(shown, 0);
    m_columns->addButton(all, 1);
    all->setChecked(true);
    columns->addWidget(shown);
    columns->addWidget(all);
    columns->addStretch();
    layout->addWidget(m_columnChoice);
    connect(m_format, &QButtonGroup::idToggled, this, &ExportDialog::update);
    return page;
}

QWidget *ExportDialog::makePath()
{
    auto *page = new QWidget;
    auto *layout = new QHBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::small);
    m_path = new QLineEdit;
    m_path->setAccessibleName(tr("File"));
    auto *browse = new QPushButton(tr("Choose…"));
    layout->addWidget(m_path, 1);
    layout->addWidget(browse);
    connect(browse, &QPushButton::clicked, this, &ExportDialog::choosePath);
    connect(m_path, &QLineEdit::textEdited, this, [this] { m_pathTouched = true; });
    connect(m_path, &QLineEdit::textChanged, this, &ExportDialog::update);
    return page;
}

QWidget *ExportDialog::makeMasks()
{
    if (m_subject.masks.isEmpty()) {
        return nullptr;
    }
    QStringList paths;
    for (const tabular::Mask &mask : m_subject.masks.masks()) {
        paths << tr("%1 (%2)").arg(mask.path(), mask.reason);
    }
    auto *label =
        new DimLabel(tr("%1: the file holds a mark in their place. The receipt beside it says so.")
                         .arg(paths.join(u", "_s)));
    label->setWordWrap(true);
    return label;
}

void ExportDialog::setWhat(What what)
{
    m_what->button(int(what))->setChecked(true);
}

void ExportDialog::setFormat(ExportFormat format)
{
    m_format->button(int(format))->setChecked(true);
}

void ExportDialog::setPath(const QString &path)
{
    // First: a path that nobody chose follows the format.
    m_pathTouched = true;
    m_path->setText(path);
}

ExportDialog::What ExportDialog::what() const
{
    return What(m_what->checkedId());
}

ExportFormat ExportDialog::format() const
{
    return ExportFormat(m_format->checkedId());
}

QString ExportDialog::suggestedPath() const
{
    QString folder = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    if (folder.isEmpty() || !QDir(folder).exists()) {
        folder = QDir::homePath();
    }
    const QString stamp = QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmmss"_s);
    return QDir(folder).filePath(m_subject.topic + u'-' + stamp + u'.' + suffix(format()));
}

void ExportDialog::choosePath()
{
    auto *chooser = new QFileDialog(this, tr("Export to"), m_path->text());
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setDefaultSuffix(suffix(format()));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->selectFile(QFileInfo(m_path->text()).fileName());
    connect(chooser, &QFileDialog::fileSelected, this, &ExportDialog::setPath);
    chooser->open();
}

void ExportDialog::update()
{
    if (!m_pathTouched) {
        const QSignalBlocker quiet(m_path);
        m_path->setText(suggestedPath());
    }
    switch (format()) {
    case ExportFormat::Csv:
        m_formatNote->setText(tr("RFC 4180 in UTF-8. Text that a spreadsheet would take for a "
                                 "formula is marked with an apostrophe."));
        break;
    case ExportFormat::JsonLines:
        m_formatNote->setText(tr("One record a line, whole: key, value, headers, offset. meshctl "
                                 "records write takes it back."));
        break;
    case ExportFormat::Sqlite:
        m_formatNote->setText(tr("A table named records, one column a field, numbers exact."));
        break;
    }
    m_columnChoice->setVisible(format() != ExportFormat::JsonLines);
    m_start->setEnabled(m_job < 0 && !m_path->text().trimmed().isEmpty());
}

tabular::ExportRequest ExportDialog::request() const
{
    tabular::ExportRequest request;
    request.format = format();
    request.path = QDir::cleanPath(m_path->text().trimmed());
    request.topic = m_subject.topic;
    request.columns = m_columns->checkedId() == 0 ? m_subject.columns : m_subject.allColumns;
    request.masks = m_subject.masks;
    request.filter = m_subject.filter ? m_subject.filter->text() : QString();
    request.cluster = m_session->cluster().id;
    switch (what()) {
    case What::Shown:
        request.selection = u"shown"_s;
        break;
    case What::Range:
        request.selection = u"matching in the range"_s;
        break;
    case What::Sample:
        request.selection = u"even sample"_s;
        break;
    }
    return request;
}

void ExportDialog::start()
{
    if (!m_session || m_job >= 0) {
        return;
    }
    const tabular::ExportRequest wanted = request();
    m_message->hide();
    m_progress->setRange(0, 0);
    m_progress->show();
    m_form->setEnabled(false);
    m_close->setText(tr("Cancel"));
    if (what() == What::Shown) {
        m_job = m_session->exportRows(wanted, m_subject.rows());
    } else {
        kafka::ReadRequest range = m_subject.request;
        if (what() == What::Sample) {
            bool ok = false;
            const qint64 count = m_context.formats.locale().toLongLong(m_sampleCount->text(), &ok);
            range.evenSample = ok && count > 0 ? count : defaultSample;
        }
        if (std::holds_alternative<std::monostate>(range.to)) {
            range.to = kafka::ToEnds{};
        }
        m_job = m_session->exportRange(wanted, range, m_subject.filter);
    }
    m_start->setEnabled(false);
    watchJob(m_job);
}

void ExportDialog::watchJob(qint64 id)
{
    if (id != m_job || m_job < 0) {
        return;
    }
    const auto &jobs = m_context.workspace.jobs().jobs();
    const auto job = std::find_if(jobs.begin(), jobs.end(),
                                  [id](const workspace::Job &one) { return one.id == id; });
    if (job == jobs.end()) {
        return;
    }
    if (job->running) {
        m_progress->setRange(0, job->total > 0 ? 1000 : 0);
        if (job->total > 0) {
            m_progress->setValue(int(job->done * 1000 / job->total));
        }
        setTone(*m_message, u"dim"_s);
        m_message->setText(tr("%1 records written").arg(m_context.formats.count(job->done)));
        m_message->show();
        return;
    }
    m_progress->hide();
    m_form->setEnabled(true);
    m_close->setText(tr("Close"));
    m_start->setEnabled(true);
    if (job->error) {
        const bool cancelled = job->error->code == core::Code::Cancelled;
        m_job = -1;
        setTone(*m_message, cancelled ? u"dim"_s : u"bad"_s);
        m_message->setText(cancelled ? tr("Cancelled. Nothing was left behind.")
                                     : core::explain(*job->error).sentence());
        m_message->show();
    }
}

void ExportDialog::showDone(const QString &path, qint64 records)
{
    m_job = -1;
    m_progress->hide();
    m_form->setEnabled(true);
    m_close->setText(tr("Close"));
    m_start->setEnabled(true);
    setTone(*m_message, u"good"_s);
    m_message->setText(tr("✓ %1 records are in %2, with a receipt beside it.")
                           .arg(m_context.formats.count(records), path));
    m_message->show();
    Q_EMIT finished(path, records);
}

} // namespace mesh::ui
