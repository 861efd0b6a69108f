package io.agorawebhooks.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.notice.AppId;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogLineReaderTest {
  private static final AppId FIXED = new AppId("fixed");
  private static final LogLineReader LINES = new LogLineReader(LogFields.USUAL);

  private static LogLine read(String line, AppId fixed) throws BadNotice {
    return Objects.requireNonNull(LINES.read(line.getBytes(UTF_8), fixed));
  }

  private static String body(String line) throws BadNotice {
    return new String(read(line, FIXED).body(), UTF_8);
  }

  private static String sentenceOf(String line, AppId fixed) {
    try {
      return "Read: " + read(line, fixed);
    } catch (BadNotice e) {
      return e.getMessage();
    }
  }

  @Test
  void envelope_isOpened() throws BadNotice {
    LogLine line =
        read(
            "{\"app_id\":\"a\",\"received_at\":1767227995348,\"body\":{\"noticeId\":\"n\"}}", null);
    assertThat(line.app()).isEqualTo(new AppId("a"));
    assertThat(line.receivedAt()).isEqualTo("2026-01-01T00:39:55.348Z");
    assertThat(line.body()).asString(UTF_8).isEqualTo("{\"noticeId\":\"n\"}");
  }

  @Test
  void bareBody_isTheWholeLine() throws BadNotice {
    String bare = " {\"noticeId\":\"n\", \"body\":5, \"app_id\":7, \"received_at\":\"x\"}\t";
    LogLine line = read(bare, FIXED);
    assertThat(line.app()).isEqualTo(FIXED);
    assertThat(line.receivedAt()).isNull();
    assertThat(line.body()).asString(UTF_8).isEqualTo(bare);
  }

  @Test
  void body_isSlicedByteForByte() throws BadNotice {
    String body = "{ \"ü😀\\u00fc\" : 7.00 ,\"a\":[ {} , \"}\" ]\t}";
    assertThat(body("{\"x\":\"漢\",\"body\" : " + body + " ,\"app_id\":\"a\"}")).isEqualTo(body);
    assertThat(body("{\"body\":{}}")).isEqualTo("{}");
  }

  @Test
  void body_asTextIsWhatTheTextSays() throws BadNotice {
    assertThat(body("{\"body\":\"{ \\\"noticeId\\\":\\\"\\u00fc\\ud83d\\ude00\\\"}\"}"))
        .isEqualTo("{ \"noticeId\":\"ü😀\"}");
    assertThat(body("{\"body\":\"not json\"}")).isEqualTo("not json");
  }

  @Test
  void app_ofTheLineComesFirst() throws BadNotice {
    assertThat(read("{\"app_id\":\"own\",\"body\":{}}", FIXED).app().value()).isEqualTo("own");
    assertThat(read("{\"app_id\":null,\"body\":{}}", FIXED).app()).isEqualTo(FIXED);
    assertThat(read("{\"body\":{}}", FIXED).app()).isEqualTo(FIXED);
  }

  @ParameterizedTest
  @CsvSource({
    "0,1970-01-01T00:00:00Z",
    "1767227995348.0,2026-01-01T00:39:55.348Z",
    "\"2026-01-01T10:00:00Z\",2026-01-01T10:00:00Z",
    "\"2026-01-01T10:00:00.25+05:45\",2026-01-01T04:15:00.250Z",
    "null,"
  })
  void receivedAt_inMillisOrIso(String json, Instant instant) throws BadNotice {
    String line = "{\"app_id\":\"a\",\"received_at\":" + json + ",\"body\":{}}";
    assertThat(read(line, null).receivedAt()).isEqualTo(instant);
  }

  @ParameterizedTest
  @CsvSource({
    "-1",
    "1.5",
    "9223372036854775807",
    "1e30",
    "true",
    "{}",
    "[]",
    "\"\"",
    "\"2026-01-01\"",
    "\"2026-01-01T10:00:00\"",
    "\"2026-02-30T10:00:00Z\"",
    "\"1767227995348\"",
    "\"+1000000-01-01T00:00:00Z\"",
    "\"1969-12-31T23:59:59Z\""
  })
  void receivedAt_anythingElseIsRefused(String json) {
    String line = "{\"app_id\":\"a\",\"received_at\":" + json + ",\"body\":{}}";
    assertThat(sentenceOf(line, null)).startsWith("received_at is ").contains("has to be");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"noticeId\":\"n\"}|The line names no app_id; it needs one, or one given for all lines",
        "{\"body\":{}}|The line names no app_id; it needs one, or one given for all lines",
        "{\"app_id\":\"a/b\",\"body\":{}}|app_id is a/b; an app id is 1 to 64 of the characters A-Z a-z 0-9 _ and -",
        "{\"app_id\":7,\"body\":{}}|app_id is 7; an app id is 1 to 64 of the characters A-Z a-z 0-9 _ and -",
        "{\"app_id\":\"a\",\"body\":[1, 2]}|body is [1, 2]; it has to be an object or text",
        "{\"app_id\":\"a\",\"body\":null}|body is null; it has to be an object or text",
        "{\"app_id\":\"a\",\"body\":\"\\ud800\"}|body has a NUL or half a surrogate pair in it; no JSON has",
        "{\"app_id\":\"a\",\"body\":{},\"body\":{}}|body is there twice; a name may be there once in an object",
        "{\"app_id\":\"a\",\"body\":{}} {}|The line goes on behind its JSON object; a line is one object",
        "[]|The line is no JSON object; it has to be a notice or an envelope",
        "``|The line is no JSON object; it has to be a notice or an envelope",
        "{\"body\":{]}|The line is not JSON: line 1, column 10: a bracket closes what is not open"
      })
  void niceErrors(String line, String sentence) {
    assertThat(sentenceOf(line, null)).isEqualTo(sentence);
  }

  @Test
  void notUtf8_isTold() {
    byte[] line = {'{', '"', (byte) 0xC3, '"', '}'};
    assertThat(line).satisfies(LogLineReaderTest::namesTheByte);
  }

  private static void namesTheByte(byte[] line) {
    try {
      LINES.read(line, FIXED);
    } catch (BadNotice e) {
      assertThat(e).hasMessage("The line is not UTF-8: the byte at offset 2 cannot be read");
      return;
    }
    throw new AssertionError("It was read");
  }
}
