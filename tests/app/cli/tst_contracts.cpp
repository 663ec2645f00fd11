// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "publishingmesh.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using mesh::test::Meshctl;
using mesh::test::PublishingMesh;
using mesh::test::Ran;

/// Contracts and the catalog as files, by meshctl on a real broker.
class TestContracts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();

    void anExportIsAContractThatAValidatorTakes();
    void odpsIsExportedToo();
    void aContractBecomesAProduct();
    void anImportIsANewVersionOfWhatIsThere();
    void anImportObeysTheMeshsRules();
    void whatIsNoContractIsRefused_data();
    void whatIsNoContractIsRefused();
    void differencesMarkWhatBreaks();
    void promisesAreMeasured();

    void theCatalogGoesToGitAndBack();
    void anEmptyMeshIsFilledFromFiles();
    void aDomainIsWrittenWholeOrNotAtAll();

private:
    [[nodiscard]] QString write(const QString &name, const QByteArray &text) const
    {
        QFile file(m_folder.filePath(name));
        [[maybe_unused]] const bool opened = file.open(QFile::WriteOnly);
        file.write(text);
        return file.fileName();
    }
    [[nodiscard]] QByteArray contract(const QByteArray &version = "1.0.0") const;
    [[nodiscard]] QByteArray exported(const QString &name, const QStringList &more = {}) const
    {
        return m_mesh->run(QStringList{u"contracts"_s, u"export"_s, u"sales."_s + name} + more).out;
    }

    std::unique_ptr<PublishingMesh> m_mesh;
    QString m_kafka;
    QTemporaryDir m_folder;
};

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

QByteArray TestContracts::contract(const QByteArray &version) const
{
    return "apiVersion: v3.1.0\nkind: DataContract\nid: urn:c:parcels\nname: Parcels\nversion: " +
           version +
           "\nstatus: active\ndomain: Somebody's\ndescription: {purpose: 'Every parcel that has "
           "left the house, once, on its way.'}\nteam: {name: sales-data}\nservers:\n  - {server: "
           "prod, type: "
           "kafka, host: 'broker:9092', format: json}\nschema:\n  - name: Parcel\n    "
           "physicalName: " +
           m_mesh->prefix().toUtf8() +
           ".parcels\n    physicalType: topic\n    properties:\n      - {name: id, logicalType: "
           "integer, required: true}\n      - name: customer\n        logicalType: object\n        "
           "properties: [{name: email, logicalType: string, classification: personal}]\n"
           "slaProperties: [{property: latency, value: 60, unit: s}]\n"
           "price: {priceAmount: 9.95, priceCurrency: EUR, priceUnit: megabyte}\n"
           "customProperties: [{property: meshscope.classification, value: internal}]\n";
}

void TestContracts::initTestCase()
{
    m_kafka = mesh::test::Stack::fromEnvironment().kafka;
    MESH_NEEDS(m_kafka);
    m_mesh = std::make_unique<PublishingMesh>(m_kafka);
    QVERIFY(m_mesh->setUp());
}

