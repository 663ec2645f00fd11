// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/product/trustcells.h"

#include "ui/models/promisewords.h"
#include "ui/state/formats.h"
#include "ui/widgets/safemarkdown.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

QString translated(const char *text, int n = -1)
{
    return QCoreApplication::translate("mesh::ui::trustCells", text, nullptr, n);
}

/// "–" with the reason in few words: nothing is measured, and why.
TrustCell unknown(const QString &head, const QString &why)
{
    return {head, u"–"_s, why, Colour::Dim, {}};
}

/// Few words for what a strip has room for; the whole sentence stands in the tip.
QString shortReason(const core::Error &error)
{
    switch (error.code) {
    case core::Code::Unsupported:
        return translated(QT_TRANSLATE_NOOP("mesh::ui::trustCells", "not told by this cluster"));
    case core::Code::Denied:
        return translated(QT_TRANSLATE_NOOP("mesh::ui::trustCells", "not allowed to ask"));
    case core::Code::NotFound:
        return translated(QT_TRANSLATE_NOOP("mesh::ui::trustCells", "none found"));
    default:
        return translated(QT_TRANSLATE_NOOP("mesh::ui::trustCells", "no answer"));
    }
}

TrustCell freshness(const ProductFacts &facts, const workspace::TopicPulse &pulse,
                    core::TimestampMs now, const Formats &formats)
{
    TrustCell cell;
    const auto promised = facts.product ? facts.product->promises.freshnessSeconds : std::nullopt;
    cell.head =
        promised
            ? translated(QT_TRANSLATE_NOOP("mesh::ui::trustCells", "Freshness, promised ≤ %1"))
                  .arg(formats.span(*promised * 1000))
            : translated(QT_TRANSLATE_NOOP("mesh::ui::trustCells", "Freshness, nothing promised"));
    if (!pulse.newestRecord) {
        return unknown(
            cell.head,
            pulse.measuredAt < 0
                ? translated(QT_TRANSLATE_NOOP("mesh::ui::trustCells", "being measured"))
                : translated(QT_TRANSLATE_NOOP("mesh::ui::trustCells", "no record to measure")));
    }
    const qint64 age = std::max<qint64>(0, now - *pulse.newestRecord);
    cell.measured = formats.span(age);
    cell.rest = translated(QT_TRANSLATE_NOOP("mesh::ui::trustCells", "now, measured here"));
    if (promised) {
        const bool kept = age <= *promised * 1000;
        cell.tone = kept ? Colour::Good : Colour::Bad;
        if (!kept) {
            cell.rest =
                translated(QT_TRANSLATE_NOOP("mesh::ui::trustCells", "late, measured here"));
        }
    }
    cell.tip = translated(QT_TRANSLATE_NOOP("mesh::ui::trustCells", "Age of the newest record: %1"))
                   .arg(formats.dateTime(*pulse.newestRecord));
    return cell;
}

TrustCell promisesHeld(const ProductFacts &facts, const TopicInquiry &inquiry,
                       const workspace::TopicPulse &pulse, core::TimestampMs now,
                       const Formats &formats)
{
    const QString head = translated(QT_TRANSLATE_NOOP("mesh::ui::trustCells", "Promises held"));
    const auto checks = workspace::checkPromises(
        facts.product->promises, facts.port ? workspace::promisedSubject(*facts.port) : QString(),
        pulse, {inquiry.readers(), inquiry.configuration(), inquiry.schema()}, now);
    const PromiseCount count = countPromises(checks);
    if (count.measured == 0) {
        TrustCell cell = unknown(
            head, checks.empty()
                      ? translated(QT_TRANSLATE_NOOP("mesh::ui::trustCells", "nothing is promised"))
                      : translated(QT_TRANSLATE_NOOP("mesh::ui::trustCells", "none measured yet")));
        cell.tip = sentences(checks, formats);
        return cell;
    }
    TrustCell cell;
    cell.head = head;
    //: Promises that hold, of those that were measured
    cell.measured = translated(QT_TRANSLATE_NOOP("mesh::ui::trustCells", "%1 of %2"))
                        .arg(count.held)
                        .arg(count.measured);
    cell.rest = translated(QT_TRANSLATE_NOOP("mesh::ui::trustCells", "now, measured here"));
    cell.tone = count.allHold() ? Colour::Good : Colour::Bad;
    cell.tip = sentences(checks, formats);
    return cell;
}

