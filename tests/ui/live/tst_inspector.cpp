// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"
#include "ui/state/formats.h"
#include "ui/widgets/hexview.h"
#include "ui/widgets/recordinspector.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace mesh;
using namespace mesh::ui;
using namespace Qt::StringLiterals;

namespace {

tabular::MaskRules hiddenEmail()
{
    return tabular::MaskRules(
        {{tabular::Mask::Part::Value, {u"customer"_s, u"email"_s}, u"C2 personal"_s}});
}

records::RecordView orderView(const QByteArray &value, const QByteArray &headers)
{
    records::RecordView record;
    record.partition = 2;
    record.offset = 200'370;
    record.timestamp = 1'763'906'402'796;
    record.key = QByteArrayView("o-88120438");
    record.value = value;
    record.encodedHeaders = headers;
    return record;
}

const QByteArray orderValue =
    R"({"orderId":"o-88120438","amount":1249.90,"customer":)"
    R"({"id":9007199254740993,"email":"planted@example.com"},"items":[1,2]})";

/// Everything a person could read of a widget and its children.
QString allText(const QWidget &widget)
{
    QStringList texts;
    for (const auto *label : widget.findChildren<QLabel *>()) {
        texts << label->text();
    }
    for (const auto *edit : widget.findChildren<QPlainTextEdit *>()) {
        texts << edit->toPlainText();
    }
    for (const auto *hex : widget.findChildren<HexView *>()) {
        texts << QString::fromUtf8(hex->bytes());
    }
    for (const auto *tree : widget.findChildren<QTreeView *>()) {
        const std::function<void(const QModelIndex &)> walk = [&](const QModelIndex &parent) {
            for (int row = 0; row < tree->model()->rowCount(parent); ++row) {
                for (int column = 0; column < 2; ++column) {
                    texts << tree->model()->index(row, column, parent).data().toString();
                }
                walk(tree->model()->index(row, 0, parent));
            }
        };
        walk({});
    }
    return texts.join(u'\n');
}

} // namespace

class InspectorTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsSixtyFourBitsAndDecimalsExactly();
    void maskedFieldIsNowhereUntilRevealed();
    void commandsNameExactlyThisRecordAndNoSecret();
    void undecodableShowsBytesAndReason();
    void repeatedHeadersAreAllShown();
    void treeModelIsSound();
    void hexLinesAreExact();
};

void InspectorTest::showsSixtyFourBitsAndDecimalsExactly()
{
    Formats formats;
    RecordInspector inspector(formats);
    inspector.setDecoder(std::make_shared<schema::Decoder>());
    inspector.showRecord(InspectedRecord(u"orders"_s, 1, orderView(orderValue, {})));
    const QString text = allText(inspector);
    QVERIFY2(text.contains(u"9007199254740993"_s), qPrintable(text));
    QVERIFY(text.contains(u"1249.90"_s));
    QVERIFY(text.contains(u"partition 2 · offset 200"_s));
}

