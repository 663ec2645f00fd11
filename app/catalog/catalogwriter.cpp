// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/catalogwriter.h"

#include "app/catalog/catalogrecord.h"
#include "app/catalog/documentfields.h"
#include "app/catalog/meshsetup.h"
#include "app/catalog/topicend.h"
#include "app/core/clock.h"
#include "app/kafka/producer.h"
#include "app/schema/json.h"

#include <QRandomGenerator>
#include <QUuid>

#include <algorithm>
#include <map>
#include <thread>

namespace mesh::catalog {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Code;
using core::Result;

namespace {

using Steady = std::chrono::steady_clock;

constexpr auto transactionTimeout = 10s;
constexpr auto requestTimeout = 10s;
constexpr auto firstPause = 100ms;
constexpr auto longestPause = 2'000ms;
constexpr core::Offset shortTopic = 5'000; // read whole: quicker than asking what is known of it

// Writers of this process to a cluster without transactions wait for each other here.
std::mutex &plainWriters()
{
    static std::mutex mutex;
    return mutex;
}

/// With its size, and what the topic takes, where that may be seen.
core::Error tooLarge(kafka::Admin &admin, const kafka::OutgoingRecord &record)
{
    const qsizetype size =
        record.key.value_or(QByteArray()).size() + record.value.value_or(QByteArray()).size();
    QString detail =
        u"It has %1 bytes, and the topic %2 does not take so many at once"_s.arg(size).arg(
            record.topic);
    const auto settings = admin.topicConfiguration(record.topic);
    for (const kafka::ConfigEntry &entry : settings.valueOr(std::vector<kafka::ConfigEntry>())) {
        if (entry.name == u"max.message.bytes" && entry.value) {
            detail += u" (max.message.bytes is %1)"_s.arg(*entry.value);
        }
    }
    return {Code::TooLarge, detail + u'.', QString::fromUtf8(record.key.value_or(QByteArray()))};
}

std::chrono::milliseconds withJitter(std::chrono::milliseconds pause)
{
    const auto most = static_cast<quint32>(pause.count());
    return pause / 2 + std::chrono::milliseconds(QRandomGenerator::global()->bounded(most));
}

} // namespace

/// What is to be written, whoever asked for it.
struct CatalogWriter::Plan
{
    QString topic;
    QString transactionalId;
    std::vector<Edit> edits;
    /// The records that follow the edits, once their offsets are known.
    std::function<std::vector<kafka::OutgoingRecord>(core::Offset first)> followers;
};

/// One try: a producer of its own, since a fenced one is useless.
class CatalogWriter::Attempt
{
public:
    enum class Verdict { Written, Conflicts, Again, Failed, Died };

    Attempt(CatalogWriter &writer, const Plan &plan, kafka::LogReader &reader,
            const CatalogSnapshot *known, bool transactional)
        : m_writer(writer)
        , m_plan(plan)
        , m_reader(reader)
        , m_known(known)
        , m_transactional(transactional)
    {}

    Verdict run();
    [[nodiscard]] const core::Error &error() const { return m_error; }
    [[nodiscard]] WriteOutcome takeOutcome() { return std::move(m_outcome); }

private:
    [[nodiscard]] Verdict failed(const core::Error &error);
    [[nodiscard]] bool dies(WriteStep step) const
    {
        return m_writer.m_fault && m_writer.m_fault(step);
    }
    Result<void> prepare();
    Result<TopicEnd> readEnd();
    [[nodiscard]] Result<void> leaveUnknown(const TopicEnd &end) const;
    void compare(const TopicEnd &end);
    Result<core::Offset> produce(const std::vector<kafka::OutgoingRecord> &records);
    [[nodiscard]] std::vector<kafka::OutgoingRecord> catalogRecords() const;
    [[nodiscard]] Verdict notProduced(const core::Error &error);
    [[nodiscard]] Verdict abandon();
    [[nodiscard]] Verdict commit(core::Offset first);
    [[nodiscard]] Verdict lookUp(core::Offset first, const core::Error &error);

