// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/acceptance/person.h"
#include "tests/support/cluster.h"

#include "ui/pages/window/tabarea.h"

#include <QTemporaryDir>

#include <map>

namespace mesh::ui {
class ExplorePage;
struct Target;
} // namespace mesh::ui

// Several people with a window each, on one mesh of a real broker with ACLs.
namespace mesh::test {

/// A home of one's own: what one person's window has read and keeps, another's does not see.
class Home
{
public:
    Home();
    /// What is opened from now on is somebody else's.
    void leave();

private:
    QTemporaryDir m_folder;
    std::map<QByteArray, QByteArray> m_former;
};

/// A window of one person: an identity, and a user of Kafka.
class Person
{
public:
    Person(const QString &name, const QString &team, const QString &servers, const QString &user,
           const QString &prefix);

    [[nodiscard]] bool isConnected();
    [[nodiscard]] workspace::Session &session() { return *m_bench.workspace().session(); }
    [[nodiscard]] ui::MainWindow &window() { return m_bench.window(); }
    [[nodiscard]] ui::ExplorePage &explore() { return *m_bench.window().explorePage(); }

    template<typename T>
    [[nodiscard]] T *page()
    {
        return qobject_cast<T *>(m_bench.window().tabs()->current());
    }
    template<typename T>
    [[nodiscard]] T *openPage()
    {
        window().openPage(T::pageKey());
        return page<T>();
    }
    [[nodiscard]] ui::ProductPage *open(const ui::Target &target);
    [[nodiscard]] std::optional<catalog::Product> product(const core::ProductId &id);

private:
    Home m_home;
    WindowBench m_bench;
    bool m_ready = false;
};

/// Into a line, a list that can be typed into, or a text of several lines, in place of what stands
/// there.
void typeInto(QWidget *field, const QString &text);
/// Chooses the entry with this id; false: there is none.
bool pick(QWidget *field, const QString &id);

/// The newest value of each key, as a client of another make reads them; nothing without kcat.
[[nodiscard]] std::map<QByteArray, QByteArray> readBack(const TestCluster &cluster,
                                                        const QString &topic);

} // namespace mesh::test
