package io.agorawebhooks.http;

import static io.agorawebhooks.http.CallPagesTest.user;
import static io.agorawebhooks.http.TestServer.APP;
import static io.agorawebhooks.http.TestServer.JOINED;
import static io.agorawebhooks.http.TestServer.encoded;
import static io.agorawebhooks.http.TestServer.join;
import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.kit.ChannelNames;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsersTest {
  private static final String USER = "/api/user/" + APP;
  private static final long LARGEST = 4294967295L;

  private final TestServer server = new TestServer();

  @AfterEach
  void close() {
    server.close();
  }

  private Reply ok(String path) {
    Reply reply = server.get(path);
    assertThat(reply.status()).as(path).isEqualTo(200);
    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    return reply;
  }

  private void assertRefused(int status, String path, String named) {
    Reply reply = server.get(path);
    assertThat(reply.status()).as(path).isEqualTo(status);
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(reply.body()).contains(named, "request_id").doesNotContain("Exception", "\\tat ");
  }

  /** Uid 7 for 90 s with an account and open without; the largest uid with that account. */
  private void users() {
    server.post(user("n-1", "room", 103, 7, JOINED, "\"account\":\"a&b c\""));
    server.post(user("n-2", "room", 104, 7, JOINED + 90, "\"duration\":90,\"reason\":1"));
    server.post(user("n-3", "other", 107, 7, JOINED + 200, "\"clientType\":10"));
    server.post(user("n-4", "room", 105, LARGEST, JOINED, "\"account\":\"a&b c\""));
  }

  @Test
  void user_inAllChannels() {
    users();
    assertThat(ok(USER + "/7").body())
        .startsWith("{\"uid\":7,\"app_id\":\"" + APP + "\"")
        .contains("\"room\":{\"total_minutes\":1.50,\"total_seconds\":90")
        .contains("\"other\":{\"total_minutes\":0.00", "\"total_sessions\":2");
    assertThat(ok(USER + "/7/detailed").body())
        .contains("\"uids\":[7]", "\"total_channels_joined\":2", "\"open_seconds\":3400")
        .contains("\"sid\":\"S-n-3\"", "\"accounts\":[\"a&b c\"]", "\"quality_score\":100.00");
    assertThat(ok(USER + "/" + LARGEST).body()).contains("\"uid\":" + LARGEST);
  }

  @Test
  void account_hasAllItsUids() {
    users();
    for (String account : List.of("a%26b%20c", "a%26b+c")) {
      assertThat(ok(USER + "?account=" + account).body())
          .contains("\"uid\":null", "\"uids\":[7," + LARGEST + "]", "\"total_sessions\":3");
    }
    assertRefused(404, USER + "?account=A%26b%20c", "a");
    assertRefused(404, "/api/user/other?account=a%26b%20c", "account");
    assertRefused(404, USER + "?account=%00", "account");
  }

  @Test
  void accountOfOneUid_isThatUser() {
    server.post(user("n-1", "room", 103, 7, JOINED, "\"account\":\"7\""));
    assertThat(ok(USER + "?account=7").body()).isEqualTo(ok(USER + "/7/detailed").body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?", "?account", "?account=", "?account=a&account=b", "?uid=7"})
  void missingAccount_isRefused(String query) {
    users();
    assertRefused(400, USER + query, "");
  }

  @Test
  void hostileAccountsAndChannels_areFound() {
    for (String name : ChannelNames.all()) {
      String text = name.replace("\\", "\\\\").replace("\"", "\\\"");
      server.post(
          user("n-" + name.hashCode(), text, 103, 7, JOINED, "\"account\":\"" + text + '"'));
      assertThat(ok(USER + "?account=" + encoded(name)).body()).contains("\"" + text + "\"");
      assertThat(ok(USER + "/7?channel=" + encoded(name)).body())
          .as(name)
          .contains("\"channel_stats\":{\"" + text + "\":{", "\"total_sessions\":1,");
    }
    int channels = ChannelNames.all().size();
    assertThat(ok(USER + "/7").body()).contains("\"total_sessions\":" + channels);
    assertThat(ok(USER + "/7/detailed?per_page=1&page=2").body())
        .contains("\"total_channels_joined\":" + channels, "\"per_page\":1,", "\"has_prev\":true");
  }

  @ParameterizedTest
  @CsvSource({
    "start_date=2026-01-01T10:01:00Z, 30",
    "end_date=2026-01-01T10:01:00Z, 60",
    "start_date=2026-01-01T10:00:30Z&end_date=2026-01-01T12:01:00%2B02:00, 30",
    "start_date=2026-01-01, 90",
    "start_date=2026-01-02, 0",
    "end_date=2026-01-01&tz=Asia/Tokyo, 90",
    "end_date=2025-12-31, 0",
    "platform=7, 90",
    "platform=6&platform=7, 90",
    "platform=6, 0",
    "client_type=-1, 90",
    "client_type=10, 0",
    "role=host, 90",
    "role=audience, 0",
    "channel=room, 90",
    "channel=other, 0",
    "channel=other&channel=room, 90"
  })
  void filters_count(String query, long seconds) {
    users();
    for (String path : List.of(USER + "/7/detailed?", USER + "?account=a%26b+c&")) {
      assertThat(ok(path + query).body()).contains("\"total_active_seconds\":" + seconds + ",");
    }
    ok(USER + "/7?" + query);
  }

  @ParameterizedTest
  @CsvSource({
    "start_date=yesterday, start_date",
    "start_date=2026-01-02&end_date=2026-01-01, end_date",
    "start_date=2026-01-02&start_date=2026-01-02, start_date",
    "tz=Mars/Olympus, tz",
    "platform=web, platform",
    "client_type=, client_type",
    "role=bot, role",
    "channel=, channel",
    "page=0, page",
    "per_page=201, per_page",
    "session_id=1, session_id",
    "q=room, q",
    "nonsense=1, nonsense"
  })
  void badParameter_isRefusedNamingIt(String query, String named) {
    users();
    assertRefused(400, USER + "/7?" + query, named);
    assertRefused(400, USER + "/7/detailed?" + query, named);
    assertRefused(400, USER + "?account=a%26b+c&" + query, named);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "-1", "4294967296", "1.0", "seven", "%20", "7%00", "99999999999999999999"})
  void badUid_isRefused(String uid) {
    users();
    assertRefused(400, USER + "/" + uid, "uid");
    assertRefused(400, USER + "/" + uid + "/detailed", "uid");
  }

  @Test
  void unknownUserOrApp_isNotFound() {
    users();
    assertRefused(404, USER + "/8", "8");
    assertRefused(404, USER + "/8/detailed", "8");
    assertRefused(404, "/api/user/other/7", "7");
    assertRefused(400, "/api/user/no.app/7", "no.app");
    assertRefused(404, USER + "/7/", "nothing");
    assertRefused(404, USER + "/7/detail", "nothing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE"})
  void otherMethods_areNotAllowed(String method) {
    server.post(join("n-1", "room"));
    for (String path : List.of("?account=a", "/7", "/7/detailed")) {
      Reply reply = server.request(method, USER + path, "Content-Length: 0");
      assertThat(reply.status()).isEqualTo(405);
      assertThat(reply.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
    }
  }
}
