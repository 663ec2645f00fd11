// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QTest>

namespace mesh::test {

/// The real services that tests/run started, as it names them in the environment. Empty: not
/// started.
struct Stack
{
    QString kafka;           ///< plaintext, the super user           MESHSCOPE_TEST_KAFKA
    QString kafkaSasl;       ///< SASL_PLAINTEXT, SCRAM and PLAIN     MESHSCOPE_TEST_KAFKA_SASL
    QString kafkaSaslTls;    ///< SASL_SSL, SCRAM and PLAIN           MESHSCOPE_TEST_KAFKA_SASL_TLS
    QString kafkaTls;        ///< TLS, client certificate required    MESHSCOPE_TEST_KAFKA_MTLS
    QString kafkaOAuth;      ///< SASL_PLAINTEXT, OAUTHBEARER         MESHSCOPE_TEST_KAFKA_OAUTH
    QString kafka4;          ///< as `kafka`, on Kafka 4.x            MESHSCOPE_TEST_KAFKA4
    QString kafka4Sasl;      ///< as `kafkaSasl`, on Kafka 4.x        MESHSCOPE_TEST_KAFKA4_SASL
    QString registry;        ///< a Confluent-compatible registry     MESHSCOPE_TEST_REGISTRY
    QString tokenUrl;        ///< OIDC token endpoint                 MESHSCOPE_TEST_TOKEN_URL
    QString tlsFolder;       ///< ca.crt, client.pem, client.key …    MESHSCOPE_TEST_TLS
    qint64 kafkaProcess = 0; ///< the broker's process id           MESHSCOPE_TEST_KAFKA_PID
    QString scripts;         ///< the folder of kafka-up and down         MESHSCOPE_TEST_STACK

    [[nodiscard]] static Stack fromEnvironment();
};

} // namespace mesh::test

/// Skips the test, saying so, where tests/run did not start the service.
#define MESH_NEEDS(address)                                                                        \
    do {                                                                                           \
        if ((address).isEmpty()) {                                                                 \
            QSKIP("needs " #address ": run it by tests/run");                                      \
        }                                                                                          \
    } while (false)
