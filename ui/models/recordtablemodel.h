// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/recordcells.h"
#include "ui/models/recordreader.h"
#include "ui/models/sequencecache.h"

#include "app/workspace/livefeed.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <optional>
#include <vector>

namespace mesh::ui {

/// The rows of a feed, newest first. Rows move only in applyFrame: at most one removal and one
/// insertion are announced a frame. data() reads memory; a record is decoded when it is first asked
/// for, and the last few thousand stay decoded. GUI thread only.
class RecordTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role {
        SequenceRole = Qt::UserRole, ///< quint64, the record's own number in the feed
        ProblemRole,                 ///< QString: why it could not be decoded, or empty
    };
    /// Decoded rows that are kept; about thirty screens.
    static constexpr size_t cachedRows = 1024;

    explicit RecordTableModel(QObject *parent = nullptr);

    /// The feed must outlive the model or be replaced; nullptr shows no rows.
    void setFeed(workspace::LiveFeed *feed);
    [[nodiscard]] workspace::LiveFeed *feed() const { return m_feed; }

    /// How records become text: columns, decoder, masks, time zone. Resets the columns.
    void setReader(RecordReader reader);
    [[nodiscard]] const RecordReader &reader() const { return m_reader; }

    /// Takes what arrived into the rows and says what that was.
    workspace::FrameChange applyFrame();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

    /// The row as text; valid until the next call.
    [[nodiscard]] const RecordCells &cells(int row) const;
    /// Borrowed from the feed: valid until the next frame.
    [[nodiscard]] records::RecordView record(int row) const;
    [[nodiscard]] quint64 sequence(int row) const;
    [[nodiscard]] std::optional<int> rowOf(quint64 sequence) const;

Q_SIGNALS:
    void columnsChanged();
    /// Rows that waited for a schema may read otherwise now; none has moved.
    void textsChanged();

private:
    [[nodiscard]] qsizetype feedRow(int row) const { return m_rows - 1 - row; }

    workspace::LiveFeed *m_feed = nullptr;
    RecordReader m_reader;
    int m_rows = 0; ///< what has been announced; the feed has the same between frames
    mutable SequenceCache<RecordCells> m_cells{cachedRows};
    mutable QTimer m_again; ///< while some of them wait for a schema
};

} // namespace mesh::ui
