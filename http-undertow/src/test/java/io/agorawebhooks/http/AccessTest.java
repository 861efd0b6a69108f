package io.agorawebhooks.http;

import static io.agorawebhooks.http.TestServer.APP;
import static io.agorawebhooks.http.TestServer.join;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agorawebhooks.access.Grant;
import io.agorawebhooks.access.Scope;
import io.agorawebhooks.access.Signatures;
import io.agorawebhooks.access.Token;
import io.agorawebhooks.kit.Events;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.MemoryAccess;
import io.agorawebhooks.storage.TokenHash;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
  /** Seen from elsewhere, because a proxy passed it on. */
  private static final String REMOTE = "Via: 1.1 proxy";

  private static final AppId OTHER = new AppId("other");
  private static final long NOW = TestServer.CLOCK.instant().getEpochSecond();

  private final MemoryAccess access = new MemoryAccess();
  private TestServer server = server(false, false);

  private TestServer server(boolean isPublic, boolean knownOnly) {
    return new TestServer(
        new HttpServer.Security(() -> Signatures.NONE, access, isPublic, knownOnly));
  }

  private void restart(boolean isPublic, boolean knownOnly) {
    server.close();
    server = server(isPublic, knownOnly);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private void token(String text, Grant grant) {
    token(text, grant, null, null);
  }

  private void token(String text, Grant grant, @Nullable Long expires, @Nullable Long revoked) {
    Token token = new Token("id-" + text, "", grant, NOW - 60, expires, revoked);
    access.tokens().save(token, TokenHash.of(text));
  }

  private Reply remote(Route route, AppId app, String... headers) {
    String[] all =
        Stream.concat(
                Stream.of(REMOTE, "Content-Type: application/json", "Content-Length: 2"),
                Stream.of(headers))
            .toArray(String[]::new);
    boolean hasBody = !route.method().equals("GET");
    String head =
        "%s %s HTTP/1.1\r\nHost: board.example\r\n%s\r\n\r\n"
            .formatted(
                route.method(),
                path(route, app),
                String.join(
                    "\r\n",
                    hasBody
                        ? List.of(all)
                        : List.of(all).stream().filter(h -> !isOfBody(h)).toList()));
    return server.send(hasBody ? head + "{}" : head);
  }

  private static boolean isOfBody(String header) {
    return header.startsWith("Content-");
  }

  private static String path(Route route, AppId app) {
    return route.pattern().stream()
        .map(part -> part.equals("{app_id}") ? app.value() : part.startsWith("{") ? "7" : part)
        .reduce("", (path, part) -> path + "/" + part);
  }

  private List<Route> guarded() {
    List<Route> guarded = server.server.routes().stream().filter(route -> !route.isOpen()).toList();
    assertThat(guarded).hasSizeGreaterThan(20);
    return guarded;
  }

  @Test
  void nobody_getsNothingOfAnyEndpoint() {
    server.tell("room", Events.create(TestServer.JOINED));
    for (Route route : guarded()) {
      Reply reply = remote(route, APP);
      assertThat(reply.status()).as(route.toString()).isEqualTo(401);
      assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
      assertThat(reply.body()).doesNotContain("room").doesNotContain(APP.value());
    }
  }

  @Test
  void tokenOfOneApp_getsNothingOfAnother() {
    token("mine", new Grant(Set.of(OTHER), Set.of(Scope.values())));
    for (Route route : guarded()) {
      boolean isOfAnApp = route.pattern().contains("{app_id}");
      Reply reply = remote(route, APP, "Authorization: Bearer mine");
      if (isOfAnApp || route.access() == Route.Access.READ_ALL) {
        assertThat(reply.status()).as(route.toString()).isEqualTo(403);
      }
      if (isOfAnApp) {
        assertThat(remote(route, OTHER, "Authorization: Bearer mine").status())
            .as(route.toString())
            .isNotIn(401, 403);
      }
    }
  }

  @Test
  void tokenWithoutAScope_mayNotDoIt() {
    for (Scope scope : Scope.values()) {
      token(scope.text(), new Grant(Set.of(), Set.of(scope)));
    }
    for (Route route : guarded()) {
      for (Scope scope : Scope.values()) {
        Reply reply = remote(route, APP, "Authorization: Bearer " + scope.text());
        boolean fits = route.access().name().startsWith(scope.name());
        assertThat(reply.status() != 403).as(route + " by " + scope).isEqualTo(fits);
      }
    }
  }

  @Test
  void openRoutes_areThese() {
    assertThat(
            server.server.routes().stream()
                .filter(Route::isOpen)
                .filter(route -> !route.pattern().contains("{token}"))
                .map(route -> route.method() + " /" + String.join("/", route.pattern())))
        .containsExactlyInAnyOrder(
            "POST /{app_id}/webhooks",
            "GET /health/live",
            "GET /login",
            "POST /login",
            "GET /login.css",
            "POST /logout",
            "GET /api/me");
  }

  @Test
  void apps_areThoseThatMayBeSeen() {
    server.post(join("n-1", "room"));
    server.post(OTHER.value(), join("n-1", "room").getBytes(UTF_8));
    access.appNames().name(OTHER, "Mine");
    token("mine", new Grant(Set.of(OTHER), Set.of(Scope.READ)));

    JsonNode apps =
        TestServer.json(server.request("GET", "/api/apps", REMOTE, "Authorization: Bearer mine"));
    assertThat(apps.get("apps")).hasSize(1);
    assertThat(apps.get("apps").get(0).get("app_id").textValue()).isEqualTo("other");
    assertThat(apps.get("apps").get(0).get("name").textValue()).isEqualTo("Mine");
    assertThat(server.json("/api/apps").get("apps")).hasSize(2);
  }

  @Test
  void token_isGoodUntilItExpiresOrIsRevoked() {
    token("good", Grant.ALL, NOW + 1, null);
    token("old", Grant.ALL, NOW, null);
    token("gone", Grant.ALL, null, NOW - 1);

    assertThat(asked("Bearer good")).isEqualTo(200);
    assertThat(asked("bearer  good")).isEqualTo(200);
    assertThat(asked("Bearer old")).isEqualTo(401);
    assertThat(asked("Bearer gone")).isEqualTo(401);
    access.tokens().revoke("id-good", NOW);
    assertThat(asked("Bearer good")).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer", "Bearer ", "Bearer x", "Basic Z29vZDpnb29k", "good", ""})
  void badToken_isRefusedFromThisMachineToo(String header) {
    token("good", Grant.ALL);

    assertThat(asked(header)).isEqualTo(401);
    assertThat(server.request("GET", "/api/channels/" + APP, "Authorization: " + header).status())
        .isEqualTo(401);
  }

  private int asked(String authorization) {
    String header = "Authorization: " + authorization;
    return server.request("GET", "/api/channels/" + APP, REMOTE, header).status();
  }

  @Test
  void publicDashboard_letsEverybodyLookAndExport() {
    restart(true, false);

    for (Route route : guarded()) {
      assertThat(remote(route, APP).status() == 403)
          .as(route.toString())
          .isEqualTo(route.access() == Route.Access.ADMIN);
    }
    assertThat(server.request("GET", "/api/me", REMOTE).body()).contains("\"public\"");
  }

  @Test
  void me_saysWhoAsks() {
    token("mine", new Grant(Set.of(OTHER), Set.of(Scope.READ)));

    JsonNode local = server.json("/api/me");
    assertThat(local.get("kind").textValue()).isEqualTo("local");
    assertThat(local.get("apps").isNull()).isTrue();
    JsonNode token =
        TestServer.json(server.request("GET", "/api/me", REMOTE, "Authorization: Bearer mine"));
    assertThat(token.toString())
        .isEqualTo(
            "{\"kind\":\"token\",\"name\":\"id-mine\",\"scopes\":[\"read\"],\"apps\":[\"other\"]}");
    JsonNode nobody = TestServer.json(server.request("GET", "/api/me", REMOTE));
    assertThat(nobody.get("kind").textValue()).isEqualTo("nobody");
    assertThat(nobody.get("scopes")).isEmpty();
  }

  @Test
  void liveStream_opensWithAToken() {
    token("mine", new Grant(Set.of(APP), Set.of(Scope.READ)));
    String request =
        "GET /api/live/%s/events HTTP/1.1\r\nHost: a\r\n%s\r\nAuthorization: Bearer mine\r\n\r\n";
    try (Wire wire = server.connect()) {
      assertThat(wire.send(request.formatted(APP, REMOTE)).receive().status()).isEqualTo(200);
    }
  }

  @Test
  void pageOfAnotherOrigin_mayChangeNothing() {
    String path = "/api/analytics/minutes/" + APP;

    assertThat(server.postJson(path, "{}").status()).isEqualTo(200);
    assertThat(server.postJson(path, "{}", "Origin: http://localhost").status()).isEqualTo(200);
    assertThat(server.postJson(path, "{}", "Sec-Fetch-Site: same-origin").status()).isEqualTo(200);
    assertThat(server.postJson(path, "{}", "Origin: https://evil.example").status()).isEqualTo(403);
    assertThat(server.postJson(path, "{}", "Origin: null").status()).isEqualTo(403);
    assertThat(server.postJson(path, "{}", "Sec-Fetch-Site: cross-site").status()).isEqualTo(403);
    assertThat(server.postJson(path, "{}", "Sec-Fetch-Site: same-site").status()).isEqualTo(403);
  }

  @Test
  void unknownApp_isTurnedAwayWhereOnlyKnownOnesMaySend() {
    restart(false, true);

    assertThat(server.post(join("n-1", "room")).status()).isEqualTo(404);
    access.appNames().name(APP, "Mine");
    assertThat(server.post(join("n-1", "room")).status()).isEqualTo(200);
    assertThat(server.counts().received()).isEqualTo(1);
  }

  @Test
  void answersOfTheApi_areSavedUnderANameOfOurs() {
    server.tell("run.bat", Events.create(TestServer.JOINED));
    for (String path :
        List.of("/api/me", "/api/channels/" + APP, "/api/channel/" + APP + "/run.bat")) {
      assertThat(server.get(path).header("Content-Disposition"))
          .as(path)
          .isEqualTo("attachment; filename=\"api.json\"");
    }
    assertThat(server.get("/health").headers()).doesNotContainKey("content-disposition");
  }

  @Test
  void everyAnswer_keepsBrowsersStrict() {
    for (String path : List.of("/api/apps", "/nothing", "/login", "/health/live")) {
      Reply reply = server.get(path);
      assertThat(reply.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
      assertThat(reply.header("X-Frame-Options")).isEqualTo("DENY");
      assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(reply.header("Content-Security-Policy")).contains("default-src 'none'");
      assertThat(reply.header("Strict-Transport-Security")).isEmpty();
      assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
      assertThat(reply.header("Content-Type")).isNotEmpty();
      assertThat(reply.headers()).doesNotContainKeys("server", "x-powered-by");
    }
  }
}
