// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/acceptance/meshperson.h"

#include "ui/pages/explore/explorepage.h"
#include "ui/pages/product/productpage.h"

#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <utility>

namespace mesh::test {

using namespace Qt::StringLiterals;
using workspace::Session;

Home::Home()
{
    for (const char *variable :
         {"XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"}) {
        m_former[variable] = qgetenv(variable);
        const QString path = m_folder.filePath(QString::fromLatin1(variable).toLower());
        QDir().mkpath(path);
        qputenv(variable, path.toUtf8());
    }
}

void Home::leave()
{
    for (const auto &[variable, value] : std::exchange(m_former, {})) {
        qputenv(variable.constData(), value);
    }
}

Person::Person(const QString &name, const QString &team, const QString &servers,
               const QString &user, const QString &prefix)
{
    config::Profile profile;
    profile.name = name;
    profile.identity = {name, name.toLower() + u"@example.com"_s, {team}};
    profile.bootstrapServers = {servers};
    profile.catalogPrefix = prefix;
    config::Secrets secrets;
    profile.security = config::Security::SaslPlaintext;
    profile.mechanism = config::SaslMechanism::ScramSha256;
    profile.user = user;
    secrets.saslPassword = user + u"-secret"_s;
    workspace::Workspace &workspace = m_bench.workspace();
    workspace.secrets().allowFile();
    const auto saved = workspace.profiles().save(profile);
    m_ready = saved && workspace.secrets().write(saved->id, secrets);
    if (m_ready) {
        workspace.open(saved->id);
    }
}

bool Person::isConnected()
{
    const bool connected =
        m_ready && QTest::qWaitFor(
                       [this] { return session().state() == Session::State::Connected; }, patience);
    m_home.leave();
    return connected;
}

ui::ProductPage *Person::open(const ui::Target &target)
{
    window().open(target);
    return page<ui::ProductPage>();
}

std::optional<catalog::Product> Person::product(const core::ProductId &id)
{
    const auto entry = session().catalog()->product(id);
    return entry ? std::optional(entry->product()) : std::nullopt;
}

void typeInto(QWidget *field, const QString &text)
{
    if (auto *line = qobject_cast<QLineEdit *>(field)) {
        line->clear();
    } else if (auto *box = qobject_cast<QComboBox *>(field)) {
        box->clearEditText();
    } else {
        qobject_cast<QPlainTextEdit *>(field)->clear();
    }
    QTest::keyClicks(field, text);
}

bool pick(QWidget *field, const QString &id)
{
    auto *box = qobject_cast<QComboBox *>(field);
    const int entry = box->findData(id);
    if (entry < 0) {
        return false;
    }
    box->setCurrentIndex(entry);
    Q_EMIT box->activated(entry);
    return true;
}

std::map<QByteArray, QByteArray> readBack(const TestCluster &cluster, const QString &topic)
{
    std::map<QByteArray, QByteArray> values;
    const QString kcat = QStandardPaths::findExecutable(u"kcat"_s);
    if (kcat.isEmpty()) {
        return values;
    }
    QProcess process;
    process.start(kcat,
                  {u"-C"_s, u"-q"_s, u"-e"_s, u"-o"_s, u"beginning"_s, u"-b"_s,
                   cluster.connection().profile.bootstrapServers.join(u','), u"-X"_s,
                   u"isolation.level=read_committed"_s, u"-t"_s, topic, u"-f"_s, u"%k\t%s\n"_s});
    process.waitForFinished(30'000);
    for (const QByteArray &line : process.readAllStandardOutput().split('\n')) {
        if (const qsizetype tab = line.indexOf('\t'); tab > 0) {
            values[line.left(tab)] = line.mid(tab + 1);
        }
    }
    return values;
}

} // namespace mesh::test
