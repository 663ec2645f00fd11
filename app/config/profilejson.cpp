// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/config/profilejson.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace mesh::config {

using core::Code;
using core::Error;
using core::Result;

namespace {

constexpr int formatVersion = 1;

QJsonObject mapToJson(const std::map<QString, QString> &map)
{
    QJsonObject object;
    for (const auto &[key, value] : map) {
        object.insert(key, value);
    }
    return object;
}

// Reads fields and remembers the first that is not what it should be.
class FieldReader
{
public:
    FieldReader(QJsonObject object, QString path, QString *fault)
        : m_object(std::move(object))
        , m_path(std::move(path))
        , m_fault(fault)
    {}

    void read(QLatin1StringView name, QString &into)
    {
        const QJsonValue value = m_object.value(name);
        if (value.isString()) {
            into = value.toString();
        } else if (!value.isUndefined()) {
            note(name, u"a text"_s);
        }
    }

    void read(QLatin1StringView name, bool &into)
    {
        const QJsonValue value = m_object.value(name);
        if (value.isBool()) {
            into = value.toBool();
        } else if (!value.isUndefined()) {
            note(name, u"true or false"_s);
        }
    }

    void read(QLatin1StringView name, QStringList &into)
    {
        const QJsonValue value = m_object.value(name);
        if (value.isUndefined()) {
            return;
        }
        into.clear();
        if (!value.isArray()) {
            note(name, u"a list of texts"_s);
        }
        const QJsonArray elements = value.toArray();
        for (const QJsonValue &element : elements) {
            if (!element.isString()) {
                note(name, u"a list of texts"_s);
            }
            into << element.toString();
        }
    }

    void read(QLatin1StringView name, std::map<QString, QString> &into)
    {
        const QJsonObject object = child(name);
        for (auto field = object.begin(); field != object.end(); ++field) {
            if (!field->isString()) {
                note(name, u"an object of texts"_s);
            }
            into[field.key()] = field->toString();
        }
    }

    template<typename Choice>
    void read(QLatin1StringView name, Choice &into, std::optional<Choice> (*fromName)(QStringView))
    {
        QString word;
        read(name, word);
        if (word.isEmpty()) {
            return;
        }
        if (const std::optional<Choice> choice = fromName(word)) {
            into = *choice;
        } else {
            note(name, u"a word that is known here"_s);
        }
    }

    [[nodiscard]] FieldReader within(QLatin1StringView name)
    {
        return {child(name), m_path + name + u'.', m_fault};
    }

private:
    QJsonObject child(QLatin1StringView name)
    {
        const QJsonValue value = m_object.value(name);
        if (!value.isObject() && !value.isUndefined()) {
            note(name, u"an object"_s);
        }
        return value.toObject();
    }

    void note(QLatin1StringView name, const QString &expected)
    {
        if (m_fault->isEmpty()) {
            *m_fault = u"“%1%2” should be %3."_s.arg(m_path, name, expected);
        }
    }

    QJsonObject m_object;
    QString m_path;
    QString *m_fault;
};

} // namespace

QJsonObject toJson(const Profile &profile)
{
    return {
        {u"version"_s, formatVersion},
        {u"id"_s, profile.id},
        {u"name"_s, profile.name},
        {u"colour"_s, profile.colour},
        {u"production"_s, profile.production},
        {u"readOnly"_s, profile.readOnly},
        {u"sandbox"_s, profile.sandbox},
        {u"identity"_s,
         QJsonObject{{u"name"_s, profile.identity.name},
                     {u"email"_s, profile.identity.email},
                     {u"teams"_s, QJsonArray::fromStringList(profile.identity.teams)}}},
        {u"bootstrapServers"_s, QJsonArray::fromStringList(profile.bootstrapServers)},
        {u"security"_s, securityName(profile.security)},
        {u"mechanism"_s, mechanismName(profile.mechanism)},
        {u"user"_s, profile.user},
        {u"tls"_s, QJsonObject{{u"caFile"_s, profile.tls.caFile},
                               {u"certificateFile"_s, profile.tls.certificateFile},
                               {u"keyFile"_s, profile.tls.keyFile},
                               {u"verifyHostname"_s, profile.tls.verifyHostname}}},
        {u"oauth"_s, QJsonObject{{u"tokenUrl"_s, profile.oauth.tokenUrl},
                                 {u"clientId"_s, profile.oauth.clientId},
                                 {u"scope"_s, profile.oauth.scope},
                                 {u"extensions"_s, mapToJson(profile.oauth.extensions)}}},
        {u"registry"_s, QJsonObject{{u"url"_s, profile.registry.url},
                                    {u"user"_s, profile.registry.user},
                                    {u"caFile"_s, profile.registry.caFile}}},
        {u"catalogPrefix"_s, profile.catalogPrefix},
        {u"properties"_s, mapToJson(profile.properties)},
    };
}

