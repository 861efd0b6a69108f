package io.agorawebhooks.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.NoticeKey;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentTest {
  private final NoticeDecoder decoder = new NoticeDecoder();

  private NoticeKey key(String app, String body) throws BadNotice {
    return decoder.decode(new AppId(app), body.getBytes(UTF_8)).key();
  }

  private static String canonical(String body) throws BadNotice {
    byte[] bytes = body.getBytes(UTF_8);
    return new String(Content.canonical(JsonReader.object(bytes), 0), UTF_8);
  }

  private int order(String a, String b) {
    Comparator<byte[]> order = decoder.contentOrder();
    assertThat(order.compare(b.getBytes(UTF_8), a.getBytes(UTF_8)))
        .isEqualTo(-order.compare(a.getBytes(UTF_8), b.getBytes(UTF_8)));
    return Integer.signum(order.compare(a.getBytes(UTF_8), b.getBytes(UTF_8)));
  }

  @Test
  void resend_hasTheSameKey() throws BadNotice {
    String first = "{\"noticeId\":\"n\",\"notifyMs\":1,\"payload\":{\"uid\":7,\"ts\":8}}";
    String again = "{ \"payload\" : {\"ts\":8.0, \"uid\":7e0},\n\"noticeId\":\"\\u006e\"}";
    assertThat(key("app", again)).isEqualTo(key("app", first));
    assertThat(order(first, again)).isZero();
  }

  @Test
  void otherAppIdOrContent_hasAnotherKey() throws BadNotice {
    NoticeKey key = key("app", "{\"noticeId\":\"n\",\"payload\":{\"notifyMs\":1}}");
    assertThat(key("app2", "{\"noticeId\":\"n\",\"payload\":{\"notifyMs\":1}}")).isNotEqualTo(key);
    assertThat(key("app", "{\"noticeId\":\"n\",\"payload\":{\"notifyMs\":2}}")).isNotEqualTo(key);
    assertThat(key("app", "{\"noticeId\":\"m\",\"payload\":{\"notifyMs\":1}}")).isNotEqualTo(key);
    assertThat(key("app", "{\"noticeId\":\"n\",\"payload\":{\"notifyMs\":\"1\"}}"))
        .isNotEqualTo(key);
  }

  @Test
  void names_areInTheOrderOfCodePoints() throws BadNotice {
    assertThat(canonical("{\"😀\":1,\"\uffee\":2,\"a\":3,\"aa\":4,\"B\":5,\"é\":6,\"\":7}"))
        .isEqualTo("{\"\":7,\"B\":5,\"a\":3,\"aa\":4,\"é\":6,\"\uffee\":2,\"😀\":1}");
  }

  @Test
  void text_isEscapedInOneWay() throws BadNotice {
    assertThat(
            canonical("{\"a\":\"\\/\\u0041\\u001f\\n\\b\\f\\r\\t\\\"\\\\\\u00e9\\ud83d\\ude00\"}"))
        .isEqualTo("{\"a\":\"/A\\u001f\\n\\b\\f\\r\\t\\\"\\\\é😀\"}");
  }

  @Test
  void halfSurrogates_areToldApart() throws BadNotice {
    String body = "{\"noticeId\":\"n\",\"a\":\"%s\"}";
    assertThat(key("app", body.formatted("\\ud800")))
        .isNotEqualTo(key("app", body.formatted("\\ud801")))
        .isNotEqualTo(key("app", body.formatted("?")));
  }

  @Test
  void valuesOfAllKinds_areKept() throws BadNotice {
    assertThat(canonical("{\"b\":[true, false, null, [], {}, 1, \"\"], \"notifyMs\": {}}"))
        .isEqualTo("{\"b\":[true,false,null,[],{},1,\"\"]}");
  }

  @ParameterizedTest
  @CsvSource({
    "7,7",
    "7.0,7",
    "7.00,7",
    "0.7e1,7",
    "700e-2,7",
    "-0,0",
    "-0.0e5,0",
    "0e99999999999999999999,0",
    "1.5,15e-1",
    "15E-1,15e-1",
    "-1.50,-15e-1",
    "100,100",
    "1e2,100",
    "1E+02,100",
    "123456789012345678,123456789012345678",
    "1234567890123456789,1234567890123456789e0",
    "1e18,1e18",
    "1000000000000000000,1e18",
    "1e999999999,1e999999999",
    "0.001,1e-3",
    "1e99999999999999999999,1e99999999999999999999"
  })
  void number_isWrittenByItsValue(String sent, String written) throws BadNotice {
    assertThat(canonical("{\"n\":" + sent + "}")).isEqualTo("{\"n\":" + written + "}");
  }

  @Test
  void order_isByCodePoint() {
    assertThat(order("{\"a\":\"\uffee\"}", "{\"a\":\"😀\"}")).isNegative();
    assertThat(order("{\"a\":1}", "{\"a\":2}")).isNegative();
    assertThat(order("{\"b\":1}", "{\"a\":2}")).isPositive();
    assertThat(order("{\"a\":1,\"notifyMs\":5}", "{\"notifyMs\":4, \"a\":1}")).isZero();
  }

  @Test
  void order_takesBytesThatAreNoNotice() {
    assertThat(order("{", "{\"a\":1}")).isNegative();
    assertThat(order("x", "x")).isZero();
  }
}
