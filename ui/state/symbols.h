// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/state/theme.h"

#include <QIcon>

namespace mesh::ui {

/// A symbolic icon of resources/icons/<name>.svg, painted in the theme's colour of the moment. An
/// unknown name gives an empty icon. `colour` overrides the theme, e.g. for a profile's dot.
[[nodiscard]] QIcon symbol(const QString &name, Colour purpose = Colour::Text);
[[nodiscard]] QIcon symbol(const QString &name, const QColor &colour);

} // namespace mesh::ui
