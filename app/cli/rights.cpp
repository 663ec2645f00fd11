// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/rights.h"

#include "app/catalog/access/access.h"

using namespace Qt::StringLiterals;

namespace mesh::cli {

using core::Result;

namespace {

struct Applied
{
    std::vector<kafka::AclBinding> left; ///< for the commands
    std::optional<core::Error> failure;  ///< beyond what the client cannot do
};

Applied apply(kafka::Admin &admin, const std::vector<kafka::AclBinding> &rights, bool takeBack)
{
    Applied applied;
    for (const catalog::AppliedAcl &each : catalog::applyAcls(admin, rights, takeBack)) {
        if (each.error) {
            applied.left.push_back(each.binding);
            if (each.error->code != core::Code::Unsupported) {
                applied.failure = each.error;
            }
        }
    }
    // Where none could be given, the cluster keeps no rights.
    if (!rights.empty() && applied.left.size() == rights.size() && !applied.failure) {
        applied.failure = core::Error{core::Code::Unsupported, u"this cluster keeps no rights"_s,
                                      admin.connection().profile.bootstrapServers.join(u',')};
    }
    return applied;
}

} // namespace

OptionSpec applyOption()
{
    return {u"apply"_s, {}, u"give or take the rights in Kafka now, where you may alter them"_s};
}

Result<int> giveRights(Context &context, const std::vector<kafka::AclBinding> &rights,
                       bool takeBack, const QString &subject)
{
    const Result<Target> target = context.target();
    if (!target) {
        return target.error();
    }
    Applied applied{rights, {}};
    Result<int> outcome = 0;
    if (context.invocation().has(u"apply"_s)) {
        const auto may = context.mayWrite();
        const auto admin =
            may ? context.admin() : Result<std::shared_ptr<kafka::Admin>>(may.error());
        if (!admin) {
            return admin.error();
        }
        outcome =
            context.logged(takeBack ? u"Took rights in Kafka back"_s : u"Gave rights in Kafka"_s,
                           subject, [&]() -> Result<int> {
                               applied = apply(**admin, rights, takeBack);
                               return applied.failure ? Result<int>(*applied.failure) : Result(0);
                           });
        context.say(u"%1 of %2 rights applied"_s.arg(rights.size() - applied.left.size())
                        .arg(rights.size()));
    }
    for (const QString &command :
         kafka::aclCommands(applied.left, target->profile.bootstrapServers.join(u','), takeBack)) {
        context.say(command);
    }
    return outcome;
}

} // namespace mesh::cli
