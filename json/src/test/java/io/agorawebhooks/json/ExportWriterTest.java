package io.agorawebhooks.json;

import static io.agorawebhooks.json.JsonViewsTest.assertGolden;
import static io.agorawebhooks.json.JsonViewsTest.assertHas;
import static io.agorawebhooks.json.JsonViewsTest.resource;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.agorawebhooks.correlation.RoleSwitch;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.metrics.ChannelDay;
import io.agorawebhooks.metrics.DayShare;
import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.metrics.Totals;
import io.agorawebhooks.metrics.UserDay;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.EventKey;
import io.agorawebhooks.notice.EventType;
import io.agorawebhooks.notice.Role;
import io.agorawebhooks.notice.SetAside;
import io.agorawebhooks.storage.ChannelSession;
import io.agorawebhooks.storage.DayOfChannel;
import io.agorawebhooks.storage.DayOfUser;
import io.agorawebhooks.storage.ExportPart;
import io.agorawebhooks.storage.ExportQuery;
import io.agorawebhooks.storage.ExportRows;
import io.agorawebhooks.storage.NoticeEntry;
import io.agorawebhooks.storage.NoticePlace;
import io.agorawebhooks.storage.StoredNotice;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportWriterTest {
  private static final AppId APP = new AppId("5f1a0c3e9b7d4f2e8a6c1d0b3e5f7a9c");
  private static final long T = 1767261600;
  private static final long DAY = 20454;
  private static final String NAME = "=1+1, \"<é😀>\"\r\n#42";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final DayShare SHARE = new DayShare(100, 20, 3, 2, 1, T + 33, T + 1861);

  private static Session session(@Nullable Long leave, @Nullable String account) {
    return new Session(
        new EventKey(T + 33, -1L, EventType.of(105), 4294967295L),
        1,
        T + 33,
        leave,
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
        account,
        "7C1D0B94E5A24F6B8F3340A9D2E6C781");
  }

  private static StoredNotice notice(String channel, byte[] body) {
    return new StoredNotice(
        new NoticeEntry(
            new NoticePlace(T * 1000 + 5, 3),
            "-n",
            null,
            1L,
            103L,
            channel,
            null,
            null,
            SetAside.TEST,
            body.length),
        "User-Agent: =a\n",
        body);
  }

  private static void rows(String name, ExportRows to) {
    to.notice(notice(name, "{\"noticeId\":\"-n\"}".getBytes(UTF_8)));
    to.notice(notice(name, new byte[] {-1}));
    ChannelSession left = new ChannelSession(name, T, session(T + 1861, "@guest"));
    to.session(left, new Totals(1, 100, 20, 0, 0, 0));
    to.session(new ChannelSession(name, T, session(null, null)), new Totals(1, 0, 0, 0, 1, 77));
    to.roleEvent(left, new RoleSwitch(T + 133, Role.HOST));
    to.channelDay(new DayOfChannel(name, DAY, new ChannelDay(2, SHARE)));
    to.userDay(new DayOfUser(name, new UserDay(DAY, 4294967295L), SHARE));
  }

  private static ExportHead head(ExportFormat format, Set<String> channels) {
    Filter filter =
        new Filter(
            new Range(T, T + 60),
            Set.of(7L),
            Set.of(Filter.NONE_GIVEN),
            Set.of(),
            channels,
            Set.of());
    ExportQuery query = new ExportQuery(APP, filter, EnumSet.allOf(ExportPart.class), T + 7200);
    return new ExportHead("e-1", query, ZoneId.of("Asia/Kathmandu"), format);
  }

  private static byte[] written(ExportFormat format, String name) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ExportWriter writer = new ExportWriter(head(format, Set.of(name)), out);
    rows(name, writer);
    writer.finish();
    return out.toByteArray();
  }

  private static byte[] empty(ExportFormat format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ExportWriter(head(format, Set.of()), out).finish();
    return out.toByteArray();
  }

  @Test
  void json_asInTheGoldenFile() throws IOException {
    assertGolden("export", written(ExportFormat.JSON, NAME));
    assertGolden("export-none", empty(ExportFormat.JSON));
  }

  @Test
  void json_hasTheFieldsOfThePythonServer() throws IOException {
    JsonNode expected = MAPPER.readTree(resource("/python-server-fields.json"));
    JsonNode export = MAPPER.readTree(written(ExportFormat.JSON, NAME));
    assertHas(expected.get("POST /api/export/{app_id} (json)"), export);
    assertHas(expected.get("export_info"), export.get("export_info"));
    assertHas(expected.get("sessions[]"), export.at("/data/sessions/0"));
    assertHas(
        expected.get("POST /api/export/{app_id}/validate"),
        MAPPER.readTree(new ExportEstimate(head(ExportFormat.JSON, Set.of())).answer()));
  }

  @Test
  void ndjson_isTheSameRowsByLine() throws IOException {
    String lines = new String(written(ExportFormat.NDJSON, NAME), UTF_8);
    assertThat(lines).endsWith("}\n");
    Map<String, List<JsonNode>> parts = new LinkedHashMap<>();
    for (String line : lines.split("\n")) {
      JsonNode row = MAPPER.readTree(line);
      parts.computeIfAbsent(row.get("type").asText(), key -> new ArrayList<>()).add(row);
      ((ObjectNode) row).remove("type");
    }
    JsonNode json = MAPPER.readTree(written(ExportFormat.JSON, NAME));
    assertThat(parts.keySet())
        .containsExactly(
            "webhook_event",
            "session",
            "role_event",
            "channel_metric",
            "user_metric",
            "export_info");
    for (ExportPart part : ExportPart.values()) {
      String type = part.label().substring(0, part.label().length() - 1);
      JsonNode rows = json.at("/data/" + part.label());
      assertThat(MAPPER.valueToTree(parts.get(type)).equals(rows)).as(type).isTrue();
    }
    assertThat(new String(empty(ExportFormat.NDJSON), UTF_8).lines()).hasSize(1);
  }

  @Test
  void csv_asInTheGoldenFile() throws IOException {
    assertThat(text(tables(written(ExportFormat.CSV, NAME))))
        .isEqualTo(new String(resource("/golden/export.csv"), UTF_8));
  }

  @Test
  void csv_withoutRows_hasTheHeadOfAllTables() throws IOException {
    Map<String, byte[]> heads = tables(empty(ExportFormat.CSV));
    Map<String, byte[]> full = tables(written(ExportFormat.CSV, NAME));
    assertThat(heads.keySet())
        .containsExactly(
            "webhook_events.csv",
            "sessions.csv",
            "role_events.csv",
            "channel_metrics.csv",
            "user_metrics.csv");
    heads.forEach(
        (name, head) -> {
          String line = new String(head, UTF_8);
          assertThat(line).as(name).endsWith("\r\n").hasLineCount(1);
          assertThat(new String(full.get(name), UTF_8)).startsWith(line);
        });
  }

  private static Map<String, byte[]> tables(byte[] zip) throws IOException {
    Map<String, byte[]> tables = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        tables.put(entry.getName(), in.readAllBytes());
      }
    }
    return tables;
  }

  /** All tables in one text, carriage returns shown. */
  private static String text(Map<String, byte[]> tables) {
    StringBuilder text = new StringBuilder();
    tables.forEach(
        (name, table) ->
            text.append("== ")
                .append(name)
                .append('\n')
                .append(new String(table, UTF_8).replace("\r", "\\r")));
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=cmd|' /C calc'!A0",
        "+1",
        "-1",
        "@SUM(A1)",
        "\tx",
        "\rx",
        "\nx",
        "\uff1d1",
        "=",
        "'=1",
        "a,b",
        "a\"b",
        "a\r\nb",
        " a ",
        "..",
        "\u2028",
        "<script>alert(1)</script>",
        "ordinary"
      })
  void names_areExactInJsonAndNoFormulaInCsv(String name) throws IOException {
    JsonNode json = MAPPER.readTree(written(ExportFormat.JSON, name));
    Map<String, byte[]> tables = tables(written(ExportFormat.CSV, name));
    for (ExportPart part : ExportPart.values()) {
      assertThat(json.at("/data/" + part.label() + "/0/channel_name").asText()).isEqualTo(name);
      for (Map<String, String> row : read(tables.get(part.label() + ".csv"))) {
        assertThat(row.get("channel_name")).isIn(name, "'" + name);
        assertThat(row.values()).noneMatch(cell -> cell.matches("(?s)[=+\\-@\t\r\n].*"));
      }
    }
    assertThat(json.at("/export_info/channel_filter").asText()).isEqualTo(name);
  }

  private static List<Map<String, String>> read(byte[] table) throws IOException {
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(table)) {
      return rows.readAll();
    }
  }

  @Test
  void numbers_areNotTakenForFormulas() throws IOException {
    Totals totals = new Totals(1, 5, 0, 0, 0, 0);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ExportWriter writer = new ExportWriter(head(ExportFormat.CSV, Set.of()), out);
    Session early = session(null, null).inCall(1);
    writer.session(new ChannelSession("a", -5, early), totals);
    writer.finish();
    Map<String, String> row = read(tables(out.toByteArray()).get("sessions.csv")).get(0);
    assertThat(row).containsEntry("host_seconds", "5").containsEntry("host_minutes", "0.08");
    assertThat(row).containsEntry("leave_time", "").containsEntry("is_host", "false");
  }

  @ParameterizedTest
  @ValueSource(strings = {"JSON", "CSV", "NDJSON"})
  void outputThatFails_endsTheExport(String format) {
    ExportWriter writer =
        new ExportWriter(head(ExportFormat.valueOf(format), Set.of()), new Broken());
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 10_000; i++) {
                writer.userDay(new DayOfUser("a" + i, new UserDay(DAY, i), SHARE));
              }
            })
        .isInstanceOf(UncheckedIOException.class);
  }

  private static final class Broken extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("broken");
    }
  }

  @Test
  void estimate_ofFewRows_countsThem() throws IOException {
    ExportEstimate estimate = new ExportEstimate(head(ExportFormat.JSON, Set.of()));
    rows("a", estimate);
    assertGolden("export-estimate", estimate.answer());
  }

  @ParameterizedTest
  @ValueSource(strings = {"JSON", "CSV", "NDJSON"})
  void estimate_ofManyRows_isCloseToTheirBytes(String format) {
    ExportHead head = head(ExportFormat.valueOf(format), Set.of());
    ExportEstimate estimate = new ExportEstimate(head);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ExportWriter writer = new ExportWriter(head, out);
    for (int i = 0; i < 20_000; i++) {
      DayOfUser day = new DayOfUser("room-" + i % 7, new UserDay(DAY, i + 1), SHARE);
      estimate.userDay(day);
      writer.userDay(day);
    }
    writer.finish();
    assertThat(estimate.count(ExportPart.USER_METRICS)).isEqualTo(20_000);
    assertThat(estimate.bytes()).isBetween(out.size() / 2L, out.size() * 3L);
  }

  @Test
  void channels_asInTheGoldenFile() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ExportLists.Channels channels = new ExportLists.Channels(APP, out);
    channels.accept("a");
    channels.accept(NAME);
    channels.finish();
    assertGolden("export-channels", out.toByteArray());
    assertHas(
        MAPPER
            .readTree(resource("/python-server-fields.json"))
            .get("GET /api/export/{app_id}/channels"),
        MAPPER.readTree(out.toByteArray()));
  }

  @Test
  void dateRange_asInTheGoldenFile() throws IOException {
    ZoneId zone = ZoneId.of("Asia/Kathmandu");
    byte[] range = ExportLists.dateRange(APP, new Range(T, T + 8 * 3600 + 900 + 1), zone);
    assertGolden("export-date-range", range);
    assertHas(
        MAPPER
            .readTree(resource("/python-server-fields.json"))
            .get("GET /api/export/{app_id}/date-range"),
        MAPPER.readTree(range));
    assertThat(MAPPER.readTree(ExportLists.dateRange(APP, null, zone)).get("total_days").asInt())
        .isZero();
  }
}
