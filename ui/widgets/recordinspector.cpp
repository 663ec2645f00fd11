// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/recordinspector.h"

#include "ui/delegates/valuedelegate.h"
#include "ui/state/commandlines.h"
#include "ui/state/formats.h"
#include "ui/state/symbols.h"
#include "ui/state/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/hexview.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/revealquestion.h"
#include "ui/widgets/tabstrip.h"

#include "app/schema/json.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

using Part = tabular::Mask::Part;

/// Text shown at once; a copy takes all of it.
constexpr qsizetype shownText = 256 * 1024;
/// Opened at once below each other before the rest stays folded.
constexpr int unfoldedRows = 40;
constexpr qsizetype shownHeaders = 500;
constexpr int retryMs = 700;

QPlainTextEdit *makeTextView(const QString &name)
{
    auto *view = new QPlainTextEdit;
    view->setReadOnly(true);
    view->setFont(monoFont());
    view->setFrameShape(QFrame::NoFrame);
    view->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    view->setWordWrapMode(QTextOption::WrapAnywhere);
    view->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    view->document()->setDocumentMargin(space::medium);
    view->setAccessibleName(name);
    return view;
}

/// As people write it.
QString formatTitle(schema::Format format)
{
    switch (format) {
    case schema::Format::Json:
        return u"JSON"_s;
    case schema::Format::Avro:
        return u"Avro"_s;
    case schema::Format::Protobuf:
        return u"Protobuf"_s;
    case schema::Format::JsonSchema:
        return u"JSON Schema"_s;
    case schema::Format::Text:
        return RecordInspector::tr("text");
    case schema::Format::Bytes:
        return RecordInspector::tr("bytes");
    default:
        return schema::formatName(format);
    }
}

bool isStructured(const schema::Value &value)
{
    return value.as<schema::Object>() || value.as<schema::Array>();
}

/// Bytes as text, or as hex where they are no text.
QString bytesText(QByteArrayView bytes)
{
    if (schema::firstInvalidUtf8(bytes) < 0) {
        return QString::fromUtf8(bytes);
    }
    return QString::fromLatin1(bytes.toByteArray().toHex(' '));
}

} // namespace

RecordInspector::RecordInspector(const Formats &formats, QWidget *parent)
    : QWidget(parent)
    , m_formats(formats)
    , m_tabs(new TabStrip(TabStrip::Look::Document, this))
    , m_pages(new QStackedWidget(this))
    , m_body(new QWidget(this))
    , m_nothing(new DimLabel(
          tr("Select an event to see all of it: fields, bytes, key and headers."), this))
    , m_treeModel(new ValueTreeModel(this))
{
    setAccessibleName(tr("Inspector"));
    setObjectName(u"recordInspector"_s);
    for (const QString &title : {tr("Value"), tr("Raw"), tr("Hex"), tr("Key"), tr("Headers")}) {
        m_tabs->addTab(title);
    }
    // Five titles have room in the narrow side.
    m_tabs->setProperty("room", u"little"_s);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(true);
    m_nothing->setWordWrap(true);
    m_nothing->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_nothing->setContentsMargins(space::medium, space::medium, space::medium, space::medium);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tabs);
    layout->addWidget(m_nothing, 1);
    layout->addWidget(m_body, 1);
    auto *body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(0);
    setUpHead(*body);
    body->addWidget(m_question);
    body->addWidget(new Line(Qt::Horizontal, m_body));
    setUpPages();
    body->addWidget(m_pages, 1);
    m_advice = new DimLabel(
        tr("Masked in Meshscope only: whoever may read this topic sees it in any other client."),
        m_body);
    m_advice->setWordWrap(true);
    m_advice->setFont(smallFont());
    m_advice->setContentsMargins(space::medium, space::small, space::medium, space::small);
    body->addWidget(m_advice);
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    m_retry.setSingleShot(true);
    m_retry.setInterval(retryMs);
    connect(&m_retry, &QTimer::timeout, this, [this] {
        if (m_record) {
            decode();
            refresh();
        }
    });
    showNothing();
}

RecordInspector::~RecordInspector() = default;

