// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/readrecords.h"

#include "app/cli/catalogwriting.h"
#include "app/cli/recordknowledge.h"
#include "app/cli/recordprinter.h"
#include "app/cli/topicargument.h"

#include "app/catalog/access/access.h"
#include "app/kafka/consumersession.h"
#include "app/sandbox/sandbox.h"
#include "app/tabular/exporter.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QSaveFile>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mesh::cli {

using core::Code;
using core::Error;
using core::Result;

namespace {

constexpr qsizetype recordsForShape = 200;
constexpr auto turn = 100ms;
// A reader that cannot go on tries for ever; a script wants to know.
constexpr qint64 patienceMs = 15'000;

bool wasPrinted(RecordPrinter::Outcome outcome)
{
    return outcome == RecordPrinter::Outcome::Printed ||
           outcome == RecordPrinter::Outcome::PrintedAsBytes;
}

// Counts what became of each record; its line is what scripts check.
struct Ledger
{
    qint64 printed = 0;
    qint64 asBytes = 0; ///< of the printed ones
    qint64 filtered = 0;
    qint64 undecodable = 0;
    using Partition = std::pair<quint16, core::PartitionId>;
    struct Range
    {
        core::Offset first = -1;
        core::Offset end = -1; ///< exclusive
    };
    std::map<Partition, Range> ranges;

    [[nodiscard]] qint64 received() const { return printed + filtered + undecodable; }

    void count(RecordPrinter::Outcome outcome, const records::RecordView &record)
    {
        printed += wasPrinted(outcome);
        asBytes += outcome == RecordPrinter::Outcome::PrintedAsBytes;
        filtered += outcome == RecordPrinter::Outcome::Filtered;
        undecodable += outcome == RecordPrinter::Outcome::Undecodable;
        Range &range = ranges[{record.topic, record.partition}];
        range.first = range.first < 0 ? record.offset : range.first;
        range.end = record.offset + 1;
    }
};

class Reading
{
public:
    Reading(Context &context, const ReadOptions &options, const kafka::Connection &connection,
            const schema::Decoder &decoder, tabular::RecordShape shape, const MasksByTopic &masks)
        : m_context(context)
        , m_options(options)
        , m_printer(options, masks, context.output())
        , m_session(connection, options.request)
        , m_shape(std::move(shape))
    {
        for (const QString &topic : options.request.topics) {
            m_rows.emplace_back(topic, decoder);
        }
    }

    /// What was printed; after run, if a receipt is wanted.
    [[nodiscard]] tabular::ExportReceipt &receipt() { return m_receipt; }

    Result<int> run()
    {
        m_receipt.request.raw = m_options.raw;
        Result<void> went = readAll();
        if (m_prepared) {
            m_printer.finish();
            printLedger();
        }
        m_receipt.request.columns = m_printer.columns();
        if (!went) {
            return went.error();
        }
        const bool doubtful = m_ledger.undecodable > 0 || m_ledger.asBytes > 0;
        return m_options.strict && doubtful ? core::exitCode(Code::Decode) : 0;
    }

private:
    using Batches = std::vector<records::Batch>;

    Result<void> readAll()
    {
        QElapsedTimer quiet;
        quiet.start();
        while (!m_session.queue().isFinished() && m_context.output().isGood()) {
            if (m_context.stop().stop_requested()) {
                return prepared({});
            }
            const Batches batches = m_session.queue().waitAndTakeAll(turn);
            if (!batches.empty()) {
                quiet.restart();
                if (const Result<void> took = take(batches); !took || m_full) {
                    return took;
                }
            }
            if (const auto stuck = stuckFor(quiet.elapsed())) {
                return *stuck;
            }
        }
        const auto status = m_session.status();
        if (status->state == kafka::ReadState::Failed && status->error) {
            return *status->error;
        }
        m_complete = m_session.queue().isFinished();
        return prepared({});
    }

    [[nodiscard]] std::optional<Error> stuckFor(qint64 milliseconds) const
    {
        const auto status = m_session.status();
        const bool stuck = status->state == kafka::ReadState::Stalled && status->error &&
                           !std::holds_alternative<std::monostate>(m_options.request.to);
        return stuck && milliseconds > patienceMs ? status->error : std::nullopt;
    }

    // Once, with what came first.
    Result<void> prepared(const Batches &batches)
    {
        if (m_prepared) {
            return {};
        }
        qsizetype seen = 0;
        for (const records::Batch &batch : batches) {
            for (qsizetype i = 0; m_printer.needsShape() && i < batch.size(); ++i) {
                if (++seen > recordsForShape) {
                    break;
                }
                m_shape.observe(rowOf(batch.at(i)));
            }
        }
        const Result<void> done = m_printer.prepare(m_shape);
        m_prepared = done.ok();
        for (const QString &warning : done ? m_printer.warnings() : QStringList()) {
            m_context.say(u"meshctl: --where: "_s + warning);
        }
        return done;
    }

