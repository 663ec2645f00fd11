// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
// How soon the window is seen: from starting the process to the first frame it hands to the
// platform, with a mesh of 100,000 products in the cache, beside a window with one label. Both
// are told of by Qt itself, which logs what its widgets flush. In turns; only the ratio means
// anything.
//
// Usage: bench_firstpaint [ROUNDS]     meshscope and minimal_window lie beside it
#include "app/catalog/catalogsync.h"
#include "app/config/profilestore.h"
#include "app/core/paths.h"
#include "tests/bench/cachedmesh.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <semaphore>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace mesh;

namespace {

constexpr int patience = 120'000; // ms
using bench::productCount;

[[noreturn]] void stop(const char *reason)
{
    std::fprintf(stderr, "bench_firstpaint: %s\n", reason);
    std::exit(1);
}

/// Seconds until a sync shows all that was cached, as the window's does.
double loadSeconds()
{
    std::binary_semaphore loaded(0);
    QElapsedTimer timer;
    timer.start();
    catalog::SyncSettings settings;
    settings.connection.profile = bench::cachedProfile();
    const catalog::CatalogSync sync(
        settings, {.snapshot =
                       [&loaded](const std::shared_ptr<const catalog::CatalogSnapshot> &snapshot) {
                           if (snapshot->productCount() == productCount) {
                               loaded.release();
                           }
                       },
                   .status = {}});
    if (!loaded.try_acquire_for(std::chrono::milliseconds(patience))) {
        stop("the cache does not give back what was put in");
    }
    return double(timer.nsecsElapsed()) / 1e9;
}

/// True when the text came from the pipe; false when it closed or nothing came.
bool waitFor(int pipe, const QByteArray &text)
{
    QByteArray seen;
    std::array<char, 65536> buffer{};
    pollfd waiting{.fd = pipe, .events = POLLIN, .revents = 0};
    while (::poll(&waiting, 1, patience) > 0) {
        const ssize_t count = ::read(pipe, buffer.data(), buffer.size());
        if (count <= 0) {
            return false;
        }
        seen.append(buffer.data(), static_cast<qsizetype>(count));
        if (seen.contains(text)) {
            return true;
        }
        seen = seen.last(std::min(seen.size(), text.size()));
    }
    return false;
}

struct Paint
{
    double milliseconds = 0; ///< from starting the program to its first frame
    double processor = 0;    ///< the same in user and system time of all its threads
};

double milliseconds(const timeval &time)
{
    return double(time.tv_sec) * 1e3 + double(time.tv_usec) / 1e3;
}

Paint firstPaint(const QByteArray &program, std::vector<QByteArray> arguments)
{
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0) {
        stop("no pipe");
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, pipe[1], STDERR_FILENO);
    std::vector<char *> argv{const_cast<char *>(program.constData())};
    for (QByteArray &argument : arguments) {
        argv.push_back(argument.data());
    }
    argv.push_back(nullptr);
    pid_t process = 0;
    QElapsedTimer timer;
    timer.start();
    // Not fork: copying this process's page tables would count in both times.
    const int failed =
        posix_spawn(&process, program.constData(), &actions, nullptr, argv.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(pipe[1]);
    if (failed != 0 || !waitFor(pipe[0], "Flushing")) {
        stop("a program did not paint; are meshscope and minimal_window built?");
    }
    const double elapsed = double(timer.nsecsElapsed()) / 1e6;
    ::kill(process, SIGKILL);
    rusage usage{};
    ::wait4(process, nullptr, 0, &usage);
    ::close(pipe[0]);
    return {.milliseconds = elapsed,
            .processor = milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime)};
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

} // namespace

int main(int argc, char **argv)
{
    const QTemporaryDir home;
    for (const char *folder : {"XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
                               "XDG_STATE_HOME", "XDG_RUNTIME_DIR"}) {
        qputenv(folder, home.filePath(QString::fromLatin1(folder)).toUtf8());
    }
    const QCoreApplication application(argc, argv);
    const int rounds = argc > 1 ? QByteArray(argv[1]).toInt() : 21;
    if (!config::ProfileStore(core::configDirectory()).save(bench::cachedProfile())) {
        stop("no profile");
    }
    if (!bench::fillCache()) {
        stop("the cache could not be filled");
    }
    const double loading = loadSeconds();

    qputenv("QT_LOGGING_RULES", "*=false\nqt.widgets.painting.info=true");
    const QByteArray folder = QCoreApplication::applicationDirPath().toUtf8();
    const auto paintMinimal = [&] { return firstPaint(folder + "/minimal_window", {}); };
    const auto paintOurs = [&] {
        return firstPaint(folder + "/meshscope", {"--profile", bench::cachedProfile().id.toUtf8()});
    };
    // Once, so that all files are in memory.
    paintMinimal();
    paintOurs();
    std::vector<double> minimal;
    std::vector<double> ours;
    std::vector<double> ratios;
    std::vector<double> processorRatios;
    for (int round = 0; round < rounds; ++round) {
        const Paint other = paintMinimal();
        const Paint own = paintOurs();
        minimal.push_back(other.milliseconds);
        ours.push_back(own.milliseconds);
        ratios.push_back(own.milliseconds / other.milliseconds);
        processorRatios.push_back(own.processor / other.processor);
    }
    std::printf("first paint   minimal window %.1f ms   meshscope %.1f ms   ratio %.2f (goal <= "
                "3), median of %d pairs; in processor time %.2f\n",
                median(minimal), median(ours), median(ratios), rounds, median(processorRatios));
    std::printf("%d products cached, shown %.2f s after a sync starts\n", productCount, loading);
    return 0;
}
