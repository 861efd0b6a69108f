package io.agorawebhooks.http;

import static io.agorawebhooks.http.TestServer.APP;
import static io.agorawebhooks.http.TestServer.JOINED;
import static io.agorawebhooks.http.TestServer.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agorawebhooks.kit.ChannelNames;
import io.agorawebhooks.kit.Events;
import io.agorawebhooks.notice.Event;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which calls {@code GET /api/channels/{app_id}} lists, and what of them counts. */
class ListParametersTest {
  private static final String CHANNELS = "/api/channels/" + APP;

  private final TestServer server = new TestServer();

  @AfterEach
  void close() {
    server.close();
  }

  /** On the web for a minute from 10:00:00, of it the last 20 s as audience. */
  private void web() {
    server.tell(
        "web",
        on(7L, null, Events.user(103, 1, JOINED)),
        Events.user(112, 1, JOINED + 40),
        Events.leave(106, 1, JOINED + 60, 60L));
  }

  /** A recorder on Linux for two minutes from 10:30. */
  private void bot() {
    server.tell(
        "bot",
        on(6L, 10L, Events.user(105, 2, JOINED + 1800)),
        Events.leave(106, 2, JOINED + 1920, 120L));
  }

  private static Event on(Long platform, Long clientType, Event event) {
    return new Event(event.key(), event.duration(), platform, clientType, null, null, null);
  }

  private List<String> names(String query) {
    List<String> names = new ArrayList<>();
    server.json(CHANNELS + "?" + query).get("channels").forEach(row -> names.add(name(row)));
    return names;
  }

  private static String name(JsonNode row) {
    return row.get("channel_name").asText();
  }

  private long seconds(String query) {
    JsonNode list = server.json(CHANNELS + "?" + query);
    long rows = 0;
    for (JsonNode row : list.get("channels")) {
      rows += row.get("total_seconds").asLong();
    }
    assertThat(list.at("/totals/total_seconds").asLong()).isEqualTo(rows);
    return rows;
  }

  @ParameterizedTest
  @CsvSource({
    "'', 180",
    "platform=7, 60",
    "platform=6, 120",
    "'platform=6,7', 180",
    "platform=6&platform=7, 180",
    "platform=5, 0",
    "client_type=10, 120",
    "client_type=-1, 60",
    "client_type=null, 60",
    "'client_type=-1,10', 180",
    "role=host, 40",
    "role=audience, 140",
    "'role=host,audience', 180",
    "role=audience&platform=7, 20",
    "channel=web, 60",
    "channel=web&channel=bot, 180",
    "channel=WEB, 0",
    "not_channel=web, 120",
    "not_channel=WEB, 180",
    "not_channel=web&q=e, 0",
    "not_channel=bot&not_channel=web, 0",
    "not_channel=web&platform=7, 0",
    "channel=web&platform=6, 0",
    "q=E, 60",
    "q=, 180",
    "q=%25, 0",
    "q=_, 0",
    "start_date=2026-01-01, 180",
    "end_date=2026-01-01, 180",
    "end_date=2025-12-31, 0",
    "start_date=2026-01-02, 0",
    "start_date=2026-01-01T10:00:30Z, 150",
    "start_date=2026-01-01T10:00:30.999Z, 150",
    "start_date=2026-01-01T10:00Z, 180",
    "start_date=2026-01-01T15:45:30%2B05:45, 150",
    "start_date=2026-01-01T15:45:30+05:45, 150",
    "start_date=2026-01-01T02:00:30-08:00, 150",
    "start_date=2026-01-01T19:00:30&tz=Asia/Tokyo, 150",
    "start_date=2026-01-01&end_date=2026-01-01&tz=Pacific/Kiritimati, 0",
    "start_date=2026-01-02&end_date=2026-01-02&tz=Pacific/Kiritimati, 180",
    "start_date=2026-01-01&tz=Etc/GMT+3, 180",
    "start_date=2026-01-01T10:00:50Z&end_date=2026-01-01T10:30:10Z, 20",
    "start_date=2026-01-01T10:00:50Z&end_date=2026-01-01T10:30:10Z&role=host, 0",
    "live=true, 0",
    "live=false, 180"
  })
  void filters_countWhatIsInside(String query, long seconds) {
    web();
    bot();
    assertThat(seconds(query)).isEqualTo(seconds);
  }

  @Test
  void live_isWhereSomebodyIsOnline() {
    web();
    server.tell("now", Events.create(JOINED), Events.user(103, 3, JOINED + 3000));
    assertThat(names("live=true")).containsExactly("now");
    assertThat(names("live=false")).containsExactly("web");
    assertThat(names("")).containsExactly("now", "web");
  }

