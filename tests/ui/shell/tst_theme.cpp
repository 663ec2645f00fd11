// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"
#include "ui/state/symbols.h"
#include "ui/state/theme.h"

#include <QApplication>
#include <QDir>
#include <QTest>

#include <cmath>

using namespace mesh::ui;
using namespace Qt::StringLiterals;

namespace {

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

// WCAG 2.1, relative luminance and contrast ratio.
double luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace

class ThemeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyTextOnEverySurfaceHasContrast_data();
    void everyTextOnEverySurfaceHasContrast();
    void coloursTravelInThePalette();
    void malformedThemeNamesTheColour();
    void styleSheetHasNoUnknownName();
    void everyIconTakesTheTextColour();
};

void ThemeTest::everyTextOnEverySurfaceHasContrast_data()
{
    QTest::addColumn<QString>("theme");
    QTest::addColumn<int>("text");
    QTest::addColumn<int>("surface");
    struct Named
    {
        const char *name;
        Colour colour;
    };
    const std::vector<Named> texts{{"text", Colour::Text},     {"dim", Colour::Dim},
                                   {"accent", Colour::Accent}, {"good", Colour::Good},
                                   {"warn", Colour::Warn},     {"bad", Colour::Bad}};
    const std::vector<Named> surfaces{{"window", Colour::Window},
                                      {"panel", Colour::Panel},
                                      {"selection", Colour::Selection},
                                      {"stripe", Colour::Stripe},
                                      {"chip", Colour::Chip}};
    for (const char *theme : {"light", "dark"}) {
        for (const Named &text : texts) {
            for (const Named &surface : surfaces) {
                QTest::addRow("%s: %s on %s", theme, text.name, surface.name)
                    << QString::fromLatin1(theme) << int(text.colour) << int(surface.colour);
            }
        }
        QTest::addRow("%s: onAccent on accent", theme)
            << QString::fromLatin1(theme) << int(Colour::OnAccent) << int(Colour::Accent);
    }
}

void ThemeTest::everyTextOnEverySurfaceHasContrast()
{
    QFETCH(const QString, theme);
    QFETCH(const int, text);
    QFETCH(const int, surface);
    const auto loaded = Theme::load(theme);
    QVERIFY(loaded.ok());
    const double ratio = contrast(loaded->colour(Colour(text)), loaded->colour(Colour(surface)));
    QVERIFY2(ratio >= 4.5, qPrintable(QString::number(ratio)));
}

void ThemeTest::coloursTravelInThePalette()
{
    const auto theme = Theme::load(u"dark"_s);
    QVERIFY(theme.ok());
    for (std::size_t i = 0; i < colourCount; ++i) {
        QCOMPARE(colour(theme->palette(), Colour(i)), theme->colour(Colour(i)));
    }
}

void ThemeTest::malformedThemeNamesTheColour()
{
    const auto theme = Theme::fromJson(R"({"name":"x","colours":{"window":"#ffffff"}})");
    QVERIFY(!theme.ok());
    QCOMPARE(theme.error().where.name, u"panel"_s);
}

void ThemeTest::styleSheetHasNoUnknownName()
{
    const auto theme = Theme::load(u"light"_s);
    QVERIFY(theme.ok());
    QVERIFY(!theme->styleSheet().isEmpty());
    // The template's comment speaks of @name; rules may not.
    QCOMPARE(theme->styleSheet().count(u'@'), 1);
}

void ThemeTest::everyIconTakesTheTextColour()
{
    const auto theme = Theme::load(u"dark"_s);
    QVERIFY(theme.ok());
    QApplication::setPalette(theme->palette());
    for (const QString &file : QDir(u":/icons"_s).entryList()) {
        if (file == u"meshscope.svg" || file.startsWith(u"down-")) {
            continue; // the program's own sign, and the two arrows that style sheets need as files
        }
        const QImage image = symbol(file.chopped(4)).pixmap(32, 32).toImage();
        bool painted = false;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                painted = painted || (image.pixelColor(x, y).alpha() > 200 &&
                                      image.pixelColor(x, y).lightness() > 180);
            }
        }
        QVERIFY2(painted, qPrintable(file));
    }
}

MESH_TEST(ThemeTest)
#include "tst_theme.moc"
