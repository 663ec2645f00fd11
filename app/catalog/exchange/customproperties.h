// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/schema/value.h"

#include <QStringList>

#include <functional>

/// Fields of a product that a standard (ODCS, ODPS) has no place for travel in its
/// `customProperties`, each as `meshscope.<field>`, and come back as fields.
namespace mesh::catalog {

/// True for a product's field that neither the standard's root nor a record's envelope has.
[[nodiscard]] bool isOursAlone(const QString &field, const QStringList &standardFields);

/// One custom property that carries a field.
[[nodiscard]] schema::Value ourProperty(const QString &field, const schema::Value &value);

/// The document's custom properties and, after them, those that carry its fields; null without any.
[[nodiscard]] schema::Value withOurProperties(const schema::Value &document,
                                              const QStringList &standardFields);

/// Puts what `properties` (a list) carries for fields that `isOurs` accepts back into `object`.
/// Returns the others; null without any.
schema::Value takeOurProperties(schema::Value &object, const schema::Value &properties,
                                const std::function<bool(const QString &)> &isOurs);

} // namespace mesh::catalog
