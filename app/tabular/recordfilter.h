// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/tabular/columns.h"
#include "app/tabular/recordlookup.h"

#include "app/expr/condition.h"

#include <QString>

#include <memory>
#include <optional>

namespace mesh::tabular {

/// A filter over records: everything, a text to find, or a condition. Immutable; any number of
/// threads may use one, each with a RecordRow of its own.
///
/// Which of the two a typed text is, is told by a rule (expr::looksLikeCondition) and can be said:
/// a text in double quotes from its first to its last character is searched for, whatever it
/// contains; so is everything with Mode::Text.
///
/// A text is found in the raw bytes of key, value and headers (names too), whatever the case, as
/// UTF-8 or as JSON escapes it. Only where the bytes are framed by a schema registry (0x00 and an
/// id) and do not contain it, are they decoded and searched as they are shown.
class RecordFilter
{
public:
    enum class Mode { Automatic, Text, Condition };
    enum class Kind { Everything, Text, Condition };
    enum class Match : quint8 {
        No,
        Yes,
        Undecodable, ///< nobody knows: a part that the condition reads could not be decoded, and
                     ///< what it says of the rest (its fields are NULL) does not decide
    };

    /// Never fails: with errors usable() is false, and the diagnostics say why.
    [[nodiscard]] static std::shared_ptr<const RecordFilter>
    parse(const QString &text, const RecordShape &shape, Mode mode = Mode::Automatic);

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] const QString &text() const { return m_text; }
    /// What is searched for, without the quotes; empty for a condition.
    [[nodiscard]] const QString &needle() const { return m_needle; }
    [[nodiscard]] bool usable() const { return !sql::hasErrors(m_diagnostics); }
    [[nodiscard]] const expr::Diagnostics &diagnostics() const { return m_diagnostics; }
    /// One sentence on how the text is read, and how to have it read otherwise.
    [[nodiscard]] QString explanation() const;

    /// No for every record where the filter is not usable. Decodes only what it needs: a condition
    /// that asks for a text is refused by the raw bytes of JSON that do not contain it.
    [[nodiscard]] Match matches(const RecordRow &row, expr::Trouble *trouble = nullptr) const;

private:
    RecordFilter() = default;
    class Search;
    class Prefilter;

    void readCondition(const RecordShape &shape);
    void readText();

    QString m_text;
    QString m_needle;
    Kind m_kind = Kind::Everything;
    Mode m_mode = Mode::Automatic;
    expr::Diagnostics m_diagnostics;
    std::optional<expr::CompiledCondition> m_condition;
    std::shared_ptr<const Search> m_search;
    std::shared_ptr<const Prefilter> m_prefilter;
};

/// The condition under which a record has in this column what `row` has: customer.city = 'Zürich',
/// paid = TRUE, note IS NULL. Empty where no such condition can be written (structs, lists, bytes,
/// what cannot be decoded) or a mask hides the content.
[[nodiscard]] QString conditionFor(const RecordRow &row, const Column &column,
                                   const MaskRules &masks);

} // namespace mesh::tabular
