// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/ledgerbar.h"

#include "ui/state/theme.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

constexpr int lineHeight = 28;

QString grouped(quint64 number)
{
    return QLocale().toString(qulonglong(number));
}

/// "0 B", "640 B", "4 kB"
QString dataSize(double bytes)
{
    const QLocale locale;
    return bytes < 1000 ? LedgerBar::tr("%1 B").arg(locale.toString(bytes, 'f', 0))
                        : locale.formattedDataSize(qint64(bytes), bytes < 10'000 ? 1 : 0,
                                                   QLocale::DataSizeSIFormat);
}

QFont numberFont()
{
    QFont font = bodyFont();
    font.setWeight(QFont::Medium);
    return font;
}

} // namespace

LedgerBar::LedgerBar(QWidget *parent)
    : QWidget(parent)
    , m_show(new QPushButton(this))
{
    setFixedHeight(lineHeight);
    m_show->setProperty("look", u"link"_s);
    m_show->setCursor(Qt::PointingHandCursor);
    m_show->hide();
    connect(m_show, &QPushButton::clicked, this, [this] { Q_EMIT undecodableWanted(m_link); });
    nameLink();
    rebuild();
}

void LedgerBar::setLedger(const records::Ledger &ledger)
{
    if (!(ledger == m_ledger)) {
        m_ledger = ledger;
        rebuild();
    }
}

void LedgerBar::setUndecodableLink(UndecodableLink link)
{
    if (link != m_link) {
        m_link = link;
        nameLink();
        rebuild();
    }
}

void LedgerBar::nameLink()
{
    switch (m_link) {
    case UndecodableLink::Next:
        //: Beside the number of undecodable records
        m_show->setText(tr("show"));
        m_show->setToolTip(tr("Go to the next undecodable record"));
        break;
    case UndecodableLink::Show:
        m_show->setText(tr("show"));
        m_show->setToolTip(tr("List them among the records that match"));
        break;
    case UndecodableLink::Hide:
        //: Beside the number of undecodable records
        m_show->setText(tr("hide"));
        m_show->setToolTip(tr("List only the records that match"));
        break;
    }
    m_show->setAccessibleName(m_show->toolTip());
}

void LedgerBar::setRate(const LiveRate &rate)
{
    if (!(rate == m_rate)) {
        m_rate = rate;
        arrange();
        update();
    }
}

void LedgerBar::rebuild()
{
    m_entries.clear();
    m_entries.push_back({tr("received"), grouped(m_ledger.received()),
                         tr("Records that came from the broker since this view began to read.\n"
                            "received = shown + filtered + skipped + undecodable")});
    m_entries.push_back({tr("shown"), grouped(m_ledger.shown()),
                         tr("Records that the filter lets through. Of very many the oldest leave "
                            "the table again; they stay counted here.")});
    m_entries.push_back(
        {tr("filtered"), grouped(m_ledger.filtered()), tr("Records that the filter keeps out.")});
    m_entries.push_back({tr("skipped"), grouped(m_ledger.skipped()),
                         tr("Records read but not looked at: between those of an even sample, or "
                            "let go because they came faster than they could be kept.")});
    Entry undecodable{
        tr("undecodable"), grouped(m_ledger.undecodable()),
        m_link == UndecodableLink::Show
            ? tr("Records whose bytes are not what they claim to be: nobody can tell whether the "
                 "filter wants them, so they are not listed.")
            : tr("Records whose bytes are not what they claim to be. They are rows in the "
                 "table, with the reason and the bytes.")};
    undecodable.bad = m_ledger.undecodable() > 0;
    undecodable.hasLink = m_ledger.undecodable() > 0;
    m_entries.push_back(std::move(undecodable));
    if (const quint64 gaps = m_ledger.gaps.total() + m_ledger.jumpedOffsets + m_ledger.heldBack;
        gaps > 0 || m_ledger.jumps > 0) {
        //: Offsets of the log at which there is no record to see
        m_entries.push_back({tr("offsets without a record"), grouped(gaps), gapsTip()});
    }
    setAccessibleName(text());
    arrange();
    update();
}

