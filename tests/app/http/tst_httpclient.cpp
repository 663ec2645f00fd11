// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "standin.h"
#include "tests/support/runner.h"

#include "app/http/httpclient.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace mesh::http;
using mesh::core::Code;
using mesh::test::reply;
using mesh::test::StandIn;
using mesh::test::StandInReply;

namespace {

HttpRequest get(const QUrl &url)
{
    HttpRequest request;
    request.url = url;
    return request;
}

} // namespace

class TestHttpClient : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anAnswerComesWhole();
    void aStatusBecomesACode_data();
    void aStatusBecomesACode();
    void theServicesOwnMessageIsTheDetail_data();
    void theServicesOwnMessageIsTheDetail();
    void onlyRepeatableRequestsAreTriedAgain_data();
    void onlyRepeatableRequestsAreTriedAgain();
    void aSlowServerIsATimeoutOfTheWholeCall();
    void nothingListeningIsUnreachable();
    void anUnknownHostIsSaidSo();
    void anAddressThatIsNoneIsRefused();
    void aCutBodyIsNoAnswer();
    void aCompressedBodyIsWhole();
    void garbageIsAProtocolError();
    void anAnswerOverTheLimitIsRefused();
    void cancellingEndsAtOnce();
    void aStreamComesInOrderAtTheReadersPace();
    void aStreamEndsWhereTheHandlerSaysSo();
    void aRefusedStreamDoesNotReachTheHandler();
    void credentialsAreSentAndNeverTold_data();
    void credentialsAreSentAndNeverTold();
    void aRedirectDoesNotCarryCredentialsElsewhere();
    void manyThreadsShareOneClient();
};

void TestHttpClient::anAnswerComesWhole()
{
    StandIn server([](const QByteArray &, int) {
        return reply(200, QByteArray(3'000'000, 'x'), "X-Note: seen\r\n");
    });
    HttpClient client;
    HttpRequest request = get(server.url(u"/path?q=1"_s));
    request.method = Method::Put;
    request.body = "{}";
    request.headers = {{"Content-Type", "application/json"}};
    const auto answer = client.send(request);
    QVERIFY(answer.ok());
    QCOMPARE(answer->status, 200);
    QCOMPARE(answer->body.size(), 3'000'000);
    QCOMPARE(answer->header("x-note"), "seen"_ba);
    const QByteArray sent = server.requests().value(0);
    QVERIFY(sent.startsWith("PUT /path?q=1 HTTP/1.1\r\n"));
    QVERIFY(sent.contains("Content-Type: application/json\r\n"));
    QVERIFY(sent.endsWith("\r\n\r\n{}"));
}

void TestHttpClient::aStatusBecomesACode_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("code");
    QTest::addRow("401") << 401 << int(Code::Authentication);
    QTest::addRow("403") << 403 << int(Code::Denied);
    QTest::addRow("404") << 404 << int(Code::NotFound);
    QTest::addRow("409") << 409 << int(Code::Conflict);
    QTest::addRow("413") << 413 << int(Code::TooLarge);
    QTest::addRow("422") << 422 << int(Code::Protocol);
    QTest::addRow("500") << 500 << int(Code::Protocol);
    QTest::addRow("503") << 503 << int(Code::Unreachable);
    QTest::addRow("504") << 504 << int(Code::Timeout);
}

void TestHttpClient::aStatusBecomesACode()
{
    QFETCH(int, status);
    QFETCH(int, code);
    StandIn server([status](const QByteArray &, int) { return reply(status, "no"); });
    HttpOptions options;
    options.retry.attempts = 1;
    HttpClient client(options);
    const auto answer = client.send(get(server.url()));
    QVERIFY(!answer.ok());
    QCOMPARE(int(answer.error().code), code);
    QCOMPARE(answer.error().detail, u"HTTP %1: no"_s.arg(status));
    QCOMPARE(answer.error().where.name, u"localhost:%1"_s.arg(server.port()));
    const auto raw = client.exchange(get(server.url()));
    QVERIFY(raw.ok());
    QCOMPARE(raw->status, status);
    QCOMPARE(raw->body, "no"_ba);
}

void TestHttpClient::theServicesOwnMessageIsTheDetail_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("detail");
    QTest::addRow("registry") << R"({"error_code":42201,"message":"Invalid schema"})"_ba
                              << u"HTTP 422: Invalid schema"_s;
    QTest::addRow("oauth") << R"({"error":"invalid_scope","error_description":"No such scope"})"_ba
                           << u"HTTP 422: No such scope"_s;
    QTest::addRow("text") << " broken\n  pipe "_ba << u"HTTP 422: broken pipe"_s;
    QTest::addRow("nothing") << ""_ba << u"HTTP 422"_s;
    QTest::addRow("JSON of another kind") << "[1]"_ba << u"HTTP 422: [1]"_s;
}

void TestHttpClient::theServicesOwnMessageIsTheDetail()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, detail);
    HttpResponse response;
    response.status = 422;
    response.body = body;
    QCOMPARE(errorOf(response, QUrl(u"http://h/"_s)).detail, detail);
}

