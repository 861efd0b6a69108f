package io.agorawebhooks.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agorawebhooks.correlation.Call;
import io.agorawebhooks.correlation.RoleSwitch;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.metrics.Totals;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.EventKey;
import io.agorawebhooks.notice.EventType;
import io.agorawebhooks.notice.Role;
import io.agorawebhooks.storage.CallDetail;
import io.agorawebhooks.storage.CallFigures;
import io.agorawebhooks.storage.CallList;
import io.agorawebhooks.storage.CallReport;
import io.agorawebhooks.storage.CallSums;
import io.agorawebhooks.storage.Page;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The files in {@code golden} are the contract: a change in them is a change for every client. */
class JsonViewsTest {
  static final AppId APP = new AppId("5f1a0c3e9b7d4f2e8a6c1d0b3e5f7a9c");
  static final long T = 1767261600;
  static final long AS_OF = T + 7200;
  static final ObjectMapper MAPPER = new ObjectMapper();

  private final JsonViews views = new JsonViews();

  static final CallReport ENDED =
      new CallReport(
          "standup #42 \"<é😀>\"",
          new Call(1, T, true, T + 1861, T + 1861, T + 1861, T + 33, 2, 2, 0),
          false,
          new Totals(2, 715, 1728, 615, 0, 0),
          2,
          0,
          Arrays.asList(null, 10L, 99L));

  static final CallReport LIVE =
      new CallReport(
          "standup #42 \"<é😀>\"",
          new Call(2, T + 3600, false, null, null, T + 3605, T + 3605, 2, 2, 1),
          true,
          new Totals(2, 5, 0, 0, 1, 3595),
          2,
          1,
          List.of());

  /** Nobody is in it any more, but nothing has ended it. */
  static final CallReport DESERTED =
      new CallReport(
          "standup #42 \"<é😀>\"",
          new Call(3, T - 9000, true, null, null, T - 8970, T - 9000, 1, 1, 0),
          false,
          new Totals(1, 30, 0, 0, 0, 0),
          1,
          0,
          List.of());

  static final Session SWITCHED =
      new Session(
          new EventKey(T + 33, -1L, EventType.of(105), 4294967295L),
          1,
          T + 33,
          T + 1861,
          false,
          false,
          true,
          null,
          Role.AUDIENCE,
          List.of(new RoleSwitch(T + 133, Role.HOST), new RoleSwitch(T + 233, Role.AUDIENCE)),
          false,
          7L,
          null,
          99999L,
          "guest:9f",
          "7C1D0B94E5A24F6B8F3340A9D2E6C781");

  static final Session INFERRED =
      new Session(
          new EventKey(T + 615, null, EventType.of(108), 7),
          1,
          T,
          T + 615,
          true,
          false,
          false,
          null,
          Role.HOST,
          List.of(),
          true,
          6L,
          10L,
          2L,
          null,
          null);

  static final Session OPEN =
      new Session(
          new EventKey(T + 3605, 12L, EventType.of(103), 8),
          2,
          T + 3605,
          null,
          false,
          false,
          false,
          null,
          Role.HOST,
          List.of(),
          false,
          null,
          null,
          null,
          null,
          null);

  private static CallDetail detail(CallReport report, Session... sessions) {
    return new CallDetail(
        report,
        new CallFigures(1, 1, 2, 1, 1),
        new Page<>(List.of(sessions), 1, 50, sessions.length),
        List.of(report == LIVE ? ENDED : LIVE, DESERTED),
        report == LIVE);
  }

  @Test
  void channels_asInTheGoldenFile() throws IOException {
    CallSums sums = new CallSums(8, 3715, 1728, 615, 1, 3595);
    CallList list = new CallList(List.of(LIVE, ENDED, DESERTED), true, sums);
    assertGolden("channels", views.channels(APP, list, 2, 3, "activity.1.1.cm9vbQ", AS_OF));
  }

  @Test
  void channels_ofAnAppThatSentNothing() throws IOException {
    CallList none = new CallList(List.of(), false, CallSums.NONE);
    assertGolden("channels-none", views.channels(APP, none, 1, 30, null, AS_OF));
  }

