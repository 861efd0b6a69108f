package io.agorawebhooks.http;

import static io.agorawebhooks.http.TestServer.APP;
import static io.agorawebhooks.http.TestServer.JOINED;
import static io.agorawebhooks.http.TestServer.encoded;
import static io.agorawebhooks.http.TestServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agorawebhooks.kit.ChannelNames;
import io.agorawebhooks.kit.Events;
import io.agorawebhooks.notice.Event;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /api/analytics} and {@code /api/mappings}. */
class ChartsTest {
  private static final String ANALYTICS = "/api/analytics/";
  private static final String MINUTES = ANALYTICS + "minutes/" + APP;
  private static final String CHANNELS = "/api/channels/" + APP;

  private final TestServer server = new TestServer();

  @AfterEach
  void close() {
    server.close();
  }

  private static Event on(Long platform, Long clientType, Event event) {
    return new Event(event.key(), event.duration(), platform, clientType, 1L, null, null);
  }

  /** 60 s on the web, of them 20 as audience; 120 s of a recorder; and one who is online. */
  private void tell() {
    server.tell(
        "web",
        on(7L, null, Events.user(103, 1, JOINED)),
        Events.user(112, 1, JOINED + 40),
        on(7L, null, Events.leave(106, 1, JOINED + 60, 60L)));
    server.tell(
        "bot",
        on(6L, 10L, Events.user(105, 2, JOINED + 1800)),
        on(6L, 10L, Events.leave(106, 2, JOINED + 1920, 120L)));
    server.tell("now", on(7L, null, Events.user(103, 3, JOINED + 3000)));
  }

  private static long sum(JsonNode list, String field) {
    long sum = 0;
    for (JsonNode one : list) {
      sum += one.get(field).asLong();
    }
    return sum;
  }

  private static void assertAgrees(JsonNode minutes, long seconds) {
    assertThat(minutes.get("total_seconds").asLong()).isEqualTo(seconds);
    assertThat(sum(minutes.get("data_points"), "seconds")).isEqualTo(seconds);
    assertThat(sum(minutes.get("series"), "total_seconds")).isEqualTo(seconds);
    for (JsonNode series : minutes.get("series")) {
      assertThat(series.get("data")).hasSameSizeAs(minutes.get("data_points"));
      assertThat(sum(series.get("data"), "seconds"))
          .isEqualTo(series.get("total_seconds").asLong());
    }
  }

