// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/catalog/definitiondialog.h"

#include "ui/dialogs/formgrid.h"
#include "ui/pages/publish/publishproposal.h"
#include "ui/pages/publish/spanfield.h"
#include "ui/widgets/noticebar.h"

#include "app/workspace/workspace.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

constexpr int mostDays = 3'650;

} // namespace

DefinitionDialog::DefinitionDialog(const Context &context, const Words &words, catalog::Kind kind,
                                   const QString &id, QWidget *parent)
    : ReviewDialog(context, words, id, parent)
    , m_kind(kind)
    , m_id(id)
    , m_grid(new FormGrid)
    , m_name(new QLineEdit)
    , m_meaning(new QPlainTextEdit)
{
    m_meaning->setProperty("look", u"field"_s);
    m_meaning->setTabChangesFocus(true);
    m_meaning->setFixedHeight(72);
    m_grid->addRow(u"name"_s, tr("Name"), m_name);
    m_grid->addRow(u"purpose"_s, tr("Meaning"), m_meaning);
    setForm(m_grid);
    connect(m_name, &QLineEdit::textChanged, this, &ReviewDialog::formChanged);
    connect(m_meaning, &QPlainTextEdit::textChanged, this, &ReviewDialog::formChanged);
}

QString DefinitionDialog::id() const
{
    return isNew() ? nameForTopic(m_name->text(), nullptr).replace(u'_', u'-') : m_id;
}

std::optional<core::Offset> DefinitionDialog::revision(const QString &id) const
{
    return session()->catalog()->revision(session()->editing().topics().platform(),
                                          catalog::RecordKey::of(m_kind, id));
}

void DefinitionDialog::begin()
{
    reload();
    connect(session(), &workspace::Session::catalogChanged, this, &DefinitionDialog::takeCatalog);
    connect(&notice(), &NoticeBar::actionTriggered, this, &DefinitionDialog::reload);
    connect(this, &ReviewDialog::reviewed, this, [this] { setSubject(id()); });
    setPlan([this] { return plan(); }, [this] { return lacks(); });
}

void DefinitionDialog::setCommon(const QString &name, const QString &meaning)
{
    m_name->setText(name);
    m_meaning->setPlainText(meaning);
}

void DefinitionDialog::reload()
{
    notice().clear();
    if (!isNew()) {
        m_basedOn = revision(m_id);
        load();
    }
    formChanged();
}

void DefinitionDialog::takeCatalog()
{
    const auto now = isNew() ? m_basedOn : revision(m_id);
    if (!isNew() && !now) {
        notice().show(Colour::Warn, tr("Somebody has removed it."));
        formChanged();
    } else if (now != m_basedOn) {
        notice().show(Colour::Warn, tr("%1 has changed it since you opened it.").arg(writer()),
                      tr("Show theirs"));
        formChanged();
    }
}

QString DefinitionDialog::lacks() const
{
    if (id().isEmpty()) {
        return tr("Give it a name.");
    }
    const auto there = revision(id());
    if (isNew() && there) {
        return tr("There is one called %1 already.").arg(id());
    }
    return !isNew() && (!there || there != m_basedOn) ? tr("It is another one now.") : QString();
}

// --- tiers

TierDialog::TierDialog(const Context &context, const QString &id, QWidget *parent)
    : DefinitionDialog(context,
                       {id.isEmpty() ? tr("New tier") : tr("Tier %1").arg(id),
                        tr("What products of this tier promise at least. Policies and notice "
                           "periods go by it."),
                        tr("Write the tier"), tr("Defined a tier")},
                       catalog::Kind::Tier, id, parent)
    , m_freshness(new SpanField(tr("Freshness"), false))
    , m_response(new SpanField(tr("Response"), false))
    , m_notice(new QSpinBox)
{
    m_notice->setRange(0, mostDays);
    m_notice->setSpecialValueText(tr("none"));
    m_notice->setSuffix(tr(" days"));
    grid().addRow(u"freshness"_s, tr("Freshness"), m_freshness,
                  tr("How old the newest record may be."));
    grid().addRow(u"response"_s, tr("Response"), m_response,
                  tr("How soon somebody answers an incident."));
    grid().addRow(u"notice"_s, tr("Notice"), m_notice,
                  tr("Before a sunset, or a change that breaks readers."));
    connect(m_freshness, &SpanField::changed, this, &ReviewDialog::formChanged);
    connect(m_response, &SpanField::changed, this, &ReviewDialog::formChanged);
    connect(m_notice, &QSpinBox::valueChanged, this, &ReviewDialog::formChanged);
    begin();
}

