// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/kafka/client.h"

#include "app/kafka/errors.h"
#include "app/kafka/portprobe.h"

#include <QDateTime>
#include <QLoggingCategory>

#include <algorithm>
#include <array>
#include <vector>

namespace mesh::kafka {

using namespace Qt::StringLiterals;
using core::Code;

namespace {

Q_LOGGING_CATEGORY(kafkaLog, "mesh.kafka", QtWarningMsg)

constexpr size_t errorTextSize = 512;
constexpr int firstSlice = 200; // ms
constexpr Milliseconds portPatience{1000};

// The first librdkafka that writes its SCRAM messages as RFC 5802 wants them.
constexpr int scramRepaired = 0x02060100;

bool hasBrokenScram(const config::Profile &profile)
{
    const bool sasl = profile.security == config::Security::SaslPlaintext ||
                      profile.security == config::Security::SaslTls;
    return sasl && rd_kafka_version() < scramRepaired &&
           (profile.mechanism == config::SaslMechanism::ScramSha256 ||
            profile.mechanism == config::SaslMechanism::ScramSha512);
}

using ConfHandle = Handle<rd_kafka_conf_t, rd_kafka_conf_destroy>;

core::Result<void> setEntry(rd_kafka_conf_t *conf, const ConfigurationEntry &entry)
{
    std::array<char, errorTextSize> text{};
    if (rd_kafka_conf_set(conf, entry.name.constData(), entry.value.constData(), text.data(),
                          text.size()) != RD_KAFKA_CONF_OK) {
        return core::Error{Code::Usage, QString::fromUtf8(text.data()),
                           QString::fromUtf8(entry.name)};
    }
    return {};
}

// Numbers of OpenSSL's x509_vfy.h, which are part of its stable interface.
Code certificateProblem(int verifyError)
{
    switch (verifyError) {
    case 9:  // X509_V_ERR_CERT_NOT_YET_VALID
    case 10: // X509_V_ERR_CERT_HAS_EXPIRED
        return Code::TlsExpired;
    case 62: // X509_V_ERR_HOSTNAME_MISMATCH
    case 64: // X509_V_ERR_IP_ADDRESS_MISMATCH
        return Code::TlsHostname;
    case 2:  // X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT
    case 18: // X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT
    case 19: // X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN
    case 20: // X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY
    case 21: // X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE
        return Code::TlsUnknownCa;
    default:
        return Code::TlsHandshake;
    }
}

// What rd_kafka_new says of TLS files it cannot use has no code of its own.
core::Error creationError(const QString &text, const QString &place)
{
    if (text.contains(u"ssl.key.password"_s) || text.contains(u"bad decrypt"_s) ||
        text.contains(u"mac verify"_s, Qt::CaseInsensitive)) {
        return {Code::Credentials, text, place};
    }
    return {text.contains(u"ssl."_s) ? Code::TlsHandshake : Code::Usage, text, place};
}

// A broker drops whoever speaks plainly to its SASL port, and librdkafka tries again for ever.
bool asksForSasl(const std::vector<SocketAddress> &addresses, const QString &place,
                 Milliseconds timeout)
{
    const auto look = lookAtPort(addresses, place, FirstWords::SaslHandshake,
                                 std::min(timeout, portPatience), {});
    return look && look->wantsSasl;
}

} // namespace

int millisecondsUntil(Deadline deadline)
{
    const auto left =
        std::chrono::duration_cast<Milliseconds>(deadline - std::chrono::steady_clock::now());
    return static_cast<int>(std::max<Milliseconds::rep>(0, left.count()));
}

Client::Client(const Connection &connection)
    : m_place(connection.place())
    , m_servers(connection.profile.bootstrapServers)
    , m_onLoopback(m_place.contains(u"127.0.0.1"_s))
    , m_token(connection.token)
    , m_plaintext(connection.profile.security == config::Security::Plaintext)
    , m_brokenScram(hasBrokenScram(connection.profile))
{}

core::Result<std::unique_ptr<Client>> Client::create(const Connection &connection,
                                                     const Options &options)
{
    auto entries = clientConfiguration(connection, options.role);
    if (!entries) {
        return entries.error();
    }
    auto client = std::unique_ptr<Client>(new Client(connection));
    if (auto opened = client->open(*entries + options.further, options); !opened) {
        return opened.error();
    }
    return client;
}

core::Result<void> Client::open(const QList<ConfigurationEntry> &entries, const Options &options)
{
    ConfHandle conf(rd_kafka_conf_new());
    for (const ConfigurationEntry &entry : entries) {
        if (auto set = setEntry(conf.get(), entry); !set) {
            return set;
        }
    }
    if (options.observeVersions || m_brokenScram) {
        // librdkafka keeps what a broker says of its versions to itself, but for its debug log.
        if (auto set = setEntry(conf.get(), {"debug", "feature"}); !set) {
            return set;
        }
    }
    rd_kafka_conf_set_opaque(conf.get(), this);
    rd_kafka_conf_set_error_cb(conf.get(), &Client::onError);
    rd_kafka_conf_set_log_cb(conf.get(), &Client::onLog);
    rd_kafka_conf_set_ssl_cert_verify_cb(conf.get(), &Client::onCertificate);
    if (options.delivered != nullptr) {
        m_delivered = options.delivered;
        rd_kafka_conf_set_dr_msg_cb(conf.get(), &Client::onDelivery);
    }
    if (m_token) {
        rd_kafka_conf_set_oauthbearer_token_refresh_cb(conf.get(), &Client::onTokenRefresh);
        rd_kafka_conf_enable_sasl_queue(conf.get(), 1);
    }

    std::array<char, errorTextSize> text{};
    const auto type = options.role == ClientRole::Reader ? RD_KAFKA_CONSUMER : RD_KAFKA_PRODUCER;
    m_handle = rd_kafka_new(type, conf.get(), text.data(), text.size());
    if (m_handle == nullptr) {
        return creationError(QString::fromUtf8(text.data()), m_place);
    }
    // The handle owns the configuration now; where it could not be made, we still do.
    static_cast<void>(conf.release());
    if (m_token) {
        // A refresh must not wait for somebody to poll: a call that blocks may need the token.
        if (const ErrorHandle failed{rd_kafka_sasl_background_callbacks_enable(m_handle)}) {
            return kafkaError(rd_kafka_error_code(failed.get()),
                              QString::fromUtf8(rd_kafka_error_string(failed.get())), m_place);
        }
    }
    return {};
}

Client::~Client()
{
    if (m_handle != nullptr) {
        rd_kafka_destroy(m_handle);
    }
}

void Client::poll(Milliseconds timeout)
{
    rd_kafka_poll(m_handle, static_cast<int>(timeout.count()));
}

core::Result<QString> Client::clusterId(Milliseconds timeout)
{
    const Deadline deadline = std::chrono::steady_clock::now() + timeout;
    for (;;) {
        char *id = rd_kafka_clusterid(m_handle, std::min(firstSlice, millisecondsUntil(deadline)));
        poll();
        if (id != nullptr) {
            const QString text = QString::fromUtf8(id);
            rd_kafka_mem_free(m_handle, id);
            return text;
        }
        const auto failure = connectionError();
        if ((failure && isFinal(*failure)) || millisecondsUntil(deadline) == 0) {
            return reason(RD_KAFKA_RESP_ERR__TIMED_OUT, m_place);
        }
        if (const auto refused = refusal(Milliseconds(millisecondsUntil(deadline)))) {
            return *refused;
        }
    }
}

// librdkafka tells of a refusal, then keeps still about the same one for half a minute, and tries
// again for as long as it is let: the ports themselves say at once that nobody is there.
std::optional<core::Error> Client::refusal(Milliseconds timeout) const
{
    const auto known = connectionError();
    if (known && known->code != Code::Unreachable && known->code != Code::Resolve) {
        return std::nullopt;
    }
    std::optional<core::Error> last;
    for (const QString &server : m_servers) {
        const auto place = HostPort::parse(server);
        const auto addresses =
            place ? resolve(*place) : core::Result<std::vector<SocketAddress>>(core::Error{});
        const auto tried = addresses ? tryConnect(*addresses, place->toString(),
                                                  std::min(timeout, portPatience), {})
                                     : core::Result<void>(addresses.error());
        if (tried && m_plaintext && asksForSasl(*addresses, place->toString(), timeout)) {
            return core::Error{Code::Authentication,
                               u"the port asks for SASL, the profile has none"_s,
                               place->toString()};
        }
        if (tried ||
            (tried.error().code != Code::Unreachable && tried.error().code != Code::Resolve)) {
            return std::nullopt;
        }
        last = tried.error();
    }
    return known && known->code == Code::Resolve ? known : last;
}

core::Result<MetadataHandle> Client::topicMetadata(const QString &topic, Milliseconds timeout)
{
    if (auto found = findOnMock(topic, timeout); !found) {
        return found.error();
    }
    const TopicHandle handle(rd_kafka_topic_new(m_handle, topic.toUtf8().constData(), nullptr));
    if (!handle) {
        return kafkaError(rd_kafka_last_error(), topic);
    }
    return askMetadata(handle.get(), topic, timeout);
}

core::Result<MetadataHandle> Client::allTopicsMetadata(Milliseconds timeout)
{
    return askMetadata(nullptr, m_place, timeout);
}

core::Result<MetadataHandle> Client::brokerMetadata(Milliseconds timeout)
{
    // Not rd_kafka_metadata without a topic: that asks for all topics it remembers, and allows the
    // broker to make those of them that were deleted. An answer about one topic, there or not,
    // names the brokers as well.
    const auto id = clusterId(timeout);
    if (!id) {
        return id.error();
    }
    return isMockCluster(*id) ? allTopicsMetadata(timeout)
                              : topicMetadata(u"__consumer_offsets"_s, timeout);
}

// The mock cluster makes every topic it is asked about, whatever the request allows. It never
// deletes one, so once is enough.
core::Result<void> Client::findOnMock(const QString &topic, Milliseconds timeout)
{
    if (!m_onLoopback) {
        return {};
    }
    const auto id = clusterId(timeout);
    if (!id) {
        return id.error();
    }
    if (!isMockCluster(*id)) {
        m_onLoopback = false;
        return {};
    }
    {
        const std::lock_guard lock(m_mutex);
        if (m_foundOnMock.contains(topic)) {
            return {};
        }
    }
    const auto all = allTopicsMetadata(timeout);
    if (!all) {
        return all.error();
    }
    const std::lock_guard lock(m_mutex);
    for (int i = 0; i < (*all)->topic_cnt; ++i) {
        m_foundOnMock.insert(QString::fromUtf8((*all)->topics[i].topic));
    }
    if (!m_foundOnMock.contains(topic)) {
        return kafkaError(RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART, topic);
    }
    return {};
}

core::Result<MetadataHandle> Client::askMetadata(rd_kafka_topic_t *topic, const QString &where,
                                                 Milliseconds timeout)
{
    const Deadline deadline = std::chrono::steady_clock::now() + timeout;
    clearConnectionError();
    // Errors arrive only while polling, and the call blocks: so it is made in slices, and these
    // grow, so that a far or large cluster gets the time it needs.
    for (int slice = firstSlice;; slice *= 2) {
        const struct rd_kafka_metadata *metadata = nullptr;
        const auto code = rd_kafka_metadata(m_handle, topic == nullptr ? 1 : 0, topic, &metadata,
                                            std::min(slice, millisecondsUntil(deadline)));
        poll();
        if (code == RD_KAFKA_RESP_ERR_NO_ERROR) {
            return MetadataHandle(metadata);
        }
        const bool waits = code == RD_KAFKA_RESP_ERR__TIMED_OUT ||
                           code == RD_KAFKA_RESP_ERR__TRANSPORT ||
                           code == RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN;
        const auto failure = connectionError();
        if (!waits || (failure && isFinal(*failure)) || millisecondsUntil(deadline) == 0) {
            return reason(code, where);
        }
        if (const auto refused = refusal(Milliseconds(millisecondsUntil(deadline)))) {
            return *refused;
        }
    }
}

core::Result<void> Client::listOffsets(rd_kafka_topic_partition_list_t *partitions,
                                       Milliseconds timeout)
{
    if (partitions->cnt == 0) {
        return {};
    }
    const auto code =
        rd_kafka_offsets_for_times(m_handle, partitions, static_cast<int>(timeout.count()));
    poll();
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR) {
        return reason(code, QString::fromUtf8(partitions->elems[0].topic));
    }
    return {};
}

