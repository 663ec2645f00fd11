// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/expr/lookup.h"
#include "app/expr/rowaccess.h"
#include "app/expr/trouble.h"
#include "app/sql/diagnostic.h"

#include <memory>
#include <optional>
#include <vector>

namespace mesh::expr {

using sql::Diagnostic;
using sql::Diagnostics;
using sql::Fix;
using sql::Severity;

/// SQL's third truth value is Unknown: what a comparison with NULL is.
enum class Truth : quint8 { False, Unknown, True };

/// Text that must occur, or the condition is not true: at least one of `anyOf`, as the whole or a
/// part of a string anywhere below a slot. Sound for a search in raw bytes that rejects early.
struct Requirement
{
    int slot = 0;
    QStringList anyOf;
};

namespace internal {
class Node;
}

/// An expression made ready to be computed for many rows. Immutable; any number of threads may use
/// one at once, each with its own RowAccess.
class CompiledExpression
{
public:
    explicit CompiledExpression(std::shared_ptr<const internal::Node> root, Type type);

    /// The value for a row: a reference into the row, or to `storage`.
    [[nodiscard]] const schema::Value &evaluate(const RowAccess &row, schema::Value &storage,
                                                Trouble *trouble = nullptr) const;
    [[nodiscard]] const Type &type() const { return m_type; }

protected:
    std::shared_ptr<const internal::Node> m_root;
    Type m_type;
};

/// A condition; a value that is no boolean counts as Unknown.
class CompiledCondition : public CompiledExpression
{
public:
    CompiledCondition(std::shared_ptr<const internal::Node> root, std::vector<int> slots,
                      std::vector<Requirement> requirements);

    [[nodiscard]] Truth truth(const RowAccess &row, Trouble *trouble = nullptr) const;
    /// The slots that may be read.
    [[nodiscard]] const std::vector<int> &slotsRead() const { return m_slots; }
    [[nodiscard]] const std::vector<Requirement> &requirements() const { return m_requirements; }

private:
    std::vector<int> m_slots;
    std::vector<Requirement> m_requirements;
};

struct ConditionResult
{
    std::optional<CompiledCondition> condition; ///< nothing where there are errors
    Diagnostics diagnostics;                    ///< in the order of the text; warnings too
};

/// Parses, binds and compiles a condition.
///
/// What operators and functions mean follows ksqlDB where it says something:
/// - NULL in, NULL out; AND, OR, NOT in three-valued logic.
/// - Whole numbers are exact: BIGINT with BIGINT is BIGINT (7 / 2 = 3), with DECIMAL is DECIMAL,
///   anything with DOUBLE is DOUBLE. What cannot be computed is NULL (see Trouble).
/// - Comparison never rounds. BIGINT and DOUBLE compare as the exact numbers they are; a DECIMAL
///   with a fraction meets a DOUBLE as the shortest text of that double, so that 11.01 finds 11.01.
/// - A text in a list or beside a date, a time or a timestamp is read as what it stands beside.
///   Otherwise text and number never meet: an error where types are known, NULL in a row.
/// - LIKE is case-sensitive: % is any number of characters, _ is one. There is no escape character
///   but the one that ESCAPE names.
/// - Elements of an array count from 1, from the end with negative numbers.
[[nodiscard]] ConditionResult compileCondition(QStringView text, const Lookup &lookup);

struct ExpressionResult
{
    std::optional<CompiledExpression> expression;
    Diagnostics diagnostics;
};

/// The same for an expression of any type, such as a column: `customer.city`.
[[nodiscard]] ExpressionResult compileExpression(QStringView text, const Lookup &lookup);

/// Whether a text typed into a filter is meant as a condition: it begins like an operand, and
/// outside of quotes there is, after an operand, a comparison (= <> != < <= > >=) with something
/// behind it, IS [NOT] NULL or DISTINCT, LIKE with a text, IN with a parenthesis, or BETWEEN with a
/// literal; or it is a call of a known function from its first to its last character. NOT and
/// parentheses may stand before. All else is a text to search for.
[[nodiscard]] bool looksLikeCondition(QStringView text);

} // namespace mesh::expr
