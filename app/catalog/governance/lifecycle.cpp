// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/governance/lifecycle.h"

#include "app/catalog/governance/semanticversion.h"
#include "app/schema/json.h"

#include <QCoreApplication>
#include <QUuid>

#include <algorithm>

namespace mesh::catalog {

using namespace Qt::StringLiterals;

namespace {

bool allows(Lifecycle lifecycle, LifeStep step)
{
    const std::vector<LifeStep> steps = stepsFrom(lifecycle);
    return std::find(steps.begin(), steps.end(), step) != steps.end();
}

LifeChange begin(Product &&product, LifeStep step)
{
    LifeChange change;
    if (!allows(product.lifecycle, step)) {
        change.objections.push_back(
            {Objection::NotFromHere, u"status"_s,
             u"%1: %2"_s.arg(lifecycleName(product.lifecycle), lifeStepName(step))});
    }
    change.product = std::move(product);
    return change;
}

void checkSunset(LifeChange &change, std::optional<QDate> told, const QString &field,
                 std::optional<QDate> sunset, const LifeFacts &facts)
{
    if (!sunset) {
        change.objections.push_back({Objection::NoSunset, field, {}});
        return;
    }
    if (told && *sunset < *told) {
        change.objections.push_back(
            {Objection::SunsetShortened, field, told->toString(Qt::ISODate)});
    } else if (!told && *sunset < earliestSunset(facts)) {
        change.objections.push_back(
            {Objection::NoticeTooShort, field, earliestSunset(facts).toString(Qt::ISODate)});
    }
}

QString translated(const char *text)
{
    return QCoreApplication::translate("mesh::catalog::Objection", text);
}

} // namespace

QString lifeStepName(LifeStep step)
{
    switch (step) {
    case LifeStep::Publish:
        return u"publish"_s;
    case LifeStep::Deprecate:
        return u"deprecate"_s;
    case LifeStep::Withdraw:
        return u"withdraw"_s;
    case LifeStep::Retire:
        return u"retire"_s;
    case LifeStep::Remove:
        return u"remove"_s;
    }
    return {};
}

std::optional<LifeStep> endingStep(Lifecycle lifecycle)
{
    switch (lifecycle) {
    case Lifecycle::Active:
        return LifeStep::Deprecate;
    case Lifecycle::Deprecated:
        return LifeStep::Retire;
    case Lifecycle::Draft:
    case Lifecycle::Retired:
        return LifeStep::Remove;
    case Lifecycle::Other:
        break;
    }
    return std::nullopt;
}

std::vector<LifeStep> stepsFrom(Lifecycle lifecycle)
{
    switch (lifecycle) {
    case Lifecycle::Draft:
        return {LifeStep::Publish, LifeStep::Remove};
    case Lifecycle::Active:
        return {LifeStep::Deprecate};
    case Lifecycle::Deprecated:
        return {LifeStep::Retire, LifeStep::Withdraw, LifeStep::Deprecate};
    case Lifecycle::Retired:
        return {LifeStep::Remove};
    case Lifecycle::Other:
        return {};
    }
    return {};
}

QString objectionText(const ObjectionAt &objection)
{
    switch (objection.objection) {
    case Objection::NotFromHere:
        return translated(QT_TRANSLATE_NOOP(
            "mesh::catalog::Objection",
            "This step does not follow from where the product is. A published product is "
            "deprecated first, then retired, then removed."));
    case Objection::NoSunset:
        return translated(QT_TRANSLATE_NOOP("mesh::catalog::Objection",
                                            "Readers must know until when they can count on it. "
                                            "Choose a day."));
    case Objection::NoticeTooShort:
        return translated(QT_TRANSLATE_NOOP("mesh::catalog::Objection",
                                            "The tier promises its readers a longer notice. Choose "
                                            "%1 or later."))
            .arg(objection.detail);
    case Objection::SunsetShortened:
        return translated(QT_TRANSLATE_NOOP("mesh::catalog::Objection",
                                            "Readers have been told %1. A sunset may be put off, "
                                            "not brought forward."))
            .arg(objection.detail);
    case Objection::SunsetNotReached:
        return translated(QT_TRANSLATE_NOOP("mesh::catalog::Objection",
                                            "Readers have been told %1. Wait until then."))
            .arg(objection.detail);
    case Objection::StillRead:
        return translated(QT_TRANSLATE_NOOP("mesh::catalog::Objection",
                                            "It is being read by %1. Ask them to move first."))
            .arg(objection.detail);
    case Objection::RecentlyRead:
        return translated(QT_TRANSLATE_NOOP("mesh::catalog::Objection",
                                            "%1 has read it not long ago, and does not now."))
            .arg(objection.detail);
    case Objection::ReadersUnknown:
        return translated(QT_TRANSLATE_NOOP("mesh::catalog::Objection",
                                            "Who reads it cannot be seen here: ask around before "
                                            "it ends."));
    case Objection::SuccessorUnknown:
        return translated(QT_TRANSLATE_NOOP("mesh::catalog::Objection",
                                            "There is no product “%1” to move to. Name one that is "
                                            "in the mesh, or none."))
            .arg(objection.detail);
    case Objection::VersionTooLow:
        return translated(QT_TRANSLATE_NOOP("mesh::catalog::Objection",
                                            "The version says less than the change does. Make it "
                                            "%1 or higher."))
            .arg(objection.detail);
    case Objection::NoReason:
        return translated(QT_TRANSLATE_NOOP("mesh::catalog::Objection",
                                            "This change breaks readers. Tell them why."));
    case Objection::NotUnderstood:
        return translated(QT_TRANSLATE_NOOP("mesh::catalog::Objection",
                                            "A record that this version does not understand stands "
                                            "there (%1): it is left alone. Use the program that "
                                            "wrote it, or another name."))
            .arg(objection.detail);
    }
    return {};
}

void KnownReaders::add(const core::Result<std::vector<kafka::GroupLag>> &answer)
{
    if (!answer) {
        unknown = answer.error().detail.isEmpty() ? core::codeName(answer.error().code)
                                                  : answer.error().detail;
        return;
    }
    for (const kafka::GroupLag &group : *answer) {
        QStringList &groups = group.members > 0 ? reading : idle;
        if (!groups.contains(group.group)) {
            groups << group.group;
        }
    }
}

LifeFacts lifeFacts(const Product &product, const CatalogSnapshot &snapshot, QDate today,
                    const KnownReaders &readers)
{
    LifeFacts facts;
    facts.today = today;
    facts.readers = readers;
    facts.snapshot = &snapshot;
    if (const Tier *tier = snapshot.tier(product.tier)) {
        facts.noticeDays = tier->noticeDays;
    }
    return facts;
}

bool LifeChange::blocked() const
{
    return std::any_of(objections.begin(), objections.end(),
                       [](const ObjectionAt &objection) { return objection.blocks; });
}

QDate earliestSunset(const LifeFacts &facts)
{
    return facts.today.addDays(facts.noticeDays.value_or(0));
}

LifeChange publishProduct(Product product, const LifeFacts &)
{
    LifeChange change = begin(std::move(product), LifeStep::Publish);
    change.product.lifecycle = Lifecycle::Active;
    if (change.product.version.isEmpty()) {
        change.product.version = u"1.0.0"_s;
    }
    if (change.product.uid.isEmpty()) {
        change.product.uid = QUuid::createUuid().toString(QUuid::WithoutBraces);
    }
    return change;
}

LifeChange deprecateProduct(Product product, const Deprecation &deprecation, const LifeFacts &facts)
{
    const std::optional<QDate> told =
        product.lifecycle == Lifecycle::Deprecated ? product.sunset : std::nullopt;
    LifeChange change = begin(std::move(product), LifeStep::Deprecate);
    const std::optional<QDate> sunset =
        deprecation.sunset.isValid() ? std::optional(deprecation.sunset) : std::nullopt;
    checkSunset(change, told, u"sunset"_s, sunset, facts);
    const auto successor = core::ProductId::parse(deprecation.successor);
    const bool unknown =
        !deprecation.successor.isEmpty() &&
        (!successor || *successor == change.product.id ||
         (facts.snapshot != nullptr && facts.snapshot->product(*successor) == nullptr));
    if (unknown) {
        change.objections.push_back(
            {Objection::SuccessorUnknown, u"successor"_s, deprecation.successor});
    }
    change.product.lifecycle = Lifecycle::Deprecated;
    change.product.sunset = sunset;
    change.product.successor = deprecation.successor;
    if (!deprecation.notice.isEmpty()) {
        Notice notice;
        notice.kind = u"change"_s;
        notice.text = deprecation.notice;
        change.product.notices.push_back(std::move(notice));
    }
    return change;
}

LifeChange withdrawDeprecation(Product product, const LifeFacts &)
{
    LifeChange change = begin(std::move(product), LifeStep::Withdraw);
    change.product.lifecycle = Lifecycle::Active;
    change.product.sunset.reset();
    change.product.successor.clear();
    return change;
}

LifeChange retireProduct(Product product, const LifeFacts &facts)
{
    LifeChange change = begin(std::move(product), LifeStep::Retire);
    if (change.product.sunset && *change.product.sunset > facts.today) {
        change.objections.push_back({Objection::SunsetNotReached, u"sunset"_s,
                                     change.product.sunset->toString(Qt::ISODate)});
    }
    const KnownReaders &readers = facts.readers;
    if (!readers.reading.isEmpty()) {
        change.objections.push_back(
            {Objection::StillRead, {}, readers.reading.join(u", "_s), !facts.regardless});
    }
    if (!readers.idle.isEmpty()) {
        change.objections.push_back(
            {Objection::RecentlyRead, {}, readers.idle.join(u", "_s), false});
    }
    if (!readers.unknown.isEmpty()) {
        change.objections.push_back({Objection::ReadersUnknown, {}, readers.unknown, false});
    }
    change.product.lifecycle = Lifecycle::Retired;
    return change;
}

LifeChange removeProduct(Product product, const LifeFacts &)
{
    LifeChange change = begin(std::move(product), LifeStep::Remove);
    change.removed = true;
    return change;
}

LifeChange newMajorVersion(Product product, const QString &topic, QDate oldSunset,
                           const LifeFacts &facts)
{
    LifeChange change;
    change.product = std::move(product);
    const Port *current = change.product.currentPort();
    Port port = current != nullptr ? *current : Port();
    port.major = (current != nullptr ? current->major : 0) + 1;
    // Subjects that go by the topic's name go with it; those of a record's name are shared.
    for (QString *subject : {&port.keySubject, &port.valueSubject}) {
        if (!port.topic.isEmpty() && subject->startsWith(port.topic + u'-')) {
            subject->replace(0, port.topic.size(), topic);
        }
    }
    port.topic = topic;
    port.state = Lifecycle::Active;
    port.sunset.reset();
    for (Port &old : change.product.ports) {
        if (old.state != Lifecycle::Active) {
            continue;
        }
        checkSunset(change, old.sunset, u"outputPorts"_s,
                    oldSunset.isValid() ? std::optional(oldSunset) : std::nullopt, facts);
        old.state = Lifecycle::Deprecated;
        old.sunset = oldSunset;
    }
    const auto version = SemanticVersion::parse(change.product.version);
    const SemanticVersion next{
        std::max<qint64>(port.major, version ? version->major + 1 : 0), 0, 0, {}, {}};
    change.product.version = next.toString();
    change.product.ports.push_back(std::move(port));
    return change;
}

std::vector<ObjectionAt> objectionsToEdit(const Product &before, const Product &after,
                                          const QString &message)
{
    std::vector<ObjectionAt> objections;
    if (before.lifecycle == Lifecycle::Draft) {
        return objections; // nobody was promised anything
    }
    const std::vector<Difference> all = differences(before.document(), after.document());
    const VersionCheck version = checkVersion(before.version, after.version, all);
    if (!version.enough) {
        // Text may be put right without a new number; who breaks readers says so by it.
        objections.push_back({Objection::VersionTooLow, u"version"_s, version.proposed,
                              version.needed == Bump::Major});
    }
    if (!breaking(all).empty() && message.trimmed().isEmpty()) {
        objections.push_back({Objection::NoReason, {}, {}});
    }
    if (before.sunset && after.sunset && *after.sunset < *before.sunset) {
        objections.push_back(
            {Objection::SunsetShortened, u"sunset"_s, before.sunset->toString(Qt::ISODate)});
    }
    for (const Port &port : before.ports) {
        if (!port.sunset || port.state == Lifecycle::Retired) {
            continue;
        }
        const QString told = port.sunset->toString(Qt::ISODate);
        const auto now = std::ranges::find(after.ports, port.major, &Port::major);
        const bool ends = now == after.ports.end() || now->state == Lifecycle::Retired;
        if (ends && *port.sunset > QDate::currentDate()) {
            objections.push_back({Objection::SunsetNotReached, u"outputPorts"_s, told});
        } else if (!ends && now->sunset && *now->sunset < *port.sunset) {
            objections.push_back({Objection::SunsetShortened, u"outputPorts"_s, told});
        }
    }
    return objections;
}

Product offerTo(Product product, const core::ProductId &to)
{
    product.offeredTo = to.toString();
    if (product.uid.isEmpty()) {
        product.uid = QUuid::createUuid().toString(QUuid::WithoutBraces);
    }
    return product;
}

Product acceptedFrom(Product offered, const core::ProductId &to)
{
    offered.formerIds.prepend(offered.id.toString());
    offered.id = to;
    offered.offeredTo.clear();
    return offered;
}

std::vector<Edit> redirectEdits(const CatalogSnapshot &snapshot, const core::ProductId &from,
                                const core::ProductId &to, const Signature &by)
{
    const Redirect redirect{from, to, by, {}};
    const QString topic = CatalogTopics(snapshot.prefix()).domain(from.domain);
    const QByteArray product = RecordKey::of(from);
    const QByteArray key = RecordKey::of(Kind::Redirect, from.toString());
    return {{product, std::nullopt, snapshot.revision(topic, product)},
            {key, schema::toJson(redirect.document()), snapshot.revision(topic, key)}};
}

} // namespace mesh::catalog
