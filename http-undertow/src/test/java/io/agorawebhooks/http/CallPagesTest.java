package io.agorawebhooks.http;

import static io.agorawebhooks.http.TestServer.APP;
import static io.agorawebhooks.http.TestServer.JOINED;
import static io.agorawebhooks.http.TestServer.encoded;
import static io.agorawebhooks.http.TestServer.join;
import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.kit.ChannelNames;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The addresses below that of a channel. */
class CallPagesTest {
  private static final String CHANNEL = "/api/channel/" + APP;
  static final List<String> PAGES =
      List.of(
          "role-analytics", "quality-metrics", "multi-user", "timeline", "lanes", "concurrency");

  private final TestServer server = new TestServer();

  @AfterEach
  void close() {
    server.close();
  }

  private Reply ok(String path) {
    Reply reply = server.get(path);
    assertThat(reply.status()).as(path).isEqualTo(200);
    return reply;
  }

  private void assertRefused(int status, String path, String named) {
    Reply reply = server.get(path);
    assertThat(reply.status()).as(path).isEqualTo(status);
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(reply.body()).contains(named, "request_id").doesNotContain("Exception", "\\tat ");
  }

  private static String named(String channel) {
    return "\"channel_name\":\"" + channel.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /** A host of 90 s, who then comes back to stay. */
  private void call(String channel) {
    server.post(join("n-1", channel));
    server.post(user("n-2", channel, 104, 7, JOINED + 90, "\"duration\":90,\"reason\":999"));
    server.post(user("n-3", channel, 105, 8, JOINED + 30, "\"account\":\"a b\""));
  }

  static String user(String noticeId, String channel, int type, long uid, long ts, String more) {
    return """
        {"noticeId":"%s","productId":1,"eventType":%d,"sid":"S-%s","payload":\
        {"channelName":"%s","ts":%d,"uid":%d,"platform":7,%s}}"""
        .formatted(noticeId, type, noticeId, channel, ts, uid, more);
  }

  @Test
  void hostileNames_areFoundInEveryForm() {
    for (String name : ChannelNames.all()) {
      server.post(join("n-" + name.hashCode(), name));
      for (String page : PAGES) {
        String path = CHANNEL + "/" + encoded(name) + "/" + page;
        assertThat(ok(path).body()).as(path).contains(named(name));
        String parameter = CHANNEL + "/" + page + "?channel=" + encoded(name);
        assertThat(ok(parameter).body()).as(parameter).contains(named(name));
      }
    }
  }

  @Test
  void channelWithTheNameOfAPage_isItselfUnlessAChannelIsNamed() {
    call("room");
    for (String page : PAGES) {
      server.post(join("p-" + page, page));
      Reply itself = ok(CHANNEL + "/" + page);
      assertThat(itself.body()).contains(named(page), "\"unique_hosts\"");
      assertThat(ok(CHANNEL + "/" + page + "?session_id=" + JOINED).body()).contains(named(page));
      assertThat(ok(CHANNEL + "/" + page + "/" + page).body())
          .contains(named(page))
          .doesNotContain("unique_hosts");
      assertThat(ok(CHANNEL + "/" + page + "?channel=room").body())
          .contains(named("room"))
          .doesNotContain("unique_hosts");
      assertThat(ok(CHANNEL + "/" + page + "?%63hannel=" + page).body())
          .contains(named(page))
          .doesNotContain("unique_hosts");
    }
  }

  @Test
  void figures_areThoseOfTheCall() {
    call("room");
    assertThat(ok(CHANNEL + "/room/role-analytics").body())
        .contains("\"host_seconds\":90", "\"platform_breakdown\":{\"Web\":1.50}")
        .contains("\"role_segments\":[{\"role\":\"host\"", "\"as_of\":\"2026-01-01T11:00:00Z\"");
    assertThat(ok(CHANNEL + "/room/quality-metrics").body())
        .contains("\"quality_score\":0.00", "\"churn_events\":1", "\"sample_size\":1")
        .contains("\"test_channels\":0", "\"1-5min\":1", "\"max_concurrent_users\":1")
        .contains("[[" + JOINED + ",1],[" + (JOINED + 90) + ",0]]");
    assertThat(ok(CHANNEL + "/room/multi-user").body())
        .contains("\"total_users\":2", "\"uid\":7", "\"uid\":8", "\"pattern\"");
    assertThat(ok(CHANNEL + "/room/timeline").body())
        .contains("\"join_time\":\"2026-01-01T10:00:00Z\"", "\"to\":null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"role-analytics", "multi-user", "timeline", "lanes"})
  void lists_comeInPages(String page) {
    call("room");
    String path = CHANNEL + "/room/" + page + "?per_page=1&page=";
    assertThat(ok(path + 1).body()).contains("\"uid\":7", "\"has_next\":true");
    assertThat(ok(path + 2).body()).contains("\"uid\":8", "\"has_next\":false");
    assertThat(ok(path + 3).body()).doesNotContain("\"uid\"").contains("\"total\":2");
    assertThat(ok(path + Integer.MAX_VALUE).body()).doesNotContain("\"uid\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"role-analytics", "multi-user"})
  void users_canBeNamed(String page) {
    call("room");
    String path = CHANNEL + "/room/" + page + "?uid=";
    assertThat(ok(path + "8").body())
        .contains("\"uid\":8", "\"total\":1")
        .doesNotContain("\"uid\":7");
    assertThat(ok(path + "8,7").body()).contains("\"uid\":8", "\"uid\":7");
    assertThat(ok(path + "8&uid=7").body()).contains("\"uid\":8", "\"uid\":7");
    assertThat(server.get(path + "0").body())
        .contains("The parameter uid is \\\"0\\\". Allowed: a whole number from 1 to 4294967295");
  }

  @Test
  void call_isFoundByAnySecondItCovers() {
    call("room");
    for (String page : PAGES) {
      ok(CHANNEL + "/room/" + page + "?session_id=" + (JOINED + 5));
      ok(CHANNEL + "/" + page + "?session_id=" + JOINED + "&channel=room");
      String before = "session_id=" + (JOINED - 1);
      assertRefused(404, CHANNEL + "/room/" + page + "?" + before, "" + (JOINED - 1));
    }
  }

  @Test
  void unknownChannelOrApp_isNotFound() {
    call("room");
    for (String page : PAGES) {
      assertRefused(404, CHANNEL + "/Room/" + page, "Room");
      assertRefused(404, CHANNEL + "/" + page + "?channel=Room", "Room");
      assertRefused(404, "/api/channel/other/room/" + page, "room");
      assertRefused(400, "/api/channel/no.app/room/" + page, "no.app");
      assertRefused(404, CHANNEL + "/room/" + page + "/", "nothing at this address");
      assertRefused(404, CHANNEL + "/room/" + page.toUpperCase(Locale.ROOT), "nothing");
      assertRefused(404, CHANNEL + "//" + page, "nothing");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "session_id=now, session_id",
    "session_id=, session_id",
    "session_id=-1, session_id",
    "session_id=1&session_id=2, twice",
    "channel=room, channel",
    "calls_after=1, calls_after",
    "start_date=2026-01-01, start_date",
    "nonsense=1, nonsense",
    "page=0, page",
    "per_page=201, per_page",
    "session_id=99999999999999999999, session_id",
    "%3Cscript%3E=1, <script>"
  })
  void badParameter_isRefusedNamingIt(String query, String named) {
    call("room");
    for (String page : PAGES) {
      assertRefused(400, CHANNEL + "/room/" + page + "?" + query, named);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"channel", "channel=", "channel=room&channel=room", "channel=a&page=x"})
  void badChannelParameter_isRefused(String query) {
    call("room");
    for (String page : PAGES) {
      assertRefused(400, CHANNEL + "/" + page + "?" + query, "");
    }
  }

  @Test
  void qualityIsNoList() {
    call("room");
    assertRefused(400, CHANNEL + "/room/quality-metrics?page=1", "page");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE"})
  void otherMethods_areNotAllowed(String method) {
    for (String page : PAGES) {
      for (String path : List.of("/room/" + page, "/" + page + "?channel=room")) {
        Reply reply = server.request(method, CHANNEL + path, "Content-Length: 0");
        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
      }
    }
  }

  @Test
  void otherCalls_goOnBehindTheCursor() {
    for (int i = 0; i < 52; i++) {
      server.post(
          """
          {"noticeId":"c-%d","productId":1,"eventType":101,"payload":{"channelName":"room","ts":%d}}"""
              .formatted(i, JOINED - 1000 * i));
    }
    long last = JOINED - 50_000;
    assertThat(ok(CHANNEL + "/room").body()).contains("\"calls_next\":\"" + last + "\"");
    String next = CHANNEL + "/room?calls_after=" + last;
    assertThat(ok(next).body())
        .contains("\"channel_session_id\":\"" + (last - 1000) + "\"", "\"calls_next\":null")
        .doesNotContain("\"channel_session_id\":\"" + last + "\"");
    ok(CHANNEL + "?channel=room&calls_after=0");
    assertRefused(400, CHANNEL + "/room?calls_after=now", "calls_after");
    assertRefused(400, CHANNEL + "/room?calls_after=1&calls_after=2", "calls_after");
  }
}
