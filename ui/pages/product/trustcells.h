// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/product/productfacts.h"
#include "ui/pages/product/topicinquiry.h"
#include "ui/widgets/truststrip.h"

#include "app/workspace/pulse.h"

namespace mesh::ui {

class Formats;

/// The cells that can be filled by measuring now: freshness, promises held, schema, readers,
/// notices; of a topic that no product claims, those without a promise.
[[nodiscard]] std::vector<TrustCell> trustCells(const ProductFacts &facts,
                                                const TopicInquiry &inquiry,
                                                const workspace::TopicPulse &pulse,
                                                core::TimestampMs now, const Formats &formats);

} // namespace mesh::ui
