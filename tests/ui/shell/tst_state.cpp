// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"
#include "ui/actions/fuzzy.h"
#include "ui/pages/explore/explorehead.h"
#include "ui/state/formats.h"
#include "ui/state/target.h"
#include "ui/state/windowlayout.h"
#include "ui/widgets/searchfield.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace mesh;
using namespace mesh::ui;
using namespace Qt::StringLiterals;

class StateTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fuzzyFindsLettersInOrder_data();
    void fuzzyFindsLettersInOrder();
    void fuzzyPrefersBeginningsOfWords();
    void targetKeysGoBothWays_data();
    void targetKeysGoBothWays();
    void layoutComesBack();
    void damagedLayoutGivesDefaults();
    void searchesComeBack();
    void spansAreToldInTheirLargestUnit_data();
    void spansAreToldInTheirLargestUnit();
    void timesFollowTheZone();
    void searchFieldReportsOnceTheTextRests();
};

void StateTest::fuzzyFindsLettersInOrder_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("found");
    QTest::addRow("empty") << QString() << u"Refresh"_s << true;
    QTest::addRow("letters in order") << u"rfs"_s << u"Refresh"_s << true;
    QTest::addRow("any case") << u"RF"_s << u"refresh"_s << true;
    QTest::addRow("wrong order") << u"fr"_s << u"Ref"_s << false;
    QTest::addRow("longer than the text") << u"refreshed"_s << u"refresh"_s << false;
}

void StateTest::fuzzyFindsLettersInOrder()
{
    QFETCH(const QString, pattern);
    QFETCH(const QString, text);
    QFETCH(const bool, found);
    QCOMPARE(fuzzyMatch(pattern, text).has_value(), found);
}

void StateTest::fuzzyPrefersBeginningsOfWords()
{
    const auto words = fuzzyMatch(u"al", u"Show all commands");
    QVERIFY(words);
    QCOMPARE(words->ranges.size(), std::size_t(1));
    QCOMPARE(words->ranges.front(), (core::SourceRange{5, 7}));
    QVERIFY(fuzzyMatch(u"sa", u"Show activity")->score > fuzzyMatch(u"sa", u"messages")->score);
}

void StateTest::targetKeysGoBothWays_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<bool>("valid");
    QTest::addRow("product") << u"product:sales.orders"_s << true;
    QTest::addRow("topic") << u"topic:clicks_tmp"_s << true;
    QTest::addRow("topic with a colon") << u"topic:a:b"_s << true;
    QTest::addRow("no product's name") << u"product:Sales"_s << false;
    QTest::addRow("empty topic") << u"topic:"_s << false;
    QTest::addRow("something else") << u"explore"_s << false;
}

void StateTest::targetKeysGoBothWays()
{
    QFETCH(const QString, key);
    QFETCH(const bool, valid);
    const auto target = Target::fromKey(key);
    QCOMPARE(target.has_value(), valid);
    if (target) {
        QCOMPARE(target->key(), key);
    }
}

void StateTest::layoutComesBack()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"window.json"_s);
    WindowLayout layout;
    layout.geometry = QByteArray::fromHex("00ff10");
    layout.sides = {200, 800, 300};
    layout.sideFolded = true;
    layout.profile = u"staging"_s;
    layout.tabs = {{u"product:sales.orders"_s, "state"}, {u"topic:a"_s, {}}};
    layout.currentTab = u"topic:a"_s;
    layout.exploreState = R"({"text":"x"})";
    QVERIFY(layout.save(path));
    QVERIFY(WindowLayout::load(path) == layout);
}

void StateTest::damagedLayoutGivesDefaults()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"window.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"geometry\": [1,");
    file.close();
    QVERIFY(WindowLayout::load(file.fileName()) == WindowLayout());
}

void StateTest::searchesComeBack()
{
    catalog::SearchQuery query;
    query.text = u"e-mail “x”"_s;
    query.includeTopics = true;
    query.order = catalog::SearchOrder::Changed;
    query.descending = true;
    query.selections = {{catalog::Facet::Owner, {u"a"_s, QString()}}};
    const catalog::SearchQuery back = searchFromJson(toJson(query));
    QCOMPARE(back.text, query.text);
    QVERIFY(back.includeTopics && back.descending);
    QVERIFY(back.order == query.order);
    QVERIFY(back.selections == query.selections);
}

void StateTest::spansAreToldInTheirLargestUnit_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<QString>("text");
    QTest::addRow("negative") << qint64(-5) << u"0 s"_s;
    QTest::addRow("seconds") << qint64(3'900) << u"3 s"_s;
    QTest::addRow("minutes") << qint64(41 * 60'000) << u"41 min"_s;
    QTest::addRow("hours") << qint64(3 * 3'600'000) << u"3 h"_s;
    QTest::addRow("days") << qint64(5) * 24 * 3'600'000 << u"5 d"_s;
}

void StateTest::spansAreToldInTheirLargestUnit()
{
    QFETCH(const qint64, milliseconds);
    QFETCH(const QString, text);
    Formats formats;
    formats.setLocale(QLocale::c());
    QCOMPARE(formats.span(milliseconds), text);
}

void StateTest::timesFollowTheZone()
{
    Formats formats;
    QSignalSpy changed(&formats, &Formats::changed);
    formats.setTimeZone(QTimeZone("Asia/Tokyo"));
    QCOMPARE(formats.time(0), u"09:00:00.000"_s);
    QCOMPARE(formats.dateTime(0), u"1970-01-01 09:00:00.000"_s);
    QCOMPARE(formats.time(-1), QString());
    QCOMPARE(changed.count(), 1);
}

void StateTest::searchFieldReportsOnceTheTextRests()
{
    SearchField field(u"Search"_s);
    QSignalSpy searched(&field, &SearchField::searched);
    QTest::keyClicks(&field, u"email"_s);
    QTRY_COMPARE(searched.count(), 1);
    QCOMPARE(searched.front().front().toString(), u"email"_s);
    QTest::keyClick(&field, Qt::Key_Return); // the same text again
    QCOMPARE(searched.count(), 1);
    QTest::keyClick(&field, Qt::Key_Escape); // clears, at once
    QCOMPARE(searched.count(), 2);
}

MESH_TEST(StateTest)
#include "tst_state.moc"
