// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/config/profilestore.h"

#include "app/config/directorywatch.h"
#include "app/config/jsonfile.h"
#include "app/config/profilejson.h"

#include <QDir>
#include <QFile>
#include <QUrl>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mesh::config {

using core::Code;
using core::Error;
using core::Result;

namespace {

constexpr QLatin1StringView sandboxId = "sandbox"_L1;

bool isId(QStringView id)
{
    return !id.isEmpty() && std::all_of(id.begin(), id.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-';
    });
}

// The name of the first property that holds a secret.
std::optional<QString> secretIn(const Profile &profile)
{
    for (const auto &[name, value] : profile.properties) {
        if (isSecretProperty(name) && !value.isEmpty()) {
            return name;
        }
    }
    if (!QUrl(profile.registry.url).password().isEmpty()) {
        return u"registry.url"_s;
    }
    if (!QUrl(profile.oauth.tokenUrl).password().isEmpty()) {
        return u"oauth.tokenUrl"_s;
    }
    return std::nullopt;
}

} // namespace

ProfileStore::ProfileStore(const QString &directory, QObject *parent)
    : QObject(parent)
    , m_directory(directory + "/profiles"_L1)
    , m_watch(std::make_unique<DirectoryWatch>(m_directory, u"*.json"_s))
{
    connect(m_watch.get(), &DirectoryWatch::changed, this, &ProfileStore::changed);
}

ProfileStore::~ProfileStore() = default;

ProfileList ProfileStore::list() const
{
    ProfileList result;
    const QStringList names = QDir(m_directory).entryList({u"*.json"_s}, QDir::Files);
    for (const QString &name : names) {
        Result<Profile> profile = get(name.chopped(5));
        if (profile) {
            result.profiles.push_back(*std::move(profile));
        } else if (profile.error().code != Code::NotFound) { // removed in between
            result.damaged.push_back(profile.error());
        }
    }
    const bool sandboxKept = std::any_of(result.profiles.begin(), result.profiles.end(),
                                         [](const Profile &one) { return one.id == sandboxId; });
    if (!sandboxKept) {
        result.profiles.push_back(sandboxProfile());
    }
    std::sort(result.profiles.begin(), result.profiles.end(),
              [](const Profile &a, const Profile &b) {
                  if (a.sandbox != b.sandbox) {
                      return a.sandbox;
                  }
                  const int order = a.name.compare(b.name, Qt::CaseInsensitive);
                  return order != 0 ? order < 0 : a.id < b.id;
              });
    return result;
}

Result<Profile> ProfileStore::get(const QString &id) const
{
    const QString path = pathOf(id);
    const Result<QJsonObject> object = readJsonFile(path);
    if (!object) {
        if (object.error().code == Code::NotFound) {
            return id == sandboxId ? Result<Profile>(sandboxProfile())
                                   : Error{Code::NotFound, {}, u"profile “%1”"_s.arg(id)};
        }
        return object.error();
    }
    Result<Profile> profile = profileFromJson(*object, path);
    if (profile) {
        profile->id = id; // the file's name rules: a copied file is a profile of its own
        profile->sandbox = id == sandboxId;
        if (profile->name.isEmpty()) {
            profile->name = id;
        }
    }
    return profile;
}

Result<Profile> ProfileStore::find(const QString &idOrName) const
{
    if (isId(idOrName)) {
        Result<Profile> byId = get(idOrName);
        if (byId || byId.error().code != Code::NotFound) {
            return byId;
        }
    }
    std::optional<Profile> found;
    for (const Profile &profile : list().profiles) {
        if (profile.name.compare(idOrName, Qt::CaseInsensitive) != 0) {
            continue;
        }
        if (found) {
            return Error{Code::Usage,
                         u"Two profiles have this name: %1, %2."_s.arg(found->id, profile.id),
                         idOrName};
        }
        found = profile;
    }
    return found ? Result<Profile>(*std::move(found))
                 : Error{Code::NotFound, {}, u"profile “%1”"_s.arg(idOrName)};
}

