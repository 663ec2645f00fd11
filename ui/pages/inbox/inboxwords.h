// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workspace/inbox.h"

#include <QString>

namespace mesh::ui {

class Formats;

/// What waits, in a sentence: "User:bob asks to read it: refunds by region".
[[nodiscard]] QString sentence(const workspace::InboxItem &item, const Formats &formats,
                               QDate today);
/// The page where it is done, for Navigator::openPage: "product:sales.orders#access".
[[nodiscard]] QString placeOf(const workspace::InboxItem &item);

} // namespace mesh::ui
