// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/config/connectionmapping.h"

#include "app/config/keystore.h"
#include "app/config/profilejson.h"
#include "app/config/profilestore.h"

#include <QDir>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace mesh::config {

using core::Code;
using core::Error;
using core::Result;

namespace {

// Meant for the program that reads or writes, not for the connection: here Meshscope decides.
bool isForTheClientItself(const QString &name)
{
    static const QStringList names{u"group.id"_s,
                                   u"group.instance.id"_s,
                                   u"enable.auto.commit"_s,
                                   u"auto.offset.reset"_s,
                                   u"auto.commit.interval.ms"_s,
                                   u"isolation.level"_s,
                                   u"acks"_s,
                                   u"retries"_s,
                                   u"linger.ms"_s,
                                   u"batch.size"_s,
                                   u"compression.type"_s,
                                   u"enable.idempotence"_s,
                                   u"transactional.id"_s,
                                   u"max.poll.records"_s,
                                   u"max.poll.interval.ms"_s,
                                   u"session.timeout.ms"_s,
                                   u"heartbeat.interval.ms"_s,
                                   u"delivery.timeout.ms"_s,
                                   u"partition.assignment.strategy"_s,
                                   u"request.required.acks"_s};
    return names.contains(name) || name.endsWith(".serializer"_L1) ||
           name.endsWith(".deserializer"_L1) || name.startsWith("interceptor."_L1);
}

// Java's names that librdkafka has with the same meaning.
bool isSharedWithLibrdkafka(const QString &name)
{
    static const QStringList names{u"client.id"_s,
                                   u"client.rack"_s,
                                   u"ssl.cipher.suites"_s,
                                   u"reconnect.backoff.ms"_s,
                                   u"reconnect.backoff.max.ms"_s,
                                   u"connections.max.idle.ms"_s,
                                   u"metadata.max.age.ms"_s,
                                   u"socket.connection.setup.timeout.ms"_s};
    return names.contains(name);
}

bool isPlaceholder(const QString &value)
{
    return value.contains("{{"_L1) ||
           (value.startsWith(u'<') && value.endsWith(u'>') && value.size() > 2);
}

// The names whose values wait for others; see finish().
const QStringList &namesForLater()
{
    static const QStringList names{u"sasl.username"_s,
                                   u"sasl.password"_s,
                                   u"sasl.jaas.config"_s,
                                   u"ssl.ca.location"_s,
                                   u"ssl.certificate.location"_s,
                                   u"ssl.key.location"_s,
                                   u"ssl.key.password"_s,
                                   u"ssl.keystore.location"_s,
                                   u"ssl.keystore.password"_s,
                                   u"ssl.keystore.type"_s,
                                   u"ssl.truststore.location"_s,
                                   u"ssl.truststore.type"_s,
                                   u"sasl.oauthbearer.client.id"_s,
                                   u"sasl.oauthbearer.client.secret"_s,
                                   u"sasl.oauthbearer.scope"_s,
                                   u"sasl.oauthbearer.token.endpoint.url"_s,
                                   u"basic.auth.credentials.source"_s,
                                   u"schema.registry.basic.auth.credentials.source"_s,
                                   u"schema.registry.ssl.ca.location"_s,
                                   u"schema.registry.ssl.truststore.location"_s,
                                   u"schema.registry.ssl.truststore.type"_s};
    return names;
}

} // namespace

ConnectionMapping::ConnectionMapping(ImportFormat format, const QString &folder, Profile profile,
                                     Secrets secrets)
    : m_folder(folder)
{
    m_report.format = format;
    m_report.profile = std::move(profile);
    m_report.secrets = std::move(secrets);
}

