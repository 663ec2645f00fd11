// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>

struct sqlite3_stmt;

namespace mesh::storage {

/// A prepared statement, finalised with the object. Parameters are bound in the order of the calls:
///     statement.bind(name).bind(offset);
///     while (*(row = statement.step())) { … statement.text(0) … }
/// A failed bind is told by the next step. Columns are numbered from 0; a NULL reads as 0, "" or
/// {}.
class Statement
{
public:
    Statement(Statement &&other) noexcept;
    Statement &operator=(Statement &&other) noexcept;
    ~Statement();

    Statement &bind(qint64 value);
    Statement &bind(int value) { return bind(qint64{value}); }
    Statement &bind(bool value) { return bind(qint64{value}); }
    Statement &bind(double value);
    Statement &bind(QStringView value);
    Statement &bind(const QString &value) { return bind(QStringView(value)); }
    /// A blob, also where it is empty; the bytes are copied.
    Statement &bind(const QByteArray &value);
    Statement &bind(std::nullptr_t);
    Statement &bind(const char *) = delete;
    template<typename T>
    Statement &bind(const std::optional<T> &value)
    {
        return value ? bind(*value) : bind(nullptr);
    }

    /// True: there is a row to read. False: done, and reset for the next use.
    [[nodiscard]] core::Result<bool> step();
    /// Steps to the end and resets, for statements that answer nothing.
    core::Result<void> run();
    /// Ends a reading in the middle and forgets what was bound.
    void reset();

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QByteArray blob(int column) const;
    /// A blob, or nothing where the column is NULL.
    [[nodiscard]] std::optional<QByteArray> optionalBlob(int column) const;

private:
    friend class Connection;
    struct Finalize
    {
        void operator()(sqlite3_stmt *statement) const;
    };
    explicit Statement(sqlite3_stmt *statement);
    Statement &bound(int outcome);

    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
    int m_parameter = 0;
    int m_bindOutcome = 0;
};

} // namespace mesh::storage
