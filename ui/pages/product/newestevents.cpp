// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/product/newestevents.h"

#include "ui/models/recordtablemodel.h"
#include "ui/state/formats.h"
#include "ui/state/theme.h"
#include "ui/widgets/facttable.h"
#include "ui/widgets/framepacer.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/recordtable.h"

#include "app/workspace/workspace.h"

#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

constexpr int readEvents = 50;
constexpr int valueColumns = 5;
constexpr int sampleColumns = 7;
constexpr int headerHeight = 27;

} // namespace

NewestEvents::NewestEvents(const Context &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new RecordTableModel(this))
    , m_table(new RecordTable(*m_model, this))
    , m_pacer(new FramePacer(*this, this))
    , m_stack(new QStackedWidget(this))
    , m_words(new DimLabel({}, this))
    , m_sampleNote(new DimLabel({}, this))
    , m_samplePage(new QWidget(this))
{
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setAccessibleName(tr("Newest events"));
    m_words->setWordWrap(true);
    m_words->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_sampleNote->setWordWrap(true);
    auto *sample = new QVBoxLayout(m_samplePage);
    sample->setContentsMargins(0, 0, 0, 0);
    sample->setSpacing(space::small);
    sample->addWidget(m_sampleNote);
    sample->addStretch();
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_words);
    m_stack->addWidget(m_samplePage);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    setFixedHeight(headerHeight + events * RecordTable::rowHeight);
    connect(m_pacer, &FramePacer::frame, this, &NewestEvents::applyFrame);
    connect(m_table, &RecordTable::activated, this, &NewestEvents::activated);
    connect(&context.formats, &Formats::changed, this, &NewestEvents::updateColumns);
}

NewestEvents::~NewestEvents()
{
    m_model->setFeed(nullptr);
}

void NewestEvents::show(workspace::Session *session, const ProductFacts &facts)
{
    const bool same = session == m_session && facts.topic == m_facts.topic && m_feed;
    if (session != m_session) {
        if (m_session) {
            disconnect(m_session, nullptr, this, nullptr);
        }
        if (session) {
            connect(session, &workspace::Session::stateChanged, this, &NewestEvents::retry);
        }
    }
    m_session = session;
    m_facts = facts;
    if (same) {
        updateColumns();
        return;
    }
    stop();
    if (m_active) {
        read();
    }
}

void NewestEvents::setActive(bool active)
{
    if (m_active == active) {
        return;
    }
    m_active = active;
    if (active) {
        read();
    } else {
        stop();
    }
}

void NewestEvents::stop()
{
    m_model->setFeed(nullptr);
    m_model->setReader({});
    m_feed.reset();
    if (std::exchange(m_hasRows, false)) {
        Q_EMIT sampleChanged();
    }
}

void NewestEvents::retry()
{
    // What was asked before there was a connection was refused.
    const bool connected = m_session && m_session->state() == workspace::Session::State::Connected;
    const auto status = m_feed ? m_feed->status() : nullptr;
    if (connected && m_active && status && status->state == kafka::ReadState::Failed &&
        status->error && status->error->retriable) {
        m_model->setFeed(nullptr);
        m_feed.reset();
        read();
    }
}

void NewestEvents::read()
{
    if (!m_session || m_facts.topic.isEmpty() || m_feed) {
        return;
    }
    m_feed = m_session->openFeed(m_facts.topic);
    m_model->setFeed(m_feed.get());
    connect(m_feed.get(), &workspace::LiveFeed::pending, m_pacer, &FramePacer::request);
    connect(m_feed.get(), &workspace::LiveFeed::statusChanged, this, &NewestEvents::updateState);
    connect(m_feed.get(), &workspace::LiveFeed::shapeChanged, this, [this] {
        updateColumns();
        Q_EMIT shapeChanged();
    });
    kafka::ReadRequest request;
    request.topics = {m_facts.topic};
    request.from = kafka::FromNewest{readEvents};
    m_feed->start(request);
    m_feed->setFollowing(true);
    m_feed->setVisible(true);
    updateState();
}

void NewestEvents::applyFrame()
{
    const workspace::FrameChange change = m_model->applyFrame();
    m_pacer->setInterval(change.appended > events ? FramePacer::calm : FramePacer::smooth);
    updateState();
}

