package io.agorawebhooks.http;

import static io.agorawebhooks.http.TestServer.APP;
import static io.agorawebhooks.http.TestServer.join;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalAccessTest {
  private final TestServer server = new TestServer();

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST:8000", "127.0.0.1", "127.0.0.1:1", "[::1]:443"})
  void localHost_isAnswered(String host) {
    assertThat(getWithHost(host).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hooks.example",
        "localhost.hooks.example",
        "127.0.0.1.hooks.example",
        "127.0.0.2",
        ""
      })
  void otherHost_isForbidden(String host) {
    assertForbidden(getWithHost(host), "Host");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:x", "user@localhost", "localhost\r\nHost: localhost"})
  void hostThatIsNone_isRefused(String host) {
    assertThat(getWithHost(host).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Forwarded: for=1.2.3.4",
        "X-Forwarded-For: 1.2.3.4",
        "x-forwarded-proto: https",
        "X-Forwarded-Anything:",
        "X-Real-IP: 1.2.3.4",
        "True-Client-IP: 1.2.3.4",
        "CF-Connecting-IP: 1.2.3.4",
        "X-Client-IP: 1.2.3.4",
        "X-Cluster-Client-IP: 1.2.3.4",
        "Fly-Client-IP: 1.2.3.4",
        "X-ProxyUser-Ip: 1.2.3.4",
        "X-Original-URL: /",
        "X-Original-Forwarded-For: 1.2.3.4",
        "X-WAP-Forwarded: 1.2.3.4",
        "Via: 1.1 proxy"
      })
  void forwardedRequest_isForbidden(String header) {
    Reply reply = server.request("GET", "/api/channels/" + APP, header);
    assertForbidden(reply, "forwarded");
  }

  @Test
  void health_isForPeopleOnThisMachine() {
    assertThat(server.get("/health").status()).isEqualTo(200);
    assertThat(server.request("GET", "/health", "Via: x").status()).isEqualTo(401);
  }

  @Test
  void livenessAndWebhooks_areForAnyone() {
    assertThat(server.request("GET", "/health/live", "Via: x").body())
        .isEqualTo("{\"status\":\"ok\"}");
    byte[] body = join("n-1", "room").getBytes(UTF_8);
    assertThat(server.post(APP.value(), body, "Via: x").status()).isEqualTo(200);
  }

  private Reply getWithHost(String host) {
    return server.send("GET /api/channels/" + APP + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
  }

  private static void assertForbidden(Reply reply, String reason) {
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(reply.body()).contains("Only requests from this machine").contains(reason);
  }
}
