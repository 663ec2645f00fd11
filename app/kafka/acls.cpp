// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/kafka/acls.h"

#include <QRegularExpression>

#include <tuple>

namespace mesh::kafka {

using namespace Qt::StringLiterals;

namespace {

QString quoted(const QString &text)
{
    static const QRegularExpression plain(u"^[A-Za-z0-9_.:,/@-]+$"_s);
    if (plain.match(text).hasMatch()) {
        return text;
    }
    QString inside = text;
    return u'\'' + inside.replace(u"'"_s, u"'\\''"_s) + u'\'';
}

QString resourceOption(const AclBinding &binding)
{
    switch (binding.resource) {
    case AclResource::Topic:
        return u" --topic "_s + quoted(binding.name);
    case AclResource::Group:
        return u" --group "_s + quoted(binding.name);
    case AclResource::TransactionalId:
        return u" --transactional-id "_s + quoted(binding.name);
    case AclResource::Cluster:
        return u" --cluster"_s;
    case AclResource::Other:
        return {};
    }
    return {};
}

// What one call of the tool can say together.
auto sentenceOf(const AclBinding &binding)
{
    return std::tie(binding.resource, binding.name, binding.prefixed, binding.principal,
                    binding.allow, binding.host);
}

} // namespace

bool AclBinding::covers(QStringView resourceName) const
{
    return name == u"*" || (prefixed ? resourceName.startsWith(name) : resourceName == name);
}

QString operationName(AclOperation operation)
{
    switch (operation) {
    case AclOperation::All:
        return u"All"_s;
    case AclOperation::Read:
        return u"Read"_s;
    case AclOperation::Write:
        return u"Write"_s;
    case AclOperation::Create:
        return u"Create"_s;
    case AclOperation::Delete:
        return u"Delete"_s;
    case AclOperation::Alter:
        return u"Alter"_s;
    case AclOperation::Describe:
        return u"Describe"_s;
    case AclOperation::ClusterAction:
        return u"ClusterAction"_s;
    case AclOperation::DescribeConfigs:
        return u"DescribeConfigs"_s;
    case AclOperation::AlterConfigs:
        return u"AlterConfigs"_s;
    case AclOperation::IdempotentWrite:
        return u"IdempotentWrite"_s;
    case AclOperation::Other:
        return {};
    }
    return {};
}

QStringList aclCommands(const std::vector<AclBinding> &bindings, const QString &bootstrap,
                        bool remove)
{
    QStringList commands;
    for (std::size_t i = 0; i < bindings.size();) {
        const AclBinding &first = bindings[i];
        QString command = u"kafka-acls.sh --bootstrap-server %1 %2"_s.arg(
            quoted(bootstrap), remove ? u"--remove --force"_s : u"--add"_s);
        command += (first.allow ? u" --allow-principal "_s : u" --deny-principal "_s) +
                   quoted(first.principal);
        if (first.host != u"*") {
            command +=
                (first.allow ? u" --allow-host "_s : u" --deny-host "_s) + quoted(first.host);
        }
        for (; i < bindings.size() && sentenceOf(bindings[i]) == sentenceOf(first); ++i) {
            command += u" --operation "_s + operationName(bindings[i].operation);
        }
        command += resourceOption(first);
        if (first.prefixed) {
            command += u" --resource-pattern-type prefixed"_s;
        }
        commands << command;
    }
    return commands;
}

} // namespace mesh::kafka
