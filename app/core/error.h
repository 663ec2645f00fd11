// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/sourcerange.h"

#include <QMetaType>
#include <QString>

#include <optional>

namespace mesh::core {

/// What failed, as a kind that a program can act on. meshctl's exit codes follow from it
/// (exitCode).
enum class Code {
    Unknown,
    Cancelled, ///< somebody asked for the end; not a failure
    Usage,     ///< an argument that cannot be meant
    Syntax,    ///< text the user typed does not parse
    Type,      ///< it parses, but the types do not fit
    NotFound,  ///< a topic, subject, product, profile that is not there
    AlreadyExists,
    Conflict,       ///< somebody else wrote in between
    Policy,         ///< a policy of the mesh refuses it
    ReadOnly,       ///< the profile is read-only
    Denied,         ///< the broker's or the registry's authorization says no
    Authentication, ///< credentials refused
    ScramKafka4,    ///< SCRAM refused because librdkafka < 2.6.1 speaks to Kafka 4.x, not for the
                    ///< password
    TlsHandshake,   ///< the TLS handshake failed for another reason than those below
    TlsUnknownCa,   ///< the peer's certificate is signed by nobody we trust
    TlsExpired,     ///< a certificate is expired or not valid yet
    TlsHostname,    ///< the certificate is for another host
    TlsClientCertificate, ///< the server wants a client certificate, or refuses ours
    TlsExpected,          ///< the port speaks TLS, we spoke plaintext
    TlsUnexpected,        ///< the port speaks plaintext, we spoke TLS
    NotKafka,             ///< something answers on the port, and it is no Kafka broker
    Resolve,              ///< the host name is unknown
    Unreachable,          ///< nothing listens, or the connection was lost
    Timeout,
    Unsupported, ///< the cluster or this build cannot do it
    Schema,      ///< a schema is missing, broken, or does not fit the bytes
    Decode,      ///< bytes that are not what they claim
    Protocol,    ///< a service answered something that is not in its contract
    TooLarge,
    OutOfSpace,
    Storage,      ///< SQLite or a file
    NewerVersion, ///< a cache or document written by a newer Meshscope
    Corrupt,      ///< a cache that is damaged
    Credentials,  ///< the keychain or the secrets file
};

/// Where it failed: a name (host:port, topic, field, file) and, for typed text, the range.
struct Where
{
    QString name;
    std::optional<SourceRange> range;

    Where() = default;
    Where(QString place)
        : name(std::move(place))
    {}
    Where(SourceRange place)
        : range(place)
    {}
    friend bool operator==(const Where &, const Where &) = default;
};

/// An expected failure. `detail` is for the *Details* fold and the log: technical, untranslated, no
/// secrets.
struct Error
{
    Code code = Code::Unknown;
    QString detail;
    Where where;
    bool retriable = false;
};

/// The three parts that a person is told.
struct Explanation
{
    QString what;   ///< "Could not sign in to localhost:9092."
    QString why;    ///< "The broker refused the user name or the password."
    QString action; ///< "Check the credentials in the profile." Empty where there is nothing to do.

    /// All three as one text.
    [[nodiscard]] QString sentence() const;
};

/// Translated into the language of the application; thread-safe.
[[nodiscard]] Explanation explain(const Error &error);

/// The code's stable name, e.g. "NotFound": for logs and `--format json`.
[[nodiscard]] QString codeName(Code code);

/// meshctl's exit code: 0 is never returned.
[[nodiscard]] int exitCode(Code code);

} // namespace mesh::core

Q_DECLARE_METATYPE(mesh::core::Error)