  @Test
  void channel_thatEnded() throws IOException {
    assertGolden("channel-ended", views.channel(APP, detail(ENDED, SWITCHED, INFERRED), AS_OF));
  }

  @Test
  void channel_thatIsLive() throws IOException {
    assertGolden("channel-live", views.channel(APP, detail(LIVE, OPEN), AS_OF));
  }

  @Test
  void problem_asInTheGoldenFile() throws IOException {
    assertGolden(
        "problem",
        views.problem(
            400, "Bad Request", "per_page is \"0\"; it has to be a number from 1 to 200", "r-1"));
  }

  @Test
  void problem_isUtf8WhateverItTells() throws IOException {
    byte[] problem = views.problem(400, "Bad Request", "x is \ud800\u2028\u0000é", "r-1");
    assertThat(problem).isEqualTo(new String(problem, UTF_8).getBytes(UTF_8));
    assertThat(MAPPER.readTree(problem).get("detail").asText()).isEqualTo("x is ?\u2028\u0000é");
  }

  @Test
  void accepted_asClientsExpect() {
    assertThat(views.accepted())
        .asString(UTF_8)
        .isEqualTo("{\"status\":\"success\",\"message\":\"Webhook processed\"}");
  }

  @Test
  void health_asInTheGoldenFile() throws IOException {
    Instant now = Instant.ofEpochSecond(T, 123_456_789);
    assertGolden(
        "health",
        views.health(new HealthReport(true, 3, 1000, "0.1.0", now, now.toEpochMilli() - 61_999)));
    assertGolden(
        "health-failing", views.health(new HealthReport(false, 1000, 1000, "0.1.0", now, null)));
  }

  @Test
  void fieldsOfThePythonServer_areAllThere() throws IOException {
    JsonNode expected = MAPPER.readTree(resource("/python-server-fields.json"));
    JsonNode channels =
        MAPPER.readTree(
            views.channels(
                APP, new CallList(List.of(ENDED), false, CallSums.NONE), 1, 3, null, AS_OF));
    JsonNode list = expected.get("GET /api/channels/{app_id}");
    assertHas(list.get("channels[]"), channels.at("/channels/0"));
    assertHas(list.get("pagination"), channels.get("pagination"));
    JsonNode channel = MAPPER.readTree(views.channel(APP, detail(ENDED, SWITCHED), AS_OF));
    assertHas(expected.get("GET /api/channel/{app_id}/{channel_name}"), channel);
    assertHas(expected.get("sessions[]"), channel.at("/sessions/0"));
  }

  static void assertHas(JsonNode names, JsonNode object) {
    assertThat(names).isNotEmpty().allMatch(name -> object.has(name.asText()));
  }

  @Test
  void minutes_roundHalfAHundredthUp() {
    assertThat(Figures.minutes(0)).hasToString("0.00");
    assertThat(Figures.minutes(3)).hasToString("0.05");
    assertThat(Figures.minutes(2)).hasToString("0.03");
    assertThat(Figures.minutes(1)).hasToString("0.02");
    assertThat(Figures.minutes(100_000_000_020L)).hasToString("1666666667.00");
    assertThat(Figures.ratio(1, 0)).hasToString("0.0000");
    assertThat(Figures.ratio(2, 3)).hasToString("0.6667");
  }

  static void assertGolden(String name, byte[] answer) throws IOException {
    String golden = new String(resource("/golden/" + name + ".json"), UTF_8);
    // As text, because a tree would take 1.50 for 1.5 and members in any order.
    assertThat(new String(answer, UTF_8)).isEqualTo(withoutLayout(golden));
  }

  /** Drops line breaks and what stands around them, and the blank behind a name. */
  private static String withoutLayout(String golden) {
    return golden.strip().replaceAll("\n *", "").replace("\": ", "\":");
  }

  static byte[] resource(String path) throws IOException {
    try (InputStream file = JsonViewsTest.class.getResourceAsStream(path)) {
      return file.readAllBytes();
    }
  }
}
