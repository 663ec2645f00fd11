// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
// What the rules say, and at which field they say it.
#include "tests/support/runner.h"
#include "tests/ui/support/mesh.h"
#include "tests/ui/support/windowbench.h"
#include "ui/pages/product/productpage.h"
#include "ui/pages/publish/productedit.h"
#include "ui/pages/publish/productfields.h"
#include "ui/pages/publish/publishpage.h"
#include "ui/pages/publish/rowseditor.h"
#include "ui/pages/publish/rulebook.h"
#include "ui/pages/window/tabarea.h"

#include "app/core/paths.h"

#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTableWidget>
#include <QTest>

using namespace mesh;
using namespace mesh::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 20'000;

catalog::Policy policy(const QString &id, const QString &field, const QString &condition,
                       catalog::Severity severity)
{
    catalog::Policy made;
    made.id = id;
    made.displayName = id;
    made.description = u"Why %1."_s.arg(id);
    made.message = u"How %1."_s.arg(id);
    made.field = field;
    made.condition = condition;
    made.severity = severity;
    return made;
}

/// Lacks a purpose and nothing else that is needed.
catalog::Product aimless()
{
    catalog::Product product = test::product(u"sales.orders"_s, u"Orders"_s);
    product.owner = u"orders-team"_s;
    product.classification = u"internal"_s;
    return product;
}

Rulebook::Verdict verdict(const std::vector<catalog::Policy> &policies,
                          const catalog::Product &product)
{
    test::SmallMesh mesh;
    mesh.withDomain(u"sales"_s);
    for (const catalog::Policy &one : policies) {
        mesh.with(catalog::Kind::Policy, one);
    }
    return Rulebook().check(product, mesh.snapshot(), true);
}

QStringList names(const std::vector<WritePanel::Rule> &rules)
{
    QStringList names;
    for (const WritePanel::Rule &rule : rules) {
        names << rule.name;
    }
    return names;
}

QStringList fieldsOf(const std::vector<FieldProblem> &problems)
{
    QStringList fields;
    for (const FieldProblem &problem : problems) {
        fields << problem.field;
    }
    return fields;
}

const QString purpose = u"description.purpose"_s;

} // namespace

class TestRulebook : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFieldWithoutAPolicyHasItsBuiltInRule();
    void aPolicySpeaksAloneOfItsField();
    void whatAPolicySaysWins_data();
    void whatAPolicySaysWins();
    void noPolicyAllowsWhatIsNoRecord();
    void aBrokenPolicyCoversNothing();
    void everyOutcomeStandsAtItsField();
};

void TestRulebook::aFieldWithoutAPolicyHasItsBuiltInRule()
{
    const Rulebook::Verdict found = verdict({}, aimless());
    QCOMPARE(fieldsOf(found.problems), QStringList{purpose});
    QVERIFY(names(found.rules).contains(Rulebook::tr("purpose said")));
    QVERIFY(names(found.rules).contains(Rulebook::tr("owner named")));
}

void TestRulebook::aPolicySpeaksAloneOfItsField()
{
    const Rulebook::Verdict found =
        verdict({policy(u"long-purpose"_s, purpose, u"LEN(description->purpose) > 9"_s,
                        catalog::Severity::Block)},
                aimless());
    QVERIFY(!names(found.rules).contains(Rulebook::tr("purpose said")));
    QCOMPARE(names(found.rules).count(u"long-purpose"_s), 1);
    QCOMPARE(fieldsOf(found.problems), QStringList{purpose});
    const QString told = found.problems.front().sentence;
    for (const QString &part : {u"long-purpose"_s, u"Why"_s, u"How"_s}) {
        QVERIFY2(told.contains(part), qPrintable(told));
    }
}

void TestRulebook::whatAPolicySaysWins_data()
{
    QTest::addColumn<QString>("condition");
    QTest::addColumn<catalog::Severity>("severity");
    QTest::addColumn<bool>("excused");
    QTest::addColumn<bool>("blocks");
    const QString fails = u"description->purpose IS NOT NULL"_s;
    QTest::addRow("blocks") << fails << catalog::Severity::Block << false << true;
    QTest::addRow("warns") << fails << catalog::Severity::Warn << false << false;
    QTest::addRow("informs") << fails << catalog::Severity::Info << false << false;
    QTest::addRow("excused") << fails << catalog::Severity::Block << true << false;
    QTest::addRow("holds, but the record needs it")
        << u"TRUE"_s << catalog::Severity::Block << false << true;
}

