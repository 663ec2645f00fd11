// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/kafka/errors.h"

#include <librdkafka/rdkafka.h>

namespace mesh::kafka {

using namespace Qt::StringLiterals;
using core::Code;

namespace {

struct Pattern
{
    QStringView text;
    Code code;
};

// librdkafka has one code for all that goes wrong with TLS, and OpenSSL's sentence in its text.
// First match wins.
constexpr Pattern tlsPatterns[] = {
    {u"certificate has expired", Code::TlsExpired},
    {u"certificate expired", Code::TlsExpired},
    {u"certificate is not yet valid", Code::TlsExpired},
    {u"hostname mismatch", Code::TlsHostname},
    {u"IP address mismatch", Code::TlsHostname},
    {u"unable to get local issuer", Code::TlsUnknownCa},
    {u"self-signed certificate", Code::TlsUnknownCa},
    {u"self signed certificate", Code::TlsUnknownCa},
    {u"certificate verify failed", Code::TlsUnknownCa},
    {u"certificate required", Code::TlsClientCertificate},
    {u"bad certificate", Code::TlsClientCertificate},
    {u"alert unknown ca", Code::TlsClientCertificate},
    {u"alert certificate unknown", Code::TlsClientCertificate},
    {u"wrong version number", Code::TlsUnexpected},
    {u"packet length too long", Code::TlsUnexpected},
    {u"connecting to a PLAINTEXT broker listener", Code::TlsUnexpected},
    {u"http request", Code::NotKafka},
    {u"bad decrypt", Code::Credentials},
};

constexpr Pattern transportPatterns[] = {
    {u"Connection refused", Code::Unreachable},
    {u"might be SSL", Code::TlsExpected},
    {u"security.protocol=SSL", Code::TlsExpected},
    {u"connecting to a SSL listener", Code::TlsExpected},
    {u"Invalid response size", Code::NotKafka},
    {u"timed out", Code::Timeout},
    {u"after request timeout", Code::Timeout},
};

template<size_t count>
Code match(const Pattern (&patterns)[count], QStringView text, Code otherwise)
{
    for (const Pattern &pattern : patterns) {
        if (text.contains(pattern.text, Qt::CaseInsensitive)) {
            return pattern.code;
        }
    }
    return otherwise;
}

Code localCode(int code, QStringView text)
{
    switch (code) {
    case RD_KAFKA_RESP_ERR__SSL:
        return match(tlsPatterns, text, Code::TlsHandshake);
    case RD_KAFKA_RESP_ERR__TRANSPORT:
        // In TLS 1.3 the server refuses after the handshake, so it looks like a lost connection.
        return text.contains(u"SSL routines") ? match(tlsPatterns, text, Code::TlsHandshake)
                                              : match(transportPatterns, text, Code::Unreachable);
    case RD_KAFKA_RESP_ERR__BAD_MSG:
    case RD_KAFKA_RESP_ERR__UNDERFLOW:
        return match(transportPatterns, text, Code::Protocol);
    case RD_KAFKA_RESP_ERR__RESOLVE:
        return Code::Resolve;
    case RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN:
    case RD_KAFKA_RESP_ERR__UNKNOWN_BROKER:
        return Code::Unreachable;
    case RD_KAFKA_RESP_ERR__TIMED_OUT:
    case RD_KAFKA_RESP_ERR__TIMED_OUT_QUEUE:
    case RD_KAFKA_RESP_ERR__MSG_TIMED_OUT:
        return Code::Timeout;
    case RD_KAFKA_RESP_ERR__AUTHENTICATION:
        // Before SASL speaks, TLS may have failed under this code.
        return text.contains(u"ssl handshake", Qt::CaseInsensitive)
                   ? match(tlsPatterns, text, Code::TlsHandshake)
                   : Code::Authentication;
    case RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC:
    case RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION:
    case RD_KAFKA_RESP_ERR__UNKNOWN_GROUP:
    case RD_KAFKA_RESP_ERR__NOENT:
        return Code::NotFound;
    case RD_KAFKA_RESP_ERR__INVALID_ARG:
    case RD_KAFKA_RESP_ERR__INVALID_TYPE:
        return Code::Usage;
    case RD_KAFKA_RESP_ERR__NOT_IMPLEMENTED:
    case RD_KAFKA_RESP_ERR__UNSUPPORTED_FEATURE:
        return Code::Unsupported;
    case RD_KAFKA_RESP_ERR__FENCED:
        return Code::Conflict;
    case RD_KAFKA_RESP_ERR__DESTROY:
    case RD_KAFKA_RESP_ERR__INTR:
    case RD_KAFKA_RESP_ERR__PURGE_QUEUE:
    case RD_KAFKA_RESP_ERR__PURGE_INFLIGHT:
        return Code::Cancelled;
    case RD_KAFKA_RESP_ERR__BAD_COMPRESSION:
        return Code::Decode;
    default:
        return Code::Unknown;
    }
}

Code brokerCode(int code)
{
    switch (code) {
    case RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART:
    case RD_KAFKA_RESP_ERR_GROUP_ID_NOT_FOUND:
    case RD_KAFKA_RESP_ERR_RESOURCE_NOT_FOUND:
    case RD_KAFKA_RESP_ERR_OFFSET_OUT_OF_RANGE:
        return Code::NotFound;
    case RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS:
        return Code::AlreadyExists;
    case RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED:
    case RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED:
    case RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED:
    case RD_KAFKA_RESP_ERR_TRANSACTIONAL_ID_AUTHORIZATION_FAILED:
    case RD_KAFKA_RESP_ERR_DELEGATION_TOKEN_AUTHORIZATION_FAILED:
    case RD_KAFKA_RESP_ERR_POLICY_VIOLATION:
        return Code::Denied;
    case RD_KAFKA_RESP_ERR_SASL_AUTHENTICATION_FAILED:
    case RD_KAFKA_RESP_ERR_UNSUPPORTED_SASL_MECHANISM:
    case RD_KAFKA_RESP_ERR_ILLEGAL_SASL_STATE:
        return Code::Authentication;
    case RD_KAFKA_RESP_ERR_PRODUCER_FENCED:
    case RD_KAFKA_RESP_ERR_INVALID_PRODUCER_EPOCH:
    case RD_KAFKA_RESP_ERR_TRANSACTION_COORDINATOR_FENCED:
    case RD_KAFKA_RESP_ERR_CONCURRENT_TRANSACTIONS:
        return Code::Conflict;
    case RD_KAFKA_RESP_ERR_UNSUPPORTED_VERSION:
    case RD_KAFKA_RESP_ERR_SECURITY_DISABLED:
    case RD_KAFKA_RESP_ERR_UNSUPPORTED_FOR_MESSAGE_FORMAT:
    case RD_KAFKA_RESP_ERR_UNSUPPORTED_COMPRESSION_TYPE:
    case RD_KAFKA_RESP_ERR_TOPIC_DELETION_DISABLED:
        return Code::Unsupported;
    case RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE:
    case RD_KAFKA_RESP_ERR_RECORD_LIST_TOO_LARGE:
        return Code::TooLarge;
    case RD_KAFKA_RESP_ERR_REQUEST_TIMED_OUT:
        return Code::Timeout;
    case RD_KAFKA_RESP_ERR_BROKER_NOT_AVAILABLE:
    case RD_KAFKA_RESP_ERR_LEADER_NOT_AVAILABLE:
    case RD_KAFKA_RESP_ERR_NOT_LEADER_FOR_PARTITION:
    case RD_KAFKA_RESP_ERR_COORDINATOR_NOT_AVAILABLE:
    case RD_KAFKA_RESP_ERR_COORDINATOR_LOAD_IN_PROGRESS:
    case RD_KAFKA_RESP_ERR_NETWORK_EXCEPTION:
    case RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS:
        return Code::Unreachable;
    case RD_KAFKA_RESP_ERR_INVALID_CONFIG:
    case RD_KAFKA_RESP_ERR_INVALID_REQUEST:
    case RD_KAFKA_RESP_ERR_INVALID_PARTITIONS:
    case RD_KAFKA_RESP_ERR_INVALID_REPLICATION_FACTOR:
    case RD_KAFKA_RESP_ERR_TOPIC_EXCEPTION:
        return Code::Usage;
    case RD_KAFKA_RESP_ERR_INVALID_MSG:
    case RD_KAFKA_RESP_ERR_INVALID_RECORD:
        return Code::Decode;
    default:
        return Code::Unknown;
    }
}

bool isRetriable(Code code)
{
    return code == Code::Unreachable || code == Code::Timeout || code == Code::Resolve ||
           code == Code::Conflict;
}

} // namespace

core::Error kafkaError(int code, const QString &text, const QString &where)
{
    const Code kind = code < 0 ? localCode(code, text) : brokerCode(code);
    const auto name =
        QString::fromLatin1(rd_kafka_err2name(static_cast<rd_kafka_resp_err_t>(code)));
    return {kind, text.contains(name) ? text : name + u": "_s + text, where, isRetriable(kind)};
}

core::Error kafkaError(int code, const QString &where)
{
    return kafkaError(
        code, QString::fromUtf8(rd_kafka_err2str(static_cast<rd_kafka_resp_err_t>(code))), where);
}

bool isFinal(const core::Error &error)
{
    switch (error.code) {
    case Code::Authentication:
    case Code::ScramKafka4:
    case Code::Denied:
    case Code::TlsHandshake:
    case Code::TlsUnknownCa:
    case Code::TlsExpired:
    case Code::TlsHostname:
    case Code::TlsClientCertificate:
    case Code::TlsExpected:
    case Code::TlsUnexpected:
    case Code::NotKafka:
    case Code::Credentials:
    case Code::Usage:
    case Code::Unsupported:
        return true;
    default:
        return false;
    }
}

} // namespace mesh::kafka
