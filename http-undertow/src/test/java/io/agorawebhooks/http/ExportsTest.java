package io.agorawebhooks.http;

import static io.agorawebhooks.http.TestServer.APP;
import static io.agorawebhooks.http.TestServer.JOINED;
import static io.agorawebhooks.http.TestServer.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agorawebhooks.kit.ChannelNames;
import io.agorawebhooks.kit.Events;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /api/export}. */
class ExportsTest {
  private static final String EXPORT = "/api/export/" + APP;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final TestServer server = new TestServer();

  @AfterEach
  void close() {
    server.close();
  }

  /** 60 s of a host, of them 20 as audience; one who is online; and one of long ago. */
  private void tell() {
    server.tell(
        "web",
        Events.user(103, 1, JOINED),
        Events.user(112, 1, JOINED + 40),
        Events.leave(106, 1, JOINED + 60, 60L));
    server.tell("now", Events.user(103, 3, JOINED + 3000));
    long old = JOINED - 30 * 86_400;
    server.tell("old", Events.user(103, 4, old), Events.leave(104, 4, old + 5, 5L));
  }

  private JsonNode export(String body) {
    return read(server, body);
  }

  private static JsonNode read(TestServer server, String body) {
    HttpResponse<byte[]> reply = post(server, EXPORT, body);
    assertThat(reply.statusCode()).as(body).isEqualTo(200);
    try {
      return MAPPER.readTree(new String(reply.body(), UTF_8));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static HttpResponse<byte[]> post(TestServer server, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.server.port() + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void byDefault_isOfTheLastSevenDaysWithoutRawNotices() {
    tell();
    JsonNode export = export("{}");
    assertThat(export.at("/data/webhook_events")).isEmpty();
    assertThat(names(export.at("/data/sessions"))).containsExactly("web", "now");
    assertThat(export.at("/data/role_events/0/role").asText()).isEqualTo("audience");
    assertThat(names(export.at("/data/channel_metrics"))).containsExactly("now", "web");
    assertThat(names(export.at("/data/user_metrics"))).containsExactly("now", "web");
    JsonNode info = export.get("export_info");
    assertThat(info.get("start_date").asText()).isEqualTo("2025-12-26T00:00:00Z");
    assertThat(info.get("end_date").asText()).isEqualTo("2026-01-02T00:00:00Z");
    assertThat(info.get("total_records").asInt()).isEqualTo(7);
    assertThat(info.get("export_id").asText()).isNotEmpty();
  }

  private static List<String> names(JsonNode rows) {
    List<String> names = new ArrayList<>();
    rows.forEach(row -> names.add(row.get("channel_name").asText()));
    return names;
  }

  @Test
  void sessionsInTheRange_haveTheirSecondsInIt() {
    tell();
    JsonNode session =
        export(
                """
                {"start_date":"2026-01-01T10:00:30Z","end_date":"2026-01-01T10:00:50Z",
                 "channel_name":"web"}""")
            .at("/data/sessions/0");
    assertThat(session.get("join_time").asText()).isEqualTo("2026-01-01T10:00:00Z");
    assertThat(session.get("leave_time").asText()).isEqualTo("2026-01-01T10:01:00Z");
    assertThat(session.get("session_seconds").asLong()).isEqualTo(60);
    assertThat(session.get("host_seconds").asLong()).isEqualTo(10);
    assertThat(session.get("audience_seconds").asLong()).isEqualTo(10);
    assertThat(session.get("duration_seconds").asLong()).isEqualTo(20);
    assertThat(session.get("duration_minutes").decimalValue()).hasToString("0.33");
  }

  @Test
  void sessionThatIsOpen_isListedWithoutASecond() {
    tell();
    JsonNode session = export("{\"channel_name\":[\"now\"]}").at("/data/sessions/0");
    assertThat(session.get("leave_time").isNull()).isTrue();
    assertThat(session.get("duration_seconds").asLong()).isZero();
    assertThat(session.get("open_seconds").asLong()).isEqualTo(600);
  }

  @Test
  void parts_areThoseAskedFor() {
    tell();
    JsonNode export =
        export(
            """
            {"include_webhook_events":true,"include_sessions":false,"include_metrics":false,
             "start_date":"2020-01-01","channel_name":"web"}""");
    assertThat(export.at("/data/webhook_events")).hasSize(3);
    assertThat(export.at("/data/webhook_events/0/body").asText()).contains("\"noticeId\"");
    assertThat(export.at("/data/sessions")).isEmpty();
    assertThat(export.at("/data/user_metrics")).isEmpty();
    assertThat(export.at("/export_info/included/0").asText()).isEqualTo("webhook_events");
  }

  @Test
  void filters_areThoseOfOtherReads() {
    tell();
    assertThat(export("{\"role\":\"audience\"}").at("/data/sessions/0/duration_seconds").asLong())
        .isEqualTo(20);
    assertThat(export("{\"platforms\":[7]}").at("/data/sessions")).isEmpty();
    assertThat(names(export("{\"platform\":[null]}").at("/data/sessions"))).hasSize(2);
    assertThat(names(export("{\"end_date\":\"2025-12-31\"}").at("/data/sessions")))
        .containsExactly("old");
  }

  @Test
  void appThatSentNothing_isEmpty() {
    assertThat(export("{}").at("/export_info/total_records").asInt()).isZero();
    assertThat(server.json(EXPORT + "/channels").get("total_channels").asInt()).isZero();
    assertThat(server.json(EXPORT + "/date-range").get("earliest_date").isNull()).isTrue();
    assertThat(json(server.postJson(EXPORT + "/validate", "{}")).get("total_records").asInt())
        .isZero();
  }

  @Test
  void answer_isAFileToKeep() {
    HttpResponse<byte[]> csv = post(server, EXPORT, "{\"format\":\"csv\"}");
    assertThat(csv.headers().firstValue("Content-Type")).contains("application/zip");
    assertThat(csv.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"export-" + APP.value() + ".zip\"");
    assertThat(csv.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(csv.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(tables(csv.body())).hasSize(5);
    HttpResponse<byte[]> lines = post(server, EXPORT, "{\"format\":\"ndjson\"}");
    assertThat(lines.headers().firstValue("Content-Type")).contains("application/x-ndjson");
  }

  @Test
  void hostileNames_areExactInJsonAndHarmlessInCsv() {
    Set<String> names = new LinkedHashSet<>(ChannelNames.all());
    names.addAll(List.of("=1+1", "+1", "-1", "@a", "\tb", "\rc"));
    for (String name : names) {
      server.post(APP.value(), notice(name).getBytes(UTF_8));
    }
    JsonNode json = export("{\"include_webhook_events\":true,\"format\":\"json\"}");
    assertThat(names(json.at("/data/sessions"))).containsExactlyInAnyOrderElementsOf(names);
    assertThat(names(json.at("/data/webhook_events"))).containsExactlyInAnyOrderElementsOf(names);
    JsonNode listed = server.json(EXPORT + "/channels");
    assertThat(listed.get("total_channels").asInt()).isEqualTo(names.size());
    for (String name : names) {
      String one = "{\"channel_name\":" + MAPPER.valueToTree(name) + "}";
      assertThat(names(export(one).at("/data/sessions"))).containsExactly(name);
    }
    String table =
        tables(post(server, EXPORT, "{\"format\":\"csv\"}").body()).get("channel_metrics.csv");
    assertThat(table).doesNotContainPattern("(?m)(^|,)\"?[=+@\\t\\r]");
    assertThat(table).contains("\"'=1+1\"", "\"'@a\"", "\"'-1\"");
  }

  private static String notice(String channel) {
    return "{\"noticeId\":\"n\",\"productId\":1,\"eventType\":103,\"payload\":{\"channelName\":"
        + MAPPER.valueToTree(channel)
        + ",\"uid\":7,\"clientSeq\":1,\"ts\":"
        + JOINED
        + "}}";
  }

  static Map<String, String> tables(byte[] zip) {
    Map<String, String> tables = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        tables.put(entry.getName(), new String(in.readAllBytes(), UTF_8));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return tables;
  }

  @Test
  void channelsAndDateRange_areOfAllTimes() {
    tell();
    JsonNode channels = server.json(EXPORT + "/channels");
    assertThat(channels.get("channels"))
        .extracting(JsonNode::asText)
        .containsExactly("now", "old", "web");
    JsonNode range = server.json(EXPORT + "/date-range?tz=Asia/Tokyo");
    assertThat(range.get("earliest_date").asText()).isEqualTo("2025-12-02");
    assertThat(range.get("latest_date").asText()).isEqualTo("2026-01-01");
    assertThat(range.get("total_days").asInt()).isEqualTo(31);
    assertThat(range.get("latest").asText()).isEqualTo("2026-01-01T10:50:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "csv", "ndjson"})
  void validate_saysWhatTheExportWouldBe(String format) {
    tell();
    String body =
        "{\"format\":\""
            + format
            + "\",\"include_webhook_events\":true,\"start_date\":\"2020-01-01\"}";
    JsonNode estimate = json(server.postJson(EXPORT + "/validate", body));
    assertThat(estimate.at("/counts/webhook_events").asInt()).isEqualTo(6);
    assertThat(estimate.at("/counts/sessions").asInt()).isEqualTo(3);
    assertThat(estimate.at("/counts/role_events").asInt()).isEqualTo(1);
    assertThat(estimate.get("total_records").asInt()).isEqualTo(16);
    long bytes = post(server, EXPORT, body).body().length;
    assertThat(estimate.get("estimated_bytes").asLong()).isBetween(bytes / 2, 4 * bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"format\":\"xml\"}",
        "{\"format\":\"\"}",
        "{\"format\":[\"json\",\"csv\"]}",
        "{\"start_date\":\"2026-13-01\"}",
        "{\"start_date\":\"2026-01-02\",\"end_date\":\"2026-01-01\"}",
        "{\"tz\":\"Nowhere\"}",
        "{\"channel_name\":\"\"}",
        "{\"channel_name\":[null]}",
        "{\"include_sessions\":\"yes\"}",
        "{\"include_metrics\":1}",
        "{\"include_webhook_events\":[true,true]}",
        "{\"platform\":\"x\"}",
        "{\"role\":\"speaker\"}",
        "{\"page\":1}",
        "{\"<script>\":1}",
        "{\"channel_name\":{}}",
        "[]",
        "{",
        "",
        "{\"format\":\"json\",\"format\":\"csv\"}"
      })
  void badParameter_isRefused(String body) {
    for (String path : List.of(EXPORT, EXPORT + "/validate")) {
      Reply reply = server.postJson(path, body);
      assertThat(reply.status()).as(body).isEqualTo(400);
      assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(reply.header("Content-Disposition")).isEmpty();
      assertThat(reply.body()).doesNotContain("Exception");
    }
  }

  @Test
  void badRequests_areRefused() {
    assertThat(server.get(EXPORT + "/channels?x=1").status()).isEqualTo(400);
    assertThat(server.get(EXPORT + "/date-range?tz=x").status()).isEqualTo(400);
    assertThat(server.get("/api/export/a%2Fb/channels").status()).isEqualTo(400);
    assertThat(server.postJson("/api/export/a%2Fb", "{}").status()).isEqualTo(400);
    assertThat(server.postJson(EXPORT + "?format=csv", "{}").status()).isEqualTo(400);
    assertThat(server.get(EXPORT).status()).isEqualTo(405);
    assertThat(server.get(EXPORT).header("Allow")).isEqualTo("POST, OPTIONS");
    assertThat(server.request("POST", EXPORT, "Content-Length: 0").status()).isEqualTo(415);
    assertThat(server.postJson(EXPORT, "{\"tz\":\"" + "x".repeat(70_000) + "\"}").status())
        .isEqualTo(413);
  }

  @Test
  void eventOfHalfASurrogate_isNoFailure() {
    assertThat(export("{\"channel_name\":\"\\ud800\"}").at("/data/sessions")).isEmpty();
  }
}
