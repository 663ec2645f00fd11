// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

class QScrollArea;
class QString;
class QWidget;

namespace mesh::ui {

/// Scrolls a widget, which it takes over, and shows nothing of itself but that. `name`: what is
/// scrolled, for whoever hears the window.
[[nodiscard]] QScrollArea *scrolled(QWidget *inside, const QString &name);
/// The same for a page of text and tables: at the left, and no wider than one reads across.
[[nodiscard]] QScrollArea *scrolledPage(QWidget *inside, const QString &name);

} // namespace mesh::ui
