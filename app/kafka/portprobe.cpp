// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/kafka/portprobe.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace mesh::kafka {

using namespace Qt::StringLiterals;
using core::Code;
using core::Result;

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

// KIP-896: Kafka 4.0 dropped Fetch before version 4, and no 3.x has. (Of Produce it drops versions
// too, but goes on announcing them, for librdkafka.)
constexpr qint16 fetchKey = 1;
constexpr qint16 oldestFetchOfKafka4 = 4;
constexpr qint32 correlation = 0x4d657368;

class Socket
{
public:
    explicit Socket(int descriptor)
        : m_descriptor(descriptor)
    {}
    ~Socket()
    {
        if (m_descriptor >= 0) {
            ::close(m_descriptor);
        }
    }
    Socket(Socket &&other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1))
    {}
    Socket &operator=(Socket &&) = delete;

    [[nodiscard]] int descriptor() const { return m_descriptor; }

private:
    int m_descriptor;
};

/// Waits for one of `events`; false when the time is over or stop was asked.
bool waitFor(const Socket &socket, short events, Clock::time_point deadline,
             const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        const auto left = std::chrono::duration_cast<milliseconds>(deadline - Clock::now());
        if (left.count() <= 0) {
            return false;
        }
        pollfd poll{socket.descriptor(), events, 0};
        const int ready = ::poll(&poll, 1, static_cast<int>(std::min<qint64>(left.count(), 100)));
        if (ready > 0) {
            return true;
        }
    }
    return false;
}

core::Error connectError(int number, const QString &place)
{
    const bool timedOut = number == ETIMEDOUT;
    return {timedOut ? Code::Timeout : Code::Unreachable,
            QString::fromLocal8Bit(std::strerror(number)), place, true};
}

