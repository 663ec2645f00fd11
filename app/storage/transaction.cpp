// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/storage/transaction.h"

#include <utility>

namespace mesh::storage {

Transaction::Transaction(Connection &connection)
    : m_connection(&connection)
{}

Transaction::Transaction(Transaction &&other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
{}

core::Result<Transaction> Transaction::begin(Connection &connection)
{
    // IMMEDIATE: the lock is waited for here, never in the middle, where SQLite could not wait.
    if (const auto begun = connection.execute(u"BEGIN IMMEDIATE"); !begun) {
        return begun.error();
    }
    return Transaction(connection);
}

Transaction::~Transaction()
{
    if (m_connection != nullptr) {
        // SQLite may have rolled back by itself (a full disk does so); then there is nothing to do.
        (void)m_connection->execute(u"ROLLBACK");
    }
}

core::Result<void> Transaction::commit()
{
    auto done = m_connection->execute(u"COMMIT");
    if (done) {
        m_connection = nullptr;
    }
    return done;
}

} // namespace mesh::storage
