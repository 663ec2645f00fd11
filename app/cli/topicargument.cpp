// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/topicargument.h"

#include "app/cli/mesh.h"

using namespace Qt::StringLiterals;

namespace mesh::cli {

using core::Code;
using core::Error;
using core::Result;

namespace {

struct PortName
{
    core::ProductId product;
    std::optional<int> major;
};

std::optional<PortName> portName(const QString &typed)
{
    const qsizetype at = typed.indexOf(u'@');
    const auto product =
        core::ProductId::parse(QStringView(typed).first(at < 0 ? typed.size() : at));
    if (!product) {
        return std::nullopt;
    }
    if (at < 0) {
        return PortName{*product, {}};
    }
    bool ok = false;
    const int major = QStringView(typed).sliced(at + 1).toInt(&ok);
    return ok ? std::optional(PortName{*product, major}) : std::nullopt;
}

QString topicOfPort(const catalog::Product &product, std::optional<int> major)
{
    if (!major) {
        const catalog::Port *port = product.currentPort();
        return port == nullptr ? QString() : port->topic;
    }
    for (const catalog::Port &port : product.ports) {
        if (port.major == *major) {
            return port.topic;
        }
    }
    return {};
}

} // namespace

Result<QString> topicOf(Context &context, const QString &typed)
{
    const std::optional<PortName> port = portName(typed);
    if (!port) {
        return topicName(typed);
    }
    if (!port->major) {
        const auto admin = context.admin();
        if (!admin) {
            return admin.error();
        }
        const auto partitions = (*admin)->partitions(typed);
        if (partitions || partitions.error().code != Code::NotFound) {
            return partitions ? Result(typed) : partitions.error();
        }
    }
    const Result<Mesh> mesh = readMesh(context);
    if (!mesh) {
        return mesh.error();
    }
    const auto entry = mesh->snapshot->product(port->product);
    const QString topic = entry ? topicOfPort(entry->product(), port->major) : QString();
    if (topic.isEmpty()) {
        return Error{Code::NotFound, {}, typed};
    }
    context.say(u"meshctl: product %1 is topic %2"_s.arg(typed, topic));
    return topic;
}

} // namespace mesh::cli
