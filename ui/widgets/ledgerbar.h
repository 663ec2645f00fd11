// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/records/ledger.h"

#include <QPushButton>
#include <QWidget>

#include <optional>
#include <vector>

namespace mesh::ui {

/// How fast records come, measured over the last seconds.
struct LiveRate
{
    double recordsPerSecond = 0;
    double bytesPerSecond = 0;
    std::optional<qint64> lag; ///< records that wait on the broker
    friend bool operator==(const LiveRate &, const LiveRate &) = default;
};

/// The line under the events that counts every record once: received = shown + filtered + skipped
/// + undecodable. Offsets that hold no visible record stand beside it, explained. Two lines where
/// one is too narrow, never a cut number.
class LedgerBar : public QWidget
{
    Q_OBJECT
public:
    explicit LedgerBar(QWidget *parent = nullptr);

    void setLedger(const records::Ledger &ledger);
    [[nodiscard]] const records::Ledger &ledger() const { return m_ledger; }
    void setRate(const LiveRate &rate);
    /// What the link beside the undecodable ones does: a filter keeps them out of the table, or
    /// they are rows and can be gone through.
    enum class UndecodableLink { Next, Show, Hide };
    void setUndecodableLink(UndecodableLink link);
    /// The whole line as text, for assistive technology and tests.
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void undecodableWanted(mesh::ui::LedgerBar::UndecodableLink link);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    /// A word and its number; the tip explains what is counted.
    struct Entry
    {
        QString word;
        QString number;
        QString tip;
        bool bad = false;
        bool hasLink = false;
        QRect place;
    };

    void nameLink();
    void rebuild();
    void arrange();
    [[nodiscard]] QString gapsTip() const;
    [[nodiscard]] QString rateText() const;

    records::Ledger m_ledger;
    LiveRate m_rate;
    std::vector<Entry> m_entries;
    QRect m_ratePlace;
    QString m_shownRate; ///< of rateText(), what has room
    UndecodableLink m_link = UndecodableLink::Next;
    QPushButton *m_show;
};

} // namespace mesh::ui