  @Test
  void minutes_byDefault_areOfThe30DaysThatEndWithToday() {
    tell();
    JsonNode minutes = server.json(MINUTES);
    assertAgrees(minutes, 180);
    assertThat(minutes.get("data_points")).hasSize(30);
    assertThat(minutes.at("/data_points/29/date").asText()).isEqualTo("2026-01-01");
    assertThat(minutes.at("/data_points/29/seconds").asLong()).isEqualTo(180);
    assertThat(minutes.get("end_date").asText()).isEqualTo("2026-01-02T00:00:00Z");
    assertThat(server.json(MINUTES + "?tz=Pacific/Kiritimati").at("/data_points/29/date").asText())
        .isEqualTo("2026-01-02");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 180",
    "start_date=2026-01-01&end_date=2026-01-01, 180",
    "start_date=2026-01-01, 180",
    "start_date=2026-01-01T10:00:30Z&end_date=2026-01-01T10:30:10Z, 40",
    "end_date=2026-01-01&period=month, 180",
    "end_date=2025-12-01&period=month, 0",
    "start_date=2027-01-01, 0",
    "platform=7, 60",
    "platforms=7, 60",
    "'platforms=6,7', 180",
    "platforms=6&platform=7, 180",
    "client_types=null, 60",
    "client_types=-1&client_type=10, 180",
    "role=audience, 140",
    "channel=bot, 120",
    "not_channel=bot, 60",
    "not_channel=bot&not_channel=web, 0",
    "period=hour, 180",
    "period=week&breakdown_by=channel, 180",
    "breakdown_by=platform, 180",
    "breakdown_by=client_type&role=host, 40"
  })
  void minutes_pointsSeriesAndListAgree(String query, long seconds) {
    tell();
    JsonNode minutes = server.json(MINUTES + "?" + query);
    assertAgrees(minutes, seconds);
    String times =
        "start_date="
            + minutes.get("start_date").asText()
            + "&end_date="
            + minutes.get("end_date").asText();
    String filters =
        query
            .replaceAll("(start_date|end_date|period|breakdown_by)=[^&]*&?", "")
            .replace("platforms", "platform")
            .replace("client_types", "client_type");
    assertThat(
            server
                .json(CHANNELS + "?" + times + "&" + filters)
                .at("/totals/total_seconds")
                .asLong())
        .isEqualTo(seconds);
  }

  @Test
  void minutes_byDefault_areBrokenDownByRole() {
    tell();
    JsonNode series = server.json(MINUTES).get("series");
    assertThat(series).hasSize(2);
    assertThat(series.at("/0/label").asText()).isEqualTo("audience");
    assertThat(series.at("/0/total_seconds").asLong()).isEqualTo(140);
    assertThat(series.at("/1/role").asText()).isEqualTo("host");
  }

  @Test
  void otherChannels_areThoseWithoutALine() {
    for (int room = 0; room < 23; room++) {
      server.tell(
          "room " + room,
          on(7L, null, Events.user(103, room + 1, JOINED)),
          on(7L, null, Events.leave(104, room + 1, JOINED + 1000 - room, 1000L - room)));
    }
    JsonNode series = server.json(MINUTES + "?breakdown_by=channel").get("series");
    assertThat(series).hasSize(21);
    StringBuilder others = new StringBuilder("?");
    series.forEach(
        line -> {
          if (!line.get("other").asBoolean()) {
            others.append("&not_channel=").append(encoded(line.get("channel_name").asText()));
          }
        });
    JsonNode calls = server.json(CHANNELS + others.deleteCharAt(1));
    assertThat(calls.at("/totals/total_seconds").asLong())
        .isEqualTo(series.at("/20/total_seconds").asLong())
        .isEqualTo(980 + 979 + 978);
  }

  @Test
  void minutes_posted_areTheSame() {
    tell();
    String body =
        """
        {"start_date":"2025-12-31","end_date":"2026-01-01","tz":"Asia/Tokyo","period":"hour",
         "platforms":[7,null],"client_types":[null],"role":["host","audience"],"channel":null,
         "breakdown_by":"client_type"}""";
    String query =
        "?start_date=2025-12-31&end_date=2026-01-01&tz=Asia/Tokyo&period=hour&platforms=7,-1"
            + "&client_types=-1&role=host,audience&breakdown_by=client_type";
    Reply posted = server.postJson(MINUTES, body);
    assertThat(posted.body()).isEqualTo(server.get(MINUTES + query).body());
    assertAgrees(json(posted), 60);
    assertThat(json(server.postJson(MINUTES, "{}"))).isEqualTo(server.json(MINUTES));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|empty",
        "[]|array",
        "{|not JSON",
        "{\"period\":\"year\"}|period",
        "{\"period\":[\"day\",\"hour\"]}|period",
        "{\"platforms\":[\"x\"]}|platform",
        "{\"platforms\":{}}|platforms",
        "{\"role\":[null]}|role",
        "{\"channel\":[null]}|channel",
        "{\"nonsense\":1}|nonsense",
        "{\"start_date\":1767261600}|start_date",
        "{\"tz\":7}|tz"
      })
  void minutes_badBody_isRefusedNamingIt(String body, String named) {
    Reply reply = server.postJson(MINUTES, body);
    assertThat(reply.status()).as(reply.body()).isEqualTo(400);
    assertThat(reply.body()).contains(named).doesNotContain("Exception");
  }

  @Test
  void minutes_postedParametersInTheAddress_areRefused() {
    assertThat(server.postJson(MINUTES + "?period=day", "{}").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/x-www-form-urlencoded", "", "application/jsonp"})
  void minutes_otherContentType_is415(String type) {
    Reply reply =
        server.send(
            "POST "
                + MINUTES
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                + type
                + "\r\nContent-Length: 2\r\n\r\n{}");
    assertThat(reply.status()).isEqualTo(415);
    assertThat(reply.body()).contains("application/json");
    assertThat(
            server
                .send(
                    "POST "
                        + MINUTES
                        + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}")
                .status())
        .isEqualTo(415);
  }

  @Test
  void minutes_contentTypeWithACharset_isTaken() {
    Reply reply =
        server.send(
            "POST "
                + MINUTES
                + " HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: Application/JSON; charset=utf-8\r\nContent-Length: 2\r\n\r\n{}");
    assertThat(reply.status()).isEqualTo(200);
  }

  @Test
  void minutes_longBody_is413() {
    String most = "{}" + " ".repeat(PostedRead.LONGEST - 2);
    assertThat(server.postJson(MINUTES, most).status()).isEqualTo(200);
    Reply reply = server.postJson(MINUTES, most + " ");
    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.body()).contains("64 KiB");
  }

  @Test
  void minutes_moreThan2000Times_areRefusedSayingSo() {
    String days = MINUTES + "?start_date=2020-01-01&end_date=";
    assertThat(server.json(days + "2025-06-22").get("data_points")).hasSize(2000);
    Reply reply = server.get(days + "2025-06-23");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body()).contains("2000").contains("longer period");
    assertThat(
            server.get(MINUTES + "?start_date=1970-01-01&end_date=9999-12-30&period=hour").status())
        .isEqualTo(400);
  }

  @Test
  void minutes_onTheDayTheClockIsSet_haveEveryHour() {
    String query = "?tz=America/Los_Angeles&period=hour&start_date=2026-11-01&end_date=2026-11-01";
    assertThat(server.json(MINUTES + query).get("data_points")).hasSize(25);
  }

  @Test
  void minutes_ofHostileChannels_areTheirs() {
    for (String name : ChannelNames.all()) {
      server.tell(name, Events.user(103, 1, JOINED), Events.leave(104, 1, JOINED + 9, 9L));
    }
    for (String name : ChannelNames.all()) {
      String query = "?breakdown_by=channel&channel=" + encoded(name);
      JsonNode series = server.json(MINUTES + query).get("series");
      assertThat(series).as(name).hasSize(1);
      assertThat(series.at("/0/channel_name").asText()).isEqualTo(name);
      assertThat(series.at("/0/total_seconds").asLong()).isEqualTo(9);
    }
    JsonNode all = server.json(MINUTES + "?breakdown_by=channel");
    assertAgrees(all, 9L * ChannelNames.all().size());
    assertThat(all.get("series")).hasSize(Math.min(21, ChannelNames.all().size()));
  }

  @Test
  void platforms_haveTheirMinutes() {
    tell();
    JsonNode platforms = server.json(ANALYTICS + "platforms/" + APP);
    assertThat(platforms.at("/platforms/0/platform").asLong()).isEqualTo(6);
    assertThat(platforms.at("/platforms/0/total_minutes").asText()).isEqualTo("2.0");
    assertThat(platforms.at("/platforms/1/platform_name").asText()).isEqualTo("Web");
    assertThat(sum(platforms.get("platforms"), "total_seconds")).isEqualTo(180);
    assertThat(
            server
                .json(
                    ANALYTICS + "platforms/" + APP + "?start_date=2026-01-01T10:00:50Z&channel=web")
                .get("total_seconds")
                .asLong())
        .isEqualTo(10);
  }

  @Test
  void clientTypes_ofAPlatform() {
    tell();
    String path = ANALYTICS + "client-types/" + APP;
    assertThat(server.json(path).get("client_types")).hasSize(2);
    JsonNode linux = server.json(path + "?platform_id=6");
    assertThat(linux.get("platform_id").asLong()).isEqualTo(6);
    assertThat(linux.get("client_types")).hasSize(1);
    assertThat(linux.at("/client_types/0/client_type_name").asText()).isEqualTo("Cloud Recording");
    assertThat(server.json(path + "?platform_id=5").get("client_types")).isEmpty();
    assertThat(server.get(path + "?platform_id=6&platform=6").status()).isEqualTo(400);
    assertThat(server.get(path + "?platform_id=x").body()).contains("platform_id");
  }

  @Test
  void reasons_countLeavesInTheRange() {
    tell();
    String path = ANALYTICS + "reasons/" + APP;
    assertThat(server.json(path).at("/reasons/0/count").asLong()).isEqualTo(2);
    assertThat(server.json(path).at("/reasons/0/reason_name").asText()).isEqualTo("Left normally");
    assertThat(
            server.json(path + "?start_date=2026-01-01T10:01:00Z").get("total_sessions").asLong())
        .isEqualTo(2);
    assertThat(
            server.json(path + "?start_date=2026-01-01T10:01:01Z").get("total_sessions").asLong())
        .isEqualTo(1);
    assertThat(server.json(path + "?end_date=2026-01-01T10:01:00Z").get("total_sessions").asLong())
        .isZero();
  }

  @Test
  void concurrency_byDefault_isOfThe7DaysThatEndWithToday() {
    tell();
    JsonNode concurrency = server.json(ANALYTICS + "concurrency/" + APP);
    assertThat(concurrency.get("data_points")).hasSize(7);
    assertThat(concurrency.get("peak_users").asLong()).isEqualTo(1);
    JsonNode today = concurrency.at("/data_points/6");
    assertThat(today.get("user_seconds").asLong()).as("to as_of").isEqualTo(180 + 600);
    assertThat(today.get("mean_users").asDouble()).isEqualTo(0.0197);
    assertThat(concurrency.get("as_of").asText()).isEqualTo("2026-01-01T11:00:00Z");
    JsonNode hours =
        server.json(
            ANALYTICS
                + "concurrency/"
                + APP
                + "?period=hour&start_date=2026-01-01T10:00:00Z&end_date=2026-01-01T12:00:00Z");
    assertThat(hours.get("data_points")).hasSize(2);
    assertThat(hours.at("/data_points/1/peak_users").asLong()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"minutes", "platforms", "client-types", "reasons", "concurrency"})
  void appThatSentNothing_isAllZero(String kind) {
    assertThat(server.get(ANALYTICS + kind + "/" + APP).status()).isEqualTo(200);
    assertThat(server.get(ANALYTICS + kind + "/a%2Fb").status()).isEqualTo(400);
    assertThat(server.get(ANALYTICS + kind + "/").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "period=year",
        "period=",
        "period=DAY",
        "period=day&period=hour",
        "breakdown_by=uid",
        "breakdown_by=",
        "platforms=x",
        "platforms=",
        "client_types=none",
        "role=speaker",
        "channel=",
        "tz=Nowhere",
        "start_date=2026-13-01",
        "end_date=2026-01-01&start_date=2026-01-02",
        "page=1",
        "%3Cscript%3E=1"
      })
  void badParameter_isRefused(String query) {
    Reply reply = server.get(MINUTES + "?" + query);
    assertThat(reply.status()).as(query).isEqualTo(400);
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(reply.body()).doesNotContain("Exception");
    for (String kind : List.of("platforms", "client-types", "reasons", "concurrency")) {
      assertThat(server.get(ANALYTICS + kind + "/" + APP + "?" + query).status()).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"platforms", "products", "client-types", "reasons", "event-types"})
  void mappings_haveNames(String kind) {
    assertThat(server.json("/api/mappings/" + kind)).isNotEmpty();
    assertThat(server.get("/api/mappings/" + kind + "?x=1").status()).isEqualTo(400);
  }

  @Test
  void mapping_thatDoesNotExist_isNotFound() {
    Reply reply = server.get("/api/mappings/%3Cb%3E");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.body()).contains("event-types");
    assertThat(server.get("/api/mappings/").status()).isEqualTo(404);
  }

  @Test
  void methods_ofMinutes_areGetAndPost() {
    Reply reply = server.request("DELETE", MINUTES);
    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.header("Allow")).isEqualTo("GET, HEAD, POST, OPTIONS");
    assertThat(server.request("OPTIONS", MINUTES).header("Allow"))
        .isEqualTo("GET, HEAD, POST, OPTIONS");
  }
}
