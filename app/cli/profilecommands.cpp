// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/connectionsteps.h"

#include "app/config/importers.h"
#include "app/config/profilejson.h"
#include "app/schema/json.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace mesh::cli {

using core::Code;
using core::Error;
using core::Result;
using schema::Object;
using schema::Value;

namespace {

Result<int> list(Context &context)
{
    const config::ProfileList profiles = context.profiles().list();
    Output &output = context.output();
    output.beginRows({u"name"_s, u"id"_s, u"bootstrapServers"_s, u"security"_s, u"registry"_s,
                      u"readOnly"_s, u"production"_s});
    for (const config::Profile &profile : profiles.profiles) {
        output.addRow({profile.name, profile.id, textValue(profile.bootstrapServers.join(u',')),
                       profile.sandbox ? Value() : Value(config::securityName(profile.security)),
                       textValue(profile.registry.url), profile.readOnly, profile.production});
    }
    output.endRows();
    for (const Error &damaged : profiles.damaged) {
        context.say(u"meshctl: "_s + core::explain(damaged).sentence());
    }
    return 0;
}

Value namesOfSecrets(const config::Secrets &secrets)
{
    QStringList names;
    const auto note = [&names](const QString &secret, const QString &name) {
        if (!secret.isEmpty()) {
            names << name;
        }
    };
    note(secrets.saslPassword, u"password"_s);
    note(secrets.oauthClientSecret, u"client secret"_s);
    note(secrets.keyPassword, u"key password"_s);
    note(secrets.registryPassword, u"registry password"_s);
    return listValue(names);
}

Result<Value> documentOf(const config::Profile &profile)
{
    return schema::parseJson(QJsonDocument(config::toJson(profile)).toJson());
}

Result<int> show(Context &context)
{
    const Result<config::Profile> profile = context.profiles().find(context.argument(0));
    if (!profile) {
        return profile.error();
    }
    Result<Value> document = documentOf(*profile);
    if (!document) {
        return document.error();
    }
    const Result<config::Secrets> secrets = context.secrets().read(profile->id);
    if (secrets) {
        document->setField(u"secretsKept"_s, namesOfSecrets(*secrets));
    } else {
        context.say(u"meshctl: "_s + core::explain(secrets.error()).sentence());
    }
    context.output().addDocument(*document);
    return 0;
}

// Saves both, and takes the profile back where its secrets cannot be kept.
Result<config::Profile> keep(Context &context, config::Profile profile,
                             const config::Secrets &secrets)
{
    if (context.invocation().has(u"secrets-file"_s)) {
        context.secrets().allowFile();
    }
    const std::vector<config::Problem> problems = config::validate(profile);
    if (!problems.empty()) {
        return usageError(problems[0].field, problems[0].sentence);
    }
    if (context.profiles().find(profile.name).ok()) {
        return Error{Code::AlreadyExists, {}, u"profile “%1”"_s.arg(profile.name)};
    }
    Result<config::Profile> saved = context.profiles().save(std::move(profile));
    if (!saved) {
        return saved;
    }
    const Result<void> kept =
        secrets == config::Secrets{} ? Result<void>() : context.secrets().write(saved->id, secrets);
    if (kept) {
        context.note(saved->id, u"Saved connection"_s, saved->name);
        return saved;
    }
    static_cast<void>(context.profiles().remove(saved->id));
    Error error = kept.error();
    if (context.secrets().backend() == config::SecretBackend::None) {
        error.detail = u"No keychain service runs; --secrets-file keeps them in %1, mode 600"_s.arg(
            context.secrets().filePath());
        return usageError(u"profiles "_s + context.invocation().command->verb, error.detail);
    }
    return error;
}

Result<int> add(Context &context)
{
    Result<Target> target = context.target();
    if (!target) {
        return target.error();
    }
    const Invocation &invocation = context.invocation();
    config::Profile profile = target->profile;
    profile.id.clear();
    profile.name = context.argument(0);
    profile.colour = invocation.value(u"colour"_s);
    profile.production = invocation.has(u"production"_s);
    profile.identity = {invocation.value(u"who"_s), invocation.value(u"email"_s),
                        invocation.options.value(u"team"_s)};
    profile.catalogPrefix = invocation.value(u"catalog-prefix"_s, profile.catalogPrefix);
    const Result<config::Profile> saved = keep(context, std::move(profile), target->secrets);
    if (!saved) {
        return saved.error();
    }
    const Result<Value> document = documentOf(*saved);
    if (!document) {
        return document.error();
    }
    context.output().addDocument(*document);
    return 0;
}

Result<int> remove(Context &context)
{
    const Result<config::Profile> profile = context.profiles().find(context.argument(0));
    if (!profile) {
        return profile.error();
    }
    if (const Result<void> removed = context.profiles().remove(profile->id); !removed) {
        return removed.error();
    }
    if (const Result<void> removed = context.secrets().remove(profile->id); !removed) {
        return removed.error();
    }
    context.note(profile->id, u"Removed connection"_s, profile->name);
    context.say(u"Profile “%1” is removed, and its secrets."_s.arg(profile->name));
    return 0;
}

// As --profile would, so that -X and --registry lie over it here too.
Result<int> test(Context &context)
{
    if (context.global().offline) {
        return usageError(u"--offline"_s, u"A test asks the cluster"_s);
    }
    const Result<Target> target = context.target(context.argument(0));
    return target ? Result<int>(printChecks(context, checkConnection(context, *target)))
                  : target.error();
}

Result<int> import(Context &context)
{
    const QString path = context.argument(0);
    QFile file;
    if (path == "-"_L1) {
        static_cast<void>(file.open(stdin, QIODevice::ReadOnly));
    } else {
        file.setFileName(path);
        if (!file.open(QIODevice::ReadOnly)) {
            return Error{file.exists() ? Code::Storage : Code::NotFound, file.errorString(), path};
        }
    }
    Result<config::ImportReport> report =
        config::importConnection(file.readAll(), path == "-"_L1 ? QString() : path,
                                 path == "-"_L1 ? QString() : QFileInfo(path).absolutePath());
    if (!report) {
        Error error = report.error();
        // The reason says what to do about it; the code's own sentence would hide it.
        return error.code == Code::Unsupported ? usageError(error.where.name, error.detail) : error;
    }
    report->profile.name = context.invocation().value(u"name"_s, report->profile.name);
    report->profile.readOnly = context.global().readOnly;
    const Result<config::Profile> saved = keep(context, report->profile, report->secrets);
    if (!saved) {
        return saved.error();
    }
    schema::Array dropped;
    for (const auto &one : report->dropped) {
        dropped.emplace_back(Object{{u"name"_s, one.name}, {u"reason"_s, one.reason}});
    }
    const Result<Value> document = documentOf(*saved);
    if (!document) {
        return document.error();
    }
    context.output().addDocument(Value(Object{{u"profile"_s, *document},
                                              {u"secretsKept"_s, namesOfSecrets(report->secrets)},
                                              {u"notes"_s, listValue(report->notes)},
                                              {u"notTakenOver"_s, Value(std::move(dropped))}}));
    return 0;
}

} // namespace