void NewestEvents::updateColumns()
{
    if (!m_feed || !m_session) {
        return;
    }
    using Source = tabular::Column::Source;
    std::vector<tabular::Column> columns;
    int ofValue = 0;
    for (const tabular::Column &column : tabular::inferColumns(*m_feed->shape())) {
        const bool wide = column.type.kind == expr::Kind::Array ||
                          column.type.kind == expr::Kind::Map ||
                          column.type.kind == expr::Kind::Struct;
        const bool about = column.source == Source::Timestamp || column.source == Source::Key;
        if (about || (column.source == Source::Value && (!wide || column.fields.empty()) &&
                      ofValue < valueColumns)) {
            columns.push_back(column);
            ofValue += column.source == Source::Value ? 1 : 0;
        }
    }
    m_model->setReader(RecordReader(m_facts.topic, m_session->decoder(), columns, m_facts.masks,
                                    m_context.formats.timeZone(), m_context.formats.locale()));
}

std::optional<catalog::Sample> NewestEvents::sample() const
{
    catalog::Sample sample;
    for (qsizetype row = m_feed ? m_feed->rowCount() - 1 : -1;
         m_session && row >= 0 && sample.records.size() < std::size_t(events); --row) {
        const schema::Decoded decoded = m_session->decoder()->decode(
            m_feed->at(row), schema::Part::Value, schema::Lookup::CacheOnly);
        if (!decoded.error && decoded.format != schema::Format::Absent) {
            sample.records.push_back(m_facts.masks.masked(decoded, tabular::Mask::Part::Value));
        }
    }
    sample.takenAt = m_context.workspace.clock().now();
    return sample.records.empty() ? std::nullopt : std::optional(std::move(sample));
}

bool NewestEvents::showSample()
{
    if (!m_facts.product || !m_facts.product->sample || m_facts.product->sample->records.empty()) {
        return false;
    }
    const catalog::Sample &sample = *m_facts.product->sample;
    delete m_sample;
    m_sample = nullptr;
    std::vector<FactTable::Column> columns;
    std::vector<QStringList> rows;
    if (const auto *object = sample.records.front().as<schema::Object>()) {
        for (const auto &[name, value] : *object) {
            const bool number =
                value.as<qint64>() || value.as<double>() || value.as<schema::Decimal>();
            if (int(columns.size()) < sampleColumns) {
                columns.push_back({name, number});
            }
        }
    }
    for (const schema::Value &record : sample.records) {
        QStringList texts;
        for (const FactTable::Column &column : columns) {
            const schema::Value *field = record.field(column.title);
            const QString path = column.title;
            const bool hidden =
                m_facts.masks.covering(tabular::Mask::Part::Value,
                                       std::span<const QString>(&path, 1)) != nullptr;
            texts << (hidden  ? tabular::MaskRules::maskText()
                      : field ? field->toDisplay()
                              : QString());
        }
        rows.push_back(texts);
    }
    m_sample = new FactTable(tr("Published sample"), columns, m_samplePage);
    m_sample->setRows(rows);
    static_cast<QVBoxLayout *>(m_samplePage->layout())->insertWidget(1, m_sample);
    m_sampleNote->setText(
        tr("You may not read this topic. This is the sample that %1 published on %2.")
            .arg(m_facts.owner(), m_context.formats.dateTime(sample.takenAt).left(10)));
    m_stack->setCurrentWidget(m_samplePage);
    return true;
}

void NewestEvents::updateState()
{
    if (!m_feed) {
        return;
    }
    const bool hasRows = m_feed->rowCount() > 0;
    if (hasRows != std::exchange(m_hasRows, hasRows)) {
        Q_EMIT sampleChanged();
    }
    if (hasRows) {
        m_stack->setCurrentWidget(m_table);
        return;
    }
    const auto status = m_feed->status();
    if (status->error && status->error->code == core::Code::Denied) {
        if (m_stack->currentWidget() == m_samplePage || showSample()) {
            return;
        }
    }
    if (status->error) {
        m_words->setText(core::explain(*status->error).sentence());
    } else if (status->state == kafka::ReadState::CaughtUp ||
               status->state == kafka::ReadState::Finished) {
        m_words->setText(tr("No events yet. What is produced appears here at once."));
    } else {
        m_words->setText(tr("Reading the newest events…"));
    }
    m_stack->setCurrentWidget(m_words);
}

} // namespace mesh::ui
