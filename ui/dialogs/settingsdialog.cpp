// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/settingsdialog.h"

#include "app/workspace/workspace.h"
#include "ui/dialogs/formgrid.h"
#include "ui/state/appearance.h"
#include "ui/state/formats.h"
#include "ui/state/theme.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QCompleter>
#include <QEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace mesh::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 mebibyte = qint64(1024) * 1024;
}

SettingsDialog::SettingsDialog(workspace::Workspace &workspace, Appearance &appearance,
                               Formats &formats, QWidget *parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_appearance(appearance)
    , m_formats(formats)
    , m_theme(new QComboBox)
    , m_language(new QComboBox)
    , m_zone(new QComboBox)
    , m_memory(new QSpinBox)
    , m_newest(new QSpinBox)
{
    setWindowTitle(tr("Settings"));
    resize(520, 0);
    m_theme->addItem(tr("As the desktop"), int(config::Theme::System));
    m_theme->addItem(tr("Light"), int(config::Theme::Light));
    m_theme->addItem(tr("Dark"), int(config::Theme::Dark));
    m_language->addItem(tr("As the desktop"), QString());
    m_language->addItem(u"English"_s, u"en"_s);
    m_language->addItem(u"Deutsch"_s, u"de"_s);
    m_zone->addItem(tr("This computer’s: %1").arg(QString::fromUtf8(QTimeZone::systemTimeZoneId())),
                    QString());
    const QList<QByteArray> zones = QTimeZone::availableTimeZoneIds();
    for (const QByteArray &zone : zones) {
        m_zone->addItem(QString::fromUtf8(zone), QString::fromUtf8(zone));
    }
    m_zone->setEditable(true);
    m_zone->setInsertPolicy(QComboBox::NoInsert);
    m_zone->completer()->setFilterMode(Qt::MatchContains);
    m_zone->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_memory->setRange(64, 1 << 16);
    m_memory->setSuffix(tr(" MiB"));
    m_newest->setRange(1, 1'000'000);
    m_newest->setGroupSeparatorShown(true);

    auto *grid = new FormGrid;
    grid->addSection(tr("Appearance"));
    grid->addRow(u"theme"_s, tr("Theme"), m_theme);
    grid->addRow(u"language"_s, tr("Language"), m_language, tr("From the next start on."));
    grid->addRow(u"zone"_s, tr("Time zone"), m_zone, tr("Of all times in this window."));
    grid->addSection(tr("Live views"));
    grid->addRow(u"memory"_s, tr("Memory"), m_memory,
                 tr("For the records of all views together; the one you look at comes first."));
    grid->addRow(u"newest"_s, tr("Newest records"), m_newest, tr("A view begins with that many."));
    auto *close = new QPushButton(tr("Close"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::large, space::large, space::large, space::large);
    column->addWidget(grid);
    column->addStretch(1);
    column->addWidget(close, 0, Qt::AlignRight);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    for (QComboBox *box : {m_theme, m_language, m_zone}) {
        connect(box, &QComboBox::activated, this, &SettingsDialog::apply);
    }
    for (QSpinBox *box : {m_memory, m_newest}) {
        connect(box, &QSpinBox::editingFinished, this, &SettingsDialog::apply);
    }
    load();
}

bool SettingsDialog::event(QEvent *event)
{
    const bool taken = QDialog::event(event);
    // A window's smallest size does not know that wrapped text needs more lines.
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show) {
        resize(width(), std::max(height(), heightForWidth(width())));
    }
    return taken;
}

void SettingsDialog::load()
{
    m_workspace.tasks()
        .run(core::Pool::Io, [&store = m_workspace.settings()] { return store.load(); })
        .then(this, [this](const core::Result<config::Settings> &settings) {
            m_settings = settings.valueOr(config::Settings());
            showSettings();
        });
}

void SettingsDialog::showSettings()
{
    m_theme->setCurrentIndex(m_theme->findData(int(m_settings.theme)));
    m_language->setCurrentIndex(std::max(0, m_language->findData(m_settings.language)));
    m_zone->setCurrentIndex(std::max(0, m_zone->findData(m_settings.timeZone)));
    m_memory->setValue(int(m_settings.live.memoryBytes / mebibyte));
    m_newest->setValue(int(m_settings.live.newest));
}

void SettingsDialog::apply()
{
    m_settings.theme = config::Theme(m_theme->currentData().toInt());
    m_settings.language = m_language->currentData().toString();
    m_settings.timeZone = m_zone->currentData().toString();
    m_settings.live.memoryBytes = m_memory->value() * mebibyte;
    m_settings.live.newest = m_newest->value();
    m_appearance.apply(m_settings.theme);
    m_formats.setTimeZone(m_settings.timeZone.isEmpty() ? QTimeZone::systemTimeZone()
                                                        : QTimeZone(m_settings.timeZone.toUtf8()));
    m_workspace.tasks().run(
        core::Pool::Io, [&store = m_workspace.settings(), settings = m_settings] {
            if (auto saved = store.save(settings); !saved) {
                qWarning("The settings could not be kept: %s", qPrintable(saved.error().detail));
            }
        });
}

} // namespace mesh::ui
