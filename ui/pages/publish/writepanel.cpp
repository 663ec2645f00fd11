// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/publish/writepanel.h"

#include "ui/pages/publish/writing.h"
#include "ui/state/theme.h"
#include "ui/widgets/disclosure.h"
#include "ui/widgets/labels.h"

#include "app/schema/json.h"

#include <QEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

struct Sign
{
    QString sign;
    QString tone;
    QString word; ///< empty: the name says all
};

Sign signOf(WritePanel::Rule::State state)
{
    using State = WritePanel::Rule::State;
    switch (state) {
    case State::Holds:
        return {u"✓"_s, u"good"_s, {}};
    case State::Warns:
        return {u"!"_s, u"warn"_s, WritePanel::tr("warns")};
    case State::Blocks:
        return {u"✕"_s, u"bad"_s, WritePanel::tr("blocks")};
    case State::DoesNotApply:
        break;
    }
    return {u"–"_s, u"dim"_s, WritePanel::tr("does not apply")};
}

QLabel *wrapped(QLabel *label)
{
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

WritePanel::WritePanel(QWidget *parent)
    : QFrame(parent)
    , m_rulesHead(new SectionLabel(tr("Rules")))
    , m_rules(new QVBoxLayout)
    , m_records(wrapped(new QLabel))
    , m_document(new QPlainTextEdit)
    , m_writers(wrapped(new DimLabel))
{
    setObjectName(u"panel"_s);
    m_records->setFont(monoFont());
    m_document->setProperty("look", u"code"_s);
    m_document->setReadOnly(true);
    m_document->setTabChangesFocus(true);
    m_document->setFont(monoFont());
    m_document->setMinimumHeight(220);
    m_document->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_document->setAccessibleName(tr("The document, as it will be written"));
    m_rules->setSpacing(space::tiny);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::large, space::large, space::large, space::large);
    column->setSpacing(space::small);
    column->addWidget(m_rulesHead);
    column->addLayout(m_rules);
    column->addSpacing(space::small);
    column->addWidget(new SectionLabel(tr("Will be written")));
    column->addWidget(m_records);
    column->addWidget(new Disclosure(tr("The document"), m_document));
    column->addWidget(m_writers);
    column->addStretch();
}

void WritePanel::setRules(const std::vector<Rule> &rules)
{
    if (rules == m_shownRules) {
        return;
    }
    m_shownRules = rules;
    showRules();
}

void WritePanel::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        showRules();
    }
}

void WritePanel::showRules()
{
    m_rulesHead->setVisible(!m_shownRules.empty());
    while (QLayoutItem *item = m_rules->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const Rule &rule : m_shownRules) {
        const Sign sign = signOf(rule.state);
        auto *line = new QLabel;
        line->setTextFormat(Qt::RichText);
        line->setWordWrap(true);
        const QColor tone = colour(sign.tone == u"good"   ? Colour::Good
                                   : sign.tone == u"warn" ? Colour::Warn
                                   : sign.tone == u"bad"  ? Colour::Bad
                                                          : Colour::Dim);
        line->setText(
            u"<span style=\"color:%1\">%2</span> %3 <span style=\"color:%4\">%5</span>"_s.arg(
                tone.name(), sign.sign, rule.name.toHtmlEscaped(), colour(Colour::Dim).name(),
                sign.word.toHtmlEscaped()));
        line->setToolTip(rule.tip);
        line->setAccessibleName(sign.word.isEmpty() ? rule.name : rule.name + u": "_s + sign.word);
        m_rules->addWidget(line);
    }
}

void WritePanel::setChange(const catalog::ChangeSet &set, const catalog::CatalogTopics &topics,
                           const catalog::Signature &by)
{
    QStringList lines{topics.catalogOf(set.domain)};
    QByteArrayList documents;
    for (const catalog::Edit &edit : set.edits) {
        lines << u"  "_s + recordLine(edit.key, !edit.value    ? RecordFate::Removed
                                                : edit.basedOn ? RecordFate::Changed
                                                               : RecordFate::New);
        if (edit.value) {
            const auto document = schema::parseJson(*edit.value);
            documents << (document ? schema::toJson(*document, schema::JsonStyle::Indented)
                                   : *edit.value);
        }
    }
    lines << topics.changesOf(set.domain);
    const int changes = int(set.edits.size());
    lines << u"  "_s + (by.name.isEmpty()
                            ? tr("%n change(s), by nobody named", nullptr, changes)
                            : tr("%n change(s), by %1 (claimed)", nullptr, changes).arg(by.name));
    m_records->setText(lines.join(u'\n'));
    const QString text = QString::fromUtf8(documents.join("\n"));
    if (m_document->toPlainText() != text) {
        m_document->setPlainText(text);
    }
}

void WritePanel::setWriters(const catalog::Domain *domain)
{
    const QString who =
        domain ? writersSentence(domain->id, domain->teams) : writersSentence({}, {});
    m_writers->setText(who + u' ' + tr("Rules are checked here and in meshctl, not by Kafka."));
}

} // namespace mesh::ui
