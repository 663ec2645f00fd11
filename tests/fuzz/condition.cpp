// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
// Any text as a condition: a tree, or sentences that say what is wrong; a tree written as text is
// the same tree again; what compiles can be computed, whether the types are known or not.
#include "tests/app/expr/samplelookup.h"

#include "app/expr/completion.h"
#include "app/expr/condition.h"
#include "app/schema/json.h"
#include "app/sql/formatter.h"
#include "app/sql/parser.h"

#include <cstdlib>

using namespace mesh;
using schema::Value;

namespace {

const Value &row()
{
    static const Value value = schema::parseJson(R"({"id": 9007199254740993, "text": "it's 日本",
        "amount": 11.010, "ratio": 0.1e0, "paid": true, "none": null, "tags": ["a", "b"],
        "nested": {"city": "Zürich", "codes": [1, 2, [3]]}, "at": "2026-01-31T12:00:00Z"})")
                                   .value();
    return value;
}

void checkTree(const QString &text)
{
    const sql::ParseResult parsed = sql::parseCondition(text);
    for (const sql::Diagnostic &diagnostic : parsed.diagnostics) {
        const bool inText = diagnostic.range.begin >= 0 && diagnostic.range.end <= text.size() &&
                            diagnostic.range.begin <= diagnostic.range.end;
        if (!inText || diagnostic.sentence.isEmpty()) {
            std::abort();
        }
    }
    if (!parsed.ok()) {
        return;
    }
    const QString written = sql::format(*parsed.tree);
    const sql::ParseResult again = sql::parseCondition(written);
    if (!again.ok() || sql::format(*again.tree) != written) {
        std::abort();
    }
}

void compute(const QString &text, bool known)
{
    static const expr::Type type = expr::typeOf(row());
    const test::SampleLookup lookup(known ? type : expr::Type(), known, !known);
    const expr::ExpressionResult compiled = expr::compileExpression(text, lookup);
    if (compiled.expression) {
        Value storage;
        static_cast<void>(compiled.expression->evaluate(test::SampleRow(row()), storage));
    } else if (compiled.diagnostics.empty() && sql::parseCondition(text).tree) {
        std::abort();
    }
    static_cast<void>(expr::complete(text, text.size() / 2, lookup));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QString text = QString::fromUtf8(QByteArrayView(data, qsizetype(size)));
    checkTree(text);
    static_cast<void>(expr::looksLikeCondition(text));
    compute(text, true);
    compute(text, false);
    return 0;
}
