// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workspace/pulse.h"
#include "app/workspace/userstore.h"

#include "app/catalog/access/access.h"
#include "app/catalog/snapshot.h"
#include "app/config/profile.h"

#include <QDate>
#include <QHash>
#include <QSet>

#include <memory>
#include <optional>
#include <vector>

namespace mesh::workspace {

/// One thing in the mesh that waits for a person, or that a person should know.
struct InboxItem
{
    enum class Kind {
        Request,  ///< somebody asks to read a product of mine
        Review,   ///< an agreement that its owner wanted to look at again by now
        Ending,   ///< an agreement that runs out soon, or has: of a product of mine, or my own
        Offer,    ///< a product is offered to a domain of mine
        Handover, ///< a product of mine was accepted elsewhere and stands here still
        Conflict, ///< a draft of mine was begun from what somebody has changed since
        Answer,   ///< to a request of mine
        Late,     ///< a product of mine is less fresh than it promises, as it was measured
        Sunset,   ///< of a product, or a port of one, that I own or read
        Check,    ///< rules that a product of mine fails, and problems of its record
    };
    Kind kind = Kind::Request;
    core::ProductId product;
    QString who;                               ///< a principal, a person, a domain
    QString purpose;                           ///< what for, or the owner's reason
    std::optional<catalog::Decision> decision; ///< of Answer
    std::optional<QDate> day;                  ///< of Sunset, Review and Ending
    int major = 0;                             ///< of a port that ends; 0: the product itself
    bool mine = false;                         ///< of Sunset and Ending: I own it
    qint64 promised = 0;                       ///< of Late: how old its newest record may be, ms
    core::ProductId other;                  ///< what it becomes, or what follows it; may be empty
    QStringList checks;                     ///< policies by name
    std::vector<catalog::Finding> findings; ///< problems of the record
    core::TimestampMs at = -1;              ///< since when; -1: not known. Of Late: newest record
    friend bool operator==(const InboxItem &, const InboxItem &) = default;
};

/// What is known when the inbox is looked through: a value.
struct InboxQuestion
{
    std::shared_ptr<const catalog::CatalogSnapshot> catalog;
    config::Identity me;
    QString principal;        ///< as Kafka knows me: User:ana; empty: not known
    QSet<QString> favourites; ///< as in UserStore
    std::vector<Draft> drafts;
    QDate today;
    QHash<QString, TopicPulse> pulses; ///< by topic: those of Inbox::promised, as far as measured

    /// Products that my teams own.
    [[nodiscard]] bool isMine(const catalog::ProductEntry &product) const;
    /// Domains that list a team of mine.
    [[nodiscard]] bool isMyDomain(QStringView domain) const;
};

struct Inbox
{
    std::vector<InboxItem> items; ///< what asks for something to be done first
    /// Topics whose freshness products of mine promise, and how old their newest record may be, ms.
    QHash<QString, qint64> promised;
};

/// How long an answer stays in the inbox, and how long before its end a sunset comes into it; days.
inline constexpr int answersStay = 30;
inline constexpr int sunsetsAhead = 90;
/// How long before its end an agreement comes into it; it stays for as long as an answer does.
inline constexpr int endingsAhead = 14;

/// Everything that waits. Thread-safe; over 100,000 products some 20 ms, and what the checks of
/// one's own take (some 10 µs each).
[[nodiscard]] Inbox inboxOf(const InboxQuestion &question);

} // namespace mesh::workspace