QString LedgerBar::gapsTip() const
{
    QStringList lines{tr("Offsets of the log that hold no record to see. They are no loss here:")};
    const auto add = [&lines](quint64 count, const QString &sentence) {
        if (count > 0) {
            lines << sentence.arg(grouped(count));
        }
    };
    add(m_ledger.gaps.control, tr("%1 marks that end a transaction"));
    add(m_ledger.gaps.aborted, tr("%1 records of transactions that were aborted"));
    add(m_ledger.gaps.compacted, tr("%1 removed by compaction: a newer record has their key"));
    add(m_ledger.gaps.unexplained, tr("%1 marks of transactions, aborted or compacted records"));
    add(m_ledger.jumpedOffsets, tr("%1 deleted by retention before they were read"));
    add(m_ledger.heldBack, tr("%1 at the end, hidden by a transaction that is still open"));
    return lines.join(u'\n');
}

QString LedgerBar::rateText() const
{
    const QLocale locale;
    const double rate = m_rate.recordsPerSecond;
    QStringList texts{
        //: A rate; %1 is a number
        tr("%1 rec/s").arg(locale.toString(rate, 'f', rate > 0 && rate < 9.95 ? 1 : 0)),
        tr("%1/s").arg(dataSize(m_rate.bytesPerSecond))};
    if (m_rate.lag) {
        texts << tr("lag %1").arg(locale.toString(*m_rate.lag));
    }
    return texts.join(u" · "_s);
}

QString LedgerBar::text() const
{
    QStringList texts;
    for (const Entry &entry : m_entries) {
        texts << entry.word + u' ' + entry.number;
    }
    texts << rateText();
    return texts.join(u", "_s);
}

void LedgerBar::arrange()
{
    const QFontMetrics words(bodyFont());
    const QFontMetrics numbers(numberFont());
    const int right = width() - space::large;
    int x = space::large;
    int y = 0;
    m_show->setVisible(false);
    for (Entry &entry : m_entries) {
        const int wide =
            words.horizontalAdvance(entry.word + u' ') + numbers.horizontalAdvance(entry.number);
        const int link = entry.hasLink ? m_show->sizeHint().width() : 0;
        if (x + wide + link > right && x > space::large) {
            x = space::large;
            y += lineHeight - space::tiny;
        }
        entry.place = QRect(x, y, wide, lineHeight);
        x += wide;
        if (entry.hasLink) {
            m_show->setGeometry(x + 2, y + (lineHeight - m_show->sizeHint().height()) / 2, link,
                                m_show->sizeHint().height());
            m_show->setVisible(true);
            x += link;
        }
        x += space::large;
    }
    // Rather a rate in few words than a second line, which costs a row of events.
    m_shownRate = rateText();
    if (right - words.horizontalAdvance(m_shownRate) < x) {
        m_shownRate = m_shownRate.section(u" · "_s, 0, 0);
    }
    const int rateWidth = words.horizontalAdvance(m_shownRate);
    if (right - rateWidth < x) {
        y += lineHeight - space::tiny;
    }
    m_ratePlace = QRect(right - rateWidth, y, rateWidth, lineHeight);
    if (height() != y + lineHeight) {
        setFixedHeight(y + lineHeight);
    }
}

void LedgerBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colour(palette(), Colour::Panel));
    painter.setPen(colour(palette(), Colour::Line));
    painter.drawLine(0, 0, width(), 0);
    const QFontMetrics words(bodyFont());
    for (const Entry &entry : m_entries) {
        painter.setFont(bodyFont());
        painter.setPen(colour(palette(), Colour::Dim));
        painter.drawText(entry.place, Qt::AlignLeft | Qt::AlignVCenter, entry.word);
        painter.setFont(numberFont());
        painter.setPen(colour(palette(), entry.bad ? Colour::Bad : Colour::Text));
        painter.drawText(entry.place.adjusted(words.horizontalAdvance(entry.word + u' '), 0, 2, 0),
                         Qt::AlignLeft | Qt::AlignVCenter, entry.number);
    }
    painter.setFont(bodyFont());
    painter.setPen(colour(palette(), Colour::Dim));
    painter.drawText(m_ratePlace, Qt::AlignRight | Qt::AlignVCenter, m_shownRate);
}

void LedgerBar::resizeEvent(QResizeEvent *)
{
    arrange();
}

bool LedgerBar::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const auto entry =
            std::find_if(m_entries.begin(), m_entries.end(),
                         [help](const Entry &one) { return one.place.contains(help->pos()); });
        const QString rate = m_ratePlace.contains(help->pos()) ? rateText() : QString();
        QToolTip::showText(help->globalPos(), entry == m_entries.end() ? rate : entry->tip, this);
        return true;
    }
    return QWidget::event(event);
}

void LedgerBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        arrange();
    }
}

} // namespace mesh::ui