std::optional<core::Error> Client::connectionError() const
{
    const std::lock_guard lock(m_mutex);
    return m_connectionError;
}

void Client::clearConnectionError()
{
    const std::lock_guard lock(m_mutex);
    m_connectionError.reset();
}

core::Error Client::reason(rd_kafka_resp_err_t code, const QString &where) const
{
    if (code == RD_KAFKA_RESP_ERR__TIMED_OUT || code == RD_KAFKA_RESP_ERR__TRANSPORT ||
        code == RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN || code == RD_KAFKA_RESP_ERR__WAIT_COORD) {
        if (auto failure = connectionError()) {
            return *failure;
        }
    }
    return kafkaError(code, where);
}

void Client::noteError(const core::Error &noted)
{
    const std::lock_guard lock(m_mutex);
    core::Error error = noted;
    if (m_certificateProblem &&
        (error.code == Code::TlsUnknownCa || error.code == Code::TlsHandshake)) {
        error.code = *m_certificateProblem;
    }
    // The same words come back for a wrong password: what tells is who speaks to whom.
    if (error.code == Code::Authentication && m_brokenScram && m_kafka4OrNewer.value_or(false)) {
        error.code = Code::ScramKafka4;
    }
    // "All brokers down" follows the reason and knows less; a reason that is final stays.
    const bool known = m_connectionError &&
                       (isFinal(*m_connectionError) || m_connectionError->code == Code::Resolve);
    if (!known || isFinal(error)) {
        m_connectionError = error;
    }
}

