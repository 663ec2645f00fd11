// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"

#include "app/sandbox/savedmesh.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mesh::sandbox;

class TestSavedMesh : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void comesBackAsItWas();
    void compactsCatalogTopicsAlone();
    void namesTheDamagedLine_data();
    void namesTheDamagedLine();
};

void TestSavedMesh::comesBackAsItWas()
{
    SavedMesh mesh;
    mesh.topics = {{u"mesh.catalog.sales"_s, 1}, {u"mine"_s, 3}};
    mesh.records = {{u"mesh.catalog"_s, 1, "domain/sales", QByteArray("{\"id\":9007199254740993}")},
                    {u"mesh.catalog"_s, 2, "product/x", std::nullopt},
                    {u"mesh.catalog"_s, 3, "product/\xff", QByteArray("\x00\xfe", 2)},
                    {u"mesh.changes"_s, -1, "", QByteArray()}};
    const auto read = SavedMesh::read(mesh.document());
    QVERIFY(read);
    QVERIFY(*read == mesh);
}

void TestSavedMesh::compactsCatalogTopicsAlone()
{
    SavedMesh mesh;
    mesh.records = {{u"mesh.catalog"_s, 1, "a", "old"},
                    {u"mesh.changes"_s, 1, "a", "one"},
                    {u"mesh.catalog.sales"_s, 1, "a", "other topic"},
                    {u"mesh.catalog"_s, 2, "b", "gone"},
                    {u"mesh.catalog"_s, 3, "a", "new"},
                    {u"mesh.catalog"_s, 4, "b", std::nullopt},
                    {u"mesh.changes"_s, 2, "a", "two"}};
    mesh.compact(u"mesh"_s);
    const std::vector<SavedRecord> expected{{u"mesh.changes"_s, 1, "a", "one"},
                                            {u"mesh.catalog.sales"_s, 1, "a", "other topic"},
                                            {u"mesh.catalog"_s, 3, "a", "new"},
                                            {u"mesh.changes"_s, 2, "a", "two"}};
    QVERIFY(mesh.records == expected);
}

void TestSavedMesh::namesTheDamagedLine_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QString>("says");
    const QByteArray head = "{\"kind\":\"SandboxCatalog\",\"topics\":[]}\n";
    QTest::addRow("empty") << QByteArray() << u"line 1"_s;
    QTest::addRow("something else") << QByteArray("{\"kind\":\"x\"}\n") << u"line 1"_s;
    QTest::addRow("cut off")
        << head + "{\"topic\":\"a\",\"key\":\"b\",\"value\":\"c\"}\n{\"topic\":\"a\",\"k"
        << u"line 3"_s;
}

void TestSavedMesh::namesTheDamagedLine()
{
    QFETCH(QByteArray, document);
    QFETCH(QString, says);
    const auto read = SavedMesh::read(document);
    QVERIFY(!read);
    QCOMPARE(read.error().code, mesh::core::Code::Corrupt);
    QVERIFY2(read.error().detail.contains(says), qPrintable(read.error().detail));
}

MESH_TEST(TestSavedMesh)
#include "tst_savedmesh.moc"