Result<Profile> ProfileStore::save(Profile profile)
{
    if (profile.id.isEmpty()) {
        profile.id = freeId(profile.name);
    }
    if (!isId(profile.id)) {
        return Error{Code::Usage, u"An id is made of a-z, 0-9 and -."_s, profile.id};
    }
    if (const auto secret = secretIn(profile)) {
        return Error{Code::Usage, u"It is a secret, and profiles hold none."_s, *secret};
    }
    profile.sandbox = profile.id == sandboxId;
    const QString path = pathOf(profile.id);
    QJsonObject object = toJson(profile);
    const Result<QJsonObject> existing = readJsonFile(path);
    if (existing) {
        object = keepUnknown(*existing, object, profileMaps());
    } else if (existing.error().code != Code::NotFound) {
        if (const Result<QString> aside = setAside(path); !aside) {
            return aside.error();
        }
    }
    if (const Result<void> written = writeJsonFile(path, object); !written) {
        return written.error();
    }
    return profile;
}

Result<Profile> ProfileStore::duplicate(const QString &id, const QString &name)
{
    Result<Profile> original = get(id);
    if (!original) {
        return original;
    }
    Profile copy = *std::move(original);
    copy.id.clear();
    copy.name = name;
    return save(std::move(copy));
}

Result<void> ProfileStore::remove(const QString &id)
{
    const QString path = pathOf(id);
    if (!isId(id) || !QFile::exists(path)) {
        return id == sandboxId ? Error{Code::Unsupported, u"The sandbox is built in."_s,
                                       u"profile “%1”"_s.arg(id)}
                               : Error{Code::NotFound, {}, u"profile “%1”"_s.arg(id)};
    }
    QFile file(path);
    if (!file.remove()) {
        return Error{Code::Storage, file.errorString(), path};
    }
    return {};
}

Profile ProfileStore::sandboxProfile()
{
    Profile profile;
    profile.id = sandboxId;
    profile.name = u"Sandbox"_s;
    profile.sandbox = true;
    // The first of the people that the sandbox lets one be.
    profile.identity = {u"Ana Silva"_s, u"ana@example.com"_s, {u"insights-team"_s}};
    return profile;
}

QString ProfileStore::pathOf(const QString &id) const
{
    return m_directory + u'/' + id + ".json"_L1;
}

QString ProfileStore::freeId(const QString &name) const
{
    // Umlauts and accents fall apart into a letter and a mark, and the mark is dropped.
    QString base;
    const QString plain = name.toLower().normalized(QString::NormalizationForm_KD);
    for (const QChar c : plain) {
        if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9')) {
            base += c;
        } else if (!c.isMark() && !base.isEmpty() && !base.endsWith(u'-')) {
            base += u'-';
        }
    }
    base = base.left(48);
    while (base.endsWith(u'-')) {
        base.chop(1);
    }
    if (base.isEmpty()) {
        base = u"profile"_s;
    }
    QString id = base;
    for (int number = 2; id == sandboxId || QFile::exists(pathOf(id)); ++number) {
        id = u"%1-%2"_s.arg(base).arg(number);
    }
    return id;
}

bool isSecretProperty(QStringView name)
{
    static constexpr std::array exact = {
        "ssl.key.pem"_L1,       "ssl_key"_L1,
        "sasl.jaas.config"_L1,  "sasl.oauthbearer.config"_L1,
        "ssl.keystore.key"_L1,  "basic.auth.user.info"_L1,
        "bearer.auth.token"_L1, "schema.registry.basic.auth.user.info"_L1};
    return name.endsWith("password"_L1, Qt::CaseInsensitive) ||
           name.endsWith("secret"_L1, Qt::CaseInsensitive) ||
           std::find(exact.begin(), exact.end(), name) != exact.end();
}

} // namespace mesh::config