void Client::onError(rd_kafka_t *, int code, const char *text, void *opaque)
{
    auto *self = static_cast<Client *>(opaque);
    if (code == RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN && self->connectionError()) {
        return;
    }
    self->noteError(kafkaError(code, QString::fromUtf8(text), self->m_place));
}

void Client::onLog(const rd_kafka_t *handle, int level, const char *facility, const char *text)
{
    if (qstrcmp(facility, "APIVERSION") == 0) {
        static_cast<Client *>(rd_kafka_opaque(handle))->noteVersions(text);
        return;
    }
    // Never above debug: what matters comes as an error, and a fenced producer logs at ERROR.
    qCDebug(kafkaLog, "%d %s: %s", level, facility, text);
}

std::optional<bool> Client::kafka4OrNewer() const
{
    const std::lock_guard lock(m_mutex);
    return m_kafka4OrNewer;
}

void Client::noteVersions(QByteArrayView logLine)
{
    // "…:   ApiKey Fetch (1) Versions 4..17": KIP-896 took the versions before 4 away in Kafka 4.0.
    constexpr QByteArrayView marker = "ApiKey Fetch (1) Versions ";
    const qsizetype at = logLine.indexOf(marker);
    if (at >= 0) {
        const std::lock_guard lock(m_mutex);
        m_kafka4OrNewer = !logLine.sliced(at + marker.size()).startsWith("0..");
    }
}