void TestHttpClient::onlyRepeatableRequestsAreTriedAgain_data()
{
    QTest::addColumn<int>("method");
    QTest::addColumn<bool>("repeatable");
    QTest::addColumn<int>("requests");
    QTest::addRow("GET") << int(Method::Get) << false << 2;
    QTest::addRow("POST") << int(Method::Post) << false << 1;
    QTest::addRow("POST said to be repeatable") << int(Method::Post) << true << 2;
}

void TestHttpClient::onlyRepeatableRequestsAreTriedAgain()
{
    QFETCH(int, method);
    QFETCH(bool, repeatable);
    QFETCH(int, requests);
    StandIn server([](const QByteArray &, int number) {
        return number == 0 ? reply(500, "once") : reply(200, "then");
    });
    HttpClient client;
    HttpRequest request = get(server.url());
    request.method = Method(method);
    if (repeatable) {
        request.repeatable = true;
    }
    const auto answer = client.exchange(request);
    QVERIFY(answer.ok());
    QCOMPARE(answer->status, requests == 2 ? 200 : 500);
    QCOMPARE(server.requests().size(), requests);
}

void TestHttpClient::aSlowServerIsATimeoutOfTheWholeCall()
{
    StandIn server([](const QByteArray &, int) {
        StandInReply late = reply(200, "late");
        late.delay = 5000;
        return late;
    });
    HttpClient client;
    HttpRequest request = get(server.url());
    request.timeout = 300ms;
    QElapsedTimer clock;
    clock.start();
    const auto answer = client.exchange(request);
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().code, Code::Timeout);
    QVERIFY2(clock.elapsed() < 1500, qPrintable(QString::number(clock.elapsed())));
}

void TestHttpClient::nothingListeningIsUnreachable()
{
    QTcpServer reserved;
    QVERIFY(reserved.listen(QHostAddress::LocalHost));
    const quint16 port = reserved.serverPort();
    reserved.close();
    HttpClient client;
    const auto answer = client.exchange(get(QUrl(u"http://127.0.0.1:%1/"_s.arg(port))));
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().code, Code::Unreachable);
    QCOMPARE(answer.error().where.name, u"127.0.0.1:%1"_s.arg(port));
    QVERIFY(answer.error().retriable);
}

void TestHttpClient::anUnknownHostIsSaidSo()
{
    HttpClient client;
    const auto answer = client.exchange(get(QUrl(u"http://nowhere.invalid/"_s)));
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().code, Code::Resolve);
    QCOMPARE(answer.error().where.name, u"nowhere.invalid:80"_s);
}

void TestHttpClient::anAddressThatIsNoneIsRefused()
{
    HttpClient client;
    for (const QString &text : {u""_s, u"localhost:8081"_s, u"ftp://h/"_s, u"http://"_s}) {
        const auto answer = client.exchange(get(QUrl(text)));
        QVERIFY2(!answer.ok(), qPrintable(text));
        QCOMPARE(answer.error().code, Code::Usage);
    }
}

void TestHttpClient::aCutBodyIsNoAnswer()
{
    StandIn server([](const QByteArray &, int) {
        return StandInReply{"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"};
    });
    HttpClient client;
    const auto answer = client.exchange(get(server.url()));
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().code, Code::Unreachable);
}

void TestHttpClient::aCompressedBodyIsWhole()
{
    // gzip of 100,000 x.
    const QByteArray compressed = QByteArray::fromBase64(
        "H4sIAAAAAAACA+"
        "3BMQEAAADCoNqLbw0PoAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAIBXA3ERB/6ghgEA");
    StandIn server([&compressed](const QByteArray &, int) {
        return reply(200, compressed, "Content-Encoding: gzip\r\n");
    });
    HttpClient client;
    const auto answer = client.exchange(get(server.url()));
    QVERIFY2(answer.ok(), answer.ok() ? "" : qPrintable(answer.error().detail));
    QCOMPARE(answer->body, QByteArray(100'000, 'x'));
}

void TestHttpClient::garbageIsAProtocolError()
{
    StandIn server([](const QByteArray &, int) { return StandInReply{"SSH-2.0-OpenSSH_9\r\n"}; });
    HttpOptions options;
    options.retry.attempts = 1;
    HttpClient client(options);
    const auto answer = client.exchange(get(server.url()));
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().code, Code::Protocol);
}

void TestHttpClient::anAnswerOverTheLimitIsRefused()
{
    StandIn server([](const QByteArray &, int) { return reply(200, QByteArray(5'000'000, 'x')); });
    HttpClient client;
    HttpRequest request = get(server.url());
    request.sizeLimit = 1'000'000;
    const auto answer = client.exchange(request);
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().code, Code::TooLarge);
}

void TestHttpClient::cancellingEndsAtOnce()
{
    StandIn server([](const QByteArray &, int) {
        StandInReply late = reply(200, "late");
        late.delay = 10'000;
        return late;
    });
    HttpClient client;
    std::stop_source source;
    const std::jthread canceller([&] {
        while (server.requests().isEmpty()) {
            std::this_thread::sleep_for(1ms);
        }
        source.request_stop();
    });
    QElapsedTimer clock;
    clock.start();
    const auto answer = client.exchange(get(server.url()), source.get_token());
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().code, Code::Cancelled);
    QVERIFY(clock.elapsed() < 2000);
}

