// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"
#include "ui/widgets/filterfield.h"

#include <QSignalSpy>
#include <QTest>

using namespace mesh;
using namespace mesh::ui;
using namespace Qt::StringLiterals;

namespace {

std::shared_ptr<const tabular::RecordShape> orders()
{
    auto shape = std::make_shared<tabular::RecordShape>();
    shape->value = expr::Type::structOf({{u"amount"_s, expr::Kind::Decimal, {}},
                                         {u"region"_s, expr::Kind::Varchar, {}},
                                         {u"status"_s, expr::Kind::Varchar, {}}});
    shape->valueCertain = true;
    return shape;
}

} // namespace

class FilterFieldTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhichItTakesTheTextFor_data();
    void saysWhichItTakesTheTextFor();
    void errorIsSaidWhileTypingAndTheLastFilterStays();
    void completesFieldsAndSeenValues();
    void appliesWhenTheTextRests();
    void escapeClears();
};

void FilterFieldTest::saysWhichItTakesTheTextFor_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isText");
    QTest::addRow("a word") << u"ACCEPTED"_s << true;
    QTest::addRow("a quoted condition") << u"\"amount > 500\""_s << true;
    QTest::addRow("a comparison") << u"amount > 500"_s << false;
    QTest::addRow("a condition of two") << u"amount > 500 AND region = 'EU'"_s << false;
}

void FilterFieldTest::saysWhichItTakesTheTextFor()
{
    QFETCH(QString, text);
    QFETCH(bool, isText);
    FilterField field;
    field.setShape(orders());
    field.setFilterText(text);
    QVERIFY(field.filter());
    QCOMPARE(field.filter()->kind() == tabular::RecordFilter::Kind::Text, isText);
    QVERIFY(!field.hasError());
    QVERIFY(!field.sentence().isEmpty());
}

void FilterFieldTest::errorIsSaidWhileTypingAndTheLastFilterStays()
{
    FilterField field;
    field.setShape(orders());
    field.resize(400, 28);
    field.show();
    field.setFilterText(u"amount > 500"_s);
    const auto before = field.filter();
    QSignalSpy changed(&field, &FilterField::filterChanged);
    QTest::keyClicks(&field, u" AND amuont > 7"_s);
    QVERIFY(field.hasError());
    QVERIFY2(field.sentence().contains(u"amuont"_s), qPrintable(field.sentence()));
    QVERIFY(field.judged()->diagnostics().front().range.begin > 0);
    QCOMPARE(field.property("state").toString(), u"error"_s);
    QTest::qWait(250);
    QCOMPARE(changed.size(), 0);
    QCOMPARE(field.filter(), before);
}

void FilterFieldTest::completesFieldsAndSeenValues()
{
    FilterField field;
    field.setShape(orders());
    field.setSeenValues([] { return tabular::SeenValues{{u"region"_s, {u"EU"_s, u"APAC"_s}}}; });
    field.show();
    field.setFocus();
    QTest::keyClicks(&field, u"reg"_s);
    QVERIFY2(field.candidates().contains(u"region"_s), qPrintable(field.candidates().join(u' ')));
    QTest::keyClick(&field, Qt::Key_Tab);
    QVERIFY(field.text().startsWith(u"region"_s));
    field.setText(u"region = "_s);
    field.setCursorPosition(9);
    QTest::keyClick(&field, Qt::Key_Space, Qt::ControlModifier);
    QVERIFY2(field.candidates().filter(u"APAC"_s).size() == 1,
             qPrintable(field.candidates().join(u' ')));
}

void FilterFieldTest::appliesWhenTheTextRests()
{
    FilterField field;
    field.setShape(orders());
    QSignalSpy changed(&field, &FilterField::filterChanged);
    field.show();
    QTest::keyClicks(&field, u"shipped"_s);
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(field.filter()->needle(), u"shipped"_s);
}

void FilterFieldTest::escapeClears()
{
    FilterField field;
    field.setShape(orders());
    field.setFilterText(u"shipped"_s);
    field.show();
    QTest::keyClick(&field, Qt::Key_Escape);
    QVERIFY(field.text().isEmpty());
    QVERIFY(!field.filter());
}

MESH_TEST(FilterFieldTest)
#include "tst_filterfield.moc"
