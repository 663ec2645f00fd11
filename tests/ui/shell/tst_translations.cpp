// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"
#include "ui/state/appearance.h"
#include "ui/state/formats.h"

#include <QApplication>
#include <QTest>

using namespace mesh;
using namespace Qt::StringLiterals;

class TranslationsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup();
    void germanIsBuiltIn();
    void englishHasItsPlurals();
    void errorsAreTranslatedToo();
};

void TranslationsTest::cleanup()
{
    ui::Appearance(*qApp).setLanguage(u"en"_s);
}

void TranslationsTest::germanIsBuiltIn()
{
    ui::Appearance appearance(*qApp);
    appearance.setLanguage(u"de"_s);
    QCOMPARE(QCoreApplication::translate("mesh::ui::ExplorePage", "Explore"), u"Erkunden"_s);
    const ui::Formats formats;
    QCOMPARE(formats.span(3 * 24 * 3'600'000), u"3 d"_s);
}

void TranslationsTest::englishHasItsPlurals()
{
    ui::Appearance appearance(*qApp);
    appearance.setLanguage(u"en"_s);
    const auto jobs = [](int count) {
        return QCoreApplication::translate("mesh::ui::StatusLine", "%n job(s) running", nullptr,
                                           count);
    };
    QCOMPARE(jobs(1), u"1 job running"_s);
    QCOMPARE(jobs(2), u"2 jobs running"_s);
}

void TranslationsTest::errorsAreTranslatedToo()
{
    ui::Appearance appearance(*qApp);
    appearance.setLanguage(u"de"_s);
    const core::Explanation said =
        core::explain({core::Code::Unreachable, {}, core::Where(u"localhost:9092"_s)});
    QCOMPARE(said.what, u"localhost:9092 ist nicht erreichbar."_s);
}

MESH_TEST(TranslationsTest)
#include "tst_translations.moc"