void TestHttpClient::aStreamComesInOrderAtTheReadersPace()
{
    QByteArray whole;
    for (int line = 0; line < 400'000; ++line) {
        whole += QByteArray::number(line) + '\n';
    }
    StandIn server([&whole](const QByteArray &, int) { return reply(200, whole); });
    HttpClient client;
    QByteArray taken;
    qsizetype largest = 0;
    const auto answer = client.stream(get(server.url()), [&](QByteArrayView chunk) {
        std::this_thread::sleep_for(1ms);
        largest = std::max(largest, chunk.size());
        taken += chunk;
        return ChunkVerdict::Continue;
    });
    QVERIFY(answer.ok());
    QVERIFY(taken == whole);
    QVERIFY(answer->body.isEmpty());
    QVERIFY(largest <= 1024 * 1024);
}

void TestHttpClient::aStreamEndsWhereTheHandlerSaysSo()
{
    StandIn server([](const QByteArray &, int) {
        return StandInReply{"HTTP/1.1 200 OK\r\n\r\nfirst", 0, true}; // and never an end
    });
    HttpClient client;
    QByteArray taken;
    const auto answer = client.stream(get(server.url()), [&](QByteArrayView chunk) {
        taken += chunk;
        return taken.size() >= 5 ? ChunkVerdict::Stop : ChunkVerdict::Continue;
    });
    QVERIFY(answer.ok());
    QCOMPARE(taken, "first"_ba);
}

void TestHttpClient::aRefusedStreamDoesNotReachTheHandler()
{
    StandIn server([](const QByteArray &, int) { return reply(403, "not yours"); });
    HttpClient client;
    int calls = 0;
    const auto answer = client.stream(get(server.url()), [&calls](QByteArrayView) {
        ++calls;
        return ChunkVerdict::Continue;
    });
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().code, Code::Denied);
    QCOMPARE(answer.error().detail, u"HTTP 403: not yours"_s);
    QCOMPARE(calls, 0);
}

void TestHttpClient::credentialsAreSentAndNeverTold_data()
{
    QTest::addColumn<bool>("bearer");
    QTest::addColumn<QByteArray>("header");
    QTest::addRow("basic") << false << "Authorization: Basic YW5hOnBsYW50ZWQtc2VjcmV0\r\n"_ba;
    QTest::addRow("bearer") << true << "Authorization: Bearer planted-secret\r\n"_ba;
}

void TestHttpClient::credentialsAreSentAndNeverTold()
{
    QFETCH(bool, bearer);
    QFETCH(QByteArray, header);
    // A server that is so kind as to say what it was given.
    StandIn server([](const QByteArray &request, int) { return reply(401, request); });
    HttpOptions options;
    if (bearer) {
        options.authorization = BearerToken{"planted-secret"};
    } else {
        options.authorization = BasicCredentials{u"ana"_s, u"planted-secret"_s};
    }
    HttpClient client(options);
    QUrl url = server.url();
    url.setUserInfo(u"eve:url-secret"_s);
    const auto answer = client.send(get(url));
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().code, Code::Authentication);
    for (const QString &secret :
         {u"planted-secret"_s, u"YW5hOnBsYW50ZWQtc2VjcmV0"_s, u"url-secret"_s}) {
        QVERIFY2(!answer.error().detail.contains(secret), qPrintable(answer.error().detail));
        QVERIFY(!answer.error().where.name.contains(secret));
    }
    QVERIFY(server.requests().value(0).contains(header));
}

void TestHttpClient::aRedirectDoesNotCarryCredentialsElsewhere()
{
    StandIn elsewhere([](const QByteArray &, int) { return reply(200, "taken"); });
    StandIn server([&](const QByteArray &, int) {
        return reply(302, {}, "Location: " + elsewhere.url().toEncoded() + "\r\n");
    });
    HttpOptions options;
    options.authorization = BearerToken{"planted-secret"};
    HttpClient client(options);
    const auto answer = client.exchange(get(server.url()));
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().code, Code::Protocol);
    QVERIFY(elsewhere.requests().isEmpty());
}

void TestHttpClient::manyThreadsShareOneClient()
{
    StandIn server([](const QByteArray &request, int) {
        return reply(200, request.mid(4, request.indexOf(" HTTP") - 4));
    });
    HttpClient client;
    std::atomic<int> right = 0;
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 8; ++thread) {
            threads.emplace_back([&, thread] {
                for (int number = 0; number < 25; ++number) {
                    const QString path = u"/%1/%2"_s.arg(thread).arg(number);
                    const auto answer = client.send(get(server.url(path)));
                    right += answer.ok() && answer->body == path.toUtf8();
                }
            });
        }
    }
    QCOMPARE(right.load(), 200);
}

MESH_TEST(TestHttpClient)
#include "tst_httpclient.moc"
