// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"

#include "app/sandbox/meshencoders.h"
#include "app/schema/json.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mesh;
using namespace mesh::sandbox;

class TestMeshEncoders : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsWhatIsASchema_data();
    void tellsWhatIsASchema();
    void compilesWhatRefersToAnother();
    void readsBackWhatItWrote_data();
    void readsBackWhatItWrote();
    void namesTheSubjectThatLacks();
};

namespace {

/// Every subject of the mesh under ids from 1.
std::map<QString, RegisteredSubject> subjects()
{
    qint32 id = 0;
    const auto registered =
        registerMeshSchemas([&id](const MeshSchema &) -> core::Result<qint32> { return ++id; });
    return registered.valueOr({});
}

} // namespace

void TestMeshEncoders::tellsWhatIsASchema_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("valid");
    QTest::addRow("Avro") << u"AVRO"_s << u"{\"type\":\"array\",\"items\":\"long\"}"_s << true;
    QTest::addRow("Avro, no type") << u"AVRO"_s << u"{\"type\":\"recor\"}"_s << false;
    QTest::addRow("Avro, no JSON") << u"AVRO"_s << u"not json"_s << false;
    QTest::addRow("Protobuf") << u"PROTOBUF"_s
                              << u"syntax = \"proto3\"; message M { int32 a = 1; }"_s << true;
    QTest::addRow("Protobuf, cut off") << u"PROTOBUF"_s << u"message {"_s << false;
    QTest::addRow("JSON Schema") << u"JSON"_s << u"{\"type\":\"object\"}"_s << true;
    QTest::addRow("JSON Schema, cut off") << u"JSON"_s << u"{\"type\":"_s << false;
}

void TestMeshEncoders::tellsWhatIsASchema()
{
    QFETCH(QString, type);
    QFETCH(QString, text);
    QFETCH(bool, valid);
    SchemaDefinition definition;
    definition.type = type;
    definition.text = text;
    const auto checked = checkSchema(definition, {});
    QCOMPARE(checked.ok(), valid);
    QVERIFY(valid || !checked.error().detail.isEmpty());
}

void TestMeshEncoders::compilesWhatRefersToAnother()
{
    SchemaDefinition user;
    user.text = u"{\"type\":\"record\",\"name\":\"User\",\"fields\":[]}"_s;
    SchemaDefinition users;
    users.text = u"{\"type\":\"array\",\"items\":\"User\"}"_s;
    users.references = {{u"User"_s, u"user-value"_s, 1}};
    QVERIFY(checkSchema(users, {{u"User"_s, user}}));
    QVERIFY(!checkSchema(users, {}));
}

void TestMeshEncoders::readsBackWhatItWrote_data()
{
    QTest::addColumn<QString>("topic");
    for (const TopicSpec &topic : meshTopics()) {
        if (topic.valueEncoding == Encoding::Avro || topic.valueEncoding == Encoding::Protobuf ||
            topic.valueEncoding == Encoding::JsonSchema) {
            if (topic.name != u"analytics.us_enriched") { // which never has a record
                QTest::addRow("%s", qPrintable(topic.name)) << topic.name;
            }
        }
    }
}

void TestMeshEncoders::readsBackWhatItWrote()
{
    QFETCH(QString, topic);
    const auto all = meshTopics();
    const auto spec = std::find_if(all.begin(), all.end(),
                                   [&topic](const TopicSpec &each) { return each.name == topic; });
    const schema::SchemaPointer schema = subjects().at(topic + u"-value"_s).schema;
    const Timeline timeline(1, topic, 20);
    const core::TimestampMs start = 1'795'435'200'000;
    qint64 tick = timeline.firstTickAfter(start);
    for (int compared = 0; compared < 100; ++tick) {
        const auto event = spec->generate({1, tick, timeline.timeOf(tick), start, &timeline});
        if (!event || !event->value) {
            continue;
        }
        const auto bytes = schema->encode(*event->value);
        QVERIFY2(bytes, bytes ? "" : qPrintable(bytes.error().detail));
        const auto back = schema->decode(*bytes);
        QVERIFY2(back, back ? "" : qPrintable(back.error().detail));
        QCOMPARE(schema::toJson(*back), schema::toJson(*event->value));
        ++compared;
    }
}

void TestMeshEncoders::namesTheSubjectThatLacks()
{
    std::map<QString, RegisteredSubject> some = subjects();
    some.erase(u"membership.customers-key"_s);
    const auto encoders = encodersOf(meshTopics(), some);
    QVERIFY(!encoders);
    QCOMPARE(encoders.error().where.name, u"membership.customers-key"_s);
}

MESH_TEST(TestMeshEncoders)
#include "tst_meshencoders.moc"