const QHash<QString, ConnectionMapping::Taker> &ConnectionMapping::takers()
{
    static const QHash<QString, Taker> table{
        {u"bootstrap.servers"_s, &ConnectionMapping::takeServers},
        {u"metadata.broker.list"_s, &ConnectionMapping::takeServers},
        {u"security.protocol"_s, &ConnectionMapping::takeSecurity},
        {u"sasl.mechanism"_s, &ConnectionMapping::takeMechanism},
        {u"sasl.mechanisms"_s, &ConnectionMapping::takeMechanism},
        {u"ssl.endpoint.identification.algorithm"_s, &ConnectionMapping::takeVerification},
        {u"sasl.oauthbearer.extensions"_s, &ConnectionMapping::takeExtensions},
        {u"schema.registry.url"_s, &ConnectionMapping::takeRegistryUrl},
        {u"basic.auth.user.info"_s, &ConnectionMapping::takeRegistryUser},
        {u"schema.registry.basic.auth.user.info"_s, &ConnectionMapping::takeRegistryUser},
    };
    return table;
}

void ConnectionMapping::add(const Property &property)
{
    const bool ours = takers().contains(property.name) || namesForLater().contains(property.name);
    m_foundAny = m_foundAny || ours;
    if (isPlaceholder(property.value)) {
        drop(property.name, tr("Its value is a placeholder: enter the real one."));
        return;
    }
    if (const Taker taker = takers().value(property.name)) {
        (this->*taker)(property.value);
    } else if (ours) {
        m_later.insert(property.name, property.value);
    } else {
        takeOther(property);
    }
}

void ConnectionMapping::takeServers(const QString &value)
{
    m_report.profile.bootstrapServers.clear();
    const QStringList servers = value.split(u',', Qt::SkipEmptyParts);
    for (const QString &server : servers) {
        // Listener names may stand before the address, as brokers write them.
        const qsizetype scheme = server.indexOf("://"_L1);
        const QString address = server.sliced(scheme < 0 ? 0 : scheme + 3).trimmed();
        if (scheme >= 0 && !m_securityTold) {
            if (const auto security =
                    securityFromName(QStringView(server).first(scheme).trimmed())) {
                m_report.profile.security = *security;
                m_securityTold = true;
            }
        }
        if (!address.isEmpty()) {
            m_report.profile.bootstrapServers << address;
        }
    }
}

void ConnectionMapping::takeSecurity(const QString &value)
{
    if (const auto security = securityFromName(value.trimmed())) {
        m_report.profile.security = *security;
        m_securityTold = true;
    } else {
        drop(u"security.protocol"_s, tr("This protocol is not known here."));
    }
}

void ConnectionMapping::takeMechanism(const QString &value)
{
    if (const auto mechanism = mechanismFromName(value.trimmed())) {
        m_report.profile.mechanism = *mechanism;
        m_mechanismTold = true;
    } else {
        drop(u"sasl.mechanism"_s,
             tr("Only PLAIN, SCRAM-SHA-256, SCRAM-SHA-512 and OAUTHBEARER are known here."));
    }
}

// Java switches the check off with an empty value, librdkafka with "none".
void ConnectionMapping::takeVerification(const QString &value)
{
    m_report.profile.tls.verifyHostname =
        !value.trimmed().isEmpty() && value.compare("none"_L1, Qt::CaseInsensitive) != 0;
}

void ConnectionMapping::takeExtensions(const QString &value)
{
    const QStringList pairs = value.split(u',', Qt::SkipEmptyParts);
    for (const QString &pair : pairs) {
        const qsizetype equals = pair.indexOf(u'=');
        if (equals > 0) {
            m_report.profile.oauth.extensions[pair.first(equals).trimmed()] =
                pair.sliced(equals + 1).trimmed();
        }
    }
}

void ConnectionMapping::takeRegistryUrl(const QString &value)
{
    // A list may stand here; one is enough, they are replicas.
    QUrl url(value.split(u',').first().trimmed());
    if (!url.userName().isEmpty()) {
        m_report.profile.registry.user = url.userName(QUrl::FullyDecoded);
        m_report.secrets.registryPassword = url.password(QUrl::FullyDecoded);
        url.setUserInfo({});
    }
    m_report.profile.registry.url = url.toString();
}

void ConnectionMapping::takeRegistryUser(const QString &value)
{
    const qsizetype colon = value.indexOf(u':');
    m_report.profile.registry.user = value.first(colon < 0 ? value.size() : colon);
    m_report.secrets.registryPassword = colon < 0 ? QString() : value.sliced(colon + 1);
}

