// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/catalogwriter.h"
#include "app/config/profile.h"
#include "app/kafka/acls.h"

#include <QDate>

namespace mesh::catalog {

// --- the rights that make a mesh

/// For everybody: reading the mesh's topics, and asking for access.
[[nodiscard]] std::vector<kafka::AclBinding> everybodyAcls(const CatalogTopics &topics);
/// Ownership of a domain: writing its two topics, with its transactional id. Literal names.
[[nodiscard]] std::vector<kafka::AclBinding>
ownershipAcls(const CatalogTopics &topics, const QString &domain, const QString &principal);
/// Working on the domain's data: its topic prefixes, with groups, transactional ids of the same
/// beginnings.
[[nodiscard]] std::vector<kafka::AclBinding> dataAcls(const Domain &domain,
                                                      const QString &principal);
/// The subjects of the schema registry that go with the prefixes: what an administrator of the
/// registry grants, which Kafka knows nothing of. Comments that stand below the commands.
[[nodiscard]] QStringList registryNotes(const Domain &domain, const QString &principal);
/// Reading a product: its topics, and the group where one is named (a name that ends in * is the
/// beginning of names).
[[nodiscard]] std::vector<kafka::AclBinding>
readerAcls(const Product &product, const QString &principal, const QString &group);

/// The rights of the authorizer that speak of these topics and groups. Blocks. Errors: Denied where
/// they may not be seen, Unsupported where there is no authorizer.
[[nodiscard]] core::Result<std::vector<kafka::AclBinding>> rightsOn(kafka::Admin &admin,
                                                                    const CatalogTopics &mesh,
                                                                    const QStringList &topics,
                                                                    const QStringList &groups = {});

/// How each right was applied: nothing where it is in force now.
struct AppliedAcl
{
    kafka::AclBinding binding;
    std::optional<core::Error> error; ///< e.g. Denied; Unsupported: use the command
};
/// Blocks, one request a right; ends at the first Denied, which all would be. For read-only
/// profiles ReadOnly, and nothing is asked.
[[nodiscard]] std::vector<AppliedAcl>
applyAcls(kafka::Admin &admin, const std::vector<kafka::AclBinding> &bindings, bool remove = false);

// --- requests and answers

enum class AccessState {
    Requested,
    Withdrawn, ///< by whoever asked
    Agreed,    ///< and no ACL was looked at
    AgreedNotGranted,
    Granted, ///< agreed, and ACLs let the principal read, in the group that was agreed on
    GrantedWithoutAgreement,
    ReadsWithoutAgreement, ///< a group that reads, none of the domain's, that no agreement covers
    WorksOnIt,             ///< may write the topics, too: the domain's own, no reader to agree with
    Refused,
    Ended,
    EndedStillGranted, ///< ended or run out, and an ACL still lets the principal read
};

/// requested, withdrawn, agreed, agreed-not-granted, granted, …: for meshctl.
[[nodiscard]] QString accessStateName(AccessState state);

/// Who reads, or asks to read, a product.
struct AccessLine
{
    QString principal;
    QString group;
    AccessState state = AccessState::Requested;
    std::optional<AccessRequest> request;
    std::optional<AccessGrant> grant;
    std::optional<core::Offset> grantRevision; ///< the precondition of the next answer, which
                                               ///< goes where the product is now
    core::TimestampMs requestedAt = -1;
    bool reviewDue = false; ///< the owner wanted to look at it again by now
    bool reads = false;     ///< its group reads now
};

/// What a product is called that has been moved since.
[[nodiscard]] core::ProductId idNow(const core::ProductId &id, const CatalogSnapshot &snapshot);

/// Reconciles what was asked, answered, is allowed by the ACLs of the product's topics and groups
/// (nothing: they may not be seen), and which groups read now. An agreement whose end has passed
/// has ended; one goes along with a product that is moved.
[[nodiscard]] std::vector<AccessLine>
accessOf(const Product &product, const CatalogSnapshot &snapshot, QDate today,
         const std::optional<std::vector<kafka::AclBinding>> &acls = {},
         const QStringList &groups = {});
/// Whether the principal has another agreement on the same product that is in force: what ends with
/// this one goes on with that.
[[nodiscard]] bool goesOnOtherwise(const AccessGrant &grant, const CatalogSnapshot &snapshot,
                                   QDate today);
/// Groups that were agreed on for a product: their rights are asked for with those of its topics.
[[nodiscard]] QStringList agreedGroups(const core::ProductId &product,
                                       const CatalogSnapshot &snapshot);

/// Requests that wait for an answer from a domain, oldest first.
[[nodiscard]] std::vector<AccessLine> openRequests(const CatalogSnapshot &snapshot,
                                                   QStringView domain, QDate today);

/// Whether it is this person's, as far as can be told: by the principal (empty: not known), by
/// e-mail, else by name.
[[nodiscard]] bool isBy(const AccessRequest &request, const QString &principal,
                        const config::Identity &me);
/// A request with an id of its own, to be sent.
[[nodiscard]] AccessRequest newRequest(const core::ProductId &product, const QString &principal,
                                       const Signature &by);
/// Writes the request; again, with `withdrawn`, takes it back. Blocks. Errors are the producer's:
/// Denied, NotFound (the mesh has no requests topic), ReadOnly.
core::Result<core::Offset> sendRequest(const std::shared_ptr<kafka::Admin> &admin,
                                       const QString &prefix, const AccessRequest &request);

// --- what is masked, and who has looked at it

/// One with an id of its own, to be sent.
[[nodiscard]] Reveal newReveal(const QString &topic, const QStringList &fields,
                               const Signature &by);
/// As sendRequest: what cannot be written must not be shown.
core::Result<core::Offset> sendReveal(const std::shared_ptr<kafka::Admin> &admin,
                                      const QString &prefix, const Reveal &reveal);

/// Of the topics, newest first.
[[nodiscard]] std::vector<std::shared_ptr<const PlatformEntry<Reveal>>>
revealsOf(const CatalogSnapshot &snapshot, const QStringList &topics);

} // namespace mesh::catalog
