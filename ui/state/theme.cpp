// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/state/theme.h"

#include "ui/widgets/meshstyle.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QJsonDocument>
#include <QJsonObject>

namespace mesh::ui {

using namespace Qt::StringLiterals;

namespace {

struct Purpose
{
    Colour colour;
    const char *name;
    QPalette::ColorRole role; ///< the palette's place in which it travels
};

// Where a place means to Qt what it means to us, that one; else one that neither Fusion nor our
// style sheet paints with. (A style sheet makes PlaceholderText half transparent: Dim travels
// elsewhere.)
constexpr std::array<Purpose, colourCount> purposes{{
    {Colour::Window, "window", QPalette::Window},
    {Colour::Panel, "panel", QPalette::Midlight},
    {Colour::Line, "line", QPalette::Mid},
    {Colour::Text, "text", QPalette::WindowText},
    {Colour::Dim, "dim", QPalette::ToolTipText},
    {Colour::Accent, "accent", QPalette::Link},
    {Colour::OnAccent, "onAccent", QPalette::Light},
    {Colour::Selection, "selection", QPalette::Highlight},
    {Colour::Good, "good", QPalette::LinkVisited},
    {Colour::Warn, "warn", QPalette::Shadow},
    {Colour::Bad, "bad", QPalette::BrightText},
    {Colour::Stripe, "stripe", QPalette::AlternateBase},
    {Colour::Chip, "chip", QPalette::Button},
    {Colour::Muted, "muted", QPalette::Dark},
}};

QByteArray readResource(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QFont sized(QFont font, int pixels)
{
    font.setPixelSize(pixels);
    return font;
}

} // namespace

QColor colour(const QPalette &palette, Colour purpose)
{
    return palette.color(QPalette::Active, purposes[static_cast<std::size_t>(purpose)].role);
}

QColor colour(Colour purpose)
{
    return colour(QApplication::palette(), purpose);
}

QFont bodyFont()
{
    return sized(QApplication::font(), 13);
}

QFont titleFont()
{
    QFont font = sized(QApplication::font(), 18);
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont sectionFont()
{
    QFont font = sized(QApplication::font(), 11);
    font.setWeight(QFont::DemiBold);
    font.setLetterSpacing(QFont::PercentageSpacing, 104);
    return font;
}

QFont smallFont()
{
    return sized(QApplication::font(), 11);
}

QFont monoFont()
{
    QFont font = sized(QFontDatabase::systemFont(QFontDatabase::FixedFont), 12);
    font.setFixedPitch(true);
    font.setStyleHint(QFont::Monospace);
    // Without shaping "!=" stays two characters in fonts that would join them.
    font.setStyleStrategy(QFont::PreferNoShaping);
    return font;
}

core::Result<Theme> Theme::load(const QString &name)
{
    const QByteArray json = readResource(u":/themes/%1.json"_s.arg(name));
    if (json.isEmpty()) {
        return core::Error{core::Code::NotFound, u"no such theme"_s, name};
    }
    return fromJson(json);
}

core::Result<Theme> Theme::fromJson(const QByteArray &json)
{
    const QJsonObject document = QJsonDocument::fromJson(json).object();
    const QJsonObject colours = document[u"colours"_s].toObject();
    Theme theme;
    theme.m_name = document[u"name"_s].toString();
    theme.m_dark = document[u"dark"_s].toBool();
    for (const Purpose &purpose : purposes) {
        const QString name = QString::fromLatin1(purpose.name);
        const QColor value(colours[name].toString());
        if (!value.isValid()) {
            return core::Error{core::Code::Decode, u"no such colour in the theme"_s, name};
        }
        theme.m_colours[static_cast<std::size_t>(purpose.colour)] = value;
    }
    return theme;
}

QPalette Theme::palette() const
{
    QPalette palette;
    for (const Purpose &purpose : purposes) {
        palette.setColor(QPalette::All, purpose.role, colour(purpose.colour));
    }
    palette.setColor(QPalette::All, QPalette::Base, colour(Colour::Window));
    palette.setColor(QPalette::All, QPalette::Text, colour(Colour::Text));
    palette.setColor(QPalette::All, QPalette::ButtonText, colour(Colour::Text));
    palette.setColor(QPalette::All, QPalette::HighlightedText, colour(Colour::Text));
    palette.setColor(QPalette::All, QPalette::ToolTipBase, colour(Colour::Panel));
    palette.setColor(QPalette::All, QPalette::PlaceholderText, colour(Colour::Dim));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, colour(Colour::Dim));
    }
    return palette;
}

QString Theme::styleSheet() const
{
    QString sheet = QString::fromUtf8(readResource(u":/themes/style.qss"_s));
    // Longest names first would matter if one were the beginning of another: none is.
    for (const Purpose &purpose : purposes) {
        sheet.replace(u'@' + QString::fromLatin1(purpose.name), colour(purpose.colour).name());
    }
    return sheet.replace(u"@arrow"_s,
                         m_dark ? u":/icons/down-dark.svg"_s : u":/icons/down-light.svg"_s);
}

void Theme::apply(QApplication &application) const
{
    application.setStyle(new MeshStyle); // the application owns it
    application.setPalette(palette());
    application.setFont(bodyFont());
}

} // namespace mesh::ui
