// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/kafka/connectiontest.h"

#include "app/kafka/client.h"
#include "app/kafka/errors.h"
#include "app/kafka/portprobe.h"

#include <algorithm>

namespace mesh::kafka {

using namespace Qt::StringLiterals;
using core::Code;
using core::Result;

namespace {

using Clock = std::chrono::steady_clock;
using Outcome = StepResult::Outcome;

constexpr Milliseconds connectTimeout{3000};
constexpr Milliseconds lookTimeout{2000};
constexpr Milliseconds clientTimeout{10'000};

bool usesTls(const config::Profile &profile)
{
    return profile.security == config::Security::Tls ||
           profile.security == config::Security::SaslTls;
}

bool usesSasl(const config::Profile &profile)
{
    return profile.security == config::Security::SaslPlaintext ||
           profile.security == config::Security::SaslTls;
}

/// To which step a client's error belongs.
TestStep stepOf(const core::Error &error, const config::Profile &profile)
{
    switch (error.code) {
    case Code::Resolve:
        return TestStep::Resolve;
    case Code::NotKafka:
    case Code::Unreachable:
        return TestStep::Connect;
    case Code::TlsHandshake:
    case Code::TlsUnknownCa:
    case Code::TlsExpired:
    case Code::TlsHostname:
    case Code::TlsClientCertificate:
    case Code::TlsExpected:
    case Code::TlsUnexpected:
        return TestStep::Tls;
    case Code::Authentication:
        return TestStep::Authenticate;
    case Code::Credentials:
        return usesTls(profile) ? TestStep::Tls : TestStep::Authenticate;
    case Code::Denied:
        return TestStep::Authorise;
    default:
        return usesSasl(profile) ? TestStep::Authenticate : TestStep::Authorise;
    }
}

QString describeAnswer(const PortLook &look)
{
    return u"it answered: "_s + QString::fromLatin1(look.start).simplified();
}

} // namespace

bool ConnectionReport::passed() const
{
    return std::none_of(steps.begin(), steps.end(),
                        [](const StepResult &each) { return each.outcome == Outcome::Failed; }) &&
           std::any_of(steps.begin(), steps.end(), [](const StepResult &each) {
               return each.step == TestStep::Authorise && each.outcome == Outcome::Passed;
           });
}

std::optional<core::Error> ConnectionReport::error() const
{
    for (const StepResult &each : steps) {
        if (each.outcome == Outcome::Failed) {
            return each.error;
        }
    }
    return std::nullopt;
}

namespace {

/// One test: each function goes a part of the way; false where the way ends.
class Walk
{
public:
    Walk(const Connection &connection, const std::stop_token &stop,
         const std::function<void(const StepResult &)> &report)
        : m_connection(connection)
        , m_profile(connection.profile)
        , m_stop(stop)
        , m_report(report)
    {}

    ConnectionReport go()
    {
        m_begun = Clock::now();
        if (resolveServers() && connectToServer() && lookAtServer()) {
            signIn();
        }
        for (const TestStep step : {TestStep::Resolve, TestStep::Connect, TestStep::Tls,
                                    TestStep::Authenticate, TestStep::Authorise, TestStep::Reach}) {
            if (!isTold(step)) {
                tell(step, Outcome::Skipped, {}, {});
            }
        }
        for (auto &[step, result] : m_steps) {
            m_result.steps.push_back(std::move(result));
        }
        return std::move(m_result);
    }

private:
    [[nodiscard]] bool isTold(TestStep step) const { return m_steps.contains(step); }

    void tell(TestStep step, Outcome outcome, const QString &detail,
              const std::optional<core::Error> &error)
    {
        StepResult result;
        result.step = step;
        result.outcome = outcome;
        result.elapsed = std::chrono::duration_cast<Milliseconds>(Clock::now() - m_begun);
        result.detail = detail;
        result.error = error;
        m_steps.emplace(step, result);
        if (m_report) {
            m_report(result);
        }
        m_begun = Clock::now();
    }

    void pass(TestStep step, const QString &detail = {})
    {
        if (!isTold(step)) {
            tell(step, Outcome::Passed, detail, {});
        }
    }

    bool fail(TestStep step, const core::Error &error)
    {
        if (!m_stop.stop_requested()) {
            tell(step, Outcome::Failed, {}, error);
        }
        return false;
    }

