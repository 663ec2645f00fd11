// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/overview/overviewpage.h"

#include "ui/pages/overview/snippetview.h"
#include "ui/pages/product/newestevents.h"
#include "ui/pages/product/topicinquiry.h"
#include "ui/pages/product/trustcells.h"
#include "ui/state/formats.h"
#include "ui/state/navigator.h"
#include "ui/state/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/facttable.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/safemarkdown.h"
#include "ui/widgets/truststrip.h"

#include "app/workspace/workspace.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

/// Narrower, the side stands below the main column.
constexpr int twoColumns = 860;
constexpr int sideWidth = 320;
constexpr int widest = 1240;

QString brokers(const std::vector<qint32> &ids)
{
    QStringList texts;
    for (const qint32 id : ids) {
        texts << QString::number(id);
    }
    return texts.join(u", "_s);
}

QString linkTo(const catalog::Channel &channel)
{
    const QUrl url(channel.url);
    const bool follows =
        url.scheme() == u"https"_s || url.scheme() == u"http"_s || url.scheme() == u"mailto"_s;
    const QString name = channel.name.toHtmlEscaped();
    if (follows) {
        return u"<a href=\"%1\">%2</a>"_s.arg(url.toString().toHtmlEscaped(), name);
    }
    if (channel.name.contains(u'@')) {
        return u"<a href=\"mailto:%1\">%1</a>"_s.arg(name);
    }
    return channel.tool.isEmpty() ? name : name + u" · "_s + channel.tool.toHtmlEscaped();
}

void showNote(QLabel &note, const QString &text)
{
    note.setText(text);
    note.setVisible(!text.isEmpty());
}

} // namespace

OverviewPage::OverviewPage(const Context &context, workspace::Session &session,
                           const ProductFacts &facts, QWidget *parent)
    : QScrollArea(parent)
    , m_context(context)
    , m_session(&session)
    , m_facts(facts)
    , m_inquiry(new TopicInquiry(session, this))
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Overview"));
    auto *page = new QWidget(this);
    auto *outer = new QVBoxLayout(page);
    outer->setContentsMargins(space::large, space::large, space::large, space::large);
    outer->setSpacing(space::large);
    m_trust = new TrustStrip(page);
    outer->addWidget(m_trust);
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight);
    m_columns->setSpacing(2 * space::large);
    m_columns->addWidget(makeMain(), 1);
    m_side = makeSide();
    m_columns->addWidget(m_side, 0, Qt::AlignTop);
    outer->addLayout(m_columns);
    outer->addStretch();
    page->setMaximumWidth(widest);
    setWidget(page);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);

    m_clock.setInterval(1000);
    connect(&m_clock, &QTimer::timeout, this, &OverviewPage::showTrust);
    connect(m_session, &workspace::Session::stateChanged, this, &OverviewPage::offerSample);
    connect(&m_session->pulse(), &workspace::Pulse::measured, this, [this] {
        if (m_active) {
            showTrust();
            showTopicFacts();
        }
    });
    connect(m_inquiry, &TopicInquiry::changed, this, &OverviewPage::showMeasured);
    connect(m_events, &NewestEvents::activated, this, &OverviewPage::liveWanted);
    connect(m_events, &NewestEvents::sampleChanged, this, &OverviewPage::offerSample);
    connect(m_sample, &QPushButton::clicked, this, [this] {
        if (const auto sample = m_events->sample(); sample && m_facts.product) {
            catalog::Product product = *m_facts.product;
            product.sample = sample;
            Q_EMIT sampleWanted(product);
        }
    });
    connect(m_events, &NewestEvents::shapeChanged, this, [this] {
        offerSample();
        showSnippets();
        showTopicFacts();
    });
    connect(&context.formats, &Formats::changed, this, &OverviewPage::showMeasured);
    setFacts(facts);
}

OverviewPage::~OverviewPage() = default;

void OverviewPage::addHead(QVBoxLayout &layout, const QString &text)
{
    layout.addSpacing(space::small);
    layout.addWidget(new SectionLabel(text));
}

// To those whose product it is; what Kafka lets them write is told when they try.
void OverviewPage::offerSample()
{
    if (!m_session) {
        return;
    }
    const config::Profile &profile = m_session->profile();
    m_sample->setVisible(m_facts.product && !profile.readOnly &&
                         profile.identity.isOf(m_facts.product->owner) && m_events->sample());
}

