// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "standin.h"
#include "tests/support/runner.h"
#include "tests/support/stack.h"

#include "app/http/tokensource.h"

#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace mesh::http;
using mesh::core::Code;
using mesh::test::reply;
using mesh::test::StandIn;

namespace {

class SetClock final : public mesh::core::Clock
{
public:
    [[nodiscard]] mesh::core::TimestampMs now() const override { return m_now; }
    void set(qint64 now) { m_now = now; }

private:
    std::atomic<qint64> m_now = 1'000'000;
};

QByteArray jwt(const QByteArray &payload)
{
    const auto encode = [](const QByteArray &part) {
        return part.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    };
    return encode(R"({"alg":"none"})") + '.' + encode(payload) + ".c2ln";
}

QByteArray tokenAnswer(int number, int lifeSeconds)
{
    return R"({"access_token":")" +
           jwt(R"({"sub":"omar","n":)" + QByteArray::number(number) + '}') +
           R"(","token_type":"Bearer","expires_in":)" + QByteArray::number(lifeSeconds) + '}';
}

TokenOptions optionsFor(const StandIn &server)
{
    TokenOptions options;
    options.tokenUrl = server.url(u"/token"_s);
    options.clientId = u"omar@sales"_s;
    options.clientSecret = u"planted secret"_s;
    options.scope = u"kafka mesh"_s;
    return options;
}

} // namespace

class TestTokenSource : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asksAsTheProtocolSays_data();
    void asksAsTheProtocolSays();
    void aTokenIsKeptForFourFifthsOfItsLife();
    void theOldTokenBridgesAnOutageUntilItEnds();
    void threadsThatAskAtOnceWaitForOneFetch();
    void aStumblingServerIsAskedAgain();
    void anAnswerThatIsNoTokenIsTold_data();
    void anAnswerThatIsNoTokenIsTold();
    void theLifeComesFromTheTokenWhereNothingElseTellsIt();
    void anOpaqueTokenBelongsToTheClient();
    void aRealServerGivesATokenForTheClient();
};

void TestTokenSource::asksAsTheProtocolSays_data()
{
    QTest::addColumn<int>("authentication");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("header");
    QTest::addRow("basic") << int(ClientAuthentication::Basic)
                           << "grant_type=client_credentials&scope=kafka%20mesh"_ba << true;
    QTest::addRow("post") << int(ClientAuthentication::Post)
                          << "grant_type=client_credentials&scope=kafka%20mesh"
                             "&client_id=omar%40sales&client_secret=planted%20secret"_ba
                          << false;
}

void TestTokenSource::asksAsTheProtocolSays()
{
    QFETCH(int, authentication);
    QFETCH(QByteArray, body);
    QFETCH(bool, header);
    StandIn server([](const QByteArray &, int) { return reply(200, tokenAnswer(0, 60)); });
    TokenOptions options = optionsFor(server);
    options.authentication = ClientAuthentication(authentication);
    TokenSource source(options);
    const auto token = source.token();
    QVERIFY(token.ok());
    QCOMPARE(token->principal, u"omar"_s);
    const QByteArray sent = server.requests().value(0);
    QVERIFY(sent.startsWith("POST /token HTTP/1.1"));
    QVERIFY2(sent.endsWith("\r\n\r\n" + body), sent.constData());
    const QByteArray basic = "Basic " + "omar%40sales:planted%20secret"_ba.toBase64();
    QCOMPARE(sent.contains(basic), header);
}

void TestTokenSource::aTokenIsKeptForFourFifthsOfItsLife()
{
    StandIn server([](const QByteArray &, int n) { return reply(200, tokenAnswer(n, 100)); });
    const auto clock = std::make_shared<SetClock>();
    TokenSource source(optionsFor(server), clock);
    const auto first = source.token();
    QVERIFY(first.ok());
    QCOMPARE(first->expiresAt, 1'100'000);
    clock->set(1'079'999);
    QCOMPARE(source.token()->value, first->value);
    QCOMPARE(server.requests().size(), 1);
    clock->set(1'080'000);
    QVERIFY(source.token()->value != first->value);
    QCOMPARE(server.requests().size(), 2);
    source.invalidate();
    QVERIFY(source.token().ok());
    QCOMPARE(server.requests().size(), 3);
}