std::vector<Command> profileCommands()
{
    const OptionSpec secretsFile{
        u"secrets-file"_s, {}, u"keep secrets in a file of mode 600 where no keychain runs"_s};
    return {
        {u"profiles"_s,
         u"list"_s,
         {},
         0,
         0,
         u"List the connection profiles"_s,
         {},
         u"meshctl profiles list"_s,
         list},
        {u"profiles"_s,
         u"show"_s,
         u"NAME"_s,
         1,
         1,
         u"Show a profile, without its secrets"_s,
         {},
         u"meshctl profiles show Sandbox"_s,
         show},
        {u"profiles"_s,
         u"add"_s,
         u"NAME"_s,
         1,
         1,
         u"Add a profile of what the global options say"_s,
         {{u"who"_s, u"NAME"_s, u"your name, as changes tell it"_s},
          {u"email"_s, u"ADDRESS"_s, u"your e-mail address"_s},
          {u"team"_s, u"NAME"_s, u"a team you belong to"_s, true},
          {u"colour"_s, u"#rrggbb"_s, u"the profile's colour in the window"_s},
          {u"production"_s, {}, u"mark it as production"_s},
          {u"catalog-prefix"_s, u"PREFIX"_s, u"of the catalog's topics; else mesh"_s},
          secretsFile},
         u"MESHSCOPE_PASSWORD=… meshctl profiles add Staging --bootstrap b1:9093 "
         "-X security.protocol=SASL_SSL -X sasl.mechanism=SCRAM-SHA-512 -X sasl.username=ana"_s,
         add},
        {u"profiles"_s,
         u"remove"_s,
         u"NAME"_s,
         1,
         1,
         u"Remove a profile and its secrets"_s,
         {},
         u"meshctl profiles remove Staging"_s,
         remove},
        {u"profiles"_s,
         u"test"_s,
         u"NAME"_s,
         1,
         1,
         u"Connect step by step, and say which step fails, why, and what to try"_s,
         {},
         u"meshctl profiles test Staging"_s,
         test},
        {u"profiles"_s,
         u"import"_s,
         u"FILE"_s,
         1,
         1,
         u"Add a profile from a Java client.properties, kcat.conf, librdkafka or Confluent CLI file"_s,
         {{u"name"_s, u"NAME"_s, u"the profile's name; else the file's"_s}, secretsFile},
         u"meshctl profiles import client.properties --name Staging"_s,
         import},
    };
}

} // namespace mesh::cli
