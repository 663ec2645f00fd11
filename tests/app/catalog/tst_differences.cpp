// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/catalog/mesh.h"
#include "tests/support/runner.h"

#include "app/catalog/governance/semanticversion.h"
#include "app/catalog/history/history.h"
#include "app/catalog/history/merge.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mesh;
using namespace mesh::catalog;

/// What a change says field by field, and what follows from it.
class TestDifferences : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void areToldFieldByField_data();
    void areToldFieldByField();
    void leadFromOneDocumentToTheOther_data();
    void leadFromOneDocumentToTheOther();
    void haveNamesForAPerson_data();
    void haveNamesForAPerson();
    void aMergeTakesBothSidesAndShowsWhereTheyDisagree();
    void aRevertUndoesWhatNobodyChangedSince();
    void historyPutsChangesBesideWhatWasBefore();
    void askForAVersion_data();
    void askForAVersion();
    void versionsAreOrdered_data();
    void versionsAreOrdered();
};

namespace {

schema::Value json(const char *text)
{
    return schema::parseJson(text).value();
}

QStringList told(const std::vector<Difference> &all)
{
    QStringList lines;
    for (const Difference &each : all) {
        lines << u"%1 %2"_s.arg(differenceName(each.kind), pathText(each.path));
    }
    return lines;
}

constexpr auto plain = R"({"apiVersion":"meshscope/v1","kind":"DataProduct","id":"sales.orders",
    "name":"Orders","tags":["eu","orders"],"team":{"name":"sales"},
    "outputPorts":[{"name":"orders","version":"1","topic":"sales.orders"}],
    "slaProperties":[{"property":"latency","value":15,"unit":"m"}]})";

} // namespace

void TestDifferences::areToldFieldByField_data()
{
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QStringList>("told");
    const QByteArray before(plain);
    const auto changed = [&before](const char *from, const char *to) {
        QByteArray after = before;
        return after.replace(from, to);
    };
    QTest::addRow("nothing") << before << QStringList();
    QTest::addRow("the signature is no change")
        << changed(R"("id")", R"("writtenBy":{"name":"Omar"},"id")") << QStringList();
    QTest::addRow("a number in another form") << changed("15", "15.0") << QStringList();
    QTest::addRow("the order of tags")
        << changed(R"("eu","orders")", R"("orders","eu")") << QStringList();
    QTest::addRow("a text") << changed("Orders", "Every order") << QStringList{u"changed name"_s};
    QTest::addRow("a tag") << changed(R"("eu")", R"("us")")
                           << QStringList{u"removed tags[eu]"_s, u"added tags[us]"_s};
    QTest::addRow("a field within")
        << changed("15", "5") << QStringList{u"changed slaProperties[latency]"_s};
    QTest::addRow("a port's topic")
        << changed(R"("topic":"sales.orders")", R"("topic":"sales.orders.v2")")
        << QStringList{u"changed outputPorts[orders@1].topic"_s};
    QTest::addRow("a port beside it")
        << changed(R"("outputPorts":[)", R"("outputPorts":[{"name":"orders","version":"2.0.0"},)")
        << QStringList{u"added outputPorts[orders@2]"_s};
    QTest::addRow("an object that comes")
        << changed(R"("tags")", R"("description":{"purpose":"P","usage":"U"},"tags")")
        << QStringList{u"added description.purpose"_s, u"added description.usage"_s};
    QTest::addRow("an object that goes")
        << changed(R"("team":{"name":"sales"},)", "") << QStringList{u"removed team.name"_s};
    QTest::addRow("another kind of value")
        << changed(R"({"name":"sales"})", R"("sales")") << QStringList{u"changed team"_s};
}

void TestDifferences::areToldFieldByField()
{
    QFETCH(QByteArray, after);
    QFETCH(QStringList, told);
    QCOMPARE(::told(differences(json(plain), json(after.constData()))), told);
}

