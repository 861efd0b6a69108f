package io.agorawebhooks.http;

import static io.agorawebhooks.http.TestServer.APP;
import static io.agorawebhooks.http.TestServer.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agorawebhooks.kit.World;
import io.agorawebhooks.notice.Delivery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The law of agreement: list, minutes and export of one query add up to the same second. */
class ExportsAgreeTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int QUERIES = 40;
  private static final List<String> ZONES =
      List.of(
          "UTC", "America/Los_Angeles", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe");

  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33})
  void exportListAndMinutes_addUpToTheSameSecond(long seed) throws IOException {
    try (TestServer server = new TestServer()) {
      List<Long> seconds = new ArrayList<>();
      for (Delivery delivery : World.stream(4, 160, seed)) {
        server.post(APP.value(), delivery.body());
        if (delivery.notice().event() != null) {
          seconds.add(delivery.notice().event().ts());
        }
      }
      SplittableRandom random = new SplittableRandom(seed);
      for (int i = 0; i < QUERIES; i++) {
        check(server, query(random, seconds));
      }
    }
  }

  private static Map<String, List<String>> query(SplittableRandom random, List<Long> seconds) {
    Map<String, List<String>> query = new TreeMap<>();
    long a = seconds.get(random.nextInt(seconds.size()));
    long b = seconds.get(random.nextInt(seconds.size()));
    boolean dates = random.nextBoolean();
    query.put("start_date", List.of(bound(Math.min(a, b), dates)));
    query.put("end_date", List.of(bound(Math.max(a, b) + 1, dates)));
    query.put("tz", List.of(ZONES.get(random.nextInt(ZONES.size()))));
    if (random.nextInt(3) == 0) {
      query.put("role", List.of(random.nextBoolean() ? "host" : "audience"));
    }
    if (random.nextInt(3) == 0) {
      query.put("platform", List.of("7", "-1"));
    }
    if (random.nextInt(3) == 0) {
      query.put("client_type", List.of("-1"));
    }
    if (random.nextInt(3) == 0) {
      query.put("channel", List.of("room-1", "room-" + random.nextInt(4)));
    }
    return query;
  }

  private static String bound(long second, boolean date) {
    String instant = Instant.ofEpochSecond(second).toString();
    return date ? instant.substring(0, 10) : instant;
  }

  private static void check(TestServer server, Map<String, List<String>> query) throws IOException {
    StringBuilder parameters = new StringBuilder();
    ObjectNode body = MAPPER.createObjectNode();
    query.forEach(
        (name, values) -> {
          ArrayNode array = body.putArray(name.equals("channel") ? "channel_name" : name);
          for (String value : values) {
            parameters.append('&').append(name).append('=').append(encoded(value));
            array.add(value);
          }
        });
    Sums sums = new Sums();
    for (String row : rows(server, body)) {
      sums.add(MAPPER.readTree(row));
    }
    JsonNode totals = server.json("/api/channels/" + APP + "?" + parameters).get("totals");
    JsonNode minutes = server.json("/api/analytics/minutes/" + APP + "?period=month" + parameters);
    assertThat(sums.total).as("%s", query).isEqualTo(totals.get("total_seconds").asLong());
    assertThat(sums.host).as("%s", query).isEqualTo(totals.get("host_seconds").asLong());
    assertThat(sums.audience).as("%s", query).isEqualTo(totals.get("audience_seconds").asLong());
    assertThat(sums.open).as("%s", query).isEqualTo(totals.get("open_seconds").asLong());
    assertThat(sums.total).as("%s", query).isEqualTo(minutes.get("total_seconds").asLong());
  }

  private static List<String> rows(TestServer server, ObjectNode body) {
    body.put("format", "ndjson").put("include_metrics", false);
    byte[] lines = ExportsTest.post(server, "/api/export/" + APP, body.toString()).body();
    return new String(lines, StandardCharsets.UTF_8).lines().toList();
  }

  /** What the sessions of an export add up to. */
  private static final class Sums {
    private long total;
    private long host;
    private long audience;
    private long open;

    void add(JsonNode row) {
      if (row.get("type").asText().equals("session")) {
        total += row.get("duration_seconds").asLong();
        host += row.get("host_seconds").asLong();
        audience += row.get("audience_seconds").asLong();
        open += row.get("open_seconds").asLong();
      }
    }
  }
}
