// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"
#include "ui/pages/overview/snippets.h"
#include "ui/state/commandlines.h"
#include "ui/widgets/safemarkdown.h"

#include <QSignalSpy>
#include <QTest>

using namespace mesh;
using namespace mesh::ui;
using namespace Qt::StringLiterals;

class SnippetsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyToolNamesTheTopicAndTheCluster();
    void secretsAreLeftOut();
    void shellWordsAreQuoted_data();
    void shellWordsAreQuoted();
    void markdownOfOthersLoadsNothing();
};

void SnippetsTest::everyToolNamesTheTopicAndTheCluster()
{
    SnippetFacts facts;
    facts.topic = u"sales.orders"_s;
    facts.profile.name = u"house"_s;
    facts.profile.bootstrapServers = {u"kafka.example:9092"_s};
    facts.shape.value = expr::Type::structOf({{u"amount"_s, expr::Kind::Decimal, {}}});
    const auto all = snippets(facts);
    QCOMPARE(all.size(), size_t(8));
    for (const Snippet &snippet : all) {
        QVERIFY2(snippet.text.contains(u"sales.orders"_s), qPrintable(snippet.text));
        const bool byProfile = snippet.text.contains(u"house"_s);
        const bool byAddress = snippet.text.contains(u"kafka.example:9092"_s);
        // ksqlDB runs on a server that knows its cluster.
        QVERIFY2(byProfile || byAddress || snippet.id == u"ksqldb"_s, qPrintable(snippet.text));
    }
}

void SnippetsTest::secretsAreLeftOut()
{
    SnippetFacts facts;
    facts.topic = u"orders"_s;
    facts.profile.bootstrapServers = {u"kafka.example:9093"_s};
    facts.profile.security = config::Security::SaslTls;
    facts.profile.mechanism = config::SaslMechanism::Plain;
    facts.profile.user = u"ana"_s;
    facts.profile.properties = {{u"ssl.key.password"_s, u"planted"_s},
                                {u"client.rack"_s, u"b"_s},
                                {u"sasl.oauthbearer.config"_s, u"planted"_s}};
    for (const Snippet &snippet : snippets(facts)) {
        QVERIFY2(!snippet.text.contains(u"planted"_s), qPrintable(snippet.text));
    }
    QVERIFY(snippets(facts)[2].text.contains(u"os.environ[\"KAFKA_PASSWORD\"]"_s));
}

void SnippetsTest::shellWordsAreQuoted_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("quoted");
    QTest::addRow("plain") << u"a.b-c_1"_s << u"a.b-c_1"_s;
    QTest::addRow("empty") << u""_s << u"''"_s;
    QTest::addRow("space") << u"a b"_s << u"'a b'"_s;
    QTest::addRow("quote") << u"it's"_s << u"'it'\\''s'"_s;
    QTest::addRow("substitution") << u"$(reboot)"_s << u"'$(reboot)'"_s;
}

void SnippetsTest::shellWordsAreQuoted()
{
    QFETCH(QString, word);
    QFETCH(QString, quoted);
    QCOMPARE(shellWord(word), quoted);
}

void SnippetsTest::markdownOfOthersLoadsNothing()
{
    SafeMarkdown view;
    view.setText(u"**Orders** <script>alert(1)</script> ![x](https://example.com/track.png) "
                 "[file](file:///etc/passwd)"_s);
    QVERIFY(view.toPlainText().contains(u"Orders"_s));
    QVERIFY(
        !view.loadResource(QTextDocument::ImageResource, QUrl(u"https://example.com/track.png"_s))
             .isValid());
    QVERIFY(
        !view.loadResource(QTextDocument::HtmlResource, QUrl(u"file:///etc/passwd"_s)).isValid());
    QVERIFY(view.toPlainText().contains(u"alert(1)"_s));
}

MESH_TEST(SnippetsTest)
#include "tst_snippets.moc"
