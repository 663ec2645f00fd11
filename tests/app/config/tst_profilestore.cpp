// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"

#include "app/config/profilejson.h"
#include "app/config/profilestore.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mesh::config;
using mesh::core::Code;

namespace {

Profile fullProfile()
{
    Profile profile;
    profile.name = u"Größe & Ort"_s;
    profile.colour = u"#c0392b"_s;
    profile.production = true;
    profile.readOnly = true;
    profile.identity = {u"Ana"_s, u"ana@example.org"_s, {u"sales"_s, u"finance"_s}};
    profile.bootstrapServers = {u"b1:9092"_s, u"[::1]:9093"_s};
    profile.security = Security::SaslTls;
    profile.mechanism = SaslMechanism::ScramSha512;
    profile.user = u"ana"_s;
    profile.tls = {u"/ca.pem"_s, u"/c.p12"_s, {}, false};
    profile.oauth = {u"https://id/token"_s, u"client"_s, u"kafka"_s, {{u"cluster"_s, u"lkc-1"_s}}};
    profile.registry = {u"https://registry:8081"_s, u"reader"_s, u"/rca.pem"_s};
    profile.catalogPrefix = u"team.mesh"_s;
    profile.properties = {{u"client.id"_s, u"here"_s}};
    return profile;
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList names(const ProfileList &list)
{
    QStringList result;
    for (const Profile &profile : list.profiles) {
        result << profile.name;
    }
    return result;
}

} // namespace

class TestProfileStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aProfileComesBackAsItWasSaved();
    void theSandboxIsAlwaysThere();
    void idsAreMadeFromNames_data();
    void idsAreMadeFromNames();
    void foreignFieldsAreKept();
    void aRemovedPropertyIsGone();
    void aDamagedFileIsToldAndNeverLost_data();
    void aDamagedFileIsToldAndNeverLost();
    void duplicatingMakesAProfileOfItsOwn();
    void removing();
    void findingByNameOrId();
    void twoStoresAgree();
    void aSecretNeverReachesTheFile_data();
    void aSecretNeverReachesTheFile();

private:
    [[nodiscard]] QString path(const QString &id) const
    {
        return m_folder->filePath(u"profiles/%1.json"_s.arg(id));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestProfileStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestProfileStore::aProfileComesBackAsItWasSaved()
{
    ProfileStore store(m_folder->path());
    const auto saved = store.save(fullProfile());
    QVERIFY(saved.ok());
    QCOMPARE(saved->id, u"gro-e-ort"_s);
    const auto loaded = store.get(saved->id);
    QVERIFY(loaded.ok());
    QVERIFY(*loaded == *saved);
    QVERIFY(QDir(m_folder->filePath(u"profiles"_s)).entryList(QDir::Files).size() == 1);
}

void TestProfileStore::theSandboxIsAlwaysThere()
{
    ProfileStore store(m_folder->path());
    QCOMPARE(names(store.list()), QStringList{u"Sandbox"_s});
    QVERIFY(store.get(u"sandbox"_s)->sandbox);
    QCOMPARE(store.remove(u"sandbox"_s).error().code, Code::Unsupported);
    Profile changed = ProfileStore::sandboxProfile();
    changed.identity.name = u"Omar"_s;
    QVERIFY(store.save(changed).ok());
    QCOMPARE(store.get(u"sandbox"_s)->identity.name, u"Omar"_s);
    QVERIFY(store.remove(u"sandbox"_s).ok());
    QCOMPARE(store.get(u"sandbox"_s)->identity.name, u"Ana Silva"_s);
}

void TestProfileStore::idsAreMadeFromNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("id");
    QTest::addRow("words") << u"Production EU (west)"_s << u"production-eu-west"_s;
    QTest::addRow("accents") << u"Été à Zürich"_s << u"ete-a-zurich"_s;
    QTest::addRow("no letters") << u"生産"_s << u"profile"_s;
    QTest::addRow("empty") << u""_s << u"profile"_s;
    QTest::addRow("a path") << u"../../etc/passwd"_s << u"etc-passwd"_s;
    QTest::addRow("taken") << u"Taken"_s << u"taken-2"_s;
    QTest::addRow("the sandbox's") << u"Sandbox"_s << u"sandbox-2"_s;
}

void TestProfileStore::idsAreMadeFromNames()
{
    QFETCH(QString, name);
    QFETCH(QString, id);
    ProfileStore store(m_folder->path());
    write(path(u"taken"_s), "{}");
    Profile profile;
    profile.name = name;
    QCOMPARE(store.save(profile)->id, id);
}

void TestProfileStore::foreignFieldsAreKept()
{
    ProfileStore store(m_folder->path());
    write(path(u"one"_s),
          R"({"name":"One","later":{"a":[1,2]},"tls":{"caFile":"x","pins":["p"]}})");
    auto profile = store.get(u"one"_s);
    QVERIFY(profile.ok());
    profile->tls.caFile = u"y"_s;
    QVERIFY(store.save(*profile).ok());
    const QJsonObject object = QJsonDocument::fromJson(read(path(u"one"_s))).object();
    QCOMPARE(object["later"_L1]["a"_L1][1].toInt(), 2);
    QCOMPARE(object["tls"_L1]["pins"_L1][0].toString(), u"p"_s);
    QCOMPARE(object["tls"_L1]["caFile"_L1].toString(), u"y"_s);
}

void TestProfileStore::aRemovedPropertyIsGone()
{
    ProfileStore store(m_folder->path());
    auto profile = store.save(fullProfile());
    profile->properties.clear();
    profile->oauth.extensions.clear();
    QVERIFY(store.save(*profile).ok());
    QVERIFY(store.get(profile->id)->properties.empty());
    QVERIFY(store.get(profile->id)->oauth.extensions.empty());
}

void TestProfileStore::aDamagedFileIsToldAndNeverLost_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    QTest::addRow("no JSON") << "{\"name\": \"cut"_ba << int(Code::Storage);
    QTest::addRow("empty") << ""_ba << int(Code::Storage);
    QTest::addRow("a list") << "[]"_ba << int(Code::Storage);
    QTest::addRow("a wrong type") << R"({"readOnly":"yes"})"_ba << int(Code::Storage);
    QTest::addRow("an unknown word") << R"({"security":"QUANTUM"})"_ba << int(Code::Storage);
    QTest::addRow("a nested wrong type") << R"({"tls":{"caFile":1}})"_ba << int(Code::Storage);
    QTest::addRow("a map of numbers") << R"({"properties":{"a":1}})"_ba << int(Code::Storage);
    QTest::addRow("a newer version") << R"({"version":99})"_ba << int(Code::NewerVersion);
}