void TierDialog::load()
{
    if (const catalog::Tier *tier = session()->catalog()->tier(id())) {
        setCommon(tier->displayName, tier->description);
        m_freshness->setSeconds(tier->freshnessSeconds);
        m_response->setSeconds(tier->responseSeconds);
        m_notice->setValue(int(tier->noticeDays.value_or(0)));
    }
}

QString TierDialog::writer() const
{
    const catalog::Tier *one = session()->catalog()->tier(id());
    return one ? one->writtenBy.name : QString();
}

ReviewDialog::Plan TierDialog::plan() const
{
    const catalog::Tier *known = session()->catalog()->tier(id());
    catalog::Tier tier = known ? *known : catalog::Tier();
    tier.id = id();
    tier.displayName = name().text().trimmed();
    tier.description = meaning().toPlainText().trimmed();
    tier.freshnessSeconds = m_freshness->seconds();
    tier.responseSeconds = m_response->seconds();
    tier.noticeDays =
        m_notice->value() > 0 ? std::optional<qint64>(m_notice->value()) : std::nullopt;
    return [tier](catalog::ReviewBuilder &builder) {
        if (!tier.id.isEmpty()) {
            builder.put(tier);
        }
    };
}

// --- classifications

ClassificationDialog::ClassificationDialog(const Context &context, const QString &id,
                                           QWidget *parent)
    : DefinitionDialog(
          context,
          {id.isEmpty() ? tr("New classification") : tr("Classification %1").arg(id),
           tr("What such data is, for products and for single fields. Masking hides fields in "
              "Meshscope and meshctl; whoever may read the topic can still read them elsewhere."),
           tr("Write the classification"), tr("Defined a classification")},
          catalog::Kind::Classification, id, parent)
    , m_masking(new QComboBox)
{
    m_masking->addItem(tr("shown to whoever may read"), u"none"_s);
    m_masking->addItem(tr("masked until somebody reveals it"), u"redact"_s);
    grid().addRow(u"masking"_s, tr("Fields are"), m_masking);
    connect(m_masking, &QComboBox::currentIndexChanged, this, &ReviewDialog::formChanged);
    begin();
}

void ClassificationDialog::load()
{
    if (const catalog::Classification *one = session()->catalog()->classification(id())) {
        setCommon(one->displayName, one->description);
        if (m_masking->findData(one->masking) < 0 && !one->masking.isEmpty()) {
            m_masking->addItem(one->masking, one->masking); // somebody else's word
        }
        m_masking->setCurrentIndex(std::max(0, m_masking->findData(one->masking)));
    }
}

QString ClassificationDialog::writer() const
{
    const catalog::Classification *one = session()->catalog()->classification(id());
    return one ? one->writtenBy.name : QString();
}

ReviewDialog::Plan ClassificationDialog::plan() const
{
    const catalog::Classification *known = session()->catalog()->classification(id());
    catalog::Classification one = known ? *known : catalog::Classification();
    one.id = id();
    one.displayName = name().text().trimmed();
    one.description = meaning().toPlainText().trimmed();
    one.masking = m_masking->currentData().toString();
    return [one](catalog::ReviewBuilder &builder) {
        if (!one.id.isEmpty()) {
            builder.put(one);
        }
    };
}

} // namespace mesh::ui