    Result<void> take(const Batches &batches)
    {
        if (const Result<void> ready = prepared(batches); !ready) {
            return ready;
        }
        for (const records::Batch &batch : batches) {
            for (qsizetype i = 0; i < batch.size(); ++i) {
                const records::RecordView record = batch.at(i);
                const tabular::RecordRow &row = rowOf(record);
                const RecordPrinter::Outcome outcome = m_printer.take(row);
                m_ledger.count(outcome, record);
                if (!m_options.receipt.isEmpty() && wasPrinted(outcome)) {
                    m_receipt.count(row);
                }
                m_full = m_options.limit && m_ledger.printed >= *m_options.limit;
                if (m_full) {
                    return {};
                }
            }
        }
        m_context.output().flush();
        m_context.progress(u"%1 records"_s.arg(m_ledger.received()));
        return {};
    }

    const tabular::RecordRow &rowOf(const records::RecordView &record)
    {
        tabular::RecordRow &row = m_rows[record.topic];
        row.setRecord(record);
        return row;
    }

    void printLedger()
    {
        const auto status = m_session.status();
        // A read that came to its end passed what lies before and behind its records too.
        for (const kafka::PartitionStatus &partition : status->partitions) {
            if (partition.start >= 0 && m_complete) {
                auto &range = m_ledger.ranges[{partition.topic, partition.partition}];
                range.first = partition.start;
                range.end = std::max({range.end, partition.position, partition.start});
            }
        }
        QStringList ranges;
        for (const auto &[partition, range] : m_ledger.ranges) {
            ranges << u"%1/%2 %3..%4"_s.arg(m_options.request.topics[partition.first])
                          .arg(partition.second)
                          .arg(range.first)
                          .arg(range.end);
        }
        QString line = u"received %1, printed %2, filtered out %3, undecodable %4, "
                       "without a visible record %5"_s.arg(m_ledger.received())
                           .arg(m_ledger.printed)
                           .arg(m_ledger.filtered)
                           .arg(m_ledger.undecodable)
                           .arg(status->gaps.total());
        if (m_ledger.asBytes > 0) {
            line += u", printed only as bytes %1"_s.arg(m_ledger.asBytes);
        }
        if (status->jumpedOffsets > 0) {
            line += u", gone before they were read %1"_s.arg(status->jumpedOffsets);
        }
        if (status->heldBack() > 0) {
            line += u", hidden by an open transaction %1"_s.arg(status->heldBack());
        }
        m_context.progress({});
        m_context.say(line + u"; "_s + ranges.join(", "_L1));
    }

    Context &m_context;
    const ReadOptions &m_options;
    RecordPrinter m_printer;
    kafka::ConsumerSession m_session;
    tabular::RecordShape m_shape;
    tabular::ExportReceipt m_receipt;
    std::vector<tabular::RecordRow> m_rows; ///< one a topic
    Ledger m_ledger;
    bool m_prepared = false;
    bool m_full = false;
    bool m_complete = false; ///< everything up to the ends was taken
};

// A session waits for an end that is yet to come; without --follow the ends of now are the last.
Result<void> endNow(kafka::ReadRequest &request, kafka::Admin &admin)
{
    auto *const asked = std::get_if<kafka::ToOffset>(&request.to);
    if (asked == nullptr) {
        return {};
    }
    const auto detail = admin.topicDetail(request.topics[0]);
    if (!detail) {
        return detail.error();
    }
    for (const kafka::PartitionDetail &partition : detail->partitions) {
        asked->byPartition[partition.id] =
            std::min(asked->offset.value_or(partition.high), partition.high);
    }
    return {};
}

// Asked first, so that what is not there or not allowed is said at once.
Result<void> mayRead(const workspace::Link &link, const QString &topic,
                     const std::vector<core::PartitionId> &wanted)
{
    if (const auto denied =
            link.sandbox ? sandbox::Sandbox::denied(topic) : std::optional<Error>()) {
        return *denied;
    }
    const auto partitions = link.admin->partitions(topic);
    if (!partitions) {
        return partitions.error();
    }
    for (const core::PartitionId partition : wanted) {
        if (std::find(partitions->begin(), partitions->end(), partition) == partitions->end()) {
            return Error{Code::NotFound, {}, u"%1/%2"_s.arg(topic).arg(partition)};
        }
    }
    return {};
}

Result<void> mayHaveReceipt(const ReadOptions &options, Format format)
{
    if (options.receipt.isEmpty()) {
        return {};
    }
    if (options.request.topics.size() > 1) {
        return usageError(u"--receipt"_s, u"A receipt is of one topic"_s);
    }
    const bool envelopes = format == Format::JsonLines && options.columns.isEmpty();
    return envelopes || format == Format::Csv
               ? Result<void>()
               : usageError(u"--receipt"_s,
                            u"A receipt is of whole records in --format jsonl, or of csv"_s);
}

// As the window writes it beside a file; here the file is what standard output went into.
Result<void> writeReceipt(const ReadOptions &options, Context &context, const workspace::Link &link,
                          const tabular::MaskRules &masks, tabular::ExportReceipt &receipt,
                          qint64 bytes)
{
    const auto ending = ".receipt.json"_L1;
    tabular::ExportRequest &request = receipt.request;
    request.format = context.output().format() == Format::Csv ? tabular::ExportFormat::Csv
                                                              : tabular::ExportFormat::JsonLines;
    request.path = options.receipt.endsWith(ending) ? options.receipt.chopped(ending.size())
                                                    : u"standard output"_s;
    request.topic = options.request.topics.front();
    request.masks = masks;
    request.filter = options.where;
    request.selection = u"matching in the range"_s;
    if (const auto cluster = link.admin->cluster()) {
        request.cluster = cluster->id;
    }
    receipt.bytes = bytes;
    receipt.finishedAt = QDateTime::currentMSecsSinceEpoch();
    QSaveFile file(options.receipt);
    const QByteArray text = receipt.toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit()) {
        return Error{Code::Storage, file.errorString(), options.receipt};
    }
    return {};
}

