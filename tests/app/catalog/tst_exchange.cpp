// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/catalog/mesh.h"
#include "tests/support/runner.h"

#include "app/catalog/documentfields.h"
#include "app/catalog/exchange/odcs.h"
#include "app/catalog/exchange/odps.h"
#include "app/catalog/exchange/yaml.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mesh;
using namespace mesh::catalog;

/// Files that come from elsewhere and go there.
class TestExchange : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void yamlIsReadAsTheCoreSchemaHasIt_data();
    void yamlIsReadAsTheCoreSchemaHasIt();
    void yamlSaysWhereItIsWrong_data();
    void yamlSaysWhereItIsWrong();
    void aliasesThatExpandWithoutEndAreRefused();
    void aFileOfTwentyMegabytesIsRead();
    void yamlReadsBackWhatItWrites();
    void aProductSurvivesAContract();
    void aContractOfBeforeIsOneOfNowWhereItsTeamIs();
    void aContractSurvivesAProduct();
    void whatIsOnlyKeptIsReported();
    void whatIsNoContractIsRefused_data();
    void whatIsNoContractIsRefused();
    void breakingDifferencesAreMarked_data();
    void breakingDifferencesAreMarked();
    void aProductSurvivesOdps();
    void exportedContractsPassAnIndependentValidator();
    void nestedFieldsOfAContractAreNotes();
    void onlyWhatIsOursComesBackFromOdps();
};

namespace {

Product rich()
{
    Product product = test::product(u"sales.orders"_s, u"Orders 🛒"_s);
    product.uid = u"6f1c0a52-8f52-4b6a-9a0c-0d5a8e0b7f11"_s;
    product.purpose = u"One record for each order.\n\nWith **Markdown**: yes"_s;
    product.usage = u"no"_s;
    product.owner = u"sales-data"_s;
    product.quality = Quality::Curated;
    product.tier = u"tier-1"_s;
    product.classification = u"personal"_s;
    product.version = u"2.1.0"_s;
    product.promises.freshnessSeconds = 900;
    product.promises.availabilityPercent = schema::Decimal::parse(QStringView(u"99.95"));
    product.promises.endOfSupport = QDate(2027, 12, 31);
    product.tags = {u"eu"_s, u"on"_s, u"1.0"_s};
    product.terms = {u"order"_s};
    product.fields = {{u"customer.email"_s, u"Where to"_s, u"personal"_s, {u"pii"_s}, {}}};
    product.support = {
        {u"#sales"_s, u"https://chat.example.org/sales"_s, u"slack"_s, u"interactive"_s, {}}};
    product.links = {{{}, u"https://wiki.example.org/orders"_s, u"Wiki"_s, {}}};
    product.inputs = {{u"edge.clicks"_s, 1, {}, {}, {}}};
    Port next;
    next.name = u"orders"_s;
    next.major = 2;
    next.topic = u"sales.orders.v2"_s;
    next.format = u"avro"_s;
    product.ports.push_back(next);
    return product;
}

QStringList told(const schema::Value &before, const schema::Value &after)
{
    QStringList lines;
    for (const Difference &each : differences(before, after)) {
        lines << u"%1 %2"_s.arg(differenceName(each.kind), pathText(each.path));
    }
    return lines;
}

constexpr auto contract = R"(apiVersion: v3.1.0
kind: DataContract
id: urn:contract:orders
name: Orders
version: 3.0.0
status: active
domain: Seller Data
tenant: ClimateQuantum
description:
  purpose: ${PURPOSE:-Orders of the shop}
  customProperties:
    - property: reviewed
      value: true
servers:
  - server: prod
    type: kafka
    host: broker:9092
    format: avro
schema:
  - name: Order
    physicalName: sales.orders.v3
    physicalType: topic
    quality:
      - metric: rowCount
        mustBeGreaterThan: 0
    properties:
      - name: id
        logicalType: integer
        required: true
        primaryKey: true
        logicalTypeOptions: {minimum: 1}
        quality:
          - metric: nullValues
            mustBe: 0
      - name: customer
        logicalType: object
        properties:
          - name: email
            logicalType: string
            classification: personal
price:
  priceAmount: 9.95
  priceCurrency: EUR
  priceUnit: megabyte
team:
  - username: ana
    role: owner
    dateIn: "2024-01-01"
roles:
  - role: reader
    access: read
slaProperties:
  - property: latency
    value: 15
    unit: m
  - property: timeToRepair
    value: 4
    unit: h
customProperties:
  - property: costCentre
    value: "0042"
contractCreatedTs: "2024-01-01T00:00:00Z"
)";

} // namespace

