// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/expr/condition.h"
#include "app/expr/nodes.h"
#include "app/sql/ast.h"

#include <QCoreApplication>

#include <set>

namespace mesh::expr::internal {

/// Gives names their places and expressions their types, and says what does not fit. One use.
///
/// Where both types are certain a mismatch is an error; where one is only what samples had, it is a
/// warning and the expression stays dynamic.
class Binder
{
    Q_DECLARE_TR_FUNCTIONS(mesh::expr::Binder)
public:
    explicit Binder(const Lookup &lookup)
        : m_lookup(lookup)
    {}

    struct Bound
    {
        NodePointer node; ///< never null
        Type type;
        bool certain = true;
        bool isTime = false; ///< milliseconds, to be compared with a time
        bool isText = false; ///< may look like a number, and is a text beside texts
        core::SourceRange range;

        [[nodiscard]] const Value *literal() const;
    };

    [[nodiscard]] Bound bind(const sql::Expression &expression);
    /// The same, and it must be able to be TRUE or FALSE.
    [[nodiscard]] Bound bindCondition(const sql::Expression &expression);

    [[nodiscard]] const Diagnostics &diagnostics() const { return m_diagnostics; }
    [[nodiscard]] std::vector<int> slotsRead() const { return {m_slots.begin(), m_slots.end()}; }

    // One a node of the tree; for std::visit.
    Bound operator()(const sql::Missing &);
    Bound operator()(const sql::NullLiteral &);
    Bound operator()(const sql::BooleanLiteral &node);
    Bound operator()(const sql::NumberLiteral &node);
    Bound operator()(const sql::TextLiteral &node);
    Bound operator()(const sql::Name &node);
    Bound operator()(const sql::Member &node);
    Bound operator()(const sql::Subscript &node);
    Bound operator()(const sql::Call &node);
    Bound operator()(const sql::Unary &node);
    Bound operator()(const sql::Binary &node);
    Bound operator()(const sql::Logical &node);
    Bound operator()(const sql::IsNull &node);
    Bound operator()(const sql::Like &node);
    Bound operator()(const sql::In &node);
    Bound operator()(const sql::Between &node);
    Bound operator()(const sql::Case &node);
    Bound operator()(const sql::Cast &node);

private:
    struct NamePart
    {
        QString name;
        bool quoted = false;
        core::SourceRange range;
    };
    struct Walked
    {
        Bound bound;
        size_t failedAt = 0; ///< index of the part that is not there; the number of parts: none
        Type typeBefore;     ///< of what lacks the part
        int slot = 0;
    };

    void report(bool certain, core::SourceRange range, const QString &sentence,
                std::optional<Fix> fix = {});
    [[nodiscard]] Bound make(NodePointer node, Type type, bool certain = true) const;
    [[nodiscard]] Bound literal(Value value, Type type) const;
    [[nodiscard]] Bound unknown();

    [[nodiscard]] static std::vector<NamePart> pathOf(const sql::Expression &expression);
    [[nodiscard]] Bound bindPath(const std::vector<NamePart> &parts);
    [[nodiscard]] Walked walk(const Resolved &root, const std::vector<NamePart> &parts);
    [[nodiscard]] Bound unknownName(const std::vector<NamePart> &parts);
    void reportNoField(const Walked &walked, const std::vector<NamePart> &parts);

    [[nodiscard]] Bound arithmetic(const sql::Binary &node);
    [[nodiscard]] Bound negate(const sql::Expression &operand);
    [[nodiscard]] Bound callHeaders(const sql::Call &node);
    [[nodiscard]] bool checkArguments(const sql::Call &node, const Function &function,
                                      std::vector<Bound> &arguments);

    void expectText(Bound &bound, const QString &what);
    static void takeAsText(Bound &bound);
    /// Makes texts beside times to times, and says where two types never meet.
    void meet(Bound &left, Bound &right, bool inList = false);
    bool meetTime(Bound &time, Bound &other);
    [[nodiscard]] std::optional<Fix> quoteFix(const Bound &text, const Bound &number) const;

    const Lookup &m_lookup;
    Diagnostics m_diagnostics;
    std::set<int> m_slots;
    core::SourceRange m_range; ///< of the node being bound
};

/// "a text (VARCHAR)"
[[nodiscard]] QString describe(const Type &type);
/// The known name that was probably meant; empty where none is near.
[[nodiscard]] QString nearest(const QString &name, const QStringList &known);

} // namespace mesh::expr::internal