void InspectorTest::maskedFieldIsNowhereUntilRevealed()
{
    Formats formats;
    RecordInspector inspector(formats);
    inspector.setDecoder(std::make_shared<schema::Decoder>());
    inspector.setMasks(hiddenEmail());
    inspector.showRecord(InspectedRecord(u"orders"_s, 1, orderView(orderValue, {})));
    QVERIFY(!allText(inspector).contains(u"planted"_s));
    QVERIFY(!inspector.valueJson().contains(u"planted"_s));
    QVERIFY(inspector.valueJson().contains(u"9007199254740993"_s));
    QSignalSpy wanted(&inspector, &RecordInspector::revealWanted);
    const auto click = [&inspector](const QString &text) {
        for (auto *button : inspector.findChildren<QPushButton *>()) {
            if (button->text() == text) {
                button->click();
            }
        }
    };
    const QStringList fields{u"customer.email"_s};
    inspector.show();
    click(u"Reveal…"_s);
    QCOMPARE(wanted.size(), 0);
    click(u"Reveal"_s);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].toStringList(), fields);
    // It is shown once it is noted, and not before; nor where another record is.
    QVERIFY(!allText(inspector).contains(u"planted"_s));
    inspector.reveal(fields, 2, 199'370);
    QVERIFY(!allText(inspector).contains(u"planted"_s));
    inspector.refuseReveal(u"The profile is read-only."_s, 2, 200'370);
    QVERIFY(!allText(inspector).contains(u"planted"_s));
    click(u"Reveal"_s);
    QCOMPARE(wanted.size(), 2);
    inspector.reveal(fields, 2, 200'370);
    QVERIFY(allText(inspector).contains(u"planted"_s));
    // The next record is masked again.
    inspector.showRecord(InspectedRecord(u"orders"_s, 2, orderView(orderValue, {})));
    QVERIFY(!allText(inspector).contains(u"planted"_s));
}

void InspectorTest::commandsNameExactlyThisRecordAndNoSecret()
{
    Formats formats;
    RecordInspector inspector(formats);
    config::Profile profile;
    profile.name = u"production"_s;
    profile.bootstrapServers = {u"kafka-1:9093"_s, u"kafka-2:9093"_s};
    profile.security = config::Security::SaslTls;
    profile.mechanism = config::SaslMechanism::ScramSha512;
    profile.user = u"ana"_s;
    profile.tls.caFile = u"/etc/my ca.pem"_s;
    inspector.setProfile(profile);
    inspector.setDecoder(std::make_shared<schema::Decoder>());
    inspector.showRecord(InspectedRecord(u"sales.orders"_s, 1, orderView(orderValue, {})));
    QCOMPARE(inspector.kcatCommand(),
             u"kcat -b kafka-1:9093,kafka-2:9093 -X security.protocol=SASL_SSL "
             "-X 'ssl.ca.location=/etc/my ca.pem' -X sasl.mechanism=SCRAM-SHA-512 "
             "-X sasl.username=ana -X \"sasl.password=$KAFKA_PASSWORD\" "
             "-C -t sales.orders -p 2 -o 200370 -c 1 -e"_s);
    QCOMPARE(inspector.meshctlCommand(),
             u"meshctl --profile production records read topic:sales.orders --partition 2 "
             "--from 200370 --limit 1"_s);
}

void InspectorTest::undecodableShowsBytesAndReason()
{
    Formats formats;
    RecordInspector inspector(formats);
    inspector.setDecoder(std::make_shared<schema::Decoder>());
    const QByteArray bytes = QByteArray::fromHex("00000186a41aff");
    inspector.showRecord(InspectedRecord(u"orders"_s, 1, orderView(bytes, {})));
    QVERIFY(allText(inspector).contains(u"not decodable"_s));
    QCOMPARE(inspector.findChild<HexView *>()->bytes(), bytes);
}

void InspectorTest::repeatedHeadersAreAllShown()
{
    Formats formats;
    RecordInspector inspector(formats);
    inspector.setDecoder(std::make_shared<schema::Decoder>());
    const QByteArray headers = records::encodeHeaders({{"trace", QByteArrayView("first")},
                                                       {"trace", QByteArrayView("second")},
                                                       {"none", std::nullopt}});
    inspector.showRecord(InspectedRecord(u"orders"_s, 1, orderView(orderValue, headers)));
    const QString text = allText(inspector);
    QVERIFY(text.contains(u"first"_s) && text.contains(u"second"_s) && text.contains(u"none"_s));
}

void InspectorTest::treeModelIsSound()
{
    ValueTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    schema::Object inner{
        {u"a"_s, schema::Value(qint64(1))},
        {u"list"_s, schema::Value(schema::Array{schema::Value(true), schema::Value()})}};
    model.setValue(schema::Value(schema::Object{{u"deep"_s, schema::Value(inner)}}), {},
                   tabular::Mask::Part::Value);
    const QModelIndex deep = model.index(0, 0);
    QCOMPARE(model.rowCount(deep), 2);
    QCOMPARE(model.index(1, 0, model.index(1, 0, deep)).data(ValueTreeModel::PathRole).toString(),
             u"deep.list.1"_s);
    model.setValue(schema::Value(u"bare"_s), {}, tabular::Mask::Part::Value);
    QCOMPARE(model.index(0, 1).data().toString(), u"\"bare\""_s);
    model.setValue({}, {}, tabular::Mask::Part::Value);
    QCOMPARE(model.rowCount(), 0);
}

void InspectorTest::hexLinesAreExact()
{
    HexView view;
    view.resize(1200, 200);
    view.setBytes(QByteArray("Hello, Kafka\x00\xff!!more", 20));
    view.show();
    QCOMPARE(view.lineText(0),
             u"000000  48 65 6c 6c 6f 2c 20 4b 61 66 6b 61 00 ff 21 21  Hello, Kafka..!!"_s);
    QCOMPARE(view.lineText(1).trimmed(),
             u"000010  6d 6f 72 65                                      more"_s);
}

MESH_TEST(InspectorTest)
#include "tst_inspector.moc"
