// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/config/settings.h"

#include <QLocale>
#include <QObject>

class QApplication;
class QTranslator;

namespace mesh::ui {

/// Theme and language of the running program. Made once by main(), before the first window.
class Appearance : public QObject
{
    Q_OBJECT
public:
    /// Looks at the desktop's own palette first, which says what "system" means.
    explicit Appearance(QApplication &application, QObject *parent = nullptr);
    ~Appearance() override;

    void apply(config::Theme theme);
    /// All of apply but the style sheet, which a window is better made without: with one, every
    /// widget that is put into a parent hands it down to all its children again. Then apply.
    void prepare(config::Theme theme);
    /// "de", "en"; empty: the system's. Texts that were made before keep their language, so a
    /// change is for the next start.
    void setLanguage(const QString &language);
    [[nodiscard]] const QLocale &locale() const { return m_locale; }
    [[nodiscard]] bool dark() const { return m_dark; }

private:
    QApplication &m_application;
    bool m_desktopIsDark = false;
    bool m_dark = false;
    QString m_prepared;   ///< the theme's name
    QString m_styleSheet; ///< that theme's, not yet on the application
    QLocale m_locale;
    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

} // namespace mesh::ui
