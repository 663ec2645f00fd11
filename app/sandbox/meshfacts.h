// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sandbox/random.h"
#include "app/sandbox/topicspec.h"

#include <QString>

/// What several topics of the sandbox mesh agree on, so that their keys join.
namespace mesh::sandbox {

inline constexpr qint64 customerCount = 10'000;
inline constexpr qint64 userCount = 500;
inline constexpr qint64 articleCount = 2'000;

/// One of customerCount people who buy.
struct Customer
{
    qint64 id = 0; ///< above 2^53: a double would round it
    QString name;
    QString email;
    QString region;      ///< EU, US, APAC
    QString segment;     ///< retail, business, public
    qint32 sinceDay = 0; ///< days since 1970
    bool identityVerified = false;
};

/// An order as sales.orders tells it; shipments and refunds refer to it.
struct Order
{
    struct Item
    {
        QString article;
        qint64 quantity = 0;
        qint64 cents = 0; ///< for one
    };
    QString id;
    qint64 customer = 0; ///< its number, see customerOf
    std::vector<Item> items;
    qint64 cents = 0;
    QString status;
};

/// A trade as execution.stocktrades tells it.
struct Trade
{
    QString side;
    qint64 quantity = 0;
    QString symbol;
    qint64 price = 0; ///< pennies
    QString account;
    qint64 user = 0; ///< its number, see userName
};

[[nodiscard]] Customer customerOf(quint64 seed, qint64 number);
/// 12 of 10,000 customers are in no record of membership.customers.
[[nodiscard]] bool isMissingCustomer(qint64 number);
[[nodiscard]] QString articleName(qint64 number);
/// User_1 … User_500, as the prototype's data generator wrote them.
[[nodiscard]] QString userName(qint64 number);
[[nodiscard]] QString userRegion(quint64 seed, qint64 number);
[[nodiscard]] Order orderAt(quint64 seed, qint64 tick);
[[nodiscard]] Trade tradeAt(quint64 seed, qint64 tick);
[[nodiscard]] const QStringList &stockSymbols();

/// A number of cents as a decimal with two digits.
[[nodiscard]] schema::Value money(qint64 cents);
[[nodiscard]] schema::Value timestamp(core::TimestampMs time);

/// The topics of each part of the mesh.
[[nodiscard]] std::vector<TopicSpec> salesTopics();
[[nodiscard]] std::vector<TopicSpec> logisticsTopics();
[[nodiscard]] std::vector<TopicSpec> membershipTopics();
[[nodiscard]] std::vector<TopicSpec> edgeTopics();
[[nodiscard]] std::vector<TopicSpec> tradingTopics();
[[nodiscard]] std::vector<TopicSpec> financeTopics();
[[nodiscard]] std::vector<TopicSpec> unpublishedTopics();

} // namespace mesh::sandbox
