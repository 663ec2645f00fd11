// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QDir>
#include <QPixmap>
#include <QTest>
#include <QWidget>

// Pictures of widgets, each in every look.
namespace mesh::test {

/// $MESHSCOPE_SCREENSHOTS, else a folder beside where the test runs.
inline QString outputFolder()
{
    const QString named = qEnvironmentVariable("MESHSCOPE_SCREENSHOTS");
    const QString folder = named.isEmpty() ? QStringLiteral("screenshots") : named;
    QDir().mkpath(folder);
    return folder;
}

/// Every look, or those named in $MESHSCOPE_SCREENSHOT_LOOKS (light,dark,…).
inline void looks()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<int>("scale");
    const QStringList wanted =
        qEnvironmentVariable("MESHSCOPE_SCREENSHOT_LOOKS").split(u',', Qt::SkipEmptyParts);
    const auto add = [&wanted](const char *name, const QString &language, bool dark, int scale) {
        if (wanted.isEmpty() || wanted.contains(QString::fromLatin1(name))) {
            QTest::addRow("%s", name) << language << dark << scale;
        }
    };
    add("light", QStringLiteral("en"), false, 1);
    add("dark", QStringLiteral("en"), true, 1);
    add("de", QStringLiteral("de"), false, 1);
    add("light-200", QStringLiteral("en"), false, 2);
    add("dark-de-200", QStringLiteral("de"), true, 2);
}

inline void shoot(QWidget &widget, const QString &name)
{
    QFETCH(const int, scale);
    // Ages and rates are told once a second; whatever was asked for is on screen after that.
    QCoreApplication::processEvents();
    QPixmap picture(widget.size() * scale);
    picture.setDevicePixelRatio(scale);
    widget.render(&picture);
    const QString file =
        QStringLiteral("%1/%2-%3.png")
            .arg(outputFolder(), name, QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY2(picture.save(file), qPrintable(file));
}

} // namespace mesh::test