    CatalogWriter &m_writer;
    const Plan &m_plan;
    kafka::LogReader &m_reader;
    const CatalogSnapshot *m_known;
    bool m_transactional;
    std::unique_ptr<kafka::Producer> m_producer;
    WriteOutcome m_outcome;
    core::Error m_error;
};

CatalogWriter::Attempt::Verdict CatalogWriter::Attempt::failed(const core::Error &error)
{
    m_error = error;
    // Fenced: another writer has begun. Everything else that is retriable is tried again as well.
    return error.retriable ? Verdict::Again : Verdict::Failed;
}

Result<void> CatalogWriter::Attempt::prepare()
{
    kafka::ProducerSettings settings;
    if (m_transactional) {
        settings.transactionalId = m_plan.transactionalId;
        settings.transactionTimeout = transactionTimeout;
    }
    auto producer = kafka::Producer::create(m_writer.m_admin, settings);
    if (!producer) {
        return producer.error();
    }
    m_producer = std::move(*producer);
    if (!m_transactional) {
        return {};
    }
    Result<void> begun = m_producer->initTransactions(requestTimeout);
    if (!begun && begun.error().code == Code::Denied) {
        // It has the topic's name: which of the two is denied is said.
        core::Error error = begun.error();
        error.where = u"transactional.id "_s + m_plan.transactionalId;
        return error;
    }
    return begun;
}

Result<TopicEnd> CatalogWriter::Attempt::readEnd()
{
    std::vector<QByteArray> keys;
    for (const Edit &edit : m_plan.edits) {
        keys.push_back(edit.key);
    }
    const auto bounds = m_reader.bounds(m_plan.topic, requestTimeout);
    if (!bounds) {
        return bounds.error();
    }
    core::Offset from = 0;
    TopicEnd known;
    if (m_known != nullptr && bounds->high > shortTopic) {
        for (const SourceState &source : m_known->sources()) {
            if (source.topic == m_plan.topic && source.nextOffset <= bounds->high) {
                from = source.nextOffset;
            }
        }
        for (const QByteArray &key : keys) {
            if (const auto revision = m_known->revision(m_plan.topic, key); revision && from > 0) {
                known.last[key] = {*revision, m_known->document(m_plan.topic, key)};
            }
        }
    }
    Result<TopicEnd> end = readToEnd(m_reader, m_plan.topic, from, keys, transactionTimeout + 2s);
    if (end) {
        end->last.merge(known.last); // what was read now wins
    }
    return end;
}

// What is not understood is somebody else's, or a later version's: it is left alone.
Result<void> CatalogWriter::Attempt::leaveUnknown(const TopicEnd &end) const
{
    const QString domain = m_writer.m_topics.domainOf(m_plan.topic).value_or(QString());
    for (const auto &[key, there] : end.last) {
        if (!there.value) {
            continue;
        }
        const Interpretation meaning =
            interpret({m_plan.topic, key, there.offset, -1, there.value}, domain);
        if (const auto *problem = std::get_if<Problem>(&meaning)) {
            return core::Error{Code::AlreadyExists,
                               u"offset %1 is not understood here (%2): %3"_s.arg(there.offset)
                                   .arg(findingName(problem->finding), problem->detail),
                               QString::fromUtf8(key)};
        }
    }
    return {};
}

void CatalogWriter::Attempt::compare(const TopicEnd &end)
{
    for (const Edit &edit : m_plan.edits) {
        const auto found = end.last.find(edit.key);
        const bool there = found != end.last.end() && found->second.value.has_value();
        const std::optional<core::Offset> current =
            there ? std::optional(found->second.offset) : std::nullopt;
        if (current != edit.basedOn) {
            m_outcome.conflicts.push_back(
                {edit.key, edit.basedOn, current,
                 there ? found->second.value : std::optional<QByteArray>()});
        }
    }
}

std::vector<kafka::OutgoingRecord> CatalogWriter::Attempt::catalogRecords() const
{
    std::vector<kafka::OutgoingRecord> records;
    for (const Edit &edit : m_plan.edits) {
        kafka::OutgoingRecord record;
        record.topic = m_plan.topic;
        record.partition = 0;
        record.key = edit.key;
        record.value = edit.value;
        records.push_back(std::move(record));
    }
    return records;
}

// Delivers all, and answers with the first one's offset; -1 where they do not follow each other.
Result<core::Offset>
CatalogWriter::Attempt::produce(const std::vector<kafka::OutgoingRecord> &records)
{
    struct Reports
    {
        std::vector<core::Offset> offsets;
        std::optional<core::Error> failure;
        std::optional<std::size_t> refusal; ///< which is too large
    };
    // What is not reported in time is reported later, when the transaction is aborted.
    const auto reports = std::make_shared<Reports>();
    std::vector<core::Offset> &offsets = reports->offsets;
    offsets.assign(records.size(), -1);
    for (std::size_t i = 0; i < records.size(); ++i) {
        const auto delivered = [reports, i](const Result<kafka::Delivery> &delivery) {
            if (delivery) {
                reports->offsets[i] = delivery->offset;
                return;
            }
            reports->failure = delivery.error();
            if (delivery.error().code == Code::TooLarge) {
                reports->refusal = i;
            }
        };
        if (auto sent = m_producer->send(records[i], delivered); !sent) {
            return sent.error();
        }
    }
    const auto flushed = m_producer->flush(transactionTimeout);
    if (reports->failure || !flushed) {
        return reports->refusal   ? tooLarge(*m_writer.m_admin, records[*reports->refusal])
               : reports->failure ? *reports->failure
                                  : flushed.error();
    }
    for (std::size_t i = 1; i < offsets.size(); ++i) {
        if (offsets[i] != offsets[i - 1] + 1) {
            return core::Offset{-1};
        }
    }
    return offsets.empty() ? core::Offset{-1} : offsets.front();
}

// A fenced producer drops its records without saying why; ending the transaction tells.
CatalogWriter::Attempt::Verdict CatalogWriter::Attempt::notProduced(const core::Error &error)
{
    if (m_transactional) {
        const auto aborted = m_producer->abort(requestTimeout);
        if (!aborted && aborted.error().code == Code::Conflict) {
            return failed(aborted.error());
        }
    }
    return failed(error);
}

CatalogWriter::Attempt::Verdict CatalogWriter::Attempt::abandon()
{
    // Where even this fails the next writer's init, or the timeout, ends the transaction.
    (void)m_producer->abort(requestTimeout);
    m_error = {Code::Conflict, u"another writer came in between"_s, m_plan.topic, true};
    return Verdict::Again;
}

CatalogWriter::Attempt::Verdict CatalogWriter::Attempt::run()
{
    if (auto prepared = prepare(); !prepared) {
        return failed(prepared.error());
    }
    if (dies(WriteStep::Initialised)) {
        return Verdict::Died;
    }
    const Result<TopicEnd> end = readEnd();
    if (!end) {
        return failed(end.error());
    }
    if (dies(WriteStep::Read)) {
        return Verdict::Died;
    }
    if (const auto understood = leaveUnknown(*end); !understood) {
        return failed(understood.error());
    }
    compare(*end);
    if (!m_outcome.conflicts.empty()) {
        return Verdict::Conflicts;
    }
    if (m_transactional) {
        if (auto begun = m_producer->begin(); !begun) {
            return failed(begun.error());
        }
    }
    if (dies(WriteStep::Begun)) {
        return Verdict::Died;
    }
    const Result<core::Offset> first = produce(catalogRecords());
    if (!first) {
        return notProduced(first.error());
    }
    if (dies(WriteStep::CatalogProduced)) {
        return Verdict::Died;
    }
    // The guard: were there a foreign record before ours, ours would stand behind it.
    if (m_transactional && *first != end->offset) {
        return abandon();
    }
    if (const auto followers = m_plan.followers(*first); !followers.empty()) {
        if (const Result<core::Offset> followed = produce(followers); !followed) {
            return notProduced(followed.error());
        }
    }
    if (dies(WriteStep::ChangeProduced)) {
        return Verdict::Died;
    }
    return commit(*first);
}

CatalogWriter::Attempt::Verdict CatalogWriter::Attempt::commit(core::Offset first)
{
    for (std::size_t i = 0; i < m_plan.edits.size(); ++i) {
        m_outcome.offsets.push_back(first + static_cast<core::Offset>(i));
    }
    if (!m_transactional) {
        return Verdict::Written;
    }
    if (const auto committed = m_producer->commit(requestTimeout); !committed) {
        return lookUp(first, committed.error());
    }
    return dies(WriteStep::Committed) ? Verdict::Died : Verdict::Written;
}

// The commit failed, or its answer was lost: the topic itself says which. Where the record is not
// among the committed ones once the end is stable, it never will be.
CatalogWriter::Attempt::Verdict CatalogWriter::Attempt::lookUp(core::Offset first,
                                                               const core::Error &error)
{
    m_producer.reset();
    const Edit &edit = m_plan.edits.front();
    const Result<TopicEnd> end =
        readToEnd(m_reader, m_plan.topic, first, {edit.key}, transactionTimeout + 5s);
    if (!end) {
        m_error = {Code::Timeout, u"whether it was written is not known: %1"_s.arg(error.detail),
                   m_plan.topic, false};
        return Verdict::Failed;
    }
    // Also where somebody has written the same key since.
    if (end->first && end->first->value == edit.value) {
        return Verdict::Written;
    }
    m_outcome.offsets.clear();
    m_error = error;
    m_error.retriable = true;
    return Verdict::Again;
}

CatalogWriter::CatalogWriter(std::shared_ptr<kafka::Admin> admin, const QString &prefix)
    : m_admin(std::move(admin))
    , m_topics(prefix)
{}

CatalogWriter::~CatalogWriter() = default;

Result<std::unique_ptr<CatalogWriter>> CatalogWriter::open(const kafka::Connection &connection,
                                                           const QString &prefix)
{
    auto admin = kafka::Admin::create(connection);
    if (!admin) {
        return admin.error();
    }
    return std::unique_ptr<CatalogWriter>(new CatalogWriter(std::move(*admin), prefix));
}

Result<kafka::ClusterCapabilities> CatalogWriter::capabilities()
{
    if (!m_capabilities) {
        const auto asked = m_admin->capabilities();
        if (!asked) {
            return asked.error();
        }
        m_capabilities = *asked;
    }
    return *m_capabilities;
}

// Before the first write; who may not look may still write.
Result<void> CatalogWriter::checkTopics(const QString &domain)
{
    if (m_checked.contains(domain)) {
        return {};
    }
    const auto able = capabilities();
    if (!able) {
        return able.error();
    }
    for (const kafka::NewTopic &topic :
         domain.isEmpty() ? platformTopics(m_topics) : domainTopics(m_topics, domain)) {
        if (topic.name == m_topics.requests()) {
            continue; // not ours to write to
        }
        if (auto checked = checkTopic(*m_admin, topic, able->configurations); !checked) {
            core::Error error = checked.error();
            error.code = error.code == Code::AlreadyExists ? Code::Policy : error.code;
            return error;
        }
    }
    m_checked.insert(domain);
    return {};
}

Result<WriteOutcome> CatalogWriter::run(const Plan &plan, const CatalogSnapshot *known)
{
    const auto able = capabilities();
    if (!able) {
        return able.error();
    }
    std::unique_lock<std::mutex> alone(plainWriters(), std::defer_lock);
    if (!able->transactions) {
        alone.lock();
    }
    kafka::LogReader::Options options;
    options.fetchWait = 5ms;
    auto reader = kafka::LogReader::open(m_admin->connection(), options);
    if (!reader) {
        return reader.error();
    }
    const auto giveUp = Steady::now() + deadline;
    std::chrono::milliseconds pause = firstPause;
    for (int attempts = 1;; ++attempts) {
        Attempt attempt(*this, plan, **reader, known, able->transactions);
        const Attempt::Verdict verdict = attempt.run();
        switch (verdict) {
        case Attempt::Verdict::Written:
        case Attempt::Verdict::Conflicts: {
            WriteOutcome outcome = attempt.takeOutcome();
            outcome.attempts = attempts;
            return outcome;
        }
        case Attempt::Verdict::Failed:
            return attempt.error();
        case Attempt::Verdict::Died:
            return core::Error{Code::Cancelled, u"ended by a test"_s, plan.topic};
        case Attempt::Verdict::Again:
            if (Steady::now() + pause > giveUp) {
                return attempt.error();
            }
            std::this_thread::sleep_for(withJitter(pause));
            pause = std::min(pause * 2, std::chrono::milliseconds(longestPause));
        }
    }
}

QByteArray changeDocument(const Edit &edit, const ChangeSet &set, core::Offset revision)
{
    fields::Editor editor{schema::Value()};
    editor.setText(u"apiVersion", apiVersion.toString());
    editor.setText(u"kind", u"Change"_s);
    editor.setText(u"id", QUuid::createUuid().toString(QUuid::WithoutBraces));
    editor.setText(u"subject", QString::fromUtf8(edit.key));
    editor.setText(u"action", !edit.value    ? u"removed"_s
                              : edit.basedOn ? u"edited"_s
                                             : u"created"_s);
    editor.setText(u"message", set.message);
    editor.setSignature(set.by);
    editor.setInteger(u"revision", revision);
    editor.setInteger(u"previousRevision", edit.basedOn);
    if (edit.value) {
        Result<schema::Value> document = schema::parseJson(*edit.value);
        editor.setValue(u"document", document ? std::move(*document)
                                              : schema::Value(QString::fromUtf8(*edit.value)));
    }
    return schema::toJson(editor.document());
}

Result<WriteOutcome> CatalogWriter::write(const ChangeSet &set, const CatalogSnapshot *known)
{
    const std::lock_guard lock(m_mutex);
    if (set.edits.empty()) {
        return WriteOutcome();
    }
    if (m_admin->connection().profile.readOnly) {
        return core::Error{Code::ReadOnly, u"the profile is read-only"_s,
                           m_topics.catalogOf(set.domain)};
    }
    if (auto checked = checkTopics(set.domain); !checked) {
        return checked.error();
    }
    Plan plan;
    plan.topic = m_topics.catalogOf(set.domain);
    plan.transactionalId = m_topics.transactionalId(set.domain);
    plan.edits = set.edits;
    plan.followers = [this, &set](core::Offset first) {
        std::vector<kafka::OutgoingRecord> changes;
        for (std::size_t i = 0; i < set.edits.size(); ++i) {
            kafka::OutgoingRecord change;
            change.topic = m_topics.changesOf(set.domain);
            change.partition = 0;
            change.key = set.edits[i].key;
            change.value = changeDocument(set.edits[i], set, first + static_cast<core::Offset>(i));
            changes.push_back(std::move(change));
        }
        return changes;
    };
    return run(plan, known);
}

Result<void> CatalogWriter::ensureGeneration(const QString &topic, const QString &domain)
{
    const std::lock_guard lock(m_mutex);
    if (m_admin->connection().profile.readOnly) {
        return core::Error{Code::ReadOnly, u"the profile is read-only"_s, topic};
    }
    Plan plan;
    plan.topic = topic;
    plan.transactionalId = m_topics.transactionalId(domain);
    plan.edits = {{RecordKey::generation(),
                   schema::toJson(Generation::make(core::SystemClock().now()).document()),
                   std::nullopt}};
    plan.followers = [](core::Offset) { return std::vector<kafka::OutgoingRecord>(); };
    // A conflict means that it has one.
    const Result<WriteOutcome> outcome = run(plan, nullptr);
    return outcome ? Result<void>() : Result<void>(outcome.error());
}

} // namespace mesh::catalog
