// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/core/error.h"

#include <QCoreApplication>

namespace mesh::core {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("mesh::core::Explanation", text);
}

QString atPlace(const char *withPlace, const char *without, const QString &place)
{
    return place.isEmpty() ? tr(without) : tr(withPlace).arg(place);
}

// One entry a code. "what" has two forms, with a place (%1) and without, so that each is a whole
// sentence.
struct Entry
{
    const char *name;
    int exit;
    const char *whatAt;
    const char *what;
    const char *why;
    const char *action;
};

Entry entry(Code code)
{
    switch (code) {
    case Code::Unknown:
        break;
    case Code::Cancelled:
        return {"Cancelled",
                130,
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "Stopped: %1."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "Stopped."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "It was cancelled."),
                ""};
    case Code::Usage:
        return {"Usage",
                2,
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "“%1” cannot be used here."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "That cannot be used here."),
                "",
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "Correct it and try again.")};
    case Code::Syntax:
        return {"Syntax",
                2,
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "%1 could not be understood."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "The text could not be understood."),
                "",
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "Correct the marked place.")};
    case Code::Type:
        return {"Type",
                2,
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "The types in %1 do not fit."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "The types do not fit."),
                "",
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "Correct the marked place.")};
    case Code::NotFound:
        return {"NotFound",
                3,
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "%1 was not found."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "It was not found."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation",
                                  "It does not exist, or it may not be seen by you."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "Check the name, or refresh.")};
    case Code::AlreadyExists:
        return {"AlreadyExists",
                4,
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "%1 exists already."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "It exists already."),
                "",
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "Choose another name.")};
    case Code::Conflict:
        return {"Conflict",
                4,
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "%1 was changed by somebody else."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "It was changed by somebody else."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation",
                                  "Another writer came in between; nothing was written."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation",
                                  "Compare both versions, then write again.")};
    case Code::Policy:
        return {"Policy",
                4,
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "The rules of the mesh refuse %1."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "The rules of the mesh refuse it."),
                "",
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "Change what they name.")};
    case Code::ReadOnly:
        return {"ReadOnly",
                4,
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "%1 was not written."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "Nothing was written."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "This profile is read-only."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation",
                                  "Use another profile, or switch read-only off in this one.")};
    case Code::Denied:
        return {"Denied",
                5,
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "You may not use %1."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "You may not do this."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation",
                                  "The service’s access rules deny it to this user."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation",
                                  "Ask the owner for the right, or use another profile.")};
    case Code::Authentication:
        return {"Authentication",
                5,
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "Could not sign in to %1."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "Could not sign in."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation",
                                  "The user name or the secret was refused."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation",
                                  "Check mechanism, user name and secret in the profile.")};
    case Code::ScramKafka4:
        return {
            "ScramKafka4",
            5,
            QT_TRANSLATE_NOOP("mesh::core::Explanation", "Could not sign in to %1 with SCRAM."),
            QT_TRANSLATE_NOOP("mesh::core::Explanation", "Could not sign in with SCRAM."),
            QT_TRANSLATE_NOOP(
                "mesh::core::Explanation",
                "The broker is Kafka 4 or newer and this system’s librdkafka is older than 2.6.1; "
                "the two do not understand each other’s SCRAM. The password may well be right."),
            QT_TRANSLATE_NOOP("mesh::core::Explanation",
                              "Install librdkafka 2.6.1 or newer, or sign in with PLAIN, a client "
                              "certificate or OAUTHBEARER.")};
    case Code::TlsHandshake:
        return {"TlsHandshake",
                6,
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "The TLS handshake with %1 failed."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "The TLS handshake failed."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation",
                                  "Both sides could not agree on a secure connection."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation",
                                  "Check the security settings of the profile.")};
    case Code::TlsUnknownCa:
        return {
            "TlsUnknownCa",
            6,
            QT_TRANSLATE_NOOP("mesh::core::Explanation", "The certificate of %1 is not trusted."),
            QT_TRANSLATE_NOOP("mesh::core::Explanation",
                              "The server’s certificate is not trusted."),
            QT_TRANSLATE_NOOP("mesh::core::Explanation",
                              "It is signed by an authority that this profile does not know."),
            QT_TRANSLATE_NOOP("mesh::core::Explanation",
                              "Choose the right CA certificate in the profile.")};
    case Code::TlsExpired:
        return {"TlsExpired",
                6,
                QT_TRANSLATE_NOOP("mesh::core::Explanation",
                                  "A certificate used with %1 is not valid now."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "A certificate is not valid now."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "It has expired or is not valid yet."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation",
                                  "Renew the certificate, or check this computer’s clock.")};
    case Code::TlsHostname:
        return {
            "TlsHostname",
            6,
            QT_TRANSLATE_NOOP("mesh::core::Explanation",
                              "The certificate of %1 is for another host."),
            QT_TRANSLATE_NOOP("mesh::core::Explanation", "The certificate is for another host."),
            QT_TRANSLATE_NOOP("mesh::core::Explanation",
                              "The host’s name does not stand in its certificate."),
            QT_TRANSLATE_NOOP("mesh::core::Explanation",
                              "Use the name that stands in the certificate.")};
    case Code::TlsClientCertificate:
        return {"TlsClientCertificate",
                5,
                QT_TRANSLATE_NOOP("mesh::core::Explanation",
                                  "%1 did not accept the client certificate."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation",
                                  "The client certificate was not accepted."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation",
                                  "The server asks for a client certificate that it trusts."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation",
                                  "Choose a client certificate and its key in the profile.")};
    case Code::TlsExpected:
        return {"TlsExpected",
                6,
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "%1 expects TLS."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "The port expects TLS."),
                QT_TRANSLATE_NOOP(
                    "mesh::core::Explanation",
                    "The profile connects without TLS; the broker closed the connection."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation",
                                  "Choose a security protocol with TLS in the profile.")};
    case Code::TlsUnexpected:
        return {
            "TlsUnexpected",
            6,
            QT_TRANSLATE_NOOP("mesh::core::Explanation", "%1 does not speak TLS."),
            QT_TRANSLATE_NOOP("mesh::core::Explanation", "The port does not speak TLS."),
            QT_TRANSLATE_NOOP("mesh::core::Explanation",
                              "The profile connects with TLS, but the port answers in plaintext."),
            QT_TRANSLATE_NOOP("mesh::core::Explanation",
                              "Choose a security protocol without TLS, or another port.")};
    case Code::NotKafka:
        return {"NotKafka",
                6,
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "%1 is not a Kafka broker."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "The port is not a Kafka broker’s."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation",
                                  "Something else answers there, perhaps a web server."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation",
                                  "Check host and port of the bootstrap servers.")};
    case Code::Resolve:
        return {"Resolve",
                6,
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "The host %1 is unknown."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "The host is unknown."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "Its name has no address here."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation",
                                  "Check the spelling, or whether a VPN is needed.")};
    case Code::Unreachable:
        return {"Unreachable",
                6,
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "%1 cannot be reached."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "The service cannot be reached."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "Nothing answers there now."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation",
                                  "Check host and port, or try again in a moment.")};
    case Code::Timeout:
        return {"Timeout",
                6,
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "%1 did not answer in time."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "There was no answer in time."),
                QT_TRANSLATE_NOOP(
                    "mesh::core::Explanation",
                    "The service hangs, is overloaded, or the network drops its answers."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "Try again in a moment.")};
    case Code::Unsupported:
        return {"Unsupported",
                1,
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "%1 is not possible here."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "That is not possible here."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation",
                                  "This cluster or this system does not offer it."),
                ""};
    case Code::Schema:
        return {
            "Schema",
            1,
            QT_TRANSLATE_NOOP("mesh::core::Explanation", "The schema of %1 does not fit."),
            QT_TRANSLATE_NOOP("mesh::core::Explanation", "The schema does not fit."),
            "",
            QT_TRANSLATE_NOOP("mesh::core::Explanation", "Look at the schema and at the bytes.")};
    case Code::Decode:
        return {"Decode",
                7,
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "%1 could not be decoded."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "The record could not be decoded."),
                "",
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "Look at its bytes.")};
    case Code::Protocol:
        return {"Protocol",
                1,
                QT_TRANSLATE_NOOP("mesh::core::Explanation",
                                  "%1 gave an answer that is not in its contract."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation",
                                  "The service gave an answer that is not in its contract."),
                "",
                QT_TRANSLATE_NOOP("mesh::core::Explanation",
                                  "Check that the address is the right service’s.")};
    case Code::TooLarge:
        return {"TooLarge",
                1,
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "%1 is too large."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "It is too large."),
                "",
                ""};
    case Code::OutOfSpace:
        return {"OutOfSpace",
                1,
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "There is no space left for %1."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "There is no space left."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "The disk is full."),
                QT_TRANSLATE_NOOP("mesh::core::Explanation", "Make room and try again.")};
    case Code::Storage:
        return {
            "Storage",
            1,
            QT_TRANSLATE_NOOP("mesh::core::Explanation", "%1 could not be read or written."),
            QT_TRANSLATE_NOOP("mesh::core::Explanation", "A file could not be read or written."),
            "",
            QT_TRANSLATE_NOOP("mesh::core::Explanation",
                              "Check the file’s folder and its permissions.")};
    case Code::NewerVersion:
        return {
            "NewerVersion",
            1,
            QT_TRANSLATE_NOOP("mesh::core::Explanation", "%1 comes from a newer Meshscope."),
            QT_TRANSLATE_NOOP("mesh::core::Explanation", "It comes from a newer Meshscope."),
            QT_TRANSLATE_NOOP("mesh::core::Explanation", "This version does not know its format."),
            QT_TRANSLATE_NOOP("mesh::core::Explanation",
                              "Use the newer version, or move the file away.")};
    case Code::Corrupt:
        return {
            "Corrupt",
            1,
            QT_TRANSLATE_NOOP("mesh::core::Explanation", "%1 is damaged."),
            QT_TRANSLATE_NOOP("mesh::core::Explanation", "A local file is damaged."),
            QT_TRANSLATE_NOOP("mesh::core::Explanation", "Its contents are not what was written."),
            QT_TRANSLATE_NOOP("mesh::core::Explanation",
                              "It holds copies only and can be rebuilt from Kafka.")};
    case Code::Credentials:
        return {
            "Credentials",
            1,
            QT_TRANSLATE_NOOP("mesh::core::Explanation",
                              "The secret for %1 could not be read or stored."),
            QT_TRANSLATE_NOOP("mesh::core::Explanation", "A secret could not be read or stored."),
            QT_TRANSLATE_NOOP("mesh::core::Explanation", "The keychain did not give or take it."),
            QT_TRANSLATE_NOOP("mesh::core::Explanation",
                              "Unlock the keychain, or enter the secret again.")};
    }
    return {"Unknown",
            1,
            QT_TRANSLATE_NOOP("mesh::core::Explanation", "%1 failed."),
            QT_TRANSLATE_NOOP("mesh::core::Explanation", "Something failed."),
            "",
            QT_TRANSLATE_NOOP("mesh::core::Explanation", "Try again; the details may tell more.")};
}

} // namespace

QString Explanation::sentence() const
{
    QString text = what;
    for (const QString &part : {why, action}) {
        if (!part.isEmpty()) {
            text += u' ' + part;
        }
    }
    return text;
}

Explanation explain(const Error &error)
{
    const Entry found = entry(error.code);
    // Where the table has no reason, the detail is one that a person can read (a parser's, a
    // library's).
    const bool reasonInDetail = *found.why == '\0';
    return {atPlace(found.whatAt, found.what, error.where.name),
            reasonInDetail ? error.detail : tr(found.why),
            *found.action == '\0' ? QString() : tr(found.action)};
}

QString codeName(Code code)
{
    return QString::fromLatin1(entry(code).name);
}

int exitCode(Code code)
{
    return entry(code).exit;
}

} // namespace mesh::core
