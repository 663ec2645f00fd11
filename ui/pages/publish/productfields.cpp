// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/publish/productfields.h"

#include "ui/dialogs/formgrid.h"
#include "ui/models/commalist.h"
#include "ui/pages/publish/productlists.h"
#include "ui/pages/publish/publishproposal.h"
#include "ui/pages/publish/rowseditor.h"
#include "ui/pages/publish/spanfield.h"
#include "ui/state/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/disclosure.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScopedValueRollback>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

const QString newDomain = u"\nnew"_s; ///< data of the entry that makes one; no id can be it

const QString wholeRow = u"outputPorts"_s; ///< takes what is about no field of the form
const QString portsField = u"ports"_s;
const QString sampleField = u"sample"_s;

constexpr std::array qualities{catalog::Quality::Unstated, catalog::Quality::Authoritative,
                               catalog::Quality::Curated, catalog::Quality::Raw};

QStringList choicesOf(const catalog::CatalogSnapshot &catalog)
{
    QStringList choices;
    for (const auto &entry : catalog.domains()) {
        choices << entry->domain.id << entry->domain.displayName << entry->domain.teams;
    }
    for (const auto &entry : catalog.classifications()) {
        choices << entry.value.id << entry.value.displayName;
    }
    for (const auto &entry : catalog.tiers()) {
        choices << entry.value.id << entry.value.displayName;
    }
    return choices;
}

/// Chooses the entry; a value that is not among them is added as it stands.
void choose(QComboBox &box, const QString &value)
{
    int index = box.findData(value);
    if (index < 0 && !value.isEmpty()) {
        box.addItem(value, value);
        index = box.count() - 1;
    }
    box.setCurrentIndex(index < 0 ? 0 : index);
}

} // namespace

ProductFields::ProductFields(Of of, QWidget *parent)
    : QWidget(parent)
    , m_of(of)
    , m_catalog(std::make_shared<const catalog::CatalogSnapshot>())
    , m_needed(new FormGrid)
    , m_later(new FormGrid)
    , m_disclosure(new Disclosure(tr("Later"), m_later))
{
    makeNeeded();
    makeLater();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::medium);
    column->addWidget(m_needed);
    column->addWidget(m_disclosure);
    m_disclosure->setOpen(of == Of::Existing);
    updateHints();
}

void ProductFields::addField(FormGrid &grid, const QString &field, const QString &label,
                             QWidget *widget, const QString &hint)
{
    widget->setAccessibleName(label);
    grid.addRow(field, label, widget, hint);
    m_fields[field] = widget;
    m_order << field;
}

QLineEdit *ProductFields::addLine(FormGrid &grid, const QString &field, const QString &label,
                                  const QString &hint)
{
    auto *line = new QLineEdit;
    addField(grid, field, label, line, hint);
    connect(line, &QLineEdit::textChanged, this, [this, field] {
        if (!m_filling) {
            touch(field);
        }
    });
    return line;
}

QPlainTextEdit *ProductFields::addText(FormGrid &grid, const QString &field, const QString &label,
                                       const QString &hint)
{
    auto *text = new QPlainTextEdit;
    text->setProperty("look", u"field"_s);
    text->setTabChangesFocus(true);
    text->setFixedHeight(84);
    addField(grid, field, label, text, hint);
    connect(text, &QPlainTextEdit::textChanged, this, [this, field] {
        if (!m_filling) {
            touch(field);
        }
    });
    return text;
}

void ProductFields::addRows(FormGrid &grid, const QString &field, const QString &label,
                            RowsEditor *rows)
{
    addField(grid, field, label, rows);
    connect(rows, &RowsEditor::changed, this, [this, field] { touch(field); });
}

