package io.agorawebhooks.http;

import static io.agorawebhooks.http.TestServer.APP;
import static io.agorawebhooks.http.TestServer.head;
import static io.agorawebhooks.http.TestServer.join;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.kit.AgoraSamples;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Rejection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhooksTest {
  private static final int MIB = 1024 * 1024;

  private final TestServer server = new TestServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void notice_isStoredByteForByteAndAccepted() {
    String body = join("n-1", "room");
    Reply reply = server.post(APP.value(), body.getBytes(UTF_8), "Agora-Signature: abc");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).contains("\"success\"").contains("Webhook processed");
    Delivery stored = server.memory.notices(APP).get(0);
    assertThat(new String(stored.body(), UTF_8)).isEqualTo(body);
    assertThat(stored.headers()).isEqualTo("Agora-Signature: abc\n");
    assertThat(stored.receivedAt()).isEqualTo(TestServer.CLOCK.instant());
  }

  @Test
  void duplicate_isAcceptedAgain() {
    server.post(join("n-1", "room"));

    assertThat(server.post(join("n-1", "room")).status()).isEqualTo(200);
    assertThat(server.counts().duplicates()).isEqualTo(1);
    assertThat(server.memory.notices(APP)).hasSize(1);
  }

  @Test
  void samples_areAllAccepted() {
    for (AgoraSamples.Sample sample : AgoraSamples.all()) {
      assertThat(server.post(APP.value(), sample.body()).status())
          .as(sample.label())
          .isEqualTo(200);
    }
    assertThat(server.counts().stored()).isEqualTo(82);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "room",
        "[]",
        "42",
        "null",
        "{}",
        "{\"noticeId\":null}",
        "{\"noticeId\":\"n\"",
        "{\"noticeId\":\"n\"} {}",
        "{\"noticeId\":\"n\",\"noticeId\":\"m\"}",
        "{\"noticeId\":\"n\u0000\"}",
        "{\"noticeId\":\"n\",\"a\":\"\u00ff\"}"
      })
  void whatIsNoNotice_isRefusedCountedAndKept(String body) {
    Reply reply = server.post(APP.value(), body.getBytes(ISO_8859_1));

    assertThat(reply.status()).isEqualTo(400);
    assertProblem(reply);
    assertThat(server.counts().rejected()).isEqualTo(1);
    Rejection kept = server.memory.rejections(APP).get(0);
    assertThat(new String(kept.body(), ISO_8859_1)).isEqualTo(body);
    assertThat(kept.status()).isEqualTo(400);
    assertGoesOn();
  }

  @Test
  void deepNesting_isRefused() {
    String body = "{\"noticeId\":\"n\",\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    Reply reply = server.post(body);

    assertThat(reply.status()).isEqualTo(400);
    assertProblem(reply);
    assertThat(server.counts().rejected()).isEqualTo(1);
    assertThat(server.memory.rejections(APP).get(0).body()).hasSize(64 * 1024);
    assertGoesOn();
  }

  @Test
  void numbersBeyond64Bits_areStored() {
    String body = join("n-1", "room").replace("1001", "123456789012345678901234567890");

    assertThat(server.post(body).status()).isEqualTo(200);
    assertThat(server.counts().stored()).isEqualTo(1);
  }

  @Test
  void twoMebibytesByLength_areRefusedBeforeTheyCome() {
    try (Wire wire = server.connect()) {
      Reply reply = wire.send(head(APP.value(), 2 * MIB)).receive();

      assertThat(reply.status()).isEqualTo(413);
      assertProblem(reply);
    }
    assertThat(server.counts().rejected()).isEqualTo(1);
    assertGoesOn();
  }

  @ParameterizedTest
  @ValueSource(strings = {"18446744073709551617", "999999999999999999999999"})
  void lengthBeyondAllBounds_isRefused(String length) {
    try (Wire wire = server.connect()) {
      Reply reply = wire.send(headWithLength(length)).receive();

      assertThat(reply.status()).isEqualTo(413);
      assertThat(reply.header("Connection")).isEqualTo("close");
      assertProblem(reply);
    }
    assertGoesOn();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "-1", "+1", "1.0", "0x1", "1,1", "1 1"})
  void lengthThatIsNone_isRefused(String length) {
    try (Wire wire = server.connect()) {
      assertThat(wire.send(headWithLength(length)).receive().status()).isEqualTo(400);
    }
  }

  private static String headWithLength(String length) {
    return "POST /%s/webhooks HTTP/1.1\r\nHost: a\r\nContent-Length: %s\r\n\r\n"
        .formatted(APP, length);
  }

  @Test
  void twoMebibytesOnTheirWay_areReadOffSoThatTheAnswerArrives() {
    assertThat(server.post(APP.value(), new byte[2 * MIB]).status()).isEqualTo(413);
    assertGoesOn();
  }

  @Test
  void twoMebibytesInChunks_areRefusedWhileReading() {
    try (Wire wire = server.connect()) {
      wire.send(chunked());
      for (int i = 0; i < 32; i++) {
        wire.send("10000\r\n" + " ".repeat(0x10000) + "\r\n");
      }
      Reply reply = wire.send("0\r\n\r\n").receive();

      assertThat(reply.status()).isEqualTo(413);
      assertProblem(reply);
    }
    assertThat(server.counts().rejected()).isEqualTo(1);
    assertThat(server.memory.rejections(APP).get(0).body()).hasSize(64 * 1024);
    assertGoesOn();
  }

  @Test
  void oneMebibyte_isTaken() {
    String notice = join("n-1", "room");
    String body = notice + " ".repeat(MIB - notice.length());

    assertThat(server.post(body).status()).isEqualTo(200);
    assertThat(server.post(body + " ").status()).isEqualTo(413);
  }

  @Test
  void chunksOfOneByte_areOneNotice() {
    try (Wire wire = server.connect()) {
      wire.send(chunked());
      for (char c : join("n-1", "room").toCharArray()) {
        wire.send("1\r\n" + c + "\r\n");
      }
      assertThat(wire.send("0\r\n\r\n").receive().status()).isEqualTo(200);
    }
  }

  @Test
  void connectionThatBreaks_leavesNothing() {
    String body = join("n-1", "room");
    try (Wire wire = server.connect()) {
      wire.send(head(APP.value(), body.length()) + body.substring(1));
    }
    assertGoesOn();
    assertThat(server.counts().received()).isEqualTo(1);
  }

  @Test
  void requestsInOneGo_areAnsweredInOrder() {
    String body = join("n-1", "room");
    try (Wire wire = server.connect()) {
      wire.send((head(APP.value(), body.length()) + body).repeat(3) + head(APP.value(), 2) + "{}");

      assertThat(wire.receive().status()).isEqualTo(200);
      assertThat(wire.receive().status()).isEqualTo(200);
      assertThat(wire.receive().status()).isEqualTo(200);
      assertThat(wire.receive().status()).isEqualTo(400);
    }
  }

  @Test
  void expectedContinue_isSaid() {
    String body = join("n-1", "room");
    try (Wire wire = server.connect()) {
      wire.send(head(APP.value(), body.length(), "Expect: 100-continue"));
      assertThat(wire.receive().status()).isEqualTo(100);
      assertThat(wire.send(body).receive().status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a%2Fb", "a.b", "%C3%BC", "%20", ".."})
  void appIdWithOtherCharacters_isRefusedWithTheRule(String app) {
    Reply reply = server.post(app, join("n-1", "room").getBytes(UTF_8));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body()).contains("1 to 64 of the characters A-Z a-z 0-9 _ and -");
    assertProblem(reply);
  }

  @Test
  void appIdOf65Characters_isRefused() {
    assertThat(server.post("a".repeat(65), new byte[0]).status()).isEqualTo(400);
  }

  @Test
  void appIdWithSlash_isNotFound() {
    Reply reply = server.post("a/b", join("n-1", "room").getBytes(UTF_8));

    assertThat(reply.status()).isEqualTo(404);
    assertProblem(reply);
  }

  private void assertGoesOn() {
    assertThat(server.post(join("n-goes-on", "room")).status()).isEqualTo(200);
  }

  private static String chunked() {
    return head(APP.value(), 0).replace("Content-Length: 0", "Transfer-Encoding: chunked");
  }

  private static void assertProblem(Reply reply) {
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(reply.header("X-Request-Id")).isNotEmpty();
    assertThat(reply.body())
        .contains("\"detail\"")
        .contains(reply.header("X-Request-Id"))
        .doesNotContain("Exception");
  }
}