void TestContracts::anExportIsAContractThatAValidatorTakes()
{
    QVERIFY(m_mesh->publish(u"plain"_s));
    const QByteArray text = exported(u"plain"_s);
    QVERIFY2(text.contains("kind: DataContract\n") && text.contains("host: \"" + m_kafka.toUtf8()),
             text.constData());
    QCOMPARE(text.count("\n\n"), 0);
    const Ran shown =
        m_mesh->run({u"contracts"_s, u"show"_s, u"sales.plain"_s, u"--format"_s, u"json"_s});
    const QByteArray json = exported(u"plain"_s, {u"--format"_s, u"json"_s});
    QCOMPARE(PublishingMesh::object(shown), QJsonDocument::fromJson(json).object());
    QCOMPARE(m_mesh->run({u"contracts"_s, u"export"_s, u"sales.none"_s}).code, 3);
    const Ran offline =
        m_mesh->run({u"--offline"_s, u"contracts"_s, u"export"_s, u"sales.plain"_s});
    QCOMPARE(offline.out, text);
    const QString validator = qEnvironmentVariable("MESHSCOPE_TEST_DATACONTRACT");
    if (validator.isEmpty()) {
        QSKIP("MESHSCOPE_TEST_DATACONTRACT does not name datacontract-cli");
    }
    QProcess lint;
    lint.setProcessChannelMode(QProcess::MergedChannels);
    lint.start(validator, {u"lint"_s, write(u"plain.odcs.yaml"_s, text)});
    QVERIFY(lint.waitForFinished(120'000));
    QVERIFY2(lint.exitCode() == 0, lint.readAll().constData());
}

void TestContracts::odpsIsExportedToo()
{
    QVERIFY(m_mesh->publish(u"wares"_s));
    const QByteArray text = exported(u"wares"_s, {u"--as"_s, u"odps"_s});
    QVERIFY(text.contains("kind: DataProduct\n"));
    QCOMPARE(m_mesh->run({u"contracts"_s, u"export"_s, u"sales.wares"_s, u"--as"_s, u"xml"_s}).code,
             2);
    // And back: nothing but what the standard asks for has changed.
    const Ran back = m_mesh->run(
        {u"contracts"_s, u"import"_s, write(u"wares.odps.yaml"_s, text), u"--dry-run"_s});
    QVERIFY2(back.code == 0, back.err.constData());
    QVERIFY2(back.err.contains("nothing to write"), back.out.constData());
    QCOMPARE(m_mesh
                 ->run({u"contracts"_s, u"diff"_s, u"sales.wares"_s,
                        m_folder.filePath(u"wares.odps.yaml"_s)})
                 .out,
             QByteArray());
}

void TestContracts::aContractBecomesAProduct()
{
    QVERIFY(m_mesh->makeTopic(u"parcels"_s));
    const QString file = write(u"parcels.yaml"_s, contract());
    const QStringList words{u"contracts"_s, u"import"_s, file};
    // It names no domain of the mesh.
    QCOMPARE(m_mesh->run(words).code, 2);
    QCOMPARE(m_mesh->run(words + QStringList{u"--domain"_s, u"nowhere"_s}).code, 3);
    const QStringList said = words + QStringList{u"--domain"_s, u"sales"_s};
    const Ran dry = m_mesh->run(said + QStringList{u"--dry-run"_s});
    QVERIFY2(dry.code == 0, dry.err.constData());
    QCOMPARE(m_mesh->run({u"products"_s, u"show"_s, u"sales.parcels"_s}).code, 3);
    QStringList report;
    for (const QJsonValue &note : PublishingMesh::object(dry)["report"_L1].toArray()) {
        report << note["fate"_L1].toString() + u' ' + note["path"_L1].toString();
    }
    QVERIFY(report.contains(u"kept price"_s));
    QVERIFY(report.contains(u"changed domain"_s));
    QVERIFY(report.contains(u"changed schema[Parcel].physicalName"_s));
    QVERIFY(PublishingMesh::succeeds(m_mesh->run(said)));
    const QJsonObject product = m_mesh->show(u"parcels"_s);
    QCOMPARE(product["status"_L1].toString(), u"active"_s);
    QVERIFY(!product["uid"_L1].toString().isEmpty());
    QCOMPARE(product["outputPorts"_L1][0]["topic"_L1].toString(), m_mesh->topicOf(u"parcels"_s));
    QCOMPARE(product["price"_L1]["priceAmount"_L1].toDouble(), 9.95);
    // The nested field's classification is known by the search, too.
    QCOMPARE(PublishingMesh::rows(m_mesh->run({u"products"_s, u"search"_s, u"customer.email"_s}))
                 .value(0)["product"_L1]
                 .toString(),
             u"sales.parcels"_s);
    // Out again it is the same contract.
    const Ran same = m_mesh->run({u"contracts"_s, u"diff"_s, file, u"sales.parcels"_s});
    QCOMPARE(same.code, 0);
    for (const QJsonObject &row : PublishingMesh::rows(same)) {
        QVERIFY2(row["change"_L1].toString() == u"added"_s, qPrintable(row["field"_L1].toString()));
    }
}

void TestContracts::anImportIsANewVersionOfWhatIsThere()
{
    QVERIFY(m_mesh->makeTopic(u"versioned"_s));
    const QStringList import{u"contracts"_s, u"import"_s};
    const QStringList as{u"--product"_s, u"sales.versioned"_s};
    QVERIFY(PublishingMesh::succeeds(
        m_mesh->run(import + QStringList{write(u"v1.yaml"_s, contract())} + as)));
    QVERIFY(PublishingMesh::succeeds(m_mesh->run(
        {u"products"_s, u"edit"_s, u"sales.versioned"_s, u"--set"_s, u"tier=tier-3"_s})));
    const QString uid = m_mesh->show(u"versioned"_s)["uid"_L1].toString();
    QByteArray changed = contract("1.1.0");
    changed.replace("value: 60", "value: 30");
    QVERIFY(PublishingMesh::succeeds(
        m_mesh->run(import + QStringList{write(u"v2.yaml"_s, changed)} + as)));
    const QJsonObject product = m_mesh->show(u"versioned"_s);
    QCOMPARE(product["version"_L1].toString(), u"1.1.0"_s);
    QCOMPARE(product["slaProperties"_L1][0]["value"_L1].toInt(), 30);
    QCOMPARE(product["tier"_L1].toString(), u"tier-3"_s); // ours, of which no contract knows
    QCOMPARE(product["uid"_L1].toString(), uid);
}

void TestContracts::anImportObeysTheMeshsRules()
{
    QVERIFY(m_mesh->makeTopic(u"ruled"_s));
    const QStringList as{u"--product"_s, u"sales.ruled"_s};
    QByteArray nobodys = contract();
    nobodys.replace("name: sales-data", "name: nobody");
    const Ran refused = m_mesh->run(
        QStringList{u"contracts"_s, u"import"_s, write(u"nobodys.yaml"_s, nobodys)} + as);
    QCOMPARE(refused.code, 4);
    QVERIFY2(refused.err.contains("policy owner-is-a-team"), refused.err.constData());
    QCOMPARE(m_mesh->run({u"products"_s, u"show"_s, u"sales.ruled"_s}).code, 3);
    QVERIFY(PublishingMesh::succeeds(m_mesh->run(
        QStringList{u"contracts"_s, u"import"_s, write(u"ruled.yaml"_s, contract())} + as)));
    // A file ends no life that readers were not told of.
    QByteArray ended = contract();
    ended.replace("status: active", "status: retired");
    const Ran early =
        m_mesh->run(QStringList{u"contracts"_s, u"import"_s, write(u"ended.yaml"_s, ended)} + as);
    QCOMPARE(early.code, 4);
    QVERIFY2(early.err.contains("deprecated first"), early.err.constData());
    QCOMPARE(m_mesh->show(u"ruled"_s)["status"_L1].toString(), u"active"_s);
}

void TestContracts::whatIsNoContractIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("told");
    QTest::addRow("indentation") << QByteArray("kind: DataContract\n id: 1\n") << 2
                                 << QByteArray("broken.yaml:2:4");
    QTest::addRow("another kind") << QByteArray("{kind: Pipeline}") << 2
                                  << QByteArray("neither a contract");
    QTest::addRow("another version")
        << QByteArray("{kind: DataContract, apiVersion: v2.2.2}") << 2 << QByteArray("v2.2.2");
    QTest::addRow("a product's own record")
        << QByteArray("{kind: DataProduct, apiVersion: meshscope/v1, id: sales.x}") << 2
        << QByteArray("products publish -f");
    QByteArray bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n";
    for (int i = 1; i < 9; ++i) {
        const QByteArray last = "*a" + QByteArray::number(i - 1);
        bomb += "a" + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " [" +
                QByteArrayList(10, last).join(',') + "]\n";
    }
    QTest::addRow("aliases without end") << bomb << 1 << QByteArray("is too large");
}

void TestContracts::whatIsNoContractIsRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(int, code);
    QFETCH(QByteArray, told);
    const QString file = write(u"broken.yaml"_s, text);
    const Ran ran =
        m_mesh->run({u"contracts"_s, u"import"_s, file, u"--product"_s, u"sales.broken"_s});
    QCOMPARE(ran.code, code);
    QVERIFY2(ran.err.contains(told), ran.err.constData());
    QCOMPARE(ran.out, QByteArray());
}