void ProductFields::makeNeeded()
{
    m_name = addLine(*m_needed, u"name"_s, tr("Name"));
    m_domain = new QComboBox;
    addField(*m_needed, u"domain"_s, tr("Domain"), m_domain);
    m_id = addLine(*m_needed, u"id"_s, tr("Id"));
    m_owner = new QComboBox;
    m_owner->setEditable(true);
    m_owner->setInsertPolicy(QComboBox::NoInsert);
    addField(*m_needed, u"team.name"_s, tr("Owner"), m_owner);
    m_purpose = addText(*m_needed, u"description.purpose"_s, tr("Purpose"));
    m_purpose->setPlaceholderText(tr("What one record is, and what it is good for."));
    m_purposeHint = new DimLabel;
    m_purposeHint->setFont(smallFont());
    m_needed->addRow(u"purposeHint"_s, {}, m_purposeHint);
    m_classification = new QComboBox;
    addField(*m_needed, u"classification"_s, tr("Classification"), m_classification);
    m_topics = new QLabel;
    m_topics->setTextFormat(Qt::PlainText);
    m_topics->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_topics->setFont(monoFont());
    m_topics->setMinimumHeight(space::control);
    m_topics->setWordWrap(true);
    addField(*m_needed, wholeRow, tr("Topic"), m_topics);
    if (m_of == Of::Existing) {
        m_needed->setRowVisible(u"id"_s, false);
        m_needed->setRowVisible(u"domain"_s, false);
    }
    connect(m_domain, &QComboBox::activated, this, &ProductFields::domainChosen);
    connect(m_owner, &QComboBox::editTextChanged, this, [this] {
        if (!m_filling) {
            touch(u"team.name"_s);
        }
    });
    connect(m_classification, &QComboBox::activated, this, [this] { touch(u"classification"_s); });
}

void ProductFields::makeLater()
{
    FormGrid &grid = *m_later;
    m_quality = new Segmented({tr("not stated"), tr("authoritative"), tr("curated"), tr("raw")});
    addField(grid, u"quality"_s, tr("Quality"), m_quality);
    connect(m_quality, &Segmented::chosen, this, [this] { touch(u"quality"_s); });
    m_tier = new QComboBox;
    addField(grid, u"tier"_s, tr("Tier"), m_tier);
    connect(m_tier, &QComboBox::activated, this, [this] { touch(u"tier"_s); });
    m_version = addLine(grid, u"version"_s, tr("Version"));

    grid.addSection(tr("Promises"));
    m_freshness = new SpanField(tr("Freshness"), false);
    addField(grid, u"slaProperties"_s, tr("Freshness"), m_freshness,
             tr("How old the newest record may be."));
    m_availability = addLine(grid, u"slaProperties.availability"_s, tr("Availability"),
                             tr("In percent, e.g. 99.9."));
    m_retention = new SpanField(tr("Kept for"), true);
    addField(grid, u"slaProperties.retention"_s, tr("Kept for"), m_retention);
    m_support = addLine(grid, u"slaProperties.endOfSupport"_s, tr("Supported until"),
                        tr("A date as 2027-12-31."));
    connect(m_freshness, &SpanField::changed, this, [this] { touch(u"slaProperties"_s); });
    connect(m_retention, &SpanField::changed, this,
            [this] { touch(u"slaProperties.retention"_s); });

    grid.addSection(tr("Description"));
    m_usage = addText(grid, u"description.usage"_s, tr("Usage"));
    m_limitations = addText(grid, u"description.limitations"_s, tr("Limitations"));
    m_tags = addLine(grid, u"tags"_s, tr("Tags"), tr("With commas between them."));
    m_terms = addLine(grid, u"terms"_s, tr("Terms"), tr("Of the glossary, with commas."));
    m_notes = new RowsEditor(
        tr("Fields"),
        {{tr("Field"), 140}, {tr("Meaning"), 0}, {tr("Classification"), 110}, {tr("Tags"), 90}},
        tr("Describe a field"));
    addRows(grid, u"schema"_s, tr("Fields"), m_notes);

    grid.addSection(tr("Around it"));
    m_channels = new RowsEditor(
        tr("Reach us"),
        {{tr("Channel"), 150}, {tr("Address"), 0}, {tr("Tool"), 80}, {tr("What for"), 110}},
        tr("Add a channel"));
    addRows(grid, u"support"_s, tr("Reach us"), m_channels);
    m_links = new RowsEditor(tr("Links"),
                             {{tr("Kind"), 110}, {tr("Address"), 0}, {tr("Description"), 150}},
                             tr("Add a link"));
    addRows(grid, u"authoritativeDefinitions"_s, tr("Links"), m_links);
    m_inputs = new RowsEditor(tr("Made from"),
                              {{tr("Product or topic"), 180}, {tr("Version"), 70}, {tr("How"), 0}},
                              tr("Add an input"));
    addRows(grid, u"inputPorts"_s, tr("Made from"), m_inputs);
    m_outputs = new RowsEditor(tr("Goes into"),
                               {{tr("Product or topic"), 180}, {tr("Version"), 70}, {tr("How"), 0}},
                               tr("Add an output"));
    addRows(grid, u"outputs"_s, tr("Goes into"), m_outputs);
    m_notices = new RowsEditor(
        tr("Notices"),
        {{tr("Kind"), 90}, {tr("Text"), 0}, {tr("From (UTC)"), 120}, {tr("Until (UTC)"), 120}},
        tr("Tell the readers something"));
    addRows(grid, u"notices"_s, tr("Notices"), m_notices);
    m_ports = new RowsEditor(tr("Versions"),
                             {{tr("Version"), 62},
                              {tr("Topic"), 0},
                              {tr("Subject"), 130},
                              {tr("Format"), 80},
                              {tr("State"), 84},
                              {tr("Ends on"), 84}},
                             tr("Add a version"));
    addRows(grid, portsField, tr("Versions"), m_ports);
    // What is published first stands on the topic that it is made of.
    grid.setRowVisible(portsField, m_of == Of::Existing);
    m_sample = new QCheckBox;
    addField(grid, sampleField, tr("Sample"), m_sample,
             tr("Whoever may not read the topic sees it, with what is masked left out."));
    connect(m_sample, &QCheckBox::clicked, this, [this] { touch(sampleField); });
}