Result<Profile> profileFromJson(const QJsonObject &object, const QString &path)
{
    const int version = object.value("version"_L1).toInt(formatVersion);
    if (version > formatVersion) {
        return Error{Code::NewerVersion, u"format %1"_s.arg(version), path};
    }
    Profile profile;
    QString fault;
    FieldReader top(object, {}, &fault);
    top.read("id"_L1, profile.id);
    top.read("name"_L1, profile.name);
    top.read("colour"_L1, profile.colour);
    top.read("production"_L1, profile.production);
    top.read("readOnly"_L1, profile.readOnly);
    top.read("sandbox"_L1, profile.sandbox);
    FieldReader identity = top.within("identity"_L1);
    identity.read("name"_L1, profile.identity.name);
    identity.read("email"_L1, profile.identity.email);
    identity.read("teams"_L1, profile.identity.teams);
    top.read("bootstrapServers"_L1, profile.bootstrapServers);
    top.read("security"_L1, profile.security, securityFromName);
    top.read("mechanism"_L1, profile.mechanism, mechanismFromName);
    top.read("user"_L1, profile.user);
    FieldReader tls = top.within("tls"_L1);
    tls.read("caFile"_L1, profile.tls.caFile);
    tls.read("certificateFile"_L1, profile.tls.certificateFile);
    tls.read("keyFile"_L1, profile.tls.keyFile);
    tls.read("verifyHostname"_L1, profile.tls.verifyHostname);
    FieldReader oauth = top.within("oauth"_L1);
    oauth.read("tokenUrl"_L1, profile.oauth.tokenUrl);
    oauth.read("clientId"_L1, profile.oauth.clientId);
    oauth.read("scope"_L1, profile.oauth.scope);
    oauth.read("extensions"_L1, profile.oauth.extensions);
    FieldReader registry = top.within("registry"_L1);
    registry.read("url"_L1, profile.registry.url);
    registry.read("user"_L1, profile.registry.user);
    registry.read("caFile"_L1, profile.registry.caFile);
    top.read("catalogPrefix"_L1, profile.catalogPrefix);
    top.read("properties"_L1, profile.properties);
    if (!fault.isEmpty()) {
        return Error{Code::Storage, fault, path};
    }
    return profile;
}

QString securityName(Security security)
{
    switch (security) {
    case Security::Plaintext:
        return u"PLAINTEXT"_s;
    case Security::Tls:
        return u"SSL"_s;
    case Security::SaslPlaintext:
        return u"SASL_PLAINTEXT"_s;
    case Security::SaslTls:
        break;
    }
    return u"SASL_SSL"_s;
}

std::optional<Security> securityFromName(QStringView name)
{
    for (const Security security :
         {Security::Plaintext, Security::Tls, Security::SaslPlaintext, Security::SaslTls}) {
        if (name.compare(securityName(security), Qt::CaseInsensitive) == 0) {
            return security;
        }
    }
    return std::nullopt;
}

QString mechanismName(SaslMechanism mechanism)
{
    switch (mechanism) {
    case SaslMechanism::Plain:
        return u"PLAIN"_s;
    case SaslMechanism::ScramSha256:
        return u"SCRAM-SHA-256"_s;
    case SaslMechanism::ScramSha512:
        return u"SCRAM-SHA-512"_s;
    case SaslMechanism::OAuthBearer:
        break;
    }
    return u"OAUTHBEARER"_s;
}

std::optional<SaslMechanism> mechanismFromName(QStringView name)
{
    for (const SaslMechanism mechanism : {SaslMechanism::Plain, SaslMechanism::ScramSha256,
                                          SaslMechanism::ScramSha512, SaslMechanism::OAuthBearer}) {
        if (name.compare(mechanismName(mechanism), Qt::CaseInsensitive) == 0) {
            return mechanism;
        }
    }
    return std::nullopt;
}

QStringList profileMaps()
{
    return {u"properties"_s, u"extensions"_s};
}

} // namespace mesh::config
