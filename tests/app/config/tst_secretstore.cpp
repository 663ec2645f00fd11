// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"

#include "app/config/secretstore.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace mesh::config;
using mesh::core::Code;

class TestSecretStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void withoutAgreementNothingIsWritten();
    void withoutAgreementTheyLiveAsLongAsTheProgram();
    void theFileIsForItsOwnerAlone();
    void aFileThatOthersMayReadIsRefused();
    void profilesAreKeptApart();
    void emptySecretsLeaveNothingBehind();
    void aDamagedFileIsNotOverwritten();
    void threadsDoNotLoseEachOthersSecrets();
    void aMissingKeychainIsFoundOutWithinASecond();
    void theEnvironmentStandsIn();
    void theDesktopsKeychainKeepsASecret();

private:
    [[nodiscard]] SecretStoreOptions options(bool fileAllowed = true) const
    {
        return {m_folder->path(), fileAllowed, false};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

const Secrets all{u"sasl \"quoted\""_s, u"client"_s, u"key"_s, u"registry"_s};

} // namespace

void TestSecretStore::withoutAgreementNothingIsWritten()
{
    SecretStore store(options(false));
    QCOMPARE(store.backend(), SecretBackend::None);
    const auto written = store.write(u"p"_s, all);
    QCOMPARE(written.error().code, Code::Credentials);
    QVERIFY(!QFile::exists(store.filePath()));
    QVERIFY(*store.read(u"p"_s) == Secrets{});
    store.allowFile();
    QCOMPARE(store.backend(), SecretBackend::File);
    QVERIFY(store.write(u"p"_s, all).ok());
    QVERIFY(*store.read(u"p"_s) == all);
}

void TestSecretStore::withoutAgreementTheyLiveAsLongAsTheProgram()
{
    SecretStore store(options(false));
    store.keepForNow(u"p"_s, all);
    QVERIFY(*store.read(u"p"_s) == all);
    QVERIFY(!QFile::exists(store.filePath()));
    SecretStore next(options(false));
    QVERIFY(*next.read(u"p"_s) == Secrets{});
}

void TestSecretStore::theFileIsForItsOwnerAlone()
{
    SecretStore store(options());
    QVERIFY(store.write(u"p"_s, all).ok());
    const auto owner = QFile::ReadOwner | QFile::WriteOwner;
    const auto user = QFile::ReadUser | QFile::WriteUser; // the same, as the process sees it
    QCOMPARE(QFile::permissions(store.filePath()) & ~user, owner);
}

void TestSecretStore::aFileThatOthersMayReadIsRefused()
{
    SecretStore store(options());
    QVERIFY(store.write(u"p"_s, all).ok());
    QVERIFY(QFile::setPermissions(store.filePath(),
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    const auto secrets = store.read(u"p"_s);
    QCOMPARE(secrets.error().code, Code::Credentials);
    QVERIFY(secrets.error().detail.contains(u"chmod 600"_s));
    QVERIFY(!secrets.error().detail.contains(u"quoted"_s));
}

void TestSecretStore::profilesAreKeptApart()
{
    SecretStore store(options());
    QVERIFY(store.write(u"p"_s, all).ok());
    QVERIFY(store.write(u"q"_s, {u"other"_s, {}, {}, {}}).ok());
    QVERIFY(store.remove(u"q"_s).ok());
    QVERIFY(*SecretStore(options()).read(u"p"_s) == all);
    QVERIFY(*SecretStore(options()).read(u"q"_s) == Secrets{});
}

void TestSecretStore::emptySecretsLeaveNothingBehind()
{
    SecretStore store(options());
    QVERIFY(store.write(u"p"_s, all).ok());
    QVERIFY(store.write(u"p"_s, {}).ok());
    QFile file(store.filePath());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains('p'));
}

void TestSecretStore::aDamagedFileIsNotOverwritten()
{
    SecretStore store(options());
    QFile file(store.filePath());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"p\": {\"saslPassword\": \"planted-secret");
    file.close();
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    const auto read = store.read(u"p"_s);
    QCOMPARE(read.error().code, Code::Credentials);
    QVERIFY(!read.error().detail.contains(u"planted"_s));
    QCOMPARE(store.write(u"q"_s, all).error().code, Code::Credentials);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().endsWith("planted-secret"));
}

void TestSecretStore::threadsDoNotLoseEachOthersSecrets()
{
    SecretStore store(options());
    SecretStore another(options());
    std::atomic<int> written = 0;
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 4; ++thread) {
            threads.emplace_back([&, thread] {
                for (int number = 0; number < 5; ++number) {
                    SecretStore &used = thread % 2 == 0 ? store : another;
                    written += used.write(u"%1-%2"_s.arg(thread).arg(number), all).ok();
                }
            });
        }
    }
    QCOMPARE(written.load(), 20);
    for (int thread = 0; thread < 4; ++thread) {
        for (int number = 0; number < 5; ++number) {
            QVERIFY(*store.read(u"%1-%2"_s.arg(thread).arg(number)) == all);
        }
    }
}

void TestSecretStore::aMissingKeychainIsFoundOutWithinASecond()
{
    const QByteArray address = qgetenv("DBUS_SESSION_BUS_ADDRESS");
    // As over ssh or in a container: an address, and no bus behind it.
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus");
    QElapsedTimer clock;
    clock.start();
    SecretStore store({m_folder->path(), true, true});
    const SecretBackend backend = store.backend();
    const qint64 took = clock.elapsed();
    if (address.isNull()) {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    } else {
        qputenv("DBUS_SESSION_BUS_ADDRESS", address);
    }
    QCOMPARE(backend, SecretBackend::File);
    QVERIFY(took < 1000);
}

void TestSecretStore::theEnvironmentStandsIn()
{
    qputenv("MESHSCOPE_PASSWORD", "from outside");
    Profile profile;
    QCOMPARE(withEnvironment(all, profile).saslPassword, u"from outside"_s);
    QCOMPARE(withEnvironment(all, profile).oauthClientSecret, u"client"_s);
    profile.mechanism = SaslMechanism::OAuthBearer;
    QCOMPARE(withEnvironment(all, profile).saslPassword, all.saslPassword);
    QCOMPARE(withEnvironment(all, profile).oauthClientSecret, u"from outside"_s);
    qunsetenv("MESHSCOPE_PASSWORD");
    QVERIFY(withEnvironment(all, profile) == all);
}

void TestSecretStore::theDesktopsKeychainKeepsASecret()
{
    SecretStore store({m_folder->path(), false, true});
    if (store.backend() != SecretBackend::Keychain) {
        QSKIP("needs a desktop's keychain on the session bus");
    }
    const QString id = u"meshscope-test-%1"_s.arg(QCoreApplication::applicationPid());
    QVERIFY(*store.read(id) == Secrets{});
    const auto written = store.write(id, all);
    QVERIFY2(written.ok(), written.ok() ? "" : qPrintable(written.error().detail));
    QVERIFY(!QFile::exists(store.filePath()));
    SecretStore another({m_folder->path(), false, true});
    QVERIFY(*another.read(id) == all);
    QVERIFY(store.remove(id).ok());
    QVERIFY(*another.read(id) == Secrets{});
}

MESH_TEST(TestSecretStore)
#include "tst_secretstore.moc"