QLabel *OverviewPage::addNote(QVBoxLayout &layout)
{
    auto *note = new DimLabel;
    note->setWordWrap(true);
    note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout.addWidget(note);
    return note;
}

QWidget *OverviewPage::makeMain()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::small);
    m_purpose = new SafeMarkdown;
    m_purpose->setAccessibleName(tr("Purpose"));
    layout->addWidget(m_purpose);
    layout->addSpacing(space::small);
    auto *head = new QHBoxLayout;
    head->addWidget(new SectionLabel(tr("Newest events")));
    head->addStretch();
    m_sample = new FlatButton(tr("Publish as sample…"));
    m_sample->setProperty("look", u"link"_s);
    m_sample->setToolTip(tr("Who may not read the topic sees these events, with what is masked "
                            "left out."));
    head->addWidget(m_sample);
    layout->addLayout(head);
    m_events = new NewestEvents(m_context);
    layout->addWidget(m_events);
    addHead(*layout, tr("Use it"));
    m_snippets = new SnippetView;
    layout->addWidget(m_snippets);

    addHead(*layout, tr("Partitions"));
    m_partitions = new FactTable(tr("Partitions"), {{tr("Partition"), false, true, false},
                                                    {tr("Leader"), false, true, false},
                                                    {tr("Replicas")},
                                                    {tr("In sync")},
                                                    {tr("From offset"), true, true, false},
                                                    {tr("To offset"), true, true, false},
                                                    {tr("Records at most"), true, true, false}});
    layout->addWidget(m_partitions);
    m_partitionNote = addNote(*layout);

    addHead(*layout, tr("Readers"));
    m_readers = new FactTable(tr("Readers"), {{tr("Group")},
                                              {tr("State"), false, false, false},
                                              {tr("Members"), true, true, false},
                                              {tr("Lag"), true, true, false}});
    layout->addWidget(m_readers);
    m_readerNote = addNote(*layout);

    addHead(*layout, tr("Configuration that differs from the default"));
    m_settings =
        new FactTable(tr("Configuration"), {{tr("Setting"), false, true, false}, {tr("Value")}});
    layout->addWidget(m_settings);
    m_settingNote = addNote(*layout);
    layout->addStretch();
    return page;
}

QWidget *OverviewPage::makeSide()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::small);
    m_peopleHead = new SectionLabel(tr("People"));
    layout->addWidget(m_peopleHead);
    m_people = new KeyValueRows;
    layout->addWidget(m_people);
    m_contractHead = new SectionLabel(tr("Promised"));
    m_contractHead->setContentsMargins(0, space::medium, 0, 0);
    layout->addWidget(m_contractHead);
    m_contract = new KeyValueRows;
    layout->addWidget(m_contract);
    auto *topicHead = new SectionLabel(tr("Topic"));
    topicHead->setContentsMargins(0, space::medium, 0, 0);
    layout->addWidget(topicHead);
    m_topic = new KeyValueRows;
    layout->addWidget(m_topic);
    return page;
}

void OverviewPage::setFacts(const ProductFacts &facts)
{
    const bool otherTopic = facts.topic != m_inquiry->topic();
    m_facts = facts;
    showDescription();
    showPeople();
    showContract();
    showMeasured();
    m_events->show(m_session, m_facts);
    offerSample();
    if (m_active && otherTopic) {
        m_inquiry->ask(m_facts.topic);
    }
}

void OverviewPage::setActive(bool active)
{
    if (m_active == active) {
        return;
    }
    m_active = active;
    m_events->setActive(active);
    if (active && m_session) {
        m_session->pulse().watch(this, {m_facts.topic});
        m_inquiry->ask(m_facts.topic);
        m_clock.start();
    } else {
        m_clock.stop();
        if (m_session) {
            m_session->pulse().watch(this, {});
        }
    }
}

void OverviewPage::refresh()
{
    m_inquiry->askAgain();
}

void OverviewPage::showDescription()
{
    QString text;
    if (m_facts.product) {
        const catalog::Product &product = *m_facts.product;
        text = product.purpose;
        if (!product.usage.isEmpty()) {
            text += u"\n\n**"_s + tr("Usage") + u"**\n\n"_s + product.usage;
        }
        if (!product.limitations.isEmpty()) {
            text += u"\n\n**"_s + tr("Limitations") + u"**\n\n"_s + product.limitations;
        }
    } else {
        text = tr("Nobody has described this topic yet. What follows is what Kafka itself and its "
                  "records tell.");
    }
    m_purpose->setText(text);
}