void TestExchange::yamlIsReadAsTheCoreSchemaHasIt_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char *name, const char *text, const char *json) {
        QTest::addRow("%s", name) << QByteArray(text) << QByteArray(json);
    };
    row("numbers", "[1, -7, 1.50, 1e3, 9007199254740993, 0123, 0x1f]",
        R"([1,-7,1.50,1e3,9007199254740993,"0123","0x1f"])");
    row("no booleans of old", "[yes, no, on, off, true, False]",
        R"(["yes","no","on","off",true,false])");
    row("dates are texts", "[2024-01-01, 12:30, 1.2.3]", R"(["2024-01-01","12:30","1.2.3"])");
    row("nothing", "{a: , b: ~, c: null, d: ''}", R"({"a":null,"b":null,"c":null,"d":""})");
    row("quoted", "{a: '1', b: \"true\"}", R"({"a":"1","b":"true"})");
    row("blocks", "a: |\n  x\n  y\nb: >-\n  x\n  y\n", R"({"a":"x\ny\n","b":"x y"})");
    row("anchors", "a: &x {k: 1}\nb: *x\nc: {<<: *x, l: 2}\n",
        R"({"a":{"k":1},"b":{"k":1},"c":{"l":2,"k":1}})");
    row("merging loses to what is said", "a: &x {k: 1}\nb: {<<: *x, k: 2}\n",
        R"({"a":{"k":1},"b":{"k":2}})");
    row("JSON", R"({"a":[1,{"b":null}]})", R"({"a":[1,{"b":null}]})");
    row("variables stay", "a: ${HOST:-x}", R"({"a":"${HOST:-x}"})");
}

void TestExchange::yamlIsReadAsTheCoreSchemaHasIt()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, json);
    const auto read = parseYaml(text);
    QVERIFY2(read, qPrintable(read ? QString() : read.error().detail));
    QCOMPARE(schema::toJson(*read), schema::toJson(*schema::parseJson(json)));
}

void TestExchange::yamlSaysWhereItIsWrong_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("where");
    const auto row = [](const char *name, const char *text, const QString &where) {
        QTest::addRow("%s", name) << QByteArray(text) << where;
    };
    row("indentation", "a: 1\n b: 2\n", u"2:3"_s);
    row("a tab", "a:\n\tb: 1\n", u"2:1"_s);
    row("an open bracket", "a: [1, 2\nb: 3\n", u"2:2"_s);
    row("a key twice", "a: 1\nb: 2\na: 3\n", u"3:1"_s);
    row("an unknown anchor", "a: *nobody\n", u"1:4"_s);
    row("an anchor within itself", "a: &x [1, *x]\n", u"1:11"_s);
    row("two documents", "a: 1\n---\nb: 2\n", u"2:1"_s);
    row("nothing", "", u"1:1"_s);
}

void TestExchange::yamlSaysWhereItIsWrong()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, where);
    const auto read = parseYaml(text);
    QVERIFY(!read);
    QCOMPARE(read.error().code, core::Code::Syntax);
    QVERIFY(!read.error().detail.isEmpty());
    QCOMPARE(read.error().where.name, where);
}

