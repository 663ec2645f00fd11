// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/state/symbols.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <optional>

namespace mesh::ui {

using namespace Qt::StringLiterals;

namespace {

/// Renders one SVG in which `currentColor` is the colour asked for at the time of painting.
class SymbolEngine final : public QIconEngine
{
public:
    SymbolEngine(QString name, Colour purpose, std::optional<QColor> fixed)
        : m_name(std::move(name))
        , m_purpose(purpose)
        , m_fixed(fixed)
    {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, rendered(rect.size() * ratio, mode));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return rendered(size, mode);
    }

    QIconEngine *clone() const override { return new SymbolEngine(m_name, m_purpose, m_fixed); }

private:
    QPixmap rendered(const QSize &size, QIcon::Mode mode) const
    {
        const QColor ink =
            mode == QIcon::Disabled ? colour(Colour::Dim) : m_fixed.value_or(colour(m_purpose));
        const QString key = u"symbol/%1/%2/%3"_s.arg(m_name, ink.name()).arg(size.width());
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap)) {
            return pixmap;
        }
        pixmap = QPixmap(size);
        pixmap.fill(Qt::transparent);
        QFile file(u":/icons/%1.svg"_s.arg(m_name));
        if (file.open(QIODevice::ReadOnly)) {
            QSvgRenderer renderer(file.readAll().replace("currentColor", ink.name().toLatin1()));
            QPainter painter(&pixmap);
            renderer.render(&painter);
        }
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

    QString m_name;
    Colour m_purpose;
    std::optional<QColor> m_fixed;
};

} // namespace

QIcon symbol(const QString &name, Colour purpose)
{
    return QIcon(new SymbolEngine(name, purpose, std::nullopt)); // QIcon owns the engine
}

QIcon symbol(const QString &name, const QColor &colour)
{
    return QIcon(new SymbolEngine(name, Colour::Text, colour));
}

} // namespace mesh::ui