void TestDifferences::leadFromOneDocumentToTheOther_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const QByteArray none("{}");
    const QByteArray first(plain);
    const QByteArray second(R"({"id":"sales.orders","tags":["us","orders"],"quality":"raw",
        "outputPorts":[{"name":"orders","version":"2"},{"name":"orders","version":"1"}],
        "schema":[{"name":"o","properties":[{"name":"a.b","tags":["pii"]}]}]})");
    const QByteArray unnamed(R"({"rows":[[1,2],[3]],"same":[{"name":"x"},{"name":"x","y":1}]})");
    const QByteArray unnamedMore(R"({"rows":[[1,2],[4],[5]],"same":[{"name":"x"}]})");
    QTest::addRow("from nothing") << none << first;
    QTest::addRow("to nothing") << first << none;
    QTest::addRow("to another") << first << second;
    QTest::addRow("and back") << second << first;
    QTest::addRow("elements that nothing tells apart") << unnamed << unnamedMore;
}

void TestDifferences::leadFromOneDocumentToTheOther()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const schema::Value from = json(before.constData());
    const schema::Value to = json(after.constData());
    schema::Value document = from;
    for (const Difference &each : differences(from, to)) {
        apply(each, document);
    }
    QCOMPARE(told(differences(document, to)), QStringList());
    // The inverse ones, the last first, lead back.
    std::vector<Difference> all = differences(from, to);
    std::reverse(all.begin(), all.end());
    for (const Difference &each : all) {
        apply(inverse(each), document);
    }
    QCOMPARE(told(differences(document, from)), QStringList());
}

void TestDifferences::haveNamesForAPerson_data()
{
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("label");
    QTest::addRow("owner") << QByteArray(R"({"team":{"name":"x"}})") << u"Owner"_s;
    QTest::addRow("promise") << QByteArray(R"({"slaProperties":[{"property":"latency"}]})")
                             << u"Promise: latency"_s;
    QTest::addRow("tag") << QByteArray(R"({"tags":["eu"]})") << u"Tag"_s;
    QTest::addRow("field's tag") << QByteArray(R"({"schema":[{"name":"o"}]})") << u"schema[o]"_s;
    QTest::addRow("others' field") << QByteArray(R"({"custom":{"x":1}})") << u"custom.x"_s;
}

void TestDifferences::haveNamesForAPerson()
{
    QFETCH(QByteArray, after);
    QFETCH(QString, label);
    const auto all = differences(json("{}"), json(after.constData()));
    QCOMPARE(all.size(), 1U);
    QCOMPARE(fieldLabel(all.front().path), label);
    // A field's own label names the field, not the tag.
    const FieldPath tag{{u"schema"_s, false},       {u"o"_s, true},     {u"properties"_s, false},
                        {u"customer.mail"_s, true}, {u"tags"_s, false}, {u"pii"_s, true}};
    QCOMPARE(fieldLabel(tag), u"Field customer.mail: tag"_s);
}

void TestDifferences::aMergeTakesBothSidesAndShowsWhereTheyDisagree()
{
    const schema::Value base = json(plain);
    const schema::Value mine = json(R"({"id":"sales.orders","name":"Mine","tags":["eu","orders"],
        "team":{"name":"sales"},"quality":"curated",
        "outputPorts":[{"name":"orders","version":"1","topic":"sales.orders"}],
        "slaProperties":[{"property":"latency","value":15,"unit":"m"}]})");
    const schema::Value theirs = json(R"({"id":"sales.orders","name":"Theirs","tags":["orders"],
        "team":{"name":"sales"},
        "outputPorts":[{"name":"orders","version":"1","topic":"sales.orders"}],
        "slaProperties":[{"property":"latency","value":5,"unit":"m"}]})");
    std::vector<MergeField> fields = mergeFields(base, mine, theirs);
    QStringList conflicts;
    for (const MergeField &field : fields) {
        if (field.conflict) {
            conflicts << pathText(field.path);
        }
    }
    QCOMPARE(conflicts, QStringList{u"name"_s});
    QCOMPARE(fields.size(), 4U);

    const schema::Value kept = merged(theirs, fields);
    QCOMPARE(*kept.path(u"name")->as<QString>(), u"Mine"_s);
    QCOMPARE(*kept.path(u"quality")->as<QString>(), u"curated"_s);
    QCOMPARE(*kept.path(u"slaProperties.0.value")->as<qint64>(), 5);
    QCOMPARE(kept.path(u"tags")->as<schema::Array>()->size(), 1U);
    for (MergeField &field : fields) {
        field.chosen = Side::Theirs;
    }
    QCOMPARE(merged(theirs, fields), theirs);
}

