// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/kafka/clientconfig.h"

#include "app/config/profilejson.h"

#include <QFileInfo>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

#include <librdkafka/rdkafka.h>

namespace mesh::kafka {

using namespace Qt::StringLiterals;
using core::Code;

namespace {

// What a profile may not set, because something here depends on it. A trailing dot or underscore
// stands for a family.
constexpr const char *ours[] = {"bootstrap.servers",
                                "metadata.broker.list",
                                "security.protocol",
                                "group.id",
                                "group.instance.id",
                                "enable.auto.commit",
                                "auto.commit.enable",
                                "enable.auto.offset.store",
                                "auto.offset.reset",
                                "enable.partition.eof",
                                "isolation.level",
                                "partitioner",
                                "allow.auto.create.topics",
                                "transactional.id",
                                "enable.idempotence",
                                "log.queue",
                                "plugin.library.paths",
                                "test.mock.num.brokers",
                                "delivery.report.only.error",
                                "produce.offset.report",
                                "offset.store.",
                                "consume.callback.max.messages",
                                "enabled_events",
                                "sasl.oauthbearer.",
                                "enable.sasl.oauthbearer.unsecure.jwt",
                                "partition.assignment.strategy"};

bool isOurs(const QByteArray &name)
{
    if (name.endsWith("_cb") || name == "opaque" || name == "default_topic_conf" ||
        name == "interceptors" || name == "open_cb") {
        return true;
    }
    return std::any_of(std::begin(ours), std::end(ours), [&name](const QByteArray &each) {
        return each.endsWith('.') ? name.startsWith(each) : name == each;
    });
}

/// Collects entries; empty values are left to librdkafka's default.
class Entries
{
public:
    void set(const char *name, const QByteArray &value) { m_entries.append({name, value}); }
    void setUnlessEmpty(const char *name, const QString &value)
    {
        if (!value.isEmpty()) {
            set(name, value.toUtf8());
        }
    }
    [[nodiscard]] QList<ConfigurationEntry> &all() { return m_entries; }

private:
    QList<ConfigurationEntry> m_entries;
};

void addTls(Entries &entries, const config::TlsSettings &tls, const QString &keyPassword)
{
    entries.setUnlessEmpty("ssl.ca.location", tls.caFile);
    const bool isPkcs12 = tls.certificateFile.endsWith(u".p12"_s, Qt::CaseInsensitive) ||
                          tls.certificateFile.endsWith(u".pfx"_s, Qt::CaseInsensitive);
    if (isPkcs12) {
        entries.set("ssl.keystore.location", tls.certificateFile.toUtf8());
        entries.setUnlessEmpty("ssl.keystore.password", keyPassword);
    } else if (!tls.certificateFile.isEmpty()) {
        entries.set("ssl.certificate.location", tls.certificateFile.toUtf8());
        // One PEM file may hold both.
        entries.set("ssl.key.location",
                    (tls.keyFile.isEmpty() ? tls.certificateFile : tls.keyFile).toUtf8());
        entries.setUnlessEmpty("ssl.key.password", keyPassword);
    }
    entries.set("ssl.endpoint.identification.algorithm", tls.verifyHostname ? "https" : "none");
}

void addSecurity(Entries &entries, const Connection &connection)
{
    const config::Profile &profile = connection.profile;
    entries.setUnlessEmpty("security.protocol", config::securityName(profile.security));
    if (profile.security == config::Security::Tls ||
        profile.security == config::Security::SaslTls) {
        addTls(entries, profile.tls, connection.secrets.keyPassword);
    }
    if (profile.security == config::Security::SaslPlaintext ||
        profile.security == config::Security::SaslTls) {
        entries.setUnlessEmpty("sasl.mechanism", config::mechanismName(profile.mechanism));
        if (profile.mechanism != config::SaslMechanism::OAuthBearer) {
            entries.setUnlessEmpty("sasl.username", profile.user);
            entries.setUnlessEmpty("sasl.password", connection.secrets.saslPassword);
        }
    }
}

/// Defaults that a profile may change.
void addManners(Entries &entries, ClientRole role)
{
    entries.set("client.id", "meshscope");
    // A broker that comes back is noticed within a second, a hung one within ten.
    entries.set("reconnect.backoff.max.ms", "1000");
    entries.set("socket.timeout.ms", "10000");
    entries.set("socket.keepalive.enable", "true");
    entries.set("broker.address.ttl", "30000");
    entries.set("log.connection.close", "false");
    if (role == ClientRole::Reader) {
        // Ten milliseconds more for a slow topic's record would be noticed, ten requests a second
        // are not; a broker answers at once when there is something.
        entries.set("fetch.wait.max.ms", "50");
        entries.set("fetch.error.backoff.ms", "200");
    } else {
        entries.set("linger.ms", "5");
        entries.set("compression.type", "lz4");
    }
}

/// What a profile may not change: looking never disturbs, and every producer partitions as Java's.
void addPrinciples(Entries &entries, ClientRole role)
{
    if (role == ClientRole::Reader) {
        entries.set("allow.auto.create.topics", "false");
        entries.set("enable.auto.commit", "false");
        entries.set("auto.commit.enable", "false");
        entries.set("auto.offset.reset", "error");
        entries.set("enable.partition.eof", "true");
        entries.set("isolation.level", "read_committed");
    } else {
        entries.set("partitioner", "murmur2_random");
    }
}

// The mock cluster answers an empty fetch only after this time, and every record waits that long.
void addSandbox(Entries &entries, ClientRole role)
{
    if (role == ClientRole::Reader) {
        entries.set("fetch.wait.max.ms", "10");
    }
}

} // namespace

QString Connection::place() const
{
    return profile.bootstrapServers.join(u", "_s);
}

core::Result<QList<ConfigurationEntry>> clientConfiguration(const Connection &connection,
                                                            ClientRole role)
{
    const config::Profile &profile = connection.profile;
    if (profile.bootstrapServers.isEmpty()) {
        return core::Error{Code::Usage, u"the profile names no bootstrap server"_s, profile.name};
    }
    Entries entries;
    entries.set("bootstrap.servers", profile.bootstrapServers.join(u',').toUtf8());
    addSecurity(entries, connection);
    addManners(entries, role);
    if (profile.sandbox) {
        addSandbox(entries, role);
    }
    for (const auto &[name, value] : profile.properties) {
        if (auto refused = checkProperty(name, value)) {
            return *refused;
        }
        entries.all().append({name.toUtf8(), value.toUtf8()});
    }
    addPrinciples(entries, role);
    return entries.all();
}

std::optional<core::Error> checkProperty(const QString &name, const QString &value)
{
    const QByteArray bytes = name.toUtf8();
    if (isOurs(bytes)) {
        return core::Error{Code::Usage, u"this property is set by Meshscope"_s, name};
    }
    std::array<char, 512> text{};
    rd_kafka_conf_t *conf = rd_kafka_conf_new();
    const auto result = rd_kafka_conf_set(conf, bytes.constData(), value.toUtf8().constData(),
                                          text.data(), text.size());
    rd_kafka_conf_destroy(conf);
    if (result != RD_KAFKA_CONF_OK) {
        return core::Error{Code::Usage, QString::fromUtf8(text.data()), name};
    }
    return std::nullopt;
}

namespace {

/// A line of the table: "name | C/P | range | default | importance | description".
std::optional<PropertyDescription> parseRow(const QString &line)
{
    const QStringList cells = line.split(u" | "_s);
    if (cells.size() < 6 || cells[0].trimmed() == u"Property"_s) {
        return std::nullopt;
    }
    PropertyDescription property;
    property.name = cells[0].trimmed();
    property.range = cells[2].trimmed();
    property.defaultValue = cells[3].trimmed();
    property.text = cells.mid(5).join(u" | "_s).section(u"<br>"_s, 0, 0).trimmed();
    const QString roles = cells[1].trimmed();
    property.forReader = roles != u"P"_s;
    property.forWriter = roles != u"C"_s;
    property.ours = isOurs(property.name.toUtf8());
    return property;
}

QList<PropertyDescription> readProperties()
{
    char *buffer = nullptr;
    size_t size = 0;
    std::FILE *stream = open_memstream(&buffer, &size);
    if (stream == nullptr) {
        return {};
    }
    rd_kafka_conf_properties_show(stream);
    std::fclose(stream);
    const QString table = QString::fromUtf8(buffer, static_cast<qsizetype>(size));
    std::free(buffer);

    QList<PropertyDescription> properties;
    for (const QString &line : table.split(u'\n')) {
        if (auto property = parseRow(line)) {
            properties.append(*property);
        }
    }
    std::sort(properties.begin(), properties.end(),
              [](const auto &a, const auto &b) { return a.name < b.name; });
    // A few stand in both of its tables, for clients and for topics.
    const auto last = std::unique(properties.begin(), properties.end(),
                                  [](const auto &a, const auto &b) { return a.name == b.name; });
    properties.erase(last, properties.end());
    return properties;
}

} // namespace

const QList<PropertyDescription> &librdkafkaProperties()
{
    static const QList<PropertyDescription> properties = readProperties();
    return properties;
}

QString librdkafkaVersion()
{
    return QString::fromLatin1(rd_kafka_version_str());
}

} // namespace mesh::kafka
