// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <chrono>
#include <optional>
#include <variant>
#include <vector>

namespace mesh::http {

struct BasicCredentials
{
    QString user;
    QString password;
};

struct BearerToken
{
    QByteArray token;
};

/// How a request says who asks; monostate: it does not.
using Authorization = std::variant<std::monostate, BasicCredentials, BearerToken>;

enum class Method { Get, Head, Post, Put, Patch, Delete };

/// GET, HEAD, PUT and DELETE: sent twice they do what they do sent once (RFC 9110, 9.2.2).
[[nodiscard]] bool isIdempotent(Method method);

struct Header
{
    QByteArray name; ///< compared without regard to case
    QByteArray value;
};

struct HttpRequest
{
    Method method = Method::Get;
    QUrl url;
    std::vector<Header> headers;
    QByteArray body;
    /// These stand in for the client's own where they are set.
    std::optional<Authorization> authorization;
    std::optional<std::chrono::milliseconds> timeout;
    std::optional<qint64> sizeLimit; ///< bytes of the answer's body
    /// Whether it may be sent again after a failure; unset: by the method.
    std::optional<bool> repeatable;
};

struct HttpResponse
{
    int status = 0;
    std::vector<Header> headers;
    QByteArray body; ///< empty where the body went to a chunk handler

    /// The first header of that name, empty where there is none.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    [[nodiscard]] bool isSuccess() const { return status >= 200 && status < 300; }
};

} // namespace mesh::http