void OverviewPage::showPeople()
{
    m_people->clear();
    const bool any = m_facts.product || m_facts.domain;
    m_peopleHead->setVisible(any);
    m_people->setVisible(any);
    if (!any) {
        return;
    }
    m_people->addRow(tr("Owner"), m_facts.owner());
    const auto addChannels = [this](const std::vector<catalog::Channel> &channels,
                                    const QString &name) {
        for (const catalog::Channel &channel : channels) {
            QLabel *label = m_people->addRow(name, QString());
            label->setTextFormat(Qt::RichText);
            label->setTextInteractionFlags(Qt::TextBrowserInteraction);
            label->setOpenExternalLinks(true);
            label->setText(linkTo(channel));
            label->setToolTip(channel.scope);
        }
    };
    if (m_facts.product && !m_facts.product->support.empty()) {
        addChannels(m_facts.product->support, tr("Reach"));
    } else if (m_facts.domain) {
        addChannels(m_facts.domain->domain.contacts, tr("Reach"));
    }
    if (m_facts.domain) {
        const catalog::Domain &domain = m_facts.domain->domain;
        auto *link = new FlatButton(nameOf(domain));
        link->setProperty("look", u"link"_s);
        link->setToolTip(domain.purpose);
        connect(link, &QPushButton::clicked, this,
                [this, key = u"domain:"_s + domain.id] { m_context.navigator.openPage(key); });
        m_people->addRow(tr("Domain"), link);
        m_people->addRow(tr("Teams"), domain.teams.join(u", "_s));
    }
    if (m_facts.product && m_facts.product->writtenBy.at >= 0) {
        const catalog::Signature &by = m_facts.product->writtenBy;
        m_people->addRow(
            tr("Described"),
            tr("%1 by %2")
                .arg(m_context.formats.ago(by.at, m_context.workspace.clock().now()), by.name));
    }
}

void OverviewPage::addReferences(const QString &name,
                                 const std::vector<catalog::Reference> &references)
{
    for (const catalog::Reference &reference : references) {
        const QString text = reference.name.isEmpty() ? reference.topic : reference.name;
        const auto id = core::ProductId::parse(reference.name);
        if (!id && reference.topic.isEmpty()) {
            m_contract->addRow(name, text)->setToolTip(reference.description);
            continue;
        }
        QLabel *link = m_contract->addRow(name, QString());
        link->setTextFormat(Qt::RichText);
        link->setTextInteractionFlags(Qt::TextBrowserInteraction);
        link->setText(u"<a href=\"#\">%1</a>"_s.arg(text.toHtmlEscaped()));
        link->setToolTip(reference.description.isEmpty() ? tr("Open %1").arg(text)
                                                         : reference.description);
        setTone(*link, {});
        Target target{id, reference.topic};
        connect(link, &QLabel::linkActivated, this,
                [this, target] { m_context.navigator.open(target); });
    }
}

void OverviewPage::showContract()
{
    m_contract->clear();
    m_contractHead->setVisible(m_facts.published());
    m_contract->setVisible(m_facts.published());
    if (!m_facts.product) {
        return;
    }
    const catalog::Product &product = *m_facts.product;
    const catalog::Promises &promises = product.promises;
    const Formats &formats = m_context.formats;
    m_contract->addRow(tr("Freshness"),
                       promises.freshnessSeconds
                           ? tr("at most %1").arg(formats.span(*promises.freshnessSeconds * 1000))
                           : QString());
    if (promises.availabilityPercent) {
        m_contract->addRow(tr("Availability"), promises.availabilityPercent->toString() + u" %"_s);
    }
    if (promises.retentionSeconds) {
        m_contract->addRow(tr("Kept for"), *promises.retentionSeconds < 0
                                               ? tr("good")
                                               : formats.span(*promises.retentionSeconds * 1000));
    }
    if (promises.endOfSupport) {
        m_contract->addRow(tr("Supported until"),
                           formats.locale().toString(*promises.endOfSupport, QLocale::ShortFormat));
    }
    if (product.sunset) {
        m_contract->addRow(tr("Ends on"),
                           formats.locale().toString(*product.sunset, QLocale::ShortFormat));
    }
    if (!product.successor.isEmpty()) {
        addReferences(tr("Followed by"), {{product.successor, {}, {}, {}, {}}});
    }
    addReferences(tr("Made from"), product.inputs);
    addReferences(tr("Goes into"), product.outputs);
    if (!product.tags.isEmpty()) {
        m_contract->addRow(tr("Tags"), product.tags.join(u", "_s));
    }
    if (!product.terms.isEmpty()) {
        m_contract->addRow(tr("Terms"), product.terms.join(u", "_s));
    }
    for (const catalog::Link &link : product.links) {
        const QUrl url(link.url);
        if (url.scheme() != u"https"_s && url.scheme() != u"http"_s) {
            continue;
        }
        QLabel *label = m_contract->addRow(link.type, QString());
        label->setTextFormat(Qt::RichText);
        label->setTextInteractionFlags(Qt::TextBrowserInteraction);
        label->setOpenExternalLinks(true);
        const QString text = link.description.isEmpty() ? url.host() : link.description;
        label->setText(
            u"<a href=\"%1\">%2</a>"_s.arg(url.toString().toHtmlEscaped(), text.toHtmlEscaped()));
    }
}

