// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The room in one include.
#include "app/storage/connection.h"
#include "app/storage/lockfile.h"
#include "app/storage/migrations.h"
#include "app/storage/statement.h"
#include "app/storage/transaction.h"
