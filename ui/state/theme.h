// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"

#include <QColor>
#include <QFont>
#include <QPalette>

#include <array>

class QApplication;
class QWidget;

namespace mesh::ui {

/// What a colour is for. The values stand in resources/themes/*.json and nowhere else.
enum class Colour {
    Window,    ///< where content stands
    Panel,     ///< sides, bars, headers
    Line,      ///< between groups, around controls
    Text,      ///< what is read
    Dim,       ///< what is read second, and what is absent
    Accent,    ///< selected, focused, the one main action
    OnAccent,  ///< text on Accent
    Selection, ///< behind selected rows and active filters
    Good,      ///< a state, never without a word or a sign
    Warn,
    Bad,
    Stripe, ///< every second row
    Chip,   ///< behind a badge
    Muted,  ///< bars of a graph, handles: never text
};
inline constexpr std::size_t colourCount = 14;

/// The colour for a purpose, from a widget's or a style option's palette: colours travel in the
/// palette, so widgets and delegates repaint by themselves when the theme changes.
[[nodiscard]] QColor colour(const QPalette &palette, Colour purpose);
/// The same for what is painted outside of a widget.
[[nodiscard]] QColor colour(Colour purpose);

/// Distances in pixels at 100 %; Qt scales them.
namespace space {
inline constexpr int tiny = 4;
inline constexpr int small = 8;
inline constexpr int medium = 12;
inline constexpr int large = 16;
inline constexpr int row = 24;
inline constexpr int control = 28;
inline constexpr int radius = 6;
} // namespace space

/// The four faces of text. Sizes in pixels at 100 %, from the desktop's fonts.
[[nodiscard]] QFont bodyFont();    ///< 13
[[nodiscard]] QFont titleFont();   ///< 18, one a page
[[nodiscard]] QFont sectionFont(); ///< 11, upper case
[[nodiscard]] QFont smallFont();   ///< 11
[[nodiscard]] QFont monoFont();    ///< 12, for what came from Kafka and for SQL; no ligatures

/// One look: immutable, read from JSON.
class Theme
{
public:
    /// From resources/themes/<name>.json. A missing or malformed colour is an error that names it.
    [[nodiscard]] static core::Result<Theme> load(const QString &name);
    [[nodiscard]] static core::Result<Theme> fromJson(const QByteArray &json);

    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] bool dark() const { return m_dark; }
    [[nodiscard]] QColor colour(Colour purpose) const
    {
        return m_colours[static_cast<std::size_t>(purpose)];
    }
    [[nodiscard]] QPalette palette() const;
    /// `style.qss` with this theme's colours in the places of their names.
    [[nodiscard]] QString styleSheet() const;

    /// Puts style, palette and fonts on the application. Once per change of theme; its style sheet
    /// follows.
    void apply(QApplication &application) const;

private:
    QString m_name;
    bool m_dark = false;
    std::array<QColor, colourCount> m_colours;
};

} // namespace mesh::ui
