// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
// What stands above the tabs of ProductPage.
#include "ui/pages/product/productpage.h"

#include "ui/models/words.h"
#include "ui/state/formats.h"
#include "ui/state/symbols.h"
#include "ui/state/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/safemarkdown.h"

#include "app/catalog/governance/policycheck.h"
#include "app/workspace/workspace.h"

#include <QHBoxLayout>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::ui {

namespace {
constexpr int lowPage = 680;

bool isIncident(const catalog::Notice &notice)
{
    return notice.kind == u"incident";
}

/// By name: those that would keep a published product from being written as it stands. A draft is
/// not published, and what is retired is not asked any more.
QStringList blockingPolicies(const std::shared_ptr<const catalog::ProductEntry> &product,
                             const catalog::CatalogSnapshot &catalog, QDate today)
{
    QStringList names;
    if (!product || (product->lifecycle != catalog::Lifecycle::Active &&
                     product->lifecycle != catalog::Lifecycle::Deprecated)) {
        return names;
    }
    for (const catalog::PolicyResult &failure :
         catalog::PolicySet::of(catalog).failuresOf(*product, catalog, today)) {
        if (failure.outcome == catalog::PolicyOutcome::Block) {
            names << failure.name;
        }
    }
    return names;
}

} // namespace

QString ProductPage::subtitle() const
{
    QStringList words;
    if (m_facts.product) {
        // The first line of the purpose: the whole stands on the Overview.
        const QString purpose = m_facts.product->purpose.section(u'\n', 0, 0).trimmed();
        if (!purpose.isEmpty()) {
            words << purpose;
        }
        if (!m_facts.owner().isEmpty()) {
            words << tr("Owner %1").arg(m_facts.owner());
        }
    } else {
        words << tr("A topic that no product claims");
    }
    if (m_facts.port && !m_facts.port->format.isEmpty()) {
        words << m_facts.port->format;
    }
    if (const auto topic = m_session->catalog()->topic(m_facts.topic)) {
        words << tr("%n partition(s)", nullptr, topic->partitions);
    }
    if (m_facts.product && m_facts.topic != m_facts.name()) {
        words << tr("topic %1").arg(m_facts.topic);
    }
    return words.join(u" · "_s);
}

