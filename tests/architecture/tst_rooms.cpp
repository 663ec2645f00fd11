// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"

#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

QSet<QString> words(const char *text)
{
    const QStringList list = QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
    return {list.begin(), list.end()};
}

// Which room may include which; a room may always include itself. Rooms are listed after those they
// use.
const QMap<QString, QSet<QString>> &table()
{
    static const QMap<QString, QSet<QString>> rooms{
        {u"core"_s, {}},
        {u"storage"_s, words("core")},
        {u"http"_s, words("core")},
        {u"config"_s, words("core storage")},
        {u"records"_s, words("core")},
        {u"kafka"_s, words("core config records http")},
        {u"schema"_s, words("core config http storage records")},
        {u"sql"_s, words("core")},
        {u"expr"_s, words("core sql schema")},
        {u"tabular"_s, words("core records schema expr sql storage")},
        {u"catalog"_s, words("core storage http config records kafka schema expr")},
        {u"profiling"_s, words("core schema")},
        {u"sandbox"_s,
         words("core storage http config records kafka schema sql expr tabular catalog")},
        {u"workspace"_s,
         words("core storage http config records kafka schema sql expr tabular catalog profiling "
               "sandbox")},
        {u"cli"_s,
         words("core storage http config records kafka schema sql expr tabular catalog profiling "
               "sandbox workspace")},
    };
    return rooms;
}

// Third-party headers, by their beginning, and the one room that may see them.
const QMap<QString, QString> &owners()
{
    static const QMap<QString, QString> headers{
        {u"librdkafka/"_s, u"kafka"_s},
        {u"sqlite3"_s, u"storage"_s},
        {u"simdjson"_s, u"schema"_s},
        {u"avro"_s, u"schema"_s},
        {u"google/protobuf"_s, u"schema"_s},
        {u"qt6keychain"_s, u"config"_s},
        {u"QNetwork"_s, u"http"_s},
        {u"QSsl"_s, u"http"_s},
        {u"QTcp"_s, u"http"_s},
        {u"QHostInfo"_s, u"http"_s},
        {u"QHttpServer"_s, u"sandbox"_s},
        {u"zlib.h"_s, u"catalog"_s},
        {u"yaml.h"_s, u"catalog"_s},
    };
    return headers;
}

struct Include
{
    QString file;
    QString room;
    QString target;
};

// Every #include line below a folder; the room is the first folder below app/.
QList<Include> includesBelow(const QString &folder)
{
    static const QRegularExpression line(u"^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"_s,
                                         QRegularExpression::MultilineOption);
    const QString root = QStringLiteral(MESHSCOPE_SOURCE);
    QList<Include> found;
    QDirIterator files(root + u'/' + folder, {u"*.h"_s, u"*.cpp"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QFile::ReadOnly)) {
            continue;
        }
        const QString path = file.fileName().mid(root.size() + 1);
        auto matches = line.globalMatch(QString::fromUtf8(file.readAll()));
        while (matches.hasNext()) {
            found << Include{path, path.section(u'/', 1, 1), matches.next().captured(1)};
        }
    }
    return found;
}

} // namespace

class TestRooms : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyRoomIsInTheTable();
    void roomsIncludeOnlyWhatTheTableAllows();
    void thirdPartiesAreSeenByOneRoomOnly();
    void appKnowsNoWidgets();
    void theTableHasNoCycle();
};

void TestRooms::everyRoomIsInTheTable()
{
    const QDir app(QStringLiteral(MESHSCOPE_SOURCE "/app"));
    for (const QString &room : app.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QVERIFY2(table().contains(room), qPrintable(room));
    }
}

void TestRooms::roomsIncludeOnlyWhatTheTableAllows()
{
    const QList<Include> includes = includesBelow(u"app"_s);
    QVERIFY(!includes.isEmpty());
    QStringList broken;
    for (const Include &include : includes) {
        if (!include.target.startsWith(u"app/")) {
            continue;
        }
        const QString target = include.target.section(u'/', 1, 1);
        if (target != include.room && !table().value(include.room).contains(target)) {
            broken << include.file + u" includes "_s + include.target;
        }
    }
    QVERIFY2(broken.isEmpty(), qPrintable(broken.join(u'\n')));
}

void TestRooms::thirdPartiesAreSeenByOneRoomOnly()
{
    QStringList broken;
    for (const QString &folder : {u"app"_s, u"ui"_s}) {
        for (const Include &include : includesBelow(folder)) {
            for (auto owner = owners().begin(); owner != owners().end(); ++owner) {
                if (include.target.startsWith(owner.key()) && include.room != owner.value() &&
                    include.room != u"sandbox") {
                    broken << include.file + u" includes "_s + include.target;
                }
            }
        }
    }
    QVERIFY2(broken.isEmpty(), qPrintable(broken.join(u'\n')));
}

void TestRooms::appKnowsNoWidgets()
{
    QStringList broken;
    for (const Include &include : includesBelow(u"app"_s)) {
        static const QRegularExpression gui(
            u"^(ui/|QtGui|QtWidgets|QWidget|QGui|QApplication|QColor|QFont|"
            "QPainter|QImage|QPixmap|QIcon)"_s);
        if (gui.match(include.target).hasMatch()) {
            broken << include.file + u" includes "_s + include.target;
        }
    }
    QVERIFY2(broken.isEmpty(), qPrintable(broken.join(u'\n')));
}

void TestRooms::theTableHasNoCycle()
{
    QSet<QString> settled;
    bool progress = true;
    while (progress) {
        progress = false;
        for (auto room = table().begin(); room != table().end(); ++room) {
            if (!settled.contains(room.key()) && settled.contains(room.value())) {
                settled << room.key();
                progress = true;
            }
        }
    }
    QCOMPARE(settled.size(), table().size());
}

MESH_TEST(TestRooms)
#include "tst_rooms.moc"