Result<Socket> connectTo(const SocketAddress &address, const QString &place,
                         Clock::time_point deadline, const std::stop_token &stop)
{
    sockaddr_storage storage{};
    std::memcpy(&storage, address.constData(), static_cast<size_t>(address.size()));
    Socket socket(::socket(storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (socket.descriptor() < 0) {
        return connectError(errno, place);
    }
    const int begun = ::connect(socket.descriptor(), reinterpret_cast<const sockaddr *>(&storage),
                                static_cast<socklen_t>(address.size()));
    if (begun != 0 && errno != EINPROGRESS) {
        return connectError(errno, place);
    }
    if (begun != 0 && !waitFor(socket, POLLOUT, deadline, stop)) {
        return connectError(ETIMEDOUT, place);
    }
    int number = 0;
    socklen_t size = sizeof(number);
    ::getsockopt(socket.descriptor(), SOL_SOCKET, SO_ERROR, &number, &size);
    if (number != 0) {
        return connectError(number, place);
    }
    return socket;
}

/// The first of the addresses that answers.
Result<Socket> connectToAny(const std::vector<SocketAddress> &addresses, const QString &place,
                            milliseconds timeout, const std::stop_token &stop)
{
    const auto deadline = Clock::now() + timeout;
    core::Error last{Code::Unreachable, u"no address"_s, place, true};
    for (const SocketAddress &address : addresses) {
        auto socket = connectTo(address, place, deadline, stop);
        if (socket) {
            return socket;
        }
        last = socket.error();
    }
    return last;
}

template<typename Integer>
Integer readBigEndian(QByteArrayView bytes, qsizetype at)
{
    return qFromBigEndian<Integer>(bytes.data() + at);
}

template<typename Integer>
void appendBigEndian(QByteArray &to, Integer value)
{
    std::array<char, sizeof(Integer)> bytes{};
    qToBigEndian(value, bytes.data());
    to.append(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

void appendString(QByteArray &to, const QByteArray &text)
{
    appendBigEndian<qint16>(to, static_cast<qint16>(text.size()));
    to.append(text);
}

// https://kafka.apache.org/protocol: request header version 1.
QByteArray kafkaRequest(qint16 key, qint16 version, const QByteArray &body)
{
    QByteArray request;
    appendBigEndian<qint16>(request, key);
    appendBigEndian<qint16>(request, version);
    appendBigEndian<qint32>(request, correlation);
    appendString(request, "meshscope"_ba);
    QByteArray framed;
    appendBigEndian<qint32>(framed, static_cast<qint32>(request.size() + body.size()));
    return framed + request + body;
}

QByteArray apiVersionsRequest()
{
    return kafkaRequest(18, 0, {});
}

QByteArray saslHandshakeRequest()
{
    QByteArray mechanism;
    appendString(mechanism, "MESHSCOPE-LOOKS"_ba);
    return kafkaRequest(17, 1, mechanism);
}

// UNSUPPORTED_SASL_MECHANISM is said by who wants SASL, ILLEGAL_SASL_STATE by who does not.
bool offersSasl(QByteArrayView answer)
{
    constexpr qint16 unsupportedMechanism = 33;
    return answer.size() >= 10 && readBigEndian<qint32>(answer, 4) == correlation &&
           readBigEndian<qint16>(answer, 8) == unsupportedMechanism;
}

// RFC 5246, 7.4.1.2: the least that a TLS server answers, with a hello or an alert.
QByteArray clientHello()
{
    QByteArray body = QByteArray::fromHex("0303") + QByteArray(32, '\x2a'); // version, random
    body += QByteArray::fromHex("00"                                        // no session
                                "0006c02fc02b002f"                          // three cipher suites
                                "0100");                                    // no compression
    QByteArray handshake = QByteArray::fromHex("0100");
    appendBigEndian<quint16>(handshake, static_cast<quint16>(body.size()));
    handshake += body;
    QByteArray record = QByteArray::fromHex("160301");
    appendBigEndian<quint16>(record, static_cast<quint16>(handshake.size()));
    return record + handshake;
}

QByteArray bytesOf(FirstWords words)
{
    switch (words) {
    case FirstWords::ApiVersions:
        return apiVersionsRequest();
    case FirstWords::SaslHandshake:
        return saslHandshakeRequest();
    case FirstWords::ClientHello:
        break;
    }
    return clientHello();
}

/// ApiVersions response version 0: size, correlation, error, count, then key, oldest, newest each.
std::optional<bool> kafka4OrNewer(QByteArrayView answer)
{
    constexpr qsizetype header = 14;
    constexpr qsizetype entry = 6;
    for (qsizetype at = header; at + entry <= answer.size(); at += entry) {
        if (readBigEndian<qint16>(answer, at) == fetchKey) {
            return readBigEndian<qint16>(answer, at + 2) >= oldestFetchOfKafka4;
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<HostPort> HostPort::parse(const QString &text)
{
    QString place = text.trimmed();
    if (const qsizetype protocol = place.indexOf(u"://"_s); protocol >= 0) {
        place = place.mid(protocol + 3);
    }
    const QString defaultPort = u"9092"_s;
    if (place.startsWith(u'[')) {
        const qsizetype close = place.indexOf(u']');
        if (close < 0) {
            return std::nullopt;
        }
        const QString port = place.mid(close + 1);
        return HostPort{place.mid(1, close - 1), port.startsWith(u':') ? port.mid(1) : defaultPort};
    }
    const qsizetype colon = place.lastIndexOf(u':');
    HostPort result{colon < 0 ? place : place.left(colon),
                    colon < 0 ? defaultPort : place.mid(colon + 1)};
    bool isNumber = false;
    const uint number = result.port.toUInt(&isNumber);
    if (result.host.isEmpty() || !isNumber || number == 0 || number > 65535) {
        return std::nullopt;
    }
    return result;
}

Result<std::vector<SocketAddress>> resolve(const HostPort &place)
{
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *found = nullptr;
    const int code = ::getaddrinfo(place.host.toUtf8().constData(), place.port.toUtf8().constData(),
                                   &hints, &found);
    if (code != 0) {
        return core::Error{Code::Resolve, QString::fromLocal8Bit(::gai_strerror(code)), place.host,
                           true};
    }
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owned(found, &::freeaddrinfo);
    std::vector<SocketAddress> addresses;
    for (const addrinfo *each = found; each != nullptr; each = each->ai_next) {
        addresses.emplace_back(reinterpret_cast<const char *>(each->ai_addr),
                               static_cast<qsizetype>(each->ai_addrlen));
    }
    return addresses;
}

Result<void> tryConnect(const std::vector<SocketAddress> &addresses, const QString &place,
                        milliseconds timeout, const std::stop_token &stop)
{
    const auto socket = connectToAny(addresses, place, timeout, stop);
    if (!socket) {
        return socket.error();
    }
    return {};
}

Result<PortLook> lookAtPort(const std::vector<SocketAddress> &addresses, const QString &place,
                            FirstWords words, milliseconds timeout, const std::stop_token &stop)
{
    const auto socket = connectToAny(addresses, place, timeout, stop);
    if (!socket) {
        return socket.error();
    }
    const QByteArray sent = bytesOf(words);
    if (::send(socket->descriptor(), sent.constData(), static_cast<size_t>(sent.size()),
               MSG_NOSIGNAL) != sent.size()) {
        return PortLook{.answer = PortAnswer::Closed};
    }
    // A whole answer fits one read but for a slow net; what decides stands in its first bytes.
    QByteArray answer;
    const auto deadline = Clock::now() + timeout;
    std::array<char, 4096> buffer{};
    while (waitFor(*socket, POLLIN, deadline, stop)) {
        const auto count = ::recv(socket->descriptor(), buffer.data(), buffer.size(), 0);
        if (count <= 0) {
            return answer.isEmpty() ? PortLook{.answer = PortAnswer::Closed} : understand(answer);
        }
        answer.append(buffer.data(), count);
        const bool isWhole = answer.size() < 4 || answer.startsWith(char(0)) == false ||
                             answer.size() >= readBigEndian<qint32>(answer, 0) + 4;
        if (answer.size() >= 8 && isWhole) {
            break;
        }
    }
    PortLook look = answer.isEmpty() ? PortLook{.answer = PortAnswer::Silent} : understand(answer);
    look.wantsSasl = words == FirstWords::SaslHandshake && offersSasl(answer);
    return look;
}

PortLook understand(QByteArrayView answer)
{
    PortLook look;
    look.start = answer.first(std::min<qsizetype>(answer.size(), 60)).toByteArray();
    if (answer.size() >= 8 && readBigEndian<qint32>(answer, 4) == correlation) {
        look.answer = PortAnswer::Kafka;
        look.kafka4OrNewer = kafka4OrNewer(answer);
    } else if (answer.size() >= 2 && (answer[0] == 0x15 || answer[0] == 0x16) && answer[1] == 3) {
        look.answer = PortAnswer::Tls;
    } else if (answer.startsWith("HTTP/") || answer.startsWith("<")) {
        look.answer = PortAnswer::Http;
    } else {
        look.answer = PortAnswer::Other;
    }
    return look;
}

} // namespace mesh::kafka
