// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/config/keychain.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDir>
#include <QLibrary>
#include <QThread>

#include <qt6keychain/keychain.h>

#include <chrono>
#include <future>
#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mesh::config {

using core::Code;
using core::Error;
using core::Result;

namespace {

constexpr int busTimeout = 450; // ms, for each of two questions
constexpr auto unlockTimeout = 60s;

// See the class: an object of QtKeychain's makes this one of the process.
class JobThread
{
public:
    JobThread()
    {
        m_context.moveToThread(&m_thread);
        m_thread.setObjectName(u"keychain"_s);
        m_thread.start();
    }
    ~JobThread()
    {
        m_thread.quit();
        m_thread.wait();
    }
    JobThread(const JobThread &) = delete;
    JobThread &operator=(const JobThread &) = delete;

    QObject *context() { return &m_context; }

private:
    QThread m_thread;
    QObject m_context;
};

QObject *jobContext()
{
    static JobThread thread;
    return thread.context();
}

struct Outcome
{
    QKeychain::Error error = QKeychain::NoError;
    QString text;
    QByteArray data;
};

Result<Outcome> run(const QString &key, const std::function<QKeychain::Job *()> &make)
{
    auto promise = std::make_shared<std::promise<Outcome>>();
    std::future<Outcome> answer = promise->get_future();
    QMetaObject::invokeMethod(jobContext(), [make, promise, key] {
        QKeychain::Job *job = make();
        job->setKey(key);
        job->setInsecureFallback(false);
        QObject::connect(job, &QKeychain::Job::finished, job, [promise](QKeychain::Job *done) {
            Outcome outcome{done->error(), done->errorString(), {}};
            if (auto *reading = qobject_cast<QKeychain::ReadPasswordJob *>(done)) {
                outcome.data = reading->textData().toUtf8();
            }
            promise->set_value(std::move(outcome));
        });
        job->start();
    });
    if (answer.wait_for(unlockTimeout) != std::future_status::ready) {
        return Error{Code::Timeout, u"the keychain did not answer"_s, u"keychain"_s};
    }
    Outcome outcome = answer.get();
    if (outcome.error != QKeychain::NoError && outcome.error != QKeychain::EntryNotFound) {
        return Error{Code::Credentials, outcome.text, key};
    }
    return outcome;
}

const QString service = u"meshscope"_s;

QStringList namesOnBus(const QDBusConnection &bus, const QString &method)
{
    const QDBusMessage question = QDBusMessage::createMethodCall(
        u"org.freedesktop.DBus"_s, u"/org/freedesktop/DBus"_s, u"org.freedesktop.DBus"_s, method);
    const QDBusMessage answer = bus.call(question, QDBus::Block, busTimeout);
    return answer.arguments().isEmpty() ? QStringList() : answer.arguments().first().toStringList();
}

} // namespace

bool Keychain::isRunning()
{
    // Without an address libdbus would start a bus by itself, which takes its time and helps
    // nobody: it would be an empty one.
    QString address = qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS");
    if (address.isEmpty()) {
        const QString socket = qEnvironmentVariable("XDG_RUNTIME_DIR") + "/bus"_L1;
        if (!QFile::exists(socket)) {
            return false;
        }
        address = u"unix:path="_s + socket;
    }
    const QString name = u"meshscope-keychain"_s;
    const QDBusConnection bus = QDBusConnection::connectToBus(address, name);
    bool found = false;
    if (bus.isConnected()) {
        const QStringList names =
            namesOnBus(bus, u"ListNames"_s) + namesOnBus(bus, u"ListActivatableNames"_s);
        // QtKeychain speaks to a Secret Service through libsecret only.
        const bool secretService =
            names.contains("org.freedesktop.secrets"_L1) && QLibrary(u"secret-1"_s, 0).load();
        found = secretService || names.contains("org.kde.kwalletd5"_L1) ||
                names.contains("org.kde.kwalletd6"_L1);
    }
    QDBusConnection::disconnectFromBus(name);
    return found;
}

Result<std::optional<QByteArray>> Keychain::read(const QString &key) const
{
    const auto outcome = run(key, [] { return new QKeychain::ReadPasswordJob(service); });
    if (!outcome) {
        return outcome.error();
    }
    if (outcome->error == QKeychain::EntryNotFound) {
        return std::optional<QByteArray>();
    }
    return std::optional(outcome->data);
}

Result<void> Keychain::write(const QString &key, const QByteArray &value) const
{
    const auto outcome = run(key, [value] {
        auto *job = new QKeychain::WritePasswordJob(service);
        job->setTextData(QString::fromUtf8(value));
        return job;
    });
    return outcome ? Result<void>() : outcome.error();
}

Result<void> Keychain::remove(const QString &key) const
{
    const auto outcome = run(key, [] { return new QKeychain::DeletePasswordJob(service); });
    return outcome ? Result<void>() : outcome.error();
}

} // namespace mesh::config
