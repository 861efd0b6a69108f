package io.agorawebhooks.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Notice;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BadNoticeTest {
  private static final int MIB = 1 << 20;

  private final NoticeDecoder decoder = new NoticeDecoder();

  static Stream<Arguments> niceErrors() {
    return Stream.of(
        Arguments.of("", "The body is empty; a notice is a JSON object"),
        Arguments.of(" \n ", "The body is empty; a notice is a JSON object"),
        Arguments.of("[1]", "The body is an array; a notice is a JSON object"),
        Arguments.of("\"noticeId\"", "The body is text; a notice is a JSON object"),
        Arguments.of("1e5", "The body is a number; a notice is a JSON object"),
        Arguments.of("null", "The body is null; a notice is a JSON object"),
        Arguments.of("true", "The body is true; a notice is a JSON object"),
        Arguments.of("{}", "noticeId is missing; every notice has one as text"),
        Arguments.of("{\"noticeid\":\"n\"}", "noticeId is missing; every notice has one as text"),
        Arguments.of("{\"noticeId\":7}", "noticeId is a number; it has to be text"),
        Arguments.of("{\"noticeId\":null}", "noticeId is null; it has to be text"),
        Arguments.of("{\"noticeId\":{}}", "noticeId is an object; it has to be text"),
        Arguments.of("{\"noticeId\":\"\"}", "noticeId is empty; every notice has one as text"),
        Arguments.of(
            "{\"noticeId\":\"%s\"}".formatted("x".repeat(513)),
            "noticeId has 513 characters; at most 512 are allowed"),
        Arguments.of(
            "{\"noticeId\":\"a\\u0000\"}",
            "noticeId has a NUL or half a surrogate pair in it; any other text is allowed"),
        Arguments.of(
            "{\"noticeId\":\"\\ude00\\ud83d\"}",
            "noticeId has a NUL or half a surrogate pair in it; any other text is allowed"),
        Arguments.of(
            "{\"noticeId\":\"n\",\"noticeId\":\"n\"}",
            "/noticeId is there twice; a name may be there once in an object"),
        Arguments.of(
            "{\"noticeId\":\"n\",\"payload\":{\"a\":[0,{\"ü\\u0000\":1,\"ü\\u0000\":1}]}}",
            "/payload/a/1/\\u00fc\\u0000 is there twice; a name may be there once in an object"),
        Arguments.of(
            "{\"noticeId\":\"n\"}{}",
            "The body goes on behind its JSON object; a notice is one object"),
        Arguments.of(
            "{\"noticeId\":\"n\",\"payload\":{\"uid\":%s}}".formatted("9".repeat(1001)),
            "/payload/uid is a number of 1001 characters; at most 1000 are read"),
        Arguments.of(
            "{\"noticeId\":\"n\",\"payload\":" + "[".repeat(100) + "]".repeat(100) + "}",
            "The body nests more than 100 objects and arrays in each other"),
        Arguments.of(
            "[".repeat(MIB), "The body nests more than 100 objects and arrays in each other"),
        Arguments.of(
            "{\"a\":".repeat(MIB / 5),
            "The body nests more than 100 objects and arrays in each other"));
  }

  @ParameterizedTest
  @MethodSource
  void niceErrors(String body, String sentence) {
    assertThat(sentenceOf(body.getBytes(UTF_8))).isEqualTo(sentence);
  }

  @ParameterizedTest
  @MethodSource
  void notJson(String body) {
    assertThat(sentenceOf(body.getBytes(UTF_8)))
        .matches("The body is not JSON: line [1-9], column [0-9]+: [ -~]{1,203}")
        .doesNotContain("ALLOW_", "CTRL-CHAR", "token", "(code", "Feature", "not how JSON");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{\"a\":1/* */}  | line 1, column 7: JSON has no comments",
        "{\"a\":1,}      | line 1, column 8: the name of a member in \" is missing",
        "{\"a\":[1}}     | line 1, column 8: a bracket closes what is not open",
        "{\"a\":\"\u0000\"} | line 1, column 7: a control character in text has to be an escape",
        "{\"a\":NaN}     | line 1, column 9: here is a word that JSON does not have",
        "{\"a\":01}      | line 1, column 7: a number is not written as in JSON",
        "{\"a\":\"\\x\"}   | line 1, column 8: a \\ begins an escape that JSON does not have",
        "{\"a\":\"b       | line 1, column 8: it ends too early"
      })
  void notJson_isSaidInOurWords(String body, String sentence) {
    assertThat(sentenceOf(body.getBytes(UTF_8))).isEqualTo("The body is not JSON: " + sentence);
  }

  static Stream<String> notJson() {
    return Stream.of(
        "{",
        "{\"noticeId\":\"n\"",
        "{\"noticeId\":\"n\"} x",
        "{\"noticeId\":\"n\",}",
        "{noticeId:\"n\"}",
        "{'noticeId':'n'}",
        "{\"noticeId\":\"n\",\"a\":NaN}",
        "{\"noticeId\":\"n\",\"a\":01}",
        "{\"noticeId\":\"n\",\"a\":+1}",
        "{\"noticeId\":\"n\",\"a\":.5}",
        "{\"noticeId\":\"n\",\"a\":1.}",
        "{\"noticeId\":\"n\",\"a\":1e}",
        "{\"noticeId\":\"n\"/* */}",
        "{\"noticeId\":\"a\nb\"}",
        "{\"noticeId\":\"a\u0000b\"}",
        "{\"noticeId\":\"a\\xb\"}",
        "{\"noticeId\":\"a\\u12\"}",
        "{\"noticeId\":\"n\"\u00a0}",
        "{\"noticeId\":\"n\",\"a\":[1}}",
        "}",
        "<html>\u202e" + "é".repeat(5000),
        "x".repeat(MIB));
  }

  @Test
  void notUtf8_namesTheByte() {
    assertThat(sentenceOf("{\"noticeId\":\"ü\"}".getBytes(ISO_8859_1)))
        .isEqualTo("The body is not UTF-8: the byte at offset 13 cannot be read");
    assertThat(sentenceOf("{\"noticeId\":\"ü".getBytes(UTF_8), 1)).contains("not UTF-8");
    assertThat(sentenceOf(bytes(0x7B, 0x22, 0xC0, 0x80, 0x22, 0x7D))).contains("not UTF-8");
    assertThat(sentenceOf(bytes(0x22, 0xED, 0xA0, 0x80, 0x22))).contains("not UTF-8");
    assertThat(sentenceOf(bytes(0xFF, 0xFE, 0x7B, 0x00))).contains("not UTF-8");
  }

  @Test
  void otherEncodings_areNotGuessed() {
    assertThat(sentenceOf("{\"noticeId\":\"n\"}".getBytes(UTF_16LE))).contains("not JSON");
    assertThat(sentenceOf("\ufeff{\"noticeId\":\"n\"}".getBytes(UTF_8))).contains("not JSON");
  }

  @Test
  void greatSizes_areRead() throws BadNotice {
    String big = "{\"noticeId\":\"n\",\"%s\":\"%s\",\"n\":[%s]}";
    String numbers = "1e400,".repeat(50_000) + "1".repeat(1000);
    String text = "x".repeat(MIB / 3);
    assertThat(decode(big.formatted(text, text, numbers).getBytes(UTF_8)).noticeId())
        .isEqualTo("n");
    String deep = "{\"noticeId\":\"n\",\"a\":" + "[".repeat(99) + "]".repeat(99) + "}";
    assertThat(decode(deep.getBytes(UTF_8)).noticeId()).isEqualTo("n");
    assertThat(decode(namesOfOneHash().getBytes(UTF_8)).noticeId()).isEqualTo("n");
  }

  /** 2^14 names that {@code String.hashCode} cannot tell apart. */
  private static String namesOfOneHash() {
    StringBuilder body = new StringBuilder("{\"noticeId\":\"n\"");
    for (int i = 0; i < 1 << 14; i++) {
      body.append(",\"");
      int bits = i;
      IntStream.range(0, 14).forEach(bit -> body.append((bits >> bit & 1) == 0 ? "Aa" : "BB"));
      body.append("\":0");
    }
    return body.append('}').toString();
  }

  @Test
  void null_isAProgrammersError() {
    assertThatThrownBy(() -> decode(null)).hasMessage("body is null");
  }

  private Notice decode(byte[] body) throws BadNotice {
    return decoder.decode(new AppId("app"), body);
  }

  private String sentenceOf(byte[] body, int cut) {
    return sentenceOf(Arrays.copyOf(body, body.length - cut));
  }

  private String sentenceOf(byte[] body) {
    try {
      return "Read: " + decode(body);
    } catch (BadNotice e) {
      return e.getMessage();
    }
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
