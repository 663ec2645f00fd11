// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/workspace/link.h"

#include "app/config/secretstore.h"
#include "app/http/tokensource.h"
#include "app/sandbox/sandbox.h"

namespace mesh::workspace {

namespace {

kafka::TokenFunction tokenFunction(const config::Profile &profile, const config::Secrets &secrets)
{
    if (profile.mechanism != config::SaslMechanism::OAuthBearer ||
        profile.oauth.tokenUrl.isEmpty()) {
        return {};
    }
    http::TokenOptions options;
    options.tokenUrl = QUrl(profile.oauth.tokenUrl);
    options.clientId = profile.oauth.clientId;
    options.clientSecret = secrets.oauthClientSecret;
    options.scope = profile.oauth.scope;
    options.tls.caFile = profile.tls.caFile;
    const auto source = std::make_shared<http::TokenSource>(options);
    return [source, extensions = profile.oauth.extensions]() -> core::Result<kafka::OAuthToken> {
        const auto token = source->token();
        if (!token) {
            return token.error();
        }
        return kafka::OAuthToken{.token = QString::fromLatin1(token->value),
                                 .principal = token->principal,
                                 .expiryMs = token->expiresAt,
                                 .extensions = extensions};
    };
}

core::Result<LinkPointer> linkTo(config::Profile profile, const config::Secrets &secrets,
                                 std::shared_ptr<sandbox::Sandbox> sandbox)
{
    auto link = std::make_shared<Link>();
    link->sandbox = std::move(sandbox);
    if (const auto options = schema::registryOptions(profile, secrets)) {
        link->registry = std::make_shared<schema::SchemaRegistry>(*options);
    }
    link->decoder = std::make_shared<schema::Decoder>(link->registry);
    link->connection = {
        .profile = profile, .secrets = secrets, .token = tokenFunction(profile, secrets)};
    auto admin = kafka::Admin::create(link->connection);
    if (!admin) {
        return admin.error();
    }
    link->admin = std::move(*admin);
    return LinkPointer(std::move(link));
}

// The embedded mesh's addresses, under the name and the identity that the person gave the profile.
core::Result<LinkPointer> linkToSandbox(config::Profile profile)
{
    auto sandbox = std::make_shared<sandbox::Sandbox>();
    if (const auto started = sandbox->start(); !started) {
        return started.error();
    }
    const config::Profile running = sandbox->profile();
    profile.bootstrapServers = running.bootstrapServers;
    profile.registry = running.registry;
    profile.catalogPrefix = running.catalogPrefix;
    return linkTo(std::move(profile), {}, std::move(sandbox));
}

} // namespace

core::Result<LinkPointer> makeLink(config::Profile profile, config::SecretStore &secrets)
{
    if (profile.sandbox) {
        return linkToSandbox(std::move(profile));
    }
    const auto read = secrets.read(profile.id);
    if (!read) {
        return read.error();
    }
    return makeLink(std::move(profile), *read);
}

core::Result<LinkPointer> makeLink(config::Profile profile, const config::Secrets &secrets)
{
    if (profile.sandbox) {
        return linkToSandbox(std::move(profile));
    }
    return linkTo(std::move(profile), secrets, nullptr);
}

} // namespace mesh::workspace
