package io.agorawebhooks.http;

import static io.agorawebhooks.http.TestServer.APP;
import static io.agorawebhooks.http.TestServer.encoded;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.access.Grant;
import io.agorawebhooks.access.Scope;
import io.agorawebhooks.access.Signatures;
import io.agorawebhooks.access.User;
import io.agorawebhooks.storage.MemoryAccess;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginsTest {
  private static final String REMOTE = "Via: 1.1 proxy";
  private static final String OWN = "Origin: https://board.example";
  private static final String PASSWORD = "correct horse & battery=staple \u00fc";
  private static final String HASH = HttpServer.passwords().hash(PASSWORD);

  private final MemoryAccess access = new MemoryAccess();
  private final TestServer server =
      new TestServer(new HttpServer.Security(() -> Signatures.NONE, access, false, false));

  LoginsTest() {
    access.users().save(new User("ann", HASH, new Grant(Set.of(APP), Set.of(Scope.READ)), 0));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private Reply post(String path, String form, String... headers) {
    byte[] body = form.getBytes(UTF_8);
    String head =
        "POST %s HTTP/1.1\r\nHost: board.example\r\n%s\r\nContent-Length: %d\r\n%s\r\n\r\n"
            .formatted(path, REMOTE, body.length, String.join("\r\n", headers));
    try (Wire wire = server.connect()) {
      return wire.send(head).send(body).receive();
    }
  }

  private Reply logIn(String name, String password, String next) {
    String form =
        "name=%s&password=%s&next=%s".formatted(encoded(name), encoded(password), encoded(next));
    return post("/login", form, OWN);
  }

  private String cookie() {
    Reply reply = logIn("ann", PASSWORD, "/");
    assertThat(reply.status()).isEqualTo(303);
    return reply.header("Set-Cookie").split(";", 2)[0];
  }

  private Reply get(String path, String cookie) {
    return server.request("GET", path, REMOTE, "Cookie: " + cookie);
  }

  @Test
  void rightPassword_setsACookieThatOpens() {
    Reply reply = logIn("ann", PASSWORD, "/?appId=a&view=minutes");

    assertThat(reply.status()).isEqualTo(303);
    assertThat(reply.header("Location")).isEqualTo("/?appId=a&view=minutes");
    assertThat(reply.header("Set-Cookie"))
        .matches(
            "agora_webhooks_login=[\\w-]{43}; Path=/; Max-Age=43200; HttpOnly; SameSite=Strict");
    String cookie = reply.header("Set-Cookie").split(";", 2)[0];
    assertThat(get("/api/channels/" + APP, cookie).status()).isEqualTo(200);
    assertThat(get("/api/channels/other", cookie).status()).isEqualTo(403);
    assertThat(get("/api/me", cookie).body()).contains("\"user\"").contains("\"ann\"");
  }

  @ParameterizedTest
  @CsvSource({"ann,wrong", "ann,''", "bob,x", "'','x'", "<b>,x"})
  void wrongPassword_saysNotWhichWasWrong(String name, String password) {
    Reply reply = logIn(name, password, "/\"><script>");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.header("Set-Cookie")).isEmpty();
    assertThat(reply.body())
        .contains("Name or password is wrong.")
        .contains("name=\"next\" value=\"/&quot;&gt;&lt;script&gt;\"")
        .doesNotContain("<script>");
    assertThat(reply.header("Content-Security-Policy")).contains("form-action 'self'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"//evil.example", "/\\evil.example", "https://evil.example", "x", "/\r\na: b"})
  void next_leadsNowhereElse(String next) {
    assertThat(logIn("ann", PASSWORD, next).header("Location")).isEqualTo("/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Origin: https://evil.example", "Sec-Fetch-Site: cross-site"})
  void foreignPage_canNotLogIn(String header) {
    assertThat(post("/login", "name=ann&password=x&next=/", header).status()).isEqualTo(403);
    assertThat(post("/logout", "", header, "Cookie: " + cookie()).status()).isEqualTo(403);
  }

  @Test
  void cookie_opensNothingThatChangesWithoutAnOrigin() {
    String cookie = "Cookie: " + cookie();
    String json = "Content-Type: application/json";
    String path = "/api/analytics/minutes/" + APP;

    assertThat(post(path, "{}", cookie, json, OWN).status()).isEqualTo(200);
    assertThat(post(path, "{}", cookie, json).status()).isEqualTo(403);
    assertThat(post(path, "{}", cookie, json, "Sec-Fetch-Site: cross-site").status())
        .isEqualTo(403);
  }

  @Test
  void logOut_endsTheLogin() {
    String cookie = cookie();
    Reply reply = post("/logout", "", OWN, "Cookie: " + cookie);

    assertThat(reply.status()).isEqualTo(303);
    assertThat(reply.header("Set-Cookie")).contains("Max-Age=0");
    assertThat(get("/api/channels/" + APP, cookie).status()).isEqualTo(401);
  }

  @Test
  void deletedUser_isOutAtOnce() {
    String cookie = cookie();
    access.users().delete("ann");

    assertThat(get("/api/channels/" + APP, cookie).status()).isEqualTo(401);
  }

  @Test
  void wrongPasswords_areFewAMinute() {
    for (int i = 0; i < 5; i++) {
      assertThat(logIn("bob", "wrong", "/").status()).isEqualTo(401);
    }
    Reply reply = logIn("ann", PASSWORD, "/");
    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.header("Retry-After")).isNotEmpty();
  }

  @Test
  void form_isAPage() {
    Reply reply = server.request("GET", "/login?next=%2F%3FappId%3Da", REMOTE);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).startsWith("text/html");
    assertThat(reply.body())
        .contains("value=\"/?appId=a\"")
        .contains("autocomplete=\"username\"", "autocomplete=\"current-password\"");
    assertThat(server.request("GET", "/login.css", REMOTE).status()).isEqualTo(200);
  }

  @Test
  void longPasswords_countWhole() {
    String hash = HttpServer.passwords().hash("a".repeat(100) + "b");

    assertThat(HttpServer.passwords().matches("a".repeat(100) + "b", hash)).isTrue();
    assertThat(HttpServer.passwords().matches("a".repeat(100) + "c", hash)).isFalse();
    assertThat(HttpServer.passwords().matches("", HASH)).isFalse();
    assertThat(HttpServer.passwords().matches(PASSWORD, "none")).isFalse();
  }
}