void TestContracts::differencesMarkWhatBreaks()
{
    const QString before = write(u"before.yaml"_s, contract());
    QByteArray text = contract();
    text.replace("logicalType: integer", "logicalType: string");
    text.replace("Every parcel", "Each parcel");
    const QString after = write(u"after.yaml"_s, text);
    // Two files need no cluster.
    const QStringList words{u"contracts"_s, u"diff"_s, before, after, u"--format"_s, u"jsonl"_s};
    const Ran all = Meshctl().run(words);
    QVERIFY2(all.code == 0, all.err.constData());
    const auto rows = PublishingMesh::rows(all);
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[0]["field"_L1].toString(), u"description.purpose"_s);
    QVERIFY(!rows[0]["breaking"_L1].toBool(true));
    QCOMPARE(rows[1]["field"_L1].toString(), u"schema[Parcel].properties[id].logicalType"_s);
    QVERIFY(rows[1]["breaking"_L1].toBool());
    QCOMPARE(rows[1]["after"_L1].toString(), u"string"_s);
    const Ran breaking = Meshctl().run(words + QStringList{u"--breaking"_s});
    QCOMPARE(breaking.code, 4);
    QCOMPARE(breaking.lines().size(), 1);
    QCOMPARE(Meshctl().run({u"contracts"_s, u"diff"_s, before, before, u"--breaking"_s}).code, 0);
    QCOMPARE(Meshctl().run({u"contracts"_s, u"diff"_s, before, u"missing.yaml"_s}).code, 3);
}