void TestRulebook::whatAPolicySaysWins()
{
    QFETCH(const catalog::Severity, severity);
    QFETCH(const QString, condition);
    QFETCH(const bool, excused);
    catalog::Policy one = policy(u"long-purpose"_s, purpose, condition, severity);
    if (excused) {
        one.exemptions.push_back(
            {aimless().id, u"being written"_s, u"platform"_s, QDate::currentDate().addDays(9), {}});
    }
    const Rulebook::Verdict found = verdict({one}, aimless());
    QTEST(fieldsOf(found.problems).contains(purpose), "blocks");
}

void TestRulebook::noPolicyAllowsWhatIsNoRecord()
{
    catalog::Product homeless = aimless();
    homeless.purpose = u"Every order."_s;
    homeless.id.domain = u"nowhere"_s;
    const Rulebook::Verdict found = verdict(
        {policy(u"domain-known"_s, u"domain"_s, u"facts->domainKnown"_s, catalog::Severity::Warn)},
        homeless);
    QVERIFY(fieldsOf(found.problems).contains(u"domain"_s));
}

void TestRulebook::aBrokenPolicyCoversNothing()
{
    const Rulebook::Verdict found =
        verdict({policy(u"broken"_s, purpose, u"LEN("_s, catalog::Severity::Block)}, aimless());
    QVERIFY(names(found.rules).contains(Rulebook::tr("purpose said")));
    QCOMPARE(fieldsOf(found.problems), QStringList{purpose});
    const auto remark = std::find_if(found.remarks.begin(), found.remarks.end(),
                                     [](const auto &one) { return one.rule == u"broken"; });
    QVERIFY(remark != found.remarks.end());
    QCOMPARE(remark->kind, FieldRemark::Kind::Warns);
}

void TestRulebook::everyOutcomeStandsAtItsField()
{
    using Kind = FieldRemark::Kind;
    catalog::Policy excused =
        policy(u"excused"_s, u"support"_s, u"support IS NOT NULL"_s, catalog::Severity::Block);
    excused.exemptions.push_back({aimless().id,
                                  u"the desk is being built"_s,
                                  u"platform"_s,
                                  QDate::currentDate().addDays(9),
                                  {}});
    const auto warning = catalog::Severity::Warn;
    const Rulebook::Verdict found = verdict(
        {excused, policy(u"warns"_s, u"tier"_s, u"tier = 'tier-1'"_s, warning),
         policy(u"informs"_s, u"version"_s, u"facts->versionValid"_s, catalog::Severity::Info),
         policy(u"holds"_s, u"team.name"_s, u"team->name IS NOT NULL"_s, warning)},
        aimless());
    const std::vector<std::tuple<QString, QString, Kind>> expected{
        {u"excused"_s, u"support"_s, Kind::Excused},
        {u"warns"_s, u"tier"_s, Kind::Warns},
        {u"informs"_s, u"version"_s, Kind::Informs},
        {u"holds"_s, u"team.name"_s, Kind::Holds}};
    for (const auto &[rule, field, kind] : expected) {
        const auto remark =
            std::find_if(found.remarks.begin(), found.remarks.end(),
                         [&rule = rule](const auto &one) { return one.rule == rule; });
        QVERIFY2(remark != found.remarks.end(), qPrintable(rule));
        QCOMPARE(remark->field, field);
        QCOMPARE(remark->kind, kind);
        QCOMPARE(remark->sentence.isEmpty(), kind == Kind::Holds);
    }
}

class TestFieldRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void rulesStandAtTheirFieldsWhilePublishing();
    void aTabThatIsClosedAtOnceKeepsWhatWasTyped();
    void theBarCountsEachLetterAtOnce_data();
    void theBarCountsEachLetterAtOnce();

private:
    std::unique_ptr<test::WindowBench> m_bench;
};

void TestFieldRules::init()
{
    m_bench = std::make_unique<test::WindowBench>();
    QVERIFY(m_bench->openSandbox());
    QTRY_COMPARE_WITH_TIMEOUT(m_bench->workspace().session()->state(),
                              workspace::Session::State::Connected, patience);
    QTRY_VERIFY_WITH_TIMEOUT(
        m_bench->workspace().session()->catalog()->topic(u"clicks_tmp") != nullptr, patience);
}

void TestFieldRules::cleanup()
{
    m_bench.reset();
    QDir(core::dataDirectory()).removeRecursively();
    QDir(core::cacheDirectory()).removeRecursively();
}

