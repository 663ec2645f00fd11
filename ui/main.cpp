// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/workspace/workspace.h"
#include "ui/pages/product/productpages.h"
#include "ui/pages/window/mainwindow.h"
#include "ui/state/appearance.h"
#include "ui/state/formats.h"
#include "ui/state/lastprofile.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QEvent>
#include <QTimer>

#include <chrono>
#include <functional>

using namespace Qt::StringLiterals;

namespace {

/// Says once that a widget has been painted, or that it has not been for a while: a window may
/// start minimised.
class FirstPaint final : public QObject
{
public:
    FirstPaint(QWidget &widget, std::function<void()> painted)
        : m_painted(std::move(painted))
    {
        constexpr std::chrono::seconds patience{1};
        QTimer::singleShot(patience, this, [this] { tell(); });
        widget.installEventFilter(this);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            watched->removeEventFilter(this);
            // The frame is handed over when this event has been served.
            QTimer::singleShot(0, this, [this] { tell(); });
        }
        return false;
    }

private:
    void tell()
    {
        if (m_painted) {
            std::exchange(m_painted, nullptr)();
        }
    }

    std::function<void()> m_painted;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"meshscope"_s);
    QApplication::setApplicationDisplayName(u"Meshscope"_s);
    QApplication::setApplicationVersion(QStringLiteral(MESHSCOPE_VERSION));
    QGuiApplication::setDesktopFileName(u"meshscope"_s);

    const mesh::core::SystemClock clock;
    mesh::workspace::Workspace workspace(clock);
    const mesh::config::Settings settings =
        workspace.settings().load().valueOr(mesh::config::Settings());

    mesh::ui::Appearance appearance(application);
    appearance.setLanguage(settings.language);
    appearance.prepare(settings.theme);

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "Explorer for data meshes on Apache Kafka"));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption profile(
        u"profile"_s, QCoreApplication::translate("main", "Opens this profile."), u"name"_s);
    parser.addOption(profile);
    parser.process(application);

    mesh::ui::Formats formats;
    formats.setLocale(appearance.locale());
    if (!settings.timeZone.isEmpty()) {
        formats.setTimeZone(QTimeZone(settings.timeZone.toUtf8()));
    }
    mesh::ui::MainWindow window(workspace, appearance, formats, mesh::ui::makeProductPages());
    appearance.apply(settings.theme);
    mesh::ui::rememberProfiles(workspace);
    // Nothing may keep the window from being seen.
    const FirstPaint painted(
        window, [&] { workspace.open(mesh::ui::profileToOpen(workspace, parser.value(profile))); });
    window.show();
    return QApplication::exec();
}