// librdkafka's error says only that a certificate was refused; OpenSSL says here why. What OpenSSL
// refuses stays refused.
int Client::onCertificate(rd_kafka_t *, const char *, int32_t, int *verifyError, int, const char *,
                          size_t, char *text, size_t textSize, void *opaque)
{
    if (*verifyError == 0) {
        return 1;
    }
    auto *self = static_cast<Client *>(opaque);
    const std::lock_guard lock(self->m_mutex);
    self->m_certificateProblem = certificateProblem(*verifyError);
    qsnprintf(text, textSize, "OpenSSL verification error %d", *verifyError);
    return 0;
}

void Client::onDelivery(rd_kafka_t *, const rd_kafka_message_t *message, void *opaque)
{
    static_cast<Client *>(opaque)->m_delivered(message);
}

void Client::onTokenRefresh(rd_kafka_t *handle, const char *, void *opaque)
{
    auto *self = static_cast<Client *>(opaque);
    const auto token = self->m_token();
    if (!token) {
        self->noteError(token.error());
        rd_kafka_oauthbearer_set_token_failure(handle, token.error().detail.toUtf8().constData());
        return;
    }
    std::vector<QByteArray> texts;
    for (const auto &[name, value] : token->extensions) {
        texts.push_back(name.toUtf8());
        texts.push_back(value.toUtf8());
    }
    std::vector<const char *> extensions;
    std::transform(texts.begin(), texts.end(), std::back_inserter(extensions),
                   [](const QByteArray &each) { return each.constData(); });
    std::array<char, errorTextSize> text{};
    if (rd_kafka_oauthbearer_set_token(handle, token->token.toUtf8().constData(), token->expiryMs,
                                       token->principal.toUtf8().constData(), extensions.data(),
                                       extensions.size(), text.data(),
                                       text.size()) != RD_KAFKA_RESP_ERR_NO_ERROR) {
        self->noteError({Code::Authentication, QString::fromUtf8(text.data()), self->m_place});
        rd_kafka_oauthbearer_set_token_failure(handle, text.data());
    }
}

bool isMockCluster(const QString &clusterId)
{
    return clusterId.startsWith(u"mockCluster"_s);
}

PartitionListHandle partitionList(const QString &topic,
                                  const std::vector<core::PartitionId> &partitions,
                                  core::Offset offset)
{
    PartitionListHandle list(
        rd_kafka_topic_partition_list_new(static_cast<int>(partitions.size())));
    const QByteArray name = topic.toUtf8();
    for (const core::PartitionId partition : partitions) {
        rd_kafka_topic_partition_list_add(list.get(), name.constData(), partition)->offset = offset;
    }
    return list;
}

} // namespace mesh::kafka