void TestDifferences::aRevertUndoesWhatNobodyChangedSince()
{
    const schema::Value before = json(R"({"name":"A","tier":"tier-1","tags":["x"]})");
    const schema::Value after = json(R"({"name":"B","tier":"tier-2","tags":["x","y"]})");
    const schema::Value now = json(R"({"name":"C","tier":"tier-2","tags":["x","y","z"]})");
    const Revert result = revert(before, after, now);
    QCOMPARE(result.document, json(R"({"name":"C","tier":"tier-1","tags":["x","z"]})"));
    QCOMPARE(told(result.undone), (QStringList{u"changed tier"_s, u"removed tags[y]"_s}));
    QCOMPARE(result.kept.size(), 1U);
    QCOMPARE(*result.kept.front().theirs.as<QString>(), u"C"_s);
}

void TestDifferences::historyPutsChangesBesideWhatWasBefore()
{
    const auto change = [](core::Offset offset, const QByteArray &key, core::Offset revision,
                           std::optional<core::Offset> previous, const char *document) {
        Change made;
        made.key = key;
        made.offset = offset;
        made.revision = revision;
        made.previousRevision = previous;
        made.document = document != nullptr ? json(document) : schema::Value();
        return made;
    };
    const std::vector<HistoryEntry> entries = historyOf({
        change(1, "product/a.a", 1, {}, R"({"name":"A"})"),
        change(2, "product/a.b", 2, {}, R"({"name":"B"})"),
        change(3, "product/a.a", 3, 1, R"({"name":"A2"})"),
        change(4, "product/a.a", 7, 5, R"({"name":"A4"})"), // somebody wrote 5 past the changes
        change(5, "product/a.a", 8, 7, nullptr),
        change(6, "product/a.a", 9, {}, R"({"name":"A9"})"),
    });
    QStringList lines;
    for (const HistoryEntry &entry : entries) {
        lines << u"%1 %2%3"_s.arg(entry.change.offset)
                     .arg(told(entry.differences).join(u','))
                     .arg(entry.gapBefore ? u" gap"_s : QString());
    }
    QCOMPARE(lines, (QStringList{u"6 added name"_s, u"5 removed name"_s, u"4 changed name gap"_s,
                                 u"3 changed name"_s, u"2 added name"_s, u"1 added name"_s}));
}

