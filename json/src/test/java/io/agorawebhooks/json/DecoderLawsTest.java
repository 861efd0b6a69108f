package io.agorawebhooks.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Notice;
import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** Whatever comes in, the worst that happens is a {@link BadNotice}. */
class DecoderLawsTest {
  private static final AppId APP = new AppId("app");
  private static final String LEAVE =
      """
      {"sid":"S","noticeId":"a:1","productId":1,"eventType":104,"notifyMs":1767262216018,\
      "payload":{"channelName":"ü😀","uid":4294967295,"clientSeq":18446744073709551615,\
      "ts":1767262215,"duration":6.15e2,"account":"\\ud83d\\ude00\\n","new":[true,null,{}]}}""";

  private final NoticeDecoder decoder = new NoticeDecoder();

  @Property(tries = 500)
  void arbitraryBytes(@ForAll byte[] bytes) {
    decodes(bytes);
    readsAsLine(bytes);
  }

  @Property(tries = 500)
  void textOfJsonsCharacters(
      @ForAll
          @StringLength(max = 40)
          @CharRange(from = '"', to = '"')
          @CharRange(from = '[', to = ']')
          @CharRange(from = '{', to = '}')
          @CharRange(from = '+', to = ':')
          @CharRange(from = 'd', to = 'f')
          String text) {
    decodes(text.getBytes(UTF_8));
    decodes(("{\"noticeId\":\"n\",\"a\":" + text + "}").getBytes(UTF_8));
    readsAsLine(("{\"app_id\":\"n\",\"body\":" + text + "}").getBytes(UTF_8));
  }

  @Property(tries = 2000)
  void mutatedNotice(
      @ForAll @Size(min = 1, max = 4) Map<@IntRange(max = 300) Integer, Byte> changes) {
    byte[] body = LEAVE.getBytes(UTF_8);
    changes.forEach((at, value) -> body[at % body.length] = value);
    decodes(body);
    readsAsLine(body);
  }

  @Property(tries = 200)
  void shortenedNotice_isNone(@ForAll @IntRange(min = 0, max = 10_000) int length) {
    byte[] body = LEAVE.getBytes(UTF_8);
    assertThat(decodes(Arrays.copyOf(body, length % body.length))).isFalse();
  }

  @Property(tries = 500)
  void anyText_comesThrough(@ForAll @StringLength(min = 1, max = 64) String text)
      throws JsonProcessingException, BadNotice {
    String json = new ObjectMapper().writeValueAsString(Map.of("noticeId", "n", "sid", text));
    Notice notice = decoder.decode(APP, json.getBytes(UTF_8));
    String escaped = json.replace("\"sid\":", "\"notifyMs\":5, \"sid\" : ");
    assertThat(decoder.decode(APP, escaped.getBytes(UTF_8)).key()).isEqualTo(notice.key());
  }

  private boolean decodes(byte[] body) {
    try {
      assertThat(decoder.decode(APP, body).noticeId()).isNotEmpty();
      return true;
    } catch (BadNotice e) {
      assertThat(e.getMessage()).matches("[ -~]{1,400}");
      return false;
    }
  }

  private static void readsAsLine(byte[] line) {
    try {
      assertThat(new LogLineReader(LogFields.USUAL).read(line, APP)).isNotNull();
    } catch (BadNotice e) {
      assertThat(e.getMessage()).matches("[ -~]{1,400}");
    }
  }
}