void RecordInspector::setUpHead(QVBoxLayout &layout)
{
    m_place = new DimLabel({}, m_body);
    m_about = new DimLabel({}, m_body);
    m_problem = new QLabel(m_body);
    for (QLabel *label : {m_place, m_about, m_problem}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    setTone(*m_problem, u"bad"_s);
    m_newer = new IconButton(u"left"_s, tr("Newer event (Alt+Up)"), m_body);
    m_older = new IconButton(u"right"_s, tr("Older event (Alt+Down)"), m_body);
    m_newer->setShortcut(QKeySequence(u"Alt+Up"_s));
    m_older->setShortcut(QKeySequence(u"Alt+Down"_s));
    m_copy = new MenuButton(tr("Copy"), m_body);
    m_reveal = new QPushButton(tr("Reveal…"), m_body);
    auto *menu = new QMenu(m_copy);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        fillCopyMenu(*menu);
    });
    m_copy->setMenu(menu);
    connect(m_newer, &QToolButton::clicked, this, [this] { Q_EMIT stepWanted(-1); });
    connect(m_older, &QToolButton::clicked, this, [this] { Q_EMIT stepWanted(1); });
    m_question = new RevealQuestion(m_body);
    m_question->hide();
    connect(m_reveal, &QPushButton::clicked, this, [this] { m_question->ask(masksHere()); });
    connect(m_question, &RevealQuestion::cancelled, this, [this] { m_reveal->setFocus(); });
    connect(m_question, &RevealQuestion::confirmed, this, [this] {
        const records::RecordView view = m_record->view();
        Q_EMIT revealWanted(masksHere(), view.partition, view.offset);
    });

    auto *head = new QVBoxLayout;
    head->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    head->setSpacing(2);
    head->addWidget(m_place);
    head->addWidget(m_about);
    head->addWidget(m_problem);
    head->addSpacing(space::tiny + 2);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::small);
    buttons->addWidget(m_newer);
    buttons->addWidget(m_older);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_reveal);
    buttons->addStretch();
    head->addLayout(buttons);
    layout.addLayout(head);
}

