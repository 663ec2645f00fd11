// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/kafka/consumersession.h"
#include "app/records/ledger.h"
#include "app/records/record.h"
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

/// One live view's records: consumer thread -> queue -> filter worker -> rows. All calls on the GUI
/// thread. Rows are those that pass the filter, oldest first; each has a sequence number that stays
/// its own.
class LiveFeed : public QObject
{
    Q_OBJECT
public:
    ~LiveFeed() override = default;

    /// Starts anew: forgets all rows, reads what is asked.
    virtual void start(const kafka::ReadRequest &request) = 0;
    /// Stops taking records in; the broker is not disturbed. What is shown stays.
    virtual void setFollowing(bool following) = 0;
    [[nodiscard]] virtual bool following() const = 0;
    /// Filters what is kept and what comes; rows are reset at a later frame.
    virtual void setFilter(std::shared_ptr<const tabular::RecordFilter> filter) = 0;

    /// Moves what has arrived into the rows. Once a frame, from the view's pacer, so that a model
    /// can announce: first `aboutToRemove`, the removal, `aboutToAppend`, the rows.
    virtual FrameChange pendingChange() = 0; ///< what commitFrame will do, exactly
    virtual void commitRemoval() = 0;
    virtual void commitAppend() = 0;

    [[nodiscard]] virtual qsizetype rowCount() const = 0;
    [[nodiscard]] virtual records::RecordView at(qsizetype row) const = 0;
    [[nodiscard]] virtual quint64 sequence(qsizetype row) const = 0;
    [[nodiscard]] virtual std::optional<qsizetype> rowOf(quint64 sequence) const = 0;
    /// Undecodable records are rows too; this says which, without decoding.
    [[nodiscard]] virtual bool undecodable(qsizetype row) const = 0;

    [[nodiscard]] virtual const records::Ledger &ledger() const = 0;
    [[nodiscard]] virtual kafka::ReadStatus status() const = 0;

Q_SIGNALS:
    /// Something arrived while nothing was pending: start the pacer. Not once a record.
    void pending();
    void statusChanged();

protected:
    using QObject::QObject;
};

} // namespace mesh::workspace
