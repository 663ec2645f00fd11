// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/state/commandlines.h"

#include "app/config/profilejson.h"
#include "app/config/profilestore.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

using config::SaslMechanism;
using config::Security;

constexpr auto passwordVariable = u"$KAFKA_PASSWORD";
constexpr auto keyPasswordVariable = u"$KAFKA_KEY_PASSWORD";
constexpr auto clientSecretVariable = u"$OAUTH_CLIENT_SECRET";

bool usesSasl(const config::Profile &profile)
{
    return profile.security == Security::SaslPlaintext || profile.security == Security::SaslTls;
}

bool usesTls(const config::Profile &profile)
{
    return profile.security == Security::Tls || profile.security == Security::SaslTls;
}

/// In double quotes, so that a variable inside is still one.
QString quotedWithVariables(const QString &word)
{
    return word.contains(u'$') ? u'"' + word + u'"' : shellWord(word);
}

} // namespace

QString shellWord(const QString &word)
{
    const bool plain =
        !word.isEmpty() && std::all_of(word.cbegin(), word.cend(), [](QChar character) {
            return character.isLetterOrNumber() || u"_-./:@%+=,"_s.contains(character);
        });
    if (plain) {
        return word;
    }
    QString inner = word;
    return u'\'' + inner.replace(u'\'', u"'\\''"_s) + u'\'';
}

std::vector<std::pair<QString, QString>> clientProperties(const config::Profile &profile)
{
    std::vector<std::pair<QString, QString>> properties{
        {u"bootstrap.servers"_s, profile.bootstrapServers.join(u',')}};
    if (profile.security != Security::Plaintext) {
        properties.emplace_back(u"security.protocol"_s, config::securityName(profile.security));
    }
    if (usesTls(profile)) {
        const config::TlsSettings &tls = profile.tls;
        if (!tls.caFile.isEmpty()) {
            properties.emplace_back(u"ssl.ca.location"_s, tls.caFile);
        }
        if (!tls.certificateFile.isEmpty() && tls.keyFile.isEmpty()) {
            properties.emplace_back(u"ssl.keystore.location"_s, tls.certificateFile);
            properties.emplace_back(u"ssl.keystore.password"_s,
                                    QString::fromUtf16(keyPasswordVariable));
        } else if (!tls.certificateFile.isEmpty()) {
            properties.emplace_back(u"ssl.certificate.location"_s, tls.certificateFile);
            properties.emplace_back(u"ssl.key.location"_s, tls.keyFile);
        }
        if (!tls.verifyHostname) {
            properties.emplace_back(u"ssl.endpoint.identification.algorithm"_s, u"none"_s);
        }
    }
    if (usesSasl(profile)) {
        properties.emplace_back(u"sasl.mechanism"_s, config::mechanismName(profile.mechanism));
        if (profile.mechanism == SaslMechanism::OAuthBearer) {
            properties.emplace_back(u"sasl.oauthbearer.method"_s, u"oidc"_s);
            properties.emplace_back(u"sasl.oauthbearer.token.endpoint.url"_s,
                                    profile.oauth.tokenUrl);
            properties.emplace_back(u"sasl.oauthbearer.client.id"_s, profile.oauth.clientId);
            properties.emplace_back(u"sasl.oauthbearer.client.secret"_s,
                                    QString::fromUtf16(clientSecretVariable));
        } else {
            properties.emplace_back(u"sasl.username"_s, profile.user);
            properties.emplace_back(u"sasl.password"_s, QString::fromUtf16(passwordVariable));
        }
    }
    for (const auto &[name, value] : profile.properties) {
        if (!config::isSecretProperty(name)) {
            properties.emplace_back(name, value);
        }
    }
    return properties;
}

std::vector<std::pair<QString, QString>> javaProperties(const config::Profile &profile)
{
    std::vector<std::pair<QString, QString>> properties{
        {u"bootstrap.servers"_s, profile.bootstrapServers.join(u',')}};
    if (profile.security != Security::Plaintext) {
        properties.emplace_back(u"security.protocol"_s, config::securityName(profile.security));
    }
    if (usesTls(profile)) {
        const config::TlsSettings &tls = profile.tls;
        if (!tls.caFile.isEmpty()) {
            properties.emplace_back(u"ssl.truststore.type"_s, u"PEM"_s);
            properties.emplace_back(u"ssl.truststore.location"_s, tls.caFile);
        }
        if (!tls.certificateFile.isEmpty()) {
            properties.emplace_back(u"ssl.keystore.type"_s,
                                    tls.keyFile.isEmpty() ? u"PKCS12"_s : u"PEM"_s);
            properties.emplace_back(u"ssl.keystore.location"_s, tls.certificateFile);
        }
    }
    if (usesSasl(profile)) {
        properties.emplace_back(u"sasl.mechanism"_s, config::mechanismName(profile.mechanism));
        if (profile.mechanism == SaslMechanism::OAuthBearer) {
            properties.emplace_back(u"sasl.oauthbearer.token.endpoint.url"_s,
                                    profile.oauth.tokenUrl);
        }
    }
    return properties;
}

QString kcatPrefix(const config::Profile &profile)
{
    QString command = u"kcat"_s;
    for (const auto &[name, value] : clientProperties(profile)) {
        command += name == u"bootstrap.servers"_s
                       ? u" -b "_s + shellWord(value)
                       : u" -X "_s + quotedWithVariables(name + u'=' + value);
    }
    return command;
}

QString kcatRecordCommand(const config::Profile &profile, const QString &topic,
                          core::PartitionId partition, core::Offset offset)
{
    return u"%1 -C -t %2 -p %3 -o %4 -c 1 -e"_s.arg(kcatPrefix(profile), shellWord(topic))
        .arg(partition)
        .arg(offset);
}

QString meshctlTopic(const QString &topic)
{
    return core::ProductId::parse(topic) ? u"topic:"_s + topic : topic;
}

QString meshctlPrefix(const config::Profile &profile)
{
    if (!profile.sandbox) {
        return u"meshctl --profile "_s + shellWord(profile.name);
    }
    QString command = u"meshctl --bootstrap "_s + shellWord(profile.bootstrapServers.join(u','));
    if (!profile.registry.url.isEmpty()) {
        command += u" --registry "_s + shellWord(profile.registry.url);
    }
    return command;
}

QString meshctlRecordCommand(const config::Profile &profile, const QString &topic,
                             core::PartitionId partition, core::Offset offset)
{
    return u"%1 records read %2 --partition %3 --from %4 --limit 1"_s
        .arg(meshctlPrefix(profile), shellWord(meshctlTopic(topic)))
        .arg(partition)
        .arg(offset);
}

} // namespace mesh::ui
