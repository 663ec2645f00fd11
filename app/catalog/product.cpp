// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/product.h"

#include "app/catalog/documentfields.h"
#include "app/catalog/fieldnotes.h"
#include "app/catalog/promises.h"

#include <QTimeZone>

#include <array>
#include <utility>

namespace mesh::catalog {

using namespace Qt::StringLiterals;
using schema::Value;

namespace {

template<typename T>
using Names = std::array<std::pair<T, QStringView>, 4>;

constexpr Names<Lifecycle> lifecycleNames{{{Lifecycle::Draft, u"draft"},
                                           {Lifecycle::Active, u"active"},
                                           {Lifecycle::Deprecated, u"deprecated"},
                                           {Lifecycle::Retired, u"retired"}}};
constexpr Names<Quality> qualityNames{{{Quality::Unstated, u""},
                                       {Quality::Authoritative, u"authoritative"},
                                       {Quality::Curated, u"curated"},
                                       {Quality::Raw, u"raw"}}};

template<typename T>
QString nameOf(const Names<T> &names, T value)
{
    for (const auto &[candidate, name] : names) {
        if (candidate == value) {
            return name.toString();
        }
    }
    return {};
}

template<typename T>
T valueOf(const Names<T> &names, QStringView text)
{
    for (const auto &[candidate, name] : names) {
        if (name == text) {
            return candidate;
        }
    }
    return T::Other;
}

// A port's version may be written as a whole one (2.1.0): its major part counts.
std::optional<int> majorOf(const Value &from, QStringView path)
{
    if (const auto number = fields::integer(from, path)) {
        return static_cast<int>(*number);
    }
    const QString text = fields::text(from, path);
    bool ok = false;
    const int major = QStringView(text).left(text.indexOf(u'.')).toInt(&ok);
    return ok ? std::optional(major) : std::nullopt;
}

void setMajor(fields::Editor &editor, std::optional<int> major)
{
    if (majorOf(editor.document(), u"version") != major) {
        editor.setValue(u"version", major ? Value(QString::number(*major)) : Value());
    }
}

Lifecycle readLifecycle(const Value &from, Lifecycle fallback)
{
    const QString text = fields::text(from, u"status");
    return text.isEmpty() ? fallback : lifecycleFromName(text);
}

void setLifecycle(fields::Editor &editor, Lifecycle lifecycle, Lifecycle fallback)
{
    // Other cannot be set, only kept.
    if (readLifecycle(editor.document(), fallback) != lifecycle && lifecycle != Lifecycle::Other) {
        editor.setText(u"status", lifecycleName(lifecycle));
    }
}

Port readPort(const Value &from)
{
    Port port;
    port.major = majorOf(from, u"version").value_or(1);
    port.name = fields::text(from, u"name");
    port.topic = fields::text(from, u"topic");
    port.keySubject = fields::text(from, u"keySubject");
    port.valueSubject = fields::text(from, u"valueSubject");
    port.format = fields::text(from, u"format");
    port.description = fields::text(from, u"description");
    port.state = readLifecycle(from, Lifecycle::Active);
    port.sunset = fields::date(from, u"sunset");
    port.source = from;
    return port;
}

Value writePort(const Port &port)
{
    fields::Editor editor(port.source);
    editor.setText(u"name", port.name);
    setMajor(editor, port.major);
    editor.setText(u"description", port.description);
    setLifecycle(editor, port.state, Lifecycle::Active);
    editor.setDate(u"sunset", port.sunset);
    editor.setText(u"topic", port.topic);
    editor.setText(u"keySubject", port.keySubject);
    editor.setText(u"valueSubject", port.valueSubject);
    editor.setText(u"format", port.format);
    return editor.take();
}

Reference readReference(const Value &from)
{
    return {fields::text(from, u"name"), majorOf(from, u"version"), fields::text(from, u"topic"),
            fields::text(from, u"description"), from};
}

Value writeReference(const Reference &reference)
{
    fields::Editor editor(reference.source);
    editor.setText(u"name", reference.name);
    setMajor(editor, reference.major);
    editor.setText(u"topic", reference.topic);
    editor.setText(u"description", reference.description);
    return editor.take();
}

Link readLink(const Value &from)
{
    return {fields::text(from, u"type"), fields::text(from, u"url"),
            fields::text(from, u"description"), from};
}

Value writeLink(const Link &link)
{
    fields::Editor editor(link.source);
    editor.setText(u"type", link.type);
    editor.setText(u"url", link.url);
    editor.setText(u"description", link.description);
    return editor.take();
}

Notice readNotice(const Value &from)
{
    return {fields::text(from, u"kind"), fields::text(from, u"text"), fields::time(from, u"from"),
            fields::time(from, u"until"), from};
}

Value writeNotice(const Notice &notice)
{
    fields::Editor editor(notice.source);
    editor.setText(u"kind", notice.kind);
    editor.setText(u"text", notice.text);
    editor.setTime(u"from", notice.from);
    editor.setTime(u"until", notice.until);
    return editor.take();
}

std::optional<Sample> readSample(const Value &from)
{
    const Value *sample = from.field(u"sample");
    if (sample == nullptr || sample->as<schema::Object>() == nullptr) {
        return std::nullopt;
    }
    const Value *records = sample->field(u"records");
    const auto *array = records != nullptr ? records->as<schema::Array>() : nullptr;
    return Sample{fields::time(*sample, u"takenAt"),
                  array != nullptr ? *array : std::vector<Value>()};
}

void setSample(fields::Editor &editor, const std::optional<Sample> &sample)
{
    if (readSample(editor.document()) == sample) {
        return;
    }
    if (!sample) {
        editor.setValue(u"sample", Value());
        return;
    }
    editor.setTime(u"sample.takenAt", sample->takenAt);
    editor.setValue(u"sample.records", Value(schema::Array(sample->records)));
}

} // namespace

QString lifecycleName(Lifecycle lifecycle)
{
    return nameOf(lifecycleNames, lifecycle);
}

QString qualityName(Quality quality)
{
    return nameOf(qualityNames, quality);
}

Lifecycle lifecycleFromName(QStringView name)
{
    return valueOf(lifecycleNames, name);
}

Quality qualityFromName(QStringView name)
{
    return valueOf(qualityNames, name);
}

core::Result<Product> Product::read(const Value &document)
{
    if (const auto envelope = checkEnvelope(document, Kind::Product); !envelope) {
        return envelope.error();
    }
    const QString idText = fields::text(document, u"id");
    const auto id = core::ProductId::parse(idText);
    if (!id) {
        return core::Error{core::Code::Decode, u"id “%1” is not domain.name"_s.arg(idText),
                           u"id"_s};
    }
    Product product;
    product.id = *id;
    product.uid = fields::text(document, u"uid");
    product.displayName = fields::text(document, u"name");
    product.purpose = fields::text(document, u"description.purpose");
    product.limitations = fields::text(document, u"description.limitations");
    product.usage = fields::text(document, u"description.usage");
    product.owner = fields::text(document, u"team.name");
    product.lifecycle = readLifecycle(document, Lifecycle::Draft);
    product.quality = qualityFromName(fields::text(document, u"quality"));
    product.tier = fields::text(document, u"tier");
    product.classification = fields::text(document, u"classification");
    product.version = fields::text(document, u"version");
    product.ports = fields::elements<Port>(document, u"outputPorts", readPort);
    product.promises = readPromises(document);
    product.tags = fields::texts(document, u"tags");
    product.terms = fields::texts(document, u"terms");
    product.fields = readNotes(document);
    product.inputs = fields::elements<Reference>(document, u"inputPorts", readReference);
    product.outputs = fields::elements<Reference>(document, u"outputs", readReference);
    product.links = fields::elements<Link>(document, u"authoritativeDefinitions", readLink);
    product.support = fields::elements<Channel>(document, u"support", fields::readChannel);
    product.sample = readSample(document);
    product.notices = fields::elements<Notice>(document, u"notices", readNotice);
    product.sunset = fields::date(document, u"sunset");
    product.successor = fields::text(document, u"successor");
    product.offeredTo = fields::text(document, u"offeredTo");
    product.formerIds = fields::texts(document, u"formerIds");
    product.writtenBy = fields::signature(document);
    product.source = document;
    return product;
}

Value Product::document() const
{
    fields::Editor editor(source);
    editor.setEnvelope(Kind::Product);
    editor.setText(u"id", id.toString());
    editor.setText(u"domain", id.domain);
    editor.setText(u"uid", uid);
    editor.setText(u"name", displayName);
    editor.setText(u"version", version);
    setLifecycle(editor, lifecycle, Lifecycle::Draft);
    if (lifecycle == Lifecycle::Draft && fields::text(editor.document(), u"status").isEmpty()) {
        editor.setText(u"status", lifecycleName(lifecycle)); // said, not left to be guessed
    }
    editor.setText(u"description.purpose", purpose);
    editor.setText(u"description.limitations", limitations);
    editor.setText(u"description.usage", usage);
    editor.setText(u"team.name", owner);
    if (qualityFromName(fields::text(editor.document(), u"quality")) != quality) {
        editor.setText(u"quality", qualityName(quality));
    }
    editor.setText(u"tier", tier);
    editor.setText(u"classification", classification);
    editor.setElements<Port>(u"outputPorts", ports, readPort, writePort);
    editor.setElements<Reference>(u"inputPorts", inputs, readReference, writeReference);
    editor.setElements<Reference>(u"outputs", outputs, readReference, writeReference);
    setPromises(editor, promises);
    editor.setTexts(u"tags", tags);
    editor.setTexts(u"terms", terms);
    setNotes(editor, fields, id.name);
    editor.setElements<Link>(u"authoritativeDefinitions", links, readLink, writeLink);
    editor.setElements<Channel>(u"support", support, fields::readChannel, fields::writeChannel);
    setSample(editor, sample);
    editor.setElements<Notice>(u"notices", notices, readNotice, writeNotice);
    editor.setDate(u"sunset", sunset);
    editor.setText(u"successor", successor);
    editor.setText(u"offeredTo", offeredTo);
    editor.setTexts(u"formerIds", formerIds);
    editor.setSignature(writtenBy);
    return editor.take();
}

const Port *Product::currentPort() const
{
    const Port *best = nullptr;
    for (const Port &port : ports) {
        const bool active = port.state == Lifecycle::Active;
        const bool bestActive = best != nullptr && best->state == Lifecycle::Active;
        if (best == nullptr || active > bestActive ||
            (active == bestActive && port.major > best->major)) {
            best = &port;
        }
    }
    return best;
}

} // namespace mesh::catalog