void ProductFields::touch(const QString &field)
{
    m_touched << field;
    updateHints();
    Q_EMIT changed();
}

void ProductFields::domainChosen()
{
    if (m_domain->currentData().toString() == newDomain) {
        choose(*m_domain, m_base.id.domain);
        Q_EMIT newDomainWanted();
        return;
    }
    const auto domain = m_catalog->domain(m_domain->currentData().toString());
    if (domain && !m_touched.contains(u"team.name"_s)) {
        const QScopedValueRollback filling(m_filling, true);
        fillOwners();
        m_owner->setEditText(likelyOwner(&domain->domain, m_myTeams));
    }
    m_base.id.domain = m_domain->currentData().toString();
    touch(u"domain"_s);
}

void ProductFields::updateHints()
{
    m_purposeHint->setText(
        tr("%n character(s) · Markdown", nullptr, int(m_purpose->toPlainText().size())));
    const auto complete = ProductChecks::completeness(product());
    //: Above the fields that may wait; the numbers are of things said and of things that can be
    //: said
    m_disclosure->setTitle(
        tr("Later: quality, tier, promises, tags, fields, links · complete %1 of %2")
            .arg(complete.said)
            .arg(complete.of));
}

void ProductFields::fillDomains()
{
    m_domain->clear();
    m_domain->addItem(tr("choose…"), QString());
    for (const auto &entry : m_catalog->domains()) {
        const catalog::Domain &domain = entry->domain;
        const bool named = !domain.displayName.isEmpty() &&
                           domain.displayName.compare(domain.id, Qt::CaseInsensitive) != 0;
        m_domain->addItem(named ? u"%1 · %2"_s.arg(domain.id, domain.displayName) : domain.id,
                          domain.id);
    }
    m_domain->addItem(tr("New domain…"), newDomain);
}

void ProductFields::fillOwners()
{
    QStringList teams;
    if (const auto domain = m_catalog->domain(m_domain->currentData().toString())) {
        teams = domain->domain.teams;
    }
    teams << m_myTeams;
    teams.removeDuplicates();
    const QString typed = m_owner->currentText();
    m_owner->clear();
    m_owner->addItems(teams);
    m_owner->setEditText(typed);
}