void TestExchange::aliasesThatExpandWithoutEndAreRefused()
{
    // Nine lines that stand for 10^9 texts.
    QByteArray text = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n";
    for (int i = 1; i < 9; ++i) {
        const QByteArray last = "*a" + QByteArray::number(i - 1);
        QByteArray line = "a" + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " [";
        for (int j = 0; j < 10; ++j) {
            line += (j > 0 ? "," : "") + last;
        }
        text += line + "]\n";
    }
    QElapsedTimer timer;
    timer.start();
    const auto read = parseYaml(text);
    QVERIFY(!read);
    QCOMPARE(read.error().code, core::Code::TooLarge);
    QVERIFY(timer.elapsed() < 20'000);
    const auto deep = parseYaml(QByteArray(1'000, '[') + QByteArray(1'000, ']'));
    QVERIFY(!deep);
    QCOMPARE(deep.error().code, core::Code::TooLarge);
}

void TestExchange::aFileOfTwentyMegabytesIsRead()
{
    QByteArray text = "items:\n";
    const QByteArray filler(1'000, 'x');
    int count = 0;
    while (text.size() < 20'000'000) {
        text += "  - {name: n" + QByteArray::number(count++) + ", text: " + filler + "}\n";
    }
    const auto read = parseYaml(text);
    QVERIFY(read);
    QCOMPARE(read->field(u"items")->as<schema::Array>()->size(), static_cast<std::size_t>(count));
    QCOMPARE(parseYaml(text, {.bytes = 1'000}).error().code, core::Code::TooLarge);
}

void TestExchange::yamlReadsBackWhatItWrites()
{
    const auto value = schema::parseJson(R"({"text":"plain words","yes":"yes","null":"null",
        "number":"12","date":"2024-01-01","time":"12:30","octal":"0o17","empty":"","space":" x ",
        "colon":"a: b","hash":"a #b","dash":"- a","quote":"it's \"so\"","lines":"a\nb\n",
        "trailing":"a\n\n\n","cr":"a\r\nb","tab":"a\tb","emoji":"🛒 / طلبات","bang":"!x","star":"*x",
        "list":[],"object":{},"nested":[[1,[2]],{"a":[{"b":null}]}],"t":true,"n":null,
        "big":123456789012345678901234567890,"exact":0.10,"nul":"a\u0000b","percent":"%x","at":"@x",
        "long":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy zzz"})");
    QVERIFY(value);
    const QByteArray text = toYaml(*value);
    const auto read = parseYaml(text);
    QVERIFY2(read, text.constData());
    QCOMPARE(schema::toJson(*read), schema::toJson(*value));
}

void TestExchange::aProductSurvivesAContract()
{
    const Product product = rich();
    const ExportedFile file = exportOdcs(product, {{u"broker:9092"_s}, u"prod"_s});
    QVERIFY(file.notes.empty());
    const auto read = parseYaml(toYaml(file.document));
    QVERIFY(read);
    QCOMPARE(fields::text(*read, u"apiVersion"), u"v3.1.0"_s);
    QCOMPARE(fields::text(*read, u"schema.0.physicalName"), u"sales.orders.v2"_s);
    const auto back = importOdcs(*read, product.id);
    QVERIFY(back);
    // What the contract says of itself, and the servers that were put in.
    schema::Value document = back->product.document();
    document.removeField(u"contract");
    document.removeField(u"servers");
    schema::Value expected = product.document();
    // The standard wants a type of each link.
    expected.setField(u"authoritativeDefinitions"_s, *document.field(u"authoritativeDefinitions"));
    QCOMPARE(told(expected, document), QStringList());
    // And once more nothing changes at all.
    QCOMPARE(exportOdcs(back->product, {}).document, file.document);
}

void TestExchange::aContractOfBeforeIsOneOfNowWhereItsTeamIs()
{
    // A team was a list of members until 3.0; as an object it is valid from 3.1 on.
    QByteArray old = contract;
    old.replace("v3.1.0", "v3.0.2");
    const auto read = parseYaml(old);
    QVERIFY(read);
    const auto imported = importOdcs(*read, {u"sales"_s, u"orders"_s});
    QVERIFY(imported);
    const ExportedFile file = exportOdcs(imported->product);
    QCOMPARE(fields::text(file.document, u"apiVersion"), u"v3.1.0"_s);
    QCOMPARE(file.notes.size(), 1U);
    QCOMPARE(file.notes.front().path, u"apiVersion"_s);
    // Without one nothing has to change.
    schema::Value teamless = *read;
    teamless.removeField(u"team");
    const auto same = importOdcs(teamless, {u"sales"_s, u"orders"_s});
    QVERIFY(same);
    QCOMPARE(fields::text(exportOdcs(same->product).document, u"apiVersion"), u"v3.0.2"_s);
}

void TestExchange::aContractSurvivesAProduct()
{
    const auto before = parseYaml(contract);
    QVERIFY2(before, qPrintable(before ? QString() : before.error().where.name));
    const auto imported = importOdcs(*before, {u"sales"_s, u"orders"_s});
    QVERIFY(imported);
    const Product &product = imported->product;
    QCOMPARE(product.displayName, u"Orders"_s);
    QCOMPARE(product.lifecycle, Lifecycle::Active);
    QCOMPARE(product.promises.freshnessSeconds, std::optional<qint64>(900));
    QCOMPARE(product.ports.size(), 1U);
    QCOMPARE(product.ports.front().topic, u"sales.orders.v3"_s);
    QCOMPARE(product.ports.front().major, 3);
    QCOMPARE(product.ports.front().format, u"avro"_s);
    QCOMPARE(product.fields.front().path, u"id"_s);
    QCOMPARE(product.purpose, u"${PURPOSE:-Orders of the shop}"_s);
    // Through the product's record and out again: all of it is there, the team in its new form.
    const auto stored = schema::parseJson(schema::toJson(product.document()));
    const ExportedFile file = exportOdcs(*Product::read(*stored));
    schema::Value after = file.document;
    schema::Value expected = *before;
    after.removeField(u"team");
    expected.removeField(u"team");
    after.removeField(u"dataProduct"); // ours, where it had none
    const QStringList found = told(expected, after);
    QCOMPARE(found, QStringList{u"added customProperties[meshscope.outputPorts]"_s});
    QCOMPARE(fields::text(file.document, u"team.members.0.username"), u"ana"_s);
    QCOMPARE(suggestedId(*before, u"sales"_s), (core::ProductId{u"sales"_s, u"orders"_s}));

    // The same contract over the product that it became changes nothing.
    const auto twice = importOdcs(*before, product.id, &product);
    QVERIFY(twice);
    QCOMPARE(told(product.document(), twice->product.document()), QStringList());

    // Over a product that is there: the contract's fields are the contract's, ours stay.
    const Product existing = rich();
    const auto over = importOdcs(*before, existing.id, &existing);
    QVERIFY(over);
    QCOMPARE(over->product.tier, existing.tier);
    QCOMPARE(over->product.ports.size(), existing.ports.size());
    QCOMPARE(over->product.owner, existing.owner);
    QVERIFY(over->product.tags.isEmpty());
}

void TestExchange::whatIsOnlyKeptIsReported()
{
    auto read = parseYaml(contract);
    read->setField(u"topic"_s, schema::Value(u"x"_s));
    read->removeField(u"status");
    const auto imported = importOdcs(*read, {u"sales"_s, u"orders"_s});
    QStringList notes;
    for (const ImportNote &note : imported->notes) {
        notes << importFateName(note.fate) + u' ' + note.path;
    }
    notes.sort();
    QCOMPARE(notes, (QStringList{u"changed domain"_s, u"changed schema[Order].physicalName"_s,
                                 u"changed team"_s, u"kept price"_s, u"kept roles"_s,
                                 u"kept schema[Order].properties[id].quality"_s,
                                 u"kept schema[Order].quality"_s, u"kept servers"_s,
                                 u"kept tenant"_s, u"kept topic"_s, u"missing status"_s}));
}

void TestExchange::whatIsNoContractIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const char *text, core::Code code) {
        QTest::addRow("%s", name) << QByteArray(text) << static_cast<int>(code);
    };
    row("another kind", "{apiVersion: v3.1.0, kind: Pipeline}", core::Code::Decode);
    row("an older standard", "{apiVersion: v2.2.2, kind: DataContract}", core::Code::NewerVersion);
    row("a later one", "{apiVersion: v4.0.0, kind: DataContract}", core::Code::NewerVersion);
    row("a list", "[1, 2]", core::Code::Decode);
    row("a text", "hello", core::Code::Decode);
}

void TestExchange::whatIsNoContractIsRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(int, code);
    const auto refused = importOdcs(*parseYaml(text), {u"sales"_s, u"orders"_s});
    QVERIFY(!refused);
    QCOMPARE(static_cast<int>(refused.error().code), code);
    QVERIFY(!importOdps(*parseYaml(text), {u"sales"_s, u"orders"_s}));
}

void TestExchange::breakingDifferencesAreMarked_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<bool>("breaking");
    const auto row = [](const char *name, const char *from, const char *to, bool breaking) {
        QTest::addRow("%s", name) << QByteArray(from) << QByteArray(to) << breaking;
    };
    row("a type", "logicalType: integer", "logicalType: string", true);
    row("no longer required", "required: true", "required: false", true);
    row("another topic", "physicalName: sales.orders.v3", "physicalName: sales.orders.v4", true);
    row("a nested field gone",
        "          - name: email\n            logicalType: string\n"
        "            classification: personal\n",
        "          - name: mail\n            logicalType: string\n", true);
    row("a broker", "host: broker:9092", "host: other:9092", true);
    row("a stronger promise", "value: 15", "value: 5", false);
    row("a weaker one", "value: 15", "value: 50", true);
    row("words", "name: Orders\n", "name: Every order\n", false);
    row("a field more", "      - name: customer\n",
        "      - name: extra\n        logicalType: string\n      - name: customer\n", false);
}

void TestExchange::breakingDifferencesAreMarked()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(bool, breaking);
    QByteArray changed(contract);
    QVERIFY(changed.contains(from));
    changed.replace(from, to);
    const auto all = contractDifferences(*parseYaml(contract), *parseYaml(changed));
    QVERIFY(!all.empty());
    const bool any = std::any_of(all.begin(), all.end(),
                                 [](const ContractDifference &each) { return each.breaking; });
    QCOMPARE(any, breaking);
}

void TestExchange::aProductSurvivesOdps()
{
    const Product product = rich();
    const ExportedFile file = exportOdps(product);
    QVERIFY(file.notes.empty());
    const auto read = parseYaml(toYaml(file.document));
    const auto back = importOdps(*read, product.id);
    QVERIFY(back);
    schema::Value document = back->product.document();
    const QStringList found = told(product.document(), document);
    QCOMPARE(found, QStringList{u"added inputPorts[edge.clicks@1].contractId"_s});
    // A way to reach somebody that has no address has no place in 1.0.
    Product silent = product;
    silent.support.front().url.clear();
    QCOMPARE(exportOdps(silent).notes.size(), 1U);
    QCOMPARE(exportOdps(silent).notes.front().fate, ImportFate::NotTaken);
}

void TestExchange::exportedContractsPassAnIndependentValidator()
{
    const QString validator = qEnvironmentVariable("MESHSCOPE_TEST_DATACONTRACT");
    if (validator.isEmpty()) {
        QSKIP("MESHSCOPE_TEST_DATACONTRACT does not name datacontract-cli");
    }
    const QTemporaryDir folder;
    Product bare = test::product(u"sales.bare"_s);
    const auto imported = importOdcs(*parseYaml(contract), {u"sales"_s, u"imported"_s});
    int number = 0;
    for (const Product &product : {rich(), bare, imported->product}) {
        const QString name = folder.filePath(u"contract%1.odcs.yaml"_s.arg(number++));
        QFile file(name);
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(toYaml(exportOdcs(product, {{u"broker:9092"_s}, u"prod"_s}).document));
        file.close();
        QProcess lint;
        lint.setProcessChannelMode(QProcess::MergedChannels);
        lint.start(validator, {u"lint"_s, name});
        QVERIFY(lint.waitForFinished(120'000));
        QVERIFY2(lint.exitCode() == 0, lint.readAll().constData());
    }
}

void TestExchange::nestedFieldsOfAContractAreNotes()
{
    auto before = parseYaml(R"(apiVersion: v3.1.0
kind: DataContract
id: urn:orders
version: 1.0.0
status: active
schema:
  - name: Order
    properties:
      - name: customer
        logicalType: object
        description: Who ordered
        properties:
          - {name: email, logicalType: string, classification: personal, tags: [pii]}
          - {name: address, logicalType: object, properties: [{name: city, logicalType: string}]}
      - name: lines
        logicalType: array
        items: {logicalType: object, properties: [{name: sku, description: Which, required: true}]}
)");
    QVERIFY2(before, qPrintable(before ? QString() : before.error().where.name));
    const auto imported = importOdcs(*before, {u"sales"_s, u"orders"_s});
    QVERIFY(imported);
    Product product = imported->product;
    QStringList paths;
    for (const FieldNote &note : product.fields) {
        paths << note.path;
    }
    QCOMPARE(paths, (QStringList{u"customer"_s, u"customer.email"_s, u"customer.address"_s,
                                 u"customer.address.city"_s, u"lines"_s, u"lines.sku"_s}));
    QCOMPARE(product.fields[1].classification, u"personal"_s);
    QCOMPARE(product.fields[5].description, u"Which"_s);
    // Through the record and out again, nothing is lost and nothing moves.
    const auto again = Product::read(*schema::parseJson(schema::toJson(product.document())));
    QCOMPARE(exportOdcs(*again).document.field(u"schema")->at(0)->field(u"properties")->toDisplay(),
             before->field(u"schema")->at(0)->field(u"properties")->toDisplay());

    // An edit changes its field where it stands; a new one goes to where its parent is.
    product.fields[3].description = u"Where to"_s;
    product.fields[1].tags.clear();
    product.fields.push_back({u"customer.phone"_s, {}, u"personal"_s, {}, {}});
    product.fields.push_back({u"total"_s, u"What it costs"_s, {}, {}, {}});
    std::erase_if(product.fields, [](const FieldNote &note) { return note.path == u"lines.sku"; });
    const schema::Value document = product.document();
    const QStringList found = told(imported->product.document(), document);
    QCOMPARE(found, (QStringList{
                        u"removed schema[Order].properties[customer].properties[email].tags[pii]"_s,
                        u"added schema[Order].properties[customer].properties[address]"
                        ".properties[city].description"_s,
                        u"added schema[Order].properties[customer].properties[phone]"_s,
                        u"removed schema[Order].properties[lines].items.properties[sku]"_s,
                        u"added schema[Order].properties[total]"_s}));
    // What holds others stays for them, without its note.
    std::erase_if(product.fields, [](const FieldNote &note) { return note.path == u"customer"; });
    QCOMPARE(told(document, product.document()),
             QStringList{u"removed schema[Order].properties[customer].description"_s});
}

void TestExchange::onlyWhatIsOursComesBackFromOdps()
{
    const auto file = parseYaml(R"(apiVersion: v1.0.0
kind: DataProduct
id: sales.orders
status: active
name: Orders
outputPorts:
  - name: orders
    version: 1.0.0
    customProperties:
      - {property: meshscope.topic, value: sales.orders}
      - {property: meshscope.name, value: other}
customProperties:
  - {property: meshscope.tier, value: tier-1}
  - {property: meshscope.id, value: finance.payouts}
  - {property: meshscope.status, value: retired}
  - {property: meshscope.writtenBy, value: {name: Eve}}
)");
    QVERIFY(file);
    const auto imported = importOdps(*file, {u"sales"_s, u"orders"_s});
    QVERIFY(imported);
    const Product &product = imported->product;
    QCOMPARE(product.tier, u"tier-1"_s);
    QCOMPARE(product.id.toString(), u"sales.orders"_s);
    QCOMPARE(product.lifecycle, Lifecycle::Active);
    QCOMPARE(product.writtenBy.name, QString());
    QCOMPARE(product.ports.front().name, u"orders"_s);
    QCOMPARE(product.ports.front().topic, u"sales.orders"_s);
    // What was not taken stays in the file's own properties.
    QCOMPARE(product.source.field(u"customProperties")->as<schema::Array>()->size(), 3U);
}

MESH_TEST(TestExchange)
#include "tst_exchange.moc"