void TestProfileStore::aDamagedFileIsToldAndNeverLost()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    ProfileStore store(m_folder->path());
    write(path(u"bad"_s), bytes);
    write(path(u"good"_s), R"({"name":"Good"})");
    const ProfileList list = store.list();
    QCOMPARE(names(list), (QStringList{u"Sandbox"_s, u"Good"_s}));
    QCOMPARE(list.damaged.size(), 1u);
    QCOMPARE(int(list.damaged[0].code), code);
    QCOMPARE(list.damaged[0].where.name, path(u"bad"_s));
    QCOMPARE(read(path(u"bad"_s)), bytes);

    Profile profile;
    profile.id = u"bad"_s;
    profile.name = u"Mended"_s;
    QVERIFY(store.save(profile).ok());
    QCOMPARE(store.get(u"bad"_s)->name, u"Mended"_s);
    const bool readable = QJsonDocument::fromJson(bytes).isObject();
    QCOMPARE(QFile::exists(path(u"bad"_s) + u".damaged-1"_s), !readable);
    if (!readable) {
        QCOMPARE(read(path(u"bad"_s) + u".damaged-1"_s), bytes);
    }
}

void TestProfileStore::duplicatingMakesAProfileOfItsOwn()
{
    ProfileStore store(m_folder->path());
    const auto original = store.save(fullProfile());
    const auto copy = store.duplicate(original->id, u"Copy"_s);
    QVERIFY(copy.ok());
    QCOMPARE(copy->id, u"copy"_s);
    QCOMPARE(copy->user, u"ana"_s);
    QCOMPARE(store.list().profiles.size(), 3u);
    QCOMPARE(store.duplicate(u"nowhere"_s, u"x"_s).error().code, Code::NotFound);
    const auto mine = store.duplicate(u"sandbox"_s, u"Like the sandbox"_s);
    QVERIFY(mine.ok());
    QVERIFY(!mine->sandbox);
}