void ProductFields::fillPlatform()
{
    m_classification->clear();
    for (const auto &entry : m_catalog->classifications()) {
        const catalog::Classification &one = entry.value;
        m_classification->addItem(nameOf(one), one.id);
        m_classification->setItemData(m_classification->count() - 1, one.description,
                                      Qt::ToolTipRole);
    }
    // By name, C0 first: ids stand in no order that means anything.
    m_classification->model()->sort(0);
    m_classification->insertItem(0, tr("choose…"), QString());
    if (m_catalog->classifications().empty()) {
        for (const char *id : {"public", "internal", "personal", "confidential"}) {
            m_classification->addItem(QString::fromLatin1(id), QString::fromLatin1(id));
        }
    }
    m_tier->clear();
    m_tier->addItem(tr("not stated"), QString());
    for (const auto &entry : m_catalog->tiers()) {
        const catalog::Tier &one = entry.value;
        m_tier->addItem(nameOf(one), one.id);
        m_tier->setItemData(m_tier->count() - 1, one.description, Qt::ToolTipRole);
    }
}

void ProductFields::setCatalog(std::shared_ptr<const catalog::CatalogSnapshot> catalog,
                               const QStringList &myTeams)
{
    const catalog::Product edited = product();
    m_catalog = std::move(catalog);
    m_myTeams = myTeams;
    // A list that is open must not be filled anew for nothing.
    if (const QStringList choices = choicesOf(*m_catalog) + myTeams; choices != m_choices) {
        m_choices = choices;
    } else {
        return;
    }
    const QScopedValueRollback filling(m_filling, true);
    fillDomains();
    choose(*m_domain, edited.id.domain);
    fillOwners();
    fillPlatform();
    choose(*m_classification, edited.classification);
    choose(*m_tier, edited.tier);
}

void ProductFields::setProduct(const catalog::Product &product)
{
    const QScopedValueRollback filling(m_filling, true);
    m_base = product;
    m_touched.clear();
    m_name->setText(product.displayName);
    m_id->setText(product.id.name);
    choose(*m_domain, product.id.domain);
    fillOwners();
    m_owner->setEditText(product.owner);
    m_purpose->setPlainText(product.purpose);
    QStringList topics;
    for (const catalog::Port &port : product.ports) {
        topics << port.topic;
    }
    topics.removeDuplicates();
    m_topics->setText(topics.isEmpty() ? u"–"_s : topics.join(u", "_s));
    choose(*m_classification, product.classification);
    const auto quality = std::find(qualities.begin(), qualities.end(), product.quality);
    m_quality->setCurrent(quality == qualities.end() ? 0 : int(quality - qualities.begin()));
    choose(*m_tier, product.tier);
    m_version->setText(product.version);
    const catalog::Promises &promises = product.promises;
    m_freshness->setSeconds(promises.freshnessSeconds);
    m_availability->setText(promises.availabilityPercent ? promises.availabilityPercent->toString()
                                                         : QString());
    m_retention->setSeconds(promises.retentionSeconds);
    m_support->setText(promises.endOfSupport ? promises.endOfSupport->toString(Qt::ISODate)
                                             : QString());
    m_usage->setPlainText(product.usage);
    m_limitations->setPlainText(product.limitations);
    m_tags->setText(product.tags.join(u", "_s));
    m_terms->setText(product.terms.join(u", "_s));
    m_notes->setRows(rowsOf(product.fields));
    m_channels->setRows(rowsOf(product.support));
    m_links->setRows(rowsOf(product.links));
    m_inputs->setRows(rowsOf(product.inputs));
    m_outputs->setRows(rowsOf(product.outputs));
    m_notices->setRows(rowsOf(product.notices));
    m_ports->setRows(rowsOf(product.ports));
    m_later->setRowVisible(sampleField, product.sample.has_value());
    m_sample->setChecked(product.sample.has_value());
    if (product.sample) {
        const QDate taken = QDateTime::fromMSecsSinceEpoch(product.sample->takenAt, Qt::UTC).date();
        m_sample->setText(tr("%n record(s) of %1", nullptr, int(product.sample->records.size()))
                              .arg(QLocale().toString(taken, QLocale::ShortFormat)));
    }
    updateHints();
}

void ProductFields::readLists(catalog::Product &product) const
{
    const auto take = [this](const QString &field, auto &list, const RowsEditor &rows) {
        if (m_touched.contains(field)) {
            list = read(list, rows.rows());
        }
    };
    take(u"schema"_s, product.fields, *m_notes);
    take(u"support"_s, product.support, *m_channels);
    take(u"authoritativeDefinitions"_s, product.links, *m_links);
    take(u"inputPorts"_s, product.inputs, *m_inputs);
    take(u"outputs"_s, product.outputs, *m_outputs);
    take(u"notices"_s, product.notices, *m_notices);
    take(portsField, product.ports, *m_ports);
    if (!m_sample->isChecked()) {
        product.sample.reset();
    }
}