void ConnectionMapping::takeOther(const Property &property)
{
    const QString &name = property.name;
    if (isForTheClientItself(name)) {
        drop(name, tr("Meshscope decides this itself: looking never disturbs."));
    } else if (name.startsWith("sasl.login."_L1) || name == "sasl.oauthbearer.method"_L1) {
        drop(name, tr("Meshscope fetches tokens itself."));
    } else if (name == "ssl.truststore.password"_L1) {
        drop(name, tr("A truststore in PEM needs no password."));
    } else if (name.endsWith(".pem"_L1) || name == "ssl.keystore.key"_L1 ||
               name == "ssl.keystore.certificate.chain"_L1 ||
               name == "ssl.truststore.certificates"_L1) {
        drop(name, tr("Save what stands in it in a file, and name the file in the profile."));
    } else if (isSecretProperty(name)) {
        drop(name, tr("It is a secret that has no place in a profile."));
    } else if (m_report.format != ImportFormat::JavaProperties || isSharedWithLibrdkafka(name)) {
        m_report.profile.properties[name] = property.value;
    } else {
        drop(name, tr("librdkafka, which Meshscope connects with, has no such setting."));
    }
}

Result<ImportReport> ConnectionMapping::finish() &&
{
    if (const Result<void> login = finishLogin(); !login) {
        return login.error();
    }
    if (const Result<void> stores = finishStores(); !stores) {
        return stores.error();
    }
    finishRegistry();
    addNotes();
    return std::move(m_report);
}

Result<void> ConnectionMapping::finishLogin()
{
    Profile &profile = m_report.profile;
    take(u"sasl.username"_s, profile.user);
    take(u"sasl.password"_s, m_report.secrets.saslPassword);
    take(u"sasl.oauthbearer.client.id"_s, profile.oauth.clientId);
    take(u"sasl.oauthbearer.client.secret"_s, m_report.secrets.oauthClientSecret);
    take(u"sasl.oauthbearer.scope"_s, profile.oauth.scope);
    take(u"sasl.oauthbearer.token.endpoint.url"_s, profile.oauth.tokenUrl);
    const QString jaas = kept(u"sasl.jaas.config"_s);
    if (jaas.trimmed().isEmpty()) {
        return {};
    }
    const Result<LoginModule> module = parseJaas(jaas);
    if (!module) {
        return Error{Code::Syntax, module.error().detail, u"sasl.jaas.config"_s};
    }
    const auto first = [&module](std::initializer_list<QStringView> names, QString &into) {
        for (const QStringView name : names) {
            const QString value = module->option(name);
            if (into.isEmpty() && !value.isEmpty() && !isPlaceholder(value)) {
                into = value;
            }
        }
    };
    if (module->className.endsWith(".OAuthBearerLoginModule"_L1)) {
        // The second names are those of Strimzi's login module.
        first({u"clientId", u"oauth.client.id"}, profile.oauth.clientId);
        first({u"clientSecret", u"oauth.client.secret"}, m_report.secrets.oauthClientSecret);
        first({u"scope", u"oauth.scope"}, profile.oauth.scope);
        first({u"oauth.token.endpoint.uri"}, profile.oauth.tokenUrl);
        for (const Property &option : module->options) {
            if (option.name.startsWith("extension_"_L1)) {
                profile.oauth.extensions[option.name.sliced(10)] = option.value;
            }
        }
        profile.mechanism = m_mechanismTold ? profile.mechanism : SaslMechanism::OAuthBearer;
    } else if (module->className.endsWith(".PlainLoginModule"_L1) ||
               module->className.endsWith(".ScramLoginModule"_L1)) {
        first({u"username"}, profile.user);
        first({u"password"}, m_report.secrets.saslPassword);
        if (!m_mechanismTold && module->className.endsWith(".ScramLoginModule"_L1)) {
            profile.mechanism = SaslMechanism::ScramSha512;
            m_report.notes << tr("The mechanism was not named: SCRAM-SHA-512 is assumed.");
        }
    } else {
        drop(u"sasl.jaas.config"_s,
             tr("Of login modules only Plain, Scram and OAuthBearer are known here."));
    }
    return {};
}

