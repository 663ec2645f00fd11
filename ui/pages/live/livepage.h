// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/live/rangechoice.h"
#include "ui/pages/product/productfacts.h"
#include "ui/state/context.h"
#include "ui/widgets/ledgerbar.h"

#include "app/workspace/session.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QStackedWidget;

namespace mesh::ui {

class ExportDialog;
class FramePacer;
class Histogram;
class LiveToolbar;
class NoticeBar;
class RecordInspector;
class RecordTable;
class RecordTableModel;
class StateView;
class VolumeSource;

/// The events of one topic as they arrive: what to read, filter, volume over time, the rows, and
/// the ledger that counts every record once. Its inspector stands at the window's right edge. GUI
/// thread only; reads nothing until it is active for the first time.
class LivePage : public QWidget
{
    Q_OBJECT
public:
    LivePage(const Context &context, workspace::Session &session, const ProductFacts &facts,
             QWidget *parent = nullptr);
    ~LivePage() override;

    /// The product was described anew: owner, masks.
    void setFacts(const ProductFacts &facts);
    void setActive(bool active);
    void refresh();
    void focusFilter();
    /// The cursor stands in the filter.
    [[nodiscard]] bool isFiltering() const;

    [[nodiscard]] RecordInspector &inspector() const { return *m_inspector; }
    /// Null while none is open.
    [[nodiscard]] ExportDialog *exportDialog() const;
    [[nodiscard]] RecordTable &table() const { return *m_table; }
    [[nodiscard]] LiveToolbar &toolbar() const { return *m_toolbar; }
    [[nodiscard]] LedgerBar &ledger() const { return *m_ledger; }
    [[nodiscard]] Histogram &histogram() const { return *m_histogram; }
    [[nodiscard]] workspace::LiveFeed *feed() const { return m_feed.get(); }

    /// Columns, range, partitions, filter; JSON.
    [[nodiscard]] QByteArray saveState() const;
    void restoreState(const QByteArray &state);

    void openExport();
    void setFollowing(bool following);
    void setRange(const RangeChoice &range);

Q_SIGNALS:
    /// For the Overview: samples and rates that were seen here.
    void shapeChanged();
    /// Whoever looks may not read the product, and asks its owner.
    void accessWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void setUp();
    void connectToolbar();
    void connectTable();
    void connectInspector();
    void openFeed();
    void reopenFeed();
    void followSession();
    void startReading();
    void applyFrame();
    void showStatus();
    void showState(const kafka::ReadStatus &status);
    void showNotice(const kafka::ReadStatus &status);
    void showNoMatch();
    void showDenied(const core::Error &error);
    void measureRate();
    void updateShape();
    void rebuildReader();
    void offerColumns();
    [[nodiscard]] std::vector<tabular::Column> allColumns() const;
    [[nodiscard]] std::vector<tabular::Column> defaultColumns() const;
    void showShownSpan();
    void inspect(std::optional<quint64> sequence);
    void applyFilter();
    void showUndecodable(LedgerBar::UndecodableLink link);
    void showNextUndecodable();
    void openRowMenu(QPoint place, quint64 sequence, int column);
    void nameSchema(qint32 id);
    void noteReveal(const QStringList &fields, core::PartitionId partition, core::Offset offset);
    [[nodiscard]] tabular::SeenValues seenValues() const;

    Context m_context;
    QPointer<workspace::Session> m_session;
    ProductFacts m_facts;
    std::unique_ptr<workspace::LiveFeed> m_feed;
    RangeChoice m_range;
    std::vector<core::PartitionId> m_partitions; ///< read; empty: all
    std::vector<core::PartitionId> m_known;
    std::vector<QString> m_chosenColumns; ///< paths; empty: the default ones
    std::shared_ptr<const tabular::RecordShape> m_shape;
    /// Under a filter: counted, and listed only when asked for.
    workspace::Undecided m_undecided = workspace::Undecided::Hidden;
    bool m_goToUndecodable = false;       ///< once the filter has looked through everything
    bool m_stateListsUndecodable = false; ///< that is what the button in place of the rows does
    bool m_stateAsksForAccess = false;    ///< or this
    bool m_active = false;
    bool m_started = false;
    QElapsedTimer m_sinceRate;
    quint64 m_receivedAtRate = 0;
    QTimer m_rateTimer;

    LiveToolbar *m_toolbar;
    NoticeBar *m_notice;
    Histogram *m_histogram;
    VolumeSource *m_volume;
    RecordTableModel *m_model;
    RecordTable *m_table;
    StateView *m_state;
    QStackedWidget *m_stack;
    LedgerBar *m_ledger;
    FramePacer *m_pacer;
    RecordInspector *m_inspector;
    QPointer<ExportDialog> m_export;
};

} // namespace mesh::ui
