package io.agorawebhooks.http;

import static io.agorawebhooks.http.CallPagesTest.user;
import static io.agorawebhooks.http.TestServer.APP;
import static io.agorawebhooks.http.TestServer.JOINED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions in an order that is asked for, and those that a text finds. */
class SessionListTest {
  private static final String CALL = "/api/channel/" + APP + "/room";
  private static final String USER = "/api/user/" + APP;
  private static final Pattern UID = Pattern.compile("\"uid\":([0-9]+),\"account\"");

  private final TestServer server = new TestServer();

  /** 7 hosts for 90 s, then 8 listens for 20 s, then 12 hosts to stay. */
  @BeforeEach
  void call() {
    server.post(user("n-1", "room", 103, 7, JOINED, "\"account\":\"Ana\""));
    server.post(user("n-2", "room", 104, 7, JOINED + 90, "\"reason\":2"));
    server.post(user("n-3", "room", 105, 8, JOINED + 30, "\"account\":\"100%_ben\""));
    server.post(user("n-4", "room", 106, 8, JOINED + 50, "\"reason\":1"));
    server.post(user("n-5", "room", 103, 12, JOINED + 60, "\"reason\":0"));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private String ok(String path) {
    Reply reply = server.get(path);
    assertThat(reply.status()).as(path).isEqualTo(200);
    return reply.body();
  }

  private static List<String> uids(String body) {
    List<String> uids = new ArrayList<>();
    for (Matcher found = UID.matcher(body); found.find(); ) {
      uids.add(found.group(1));
    }
    return uids;
  }

  @ParameterizedTest
  @CsvSource({
    "-joined, 12 8 7",
    "joined, 7 8 12",
    "left, 8 7 12",
    "-left, 7 8 12",
    "stayed, 8 7 12",
    "-stayed, 7 8 12",
    "uid, 7 8 12",
    "-uid, 12 8 7",
    "reason, 8 7 12",
    "platform, 12 8 7",
    "role, 12 7 8",
  })
  void sort_ordersSessions_whatHasNoValueLast(String sort, String uids) {
    assertThat(uids(ok(CALL + "?sort=" + sort))).containsExactly(uids.split(" "));
  }

  @Test
  void sort_hasPages() {
    assertThat(ok(CALL + "?sort=uid&per_page=2&page=2"))
        .contains("\"total\":3,\"total_pages\":2,\"has_next\":false")
        .satisfies(body -> assertThat(uids(body)).containsExactly("12"));
    assertThat(uids(ok(CALL + "?sort=uid&page=2147483647&per_page=200"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"ana, 7", "AN, 7", "12, 12", "8, 8", "%25_b, 8", "s-n-3, 8", "nobody,"})
  void text_findsByUidAccountAndSid(String text, String uid) {
    assertThat(uids(ok(CALL + "?q=" + text)))
        .isEqualTo(uid == null ? List.of() : List.of(uid.split(" ")));
  }

  @Test
  void figures_areOfTheWholeCallWhateverIsListed() {
    assertThat(ok(CALL + "?q=ana")).contains("\"unique_users\":3", "\"total_seconds\":110");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sort=name", "sort=", "sort=--uid", "sort=uid&sort=left", "q=a&q=b"})
  void badOrder_isRefused(String query) {
    assertThat(server.get(CALL + "?" + query).status()).isEqualTo(400);
  }

  @Test
  void userSessions_areListedTheNewestFirst() {
    server.post(user("n-6", "other", 103, 7, JOINED + 500, "\"account\":\"Ana\""));
    String body = ok(USER + "/7/sessions?per_page=1");
    assertThat(body)
        .startsWith("{\"uid\":7,\"app_id\":\"" + APP + "\",\"sessions\":[")
        .contains("\"channel_name\":\"other\"", "\"total\":2", "\"leave_time\":null");
    assertThat(ok(USER + "/7/sessions?per_page=1&page=2"))
        .contains("\"channel_name\":\"room\"", "\"duration_seconds\":90");
  }

  @Test
  void userSessions_areRefusedWhereThereAreNone() {
    assertThat(server.get(USER + "/9/sessions").status()).isEqualTo(404);
    assertThat(server.get(USER + "/0/sessions").status()).isEqualTo(400);
    assertThat(server.get(USER + "/7/sessions?role=host").status()).isEqualTo(400);
  }
}