Result<void> ConnectionMapping::finishStores()
{
    TlsSettings &tls = m_report.profile.tls;
    takeFile(u"ssl.ca.location"_s, tls.caFile);
    takeFile(u"ssl.certificate.location"_s, tls.certificateFile);
    takeFile(u"ssl.key.location"_s, tls.keyFile);
    take(u"ssl.key.password"_s, m_report.secrets.keyPassword);
    if (const QString trust = file(kept(u"ssl.truststore.location"_s)); !trust.isEmpty()) {
        const auto usable =
            usableStore(trust, kept(u"ssl.truststore.type"_s), StoreUse::Truststore);
        if (!usable) {
            return usable.error();
        }
        tls.caFile = trust;
    }
    if (const QString keys = file(kept(u"ssl.keystore.location"_s)); !keys.isEmpty()) {
        // librdkafka knows PKCS#12 only under this name.
        const bool java = m_report.format == ImportFormat::JavaProperties ||
                          m_later.contains(u"ssl.keystore.type"_s);
        const auto format = usableStore(keys, java ? kept(u"ssl.keystore.type"_s) : u"PKCS12"_s,
                                        StoreUse::Keystore);
        if (!format) {
            return format.error();
        }
        tls.certificateFile = keys;
        tls.keyFile = *format == StoreFormat::Pem ? keys : QString();
        take(u"ssl.keystore.password"_s, m_report.secrets.keyPassword);
    }
    return {};
}

void ConnectionMapping::finishRegistry()
{
    RegistrySettings &registry = m_report.profile.registry;
    takeFile(u"schema.registry.ssl.ca.location"_s, registry.caFile);
    const QString trust = file(kept(u"schema.registry.ssl.truststore.location"_s));
    if (!trust.isEmpty()) {
        const auto usable = usableStore(trust, kept(u"schema.registry.ssl.truststore.type"_s),
                                        StoreUse::Truststore);
        if (usable) {
            registry.caFile = trust;
        } else {
            drop(u"schema.registry.ssl.truststore.location"_s, usable.error().detail);
        }
    }
    const QString source = kept(u"basic.auth.credentials.source"_s) +
                           kept(u"schema.registry.basic.auth.credentials.source"_s);
    if (source == "SASL_INHERIT"_L1) {
        registry.user = m_report.profile.user;
        m_report.secrets.registryPassword = m_report.secrets.saslPassword;
    }
}

void ConnectionMapping::addNotes()
{
    const Profile &profile = m_report.profile;
    const bool sasl =
        profile.security == Security::SaslPlaintext || profile.security == Security::SaslTls;
    if (profile.bootstrapServers.isEmpty()) {
        m_report.notes << tr("It names no bootstrap servers: add them.");
    }
    const bool oauth = sasl && profile.mechanism == SaslMechanism::OAuthBearer;
    if (sasl && !oauth && m_report.secrets.saslPassword.isEmpty()) {
        m_report.notes << tr("It holds no password: enter it.");
    }
    if (oauth && profile.oauth.tokenUrl.isEmpty()) {
        m_report.notes << tr("It names no token endpoint: add it.");
    }
    if (!m_securityTold && (!profile.user.isEmpty() || !profile.oauth.clientId.isEmpty())) {
        m_report.notes << tr("It names a user but no security protocol: check the protocol.");
    }
    if (!profile.tls.verifyHostname) {
        m_report.notes << tr("It switches off the check of the host’s name in the certificate.");
    }
}

void ConnectionMapping::take(const QString &name, QString &into) const
{
    if (const QString value = kept(name); !value.isEmpty()) {
        into = value;
    }
}

void ConnectionMapping::takeFile(const QString &name, QString &into) const
{
    if (const QString path = kept(name); !path.isEmpty()) {
        into = file(path);
    }
}

QString ConnectionMapping::file(const QString &path) const
{
    return path.isEmpty() || m_folder.isEmpty() || QDir::isAbsolutePath(path)
               ? path
               : QDir::cleanPath(m_folder + u'/' + path);
}

void ConnectionMapping::drop(const QString &name, const QString &reason)
{
    m_report.dropped.push_back({name, reason});
}

} // namespace mesh::config
