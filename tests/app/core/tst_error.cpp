// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"

#include "app/core/error.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mesh::core;

class TestError : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyCodeHasANameASentenceAndAnExitCode();
    void namesThePlace();
    void aReadableDetailStandsInForTheReason();
};

void TestError::everyCodeHasANameASentenceAndAnExitCode()
{
    QSet<QString> names;
    for (int i = 0; i <= int(Code::Credentials); ++i) {
        const auto code = Code(i);
        QVERIFY2(!names.contains(codeName(code)), qPrintable(codeName(code)));
        names << codeName(code);
        QVERIFY(exitCode(code) != 0);
        const Explanation explanation = explain(Error{code, u"detail"_s});
        QVERIFY(explanation.what.endsWith(u'.'));
        QVERIFY(!explanation.why.isEmpty());
    }
}

void TestError::namesThePlace()
{
    const Explanation explanation = explain({Code::Unreachable, {}, u"localhost:9092"_s});
    QCOMPARE(explanation.what, u"localhost:9092 cannot be reached."_s);
}

void TestError::aReadableDetailStandsInForTheReason()
{
    const Explanation explanation = explain({Code::Decode, u"expected long at byte 41"_s});
    QCOMPARE(explanation.why, u"expected long at byte 41"_s);
}

MESH_TEST(TestError)
#include "tst_error.moc"
