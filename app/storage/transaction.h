// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/storage/connection.h"

namespace mesh::storage {

/// BEGIN IMMEDIATE … COMMIT; rolled back where the object ends without commit().
class Transaction
{
public:
    [[nodiscard]] static core::Result<Transaction> begin(Connection &connection);

    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();

    /// Once. Where it fails the transaction is rolled back.
    core::Result<void> commit();

private:
    explicit Transaction(Connection &connection);

    Connection *m_connection; ///< nullptr: ended
};

} // namespace mesh::storage