void ProductPage::updateBadges()
{
    while (QLayoutItem *item = m_badges->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto add = [this](const QString &text, Colour tone = Colour::Text,
                            const QString &tip = {}) {
        auto *chip = new Chip(text, Chip::Kind::Badge, this);
        chip->setTone(tone);
        chip->setToolTip(tip);
        m_badges->addWidget(chip);
        return chip;
    };
    if (!m_facts.product) {
        add(tr("not published"));
        return;
    }
    const catalog::Product &product = *m_facts.product;
    if (const QString name = word(product.lifecycle); !name.isEmpty()) {
        const bool ending = product.lifecycle == catalog::Lifecycle::Deprecated ||
                            product.lifecycle == catalog::Lifecycle::Retired;
        add(name, ending ? Colour::Warn : Colour::Text,
            product.sunset ? tr("Ends on %1").arg(dayText(*product.sunset)) : QString());
    }
    if (m_facts.port && m_facts.port->state == catalog::Lifecycle::Deprecated) {
        const QString major = QString::number(m_facts.port->major);
        // A port ends though its product goes on.
        add(m_facts.port->sunset
                ? tr("port v%1 ends on %2").arg(major, dayText(*m_facts.port->sunset))
                : tr("port v%1 is deprecated").arg(major),
            Colour::Warn, tr("The product has a newer port: choose it at the right"));
    }
    if (const QString name = word(product.quality); !name.isEmpty()) {
        add(name);
    }
    if (!product.tier.isEmpty()) {
        add(m_facts.tierName.isEmpty() ? product.tier : m_facts.tierName, Colour::Text,
            tierTip(m_session->catalog()->tier(product.tier)));
    }
    if (!product.version.isEmpty()) {
        add(u'v' + product.version);
    }
    if (!product.classification.isEmpty()) {
        Chip *chip = add(m_facts.classificationName.isEmpty() ? product.classification
                                                              : m_facts.classificationName);
        const auto *meant = m_session->catalog()->classification(product.classification);
        QStringList tips{meant ? meant->description : QString()};
        if (!m_facts.masks.isEmpty()) {
            chip->setIcon(symbol(u"lock"_s, Colour::Dim));
            tips << tr("Some fields are masked because of their classification");
        }
        tips.removeAll(QString());
        chip->setToolTip(tips.join(u'\n'));
    }
    if (!m_broken.isEmpty()) {
        add(tr("around the rules"), Colour::Bad,
            tr("It does not hold a rule that blocks: %1. It was written past it, or before there "
               "was "
               "one.")
                .arg(m_broken.join(u", "_s)));
    }
    if (m_facts.entry->topicUnowned) {
        add(tr("claimed"), Colour::Warn,
            tr("Its topic lies outside of the prefixes that its domain owns"));
    }
    if (m_facts.entry->topicClaimedTwice) {
        add(tr("claimed twice"), Colour::Warn, tr("Another product names the same topic"));
    }
}

// Whenever the catalog has changed while somebody looks: a policy may be another one.
void ProductPage::askPolicies()
{
    if (!m_active || !m_session) {
        return;
    }
    m_context.workspace.tasks()
        .run(core::Pool::Cpu,
             [entry = m_facts.entry, catalog = m_session->catalog(), today = QDate::currentDate()] {
                 return blockingPolicies(entry, *catalog, today);
             })
        .then(this, [this, request = ++m_policyRequest](const QStringList &broken) {
            if (request == m_policyRequest && broken != m_broken) {
                m_broken = broken;
                updateBadges();
            }
        });
}

// What the platform defines the tier to be.
QString ProductPage::tierTip(const catalog::Tier *tier) const
{
    if (!tier) {
        return {};
    }
    QStringList lines{tier->description};
    const Formats &formats = m_context.formats;
    if (tier->freshnessSeconds) {
        lines << tr("Fresh within %1").arg(formats.span(*tier->freshnessSeconds * 1000));
    }
    if (tier->responseSeconds) {
        lines << tr("Answers within %1").arg(formats.span(*tier->responseSeconds * 1000));
    }
    if (tier->noticeDays) {
        lines << tr("%n day(s) of notice before it ends", nullptr, int(*tier->noticeDays));
    }
    lines.removeAll(QString());
    return lines.join(u'\n');
}

void ProductPage::updateNotices()
{
    m_notices->clear();
    if (!m_facts.product) {
        return;
    }
    const core::TimestampMs now = m_context.workspace.clock().now();
    std::vector<const catalog::Notice *> current;
    for (const catalog::Notice &notice : m_facts.product->notices) {
        if ((notice.until < 0 || notice.until > now) &&
            (notice.from < 0 || notice.from <= now || !isIncident(notice))) {
            current.push_back(&notice);
        }
    }
    if (current.empty()) {
        return;
    }
    // An incident is what a reader must know first; the newest of them.
    const auto first = std::ranges::find_if(current.rbegin(), current.rend(),
                                            [](const auto *each) { return isIncident(*each); });
    const catalog::Notice &told = first == current.rend() ? *current.back() : **first;
    QStringList others;
    for (const catalog::Notice *notice : current) {
        if (notice != &told) {
            others << noticeText(*notice);
        }
    }
    QString text = noticeText(told);
    if (!others.isEmpty()) {
        //: Behind the first of several notices
        text += u' ' + tr("And %n more notice(s).", nullptr, int(others.size()));
    }
    m_notices->show(isIncident(told) ? Colour::Bad : Colour::Warn, text, {}, others.join(u'\n'));
}

QString ProductPage::noticeText(const catalog::Notice &notice) const
{
    const QString said = plainMarkdown(notice.text);
    const QString text =
        isIncident(notice) ? tr("Incident: %1").arg(said) : tr("Notice: %1").arg(said);
    //: A notice of an owner, and until when it holds
    return notice.until < 0
               ? text
               : tr("%1 (until %2)").arg(text, m_context.formats.toMinute(notice.until));
}

void ProductPage::makeRoom()
{
    // In a low window the rows come first: a notice in one line, in place of the purpose.
    const bool low = height() < lowPage;
    m_notices->setSingleLine(low);
    m_subtitle->setVisible(!low || m_notices->isHidden());
}

void ProductPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    makeRoom();
}

QString ProductPage::dayText(QDate day) const
{
    return m_context.formats.locale().toString(day, QLocale::ShortFormat);
}

QString ProductPage::portText(const catalog::Port &port) const
{
    const QString text = tr("v%1 · %2").arg(port.major).arg(port.topic);
    if (port.sunset) {
        //: A port's version and topic, and the day after which it is gone
        return tr("%1 · ends on %2").arg(text, dayText(*port.sunset));
    }
    return port.state == catalog::Lifecycle::Deprecated ? tr("%1 · deprecated").arg(text) : text;
}

void ProductPage::updatePorts()
{
    const bool several = m_facts.product && m_facts.product->ports.size() > 1;
    m_port->setVisible(several);
    if (!several) {
        return;
    }
    auto *menu = new QMenu(m_port);
    for (const catalog::Port &port : m_facts.product->ports) {
        QAction *action = menu->addAction(portText(port));
        action->setCheckable(true);
        action->setChecked(port.topic == m_facts.topic);
        const QString topic = port.topic;
        connect(action, &QAction::triggered, this, [this, topic] { choosePort(topic); });
    }
    m_port->setMenu(menu);
    m_port->setText(m_facts.port ? tr("port v%1").arg(m_facts.port->major) : tr("port"));
    m_port->setAccessibleName(tr("Port: %1").arg(m_facts.topic));
}

void ProductPage::updateFavourite()
{
    const bool favourite = m_session && m_session->userStore().favourites().contains(key());
    m_star->setIcon(
        symbol(favourite ? u"star-filled"_s : u"star"_s, favourite ? Colour::Accent : Colour::Dim));
    const QString text = favourite ? tr("Remove from favourites") : tr("Add to favourites");
    m_star->setToolTip(text);
    m_star->setAccessibleName(text);
}

} // namespace mesh::ui
