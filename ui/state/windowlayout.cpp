// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/state/windowlayout.h"

#include "app/core/paths.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace mesh::ui {

using namespace Qt::StringLiterals;

namespace {

QString encoded(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

QByteArray decoded(const QJsonValue &value)
{
    return QByteArray::fromBase64(value.toString().toLatin1());
}

} // namespace

QString WindowLayout::defaultPath()
{
    return core::stateDirectory() + u"/window.json"_s;
}

WindowLayout WindowLayout::load(const QString &path)
{
    WindowLayout layout;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return layout;
    }
    const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    layout.geometry = decoded(root[u"geometry"_s]);
    const QJsonArray sides = root[u"sides"_s].toArray();
    for (const QJsonValue &width : sides) {
        layout.sides << width.toInt();
    }
    layout.sideFolded = root[u"sideFolded"_s].toBool();
    layout.inspectorFolded = root[u"inspectorFolded"_s].toBool();
    layout.profile = root[u"profile"_s].toString();
    const QJsonArray tabs = root[u"tabs"_s].toArray();
    for (const QJsonValue &value : tabs) {
        const QJsonObject tab = value.toObject();
        layout.tabs << Tab{tab[u"key"_s].toString(), decoded(tab[u"state"_s])};
    }
    layout.currentTab = root[u"currentTab"_s].toString();
    layout.exploreState = decoded(root[u"explore"_s]);
    return layout;
}

bool WindowLayout::save(const QString &path) const
{
    QJsonArray widths;
    for (const int width : sides) {
        widths << width;
    }
    QJsonArray pages;
    for (const Tab &tab : tabs) {
        pages << QJsonObject{{u"key"_s, tab.key}, {u"state"_s, encoded(tab.state)}};
    }
    const QJsonObject root{{u"geometry"_s, encoded(geometry)},
                           {u"sides"_s, widths},
                           {u"sideFolded"_s, sideFolded},
                           {u"inspectorFolded"_s, inspectorFolded},
                           {u"profile"_s, profile},
                           {u"tabs"_s, pages},
                           {u"currentTab"_s, currentTab},
                           {u"explore"_s, encoded(exploreState)}};
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(root).toJson()) > 0 &&
           file.commit();
}

} // namespace mesh::ui