void TestProfileStore::removing()
{
    ProfileStore store(m_folder->path());
    const auto profile = store.save(fullProfile());
    QVERIFY(store.remove(profile->id).ok());
    QCOMPARE(store.get(profile->id).error().code, Code::NotFound);
    QCOMPARE(store.remove(profile->id).error().code, Code::NotFound);
    QCOMPARE(store.remove(u"../settings"_s).error().code, Code::NotFound);
}

void TestProfileStore::findingByNameOrId()
{
    ProfileStore store(m_folder->path());
    write(path(u"a"_s), R"({"name":"North"})");
    write(path(u"b"_s), R"({"name":"Twice"})");
    write(path(u"c"_s), R"({"name":"twice"})");
    QCOMPARE(store.find(u"a"_s)->name, u"North"_s);
    QCOMPARE(store.find(u"north"_s)->id, u"a"_s);
    QCOMPARE(store.find(u"Twice"_s).error().code, Code::Usage);
    QCOMPARE(store.find(u"b"_s)->name, u"Twice"_s);
    QCOMPARE(store.find(u"../a"_s).error().code, Code::NotFound);
}

void TestProfileStore::twoStoresAgree()
{
    ProfileStore here(m_folder->path());
    ProfileStore there(m_folder->path());
    QSignalSpy seen(&here, &ProfileStore::changed);
    const auto profile = there.save(fullProfile());
    QTRY_VERIFY(!seen.isEmpty());
    QVERIFY(here.get(profile->id).ok());

    // Replaced, then written in place: both follow.
    seen.clear();
    QVERIFY(there.save(*profile).ok());
    QTRY_VERIFY(!seen.isEmpty());
    seen.clear();
    write(path(profile->id), R"({"name":"By hand"})");
    QTRY_VERIFY(!seen.isEmpty());
    QTRY_COMPARE(here.get(profile->id)->name, u"By hand"_s);
    seen.clear();
    QVERIFY(there.remove(profile->id).ok());
    QTRY_VERIFY(!seen.isEmpty());
}

void TestProfileStore::aSecretNeverReachesTheFile_data()
{
    QTest::addColumn<QString>("property");
    for (const char *name :
         {"sasl.password", "ssl.key.password", "ssl.keystore.password", "ssl.key.pem",
          "sasl.oauthbearer.client.secret", "sasl.jaas.config", "basic.auth.user.info"}) {
        QTest::addRow("%s", name) << QString::fromLatin1(name);
    }
    QTest::addRow("in an address") << QString();
}

void TestProfileStore::aSecretNeverReachesTheFile()
{
    QFETCH(QString, property);
    ProfileStore store(m_folder->path());
    Profile profile = fullProfile();
    if (property.isEmpty()) {
        profile.registry.url = u"https://u:planted-secret@registry"_s;
    } else {
        profile.properties[property] = u"planted-secret"_s;
    }
    const auto saved = store.save(profile);
    QVERIFY(!saved.ok());
    QCOMPARE(saved.error().code, Code::Usage);
    QVERIFY(!saved.error().detail.contains(u"planted"_s));
    QVERIFY(!saved.error().where.name.contains(u"planted"_s));
    QVERIFY(QDir(m_folder->filePath(u"profiles"_s)).isEmpty());
    bool told = false;
    for (const Problem &problem : validate(profile)) {
        QVERIFY(!problem.sentence.contains(u"planted"_s));
        told = told || problem.field.contains(property.isEmpty() ? u"registry.url"_s : property);
    }
    QVERIFY(told);
}

MESH_TEST(TestProfileStore)
#include "tst_profilestore.moc"