void TestFieldRules::rulesStandAtTheirFieldsWhilePublishing()
{
    m_bench->window().openPage(PublishPage::keyOf(u"clicks_tmp"_s));
    auto *page = qobject_cast<PublishPage *>(m_bench->window().tabs()->current());
    QVERIFY(page != nullptr);
    const auto said = [page](const QString &field) {
        return page->fields().field(field)->accessibleDescription();
    };
    // What holds and what warns is said at once, what blocks once somebody was there.
    QVERIFY2(said(u"team.name"_s).startsWith(u"✓ Owner is a team"_s),
             qPrintable(said(u"team.name"_s)));
    const QString door = said(u"support"_s);
    for (const QString &part :
         {u"! A way to reach the owner"_s, u"A name without a door"_s, u"Name a channel"_s}) {
        QVERIFY2(door.contains(part), qPrintable(door));
    }
    QVERIFY2(said(u"outputPorts"_s).contains(u"! Schema registered"_s),
             qPrintable(said(u"outputPorts"_s)));
    QVERIFY(said(purpose).isEmpty());
    auto *text = qobject_cast<QPlainTextEdit *>(page->fields().field(purpose));
    QTest::keyClicks(text, u"Clicks"_s);
    QVERIFY2(said(purpose).contains(u"Purpose at least 40 characters"_s),
             qPrintable(said(purpose)));
    QTest::keyClicks(text, u" on the web page, one record each, unfiltered."_s);
    QCOMPARE(said(purpose), u"✓ Purpose at least 40 characters"_s);
    page->publish();
    QVERIFY2(said(u"classification"_s).contains(u"Classification set"_s),
             qPrintable(said(u"classification"_s)));

    // And in the panel every rule stands once.
    QStringList rules;
    for (const QLabel *line : page->findChild<WritePanel *>()->findChildren<QLabel *>()) {
        rules << line->accessibleName().section(u':', 0, 0).toLower();
    }
    QCOMPARE(rules.count(u"classification set"_s), 1);
    QCOMPARE(rules.count(u"domain known"_s), 1);
    rules.removeAll(QString());
    QCOMPARE(rules.size(), QSet<QString>(rules.begin(), rules.end()).size());
}

void TestFieldRules::aTabThatIsClosedAtOnceKeepsWhatWasTyped()
{
    const Target orders{core::ProductId{u"sales"_s, u"orders"_s}, {}};
    const auto editor = [this, &orders] {
        m_bench->window().open(orders);
        auto *page = qobject_cast<ProductPage *>(m_bench->window().tabs()->current());
        // What the page asks the cluster is answered: nothing else goes on while it is closed.
        m_bench->workspace().tasks().threadPool(core::Pool::Io).waitForDone(patience);
        QCoreApplication::processEvents();
        page->edit();
        return page->editor();
    };
    QTest::keyClicks(editor()->fields().field(u"name"_s), u" of all shops"_s);
    m_bench->window().tabs()->closeCurrent();
    QVERIFY(editor()->fields().product().displayName.endsWith(u"of all shops"_s));
}

void TestFieldRules::theBarCountsEachLetterAtOnce_data()
{
    QTest::addColumn<QString>("field");
    for (const char *field : {"name", "team.name", "description.purpose", "tags", "version",
                              "slaProperties.availability", "support"}) {
        QTest::addRow("%s", field) << QString::fromLatin1(field);
    }
}

void TestFieldRules::theBarCountsEachLetterAtOnce()
{
    QFETCH(const QString, field);
    m_bench->window().open({core::ProductId{u"sales"_s, u"orders"_s}, {}});
    auto *page = qobject_cast<ProductPage *>(m_bench->window().tabs()->current());
    QVERIFY(page != nullptr);
    page->edit();
    ProductEdit *edit = page->editor();
    const auto bar = [edit] {
        QStringList texts;
        for (const QLabel *label : edit->findChildren<QLabel *>()) {
            texts << label->text();
        }
        return texts;
    };
    const QString none = ProductEdit::tr("No changes yet");
    const QString one = ProductEdit::tr("%n unsaved change(s)", nullptr, 1);
    const QString two = ProductEdit::tr("%n unsaved change(s)", nullptr, 2); // one for another
    QVERIFY(bar().contains(none));
    QWidget *widget = edit->fields().field(field);
    widget->setFocus();
    if (auto *rows = qobject_cast<RowsEditor *>(widget)) {
        QVERIFY(rows->table()->rowCount() > 0);
        rows->table()->setCurrentCell(0, 0);
        rows->table()->editItem(rows->table()->item(0, 0));
        widget = rows->table()->findChild<QLineEdit *>();
        QVERIFY(widget != nullptr);
        QTest::keyClick(widget, Qt::Key_End);
    }
    QTest::keyClicks(widget, field.startsWith(u"sla") || field == u"version" ? u"1"_s : u"x"_s);
    // No event loop in between: not a moment later.
    QVERIFY2(bar().contains(field == u"tags" || field == u"support" ? two : one),
             qPrintable(bar().join(u'\n')));
    QVERIFY(!bar().contains(none));
    QTest::keyClick(widget, Qt::Key_Backspace);
    QVERIFY(bar().contains(none));
}

MESH_TEST(TestRulebook)
MESH_TEST(TestFieldRules)
#include "tst_fieldrules.moc"