void TestContracts::promisesAreMeasured()
{
    QVERIFY(m_mesh->publish(u"promised"_s));
    const auto edit = [this](const QStringList &settings) {
        QStringList words{u"products"_s, u"edit"_s, u"sales.promised"_s, u"--message"_s, u"a"_s};
        for (const QString &setting : settings) {
            words << u"--set"_s << setting;
        }
        return PublishingMesh::succeeds(m_mesh->run(words));
    };
    const QStringList words{u"contracts"_s, u"check"_s, u"sales.promised"_s};
    QCOMPARE(m_mesh->run(words).out, QByteArray()); // nothing is promised
    QVERIFY(edit({u"slaProperties[latency].value=3600"_s, u"slaProperties[latency].unit=s"_s,
                  u"slaProperties[retention].value=1"_s, u"slaProperties[retention].unit=d"_s}));
    QVERIFY(PublishingMesh::succeeds(
        m_mesh->run({u"records"_s, u"write"_s, u"topic:"_s + m_mesh->topicOf(u"promised"_s)},
                    "{\"keyEncoding\":\"utf8\",\"key\":\"a\",\"valueEncoding\":\"json\","
                    "\"value\":{\"x\":1}}\n")));
    const Ran holds = m_mesh->run(words);
    QVERIFY2(holds.code == 0, holds.err.constData());
    const auto rows = PublishingMesh::rows(holds);
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[0]["promise"_L1].toString(), u"freshness"_s);
    QCOMPARE(rows[0]["promised"_L1].toInt(), 3600);
    QCOMPARE(rows[0]["state"_L1].toString(), u"holds"_s);
    QVERIFY(rows[0]["measured"_L1].toInt() < 600);
    QCOMPARE(rows[1]["promise"_L1].toString(), u"retention"_s);
    QCOMPARE(rows[1]["state"_L1].toString(), u"holds"_s);
    QVERIFY(edit({u"slaProperties[retention].value=3650"_s}));
    const Ran broken = m_mesh->run(words);
    QCOMPARE(broken.code, 4);
    QCOMPARE(PublishingMesh::rows(broken)[1]["state"_L1].toString(), u"broken"_s);
    QCOMPARE(m_mesh->run(QStringList{u"--offline"_s} + words).code, 2);
}

void TestContracts::theCatalogGoesToGitAndBack()
{
    QVERIFY(m_mesh->publish(u"kept"_s));
    const QString folder = m_folder.filePath(u"mesh"_s);
    const QStringList write{u"catalog"_s, u"export"_s, folder};
    const QStringList read{u"catalog"_s, u"import"_s, folder};
    const QJsonObject first = PublishingMesh::object(m_mesh->run(write));
    QVERIFY(first["written"_L1].toInt() > 20);
    QCOMPARE(first["same"_L1].toInt(), 0);
    const QJsonObject second = PublishingMesh::object(m_mesh->run(write));
    QCOMPARE(second["written"_L1].toInt(), 0);
    const QString topic = m_mesh->prefix() + u".catalog.sales"_s;
    const auto before = m_mesh->records(topic).size();
    const Ran same = m_mesh->run(read);
    QCOMPARE(same.code, 0);
    QVERIFY2(same.err.contains("nothing to write"), same.err.constData());
    // Edited as a file: shown first, then written.
    const QString file = folder + u"/sales/kept.product.yaml"_s;
    QByteArray text = contentOf(file);
    QVERIFY(text.contains("classification: internal"));
    text.replace("classification: internal", "classification: public");
    QFile edited(file);
    QVERIFY(edited.open(QFile::WriteOnly));
    edited.write(text);
    edited.close();
    const Ran dry = m_mesh->run(read + QStringList{u"--dry-run"_s});
    QCOMPARE(dry.code, 0);
    QVERIFY2(dry.err.contains("changes product/sales.kept classification"), dry.err.constData());
    QCOMPARE(m_mesh->records(topic).size(), before);
    QVERIFY(
        PublishingMesh::succeeds(m_mesh->run(read + QStringList{u"--message"_s, u"from git"_s})));
    QCOMPARE(m_mesh->show(u"kept"_s)["classification"_L1].toString(), u"public"_s);
    const auto history =
        PublishingMesh::rows(m_mesh->run({u"products"_s, u"history"_s, u"sales.kept"_s}));
    QCOMPARE(history[0]["message"_L1].toString(), u"from git"_s);
    QCOMPARE(history[0]["by"_L1].toString(), u"Ana"_s);
    QCOMPARE(m_mesh->run({u"catalog"_s, u"import"_s, m_folder.filePath(u"nowhere"_s)}).code, 3);
}