catalog::Product ProductFields::product() const
{
    catalog::Product product = m_base;
    const auto changed = [this](const char16_t *field) {
        return m_touched.contains(QString::fromUtf16(field));
    };
    product.displayName = m_name->text().trimmed();
    if (m_of == Of::New) {
        product.id = {m_domain->currentData().toString(), m_id->text().trimmed()};
        for (catalog::Port &port : product.ports) {
            port.name = port.name == m_base.id.name ? product.id.name : port.name;
        }
    }
    product.owner = m_owner->currentText().trimmed();
    product.classification = m_classification->currentData().toString();
    product.tier = m_tier->currentData().toString();
    product.version = m_version->text().trimmed();
    // What a widget cannot hold exactly is taken from it only where somebody was at it.
    if (changed(u"description.purpose")) {
        product.purpose = m_purpose->toPlainText().trimmed();
    }
    if (changed(u"description.usage")) {
        product.usage = m_usage->toPlainText().trimmed();
    }
    if (changed(u"description.limitations")) {
        product.limitations = m_limitations->toPlainText().trimmed();
    }
    if (changed(u"quality")) {
        product.quality = qualities[std::size_t(m_quality->current())];
    }
    catalog::Promises &promises = product.promises;
    if (changed(u"slaProperties")) {
        promises.freshnessSeconds = m_freshness->seconds();
    }
    if (changed(u"slaProperties.availability")) {
        promises.availabilityPercent = schema::Decimal::parse(m_availability->text().trimmed());
    }
    if (changed(u"slaProperties.retention")) {
        promises.retentionSeconds = m_retention->seconds();
    }
    if (changed(u"slaProperties.endOfSupport")) {
        const QDate date = QDate::fromString(m_support->text().trimmed(), Qt::ISODate);
        promises.endOfSupport = date.isValid() ? std::optional(date) : std::nullopt;
    }
    if (changed(u"tags")) {
        product.tags = commaList(m_tags->text());
    }
    if (changed(u"terms")) {
        product.terms = commaList(m_terms->text());
    }
    readLists(product);
    return product;
}

std::vector<FieldProblem> ProductFields::unreadable() const
{
    std::vector<FieldProblem> problems;
    const QString percent = m_availability->text().trimmed();
    if (!percent.isEmpty() && !schema::Decimal::parse(percent)) {
        problems.push_back({u"slaProperties.availability"_s, tr("This is no number: 99.9.")});
    }
    const QString date = m_support->text().trimmed();
    if (!date.isEmpty() && !QDate::fromString(date, Qt::ISODate).isValid()) {
        problems.push_back({u"slaProperties.endOfSupport"_s, tr("This is no date: 2027-12-31.")});
    }
    const auto add = [&](const QString &field, const QString &sentence) {
        if (!sentence.isEmpty() && m_touched.contains(field)) {
            problems.push_back({field, sentence});
        }
    };
    add(u"notices"_s, ProductListProblems::ofNotices(m_notices->rows()));
    add(u"inputPorts"_s, ProductListProblems::ofReferences(m_inputs->rows()));
    add(u"outputs"_s, ProductListProblems::ofReferences(m_outputs->rows()));
    add(portsField,
        ProductListProblems::ofPorts(m_base.ports, m_ports->rows(), QDate::currentDate()));
    return problems;
}

void ProductFields::setSchema(const QString &subject, const QString &type)
{
    for (catalog::Port &port : m_base.ports) {
        if (port.valueSubject.isEmpty()) {
            port.valueSubject = subject;
            port.format = type == u"JSON" ? u"jsonschema"_s : type.toLower();
        }
    }
}

void ProductFields::setVersion(const QString &version)
{
    m_version->setText(version);
}

void ProductFields::setDomain(const QString &id)
{
    if (m_domain->findData(id) >= 0) {
        choose(*m_domain, id);
        domainChosen();
    }
}

