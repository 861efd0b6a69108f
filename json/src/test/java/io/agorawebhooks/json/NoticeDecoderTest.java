package io.agorawebhooks.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.EventKey;
import io.agorawebhooks.notice.EventType;
import io.agorawebhooks.notice.Notice;
import io.agorawebhooks.notice.SetAside;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeDecoderTest {
  private static final AppId APP = new AppId("app");

  private final NoticeDecoder decoder = new NoticeDecoder();

  private Notice decode(String body) throws BadNotice {
    return decoder.decode(APP, body.getBytes(UTF_8));
  }

  /** A notice of a user's leave with one member of the payload replaced. */
  private Notice leave(String member, String value) throws BadNotice {
    return decode(
        """
        {"noticeId":"n","productId":1,"eventType":104,"payload":{
          %s"%s":%s}}"""
            .formatted(others(member), member, value));
  }

  private static String others(String member) {
    StringBuilder others = new StringBuilder();
    for (String[] one :
        new String[][] {{"channelName", "\"room\""}, {"uid", "7"}, {"ts", "1767261600"}}) {
      if (!one[0].equals(member)) {
        others.append('"').append(one[0]).append("\":").append(one[1]).append(',');
      }
    }
    return others.toString();
  }

  private Event event(String member, String value) throws BadNotice {
    Event event = leave(member, value).event();
    assertThat(event).isNotNull();
    return event;
  }

  @Test
  void leave_isReadWhole() throws BadNotice {
    Notice notice =
        decode(
            """
            {"sid":"S","noticeId":"a:1","productId":1,"eventType":104,"notifyMs":1767262216018,
             "payload":{"channelName":"standup #42 (eu)","uid":4294967295,"platform":6,
             "clientType":10,"clientSeq":18446744073709551615,"reason":2,"ts":1767262215,
             "duration":615,"account":"maria.k","new":[{}]}}""");
    assertThat(notice.noticeId()).isEqualTo("a:1");
    assertThat(notice.productId()).isEqualTo(1);
    assertThat(notice.eventType()).isEqualTo(104);
    assertThat(notice.notifyMs()).isEqualTo(1767262216018L);
    assertThat(notice.channel()).isEqualTo("standup #42 (eu)");
    assertThat(notice.setAside()).isNull();
    assertThat(notice.event())
        .isEqualTo(
            new Event(
                new EventKey(1767262215, -1L, EventType.of(104), 4294967295L),
                615L,
                6L,
                10L,
                2L,
                "maria.k",
                "S"));
  }

  @Test
  void longText_countsAsMissing() throws BadNotice {
    String longest = "\"%s\"".formatted("x".repeat(512));
    String tooLong = "\"%s\"".formatted("x".repeat(513));
    assertThat(leave("channelName", longest).channel()).hasSize(512);
    assertThat(leave("channelName", tooLong).channel()).isNull();
    assertThat(leave("channelName", tooLong).setAside()).isEqualTo(SetAside.NO_CHANNEL);
    assertThat(event("account", longest).account()).hasSize(512);
    assertThat(event("account", tooLong).account()).isNull();
    assertThat(event("x\":1},\"sid\":" + longest + ",\"y\":{\"z", "1").sid()).hasSize(512);
    assertThat(event("x\":1},\"sid\":" + tooLong + ",\"y\":{\"z", "1").sid()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"platform", "clientType", "reason"})
  void smallestCode_countsAsMissing(String name) throws BadNotice {
    Event event = event(name, "-9223372036854775808");
    assertThat(event.platform()).isNull();
    assertThat(event.clientType()).isNull();
    assertThat(event.reason()).isNull();
  }

  @Test
  void mark_hasNeitherUserNorAttributes() throws BadNotice {
    Notice notice =
        decode(
            """
            {"sid":"S","noticeId":"n","productId":1,"eventType":102,"payload":
             {"channelName":"r","ts":1767262215,"uid":5,"clientSeq":6,"platform":1,"lastUid":5}}""");
    assertThat(notice.event())
        .isEqualTo(
            new Event(
                new EventKey(1767262215, null, EventType.of(102), 0),
                null,
                null,
                null,
                null,
                null,
                null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "7|7",
        "7.0|7",
        "7e0|7",
        "70E-1|7",
        "0.7e1|7",
        "\"7\"|7",
        "\"0007\"|7",
        "4294967295|4294967295"
      })
  void uid_wholeNumberOrDigits(String json, long uid) throws BadNotice {
    assertThat(event("uid", json).uid()).isEqualTo(uid);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "0",
        "-1",
        "7.5",
        "4294967296",
        "\"\"",
        "\" 7\"",
        "\"+7\"",
        "\"-7\"",
        "\"7.0\"",
        "\"٧\"",
        "null",
        "true",
        "[7]",
        "{}",
        "1e400",
        "1e999999999",
        "1e99999999999999999999",
        "18446744073709551623"
      })
  void uid_anythingElseIsNone(String json) throws BadNotice {
    assertThat(leave("uid", json).setAside()).isEqualTo(SetAside.NO_UID);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "0|0",
        "\"18446744073709551615\"|-1",
        "18446744073709551615|-1",
        "1.8446744073709551615e19|-1",
        "9223372036854775808|-9223372036854775808",
        "-0|0",
        "18446744073709551616|",
        "-1|",
        "1.5|",
        "\"x\"|",
        "null|",
        "\"00000000000000000000000000012\"|12"
      })
  void clientSeq_isUnsigned(String json, Long bits) throws BadNotice {
    assertThat(event("clientSeq", json).key().clientSeq()).isEqualTo(bits);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1767261600|1767261600", "1767261600.0|1767261600", "1767261600999|1767261600",
        "1420070400|1420070400", "1420070400000|1420070400", "4102444799|4102444799",
        "4102444799999|4102444799"
      })
  void ts_inSecondsOrMillis(String json, long second) throws BadNotice {
    assertThat(event("ts", json).ts()).isEqualTo(second);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1420070399",
        "4102444800",
        "4102444800000",
        "1420070399999",
        "0",
        "-5",
        "1767261600.5",
        "\"1767261600\"",
        "null",
        "99999999999",
        "9223372036854775807",
        "9223372036854775808"
      })
  void ts_anythingElseIsBad(String json) throws BadNotice {
    assertThat(leave("ts", json).setAside()).isEqualTo(SetAside.BAD_TIMESTAMP);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"0|0", "2592000|2592000", "6e1|60", "2592001|", "-1|", "1.5|", "\"5\"|", "null|"})
  void duration_upToThirtyDays(String json, Long seconds) throws BadNotice {
    assertThat(event("duration", json).duration()).isEqualTo(seconds);
  }

  @Test
  void duration_ofJoinIsIgnored() throws BadNotice {
    Notice join =
        decode(
            """
            {"noticeId":"n","productId":1,"eventType":103,"payload":
             {"channelName":"r","ts":1767262215,"uid":5,"duration":6}}""");
    assertThat(join.event()).extracting(Event::duration).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"\"\"", "null", "7", "\"a\\u0000\"", "\"a\\ud800\"", "\"\\udc00b\"", "[]"})
  void channelName_thatIsNoneIsNoChannel(String json) throws BadNotice {
    assertThat(leave("channelName", json).setAside()).isEqualTo(SetAside.NO_CHANNEL);
    assertThat(leave("channelName", json).channel()).isNull();
  }

  @Test
  void channelName_longerThanAgoraAllowsIsTaken() throws BadNotice {
    assertThat(leave("channelName", "\"" + "漢".repeat(100) + "\\ud83d\\ude00\"").channel())
        .isEqualTo("漢".repeat(100) + "😀");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"\"x\"|x", "\"\"|", "null|", "7|", "\"a\\u0000\"|", "\"\\ud800\"|"})
  void account_isTextThatIsNotEmpty(String json, String account) throws BadNotice {
    assertThat(event("account", json).account()).isEqualTo(account);
  }

  @Test
  void codes_areKeptKnownOrNot() throws BadNotice {
    assertThat(event("platform", "99").platform()).isEqualTo(99);
    assertThat(event("clientType", "-3").clientType()).isEqualTo(-3);
    assertThat(event("reason", "7.0").reason()).isEqualTo(7);
    assertThat(event("reason", "\"7\"").reason()).isNull();
    assertThat(event("reason", "9223372036854775808").reason()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"noticeId\":\"n\"}|OTHER_PRODUCT",
        "{\"noticeId\":\"n\",\"productId\":\"1\"}|OTHER_PRODUCT",
        "{\"noticeId\":\"n\",\"productId\":3,\"eventType\":103}|OTHER_PRODUCT",
        "{\"noticeId\":\"n\",\"productId\":1.5}|OTHER_PRODUCT",
        "{\"noticeId\":\"n\",\"productId\":1}|UNKNOWN_EVENT",
        "{\"noticeId\":\"n\",\"productId\":1,\"eventType\":109}|UNKNOWN_EVENT",
        "{\"noticeId\":\"n\",\"productId\":1,\"eventType\":\"103\"}|UNKNOWN_EVENT",
        "{\"noticeId\":\"n\",\"productId\":1,\"eventType\":103}|NO_CHANNEL",
        "{\"noticeId\":\"n\",\"productId\":1,\"eventType\":103,\"payload\":[]}|NO_CHANNEL",
        "{\"noticeId\":\"n\",\"product_id\":1,\"eventType\":103}|NO_CHANNEL",
        "{\"noticeId\":\"n\",\"product_id\":1,\"productId\":2}|OTHER_PRODUCT",
        "{\"noticeId\":\"n\",\"productId\":1,\"eventType\":103,\"payload\":{\"channelName\":\"test_webhook\"}}|TEST",
        "{\"noticeId\":\"n\",\"productId\":1,\"eventType\":103,\"payload\":{\"channelName\":\"r\"}}|BAD_TIMESTAMP",
        "{\"noticeId\":\"n\",\"productId\":1,\"eventType\":103,\"payload\":{\"channelName\":\"r\",\"ts\":1767261600}}|NO_UID",
      })
  void setAside_firstReasonThatFits(String body, SetAside reason) throws BadNotice {
    assertThat(decode(body).setAside()).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"cname\":\"a\"}",
        "{\"channel\":\"a\"}",
        "{\"player\":{\"channelName\":\"a\"}}",
        "{\"converter\":{\"transcodeOptions\":{\"rtcChannel\":\"a\"}}}",
        "{\"converter\":{\"rawOptions\":{\"rtcChannel\":\"a\"}}}",
        "{\"rtcInfo\":{\"channel\":\"a\"}}"
      })
  void channel_ofOtherProducts(String payload) throws BadNotice {
    String body = "{\"noticeId\":\"n\",\"productId\":%d,\"payload\":%s}";
    assertThat(decode(body.formatted(3, payload)).channel()).isEqualTo("a");
    assertThat(decode(body.formatted(1, payload)).channel()).isNull();
  }
}
