package io.agorawebhooks.http;

import static io.agorawebhooks.http.TestServer.APP;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MethodsTest {
  private final TestServer server = new TestServer();

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "PATCH", "post", "BREW"})
  void webhooks_takeOnlyPost(String method) {
    Reply reply = head(method, "/" + APP + "/webhooks");

    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.headers().get("all")).contains("Allow: POST, OPTIONS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE"})
  void reads_takeOnlyGetAndHead(String method) {
    Reply reply = server.request(method, "/api/channels/" + APP, "Content-Length: 0");

    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void head_isGetWithoutABody() {
    Reply reply = head("HEAD", "/api/channels/" + APP);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.headers().get("all")).contains("Content-Type: application/json");
    assertThat(reply.body()).isEmpty();
  }

  @Test
  void options_sayWhatIsAllowed() {
    Reply reply = server.request("OPTIONS", "/" + APP + "/webhooks");

    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.header("Allow")).isEqualTo("POST, OPTIONS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/health",
        "/health/live",
        "/debug/cache",
        "/api/apps",
        "/api/channels/APP",
        "/api/channel/APP?channel=room",
        "/api/channel/APP/room",
        "/api/analytics/minutes/APP",
        "/api/analytics/platforms/APP",
        "/api/analytics/client-types/APP",
        "/api/analytics/reasons/APP",
        "/api/analytics/concurrency/APP",
        "/api/mappings/reasons",
        "/api/notices/APP",
        "/api/notices/APP/n-1",
        "/api/rejected/APP",
        "/api/export/APP/channels",
        "/api/export/APP/date-range"
      })
  void everyRead_answersHeadAndOptionsAndNothingUnknown(String pattern) {
    server.post(TestServer.join("n-1", "room"));
    String path = pattern.replace("APP", APP.value());
    Reply get = server.get(path);
    Reply head = head("HEAD", path);
    assertThat(get.status()).isEqualTo(200);
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.headers().get("all"))
        .contains("Content-Length: " + get.body().getBytes(UTF_8).length);
    assertThat(head.body()).isEmpty();
    Reply options = server.request("OPTIONS", path);
    assertThat(options.status()).isEqualTo(204);
    assertThat(options.header("Allow")).startsWith("GET, HEAD").endsWith("OPTIONS");
    assertThat(server.request("BREW", path).header("Allow")).isEqualTo(options.header("Allow"));
    if (!path.contains("live")) {
      assertThat(server.get(path + (path.contains("?") ? "&" : "?") + "nonsense=1").status())
          .isEqualTo(400);
    }
  }

  private Reply head(String method, String path) {
    try (Wire wire = server.connect()) {
      wire.send(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      return wire.receiveHead();
    }
  }
}
