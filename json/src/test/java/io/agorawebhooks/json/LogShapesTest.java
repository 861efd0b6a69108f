package io.agorawebhooks.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agorawebhooks.notice.AppId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs as people have them. */
class LogShapesTest {
  private static final AppId FIXED = new AppId("fixed");
  private static final LogLineReader USUAL = new LogLineReader(LogFields.USUAL);
  private static final String TEXT = "{\\\"noticeId\\\":\\\"n\\\"}";
  private static final String BODY = "{\"noticeId\":\"n\"}";

  private static LogLine read(String line) throws BadNotice {
    return read(USUAL, line);
  }

  private static LogLine read(LogLineReader reader, String line) throws BadNotice {
    return Objects.requireNonNull(reader.read(line.getBytes(UTF_8), null), "passed over");
  }

  private static void check(LogLine line, String app, String time) {
    assertThat(line.app().value()).isEqualTo(app);
    assertThat(line.receivedAt()).isEqualTo(time == null ? null : Instant.parse(time));
    assertThat(line.body()).asString(UTF_8).isEqualTo(BODY);
  }

  @Test
  void nginx_withEscapesOfJson() throws BadNotice {
    String line =
        "{\"time_iso8601\":\"2026-01-01T10:00:00+01:00\",\"request\":\"POST /app-1/webhooks?x=/y"
            + " HTTP/1.1\",\"status\":200,\"request_body\":\""
            + TEXT
            + "\"}";
    check(read(line), "app-1", "2026-01-01T09:00:00Z");
  }

  @Test
  void nginx_withItsOwnEscapes() throws BadNotice {
    String line =
        "{\"msec\":\"1767227995.348\",\"request_uri\":\"/app-1/webhooks\",\"request_body\":\""
            + "{\\x22noticeId\\x22:\\x22n\\x22}"
            + "\"}";
    check(read(line), "app-1", "2026-01-01T00:39:55.348Z");
  }

  @Test
  void nginx_localTime() throws BadNotice {
    String line =
        "{\"time_local\":\"01/Jan/2026:10:00:00 +0200\",\"uri\":\"/in/app-1/webhooks/\","
            + "\"request_body\":\""
            + TEXT
            + "\"}";
    check(read(line), "app-1", "2026-01-01T08:00:00Z");
  }

  @Test
  void caddy_withTheRequestInAnObject() throws BadNotice {
    String line =
        "{\"level\":\"info\",\"ts\":1767227995.3481234,\"logger\":\"http.log.access\",\"request\":"
            + "{\"method\":\"POST\",\"uri\":\"/app-1/webhooks\",\"headers\":{\"X\":[\"y\"]}},"
            + "\"status\":200,\"body\":\""
            + TEXT
            + "\"}";
    check(read(line), "app-1", "2026-01-01T00:39:55.348Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"request\":\"POST /login HTTP/1.1\",\"request_body\":\"{\\\"password\\\":\\\"p\\\"}\"}",
        "{\"request\":\"GET /app-1/webhooks HTTP/1.1\",\"request_body\":\"\"}",
        "{\"request\":\"GET /app-1/webhooks HTTP/1.1\",\"request_body\":\"-\"}",
        "{\"request\":\"GET / HTTP/1.1\",\"status\":200}",
        "{\"request\":{\"uri\":\"/app-1/webhooks\"},\"body\":null}",
        "{\"type\":\"session\",\"uid\":7}",
        "{\"type\":\"export_info\",\"app_id\":\"a\"}",
        "2026-01-01 10:00:00,123 - main - INFO - Webhook processed successfully for app_id: a",
        "Jan 01 10:00:00 web-1 python[17]: 2026-01-01 10:00:00,123 - main - INFO - hello"
      })
  void otherLines_arePassedOver(String line) throws BadNotice {
    assertThat(USUAL.read(line.getBytes(UTF_8), FIXED)).isNull();
    assertThat(USUAL.read(line.getBytes(UTF_8), null)).isNull();
  }

  @Test
  void python_hasTheBodyBehindAMark() throws BadNotice {
    String line = "2026-01-01 10:00:00,123 - main - ERROR - Raw body: " + BODY;
    LogLine read = USUAL.read(line.getBytes(UTF_8), FIXED);
    check(Objects.requireNonNull(read), "fixed", "2026-01-01T10:00:00.123Z");
    assertThatThrownBy(() -> read(line)).hasMessageStartingWith("The line names no app_id");
  }

  @Test
  void timesWithoutAZone_areOfTheZoneGiven() throws BadNotice {
    LogFields usual = LogFields.USUAL;
    LogFields fields =
        new LogFields(
            usual.body(),
            usual.app(),
            usual.path(),
            usual.time(),
            usual.webhook(),
            "body=",
            ZoneId.of("America/New_York"));
    LogLineReader reader = new LogLineReader(fields);
    LogLine text = reader.read(("2026-01-01 05:00:00 x body=" + BODY).getBytes(UTF_8), FIXED);
    check(Objects.requireNonNull(text), "fixed", "2026-01-01T10:00:00Z");
    String line = "{\"app_id\":\"a\",\"time\":\"2026-07-01T06:00:00\",\"body\":" + BODY + "}";
    check(read(reader, line), "a", "2026-07-01T10:00:00Z");
  }

  @Test
  void otherNames_mayBeGiven() throws BadNotice {
    LogFields fields =
        new LogFields(
            List.of("http.in.content"),
            List.of("meta.project"),
            List.of("http.in.target"),
            List.of("at"),
            Pattern.compile("/hooks/agora"),
            "Raw body: ",
            LogFields.USUAL.zone());
    LogLineReader reader = new LogLineReader(fields);
    String rest = ",\"at\":1767227995,\"http\":{\"in\":{\"content\":" + BODY;
    check(
        read(reader, "{\"meta\":{\"project\":\"p\"}" + rest + "}}}"), "p", "2026-01-01T00:39:55Z");
    String asked = "{\"x\":1" + rest + ",\"target\":\"https://h/hooks/agora#f\"}}}";
    check(
        Objects.requireNonNull(reader.read(asked.getBytes(UTF_8), FIXED)),
        "fixed",
        "2026-01-01T00:39:55Z");
  }

  @Test
  void exportOfThisProgram_isRead() throws BadNotice {
    String line =
        "{\"type\":\"webhook_event\",\"notice_id\":\"n\",\"received_at\":\"2026-01-01T10:00:00Z\","
            + "\"body\":\""
            + TEXT
            + "\"}";
    LogLine read = USUAL.read(line.getBytes(UTF_8), FIXED);
    check(Objects.requireNonNull(read), "fixed", "2026-01-01T10:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({
    "soon",
    "99999999999999999",
    "2026-02-30T10:00:00Z",
    "-1",
    "1.5.6",
    "01/Foo/2026:10:00:00 +0000"
  })
  void timeThatCannotBeRead_losesNoNotice(String time) throws BadNotice {
    String line = "{\"app_id\":\"a\",\"time\":\"" + time + "\",\"body\":" + BODY + "}";
    check(read(line), "a", null);
  }
}