void OverviewPage::showMeasured()
{
    showTrust();
    showTopicFacts();
    showPartitions();
    showReaders();
    showConfiguration();
    showSnippets();
}

void OverviewPage::showTrust()
{
    if (m_session) {
        m_trust->setCells(trustCells(m_facts, *m_inquiry, m_session->pulse().of(m_facts.topic),
                                     m_context.workspace.clock().now(), m_context.formats));
    }
}

QString OverviewPage::settingText(const QString &name) const
{
    if (!m_inquiry->configuration() || !*m_inquiry->configuration()) {
        return {};
    }
    for (const kafka::ConfigEntry &entry : **m_inquiry->configuration()) {
        if (entry.name == name) {
            return entry.value.value_or(QString());
        }
    }
    return {};
}

QString OverviewPage::sizeText() const
{
    const workspace::LiveFeed *feed = m_events->feed();
    if (!m_inquiry->detail() || !*m_inquiry->detail() || !feed || feed->rowCount() == 0) {
        return {};
    }
    const qint64 records = (*m_inquiry->detail())->span();
    qint64 bytes = 0;
    const qsizetype rows = feed->rowCount();
    for (qsizetype row = 0; row < rows; ++row) {
        bytes += feed->at(row).size();
    }
    const double each = double(bytes) / double(rows);
    //: A size and a number of records: the size is estimated from so many
    return tr("about %1, from %2 records looked at")
        .arg(m_context.formats.bytes(qint64(each * double(records))),
             m_context.formats.count(rows));
}

void OverviewPage::showTopicFacts()
{
    std::vector<KeyValueRows::Row> rows{{tr("Name"), m_facts.topic, true}};
    const auto add = [&rows](const QString &name, const QString &value, bool mono = false) {
        rows.push_back({name, value, mono});
    };
    const Formats &formats = m_context.formats;
    if (m_inquiry->detail() && *m_inquiry->detail()) {
        add(tr("Offsets kept"), formats.count((*m_inquiry->detail())->span()));
    }
    add(tr("Size"), sizeText());
    if (m_session) {
        const workspace::TopicPulse pulse = m_session->pulse().of(m_facts.topic);
        add(tr("Rate"), pulse.recordsPerSecond ? formats.rate(*pulse.recordsPerSecond) : QString());
        add(tr("Newest event"),
            pulse.newestRecord ? formats.dateTime(*pulse.newestRecord) : QString());
    }
    if (const QString policy = settingText(u"cleanup.policy"_s); !policy.isEmpty()) {
        add(tr("Cleanup"), policy, true);
    }
    bool ok = false;
    if (const qint64 kept = settingText(u"retention.ms"_s).toLongLong(&ok); ok) {
        add(tr("Retention"), kept < 0 ? tr("for good") : formats.span(kept));
    }
    if (m_inquiry->schema() && *m_inquiry->schema()) {
        const workspace::TopicSchema &schema = **m_inquiry->schema();
        add(tr("Schema"),
            tr("%1 v%2, %3").arg(schema.subject).arg(schema.version).arg(schema.type));
    }
    if (m_facts.port && m_facts.port->sunset) {
        add(tr("Port ends on"),
            formats.locale().toString(*m_facts.port->sunset, QLocale::ShortFormat));
    }
    if (m_facts.port && !m_facts.port->description.isEmpty()) {
        add(tr("Port"), m_facts.port->description);
    }
    m_topic->setRows(rows);
}

