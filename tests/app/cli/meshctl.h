// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QProcess>
#include <QStringList>

#include <memory>

namespace mesh::test {

struct Ran
{
    int code = -1;
    QByteArray out;
    QByteArray err;
    /// Lines of standard output.
    [[nodiscard]] QByteArrayList lines() const;
};

/// The real program, in the XDG folders of the test.
class Meshctl
{
public:
    /// Set for every process that is started, e.g. MESHSCOPE_PASSWORD=…
    void setVariable(const QString &name, const QString &value);

    /// Runs to its end, half a minute at most.
    [[nodiscard]] Ran run(const QStringList &arguments, const QByteArray &input = {}) const;
    /// Starts, for what runs until it is stopped.
    [[nodiscard]] std::unique_ptr<QProcess> start(const QStringList &arguments) const;

private:
    QStringList m_environment;
};

/// JSON as a test can read it: ' stands for ".
[[nodiscard]] QByteArray json(const char *text);

} // namespace mesh::test