// In the mesh, where the owners see it: what cannot be noted is not shown.
Result<int> noteReveals(Context &context, const workspace::Link &link, const MasksByTopic &masks)
{
    for (auto masked = masks.begin(); masked != masks.end(); ++masked) {
        const QString &topic = masked.key();
        QStringList fields;
        for (const tabular::Mask &mask : masked->masks()) {
            fields << mask.path();
        }
        const auto noted =
            context.logged(u"Revealed "_s + fields.join(u", "_s), topic, [&]() -> Result<int> {
                const auto sent =
                    catalog::sendReveal(link.admin, link.connection.profile.catalogPrefix,
                                        catalog::newReveal(topic, fields, signature(context)));
                return sent ? Result<int>(0) : sent.error();
            });
        if (!noted) {
            return noted;
        }
    }
    return 0;
}

Result<int> readAs(Context &context, const ReadOptions &options, const workspace::Link &link)
{
    const QStringList &topics = options.request.topics;
    tabular::RecordShape shape;
    if (!options.where.isEmpty() || !options.columns.isEmpty()) {
        shape = registeredShape(context, link, topics);
    }
    if (!options.where.isEmpty()) {
        // With its schemas known, a field that there is none of is refused before a record is read.
        if (const auto usable = usableCondition(*conditionOf(options.where, shape)); !usable) {
            return usable.error();
        }
    }
    const MasksByTopic masks = masksOf(context, topics);
    const bool reveals = options.reveal && !masks.isEmpty();
    const MasksByTopic applied = reveals ? MasksByTopic() : masks;
    const auto read = [&]() -> Result<int> {
        Reading reading(context, options, link.connection, *link.decoder, shape, applied);
        reading.receipt().startedAt = QDateTime::currentMSecsSinceEpoch();
        const Result<int> done = reading.run();
        if (!done || options.receipt.isEmpty()) {
            return done;
        }
        context.output().flush();
        const auto kept = writeReceipt(options, context, link, applied.value(topics.front()),
                                       reading.receipt(), context.output().bytesWritten());
        return kept ? done : kept.error();
    };
    if (reveals) {
        if (const auto noted = noteReveals(context, link, masks); !noted) {
            return noted.error();
        }
    }
    return options.receipt.isEmpty() ? read()
                                     : context.logged(u"Exported records"_s, options.receipt, read);
}

} // namespace

Result<int> readRecords(Context &context)
{
    Result<ReadOptions> options = readOptions(context.invocation());
    if (!options) {
        return options.error();
    }
    const Result<void> receipt = mayHaveReceipt(*options, context.output().format());
    if (!receipt) {
        return receipt.error();
    }
    const auto link = context.onlineLink();
    if (!link) {
        return link.error();
    }
    options->request.topics.clear();
    for (const QString &typed : context.invocation().arguments) {
        const Result<QString> topic = topicOf(context, typed);
        if (!topic) {
            return topic.error();
        }
        options->request.topics << *topic;
    }
    for (const QString &topic : options->request.topics) {
        const Result<void> may = mayRead(**link, topic, options->request.partitions);
        if (!may) {
            return may.error();
        }
    }
    if (const Result<void> ended = endNow(options->request, *(*link)->admin); !ended) {
        return ended.error();
    }
    return readAs(context, *options, **link);
}

} // namespace mesh::cli
