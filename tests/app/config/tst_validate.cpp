// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"

#include "app/config/profilestore.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mesh::config;

class TestValidate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eachProblemNamesItsField_data();
    void eachProblemNamesItsField();
    void aGoodProfileHasNone_data();
    void aGoodProfileHasNone();
};

namespace {

using Change = void (*)(Profile &);

Profile good()
{
    Profile profile;
    profile.name = u"Good"_s;
    profile.bootstrapServers = {u"localhost:9092"_s};
    return profile;
}

} // namespace

Q_DECLARE_METATYPE(Change)

void TestValidate::eachProblemNamesItsField_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, Change change, const QString &field) {
        QTest::addRow("%s", name) << change << field;
    };
    row(
        "no name", [](Profile &p) { p.name = u" "_s; }, u"name"_s);
    row(
        "colour", [](Profile &p) { p.colour = u"#12345g"_s; }, u"colour"_s);
    row(
        "no servers", [](Profile &p) { p.bootstrapServers.clear(); }, u"bootstrapServers"_s);
    row(
        "no port", [](Profile &p) { p.bootstrapServers = {u"h"_s}; }, u"bootstrapServers"_s);
    row(
        "port 0", [](Profile &p) { p.bootstrapServers = {u"h:0"_s}; }, u"bootstrapServers"_s);
    row(
        "port 70000", [](Profile &p) { p.bootstrapServers = {u"h:70000"_s}; },
        u"bootstrapServers"_s);
    row(
        "an address", [](Profile &p) { p.bootstrapServers = {u"http://h:1/"_s}; },
        u"bootstrapServers"_s);
    row(
        "no CA file",
        [](Profile &p) {
            p.security = Security::Tls;
            p.tls.caFile = u"/nowhere"_s;
        },
        u"tls.caFile"_s);
    row(
        "a key alone",
        [](Profile &p) {
            p.security = Security::Tls;
            p.tls.keyFile = QCoreApplication::applicationFilePath();
        },
        u"tls.certificateFile"_s);
    row(
        "no user", [](Profile &p) { p.security = Security::SaslPlaintext; }, u"user"_s);
    row(
        "no token endpoint",
        [](Profile &p) {
            p.security = Security::SaslTls;
            p.mechanism = SaslMechanism::OAuthBearer;
            p.oauth.clientId = u"c"_s;
        },
        u"oauth.tokenUrl"_s);
    row(
        "no client id",
        [](Profile &p) {
            p.security = Security::SaslTls;
            p.mechanism = SaslMechanism::OAuthBearer;
            p.oauth.tokenUrl = u"https://id/token"_s;
        },
        u"oauth.clientId"_s);
    row(
        "registry", [](Profile &p) { p.registry.url = u"localhost:8081"_s; }, u"registry.url"_s);
    row(
        "prefix", [](Profile &p) { p.catalogPrefix = u"me sh"_s; }, u"catalogPrefix"_s);
    row(
        "no prefix", [](Profile &p) { p.catalogPrefix.clear(); }, u"catalogPrefix"_s);
}

void TestValidate::eachProblemNamesItsField()
{
    QFETCH(Change, change);
    QFETCH(QString, field);
    Profile profile = good();
    change(profile);
    const std::vector<Problem> problems = validate(profile);
    QCOMPARE(problems.size(), 1u);
    QCOMPARE(problems[0].field, field);
    QVERIFY(problems[0].sentence.endsWith(u'.'));
}

void TestValidate::aGoodProfileHasNone_data()
{
    QTest::addColumn<Change>("change");
    QTest::addRow("plaintext") << Change([](Profile &) {});
    QTest::addRow("IPv6") << Change([](Profile &p) { p.bootstrapServers = {u"[::1]:9092"_s}; });
    QTest::addRow("sandbox") << Change([](Profile &p) { p = ProfileStore::sandboxProfile(); });
    QTest::addRow("SCRAM") << Change([](Profile &p) {
        p.security = Security::SaslTls;
        p.mechanism = SaslMechanism::ScramSha256;
        p.user = u"ana"_s;
        p.registry.url = u"https://registry:8081/base"_s;
        p.colour = u"#C0392b"_s;
    });
    QTest::addRow("OAUTHBEARER") << Change([](Profile &p) {
        p.security = Security::SaslPlaintext;
        p.mechanism = SaslMechanism::OAuthBearer;
        p.oauth.tokenUrl = u"http://localhost:1/token"_s;
        p.oauth.clientId = u"c"_s;
    });
}

void TestValidate::aGoodProfileHasNone()
{
    QFETCH(Change, change);
    Profile profile = good();
    change(profile);
    const std::vector<Problem> problems = validate(profile);
    QVERIFY2(problems.empty(), problems.empty() ? "" : qPrintable(problems[0].sentence));
}

MESH_TEST(TestValidate)
#include "tst_validate.moc"
