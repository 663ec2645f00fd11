// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
// The part of Admin that speaks to the broker's authorizer.
#include "app/kafka/admin.h"

#include "app/kafka/adminevents.h"
#include "app/kafka/errors.h"

#include <array>

namespace mesh::kafka {

using namespace Qt::StringLiterals;
using core::Code;
using core::Result;

namespace {

using BindingHandle = Handle<rd_kafka_AclBinding_t, rd_kafka_AclBinding_destroy>;

// librdkafka 2.0 knows no transactional ids; Kafka's protocol has this number for them.
constexpr auto transactionalIdType = static_cast<rd_kafka_ResourceType_t>(5);

rd_kafka_ResourceType_t typeOf(AclResource resource)
{
    switch (resource) {
    case AclResource::Topic:
        return RD_KAFKA_RESOURCE_TOPIC;
    case AclResource::Group:
        return RD_KAFKA_RESOURCE_GROUP;
    case AclResource::Cluster:
        return RD_KAFKA_RESOURCE_BROKER;
    case AclResource::TransactionalId:
        return transactionalIdType;
    case AclResource::Other:
        return RD_KAFKA_RESOURCE_UNKNOWN;
    }
    return RD_KAFKA_RESOURCE_UNKNOWN;
}

AclResource resourceOf(rd_kafka_ResourceType_t type)
{
    for (const AclResource resource : {AclResource::Topic, AclResource::Group, AclResource::Cluster,
                                       AclResource::TransactionalId}) {
        if (typeOf(resource) == type) {
            return resource;
        }
    }
    return AclResource::Other;
}

constexpr std::array operations{
    std::pair{AclOperation::All, RD_KAFKA_ACL_OPERATION_ALL},
    std::pair{AclOperation::Read, RD_KAFKA_ACL_OPERATION_READ},
    std::pair{AclOperation::Write, RD_KAFKA_ACL_OPERATION_WRITE},
    std::pair{AclOperation::Create, RD_KAFKA_ACL_OPERATION_CREATE},
    std::pair{AclOperation::Delete, RD_KAFKA_ACL_OPERATION_DELETE},
    std::pair{AclOperation::Alter, RD_KAFKA_ACL_OPERATION_ALTER},
    std::pair{AclOperation::Describe, RD_KAFKA_ACL_OPERATION_DESCRIBE},
    std::pair{AclOperation::ClusterAction, RD_KAFKA_ACL_OPERATION_CLUSTER_ACTION},
    std::pair{AclOperation::DescribeConfigs, RD_KAFKA_ACL_OPERATION_DESCRIBE_CONFIGS},
    std::pair{AclOperation::AlterConfigs, RD_KAFKA_ACL_OPERATION_ALTER_CONFIGS},
    std::pair{AclOperation::IdempotentWrite, RD_KAFKA_ACL_OPERATION_IDEMPOTENT_WRITE},
};

rd_kafka_AclOperation_t codeOf(AclOperation operation)
{
    for (const auto &[ours, theirs] : operations) {
        if (ours == operation) {
            return theirs;
        }
    }
    return RD_KAFKA_ACL_OPERATION_UNKNOWN;
}

AclOperation operationOf(rd_kafka_AclOperation_t code)
{
    for (const auto &[ours, theirs] : operations) {
        if (theirs == code) {
            return ours;
        }
    }
    return AclOperation::Other;
}

AclBinding bindingOf(const rd_kafka_AclBinding_t *acl)
{
    AclBinding binding;
    binding.resource = resourceOf(rd_kafka_AclBinding_restype(acl));
    binding.name = QString::fromUtf8(rd_kafka_AclBinding_name(acl));
    binding.prefixed =
        rd_kafka_AclBinding_resource_pattern_type(acl) == RD_KAFKA_RESOURCE_PATTERN_PREFIXED;
    binding.principal = QString::fromUtf8(rd_kafka_AclBinding_principal(acl));
    binding.host = QString::fromUtf8(rd_kafka_AclBinding_host(acl));
    binding.operation = operationOf(rd_kafka_AclBinding_operation(acl));
    binding.allow = rd_kafka_AclBinding_permission_type(acl) == RD_KAFKA_ACL_PERMISSION_TYPE_ALLOW;
    return binding;
}

Result<BindingHandle> handleOf(const AclBinding &binding)
{
    std::array<char, 256> text{};
    BindingHandle handle(rd_kafka_AclBinding_new(
        typeOf(binding.resource), binding.name.toUtf8().constData(),
        binding.prefixed ? RD_KAFKA_RESOURCE_PATTERN_PREFIXED : RD_KAFKA_RESOURCE_PATTERN_LITERAL,
        binding.principal.toUtf8().constData(), binding.host.toUtf8().constData(),
        codeOf(binding.operation),
        binding.allow ? RD_KAFKA_ACL_PERMISSION_TYPE_ALLOW : RD_KAFKA_ACL_PERMISSION_TYPE_DENY,
        text.data(), text.size()));
    if (!handle) {
        const bool unknown = binding.resource == AclResource::TransactionalId;
        return core::Error{unknown ? Code::Unsupported : Code::Usage,
                           QString::fromUtf8(text.data()), binding.name};
    }
    return handle;
}

core::Error aclError(const rd_kafka_error_t *error, const QString &where)
{
    return kafkaError(rd_kafka_error_code(error), QString::fromUtf8(rd_kafka_error_string(error)),
                      where);
}

Result<void> supported(Admin &admin)
{
    const auto can = admin.capabilities();
    if (!can) {
        return can.error();
    }
    return can->acls ? Result<void>()
                     : core::Error{Code::Unsupported, u"this cluster has no access control"_s,
                                   admin.connection().profile.bootstrapServers.join(u',')};
}

} // namespace

Result<void> Admin::createAcl(const AclBinding &binding)
{
    if (auto can = supported(*this); !can) {
        return can;
    }
    const Result<BindingHandle> wanted = handleOf(binding);
    if (!wanted) {
        return wanted.error();
    }
    const QueueHandle queue(rd_kafka_queue_new(m_client->handle()));
    const auto options =
        requestOptions(m_client->handle(), RD_KAFKA_ADMIN_OP_CREATEACLS, m_timeout);
    rd_kafka_AclBinding_t *one = wanted->get();
    rd_kafka_CreateAcls(m_client->handle(), &one, 1, options.get(), queue.get());
    const auto event = awaitEvent(*m_client, queue.get(), m_timeout, binding.name);
    if (!event) {
        return event.error();
    }
    size_t count = 0;
    const auto **results =
        rd_kafka_CreateAcls_result_acls(rd_kafka_event_CreateAcls_result(event->get()), &count);
    if (count != 1) {
        return core::Error{Code::Protocol, u"the answer is not about the right"_s, binding.name};
    }
    const rd_kafka_error_t *error = rd_kafka_acl_result_error(results[0]);
    return error == nullptr ? Result<void>() : aclError(error, binding.name);
}

Result<std::vector<AclBinding>> Admin::acls(AclResource resource, const QString &name)
{
    if (auto can = supported(*this); !can) {
        return can.error();
    }
    std::array<char, 256> text{};
    const BindingHandle filter(rd_kafka_AclBindingFilter_new(
        typeOf(resource), name.toUtf8().constData(), RD_KAFKA_RESOURCE_PATTERN_MATCH, nullptr,
        nullptr, RD_KAFKA_ACL_OPERATION_ANY, RD_KAFKA_ACL_PERMISSION_TYPE_ANY, text.data(),
        text.size()));
    if (!filter) {
        return core::Error{Code::Unsupported, QString::fromUtf8(text.data()), name};
    }
    const QueueHandle queue(rd_kafka_queue_new(m_client->handle()));
    const auto options =
        requestOptions(m_client->handle(), RD_KAFKA_ADMIN_OP_DESCRIBEACLS, m_timeout);
    rd_kafka_DescribeAcls(m_client->handle(), filter.get(), options.get(), queue.get());
    const auto event = awaitEvent(*m_client, queue.get(), m_timeout, name);
    if (!event) {
        return event.error();
    }
    size_t count = 0;
    const auto **found =
        rd_kafka_DescribeAcls_result_acls(rd_kafka_event_DescribeAcls_result(event->get()), &count);
    std::vector<AclBinding> bindings;
    for (size_t i = 0; i < count; ++i) {
        bindings.push_back(bindingOf(found[i]));
    }
    return bindings;
}

Result<void> Admin::deleteAcl(const AclBinding &binding)
{
    if (auto can = supported(*this); !can) {
        return can;
    }
    const Result<BindingHandle> unwanted = handleOf(binding);
    if (!unwanted) {
        return unwanted.error();
    }
    const QueueHandle queue(rd_kafka_queue_new(m_client->handle()));
    const auto options =
        requestOptions(m_client->handle(), RD_KAFKA_ADMIN_OP_DELETEACLS, m_timeout);
    rd_kafka_AclBindingFilter_t *one = unwanted->get();
    rd_kafka_DeleteAcls(m_client->handle(), &one, 1, options.get(), queue.get());
    const auto event = awaitEvent(*m_client, queue.get(), m_timeout, binding.name);
    if (!event) {
        return event.error();
    }
    size_t count = 0;
    const auto **responses = rd_kafka_DeleteAcls_result_responses(
        rd_kafka_event_DeleteAcls_result(event->get()), &count);
    if (count != 1) {
        return core::Error{Code::Protocol, u"the answer is not about the right"_s, binding.name};
    }
    const rd_kafka_error_t *error = rd_kafka_DeleteAcls_result_response_error(responses[0]);
    return error == nullptr ? Result<void>() : aclError(error, binding.name);
}

} // namespace mesh::kafka