void TestDifferences::askForAVersion_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("bump");
    const auto row = [](const char *name, const char *before, const char *after,
                        const QString &bump) {
        QTest::addRow("%s", name) << QByteArray(before) << QByteArray(after) << bump;
    };
    row("text", R"({"description":{"purpose":"a"}})", R"({"description":{"purpose":"b"}})",
        u"patch"_s);
    row("lifecycle", R"({"status":"active"})", R"({"status":"deprecated"})", u"none"_s);
    row("a field more", R"({"schema":[{"name":"o","properties":[{"name":"a"}]}]})",
        R"({"schema":[{"name":"o","properties":[{"name":"a"},{"name":"b"}]}]})", u"minor"_s);
    row("a field gone", R"({"schema":[{"name":"o","properties":[{"name":"a"},{"name":"b"}]}]})",
        R"({"schema":[{"name":"o","properties":[{"name":"a"}]}]})", u"major"_s);
    row("another topic", R"({"outputPorts":[{"name":"o","topic":"a"}]})",
        R"({"outputPorts":[{"name":"o","topic":"b"}]})", u"major"_s);
    row("fresher", R"({"slaProperties":[{"property":"latency","value":10,"unit":"m"}]})",
        R"({"slaProperties":[{"property":"latency","value":5,"unit":"m"}]})", u"minor"_s);
    row("staler", R"({"slaProperties":[{"property":"latency","value":5,"unit":"m"}]})",
        R"({"slaProperties":[{"property":"latency","value":10,"unit":"m"}]})", u"major"_s);
    row("the same in other units",
        R"({"slaProperties":[{"property":"latency","value":15,"unit":"m"}]})",
        R"({"slaProperties":[{"property":"latency","value":900,"unit":"s"}]})", u"patch"_s);
    row("staler in a larger unit",
        R"({"slaProperties":[{"property":"latency","value":15,"unit":"m"}]})",
        R"({"slaProperties":[{"property":"latency","value":1,"unit":"h"}]})", u"major"_s);
    row("less available", R"({"slaProperties":[{"property":"availability","value":99.9}]})",
        R"({"slaProperties":[{"property":"availability","value":99}]})", u"major"_s);
    row("a promise withdrawn", R"({"slaProperties":[{"property":"retention","value":7}]})", R"({})",
        u"major"_s);
}

void TestDifferences::askForAVersion()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QString, bump);
    const auto all = differences(json(before.constData()), json(after.constData()));
    QCOMPARE(bumpName(bumpOf(all)), bump);
    QCOMPARE(!breaking(all).empty(), bump == u"major");
    const VersionCheck same = checkVersion(u"1.2.3"_s, u"1.2.3"_s, all);
    QCOMPARE(same.enough, bump == u"none");
    QVERIFY(checkVersion(u"1.2.3"_s, u"2.0.0"_s, all).enough);
    QCOMPARE(checkVersion(u"1.2.3"_s, u"1.3.0"_s, all).enough, bump != u"major");
}

void TestDifferences::versionsAreOrdered_data()
{
    QTest::addColumn<QStringList>("ascending");
    // The example of semver.org 2.0.0, 11.
    QTest::addRow("pre-releases") << QStringList{
        u"1.0.0-alpha"_s,  u"1.0.0-alpha.1"_s, u"1.0.0-alpha.beta"_s, u"1.0.0-beta"_s,
        u"1.0.0-beta.2"_s, u"1.0.0-beta.11"_s, u"1.0.0-rc.1"_s,       u"1.0.0"_s};
    QTest::addRow("numbers") << QStringList{u"0.9.9"_s, u"1.0.0"_s, u"1.9.0"_s, u"1.10.0"_s,
                                            u"2.0.0"_s};
}

void TestDifferences::versionsAreOrdered()
{
    QFETCH(QStringList, ascending);
    for (qsizetype i = 1; i < ascending.size(); ++i) {
        const auto less = SemanticVersion::parse(ascending[i - 1]);
        const auto more = SemanticVersion::parse(ascending[i]);
        QVERIFY2(less && more && *less < *more, qPrintable(ascending[i]));
        QCOMPARE(more->toString(), ascending[i]);
    }
    for (const QString &wrong : {u"1"_s, u"1.0"_s, u"v1.0.0"_s, u"01.0.0"_s, u"1.0.0-"_s}) {
        QVERIFY2(!SemanticVersion::parse(wrong), qPrintable(wrong));
    }
    QCOMPARE(SemanticVersion::parse(u"0.3.1")->bumped(Bump::Major).toString(), u"0.4.0"_s);
    QCOMPARE(SemanticVersion::parse(u"1.3.1")->bumped(Bump::Minor).toString(), u"1.4.0"_s);
}

MESH_TEST(TestDifferences)
#include "tst_differences.moc"
