package io.agorawebhooks.http;

import static io.agorawebhooks.http.TestServer.APP;
import static io.agorawebhooks.http.TestServer.JOINED;
import static io.agorawebhooks.http.TestServer.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agorawebhooks.kit.ChannelNames;
import io.agorawebhooks.kit.Events;
import io.agorawebhooks.storage.Share;
import io.agorawebhooks.storage.Shared;
import io.agorawebhooks.storage.TokenHash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Links by which others, wherever they are, may read a part of an app. */
class SharesTest {
  private static final String SHARE = "/api/export/" + APP + "/share";
  private static final String TEXT = "application/problem+json";
  private static final Pattern PASS = Pattern.compile("share_pass=[^;]+");

  private final TestServer server = TestServer.forAnyone();

  @AfterEach
  void close() {
    server.close();
  }

  /** Two calls in a room, an hour apart, and one in another. */
  private void calls() {
    server.tell("room", Events.create(JOINED), Events.user(103, 7, JOINED));
    server.tell("room", Events.leave(104, 7, JOINED + 60, 60L), Events.destroy(JOINED + 60));
    server.tell("room", Events.create(JOINED + 1800), Events.user(105, 8, JOINED + 1800));
    server.tell("room", Events.leave(106, 8, JOINED + 1920, 120L));
    server.tell("hall", Events.user(103, 9, JOINED), Events.leave(104, 9, JOINED + 30, 30L));
  }

  private JsonNode create(String body) {
    Reply reply = server.postJson(SHARE, body);
    assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    return TestServer.read(reply);
  }

  private String token(String body) {
    return create(body).get("token").asText();
  }

  private Reply shared(String token, String path, String... headers) {
    return server.remote("GET", "/api/shared/" + token + path, headers);
  }

  private Reply head(String token, String... headers) {
    return server.remote("GET", "/api/export/public/" + token, headers);
  }

  private JsonNode owner() {
    return server.json(SHARE).get("shares");
  }

