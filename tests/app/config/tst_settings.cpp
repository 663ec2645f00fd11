// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"

#include "app/config/settings.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mesh::config;
using mesh::core::Code;

class TestSettings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void settingsComeBackAsSaved();
    void numbersOutOfRangeAreMovedIntoIt();
    void aDamagedFileIsSetAside();
    void foreignFieldsAreKept();
    void anotherWindowsChangeIsSeen();

private:
    [[nodiscard]] QByteArray contents(const QString &name = u"settings.json"_s) const
    {
        QFile file(m_folder->filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void write(const QByteArray &bytes) const
    {
        QFile file(m_folder->filePath(u"settings.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSettings::settingsComeBackAsSaved()
{
    SettingsStore store(m_folder->path());
    QVERIFY(*store.load() == Settings{});
    Settings settings;
    settings.theme = Theme::Dark;
    settings.language = u"de"_s;
    settings.timeZone = u"Europe/Berlin"_s;
    settings.live = {200'000, qint64(512) * 1024 * 1024, 50};
    settings.lastProfile = u"sandbox"_s;
    settings.secretsFileAllowed = true;
    QVERIFY(store.save(settings).ok());
    QVERIFY(*store.load() == settings);
}

void TestSettings::numbersOutOfRangeAreMovedIntoIt()
{
    write(R"({"theme":"pink","live":{"rows":-5,"memoryMiB":1,"newest":"many"}})");
    const auto settings = SettingsStore(m_folder->path()).load();
    QVERIFY(settings.ok());
    QCOMPARE(settings->theme, Theme::System);
    QCOMPARE(settings->live.rows, 1'000);
    QCOMPARE(settings->live.memoryBytes, 64 * 1024 * 1024);
    QCOMPARE(settings->live.newest, LiveSettings{}.newest);
}

void TestSettings::aDamagedFileIsSetAside()
{
    write("{");
    SettingsStore store(m_folder->path());
    QCOMPARE(store.load().error().code, Code::Storage);
    QVERIFY(store.save({}).ok());
    QVERIFY(store.load().ok());
    QCOMPARE(contents(u"settings.json.damaged-1"_s), "{"_ba);
}

void TestSettings::foreignFieldsAreKept()
{
    write(R"({"later":1,"live":{"also":2}})");
    SettingsStore store(m_folder->path());
    QVERIFY(store.save({}).ok());
    QVERIFY(contents().contains("\"later\": 1"));
    QVERIFY(contents().contains("\"also\": 2"));
}

void TestSettings::anotherWindowsChangeIsSeen()
{
    SettingsStore here(m_folder->path());
    SettingsStore there(m_folder->path());
    QSignalSpy seen(&here, &SettingsStore::changed);
    Settings settings;
    settings.language = u"de"_s;
    QVERIFY(there.save(settings).ok());
    QTRY_VERIFY(!seen.isEmpty());
    QCOMPARE(here.load()->language, u"de"_s);
}

MESH_TEST(TestSettings)
#include "tst_settings.moc"
