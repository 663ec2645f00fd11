// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/writerecords.h"

#include "app/kafka/producer.h"
#include "app/schema/encoder.h"
#include "app/schema/json.h"
#include "app/tabular/envelope.h"

#include <QFile>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mesh::cli {

using core::Code;
using core::Error;
using core::Result;
using tabular::Encoding;
using tabular::Envelope;
using tabular::EnvelopePart;

namespace {

constexpr auto flushTimeout = 60s;
constexpr qint64 linesPerPoll = 1000;

Result<std::optional<QByteArray>> bytesOf(const EnvelopePart &part, const schema::Encoder *encoder)
{
    if (part.encoding == Encoding::Absent) {
        return std::optional<QByteArray>();
    }
    if (part.encoding != Encoding::Json) {
        return std::optional(part.bytes);
    }
    Result<QByteArray> bytes = schema::toJson(part.value);
    if (part.schemaId && encoder == nullptr) {
        return Error{Code::Usage, u"A schema id needs a registry: name one with --registry"_s};
    }
    if (part.schemaId) {
        bytes = part.message.isEmpty()
                    ? encoder->encode(part.value, *part.schemaId)
                    : encoder->encodeMessage(part.value, *part.schemaId, part.message);
    } else if (!part.format.isEmpty()) {
        const auto format = schema::formatFromName(part.format);
        bytes = format ? schema::encodePlain(part.value, *format)
                       : Error{Code::Syntax, u"“%1” is no format"_s.arg(part.format)};
    }
    return bytes ? Result(std::optional(*std::move(bytes))) : bytes.error();
}

Result<kafka::OutgoingRecord> recordOf(const Envelope &envelope, const schema::Encoder *encoder)
{
    if (!envelope.masked.isEmpty()) {
        return Error{Code::Usage, u"Masked fields are not what was in the record; "
                                  "records read --reveal gives them"_s};
    }
    kafka::OutgoingRecord record;
    record.partition = envelope.partition;
    record.timestamp = envelope.timestamp;
    auto key = bytesOf(envelope.key, encoder);
    auto value = bytesOf(envelope.value, encoder);
    if (!key || !value) {
        return key ? value.error() : key.error();
    }
    record.key = *std::move(key);
    record.value = *std::move(value);
    for (const tabular::EnvelopeHeader &header : envelope.headers) {
        auto bytes = bytesOf(header.value, encoder);
        if (!bytes) {
            return bytes.error();
        }
        record.headers.emplace_back(header.name.toUtf8(), *std::move(bytes));
    }
    return record;
}

Error atLine(Error error, qint64 line)
{
    const QString member = error.where.name.isEmpty() ? QString() : u", "_s + error.where.name;
    error.where = core::Where(u"line %1%2"_s.arg(line).arg(member));
    return error;
}

class Writing
{
public:
    Writing(Context &context, kafka::Producer &producer, const schema::Encoder *encoder)
        : m_context(context)
        , m_producer(producer)
        , m_encoder(encoder)
        , m_topic(topicName(context.argument(0)))
        , m_message(context.invocation().value(u"message"_s))
        , m_repartition(context.invocation().has(u"repartition"_s))
    {}

    Result<int> run()
    {
        Result<void> went = readLines();
        const Result<void> flushed = m_producer.flush(flushTimeout);
        m_context.progress({});
        m_context.say(u"wrote %1 to %2"_s.arg(m_delivered).arg(m_topic));
        if (m_failure) {
            return *m_failure;
        }
        if (!went || !flushed) {
            return went ? flushed.error() : went.error();
        }
        return 0;
    }

private:
    Result<void> readLines()
    {
        QFile input;
        if (!input.open(stdin, QIODevice::ReadOnly)) {
            return Error{Code::Storage, input.errorString(), u"standard input"_s};
        }
        for (qint64 line = 1;; ++line) {
            const QByteArray text = input.readLine();
            if (text.isEmpty() || m_failure || m_context.stop().stop_requested()) {
                return {};
            }
            if (text.trimmed().isEmpty()) {
                continue;
            }
            if (const Result<void> sent = send(text, line); !sent) {
                return sent;
            }
            if (line % linesPerPoll == 0) {
                m_producer.poll();
                m_context.progress(u"%1 written"_s.arg(m_delivered));
            }
        }
    }

    Result<void> send(const QByteArray &text, qint64 line)
    {
        Result<Envelope> envelope = tabular::parseEnvelope(text.trimmed());
        if (!envelope) {
            return atLine(envelope.error(), line);
        }
        // What an envelope says of itself comes first: a round trip loses nothing.
        if (envelope->value.message.isEmpty()) {
            envelope->value.message = m_message;
        }
        Result<kafka::OutgoingRecord> record = recordOf(*envelope, m_encoder);
        if (!record) {
            return atLine(record.error(), line);
        }
        record->topic = m_topic;
        if (m_repartition) {
            record->partition.reset();
        }
        return m_producer.send(*record, [this, line](const Result<kafka::Delivery> &delivery) {
            if (delivery) {
                ++m_delivered;
            } else if (!m_failure) {
                m_failure = delivery.error();
                m_failure->detail += u" (line %1)"_s.arg(line);
            }
        });
    }

    Context &m_context;
    kafka::Producer &m_producer;
    const schema::Encoder *m_encoder;
    const QString m_topic;
    const QString m_message; ///< of values by a Protobuf schema
    const bool m_repartition;
    qint64 m_delivered = 0;
    std::optional<Error> m_failure;
};

} // namespace

Result<int> writeRecords(Context &context)
{
    if (const Result<void> may = context.mayWrite(); !may) {
        return may.error();
    }
    const auto link = context.onlineLink();
    if (!link) {
        return link.error();
    }
    const auto partitions = (*link)->admin->partitions(topicName(context.argument(0)));
    if (!partitions) {
        return partitions.error();
    }
    const auto producer = kafka::Producer::create((*link)->admin, {});
    if (!producer) {
        return producer.error();
    }
    std::optional<schema::Encoder> encoder;
    if ((*link)->registry) {
        encoder.emplace((*link)->registry);
    }
    return context.logged(u"Wrote records"_s, topicName(context.argument(0)), [&] {
        return Writing(context, **producer, encoder ? &*encoder : nullptr).run();
    });
}

} // namespace mesh::cli
