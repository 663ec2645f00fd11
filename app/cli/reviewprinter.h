// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/catalogwriting.h"

namespace mesh::cli {

/// A domain's part of a review that stands in its topic now.
struct WrittenDomain
{
    QString domain; ///< empty: the platform's
    std::vector<core::Offset> revisions;
};

/// What a review says, and what of it was written: differences, findings, records.
void printReview(Context &context, const Proposal &proposal,
                 const std::vector<WrittenDomain> &written = {});

/// The error of a review that is blocked: what refuses it and why, the first reason of all.
[[nodiscard]] core::Error refusal(const Proposal &proposal);

/// JSON as a value; what is none as its text; null for nothing.
[[nodiscard]] schema::Value parsedDocument(const std::optional<QByteArray> &bytes);

} // namespace mesh::cli
