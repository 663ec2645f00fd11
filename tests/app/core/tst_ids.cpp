// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"

#include "app/core/ids.h"

#include <QTest>

using namespace Qt::StringLiterals;
using mesh::core::ProductId;

class TestProductId : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void parsesExactlyDomainAndName_data();
    void parsesExactlyDomainAndName();
};

void TestProductId::parsesExactlyDomainAndName_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("valid");
    QTest::addRow("plain") << u"sales.orders"_s << true;
    QTest::addRow("digits and underscores") << u"a1_b.c2_d"_s << true;
    QTest::addRow("63 characters") << u"a."_s + QString(63, u'b') << true;
    QTest::addRow("64 characters") << u"a."_s + QString(64, u'b') << false;
    QTest::addRow("no domain") << u"orders"_s << false;
    QTest::addRow("a third part") << u"sales.orders.v1"_s << false;
    QTest::addRow("upper case") << u"sales.Orders"_s << false;
    QTest::addRow("starts with a digit") << u"sales.1orders"_s << false;
    QTest::addRow("empty name") << u"sales."_s << false;
    QTest::addRow("empty") << QString() << false;
}

void TestProductId::parsesExactlyDomainAndName()
{
    QFETCH(QString, text);
    QFETCH(bool, valid);
    const auto id = ProductId::parse(text);
    QCOMPARE(id.has_value(), valid);
    if (valid) {
        QCOMPARE(id->toString(), text);
    }
}

MESH_TEST(TestProductId)
#include "tst_ids.moc"
