// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "meshctl.h"
#include "tests/support/runner.h"

#include "app/core/paths.h"

#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using mesh::test::json;
using mesh::test::Meshctl;
using mesh::test::Ran;

class TestProfiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QDir(mesh::core::configDirectory()).removeRecursively(); }
    void theSandboxIsListed();
    void aProfileIsAddedShownAndRemoved();
    void secretsNeedAKeychainOrAnAgreement();
    void aFileIsImported();
    void aJavaStoreIsRefusedWithTheCommand();
};

namespace {

const QStringList scram{u"--bootstrap"_s, u"b1:9093,b2:9093"_s,
                        u"-X"_s,          u"security.protocol=SASL_SSL"_s,
                        u"-X"_s,          u"sasl.mechanism=SCRAM-SHA-512"_s,
                        u"-X"_s,          u"sasl.username=ana"_s};

// Whether any file below the configuration but the secrets' own holds the text.
bool isWritten(const QByteArray &text)
{
    QDirIterator files(mesh::core::configDirectory(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.fileName().endsWith(u"/secrets.json"_s) && file.open(QIODevice::ReadOnly) &&
            file.readAll().contains(text)) {
            return true;
        }
    }
    return false;
}

} // namespace

void TestProfiles::theSandboxIsListed()
{
    const Ran csv = Meshctl().run({u"profiles"_s, u"list"_s, u"--format"_s, u"csv"_s});
    QCOMPARE(csv.code, 0);
    QCOMPARE(csv.out, "name,id,bootstrapServers,security,registry,readOnly,production\r\n"
                      "Sandbox,sandbox,,,,false,false\r\n"_ba);
    const Ran listed = Meshctl().run({u"profiles"_s, u"list"_s, u"--format"_s, u"json"_s});
    QVERIFY(listed.out.startsWith(json("[\n{'name':'Sandbox','id':'sandbox'")));
    QVERIFY(listed.out.endsWith("}\n]\n"));
}

void TestProfiles::aProfileIsAddedShownAndRemoved()
{
    const Meshctl meshctl;
    QStringList add{u"profiles"_s, u"add"_s,   u"North"_s,  u"--who"_s,   u"Ana"_s,
                    u"--team"_s,   u"sales"_s, u"--team"_s, u"finance"_s, u"--read-only"_s};
    const Ran added = meshctl.run(add + scram);
    QVERIFY2(added.code == 0, added.err.constData());
    const Ran shown = meshctl.run({u"profiles"_s, u"show"_s, u"north"_s});
    QCOMPARE(shown.code, 0);
    QCOMPARE(shown.lines().size(), 1);
    for (const QByteArray &part :
         {json("'bootstrapServers':['b1:9093','b2:9093']"), json("'security':'SASL_SSL'"),
          json("'mechanism':'SCRAM-SHA-512'"), json("'user':'ana'"), json("'readOnly':true"),
          json("'teams':['sales','finance']"), json("'secretsKept':[]")}) {
        QVERIFY2(shown.out.contains(part), part.constData());
    }
    QCOMPARE(meshctl.run(add + scram).code, 4);
    QCOMPARE(meshctl.run({u"profiles"_s, u"remove"_s, u"North"_s}).code, 0);
    QCOMPARE(meshctl.run({u"profiles"_s, u"remove"_s, u"North"_s}).code, 3);
}

void TestProfiles::secretsNeedAKeychainOrAnAgreement()
{
    Meshctl meshctl;
    meshctl.setVariable(u"MESHSCOPE_PASSWORD"_s, u"planted-secret"_s);
    const Ran refused = meshctl.run(QStringList{u"profiles"_s, u"add"_s, u"North"_s} + scram);
    QCOMPARE(refused.code, 2);
    QVERIFY(refused.err.contains("--secrets-file"));
    QVERIFY(!refused.err.contains("planted"));
    QCOMPARE(meshctl.run({u"profiles"_s, u"show"_s, u"North"_s}).code, 3);

    const Ran added =
        meshctl.run(QStringList{u"profiles"_s, u"add"_s, u"North"_s, u"--secrets-file"_s} + scram);
    QVERIFY2(added.code == 0, added.err.constData());
    const Ran shown = Meshctl().run({u"profiles"_s, u"show"_s, u"North"_s});
    QVERIFY(shown.out.contains(json("'secretsKept':['password']")));
    QVERIFY(!added.out.contains("planted") && !shown.out.contains("planted"));
    QVERIFY(!isWritten("planted"));
    const QString secrets = mesh::core::configDirectory() + u"/secrets.json"_s;
    QVERIFY(!(QFile::permissions(secrets) & (QFile::ReadGroup | QFile::ReadOther)));
    QCOMPARE(Meshctl().run({u"profiles"_s, u"remove"_s, u"North"_s}).code, 0);
    QFile file(secrets);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("planted"));
}

void TestProfiles::aFileIsImported()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"north.properties"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("bootstrap.servers=b:9092\nsecurity.protocol=SASL_PLAINTEXT\nsasl.mechanism=PLAIN\n"
               "sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required "
               "username=\"ana\" password=\"planted-secret\";\ngroup.id=g\n");
    file.close();
    const Ran ran =
        Meshctl().run({u"profiles"_s, u"import"_s, file.fileName(), u"--secrets-file"_s});
    QVERIFY2(ran.code == 0, ran.err.constData());
    QVERIFY(ran.out.contains(json("'name':'north'")));
    QVERIFY(ran.out.contains(json("{'name':'group.id','reason':'")));
    QVERIFY(!ran.out.contains("planted") && !ran.err.contains("planted"));
    QVERIFY(!isWritten("planted"));
}

void TestProfiles::aJavaStoreIsRefusedWithTheCommand()
{
    const Ran ran = Meshctl().run({u"profiles"_s, u"import"_s, u"-"_s},
                                  "bootstrap.servers=b:9092\nssl.truststore.location=trust.jks\n");
    QCOMPARE(ran.code, 2);
    QVERIFY2(ran.err.contains("keytool -list -rfc -keystore 'trust.jks' > 'trust.pem'"),
             ran.err.constData());
}

MESH_TEST(TestProfiles)
#include "tst_profiles.moc"
