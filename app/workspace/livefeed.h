// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/kafka/readrequest.h"
#include "app/records/batch.h"
#include "app/records/ledger.h"
#include "app/records/recordstore.h"
#include "app/tabular/recordfilter.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace mesh::workspace {

/// What one frame did to the rows, oldest first: `removed` at the front, then `appended` at the
/// back. `reset`: the filter or the range changed and every row may be another.
struct FrameChange
{
    qsizetype removed = 0;
    qsizetype appended = 0;
    bool reset = false;
    [[nodiscard]] bool empty() const { return removed == 0 && appended == 0 && !reset; }
};

/// Some records of one batch, for whoever reads rows on another thread: an immutable value.
struct RowChunk
{
    std::shared_ptr<const records::Batch> batch;
    std::vector<qsizetype> indexes; ///< ascending
};

/// What becomes of records that a filter cannot be asked about, because their bytes are not what
/// they claim. Either way the ledger counts them as undecodable.
enum class Undecided {
    Hidden, ///< they are no rows: nobody knows whether the filter wants them
    Listed,
};

/// One live view's records: consumer thread -> queue -> filter worker -> rows. All calls on the GUI
/// thread. Rows are those that pass the filter, oldest first; without a filter undecodable ones are
/// among them. Each has a sequence number that stays its own.
class LiveFeed : public QObject
{
    Q_OBJECT
public:
    ~LiveFeed() override = default;

    /// Starts anew: forgets all rows, reads what is asked.
    virtual void start(const kafka::ReadRequest &request) = 0;
    [[nodiscard]] virtual const kafka::ReadRequest &request() const = 0;
    /// Stops taking records in, or goes on; what is shown stays, and nothing is lost but to
    /// retention.
    virtual void setFollowing(bool following) = 0;
    [[nodiscard]] virtual bool following() const = 0;
    /// Filters what is kept and what comes; the rows are reset at a later frame, until then the old
    /// ones stay. nullptr: everything.
    virtual void setFilter(std::shared_ptr<const tabular::RecordFilter> filter,
                           Undecided undecided) = 0;
    /// The old rows are still looked through for a new filter.
    [[nodiscard]] virtual bool filtering() const = 0;
    /// A view that is looked at comes first in the memory budget.
    virtual void setVisible(bool visible) = 0;

    /// Moves what has arrived into the rows. Once a frame, from the view's pacer, so that a model
    /// can announce exactly: pendingChange, then between begin and end of the removal
    /// commitRemoval, of the insertion commitAppend (of a reset: both). Nothing changes for a
    /// reader before.
    virtual FrameChange pendingChange() = 0;
    virtual void commitRemoval() = 0;
    virtual void commitAppend() = 0;

    [[nodiscard]] virtual qsizetype rowCount() const = 0;
    /// Borrowed until the next pendingChange. An empty record where it was evicted since.
    [[nodiscard]] virtual records::RecordView at(qsizetype row) const = 0;
    [[nodiscard]] virtual records::Sequence sequence(qsizetype row) const = 0;
    [[nodiscard]] virtual std::optional<qsizetype> rowOf(records::Sequence sequence) const = 0;
    /// Which rows cannot be decoded, without decoding.
    [[nodiscard]] virtual bool undecodable(qsizetype row) const = 0;
    /// All rows of now, for an export.
    [[nodiscard]] virtual std::vector<RowChunk> rows() = 0;

    [[nodiscard]] virtual const records::Ledger &ledger() const = 0;
    /// Never null.
    [[nodiscard]] virtual std::shared_ptr<const kafka::ReadStatus> status() const = 0;
    /// Records that wait while not following: end offsets minus what was read.
    [[nodiscard]] virtual qint64 waiting() const = 0;
    /// What records were seen to hold: for columns and completion. Grows; a new value when it
    /// changed.
    [[nodiscard]] virtual std::shared_ptr<const tabular::RecordShape> shape() const = 0;

Q_SIGNALS:
    /// Something arrived while nothing was pending: start the pacer. Not once a record.
    void pending();
    /// status(), waiting() or filtering() is another; some times a second at most.
    void statusChanged();
    void shapeChanged();

protected:
    using QObject::QObject;
};

} // namespace mesh::workspace
