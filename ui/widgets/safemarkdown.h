// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTextBrowser>

namespace mesh::ui {

/// Markdown that somebody else wrote: no raw HTML, no image is loaded from anywhere, and a link is
/// followed only to http, https or mailto, in the desktop's browser. As high as its text.
class SafeMarkdown : public QTextBrowser
{
    Q_OBJECT
public:
    explicit SafeMarkdown(QWidget *parent = nullptr);

    void setText(const QString &markdown);

    [[nodiscard]] QVariant loadResource(int type, const QUrl &name) override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, 20}; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void fitHeight();
};

/// Markdown as one line of plain text, for places that show no markup.
[[nodiscard]] QString plainMarkdown(const QString &markdown);

} // namespace mesh::ui
