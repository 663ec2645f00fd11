// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/storage/statement.h"

#include "app/storage/sqliteerror.h"

#include <sqlite3.h>

#include <utility>

namespace mesh::storage {

void Statement::Finalize::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

Statement::Statement(sqlite3_stmt *statement)
    : m_statement(statement)
{}

Statement::Statement(Statement &&other) noexcept = default;
Statement &Statement::operator=(Statement &&other) noexcept = default;
Statement::~Statement() = default;

Statement &Statement::bound(int outcome)
{
    if (m_bindOutcome == SQLITE_OK) {
        m_bindOutcome = outcome;
    }
    return *this;
}

Statement &Statement::bind(qint64 value)
{
    return bound(sqlite3_bind_int64(m_statement.get(), ++m_parameter, value));
}

Statement &Statement::bind(double value)
{
    return bound(sqlite3_bind_double(m_statement.get(), ++m_parameter, value));
}

Statement &Statement::bind(QStringView value)
{
    const QByteArray utf8 = value.toUtf8();
    return bound(sqlite3_bind_text64(m_statement.get(), ++m_parameter, utf8.constData(),
                                     static_cast<sqlite3_uint64>(utf8.size()), SQLITE_TRANSIENT,
                                     SQLITE_UTF8));
}

Statement &Statement::bind(const QByteArray &value)
{
    // SQLite takes a null pointer for NULL; an empty array must still be an empty blob.
    const char *bytes = value.isNull() ? "" : value.constData();
    return bound(sqlite3_bind_blob64(m_statement.get(), ++m_parameter, bytes,
                                     static_cast<sqlite3_uint64>(value.size()), SQLITE_TRANSIENT));
}

Statement &Statement::bind(std::nullptr_t)
{
    return bound(sqlite3_bind_null(m_statement.get(), ++m_parameter));
}

core::Result<bool> Statement::step()
{
    sqlite3 *database = sqlite3_db_handle(m_statement.get());
    if (const int failed = std::exchange(m_bindOutcome, SQLITE_OK); failed != SQLITE_OK) {
        const core::Error error = sqliteError(failed, database);
        reset();
        return error;
    }
    const int outcome = sqlite3_step(m_statement.get());
    if (outcome == SQLITE_ROW) {
        return true;
    }
    if (outcome != SQLITE_DONE) {
        const core::Error error = sqliteError(outcome, database);
        reset();
        return error;
    }
    reset();
    return false;
}

core::Result<void> Statement::run()
{
    while (true) {
        const core::Result<bool> row = step();
        if (!row) {
            return row.error();
        }
        if (!*row) {
            return {};
        }
    }
}

void Statement::reset()
{
    sqlite3_reset(m_statement.get());
    sqlite3_clear_bindings(m_statement.get());
    m_parameter = 0;
    m_bindOutcome = SQLITE_OK;
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement.get(), column);
}

QString Statement::text(int column) const
{
    const auto *text = sqlite3_column_text(m_statement.get(), column);
    return QString::fromUtf8(reinterpret_cast<const char *>(text),
                             sqlite3_column_bytes(m_statement.get(), column));
}

QByteArray Statement::blob(int column) const
{
    const void *bytes = sqlite3_column_blob(m_statement.get(), column);
    return QByteArray(static_cast<const char *>(bytes),
                      sqlite3_column_bytes(m_statement.get(), column));
}

std::optional<QByteArray> Statement::optionalBlob(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(blob(column));
}

} // namespace mesh::storage
