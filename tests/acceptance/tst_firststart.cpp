// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
// The first start of all: from nothing to the first event, without a question.
#include "tests/acceptance/person.h"
#include "tests/support/runner.h"

#include "ui/pages/explore/explorepage.h"
#include "ui/pages/live/livepage.h"
#include "ui/pages/product/productpage.h"
#include "ui/pages/window/tabarea.h"
#include "ui/widgets/recordtable.h"

#include <QApplication>
#include <QDialog>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace mesh;
using namespace mesh::ui;
using namespace Qt::StringLiterals;

namespace {

/// XDG folders that nobody has used, for as long as it lives.
class FreshFolders
{
public:
    FreshFolders()
    {
        for (const char *name : names) {
            m_former << qgetenv(name);
            qputenv(name, m_folder.filePath(QString::fromLatin1(name)).toUtf8());
        }
    }
    ~FreshFolders()
    {
        for (const char *name : names) {
            qputenv(name, m_former.takeFirst());
        }
    }
    FreshFolders(const FreshFolders &) = delete;
    FreshFolders &operator=(const FreshFolders &) = delete;

private:
    static constexpr std::array names{"XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME",
                                      "XDG_CONFIG_HOME"};
    QTemporaryDir m_folder;
    QByteArrayList m_former;
};

/// Counts what a person had to do, and what got into the way.
class Onlooker : public QObject
{
    Q_OBJECT
public:
    Onlooker() { qApp->installEventFilter(this); }

    int clicks = 0;
    int keys = 0;
    int dialogs = 0;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::MouseButtonPress && watched->isWidgetType()) {
            ++clicks;
        } else if (event->type() == QEvent::KeyPress && watched->isWidgetType()) {
            ++keys;
        } else if (event->type() == QEvent::Show && qobject_cast<QDialog *>(watched)) {
            ++dialogs;
        }
        return false;
    }
};

} // namespace

class TestFirstStart : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theFirstEventIsTwoClicksAndFiveSecondsAway();
};

void TestFirstStart::theFirstEventIsTwoClicksAndFiveSecondsAway()
{
    const FreshFolders folders;
    Onlooker onlooker;
    QElapsedTimer time;
    time.start();
    test::WindowBench bench;
    bench.workspace().open(config::ProfileStore::sandboxProfile().id); // as main() does
    const ExplorePage &explore = *bench.window().explorePage();
    QTRY_VERIFY_WITH_TIMEOUT(test::buttonOf(explore, u"Open sales.orders"_s), 10'000);
    QVERIFY(test::press(explore, u"Open sales.orders"_s));
    QTRY_COMPARE_WITH_TIMEOUT(bench.window().tabs()->count(), 2, 5'000);
    auto *page = qobject_cast<ProductPage *>(bench.window().tabs()->current());
    QVERIFY(page);
    QTRY_VERIFY2_WITH_TIMEOUT(page->live().table().model().rowCount() > 0,
                              qPrintable(test::textOf(page->live())), 15'000);
    QVERIFY(page->live().isVisible());
    const qint64 elapsed = time.elapsed();
    QVERIFY2(elapsed < 5'000, qPrintable(QString::number(elapsed)));
    QVERIFY2(onlooker.clicks <= 2, qPrintable(QString::number(onlooker.clicks)));
    QCOMPARE(onlooker.keys, 0);
    QCOMPARE(onlooker.dialogs, 0);
    QVERIFY(QApplication::activeModalWidget() == nullptr);
}

MESH_TEST(TestFirstStart)
#include "tst_firststart.moc"
