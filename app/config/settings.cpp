// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/config/settings.h"

#include "app/config/directorywatch.h"
#include "app/config/jsonfile.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::config {

using core::Code;
using core::Result;

namespace {

constexpr qint64 mebibyte = 1024 * 1024;

QString themeName(Theme theme)
{
    switch (theme) {
    case Theme::System:
        return u"system"_s;
    case Theme::Light:
        return u"light"_s;
    case Theme::Dark:
        break;
    }
    return u"dark"_s;
}

Theme themeFromName(const QString &name)
{
    for (const Theme theme : {Theme::Light, Theme::Dark}) {
        if (name == themeName(theme)) {
            return theme;
        }
    }
    return Theme::System;
}

qint64 numberWithin(const QJsonValue &value, qint64 least, qint64 most, qint64 otherwise)
{
    return std::clamp(value.toInteger(otherwise), least, most);
}

QJsonObject toJson(const Settings &settings)
{
    return {{u"theme"_s, themeName(settings.theme)},
            {u"language"_s, settings.language},
            {u"timeZone"_s, settings.timeZone},
            {u"live"_s, QJsonObject{{u"rows"_s, settings.live.rows},
                                    {u"memoryMiB"_s, settings.live.memoryBytes / mebibyte},
                                    {u"newest"_s, settings.live.newest}}},
            {u"lastProfile"_s, settings.lastProfile},
            {u"secretsFileAllowed"_s, settings.secretsFileAllowed}};
}

Settings fromJson(const QJsonObject &object)
{
    Settings settings;
    settings.theme = themeFromName(object.value("theme"_L1).toString());
    settings.language = object.value("language"_L1).toString();
    settings.timeZone = object.value("timeZone"_L1).toString();
    const QJsonObject live = object.value("live"_L1).toObject();
    settings.live.rows = numberWithin(live.value("rows"_L1), 1'000, 20'000'000, settings.live.rows);
    settings.live.memoryBytes = mebibyte * numberWithin(live.value("memoryMiB"_L1), 64, 1024 * 1024,
                                                        settings.live.memoryBytes / mebibyte);
    settings.live.newest =
        numberWithin(live.value("newest"_L1), 1, 1'000'000, settings.live.newest);
    settings.lastProfile = object.value("lastProfile"_L1).toString();
    settings.secretsFileAllowed = object.value("secretsFileAllowed"_L1).toBool();
    return settings;
}

} // namespace

SettingsStore::SettingsStore(const QString &directory, QObject *parent)
    : QObject(parent)
    , m_path(directory + "/settings.json"_L1)
    , m_watch(std::make_unique<DirectoryWatch>(directory, u"settings.json"_s))
{
    connect(m_watch.get(), &DirectoryWatch::changed, this, &SettingsStore::changed);
}

SettingsStore::~SettingsStore() = default;

Result<Settings> SettingsStore::load() const
{
    const Result<QJsonObject> object = readJsonFile(m_path);
    if (!object) {
        return object.error().code == Code::NotFound ? Result<Settings>(Settings{})
                                                     : object.error();
    }
    return fromJson(*object);
}

Result<void> SettingsStore::save(const Settings &settings)
{
    QJsonObject object = toJson(settings);
    const Result<QJsonObject> existing = readJsonFile(m_path);
    if (existing) {
        object = keepUnknown(*existing, object);
    } else if (existing.error().code != Code::NotFound) {
        if (const Result<QString> aside = setAside(m_path); !aside) {
            return aside.error();
        }
    }
    return writeJsonFile(m_path, object);
}

} // namespace mesh::config
