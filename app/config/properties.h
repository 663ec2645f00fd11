// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"

#include <QStringView>

#include <vector>

namespace mesh::config {

struct Property
{
    QString name;
    QString value;
    int line = 0; ///< of its beginning, from 1
};

/// Java's properties format (java.util.Properties.load): escapes, continued lines, three kinds of
/// separators. Nothing in it is an error but a broken \uXXXX (Syntax, with the line).
[[nodiscard]] core::Result<std::vector<Property>> parseJavaProperties(QStringView text);

/// librdkafka's and kcat's: name=value a line, # begins a comment, no escapes. Errors: Syntax, with
/// the line; what stands in it is not repeated, since it may be a secret.
[[nodiscard]] core::Result<std::vector<Property>> parsePlainProperties(QStringView text);

/// One entry of a JAAS configuration: <class> <flag> name=value …;
struct LoginModule
{
    QString className;
    std::vector<Property> options;

    /// The option's value, empty where there is none.
    [[nodiscard]] QString option(QStringView name) const;
};

/// The value of sasl.jaas.config: values bare, in "" or in '', with \ before a quote. Errors:
/// Syntax, with the place in the value; again without repeating what stands there.
[[nodiscard]] core::Result<LoginModule> parseJaas(QStringView text);

} // namespace mesh::config