void TestTokenSource::theOldTokenBridgesAnOutageUntilItEnds()
{
    StandIn server([](const QByteArray &, int number) {
        return number == 0 ? reply(200, tokenAnswer(0, 100)) : reply(503, "closed");
    });
    const auto clock = std::make_shared<SetClock>();
    TokenSource source(optionsFor(server), clock);
    const auto first = source.token();
    QVERIFY(first.ok());
    clock->set(1'090'000);
    QCOMPARE(source.token()->value, first->value);
    clock->set(1'100'000);
    const auto ended = source.token();
    QVERIFY(!ended.ok());
    QCOMPARE(ended.error().code, Code::Unreachable);
}

void TestTokenSource::threadsThatAskAtOnceWaitForOneFetch()
{
    StandIn server([](const QByteArray &, int number) {
        auto answer = reply(200, tokenAnswer(number, 100));
        answer.delay = 50;
        return answer;
    });
    TokenSource source(optionsFor(server));
    std::atomic<int> given = 0;
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 8; ++thread) {
            threads.emplace_back([&] { given += source.token().ok(); });
        }
    }
    QCOMPARE(given.load(), 8);
    QCOMPARE(server.requests().size(), 1);
}

void TestTokenSource::aStumblingServerIsAskedAgain()
{
    StandIn server([](const QByteArray &, int number) {
        return number == 0 ? reply(500, "oops") : reply(200, tokenAnswer(0, 60));
    });
    TokenSource source(optionsFor(server));
    QVERIFY(source.token().ok());
    QCOMPARE(server.requests().size(), 2);
}

void TestTokenSource::anAnswerThatIsNoTokenIsTold_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("code");
    QTest::addRow("garbage") << 200 << "<html>"_ba << int(Code::Protocol);
    QTest::addRow("no token") << 200 << R"({"expires_in":5})"_ba << int(Code::Protocol);
    QTest::addRow("a token that is no text")
        << 200 << R"({"access_token":5})"_ba << int(Code::Protocol);
    QTest::addRow("refused with 400")
        << 400 << R"({"error":"invalid_client"})"_ba << int(Code::Authentication);
    QTest::addRow("refused with 401")
        << 401 << R"({"error":"invalid_client","error_description":"planted secret is wrong"})"_ba
        << int(Code::Authentication);
    QTest::addRow("a scope that is none")
        << 400 << R"({"error":"invalid_scope"})"_ba << int(Code::Protocol);
    QTest::addRow("not found") << 404 << "nginx"_ba << int(Code::NotFound);
}

void TestTokenSource::anAnswerThatIsNoTokenIsTold()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(int, code);
    StandIn server([&](const QByteArray &, int) { return reply(status, body); });
    TokenSource source(optionsFor(server));
    const auto token = source.token();
    QVERIFY(!token.ok());
    QCOMPARE(int(token.error().code), code);
    QVERIFY(!token.error().detail.contains(u"planted"_s));
}

void TestTokenSource::theLifeComesFromTheTokenWhereNothingElseTellsIt()
{
    StandIn server([](const QByteArray &, int) {
        return reply(200, R"({"access_token":")" + jwt(R"({"sub":"a","iat":1000,"exp":1020})") +
                              R"("})");
    });
    const auto clock = std::make_shared<SetClock>();
    TokenSource source(optionsFor(server), clock);
    const auto token = source.token();
    QVERIFY(token.ok());
    QCOMPARE(token->expiresAt, 1'020'000);
}

void TestTokenSource::anOpaqueTokenBelongsToTheClient()
{
    StandIn server([](const QByteArray &, int) {
        return reply(200, R"({"access_token":"a.b.c","expires_in":"60"})");
    });
    TokenSource source(optionsFor(server));
    const auto token = source.token();
    QVERIFY(token.ok());
    QCOMPARE(token->principal, u"omar@sales"_s);
    QCOMPARE(token->expiresAt - token->issuedAt, 60'000);
}

void TestTokenSource::aRealServerGivesATokenForTheClient()
{
    const auto stack = mesh::test::Stack::fromEnvironment();
    MESH_NEEDS(stack.tokenUrl);
    TokenOptions options;
    options.tokenUrl = QUrl(stack.tokenUrl);
    options.clientId = u"alice"_s;
    options.clientSecret = u"alice-secret"_s;
    TokenSource source(options);
    const auto token = source.token();
    QVERIFY2(token.ok(), token.ok() ? "" : qPrintable(token.error().detail));
    QCOMPARE(token->principal, u"alice"_s);
    QVERIFY(token->expiresAt > token->issuedAt);
    QCOMPARE(source.token()->value, token->value);
    source.invalidate();
    QVERIFY(source.token().ok());
}

MESH_TEST(TestTokenSource)
#include "tst_tokensource.moc"
