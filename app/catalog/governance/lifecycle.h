// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/catalogwriter.h"
#include "app/kafka/cluster.h"

#include <QDate>

namespace mesh::catalog {

/// A step of a product's life: draft, published, deprecated, retired, gone.
enum class LifeStep {
    Publish,   ///< draft to active
    Deprecate, ///< active to deprecated, with a sunset
    Withdraw,  ///< deprecated to active again: the sunset is off
    Retire,    ///< deprecated to retired, once the sunset has passed
    Remove,    ///< a draft or a retired product: the key is removed
};

[[nodiscard]] QString lifeStepName(LifeStep step); ///< publish, deprecate, withdraw, retire, remove
/// What can be done next; empty for a word of somebody else's.
[[nodiscard]] std::vector<LifeStep> stepsFrom(Lifecycle lifecycle);
/// The one of them that brings a product nearer to its end.
[[nodiscard]] std::optional<LifeStep> endingStep(Lifecycle lifecycle);

/// What speaks against a step, as a code: the window and meshctl say it in words.
enum class Objection {
    NotFromHere,      ///< the lifecycle does not allow it: a published product is deprecated first
    NoSunset,         ///< deprecating without a day
    NoticeTooShort,   ///< the sunset comes before the tier's notice has passed
    SunsetShortened,  ///< readers were told a later day
    SunsetNotReached, ///< retiring before the day that readers were told
    StillRead,        ///< groups have members that read now
    RecentlyRead,     ///< groups have committed offsets, and nobody in them reads now
    ReadersUnknown,   ///< the cluster does not say who reads
    SuccessorUnknown, ///< no such product, or the product itself
    VersionTooLow,    ///< the version says less than the change does
    NoReason,         ///< a breaking change without a word why
    NotUnderstood,    ///< somebody else's record, or a later version's, stands there
};

struct ObjectionAt
{
    Objection objection = Objection::NotFromHere;
    QString field;      ///< of the document, dotted; empty: of none
    QString detail;     ///< days, a version, names: technical
    bool blocks = true; ///< false: said, and left to the owner
    QString product{};  ///< in a review of several: which
    friend bool operator==(const ObjectionAt &, const ObjectionAt &) = default;
};

/// A sentence, translated: what speaks against it, and what to do.
[[nodiscard]] QString objectionText(const ObjectionAt &objection);

/// Who reads the topics of a product.
struct KnownReaders
{
    QStringList reading; ///< groups with members
    QStringList idle;    ///< groups that have committed offsets, without members
    QString unknown;     ///< why it cannot be seen, technical; empty: it can
    /// Adds what the cluster says of one topic.
    void add(const core::Result<std::vector<kafka::GroupLag>> &answer);
};

/// What is known beside the product.
struct LifeFacts
{
    QDate today;
    std::optional<qint64> noticeDays; ///< of its tier
    KnownReaders readers;
    bool regardless = false;                   ///< the owner ends it although somebody reads
    const CatalogSnapshot *snapshot = nullptr; ///< for successors; nullptr: not asked
};
[[nodiscard]] LifeFacts lifeFacts(const Product &product, const CatalogSnapshot &snapshot,
                                  QDate today, const KnownReaders &readers = {});

/// What a step makes of a product; with objections, as it would be.
struct LifeChange
{
    Product product;
    bool removed = false; ///< Remove: the key goes
    std::vector<ObjectionAt> objections;

    [[nodiscard]] bool blocked() const;
};

struct Deprecation
{
    QDate sunset;
    QString successor; ///< domain.name; may be empty
    QString notice;    ///< the owner's word to readers, Markdown; empty: none
};

[[nodiscard]] LifeChange publishProduct(Product product, const LifeFacts &facts);
[[nodiscard]] LifeChange deprecateProduct(Product product, const Deprecation &deprecation,
                                          const LifeFacts &facts);
[[nodiscard]] LifeChange withdrawDeprecation(Product product, const LifeFacts &facts);
[[nodiscard]] LifeChange retireProduct(Product product, const LifeFacts &facts);
[[nodiscard]] LifeChange removeProduct(Product product, const LifeFacts &facts);

/// The first day on which a product of the tier may end, when readers are told today.
[[nodiscard]] QDate earliestSunset(const LifeFacts &facts);

/// A new major version beside the old one: a port on another topic, and the old port deprecated by
/// the day given. The product's version becomes the new major one.
[[nodiscard]] LifeChange newMajorVersion(Product product, const QString &topic, QDate oldSunset,
                                         const LifeFacts &facts);

/// What an edit needs before it is written: the version says enough, breaking changes have a
/// reason, a sunset is not brought forward.
[[nodiscard]] std::vector<ObjectionAt> objectionsToEdit(const Product &before, const Product &after,
                                                        const QString &message);

// --- moving to another domain: three writes, by two owners

/// The owner offers: in its own record, until the other accepts or the offer is taken back.
[[nodiscard]] Product offerTo(Product product, const core::ProductId &to);
/// The receiver accepts: the product as it becomes theirs, with the same uid and its former id.
[[nodiscard]] Product acceptedFrom(Product offered, const core::ProductId &to);
/// The owner lets go: the product's key is removed and a redirect takes its place, also that of an
/// earlier move, in one transaction. Written once the receiver's record is there.
[[nodiscard]] std::vector<Edit> redirectEdits(const CatalogSnapshot &snapshot,
                                              const core::ProductId &from,
                                              const core::ProductId &to, const Signature &by);

} // namespace mesh::catalog