void OverviewPage::showPartitions()
{
    const auto &detail = m_inquiry->detail();
    m_partitions->setVisible(detail && *detail);
    if (!detail) {
        showNote(*m_partitionNote, tr("Asking…"));
        return;
    }
    if (!*detail) {
        showNote(*m_partitionNote, core::explain(detail->error()).sentence());
        return;
    }
    const Formats &formats = m_context.formats;
    std::vector<QStringList> rows;
    for (const kafka::PartitionDetail &partition : (*detail)->partitions) {
        rows.push_back({QString::number(partition.id),
                        partition.leader < 0 ? tr("none") : QString::number(partition.leader),
                        brokers(partition.replicas), brokers(partition.inSync),
                        partition.low < 0 ? QString() : formats.count(partition.low),
                        partition.high < 0 ? QString() : formats.count(partition.high),
                        formats.count(partition.span())});
    }
    m_partitions->setRows(rows);
    int behind = 0;
    for (int row = 0; row < int(rows.size()); ++row) {
        const kafka::PartitionDetail &partition = (*detail)->partitions[size_t(row)];
        if (partition.leader < 0) {
            m_partitions->setRowTone(row, u"bad"_s,
                                     tr("No leader: it cannot be read or written now"));
        } else if (partition.underReplicated()) {
            m_partitions->setRowTone(row, u"warn"_s, tr("Fewer replicas in sync than there are"));
            ++behind;
        }
    }
    showNote(*m_partitionNote,
             behind > 0
                 ? tr("%n partition(s) with fewer replicas in sync than there are", nullptr, behind)
                 : QString());
}

void OverviewPage::showReaders()
{
    const auto &readers = m_inquiry->readers();
    const bool any = readers && *readers && !(*readers)->empty();
    m_readers->setVisible(any);
    if (!readers) {
        showNote(*m_readerNote, tr("Asking…"));
    } else if (!*readers) {
        showNote(*m_readerNote, readers->error().code == core::Code::Unsupported
                                    ? tr("This cluster does not tell who reads.")
                                    : core::explain(readers->error()).sentence());
    } else if (!any) {
        showNote(*m_readerNote,
                 tr("No consumer group reads this topic, or has committed an offset of it."));
    } else {
        std::vector<QStringList> rows;
        for (const kafka::GroupLag &group : **readers) {
            rows.push_back({group.group, group.state, QString::number(group.members),
                            group.hasCommitted() ? m_context.formats.count(group.lag())
                                                 : tr("commits nothing")});
        }
        m_readers->setRows(rows);
        showNote(*m_readerNote, {});
    }
}

void OverviewPage::showConfiguration()
{
    const auto &settings = m_inquiry->configuration();
    std::vector<QStringList> rows;
    if (settings && *settings) {
        for (const kafka::ConfigEntry &entry : **settings) {
            if (!entry.isDefault) {
                rows.push_back({entry.name, entry.value.value_or(tr("hidden by the broker"))});
            }
        }
    }
    m_settings->setVisible(!rows.empty());
    m_settings->setRows(rows);
    if (!settings) {
        showNote(*m_settingNote, tr("Asking…"));
    } else if (!*settings) {
        showNote(*m_settingNote, settings->error().code == core::Code::Unsupported
                                     ? tr("This cluster does not tell its configuration.")
                                     : core::explain(settings->error()).sentence());
    } else {
        showNote(*m_settingNote, rows.empty() ? tr("Every setting is the default.") : QString());
    }
}

void OverviewPage::showSnippets()
{
    if (!m_session) {
        return;
    }
    SnippetFacts facts;
    facts.profile = m_session->profile();
    facts.topic = m_facts.topic;
    if (m_facts.port) {
        facts.format = schema::formatFromName(m_facts.port->format).value_or(schema::Format::Json);
    }
    if (m_inquiry->schema() && *m_inquiry->schema()) {
        const QString type = (*m_inquiry->schema())->type;
        facts.format = type == u"AVRO"_s       ? schema::Format::Avro
                       : type == u"PROTOBUF"_s ? schema::Format::Protobuf
                                               : schema::Format::JsonSchema;
    }
    if (m_events->feed()) {
        facts.shape = *m_events->feed()->shape();
    }
    m_snippets->setSnippets(snippets(facts));
}

void OverviewPage::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    const bool wide = viewport()->width() >= twoColumns;
    m_columns->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_side->setMinimumWidth(wide ? sideWidth : 0);
    m_side->setMaximumWidth(wide ? sideWidth : QWIDGETSIZE_MAX);
}

} // namespace mesh::ui
