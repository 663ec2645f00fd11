// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/catalogwriting.h"

#include "app/catalog/governance/compliance.h"

namespace mesh::cli {

/// --domain D: the policy that this domain adds, not the platform's.
[[nodiscard]] OptionSpec policyDomainOption();

/// The policy of this id, on or off: of the domain that --domain names, else the platform's, else
/// that of the one domain which adds it. Errors: NotFound; Usage where several domains do.
[[nodiscard]] core::Result<catalog::PolicyOrigin> policyHere(Context &context, const Mesh &mesh,
                                                             const QString &id);

/// The rules of a domain as they are; empty ones where there is no record yet. Error: NotFound
/// where there is no such domain.
[[nodiscard]] core::Result<catalog::DomainRules> rulesHere(const Mesh &mesh, const QString &domain);

/// Plans a policy as it is to be: in a record of its own, or within the rules of the domain that
/// adds it. Error: NotFound where there is no such domain.
[[nodiscard]] core::Result<void> putPolicy(catalog::ReviewBuilder &builder, const Mesh &mesh,
                                           const catalog::PolicyOrigin &policy);

} // namespace mesh::cli