TrustCell schemaCell(const TopicInquiry &inquiry)
{
    const QString head = translated(QT_TRANSLATE_NOOP("mesh::ui::trustCells", "Schema"));
    if (!inquiry.schema()) {
        return unknown(head, translated(QT_TRANSLATE_NOOP("mesh::ui::trustCells", "being asked")));
    }
    const auto &answer = *inquiry.schema();
    if (!answer) {
        TrustCell cell = unknown(
            head, answer.error().code == core::Code::NotFound
                      ? translated(QT_TRANSLATE_NOOP("mesh::ui::trustCells", "none registered"))
                  : answer.error().code == core::Code::Unsupported
                      ? translated(
                            QT_TRANSLATE_NOOP("mesh::ui::trustCells", "no registry in the profile"))
                      : shortReason(answer.error()));
        cell.tip = core::explain(answer.error()).sentence();
        return cell;
    }
    TrustCell cell;
    cell.head = head;
    cell.measured = u"v%1"_s.arg(answer->version);
    if (!answer->compatibility.isEmpty()) {
        cell.measured += u", "_s + answer->compatibility;
    }
    cell.rest = answer->type;
    cell.tip = translated(QT_TRANSLATE_NOOP("mesh::ui::trustCells", "Subject %1, schema id %2"))
                   .arg(answer->subject)
                   .arg(answer->id);
    return cell;
}

TrustCell readers(const TopicInquiry &inquiry, const Formats &formats)
{
    const QString head = translated(QT_TRANSLATE_NOOP("mesh::ui::trustCells", "Readers"));
    if (!inquiry.readers()) {
        return unknown(head, translated(QT_TRANSLATE_NOOP("mesh::ui::trustCells", "being asked")));
    }
    const auto &answer = *inquiry.readers();
    if (!answer) {
        TrustCell cell = unknown(head, shortReason(answer.error()));
        cell.tip = core::explain(answer.error()).sentence();
        return cell;
    }
    TrustCell cell;
    cell.head = head;
    cell.measured =
        translated(QT_TRANSLATE_N_NOOP("mesh::ui::trustCells", "%n group(s)"), int(answer->size()));
    if (!answer->empty()) {
        const auto most =
            std::max_element(answer->begin(), answer->end(),
                             [](const auto &a, const auto &b) { return a.lag() < b.lag(); });
        cell.rest = translated(QT_TRANSLATE_NOOP("mesh::ui::trustCells", "largest lag %1"))
                        .arg(formats.count(most->lag()));
    }
    return cell;
}

TrustCell notices(const ProductFacts &facts, core::TimestampMs now, const Formats &formats)
{
    TrustCell cell;
    cell.head = translated(QT_TRANSLATE_NOOP("mesh::ui::trustCells", "Notices"));
    std::vector<QString> current;
    bool incident = false;
    for (const catalog::Notice &notice : facts.product->notices) {
        if (notice.until < 0 || notice.until > now) {
            current.push_back(plainMarkdown(notice.text));
            incident = incident || notice.kind == u"incident"_s;
        }
    }
    const auto dayText = [&formats](QDate day) {
        return formats.locale().toString(day, QLocale::ShortFormat);
    };
    if (facts.product->sunset) {
        current.push_back(translated(QT_TRANSLATE_NOOP("mesh::ui::trustCells", "ends on %1"))
                              .arg(dayText(*facts.product->sunset)));
    }
    if (facts.port && facts.port->sunset) {
        current.push_back(
            //: A port: %1 is its major version, %2 a day
            translated(QT_TRANSLATE_NOOP("mesh::ui::trustCells", "port v%1 ends on %2"))
                .arg(QString::number(facts.port->major), dayText(*facts.port->sunset)));
    }
    if (current.empty()) {
        cell.measured = translated(QT_TRANSLATE_NOOP("mesh::ui::trustCells", "none"));
        return cell;
    }
    cell.measured = QLocale().toString(qlonglong(current.size()));
    cell.rest = current.front();
    cell.tone = incident ? Colour::Bad : Colour::Warn;
    cell.tip = QStringList(current.begin(), current.end()).join(u'\n');
    return cell;
}

} // namespace

std::vector<TrustCell> trustCells(const ProductFacts &facts, const TopicInquiry &inquiry,
                                  const workspace::TopicPulse &pulse, core::TimestampMs now,
                                  const Formats &formats)
{
    std::vector<TrustCell> cells{freshness(facts, pulse, now, formats)};
    if (facts.product) {
        cells.push_back(promisesHeld(facts, inquiry, pulse, now, formats));
    }
    cells.push_back(schemaCell(inquiry));
    cells.push_back(readers(inquiry, formats));
    if (facts.product) {
        cells.push_back(notices(facts, now, formats));
    }
    return cells;
}

} // namespace mesh::ui
