// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/stack.h"

namespace mesh::test {

Stack Stack::fromEnvironment()
{
    const auto read = [](const char *name) { return qEnvironmentVariable(name); };
    Stack stack;
    stack.kafka = read("MESHSCOPE_TEST_KAFKA");
    stack.kafkaSasl = read("MESHSCOPE_TEST_KAFKA_SASL");
    stack.kafkaSaslTls = read("MESHSCOPE_TEST_KAFKA_SASL_TLS");
    stack.kafkaTls = read("MESHSCOPE_TEST_KAFKA_MTLS");
    stack.kafkaOAuth = read("MESHSCOPE_TEST_KAFKA_OAUTH");
    stack.kafka4 = read("MESHSCOPE_TEST_KAFKA4");
    stack.kafka4Sasl = read("MESHSCOPE_TEST_KAFKA4_SASL");
    stack.registry = read("MESHSCOPE_TEST_REGISTRY");
    stack.tokenUrl = read("MESHSCOPE_TEST_TOKEN_URL");
    stack.tlsFolder = read("MESHSCOPE_TEST_TLS");
    stack.scripts = read("MESHSCOPE_TEST_STACK");
    stack.kafkaProcess = read("MESHSCOPE_TEST_KAFKA_PID").toLongLong();
    return stack;
}

} // namespace mesh::test