void TestContracts::anEmptyMeshIsFilledFromFiles()
{
    QVERIFY(m_mesh->publish(u"moved"_s));
    const QString folder = m_folder.filePath(u"whole"_s);
    QVERIFY(PublishingMesh::succeeds(m_mesh->run({u"catalog"_s, u"export"_s, folder})));
    const PublishingMesh other(m_kafka);
    QVERIFY(other.addProfile());
    const QStringList import{u"catalog"_s, u"import"_s, folder};
    QCOMPARE(other.run(import).code, 3); // no mesh yet
    QVERIFY(PublishingMesh::succeeds(other.run({u"catalog"_s, u"init"_s, u"--bare"_s})));
    const Ran ran = other.run(import);
    QVERIFY2(ran.code == 0, ran.err.constData());
    const QJsonArray domains = PublishingMesh::object(ran)["domains"_L1].toArray();
    QCOMPARE(domains.size(), 2);
    QVERIFY(domains[0]["domain"_L1].isNull()); // the platform's first
    QCOMPARE(domains[1]["domain"_L1].toString(), u"sales"_s);
    QVERIFY(domains[1]["written"_L1].toBool());
    const QString back = m_folder.filePath(u"back"_s);
    QVERIFY(PublishingMesh::succeeds(other.run({u"catalog"_s, u"export"_s, back})));
    QCOMPARE(contentOf(back + u"/sales/moved.product.yaml"_s),
             contentOf(folder + u"/sales/moved.product.yaml"_s));
    QCOMPARE(contentOf(back + u"/platform/sales.domain.yaml"_s),
             contentOf(folder + u"/platform/sales.domain.yaml"_s));
}

void TestContracts::aDomainIsWrittenWholeOrNotAtAll()
{
    QVERIFY(m_mesh->publish(u"left"_s));
    QVERIFY(m_mesh->publish(u"right"_s));
    const QString folder = m_folder.filePath(u"both"_s);
    QVERIFY(PublishingMesh::succeeds(m_mesh->run({u"catalog"_s, u"export"_s, folder})));
    const auto replace = [&folder](const QString &name, const QByteArray &from,
                                   const QByteArray &to) {
        const QString path = folder + u"/sales/"_s + name + u".product.yaml"_s;
        QByteArray text = contentOf(path);
        QVERIFY(text.contains(from));
        QFile file(path);
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(text.replace(from, to));
    };
    replace(u"left"_s, "classification: internal", "classification: public");
    replace(u"right"_s, "name: sales-data", "name: nobody");
    const Ran refused = m_mesh->run({u"catalog"_s, u"import"_s, folder});
    QCOMPARE(refused.code, 4);
    QVERIFY2(refused.err.contains("sales.right: policy owner-is-a-team"), refused.err.constData());
    QCOMPARE(m_mesh->show(u"left"_s)["classification"_L1].toString(), u"internal"_s);
    // What the files have not goes only where it is asked for, and only as a life allows.
    replace(u"right"_s, "name: nobody", "name: sales-data");
    QVERIFY(QFile::remove(folder + u"/sales/right.product.yaml"_s));
    const Ran active = m_mesh->run({u"catalog"_s, u"import"_s, folder, u"--prune"_s});
    QCOMPARE(active.code, 4);
    QVERIFY2(active.err.contains("sales.right"), active.err.constData());
    QVERIFY(PublishingMesh::succeeds(m_mesh->run({u"catalog"_s, u"import"_s, folder})));
    QCOMPARE(m_mesh->show(u"left"_s)["classification"_L1].toString(), u"public"_s);
    QCOMPARE(m_mesh->run({u"products"_s, u"show"_s, u"sales.right"_s}).code, 0);
}

MESH_TEST(TestContracts)
#include "tst_contracts.moc"
