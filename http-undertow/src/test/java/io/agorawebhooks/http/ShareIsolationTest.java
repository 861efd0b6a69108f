package io.agorawebhooks.http;

import static io.agorawebhooks.http.TestServer.APP;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who has a token, and comes from elsewhere, reads what is shared and nothing else. */
class ShareIsolationTest {
  /** What anybody may ask, token or not: none of it tells anything of an app. */
  private static final Set<String> FOR_ANYONE =
      Set.of("GET /health/live", "GET /api/me", "POST /{app_id}/webhooks");

  private static OpenApiWorld world;

  @BeforeAll
  static void open() {
    world = new OpenApiWorld();
  }

  @AfterAll
  static void close() {
    world.close();
  }

  private static List<OpenApi.Operation> all() {
    try (OpenApiWorld one = new OpenApiWorld()) {
      return one.api.operations();
    }
  }

  private static boolean isOfShares(OpenApi.Operation operation) {
    return operation.path().contains("{token}");
  }

  static List<OpenApi.Operation> others() {
    return all().stream()
        .filter(operation -> !isOfShares(operation))
        .filter(operation -> !FOR_ANYONE.contains(operation.toString()))
        .toList();
  }

  static List<OpenApi.Operation> ofShares() {
    return all().stream()
        .filter(operation -> isOfShares(operation) && operation.method().equals("GET"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("others")
  void token_opensNoOtherEndpoint(OpenApi.Operation operation) {
    String token = world.variable("token");
    String path = world.path(operation);
    for (String query : List.of("", "?token=" + token, "?" + OpenApiWorld.required(operation))) {
      Reply reply =
          world.server.remote(
              operation.method(),
              path + query,
              "Authorization: Bearer " + token,
              "X-Share-Token: " + token,
              "Cookie: share_pass=" + token + "; share_visit=1; token=" + token,
              "Content-Length: 0");
      assertThat(reply.status()).as(path + query).isIn(401, 403, 404);
      assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(reply.body()).doesNotContain("standup", APP.value());
    }
  }

  @ParameterizedTest
  @MethodSource("ofShares")
  void token_opensItsOwnFromElsewhere(OpenApi.Operation operation) {
    String required = OpenApiWorld.required(operation);
    String path = world.path(operation) + (required.isEmpty() ? "" : "?" + required);
    Reply reply = world.server.remote("GET", path);
    assertThat(reply.status()).as(path + reply.body()).isEqualTo(200);
    assertThat(reply.body()).doesNotContain("\"past\"", "n-1");
    Reply stranger =
        world.server.remote("GET", path.replace(world.variable("token"), "A".repeat(43)));
    assertThat(stranger.status()).isEqualTo(404);
    assertThat(stranger.body()).doesNotContain("standup");
  }

  @ParameterizedTest
  @MethodSource("ofShares")
  void token_showsNoOtherChannel(OpenApi.Operation operation) {
    if (operation.path().contains("/channel")) {
      String path = world.path(operation, Map.of("channel", "past"));
      boolean isNamed = operation.path().contains("{channel}");
      Reply reply = world.server.remote("GET", path + (isNamed ? "" : "?channel=past"));
      assertThat(reply.status()).isEqualTo(operation.path().endsWith("/channels") ? 200 : 404);
      assertThat(reply.body()).doesNotContain("\"past\"");
    }
  }
}