  private static void assertNothing(Reply reply) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(404);
    assertThat(reply.header("Content-Type")).isEqualTo(TEXT);
    assertThat(reply.body()).contains("no such share, or it is not open any more");
  }

  private static List<String> names(Reply reply) {
    List<String> names = new ArrayList<>();
    TestServer.json(reply)
        .get("channels")
        .forEach(
            row ->
                names.add(
                    row.get("channel_name").asText() + " " + row.get("total_seconds").asText()));
    return names;
  }

  @Test
  void call_isReadFromElsewhere() {
    calls();
    JsonNode made =
        create("{\"what\":\"call\",\"channel\":\"room\",\"session_id\":%d}".formatted(JOINED));
    String token = made.get("token").asText();

    assertThat(made.get("share_url").asText())
        .matches("http://(localhost|127\\.0\\.0\\.1)(:[0-9]+)?/share/" + token);
    assertThat(made.get("expires_at").asText()).isEqualTo("2026-01-08T11:00:00Z");
    assertThat(made.get("what").asText()).isEqualTo("call");
    assertThat(made.get("note").asText()).isNotEmpty();
    JsonNode head = TestServer.json(head(token));
    assertThat(head.get("password_needed").asBoolean()).isFalse();
    assertThat(head.get("channel_name").asText()).isEqualTo("room");
    assertThat(head.get("channel_session_id").asText()).isEqualTo("" + JOINED);
    assertThat(head.at("/totals/total_seconds").asLong()).isEqualTo(60);
    assertThat(names(shared(token, "/channels"))).containsExactly("room 60");
    JsonNode call = TestServer.json(shared(token, "/channel/room"));
    assertThat(call.get("channel_session_id").asText()).isEqualTo("" + JOINED);
    assertThat(call.get("calls")).isEmpty();
    assertThat(shared(token, "/channel/room?session_id=" + (JOINED + 1800)).status())
        .isEqualTo(404);
    assertThat(shared(token, "/channel/hall").status()).isEqualTo(404);
  }

  @Test
  void callWithoutId_isTheNewest() {
    calls();
    assertThat(
            create("{\"what\":\"call\",\"channel\":\"room\"}").get("channel_session_id").asText())
        .isEqualTo("" + (JOINED + 1800));
  }

  @Test
  void channel_isAllItsCalls() {
    calls();
    String token = token("{\"what\":\"channel\",\"channel_name\":\"room\"}");
    assertThat(names(shared(token, "/channels"))).containsExactly("room 120", "room 60");
    assertThat(names(shared(token, "/channels?channel=hall"))).isEmpty();
    assertThat(names(shared(token, "/channels?q=hall"))).isEmpty();
    assertThat(TestServer.json(shared(token, "/channel/room")).get("calls")).hasSize(1);
    server.tell("room", Events.user(103, 5, JOINED + 3000));
    assertThat(TestServer.json(shared(token, "/channel/room")).get("unique_users").asInt())
        .isEqualTo(2);
  }

  @Test
  void filter_isNarrowedAndNeverWidened() {
    calls();
    String token =
        token("{\"what\":\"filter\",\"role\":[\"host\"],\"end_date\":\"2026-01-01T10:00:40Z\"}");
    assertThat(names(shared(token, "/channels"))).containsExactly("room 40", "hall 30");
    assertThat(names(shared(token, "/channels?role=audience"))).isEmpty();
    assertThat(names(shared(token, "/channels?role=host,audience")))
        .containsExactly("room 40", "hall 30");
    assertThat(names(shared(token, "/channels?end_date=2026-01-02")))
        .containsExactly("room 40", "hall 30");
    assertThat(names(shared(token, "/channels?start_date=2026-01-01T10:00:35Z")))
        .containsExactly("room 5");
    assertThat(names(shared(token, "/channels?start_date=2026-01-01T10:20:00Z"))).isEmpty();
    assertThat(TestServer.json(shared(token, "/channel/room")).get("channel_session_id").asText())
        .isEqualTo("" + JOINED);
    assertThat(shared(token, "/channel/room?session_id=" + (JOINED + 1800)).status())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @FieldSource("io.agorawebhooks.http.CallPagesTest#PAGES")
  void pages_areOfWhatIsShared(String page) {
    calls();
    String token =
        token("{\"what\":\"call\",\"channel\":\"room\",\"session_id\":%d}".formatted(JOINED));
    for (String path : List.of("/channel/room/" + page, "/channel/" + page + "?channel=room")) {
      Reply reply = shared(token, path);
      assertThat(reply.status()).as(reply.body()).isEqualTo(200);
      assertThat(reply.body()).contains("" + JOINED).doesNotContain("" + (JOINED + 1800));
    }
    assertThat(shared(token, "/channel/hall/" + page).status()).isEqualTo(404);
    assertThat(shared(token, "/channel/" + page + "?channel=hall").status()).isEqualTo(404);
  }

  @Test
  void mappings_areRead() {
    calls();
    String token = token("{\"what\":\"channel\",\"channel\":\"room\"}");
    assertThat(shared(token, "/mappings/platforms").body()).contains("platform_mapping");
    assertThat(shared(token, "/mappings/secrets").status()).isEqualTo(404);
  }

  @Test
  void hostileNames_areShared() {
    for (String name : ChannelNames.all()) {
      server.tell(name, Events.create(JOINED), Events.user(103, 7, JOINED));
      String token =
          token("{\"what\":\"channel\",\"channel\":%s}".formatted(TestServer.quoted(name)));
      assertThat(TestServer.json(head(token)).get("channel_name").asText()).isEqualTo(name);
      JsonNode found = TestServer.json(shared(token, "/channel?channel=" + encoded(name)));
      assertThat(found.get("channel_name").asText()).isEqualTo(name);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"what":"call"}                                             | channel is missing
          {"what":"channel"}                                          | channel is missing
          {"what":"app"}                                              | Allowed: call, channel, filter
          {"what":"filter"}                                           | at least one of
          {}                                                          | at least one of
          {"what":"filter","session_id":5,"role":"host"}              | without session_id
          {"what":"channel","channel":"room","session_id":5}          | it is no call
          {"what":"channel","channel":["room","hall"]}                | given twice
          {"what":"call","channel":"room","role":"host"}              | shared whole
          {"what":"call","channel":"room","session_id":"x"}           | session_id
          {"channel":"room","expires_in":0}                           | expires_in
          {"channel":"room","expires_in":99999999999}                 | expires_in
          {"channel":"room","expires_in":"1d"}                        | expires_in
          {"channel":"room","password":""}                            | Allowed: 1 to 72
          {"channel":"room","views":7}                                | unknown
          {"what":"filter","role":"speaker"}                          | role
          []                                                          | JSON object
          """)
  void badShare_isRefused(String body, String why) {
    calls();
    Reply reply = server.postJson(SHARE, body);
    assertThat(reply.status()).as(reply.body()).isEqualTo(400);
    assertThat(reply.body()).contains(why);
    assertThat(owner()).isEmpty();
  }

  @Test
  void longPassword_isRefusedAndNotShown() {
    calls();
    String body = "{\"channel\":\"room\",\"password\":\"%s\"}".formatted("p".repeat(73));
    Reply reply = server.postJson(SHARE, body);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body()).doesNotContain("ppp");
  }

  @Test
  void unknownChannelOrCall_isNotFound() {
    calls();
    assertThat(server.postJson(SHARE, "{\"channel\":\"Room\"}").status()).isEqualTo(404);
    assertThat(server.postJson(SHARE, "{\"channel\":\"room\",\"session_id\":1}").status())
        .isEqualTo(404);
  }

  @Test
  void whatIsMeant_followsFromWhatIsGiven() {
    calls();
    assertThat(create("{\"channel\":\"room\"}").get("what").asText()).isEqualTo("channel");
    assertThat(create("{\"channel_name\":\"room\",\"session_id\":" + JOINED + "}").get("what"))
        .hasToString("\"call\"");
    assertThat(create("{\"channel\":\"room\",\"role\":\"host\"}").get("what"))
        .hasToString("\"filter\"");
  }

  @Test
  void list_hasAllButWhatOpensThem() {
    calls();
    JsonNode open = create("{\"channel\":\"room\",\"password\":\"open sesame\"}");
    JsonNode revoked = create("{\"what\":\"filter\",\"platform\":[7,null]}");
    server.request("DELETE", SHARE + "/" + revoked.get("share_id").asText());
    server
        .memory
        .shares()
        .save(
            new Share("old", APP, new Shared.Channel("x"), TokenHash.of("x"), null, 0, 9, null, 3));
    String all = server.get(SHARE).body();

    assertThat(all)
        .doesNotContain(open.get("token").asText())
        .doesNotContain(revoked.get("token").asText())
        .doesNotContain("sesame")
        .doesNotContain("$2a")
        .doesNotContain(TokenHash.of(open.get("token").asText()).hex());
    assertThat(owner()).hasSize(3);
    for (JsonNode share : owner()) {
      String id = share.get("share_id").asText();
      assertThat(share.get("status").asText())
          .isEqualTo(
              id.equals("old")
                  ? "expired"
                  : id.equals(open.get("share_id").asText()) ? "active" : "revoked");
      assertThat(share.get("views").asLong()).isEqualTo(id.equals("old") ? 3 : 0);
      assertThat(share.get("password_needed").asBoolean())
          .isEqualTo(id.equals(open.get("share_id").asText()));
    }
  }

  @Test
  void list_goesOnBehindEachPage() {
    calls();
    for (int i = 0; i < 5; i++) {
      create("{\"channel\":\"room\"}");
    }
    List<String> ids = new ArrayList<>();
    String next = "";
    for (int page = 0; page < 3; page++) {
      JsonNode found = TestServer.json(server.get(SHARE + "?per_page=2" + next));
      found.get("shares").forEach(share -> ids.add(share.get("share_id").asText()));
      assertThat(found.at("/pagination/has_next").asBoolean()).isEqualTo(page < 2);
      next = "&after=" + found.at("/pagination/next").asText();
    }
    assertThat(ids).hasSize(5).doesNotHaveDuplicates();
    assertThat(owner()).extracting(share -> share.get("share_id").asText()).isEqualTo(ids);
    assertThat(server.get(SHARE + "?after=7").status()).isEqualTo(400);
  }

  @Test
  void revoked_opensNothingAnyMore() {
    calls();
    JsonNode made = create("{\"channel\":\"room\"}");
    String token = made.get("token").asText();
    String path = SHARE + "/" + made.get("share_id").asText();
    assertThat(shared(token, "/channels").status()).isEqualTo(200);
    assertThat(server.request("DELETE", "/api/export/other/share/x").status()).isEqualTo(404);
    assertThat(server.request("DELETE", path.replace(APP.value(), "other")).status())
        .isEqualTo(404);
    assertThat(shared(token, "/channels").status()).isEqualTo(200);
    assertThat(server.request("DELETE", path).body()).contains("revoked");
    assertThat(server.request("DELETE", path).status()).isEqualTo(200);
    assertNothing(shared(token, "/channels"));
    assertNothing(head(token));
  }

  @Test
  void unknownRevokedAndExpired_areOneAnswer() {
    calls();
    String gone = "A".repeat(43);
    server
        .memory
        .shares()
        .save(
            new Share(
                "e",
                APP,
                new Shared.Channel("room"),
                TokenHash.of(gone),
                null,
                0,
                JOINED + 3600,
                null,
                0));
    for (String token : List.of(gone, "B".repeat(43), "short", "%00", "..", "x".repeat(5000))) {
      assertNothing(head(token));
      for (String path :
          List.of(
              "/channels",
              "/channels?no=1",
              "/channel/room",
              "/channel?channel=room",
              "/channel/room/timeline",
              "/mappings/platforms")) {
        assertNothing(shared(token, path));
      }
      Reply unlock = server.postJson("/api/shared/" + token + "/password", "{\"password\":\"x\"}");
      assertNothing(unlock);
    }
  }

  @Test
  void views_areCountedOnceAVisit() {
    calls();
    String token = token("{\"channel\":\"room\"}");
    Reply first = head(token);
    assertThat(first.header("Set-Cookie"))
        .contains("Path=/api/export/public/" + token)
        .contains("HttpOnly")
        .contains("SameSite=Strict");
    head(token, "Cookie: share_visit=1");
    shared(token, "/channels");
    try (Wire wire = server.connect()) {
      wire.send(
          "HEAD /api/export/public/" + token + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      wire.receiveHead();
    }
    assertThat(owner().get(0).get("views").asInt()).isEqualTo(1);
    head(token);
    assertThat(owner().get(0).get("views").asInt()).isEqualTo(2);
  }

  @Test
  void password_opensOnceAndThenACookieDoes() {
    calls();
    String token = token("{\"channel\":\"room\",\"password\":\"open sesame\"}");
    Reply closed = shared(token, "/channels");
    assertThat(closed.status()).isEqualTo(401);
    assertThat(closed.body()).contains("password is missing").doesNotContain("room");
    Reply head = head(token);
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body())
        .contains("\"password_needed\":true")
        .doesNotContain("room", APP.value());
    assertThat(owner().get(0).get("views").asInt()).isZero();

    Reply opened = unlock(token, "open sesame");
    assertThat(opened.status()).as(opened.body()).isEqualTo(204);
    assertThat(opened.header("Set-Cookie").lines())
        .hasSize(2)
        .allMatch(cookie -> cookie.contains("; HttpOnly; SameSite=Strict"))
        .anyMatch(cookie -> cookie.contains("Path=/api/shared/" + token + ";"))
        .anyMatch(cookie -> cookie.contains("Path=/api/export/public/" + token + ";"));
    String cookie = "Cookie: " + pass(opened);
    assertThat(names(shared(token, "/channels", cookie))).hasSize(2);
    assertThat(TestServer.json(head(token, cookie)).get("channel_name").asText()).isEqualTo("room");
  }

  private Reply unlock(String token, String password) {
    return server.postJson(
        "/api/shared/" + token + "/password",
        "{\"password\":%s}".formatted(TestServer.quoted(password)),
        "Via: 1.1 elsewhere");
  }

  private static String pass(Reply reply) {
    var found = PASS.matcher(reply.header("Set-Cookie"));
    assertThat(found.find()).isTrue();
    return found.group();
  }

  @Test
  void cookie_isGoodForItsShareOnly() {
    calls();
    String one = token("{\"channel\":\"room\",\"password\":\"same\"}");
    String other = token("{\"channel\":\"hall\",\"password\":\"same\"}");
    String pass = pass(unlock(one, "same"));
    assertThat(shared(one, "/channels", "Cookie: " + pass).status()).isEqualTo(200);
    assertThat(shared(other, "/channels", "Cookie: " + pass).status()).isEqualTo(401);
    String later = pass.replaceFirst("=[0-9]+\\.", "=" + (JOINED + 999_999) + ".");
    Stream.of(later, "share_pass=", "share_pass=1.x", pass.substring(0, pass.length() - 1), "a=b")
        .forEach(
            bad ->
                assertThat(shared(one, "/channels", "Cookie: " + bad).status())
                    .as(bad)
                    .isEqualTo(401));
  }

  @Test
  void wrongPasswords_areLimitedPerShare() {
    calls();
    String token = token("{\"channel\":\"room\",\"password\":\"right\"}");
    String other = token("{\"channel\":\"room\",\"password\":\"right\"}");
    assertThat(unlock(token, "right").status()).isEqualTo(204);
    for (int i = 0; i < Attempts.MOST; i++) {
      assertThat(unlock(token, i % 2 == 0 ? "Right" : "r".repeat(100)).status()).isEqualTo(403);
    }
    Reply limited = unlock(token, "right");
    assertThat(limited.status()).isEqualTo(429);
    assertThat(limited.header("Retry-After")).isEqualTo("60");
    assertThat(unlock(other, "right").status()).isEqualTo(204);
  }

  @Test
  void attempts_areForgivenAfterAMinute() {
    Attempts attempts = new Attempts(Duration.ofMinutes(1));
    for (int i = 0; i < Attempts.MOST; i++) {
      attempts.begin("a", 100);
    }
    assertThat(refused(attempts, 159)).contains("wrong passwords");
    assertThat(refused(attempts, 160)).isEmpty();
  }

  private static String refused(Attempts attempts, long now) {
    try {
      attempts.begin("a", now);
      return "";
    } catch (HttpProblem e) {
      return e.detail();
    }
  }

  @Test
  void managing_isForPeopleOnThisMachine() {
    calls();
    assertThat(server.remote("GET", SHARE).status()).isEqualTo(401);
    assertThat(server.remote("POST", SHARE).status()).isEqualTo(401);
    assertThat(server.remote("DELETE", SHARE + "/x").status()).isEqualTo(401);
  }

  @Test
  void token_has256RandomBits() {
    calls();
    String one = token("{\"channel\":\"room\"}");
    String other = token("{\"channel\":\"room\"}");
    assertThat(one).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(other);
  }
}