  @Test
  void sessionOfNoLength_isInTheRangeOfItsSecond() {
    server.tell("zero", Events.user(103, 1, JOINED), Events.leave(104, 1, JOINED, 0L));
    assertThat(names("start_date=2026-01-01T10:00:00Z&end_date=2026-01-01T10:00:01Z"))
        .containsExactly("zero");
    assertThat(names("end_date=2026-01-01T10:00:00Z")).isEmpty();
    assertThat(names("start_date=2026-01-01T10:00:01Z")).isEmpty();
  }

  @Test
  void hostileNames_areFilteredExactlyAndFoundByTheirText() {
    List<String> all = ChannelNames.all();
    for (String name : all) {
      server.tell(name, Events.create(JOINED));
    }
    for (String name : all) {
      assertThat(names("channel=" + encoded(name))).as(name).containsExactly(name);
      assertThat(names("per_page=200&q=" + encoded(name))).as(name).contains(name);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"started", "activity"})
  void after_walksTheWholeListOnce(String sort) {
    List<String> all = ChannelNames.all();
    int second = 0;
    for (String name : all) {
      server.tell(name, Events.create(JOINED + second++ / 3));
    }
    List<String> walked = new ArrayList<>();
    String next = "";
    do {
      JsonNode list = server.json(CHANNELS + "?per_page=4&sort=" + sort + next);
      list.get("channels").forEach(row -> walked.add(name(row)));
      JsonNode pagination = list.get("pagination");
      assertThat(pagination.get("total").asInt()).isEqualTo(all.size());
      assertThat(pagination.get("has_next").asBoolean())
          .isEqualTo(!pagination.get("next").isNull());
      next = "&after=" + encoded(pagination.get("next").asText());
    } while (walked.size() % 4 == 0 && walked.size() < all.size());
    assertThat(walked).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void after_ofTheEnd_isEmpty() {
    web();
    JsonNode end = server.json(CHANNELS + "?after=activity.0.0.d2Vi");
    assertThat(end.get("channels")).isEmpty();
    assertThat(end.at("/pagination/has_next").asBoolean()).isFalse();
    assertThat(end.at("/pagination/next").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "start_date=, start_date",
    "start_date=yesterday, start_date",
    "start_date=2026-02-30, start_date",
    "start_date=2026-1-1, start_date",
    "start_date=1767261600, start_date",
    "start_date=1969-12-31, start_date",
    "start_date=%2B10000-01-01, start_date",
    "start_date=2026-01-01T25:00:00Z, start_date",
    "start_date=2026-01-01T10:00:00%2B25:00, start_date",
    "start_date=2026-01-01&start_date=2026-01-02, start_date",
    "end_date=2026-01-01T, end_date",
    "end_date=9999-12-31, end_date",
    "start_date=2026-01-02&end_date=2026-01-01, end_date",
    "start_date=2026-01-01T10:00:00Z&end_date=2026-01-01T10:00:00Z, end_date",
    "tz=, tz",
    "tz=Mars/Olympus, tz",
    "tz=utc, tz",
    "tz=%2B09:00, tz",
    "tz=UTC%2B9, tz",
    "tz=../../etc/passwd, tz",
    "platform=, platform",
    "platform=web, platform",
    "platform=-2, platform",
    "'platform=7,', platform",
    "'platform=7,x', platform",
    "platform=7.0, platform",
    "client_type=99999999999999999999, client_type",
    "role=HOST, role",
    "role=, role",
    "'role=host,speaker', role",
    "channel=, channel",
    "not_channel=, not_channel",
    "channel=a&not_channel=b, not_channel",
    "live=yes, live",
    "live=, live",
    "live=true&live=true, live",
    "sort=, sort",
    "sort=name, sort",
    "q=a&q=b, q",
    "after=, after",
    "after=x, after",
    "after=activity.1.2, after",
    "after=activity.x.2.d2Vi, after",
    "after=activity.1.2.*, after",
    "after=started.1.2.d2Vi, after",
    "after=activity.1.2.d2Vi&page=1, after",
    "platforms=7, platforms"
  })
  void badValue_isRefusedNamingIt(String query, String named) {
    Reply reply = server.get(CHANNELS + "?" + query);

    assertThat(reply.status()).as(reply.body()).isEqualTo(400);
    assertThat(reply.body()).contains(named).doesNotContain("Exception").contains("request_id");
  }

  @Test
  void hugeValue_isRefusedSoon() {
    assertThat(server.get(CHANNELS + "?start_date=" + "T".repeat(12_000)).status()).isEqualTo(400);
  }
}
