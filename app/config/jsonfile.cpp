// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/config/jsonfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace mesh::config {

using core::Code;
using core::Error;
using core::Result;

Result<QJsonObject> readJsonFile(const QString &path)
{
    QFile file(path);
    if (!file.exists()) {
        return Error{Code::NotFound, {}, path};
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{Code::Storage, file.errorString(), path};
    }
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &fault);
    if (fault.error != QJsonParseError::NoError) {
        return Error{Code::Storage,
                     u"It is not JSON: %1 at byte %2."_s.arg(fault.errorString()).arg(fault.offset),
                     path};
    }
    if (!document.isObject()) {
        return Error{Code::Storage, u"It holds no JSON object."_s, path};
    }
    return document.object();
}

Result<void> writeJsonFile(const QString &path, const QJsonObject &object, bool ownerOnly)
{
    if (!QDir().mkpath(QFileInfo(path).path())) {
        return Error{Code::Storage, u"The folder cannot be made."_s, path};
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        return Error{Code::Storage, file.errorString(), path};
    }
    // An existing file's mode is taken over by QSaveFile, so it is set even where it was wider.
    if (ownerOnly && !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)) {
        return Error{Code::Storage, file.errorString(), path};
    }
    file.write(QJsonDocument(object).toJson(QJsonDocument::Indented));
    if (!file.commit()) {
        const bool full = file.error() == QFileDevice::ResourceError;
        return Error{full ? Code::OutOfSpace : Code::Storage, file.errorString(), path};
    }
    return {};
}

QJsonObject keepUnknown(const QJsonObject &existing, QJsonObject fresh, const QStringList &maps)
{
    for (auto field = existing.begin(); field != existing.end(); ++field) {
        const auto known = fresh.find(field.key());
        if (known == fresh.end()) {
            fresh.insert(field.key(), field.value());
        } else if (known->isObject() && field->isObject() && !maps.contains(field.key())) {
            *known = keepUnknown(field->toObject(), known->toObject(), maps);
        }
    }
    return fresh;
}

Result<QString> setAside(const QString &path)
{
    for (int number = 1; number < 1000; ++number) {
        const QString aside = u"%1.damaged-%2"_s.arg(path).arg(number);
        if (!QFile::exists(aside)) {
            if (QFile::rename(path, aside)) {
                return aside;
            }
            break;
        }
    }
    return Error{Code::Storage, u"The damaged file cannot be moved aside."_s, path};
}

} // namespace mesh::config