void RecordInspector::setUpPages()
{
    m_tree = new QTreeView(m_pages);
    m_tree->setModel(m_treeModel);
    m_tree->setItemDelegate(new ValueDelegate(m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(14);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setAccessibleName(tr("Fields of the value"));
    m_tree->header()->setStretchLastSection(true);
    m_tree->header()->setMinimumSectionSize(40);
    connect(m_tree, &QTreeView::expanded, this, [this] { m_tree->resizeColumnToContents(0); });
    m_pages->addWidget(m_tree);

    m_raw = makeTextView(tr("The value as text"));
    m_pages->addWidget(m_raw);

    m_hexPages = new QStackedWidget(m_pages);
    m_hex = new HexView(m_hexPages);
    m_hexHidden =
        new DimLabel(tr("The bytes hold a masked field. Reveal it to see them."), m_hexPages);
    m_hexHidden->setWordWrap(true);
    m_hexHidden->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_hexHidden->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    m_hexPages->addWidget(m_hex);
    m_hexPages->addWidget(m_hexHidden);
    m_pages->addWidget(m_hexPages);

    auto *key = new QWidget(m_pages);
    auto *keyLayout = new QVBoxLayout(key);
    keyLayout->setContentsMargins(0, space::medium, 0, 0);
    keyLayout->setSpacing(0);
    m_keyAbout = new DimLabel({}, key);
    m_keyAbout->setContentsMargins(space::medium, 0, space::medium, 0);
    m_keyAbout->setWordWrap(true);
    m_keyView = makeTextView(tr("The key"));
    keyLayout->addWidget(m_keyAbout);
    keyLayout->addWidget(m_keyView, 1);
    m_pages->addWidget(key);

    auto *area = new QScrollArea(m_pages);
    area->setWidgetResizable(true);
    auto *inside = new QWidget(area);
    auto *insideLayout = new QVBoxLayout(inside);
    insideLayout->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    m_headers = new KeyValueRows(inside);
    insideLayout->addWidget(m_headers);
    insideLayout->addStretch();
    area->setWidget(inside);
    m_pages->addWidget(area);
}

void RecordInspector::setDecoder(std::shared_ptr<schema::Decoder> decoder)
{
    m_decoder = std::move(decoder);
}

void RecordInspector::setMasks(const tabular::MaskRules &masks)
{
    m_allMasks = masks;
    m_masks = masks;
    if (m_record) {
        refresh();
    }
}

void RecordInspector::setTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
}

void RecordInspector::showRecord(InspectedRecord record)
{
    m_record = std::move(record);
    m_masks = m_allMasks;
    m_question->hide();
    decode();
    m_nothing->hide();
    m_body->show();
    refresh();
}

void RecordInspector::showNothing()
{
    m_record.reset();
    m_treeModel->setValue({}, {}, Part::Value);
    m_body->hide();
    m_nothing->show();
    m_tabs->setTabText(HeadersTab, tr("Headers"));
}

void RecordInspector::decode()
{
    const records::RecordView view = m_record->view();
    if (m_decoder) {
        // The GUI thread asks no registry; the feed does, so a schema is there a moment later.
        m_key = m_decoder->decode(view, schema::Part::Key, schema::Lookup::CacheOnly);
        m_value = m_decoder->decode(view, schema::Part::Value, schema::Lookup::CacheOnly);
    }
    if ((m_key.isPending() || m_value.isPending()) && !m_retry.isActive()) {
        m_retry.start();
    }
}

void RecordInspector::refresh()
{
    wantSchemaNames();
    refreshHead();
    refreshValue();
    refreshKey();
    refreshHeaders();
    refreshReveal();
}

void RecordInspector::setSchemaName(qint32 id, const QString &name)
{
    m_schemaNames[id] = name;
    if (m_record && !name.isEmpty()) {
        refreshHead();
        refreshKey();
    }
}

void RecordInspector::wantSchemaNames()
{
    for (const auto &id : {m_value.schemaId, m_key.schemaId}) {
        if (id && !m_schemaNames.contains(*id)) {
            m_schemaNames.insert(*id, {});
            Q_EMIT schemaNameWanted(*id);
        }
    }
}

QString RecordInspector::schemaText(qint32 id) const
{
    const QString name = m_schemaNames.value(id);
    //: A schema's id in the registry; %2 is its subject and version
    return name.isEmpty() ? tr("schema %1").arg(id) : tr("schema %1 (%2)").arg(id).arg(name);
}

QString RecordInspector::sizeLine() const
{
    const records::RecordView view = m_record->view();
    QStringList words;
    if (!view.value) {
        words << tr("tombstone: the value is null");
    } else {
        words << formatTitle(m_value.format);
        if (m_value.schemaId) {
            words << schemaText(*m_value.schemaId);
        }
        words << m_formats.bytes(view.value->size());
    }
    return words.join(u" · "_s);
}

void RecordInspector::refreshHead()
{
    const records::RecordView view = m_record->view();
    m_place->setText(tr("partition %1 · offset %2 · %3")
                         .arg(QString::number(view.partition), m_formats.count(view.offset),
                              m_formats.time(view.timestamp)));
    m_place->setToolTip(m_formats.dateTime(view.timestamp) + u' ' + m_formats.zoneName());
    m_about->setText(sizeLine());
    m_problem->setVisible(m_value.error.has_value());
    if (m_value.error) {
        m_problem->setText(tr("not decodable: %1").arg(m_value.error->detail));
    }
}

void RecordInspector::refreshValue()
{
    const records::RecordView view = m_record->view();
    const bool decoded = view.value && !m_value.error;
    m_treeModel->setValue(decoded ? std::optional(m_value.value) : std::nullopt, m_masks,
                          Part::Value);
    if (decoded && m_treeModel->rowCount() <= unfoldedRows) {
        m_tree->expandToDepth(1);
    }
    m_tree->resizeColumnToContents(0);
    const QString raw = rawText();
    m_raw->setPlainText(raw.size() > shownText
                            ? raw.left(shownText) + u"\n\n"_s +
                                  tr("… the first %1 of %2 characters; Copy takes all of them")
                                      .arg(m_formats.count(shownText), m_formats.count(raw.size()))
                            : raw);
    const bool hidden = m_masks.hidesInside(Part::Value);
    m_hex->setBytes(view.value && !hidden ? view.value->toByteArray() : QByteArray());
    m_hexPages->setCurrentWidget(hidden && view.value ? static_cast<QWidget *>(m_hexHidden)
                                                      : m_hex);
    if (m_value.error && m_tabs->currentIndex() == ValueTab) {
        m_tabs->setCurrentIndex(hidden ? RawTab : HexTab);
    }
}

QString RecordInspector::readable(const schema::Decoded &decoded, Part part,
                                  std::optional<QByteArrayView> bytes, bool indented) const
{
    if (!bytes) {
        return {};
    }
    const bool hidden = m_masks.hidesInside(part);
    if (decoded.error) {
        return hidden ? tabular::MaskRules::maskText() : bytesText(*bytes);
    }
    const schema::Value value = hidden ? m_masks.masked(decoded, part) : decoded.value;
    if (isStructured(value)) {
        const auto style = indented ? schema::JsonStyle::Indented : schema::JsonStyle::Compact;
        return QString::fromUtf8(schema::toJson(value, style));
    }
    return value.toDisplay();
}

QString RecordInspector::rawText() const
{
    const records::RecordView view = m_record->view();
    if (!view.value) {
        return {};
    }
    const bool asItCame = !m_masks.hidesInside(Part::Value) &&
                          schema::firstInvalidUtf8(*view.value) < 0 && !m_value.schemaId;
    return asItCame ? QString::fromUtf8(*view.value)
                    : readable(m_value, Part::Value, view.value, true);
}

QString RecordInspector::valueJson() const
{
    const records::RecordView view = m_record->view();
    if (!view.value) {
        return u"null"_s;
    }
    if (m_value.error) {
        return readable(m_value, Part::Value, view.value, true);
    }
    return QString::fromUtf8(
        schema::toJson(m_masks.masked(m_value, Part::Value), schema::JsonStyle::Indented));
}

QString RecordInspector::keyText() const
{
    return readable(m_key, Part::Key, m_record->view().key, false);
}

QString RecordInspector::kcatCommand() const
{
    const records::RecordView view = m_record->view();
    return kcatRecordCommand(m_profile, m_record->topic(), view.partition, view.offset);
}

QString RecordInspector::meshctlCommand() const
{
    const records::RecordView view = m_record->view();
    return meshctlRecordCommand(m_profile, m_record->topic(), view.partition, view.offset);
}

void RecordInspector::fillCopyMenu(QMenu &menu) const
{
    if (!m_record) {
        return;
    }
    const auto add = [this, &menu](const QString &title, QString (RecordInspector::*text)() const) {
        QAction *action = menu.addAction(title);
        connect(action, &QAction::triggered, this,
                [this, text] { QApplication::clipboard()->setText((this->*text)()); });
        return action;
    };
    add(tr("Value as JSON"), &RecordInspector::valueJson);
    add(tr("Value as it came"), &RecordInspector::rawText)
        ->setEnabled(!m_masks.hidesInside(Part::Value));
    add(tr("Key"), &RecordInspector::keyText)->setEnabled(m_record->view().key.has_value());
    menu.addSeparator();
    add(tr("kcat command for this record"), &RecordInspector::kcatCommand);
    add(tr("meshctl command for this record"), &RecordInspector::meshctlCommand);
}

void RecordInspector::refreshKey()
{
    const records::RecordView view = m_record->view();
    if (!view.key) {
        m_keyAbout->setText(tr("The record has no key."));
        m_keyView->clear();
        return;
    }
    QStringList words{formatTitle(m_key.format)};
    if (m_key.schemaId) {
        words << schemaText(*m_key.schemaId);
    }
    words << m_formats.bytes(view.key->size());
    if (m_key.error) {
        words << m_key.error->detail;
    }
    m_keyAbout->setText(words.join(u" · "_s));
    m_keyView->setPlainText(readable(m_key, Part::Key, view.key, true).left(shownText));
}

void RecordInspector::refreshHeaders()
{
    const auto headers = m_record->view().headers();
    m_headers->clear();
    qsizetype shown = 0;
    for (const records::HeaderView &header : headers) {
        if (shown++ == shownHeaders) {
            break;
        }
        const QString name = bytesText(header.name);
        const QString text = !header.value               ? QString()
                             : m_masks.hidesHeader(name) ? tabular::MaskRules::maskText()
                                                         : bytesText(*header.value).left(shownText);
        QLabel *value = m_headers->addRow(name, text, true);
        value->setWordWrap(true);
    }
    if (headers.empty()) {
        m_headers->addRow(tr("The record has no headers."), new QWidget(m_headers));
    }
    m_tabs->setTabText(HeadersTab,
                       headers.empty()
                           ? tr("Headers")
                           : tr("Headers %1").arg(m_formats.count(qint64(headers.size()))));
}

QStringList RecordInspector::masksHere() const
{
    QStringList found;
    const records::RecordView view = m_record->view();
    for (const tabular::Mask &mask : m_masks.masks()) {
        const bool there = mask.part == Part::Key     ? view.key.has_value()
                           : mask.part == Part::Value ? view.value.has_value()
                                                      : view.hasHeaders();
        if (there) {
            found << mask.path();
        }
    }
    return found;
}

void RecordInspector::refreshReveal()
{
    m_reveal->setVisible(!masksHere().isEmpty());
    m_advice->setVisible(!m_allMasks.isEmpty());
}

bool RecordInspector::isShown(core::PartitionId partition, core::Offset offset) const
{
    return m_record && m_record->view().partition == partition && m_record->view().offset == offset;
}

void RecordInspector::reveal(const QStringList &fields, core::PartitionId partition,
                             core::Offset offset)
{
    if (!isShown(partition, offset)) {
        return;
    }
    std::vector<tabular::Mask> rest = m_masks.masks();
    std::erase_if(rest, [&fields](const auto &mask) { return fields.contains(mask.path()); });
    m_masks = tabular::MaskRules(std::move(rest));
    m_question->hide();
    refresh();
}

void RecordInspector::refuseReveal(const QString &why, core::PartitionId partition,
                                   core::Offset offset)
{
    if (isShown(partition, offset)) {
        m_question->refuse(why);
    }
}

} // namespace mesh::ui
