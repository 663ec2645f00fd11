// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/state/appearance.h"

#include "ui/state/theme.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QTranslator>

#include <utility>

namespace mesh::ui {

using namespace Qt::StringLiterals;

Appearance::Appearance(QApplication &application, QObject *parent)
    : QObject(parent)
    , m_application(application)
{
    const QPalette desktop = QApplication::palette();
    m_desktopIsDark = desktop.color(QPalette::Window).lightness() <
                      desktop.color(QPalette::WindowText).lightness();
}

Appearance::~Appearance() = default;

void Appearance::apply(config::Theme theme)
{
    prepare(theme);
    if (!m_styleSheet.isEmpty()) {
        m_application.setStyleSheet(std::exchange(m_styleSheet, {}));
    }
}

void Appearance::prepare(config::Theme theme)
{
    m_dark = theme == config::Theme::Dark || (theme == config::Theme::System && m_desktopIsDark);
    const QString name = m_dark ? u"dark"_s : u"light"_s;
    if (name == m_prepared) {
        return;
    }
    if (const auto loaded = Theme::load(name)) {
        loaded->apply(m_application);
        m_styleSheet = loaded->styleSheet();
        m_prepared = name;
    } else {
        qWarning("The theme %s lacks %s", qPrintable(name), qPrintable(loaded.error().where.name));
    }
}

void Appearance::setLanguage(const QString &language)
{
    m_locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    QLocale::setDefault(m_locale);
    for (const auto &translator : m_translators) {
        QCoreApplication::removeTranslator(translator.get());
    }
    m_translators.clear();
    const auto install = [this](const QLocale &locale, const QString &file, const QString &folder) {
        auto translator = std::make_unique<QTranslator>();
        if (!translator->load(locale, file, u"_"_s, folder)) {
            return false;
        }
        QCoreApplication::installTranslator(translator.get());
        m_translators.push_back(std::move(translator));
        return true;
    };
    install(m_locale, u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    const QString own = u":/translations"_s;
    // English, which every other language falls back to, has plurals of its own.
    if (!install(m_locale, u"meshscope"_s, own)) {
        install(QLocale(QLocale::English), u"meshscope"_s, own);
    }
}

} // namespace mesh::ui