    bool resolveServers();
    bool connectToServer();
    bool lookAtServer();
    bool lookForPlaintext();
    bool lookForTls();
    Result<PortLook> look(FirstWords words);
    bool failNotKafka(const PortLook &look);
    void signIn();
    bool fetchToken();
    void blame(const core::Error &error);
    void countTopics(Client &client, const rd_kafka_metadata_t &metadata);
    void reachBrokers(const rd_kafka_metadata_t &metadata);

    const Connection &m_connection;
    const config::Profile &m_profile;
    const std::stop_token &m_stop;
    const std::function<void(const StepResult &)> &m_report;

    struct Server
    {
        HostPort place;
        std::vector<SocketAddress> addresses;
    };
    std::vector<Server> m_servers; ///< those whose name is known
    Server m_server;               ///< the one that listens
    Clock::time_point m_begun;
    std::map<TestStep, StepResult> m_steps;
    ConnectionReport m_result;
};

bool Walk::resolveServers()
{
    core::Error last{Code::Usage, u"the profile names no bootstrap server"_s, m_profile.name};
    QStringList found;
    for (const QString &text : m_profile.bootstrapServers) {
        const auto place = HostPort::parse(text);
        if (!place) {
            last = {Code::Usage, u"not host:port"_s, text};
            continue;
        }
        auto addresses = resolve(*place);
        if (!addresses) {
            last = addresses.error();
            continue;
        }
        found << place->toString();
        m_servers.push_back({*place, std::move(addresses).value()});
    }
    if (m_servers.empty()) {
        return fail(TestStep::Resolve, last);
    }
    pass(TestStep::Resolve, found.join(u", "_s));
    return true;
}

bool Walk::connectToServer()
{
    core::Error last;
    for (const Server &server : m_servers) {
        const auto connected =
            tryConnect(server.addresses, server.place.toString(), connectTimeout, m_stop);
        if (connected) {
            m_server = server;
            return true; // passed only once it has shown what it is
        }
        last = connected.error();
    }
    return fail(TestStep::Connect, last);
}

Result<PortLook> Walk::look(FirstWords words)
{
    return lookAtPort(m_server.addresses, m_server.place.toString(), words, lookTimeout, m_stop);
}

bool Walk::failNotKafka(const PortLook &look)
{
    return fail(TestStep::Connect,
                {Code::NotKafka, describeAnswer(look), m_server.place.toString()});
}

bool Walk::lookAtServer()
{
    return usesTls(m_profile) ? lookForTls() : lookForPlaintext();
}

bool Walk::lookForPlaintext()
{
    const auto first = look(FirstWords::ApiVersions);
    if (!first) {
        return fail(TestStep::Connect, first.error());
    }
    m_result.kafka4OrNewer = first->kafka4OrNewer;
    switch (first->answer) {
    case PortAnswer::Kafka:
        pass(TestStep::Connect, m_server.place.toString());
        return true;
    case PortAnswer::Http:
    case PortAnswer::Other:
        return failNotKafka(*first);
    case PortAnswer::Closed:
    case PortAnswer::Tls: {
        // An alert to our plaintext says it already; newer Java servers close on a sparse hello.
        bool tls = first->answer == PortAnswer::Tls;
        if (!tls) {
            const auto second = look(FirstWords::ClientHello);
            tls = second && second->answer == PortAnswer::Tls;
        }
        if (tls) {
            pass(TestStep::Connect, m_server.place.toString());
            return fail(TestStep::Tls,
                        {Code::TlsExpected, u"the port speaks TLS"_s, m_server.place.toString()});
        }
        return failNotKafka(*first);
    }
    case PortAnswer::Silent:
        break; // a hung broker, or one behind something slow: the client tells
    }
    return true;
}

bool Walk::lookForTls()
{
    const auto first = look(FirstWords::ClientHello);
    if (!first) {
        return fail(TestStep::Connect, first.error());
    }
    switch (first->answer) {
    case PortAnswer::Tls:
        pass(TestStep::Connect, m_server.place.toString());
        return true;
    case PortAnswer::Http:
    case PortAnswer::Other:
    case PortAnswer::Kafka:
        return failNotKafka(*first);
    case PortAnswer::Closed: {
        const auto second = look(FirstWords::ApiVersions);
        if (second && second->answer == PortAnswer::Kafka) {
            m_result.kafka4OrNewer = second->kafka4OrNewer;
            pass(TestStep::Connect, m_server.place.toString());
            return fail(TestStep::Tls, {Code::TlsUnexpected, u"the port speaks plaintext"_s,
                                        m_server.place.toString()});
        }
        if (second && second->answer == PortAnswer::Tls) {
            pass(TestStep::Connect, m_server.place.toString());
            return true;
        }
        return failNotKafka(second ? *second : *first);
    }
    case PortAnswer::Silent:
        break;
    }
    return true;
}

bool Walk::fetchToken()
{
    if (!usesSasl(m_profile) || m_profile.mechanism != config::SaslMechanism::OAuthBearer) {
        return true;
    }
    if (!m_connection.token) {
        return fail(TestStep::Authenticate,
                    {Code::Credentials, u"no source of tokens"_s, m_profile.oauth.tokenUrl});
    }
    if (const auto token = m_connection.token(); !token) {
        return fail(TestStep::Authenticate, token.error());
    }
    return true;
}

void Walk::signIn()
{
    if (!fetchToken()) {
        return;
    }
    Client::Options options;
    options.observeVersions = true;
    auto client = Client::create(m_connection, options);
    if (!client) {
        blame(client.error());
        return;
    }
    const auto metadata = (*client)->allTopicsMetadata(clientTimeout);
    if (!m_result.kafka4OrNewer) {
        m_result.kafka4OrNewer = (*client)->kafka4OrNewer();
    }
    if (!metadata) {
        blame(metadata.error());
        return;
    }
    pass(TestStep::Connect, m_server.place.toString());
    if (usesTls(m_profile)) {
        pass(TestStep::Tls);
    }
    if (usesSasl(m_profile)) {
        pass(TestStep::Authenticate);
    }
    countTopics(**client, **metadata);
    reachBrokers(**metadata);
}

void Walk::blame(const core::Error &error)
{
    const TestStep step = stepOf(error, m_profile);
    if (step > TestStep::Connect) {
        pass(TestStep::Connect, m_server.place.toString());
    }
    if (step > TestStep::Tls && usesTls(m_profile)) {
        pass(TestStep::Tls);
    }
    if (step > TestStep::Authenticate && usesSasl(m_profile)) {
        pass(TestStep::Authenticate);
    }
    if (isTold(step)) {
        // It listened a moment ago, and went away when the client came.
        fail(usesSasl(m_profile) ? TestStep::Authenticate : TestStep::Authorise, error);
        return;
    }
    fail(step, error);
}

void Walk::countTopics(Client &client, const rd_kafka_metadata_t &metadata)
{
    m_result.topics = metadata.topic_cnt;
    m_result.brokers = metadata.broker_cnt;
    if (metadata.topic_cnt == 0) {
        // A broker leaves out what one may not describe. Asked by name, it says so, whether the
        // topic is there or not.
        const auto one = client.topicMetadata(u"__consumer_offsets"_s, clientTimeout);
        const bool denied = one && (*one)->topic_cnt == 1 &&
                            (*one)->topics[0].err == RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED;
        if (denied) {
            fail(TestStep::Authorise, kafkaError(RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED,
                                                 m_server.place.toString()));
            return;
        }
    }
    pass(TestStep::Authorise, QString::number(metadata.topic_cnt));
}

void Walk::reachBrokers(const rd_kafka_metadata_t &metadata)
{
    QStringList reached;
    for (int i = 0; i < metadata.broker_cnt && !m_stop.stop_requested(); ++i) {
        const HostPort place{QString::fromUtf8(metadata.brokers[i].host),
                             QString::number(metadata.brokers[i].port)};
        const auto addresses = resolve(place);
        if (!addresses) {
            fail(TestStep::Reach, addresses.error());
            return;
        }
        const auto connected = tryConnect(*addresses, place.toString(), connectTimeout, m_stop);
        if (!connected) {
            fail(TestStep::Reach, connected.error());
            return;
        }
        reached << place.toString();
    }
    pass(TestStep::Reach, reached.join(u", "_s));
}

} // namespace

ConnectionReport testConnection(const Connection &connection, const std::stop_token &stop,
                                const std::function<void(const StepResult &)> &report)
{
    return Walk(connection, stop, report).go();
}

} // namespace mesh::kafka