void ProductFields::addFieldNote(const catalog::FieldNote &note)
{
    catalog::Product edited = product();
    const auto same = std::ranges::find(edited.fields, note.path, &catalog::FieldNote::path);
    if (same == edited.fields.end()) {
        edited.fields.push_back(note);
    } else {
        // What is said there already stays.
        same->classification =
            same->classification.isEmpty() ? note.classification : same->classification;
        same->tags = same->tags.isEmpty() ? note.tags : same->tags;
    }
    // The rows are those of what is there now: each is its own origin.
    m_base.fields = edited.fields;
    m_notes->setRows(rowsOf(edited.fields));
    touch(u"schema"_s);
}

// A rule names a field of the document, not of the form: "description" is told at its purpose.
QString ProductFields::placeOf(const QString &field) const
{
    for (QString name = field; !name.isEmpty(); name = name.section(u'.', 0, -2)) {
        if (m_fields.contains(name)) {
            const bool hidden = m_of == Of::Existing && (name == u"id" || name == u"domain");
            return hidden ? wholeRow : name;
        }
    }
    const auto below = std::find_if(m_order.begin(), m_order.end(), [&field](const QString &name) {
        return !field.isEmpty() && name.startsWith(field + u'.');
    });
    return below == m_order.end() ? wholeRow : *below;
}

void ProductFields::setVerdict(const std::vector<FieldProblem> &problems,
                               const std::vector<FieldRemark> &remarks, bool all)
{
    std::map<QString, QStringList> faults;
    for (const FieldProblem &problem : problems) {
        const QString row = placeOf(problem.field);
        if (all || row == wholeRow || m_touched.contains(row)) {
            faults[row] << problem.sentence;
        }
    }
    std::map<QString, std::vector<FieldRemark>> others;
    for (const FieldRemark &remark : remarks) {
        const QString row = placeOf(remark.field);
        // What holds for a field that the form does not show is nobody's question here.
        if (row != wholeRow || remark.field == wholeRow ||
            remark.kind != FieldRemark::Kind::Holds) {
            others[row].push_back(remark);
        }
    }
    for (const QString &row : m_order) {
        setRow(row, faults[row], others[row]);
    }
}

void ProductFields::setRow(const QString &row, const QStringList &problems,
                           const std::vector<FieldRemark> &remarks)
{
    std::vector<FormGrid::Remark> lines;
    QStringList held;
    for (const FieldRemark &remark : remarks) {
        switch (remark.kind) {
        case FieldRemark::Kind::Warns:
            //: Below a field: a rule that warns, why and what to do
            lines.push_back({u"warn"_s, tr("! %1: %2").arg(remark.rule, remark.sentence)});
            break;
        case FieldRemark::Kind::Informs:
            //: Below a field: a rule that only tells something, why and what to do
            lines.push_back({u"dim"_s, tr("i %1: %2").arg(remark.rule, remark.sentence)});
            break;
        case FieldRemark::Kind::Excused:
            //: Below a field: a rule that does not bind this product, and why
            lines.push_back({u"dim"_s, tr("– %1: %2").arg(remark.rule, remark.sentence)});
            break;
        case FieldRemark::Kind::Holds:
            held << remark.rule;
            break;
        }
    }
    if (!held.isEmpty()) {
        lines.push_back({u"good"_s, u"✓ "_s + held.join(u" · "_s)});
    }
    FormGrid *grid = m_needed->isAncestorOf(field(row)) ? m_needed : m_later;
    grid->setProblem(row, problems.join(u'\n'));
    grid->setRemarks(row, lines);
}

void ProductFields::focusField(const QString &field)
{
    if (QWidget *widget = this->field(field)) {
        if (m_later->isAncestorOf(widget)) {
            m_disclosure->setOpen(true);
        }
        widget->setFocus();
    }
}

void ProductFields::focusFirst(const std::vector<FieldProblem> &problems)
{
    QStringList rows;
    for (const FieldProblem &problem : problems) {
        rows << placeOf(problem.field);
    }
    for (const QString &row : m_order) {
        if (rows.contains(row)) {
            focusField(row);
            return;
        }
    }
}

QWidget *ProductFields::field(const QString &name) const
{
    const auto found = m_fields.find(name);
    return found == m_fields.end() ? nullptr : found->second;
}

} // namespace mesh::ui
